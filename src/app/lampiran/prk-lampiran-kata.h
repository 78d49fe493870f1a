/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/prk-berkas.h"

G_BEGIN_DECLS

/* Files in words. */
char *prk_lampiran_kata_dup_ukuran  (gint64 bytes) G_GNUC_WARN_UNUSED_RESULT;
/* Where its bytes are. @keadaan: (nullable): not known yet */
char *prk_lampiran_kata_dup_keadaan (const PrkBerkasKeadaan *keadaan,
                                     gboolean                is_enrolled) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
