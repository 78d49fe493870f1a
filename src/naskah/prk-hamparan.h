/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "domain/prk-kalender.h"

G_BEGIN_DECLS

/* A plain table for spreadsheets: one sheet, a heading, rows that are asked for one after the other, so that nothing is
 * copied. Any thread. */

typedef enum
{
  PRK_HAMPARAN_TEKS,
  PRK_HAMPARAN_ANGKA,
  PRK_HAMPARAN_HARI,
} PrkHamparanJenis;

typedef struct
{
  const char    *judul;
  PrkHamparanJenis  jenis;
  guint          lebar; /* characters */
} PrkHamparanKolom;

/* What stands in a cell, by the kind of its column. */
typedef struct
{
  const char *teks;  /* (nullable) valid until the next cell is asked for */
  gint64      angka;
  PrkHari     hari;  /* 0: empty */
} PrkHamparanSel;

typedef struct
{
  const char          *judul;  /* of sheet and document */
  const PrkHamparanKolom *kolom;
  guint                n_kolom;
  guint                n_baris;
  void               (*isi) (gpointer     data,
                             guint        baris,
                             guint        kolom,
                             PrkHamparanSel *sel);
  gpointer             data;
} PrkHamparan;

typedef enum
{
  PRK_HAMPARAN_XLSX,
  PRK_HAMPARAN_ODS,
  PRK_HAMPARAN_CSV,
  PRK_HAMPARAN_BUKAN, /* none of them */
} PrkHamparanFormat;

/* By the ending of a file's name. */
PrkHamparanFormat prk_hamparan_find_format (const char *name);
/* Replaces @path once the whole file is there. PRK_NASKAH_ERROR_OUTPUT, G_IO_ERROR_CANCELLED */
gboolean       prk_hamparan_tulis       (const PrkHamparan  *self,
                                      PrkHamparanFormat   format,
                                      const char      *path,
                                      GCancellable    *cancellable,
                                      GError         **error);

G_END_DECLS
