/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The TKKSD of a daerah is one case, and nobody begins it by hand: its id is made of the daerah's code, so
 * that two laptops which never met write the same record. */

#include "config.h"

#include <string.h>

#include "base/prk-hash.h"
#include "base/prk-id.h"

#include "prk-kasus-private.h"
#include "prk-kasus-tindakan.h"
#include "prk-materi-private.h"

#define KIND "ksd"
#define ALUR_TKKSD "tkksd"
#define DECREE "tkksd_dibentuk"

PrkTindakan *
prk_tindakan_new (const char *ksd, const char *jenis, JsonObject *isi, const char *path)
{
  PrkTindakan *self = g_new0 (PrkTindakan, 1);

  self->ksd = g_strdup (ksd);
  self->jenis = g_strdup (jenis);
  self->isi = isi;
  self->path = g_strdup (path);

  return self;
}

void
prk_tindakan_free (PrkTindakan *self)
{
  g_clear_pointer (&self->catatan, prk_kasus_catatan_free);
  g_clear_pointer (&self->isi, json_object_unref);
  g_clear_pointer (&self->rekaman, prk_record_unref);
  g_free (self->sudah);
  g_free (self->ksd);
  g_free (self->jenis);
  g_free (self->path);
  g_free (self);
}

typedef struct
{
  PrkKasusTulis tulis; /* the same for all but ksd, jenis, isi */
  PrkRecord *rekaman;  /* (nullable) */
  GPtrArray *tindakan;
  const char *tkksd;
} Lakukan;

char *
prk_kasus_dup_tkksd (PrkKasusDaftar *self, GError **error)
{
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (PrkProfil) profil = NULL;
  g_autofree char *name = NULL;
  g_autofree char *hash = NULL;
  const PrkKasusRingkas *found = NULL;

  g_return_val_if_fail (PRK_IS_KASUS_DAFTAR (self), NULL);

  rows = prk_kasus_daftar_muat (self, error);
  if (rows == NULL)
    return NULL;
  /* Of several, which only an import can bring, always the same one. */
  for (guint i = 0; i < rows->len; i++)
    {
      const PrkKasusRingkas *row = g_ptr_array_index (rows, i);

      if (row->is_lembaga && (found == NULL || strcmp (row->id, found->id) < 0))
        found = row;
    }
  if (found != NULL)
    return g_strdup (found->id);

  profil = _prk_kasus_daftar_dup_profil (self);
  name = g_strconcat ("tkksd ", prk_profil_get_daerah (profil), NULL);
  hash = prk_hash_data (name, strlen (name));

  return prk_id_new_dari_hash (hash);
}

/* Whether the record has an event at that place. */
static gboolean
is_noted (PrkRecord *record, const char *path)
{
  const char *id = record != NULL && path != NULL ? prk_record_get_string (record, path) : NULL;

  return id != NULL && *id != '\0';
}

/* A TKKSD of which nothing is known yet is begun with its first event, or not at all. */
static gboolean
do_first (PrkWriter *writer, Lakukan *lakukan, PrkTindakan *one, GError **error)
{
  g_autoptr (JsonObject) fakta = json_object_new ();
  PrkKasusTulis tulis = lakukan->tulis;

  json_object_set_string_member (fakta, "judul", "TKKSD");
  json_object_set_string_member (fakta, "daerah", prk_profil_get_daerah (tulis.profil));
  tulis.fakta = fakta;
  tulis.jenis = one->jenis;
  tulis.isi = one->isi;

  return _prk_kasus_judge_new (writer, &tulis, one->catatan, error)
         && (one->catatan->boleh != PRK_BOLEH
             || (_prk_kasus_tulis_ksd (writer, lakukan->tkksd, fakta, error)
                 && _prk_kasus_tulis_peristiwa (writer, lakukan->tkksd, one->jenis, one->isi,
                                                &one->catatan->id, error)));
}

static gboolean
do_one (PrkWriter *writer, Lakukan *lakukan, PrkTindakan *one, GError **error)
{
  const char *ksd = one->ksd != NULL ? one->ksd : lakukan->tkksd;
  PrkKasusTulis tulis = lakukan->tulis;
  gint64 number;

  one->catatan = g_new0 (PrkKasusCatatan, 1);
  if (one->ksd == NULL)
    {
      if (!_prk_materi_find (writer, ksd, KIND, &number, NULL, NULL, error))
        return FALSE;
      if (number == 0)
        return do_first (writer, lakukan, one, error);
    }
  tulis.ksd = ksd;
  tulis.jenis = one->jenis;
  tulis.isi = one->isi;

  return _prk_kasus_judge (writer, &tulis, ksd, one->catatan, error)
         && (one->catatan->boleh != PRK_BOLEH
             || _prk_kasus_tulis_peristiwa (writer, ksd, one->jenis, one->isi, &one->catatan->id,
                                            error));
}

/* The event that is there for it now, and is to be noted; NULL for none. */
static const char *
get_event (const PrkTindakan *one)
{
  return one->catatan != NULL && one->catatan->id != NULL ? one->catatan->id : one->sudah;
}

/* @now: as it stands in the transaction. @rekaman: whose paths are meant, NULL for the record given beside. */
static gboolean
note_ids (PrkWriter *writer, PrkRecord *now, PrkRecord *rekaman, GPtrArray *tindakan, GError **error)
{
  g_autoptr (PrkEdit) edit = now != NULL ? prk_edit_new (now) : NULL;
  g_autoptr (GPtrArray) sets = NULL;
  g_autoptr (PrkOp) op = NULL;

  for (guint i = 0; now != NULL && i < tindakan->len; i++)
    {
      const PrkTindakan *one = g_ptr_array_index (tindakan, i);

      if (one->rekaman == rekaman && one->path != NULL && get_event (one) != NULL)
        prk_edit_set_string (edit, one->path, get_event (one));
    }
  if (now == NULL || prk_edit_is_empty (edit))
    return TRUE;

  sets = prk_edit_list_sets (edit);
  op = _prk_materi_write (writer, prk_record_get_id (now), prk_record_get_kind (now), sets, error);

  return op != NULL;
}

/* The record as it stands in the transaction, (transfer full) since the cache may let go of it; NULL where
 * none was given, or it is not here. */
static gboolean
find_now (PrkWriter *writer, PrkRecord *rekaman, PrkRecord **now, GError **error)
{
  const char *id, *kind;
  PrkRecord *found;
  gint64 number;

  *now = NULL;
  if (rekaman == NULL)
    return TRUE;

  id = prk_record_get_id (rekaman);
  kind = prk_record_get_kind (rekaman);
  if (!_prk_materi_find (writer, id, kind, &number, NULL, NULL, error))
    return FALSE;
  if (number == 0)
    return TRUE;
  found = _prk_cache_get (writer->cache, writer->db, number, id, kind, error);
  if (found != NULL)
    *now = prk_record_ref (found);

  return found != NULL;
}

static gboolean
is_same_decree (PrkKasus *kasus, const PrkKejadian *e, JsonObject *isi)
{
  JsonObject *sk = json_object_has_member (isi, "sk") ? json_object_get_object_member (isi, "sk") : NULL;
  const char *nomor = sk != NULL ? json_object_get_string_member_with_default (sk, "nomor", NULL) : NULL;
  const char *dari = sk != NULL ? json_object_get_string_member_with_default (sk, "dari", NULL) : NULL;

  return nomor != NULL && g_strcmp0 (prk_kasus_get_teks (kasus, e, "sk/nomor"), nomor) == 0
         && g_strcmp0 (prk_kasus_get_teks (kasus, e, "sk/dari"), dari) == 0;
}

/* A decree may have come with a meeting, here or on another laptop, without a note of it in its own record. */
static gboolean
ask_decree (PrkWriter *writer, Lakukan *lakukan, PrkTindakan *one, GError **error)
{
  g_autoptr (PrkKasus) kasus = prk_kasus_new ();
  gint64 at_us = 0;
  guint n_ditolak = 0;

  if (!_prk_kasus_baca_kejadian (writer->db, lakukan->tkksd, kasus, FALSE, &n_ditolak, &at_us, error))
    return FALSE;
  for (guint i = prk_kasus_get_n_kejadian (kasus); one->sudah == NULL && i-- > 0;)
    {
      const PrkKejadian *e = prk_kasus_get_kejadian (kasus, i);

      if (strcmp (e->jenis, DECREE) == 0 && is_same_decree (kasus, e, one->isi))
        one->sudah = g_strdup (e->id);
    }
  one->is_sudah = one->sudah != NULL
                  || (one->is_awal
                      && g_strcmp0 (prk_tahapan_get_keadaan (kasus, ALUR_TKKSD), "T1") == 0);

  return TRUE;
}

/* @now: the record given beside, as it stands in the transaction. */
static gboolean
lakukan_one (PrkWriter *writer, Lakukan *lakukan, PrkRecord *now, PrkTindakan *one, GError **error)
{
  g_autoptr (PrkRecord) own = NULL;

  /* A try before this one was rolled back. */
  g_clear_pointer (&one->catatan, prk_kasus_catatan_free);
  g_clear_pointer (&one->sudah, g_free);
  if (one->rekaman != NULL && !find_now (writer, one->rekaman, &own, error))
    return FALSE;
  one->is_sudah = is_noted (one->rekaman != NULL ? own : now, one->path);
  if (!one->is_sudah && one->ksd == NULL && strcmp (one->jenis, DECREE) == 0
      && !ask_decree (writer, lakukan, one, error))
    return FALSE;
  if (!one->is_sudah && !do_one (writer, lakukan, one, error))
    return FALSE;

  return one->rekaman == NULL || note_ids (writer, own, one->rekaman, lakukan->tindakan, error);
}

static gboolean
lakukan_run (gpointer where, PrkJob *job, GError **error)
{
  PrkWriter *writer = where;
  Lakukan *lakukan = job->input;
  g_autoptr (PrkRecord) now = NULL;

  if (!find_now (writer, lakukan->rekaman, &now, error))
    return FALSE;
  for (guint i = 0; i < lakukan->tindakan->len; i++)
    if (!lakukan_one (writer, lakukan, now, g_ptr_array_index (lakukan->tindakan, i), error))
      return FALSE;

  return note_ids (writer, now, NULL, lakukan->tindakan, error);
}

/**
 * prk_kasus_lakukan:
 * @self: the cases of a store
 * @rekaman: (nullable): the record in which ids are noted, as somebody saw it
 * @tindakan: (element-type PrkTindakan): the events
 * @error: of the domain PRK_STORE_ERROR
 *
 * Writes events of several cases in one transaction, each if the rules let it happen. Blocks.
 *
 * Returns: %FALSE when nothing could be asked or written
 */
gboolean
prk_kasus_lakukan (PrkKasusDaftar *self, PrkRecord *rekaman, GPtrArray *tindakan, GError **error)
{
  g_autoptr (PrkKalender) kalender = NULL;
  g_autoptr (PrkProfil) profil = NULL;
  g_autofree char *tkksd = NULL;
  Lakukan lakukan = { .rekaman = rekaman, .tindakan = tindakan };
  g_autoptr (GError) local_error = NULL;

  g_return_val_if_fail (PRK_IS_KASUS_DAFTAR (self) && tindakan != NULL, FALSE);

  tkksd = prk_kasus_dup_tkksd (self, error);
  if (tkksd == NULL)
    return FALSE;
  kalender = prk_kasus_daftar_dup_kalender (self);
  profil = _prk_kasus_daftar_dup_profil (self);
  lakukan.tkksd = tkksd;
  lakukan.tulis.kalender = kalender;
  lakukan.tulis.profil = profil;
  _prk_store_call (prk_kasus_daftar_get_store (self),
                   _prk_job_new (PRK_JOB_WRITE, lakukan_run, &lakukan, NULL), &local_error);
  if (local_error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));

  return FALSE;
}

/* Without blocking */

typedef struct
{
  PrkRecord *rekaman;
  GPtrArray *tindakan;
} Permintaan;

static void
permintaan_free (Permintaan *self)
{
  g_clear_pointer (&self->rekaman, prk_record_unref);
  g_clear_pointer (&self->tindakan, g_ptr_array_unref);
  g_free (self);
}

static void
lakukan_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Permintaan *p = data;
  GError *error = NULL;

  if (prk_kasus_lakukan (source, p->rekaman, p->tindakan, &error))
    g_task_return_pointer (task, g_ptr_array_ref (p->tindakan), (GDestroyNotify)g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

void
prk_kasus_lakukan_async (PrkKasusDaftar *self,
                         PrkRecord *rekaman,
                         GPtrArray *tindakan,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  g_autoptr (GTask) task = NULL;
  Permintaan *p;

  g_return_if_fail (PRK_IS_KASUS_DAFTAR (self) && tindakan != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  p = g_new0 (Permintaan, 1);
  p->rekaman = rekaman != NULL ? prk_record_copy (rekaman) : NULL;
  p->tindakan = g_ptr_array_ref (tindakan);
  g_task_set_source_tag (task, prk_kasus_lakukan_async);
  /* What was written was written, also when the caller has lost interest meanwhile. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, p, (GDestroyNotify)permintaan_free);
  g_task_run_in_thread (task, lakukan_thread);
}

GPtrArray *
prk_kasus_lakukan_finish (PrkKasusDaftar *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
