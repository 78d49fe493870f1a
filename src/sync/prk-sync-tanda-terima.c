/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Two questions: the head that the register signs now, and the way from the op up to its root. */

#include "config.h"

#include "prk-sync-answer-private.h"
#include "prk-sync-http-private.h"
#include "prk-sync-tanda-terima.h"
#include "prk-sync-worker-private.h"

typedef struct
{
  char        *daerah;
  PrkOp       *op;
  guint64      seq;
  JsonObject  *catatan;
  PrkSyncHead *head;
} Tanya;

static void
tanya_free (Tanya *tanya)
{
  g_free (tanya->daerah);
  prk_op_unref (tanya->op);
  g_clear_pointer (&tanya->catatan, json_object_unref);
  g_clear_pointer (&tanya->head, prk_sync_head_free);
  g_free (tanya);
}

/* What does not hold is no answer of our register; nothing is concluded from it. */
static void
proven_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  PrkSyncHttp *http = PRK_SYNC_HTTP (source);
  Tanya *tanya = g_task_get_task_data (task);
  g_autoptr(GError) local_error = NULL;
  GError *error = NULL;
  g_autoptr(GArray) bukti = g_task_propagate_pointer (G_TASK (result), &error);
  PrkKepalaPohon kepala = { tanya->head->size, tanya->head->root, tanya->head->at_us, tanya->head->signature };
  PrkTandaTerima *receipt;

  if (bukti == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  receipt = prk_tanda_terima_new (tanya->daerah, _prk_sync_http_get_key (http), &kepala, tanya->seq, tanya->op, bukti,
                                  tanya->catatan, &local_error);
  if (receipt != NULL)
    g_task_return_pointer (task, receipt, (GDestroyNotify) prk_tanda_terima_unref);
  else
    g_task_return_new_error (task, PRK_SYNC_ERROR, PRK_SYNC_ERROR_HISTORY, "%s", local_error->message);
}

static void
head_read_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Tanya *tanya = g_task_get_task_data (task);
  g_autofree char *path = NULL;
  GError *error = NULL;

  tanya->head = g_task_propagate_pointer (G_TASK (result), &error);
  if (tanya->head == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  if (tanya->head->size < tanya->seq)
    {
      g_task_return_new_error (task, PRK_SYNC_ERROR, PRK_SYNC_ERROR_HISTORY,
                               "the register has only %" G_GUINT64_FORMAT " ops", tanya->head->size);
      return;
    }
  path = g_strdup_printf ("/v1/head/masuk?seq=%" G_GUINT64_FORMAT "&ukuran=%" G_GUINT64_FORMAT, tanya->seq, tanya->head->size);
  _prk_sync_http_ask (PRK_SYNC_HTTP (source), path, (gpointer) _prk_sync_read_proof, (GDestroyNotify) g_array_unref,
                      g_task_get_cancellable (task), proven_cb, g_object_ref (task));
}

/**
 * prk_sync_tanda_terima_async:
 * @http: with token and key of the register
 * @daerah: whose history it is
 * @op: an op that was accepted
 * @seq: its place, from 1
 * @catatan: (nullable): strings for people, which nobody signs
 * @cancellable: (nullable): to give up
 * @callback: called with the receipt
 * @user_data: for @callback
 *
 * Asks for a receipt.
 */
void
prk_sync_tanda_terima_async (PrkSyncHttp         *http,
                             const char          *daerah,
                             PrkOp               *op,
                             guint64              seq,
                             JsonObject          *catatan,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             user_data)
{
  g_autoptr(GTask) task = NULL;
  Tanya *tanya;

  g_return_if_fail (PRK_IS_SYNC_HTTP (http) && daerah != NULL && op != NULL && seq > 0);

  task = g_task_new (http, cancellable, callback, user_data);
  tanya = g_new0 (Tanya, 1);
  tanya->daerah = g_strdup (daerah);
  tanya->op = prk_op_ref (op);
  tanya->seq = seq;
  tanya->catatan = catatan != NULL ? json_object_ref (catatan) : NULL;
  g_task_set_source_tag (task, prk_sync_tanda_terima_async);
  g_task_set_task_data (task, tanya, (GDestroyNotify) tanya_free);
  if (_prk_sync_http_get_key (http) == NULL)
    {
      g_task_return_new_error (task, PRK_SYNC_ERROR, PRK_SYNC_ERROR_TOKEN, "the register is not known");
      return;
    }
  _prk_sync_http_ask (http, "/v1/head", (gpointer) _prk_sync_read_head, (GDestroyNotify) prk_sync_head_free, cancellable,
                      head_read_cb, g_object_ref (task));
}

/**
 * prk_sync_tanda_terima_finish:
 * @error: PRK_SYNC_ERROR_OFFLINE and the like; PRK_SYNC_ERROR_HISTORY when what came proves nothing
 *
 * Returns: (transfer full): a receipt that holds
 */
PrkTandaTerima *
prk_sync_tanda_terima_finish (PrkSyncHttp   *http,
                              GAsyncResult  *result,
                              GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, http), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

PrkSyncHttp *
prk_sync_worker_get_http (PrkSyncWorker *self)
{
  g_return_val_if_fail (PRK_IS_SYNC_WORKER (self), NULL);

  return self->line;
}
