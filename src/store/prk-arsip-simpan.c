/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The id follows from the signing, so two laptops that archive one paper write one record. What is filled in is asked of the
 * case on the thread that holds it; only then the store is. */

#include "config.h"

#include <glib/gi18n.h>

#include "prk-arsip-simpan.h"

/* NULL: nothing is signed on that line. */
static PrkEdit *
new_edit (PrkKasusBuka  *buka,
          const char    *alur,
          GError       **error)
{
  const PrkKejadian *signing = prk_arsip_find_tanda_tangan (buka->konteks.kasus, alur);
  const char *ksd = prk_record_get_id (buka->ksd);
  g_autofree char *id = NULL;
  g_autoptr(PrkRecord) record = NULL;
  PrkEdit *edit;

  if (signing == NULL)
    {
      g_set_error_literal (error, PRK_STORE_ERROR, PRK_STORE_ERROR_INPUT, _("Nothing is signed on this line yet"));
      return NULL;
    }
  id = prk_arsip_dup_id (ksd, signing);
  record = prk_record_new (id, PRK_TIPE_ARSIP);
  edit = prk_edit_new (record);
  prk_arsip_mulai (edit, &buka->konteks, ksd, alur, buka->hari_ini);

  return edit;
}

/* NULL without an error: there is none. */
static PrkRecord *
load (PrkStore    *store,
      const char  *id,
      GError     **error)
{
  g_autoptr(GError) cause = NULL;
  PrkRecord *record = prk_store_load (store, id, &cause);

  if (record == NULL && !g_error_matches (cause, PRK_STORE_ERROR, PRK_STORE_ERROR_NOT_FOUND))
    g_propagate_error (error, g_steal_pointer (&cause));

  return record;
}

static gboolean
write_new (PrkStore  *store,
           PrkEdit   *edit,
           GError   **error)
{
  g_autoptr(GError) cause = NULL;
  g_autoptr(PrkRecord) known = load (store, prk_record_get_id (prk_edit_get_record (edit)), &cause);
  g_autoptr(PrkOp) op = NULL;

  if (known != NULL)
    return TRUE;
  if (cause != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return FALSE;
    }
  op = prk_store_commit (store, edit, error);

  return op != NULL;
}

/**
 * prk_arsip_siapkan:
 * @store: an open store
 * @buka: the case
 * @alur: a line whose paper is signed
 * @error: PRK_STORE_ERROR_INPUT: nothing is signed there
 *
 * Finds the archive of a paper, or begins it. Blocks.
 *
 * Returns: (transfer full): its id
 */
char *
prk_arsip_siapkan (PrkStore      *store,
                   PrkKasusBuka  *buka,
                   const char    *alur,
                   GError       **error)
{
  g_autoptr(PrkEdit) edit = NULL;

  g_return_val_if_fail (PRK_IS_STORE (store) && buka != NULL && alur != NULL, NULL);

  edit = new_edit (buka, alur, error);
  if (edit == NULL || !write_new (store, edit, error))
    return NULL;

  return g_strdup (prk_record_get_id (prk_edit_get_record (edit)));
}

static void
write_thread (GTask        *task,
              gpointer      source,
              gpointer      data,
              GCancellable *cancellable)
{
  GError *error = NULL;

  if (write_new (source, data, &error))
    g_task_return_pointer (task, g_strdup (prk_record_get_id (prk_edit_get_record (data))), g_free);
  else
    g_task_return_error (task, error);
}

void
prk_arsip_siapkan_async (PrkStore            *store,
                         PrkKasusBuka        *buka,
                         const char          *alur,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  GError *error = NULL;
  PrkEdit *edit;

  g_return_if_fail (PRK_IS_STORE (store) && buka != NULL && alur != NULL);

  task = g_task_new (store, cancellable, callback, user_data);
  g_task_set_source_tag (task, prk_arsip_siapkan_async);
  edit = new_edit (buka, alur, &error);
  if (edit == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  g_task_set_task_data (task, edit, (GDestroyNotify) prk_edit_unref);
  g_task_run_in_thread (task, write_thread);
}

char *
prk_arsip_siapkan_finish (GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

GPtrArray *
prk_arsip_muat_kasus (PrkStore      *store,
                      PrkKasusBuka  *buka,
                      GError       **error)
{
  g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) prk_record_unref);

  g_return_val_if_fail (PRK_IS_STORE (store) && buka != NULL, NULL);

  for (guint i = 0; i < buka->ringkas->alur->len; i++)
    {
      const PrkKasusAlur *line = g_ptr_array_index (buka->ringkas->alur, i);
      const PrkKejadian *signing = prk_arsip_find_tanda_tangan (buka->konteks.kasus, line->alur);
      g_autofree char *id = signing != NULL ? prk_arsip_dup_id (prk_record_get_id (buka->ksd), signing) : NULL;
      g_autoptr(GError) cause = NULL;
      PrkRecord *one = id != NULL ? load (store, id, &cause) : NULL;

      if (cause != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&cause));
          return NULL;
        }
      if (one != NULL)
        g_ptr_array_add (all, one);
    }

  return g_steal_pointer (&all);
}
