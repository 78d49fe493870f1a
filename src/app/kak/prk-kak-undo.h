/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-kak-step.h"

G_BEGIN_DECLS

/* The two stacks of undo and redo. */
typedef struct _PrkKakUndo PrkKakUndo;

PrkKakUndo *prk_kak_undo_new       (void);
void        prk_kak_undo_free      (PrkKakUndo *self);

void        prk_kak_undo_push      (PrkKakUndo *self,
                                    PrkKakStep *step);
/* The step to apply now; NULL when there is none. (transfer full) */
PrkKakStep *prk_kak_undo_take_undo (PrkKakUndo *self) G_GNUC_WARN_UNUSED_RESULT;
PrkKakStep *prk_kak_undo_take_redo (PrkKakUndo *self) G_GNUC_WARN_UNUSED_RESULT;
PrkKakStep *prk_kak_undo_peek_undo (PrkKakUndo *self);
PrkKakStep *prk_kak_undo_peek_redo (PrkKakUndo *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrkKakUndo, prk_kak_undo_free)

G_END_DECLS
