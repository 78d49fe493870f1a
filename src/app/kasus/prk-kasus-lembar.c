/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "prk-kasus-lembar.h"

G_DEFINE_INTERFACE (PrkKasusLembar, prk_kasus_lembar, GTK_TYPE_WINDOW)

static void
prk_kasus_lembar_default_init (PrkKasusLembarInterface *iface)
{
}

PrkStore *
prk_kasus_lembar_get_store (PrkKasusLembar *self)
{
  g_return_val_if_fail (PRK_IS_KASUS_LEMBAR (self), NULL);

  return PRK_KASUS_LEMBAR_GET_IFACE (self)->get_store (self);
}

JsonNode *
prk_kasus_lembar_get (PrkKasusLembar *self,
                      const char     *path)
{
  g_return_val_if_fail (PRK_IS_KASUS_LEMBAR (self) && path != NULL, NULL);

  return PRK_KASUS_LEMBAR_GET_IFACE (self)->get (self, path);
}

void
prk_kasus_lembar_set (PrkKasusLembar *self,
                      const char     *path,
                      JsonNode       *value)
{
  g_return_if_fail (PRK_IS_KASUS_LEMBAR (self) && path != NULL);

  PRK_KASUS_LEMBAR_GET_IFACE (self)->set (self, path, value);
}

void
prk_kasus_lembar_tell (PrkKasusLembar *self,
                       const char     *words)
{
  g_return_if_fail (PRK_IS_KASUS_LEMBAR (self) && words != NULL);

  PRK_KASUS_LEMBAR_GET_IFACE (self)->tell (self, words);
}

static GtkWidget *
new_header (PrkKasusLembarIsi *isi,
            GtkWidget         *title)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *cancel = gtk_button_new_with_mnemonic (_("_Cancel"));

  isi->save = gtk_button_new_with_mnemonic (_("_Record"));
  gtk_widget_add_css_class (isi->save, "suggested-action");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "window.close");
  adw_header_bar_set_show_start_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_show_end_title_buttons (ADW_HEADER_BAR (header), FALSE);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), title);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), isi->save);

  return header;
}

PrkKasusLembarIsi
prk_kasus_lembar_isi (PrkKasusLembar *self,
                      GtkWidget      *title,
                      GCallback       recorded)
{
  PrkKasusLembarIsi isi = { NULL };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  g_return_val_if_fail (ADW_IS_WINDOW (self) && recorded != NULL, isi);

  isi.toasts = ADW_TOAST_OVERLAY (adw_toast_overlay_new ());
  isi.page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (isi.page), TRUE);
  isi.count = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (isi.count, 0);
  gtk_widget_add_css_class (GTK_WIDGET (isi.count), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (isi.count), "list-foot");
  gtk_box_append (GTK_BOX (box), new_header (&isi, title));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (isi.page));
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (isi.count));
  adw_toast_overlay_set_child (isi.toasts, box);
  adw_window_set_content (ADW_WINDOW (self), GTK_WIDGET (isi.toasts));
  g_signal_connect_object (isi.save, "clicked", recorded, self, G_CONNECT_SWAPPED);

  return isi;
}

GtkWidget *
prk_kasus_lembar_new_syarat (const char *words,
                             const char *below)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");

  gtk_widget_add_css_class (icon, "warning");
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), words);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), below);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);

  return row;
}
