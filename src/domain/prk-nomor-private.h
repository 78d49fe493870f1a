/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "prk-nomor.h"

G_BEGIN_DECLS

/* Without a form to go by: the first part after the classification that is a number and no year. Bytes of @nomor;
 * FALSE: none. */
gboolean _prk_nomor_cari_urut (const char *nomor,
                               guint       tahun,
                               guint      *urut,
                               gsize      *awal,
                               gsize      *akhir);
/* Bytes where the running part stands; FALSE: @nomor has another form. */
gboolean _prk_pola_nomor_cari (PrkPolaNomor *self,
                               const char   *nomor,
                               gsize        *awal,
                               gsize        *akhir);
/* What a profile says of its numbers; errors name the key. */
gboolean _prk_nomor_periksa_profil (JsonObject  *root,
                                    PrkProfil   *profil,
                                    GError     **error);

G_END_DECLS
