/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/prk-kak-baru.h"

G_BEGIN_DECLS

/* A KAK out of a document that was written freely: @tempat (element-type PrkDocxTempat) says where each paragraph goes, @file is
 * attached as it is. Blocks; any thread. Its id. */
char *prk_impor_kak (PrkStore            *store,
                     PrkProfil           *profil,
                     const PrkIdentitas  *identitas,
                     GPtrArray           *tempat,
                     GFile               *file,
                     GCancellable        *cancellable,
                     GError             **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
