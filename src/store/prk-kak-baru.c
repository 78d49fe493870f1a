/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/prk-id.h"
#include "domain/prk-rencana.h"

#include "prk-kak-baru.h"
#include "prk-tukar.h"

#define KIND "kak"

/* What belongs to one KAK alone and is not copied into another. */
static const char *const own_paths[] = { "nomor", "tanggal", "judul" };

static PrkRecord *
new_record (PrkStore *store)
{
  g_autofree char *id = prk_id_new (prk_store_get_clock (store), prk_store_get_entropy (store));

  return prk_record_new (id, KIND);
}

/* Defaults are codes and short texts; the schema gives none for anything else. */
static void
set_defaults (PrkEdit  *edit,
              PrkSkema *skema)
{
  for (guint i = 0; i < prk_skema_get_n_bagian (skema); i++)
    {
      const PrkBagian *bagian = prk_skema_get_bagian (skema, i);

      for (guint j = 0; j < bagian->n_bidang; j++)
        {
          const PrkBidang *bidang = &bagian->bidang[j];

          if (bidang->bawaan != NULL &&
              (bidang->jenis == PRK_JENIS_PILIHAN || bidang->jenis == PRK_JENIS_TEKS))
            prk_edit_set_string (edit, bidang->path, bidang->bawaan);
        }
    }
}

static int
get_year (PrkStore *store)
{
  gint64 now_us = prk_clock_now_us (prk_store_get_clock (store));
  g_autoptr(GDateTime) now =
    g_date_time_new_from_unix_local (now_us / G_USEC_PER_SEC);

  return now != NULL ? g_date_time_get_year (now) : 0;
}

/* What is known of any new KAK. */
static void
begin (PrkEdit            *edit,
       PrkStore           *store,
       PrkProfil          *profil,
       const PrkIdentitas *identitas)
{
  int year = get_year (store);

  set_defaults (edit, prk_profil_get_skema (profil));
  if (year > 0)
    prk_edit_set_int (edit, "tahun_anggaran", year);
  prk_edit_set_string (edit, "tempat", prk_profil_get_teks (profil, "kop.tempat"));
  if (identitas != NULL && identitas->perangkat_daerah != NULL)
    prk_edit_set_string (edit, "perangkat_daerah", identitas->perangkat_daerah);
  if (identitas != NULL && identitas->daerah != NULL)
    prk_edit_set_string (edit, "daerah", identitas->daerah);
  else if (prk_profil_get_daerah (profil) != NULL)
    prk_edit_set_string (edit, "daerah", prk_profil_get_daerah (profil));
}

/**
 * prk_kak_baru:
 * @store: an open store
 * @profil: the daerah's profile
 * @identitas: (nullable): whose KAK it is
 * @error: return location
 *
 * Writes a new KAK of the present budget year. Blocks until it is on the disk.
 *
 * Returns: (transfer full): its id, or %NULL with an error of the store
 */
char *
prk_kak_baru (PrkStore            *store,
              PrkProfil           *profil,
              const PrkIdentitas  *identitas,
              GError             **error)
{
  return prk_kak_baru_dengan (store, profil, identitas, NULL, NULL, error);
}

/**
 * prk_kak_baru_dengan:
 * @store: an open store
 * @profil: the daerah's profile
 * @identitas: (nullable): whose KAK it is
 * @isi: (nullable) (scope call): adds to it
 * @user_data: for @isi
 * @error: return location
 *
 * The same with more in it, all in one op. Blocks until it is on the disk.
 *
 * Returns: (transfer full): its id, or %NULL with an error of the store or of @isi
 */
char *
prk_kak_baru_dengan (PrkStore            *store,
                     PrkProfil           *profil,
                     const PrkIdentitas  *identitas,
                     PrkKakIsi            isi,
                     gpointer             user_data,
                     GError             **error)
{
  g_autoptr(PrkRecord) record = NULL;
  g_autoptr(PrkEdit) edit = NULL;
  g_autoptr(PrkOp) op = NULL;

  g_return_val_if_fail (PRK_IS_STORE (store), NULL);
  g_return_val_if_fail (profil != NULL, NULL);

  record = new_record (store);
  edit = prk_edit_new (record);
  begin (edit, store, profil, identitas);
  if (isi != NULL && !isi (edit, user_data, error))
    return NULL;
  op = prk_store_commit (store, edit, error);
  return op != NULL ? g_strdup (prk_record_get_id (record)) : NULL;
}

/**
 * prk_kak_baru_dari_rencana:
 * @store: an open store
 * @profil: the daerah's profile
 * @identitas: (nullable): whose KAK it is
 * @rencana: id of a plan
 * @butir: the row of the entry that it carries out
 * @error: return location
 *
 * Writes a new KAK with what the plan of a year says of one entry. Blocks until it is on the disk.
 *
 * Returns: (transfer full): its id, or %NULL with an error of the store: PRK_STORE_ERROR_NOT_FOUND where the
 *   plan has no such entry
 */
char *
prk_kak_baru_dari_rencana (PrkStore            *store,
                           PrkProfil           *profil,
                           const PrkIdentitas  *identitas,
                           const char          *rencana,
                           const char          *butir,
                           GError             **error)
{
  g_autoptr(PrkRecord) plan = NULL;
  g_autoptr(PrkRecord) record = NULL;
  g_autoptr(PrkEdit) edit = NULL;
  g_autoptr(PrkOp) op = NULL;
  g_auto(GStrv) rows = NULL;

  g_return_val_if_fail (PRK_IS_STORE (store) && profil != NULL, NULL);
  g_return_val_if_fail (rencana != NULL && butir != NULL, NULL);

  plan = prk_store_load (store, rencana, error);
  if (plan == NULL)
    return NULL;
  rows = prk_record_list_rows (plan, "item");
  if (!g_strv_contains ((const char *const *) rows, butir))
    {
      g_set_error (error, PRK_STORE_ERROR, PRK_STORE_ERROR_NOT_FOUND, "no entry “%s” in the plan", butir);
      return NULL;
    }

  record = new_record (store);
  edit = prk_edit_new (record);
  begin (edit, store, profil, identitas);
  prk_rencana_mulai_kak (edit, plan, butir, profil);
  op = prk_store_commit (store, edit, error);

  return op != NULL ? g_strdup (prk_record_get_id (record)) : NULL;
}

static char *
commit_pieces (PrkStore   *store,
               PrkRecord  *record,
               GPtrArray  *pieces,
               GError    **error)
{
  g_autoptr(GPtrArray) ops = NULL;

  if (pieces->len == 0)
    {
      g_autoptr(PrkEdit) edit = prk_edit_new (record);

      /* An empty file is an empty KAK: it needs one op to exist. */
      prk_edit_set_string (edit, "judul", "");
      g_ptr_array_add (pieces, g_steal_pointer (&edit));
    }

  ops = prk_store_commit_all (store, pieces, error);
  return ops != NULL ? g_strdup (prk_record_get_id (record)) : NULL;
}

static gboolean
is_own (const char *path)
{
  const char *name = strrchr (path, '/');

  for (gsize i = 0; i < G_N_ELEMENTS (own_paths); i++)
    if (strcmp (path, own_paths[i]) == 0)
      return TRUE;
  return name != NULL && strcmp (name, "/_hapus") == 0;
}

/**
 * prk_kak_salin:
 * @store: an open store
 * @profil: the daerah's profile
 * @source: the id of the KAK to copy
 * @error: return location
 *
 * Writes a new draft with everything that stands in another KAK, whatever its status. Its title
 * says that it is a copy. Of concurrent values the one shown is copied. Blocks until it is on the
 * disk.
 *
 * Returns: (transfer full): the id of the new one, or %NULL with an error of the store
 */
char *
prk_kak_salin (PrkStore    *store,
               PrkProfil   *profil,
               const char  *source,
               GError     **error)
{
  g_autoptr(PrkRecord) old = NULL;
  g_autoptr(PrkRecord) record = NULL;
  g_autoptr(PrkEdit) edit = NULL;
  g_autoptr(GPtrArray) pieces = NULL;
  g_auto(GStrv) paths = NULL;
  const char *title;

  g_return_val_if_fail (PRK_IS_STORE (store), NULL);
  g_return_val_if_fail (source != NULL, NULL);

  old = prk_store_load (store, source, error);
  if (old == NULL)
    return NULL;

  record = new_record (store);
  edit = prk_edit_new (record);
  paths = prk_record_list_paths (old, NULL);
  title = prk_record_get_string (old, "judul");
  if (title != NULL && *title != '\0')
    {
      /* The title is content, and content is Indonesian. */
      g_autofree char *copied = g_strdup_printf ("%s (salinan)", title);

      prk_edit_set_string (edit, "judul", copied);
    }

  for (char **path = paths; *path != NULL; path++)
    {
      JsonNode *value = prk_record_get_value (old, *path);

      if (value != NULL && !JSON_NODE_HOLDS_NULL (value) && !is_own (*path))
        prk_edit_set_node (edit, *path, value);
    }

  pieces = prk_tukar_bagi (edit);
  return commit_pieces (store, record, pieces, error);
}

/**
 * prk_kak_impor:
 * @store: an open store
 * @profil: the daerah's profile
 * @text: a file of the exchange form
 * @size: its length in bytes, or -1
 * @error: return location
 *
 * Writes a new draft from a file, all of it or nothing. Blocks until it is on the disk.
 *
 * Returns: (transfer full): its id, or %NULL with an error of the store or of PRK_INPUT_ERROR
 */
char *
prk_kak_impor (PrkStore    *store,
               PrkProfil   *profil,
               const char  *text,
               gssize       size,
               GError     **error)
{
  g_autoptr(PrkRecord) record = NULL;
  g_autoptr(GPtrArray) pieces = NULL;

  g_return_val_if_fail (PRK_IS_STORE (store), NULL);
  g_return_val_if_fail (profil != NULL, NULL);

  record = new_record (store);
  pieces = prk_tukar_baca (record, prk_profil_get_skema (profil), text, size,
                           prk_store_get_clock (store), prk_store_get_entropy (store), error);
  if (pieces == NULL)
    return NULL;
  return commit_pieces (store, record, pieces, error);
}

/* Off the main thread */

typedef struct
{
  PrkStore     *store;
  PrkProfil    *profil;
  PrkIdentitas *identitas;
  char         *source; /* NULL: a new one */
  char         *butir;  /* entry of the plan @source */
} Request;

static void
request_free (Request *request)
{
  g_object_unref (request->store);
  prk_profil_unref (request->profil);
  g_clear_pointer (&request->identitas, prk_identitas_free);
  g_free (request->source);
  g_free (request->butir);
  g_free (request);
}

static void
write_thread (GTask        *task,
              gpointer      source,
              gpointer      task_data,
              GCancellable *cancellable)
{
  Request *request = task_data;
  g_autoptr(GError) error = NULL;
  char *id;

  if (request->butir != NULL)
    id = prk_kak_baru_dari_rencana (request->store, request->profil, request->identitas,
                                    request->source, request->butir, &error);
  else if (request->source != NULL)
    id = prk_kak_salin (request->store, request->profil, request->source, &error);
  else
    id = prk_kak_baru (request->store, request->profil, request->identitas, &error);

  if (id != NULL)
    g_task_return_pointer (task, id, g_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
run (Request             *request,
     GCancellable        *cancellable,
     GAsyncReadyCallback  callback,
     gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, run);
  g_task_set_task_data (task, request, (GDestroyNotify) request_free);
  g_task_run_in_thread (task, write_thread);
}

static Request *
new_request (PrkStore  *store,
             PrkProfil *profil)
{
  Request *request = g_new0 (Request, 1);

  request->store = g_object_ref (store);
  request->profil = prk_profil_ref (profil);
  return request;
}

/**
 * prk_kak_baru_async:
 * @store: an open store
 * @profil: the daerah's profile
 * @identitas: (nullable): whose KAK it is; copied
 * @cancellable: (nullable): a cancelled write may still have happened
 * @callback: called in the main context of the caller
 * @user_data: for @callback
 *
 * The same as prk_kak_baru() on a thread of its own.
 */
void
prk_kak_baru_async (PrkStore            *store,
                    PrkProfil           *profil,
                    const PrkIdentitas  *identitas,
                    GCancellable        *cancellable,
                    GAsyncReadyCallback  callback,
                    gpointer             user_data)
{
  Request *request;

  g_return_if_fail (PRK_IS_STORE (store));
  g_return_if_fail (profil != NULL);

  request = new_request (store, profil);
  request->identitas = identitas != NULL ? prk_identitas_copy (identitas) : NULL;
  run (request, cancellable, callback, user_data);
}

/**
 * prk_kak_salin_async:
 * @store: an open store
 * @profil: the daerah's profile
 * @source: the id of the KAK to copy
 * @cancellable: (nullable): a cancelled write may still have happened
 * @callback: called in the main context of the caller
 * @user_data: for @callback
 *
 * The same as prk_kak_salin() on a thread of its own.
 */
void
prk_kak_salin_async (PrkStore            *store,
                     PrkProfil           *profil,
                     const char          *source,
                     GCancellable        *cancellable,
                     GAsyncReadyCallback  callback,
                     gpointer             user_data)
{
  Request *request;

  g_return_if_fail (PRK_IS_STORE (store));
  g_return_if_fail (profil != NULL);
  g_return_if_fail (source != NULL);

  request = new_request (store, profil);
  request->source = g_strdup (source);
  run (request, cancellable, callback, user_data);
}

/**
 * prk_kak_baru_dari_rencana_async:
 * @store: an open store
 * @profil: the daerah's profile
 * @identitas: (nullable): whose KAK it is; copied
 * @rencana: id of a plan
 * @butir: the row of the entry
 * @cancellable: (nullable): a cancelled write may still have happened
 * @callback: called in the main context of the caller
 * @user_data: for @callback
 *
 * The same as prk_kak_baru_dari_rencana() on a thread of its own.
 */
void
prk_kak_baru_dari_rencana_async (PrkStore            *store,
                                 PrkProfil           *profil,
                                 const PrkIdentitas  *identitas,
                                 const char          *rencana,
                                 const char          *butir,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  Request *request;

  g_return_if_fail (PRK_IS_STORE (store));
  g_return_if_fail (profil != NULL && rencana != NULL && butir != NULL);

  request = new_request (store, profil);
  request->identitas = identitas != NULL ? prk_identitas_copy (identitas) : NULL;
  request->source = g_strdup (rencana);
  request->butir = g_strdup (butir);
  run (request, cancellable, callback, user_data);
}

char *
prk_kak_baru_finish (GAsyncResult  *result,
                     GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
