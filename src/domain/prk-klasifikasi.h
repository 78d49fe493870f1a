/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The lists of choices: urusan, bentuk, kategori … from data/klasifikasi. Loaded once, immutable. */
typedef struct
{
  const char *kode;
  const char *nama;
  const char *kelompok;   /* e.g. "Wajib pelayanan dasar"; NULL for none */
  const char *keterangan; /* with the article */
} PrkPilihan;

/* (element-type PrkPilihan) (transfer none); empty for an unknown list. */
const GPtrArray  *prk_klasifikasi_list (const char *id);
const PrkPilihan *prk_klasifikasi_find (const char *id,
                                        const char *kode);

G_END_DECLS
