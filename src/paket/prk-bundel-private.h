/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "naskah/prk-naskah.h"

#include "prk-paket-private.h"

G_BEGIN_DECLS

/* One line of the contents. */
typedef struct
{
  const char *judul;
  const char *keterangan;
  const char *alasan; /* (nullable) why it is a file of its own */
  guint       awal;   /* its first page after the contents, from 0 */
  guint       n_halaman;
} PrkBundelBaris;

/* The contents, whose own pages are counted in. (element-type PrkBundelBaris) */
PrkCetakan *_prk_bundel_cetak_isi (PrkPaketCetak  *cetak,
                                   GPtrArray      *baris,
                                   GError        **error) G_GNUC_WARN_UNUSED_RESULT;
/* Path of line @index in it. */
char       *_prk_bundel_dup_path  (guint index) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
