/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What was changed is found by the order in which ops arrived, so that nothing depends on when a signal
 * comes, and by the signals, for ops that left. */

#include "config.h"

#include <string.h>

#include "base/prk-parallel.h"

#include "prk-kasus-private.h"
#include "prk-store-private.h"

#define BATCH 128

#define SQL_CASES "SELECT number, id, changed_us FROM record WHERE type = 'ksd'"
#define SQL_NEWEST SQL_CASES " ORDER BY changed_us DESC, id LIMIT ?"
#define SQL_NEWS                                                                                   \
  "SELECT DISTINCT CASE WHEN r.type = 'ksd' THEN r.id ELSE a.target END FROM op o"                 \
  " JOIN record r ON r.number = o.record LEFT JOIN about a ON a.record = r.number"                 \
  " WHERE o.seq > ? AND r.type IN ('ksd', 'peristiwa')"
#define SQL_LAST "SELECT coalesce (max (seq), 0) FROM op"
#define SQL_TARGET                                                                                 \
  "SELECT a.target FROM about a JOIN record r ON r.number = a.record WHERE r.id = ?"

void
_prk_kasus_entri_free (PrkKasusEntri *self)
{
  g_free (self->id);
  g_clear_pointer (&self->kasus, prk_kasus_unref);
  g_clear_pointer (&self->dasar, prk_kasus_ringkas_unref);
  g_clear_pointer (&self->ringkas, prk_kasus_ringkas_unref);
  g_free (self);
}

/* One reading of the store, on a reader. */
typedef struct
{
  GHashTable *entri;   /* to be filled; nobody else looks at it meanwhile */
  GHashTable *changed; /* (nullable) ids of cases and peristiwa */
  gint64 seq;          /* what was known; 0: nothing */
  gint64 last;         /* (out) */
  guint newest;        /* so many alone; 0: all */
} Bacaan;

/* Of one or several readers. */
typedef struct
{
  PrkStore *store;
  GPtrArray *todo; /* (element-type PrkKasusEntri) */
  GMutex mutex;
  GError *error; /* (nullable) the first; guarded */
} Pembacaan;

typedef struct
{
  GPtrArray *todo;
  guint first, n;
} Tumpuk;

GHashTable *
_prk_kasus_entri_new_table (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                (GDestroyNotify)_prk_kasus_entri_free);
}

static PrkKasusEntri *
ensure_entri (GHashTable *all, PrkRows *rows)
{
  const char *id = _prk_rows_text (rows, 1);
  PrkKasusEntri *entri = g_hash_table_lookup (all, id);

  if (entri == NULL)
    {
      entri = g_new0 (PrkKasusEntri, 1);
      entri->id = g_strdup (id);
      g_hash_table_insert (all, entri->id, entri);
    }
  entri->number = _prk_rows_int (rows, 0);
  entri->changed_us = _prk_rows_int (rows, 2);
  entri->is_here = TRUE;

  return entri;
}

static void
make_unread (PrkKasusEntri *entri)
{
  if (entri != NULL)
    g_clear_pointer (&entri->kasus, prk_kasus_unref);
}

static void
make_all_unread (GHashTable *all)
{
  GHashTableIter iter;
  gpointer entri;

  g_hash_table_iter_init (&iter, all);
  while (g_hash_table_iter_next (&iter, NULL, &entri))
    make_unread (entri);
}

static gboolean
read_cases (PrkDb *db, Bacaan *bacaan, GError **error)
{
  g_autoptr (PrkRows) rows = bacaan->newest > 0
                                 ? _prk_db_query (db, error, SQL_NEWEST, "i", bacaan->newest)
                                 : _prk_db_query (db, error, SQL_CASES, "");
  g_autoptr (GError) local_error = NULL;

  if (rows == NULL)
    return FALSE;
  while (_prk_db_next (db, rows, &local_error))
    ensure_entri (bacaan->entri, rows);
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));

  return FALSE;
}

static gboolean
read_news (PrkDb *db, Bacaan *bacaan, GError **error)
{
  g_autoptr (PrkRows) rows = _prk_db_query (db, error, SQL_NEWS, "i", bacaan->seq);
  g_autoptr (GError) local_error = NULL;

  if (rows == NULL)
    return FALSE;
  while (_prk_db_next (db, rows, &local_error))
    if (_prk_rows_text (rows, 0) != NULL)
      make_unread (g_hash_table_lookup (bacaan->entri, _prk_rows_text (rows, 0)));
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));

  return FALSE;
}

/* A peristiwa that speaks of nothing any more was taken away: from which case nobody knows. */
static gboolean
read_changed (PrkDb *db, Bacaan *bacaan, GError **error)
{
  GHashTableIter iter;
  const char *id;

  if (bacaan->changed == NULL)
    return TRUE;

  g_hash_table_iter_init (&iter, bacaan->changed);
  while (g_hash_table_iter_next (&iter, (gpointer *)&id, NULL))
    {
      g_autoptr (PrkRows) rows = NULL;
      gboolean has_row;

      if (g_hash_table_contains (bacaan->entri, id))
        {
          make_unread (g_hash_table_lookup (bacaan->entri, id));
          continue;
        }
      rows = _prk_db_query (db, error, SQL_TARGET, "t", id);
      if (!_prk_db_first (db, rows, &has_row, error))
        return FALSE;
      if (has_row)
        make_unread (g_hash_table_lookup (bacaan->entri, _prk_rows_text (rows, 0)));
      else
        make_all_unread (bacaan->entri);
    }

  return TRUE;
}

static gboolean
look_run (gpointer where, PrkJob *job, GError **error)
{
  Bacaan *bacaan = job->input;

  /* What comes while this reads has a greater number, and is looked at the next time. */
  return _prk_db_get_int (where, &bacaan->last, 0, error, SQL_LAST, "")
         && read_cases (where, bacaan, error)
         && (bacaan->seq == 0 || read_news (where, bacaan, error))
         && read_changed (where, bacaan, error);
}

static gboolean
read_one (PrkDb *db, PrkKasusEntri *entri, GError **error)
{
  g_autoptr (PrkKasus) penuh = _prk_kasus_baca_fakta (db, entri->number, entri->id, error);
  g_autoptr (PrkKasus) kasus = NULL;
  PrkKasusRingkas *dasar;

  if (penuh == NULL)
    return FALSE;
  kasus = prk_kasus_new_ringkas (penuh);
  dasar = _prk_kasus_ringkas_new_dasar (penuh, entri->id);
  g_clear_pointer (&entri->dasar, prk_kasus_ringkas_unref);
  entri->dasar = dasar;
  dasar->changed_us = entri->changed_us;
  if (!_prk_kasus_baca_kejadian (db, entri->id, kasus, TRUE, &dasar->n_ditolak, &dasar->changed_us,
                                 error))
    return FALSE;
  g_clear_pointer (&entri->ringkas, prk_kasus_ringkas_unref);
  entri->kasus = g_steal_pointer (&kasus);

  return TRUE;
}

static gboolean
read_run (gpointer where, PrkJob *job, GError **error)
{
  const Tumpuk *tumpuk = job->input;

  for (guint i = tumpuk->first; i < tumpuk->first + tumpuk->n; i++)
    if (!read_one (where, g_ptr_array_index (tumpuk->todo, i), error))
      return FALSE;

  return TRUE;
}

static gboolean
call (PrkStore *store, PrkJobRun run, gpointer input, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  _prk_store_call (store, _prk_job_new (PRK_JOB_READ, run, input, NULL), &local_error);
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));

  return FALSE;
}

static void
set_here (GHashTable *all, gboolean is_here)
{
  GHashTableIter iter;
  PrkKasusEntri *entri;

  g_hash_table_iter_init (&iter, all);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *)&entri))
    if (!is_here)
      entri->is_here = FALSE;
    else if (!entri->is_here)
      g_hash_table_iter_remove (&iter);
}

GPtrArray *
_prk_kasus_entri_list (GHashTable *all, gboolean is_unread)
{
  GPtrArray *list = g_ptr_array_new ();
  GHashTableIter iter;
  PrkKasusEntri *entri;

  g_hash_table_iter_init (&iter, all);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *)&entri))
    if (!is_unread || entri->kasus == NULL)
      g_ptr_array_add (list, entri);

  return list;
}

static void
read_batch (guint index, gpointer data)
{
  Pembacaan *all = data;
  Tumpuk tumpuk = { .todo = all->todo, .first = index * BATCH };
  g_autoptr (GError) error = NULL;

  tumpuk.n = MIN (BATCH, all->todo->len - tumpuk.first);
  if (call (all->store, read_run, &tumpuk, &error))
    return;

  g_mutex_lock (&all->mutex);
  if (all->error == NULL)
    all->error = g_steal_pointer (&error);
  g_mutex_unlock (&all->mutex);
}

/* In batches, so that whoever else waits for a reader comes in between; on all readers at once. */
static gboolean
read_entri (PrkStore *store, GPtrArray *todo, GError **error)
{
  Pembacaan all = { .store = store, .todo = todo };

  g_mutex_init (&all.mutex);
  prk_parallel_for ((todo->len + BATCH - 1) / BATCH, read_batch, &all);
  g_mutex_clear (&all.mutex);
  if (all.error == NULL)
    return TRUE;
  g_propagate_error (error, all.error);

  return FALSE;
}

gboolean
_prk_kasus_entri_baca (PrkStore *store,
                       GHashTable *entri,
                       GHashTable *changed,
                       guint newest,
                       gint64 *seq,
                       GError **error)
{
  Bacaan bacaan = { .entri = entri, .changed = changed, .seq = *seq, .newest = newest };
  g_autoptr (GPtrArray) todo = NULL;

  set_here (entri, FALSE);
  if (!call (store, look_run, &bacaan, error))
    return FALSE;
  set_here (entri, TRUE);

  todo = _prk_kasus_entri_list (entri, TRUE);
  if (!read_entri (store, todo, error))
    return FALSE;
  *seq = bacaan.last;

  return TRUE;
}
