/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "domain/prk-klasifikasi.h"
#include "domain/prk-profil.h"

G_BEGIN_DECLS

/* One choice as an item of a list model. */
#define PRK_TYPE_KAK_PILIHAN (prk_kak_pilihan_get_type ())
G_DECLARE_FINAL_TYPE (PrkKakPilihan, prk_kak_pilihan, PRK, KAK_PILIHAN, GObject)

/* Properties: nama, kelompok, keterangan. The kode is "" for the item that stands for no choice. */
const char *prk_kak_pilihan_get_kode     (PrkKakPilihan *self);
const char *prk_kak_pilihan_get_nama     (PrkKakPilihan *self);
const char *prk_kak_pilihan_get_kelompok (PrkKakPilihan *self);

/* The choices of a list as @profil has them, after one for "no choice". */
GListModel *prk_kak_pilihan_new_model    (PrkProfil  *profil,
                                          const char *list);

G_END_DECLS
