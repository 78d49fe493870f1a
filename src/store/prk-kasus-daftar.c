/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Of each case two things are kept: what states and deadlines ask of it, read from its ops, and what was
 * reckoned from that for one day and one calendar. A changed record makes one case be read again, another
 * day or table of holidays makes all be reckoned again, without reading. Both happen on a thread of
 * their own, one question at a time. */

#include "config.h"

#include <string.h>

#include "base/prk-parallel.h"

#include "prk-kasus-private.h"
#include "prk-store-private.h"

#define DAY_CHECK_S 300
#define KEY "prk-kasus-daftar"

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

/* All of @entri, the one that changed last first. */
static GPtrArray *
reckon_all (PrkKasusDaftar *self, GHashTable *entri)
{
  g_autoptr (PrkKalender) kalender = NULL;
  g_autoptr (PrkProfil) profil = NULL;
  g_autoptr (GPtrArray) all = _prk_kasus_entri_list (entri, FALSE);
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

  if (_prk_kasus_entri_baca (self->store, self->entri, changed, 0, &self->seq, error))
    {
      list = reckon_all (self, self->entri);
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

/**
 * prk_kasus_daftar_muat_terbaru:
 * @self: the cases of a store
 * @n: how many
 * @error: of the domain PRK_STORE_ERROR
 *
 * The cases whose records changed last, without waiting for whoever reads them all, and without being kept.
 * Blocks; any thread.
 *
 * Returns: (element-type PrkKasusRingkas) (transfer full): the one that changed last first
 */
GPtrArray *
prk_kasus_daftar_muat_terbaru (PrkKasusDaftar *self, guint n, GError **error)
{
  g_autoptr (GHashTable) entri = NULL;
  gint64 seq = 0;

  g_return_val_if_fail (PRK_IS_KASUS_DAFTAR (self) && n > 0, NULL);

  entri = _prk_kasus_entri_new_table ();

  return _prk_kasus_entri_baca (self->store, entri, NULL, n, &seq, error)
             ? reckon_all (self, entri)
             : NULL;
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
  self->entri = _prk_kasus_entri_new_table ();
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
