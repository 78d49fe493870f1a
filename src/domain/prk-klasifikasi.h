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

/* The name of a choice; a code that the list does not know stands for itself. @kode: (nullable) */
const char       *prk_klasifikasi_get_nama (const char *id,
                                            const char *kode);

/* (element-type PrkPilihan) (transfer container): without those that a daerah of this level does
 * not have, e.g. kehutanan for a kabupaten; prk_profil_list_pilihan() is for forms. */
GPtrArray        *prk_klasifikasi_list_for  (const char *id,
                                             const char *daerah) G_GNUC_WARN_UNUSED_RESULT;

/* Any choice under the name that it has in a daerah of this level; @daerah NULL: as in the list. */
const PrkPilihan *prk_klasifikasi_find_for  (const char *id,
                                             const char *kode,
                                             const char *daerah);

/* A trait that rules ask for, such as "menuntut_sumber" of a bentuk; NULL when it has none. */
const char       *prk_klasifikasi_get_sifat (const char *id,
                                             const char *kode,
                                             const char *sifat);

G_END_DECLS
