/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How a session gets what is on the screen onto the disk: the draft buffer, the queue of steps, and
 * what happens when the disk says no. Nothing here is ever thrown away because a write failed: a
 * full disk leaves the step at the head of the queue and tries again; a step that the store will
 * not take as it is stays on the screen, named by :save-error, until the same field is written
 * again. */

#include "config.h"

#include <glib/gi18n.h>

#include "prk-kak-session-private.h"

#define DRAFT_MS 200
#define RETRY_MS 3000

/* Well below PRK_OP_MAX_SETS and PRK_OP_MAX_SIZE, since an op also names what it replaces. */
#define MAX_PATHS 4000
#define MAX_BYTES (1024 * 1024)

static void
enqueue_again (PrkKakSession *self,
               PrkKakStep    *step)
{
  g_queue_push_head (&self->queue, prk_kak_step_ref (step));
}

/* The overlay of @path must stay while anything not yet an op says something about it. */
static gboolean
is_pending (PrkKakSession *self,
            const char    *path)
{
  if (g_strcmp0 (self->typing_path, path) == 0)
    return TRUE;

  for (GList *l = self->queue.head; l != NULL; l = l->next)
    if (prk_kak_step_has_path (l->data, path))
      return TRUE;

  for (guint i = 0; i < self->refused->len; i++)
    if (prk_kak_step_has_path (g_ptr_array_index (self->refused, i), path))
      return TRUE;

  return FALSE;
}

static void
uncover (PrkKakSession *self,
         PrkKakStep    *step)
{
  for (guint i = 0; i < prk_kak_step_get_n_paths (step); i++)
    {
      const char *path = prk_kak_step_get_path (step, i);

      if (!is_pending (self, path))
        prk_record_overlay (self->shown, path, NULL);
    }
}

static gboolean
retry_cb (gpointer user_data)
{
  PrkKakSession *self = user_data;

  self->retry_id = 0;
  _prk_kak_session_flush_queue (self);
  if (self->draft_is_dirty)
    _prk_kak_session_schedule_draft (self);

  return G_SOURCE_REMOVE;
}

static void
schedule_retry (PrkKakSession *self)
{
  if (self->retry_id == 0)
    self->retry_id = g_timeout_add (RETRY_MS, retry_cb, self);
}

/* What went wrong, what is kept, and what happens next, in one line for the banner. */
char *
_prk_kak_session_explain (GError *error)
{
  if (g_error_matches (error, PRK_STORE_ERROR, PRK_STORE_ERROR_FULL))
    return g_strdup (_("Not saved: the disk is full. What you typed is kept here and is tried "
                        "again every few seconds. "
                        "Free some space on the disk."));
  if (g_error_matches (error, PRK_STORE_ERROR, PRK_STORE_ERROR_READ_ONLY))
    return g_strdup (_("Not saved: the data folder cannot be written. What you typed is kept here "
                        "and is tried again every "
                        "few seconds."));
  if (g_error_matches (error, PRK_STORE_ERROR, PRK_STORE_ERROR_BUSY))
    return g_strdup (_("Not saved yet: another program is using the data. What you typed is kept "
                        "here and is tried again."));
  if (g_error_matches (error, PRK_STORE_ERROR, PRK_STORE_ERROR_LOCKED))
    return g_strdup (_("Not saved: this KAK has been submitted and takes no changes. What you "
                        "typed stays in view and in "
                        "the draft buffer until it is returned."));

  return g_strdup_printf (
      _("Not saved: %s. What you typed stays in view; change the field or undo to go on."),
      error->message);
}

static gboolean
is_passing (GError *error)
{
  return g_error_matches (error, PRK_STORE_ERROR, PRK_STORE_ERROR_FULL) ||
         g_error_matches (error, PRK_STORE_ERROR, PRK_STORE_ERROR_READ_ONLY) ||
         g_error_matches (error, PRK_STORE_ERROR, PRK_STORE_ERROR_BUSY) ||
         g_error_matches (error, PRK_STORE_ERROR, PRK_STORE_ERROR_LOCKED) ||
         g_error_matches (error, PRK_STORE_ERROR, PRK_STORE_ERROR_FAILED);
}

static void
fail_flushes (PrkKakSession *self,
              GError        *error)
{
  GTask *task;

  while ((task = g_queue_pop_head (&self->flushes)) != NULL)
    {
      g_task_return_error (task, g_error_copy (error));
      g_object_unref (task);
    }
}

void
_prk_kak_session_finish_flushes (PrkKakSession *self)
{
  GTask *task;

  if (self->commit_in_flight || !g_queue_is_empty (&self->queue))
    return;

  while ((task = g_queue_pop_head (&self->flushes)) != NULL)
    {
      if (self->refused->len > 0)
        g_task_return_new_error (task, PRK_STORE_ERROR, PRK_STORE_ERROR_INPUT, "%s",
                                 self->save_error);
      else
        g_task_return_boolean (task, TRUE);
      g_object_unref (task);
    }
}

typedef struct
{
  PrkKakSession *session; /* a reference: a commit outlives the page that asked for it */
  PrkKakStep    *step;
} Commit;

static void
commit_free (Commit *commit)
{
  g_object_unref (commit->session);
  prk_kak_step_unref (commit->step);
  g_free (commit);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Commit, commit_free)

static void
fail_commit (PrkKakSession *self,
             PrkKakStep    *step,
             GError        *error)
{
  g_autofree char *message = _prk_kak_session_explain (error);

  if (is_passing (error))
    {
      enqueue_again (self, step);
      self->store_failed = TRUE;
      schedule_retry (self);
    }
  else
    g_ptr_array_add (self->refused, prk_kak_step_ref (step));

  _prk_kak_session_set_save_error (self, message);
  fail_flushes (self, error);
}

/* Ops that were not sent yet are written again as fewer when they are (prk-store-squash.c). An op that
 * replaces one of these names it by its new name, which a record loaded before does not know. */
static gboolean
names_unknown_op (PrkRecord *record,
                  PrkOp     *op)
{
  g_autoptr(GPtrArray) ops = prk_record_list_ops (record);
  g_autoptr(GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < ops->len; i++)
    g_hash_table_add (known, (gpointer) prk_op_get_id (g_ptr_array_index (ops, i)));

  for (guint i = 0; i < prk_op_get_n_sets (op); i++)
    for (const char *const *id = prk_op_get_set (op, i)->over; *id != NULL; id++)
      if (!g_hash_table_contains (known, *id))
        return TRUE;

  return FALSE;
}

static void
committed_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(Commit) commit = user_data;
  g_autoptr(PrkOp) op = NULL;
  g_autoptr(GError) error = NULL;
  PrkKakSession *self = commit->session;

  op = prk_store_commit_finish (PRK_STORE (source), result, &error);
  self->commit_in_flight = FALSE;

  if (op == NULL)
    fail_commit (self, commit->step, error);
  else
    {
      gboolean is_outdated = names_unknown_op (self->base, op);

      self->store_failed = FALSE;
      if (!self->own_told)
        self->n_own_untold++;
      prk_record_apply (self->base, op);
      prk_record_apply (self->shown, op);
      /* The overlay stays until the record is read anew: what was replaced would stand beside it. */
      if (is_outdated)
        self->reload_wanted = TRUE;
      else
        uncover (self, commit->step);

      /* The commit took the draft rows of its paths with it, those of newer keystrokes, too. */
      if (self->typing_path != NULL && prk_kak_step_has_path (commit->step, self->typing_path))
        _prk_kak_session_schedule_draft (self);
    }

  self->own_told = FALSE;
  if (!self->store_failed)
    _prk_kak_session_flush_queue (self);
  _prk_kak_session_update_state (self);
  _prk_kak_session_finish_flushes (self);
}

static void
forget_refused (PrkKakSession *self,
                PrkKakStep    *step)
{
  for (guint i = self->refused->len; i > 0; i--)
    {
      PrkKakStep *refused = g_ptr_array_index (self->refused, i - 1);

      for (guint k = 0; k < prk_kak_step_get_n_paths (refused); k++)
        if (prk_kak_step_has_path (step, prk_kak_step_get_path (refused, k)))
          {
            g_ptr_array_remove_index (self->refused, i - 1);
            break;
          }
    }
}

void
_prk_kak_session_enqueue (PrkKakSession *self,
                          PrkKakStep    *step)
{
  g_autoptr(GPtrArray) pieces = prk_kak_step_split (step, MAX_PATHS, MAX_BYTES);

  forget_refused (self, step);
  for (guint i = 0; i < pieces->len; i++)
    g_queue_push_tail (&self->queue, prk_kak_step_ref (g_ptr_array_index (pieces, i)));
  _prk_kak_session_flush_queue (self);
  _prk_kak_session_update_state (self);
}

static void
forgot_draft_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  /* A draft row that says what the record says already does no harm: the next opening finds nothing
   * to recover in it. */
  prk_store_put_draft_finish (PRK_STORE (source), result, NULL);
}

/* Nothing to write: what was typed is what the record says. Only its draft has to go. */
static void
skip_step (PrkKakSession *self,
           PrkKakStep    *step)
{
  uncover (self, step);

  for (guint i = 0; i < prk_kak_step_get_n_paths (step); i++)
    prk_store_put_draft_async (self->store, self->id, prk_kak_step_get_path (step, i), NULL, NULL,
                               forgot_draft_cb, NULL);
}

/* Sends the oldest waiting step, unless one is on its way. */
void
_prk_kak_session_flush_queue (PrkKakSession *self)
{
  while (!self->commit_in_flight && !g_queue_is_empty (&self->queue))
    {
      g_autoptr(PrkKakStep) step = g_queue_pop_head (&self->queue);
      PrkRecord *seen = prk_kak_step_get_seen (step);
      g_autoptr(PrkEdit) edit = prk_kak_step_to_edit (step, seen != NULL ? seen : self->base);
      Commit *commit;

      if (prk_edit_is_empty (edit))
        {
          skip_step (self, step);
          continue;
        }

      commit = g_new0 (Commit, 1);
      commit->session = g_object_ref (self);
      commit->step = prk_kak_step_ref (step);
      self->commit_in_flight = TRUE;
      self->reload_is_old = TRUE;
      prk_store_commit_async (self->store, edit, NULL, committed_cb, commit);
    }

  if (self->reload_wanted && !self->commit_in_flight && !self->reload_in_flight)
    _prk_kak_session_reload (self);
}

static void
drafted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(PrkKakSession) self = user_data;
  g_autoptr(GError) error = NULL;

  self->draft_in_flight = FALSE;

  if (!prk_store_put_draft_finish (PRK_STORE (source), result, &error))
    {
      g_autofree char *message = _prk_kak_session_explain (error);

      self->draft_is_dirty = TRUE;
      self->store_failed = TRUE;
      _prk_kak_session_set_save_error (self, message);
      schedule_retry (self);
    }
  else
    {
      if (g_queue_is_empty (&self->queue))
        self->store_failed = FALSE;
      if (self->draft_is_dirty)
        _prk_kak_session_schedule_draft (self);
    }

  _prk_kak_session_update_state (self);
}

void
_prk_kak_session_write_draft (PrkKakSession *self)
{
  if (self->typing_path == NULL || self->draft_in_flight)
    return;

  self->draft_is_dirty = FALSE;
  self->draft_in_flight = TRUE;
  prk_store_put_draft_async (self->store, self->id, self->typing_path, self->typing_value, NULL,
                             drafted_cb, g_object_ref (self));
}

static gboolean
draft_cb (gpointer user_data)
{
  PrkKakSession *self = user_data;

  self->draft_id = 0;
  if (self->draft_is_dirty)
    _prk_kak_session_write_draft (self);

  return G_SOURCE_REMOVE;
}

/* The timer is not put off by further keystrokes. */
void
_prk_kak_session_schedule_draft (PrkKakSession *self)
{
  self->draft_is_dirty = TRUE;
  if (self->draft_id == 0 && !self->draft_in_flight)
    self->draft_id = g_timeout_add (DRAFT_MS, draft_cb, self);
}

void
prk_kak_session_flush_async (PrkKakSession       *self,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  GTask *task;

  g_return_if_fail (PRK_IS_KAK_SESSION (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, prk_kak_session_flush_async);

  prk_kak_session_settle (self);
  g_queue_push_tail (&self->flushes, task);
  if (self->retry_id == 0 || !self->store_failed)
    _prk_kak_session_flush_queue (self);
  _prk_kak_session_finish_flushes (self);
}

gboolean
prk_kak_session_flush_finish (PrkKakSession  *self,
                              GAsyncResult   *result,
                              GError        **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
