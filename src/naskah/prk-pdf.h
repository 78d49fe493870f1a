/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-lambang.h"
#include "prk-tata.h"

G_BEGIN_DECLS

/* In a running line these stand for the number of the page and of all pages; no text of a record can hold them. */
#define PRK_TEPI_HALAMAN "\001"
#define PRK_TEPI_JUMLAH  "\002"

/* A line that every page but the cover has. */
typedef struct
{
  const PrkGaya *gaya;
  const char    *teks;  /* NULL for none */
  gboolean       garis; /* a thin line between it and the text */
} PrkTepi;

/* What the PDF says besides its blocks. Strings may be NULL. */
typedef struct
{
  const PrkTataHalaman *halaman;
  PrkLambang           *lambang;
  GHashTable           *lambang_lain; /* (nullable) (element-type utf8 PrkLambang) by key */
  const char           *daerah;       /* the key of the daerah's own */
  PrkTepi               kepala;
  PrkTepi               kaki;
  const char           *tanda_air;
  const char           *kode;         /* names the very state of a draft, below on the left */
  const char           *judul;
  const char           *penulis;
  const char           *subjek;
  gint64                dibuat_us; /* since 1970 */
  gint64                diubah_us;
} PrkPdf;

GBytes *prk_pdf_tulis (const PrkPdf  *self,
                       PrkTata       *tata,
                       PrkUkur       *ukur,
                       GCancellable  *cancellable,
                       GError       **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
