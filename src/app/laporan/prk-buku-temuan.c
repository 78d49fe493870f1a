/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "prk-buku-temuan.h"

#define MAX_SHOWN 200

static void
activated_cb (AdwActionRow *row,
              GtkWindow    *parent)
{
  const char *ksd = g_object_get_data (G_OBJECT (row), "ksd");
  g_autofree char *place = g_strconcat ("kasus/", ksd, NULL);

  gtk_widget_activate_action (GTK_WIDGET (parent), "win.show-place", "s", place);
  gtk_window_close (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (row))));
}

static void
add_row (AdwPreferencesGroup *group,
         GtkWindow           *parent,
         const PrkBukuBaris  *baris)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *day = baris->tanggal != 0 ? prk_hari_dup_pendek (baris->tanggal) : g_strdup ("–");
  g_autofree char *subtitle = g_strjoin (" · ", baris->nomor, day, baris->mitra, NULL);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), baris->tentang);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name ("go-next-symbolic"));
  g_object_set_data_full (G_OBJECT (row), "ksd", g_strdup (baris->ksd), g_free);
  g_signal_connect_object (row, "activated", G_CALLBACK (activated_cb), parent, 0);
  adw_preferences_group_add (group, row);
}

static GtkWidget *
new_group (GtkWindow           *parent,
           const PrkBukuTemuan *temuan)
{
  GtkWidget *group = adw_preferences_group_new ();
  g_autofree char *number = g_markup_escape_text (temuan->nomor, -1);
  g_autofree char *keeper = temuan->untuk != NULL ? g_markup_escape_text (temuan->untuk, -1) : NULL;
  g_autofree char *title = keeper != NULL && temuan->is_ganda
                             /* Translators: kind, numbers, year of the register */
                             ? g_strdup_printf (_("%s numbers %s are kept twice in %u"), temuan->jenis, number,
                                                temuan->tahun)
                           : temuan->is_ganda
                             /* Translators: kind, number, year of the register */
                             ? g_strdup_printf (_("%s number %s stands more than once in %u"), temuan->jenis, number,
                                                temuan->tahun)
                             : g_strdup_printf (_("%s number %s is not in the register of %u"), temuan->jenis, number,
                                                temuan->tahun);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  if (keeper != NULL)
    {
      g_autofree char *words = g_strdup_printf (_("Kept for %s"), keeper);

      adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), words);
    }
  else if (!temuan->is_ganda)
    adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group),
                                           _("It lies between two that are there. Another letter may have it."));
  for (guint i = 0; i < temuan->baris->len; i++)
    add_row (ADW_PREFERENCES_GROUP (group), parent, g_ptr_array_index (temuan->baris, i));

  return group;
}

void
prk_buku_temuan_tunjukkan (GtkWindow *parent,
                           GPtrArray *findings)
{
  GtkWidget *window = adw_preferences_window_new ();
  GtkWidget *page = adw_preferences_page_new ();

  g_return_if_fail (GTK_IS_WINDOW (parent) && findings != NULL);

  gtk_window_set_title (GTK_WINDOW (window), _("Numbers of the Register"));
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  adw_preferences_window_set_search_enabled (ADW_PREFERENCES_WINDOW (window), FALSE);
  for (guint i = 0; i < findings->len && i < MAX_SHOWN; i++)
    adw_preferences_page_add (ADW_PREFERENCES_PAGE (page),
                              ADW_PREFERENCES_GROUP (new_group (parent, g_ptr_array_index (findings, i))));
  adw_preferences_window_add (ADW_PREFERENCES_WINDOW (window), ADW_PREFERENCES_PAGE (page));
  gtk_window_present (GTK_WINDOW (window));
}
