/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "prk-sync-engine-private.h"
#include "prk-sync-head-private.h"

/* An older head than one that another answer had is sound when it was asked for before that one
 * came; @floor is what had been seen when it was asked for. */
gboolean
_prk_sync_check_head (PrkSyncEngine      *self,
                      const PrkSyncHead  *head,
                      GError            **error)
{
  const PrkSyncHead *seen = self->state->seen;
  gboolean is_same = seen != NULL && head->size == seen->size
                     && g_strcmp0 (head->root, seen->root) == 0;

  if (!is_same
      && !_prk_sync_head_is_signed (head, self->state->daerah, self->state->register_key))
    {
      g_propagate_error (error, _prk_sync_new_broken_error ("a head that nobody signed"));
      return FALSE;
    }
  if (head->size < self->floor)
    {
      g_set_error (error, PRK_SYNC_ERROR, PRK_SYNC_ERROR_HISTORY,
                   "the register had %" G_GUINT64_FORMAT " ops and has only %" G_GUINT64_FORMAT,
                   self->floor, head->size);
      return FALSE;
    }
  if (seen != NULL && head->size == seen->size && !is_same)
    {
      g_set_error (error, PRK_SYNC_ERROR, PRK_SYNC_ERROR_HISTORY,
                   "the register shows two histories of %" G_GUINT64_FORMAT " ops", head->size);
      return FALSE;
    }

  return TRUE;
}

/* Of the tree that heads are proven to contain; 0 for none. */
guint64
_prk_sync_get_known (PrkSyncEngine *self)
{
  return self->state->checked != NULL ? self->state->checked->size : 0;
}

/* The proof that came with an answer to a question that named that tree. Without one it is asked
 * for later; a wrong one is never honest, since both are of one moment. */
gboolean
_prk_sync_check_proof (PrkSyncEngine      *self,
                       const PrkSyncHead  *head,
                       GArray             *proof,
                       GError            **error)
{
  guint64 known = _prk_sync_get_known (self);

  g_clear_pointer (&self->proven, prk_sync_head_free);
  if (proof == NULL || known == 0 || head->size <= known)
    return TRUE;
  if (!_prk_sync_head_follows (head, self->state->checked, proof, error))
    return FALSE;
  self->proven = prk_sync_head_copy (head);

  return TRUE;
}

static gboolean
is_proven (PrkSyncEngine *self)
{
  const PrkSyncHead *seen = self->state->seen;

  /* Every tree contains the empty one, and the first head is taken on trust. */
  return _prk_sync_get_known (self) == 0
         || (self->proven != NULL && self->proven->size == seen->size
             && g_strcmp0 (self->proven->root, seen->root) == 0);
}

const PrkSyncHead *
_prk_sync_take_seen (PrkSyncEngine  *self,
                     PrkSyncHead   **head)
{
  const PrkSyncHead *seen = self->state->seen;

  g_clear_pointer (&self->seen, prk_sync_head_free);
  if (seen == NULL || (*head)->size > seen->size)
    self->seen = g_steal_pointer (head);

  return self->seen;
}

void
_prk_sync_keep_seen (PrkSyncEngine *self)
{
  if (self->seen == NULL)
    return;

  prk_sync_head_free (self->state->seen);
  self->state->seen = g_steal_pointer (&self->seen);
}

void
_prk_sync_note_floor (PrkSyncEngine *self)
{
  self->floor = self->state->seen != NULL ? self->state->seen->size : 0;
}

static void
head_kept_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (PrkSyncEngine) self = _prk_sync_end_store (user_data, result);

  if (self == NULL)
    return;

  prk_sync_head_free (self->state->checked);
  g_clear_pointer (&self->proven, prk_sync_head_free);
  self->state->checked = prk_sync_head_copy (self->state->seen);
  _prk_sync_step (self);
}

static void
keep_head (PrkSyncEngine *self)
{
  prk_sync_store_keep_head (self->store, self->state->seen, NULL, head_kept_cb,
                            _prk_sync_begin (self, ACTIVITY_STORE));
}

/* The register knows no tree of that size: is its history shorter than it was? */
static void
looked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (PrkSyncEngine) self = _prk_sync_end (user_data, NULL);
  g_autoptr (PrkSyncPage) page = NULL;
  GError *error = NULL;

  if (self == NULL)
    return;
  page = prk_sync_transport_pull_finish (self->transport, result, &error);
  if (page != NULL && _prk_sync_check_head (self, page->head, &error))
    {
      self->must_look = FALSE;
      error = _prk_sync_new_broken_error ("it gives no proof for its own tree head");
    }
  _prk_sync_fail (self, ACTIVITY_LOOK, error);
}

void
_prk_sync_look (PrkSyncEngine *self)
{
  gpointer call = _prk_sync_begin (self, ACTIVITY_LOOK);

  _prk_sync_note_floor (self);
  prk_sync_transport_pull (self->transport, self->state->cursor, 1, 0, 0, self->cancellable,
                           looked_cb, call);
}

static void
proven_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (PrkSyncEngine) self = _prk_sync_end (user_data, NULL);
  g_autoptr (GArray) proof = NULL;
  GError *error = NULL;

  if (self == NULL)
    return;
  proof = prk_sync_transport_prove_finish (self->transport, result, &error);
  if (proof == NULL
      || !_prk_sync_head_follows (self->state->seen, self->state->checked, proof, &error))
    {
      self->must_look = g_error_matches (error, PRK_SYNC_ERROR, PRK_SYNC_ERROR_REFUSED);
      if (self->must_look)
        {
          g_error_free (error);
          _prk_sync_step (self);
        }
      else
        {
          _prk_sync_fail (self, ACTIVITY_PROVE, error);
        }
      return;
    }

  _prk_sync_note_contact (self);
  keep_head (self);
}

gboolean
_prk_sync_needs_proof (PrkSyncEngine *self)
{
  const PrkSyncState *state = self->state;

  return state->seen != NULL
         && (state->checked == NULL || state->checked->size < state->seen->size);
}

void
_prk_sync_prove (PrkSyncEngine *self)
{
  const PrkSyncState *state = self->state;
  gpointer call;

  if (is_proven (self))
    {
      keep_head (self);
      return;
    }

  call = _prk_sync_begin (self, ACTIVITY_PROVE);
  prk_sync_transport_prove (self->transport, state->checked->size, state->seen->size,
                            self->cancellable, proven_cb, call);
}
