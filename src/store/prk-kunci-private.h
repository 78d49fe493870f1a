/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-writer-private.h"

G_BEGIN_DECLS

#define PRK_STORE_KEY_NEW PRK_STORE_KEY ".baru"

/* Goes on with the key that the database names, where its file is here: after a crash between
 * commit and renaming, or when another process has changed it. */
gboolean   _prk_kunci_adopt         (PrkDb       *db,
                                     const char  *folder,
                                     PrkKey     **key,
                                     GError     **error);
/* The new key's file takes the place of the old one's; when that fails the next adopt does it. */
void       _prk_kunci_settle        (const char *folder);

/* An op is written again under another id. */
gboolean   _prk_kunci_remember      (PrkDb       *db,
                                     const char  *former,
                                     const char  *id,
                                     gint64       at_us,
                                     GError     **error);
/* What an op is called now; @id itself where it never had another name. */
char      *_prk_kunci_dup_name      (PrkDb       *db,
                                     const char  *id,
                                     GError     **error) G_GNUC_WARN_UNUSED_RESULT;
/* (element-type PrkOpSet) (transfer container): @sets, naming ops by what they are called now. */
GPtrArray *_prk_kunci_translate     (PrkDb      *db,
                                     GPtrArray  *sets,
                                     GError    **error) G_GNUC_WARN_UNUSED_RESULT;

/* prk-store-over.c (element-type PrkOpSet): @sets, which also replace what was replaced by writes of
 * ours that the register may refuse. */
GPtrArray *_prk_over_extend         (PrkDb      *db,
                                     GPtrArray  *sets,
                                     GError    **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
