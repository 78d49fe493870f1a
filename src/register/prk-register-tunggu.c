/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "prk-register-private.h"

void
prk_kiriman_free (PrkKiriman *self)
{
  g_bytes_unref (self->isi);
  g_free (self->ttd);
  g_free (self);
}

typedef struct
{
  GMutex mutex;
  GCond cond;
  gboolean is_done;
  char *answer;
  guint n_accepted;
  GError *error;
} Waiting;

static void
wake (gpointer  data,
      char     *answer,
      guint     n_accepted,
      GError   *error)
{
  Waiting *waiting = data;

  g_mutex_lock (&waiting->mutex);
  waiting->is_done = TRUE;
  waiting->answer = answer;
  waiting->n_accepted = n_accepted;
  waiting->error = error;
  g_cond_signal (&waiting->cond);
  g_mutex_unlock (&waiting->mutex);
}

/**
 * prk_register_push:
 * @n_accepted: (out): how many joined the history
 *
 * prk_register_push_async() that blocks until they are durable.
 *
 * Returns: (transfer full): the answer of POST /v1/ops
 */
char *
prk_register_push (PrkRegister       *self,
                   const PrkPemegang *pemegang,
                   GPtrArray         *kiriman,
                   gint64             known,
                   guint             *n_accepted,
                   GError           **error)
{
  Waiting waiting = { 0 };

  g_return_val_if_fail (PRK_IS_REGISTER (self) && n_accepted != NULL, NULL);

  g_mutex_init (&waiting.mutex);
  g_cond_init (&waiting.cond);
  prk_register_push_async (self, pemegang, kiriman, NULL, known, wake, &waiting);
  g_mutex_lock (&waiting.mutex);
  while (!waiting.is_done)
    g_cond_wait (&waiting.cond, &waiting.mutex);
  g_mutex_unlock (&waiting.mutex);
  g_mutex_clear (&waiting.mutex);
  g_cond_clear (&waiting.cond);

  *n_accepted = waiting.n_accepted;
  if (waiting.error != NULL)
    g_propagate_error (error, waiting.error);

  return waiting.answer;
}
