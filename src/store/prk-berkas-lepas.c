/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Giving a file back to the register for room. The row goes first, in one transaction with the check
 * that the register has the file; only when that is on the disk does the file itself go. Whatever
 * ends the program in between leaves a file too many, never one too few. `wanted` below zero says
 * that a person gave it back: nobody fetches it unasked. */

#include "config.h"

#include <glib/gstdio.h>

#include "base/prk-hash.h"

#include "prk-berkas-private.h"

#define SQL_IS_THERE "SELECT EXISTS (SELECT 1 FROM berkas_sync WHERE hash = ? AND is_there = 1)"
#define SQL_GIVE_BACK "UPDATE berkas_sync SET wanted = -1, upload = NULL WHERE hash = ?"
#define SQL_DROP "DELETE FROM blob WHERE hash = ?"

static gboolean
lepas_run (gpointer   where,
           PrkJob    *job,
           GError   **error)
{
  PrkWriter *writer = where;
  const char *hash = job->input;
  gint64 is_there;

  if (!_prk_db_get_int (writer->db, &is_there, 0, error, SQL_IS_THERE, "t", hash))
    return FALSE;
  if (is_there == 0)
    {
      g_set_error (error, PRK_STORE_ERROR, PRK_STORE_ERROR_LOCKED,
                   "the register is not known to have %s", hash);
      return FALSE;
    }

  _prk_job_set_result (job, GINT_TO_POINTER (TRUE), NULL);
  return _prk_db_run (writer->db, error, SQL_GIVE_BACK, "t", hash)
         && _prk_db_run (writer->db, error, SQL_DROP, "t", hash);
}

/**
 * prk_store_lepas_berkas:
 * @hash: of a file
 * @error: of the domain PRK_STORE_ERROR; PRK_STORE_ERROR_LOCKED where the register lacks it
 *
 * Gives a file back for room. Blocks. Any thread.
 *
 * Returns: whether its bytes are gone here
 */
gboolean
prk_store_lepas_berkas (PrkStore    *self,
                        const char  *hash,
                        GError     **error)
{
  g_autofree char *path = NULL;

  g_return_val_if_fail (PRK_IS_STORE (self), FALSE);
  g_return_val_if_fail (prk_hash_is_valid (hash), FALSE);

  if (_prk_store_call (self, _prk_job_new (PRK_JOB_WRITE, lepas_run, g_strdup (hash), g_free),
                       error)
      == NULL)
    return FALSE;

  path = _prk_blob_path (self, hash);
  g_unlink (path);
  return TRUE;
}

static void
lepas_in_thread (GTask        *task,
                 gpointer      source,
                 gpointer      task_data,
                 GCancellable *cancellable)
{
  GError *error = NULL;

  if (prk_store_lepas_berkas (source, task_data, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * prk_store_lepas_berkas_async:
 * @hash: of a file
 * @callback: called when it is gone, or is to stay
 *
 * prk_store_lepas_berkas() without blocking.
 */
void
prk_store_lepas_berkas_async (PrkStore            *self,
                              const char          *hash,
                              GAsyncReadyCallback  callback,
                              gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (PRK_IS_STORE (self));
  g_return_if_fail (prk_hash_is_valid (hash));

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, prk_store_lepas_berkas_async);
  g_task_set_task_data (task, g_strdup (hash), g_free);
  g_task_run_in_thread (task, lepas_in_thread);
}

gboolean
prk_store_lepas_berkas_finish (PrkStore      *self,
                               GAsyncResult  *result,
                               GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
