/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Taking documents out, and making the index anew. */

#include "config.h"

#include "base/prk-id.h"

#include "prk-pustaka-private.h"

#define SQL_EMPTY                                                                                  \
  "BEGIN IMMEDIATE;"                                                                               \
  "INSERT INTO cari (cari) VALUES ('delete-all');"                                                 \
  "DELETE FROM halaman; DELETE FROM judul; DELETE FROM dokumen;"                                   \
  "COMMIT"

typedef struct
{
  GTask *task; /* of the caller */
  char  *id;   /* of the record to take out; NULL to make the index anew */
} Kelola;

static void
kelola_free (Kelola *kelola)
{
  g_clear_object (&kelola->task);
  g_free (kelola->id);
  g_free (kelola);
}

/* Long work of the library for a caller's task. */
static void
begin (PrkPustaka          *self,
       PrkPustakaFunc       func,
       GTask               *task,
       const char          *id,
       GAsyncReadyCallback  callback)
{
  g_autoptr(GTask) work = g_task_new (self, NULL, callback, NULL);
  Kelola *kelola = g_new0 (Kelola, 1);

  kelola->task = g_object_ref (task);
  kelola->id = g_strdup (id);
  g_task_set_source_tag (work, begin);
  g_task_set_task_data (work, kelola, (GDestroyNotify) kelola_free);
  _prk_pustaka_begin_work (self, func, work);
}

static gboolean
take_out (PrkPustaka  *self,
          const char  *id,
          GError     **error)
{
  PrkDb *db = _prk_pustaka_get_write_db (self, error);
  g_autoptr(PrkRecord) record = db != NULL ? prk_store_load (self->store, id, error) : NULL;
  g_autoptr(PrkEdit) edit = NULL;
  g_autoptr(PrkOp) op = NULL;

  if (record == NULL)
    return FALSE;
  if (g_strcmp0 (prk_record_get_kind (record), "pustaka") != 0)
    {
      g_set_error_literal (error, PRK_PUSTAKA_ERROR, PRK_PUSTAKA_ERROR_NOT_FOUND,
                           "The library has no such document");
      return FALSE;
    }

  edit = prk_edit_new (record);
  prk_edit_set_bool (edit, "dihapus", TRUE);
  if (prk_edit_is_empty (edit))
    return TRUE;

  op = prk_store_commit (self->store, edit, error);

  return op != NULL;
}

static gboolean
empty (PrkPustaka  *self,
       GError     **error)
{
  PrkDb *db = _prk_pustaka_get_write_db (self, error);

  if (db == NULL)
    return FALSE;
  if (_prk_db_exec (db, SQL_EMPTY, error))
    return TRUE;

  _prk_db_roll_back (db);

  return FALSE;
}

static void
change_on_writer (PrkPustaka *self,
                  GTask      *work)
{
  Kelola *kelola = g_task_get_task_data (work);
  GError *error = NULL;
  gboolean is_good =
    kelola->id != NULL ? take_out (self, kelola->id, &error) : empty (self, &error);
  GPtrArray *missing = is_good ? _prk_pustaka_match (self, &error) : NULL;

  _prk_pustaka_note_words (self);
  if (missing != NULL)
    g_task_return_pointer (work, missing, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (work, error);
}

static void
begin_change (PrkPustaka *self,
              GTask      *work)
{
  _prk_pustaka_push_writer (self, change_on_writer, work);
}

static void
begin_nothing (PrkPustaka *self,
               GTask      *work)
{
  g_task_return_boolean (work, TRUE);
}

static void
answer (GTask  *task,
        GError *error)
{
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
all_done_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  Kelola *kelola = g_task_get_task_data (G_TASK (result));
  GError *error = NULL;

  g_task_propagate_boolean (G_TASK (result), &error);
  answer (kelola->task, error);
  _prk_pustaka_end_work (PRK_PUSTAKA (object), result);
}

/* Work is done in order: after what is missing is read, the caller is told. */
static void
changed_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  PrkPustaka *self = PRK_PUSTAKA (object);
  Kelola *kelola = g_task_get_task_data (G_TASK (result));
  GError *error = NULL;
  g_autoptr(GPtrArray) missing = g_task_propagate_pointer (G_TASK (result), &error);

  if (missing != NULL)
    {
      _prk_pustaka_index_missing (self, missing);
      begin (self, begin_nothing, kelola->task, NULL, all_done_cb);
    }
  else
    {
      answer (kelola->task, error);
    }

  _prk_pustaka_end_work (self, result);
  _prk_pustaka_emit (self, "changed");
}

static void
begin_on_worker (PrkPustaka *self,
                 GTask      *task)
{
  begin (self, begin_change, task, g_task_get_task_data (task), changed_cb);
}

/**
 * prk_pustaka_remove_async:
 * @id: of the record
 *
 * Takes a document out of the library and its index; the file stays, for evidence that names it.
 * Any thread with a main context.
 */
void
prk_pustaka_remove_async (PrkPustaka          *self,
                          const char          *id,
                          GCancellable        *cancellable,
                          GAsyncReadyCallback  callback,
                          gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (PRK_IS_PUSTAKA (self));
  g_return_if_fail (prk_id_is_valid (id));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, prk_pustaka_remove_async);
  g_task_set_task_data (task, g_strdup (id), g_free);
  _prk_pustaka_push_worker (self, begin_on_worker, task);
}

/**
 * prk_pustaka_remove_finish:
 *
 * Ends prk_pustaka_remove_async().
 *
 * Returns: %FALSE with %PRK_PUSTAKA_ERROR_NOT_FOUND or a %PRK_STORE_ERROR set
 */
gboolean
prk_pustaka_remove_finish (PrkPustaka    *self,
                           GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, prk_pustaka_remove_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * prk_pustaka_rebuild_async:
 *
 * Makes the index anew; meanwhile what is not read yet is not found. Documents that cannot be read
 * are noted as such. Any thread with a main context.
 */
void
prk_pustaka_rebuild_async (PrkPustaka          *self,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (PRK_IS_PUSTAKA (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, prk_pustaka_rebuild_async);
  _prk_pustaka_push_worker (self, begin_on_worker, task);
}

/**
 * prk_pustaka_rebuild_finish:
 *
 * Ends prk_pustaka_rebuild_async().
 *
 * Returns: %FALSE with a %PRK_STORE_ERROR set
 */
gboolean
prk_pustaka_rebuild_finish (PrkPustaka    *self,
                            GAsyncResult  *result,
                            GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, prk_pustaka_rebuild_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
