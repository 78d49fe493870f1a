/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Events written legally: the rules are asked on the writer's thread, inside the transaction that writes, on
 * the case as it stands there. Who comes second, in another window or another program, meets the state that
 * the first one left. */

#include "config.h"

#include <string.h>

#include "base/prk-id.h"
#include "domain/prk-impor-kasus.h"

#include "prk-kasus-private.h"
#include "prk-materi-private.h"
#include "prk-paraf-muat.h"

#define KIND "ksd"

/* What a peristiwa has of its own, whoever writes it. */
static const char *const reserved[] = { "jenis", "tentang", "pada", "versi", NULL };

typedef PrkKasusTulis Tulis;

void
prk_kasus_catatan_free (PrkKasusCatatan *self)
{
  g_clear_pointer (&self->hasil, g_ptr_array_unref);
  g_free (self->id);
  g_free (self);
}

static void
take_set (GPtrArray *sets, const char *path, JsonNode *value)
{
  static const char *const over[] = { NULL };

  g_ptr_array_add (sets, prk_op_set_new (path, value, over));
}

/* Nested objects become paths; narrative text and files stay one value. */
static gboolean
add_sets (GPtrArray *sets, const char *prefix, JsonObject *object, GError **error)
{
  JsonObjectIter iter;
  const char *key;
  JsonNode *value;

  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &key, &value))
    {
      g_autofree char *path
          = prefix == NULL ? g_strdup (key) : g_strconcat (prefix, "/", key, NULL);
      JsonObject *inner = JSON_NODE_HOLDS_OBJECT (value) ? json_node_get_object (value) : NULL;

      if (!prk_path_is_valid (path))
        {
          g_set_error (error, PRK_STORE_ERROR, PRK_STORE_ERROR_INPUT, "“%s” is no path of a field",
                       path);
          return FALSE;
        }
      if (inner != NULL && !json_object_has_member (inner, "teks")
          && !json_object_has_member (inner, "berkas"))
        {
          if (!add_sets (sets, path, inner, error))
            return FALSE;
        }
      else if (!JSON_NODE_HOLDS_NULL (value) && !g_strv_contains (reserved, path))
        {
          take_set (sets, path, value);
        }
    }

  return TRUE;
}

gboolean
_prk_kasus_tulis_ksd (PrkWriter *writer, const char *id, JsonObject *fakta, GError **error)
{
  g_autoptr (GPtrArray) sets = g_ptr_array_new_with_free_func ((GDestroyNotify)prk_op_set_free);
  g_autoptr (PrkOp) op = NULL;

  if (!add_sets (sets, NULL, fakta, error))
    return FALSE;
  if (sets->len == 0)
    {
      g_set_error (error, PRK_STORE_ERROR, PRK_STORE_ERROR_INPUT, "nothing is known of this case");
      return FALSE;
    }
  op = _prk_materi_write (writer, id, KIND, sets, error);

  return op != NULL;
}

gboolean
_prk_kasus_tulis_peristiwa (PrkWriter *writer,
                            const char *ksd,
                            const char *jenis,
                            JsonObject *isi,
                            char **id,
                            GError **error)
{
  g_autoptr (GPtrArray) sets = g_ptr_array_new_with_free_func ((GDestroyNotify)prk_op_set_free);
  g_autoptr (JsonNode) about = json_node_init_string (json_node_alloc (), ksd);
  g_autoptr (JsonNode) kind = json_node_init_string (json_node_alloc (), jenis);
  g_autoptr (JsonNode) at
      = json_node_init_int (json_node_alloc (), prk_clock_now_us (writer->clock));
  g_autoptr (PrkOp) op = NULL;

  take_set (sets, "tentang", about);
  take_set (sets, "jenis", kind);
  take_set (sets, "pada", at);
  if (isi != NULL && !add_sets (sets, NULL, isi, error))
    return FALSE;

  *id = prk_id_new (writer->clock, writer->entropy);
  op = _prk_materi_write (writer, *id, "peristiwa", sets, error);

  return op != NULL;
}

/* @kak (out) (nullable) is the cache's. */
static PrkKasus *
load (PrkWriter *writer, const char *ksd, PrkRecord **kak, GError **error)
{
  g_autoptr (PrkKasus) kasus = NULL;
  g_autoptr (GError) local_error = NULL;
  gint64 number, at_us = 0;
  const char *kak_id;
  guint n_ditolak = 0;

  if (!_prk_materi_find (writer, ksd, KIND, &number, NULL, NULL, error))
    return NULL;
  if (number == 0)
    {
      g_set_error (error, PRK_STORE_ERROR, PRK_STORE_ERROR_NOT_FOUND, "there is no case %s", ksd);
      return NULL;
    }
  kasus = _prk_kasus_baca_fakta (writer->db, number, ksd, error);
  if (kasus == NULL
      || !_prk_kasus_baca_kejadian (writer->db, ksd, kasus, FALSE, &n_ditolak, &at_us, error))
    return NULL;

  kak_id = prk_kasus_get_teks (kasus, NULL, "kak");
  if (kak_id == NULL)
    return g_steal_pointer (&kasus);
  /* A name that is no KAK here is judged as none. */
  if (_prk_materi_find (writer, kak_id, "kak", &number, NULL, NULL, &local_error) && number != 0)
    {
      *kak = _prk_cache_get (writer->cache, writer->db, number, kak_id, "kak", error);
      if (*kak == NULL)
        return NULL;
    }
  else if (local_error != NULL
           && !g_error_matches (local_error, PRK_STORE_ERROR, PRK_STORE_ERROR_INPUT))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  return g_steal_pointer (&kasus);
}

gboolean
_prk_kasus_judge (PrkWriter *writer,
                  const Tulis *tulis,
                  const char *ksd,
                  PrkKasusCatatan *catatan,
                  GError **error)
{
  PrkRecord *kak = NULL;
  g_autoptr (PrkKasus) kasus = load (writer, ksd, &kak, error);
  g_autoptr (GPtrArray) rantai
      = kasus != NULL ? _prk_paraf_muat_kasus (writer->db, tulis->profil, ksd, error) : NULL;
  const PrkTahapKonteks konteks
      = { kasus, tulis->kalender, tulis->profil, kak, tulis->nomor, rantai };

  if (rantai == NULL)
    return FALSE;

  catatan->boleh = prk_tahapan_boleh (&konteks, tulis->jenis, tulis->isi, &catatan->hasil);
  for (guint i = 0; i < catatan->hasil->len; i++)
    ((PrkTahapHasil *)g_ptr_array_index (catatan->hasil, i))->alur = NULL;

  return TRUE;
}

static gboolean
catat_run (gpointer where, PrkJob *job, GError **error)
{
  PrkWriter *writer = where;
  const Tulis *tulis = job->input;
  g_autoptr (PrkKasusCatatan) catatan = g_new0 (PrkKasusCatatan, 1);

  if (!_prk_kasus_judge (writer, tulis, tulis->ksd, catatan, error)
      || (catatan->boleh == PRK_BOLEH
          && !_prk_kasus_tulis_peristiwa (writer, tulis->ksd, tulis->jenis, tulis->isi, &catatan->id,
                                         error)))
    return FALSE;

  _prk_job_set_result (job, g_steal_pointer (&catatan), (GDestroyNotify)prk_kasus_catatan_free);

  return TRUE;
}

/* A new case is judged before anything of it is written. */
gboolean
_prk_kasus_judge_new (PrkWriter *writer, const Tulis *tulis, PrkKasusCatatan *catatan, GError **error)
{
  g_autoptr (PrkKasus) kasus = prk_kasus_new ();
  PrkTahapKonteks konteks = { kasus, tulis->kalender, tulis->profil, NULL, tulis->nomor };
  const char *kak_id;
  gint64 number = 0;

  prk_kasus_set_semua (kasus, tulis->fakta);
  kak_id = prk_kasus_get_teks (kasus, NULL, "kak");
  if (kak_id != NULL && !_prk_materi_find (writer, kak_id, "kak", &number, NULL, NULL, error))
    return FALSE;
  if (number != 0)
    {
      konteks.kak = _prk_cache_get (writer->cache, writer->db, number, kak_id, "kak", error);
      if (konteks.kak == NULL)
        return FALSE;
    }
  catatan->boleh = prk_tahapan_boleh (&konteks, tulis->jenis, tulis->isi, &catatan->hasil);
  for (guint i = 0; i < catatan->hasil->len; i++)
    ((PrkTahapHasil *)g_ptr_array_index (catatan->hasil, i))->alur = NULL;

  return TRUE;
}

static gboolean
baru_run (gpointer where, PrkJob *job, GError **error)
{
  PrkWriter *writer = where;
  const Tulis *tulis = job->input;
  g_autoptr (PrkKasusCatatan) catatan = g_new0 (PrkKasusCatatan, 1);
  g_autofree char *event = NULL;

  if (tulis->jenis != NULL && !_prk_kasus_judge_new (writer, tulis, catatan, error))
    return FALSE;
  if (catatan->boleh == PRK_BOLEH)
    {
      catatan->id = prk_id_new (writer->clock, writer->entropy);
      if (!_prk_kasus_tulis_ksd (writer, catatan->id, tulis->fakta, error)
          || (tulis->jenis != NULL
              && !_prk_kasus_tulis_peristiwa (writer, catatan->id, tulis->jenis, tulis->isi, &event,
                                              error)))
        return FALSE;
    }

  _prk_job_set_result (job, g_steal_pointer (&catatan), (GDestroyNotify)prk_kasus_catatan_free);

  return TRUE;
}

/* Sets of what other cases have. */
gboolean
_prk_kasus_list_others (PrkKasusDaftar *self,
             const char *ksd,
             GHashTable **nomor,
             GHashTable **judul,
             GError **error)
{
  g_autoptr (GPtrArray) rows = prk_kasus_daftar_muat (self, error);

  if (rows == NULL)
    return FALSE;
  *nomor = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (judul != NULL)
    *judul = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < rows->len; i++)
    {
      const PrkKasusRingkas *row = g_ptr_array_index (rows, i);

      for (guint k = 0; g_strcmp0 (row->id, ksd) != 0 && row->nomor[k] != NULL; k++)
        g_hash_table_insert (*nomor, g_strdup (row->nomor[k]), g_strdup (row->id));
      if (judul != NULL)
        g_hash_table_insert (*judul, prk_impor_kasus_dup_kunci (row->judul, row->mitra),
                             g_strdup (row->id));
    }

  return TRUE;
}

static PrkKasusCatatan *
call (PrkKasusDaftar *self, PrkJobRun run, Tulis *tulis, GError **error)
{
  g_autoptr (GHashTable) nomor = NULL;
  g_autoptr (PrkKalender) kalender = prk_kasus_daftar_dup_kalender (self);
  g_autoptr (PrkProfil) profil = _prk_kasus_daftar_dup_profil (self);

  if (prk_tahapan_is_penomoran (tulis->jenis) && !_prk_kasus_list_others (self, tulis->ksd, &nomor, NULL, error))
    return NULL;
  tulis->kalender = kalender;
  tulis->profil = profil;
  tulis->nomor = nomor;

  return _prk_store_call (prk_kasus_daftar_get_store (self),
                          _prk_job_new (PRK_JOB_WRITE, run, tulis, NULL), error);
}

/**
 * prk_kasus_catat_tunggu:
 * @self: the cases of a store
 * @ksd: id of one
 * @jenis: kind of the event
 * @isi: (nullable): its fields
 * @error: of the domain PRK_STORE_ERROR
 *
 * prk_kasus_catat_async() that blocks.
 */
PrkKasusCatatan *
prk_kasus_catat_tunggu (PrkKasusDaftar *self,
                        const char *ksd,
                        const char *jenis,
                        JsonObject *isi,
                        GError **error)
{
  Tulis tulis = { .ksd = ksd, .jenis = jenis, .isi = isi };

  g_return_val_if_fail (PRK_IS_KASUS_DAFTAR (self), NULL);
  g_return_val_if_fail (ksd != NULL && jenis != NULL, NULL);

  return call (self, catat_run, &tulis, error);
}

PrkKasusCatatan *
prk_kasus_baru_tunggu (PrkKasusDaftar *self,
                       JsonObject *fakta,
                       const char *jenis,
                       JsonObject *isi,
                       GError **error)
{
  Tulis tulis = { .fakta = fakta, .jenis = jenis, .isi = isi };

  g_return_val_if_fail (PRK_IS_KASUS_DAFTAR (self) && fakta != NULL, NULL);

  return call (self, baru_run, &tulis, error);
}

/* Without blocking */

typedef struct
{
  char *ksd;
  char *jenis;
  JsonNode *fakta;
  JsonNode *isi;
} Permintaan;

static void
permintaan_free (Permintaan *self)
{
  g_free (self->ksd);
  g_free (self->jenis);
  g_clear_pointer (&self->fakta, json_node_unref);
  g_clear_pointer (&self->isi, json_node_unref);
  g_free (self);
}

static JsonNode *
copy_object (JsonObject *object)
{
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *text = NULL;

  if (object == NULL)
    return NULL;
  node = json_node_init_object (json_node_alloc (), object);
  text = json_to_string (node, FALSE);

  return json_from_string (text, NULL);
}

static JsonObject *
peek (JsonNode *node)
{
  return node != NULL ? json_node_get_object (node) : NULL;
}

static void
tulis_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Permintaan *p = data;
  g_autoptr (GError) error = NULL;
  PrkKasusCatatan *catatan
      = p->ksd != NULL
            ? prk_kasus_catat_tunggu (source, p->ksd, p->jenis, peek (p->isi), &error)
            : prk_kasus_baru_tunggu (source, peek (p->fakta), p->jenis, peek (p->isi), &error);

  if (catatan != NULL)
    g_task_return_pointer (task, catatan, (GDestroyNotify)prk_kasus_catatan_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

/* What was written was written, also when the caller has lost interest meanwhile. */
static void
start (GTask *task, gpointer tag, const char *ksd, const char *jenis, JsonObject *fakta, JsonObject *isi)
{
  Permintaan *p = g_new0 (Permintaan, 1);

  p->ksd = g_strdup (ksd);
  p->jenis = g_strdup (jenis);
  p->fakta = copy_object (fakta);
  p->isi = copy_object (isi);
  g_task_set_source_tag (task, tag);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, p, (GDestroyNotify)permintaan_free);
  g_task_run_in_thread (task, tulis_thread);
}

/**
 * prk_kasus_catat_async:
 * @self: the cases of a store
 * @ksd: id of one
 * @jenis: kind of the event
 * @isi: (nullable): its fields, tables as nested objects; copied
 * @cancellable: (nullable): unused once it is begun
 * @callback: called when it is on the disk, or was refused
 * @user_data: for @callback
 *
 * Writes one event if the rules let it happen now.
 */
void
prk_kasus_catat_async (PrkKasusDaftar *self,
                       const char *ksd,
                       const char *jenis,
                       JsonObject *isi,
                       GCancellable *cancellable,
                       GAsyncReadyCallback callback,
                       gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (PRK_IS_KASUS_DAFTAR (self));
  g_return_if_fail (ksd != NULL && jenis != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  start (task, prk_kasus_catat_async, ksd, jenis, NULL, isi);
}

/**
 * prk_kasus_catat_finish:
 *
 * Returns: (transfer full) (nullable): whether it may be, with every rule's verdict
 */
PrkKasusCatatan *
prk_kasus_catat_finish (PrkKasusDaftar *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * prk_kasus_baru_async:
 * @self: the cases of a store
 * @fakta: what is known of the case
 * @jenis: (nullable): kind of its first event
 * @isi: (nullable): the event's fields
 *
 * Begins a case, and with it its first event if the rules let it happen; else nothing is written.
 */
void
prk_kasus_baru_async (PrkKasusDaftar *self,
                      JsonObject *fakta,
                      const char *jenis,
                      JsonObject *isi,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (PRK_IS_KASUS_DAFTAR (self) && fakta != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  start (task, prk_kasus_baru_async, NULL, jenis, fakta, isi);
}

PrkKasusCatatan *
prk_kasus_baru_finish (PrkKasusDaftar *self, GAsyncResult *result, GError **error)
{
  return prk_kasus_catat_finish (self, result, error);
}
