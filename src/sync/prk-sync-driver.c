/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "prk-sync-driver.h"
#include "prk-sync-seam.h"

/* A clock that is never set: waits must not depend on the one that people set. */

#define PRK_TYPE_STEADY_CLOCK (prk_steady_clock_get_type ())
G_DECLARE_FINAL_TYPE (PrkSteadyClock, prk_steady_clock, PRK, STEADY_CLOCK, GObject)

struct _PrkSteadyClock
{
  GObject parent_instance;
};

static gint64
prk_steady_clock_now_us (PrkClock *clock)
{
  return g_get_monotonic_time ();
}

static void
prk_steady_clock_iface_init (PrkClockInterface *iface)
{
  iface->now_us = prk_steady_clock_now_us;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (PrkSteadyClock,
                               prk_steady_clock,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (PRK_TYPE_CLOCK, prk_steady_clock_iface_init))

static void
prk_steady_clock_class_init (PrkSteadyClockClass *klass)
{
}

static void
prk_steady_clock_init (PrkSteadyClock *self)
{
}

/* Driving */

struct _PrkSyncDriver
{
  GObject parent_instance;

  PrkSyncEngine *engine;
  guint          wake_id;
};

G_DEFINE_FINAL_TYPE (PrkSyncDriver, prk_sync_driver, G_TYPE_OBJECT)

static void arm (PrkSyncDriver *self);

static gboolean
wake_cb (gpointer user_data)
{
  PrkSyncDriver *self = user_data;

  self->wake_id = 0;
  prk_sync_engine_tick (self->engine);
  arm (self);

  return G_SOURCE_REMOVE;
}

static void
arm (PrkSyncDriver *self)
{
  gint64 wait_us = self->engine != NULL ? prk_sync_engine_get_wait_us (self->engine) : -1;

  g_clear_handle_id (&self->wake_id, g_source_remove);
  if (wait_us >= 0)
    self->wake_id = g_timeout_add ((guint) MIN (wait_us / 1000 + 1, G_MAXINT), wake_cb, self);
}

static void
changed_cb (PrkSyncEngine *engine,
            PrkSyncDriver *self)
{
  arm (self);
}

static void
record_changed_cb (PrkStore      *store,
                   const char    *id,
                   const char    *type,
                   PrkSyncDriver *self)
{
  if (self->engine != NULL)
    prk_sync_engine_note_edit (self->engine);
}

static void
network_changed_cb (GNetworkMonitor *monitor,
                    gboolean         is_available,
                    PrkSyncDriver   *self)
{
  if (self->engine == NULL)
    return;

  prk_sync_engine_note_network (self->engine);
  arm (self);
}

static void
prk_sync_driver_dispose (GObject *object)
{
  prk_sync_driver_stop (PRK_SYNC_DRIVER (object));

  G_OBJECT_CLASS (prk_sync_driver_parent_class)->dispose (object);
}

static void
prk_sync_driver_class_init (PrkSyncDriverClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = prk_sync_driver_dispose;
}

static void
prk_sync_driver_init (PrkSyncDriver *self)
{
}

/**
 * prk_sync_driver_stop:
 *
 * Ends sync for good.
 */
void
prk_sync_driver_stop (PrkSyncDriver *self)
{
  g_return_if_fail (PRK_IS_SYNC_DRIVER (self));

  g_clear_handle_id (&self->wake_id, g_source_remove);
  if (self->engine == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->engine, self);
  prk_sync_engine_stop (self->engine);
  g_clear_object (&self->engine);
}

/**
 * prk_sync_driver_get_engine:
 *
 * Returns: (transfer none): the engine; NULL after prk_sync_driver_stop()
 */
PrkSyncEngine *
prk_sync_driver_get_engine (PrkSyncDriver *self)
{
  g_return_val_if_fail (PRK_IS_SYNC_DRIVER (self), NULL);

  return self->engine;
}

/**
 * prk_sync_driver_new:
 * @store: whose ops go up and down
 * @transport: the way to the register
 *
 * Begins to sync on the default main context.
 *
 * Returns: (transfer full): the driver
 */
PrkSyncDriver *
prk_sync_driver_new (PrkStore         *store,
                     PrkSyncTransport *transport)
{
  g_autoptr (PrkSyncStore) seam = NULL;
  g_autoptr (PrkClock) steady = NULL;
  PrkSyncDriver *self;

  g_return_val_if_fail (PRK_IS_STORE (store) && PRK_IS_SYNC_TRANSPORT (transport), NULL);

  self = g_object_new (PRK_TYPE_SYNC_DRIVER, NULL);
  seam = prk_sync_seam_new (store);
  steady = g_object_new (PRK_TYPE_STEADY_CLOCK, NULL);
  self->engine = prk_sync_engine_new (seam, transport, steady, prk_store_get_clock (store),
                                      prk_store_get_entropy (store));
  g_signal_connect (self->engine, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_object (store, "record-changed", G_CALLBACK (record_changed_cb), self, 0);
  g_signal_connect_object (g_network_monitor_get_default (), "network-changed",
                           G_CALLBACK (network_changed_cb), self, 0);
  prk_sync_engine_start (self->engine);
  arm (self);

  return self;
}
