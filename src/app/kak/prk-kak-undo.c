/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "prk-kak-undo.h"

/* A day's work is a few hundred steps; beyond this the history page is the way back. */
#define MAX_STEPS 1000

struct _PrkKakUndo
{
  GQueue done;
  GQueue undone;
};

PrkKakUndo *
prk_kak_undo_new (void)
{
  PrkKakUndo *self = g_new0 (PrkKakUndo, 1);

  g_queue_init (&self->done);
  g_queue_init (&self->undone);

  return self;
}

void
prk_kak_undo_free (PrkKakUndo *self)
{
  g_queue_clear_full (&self->done, (GDestroyNotify) prk_kak_step_unref);
  g_queue_clear_full (&self->undone, (GDestroyNotify) prk_kak_step_unref);
  g_free (self);
}

void
prk_kak_undo_push (PrkKakUndo *self,
                   PrkKakStep *step)
{
  g_queue_clear_full (&self->undone, (GDestroyNotify) prk_kak_step_unref);
  g_queue_push_tail (&self->done, prk_kak_step_ref (step));

  if (g_queue_get_length (&self->done) > MAX_STEPS)
    prk_kak_step_unref (g_queue_pop_head (&self->done));
}

PrkKakStep *
prk_kak_undo_take_undo (PrkKakUndo *self)
{
  PrkKakStep *step = g_queue_pop_tail (&self->done);

  if (step == NULL)
    return NULL;

  g_queue_push_tail (&self->undone, step);

  return prk_kak_step_new_inverse (step);
}

PrkKakStep *
prk_kak_undo_take_redo (PrkKakUndo *self)
{
  g_autoptr(PrkKakStep) back = NULL;
  PrkKakStep *step = g_queue_pop_tail (&self->undone);

  if (step == NULL)
    return NULL;

  g_queue_push_tail (&self->done, step);
  back = prk_kak_step_new_inverse (step);

  /* Doing an added row again means lifting its tombstone, not adding it once more: the inverse of
   * the inverse. */
  return prk_kak_step_new_inverse (back);
}

PrkKakStep *
prk_kak_undo_peek_undo (PrkKakUndo *self)
{
  return g_queue_peek_tail (&self->done);
}

PrkKakStep *
prk_kak_undo_peek_redo (PrkKakUndo *self)
{
  return g_queue_peek_tail (&self->undone);
}
