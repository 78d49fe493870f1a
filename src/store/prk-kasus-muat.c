/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "prk-cache-private.h"
#include "prk-kasus-private.h"
#include "prk-paraf-muat.h"
#include "prk-store-private.h"

G_DEFINE_BOXED_TYPE (PrkKasusBuka, prk_kasus_buka, prk_kasus_buka_ref, prk_kasus_buka_unref)

#define SQL_RECORD "SELECT number, type FROM record WHERE id = ?"
#define SQL_CHANGED "SELECT changed_us FROM record WHERE id = ?"
#define SQL_PERISTIWA                                                                              \
  "SELECT r.id, o.fate, o.at_us, o.code, o.message, o.signature, o.bytes FROM about a"             \
  " JOIN record r ON r.number = a.record JOIN op o ON o.record = a.record"                         \
  " WHERE a.target = ? AND a.type = 'peristiwa'"                                                   \
  " ORDER BY o.place IS NULL, o.place, o.at_us, r.id, o.seq"

#define FATE_REFUSED 3
#define MANY 100 /* events that are freed at a time */

/* Lives where somebody blocks for the answer: a thread of the store must never hold the last reference. */
typedef struct
{
  PrkKasusDaftar *daftar;
  const char *id;
} Buka;

PrkKasusBuka *
prk_kasus_buka_ref (PrkKasusBuka *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

static void
buka_free (PrkKasusBuka *self)
{
  g_clear_pointer (&self->ksd, prk_record_unref);
  g_clear_pointer (&self->kak, prk_record_unref);
  g_clear_pointer (&self->peristiwa, g_ptr_array_unref);
  g_clear_pointer (&self->ditolak, g_ptr_array_unref);
  g_clear_pointer (&self->konteks.kasus, prk_kasus_unref);
  g_clear_pointer (&self->konteks.kalender, prk_kalender_unref);
  g_clear_pointer (&self->konteks.profil, prk_profil_unref);
  g_clear_pointer (&self->konteks.rantai, g_ptr_array_unref);
  g_clear_pointer (&self->ringkas, prk_kasus_ringkas_unref);
  g_free (self);
}

static gboolean
release_cb (gpointer user_data)
{
  GPtrArray *peristiwa = ((PrkKasusBuka *)user_data)->peristiwa;

  if (peristiwa->len == 0)
    return G_SOURCE_REMOVE;
  g_ptr_array_set_size (peristiwa, (gint)(peristiwa->len - MIN (peristiwa->len, MANY)));

  return G_SOURCE_CONTINUE;
}

/* Two thousand events are not freed in one go where a window waits. */
void
prk_kasus_buka_unref (PrkKasusBuka *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  if (self->peristiwa != NULL && self->peristiwa->len > MANY
      && g_main_context_is_owner (NULL) && g_main_depth () > 0)
    g_idle_add_full (G_PRIORITY_LOW, release_cb, self, (GDestroyNotify)buka_free);
  else
    buka_free (self);
}

static void
ditolak_free (PrkKasusDitolak *ditolak)
{
  prk_record_unref (ditolak->peristiwa);
  g_free (ditolak->kode);
  g_free (ditolak->pesan);
  g_free (ditolak);
}

/* @record (out) NULL where there is no such record of this type. */
static gboolean
load_record (PrkDb *db, const char *id, const char *type, PrkRecord **record, GError **error)
{
  g_autoptr (PrkRows) rows = _prk_db_query (db, error, SQL_RECORD, "t", id);
  g_autoptr (PrkRecord) loaded = NULL;
  gboolean has_row;
  gint64 number, seq = 0;

  *record = NULL;
  if (!_prk_db_first (db, rows, &has_row, error))
    return FALSE;
  if (!has_row || g_strcmp0 (_prk_rows_text (rows, 1), type) != 0)
    return TRUE;
  number = _prk_rows_int (rows, 0);
  g_clear_pointer (&rows, _prk_rows_done);

  loaded = prk_record_new (id, type);
  if (!_prk_load_ops (db, number, loaded, &seq, error))
    return FALSE;
  *record = g_steal_pointer (&loaded);

  return TRUE;
}

/* Written once: a second op of the same peristiwa does not count. */
static void
take_peristiwa (PrkKasusBuka *self, PrkRows *rows, PrkOp *op, GHashTable *seen)
{
  const char *id = _prk_rows_text (rows, 0);
  gboolean is_refused = _prk_rows_int (rows, 1) == FATE_REFUSED;
  g_autoptr (PrkRecord) record = NULL;

  if (!is_refused && !g_hash_table_add (seen, g_strdup (id)))
    return;

  record = prk_record_new (id, "peristiwa");
  prk_record_apply (record, op);
  if (is_refused)
    {
      PrkKasusDitolak *ditolak = g_new0 (PrkKasusDitolak, 1);

      ditolak->peristiwa = g_steal_pointer (&record);
      ditolak->kode = g_strdup (_prk_rows_text (rows, 3));
      ditolak->pesan = g_strdup (_prk_rows_text (rows, 4));
      g_ptr_array_add (self->ditolak, ditolak);
    }
  else
    {
      g_ptr_array_add (self->peristiwa, g_steal_pointer (&record));
    }
}

static gboolean
load_peristiwa (PrkDb *db, PrkKasusBuka *self, const char *ksd, gint64 *at_us, GError **error)
{
  g_autoptr (PrkRows) rows = _prk_db_query (db, error, SQL_PERISTIWA, "t", ksd);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GError) local_error = NULL;

  if (rows == NULL)
    return FALSE;
  while (_prk_db_next (db, rows, &local_error))
    {
      g_autoptr (GBytes) bytes = _prk_rows_bytes (rows, 6);
      g_autoptr (PrkOp) op = prk_op_new_from_bytes (bytes, _prk_rows_text (rows, 5), &local_error);

      if (op == NULL)
        {
          g_set_error (error, PRK_STORE_ERROR, PRK_STORE_ERROR_DAMAGED,
                       "an op of record %s is damaged: %s", _prk_rows_text (rows, 0),
                       local_error->message);
          return FALSE;
        }
      if (_prk_rows_int (rows, 1) != FATE_REFUSED)
        *at_us = MAX (*at_us, _prk_rows_int (rows, 2));
      take_peristiwa (self, rows, op, seen);
    }
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));

  return FALSE;
}

static void
reckon (PrkKasusBuka *self, PrkKasusDaftar *daftar, gint64 at_us)
{
  g_autoptr (PrkKasusRingkas) dasar = NULL;

  self->konteks.kasus = prk_kasus_new_dari_rekaman (self->ksd, self->peristiwa);
  self->konteks.kalender = prk_kasus_daftar_dup_kalender (daftar);
  self->konteks.profil = _prk_kasus_daftar_dup_profil (daftar);
  self->konteks.kak = self->kak;
  self->hari_ini = prk_kasus_hari_ini (prk_kasus_daftar_get_store (daftar));

  dasar = _prk_kasus_ringkas_new_dasar (self->konteks.kasus, prk_record_get_id (self->ksd));
  dasar->changed_us = at_us;
  dasar->n_ditolak = self->ditolak->len;
  self->ringkas = _prk_kasus_ringkas_hitung (dasar, self->konteks.kasus, self->konteks.kalender,
                                             self->konteks.profil, self->hari_ini);
}

static gboolean
buka_run (gpointer where, PrkJob *job, GError **error)
{
  Buka *input = job->input;
  g_autoptr (PrkKasusBuka) self = g_new0 (PrkKasusBuka, 1);
  const char *kak;
  gint64 at_us;

  g_atomic_ref_count_init (&self->ref_count);
  self->peristiwa = g_ptr_array_new_with_free_func ((GDestroyNotify)prk_record_unref);
  self->ditolak = g_ptr_array_new_with_free_func ((GDestroyNotify)ditolak_free);
  if (!load_record (where, input->id, "ksd", &self->ksd, error))
    return FALSE;
  if (self->ksd == NULL)
    {
      g_set_error (error, PRK_STORE_ERROR, PRK_STORE_ERROR_NOT_FOUND, "there is no case %s",
                   input->id);
      return FALSE;
    }
  kak = prk_record_get_string (self->ksd, "kak");
  if ((kak != NULL && !load_record (where, kak, "kak", &self->kak, error))
      || !_prk_db_get_int (where, &at_us, 0, error, SQL_CHANGED, "t", input->id)
      || !load_peristiwa (where, self, input->id, &at_us, error))
    return FALSE;

  reckon (self, input->daftar, at_us);
  self->konteks.rantai = _prk_paraf_muat_kasus (where, self->konteks.profil, input->id, error);
  if (self->konteks.rantai == NULL)
    return FALSE;
  _prk_job_set_result (job, g_steal_pointer (&self), (GDestroyNotify)prk_kasus_buka_unref);

  return TRUE;
}

/**
 * prk_kasus_buka:
 * @self: the cases of a store
 * @ksd: id of one
 * @error: of the domain PRK_STORE_ERROR
 *
 * Reads one case with its KAK, its events and the calendar. Blocks.
 *
 * Returns: (transfer full): the snapshot
 */
PrkKasusBuka *
prk_kasus_buka (PrkKasusDaftar *self, const char *ksd, GError **error)
{
  Buka input = { self, ksd };

  g_return_val_if_fail (PRK_IS_KASUS_DAFTAR (self) && ksd != NULL, NULL);

  return _prk_store_call (prk_kasus_daftar_get_store (self),
                          _prk_job_new (PRK_JOB_READ, buka_run, &input, NULL), error);
}

static void
buka_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  PrkKasusBuka *buka = prk_kasus_buka (source, data, &error);

  if (buka != NULL)
    g_task_return_pointer (task, buka, (GDestroyNotify)prk_kasus_buka_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
prk_kasus_buka_async (PrkKasusDaftar *self,
                      const char *ksd,
                      GCancellable *cancellable,
                      GAsyncReadyCallback callback,
                      gpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (PRK_IS_KASUS_DAFTAR (self) && ksd != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, prk_kasus_buka_async);
  g_task_set_task_data (task, g_strdup (ksd), g_free);
  g_task_run_in_thread (task, buka_thread);
}

PrkKasusBuka *
prk_kasus_buka_finish (PrkKasusDaftar *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
