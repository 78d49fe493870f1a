/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "prk-materi-private.h"

/* What the writer needs of an edit, copied where the edit lives: edits and records are not for two
 * threads. */
typedef struct
{
  char      *record;
  char      *type;
  GPtrArray *sets; /* PrkOpSet, our own */
} Change;

static void
change_free (Change *change)
{
  g_free (change->record);
  g_free (change->type);
  g_ptr_array_unref (change->sets);
  g_free (change);
}

static Change *
change_new (PrkEdit *edit)
{
  PrkRecord *record = prk_edit_get_record (edit);
  Change *change = g_new0 (Change, 1);

  change->record = g_strdup (prk_record_get_id (record));
  change->type = g_strdup (prk_record_get_kind (record));
  change->sets = prk_edit_list_sets (edit);
  return change;
}

static PrkOp *
write_change (PrkWriter   *writer,
              Change      *change,
              GError     **error)
{
  if (change->sets->len == 0)
    {
      g_set_error_literal (error, PRK_STORE_ERROR, PRK_STORE_ERROR_INPUT,
                           "the edit changes nothing");
      return NULL;
    }
  return _prk_materi_write (writer, change->record, change->type, change->sets, error);
}

static gboolean
commit_run (gpointer   where,
            PrkJob    *job,
            GError   **error)
{
  PrkOp *op = write_change (where, job->input, error);

  if (op == NULL)
    return FALSE;
  _prk_job_set_result (job, op, (GDestroyNotify) prk_op_unref);
  return TRUE;
}

static PrkJob *
new_commit_job (PrkEdit *edit)
{
  return _prk_job_new (PRK_JOB_WRITE, commit_run, change_new (edit), (GDestroyNotify) change_free);
}

/**
 * prk_store_commit:
 * @self: a store
 * @edit: what to change, not empty
 * @error: of the domain PRK_STORE_ERROR
 *
 * Makes an edit durable as one op.
 *
 * Blocks until the op is on the disk. The record that the edit was made on is not changed: apply
 * the returned op to it. Draft rows of the edited paths go in the same transaction. A failure
 * leaves nothing behind; the edit may be committed again. PRK_STORE_ERROR_LOCKED: the record takes
 * no edits in its present status. PRK_STORE_ERROR_INPUT: the edit is empty, is no acceptable op, or
 * edits a versi or peristiwa, which are written once.
 *
 * Returns: (transfer full): the op
 */
PrkOp *
prk_store_commit (PrkStore  *self,
                  PrkEdit   *edit,
                  GError   **error)
{
  g_return_val_if_fail (PRK_IS_STORE (self), NULL);
  g_return_val_if_fail (edit != NULL, NULL);

  return _prk_store_call (self, new_commit_job (edit), error);
}

/**
 * prk_store_commit_async:
 * @self: a store
 * @edit: what to change, not empty; it may be changed or freed at once
 * @cancellable: (nullable): not written when cancelled before it is its turn
 * @callback: called when the op is on the disk
 * @user_data: for @callback
 *
 * prk_store_commit() without blocking.
 *
 * Edits become ops in the order of the calls. When the disk refuses, `save-failed` is emitted and
 * the edit is tried again every few seconds; the callback comes when it has succeeded, or with the
 * error when the store is closed before.
 */
void
prk_store_commit_async (PrkStore            *self,
                        PrkEdit             *edit,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  g_return_if_fail (PRK_IS_STORE (self));
  g_return_if_fail (edit != NULL);

  _prk_store_start (self, new_commit_job (edit), prk_store_commit_async, cancellable, callback,
                    user_data);
}

/**
 * prk_store_commit_finish:
 * @self: a store
 * @result: from the callback
 * @error: of the domain PRK_STORE_ERROR
 *
 * Ends prk_store_commit_async().
 *
 * Returns: (transfer full): the op
 */
PrkOp *
prk_store_commit_finish (PrkStore      *self,
                         GAsyncResult  *result,
                         GError       **error)
{
  return _prk_store_finish (self, result, prk_store_commit_async, error);
}

static gboolean
commit_all_run (gpointer   where,
                PrkJob    *job,
                GError   **error)
{
  GPtrArray *changes = job->input;
  g_autoptr (GPtrArray) ops = g_ptr_array_new_full (changes->len, (GDestroyNotify) prk_op_unref);

  for (guint i = 0; i < changes->len; i++)
    {
      PrkOp *op = write_change (where, changes->pdata[i], error);

      if (op == NULL)
        return FALSE;
      g_ptr_array_add (ops, op);
    }

  _prk_job_set_result (job, g_steal_pointer (&ops), (GDestroyNotify) g_ptr_array_unref);
  return TRUE;
}

/**
 * prk_store_commit_all:
 * @self: a store
 * @edits: (element-type PrkEdit): none of them empty
 * @error: of the domain PRK_STORE_ERROR
 *
 * Makes several edits durable together: all of them or none.
 *
 * Blocks; otherwise as prk_store_commit() for each.
 *
 * Returns: (transfer full) (element-type PrkOp): one op an edit, in their order
 */
GPtrArray *
prk_store_commit_all (PrkStore   *self,
                      GPtrArray  *edits,
                      GError    **error)
{
  GPtrArray *changes;

  g_return_val_if_fail (PRK_IS_STORE (self), NULL);
  g_return_val_if_fail (edits != NULL, NULL);

  changes = g_ptr_array_new_full (edits->len, (GDestroyNotify) change_free);
  for (guint i = 0; i < edits->len; i++)
    g_ptr_array_add (changes, change_new (edits->pdata[i]));
  return _prk_store_call (self,
                          _prk_job_new (PRK_JOB_WRITE, commit_all_run, changes,
                                        (GDestroyNotify) g_ptr_array_unref),
                          error);
}
