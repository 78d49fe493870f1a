/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Enrolment: how this laptop becomes one of the register's. */

#include "config.h"

#include <glib/gi18n.h>

#include "base/prk-hash.h"
#include "sync/prk-sync-http.h"

#include "prk-sinkron-private.h"

/* The stick that a certificate came on goes away again: the store's folder keeps a copy, named after
 * what is in it, so that the one in use stays until the new enrolment is done. */
static char *
copy_ca (PrkSinkron  *self,
         const char  *ca_file,
         GError     **error)
{
  g_autofree char *text = NULL;
  g_autofree char *hash = NULL;
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;
  gsize size;

  if (!g_file_get_contents (ca_file, &text, &size, error))
    return NULL;

  hash = prk_hash_data (text, size);
  name = g_strdup_printf ("register-ca-%.12s.pem", hash);
  path = g_build_filename (prk_store_get_folder (self->store), name, NULL);
  if (!g_file_set_contents (path, text, (gssize) size, error))
    return NULL;

  return g_steal_pointer (&path);
}

static void
enrolled_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  PrkSinkron *self = g_task_get_source_object (task);
  g_autofree char *token = NULL;
  GError *error = NULL;

  if (!prk_sync_worker_enrol_finish (self->worker, result, &token, &error))
    {
      g_task_return_error (task, error);
      return;
    }

  g_free (self->shown_token);
  self->shown_token = g_steal_pointer (&token);
  self->has_token = TRUE;
  _prk_sinkron_look (self);
  g_task_return_boolean (task, TRUE);
}

/**
 * prk_sinkron_enrol_async:
 * @self: the object
 * @address: of the register
 * @code: the one-time code, in any case, with or without hyphens
 * @ca_file: (nullable): the certificate of the register's own authority
 * @callback: called in the main thread
 * @user_data: for @callback
 *
 * Binds this device to the person whom the code was made for, and begins to sync.
 *
 * Fails in the domain PRK_SYNC_ERROR, or as files and stores do.
 */
void
prk_sinkron_enrol_async (PrkSinkron          *self,
                         const char          *address,
                         const char          *code,
                         const char          *ca_file,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  g_autofree char *text = NULL;
  g_autofree char *kept = NULL;
  GError *error = NULL;

  g_return_if_fail (PRK_IS_SINKRON (self) && self->worker != NULL);
  g_return_if_fail (address != NULL && code != NULL);

  task = g_task_new (self, NULL, callback, user_data);
  g_task_set_source_tag (task, prk_sinkron_enrol_async);

  text = prk_sync_enrolment_text (code);
  if (text == NULL)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, "%s",
                               _("The code has 20 letters and digits, such as "
                                 "ABCDE-FGHJK-MNPQR-STVWX"));
      return;
    }
  if (ca_file != NULL)
    {
      kept = copy_ca (self, ca_file, &error);
      if (kept == NULL)
        {
          g_task_return_error (task, error);
          return;
        }
    }

  prk_sync_worker_enrol (self->worker, address, code, kept, self->cancellable, enrolled_cb,
                         g_steal_pointer (&task));
}

gboolean
prk_sinkron_enrol_finish (PrkSinkron    *self,
                          GAsyncResult  *result,
                          GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
