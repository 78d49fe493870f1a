/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "prk-terima.h"

typedef struct
{
  GtkWidget *widget;
  PrkTerima  terima;
} Paste;

static gboolean
drop_cb (GtkDropTarget *target,
         const GValue  *value,
         double         x,
         double         y,
         PrkTerima      terima)
{
  GSList *files = g_value_get_boxed (value);

  if (files != NULL)
    terima (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target)), files);

  return files != NULL;
}

/**
 * prk_terima_drop:
 * @widget: a widget
 * @terima: (scope forever): told of at least one file
 *
 * Lets files be dropped on a widget.
 */
void
prk_terima_drop (GtkWidget *widget,
                 PrkTerima  terima)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), terima);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (target));
}

static void
pasted_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Paste *paste = user_data;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (source), result, NULL);

  if (gtk_widget_get_realized (paste->widget))
    paste->terima (paste->widget, value != NULL ? g_value_get_boxed (value) : NULL);
  g_object_unref (paste->widget);
  g_free (paste);
}

/**
 * prk_terima_paste:
 * @widget: a widget on the screen
 * @terima: (scope async): told of the files, or that there are none; not when the widget has gone meanwhile
 *
 * Asks the clipboard for files that were copied in a file manager.
 */
void
prk_terima_paste (GtkWidget *widget,
                  PrkTerima  terima)
{
  Paste *paste = g_new0 (Paste, 1);

  paste->widget = g_object_ref (widget);
  paste->terima = terima;
  gdk_clipboard_read_value_async (gtk_widget_get_clipboard (widget), GDK_TYPE_FILE_LIST, G_PRIORITY_DEFAULT, NULL, pasted_cb,
                                  paste);
}
