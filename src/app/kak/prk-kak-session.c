/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One open KAK. Two records stand for it: `base` holds what the store has acknowledged; `shown`
 * holds the same and, laid over it, whatever has not become an op yet. Three things may lie there,
 * in this order: steps waiting for the disk, oldest first; steps that the disk refused; the field
 * being typed in. A step leaves the overlay when its op has been applied to both records. So the
 * screen never waits for the disk, and a slow or full disk never changes what is on the screen.
 *
 * Only one commit is on its way at a time: the next step becomes an edit when the one before it is
 * an op, and thereby replaces it (see prk-kak-step.c).
 *
 * Typing goes into the store's draft buffer 200 ms after the first keystroke that is not there yet,
 * and again 200 ms after the next, so a power cut costs at most that and one fsync. It becomes a
 * step, and one entry of undo, when the field is left, when another field is typed in, or when it
 * has rested for three seconds. */

#include "config.h"

#include <glib/gi18n.h>

#include "base/prk-id.h"
#include "base/prk-json.h"

#include "prk-kak-jangka.h"
#include "prk-kak-session-private.h"

#define REST_MS    3000
#define LENGKAP_MS 150
#define MANY_PATHS 24 /* more are told as "all" */

enum
{
  PROP_0,
  PROP_SAVE_STATE,
  PROP_SAVE_ERROR,
  PROP_SAVED_AT,
  PROP_CAN_UNDO,
  PROP_CAN_REDO,
  PROP_LOCKED,
  PROP_STATUS,
  PROP_JUDUL,
  N_PROPS
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_LENGKAP_CHANGED,
  SIGNAL_STEPPED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PrkKakSession, prk_kak_session, G_TYPE_OBJECT)

static gboolean
nodes_are_equal (JsonNode *a,
                 JsonNode *b)
{
  gboolean a_is_null = a == NULL || JSON_NODE_HOLDS_NULL (a);
  gboolean b_is_null = b == NULL || JSON_NODE_HOLDS_NULL (b);

  return a_is_null || b_is_null ? a_is_null == b_is_null : json_node_equal (a, b);
}

static gboolean
lengkap_changed_cb (gpointer user_data)
{
  PrkKakSession *self = user_data;

  self->lengkap_id = 0;
  g_signal_emit (self, signals[SIGNAL_LENGKAP_CHANGED], 0);

  return G_SOURCE_REMOVE;
}

void
_prk_kak_session_emit_changed (PrkKakSession *self,
                               const char    *path)
{
  const char *judul = prk_record_get_string (self->shown, "judul");

  if (g_strcmp0 (judul, self->judul) != 0)
    {
      g_free (self->judul);
      self->judul = g_strdup (judul);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_JUDUL]);
    }

  if (self->lengkap_id == 0)
    self->lengkap_id = g_timeout_add (LENGKAP_MS, lengkap_changed_cb, self);

  g_signal_emit (self, signals[SIGNAL_CHANGED], 0, path);
}

void
_prk_kak_session_set_save_error (PrkKakSession *self,
                                 const char    *message)
{
  if (g_strcmp0 (self->save_error, message) == 0)
    return;

  g_free (self->save_error);
  self->save_error = g_strdup (message);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SAVE_ERROR]);
}

void
_prk_kak_session_update_state (PrkKakSession *self)
{
  PrkSaveState state;

  if (self->store_failed || self->refused->len > 0)
    state = PRK_UNSAVED;
  else if (self->commit_in_flight || !g_queue_is_empty (&self->queue))
    state = PRK_SAVING;
  else if (self->typing_path != NULL)
    state = PRK_TYPING;
  else
    state = PRK_SAVED;

  if (state != PRK_UNSAVED)
    _prk_kak_session_set_save_error (self, NULL);

  if (state == self->save_state)
    return;

  if (state == PRK_SAVED)
    {
      self->saved_at_us = prk_clock_now_us (prk_store_get_clock (self->store));
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SAVED_AT]);
    }

  self->save_state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SAVE_STATE]);
}

/* Of all that may happen to a KAK, what changes the state that it is in. */
static gboolean
is_status (const char *jenis)
{
  static const char *const states[]
      = { "diajukan", "ditelaah", "diterima", "dikembalikan", "ditolak", NULL };

  return jenis != NULL && g_strv_contains (states, jenis);
}

void
_prk_kak_session_set_peristiwa (PrkKakSession *self,
                                GPtrArray     *peristiwa)
{
  gboolean was_locked = prk_kak_session_is_locked (self);
  const char *status = "draft";

  g_clear_pointer (&self->peristiwa, g_ptr_array_unref);
  self->peristiwa = g_ptr_array_ref (peristiwa);

  for (guint i = 0; i < peristiwa->len; i++)
    {
      const char *jenis = prk_record_get_string (g_ptr_array_index (peristiwa, i), "jenis");

      if (is_status (jenis))
        status = jenis;
    }

  if (g_strcmp0 (status, self->status) == 0)
    return;

  g_free (self->status);
  self->status = g_strdup (status);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATUS]);

  if (was_locked != prk_kak_session_is_locked (self))
    {
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOCKED]);
      _prk_kak_session_flush_queue (self);
    }
}

static void
notify_undo (PrkKakSession *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_UNDO]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CAN_REDO]);
}

static gboolean
rested_cb (gpointer user_data)
{
  PrkKakSession *self = user_data;

  self->rest_id = 0;
  prk_kak_session_settle (self);

  return G_SOURCE_REMOVE;
}

static void
begin_typing (PrkKakSession *self,
              const char    *path)
{
  JsonNode *before = prk_record_get_value (self->shown, path);

  self->typing_path = g_strdup (path);
  self->typing_before = before != NULL ? prk_json_copy (before) : json_node_new (JSON_NODE_NULL);
  self->typing_base = prk_record_ref (self->base);
}

static void
clear_typing (PrkKakSession *self)
{
  g_clear_handle_id (&self->rest_id, g_source_remove);
  g_clear_pointer (&self->typing_path, g_free);
  g_clear_pointer (&self->typing_before, json_node_unref);
  g_clear_pointer (&self->typing_value, json_node_unref);
  g_clear_pointer (&self->typing_base, prk_record_unref);
  self->draft_is_dirty = FALSE;
}

/* Shows what the step does from its path @first on, and sends it to the disk. */
static void
apply_step (PrkKakSession *self,
            PrkKakStep    *step,
            guint          first)
{
  guint n_paths = prk_kak_step_get_n_paths (step);

  for (guint i = first; i < n_paths; i++)
    prk_record_overlay (self->shown, prk_kak_step_get_path (step, i),
                        prk_kak_step_get_after (step, i));

  _prk_kak_session_enqueue (self, step);

  if (n_paths - first > MANY_PATHS)
    _prk_kak_session_emit_changed (self, NULL);
  else
    for (guint i = first; i < n_paths; i++)
      _prk_kak_session_emit_changed (self, prk_kak_step_get_path (step, i));
}

static void
prk_kak_session_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  PrkKakSession *self = PRK_KAK_SESSION (object);

  switch (prop_id)
    {
    case PROP_SAVE_STATE:
      g_value_set_int (value, self->save_state);
      break;
    case PROP_SAVE_ERROR:
      g_value_set_string (value, self->save_error);
      break;
    case PROP_SAVED_AT:
      g_value_set_int64 (value, self->saved_at_us);
      break;
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, prk_kak_session_get_undo_label (self) != NULL);
      break;
    case PROP_CAN_REDO:
      g_value_set_boolean (value, prk_kak_session_get_redo_label (self) != NULL);
      break;
    case PROP_LOCKED:
      g_value_set_boolean (value, prk_kak_session_is_locked (self));
      break;
    case PROP_STATUS:
      g_value_set_string (value, self->status);
      break;
    case PROP_JUDUL:
      g_value_set_string (value, self->judul);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
prk_kak_session_dispose (GObject *object)
{
  PrkKakSession *self = PRK_KAK_SESSION (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_handle_id (&self->rest_id, g_source_remove);
  g_clear_handle_id (&self->draft_id, g_source_remove);
  g_clear_handle_id (&self->retry_id, g_source_remove);
  g_clear_handle_id (&self->lengkap_id, g_source_remove);

  G_OBJECT_CLASS (prk_kak_session_parent_class)->dispose (object);
}

static void
prk_kak_session_finalize (GObject *object)
{
  PrkKakSession *self = PRK_KAK_SESSION (object);

  clear_typing (self);
  g_queue_clear_full (&self->queue, (GDestroyNotify) prk_kak_step_unref);
  g_queue_clear_full (&self->flushes, g_object_unref);
  g_clear_pointer (&self->refused, g_ptr_array_unref);
  g_clear_pointer (&self->drafts, json_node_unref);
  g_clear_pointer (&self->undo, prk_kak_undo_free);
  g_clear_pointer (&self->peristiwa, g_ptr_array_unref);
  g_clear_pointer (&self->base, prk_record_unref);
  g_clear_pointer (&self->shown, prk_record_unref);
  g_clear_pointer (&self->profil, prk_profil_unref);
  g_clear_object (&self->store);
  g_clear_object (&self->cancellable);
  g_free (self->id);
  g_free (self->status);
  g_free (self->judul);
  g_free (self->save_error);

  G_OBJECT_CLASS (prk_kak_session_parent_class)->finalize (object);
}

static void
prk_kak_session_class_init (PrkKakSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = prk_kak_session_get_property;
  object_class->dispose = prk_kak_session_dispose;
  object_class->finalize = prk_kak_session_finalize;

  properties[PROP_SAVE_STATE]
      = g_param_spec_int ("save-state", NULL, NULL, PRK_SAVED, PRK_UNSAVED, PRK_SAVED, flags);
  properties[PROP_SAVE_ERROR] = g_param_spec_string ("save-error", NULL, NULL, NULL, flags);
  properties[PROP_SAVED_AT] = g_param_spec_int64 ("saved-at", NULL, NULL, 0, G_MAXINT64, 0, flags);
  properties[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, flags);
  properties[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, flags);
  properties[PROP_LOCKED] = g_param_spec_boolean ("locked", NULL, NULL, FALSE, flags);
  properties[PROP_STATUS] = g_param_spec_string ("status", NULL, NULL, NULL, flags);
  properties[PROP_JUDUL] = g_param_spec_string ("judul", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_LENGKAP_CHANGED]
      = g_signal_new ("lengkap-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                      NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_STEPPED]
      = g_signal_new ("stepped", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_BOOLEAN);
}

static void
prk_kak_session_init (PrkKakSession *self)
{
  g_queue_init (&self->queue);
  g_queue_init (&self->flushes);
  self->refused = g_ptr_array_new_with_free_func ((GDestroyNotify) prk_kak_step_unref);
  self->undo = prk_kak_undo_new ();
  self->cancellable = g_cancellable_new ();
  self->save_state = PRK_SAVED;
}

/* The record as the screen shows it. Borrowed; it stays the same object until an outside change is
 * taken over, which
 * ::changed (NULL) tells. */
PrkRecord *
prk_kak_session_get_record (PrkKakSession *self)
{
  g_return_val_if_fail (PRK_IS_KAK_SESSION (self), NULL);

  return self->shown;
}

PrkProfil *
prk_kak_session_get_profil (PrkKakSession *self)
{
  g_return_val_if_fail (PRK_IS_KAK_SESSION (self), NULL);

  return self->profil;
}

PrkStore *
prk_kak_session_get_store (PrkKakSession *self)
{
  g_return_val_if_fail (PRK_IS_KAK_SESSION (self), NULL);

  return self->store;
}

gboolean
prk_kak_session_is_locked (PrkKakSession *self)
{
  g_return_val_if_fail (PRK_IS_KAK_SESSION (self), TRUE);

  return self->is_held
         || (self->status != NULL && !g_str_equal (self->status, "draft")
             && !g_str_equal (self->status, "dikembalikan"));
}

void
prk_kak_session_hold (PrkKakSession *self,
                      gboolean       is_held)
{
  gboolean was_locked;

  g_return_if_fail (PRK_IS_KAK_SESSION (self));

  was_locked = prk_kak_session_is_locked (self);
  if (is_held && !was_locked)
    prk_kak_session_settle (self);
  self->is_held = is_held;
  if (was_locked != prk_kak_session_is_locked (self))
    {
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOCKED]);
      notify_undo (self);
    }
}

guint
prk_kak_session_get_n_recovered (PrkKakSession *self)
{
  g_return_val_if_fail (PRK_IS_KAK_SESSION (self), 0);

  return self->n_recovered;
}

GPtrArray *
prk_kak_session_get_peristiwa (PrkKakSession *self)
{
  g_return_val_if_fail (PRK_IS_KAK_SESSION (self), NULL);

  return self->peristiwa;
}

/* One keystroke or more in the field @path, which now holds @value; NULL or JSON null for nothing.
 * Ignored while locked. */
void
prk_kak_session_type_node (PrkKakSession *self,
                           const char    *path,
                           JsonNode      *value)
{
  g_return_if_fail (PRK_IS_KAK_SESSION (self));
  g_return_if_fail (prk_path_is_valid (path));

  if (prk_kak_session_is_locked (self)
      || nodes_are_equal (prk_record_get_value (self->shown, path), value))
    return;

  if (g_strcmp0 (path, self->typing_path) != 0)
    {
      prk_kak_session_settle (self);
      begin_typing (self, path);
    }

  g_clear_pointer (&self->typing_value, json_node_unref);
  self->typing_value = value != NULL ? prk_json_copy (value) : json_node_new (JSON_NODE_NULL);
  prk_record_overlay (self->shown, path, self->typing_value);

  _prk_kak_session_schedule_draft (self);
  g_clear_handle_id (&self->rest_id, g_source_remove);
  self->rest_id = g_timeout_add (REST_MS, rested_cb, self);

  _prk_kak_session_update_state (self);
  notify_undo (self);
  _prk_kak_session_emit_changed (self, path);
}

void
prk_kak_session_type_string (PrkKakSession *self,
                             const char    *path,
                             const char    *value)
{
  g_autoptr(JsonNode) node = json_node_new (JSON_NODE_NULL);

  if (value != NULL && *value != '\0')
    json_node_init_string (node, value);

  prk_kak_session_type_node (self, path, node);
}

void
prk_kak_session_type_text (PrkKakSession *self,
                           const char    *path,
                           const char    *commonmark)
{
  g_autoptr(JsonNode) node = json_node_new (JSON_NODE_NULL);

  if (commonmark != NULL && *commonmark != '\0')
    {
      g_autoptr(JsonObject) object = json_object_new ();

      json_object_set_string_member (object, "teks", commonmark);
      json_node_init_object (node, object);
    }

  prk_kak_session_type_node (self, path, node);
}

void
prk_kak_session_settle (PrkKakSession *self)
{
  g_autoptr(PrkKakStep) step = NULL;

  g_return_if_fail (PRK_IS_KAK_SESSION (self));

  if (self->typing_path == NULL)
    return;

  step = prk_kak_step_new (_("typing"));
  prk_kak_step_add (step, self->typing_path, self->typing_before, self->typing_value);
  if (self->typing_base != self->base)
    prk_kak_step_set_seen (step, self->typing_base);

  if (!nodes_are_equal (self->typing_before, self->typing_value))
    {
      prk_kak_jangka_follow (self->shown, self->typing_path, step);
      prk_kak_undo_push (self->undo, step);
    }

  clear_typing (self);
  apply_step (self, step, 1);
  notify_undo (self);
}

/* The edit is made from the record that prk_kak_session_get_record() shows, by
 * prk_kak_session_begin(). */
void
prk_kak_session_apply (PrkKakSession *self,
                       PrkEdit       *edit,
                       const char    *label)
{
  g_autoptr(PrkKakStep) step = NULL;

  g_return_if_fail (PRK_IS_KAK_SESSION (self));
  g_return_if_fail (edit != NULL && prk_edit_get_record (edit) == self->shown);

  if (prk_edit_is_empty (edit))
    return;

  step = prk_kak_step_new_from_edit (edit, label);
  prk_kak_session_apply_step (self, step);
}

void
prk_kak_session_apply_step (PrkKakSession *self,
                            PrkKakStep    *step)
{
  g_return_if_fail (PRK_IS_KAK_SESSION (self));
  g_return_if_fail (step != NULL);

  if (prk_kak_session_is_locked (self) || prk_kak_step_get_n_paths (step) == 0)
    return;

  prk_kak_session_settle (self);
  prk_kak_undo_push (self->undo, step);
  apply_step (self, step, 0);
  notify_undo (self);
}

/* Settles what is being typed, so that the edit stands on it. */
PrkEdit *
prk_kak_session_begin (PrkKakSession *self)
{
  g_return_val_if_fail (PRK_IS_KAK_SESSION (self), NULL);

  prk_kak_session_settle (self);

  return prk_edit_new (self->shown);
}

char *
prk_kak_session_new_row_id (PrkKakSession *self)
{
  g_return_val_if_fail (PRK_IS_KAK_SESSION (self), NULL);

  return prk_id_new (prk_store_get_clock (self->store), prk_store_get_entropy (self->store));
}

const char *
prk_kak_session_get_undo_label (PrkKakSession *self)
{
  PrkKakStep *step;

  g_return_val_if_fail (PRK_IS_KAK_SESSION (self), NULL);

  if (self->typing_path != NULL)
    return _("typing");

  step = prk_kak_undo_peek_undo (self->undo);

  return step != NULL ? prk_kak_step_get_label (step) : NULL;
}

const char *
prk_kak_session_get_redo_label (PrkKakSession *self)
{
  PrkKakStep *step;

  g_return_val_if_fail (PRK_IS_KAK_SESSION (self), NULL);

  step = self->typing_path == NULL ? prk_kak_undo_peek_redo (self->undo) : NULL;

  return step != NULL ? prk_kak_step_get_label (step) : NULL;
}

static void
walk (PrkKakSession *self,
      PrkKakStep    *step,
      gboolean       is_undo)
{
  const char *path = prk_kak_step_get_n_paths (step) > 0 ? prk_kak_step_get_path (step, 0) : "";

  apply_step (self, step, 0);
  notify_undo (self);
  g_signal_emit (self, signals[SIGNAL_STEPPED], 0, path, prk_kak_step_get_label (step), is_undo);
}

void
prk_kak_session_undo (PrkKakSession *self)
{
  g_autoptr(PrkKakStep) step = NULL;

  g_return_if_fail (PRK_IS_KAK_SESSION (self));

  if (prk_kak_session_is_locked (self))
    return;

  prk_kak_session_settle (self);
  step = prk_kak_undo_take_undo (self->undo);
  if (step != NULL)
    walk (self, step, TRUE);
}

void
prk_kak_session_redo (PrkKakSession *self)
{
  g_autoptr(PrkKakStep) step = NULL;

  g_return_if_fail (PRK_IS_KAK_SESSION (self));

  if (prk_kak_session_is_locked (self))
    return;

  prk_kak_session_settle (self);
  step = prk_kak_undo_take_redo (self->undo);
  if (step != NULL)
    walk (self, step, FALSE);
}
