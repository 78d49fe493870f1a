/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "prk-siap.h"

static void
after_paint_cb (GdkFrameClock *clock,
                gint64        *started_us)
{
  g_printerr ("siap %.0f\n", (g_get_monotonic_time () - *started_us) / 1000.0);
  g_signal_handlers_disconnect_by_func (clock, after_paint_cb, started_us);
}

/* Runs in the frame that will show the widget, before it is painted. */
static gboolean
first_frame_cb (GtkWidget     *widget,
                GdkFrameClock *clock,
                gpointer       user_data)
{
  g_signal_connect_data (clock, "after-paint", G_CALLBACK (after_paint_cb),
                         g_memdup2 (user_data, sizeof (gint64)), (GClosureNotify) g_free, 0);

  return G_SOURCE_REMOVE;
}

void
prk_siap_tell (GtkWidget *widget,
               gint64     started_us)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  gtk_widget_add_tick_callback (widget, first_frame_cb,
                                g_memdup2 (&started_us, sizeof started_us), g_free);
}
