/* SPDX-License-Identifier: GPL-3.0-or-later */

/* How a session gets its record from the store: at opening, with what a crash left in the draft
 * buffer, and again when somebody else wrote to the same record. An outside change is taken over
 * only between two commits, so that no step is ever lost between the old record and the new; what
 * is being typed stays on the screen and, when it is settled, replaces only what its author had
 * seen, so that the other's words are merged with it or shown beside it. */

#include "config.h"

#include <glib/gi18n.h>

#include "prk-kak-session-private.h"

static void
lay_over (PrkKakSession *self,
          PrkKakStep    *step)
{
  for (guint i = 0; i < prk_kak_step_get_n_paths (step); i++)
    prk_record_overlay (self->shown, prk_kak_step_get_path (step, i),
                        prk_kak_step_get_after (step, i));
}

static void
take_record (PrkKakSession *self,
             PrkRecord     *record)
{
  g_clear_pointer (&self->base, prk_record_unref);
  g_clear_pointer (&self->shown, prk_record_unref);
  self->base = prk_record_ref (record);
  self->shown = prk_record_copy (record);

  for (guint i = 0; i < self->refused->len; i++)
    lay_over (self, g_ptr_array_index (self->refused, i));
  if (self->typing_path != NULL)
    prk_record_overlay (self->shown, self->typing_path, self->typing_value);
}

static gboolean
has_same_ops (PrkRecord *a,
              PrkRecord *b)
{
  g_autoptr(GPtrArray) ops_a = prk_record_list_ops (a);
  g_autoptr(GPtrArray) ops_b = prk_record_list_ops (b);

  if (ops_a->len != ops_b->len)
    return FALSE;

  for (guint i = 0; i < ops_a->len; i++)
    if (strcmp (prk_op_get_id (g_ptr_array_index (ops_a, i)), prk_op_get_id (g_ptr_array_index (ops_b, i))) != 0)
      return FALSE;

  return TRUE;
}

/* Whoever leaves has no use for what was on its way. */
static void
tell_unread (PrkStore     *store,
             const char   *what,
             const char   *id,
             const GError *error)
{
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) && !prk_store_is_closed (store))
    g_warning ("Reading %s %s again: %s", what, id, error->message);
}

static void
reloaded_peristiwa_cb (GObject      *source,
                       GAsyncResult *result,
                       gpointer      user_data)
{
  g_autoptr(PrkKakSession) self = user_data;
  g_autoptr(GPtrArray) peristiwa = NULL;
  g_autoptr(GError) error = NULL;

  peristiwa = prk_store_list_about_finish (PRK_STORE (source), result, &error);
  if (peristiwa != NULL)
    _prk_kak_session_set_peristiwa (self, peristiwa);
  else
    tell_unread (PRK_STORE (source), "the acts on", self->id, error);
}

static void
reloaded_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(PrkKakSession) self = user_data;
  g_autoptr(PrkRecord) record = NULL;
  g_autoptr(GError) error = NULL;

  record = prk_store_load_finish (PRK_STORE (source), result, &error);
  self->reload_in_flight = FALSE;

  if (record == NULL)
    {
      tell_unread (PRK_STORE (source), "the record", self->id, error);
      return;
    }

  if (self->commit_in_flight || !g_queue_is_empty (&self->queue))
    {
      self->reload_wanted = TRUE;
      return;
    }

  /* Read before an op of our own was written, it may lack that. */
  if (self->reload_is_old)
    self->reload_wanted = TRUE;
  else if (!has_same_ops (record, self->base))
    {
      take_record (self, record);
      _prk_kak_session_emit_changed (self, NULL);
    }

  if (self->reload_wanted)
    _prk_kak_session_reload (self);
}

void
_prk_kak_session_reload (PrkKakSession *self)
{
  self->reload_wanted = FALSE;
  self->reload_is_old = FALSE;
  self->reload_in_flight = TRUE;
  prk_store_load_async (self->store, self->id, self->cancellable, reloaded_cb, g_object_ref (self));
  prk_store_list_about_async (self->store, self->id, "peristiwa", self->cancellable,
                              reloaded_peristiwa_cb, g_object_ref (self));
}

static void
record_changed_cb (PrkStore      *store,
                   const char    *id,
                   const char    *type,
                   PrkKakSession *self)
{
  if (g_strcmp0 (id, self->id) != 0)
    return;

  /* Each commit of our own is told once, before or after it is answered. */
  if (self->commit_in_flight && !self->own_told)
    self->own_told = TRUE;
  else if (!self->commit_in_flight && self->n_own_untold > 0)
    self->n_own_untold--;
  else if (self->commit_in_flight || self->reload_in_flight || !g_queue_is_empty (&self->queue))
    self->reload_wanted = TRUE;
  else
    _prk_kak_session_reload (self);
}

static void
save_failed_cb (PrkStore      *store,
                GError        *error,
                PrkKakSession *self)
{
  g_autofree char *message = _prk_kak_session_explain (error);

  if (self->save_state == PRK_SAVED)
    return;

  self->store_failed = TRUE;
  _prk_kak_session_set_save_error (self, message);
  _prk_kak_session_update_state (self);
}

static void
save_recovered_cb (PrkStore      *store,
                   PrkKakSession *self)
{
  self->store_failed = FALSE;
  _prk_kak_session_flush_queue (self);
  _prk_kak_session_update_state (self);
}

static void
watch_store (PrkKakSession *self)
{
  g_signal_connect_object (self->store, "record-changed", G_CALLBACK (record_changed_cb), self, 0);
  g_signal_connect_object (self->store, "save-failed", G_CALLBACK (save_failed_cb), self, 0);
  g_signal_connect_object (self->store, "save-recovered", G_CALLBACK (save_recovered_cb), self, 0);
}

/* What was typed before the crash becomes a step of its own, so that undo takes it away again. */
static void
recover_drafts (PrkKakSession *self,
                JsonNode      *drafts)
{
  g_autoptr(PrkKakStep) step = NULL;
  JsonObjectIter iter;
  const char *path;
  JsonNode *value;

  if (drafts == NULL || !JSON_NODE_HOLDS_OBJECT (drafts) || prk_kak_session_is_locked (self))
    return;

  step = prk_kak_step_new (_("Recovered typing"));
  json_object_iter_init (&iter, json_node_get_object (drafts));
  while (json_object_iter_next (&iter, &path, &value))
    {
      JsonNode *before = prk_record_get_value (self->base, path);

      if (!prk_path_is_valid (path) || (before != NULL && json_node_equal (before, value)))
        continue;
      prk_kak_step_add (step, path, before, value);
      self->n_recovered++;
    }

  prk_kak_session_apply_step (self, step);
}

static void
opened_peristiwa_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  PrkKakSession *self = g_task_get_task_data (task);
  g_autoptr(GPtrArray) peristiwa = NULL;
  GError *error = NULL;

  peristiwa = prk_store_list_about_finish (PRK_STORE (source), result, &error);
  if (peristiwa == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  _prk_kak_session_set_peristiwa (self, peristiwa);
  self->judul = g_strdup (prk_record_get_string (self->shown, "judul"));
  watch_store (self);
  recover_drafts (self, self->drafts);
  g_clear_pointer (&self->drafts, json_node_unref);

  g_task_return_pointer (task, g_object_ref (self), g_object_unref);
}

static void
opened_drafts_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  PrkKakSession *self = g_task_get_task_data (task);
  GCancellable *cancellable;
  GError *error = NULL;

  self->drafts = prk_store_load_drafts_finish (PRK_STORE (source), result, &error);
  if (error != NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  cancellable = g_task_get_cancellable (task);
  prk_store_list_about_async (self->store, self->id, "peristiwa", cancellable, opened_peristiwa_cb,
                              g_steal_pointer (&task));
}

static void
opened_record_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  PrkKakSession *self = g_task_get_task_data (task);
  g_autoptr(PrkRecord) record = NULL;
  GCancellable *cancellable;
  GError *error = NULL;

  record = prk_store_load_finish (PRK_STORE (source), result, &error);
  if (record == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  take_record (self, record);
  cancellable = g_task_get_cancellable (task);
  prk_store_load_drafts_async (self->store, self->id, cancellable, opened_drafts_cb,
                               g_steal_pointer (&task));
}

/**
 * prk_kak_session_open_async:
 * @store: the open store
 * @profil: whose schema, rules and layout hold
 * @id: of a record of type "kak"
 * @cancellable: (nullable): stops waiting
 * @callback: called in the main thread
 * @user_data: for @callback
 *
 * Loads a KAK and brings back what a crash left in the draft buffer.
 *
 * Fails with `PRK_STORE_ERROR_NOT_FOUND` where there is no such record.
 */
void
prk_kak_session_open_async (PrkStore            *store,
                            PrkProfil           *profil,
                            const char          *id,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  PrkKakSession *self;
  GTask *task;

  g_return_if_fail (PRK_IS_STORE (store));
  g_return_if_fail (profil != NULL);
  g_return_if_fail (id != NULL);

  self = g_object_new (PRK_TYPE_KAK_SESSION, NULL);
  self->store = g_object_ref (store);
  self->profil = prk_profil_ref (profil);
  self->id = g_strdup (id);

  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, prk_kak_session_open_async);
  g_task_set_task_data (task, self, g_object_unref);
  prk_store_load_async (store, id, cancellable, opened_record_cb, task);
}

/**
 * prk_kak_session_open_finish:
 * @result: what the callback was given
 * @error: why it could not be opened
 *
 * Returns: (transfer full) (nullable): the session
 */
PrkKakSession *
prk_kak_session_open_finish (GAsyncResult  *result,
                             GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
