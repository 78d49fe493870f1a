/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <gtk/gtk.h>

#include "base/prk-resource.h"

#include "prk-app-resources.h"

#include "prk-widget-style.h"

/**
 * prk_widget_style_ensure:
 *
 * Loads the resources and the style sheet of this folder, once; each widget calls it before its
 * template.
 */
void
prk_widget_style_ensure (void)
{
  static gboolean is_loaded;
  g_autoptr(GtkCssProvider) provider = NULL;

  if (is_loaded)
    return;

  is_loaded = TRUE;
  g_resources_register (prk_resource_get (prk_app_get_resource));
  provider = gtk_css_provider_new ();
  gtk_css_provider_load_from_resource (provider, "/org/prakarsa/Prakarsa/ui/widget/widget.css");
  gtk_style_context_add_provider_for_display (gdk_display_get_default (),
                                              GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
}
