/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/prk-id.h"

#include "prk-telaahan.h"

G_DEFINE_BOXED_TYPE (PrkTelaahan, prk_telaahan, prk_telaahan_ref, prk_telaahan_unref)

PrkTelaahan *
prk_telaahan_ref (PrkTelaahan *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
prk_telaahan_unref (PrkTelaahan *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_clear_pointer (&self->kak, prk_record_unref);
  g_clear_pointer (&self->rekap, prk_record_unref);
  g_clear_pointer (&self->versi, g_ptr_array_unref);
  g_clear_pointer (&self->peristiwa, g_ptr_array_unref);
  g_clear_pointer (&self->telaah, g_ptr_array_unref);
  g_clear_pointer (&self->catatan, g_ptr_array_unref);
  g_free (self->status);
  g_free (self);
}

static const char *
find_status (GPtrArray *peristiwa)
{
  static const char *const states[]
    = { "diajukan", "ditelaah", "diterima", "dikembalikan", "ditolak", NULL };

  for (guint i = peristiwa->len; i > 0; i--)
    {
      const char *jenis = prk_record_get_string (g_ptr_array_index (peristiwa, i - 1), "jenis");

      if (jenis != NULL && g_strv_contains (states, jenis))
        return jenis;
    }

  return "draft";
}

/* Two devices may each have begun one: the elder counts, everywhere the same. */
static gboolean
load_rekap (PrkTelaahan  *self,
            PrkStore     *store,
            const char   *kak,
            GError      **error)
{
  g_autoptr(GPtrArray) all = prk_store_list_about (store, kak, "rekap", error);
  PrkRecord *versi = prk_telaahan_get_versi (self);

  for (guint i = 0; all != NULL && versi != NULL && self->rekap == NULL && i < all->len; i++)
    {
      PrkRecord *rekap = g_ptr_array_index (all, i);

      if (g_strcmp0 (prk_record_get_string (rekap, "versi"), prk_record_get_id (versi)) == 0)
        self->rekap = prk_record_ref (rekap);
    }

  return all != NULL;
}

/**
 * prk_telaahan_load:
 * @store: an open store
 * @kak: id of a KAK
 * @error: of the domain PRK_STORE_ERROR
 *
 * Reads a KAK with everything that was written about its judging. Blocks.
 *
 * Returns: (transfer full): the snapshot
 */
PrkTelaahan *
prk_telaahan_load (PrkStore    *store,
                   const char  *kak,
                   GError     **error)
{
  g_autoptr(PrkTelaahan) self = g_new0 (PrkTelaahan, 1);

  g_atomic_ref_count_init (&self->ref_count);
  g_return_val_if_fail (PRK_IS_STORE (store) && kak != NULL, NULL);

  self->kak = prk_store_load (store, kak, error);
  if (self->kak == NULL)
    return NULL;
  self->versi = prk_store_list_about (store, kak, "versi", error);
  if (self->versi == NULL)
    return NULL;
  self->peristiwa = prk_store_list_about (store, kak, "peristiwa", error);
  if (self->peristiwa == NULL)
    return NULL;
  self->telaah = prk_store_list_about (store, kak, "telaah", error);
  if (self->telaah == NULL)
    return NULL;
  self->catatan = prk_store_list_about (store, kak, "catatan", error);
  if (self->catatan == NULL || !load_rekap (self, store, kak, error))
    return NULL;

  self->status = g_strdup (find_status (self->peristiwa));
  return g_steal_pointer (&self);
}

/**
 * prk_telaahan_list:
 * @store: an open store
 * @error: of the domain PRK_STORE_ERROR
 *
 * Reads every KAK that was ever submitted, the one that changed last first. Blocks.
 *
 * Returns: (element-type PrkTelaahan) (transfer full): the snapshots
 */
GPtrArray *
prk_telaahan_list (PrkStore  *store,
                   GError   **error)
{
  static const char *const states[]
    = { "diajukan", "ditelaah", "diterima", "dikembalikan", "ditolak" };
  g_autoptr(GPtrArray) list
    = g_ptr_array_new_with_free_func ((GDestroyNotify) prk_telaahan_unref);

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      PrkQuery query = { .type = "kak", .status = states[i], .urut = PRK_URUT_CHANGED };
      g_autoptr(GPtrArray) rows = prk_store_list (store, &query, error);

      if (rows == NULL)
        return NULL;
      for (guint j = 0; j < rows->len; j++)
        {
          PrkRingkas *row = g_ptr_array_index (rows, j);
          PrkTelaahan *one = prk_telaahan_load (store, row->id, error);

          if (one == NULL)
            return NULL;
          g_ptr_array_add (list, one);
        }
    }

  return g_steal_pointer (&list);
}

PrkRecord *
prk_telaahan_find_versi (PrkTelaahan *self,
                         const char  *id)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; id != NULL && i < self->versi->len; i++)
    if (strcmp (prk_record_get_id (g_ptr_array_index (self->versi, i)), id) == 0)
      return g_ptr_array_index (self->versi, i);

  return NULL;
}

PrkRecord *
prk_telaahan_get_versi (PrkTelaahan *self)
{
  PrkRecord *newest = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->versi->len; i++)
    {
      PrkRecord *versi = g_ptr_array_index (self->versi, i);

      if (newest == NULL
          || prk_record_get_int (versi, "nomor", 0) >= prk_record_get_int (newest, "nomor", 0))
        newest = versi;
    }

  return newest;
}

/**
 * prk_telaahan_new_kak:
 * @self: a snapshot
 * @versi: one of its versi
 *
 * The KAK as it stood at a versi, which is what a sheet on that versi judges.
 *
 * Returns: (transfer full) (nullable): a record of its own
 */
PrkRecord *
prk_telaahan_new_kak (PrkTelaahan *self,
                      PrkRecord   *versi)
{
  JsonNode *node;
  g_autoptr(PrkFrontier) frontier = NULL;

  g_return_val_if_fail (self != NULL && versi != NULL, NULL);

  node = prk_record_get_value (versi, "frontier");
  frontier = node != NULL ? prk_frontier_new_from_json (node, NULL) : NULL;

  return frontier != NULL ? prk_record_copy_at (self->kak, frontier) : NULL;
}

gboolean
prk_telaahan_is_usang (PrkTelaahan *self,
                       PrkRecord   *telaah)
{
  PrkRecord *versi;

  g_return_val_if_fail (self != NULL && telaah != NULL, FALSE);

  versi = prk_telaahan_get_versi (self);
  return versi != NULL
         && g_strcmp0 (prk_record_get_string (telaah, "versi"), prk_record_get_id (versi)) != 0;
}

GPtrArray *
prk_telaahan_list_berlaku (PrkTelaahan *self)
{
  GPtrArray *list = g_ptr_array_new ();

  g_return_val_if_fail (self != NULL, list);

  for (guint i = 0; i < self->telaah->len; i++)
    if (!prk_telaahan_is_usang (self, g_ptr_array_index (self->telaah, i)))
      g_ptr_array_add (list, g_ptr_array_index (self->telaah, i));

  return list;
}

static gboolean
is_by (PrkRecord          *telaah,
       const char         *device,
       const PrkIdentitas *identitas)
{
  g_autoptr(GPtrArray) ops = prk_record_list_ops (telaah);
  const char *nip = prk_record_get_string (telaah, "penelaah/nip");

  if (ops->len > 0 && g_strcmp0 (prk_op_get_device (g_ptr_array_index (ops, 0)), device) == 0)
    return TRUE;

  return nip != NULL && *nip != '\0' && identitas != NULL
         && g_strcmp0 (nip, identitas->nip) == 0;
}

PrkRecord *
prk_telaahan_find_sendiri (PrkTelaahan        *self,
                           const char         *device,
                           const PrkIdentitas *identitas)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->telaah->len; i++)
    {
      PrkRecord *telaah = g_ptr_array_index (self->telaah, i);

      if (!prk_telaahan_is_usang (self, telaah) && is_by (telaah, device, identitas))
        return telaah;
    }

  return NULL;
}

/* Making */

static char *
new_id (PrkStore *store)
{
  return prk_id_new (prk_store_get_clock (store), prk_store_get_entropy (store));
}

static PrkTelaahan *
load_submitted (PrkStore    *store,
                const char  *kak,
                GError     **error)
{
  g_autoptr(PrkTelaahan) telaahan = prk_telaahan_load (store, kak, error);

  if (telaahan == NULL)
    return NULL;
  if (prk_telaahan_get_versi (telaahan) == NULL)
    {
      g_set_error (error, PRK_STORE_ERROR, PRK_STORE_ERROR_NOT_FOUND,
                   "record %s has not been submitted", kak);
      return NULL;
    }

  return g_steal_pointer (&telaahan);
}

static char *
commit (PrkStore  *store,
        PrkEdit   *edit,
        GError   **error)
{
  g_autoptr(PrkOp) op = prk_store_commit (store, edit, error);

  return op != NULL ? g_strdup (prk_record_get_id (prk_edit_get_record (edit))) : NULL;
}

/**
 * prk_telaah_baru:
 * @store: an open store
 * @kak: id of a KAK that was submitted
 * @identitas: (nullable): who judges
 * @error: PRK_STORE_ERROR_NOT_FOUND when it never was
 *
 * Begins a sheet on the newest versi, or finds the one that this reviewer has begun. Blocks.
 *
 * Returns: (transfer full): its id
 */
char *
prk_telaah_baru (PrkStore            *store,
                 const char          *kak,
                 const PrkIdentitas  *identitas,
                 GError             **error)
{
  g_autoptr(PrkTelaahan) telaahan = NULL;
  g_autoptr(PrkRecord) judged = NULL;
  g_autoptr(PrkRecord) record = NULL;
  g_autoptr(PrkEdit) edit = NULL;
  g_autofree char *id = NULL;
  PrkRecord *versi, *own;
  PrkTelaahAwal awal = { 0 };

  g_return_val_if_fail (PRK_IS_STORE (store) && kak != NULL, NULL);

  telaahan = load_submitted (store, kak, error);
  if (telaahan == NULL)
    return NULL;
  own = prk_telaahan_find_sendiri (telaahan, prk_store_get_device (store), identitas);
  if (own != NULL)
    return g_strdup (prk_record_get_id (own));

  versi = prk_telaahan_get_versi (telaahan);
  judged = prk_telaahan_new_kak (telaahan, versi);
  id = new_id (store);
  record = prk_record_new (id, "telaah");
  edit = prk_edit_new (record);
  awal.versi = prk_record_get_id (versi);
  awal.hash = prk_record_get_string (versi, "hash");
  awal.nomor = prk_record_get_int (versi, "nomor", 1);
  if (identitas != NULL)
    {
      awal.nama = identitas->nama;
      awal.nip = identitas->nip;
      awal.jabatan = identitas->jabatan;
      awal.instansi = identitas->perangkat_daerah;
    }
  prk_telaah_mulai (edit, judged != NULL ? judged : telaahan->kak, &awal);

  return commit (store, edit, error);
}

static void
add_hadir (PrkStore  *store,
           PrkEdit   *edit,
           GPtrArray *sheets)
{
  for (guint i = 0; i < sheets->len; i++)
    {
      PrkRecord *sheet = g_ptr_array_index (sheets, i);
      g_autofree char *row = new_id (store);
      g_autofree char *nama = g_strdup_printf ("hadir/%s/nama", row);
      g_autofree char *jabatan = g_strdup_printf ("hadir/%s/jabatan", row);
      g_autofree char *vote = g_strdup_printf ("hadir/%s/hak_suara", row);

      prk_edit_append_row (edit, "hadir", row);
      prk_edit_set_string (edit, nama, prk_record_get_string (sheet, "penelaah/nama"));
      if (prk_record_get_string (sheet, "penelaah/jabatan") != NULL)
        prk_edit_set_string (edit, jabatan, prk_record_get_string (sheet, "penelaah/jabatan"));
      prk_edit_set_bool (edit, vote, TRUE);
    }
}

/**
 * prk_rekap_baru:
 * @store: an open store
 * @kak: id of a KAK that was submitted
 * @identitas: (nullable): who chairs
 * @error: PRK_STORE_ERROR_NOT_FOUND when it never was
 *
 * Begins the record of the meeting on the newest versi, or finds the one that is there. Blocks.
 *
 * Returns: (transfer full): its id
 */
char *
prk_rekap_baru (PrkStore            *store,
                const char          *kak,
                const PrkIdentitas  *identitas,
                GError             **error)
{
  g_autoptr(PrkTelaahan) telaahan = NULL;
  g_autoptr(PrkRecord) record = NULL;
  g_autoptr(PrkEdit) edit = NULL;
  g_autoptr(GPtrArray) sheets = NULL;
  g_autofree char *id = NULL;
  PrkRecord *versi;

  g_return_val_if_fail (PRK_IS_STORE (store) && kak != NULL, NULL);

  telaahan = load_submitted (store, kak, error);
  if (telaahan == NULL)
    return NULL;
  if (telaahan->rekap != NULL)
    return g_strdup (prk_record_get_id (telaahan->rekap));

  versi = prk_telaahan_get_versi (telaahan);
  sheets = prk_telaahan_list_berlaku (telaahan);
  id = new_id (store);
  record = prk_record_new (id, "rekap");
  edit = prk_edit_new (record);
  prk_edit_set_string (edit, "tentang", kak);
  prk_edit_set_string (edit, "versi", prk_record_get_id (versi));
  prk_edit_set_string (edit, "versi_hash", prk_record_get_string (versi, "hash"));
  prk_edit_set_int (edit, "versi_nomor", prk_record_get_int (versi, "nomor", 1));
  prk_edit_set_string (edit, "judul", prk_record_get_string (telaahan->kak, "judul"));
  if (identitas != NULL && identitas->nama != NULL)
    {
      prk_edit_set_string (edit, "pimpinan/nama", identitas->nama);
      prk_edit_set_string (edit, "pimpinan/nip", identitas->nip);
      prk_edit_set_string (edit, "pimpinan/jabatan", identitas->jabatan);
    }
  add_hadir (store, edit, sheets);

  return commit (store, edit, error);
}

static void
set_text (JsonObject *object,
          const char *path,
          const char *value)
{
  if (value != NULL && *value != '\0')
    json_object_set_string_member (object, path, value);
}

static JsonObject *
new_peristiwa (PrkTelaahan *self,
               const char  *jenis,
               const char  *oleh)
{
  JsonObject *object = json_object_new ();
  PrkRecord *versi = prk_telaahan_get_versi (self);

  json_object_set_string_member (object, "jenis", jenis);
  set_text (object, "versi", versi != NULL ? prk_record_get_id (versi) : NULL);
  set_text (object, "oleh", oleh);
  return object;
}

GPtrArray *
prk_telaahan_new_penerimaan (PrkTelaahan *self,
                             const char  *tanggal,
                             const char  *oleh)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) json_object_unref);
  JsonObject *object;

  g_return_val_if_fail (self != NULL, list);

  object = new_peristiwa (self, "ditelaah", oleh);
  set_text (object, "penerimaan/tanggal", tanggal);
  g_ptr_array_add (list, object);
  return list;
}

GPtrArray *
prk_telaahan_new_penyampaian (PrkTelaahan           *self,
                              const PrkHasilTelaah  *hasil,
                              const char            *tanggal,
                              const char            *kepada,
                              const char            *oleh)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) json_object_unref);
  JsonObject *given, *outcome;

  g_return_val_if_fail (self != NULL && hasil != NULL, list);

  given = new_peristiwa (self, "hasil_disampaikan", oleh);
  set_text (given, "hasil", hasil->kode);
  set_text (given, "rekap", self->rekap != NULL ? prk_record_get_id (self->rekap) : NULL);
  set_text (given, "penyampaian/tanggal", tanggal);
  set_text (given, "penyampaian/kepada", kepada);
  g_ptr_array_add (list, given);

  outcome = new_peristiwa (self, hasil->peristiwa, oleh);
  set_text (outcome, "hasil", hasil->kode);
  set_text (outcome, "pengembalian/tanggal",
            strcmp (hasil->peristiwa, "dikembalikan") == 0 ? tanggal : NULL);
  if (self->rekap != NULL)
    set_text (outcome, "catatan",
              prk_record_get_text (self->rekap, strcmp (hasil->peristiwa, "dikembalikan") == 0
                                                  ? "perbaikan"
                                                  : "pertimbangan"));
  g_ptr_array_add (list, outcome);
  return list;
}

/* Off the main thread */

typedef struct
{
  PrkStore     *store;
  char         *kak;       /* (nullable): all */
  PrkIdentitas *identitas; /* (nullable) */
  char       *(*make) (PrkStore            *store,
                       const char          *kak,
                       const PrkIdentitas  *identitas,
                       GError             **error);
} Request;

static void
request_free (Request *request)
{
  g_object_unref (request->store);
  g_clear_pointer (&request->identitas, prk_identitas_free);
  g_free (request->kak);
  g_free (request);
}

static void
load_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  Request *request = task_data;
  GError *error = NULL;
  gpointer result;

  if (request->kak == NULL)
    result = prk_telaahan_list (request->store, &error);
  else if (request->make != NULL)
    result = request->make (request->store, request->kak, request->identitas, &error);
  else
    result = prk_telaahan_load (request->store, request->kak, &error);

  if (result == NULL)
    g_task_return_error (task, error);
  else if (request->kak == NULL)
    g_task_return_pointer (task, result, (GDestroyNotify) g_ptr_array_unref);
  else if (request->make != NULL)
    g_task_return_pointer (task, result, g_free);
  else
    g_task_return_pointer (task, result, (GDestroyNotify) prk_telaahan_unref);
}

static void
run (Request             *request,
     gpointer             tag,
     GCancellable        *cancellable,
     GAsyncReadyCallback  callback,
     gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, request, (GDestroyNotify) request_free);
  g_task_run_in_thread (task, load_thread);
}

static Request *
new_request (PrkStore           *store,
             const char         *kak,
             const PrkIdentitas *identitas)
{
  Request *request = g_new0 (Request, 1);

  request->store = g_object_ref (store);
  request->kak = g_strdup (kak);
  request->identitas = identitas != NULL ? prk_identitas_copy (identitas) : NULL;
  return request;
}

void
prk_telaahan_load_async (PrkStore            *store,
                         const char          *kak,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_return_if_fail (PRK_IS_STORE (store) && kak != NULL);

  run (new_request (store, kak, NULL), prk_telaahan_load_async, cancellable, callback, user_data);
}

PrkTelaahan *
prk_telaahan_load_finish (GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
prk_telaahan_list_async (PrkStore            *store,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_return_if_fail (PRK_IS_STORE (store));

  run (new_request (store, NULL, NULL), prk_telaahan_list_async, cancellable, callback, user_data);
}

GPtrArray *
prk_telaahan_list_finish (GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

void
prk_telaah_baru_async (PrkStore            *store,
                       const char          *kak,
                       const PrkIdentitas  *identitas,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  Request *request;

  g_return_if_fail (PRK_IS_STORE (store) && kak != NULL);

  request = new_request (store, kak, identitas);
  request->make = prk_telaah_baru;
  run (request, prk_telaah_baru_async, cancellable, callback, user_data);
}

void
prk_rekap_baru_async (PrkStore            *store,
                      const char          *kak,
                      const PrkIdentitas  *identitas,
                      GCancellable        *cancellable,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  Request *request;

  g_return_if_fail (PRK_IS_STORE (store) && kak != NULL);

  request = new_request (store, kak, identitas);
  request->make = prk_rekap_baru;
  run (request, prk_rekap_baru_async, cancellable, callback, user_data);
}

char *
prk_telaah_baru_finish (GAsyncResult  *result,
                        GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
