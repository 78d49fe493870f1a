/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/prk-hash.h"
#include "base/prk-id.h"
#include "base/prk-json.h"

#include "prk-kunci-private.h"
#include "prk-materi-private.h"

#define SQL_NEXT_NOMOR                                                                             \
  "SELECT coalesce(max(nomor), 0) + 1 FROM about WHERE target = ? AND type = 'versi'"

typedef struct
{
  PrkRecord  *record; /* a copy */
  char       *label;
  JsonObject *fields; /* (nullable) a copy */
} Ajukan;

static void
ajukan_free (Ajukan *ajukan)
{
  prk_record_unref (ajukan->record);
  g_free (ajukan->label);
  g_clear_pointer (&ajukan->fields, json_object_unref);
  g_free (ajukan);
}

static JsonObject *
copy_object (JsonObject *object)
{
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), object);
  g_autofree char *text = json_to_string (node, FALSE);
  g_autoptr (JsonNode) copy = json_from_string (text, NULL);

  return json_node_dup_object (copy);
}

/* Takes @value. */
static void
add_set (GPtrArray  *sets,
         const char *path,
         JsonNode   *value)
{
  static const char *const over[] = { NULL };

  g_ptr_array_add (sets, prk_op_set_new (path, value, over));
  json_node_unref (value);
}

static JsonNode *
string_node (const char *text)
{
  return json_node_init_string (json_node_alloc (), text);
}

static JsonNode *
int_node (gint64 value)
{
  return json_node_init_int (json_node_alloc (), value);
}

static GPtrArray *
new_sets (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) prk_op_set_free);
}

/* "<id> <value>" of each head. */
static GHashTable *
list_heads (PrkDb       *db,
            PrkRecord   *record,
            const char  *path,
            GError     **error)
{
  g_autoptr (GHashTable) heads = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) writes = prk_record_list_heads (record, path);

  for (guint i = 0; i < writes->len; i++)
    {
      const PrkWrite *write = writes->pdata[i];
      g_autofree char *id = _prk_kunci_dup_name (db, prk_op_get_id (write->op), error);
      g_autofree char *value = prk_json_canonical (write->set->value);

      if (id == NULL)
        return NULL;
      g_hash_table_add (heads, g_strdup_printf ("%s %s", id, value));
    }
  return g_steal_pointer (&heads);
}

static gboolean
has_all (GHashTable *table,
         GHashTable *keys)
{
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, keys);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (!g_hash_table_contains (table, key))
      return FALSE;
  return g_hash_table_size (table) == g_hash_table_size (keys);
}

/* Of two records whose states differ in ids: may they differ only because ops were written again? */
static gboolean
compare_renamed (PrkDb      *db,
                 PrkRecord  *record,
                 PrkRecord  *stored,
                 gboolean   *is_same,
                 GError    **error)
{
  g_auto (GStrv) paths = prk_record_list_paths (record, NULL);
  g_auto (GStrv) stored_paths = prk_record_list_paths (stored, NULL);

  *is_same = g_strv_equal ((const char *const *) paths, (const char *const *) stored_paths);
  for (char **path = paths; *is_same && *path != NULL; path++)
    {
      g_autoptr (GHashTable) heads = list_heads (db, record, *path, error);
      g_autoptr (GHashTable) there = heads != NULL ? list_heads (db, stored, *path, error) : NULL;

      if (there == NULL)
        return FALSE;
      *is_same = has_all (heads, there);
    }
  return TRUE;
}

/* What is submitted must be what stands here: somebody who saw an older state has checked another
 * text. Ops that were written again meanwhile say the same. */
static gboolean
check_same (PrkWriter    *writer,
            PrkRecord    *record,
            PrkFrontier **frontier,
            char        **hash,
            GError      **error)
{
  gboolean is_same;
  const char *id = prk_record_get_id (record);
  const char *type = prk_record_get_kind (record);
  g_autofree char *state = prk_record_dup_state (record);
  g_autofree char *status = NULL;
  g_autofree char *stored_state = NULL;
  PrkRecord *stored;
  gint64 number;

  if (!_prk_materi_find (writer, id, type, &number, &status, NULL, error))
    return FALSE;
  if (number == 0)
    {
      g_set_error (error, PRK_STORE_ERROR, PRK_STORE_ERROR_NOT_FOUND, "there is no record %s", id);
      return FALSE;
    }
  if (_prk_status_is_locked (status))
    {
      g_set_error (error, PRK_STORE_ERROR, PRK_STORE_ERROR_LOCKED, "record %s is %s already", id,
                   status);
      return FALSE;
    }

  stored = _prk_cache_get (writer->cache, writer->db, number, id, type, error);
  if (stored == NULL)
    return FALSE;
  stored_state = prk_record_dup_state (stored);
  is_same = strcmp (state, stored_state) == 0;
  if (!is_same && !compare_renamed (writer->db, record, stored, &is_same, error))
    return FALSE;
  if (!is_same)
    {
      g_set_error (error, PRK_STORE_ERROR, PRK_STORE_ERROR_INPUT,
                   "record %s has changed since it was read", id);
      return FALSE;
    }

  *hash = prk_hash_data (stored_state, strlen (stored_state));
  *frontier = prk_record_get_frontier (stored);
  return TRUE;
}

static gboolean
write_versi (PrkWriter   *writer,
             Ajukan      *ajukan,
             const char  *versi,
             PrkFrontier *frontier,
             const char  *hash,
             GError     **error)
{
  g_autoptr (GPtrArray) sets = new_sets ();
  g_autoptr (PrkOp) op = NULL;
  const char *id = prk_record_get_id (ajukan->record);
  gint64 nomor;

  if (!_prk_db_get_int (writer->db, &nomor, 0, error, SQL_NEXT_NOMOR, "t", id))
    return FALSE;

  add_set (sets, "tentang", string_node (id));
  add_set (sets, "label", string_node (ajukan->label));
  add_set (sets, "frontier", prk_frontier_to_json (frontier));
  add_set (sets, "hash", string_node (hash));
  add_set (sets, "nomor", int_node (nomor));
  op = _prk_materi_write (writer, versi, "versi", sets, error);
  return op != NULL;
}

static gboolean
write_peristiwa (PrkWriter   *writer,
                 Ajukan      *ajukan,
                 const char  *versi,
                 GError     **error)
{
  g_autofree char *peristiwa = prk_id_new (writer->clock, writer->entropy);
  g_autoptr (GPtrArray) sets = new_sets ();
  g_autoptr (PrkOp) op = NULL;

  if (ajukan->fields == NULL || !json_object_has_member (ajukan->fields, "jenis"))
    add_set (sets, "jenis", string_node ("diajukan"));
  add_set (sets, "tentang", string_node (prk_record_get_id (ajukan->record)));
  add_set (sets, "versi", string_node (versi));
  if (ajukan->fields != NULL)
    {
      JsonObjectIter iter;
      const char *path;
      JsonNode *value;

      json_object_iter_init_ordered (&iter, ajukan->fields);
      while (json_object_iter_next_ordered (&iter, &path, &value))
        add_set (sets, path, json_node_ref (value));
    }
  if (ajukan->fields == NULL || !json_object_has_member (ajukan->fields, "pada"))
    add_set (sets, "pada", int_node (prk_clock_now_us (writer->clock)));

  op = _prk_materi_write (writer, peristiwa, "peristiwa", sets, error);
  return op != NULL;
}

static gboolean
ajukan_run (gpointer   where,
            PrkJob    *job,
            GError   **error)
{
  PrkWriter *writer = where;
  Ajukan *ajukan = job->input;
  g_autofree char *versi = prk_id_new (writer->clock, writer->entropy);
  g_autofree char *hash = NULL;
  g_autoptr (PrkFrontier) frontier = NULL;

  if (!check_same (writer, ajukan->record, &frontier, &hash, error)
      || !write_versi (writer, ajukan, versi, frontier, hash, error)
      || !write_peristiwa (writer, ajukan, versi, error))
    return FALSE;

  _prk_job_set_result (job, g_steal_pointer (&versi), g_free);
  return TRUE;
}

static PrkJob *
new_ajukan_job (PrkRecord  *record,
                const char *label,
                JsonObject *fields)
{
  Ajukan *ajukan = g_new0 (Ajukan, 1);

  ajukan->record = prk_record_copy (record);
  ajukan->label = g_strdup (label);
  ajukan->fields = fields != NULL ? copy_object (fields) : NULL;
  return _prk_job_new (PRK_JOB_WRITE, ajukan_run, ajukan, (GDestroyNotify) ajukan_free);
}

/**
 * prk_store_ajukan:
 * @self: a store
 * @record: what is submitted, as it was checked
 * @label: name of the versi
 * @fields: (nullable): the peristiwa's own paths, such as oleh and catatan; `pada` (µs) is now
 *   when it is not given, `jenis` is "diajukan"
 * @error: of the domain PRK_STORE_ERROR
 *
 * Submits a record: writes a versi and the peristiwa "diajukan" together, which locks the record. With another
 * `jenis`, such as initials below a text, the act is bound to the versi all the same, and nothing is locked.
 *
 * Blocks. Whether the record may be submitted (R20–R22) is for the caller to check first.
 * PRK_STORE_ERROR_LOCKED: it is submitted already. PRK_STORE_ERROR_INPUT: the record has changed
 * since it was loaded, or @fields holds what no op can. Pasal 14 ayat (3).
 *
 * Returns: (transfer full): id of the versi
 */
char *
prk_store_ajukan (PrkStore    *self,
                  PrkRecord   *record,
                  const char  *label,
                  JsonObject  *fields,
                  GError     **error)
{
  g_return_val_if_fail (PRK_IS_STORE (self), NULL);
  g_return_val_if_fail (record != NULL && label != NULL, NULL);

  return _prk_store_call (self, new_ajukan_job (record, label, fields), error);
}

/**
 * prk_store_ajukan_async:
 * @self: a store
 * @record: what is submitted, as it was checked; copied
 * @label: name of the versi
 * @fields: (nullable): the peristiwa's own paths; copied
 * @cancellable: (nullable): not written when cancelled before it is its turn
 * @callback: called when both are on the disk
 * @user_data: for @callback
 *
 * prk_store_ajukan() without blocking.
 */
void
prk_store_ajukan_async (PrkStore            *self,
                        PrkRecord           *record,
                        const char          *label,
                        JsonObject          *fields,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_return_if_fail (PRK_IS_STORE (self));
  g_return_if_fail (record != NULL && label != NULL);

  _prk_store_start (self, new_ajukan_job (record, label, fields), prk_store_ajukan_async,
                    cancellable, callback, user_data);
}

/**
 * prk_store_ajukan_finish:
 * @self: a store
 * @result: from the callback
 * @error: of the domain PRK_STORE_ERROR
 *
 * Ends prk_store_ajukan_async().
 *
 * Returns: (transfer full): id of the versi
 */
char *
prk_store_ajukan_finish (PrkStore      *self,
                         GAsyncResult  *result,
                         GError       **error)
{
  return _prk_store_finish (self, result, prk_store_ajukan_async, error);
}
