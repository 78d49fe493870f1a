/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "store/prk-agenda-simpan.h"
#include "store/prk-kewajiban-muat.h"

#include "prk-beranda-isi.h"

/* Whoever has more of a kind finds them in its list. */
#define MAX_KAK 200

/* More rows of a group than anybody reads on a desk. */
#define MAX_ROWS 60

G_DEFINE_BOXED_TYPE (PrkBerandaIsi, prk_beranda_isi, prk_beranda_isi_ref, prk_beranda_isi_unref)

PrkBerandaIsi *
prk_beranda_isi_ref (PrkBerandaIsi *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
prk_beranda_isi_unref (PrkBerandaIsi *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_clear_pointer (&self->kasus, g_ptr_array_unref);
  g_clear_pointer (&self->kak, g_ptr_array_unref);
  g_clear_pointer (&self->antrean, g_ptr_array_unref);
  g_clear_pointer (&self->rapat, g_ptr_array_unref);
  g_clear_pointer (&self->ringkas, g_ptr_array_unref);
  g_clear_pointer (&self->kewajiban, g_ptr_array_unref);
  g_clear_pointer (&self->lembaga, prk_record_unref);
  g_clear_pointer (&self->kalender, prk_kalender_unref);
  g_clear_pointer (&self->meja, prk_meja_free);
  g_free (self->perangkat_daerah);
  g_free (self);
}

static PrkMeja *
lay (PrkBerandaIsi *self, PrkHari hanya, guint batas)
{
  const PrkMejaBahan bahan = {
    .kasus = self->kasus,
    .kak = self->kak,
    .antrean = self->antrean,
    .rapat = self->ringkas,
    .kewajiban = self->kewajiban,
    .lembaga = self->lembaga,
    .peran = self->peran,
    .perangkat_daerah = self->perangkat_daerah,
    .hari_ini = self->hari_ini,
    .hanya = hanya,
    .batas = batas,
  };

  return prk_meja_susun (&bahan);
}

/* Reading, on a thread of its own */

typedef struct
{
  PrkStore *store;
  PrkKasusDaftar *daftar; /* (nullable) */
  char *perangkat_daerah;
} Reading;

static void
reading_free (Reading *reading)
{
  g_clear_object (&reading->store);
  g_clear_object (&reading->daftar);
  g_free (reading->perangkat_daerah);
  g_free (reading);
}

static GPtrArray *
read_kak (PrkStore *store, GError **error)
{
  static const char *const statuses[] = { "dikembalikan", "draft", "diajukan", "ditelaah" };
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify)prk_ringkas_free);

  for (gsize i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      const PrkQuery query
          = { .type = "kak", .status = statuses[i], .urut = PRK_URUT_CHANGED, .limit = MAX_KAK };
      g_autoptr (GPtrArray) rows = prk_store_list (store, &query, error);

      if (rows == NULL)
        return NULL;
      g_ptr_array_extend_and_steal (all, g_steal_pointer (&rows));
    }

  return g_steal_pointer (&all);
}

/* The decree about the TKKSD that holds today, if nobody recorded it. */
static gboolean
read_lembaga (PrkBerandaIsi *self, PrkStore *store, GError **error)
{
  const PrkQuery query = { .type = "lembaga" };
  g_autoptr (GPtrArray) rows = prk_store_list (store, &query, error);
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify)prk_record_unref);
  PrkRecord *found;

  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < rows->len; i++)
    {
      PrkRecord *record
          = prk_store_load (store, ((const PrkRingkas *)g_ptr_array_index (rows, i))->id, error);

      if (record == NULL)
        return FALSE;
      g_ptr_array_add (all, record);
    }
  found = prk_lembaga_find_berlaku (all, "tkksd", self->hari_ini);
  if (found != NULL && prk_record_get_string (found, "peristiwa") == NULL)
    self->lembaga = prk_record_ref (found);

  return TRUE;
}

static PrkBerandaIsi *
read_all (Reading *reading, GError **error)
{
  g_autoptr (PrkBerandaIsi) self = g_new0 (PrkBerandaIsi, 1);
  g_autofree char *peran = prk_store_dup_setting (reading->store, PRK_SETTING_MEJA_PERAN);

  g_atomic_ref_count_init (&self->ref_count);
  self->hari_ini = prk_kasus_hari_ini (reading->store);
  self->peran = prk_meja_peran_dari (peran);
  self->perangkat_daerah = g_strdup (reading->perangkat_daerah);
  self->kak = read_kak (reading->store, error);
  if (self->kak == NULL)
    return NULL;
  self->antrean = prk_store_list_antrean (reading->store, error);
  if (self->antrean == NULL)
    return NULL;

  self->rapat = g_ptr_array_new_with_free_func ((GDestroyNotify)prk_agenda_free);
  if (reading->daftar != NULL)
    {
      self->kasus = prk_kasus_daftar_muat (reading->daftar, error);
      if (self->kasus == NULL)
        return NULL;
      self->kalender = prk_kasus_daftar_dup_kalender (reading->daftar);
      self->ringkas = prk_store_list_rapat (reading->store, self->rapat, error);
      if (self->ringkas == NULL || !read_lembaga (self, reading->store, error))
        return NULL;
      self->kewajiban = prk_store_list_kewajiban (reading->store, error);
      if (self->kewajiban == NULL)
        return NULL;
    }
  self->meja = lay (self, 0, MAX_ROWS);

  return g_steal_pointer (&self);
}

static void
read_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  PrkBerandaIsi *self = read_all (task_data, &error);

  if (self != NULL)
    g_task_return_pointer (task, self, (GDestroyNotify)prk_beranda_isi_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
prk_beranda_isi_muat_async (PrkStore *store,
                            PrkKasusDaftar *daftar,
                            const char *perangkat_daerah,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, user_data);
  Reading *reading = g_new0 (Reading, 1);

  g_return_if_fail (PRK_IS_STORE (store));

  reading->store = g_object_ref (store);
  reading->daftar = daftar != NULL ? g_object_ref (daftar) : NULL;
  reading->perangkat_daerah = g_strdup (perangkat_daerah);
  g_task_set_source_tag (task, prk_beranda_isi_muat_async);
  g_task_set_task_data (task, reading, (GDestroyNotify)reading_free);
  g_task_run_in_thread (task, read_thread);
}

PrkBerandaIsi *
prk_beranda_isi_muat_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

PrkMeja *
prk_beranda_isi_susun_hari (PrkBerandaIsi *self, PrkHari hari)
{
  g_return_val_if_fail (self != NULL && hari != 0, NULL);

  return lay (self, hari, MAX_ROWS);
}

GPtrArray *
prk_beranda_isi_list_agenda (PrkBerandaIsi *self)
{
  GPtrArray *list;

  g_return_val_if_fail (self != NULL, NULL);

  list = prk_agenda_list_kasus (self->kasus);
  for (guint i = 0; i < self->rapat->len; i++)
    g_ptr_array_add (list, prk_agenda_copy (g_ptr_array_index (self->rapat, i)));
  g_ptr_array_extend_and_steal (
      list, prk_kewajiban_list_agenda (self->kewajiban, self->kasus, self->hari_ini));

  return list;
}

guint
prk_beranda_isi_count_rapat (PrkBerandaIsi *self, PrkHari hari)
{
  guint n = 0;

  g_return_val_if_fail (self != NULL, 0);

  for (guint i = 0; i < self->rapat->len; i++)
    n += ((const PrkAgenda *)g_ptr_array_index (self->rapat, i))->hari == hari;

  return n;
}
