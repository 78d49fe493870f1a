/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "kasus/prk-kasus-kata.h"
#include "kasus/prk-kasus-tab.h"
#include "store/prk-arsip-simpan.h"

#include "prk-arsip-kasus.h"

static void
begun_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(PrkKasusPage) page = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *id = prk_arsip_siapkan_finish (result, &error);
  g_autofree char *place = id != NULL ? g_strconcat ("arsip/", id, NULL) : NULL;

  if (place != NULL)
    gtk_widget_activate_action (GTK_WIDGET (page), "win.show-place", "s", place);
  else
    prk_kasus_page_tell (page, error->message);
}

static void
clicked_cb (GtkButton    *button,
            PrkKasusPage *page)
{
  prk_arsip_siapkan_async (prk_kasus_daftar_get_store (prk_kasus_page_get_daftar (page)), prk_kasus_page_get_buka (page),
                           g_object_get_data (G_OBJECT (button), "alur"), NULL, begun_cb, g_object_ref (page));
}

/* (nullable) the event that archived the paper that was signed last. */
static const PrkKejadian *
find_archive (PrkKasus          *kasus,
              const PrkKejadian *signing)
{
  const char *jenis = strcmp (signing->alur, PRK_ALUR_UTAMA) == 0 ? "arsip_kb" : "arsip_pks";
  const PrkKejadian *archive = prk_kasus_find (kasus, signing->alur, jenis);

  return prk_kasus_is_sesudah (kasus, archive, signing) ? archive : NULL;
}

static char *
dup_about (PrkKasus          *kasus,
           const PrkKejadian *archive)
{
  g_autoptr(GStrvBuilder) words = g_strv_builder_new ();
  g_auto(GStrv) list = NULL;
  g_autofree char *day = archive->tanggal != 0 ? prk_hari_dup_pendek (archive->tanggal) : NULL;
  const char *const fields[] = { day, prk_kasus_get_teks (kasus, archive, "lokasi"),
                                 prk_kasus_get_teks (kasus, archive, "klasifikasi") };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (fields[i] != NULL)
      g_strv_builder_add (words, fields[i]);
  list = g_strv_builder_end (words);

  return g_strjoinv (" · ", list);
}

static char *
dup_paper (PrkKasus          *kasus,
           const PrkKejadian *signing)
{
  if (strcmp (signing->alur, PRK_ALUR_UTAMA) != 0)
    return prk_kasus_kata_dup_alur (signing->alur);

  return g_strdup (g_strcmp0 (prk_kasus_get_teks (kasus, NULL, "varian"), "sinergi") == 0 ? "Nota Kesepakatan"
                                                                                       : _("Kesepakatan Bersama"));
}

static void
add_row (GtkWidget         *group,
         PrkKasusPage      *page,
         const PrkKejadian *signing,
         const PrkKejadian *archive)
{
  PrkKasus *kasus = prk_kasus_page_get_buka (page)->konteks.kasus;
  g_autofree char *paper = dup_paper (kasus, signing);
  g_autofree char *title
    = g_strdup_printf ("%s · %s", paper, archive != NULL ? _("Archived") : _("Not archived yet"));
  g_autofree char *below = archive != NULL ? dup_about (kasus, archive)
                                           : g_strdup (_("Copies, scan and shelf are still to be recorded"));
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_label (archive != NULL ? _("Open") : _("Archive…"));
  g_autofree char *name = g_strdup_printf ("%s: %s", archive != NULL ? _("Open Archive") : _("Archive"), paper);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), below);
  adw_action_row_set_icon_name (ADW_ACTION_ROW (row), "folder-documents-symbolic");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (button), "alur", g_strdup (signing->alur), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (clicked_cb), page, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

guint
prk_arsip_kasus_add (GtkWidget    *column,
                     PrkKasusPage *page,
                     gboolean      is_belum)
{
  PrkKasusBuka *buka = prk_kasus_page_get_buka (page);
  PrkKasus *kasus = buka->konteks.kasus;
  GtkWidget *group = NULL;
  guint n = 0;

  for (guint i = 0; i < buka->ringkas->alur->len; i++)
    {
      const PrkKasusAlur *line = g_ptr_array_index (buka->ringkas->alur, i);
      const PrkKejadian *signing = prk_arsip_find_tanda_tangan (kasus, line->alur);

      if (signing == NULL
          || (is_belum ? !line->is_tanpa_arsip : strcmp (line->alur, prk_kasus_page_get_alur (page)) != 0))
        continue;
      if (group == NULL)
        group = prk_kasus_tab_add_group (column, _("Archive"));
      add_row (group, page, signing, find_archive (kasus, signing));
      n++;
    }

  return n;
}
