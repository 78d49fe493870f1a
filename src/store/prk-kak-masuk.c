/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/prk-id.h"

#include "prk-berkas.h"
#include "prk-kak-masuk.h"

PrkKakMasuk *
prk_kak_masuk_copy (const PrkKakMasuk *self)
{
  PrkKakMasuk *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_new0 (PrkKakMasuk, 1);
  copy->judul = g_strdup (self->judul);
  copy->mitra_kode = g_strdup (self->mitra_kode);
  copy->mitra = g_strdup (self->mitra);
  copy->nomor = g_strdup (self->nomor);
  copy->tanggal = g_strdup (self->tanggal);
  copy->diterima = g_strdup (self->diterima);

  return copy;
}

void
prk_kak_masuk_free (PrkKakMasuk *self)
{
  if (self == NULL)
    return;

  g_free (self->judul);
  g_free (self->mitra_kode);
  g_free (self->mitra);
  g_free (self->nomor);
  g_free (self->tanggal);
  g_free (self->diterima);
  g_free (self);
}

static char *
new_id (PrkStore *store)
{
  return prk_id_new (prk_store_get_clock (store), prk_store_get_entropy (store));
}

static void
set_string (PrkEdit    *edit,
            const char *path,
            const char *value)
{
  if (value != NULL && *value != '\0')
    prk_edit_set_string (edit, path, value);
}

static void
set_cell (PrkEdit    *edit,
          const char *table,
          const char *row,
          const char *column,
          const char *value)
{
  g_autofree char *path = g_strdup_printf ("%s/%s/%s", table, row, column);

  set_string (edit, path, value);
}

static void
fill (PrkStore             *store,
      PrkEdit              *edit,
      PrkProfil            *profil,
      const PrkIdentitas   *identitas,
      const PrkKakMasuk    *masuk,
      const PrkBerkasValue *berkas)
{
  g_autofree char *mitra = new_id (store);
  g_autofree char *lampiran = new_id (store);
  g_autofree char *place = g_strdup_printf ("lampiran/%s/berkas", lampiran);
  g_autoptr(JsonNode) value = prk_berkas_to_value (berkas);
  const char *daerah = identitas != NULL && identitas->daerah != NULL ? identitas->daerah
                                                                      : prk_profil_get_daerah (profil);

  prk_edit_set_string (edit, "prakarsa", "mitra");
  prk_edit_set_string (edit, "judul", masuk->judul != NULL ? masuk->judul : "");
  set_string (edit, "daerah", daerah);
  set_string (edit, "perangkat_daerah", identitas != NULL ? identitas->perangkat_daerah : NULL);
  set_string (edit, "penawaran_masuk/nomor", masuk->nomor);
  set_string (edit, "penawaran_masuk/tanggal", masuk->tanggal);
  set_string (edit, "penawaran_masuk/diterima", masuk->diterima);
  if (masuk->mitra != NULL && *masuk->mitra != '\0')
    {
      prk_edit_append_row (edit, "mitra", mitra);
      set_cell (edit, "mitra", mitra, "kode", masuk->mitra_kode);
      set_cell (edit, "mitra", mitra, "nama", masuk->mitra);
      set_cell (edit, "mitra", mitra, "golongan", "daerah");
    }
  prk_edit_append_row (edit, "lampiran", lampiran);
  prk_edit_set_node (edit, place, value);
}

char *
prk_kak_masuk_baru (PrkStore            *store,
                    PrkProfil           *profil,
                    const PrkIdentitas  *identitas,
                    const PrkKakMasuk   *masuk,
                    GFile               *file,
                    GError             **error)
{
  g_autoptr(PrkBerkasValue) berkas = NULL;
  g_autoptr(PrkRecord) record = NULL;
  g_autoptr(PrkEdit) edit = NULL;
  g_autoptr(PrkOp) op = NULL;
  g_autofree char *id = NULL;

  g_return_val_if_fail (PRK_IS_STORE (store) && profil != NULL, NULL);
  g_return_val_if_fail (masuk != NULL && G_IS_FILE (file), NULL);

  berkas = prk_store_import_berkas (store, file, NULL, error);
  if (berkas == NULL)
    return NULL;

  id = new_id (store);
  record = prk_record_new (id, "kak");
  edit = prk_edit_new (record);
  fill (store, edit, profil, identitas, masuk, berkas);
  op = prk_store_commit (store, edit, error);

  return op != NULL ? g_steal_pointer (&id) : NULL;
}

/* Off the main thread */

typedef struct
{
  PrkStore     *store;
  PrkProfil    *profil;
  PrkIdentitas *identitas; /* (nullable) */
  PrkKakMasuk  *masuk;
  GFile        *file;
} Request;

static void
request_free (Request *self)
{
  g_object_unref (self->store);
  prk_profil_unref (self->profil);
  g_clear_pointer (&self->identitas, prk_identitas_free);
  prk_kak_masuk_free (self->masuk);
  g_object_unref (self->file);
  g_free (self);
}

static void
run_thread (GTask        *task,
            gpointer      source,
            gpointer      task_data,
            GCancellable *cancellable)
{
  Request *self = task_data;
  GError *error = NULL;
  char *id = prk_kak_masuk_baru (self->store, self->profil, self->identitas, self->masuk, self->file,
                                 &error);

  if (id != NULL)
    g_task_return_pointer (task, id, g_free);
  else
    g_task_return_error (task, error);
}

void
prk_kak_masuk_baru_async (PrkStore            *store,
                          PrkProfil           *profil,
                          const PrkIdentitas  *identitas,
                          const PrkKakMasuk   *masuk,
                          GFile               *file,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  Request *self;

  g_return_if_fail (PRK_IS_STORE (store) && profil != NULL);
  g_return_if_fail (masuk != NULL && G_IS_FILE (file));

  self = g_new0 (Request, 1);
  self->store = g_object_ref (store);
  self->profil = prk_profil_ref (profil);
  self->identitas = identitas != NULL ? prk_identitas_copy (identitas) : NULL;
  self->masuk = prk_kak_masuk_copy (masuk);
  self->file = g_object_ref (file);
  task = g_task_new (NULL, cancellable, callback, user_data);
  g_task_set_source_tag (task, prk_kak_masuk_baru_async);
  g_task_set_task_data (task, self, (GDestroyNotify) request_free);
  g_task_run_in_thread (task, run_thread);
}

char *
prk_kak_masuk_baru_finish (GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
