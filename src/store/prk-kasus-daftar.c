/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Of each case two things are kept: what states and deadlines ask of it, read from its ops, and what was
 * reckoned from that for one day and one calendar. A changed record makes one case be read again, another
 * day or table of holidays makes all be reckoned again, without reading. Both happen on a thread of
 * their own, one question at a time; what was changed is found by the order in which ops arrived, so
 * that nothing depends on when a signal comes, and by the signals, for ops that left. */

#include "config.h"

#include <string.h>

#include "base/prk-parallel.h"

#include "prk-kasus-private.h"
#include "prk-store-private.h"

#define BATCH 256
#define DAY_CHECK_S 300
#define KEY "prk-kasus-daftar"

#define SQL_CASES "SELECT number, id, changed_us FROM record WHERE type = 'ksd'"
#define SQL_NEWS                                                                                   \
  "SELECT DISTINCT CASE WHEN r.type = 'ksd' THEN r.id ELSE a.target END FROM op o"                 \
  " JOIN record r ON r.number = o.record LEFT JOIN about a ON a.record = r.number"                 \
  " WHERE o.seq > ? AND r.type IN ('ksd', 'peristiwa')"
#define SQL_LAST "SELECT coalesce (max (seq), 0) FROM op"
#define SQL_TARGET                                                                                 \
  "SELECT a.target FROM about a JOIN record r ON r.number = a.record WHERE r.id = ?"

struct _PrkKasusDaftar
{
  GObject parent_instance;

  PrkStore *store;
  gulong handler;
  guint timer_id;
  PrkHari told_day;

  GMutex work; /* of one question at a time; taken before the next */
  GHashTable *entri;
  gint64 seq; /* the newest op that was looked at; 0: none yet */
  PrkHari hari;

  GMutex mutex; /* of what follows */
  PrkProfil *profil;
  PrkKalender *kalender;
  GPtrArray *salah;
  guint turn;
  GHashTable *changed; /* ids of cases and peristiwa told of by the store */
};

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PrkKasusDaftar, prk_kasus_daftar, G_TYPE_OBJECT)

G_LOCK_DEFINE_STATIC (all);

void
_prk_kasus_entri_free (PrkKasusEntri *self)
{
  g_free (self->id);
  g_clear_pointer (&self->kasus, prk_kasus_unref);
  g_clear_pointer (&self->dasar, prk_kasus_ringkas_unref);
  g_clear_pointer (&self->ringkas, prk_kasus_ringkas_unref);
  g_free (self);
}

/* The calendar */

/**
 * prk_kasus_muat_kalender:
 * @folder: of the store; its folder `libur` goes before the shipped tables
 * @profil: of the daerah
 * @salah: (nullable) (element-type PrkLiburSalah): lines that could not be read are added
 *
 * Reads the holidays of an office. What is wrong with a table is told, and the rest of it serves.
 *
 * Returns: (transfer full): the calendar
 */
PrkKalender *
prk_kasus_muat_kalender (const char *folder, PrkProfil *profil, GPtrArray *salah)
{
  g_autofree char *path = NULL;
  g_autoptr (GPtrArray) unheard
      = g_ptr_array_new_with_free_func ((GDestroyNotify)prk_libur_salah_free);
  g_autoptr (GPtrArray) libur = NULL;
  PrkHitung hitung;

  g_return_val_if_fail (folder != NULL && profil != NULL, NULL);

  path = g_build_filename (folder, "libur", NULL);
  libur = prk_libur_muat (path, salah != NULL ? salah : unheard);
  prk_hitung_dari_profil (&hitung, profil);

  return prk_kalender_new (libur, prk_profil_get_daerah (profil), &hitung);
}

/* With the mutex held. */
static PrkKalender *
get_kalender (PrkKasusDaftar *self)
{
  if (self->kalender == NULL)
    {
      g_clear_pointer (&self->salah, g_ptr_array_unref);
      self->salah = g_ptr_array_new_with_free_func ((GDestroyNotify)prk_libur_salah_free);
      self->kalender = prk_kasus_muat_kalender (prk_store_get_folder (self->store), self->profil,
                                                self->salah);
    }

  return self->kalender;
}

PrkKalender *
prk_kasus_daftar_dup_kalender (PrkKasusDaftar *self)
{
  PrkKalender *kalender;

  g_return_val_if_fail (PRK_IS_KASUS_DAFTAR (self), NULL);

  g_mutex_lock (&self->mutex);
  kalender = prk_kalender_ref (get_kalender (self));
  g_mutex_unlock (&self->mutex);

  return kalender;
}

PrkProfil *
_prk_kasus_daftar_dup_profil (PrkKasusDaftar *self)
{
  PrkProfil *profil;

  g_mutex_lock (&self->mutex);
  profil = prk_profil_ref (self->profil);
  g_mutex_unlock (&self->mutex);

  return profil;
}

GPtrArray *
prk_kasus_daftar_list_salah_libur (PrkKasusDaftar *self)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify)prk_libur_salah_free);

  g_return_val_if_fail (PRK_IS_KASUS_DAFTAR (self), list);

  g_mutex_lock (&self->mutex);
  get_kalender (self);
  for (guint i = 0; i < self->salah->len; i++)
    {
      const PrkLiburSalah *one = g_ptr_array_index (self->salah, i);
      PrkLiburSalah *copy = g_new0 (PrkLiburSalah, 1);

      copy->baris = one->baris;
      copy->pesan = g_strdup (one->pesan);
      g_ptr_array_add (list, copy);
    }
  g_mutex_unlock (&self->mutex);

  return list;
}

static void
forget_kalender (PrkKasusDaftar *self)
{
  g_clear_pointer (&self->kalender, prk_kalender_unref);
  self->turn++;
}

void
prk_kasus_daftar_muat_ulang_libur (PrkKasusDaftar *self)
{
  g_return_if_fail (PRK_IS_KASUS_DAFTAR (self));

  g_mutex_lock (&self->mutex);
  forget_kalender (self);
  g_mutex_unlock (&self->mutex);

  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * prk_kasus_hari_ini:
 * @store: a store
 *
 * Today, by the store's clock and the local time zone.
 */
PrkHari
prk_kasus_hari_ini (PrkStore *store)
{
  g_autoptr (GDateTime) now = NULL;
  g_autofree char *iso = NULL;

  g_return_val_if_fail (PRK_IS_STORE (store), 0);

  now = g_date_time_new_from_unix_local (prk_clock_now_us (prk_store_get_clock (store))
                                         / G_USEC_PER_SEC);
  iso = g_date_time_format (now, "%Y-%m-%d");

  return prk_hari_dari_iso (iso);
}

/* Reading */

/* One reading of the store, on a reader. */
typedef struct
{
  GHashTable *entri;   /* to be filled; nobody else looks at it meanwhile */
  GHashTable *changed; /* (nullable) ids of cases and peristiwa */
  gint64 seq;          /* what was known; 0: nothing */
  gint64 last;         /* (out) */
  GPtrArray *todo;     /* (element-type PrkKasusEntri) for one batch */
  guint first, n;
} Bacaan;

static PrkKasusEntri *
ensure_entri (GHashTable *all, const char *id, gint64 number)
{
  PrkKasusEntri *entri = g_hash_table_lookup (all, id);

  if (entri == NULL)
    {
      entri = g_new0 (PrkKasusEntri, 1);
      entri->id = g_strdup (id);
      g_hash_table_insert (all, entri->id, entri);
    }
  entri->number = number;
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
  g_autoptr (PrkRows) rows = _prk_db_query (db, error, SQL_CASES, "");
  g_autoptr (GError) local_error = NULL;

  if (rows == NULL)
    return FALSE;
  while (_prk_db_next (db, rows, &local_error))
    ensure_entri (bacaan->entri, _prk_rows_text (rows, 1), _prk_rows_int (rows, 0));
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
  if (!_prk_db_get_int (db, &dasar->changed_us, 0, error, "SELECT changed_us FROM record WHERE id = ?",
                        "t", entri->id)
      || !_prk_kasus_baca_kejadian (db, entri->id, kasus, TRUE, &dasar->n_ditolak,
                                    &dasar->changed_us, error))
    return FALSE;
  g_clear_pointer (&entri->ringkas, prk_kasus_ringkas_unref);
  entri->kasus = g_steal_pointer (&kasus);

  return TRUE;
}

static gboolean
read_run (gpointer where, PrkJob *job, GError **error)
{
  const Bacaan *bacaan = job->input;

  for (guint i = bacaan->first; i < bacaan->first + bacaan->n; i++)
    if (!read_one (where, g_ptr_array_index (bacaan->todo, i), error))
      return FALSE;

  return TRUE;
}

static gboolean
call (PrkKasusDaftar *self, PrkJobRun run, Bacaan *bacaan, GError **error)
{
  g_autoptr (GError) local_error = NULL;

  _prk_store_call (self->store, _prk_job_new (PRK_JOB_READ, run, bacaan, NULL), &local_error);
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

static GPtrArray *
list_entri (GHashTable *all, gboolean is_unread)
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

/* In batches, so that whoever else waits for a reader comes in between. */
static gboolean
read_store (PrkKasusDaftar *self, GHashTable *changed, GError **error)
{
  Bacaan bacaan = { .entri = self->entri, .changed = changed, .seq = self->seq };
  g_autoptr (GPtrArray) todo = NULL;

  set_here (self->entri, FALSE);
  if (!call (self, look_run, &bacaan, error))
    return FALSE;
  set_here (self->entri, TRUE);

  todo = list_entri (self->entri, TRUE);
  bacaan.todo = todo;
  for (bacaan.first = 0; bacaan.first < todo->len; bacaan.first += BATCH)
    {
      bacaan.n = MIN (BATCH, todo->len - bacaan.first);
      if (!call (self, read_run, &bacaan, error))
        return FALSE;
    }
  self->seq = bacaan.last;

  return TRUE;
}

/* Reckoning */

typedef struct
{
  GPtrArray *todo;
  PrkKalender *kalender;
  PrkProfil *profil;
  PrkHari hari;
  guint turn;
} Hitungan;

static void
reckon_one (guint index, gpointer data)
{
  const Hitungan *hitungan = data;
  PrkKasusEntri *entri = g_ptr_array_index (hitungan->todo, index);

  if (entri->ringkas != NULL && entri->hari == hitungan->hari && entri->turn == hitungan->turn)
    return;

  g_clear_pointer (&entri->ringkas, prk_kasus_ringkas_unref);
  entri->ringkas = _prk_kasus_ringkas_hitung (entri->dasar, entri->kasus, hitungan->kalender,
                                              hitungan->profil, hitungan->hari);
  entri->hari = hitungan->hari;
  entri->turn = hitungan->turn;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const PrkKasusRingkas *one = *(PrkKasusRingkas *const *)a;
  const PrkKasusRingkas *other = *(PrkKasusRingkas *const *)b;

  if (one->changed_us != other->changed_us)
    return one->changed_us < other->changed_us ? 1 : -1;

  return strcmp (other->id, one->id);
}

static GPtrArray *
reckon_all (PrkKasusDaftar *self)
{
  g_autoptr (PrkKalender) kalender = NULL;
  g_autoptr (PrkProfil) profil = NULL;
  g_autoptr (GPtrArray) all = list_entri (self->entri, FALSE);
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify)prk_kasus_ringkas_unref);
  Hitungan hitungan = { .todo = all, .hari = prk_kasus_hari_ini (self->store) };

  g_mutex_lock (&self->mutex);
  hitungan.kalender = kalender = prk_kalender_ref (get_kalender (self));
  hitungan.profil = profil = prk_profil_ref (self->profil);
  hitungan.turn = self->turn;
  g_mutex_unlock (&self->mutex);

  prk_parallel_for (all->len, reckon_one, &hitungan);
  for (guint i = 0; i < all->len; i++)
    g_ptr_array_add (list,
                     prk_kasus_ringkas_ref (((PrkKasusEntri *)g_ptr_array_index (all, i))->ringkas));
  g_ptr_array_sort (list, compare);

  return list;
}

static void
give_back (gpointer id, gpointer value, gpointer to)
{
  g_hash_table_add (to, g_strdup (id));
}

/**
 * prk_kasus_daftar_muat:
 * @self: the cases of a store
 * @error: of the domain PRK_STORE_ERROR
 *
 * Every case as it stands today. Blocks; any thread.
 *
 * Returns: (element-type PrkKasusRingkas) (transfer full): the one that changed last first
 */
GPtrArray *
prk_kasus_daftar_muat (PrkKasusDaftar *self, GError **error)
{
  GHashTable *changed;
  GPtrArray *list = NULL;

  g_return_val_if_fail (PRK_IS_KASUS_DAFTAR (self), NULL);

  g_mutex_lock (&self->work);
  g_mutex_lock (&self->mutex);
  changed = g_steal_pointer (&self->changed);
  g_mutex_unlock (&self->mutex);

  if (read_store (self, changed, error))
    {
      list = reckon_all (self);
    }
  else if (changed != NULL)
    {
      g_mutex_lock (&self->mutex);
      if (self->changed == NULL)
        self->changed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_hash_table_foreach (changed, give_back, self->changed);
      g_mutex_unlock (&self->mutex);
    }
  g_clear_pointer (&changed, g_hash_table_unref);
  g_mutex_unlock (&self->work);

  return list;
}

static void
muat_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *list = prk_kasus_daftar_muat (source, &error);

  if (list != NULL)
    g_task_return_pointer (task, list, (GDestroyNotify)g_ptr_array_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
prk_kasus_daftar_muat_async (PrkKasusDaftar *self,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (PRK_IS_KASUS_DAFTAR (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, prk_kasus_daftar_muat_async);
  g_task_run_in_thread (task, muat_thread);
}

GPtrArray *
prk_kasus_daftar_muat_finish (PrkKasusDaftar *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* The object */

static void
record_changed_cb (PrkStore *store, const char *id, const char *type, PrkKasusDaftar *self)
{
  if (strcmp (type, "ksd") != 0 && strcmp (type, "peristiwa") != 0)
    return;

  g_mutex_lock (&self->mutex);
  if (self->changed == NULL)
    self->changed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_hash_table_add (self->changed, g_strdup (id));
  g_mutex_unlock (&self->mutex);

  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static gboolean
day_cb (gpointer data)
{
  PrkKasusDaftar *self = data;
  PrkHari today = prk_kasus_hari_ini (self->store);

  if (today != self->told_day)
    {
      self->told_day = today;
      g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
    }

  return G_SOURCE_CONTINUE;
}

static void
prk_kasus_daftar_dispose (GObject *object)
{
  PrkKasusDaftar *self = PRK_KASUS_DAFTAR (object);

  g_clear_handle_id (&self->timer_id, g_source_remove);
  g_clear_signal_handler (&self->handler, self->store);

  G_OBJECT_CLASS (prk_kasus_daftar_parent_class)->dispose (object);
}

static void
prk_kasus_daftar_finalize (GObject *object)
{
  PrkKasusDaftar *self = PRK_KASUS_DAFTAR (object);

  g_clear_object (&self->store);
  g_hash_table_unref (self->entri);
  g_clear_pointer (&self->changed, g_hash_table_unref);
  g_clear_pointer (&self->profil, prk_profil_unref);
  g_clear_pointer (&self->kalender, prk_kalender_unref);
  g_clear_pointer (&self->salah, g_ptr_array_unref);
  g_mutex_clear (&self->work);
  g_mutex_clear (&self->mutex);

  G_OBJECT_CLASS (prk_kasus_daftar_parent_class)->finalize (object);
}

static void
prk_kasus_daftar_class_init (PrkKasusDaftarClass *class)
{
  G_OBJECT_CLASS (class)->dispose = prk_kasus_daftar_dispose;
  G_OBJECT_CLASS (class)->finalize = prk_kasus_daftar_finalize;

  /**
   * PrkKasusDaftar::changed:
   * @self: the cases
   *
   * A case, the holidays or the day changed. On the thread that opened the store.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (class), G_SIGNAL_RUN_LAST,
                                          0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
prk_kasus_daftar_init (PrkKasusDaftar *self)
{
  g_mutex_init (&self->work);
  g_mutex_init (&self->mutex);
  self->entri = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                       (GDestroyNotify)_prk_kasus_entri_free);
}

static PrkKasusDaftar *
new_daftar (PrkStore *store, PrkProfil *profil)
{
  PrkKasusDaftar *self = g_object_new (PRK_TYPE_KASUS_DAFTAR, NULL);

  self->store = g_object_ref (store);
  self->profil = prk_profil_ref (profil);
  self->handler
      = g_signal_connect (store, "record-changed", G_CALLBACK (record_changed_cb), self);
  self->told_day = prk_kasus_hari_ini (store);
  self->timer_id = g_timeout_add_seconds (DAY_CHECK_S, day_cb, self);

  return self;
}

static void
weak_ref_free (gpointer data)
{
  GWeakRef *ref = data;

  g_weak_ref_clear (ref);
  g_free (ref);
}

static void
change_profil (PrkKasusDaftar *self, PrkProfil *profil)
{
  g_mutex_lock (&self->mutex);
  if (self->profil != profil)
    {
      prk_profil_unref (self->profil);
      self->profil = prk_profil_ref (profil);
      forget_kalender (self);
    }
  g_mutex_unlock (&self->mutex);
}

/**
 * prk_kasus_daftar_untuk:
 * @store: an open store
 * @profil: of the daerah; another one than before makes all be reckoned again
 *
 * The cases of a store, for all who ask. On the thread that opened the store.
 *
 * Returns: (transfer full): the object
 */
PrkKasusDaftar *
prk_kasus_daftar_untuk (PrkStore *store, PrkProfil *profil)
{
  PrkKasusDaftar *self = NULL;
  GWeakRef *ref;

  g_return_val_if_fail (PRK_IS_STORE (store) && profil != NULL, NULL);

  G_LOCK (all);
  ref = g_object_get_data (G_OBJECT (store), KEY);
  if (ref == NULL)
    {
      ref = g_new0 (GWeakRef, 1);
      g_weak_ref_init (ref, NULL);
      g_object_set_data_full (G_OBJECT (store), KEY, ref, weak_ref_free);
    }
  self = g_weak_ref_get (ref);
  if (self == NULL)
    {
      self = new_daftar (store, profil);
      g_weak_ref_set (ref, self);
    }
  G_UNLOCK (all);
  change_profil (self, profil);

  return self;
}

PrkStore *
prk_kasus_daftar_get_store (PrkKasusDaftar *self)
{
  g_return_val_if_fail (PRK_IS_KASUS_DAFTAR (self), NULL);

  return self->store;
}
