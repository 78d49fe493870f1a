/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "prk-job-private.h"

PrkJob *
_prk_job_new (PrkJobKind     kind,
              PrkJobRun      run,
              gpointer       input,
              GDestroyNotify input_free)
{
  PrkJob *self = g_new0 (PrkJob, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->kind = kind;
  self->run = run;
  self->input = input;
  self->input_free = input_free;
  g_mutex_init (&self->mutex);
  g_cond_init (&self->cond);
  return self;
}

PrkJob *
_prk_job_ref (PrkJob *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
_prk_job_unref (PrkJob *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  _prk_job_clear_result (self);
  if (self->input_free != NULL)
    self->input_free (self->input);
  g_clear_error (&self->error);
  g_clear_object (&self->task);
  g_clear_pointer (&self->riders, g_ptr_array_unref);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->cond);
  g_free (self);
}

void
_prk_job_set_task (PrkJob *self,
                   GTask  *task)
{
  g_set_object (&self->task, task);
}

void
_prk_job_clear_result (PrkJob *self)
{
  if (self->result != NULL && self->result_free != NULL)
    self->result_free (self->result);
  self->result = NULL;
}

void
_prk_job_set_result (PrkJob        *self,
                     gpointer       result,
                     GDestroyNotify result_free)
{
  _prk_job_clear_result (self);
  self->result = result;
  self->result_free = result_free;
}

static gboolean
return_task_cb (gpointer data)
{
  PrkJob *self = data;

  if (self->error != NULL)
    g_task_return_error (self->task, g_steal_pointer (&self->error));
  else
    g_task_return_pointer (self->task, g_steal_pointer (&self->result), self->result_free);
  return G_SOURCE_REMOVE;
}

/* The task, and with it the store, must not lose its last reference on a thread of the store, which
 * would have to join itself: so the last reference travels to the task's own context. */
static void
answer_task (PrkJob *self)
{
  g_autoptr (GSource) source = g_idle_source_new ();
  GMainContext *context = g_task_get_context (self->task);

  g_source_set_priority (source, g_task_get_priority (self->task));
  g_source_set_callback (source, return_task_cb, self, (GDestroyNotify) _prk_job_unref);
  g_source_set_static_name (source, "prakarsa store answer");
  g_source_attach (source, context);
}

gboolean
_prk_job_is_cancelled (PrkJob  *self,
                       GError **error)
{
  return self->task != NULL
         && g_cancellable_set_error_if_cancelled (g_task_get_cancellable (self->task), error);
}

void
_prk_job_replace (PrkJob *self,
                  PrkJob *older)
{
  if (self->riders == NULL)
    self->riders = g_ptr_array_new_with_free_func ((GDestroyNotify) _prk_job_unref);
  if (older->riders != NULL)
    g_ptr_array_extend_and_steal (self->riders, g_steal_pointer (&older->riders));
  g_ptr_array_add (self->riders, older);
}

void
_prk_job_answer (PrkJob *self,
                 GError *error)
{
  for (guint i = 0; self->riders != NULL && i < self->riders->len; i++)
    _prk_job_answer (self->riders->pdata[i], error != NULL ? g_error_copy (error) : NULL);

  g_mutex_lock (&self->mutex);
  g_assert (!self->is_answered);
  self->is_answered = TRUE;
  self->error = error;
  if (error != NULL)
    _prk_job_clear_result (self);
  if (self->task != NULL)
    answer_task (_prk_job_ref (self));
  g_cond_signal (&self->cond);
  g_mutex_unlock (&self->mutex);
}

gpointer
_prk_job_wait (PrkJob  *self,
               GError **error)
{
  g_mutex_lock (&self->mutex);
  while (!self->is_answered)
    g_cond_wait (&self->cond, &self->mutex);
  g_mutex_unlock (&self->mutex);

  if (self->error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&self->error));
      return NULL;
    }
  return g_steal_pointer (&self->result);
}
