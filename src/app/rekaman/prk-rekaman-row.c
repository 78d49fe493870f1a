/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "prk-rekaman-row.h"

static GtkWidget *
new_line (const char *text,
          const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), 2);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    {
      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, css_class);
    }

  return label;
}

GtkWidget *
prk_rekaman_row_new (PrkRecord  *record,
                     const char *title,
                     const char *below)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *name = g_strjoin (", ", title, below, NULL);

  gtk_box_append (GTK_BOX (box), new_line (title, NULL));
  gtk_box_append (GTK_BOX (box), new_line (below, "dim-label"));
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), "record", prk_record_ref (record),
                          (GDestroyNotify) prk_record_unref);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);

  return row;
}

PrkRecord *
prk_rekaman_row_get_record (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "record");
}
