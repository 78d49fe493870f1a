/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "app/sop/prk-sop-tab.h"

#include "prk-kasus-tab-private.h"

/* In the order of the page. */
const PrkKasusTab prk_kasus_tabs[] = {
  { "ringkasan", N_("Summary"), "view-list-symbolic", prk_kasus_tab_ringkasan_new,
    prk_kasus_tab_ringkasan_update },
  { "tenggat", N_("Deadlines"), "alarm-symbolic", prk_kasus_tab_tenggat_new,
    prk_kasus_tab_tenggat_update },
  { "dokumen", N_("Documents"), "text-x-generic-symbolic", prk_kasus_tab_dokumen_new,
    prk_kasus_tab_dokumen_update },
  { "lampiran", N_("Attachments"), "mail-attachment-symbolic", prk_kasus_tab_lampiran_new,
    prk_kasus_tab_lampiran_update },
  { "pihak", N_("Parties"), "system-users-symbolic", prk_kasus_tab_pihak_new,
    prk_kasus_tab_pihak_update },
  { "sop", N_("SOP"), "view-continuous-symbolic", prk_sop_tab_new, prk_sop_tab_update },
  { "riwayat", N_("History"), "document-open-recent-symbolic", prk_kasus_tab_riwayat_new,
    prk_kasus_tab_riwayat_update },
  { NULL, NULL, NULL, NULL, NULL },
};

GtkWidget *
prk_kasus_tab_new_column (void)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);

  gtk_widget_set_margin_top (column, 12);
  gtk_widget_set_margin_bottom (column, 18);
  gtk_widget_set_margin_start (column, 12);
  gtk_widget_set_margin_end (column, 12);

  return column;
}

void
prk_kasus_tab_clear_column (GtkWidget *column)
{
  GtkWidget *child;

  g_return_if_fail (GTK_IS_BOX (column));

  while ((child = gtk_widget_get_first_child (column)) != NULL)
    gtk_box_remove (GTK_BOX (column), child);
}

GtkWidget *
prk_kasus_tab_add_group (GtkWidget  *column,
                         const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  if (title != NULL)
    {
      g_autofree char *escaped = g_markup_escape_text (title, -1);

      adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), escaped);
    }
  gtk_box_append (GTK_BOX (column), group);

  return group;
}

GtkWidget *
prk_kasus_tab_add_fact (GtkWidget  *group,
                        const char *title,
                        const char *value)
{
  GtkWidget *row;

  if (value == NULL || *value == '\0')
    return NULL;

  row = adw_action_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), value);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), title);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);

  return row;
}

void
prk_kasus_tab_add_empty (GtkWidget  *column,
                         const char *words)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_set_margin_top (label, 36);
  gtk_box_append (GTK_BOX (column), label);
}
