/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/prk-json.h"

#include "prk-draft-private.h"
#include "prk-writer-private.h"

/* As deep as an op's value may be, and some more. */
#define MAX_DEPTH 64

#define SQL_PUT                                                                                    \
  "INSERT OR REPLACE INTO draft (record, path, value, at_us) VALUES (?, ?, ?, ?)"
#define SQL_REMOVE "DELETE FROM draft WHERE record = ? AND path = ?"
#define SQL_LOAD "SELECT path, value FROM draft WHERE record = ? ORDER BY path"

typedef struct
{
  char *record;
  char *path;
  char *value; /* canonical JSON; NULL removes */
} Draft;

static void
draft_free (Draft *draft)
{
  g_free (draft->record);
  g_free (draft->path);
  g_free (draft->value);
  g_free (draft);
}

static gboolean
put_run (gpointer   where,
         PrkJob    *job,
         GError   **error)
{
  PrkWriter *writer = where;
  Draft *draft = job->input;

  _prk_job_set_result (job, GINT_TO_POINTER (TRUE), NULL);
  if (draft->value == NULL)
    return _prk_db_run (writer->db, error, SQL_REMOVE, "tt", draft->record, draft->path);
  return _prk_db_run (writer->db, error, SQL_PUT, "ttti", draft->record, draft->path, draft->value,
                      prk_clock_now_us (writer->clock));
}

void
_prk_draft_coalesce (GQueue *backlog,
                     PrkJob *job)
{
  Draft *draft = job->input;

  if (job->run != put_run)
    return;

  for (GList *link = backlog->tail; link != NULL; link = link->prev)
    {
      PrkJob *older = link->data;
      Draft *older_draft = older->input;

      if (older->run != put_run)
        return;
      if (strcmp (older_draft->record, draft->record) == 0
          && strcmp (older_draft->path, draft->path) == 0)
        {
          g_queue_delete_link (backlog, link);
          /* It never runs, but whoever waits for it must hear that his text is safe. */
          _prk_job_set_result (older, GINT_TO_POINTER (TRUE), NULL);
          _prk_job_replace (job, older);
          return;
        }
    }
}

/**
 * prk_store_put_draft_async:
 * @self: a store
 * @record: id of a record, which need not have an op yet
 * @path: a path of it
 * @value: (nullable): what the field holds now; NULL forgets the draft
 * @cancellable: (nullable): not written when cancelled before it is its turn
 * @callback: called when the draft is on the disk
 * @user_data: for @callback
 *
 * Keeps what is being typed safe until it becomes an op.
 *
 * The newest value of a path wins; committing the path removes it. When the disk refuses, the draft
 * is tried again until it succeeds or the store is closed, and only the newest text of the field is
 * kept.
 */
void
prk_store_put_draft_async (PrkStore            *self,
                           const char          *record,
                           const char          *path,
                           JsonNode            *value,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  Draft *draft;

  g_return_if_fail (PRK_IS_STORE (self));
  g_return_if_fail (record != NULL);
  g_return_if_fail (prk_path_is_valid (path));

  draft = g_new0 (Draft, 1);
  draft->record = g_strdup (record);
  draft->path = g_strdup (path);
  draft->value = value != NULL ? prk_json_canonical (value) : NULL;
  _prk_store_start (self,
                    _prk_job_new (PRK_JOB_WRITE, put_run, draft, (GDestroyNotify) draft_free),
                    prk_store_put_draft_async, cancellable, callback, user_data);
}

/**
 * prk_store_put_draft_finish:
 * @self: a store
 * @result: from the callback
 * @error: of the domain PRK_STORE_ERROR
 *
 * Ends prk_store_put_draft_async().
 *
 * Returns: TRUE when the draft is on the disk
 */
gboolean
prk_store_put_draft_finish (PrkStore      *self,
                            GAsyncResult  *result,
                            GError       **error)
{
  return _prk_store_finish (self, result, prk_store_put_draft_async, error) != NULL;
}

static gboolean
load_run (gpointer   where,
          PrkJob    *job,
          GError   **error)
{
  PrkDb *db = where;
  g_autoptr (PrkRows) rows = _prk_db_query (db, error, SQL_LOAD, "t", job->input);
  g_autoptr (JsonObject) drafts = json_object_new ();
  g_autoptr (GError) local_error = NULL;
  JsonNode *node;

  if (rows == NULL)
    return FALSE;

  while (_prk_db_next (db, rows, &local_error))
    {
      JsonNode *value = prk_json_parse (_prk_rows_text (rows, 1), -1, G_MAXSIZE, MAX_DEPTH,
                                        &local_error);

      if (value == NULL)
        {
          g_set_error (error, PRK_STORE_ERROR, PRK_STORE_ERROR_DAMAGED, "the draft of %s: %s",
                       _prk_rows_text (rows, 0), local_error->message);
          return FALSE;
        }
      json_object_set_member (drafts, _prk_rows_text (rows, 0), value);
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }

  node = json_node_new (JSON_NODE_OBJECT);
  json_node_take_object (node, g_steal_pointer (&drafts));
  _prk_job_set_result (job, node, (GDestroyNotify) json_node_unref);
  return TRUE;
}

static PrkJob *
new_load_job (const char *record)
{
  return _prk_job_new (PRK_JOB_READ, load_run, g_strdup (record), g_free);
}

/**
 * prk_store_load_drafts:
 * @self: a store
 * @record: id of a record
 * @error: of the domain PRK_STORE_ERROR
 *
 * What stands in the draft buffer of a record: after a crash, what was typed and is not an op yet.
 *
 * Blocks.
 *
 * Returns: (transfer full): an object of path → value, empty when there is nothing
 */
JsonNode *
prk_store_load_drafts (PrkStore    *self,
                       const char  *record,
                       GError     **error)
{
  g_return_val_if_fail (PRK_IS_STORE (self), NULL);
  g_return_val_if_fail (record != NULL, NULL);

  return _prk_store_call (self, new_load_job (record), error);
}

/**
 * prk_store_load_drafts_async:
 * @self: a store
 * @record: id of a record
 * @cancellable: (nullable): to give up
 * @callback: called when it is read
 * @user_data: for @callback
 *
 * prk_store_load_drafts() without blocking.
 */
void
prk_store_load_drafts_async (PrkStore            *self,
                             const char          *record,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_return_if_fail (PRK_IS_STORE (self));
  g_return_if_fail (record != NULL);

  _prk_store_start (self, new_load_job (record), prk_store_load_drafts_async, cancellable, callback,
                    user_data);
}

/**
 * prk_store_load_drafts_finish:
 * @self: a store
 * @result: from the callback
 * @error: of the domain PRK_STORE_ERROR
 *
 * Ends prk_store_load_drafts_async().
 *
 * Returns: (transfer full): as prk_store_load_drafts()
 */
JsonNode *
prk_store_load_drafts_finish (PrkStore      *self,
                              GAsyncResult  *result,
                              GError       **error)
{
  return _prk_store_finish (self, result, prk_store_load_drafts_async, error);
}
