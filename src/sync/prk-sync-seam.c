/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/prk-store-sync.h"

#include "prk-sync-seam.h"

struct _PrkSyncSeam
{
  GObject parent_instance;

  PrkStore *store;
};

static void prk_sync_seam_iface_init (PrkSyncStoreInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PrkSyncSeam,
                               prk_sync_seam,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (PRK_TYPE_SYNC_STORE,
                                                      prk_sync_seam_iface_init))

static GTask *
new_task (PrkSyncStore        *store,
          GCancellable        *cancellable,
          GAsyncReadyCallback  callback,
          gpointer             user_data)
{
  GTask *task = g_task_new (store, cancellable, callback, user_data);

  g_task_set_check_cancellable (task, FALSE);
  return task;
}

static PrkStore *
get_store (PrkSyncStore *store)
{
  return PRK_SYNC_SEAM (store)->store;
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  PrkSyncState *state = prk_store_sync_load_finish (PRK_STORE (source), result, &error);

  if (state != NULL)
    g_task_return_pointer (task, state, (GDestroyNotify) prk_sync_state_free);
  else
    g_task_return_error (task, error);
}

static void
taken_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  GPtrArray *ops = prk_store_sync_take_finish (PRK_STORE (source), result, &error);

  if (ops != NULL)
    g_task_return_pointer (task, ops, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static void
done_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (prk_store_sync_finish (PRK_STORE (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
prk_sync_seam_load (PrkSyncStore        *store,
                    GCancellable        *cancellable,
                    GAsyncReadyCallback  callback,
                    gpointer             user_data)
{
  prk_store_sync_load_async (get_store (store), loaded_cb,
                             new_task (store, cancellable, callback, user_data));
}

static void
prk_sync_seam_take (PrkSyncStore        *store,
                    guint                max_ops,
                    gboolean             again,
                    GCancellable        *cancellable,
                    GAsyncReadyCallback  callback,
                    gpointer             user_data)
{
  prk_store_sync_take_async (get_store (store), max_ops, again, taken_cb,
                             new_task (store, cancellable, callback, user_data));
}

static void
prk_sync_seam_settle (PrkSyncStore        *store,
                      GPtrArray           *results,
                      const PrkSyncHead   *seen,
                      GCancellable        *cancellable,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  prk_store_sync_settle_async (get_store (store), results, seen, done_cb,
                               new_task (store, cancellable, callback, user_data));
}

static void
prk_sync_seam_receive (PrkSyncStore        *store,
                       GPtrArray           *arrivals,
                       guint64              cursor,
                       const PrkSyncHead   *seen,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  prk_store_sync_receive_async (get_store (store), arrivals, cursor, seen, done_cb,
                                new_task (store, cancellable, callback, user_data));
}

static void
prk_sync_seam_keep_head (PrkSyncStore        *store,
                         const PrkSyncHead   *checked,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  prk_store_sync_keep_head_async (get_store (store), checked, done_cb,
                                  new_task (store, cancellable, callback, user_data));
}

static void
prk_sync_seam_set_alarm (PrkSyncStore        *store,
                         const char          *text,
                         GCancellable        *cancellable,
                         GAsyncReadyCallback  callback,
                         gpointer             user_data)
{
  prk_store_sync_set_alarm_async (get_store (store), text, done_cb,
                                  new_task (store, cancellable, callback, user_data));
}

static void
prk_sync_seam_rewind (PrkSyncStore        *store,
                      GCancellable        *cancellable,
                      GAsyncReadyCallback  callback,
                      gpointer             user_data)
{
  prk_store_sync_rewind_async (get_store (store), done_cb,
                               new_task (store, cancellable, callback, user_data));
}

static void
rekeyed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (prk_store_sync_rekey_finish (PRK_STORE (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
prk_sync_seam_rekey (PrkSyncStore        *store,
                     GCancellable        *cancellable,
                     GAsyncReadyCallback  callback,
                     gpointer             user_data)
{
  prk_store_sync_rekey_async (get_store (store), rekeyed_cb,
                              new_task (store, cancellable, callback, user_data));
}

static void
prk_sync_seam_iface_init (PrkSyncStoreInterface *iface)
{
  iface->load = prk_sync_seam_load;
  iface->take = prk_sync_seam_take;
  iface->settle = prk_sync_seam_settle;
  iface->receive = prk_sync_seam_receive;
  iface->keep_head = prk_sync_seam_keep_head;
  iface->set_alarm = prk_sync_seam_set_alarm;
  iface->rewind = prk_sync_seam_rewind;
  iface->rekey = prk_sync_seam_rekey;
}

static void
prk_sync_seam_finalize (GObject *object)
{
  g_clear_object (&PRK_SYNC_SEAM (object)->store);

  G_OBJECT_CLASS (prk_sync_seam_parent_class)->finalize (object);
}

static void
prk_sync_seam_class_init (PrkSyncSeamClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = prk_sync_seam_finalize;
}

static void
prk_sync_seam_init (PrkSyncSeam *self)
{
}

/**
 * prk_sync_seam_new:
 *
 * Returns: (transfer full): @store for an engine
 */
PrkSyncStore *
prk_sync_seam_new (PrkStore *store)
{
  PrkSyncSeam *self;

  g_return_val_if_fail (PRK_IS_STORE (store), NULL);

  self = g_object_new (PRK_TYPE_SYNC_SEAM, NULL);
  self->store = g_object_ref (store);

  return PRK_SYNC_STORE (self);
}
