/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is said of a document, corrected after it was taken in. */

#include "config.h"

#include "base/prk-id.h"

#include "prk-pustaka-private.h"

typedef struct
{
  char *id; /* of the record */
  char *judul;
  char *jenis;
  char *daerah;
  int   mulai;
  int   selesai;
} Ubah;

static void
ubah_free (Ubah *ubah)
{
  g_free (ubah->id);
  g_free (ubah->judul);
  g_free (ubah->jenis);
  g_free (ubah->daerah);
  g_free (ubah);
}

static void
set_year (PrkEdit    *edit,
          const char *path,
          int         year)
{
  if (year != 0)
    prk_edit_set_int (edit, path, year);
  else if (prk_record_get_value (prk_edit_get_record (edit), path) != NULL)
    prk_edit_clear (edit, path);
}

static gboolean
write_meta (PrkPustaka  *self,
            const Ubah  *ubah,
            GError     **error)
{
  g_autoptr(PrkRecord) record = prk_store_load (self->store, ubah->id, error);
  g_autoptr(PrkEdit) edit = NULL;
  g_autoptr(PrkOp) op = NULL;

  if (record == NULL)
    return FALSE;

  edit = prk_edit_new (record);
  if (ubah->judul != NULL && *ubah->judul != '\0')
    prk_edit_set_string (edit, "judul", ubah->judul);
  if (ubah->jenis != NULL)
    prk_edit_set_string (edit, "jenis", ubah->jenis);
  if (ubah->daerah != NULL)
    prk_edit_set_string (edit, "daerah", ubah->daerah);
  set_year (edit, "periode_mulai", ubah->mulai);
  set_year (edit, "periode_selesai", ubah->selesai);
  if (prk_edit_is_empty (edit))
    return TRUE;

  op = prk_store_commit (self->store, edit, error);

  return op != NULL;
}

static void
write_on_reader (PrkPustaka *self,
                 GTask      *task)
{
  GError *error = NULL;

  if (write_meta (self, g_task_get_task_data (task), &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * prk_pustaka_ubah_async:
 * @id: of the document's record
 * @meta: all that is said of it; its years are taken away where they are 0, an empty title changes nothing
 *
 * Corrects what is said of a document. Any thread with a main context.
 */
void
prk_pustaka_ubah_async (PrkPustaka           *self,
                        const char           *id,
                        const PrkPustakaMeta *meta,
                        GCancellable         *cancellable,
                        GAsyncReadyCallback   callback,
                        gpointer              user_data)
{
  g_autoptr(GTask) task = NULL;
  Ubah *ubah;

  g_return_if_fail (PRK_IS_PUSTAKA (self));
  g_return_if_fail (prk_id_is_valid (id));
  g_return_if_fail (meta != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, prk_pustaka_ubah_async);
  ubah = g_new0 (Ubah, 1);
  ubah->id = g_strdup (id);
  ubah->judul = g_strdup (meta->judul);
  ubah->jenis = g_strdup (meta->jenis);
  ubah->daerah = g_strdup (meta->daerah);
  ubah->mulai = meta->mulai;
  ubah->selesai = meta->selesai;
  g_task_set_task_data (task, ubah, (GDestroyNotify) ubah_free);
  _prk_pustaka_push_reader (self, write_on_reader, task);
}

/**
 * prk_pustaka_ubah_finish:
 *
 * Ends prk_pustaka_ubah_async().
 *
 * Returns: %FALSE with a %PRK_STORE_ERROR set
 */
gboolean
prk_pustaka_ubah_finish (PrkPustaka    *self,
                         GAsyncResult  *result,
                         GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  g_return_val_if_fail (g_async_result_is_tagged (result, prk_pustaka_ubah_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
