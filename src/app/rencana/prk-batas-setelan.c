/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "prk-batas-window.h"

static void
edit_clicked_cb (GtkWidget      *button,
                 PrkApplication *application)
{
  GtkRoot *root = gtk_widget_get_root (button);

  gtk_window_present (prk_batas_window_new (application, GTK_WINDOW (root)));
}

/* The list may have changed below a window that stood over this one. */
static void
update (AdwActionRow *row)
{
  PrkApplication *application = g_object_get_data (G_OBJECT (row), "application");
  PrkProfil *profil = prk_application_get_profil (application);
  g_autofree char *names = profil != NULL ? prk_batas_dup_nama (profil) : g_strdup ("");

  adw_action_row_set_subtitle (row, *names != '\0' ? names : _("None yet"));
}

GtkWidget *
prk_batas_setelan_new (PrkApplication *application)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_label (_("Edit…"));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Bordering Daerah"));
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 3);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Edit the Bordering Daerah"), -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (edit_clicked_cb), application, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  g_object_set_data (G_OBJECT (row), "application", application);
  g_signal_connect_object (application, "profil-changed", G_CALLBACK (update), row,
                           G_CONNECT_SWAPPED);
  update (ADW_ACTION_ROW (row));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);

  return group;
}
