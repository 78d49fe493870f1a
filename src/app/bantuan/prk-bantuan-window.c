/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "prk-bantuan-window.h"

struct _PrkBantuanWindow
{
  AdwWindow parent_instance;
};

G_DEFINE_FINAL_TYPE (PrkBantuanWindow, prk_bantuan_window, ADW_TYPE_WINDOW)

static void
prk_bantuan_window_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PRK_TYPE_BANTUAN_WINDOW);

  G_OBJECT_CLASS (prk_bantuan_window_parent_class)->dispose (object);
}

static void
prk_bantuan_window_class_init (PrkBantuanWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = prk_bantuan_window_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/prakarsa/Prakarsa/ui/bantuan/prk-bantuan-window.ui");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
prk_bantuan_window_init (PrkBantuanWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * prk_bantuan_window_new:
 * @parent: the main window
 *
 * Creates the help. It is not modal: one reads and does.
 *
 * Returns: (transfer none): a window, owned by GTK
 */
GtkWindow *
prk_bantuan_window_new (GtkWindow *parent)
{
  g_return_val_if_fail (GTK_IS_WINDOW (parent), NULL);

  return g_object_new (PRK_TYPE_BANTUAN_WINDOW, "transient-for", parent, NULL);
}
