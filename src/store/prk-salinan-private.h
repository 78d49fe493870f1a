/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-store-private.h"

G_BEGIN_DECLS

/* Tidies up after a crash, and has a thread that makes the daily copy. */
PrkCopier *_prk_copier_start   (const char      *folder,
                                gboolean         is_alone,
                                const PrkTuning *tuning,
                                gint64           now_us) G_GNUC_WARN_UNUSED_RESULT;
/* A copy that is under way is given up. */
void       _prk_copier_stop    (PrkCopier *self);

/* Is the file at @path a sound database of ours, and how far does it go? */
gboolean   _prk_salinan_verify (const char  *path,
                                gboolean     quick,
                                gint64      *last_seq,
                                GError     **error);
/* (element-type utf8) names in folder/salinan, oldest first. */
GPtrArray *_prk_salinan_list   (const char *folder) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
