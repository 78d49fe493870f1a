/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "prk-templat-bahan.h"
#include "prk-templat-daftar.h"

#define NAMA     "nama"
#define KELOMPOK "kelompok"

static void
add_row (GtkWidget              *list,
         const PrkTemplatKertas *one)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), prk_templat_kertas_judul (one->nama));
  g_object_set_data (G_OBJECT (row), NAMA, (gpointer) one->nama);
  g_object_set_data (G_OBJECT (row), KELOMPOK, (gpointer) one->kelompok);
  gtk_list_box_append (GTK_LIST_BOX (list), row);
}

static void
update_header (GtkListBoxRow *row,
               GtkListBoxRow *before,
               gpointer       user_data)
{
  const char *mine = g_object_get_data (G_OBJECT (row), KELOMPOK);
  const char *other = before != NULL ? g_object_get_data (G_OBJECT (before), KELOMPOK) : NULL;
  GtkWidget *label;

  if (g_strcmp0 (mine, other) == 0)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  label = gtk_label_new (_(mine));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption-heading");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_set_margin_start (label, 12);
  gtk_widget_set_margin_top (label, before != NULL ? 18 : 6);
  gtk_widget_set_margin_bottom (label, 6);
  gtk_list_box_row_set_header (row, label);
}

GtkWidget *
prk_templat_daftar_new (void)
{
  GPtrArray *papers = prk_templat_kertas_daftar ();
  GtkWidget *list = gtk_list_box_new ();

  gtk_widget_add_css_class (list, "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Templates"), -1);
  for (guint i = 0; i < papers->len; i++)
    add_row (list, g_ptr_array_index (papers, i));
  gtk_list_box_set_header_func (GTK_LIST_BOX (list), update_header, NULL, NULL);

  return list;
}

void
prk_templat_daftar_update (GtkListBox *list,
                           GHashTable *kantor,
                           GHashTable *ketik)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)) != NULL; i++)
    {
      const char *nama = g_object_get_data (G_OBJECT (row), NAMA);

      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), g_hash_table_contains (ketik, nama)    ? _("Not saved yet")
                                                         : g_hash_table_contains (kantor, nama) ? _("Changed by the office")
                                                                                                : _("As it ships"));
    }
}
