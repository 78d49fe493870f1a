/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "prk-sync-worker-private.h"

static void arm_berkas (PrkSyncWorker *self);

static gboolean
berkas_wake_cb (gpointer user_data)
{
  PrkSyncWorker *self = user_data;

  self->berkas_id = 0;
  prk_sync_berkas_tick (self->berkas);
  arm_berkas (self);

  return G_SOURCE_REMOVE;
}

static void
arm_berkas (PrkSyncWorker *self)
{
  gint64 wait_us = self->berkas != NULL ? prk_sync_berkas_get_wait_us (self->berkas) : -1;

  g_clear_handle_id (&self->berkas_id, g_source_remove);
  if (wait_us >= 0)
    self->berkas_id
        = g_timeout_add ((guint) MIN (wait_us / 1000 + 1, G_MAXINT), berkas_wake_cb, self);
}

static void
berkas_changed_cb (PrkSyncWorker *self)
{
  arm_berkas (self);
  _prk_sync_worker_emit_berkas_changed (self);
}

/* Text before files: none is begun before the text is done, and one under way goes on beside it. */
void
_prk_sync_worker_guide_berkas (PrkSyncWorker *self,
                               PrkSyncPhase   phase)
{
  if (self->berkas == NULL)
    return;
  prk_sync_berkas_set_open (self->berkas, phase == PRK_SYNC_PHASE_CURRENT);
  if (phase == PRK_SYNC_PHASE_PAUSED || phase == PRK_SYNC_PHASE_ALARM
      || phase == PRK_SYNC_PHASE_UNENROLLED)
    prk_sync_berkas_interrupt (self->berkas);
}

void
_prk_sync_worker_drop_berkas (PrkSyncWorker *self)
{
  g_clear_handle_id (&self->berkas_id, g_source_remove);
  if (self->berkas == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->berkas, self);
  prk_sync_berkas_stop (self->berkas);
  g_clear_object (&self->berkas);
}

void
_prk_sync_worker_begin_berkas (PrkSyncWorker    *self,
                               PrkSyncTransport *transport,
                               PrkClock         *steady)
{
  _prk_sync_worker_drop_berkas (self);
  if (!PRK_IS_SYNC_BERKAS_LINE (transport))
    return;
  self->berkas = prk_sync_berkas_new (self->store, PRK_SYNC_BERKAS_LINE (transport), steady,
                                      prk_store_get_entropy (self->store));
  g_signal_connect_swapped (self->berkas, "changed", G_CALLBACK (berkas_changed_cb), self);
  g_signal_connect_swapped (self->berkas, "settled", G_CALLBACK (berkas_changed_cb), self);
  prk_sync_worker_read_limits (self);
}

static gint64
read_bytes (PrkSyncWorker *self,
            const char    *setting,
            gint64         fallback)
{
  g_autofree char *text = prk_store_dup_setting (self->store, setting);
  guint64 bytes;

  return text != NULL && g_ascii_string_to_unsigned (text, 10, 0, G_MAXINT64, &bytes, NULL)
             ? (gint64) bytes
             : fallback;
}

/**
 * prk_sync_worker_read_limits:
 *
 * Takes the settings and the kind of network as they are now.
 */
void
prk_sync_worker_read_limits (PrkSyncWorker *self)
{
  PrkSyncBerkasLimits limits;
  g_autofree char *pustaka = NULL;

  g_return_if_fail (PRK_IS_SYNC_WORKER (self));

  if (self->berkas == NULL)
    return;
  pustaka = prk_store_dup_setting (self->store, PRK_SYNC_SETTING_PUSTAKA);
  limits.is_pustaka_asked = g_strcmp0 (pustaka, PRK_SYNC_PUSTAKA_ASKED) == 0;
  limits.fetch = read_bytes (self, PRK_SYNC_SETTING_FETCH, PRK_SYNC_FETCH_BYTES);
  limits.metered = read_bytes (self, PRK_SYNC_SETTING_METERED, PRK_SYNC_METERED_BYTES);
  limits.is_metered = g_network_monitor_get_network_metered (g_network_monitor_get_default ());
  prk_sync_berkas_set_limits (self->berkas, &limits);
  berkas_changed_cb (self);
}

static void
wanted_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (PrkSyncWorker) self = user_data;

  if (prk_store_berkas_finish (PRK_STORE (source), result, NULL) && self->berkas != NULL)
    prk_sync_berkas_retry (self->berkas);
  berkas_changed_cb (self);
}

/**
 * prk_sync_worker_want_berkas:
 * @hash: of a file that a record names
 *
 * Has a file come or go at the next chance, whatever the limits say; also one that was refused.
 */
void
prk_sync_worker_want_berkas (PrkSyncWorker *self,
                             const char    *hash)
{
  g_return_if_fail (PRK_IS_SYNC_WORKER (self) && hash != NULL);

  prk_store_berkas_want_async (self->store, hash, wanted_cb, g_object_ref (self));
}

PrkSyncBerkas *
prk_sync_worker_get_berkas (PrkSyncWorker *self)
{
  g_return_val_if_fail (PRK_IS_SYNC_WORKER (self), NULL);

  return self->berkas;
}
