/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "prk-templat-window.h"

static void
edit_clicked_cb (GtkWidget      *button,
                 PrkApplication *application)
{
  gtk_window_present (prk_templat_window_new (application, GTK_WINDOW (gtk_widget_get_root (button))));
}

GtkWidget *
prk_templat_setelan_new (PrkApplication *application)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_label (_("Edit…"));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Paper Templates"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _("How the papers of a cooperation look and what they say"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Edit the Paper Templates"), -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (edit_clicked_cb), application, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);

  return group;
}
