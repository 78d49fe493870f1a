/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The list of provinsi, kabupaten/kota, kecamatan and desa/kelurahan by official code. Loaded on first use, or
 * before it by prk_wilayah_prepare(); then immutable. */
typedef struct
{
  const char *kode; /* "62", "62.04", "62.04.01", "62.04.01.2001" */
  const char *nama; /* "Kabupaten Barito Selatan", "Dusun Selatan" */
} PrkWilayah;

void              prk_wilayah_prepare   (void);
const PrkWilayah *prk_wilayah_find      (const char *kode);

/* (element-type PrkWilayah) (transfer container): children of @kode in code order; NULL lists the provinsi. */
GPtrArray        *prk_wilayah_list      (const char *kode) G_GNUC_WARN_UNUSED_RESULT;

/* Best matches for what a person types, at most @limit; only @max_level segments deep (2: provinsi and kabupaten/kota).
 * Those below @near come first; @near may be NULL. */
GPtrArray        *prk_wilayah_search    (const char *text,
                                         guint       max_level,
                                         const char *near,
                                         guint       limit) G_GNUC_WARN_UNUSED_RESULT;

/* "Desa Baru, Kecamatan Dusun Selatan, Kabupaten Barito Selatan, Kalimantan Tengah"; NULL for an unknown code. */
char             *prk_wilayah_dup_full_name (const char *kode) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
