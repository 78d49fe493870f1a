/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The client's side of one helper process.
 *
 * Requests wait in a queue by priority; one at a time is with the helper, so what becomes visible
 * later can still overtake what was asked for earlier, and a request cancelled while it waits costs
 * nothing. A clock runs while the helper works or starts. When it runs out, or the helper ends, or
 * answers nonsense, the process is killed, the one request that was with it fails, and the next in
 * the queue gets a new process, to which its document is sent again. A document whose requests
 * ended the helper twice is asked nothing more.
 *
 * Everything happens in the main context that was the thread's default when the helper object was
 * made. */

#include "config.h"

#include <stdlib.h>
#include <unistd.h>

#include <glib-unix.h>

#include "prk-pdf-channel.h"
#include "prk-pdf-job-private.h"
#include "prk-pdf-launch.h"

#define DEFAULT_TIMEOUT_MS   20000
#define DEFAULT_MEMORY_LIMIT (1024ull * 1024 * 1024)
#define ABANDONED_MS         2000  /* for a request that nobody waits for, while others may */
#define START_TIMEOUT_MS     15000 /* of a laptop that swaps */
#define MAX_START_FAILURES   2     /* in a row, before the waiting requests are told */

struct _PrkPdfHelper
{
  GObject       parent_instance;

  GMainContext *context;
  char         *program;
  PrkPdfCage    cage_wanted;
  guint64       memory_limit;
  guint         timeout_ms;

  GSubprocess  *process;
  int           channel;
  GSource      *channel_source;
  GSource      *clock_source;
  PrkPdfCage    cage; /* NONE until the helper has said hello */
  gboolean      is_behind_bubblewrap;
  gboolean      has_bubblewrap; /* it has not failed yet */
  guint         n_starts;
  guint         n_start_failures;

  GQueue        waiting;
  PrkPdfJob          *current;
  gboolean      is_reopening;
  GPtrArray    *opened; /* PrkPdfSource, the least recently used first */
  guint32       last_serial;
  guint64       last_order;
};

G_DEFINE_FINAL_TYPE (PrkPdfHelper, prk_pdf_helper, G_TYPE_OBJECT)

static void pump          (PrkPdfHelper *self);
static void start_process (PrkPdfHelper *self);

static void
clear_source (GSource **source)
{
  if (*source != NULL)
    g_source_destroy (*source);
  g_clear_pointer (source, g_source_unref);
}

static void
stop_process (PrkPdfHelper *self)
{
  clear_source (&self->clock_source);
  clear_source (&self->channel_source);

  if (self->channel >= 0)
    close (self->channel);
  self->channel = -1;

  if (self->process != NULL)
    g_subprocess_force_exit (self->process);
  g_clear_object (&self->process);
  self->cage = PRK_PDF_CAGE_NONE;

  for (guint i = 0; i < self->opened->len; i++)
    ((PrkPdfSource *) g_ptr_array_index (self->opened, i))->opened_at_start = 0;
  g_ptr_array_set_size (self->opened, 0);
}

static void
fail_all_waiting (PrkPdfHelper *self,
                  const GError *cause)
{
  GQueue failed = self->waiting;

  g_queue_init (&self->waiting);
  for (PrkPdfJob *job; (job = g_queue_pop_head (&failed)) != NULL;)
    _prk_pdf_job_fail (job, g_error_new (PRK_PDF_ERROR, PRK_PDF_ERROR_SPAWN,
                                         "The PDF helper cannot be started: %s", cause->message));
}

/* Bubblewrap that fails before the helper speaks cannot make namespaces here; the helper then
 * confines itself. TRUE to try again at once. */
static gboolean
note_start_failure (PrkPdfHelper *self,
                    const GError *cause)
{
  if (self->is_behind_bubblewrap && self->has_bubblewrap)
    {
      g_info ("Continuing without bubblewrap: %s", cause->message);
      self->has_bubblewrap = FALSE;
      return TRUE;
    }

  if (++self->n_start_failures < MAX_START_FAILURES)
    return TRUE;

  self->n_start_failures = 0;
  self->has_bubblewrap = TRUE;
  fail_all_waiting (self, cause);

  return FALSE;
}

/* Ends the process. What it was working on fails with the error; the rest of the queue goes on. */
static void
handle_end (PrkPdfHelper *self,
            GError       *error)
{
  g_autoptr(PrkPdfHelper) keep = g_object_ref (self);
  gboolean was_ready = self->cage != PRK_PDF_CAGE_NONE;
  PrkPdfJob *job = g_steal_pointer (&self->current);

  stop_process (self);
  self->is_reopening = FALSE;

  if (!was_ready && note_start_failure (self, error))
    start_process (self);

  if (job != NULL)
    {
      job->source->n_kills++;
      _prk_pdf_job_fail (job, g_steal_pointer (&error));
    }
  g_clear_error (&error);

  pump (self);
}

static gboolean
clock_ran_out_cb (gpointer user_data)
{
  PrkPdfHelper *self = user_data;

  handle_end (self, g_error_new_literal (PRK_PDF_ERROR, PRK_PDF_ERROR_TIMEOUT,
                                         "The PDF helper took too long and was stopped"));

  return G_SOURCE_REMOVE;
}

static void
start_clock (PrkPdfHelper *self,
             guint         timeout_ms)
{
  clear_source (&self->clock_source);
  self->clock_source = g_timeout_source_new (timeout_ms);
  g_source_set_callback (self->clock_source, clock_ran_out_cb, self, NULL);
  g_source_attach (self->clock_source, self->context);
}

static gboolean
send_request (PrkPdfHelper  *self,
              PrkPdfRequest *request,
              int            attached,
              GError       **error)
{
  g_autoptr(GBytes) message = NULL;

  request->serial = ++self->last_serial;
  message = prk_pdf_request_write (request);

  return prk_pdf_channel_send (self->channel, message, attached, error);
}

static void
send_close (PrkPdfHelper *self,
            PrkPdfSource *source)
{
  g_autoptr(PrkPdfRequest) request = prk_pdf_request_new (PRK_PDF_OP_CLOSE, source->number);
  g_autoptr(GError) error = NULL;

  /* A helper that is gone has nothing open, and we hear of it by its channel. */
  if (!send_request (self, request, -1, &error))
    g_debug ("Closing a document: %s", error->message);

  source->opened_at_start = 0;
  g_ptr_array_remove (self->opened, source);
}

static gboolean
send_open (PrkPdfHelper *self,
           PrkPdfJob          *job,
           GError      **error)
{
  g_autoptr(PrkPdfRequest) request = prk_pdf_request_new (PRK_PDF_OP_OPEN, job->source->number);
  gboolean sent;

  if (self->opened->len >= PRK_PDF_MAX_DOCUMENTS)
    send_close (self, g_ptr_array_index (self->opened, 0));

  sent = send_request (self, request, job->source->file, error);
  job->request->serial = request->serial;

  return sent;
}

static void
note_use (PrkPdfHelper *self,
          PrkPdfSource *source)
{
  guint index;

  if (g_ptr_array_find (self->opened, source, &index))
    g_ptr_array_add (self->opened, g_ptr_array_steal_index (self->opened, index));
}

/* What it asks for may have been queued before it became bad. */
static gboolean
refuse_if_bad (PrkPdfJob *job)
{
  if (job->source->n_kills < PRK_PDF_MAX_KILLS)
    return FALSE;

  _prk_pdf_job_fail (job, g_error_new_literal (PRK_PDF_ERROR, PRK_PDF_ERROR_BAD,
                                               "The document stopped the PDF helper twice"));

  return TRUE;
}

static void
start_job (PrkPdfHelper *self,
           PrkPdfJob          *job)
{
  PrkPdfSource *source = job->source;
  GError *error = NULL;
  gboolean sent;

  self->current = job;
  self->is_reopening =
    job->request->op != PRK_PDF_OP_OPEN && source->opened_at_start != self->n_starts;

  if (self->is_reopening || job->request->op == PRK_PDF_OP_OPEN)
    sent = send_open (self, job, &error);
  else
    {
      note_use (self, source);
      sent = send_request (self, job->request, -1, &error);
    }

  if (sent)
    {
      start_clock (self, self->timeout_ms);
      return;
    }

  /* It ended between two requests: nobody's fault, so the job goes back to the head of the
   * queue. */
  g_debug ("The PDF helper is gone: %s", error->message);
  g_clear_error (&error);
  self->current = NULL;
  self->is_reopening = FALSE;
  g_queue_push_head (&self->waiting, job);
  stop_process (self);
}

static gboolean
refuse_answer (GError **error)
{
  g_set_error_literal (error, PRK_PDF_ERROR, PRK_PDF_ERROR_ANSWER,
                       "The PDF helper gave an impossible answer");

  return FALSE;
}

static void
note_opened (PrkPdfHelper *self,
             PrkPdfSource *source,
             guint         n_pages)
{
  source->n_pages = n_pages;
  source->opened_at_start = self->n_starts;
  g_ptr_array_add (self->opened, _prk_pdf_source_ref (source));

  if (source->is_forgotten)
    send_close (self, source);
}

static void
handle_result (PrkPdfHelper *self,
               PrkPdfResult *taken)
{
  g_autoptr(PrkPdfResult) result = taken;
  PrkPdfJob *job = g_steal_pointer (&self->current);
  gboolean was_reopening = self->is_reopening;
  PrkPdfAnswer *answer = result->answer;

  clear_source (&self->clock_source);
  self->is_reopening = FALSE;
  if (answer->kind == PRK_PDF_ANSWER_OPENED)
    {
      if (job->task == NULL && !was_reopening)
        job->source->is_forgotten = TRUE;
      note_opened (self, job->source, answer->sizes->len);
    }

  if (answer->kind == PRK_PDF_ANSWER_FAILED)
    _prk_pdf_job_fail (job, g_error_new_literal (PRK_PDF_ERROR, answer->code, answer->text));
  else if (was_reopening)
    start_job (self, job);
  else
    _prk_pdf_job_finish (job, g_steal_pointer (&result));

  pump (self);
}

static gboolean
handle_hello (PrkPdfHelper  *self,
              PrkPdfAnswer  *answer,
              GError       **error)
{
  if (answer->kind != PRK_PDF_ANSWER_HELLO || (answer->cage & PRK_PDF_CAGE_SECCOMP) == 0)
    return refuse_answer (error);

  clear_source (&self->clock_source);
  self->cage = answer->cage;
  self->n_start_failures = 0;
  g_debug ("The PDF helper is ready, cage %u", self->cage);
  pump (self);

  return TRUE;
}

/* FALSE with no error set: nothing more to read now. */
static gboolean
receive_one (PrkPdfHelper *self,
             GError      **error)
{
  g_autoptr(PrkPdfAnswer) answer = NULL;
  g_autoptr(PrkPdfResult) result = NULL;
  g_autoptr(GBytes) message = NULL;
  g_autoptr(GError) local_error = NULL;
  gboolean closed, done = TRUE;
  int attached;

  message = prk_pdf_channel_receive (self->channel, &attached, &closed, &local_error);
  if (closed)
    {
      g_set_error_literal (error, PRK_PDF_ERROR, PRK_PDF_ERROR_DIED, "The PDF helper ended");
      return FALSE;
    }
  if (g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_WOULD_BLOCK))
    return FALSE;

  answer = message != NULL ? prk_pdf_answer_read (message, NULL) : NULL;
  if (answer == NULL)
    done = refuse_answer (error);
  else if (self->cage == PRK_PDF_CAGE_NONE)
    done = handle_hello (self, answer, error);
  else
    {
      if (self->current != NULL)
        result = _prk_pdf_job_check (self->current, g_steal_pointer (&answer), attached,
                                     self->is_reopening);
      done = result != NULL || refuse_answer (error);
    }

  if (attached >= 0)
    close (attached);
  if (result != NULL)
    handle_result (self, g_steal_pointer (&result));

  return done;
}

static gboolean
channel_ready_cb (int          channel,
                  GIOCondition condition,
                  gpointer     user_data)
{
  PrkPdfHelper *self = user_data;
  g_autoptr(PrkPdfHelper) keep = g_object_ref (self);
  GSource *source = g_main_current_source ();
  GError *error = NULL;

  /* A callback may have stopped this process, and even started another with a channel of its
   * own. */
  while (!g_source_is_destroyed (source) && receive_one (self, &error))
    ;

  if (error != NULL && !g_source_is_destroyed (source))
    handle_end (self, g_steal_pointer (&error));
  g_clear_error (&error);

  return g_source_is_destroyed (source) ? G_SOURCE_REMOVE : G_SOURCE_CONTINUE;
}

static gboolean
try_to_start (PrkPdfHelper  *self,
              GError       **error)
{
  PrkPdfCage cage = self->cage_wanted;

  if (!self->has_bubblewrap)
    cage &= ~PRK_PDF_CAGE_BUBBLEWRAP;
  self->is_behind_bubblewrap = (cage & PRK_PDF_CAGE_BUBBLEWRAP) != 0;

  if (self->program == NULL)
    self->program = prk_pdf_launch_find_program ();
  self->process =
    prk_pdf_launch (self->program, cage, self->memory_limit, NULL, &self->channel, error);
  if (self->process == NULL)
    return FALSE;

  self->n_starts++;
  self->channel_source = g_unix_fd_source_new (self->channel, G_IO_IN | G_IO_HUP | G_IO_ERR);
  g_source_set_callback (self->channel_source, G_SOURCE_FUNC (channel_ready_cb), self, NULL);
  g_source_attach (self->channel_source, self->context);
  start_clock (self, START_TIMEOUT_MS);

  return TRUE;
}

static void
start_process (PrkPdfHelper *self)
{
  g_autoptr(GError) error = NULL;

  while (!try_to_start (self, &error))
    {
      if (!note_start_failure (self, error))
        return;
      g_clear_error (&error);
    }
}

static void
pump (PrkPdfHelper *self)
{
  g_autoptr(PrkPdfHelper) keep = g_object_ref (self);
  PrkPdfJob *job;

  while (self->current == NULL && (job = g_queue_pop_head (&self->waiting)) != NULL)
    {
      if (refuse_if_bad (job))
        continue;

      if (self->cage != PRK_PDF_CAGE_NONE)
        {
          start_job (self, job);
          continue;
        }

      g_queue_push_head (&self->waiting, job);
      if (self->process != NULL)
        return;
      start_process (self);
    }
}

static gboolean
job_cancelled_cb (gpointer user_data)
{
  PrkPdfJob *job = user_data;
  PrkPdfHelper *self = job->helper;
  g_autoptr(PrkPdfHelper) keep = g_object_ref (self);

  if (job == self->current)
    {
      g_autoptr(GTask) task = g_steal_pointer (&job->task);

      _prk_pdf_job_unwatch (job);
      start_clock (self, MIN (self->timeout_ms, ABANDONED_MS));
      g_task_return_error_if_cancelled (task);
    }
  else if (g_queue_remove (&self->waiting, job))
    _prk_pdf_job_fail (job, g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "Cancelled"));

  return G_SOURCE_REMOVE;
}

/* Takes @job. */
void
_prk_pdf_helper_submit (PrkPdfHelper *self,
                        PrkPdfJob    *job)
{
  job->helper = self;
  job->order = ++self->last_order;
  _prk_pdf_job_watch (job, self->context, job_cancelled_cb);

  g_queue_insert_sorted (&self->waiting, job, _prk_pdf_job_compare, NULL);
  pump (self);
}

void
_prk_pdf_helper_forget (PrkPdfHelper *self,
                        PrkPdfSource *source)
{
  source->is_forgotten = TRUE;
  if (source->opened_at_start > 0)
    send_close (self, source);
}

static void
prk_pdf_helper_dispose (GObject *object)
{
  PrkPdfHelper *self = PRK_PDF_HELPER (object);

  stop_process (self);

  /* Whoever asked has cancelled and dropped the document, or it would still hold us. */
  g_assert (self->current == NULL || self->current->task == NULL);
  g_clear_pointer (&self->current, _prk_pdf_job_free);
  g_assert (g_queue_is_empty (&self->waiting));

  G_OBJECT_CLASS (prk_pdf_helper_parent_class)->dispose (object);
}

static void
prk_pdf_helper_finalize (GObject *object)
{
  PrkPdfHelper *self = PRK_PDF_HELPER (object);

  g_clear_pointer (&self->opened, g_ptr_array_unref);
  g_clear_pointer (&self->program, g_free);
  g_clear_pointer (&self->context, g_main_context_unref);

  G_OBJECT_CLASS (prk_pdf_helper_parent_class)->finalize (object);
}

static void
prk_pdf_helper_class_init (PrkPdfHelperClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = prk_pdf_helper_dispose;
  object_class->finalize = prk_pdf_helper_finalize;
}

static void
prk_pdf_helper_init (PrkPdfHelper *self)
{
  self->context = g_main_context_ref_thread_default ();
  self->cage_wanted = PRK_PDF_CAGE_ALL;
  self->memory_limit = DEFAULT_MEMORY_LIMIT;
  self->timeout_ms = DEFAULT_TIMEOUT_MS;
  self->channel = -1;
  self->has_bubblewrap = TRUE;
  self->opened = g_ptr_array_new_with_free_func ((GDestroyNotify) _prk_pdf_source_unref);
}

/**
 * prk_pdf_helper_new:
 *
 * Makes a helper that starts when it is first needed. It belongs to the calling thread and its
 * default main context; that thread must live as long as the helper is used.
 */
PrkPdfHelper *
prk_pdf_helper_new (void)
{
  return g_object_new (PRK_TYPE_PDF_HELPER, NULL);
}

/**
 * prk_pdf_helper_get_default:
 *
 * The main thread's own helper, which all documents on the screen share. Main thread only.
 *
 * Returns: (transfer none): the helper
 */
PrkPdfHelper *
prk_pdf_helper_get_default (void)
{
  static PrkPdfHelper *helper;

  if (helper == NULL)
    helper = prk_pdf_helper_new ();

  return helper;
}

/**
 * prk_pdf_helper_prespawn:
 *
 * Starts the process now, so that the first page need not wait for it. Failures show with the first
 * request.
 */
void
prk_pdf_helper_prespawn (PrkPdfHelper *self)
{
  g_return_if_fail (PRK_IS_PDF_HELPER (self));

  if (self->process == NULL)
    start_process (self);
}

guint
prk_pdf_helper_get_timeout_ms (PrkPdfHelper *self)
{
  g_return_val_if_fail (PRK_IS_PDF_HELPER (self), 0);

  return self->timeout_ms;
}

/**
 * prk_pdf_helper_set_timeout_ms:
 * @timeout_ms: how long one request may take; 20000 unless set
 *
 * Applies from the next request that goes to the helper.
 */
void
prk_pdf_helper_set_timeout_ms (PrkPdfHelper *self,
                               guint         timeout_ms)
{
  g_return_if_fail (PRK_IS_PDF_HELPER (self));

  self->timeout_ms = timeout_ms;
}

guint64
prk_pdf_helper_get_memory_limit (PrkPdfHelper *self)
{
  g_return_val_if_fail (PRK_IS_PDF_HELPER (self), 0);

  return self->memory_limit;
}

/**
 * prk_pdf_helper_set_memory_limit:
 * @memory_limit_bytes: of address space; 1 GiB unless set; 0 for no limit
 *
 * Applies from the next start of the process.
 */
void
prk_pdf_helper_set_memory_limit (PrkPdfHelper *self,
                                 guint64       memory_limit_bytes)
{
  g_return_if_fail (PRK_IS_PDF_HELPER (self));

  self->memory_limit = memory_limit_bytes;
}

/**
 * prk_pdf_helper_set_program:
 * @path: of the helper program, instead of the one that belongs to this program
 *
 * Applies from the next start of the process.
 */
void
prk_pdf_helper_set_program (PrkPdfHelper *self,
                            const char   *path)
{
  g_return_if_fail (PRK_IS_PDF_HELPER (self) && path != NULL);

  g_free (self->program);
  self->program = g_strdup (path);
}

/**
 * prk_pdf_helper_set_cage:
 * @cage: the walls to put up; all unless set
 *
 * For tests of the weaker cages, which otherwise stand only where the system lacks something.
 * %PRK_PDF_CAGE_SECCOMP is put up in any case. Applies from the next start of the process.
 */
void
prk_pdf_helper_set_cage (PrkPdfHelper *self,
                         PrkPdfCage    cage)
{
  g_return_if_fail (PRK_IS_PDF_HELPER (self));

  self->cage_wanted = cage | PRK_PDF_CAGE_SECCOMP;
}

/**
 * prk_pdf_helper_get_cage:
 *
 * Returns: the walls around the process that runs now; %PRK_PDF_CAGE_NONE where none is ready
 */
PrkPdfCage
prk_pdf_helper_get_cage (PrkPdfHelper *self)
{
  g_return_val_if_fail (PRK_IS_PDF_HELPER (self), PRK_PDF_CAGE_NONE);

  return self->cage;
}

/**
 * prk_pdf_helper_get_n_starts:
 *
 * Returns: how many processes have been started so far
 */
guint
prk_pdf_helper_get_n_starts (PrkPdfHelper *self)
{
  g_return_val_if_fail (PRK_IS_PDF_HELPER (self), 0);

  return self->n_starts;
}

/**
 * prk_pdf_helper_get_pid:
 *
 * Returns: the process started, which may be bubblewrap's; 0 for none
 */
GPid
prk_pdf_helper_get_pid (PrkPdfHelper *self)
{
  const char *identifier;

  g_return_val_if_fail (PRK_IS_PDF_HELPER (self), 0);

  identifier = self->process != NULL ? g_subprocess_get_identifier (self->process) : NULL;

  return identifier != NULL ? (GPid) g_ascii_strtoll (identifier, NULL, 10) : 0;
}

/**
 * prk_pdf_helper_get_n_waiting:
 *
 * Returns: requests not answered yet, the one with the process included
 */
guint
prk_pdf_helper_get_n_waiting (PrkPdfHelper *self)
{
  g_return_val_if_fail (PRK_IS_PDF_HELPER (self), 0);

  return g_queue_get_length (&self->waiting) + (self->current != NULL ? 1 : 0);
}
