/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "store/prk-perangkat.h"

#include "prk-templat-riwayat.h"
#include "prk-when.h"

static GtkWidget *
new_row (PrkStore              *store,
         const PrkTemplatVersi *versi,
         gboolean               is_now)
{
  g_autofree char *when = prk_when_dup_long (versi->pada_us);
  g_autofree char *who = prk_perangkat_dup_nama (store, versi->oleh);
  g_autofree char *below = *versi->isi == '\0' && who != NULL ? g_strdup_printf ("%s · %s", _("As it ships"), who)
                           : *versi->isi == '\0'             ? g_strdup (_("As it ships"))
                                                             : g_strdup (who != NULL ? who : _("Changed by the office"));
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), when);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), below);
  if (is_now)
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("object-select-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "isi", g_strdup (versi->isi), g_free);

  return row;
}

static GtkWidget *
new_placeholder (void)
{
  GtkWidget *label = gtk_label_new (_("Nobody has changed it yet"));

  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_set_margin_top (label, 24);
  gtk_widget_set_margin_bottom (label, 24);

  return label;
}

GtkWidget *
prk_templat_riwayat_list_new (PrkStore   *store,
                              GPtrArray  *versi,
                              const char *now)
{
  GtkWidget *list = gtk_list_box_new ();
  gboolean is_marked = FALSE;

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_list_box_set_placeholder (GTK_LIST_BOX (list), new_placeholder ());
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("What it said before"), -1);
  for (guint i = 0; i < versi->len; i++)
    {
      const PrkTemplatVersi *one = g_ptr_array_index (versi, i);
      gboolean is_now = !is_marked && g_strcmp0 (one->isi, now) == 0;

      is_marked = is_marked || is_now;
      gtk_list_box_append (GTK_LIST_BOX (list), new_row (store, one, is_now));
    }

  return list;
}
