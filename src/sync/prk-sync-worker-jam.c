/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The laptop's clock beside the register's. What people write carries the laptop's time, and deadlines are
 * reckoned from its today: a clock that is years off must not go unnoticed. The register says its time with each
 * answer, to the second; differences below a few minutes mean nothing. */

#include "config.h"

#include "prk-sync-http-private.h"
#include "prk-sync-worker-private.h"

#define STEP_US (30 * G_USEC_PER_SEC)

/* TRUE when it has changed enough to be told. */
gboolean
_prk_sync_worker_read_clock (PrkSyncWorker *self)
{
  gint64 date_us = self->http != NULL ? _prk_sync_http_get_date_us (self->http) : 0;
  gint64 offset_us;

  if (date_us == 0)
    return FALSE;
  offset_us = prk_clock_now_us (prk_store_get_clock (self->store)) - date_us;
  if (ABS (offset_us - self->clock_offset_us) < STEP_US)
    return FALSE;
  self->clock_offset_us = offset_us;

  return TRUE;
}

/**
 * prk_sync_worker_get_clock_offset_us:
 * @self: a worker
 *
 * How far this laptop's clock is ahead of the register's, in µs; below 0 when it is behind. 0 while the register has not
 * answered since the start.
 */
gint64
prk_sync_worker_get_clock_offset_us (PrkSyncWorker *self)
{
  g_return_val_if_fail (PRK_IS_SYNC_WORKER (self), 0);

  return self->clock_offset_us;
}
