/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/prk-profil.h"
#include "oplog/prk-berkas-value.h"

#include "prk-identitas.h"
#include "prk-store.h"

G_BEGIN_DECLS

/* What is known of an offer that another daerah sent (Pasal 17): its KAK is a file. Days are ISO 8601. */
typedef struct
{
  char           *judul;
  char           *mitra_kode; /* (nullable) region code */
  char           *mitra;      /* the daerah that offers */
  char           *nomor;      /* (nullable) of its letter */
  char           *tanggal;    /* (nullable) of its letter */
  char           *diterima;   /* (nullable) */
} PrkKakMasuk;

PrkKakMasuk *prk_kak_masuk_copy       (const PrkKakMasuk *self) G_GNUC_WARN_UNUSED_RESULT;
void         prk_kak_masuk_free       (PrkKakMasuk *self);

/* Takes the file in and writes a KAK that stands for it, a draft until it is submitted like any other. Blocks. The new
 * KAK's id. Errors of the file are of PRK_BERKAS_ERROR. */
char        *prk_kak_masuk_baru       (PrkStore            *store,
                                       PrkProfil           *profil,
                                       const PrkIdentitas  *identitas,
                                       const PrkKakMasuk   *masuk,
                                       GFile               *file,
                                       GError             **error) G_GNUC_WARN_UNUSED_RESULT;
void         prk_kak_masuk_baru_async (PrkStore            *store,
                                       PrkProfil           *profil,
                                       const PrkIdentitas  *identitas,
                                       const PrkKakMasuk   *masuk,
                                       GFile               *file,
                                       GCancellable        *cancellable,
                                       GAsyncReadyCallback  callback,
                                       gpointer             user_data);
char        *prk_kak_masuk_baru_finish (GAsyncResult       *result,
                                       GError             **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrkKakMasuk, prk_kak_masuk_free)

G_END_DECLS
