/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "oplog/prk-edit.h"

G_BEGIN_DECLS

/* What one action did to one record, free of ops: path, what it showed before, what it shows after.
 */
typedef struct _PrkKakStep PrkKakStep;

PrkKakStep *prk_kak_step_new           (const char *label);
PrkKakStep *prk_kak_step_new_from_edit (PrkEdit    *edit,
                                        const char *label);
PrkKakStep *prk_kak_step_new_inverse   (PrkKakStep *self) G_GNUC_WARN_UNUSED_RESULT;
PrkKakStep *prk_kak_step_ref           (PrkKakStep *self);
void        prk_kak_step_unref         (PrkKakStep *self);

void        prk_kak_step_add           (PrkKakStep *self,
                                        const char *path,
                                        JsonNode   *before,
                                        JsonNode   *after);
/* The record that the author saw, where it is not the newest one any more. */
void        prk_kak_step_set_seen      (PrkKakStep *self,
                                        PrkRecord  *record);
PrkRecord  *prk_kak_step_get_seen      (PrkKakStep *self);

const char *prk_kak_step_get_label     (PrkKakStep *self);
guint       prk_kak_step_get_n_paths   (PrkKakStep *self);
const char *prk_kak_step_get_path      (PrkKakStep *self,
                                        guint       index);
JsonNode   *prk_kak_step_get_after     (PrkKakStep *self,
                                        guint       index);
gboolean    prk_kak_step_has_path      (PrkKakStep *self,
                                        const char *path);

/* (element-type PrkKakStep) */
GPtrArray  *prk_kak_step_split         (PrkKakStep *self,
                                        guint       max_paths,
                                        gsize       max_bytes) G_GNUC_WARN_UNUSED_RESULT;
PrkEdit    *prk_kak_step_to_edit       (PrkKakStep *self,
                                        PrkRecord  *record) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrkKakStep, prk_kak_step_unref)

G_END_DECLS
