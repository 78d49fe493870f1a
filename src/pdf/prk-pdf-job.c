/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <unistd.h>

#include "prk-pdf-channel.h"
#include "prk-pdf-job-private.h"

PrkPdfSource *
_prk_pdf_source_new (int file)
{
  static gint last_number;
  PrkPdfSource *self = g_new0 (PrkPdfSource, 1);

  g_atomic_ref_count_init (&self->refs);
  self->number = (guint32) g_atomic_int_add (&last_number, 1) + 1;
  self->file = file;

  return self;
}

PrkPdfSource *
_prk_pdf_source_ref (PrkPdfSource *self)
{
  g_atomic_ref_count_inc (&self->refs);

  return self;
}

void
_prk_pdf_source_unref (PrkPdfSource *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;

  close (self->file);
  g_free (self);
}

void
_prk_pdf_result_free (PrkPdfResult *self)
{
  prk_pdf_answer_free (self->answer);
  g_clear_pointer (&self->pixels, g_bytes_unref);
  g_free (self);
}

/* Takes @request. @expected is what a drawing must have, NULL for other requests. */
PrkPdfJob *
_prk_pdf_job_new (PrkPdfSource     *source,
                  PrkPdfRequest    *request,
                  const PrkPdfClip *expected,
                  int               priority,
                  GTask            *task)
{
  PrkPdfJob *self = g_new0 (PrkPdfJob, 1);

  self->task = g_object_ref (task);
  self->source = _prk_pdf_source_ref (source);
  self->request = request;
  self->priority = priority;
  if (expected != NULL)
    self->expected = *expected;

  return self;
}

static gboolean
dispatch_cancelled (GSource     *source,
                    GSourceFunc  cancelled,
                    gpointer     job)
{
  return cancelled (job);
}

/* On the thread that cancels. */
static void
cancel_cb (GCancellable *cancellable,
           GSource      *source)
{
  g_source_set_ready_time (source, 0);
}

/* Calls @cancelled with the job once, on @context, when its task is cancelled. Not a source of the cancellable's own: GLib 2.74
 * leaks one that ends while another thread is still telling of the cancel. */
void
_prk_pdf_job_watch (PrkPdfJob    *self,
                    GMainContext *context,
                    GSourceFunc   cancelled)
{
  static GSourceFuncs funcs = { .dispatch = dispatch_cancelled };
  GCancellable *cancellable = g_task_get_cancellable (self->task);

  if (cancellable == NULL)
    return;

  self->cancellable = g_object_ref (cancellable);
  self->cancel_source = g_source_new (&funcs, sizeof (GSource));
  g_source_set_callback (self->cancel_source, cancelled, self, NULL);
  g_source_set_priority (self->cancel_source, G_PRIORITY_HIGH);
  g_source_attach (self->cancel_source, context);
  self->cancel_id = g_cancellable_connect (cancellable, G_CALLBACK (cancel_cb),
                                           g_source_ref (self->cancel_source),
                                           (GDestroyNotify) g_source_unref);
}

void
_prk_pdf_job_unwatch (PrkPdfJob *self)
{
  if (self->cancellable == NULL)
    return;

  g_cancellable_disconnect (self->cancellable, self->cancel_id);
  self->cancel_id = 0;
  g_clear_object (&self->cancellable);
  g_source_destroy (self->cancel_source);
  g_clear_pointer (&self->cancel_source, g_source_unref);
}

void
_prk_pdf_job_free (PrkPdfJob *self)
{
  _prk_pdf_job_unwatch (self);
  g_clear_object (&self->task);
  _prk_pdf_source_unref (self->source);
  prk_pdf_request_free (self->request);
  g_free (self);
}

int
_prk_pdf_job_compare (gconstpointer a,
                      gconstpointer b,
                      gpointer      user_data)
{
  const PrkPdfJob *first = a, *second = b;

  if (first->priority != second->priority)
    return first->priority < second->priority ? -1 : 1;

  return first->order < second->order ? -1 : first->order > second->order;
}

/* Callbacks of the task may come back into the helper: by now the job must be in none of its
 * lists. */
void
_prk_pdf_job_fail (PrkPdfJob *self,
                   GError    *error)
{
  if (self->task != NULL)
    g_task_return_error (self->task, error);
  else
    g_error_free (error);

  _prk_pdf_job_free (self);
}

void
_prk_pdf_job_finish (PrkPdfJob    *self,
                     PrkPdfResult *result)
{
  if (self->task != NULL)
    g_task_return_pointer (self->task, result, (GDestroyNotify) _prk_pdf_result_free);
  else
    _prk_pdf_result_free (result);

  _prk_pdf_job_free (self);
}

static gboolean
fits (PrkPdfJob          *self,
      const PrkPdfAnswer *answer,
      gboolean            is_reopening)
{
  if (answer->serial != self->request->serial)
    return FALSE;
  if (answer->kind == PRK_PDF_ANSWER_FAILED)
    return TRUE;
  if (is_reopening)
    return answer->kind == PRK_PDF_ANSWER_OPENED && answer->sizes->len == self->source->n_pages;

  switch (self->request->op)
    {
    case PRK_PDF_OP_OPEN:
      return answer->kind == PRK_PDF_ANSWER_OPENED;
    case PRK_PDF_OP_RENDER:
      return answer->kind == PRK_PDF_ANSWER_RENDERED && answer->width == self->expected.width &&
             answer->height == self->expected.height;
    case PRK_PDF_OP_TEXT:
      return answer->kind == PRK_PDF_ANSWER_TEXT;
    case PRK_PDF_OP_FIND:
      return answer->kind == PRK_PDF_ANSWER_HITS;
    case PRK_PDF_OP_BOXES:
    case PRK_PDF_OP_OCR:
      return answer->kind == PRK_PDF_ANSWER_BOXES;
    case PRK_PDF_OP_TEXTS:
      return answer->kind == PRK_PDF_ANSWER_TEXTS && answer->texts->len <= self->request->mode;
    default:
      return FALSE;
    }
}

static PrkPdfAnswer *
open_envelope (PrkPdfAnswer *envelope,
               int           attached)
{
  g_autoptr(PrkPdfAnswer) answer = NULL;
  g_autoptr(GBytes) bytes = NULL;

  if (attached < 0 || envelope->size < 1 || envelope->size > PRK_PDF_CHANNEL_MAX_MEMORY)
    return NULL;

  bytes = prk_pdf_memory_map (attached, envelope->size, envelope->size, NULL);
  answer = bytes != NULL ? prk_pdf_answer_read (bytes, NULL) : NULL;
  if (answer == NULL || answer->serial != envelope->serial ||
      answer->kind == PRK_PDF_ANSWER_RENDERED)
    return NULL;

  return g_steal_pointer (&answer);
}

/* Takes @taken. Says whether it, and what came with it, can be the answer to this job: NULL if
 * not. */
PrkPdfResult *
_prk_pdf_job_check (PrkPdfJob    *self,
                    PrkPdfAnswer *taken,
                    int           attached,
                    gboolean      is_reopening)
{
  g_autoptr(PrkPdfAnswer) answer = taken;
  g_autoptr(PrkPdfResult) result = g_new0 (PrkPdfResult, 1);

  if (answer->kind == PRK_PDF_ANSWER_ATTACHED)
    {
      g_autoptr(PrkPdfAnswer) envelope = g_steal_pointer (&answer);

      answer = open_envelope (envelope, attached);
    }

  if (answer == NULL || !fits (self, answer, is_reopening))
    return NULL;

  if (answer->kind == PRK_PDF_ANSWER_RENDERED)
    {
      gsize size = 4 * (gsize) answer->width * answer->height;

      result->pixels = attached >= 0 ? prk_pdf_memory_map (attached, size, size, NULL) : NULL;
      if (result->pixels == NULL)
        return NULL;
    }

  result->answer = g_steal_pointer (&answer);

  return g_steal_pointer (&result);
}
