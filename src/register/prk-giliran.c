/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A laptop may send its next batch before the last one is answered. Their signatures are verified
 * beside each other, and the later one is often ready first: decided first, all its ops would be
 * held for want of their predecessors, stored, and read again. So each enters the queue of writers
 * only when the one before it has, or has ended without. Whoever waits has begun after whom it
 * waits for, and so nobody waits in a circle. */
#include "config.h"

#include "prk-giliran.h"

struct _PrkGiliran
{
  gatomicrefcount ref_count;
  PrkGiliran *before; /* (nullable) until waited for */
  GMutex mutex;
  GCond cond;
  gboolean is_over;
};

/* @before: (nullable) */
PrkGiliran *
_prk_giliran_new (PrkGiliran *before)
{
  PrkGiliran *self = g_new0 (PrkGiliran, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->before = before != NULL ? _prk_giliran_ref (before) : NULL;
  g_mutex_init (&self->mutex);
  g_cond_init (&self->cond);

  return self;
}

PrkGiliran *
_prk_giliran_ref (PrkGiliran *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
_prk_giliran_unref (PrkGiliran *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_clear_pointer (&self->before, _prk_giliran_unref);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->cond);
  g_free (self);
}

/* In the thread whose turn it is. */
void
_prk_giliran_wait (PrkGiliran *self)
{
  PrkGiliran *before = self->before;

  if (before == NULL)
    return;
  g_mutex_lock (&before->mutex);
  while (!before->is_over)
    g_cond_wait (&before->cond, &before->mutex);
  g_mutex_unlock (&before->mutex);
  g_clear_pointer (&self->before, _prk_giliran_unref);
}

/* Again does nothing. */
void
_prk_giliran_end (PrkGiliran *self)
{
  g_mutex_lock (&self->mutex);
  self->is_over = TRUE;
  g_cond_broadcast (&self->cond);
  g_mutex_unlock (&self->mutex);
}
