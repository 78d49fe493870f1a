/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

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
