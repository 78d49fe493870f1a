/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is on its way to the register and what it refused, as the store last told it. The store is asked
 * some moments after it changed, so a burst of ops costs one query; until it has answered nothing is
 * said that only the next answer can know. */

#include "config.h"

#include "prk-sinkron-private.h"

#define SETTING_ASIDE "sinkron/dikesampingkan/"
#define REFRESH_MS 150

static void
note_refusals (PrkSinkron *self)
{
  g_autoptr(GHashTable) before = g_steal_pointer (&self->known_refusals);

  self->known_refusals = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < self->antrean->len; i++)
    {
      const PrkAntrean *antrean = g_ptr_array_index (self->antrean, i);
      const gint64 *seq = before != NULL ? g_hash_table_lookup (before, antrean->record) : NULL;

      if (antrean->n_refused == 0)
        continue;
      g_hash_table_insert (self->known_refusals, g_strdup (antrean->record),
                           g_memdup2 (&antrean->refused_seq, sizeof (gint64)));
      if (before != NULL && (seq == NULL || *seq < antrean->refused_seq))
        _prk_sinkron_emit_refused (self, antrean->record);
    }
}

/* A refusal leaves the count only with the answer that also counts what was written in its place. */
static void
settle_asides (PrkSinkron *self)
{
  GHashTableIter iter;
  gpointer key, seq;

  if (self->is_stale)
    return;
  g_hash_table_iter_init (&iter, self->asides);
  while (g_hash_table_iter_next (&iter, &key, &seq))
    prk_store_set_setting (self->store, key, seq);
  g_hash_table_remove_all (self->asides);
}

static void
take_antrean (PrkSinkron *self,
              GPtrArray  *antrean)
{
  guint n_waiting;

  g_clear_pointer (&self->by_record, g_hash_table_unref);
  g_clear_pointer (&self->antrean, g_ptr_array_unref);
  self->antrean = g_ptr_array_ref (antrean);
  self->by_record = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < antrean->len; i++)
    {
      PrkAntrean *one = g_ptr_array_index (antrean, i);

      g_hash_table_insert (self->by_record, one->record, one);
    }

  settle_asides (self);
  n_waiting = prk_sinkron_count_waiting (self);
  self->peak = n_waiting > 0 ? MAX (self->peak, n_waiting) : 0;
  note_refusals (self);
  _prk_sinkron_emit_changed (self);
}

static void
antrean_read_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr(PrkSinkron) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) antrean = prk_store_list_antrean_finish (PRK_STORE (source), result, &error);

  self->is_reading = FALSE;
  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (antrean != NULL)
    take_antrean (self, antrean);
  else
    g_debug ("what waits for the register could not be read: %s", error->message);
  if (self->is_stale)
    _prk_sinkron_refresh (self);
}

static gboolean
refresh_cb (gpointer user_data)
{
  PrkSinkron *self = user_data;

  self->refresh_id = 0;
  self->is_stale = FALSE;
  self->is_reading = TRUE;
  prk_store_list_antrean_async (self->store, self->cancellable, antrean_read_cb,
                                g_object_ref (self));

  return G_SOURCE_REMOVE;
}

void
_prk_sinkron_refresh (PrkSinkron *self)
{
  self->is_stale = TRUE;
  if (!self->is_reading && self->refresh_id == 0 && self->is_loaded)
    self->refresh_id = g_timeout_add (REFRESH_MS, refresh_cb, self);
}

GPtrArray *
prk_sinkron_get_antrean (PrkSinkron *self)
{
  g_return_val_if_fail (PRK_IS_SINKRON (self), NULL);

  return self->antrean;
}

/**
 * prk_sinkron_find:
 * @self: the object
 * @record: id of a record
 *
 * Returns: (transfer none) (nullable): how the record stands; %NULL where all of it was accepted
 */
const PrkAntrean *
prk_sinkron_find (PrkSinkron *self,
                  const char *record)
{
  g_return_val_if_fail (PRK_IS_SINKRON (self), NULL);

  return record != NULL ? g_hash_table_lookup (self->by_record, record) : NULL;
}

static char *
dup_aside_key (const PrkAntrean *antrean)
{
  return g_strconcat (SETTING_ASIDE, antrean->record, NULL);
}

gboolean
prk_sinkron_is_refused (PrkSinkron       *self,
                        const PrkAntrean *antrean)
{
  g_autofree char *key = NULL;
  g_autofree char *aside = NULL;

  g_return_val_if_fail (PRK_IS_SINKRON (self) && antrean != NULL, FALSE);

  if (antrean->n_refused == 0)
    return FALSE;
  key = dup_aside_key (antrean);
  aside = prk_store_dup_setting (self->store, key);
  return aside == NULL || g_ascii_strtoll (aside, NULL, 10) < antrean->refused_seq;
}

/**
 * prk_sinkron_put_aside:
 * @self: the object
 * @antrean: a record with a refusal
 *
 * A person has seen why it was refused, or has sent it again, and wants to be reminded no more. It
 * counts until the store has been asked once more.
 */
void
prk_sinkron_put_aside (PrkSinkron       *self,
                       const PrkAntrean *antrean)
{
  g_return_if_fail (PRK_IS_SINKRON (self) && antrean != NULL);

  g_hash_table_insert (self->asides, dup_aside_key (antrean),
                       g_strdup_printf ("%" G_GINT64_FORMAT, antrean->refused_seq));
  _prk_sinkron_refresh (self);
}

guint
prk_sinkron_count_waiting (PrkSinkron *self)
{
  guint count = 0;

  g_return_val_if_fail (PRK_IS_SINKRON (self), 0);

  for (guint i = 0; self->enrolment != NULL && i < self->antrean->len; i++)
    {
      const PrkAntrean *antrean = g_ptr_array_index (self->antrean, i);

      count += antrean->n_waiting + antrean->n_held > 0;
    }
  return count;
}

guint
prk_sinkron_count_refused (PrkSinkron *self)
{
  guint count = 0;

  g_return_val_if_fail (PRK_IS_SINKRON (self), 0);

  for (guint i = 0; i < self->antrean->len; i++)
    count += prk_sinkron_is_refused (self, g_ptr_array_index (self->antrean, i));
  return count;
}

guint
prk_sinkron_count_konflik (PrkSinkron *self)
{
  guint count = 0;

  g_return_val_if_fail (PRK_IS_SINKRON (self), 0);

  for (guint i = 0; i < self->antrean->len; i++)
    {
      const PrkAntrean *antrean = g_ptr_array_index (self->antrean, i);

      count += antrean->n_konflik > 0;
    }
  return count;
}

/**
 * prk_sinkron_get_progress:
 * @self: the object
 * @n_done: (out): records sent since something began to wait
 * @n_all: (out): these and the ones that wait
 *
 * How far sending is.
 */
void
prk_sinkron_get_progress (PrkSinkron *self,
                          guint      *n_done,
                          guint      *n_all)
{
  g_return_if_fail (PRK_IS_SINKRON (self) && n_done != NULL && n_all != NULL);

  *n_all = self->peak;
  *n_done = self->peak - MIN (self->peak, prk_sinkron_count_waiting (self));
}
