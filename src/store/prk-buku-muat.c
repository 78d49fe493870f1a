/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The register needs more of a case than the lists keep in memory: numbers of partners, shelves, scans. So whole cases are
 * read, in batches on all readers, and only those whose row of the list is another one than before. */

#include "config.h"

#include "base/prk-parallel.h"

#include "prk-buku-muat.h"
#include "prk-kasus-private.h"
#include "prk-nomor-simpan.h"
#include "prk-store-private.h"

#define BATCH 128
#define SQL_NUMBER "SELECT number FROM record WHERE id = ?"

G_DEFINE_BOXED_TYPE (PrkBuku, prk_buku, prk_buku_ref, prk_buku_unref)

PrkBuku *
prk_buku_ref (PrkBuku *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
prk_buku_unref (PrkBuku *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_ptr_array_unref (self->baris);
  g_ptr_array_unref (self->statistik);
  g_hash_table_unref (self->kasus);
  g_clear_pointer (&self->nomor, prk_nomor_bahan_free);
  g_free (self);
}

/* What one case gives; later readings share it. */
typedef struct
{
  gatomicrefcount    ref_count;
  GPtrArray         *baris; /* (element-type PrkBukuBaris) */
  PrkStatistikKasus *statistik;
} Isi;

static void
isi_unref (Isi *isi)
{
  if (!g_atomic_ref_count_dec (&isi->ref_count))
    return;
  g_ptr_array_unref (isi->baris);
  prk_statistik_kasus_free (isi->statistik);
  g_free (isi);
}

typedef struct
{
  PrkKasusRingkas *ringkas;
  Isi             *isi; /* (nullable) */
} Satu;

typedef struct
{
  PrkStore    *store;
  PrkKalender *kalender;
  PrkHari      hari_ini;
  GArray      *todo; /* (element-type Satu) */
  GMutex       mutex;
  GError      *error; /* (nullable) the first; guarded */
} Pembacaan;

typedef struct
{
  const Pembacaan *all;
  guint            first, n;
} Tumpuk;

static gboolean
read_one (PrkDb            *db,
          Satu             *one,
          const Pembacaan  *all,
          GError          **error)
{
  const char *id = one->ringkas->id;
  g_autoptr(PrkKasus) kasus = NULL;
  gint64 number, at_us = 0;
  guint n_refused = 0;

  if (!_prk_db_get_int (db, &number, 0, error, SQL_NUMBER, "t", id))
    return FALSE;
  kasus = _prk_kasus_baca_fakta (db, number, id, error);
  if (kasus == NULL || !_prk_kasus_baca_kejadian (db, id, kasus, FALSE, &n_refused, &at_us, error))
    return FALSE;
  one->isi = g_new0 (Isi, 1);
  g_atomic_ref_count_init (&one->isi->ref_count);
  one->isi->baris = prk_buku_dari_kasus (kasus, id, all->hari_ini);
  one->isi->statistik = prk_statistik_kasus_new (kasus, all->kalender);

  return TRUE;
}

static gboolean
read_run (gpointer  where,
          PrkJob   *job,
          GError  **error)
{
  const Tumpuk *tumpuk = job->input;

  for (guint i = tumpuk->first; i < tumpuk->first + tumpuk->n; i++)
    if (!read_one (where, &g_array_index (tumpuk->all->todo, Satu, i), tumpuk->all, error))
      return FALSE;

  return TRUE;
}

static void
read_batch (guint    index,
            gpointer data)
{
  Pembacaan *all = data;
  Tumpuk tumpuk = { .all = all, .first = index * BATCH };
  GError *error = NULL;

  tumpuk.n = MIN (BATCH, all->todo->len - tumpuk.first);
  _prk_store_call (all->store, _prk_job_new (PRK_JOB_READ, read_run, &tumpuk, NULL), &error);
  if (error == NULL)
    return;

  g_mutex_lock (&all->mutex);
  if (all->error == NULL)
    all->error = g_steal_pointer (&error);
  g_mutex_unlock (&all->mutex);
  g_clear_error (&error);
}

static void
satu_clear (gpointer data)
{
  Satu *one = data;

  prk_kasus_ringkas_unref (one->ringkas);
  g_clear_pointer (&one->isi, isi_unref);
}

static PrkBuku *
buku_new (PrkHari hari_ini)
{
  PrkBuku *self = g_new0 (PrkBuku, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->hari_ini = hari_ini;
  self->kasus = g_hash_table_new_full (NULL, NULL, (GDestroyNotify) prk_kasus_ringkas_unref,
                                       (GDestroyNotify) isi_unref);

  return self;
}

/* Cases that are as they were keep their lines; the others go to @todo. */
static void
take_known (PrkBuku   *self,
            PrkBuku   *lama,
            GPtrArray *cases,
            GArray    *todo)
{
  for (guint i = 0; i < cases->len; i++)
    {
      PrkKasusRingkas *ringkas = g_ptr_array_index (cases, i);
      Isi *known = lama != NULL && lama->hari_ini == self->hari_ini
                     ? g_hash_table_lookup (lama->kasus, ringkas)
                     : NULL;
      Satu one = { .ringkas = ringkas };

      if (ringkas->is_lembaga)
        continue;
      prk_kasus_ringkas_ref (ringkas);
      if (known == NULL)
        {
          g_array_append_val (todo, one);
          continue;
        }
      g_atomic_ref_count_inc (&known->ref_count);
      g_hash_table_insert (self->kasus, ringkas, known);
    }
}

static void
arrange (PrkBuku   *self,
         GPtrArray *cases)
{
  static const PrkBukuSaring all = PRK_BUKU_SARING_SEMUA;
  g_autoptr(GPtrArray) rows = g_ptr_array_new ();

  for (guint i = 0; i < cases->len; i++)
    {
      Isi *own = g_hash_table_lookup (self->kasus, g_ptr_array_index (cases, i));

      if (own == NULL)
        continue;
      g_ptr_array_add (self->statistik, own->statistik);
      for (guint j = 0; j < own->baris->len; j++)
        g_ptr_array_add (rows, g_ptr_array_index (own->baris, j));
    }
  self->baris = prk_buku_susun (rows, &all);
}

/**
 * prk_buku_muat:
 * @daftar: the cases of a store
 * @lama: (nullable): the register as it was read before
 * @error: of the domain PRK_STORE_ERROR
 *
 * Reads the register. Any thread.
 *
 * Returns: (transfer full): the register as of today
 */
PrkBuku *
prk_buku_muat (PrkKasusDaftar  *daftar,
               PrkBuku         *lama,
               GError         **error)
{
  g_autoptr(GPtrArray) cases = NULL;
  g_autoptr(GArray) todo = g_array_new (FALSE, FALSE, sizeof (Satu));
  g_autoptr(PrkBuku) self = NULL;
  Pembacaan all;

  g_return_val_if_fail (PRK_IS_KASUS_DAFTAR (daftar), NULL);

  cases = prk_kasus_daftar_muat (daftar, error);
  if (cases == NULL)
    return NULL;

  all = (Pembacaan){ .store = prk_kasus_daftar_get_store (daftar), .todo = todo };
  all.hari_ini = prk_kasus_hari_ini (all.store);
  all.kalender = prk_kasus_daftar_dup_kalender (daftar);
  self = buku_new (all.hari_ini);
  self->baris = g_ptr_array_new ();
  self->statistik = g_ptr_array_new (); /* they live in self->kasus */
  g_array_set_clear_func (todo, satu_clear);
  take_known (self, lama, cases, todo);
  g_mutex_init (&all.mutex);
  prk_parallel_for ((todo->len + BATCH - 1) / BATCH, read_batch, &all);
  g_mutex_clear (&all.mutex);
  prk_kalender_unref (all.kalender);
  if (all.error != NULL)
    {
      g_propagate_error (error, all.error);
      return NULL;
    }

  for (guint i = 0; i < todo->len; i++)
    {
      Satu *one = &g_array_index (todo, Satu, i);

      g_hash_table_insert (self->kasus, prk_kasus_ringkas_ref (one->ringkas), g_steal_pointer (&one->isi));
    }
  g_clear_pointer (&self->baris, g_ptr_array_unref);
  arrange (self, cases);
  self->nomor = prk_nomor_muat (daftar, cases, error);
  if (self->nomor == NULL)
    return NULL;

  return g_steal_pointer (&self);
}

char *
prk_buku_dup_nomor (PrkBuku    *self,
                    const char *jenis,
                    const char *perangkat,
                    gboolean   *is_blok)
{
  const char *buku = prk_nomor_get_buku (jenis);
  g_autoptr(PrkNomorAtur) atur = NULL;
  char *next = NULL;

  g_return_val_if_fail (self != NULL && buku != NULL, NULL);

  if (perangkat != NULL)
    next = prk_nomor_dup_berikut (self->nomor, buku, self->hari_ini, perangkat);
  if (is_blok != NULL)
    *is_blok = next != NULL;
  if (next != NULL)
    return next;
  atur = prk_nomor_atur_new (self->nomor->profil, buku, NULL);

  return atur != NULL ? prk_nomor_dup_berikut (self->nomor, buku, self->hari_ini, NULL)
                      : prk_buku_dup_nomor_berikut (self->baris, jenis, prk_hari_get_tahun (self->hari_ini));
}

static void
muat_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  GError *error = NULL;
  PrkBuku *buku = prk_buku_muat (source, data, &error);

  if (buku != NULL)
    g_task_return_pointer (task, buku, (GDestroyNotify) prk_buku_unref);
  else
    g_task_return_error (task, error);
}

void
prk_buku_muat_async (PrkKasusDaftar      *daftar,
                     PrkBuku             *lama,
                     GCancellable        *cancellable,
                     GAsyncReadyCallback  callback,
                     gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (PRK_IS_KASUS_DAFTAR (daftar));

  task = g_task_new (daftar, cancellable, callback, user_data);
  g_task_set_source_tag (task, prk_buku_muat_async);
  if (lama != NULL)
    g_task_set_task_data (task, prk_buku_ref (lama), (GDestroyNotify) prk_buku_unref);
  g_task_run_in_thread (task, muat_thread);
}

PrkBuku *
prk_buku_muat_finish (GAsyncResult  *result,
                      GError       **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
