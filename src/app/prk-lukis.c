/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "prk-lukis.h"
#include "prk-macet.h"

typedef struct
{
  char  *text;
  gint64 started_us;
  int    n_digits;
  gulong id;
} Telling;

static char *place;
static gint64 began_us;

static void
painted_cb (GdkFrameClock *clock,
            Telling       *telling)
{
  g_printerr ("%s %.*f%s\n", telling->text, telling->n_digits,
              (g_get_monotonic_time () - telling->started_us) / 1000.0,
              telling->n_digits > 0 ? " ms" : "");
  g_signal_handler_disconnect (clock, telling->id);
}

static void
telling_free (gpointer  data,
              GClosure *closure)
{
  Telling *telling = data;

  g_free (telling->text);
  g_free (telling);
}

/* Before the window's next frame is painted: a page may be hidden by then, and has no frames. */
static gboolean
frame_cb (GtkWidget     *widget,
          GdkFrameClock *clock,
          gpointer       user_data)
{
  const Telling *wanted = user_data;
  Telling *telling = g_new0 (Telling, 1);

  telling->text = g_strdup (wanted->text);
  telling->started_us = wanted->started_us;
  telling->n_digits = wanted->n_digits;
  telling->id = g_signal_connect_data (clock, "after-paint", G_CALLBACK (painted_cb), telling,
                                       telling_free, 0);

  return G_SOURCE_REMOVE;
}

static void
wanted_free (gpointer data)
{
  telling_free (data, NULL);
}

static void
tell (GtkWidget  *widget,
      const char *text,
      gint64      started_us,
      int         n_digits)
{
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (widget));
  Telling *wanted;

  if (window == NULL)
    return;

  wanted = g_new0 (Telling, 1);
  wanted->text = g_strdup (text);
  wanted->started_us = started_us;
  wanted->n_digits = n_digits;
  gtk_widget_add_tick_callback (window, frame_cb, wanted, wanted_free);
}

void
prk_lukis_tell_ready (GtkWidget *widget,
                      gint64     started_us)
{
  tell (widget, "siap", started_us, 0);
}

void
prk_lukis_begin (const char *where)
{
  if (!prk_macet_is_on ())
    return;

  g_free (place);
  place = g_strdup (where);
  began_us = g_get_monotonic_time ();
}

static void
tell_place (GtkWidget  *widget,
            const char *what)
{
  g_autofree char *text = NULL;

  if (place == NULL || !prk_macet_is_on ())
    return;

  text = g_strdup_printf ("lukis: %s %s", place, what);
  tell (widget, text, began_us, 1);
}

void
prk_lukis_tell_arrived (GtkWidget *widget)
{
  tell_place (widget, "tiba");
}

void
prk_lukis_tell_filled (GtkWidget *widget)
{
  tell_place (widget, "terisi");
}
