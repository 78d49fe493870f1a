/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/prk-catatan.h"
#include "domain/prk-profil.h"
#include "store/prk-store.h"

G_BEGIN_DECLS

/* The notes on one KAK, kept as the store has them: read off the main thread, and again when one
 * changes here or comes from elsewhere. Signal: changed (). */
#define PRK_TYPE_CATATAN_DAFTAR (prk_catatan_daftar_get_type ())
G_DECLARE_FINAL_TYPE (PrkCatatanDaftar, prk_catatan_daftar, PRK, CATATAN_DAFTAR, GObject)

/* @oleh (nullable): who sits here. */
PrkCatatanDaftar *prk_catatan_daftar_new          (PrkStore   *store,
                                                   PrkProfil  *profil,
                                                   const char *kak,
                                                   const char *oleh) G_GNUC_WARN_UNUSED_RESULT;
/* (element-type PrkRecord) oldest first; another array after each "changed". */
GPtrArray        *prk_catatan_daftar_get          (PrkCatatanDaftar *self);
guint             prk_catatan_daftar_count_terbuka (PrkCatatanDaftar *self);
PrkStore         *prk_catatan_daftar_get_store    (PrkCatatanDaftar *self);
PrkProfil        *prk_catatan_daftar_get_profil   (PrkCatatanDaftar *self);
/* The KAK in whose words places are told: rows of tables have numbers in it. */
void              prk_catatan_daftar_set_kak      (PrkCatatanDaftar *self,
                                                   PrkRecord        *kak);
/* "c Lokasi · Peruntukan", "Halaman 3 berkas", "KAK secara umum" */
char             *prk_catatan_daftar_dup_tempat   (PrkCatatanDaftar *self,
                                                   PrkRecord        *catatan) G_GNUC_WARN_UNUSED_RESULT;

/* What a person does; @callback gets what prk_store_commit_finish() takes. `kak` and `oleh` of @baru
 * are filled in. */
void              prk_catatan_daftar_tambah       (PrkCatatanDaftar    *self,
                                                   PrkCatatanBaru       baru,
                                                   GAsyncReadyCallback  callback,
                                                   gpointer             user_data);
void              prk_catatan_daftar_balas        (PrkCatatanDaftar    *self,
                                                   PrkRecord           *catatan,
                                                   const char          *isi,
                                                   GAsyncReadyCallback  callback,
                                                   gpointer             user_data);
void              prk_catatan_daftar_tutup        (PrkCatatanDaftar    *self,
                                                   PrkRecord           *catatan,
                                                   gboolean             is_settled,
                                                   GAsyncReadyCallback  callback,
                                                   gpointer             user_data);

G_END_DECLS
