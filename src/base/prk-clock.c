/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "prk-clock.h"

G_DEFINE_INTERFACE (PrkClock, prk_clock, G_TYPE_OBJECT)

static void
prk_clock_default_init (PrkClockInterface *iface)
{
}

/**
 * prk_clock_now_us:
 *
 * The time of the clock, in µs since 1970 UTC.
 *
 * May step backwards when the machine's clock is set back; see prk_hlc_next(). Safe in any thread
 * for the system clock.
 */
gint64
prk_clock_now_us (PrkClock *self)
{
  g_return_val_if_fail (PRK_IS_CLOCK (self), 0);

  return PRK_CLOCK_GET_IFACE (self)->now_us (self);
}

/**
 * prk_hlc_next:
 * @now_us: what the machine's clock says
 * @last_us: the latest time already given away, 0 when there is none
 *
 * The next tick of the hybrid clock, in µs: always later than @last_us, even after the machine's
 * clock was set back.
 */
gint64
prk_hlc_next (gint64 now_us,
              gint64 last_us)
{
  return MAX (now_us, last_us + 1);
}

/* The machine's clock */

#define PRK_TYPE_SYSTEM_CLOCK (prk_system_clock_get_type ())
G_DECLARE_FINAL_TYPE (PrkSystemClock, prk_system_clock, PRK, SYSTEM_CLOCK, GObject)

struct _PrkSystemClock
{
  GObject parent_instance;
};

static gint64
prk_system_clock_now_us (PrkClock *clock)
{
  return g_get_real_time ();
}

static void
prk_system_clock_iface_init (PrkClockInterface *iface)
{
  iface->now_us = prk_system_clock_now_us;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (PrkSystemClock,
                               prk_system_clock,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (PRK_TYPE_CLOCK, prk_system_clock_iface_init))

static void
prk_system_clock_class_init (PrkSystemClockClass *klass)
{
}

static void
prk_system_clock_init (PrkSystemClock *self)
{
}

/**
 * prk_clock_new_system:
 *
 * The clock of the machine.
 *
 * Returns: (transfer full): a clock, safe in any thread
 */
PrkClock *
prk_clock_new_system (void)
{
  return g_object_new (PRK_TYPE_SYSTEM_CLOCK, NULL);
}

/* The clock that moves only when told */

#define PRK_TYPE_MANUAL_CLOCK (prk_manual_clock_get_type ())
G_DECLARE_FINAL_TYPE (PrkManualClock, prk_manual_clock, PRK, MANUAL_CLOCK, GObject)

struct _PrkManualClock
{
  GObject parent_instance;

  gint64 now_us;
};

static gint64
prk_manual_clock_now_us (PrkClock *clock)
{
  return PRK_MANUAL_CLOCK (clock)->now_us;
}

static void
prk_manual_clock_iface_init (PrkClockInterface *iface)
{
  iface->now_us = prk_manual_clock_now_us;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (PrkManualClock,
                               prk_manual_clock,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (PRK_TYPE_CLOCK, prk_manual_clock_iface_init))

static void
prk_manual_clock_class_init (PrkManualClockClass *klass)
{
}

static void
prk_manual_clock_init (PrkManualClock *self)
{
}

/**
 * prk_clock_new_manual:
 * @now_us: µs since 1970 UTC
 *
 * A clock that stands at @now_us until prk_clock_set_now_us() moves it.
 *
 * Returns: (transfer full): a clock for one thread
 */
PrkClock *
prk_clock_new_manual (gint64 now_us)
{
  PrkManualClock *self = g_object_new (PRK_TYPE_MANUAL_CLOCK, NULL);

  self->now_us = now_us;

  return PRK_CLOCK (self);
}

/**
 * prk_clock_set_now_us:
 * @self: a clock of prk_clock_new_manual()
 * @now_us: µs since 1970 UTC, earlier than before if a clock set back is to be played
 *
 * Moves a manual clock.
 */
void
prk_clock_set_now_us (PrkClock *self,
                      gint64    now_us)
{
  g_return_if_fail (PRK_IS_MANUAL_CLOCK (self));

  PRK_MANUAL_CLOCK (self)->now_us = now_us;
}
