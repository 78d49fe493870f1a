/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "domain/prk-profil.h"

G_BEGIN_DECLS

/* What stands on the paper besides the differences. */
typedef struct
{
  const char *judul;      /* of the record */
  const char *lama, *baru; /* the two states in words */
} PrkBandingCetak;

/* @beda: (element-type PrkBeda) as prk_kak_banding() gives them. A PDF, or with @docx a document for a word processor. Any thread. */
GBytes *prk_banding_cetak (const PrkBandingCetak *self,
                           GPtrArray             *beda,
                           PrkProfil             *profil,
                           gboolean               docx,
                           GCancellable          *cancellable,
                           GError               **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
