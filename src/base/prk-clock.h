/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define PRK_TYPE_CLOCK (prk_clock_get_type ())
G_DECLARE_INTERFACE (PrkClock, prk_clock, PRK, CLOCK, GObject)

struct _PrkClockInterface
{
  GTypeInterface parent_iface;

  gint64 (*now_us) (PrkClock *self);
};

gint64    prk_clock_now_us     (PrkClock *self);

/* Hybrid clock: max (now, last + 1). */
gint64    prk_hlc_next         (gint64    now_us,
                                gint64    last_us);

/* The machine's own clock. */
PrkClock *prk_clock_new_system (void);

/* A clock that moves only when told, for tests and simulation. */
PrkClock *prk_clock_new_manual (gint64 now_us);
void      prk_clock_set_now_us (PrkClock *self,
                                gint64    now_us);

G_END_DECLS
