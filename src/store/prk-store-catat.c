/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/prk-id.h"

#include "prk-materi-private.h"

typedef struct
{
  char      *record;
  GStrv      from;      /* (nullable) */
  GPtrArray *peristiwa; /* (element-type JsonObject) copies */
} Catat;

static void
catat_free (Catat *catat)
{
  g_free (catat->record);
  g_strfreev (catat->from);
  g_ptr_array_unref (catat->peristiwa);
  g_free (catat);
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

/* Whoever decided saw a status; somebody else may have been quicker. */
static gboolean
check_status (PrkWriter  *writer,
              Catat      *catat,
              GError    **error)
{
  g_autofree char *status = NULL;
  gint64 number;

  if (!_prk_materi_find (writer, catat->record, NULL, &number, &status, NULL, error))
    return FALSE;
  if (number == 0)
    {
      g_set_error (error, PRK_STORE_ERROR, PRK_STORE_ERROR_NOT_FOUND, "there is no record %s",
                   catat->record);
      return FALSE;
    }
  if (catat->from != NULL && !g_strv_contains ((const char *const *) catat->from, status))
    {
      g_set_error (error, PRK_STORE_ERROR, PRK_STORE_ERROR_LOCKED, "record %s is %s now",
                   catat->record, status);
      return FALSE;
    }

  return TRUE;
}

static gboolean
write_one (PrkWriter   *writer,
           const char  *record,
           JsonObject  *fields,
           GError     **error)
{
  g_autofree char *id = prk_id_new (writer->clock, writer->entropy);
  g_autoptr (GPtrArray) sets = g_ptr_array_new_with_free_func ((GDestroyNotify) prk_op_set_free);
  g_autoptr (PrkOp) op = NULL;
  JsonObjectIter iter;
  const char *path;
  JsonNode *value;

  add_set (sets, "tentang", json_node_init_string (json_node_alloc (), record));
  json_object_iter_init_ordered (&iter, fields);
  while (json_object_iter_next_ordered (&iter, &path, &value))
    if (strcmp (path, "tentang") != 0)
      add_set (sets, path, json_node_ref (value));
  if (!json_object_has_member (fields, "pada"))
    add_set (sets, "pada",
             json_node_init_int (json_node_alloc (), prk_clock_now_us (writer->clock)));

  op = _prk_materi_write (writer, id, "peristiwa", sets, error);
  return op != NULL;
}

static gboolean
catat_run (gpointer   where,
           PrkJob    *job,
           GError   **error)
{
  PrkWriter *writer = where;
  Catat *catat = job->input;

  if (!check_status (writer, catat, error))
    return FALSE;
  for (guint i = 0; i < catat->peristiwa->len; i++)
    if (!write_one (writer, catat->record, g_ptr_array_index (catat->peristiwa, i), error))
      return FALSE;

  _prk_job_set_result (job, g_strdup (catat->record), g_free);
  return TRUE;
}

static PrkJob *
new_job (const char         *record,
         const char *const  *from,
         GPtrArray          *peristiwa)
{
  Catat *catat = g_new0 (Catat, 1);

  catat->record = g_strdup (record);
  catat->from = g_strdupv ((GStrv) from);
  catat->peristiwa = g_ptr_array_new_with_free_func ((GDestroyNotify) json_object_unref);
  for (guint i = 0; i < peristiwa->len; i++)
    g_ptr_array_add (catat->peristiwa, copy_object (g_ptr_array_index (peristiwa, i)));
  return _prk_job_new (PRK_JOB_WRITE, catat_run, catat, (GDestroyNotify) catat_free);
}

/**
 * prk_store_catat:
 * @self: a store
 * @record: what the peristiwa are about
 * @from: (nullable) (array zero-terminated=1): only while the record has one of these statuses
 * @peristiwa: (element-type JsonObject): their own paths, `jenis` among them; `pada` (µs) is now
 *   when it is not given
 * @error: of the domain PRK_STORE_ERROR
 *
 * Writes peristiwa about a record, in their order, all or none.
 *
 * Returns: %FALSE with PRK_STORE_ERROR_LOCKED when the record has another status by now
 */
gboolean
prk_store_catat (PrkStore           *self,
                 const char         *record,
                 const char *const  *from,
                 GPtrArray          *peristiwa,
                 GError            **error)
{
  g_autofree char *done = NULL;

  g_return_val_if_fail (PRK_IS_STORE (self), FALSE);
  g_return_val_if_fail (record != NULL && peristiwa != NULL, FALSE);

  done = _prk_store_call (self, new_job (record, from, peristiwa), error);
  return done != NULL;
}

/**
 * prk_store_catat_async:
 * @self: a store
 * @record: what the peristiwa are about
 * @from: (nullable) (array zero-terminated=1): only while the record has one of these statuses
 * @peristiwa: (element-type JsonObject): copied
 * @cancellable: (nullable): not written when cancelled before it is its turn
 * @callback: called when all are on the disk
 * @user_data: for @callback
 *
 * prk_store_catat() without blocking.
 */
void
prk_store_catat_async (PrkStore            *self,
                       const char          *record,
                       const char *const   *from,
                       GPtrArray           *peristiwa,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  g_return_if_fail (PRK_IS_STORE (self));
  g_return_if_fail (record != NULL && peristiwa != NULL);

  _prk_store_start (self, new_job (record, from, peristiwa), prk_store_catat_async, cancellable,
                    callback, user_data);
}

/**
 * prk_store_catat_finish:
 * @self: a store
 * @result: from the callback
 * @error: of the domain PRK_STORE_ERROR
 *
 * Ends prk_store_catat_async().
 */
gboolean
prk_store_catat_finish (PrkStore      *self,
                        GAsyncResult  *result,
                        GError       **error)
{
  g_autofree char *done = _prk_store_finish (self, result, prk_store_catat_async, error);

  return done != NULL;
}
