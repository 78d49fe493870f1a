/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-libur.h"

G_BEGIN_DECLS

#define LIBUR_MAX_SIZE (1024 * 1024)
#define LIBUR_MAX_ROWS 20000

/* One reading of one file: what was found, what was wrong, and where each day stood. */
typedef struct
{
  GPtrArray  *libur;
  GPtrArray  *salah;
  GHashTable *lines; /* "tanggal golongan daerah" → line */
} PrkLiburBaca;

/* What a line says, as it stands there. */
typedef struct
{
  const char *tanggal, *golongan, *nama, *daerah, *sumber;
} PrkLiburBaris;

extern const char *const _prk_libur_golongan[];

gboolean _prk_libur_begin (PrkLiburBaca *baca,
                           const char   *text,
                           gssize        size,
                           GPtrArray    *salah);
GPtrArray *_prk_libur_end (PrkLiburBaca *baca);
void     _prk_libur_salah (PrkLiburBaca *baca,
                           guint         baris,
                           const char   *kunci,
                           const char   *nilai);
gboolean _prk_libur_add   (PrkLiburBaca        *baca,
                           guint                baris,
                           const PrkLiburBaris *isi);

G_END_DECLS
