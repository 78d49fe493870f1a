/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A new key for the device. Somebody else writes with the old one, since the disk was copied: ops
 * of ours that the register has not accepted can never be, for their places in the chain are taken.
 * Each is written again with the new key, in its old order and with its old time; the former ones
 * go aside for good. A versi names ops, so its frontier and the hash of the state there are made anew.
 *
 * The secret half of the new key is on the disk, beside that of the old one, before the transaction
 * that names it commits, and takes the old one's place afterwards: whatever moment the power is cut
 * at, the key that the database names is there. */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "base/prk-hash.h"

#include "prk-files-private.h"
#include "prk-kunci-private.h"
#include "prk-materi-private.h"
#include "prk-store-sync.h"

#define SQL_KIND "SELECT type FROM record WHERE id = ?"
#define SQL_SUCCESSOR "SELECT successor FROM sync"
#define SQL_SET_SUCCESSOR "UPDATE sync SET successor = ?"
#define SQL_OWN                                                                                    \
  "SELECT o.signature, o.bytes FROM op o JOIN device d ON d.number = o.device WHERE d.key = ?"     \
  " AND o.place IS NULL AND (o.fate < 2 OR o.code = 'cabang') ORDER BY o.n"
#define SQL_ACCEPTED_N                                                                             \
  "SELECT coalesce (max (o.n), 0) FROM op o JOIN device d ON d.number = o.device"                  \
  " WHERE d.key = ? AND o.place IS NOT NULL"
#define SQL_BURY "UPDATE aside SET is_dead = 1, fate = 3, code = 'cabang' WHERE key = ?"
#define SQL_REMEMBER "INSERT OR REPLACE INTO rewritten (former, id, at_us) VALUES (?, ?, ?)"
#define SQL_HAS_REWRITTEN "SELECT EXISTS (SELECT 1 FROM rewritten)"
#define SQL_NOW_CALLED "SELECT id FROM rewritten WHERE former = ?"

/* One rewriting, inside its transaction. */
typedef struct
{
  PrkWriter  *writer;
  PrkKey     *key; /* the new one */
  const char *former;
  gint64      accepted_n; /* of the former key's chain */
  guint64     n;
  char       *prev;
  GArray     *places;  /* gint64: places in the former chain, by place in the new one */
  GHashTable *touched; /* as in prk-store-sync.c */
} Rewriting;

static PrkKey *
load_named (const char *folder,
            const char *name,
            const char *device)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (PrkKey) key = prk_key_load (path, NULL);

  return key != NULL && g_str_equal (prk_key_get_device (key), device) ? g_steal_pointer (&key)
                                                                       : NULL;
}

static gboolean
get_text (PrkDb       *db,
          const char  *sql,
          const char  *value,
          char       **text,
          GError     **error)
{
  g_autoptr (PrkRows) rows = value != NULL ? _prk_db_query (db, error, sql, "t", value)
                                           : _prk_db_query (db, error, sql, "");
  gboolean has_row;

  *text = NULL;
  if (!_prk_db_first (db, rows, &has_row, error))
    return FALSE;
  if (has_row)
    *text = g_strdup (_prk_rows_text (rows, 0));
  return TRUE;
}

gboolean
_prk_kunci_adopt (PrkDb       *db,
                  const char  *folder,
                  PrkKey     **key,
                  GError     **error)
{
  g_autofree char *successor = NULL;
  PrkKey *next;

  if (!get_text (db, SQL_SUCCESSOR, NULL, &successor, error))
    return FALSE;
  if (successor == NULL || g_str_equal (successor, prk_key_get_device (*key)))
    return TRUE;

  next = load_named (folder, PRK_STORE_KEY_NEW, successor);
  if (next != NULL)
    _prk_kunci_settle (folder);
  else
    next = load_named (folder, PRK_STORE_KEY, successor);
  /* Where neither file has it, the database was restored from a copy and has a key of its own. */
  if (next != NULL)
    {
      prk_key_unref (*key);
      *key = next;
    }
  return TRUE;
}

void
_prk_kunci_settle (const char *folder)
{
  g_autofree char *from = g_build_filename (folder, PRK_STORE_KEY_NEW, NULL);
  g_autofree char *to = g_build_filename (folder, PRK_STORE_KEY, NULL);
  g_autoptr (GError) local_error = NULL;

  if (!_prk_rename_durably (from, to, &local_error))
    g_info ("The new key stays in a file of its own: %s", local_error->message);
}

gboolean
_prk_kunci_remember (PrkDb       *db,
                     const char  *former,
                     const char  *id,
                     gint64       at_us,
                     GError     **error)
{
  return _prk_db_run (db, error, SQL_REMEMBER, "tti", former, id, at_us);
}

/* It may have been written again more than once. */
char *
_prk_kunci_dup_name (PrkDb       *db,
                     const char  *id,
                     GError     **error)
{
  g_autofree char *now = g_strdup (id);
  char *later;

  do
    {
      if (!get_text (db, SQL_NOW_CALLED, now, &later, error))
        return NULL;
      if (later != NULL)
        {
          g_free (now);
          now = later;
        }
    }
  while (later != NULL);

  return g_steal_pointer (&now);
}

static gboolean
translate_set (PrkDb           *db,
               const PrkOpSet  *set,
               PrkOpSet       **translated,
               GError         **error)
{
  g_autoptr (GPtrArray) over = g_ptr_array_new_with_free_func (g_free);

  for (const char *const *id = set->over; *id != NULL; id++)
    {
      char *now = _prk_kunci_dup_name (db, *id, error);

      if (now == NULL)
        return FALSE;
      /* Several may have become one. */
      if (g_ptr_array_find_with_equal_func (over, now, g_str_equal, NULL))
        g_free (now);
      else
        g_ptr_array_add (over, now);
    }
  g_ptr_array_add (over, NULL);
  *translated = prk_op_set_new (set->path, set->value, (const char *const *) over->pdata);
  return TRUE;
}

GPtrArray *
_prk_kunci_translate (PrkDb      *db,
                      GPtrArray  *sets,
                      GError    **error)
{
  g_autoptr (GPtrArray) translated =
      g_ptr_array_new_with_free_func ((GDestroyNotify) prk_op_set_free);
  gint64 has_any;

  if (!_prk_db_get_int (db, &has_any, 0, error, SQL_HAS_REWRITTEN, ""))
    return NULL;
  if (!has_any)
    return g_ptr_array_ref (sets);

  for (guint i = 0; i < sets->len; i++)
    {
      PrkOpSet *set;

      if (!translate_set (db, sets->pdata[i], &set, error))
        return NULL;
      g_ptr_array_add (translated, set);
    }
  return g_steal_pointer (&translated);
}

/* Ops of the former chain up to place @n are, beyond what was accepted, the first so many of the
 * new one. */
static guint64
count_up_to (Rewriting *rewriting,
             gint64     n)
{
  guint64 count = 0;

  while (count < rewriting->places->len
         && g_array_index (rewriting->places, gint64, count) <= n)
    count++;
  return count;
}

static JsonNode *
translate_frontier (Rewriting *rewriting,
                    JsonNode  *node)
{
  g_autoptr (JsonNode) copy = NULL;
  JsonObject *object;
  gint64 n;

  if (!JSON_NODE_HOLDS_OBJECT (node)
      || !json_object_has_member (json_node_get_object (node), rewriting->former))
    return json_node_ref (node);

  copy = json_from_string ("{}", NULL);
  object = json_node_get_object (copy);
  for (GList *names = json_object_get_members (json_node_get_object (node)); names != NULL;
       names = g_list_delete_link (names, names))
    json_object_set_int_member (object, names->data,
                                json_object_get_int_member (json_node_get_object (node),
                                                            names->data));
  n = json_object_get_int_member (object, rewriting->former);
  if (n > rewriting->accepted_n)
    {
      guint64 count = count_up_to (rewriting, n);

      json_object_remove_member (object, rewriting->former);
      if (rewriting->accepted_n > 0)
        json_object_set_int_member (object, rewriting->former, rewriting->accepted_n);
      if (count > 0)
        json_object_set_int_member (object, prk_key_get_device (rewriting->key), (gint64) count);
    }
  return g_steal_pointer (&copy);
}

static PrkOpSet *
find_set (GPtrArray  *sets,
          const char *path)
{
  for (guint i = 0; i < sets->len; i++)
    if (g_str_equal (((PrkOpSet *) sets->pdata[i])->path, path))
      return sets->pdata[i];
  return NULL;
}

/* Takes @value. */
static void
replace_value (GPtrArray  *sets,
               const char *path,
               JsonNode   *value)
{
  for (guint i = 0; i < sets->len; i++)
    {
      PrkOpSet *set = sets->pdata[i];

      if (!g_str_equal (set->path, path))
        continue;
      sets->pdata[i] = prk_op_set_new (path, value, set->over);
      prk_op_set_free (set);
    }
  json_node_unref (value);
}

/* @kind (out): NULL where the record is not here. */
static gboolean
find_kind (PrkWriter   *writer,
           const char  *id,
           char       **kind,
           GError     **error)
{
  g_autoptr (PrkRows) rows = _prk_db_query (writer->db, error, SQL_KIND, "t", id);
  gboolean has_row;

  if (!_prk_db_first (writer->db, rows, &has_row, error))
    return FALSE;
  if (has_row)
    *kind = g_strdup (_prk_rows_text (rows, 0));
  return TRUE;
}

/* A versi of a record that is here: its frontier and the hash of the state there. */
static gboolean
renew_versi (Rewriting  *rewriting,
             GPtrArray  *sets,
             GError    **error)
{
  PrkWriter *writer = rewriting->writer;
  PrkOpSet *frontier_set = find_set (sets, "frontier");
  PrkOpSet *target_set = find_set (sets, "tentang");
  g_autoptr (PrkFrontier) frontier = NULL;
  g_autoptr (PrkRecord) at = NULL;
  g_autofree char *hash = NULL;
  g_autofree char *target = NULL;
  g_autofree char *kind = NULL;
  JsonNode *translated;
  PrkRecord *record;
  gint64 number;

  if (frontier_set == NULL || target_set == NULL)
    return TRUE;
  target = g_strdup (json_node_get_string (target_set->value));
  translated = translate_frontier (rewriting, frontier_set->value);
  frontier = prk_frontier_new_from_json (translated, NULL);
  replace_value (sets, "frontier", translated);
  if (!_prk_materi_find (writer, target, NULL, &number, NULL, NULL, error)
      || !find_kind (writer, target, &kind, error))
    return FALSE;
  if (number == 0 || frontier == NULL)
    return TRUE;

  record = _prk_cache_get (writer->cache, writer->db, number, target, kind, error);
  if (record == NULL)
    return FALSE;
  at = prk_record_copy_at (record, frontier);
  hash = prk_record_dup_hash (at);
  replace_value (sets, "hash", json_node_init_string (json_node_alloc (), hash));
  return TRUE;
}

static gboolean
rewrite_op (Rewriting  *rewriting,
            PrkOp      *op,
            GError    **error)
{
  PrkWriter *writer = rewriting->writer;
  gint64 place = (gint64) prk_op_get_n (op);
  g_autoptr (GPtrArray) former = g_ptr_array_new ();
  g_autoptr (GPtrArray) sets = NULL;
  g_autoptr (PrkOp) again = NULL;

  for (guint i = 0; i < prk_op_get_n_sets (op); i++)
    g_ptr_array_add (former, (gpointer) prk_op_get_set (op, i));
  sets = _prk_kunci_translate (writer->db, former, error);
  if (sets == NULL)
    return FALSE;
  if (sets == former)
    {
      g_ptr_array_unref (sets);
      sets = g_ptr_array_new_with_free_func ((GDestroyNotify) prk_op_set_free);
      for (guint i = 0; i < former->len; i++)
        {
          const PrkOpSet *set = former->pdata[i];

          g_ptr_array_add (sets, prk_op_set_new (set->path, set->value, set->over));
        }
    }
  if (g_str_equal (prk_op_get_kind (op), "versi") && !renew_versi (rewriting, sets, error))
    return FALSE;

  again = prk_op_new (rewriting->key, rewriting->n + 1, rewriting->prev, prk_op_get_at_us (op),
                      prk_op_get_record (op), prk_op_get_kind (op), sets, error);
  if (again == NULL || !_prk_sync_put_aside (writer, prk_op_get_id (op), rewriting->touched, error)
      || !_prk_sync_append (writer, again, rewriting->touched, error)
      || !_prk_kunci_remember (writer->db, prk_op_get_id (op), prk_op_get_id (again),
                               prk_clock_now_us (writer->clock), error))
    return FALSE;

  rewriting->n++;
  g_free (rewriting->prev);
  rewriting->prev = g_strdup (prk_op_get_id (again));
  g_array_append_val (rewriting->places, place);
  return TRUE;
}

static GPtrArray *
list_own (PrkWriter   *writer,
          const char  *device,
          GError     **error)
{
  g_autoptr (PrkRows) rows = _prk_db_query (writer->db, error, SQL_OWN, "t", device);
  g_autoptr (GPtrArray) ops = g_ptr_array_new_with_free_func ((GDestroyNotify) prk_op_unref);
  g_autoptr (GError) local_error = NULL;

  if (rows == NULL)
    return NULL;
  while (_prk_db_next (writer->db, rows, &local_error))
    {
      g_autoptr (GBytes) bytes = _prk_rows_bytes (rows, 1);
      PrkOp *op = prk_op_new_from_bytes (bytes, _prk_rows_text (rows, 0), &local_error);

      if (op == NULL)
        break;
      g_ptr_array_add (ops, op);
    }
  if (local_error == NULL)
    return g_steal_pointer (&ops);
  g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

static gboolean
rewrite_all (Rewriting  *rewriting,
             GError    **error)
{
  PrkWriter *writer = rewriting->writer;
  g_autoptr (GPtrArray) ops = list_own (writer, rewriting->former, error);

  if (ops == NULL
      || !_prk_db_get_int (writer->db, &rewriting->accepted_n, 0, error, SQL_ACCEPTED_N, "t",
                           rewriting->former))
    return FALSE;
  for (guint i = 0; i < ops->len; i++)
    if (!rewrite_op (rewriting, ops->pdata[i], error))
      return FALSE;
  return _prk_db_run (writer->db, error, SQL_BURY, "t", rewriting->former)
         && _prk_db_run (writer->db, error, SQL_SET_SUCCESSOR, "t",
                         prk_key_get_device (rewriting->key))
         && _prk_sync_refresh (writer, rewriting->touched, error);
}

static gboolean
rekey_run (gpointer   where,
           PrkJob    *job,
           GError   **error)
{
  PrkWriter *writer = where;
  g_autofree char *path = g_build_filename (writer->folder, PRK_STORE_KEY_NEW, NULL);
  g_autoptr (PrkKey) key = prk_key_generate (writer->entropy);
  g_autoptr (GHashTable) touched = _prk_sync_new_touched ();
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) file_error = NULL;
  Rewriting rewriting = {
    writer, key, prk_key_get_device (writer->key), 0, 0, NULL, places, touched,
  };
  gboolean is_done;

  if (!prk_key_save (key, path, &file_error))
    return _prk_set_file_error (error, file_error);
  if (!_prk_sync_folder (writer->folder, error))
    return FALSE;
  is_done = rewrite_all (&rewriting, error);
  g_free (rewriting.prev);
  if (!is_done)
    return FALSE;

  _prk_writer_change_key (writer, key);
  _prk_job_set_result (job, GINT_TO_POINTER (TRUE), NULL);
  return TRUE;
}

/**
 * prk_store_sync_rekey_async:
 * @self: a store
 * @callback: called when it is durable
 * @user_data: for @callback
 *
 * Gives the device a new key, and writes again with it what the register has not accepted. The
 * device must be enrolled anew.
 */
void
prk_store_sync_rekey_async (PrkStore            *self,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_return_if_fail (PRK_IS_STORE (self));

  _prk_store_start (self, _prk_job_new (PRK_JOB_WRITE, rekey_run, NULL, NULL),
                    prk_store_sync_rekey_async, NULL, callback, user_data);
}

/**
 * prk_store_sync_rekey_finish:
 *
 * Returns: TRUE when it is durable
 */
gboolean
prk_store_sync_rekey_finish (PrkStore      *self,
                             GAsyncResult  *result,
                             GError       **error)
{
  return _prk_store_finish (self, result, prk_store_sync_rekey_async, error) != NULL;
}
