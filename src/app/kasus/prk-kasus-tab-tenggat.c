/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/naskah/prk-kewajiban-panel.h"

#include "prk-kasus-kata.h"
#include "prk-kasus-tab-private.h"

/* Below the deadlines stands what the parties owe each other. */
GtkWidget *
prk_kasus_tab_tenggat_new (PrkKasusPage *page)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (box), prk_kasus_tab_new_column ());
  gtk_box_append (GTK_BOX (box), prk_kewajiban_panel_new (page));

  return box;
}

static void
record_clicked_cb (GtkButton *button,
                   gpointer   user_data)
{
  PrkKasusPage *page = user_data;
  g_autofree char *alur = g_strdup (g_object_get_data (G_OBJECT (button), "alur"));
  g_autofree char *jenis = g_strdup (g_object_get_data (G_OBJECT (button), "jenis"));
  const char *tenggat = g_object_get_data (G_OBJECT (button), "tenggat");
  g_autoptr(JsonObject) isi = json_object_new ();

  if (g_str_has_prefix (jenis, "tenggat_"))
    json_object_set_string_member (isi, "tenggat", tenggat);
  else if (strcmp (jenis, "dianggap_disetujui") == 0)
    json_object_set_string_member (isi, "dasar", tenggat);
  prk_kasus_page_catat (page, alur, jenis, isi);
}

static void
add_button (PrkKasusPage     *page,
            GtkWidget        *row,
            const PrkTenggat *tenggat,
            const char       *shown,
            const char       *words,
            const char       *jenis)
{
  GtkWidget *button = gtk_button_new_with_label (shown);
  g_autofree char *name = g_strdup_printf ("%s: %s", words, tenggat->nama);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (button), "alur", g_strdup (tenggat->alur), g_free);
  g_object_set_data_full (G_OBJECT (button), "jenis", g_strdup (jenis), g_free);
  g_object_set_data_full (G_OBJECT (button), "tenggat", g_strdup (tenggat->id), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (record_clicked_cb), page, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static void
add_actions (PrkKasusPage     *page,
             GtkWidget        *row,
             const PrkTenggat *tenggat)
{
  const PrkIsian *pausable
    = prk_isian_daftar_find (prk_isian_daftar_get (), "tenggat_ditunda", "tenggat");

  if (tenggat->usul != NULL)
    return;
  for (const PrkIsianPilihan *one = pausable->pilihan; one->kode != NULL; one++)
    {
      if (strcmp (one->kode, tenggat->id) != 0)
        continue;
      if (tenggat->status == PRK_TENGGAT_DITUNDA)
        add_button (page, row, tenggat, _("Go On…"), _("Go On…"), "tenggat_dilanjutkan");
      else if (tenggat->status == PRK_TENGGAT_BERJALAN)
        add_button (page, row, tenggat, _("Pause…"), _("Pause…"), "tenggat_ditunda");
    }
}

static gboolean
is_open (const PrkTenggat *tenggat)
{
  return tenggat->status != PRK_TENGGAT_SELESAI && tenggat->status != PRK_TENGGAT_TERLAMBAT;
}

static char *
dup_details (const PrkTenggat *tenggat)
{
  g_autofree char *line = prk_kasus_kata_dup_alur (tenggat->alur);
  GString *text = g_string_new (NULL);

  if (tenggat->hitungan != NULL)
    g_string_append_printf (text, "%s\n", tenggat->hitungan);
  g_string_append_printf (text, "%s · %s · %s", line, tenggat->pasal, tenggat->pelaku);
  if (tenggat->peringatan != NULL)
    g_string_append_printf (text, "\n⚠ %s", tenggat->peringatan);

  return g_string_free (text, FALSE);
}

static GtkWidget *
new_row (PrkKasusPage     *page,
         const PrkTenggat *tenggat)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *details = dup_details (tenggat);
  g_autofree char *left = tenggat->jatuh != 0 && is_open (tenggat) && tenggat->status != PRK_TENGGAT_DITUNDA
                            ? prk_kasus_kata_dup_sisa (tenggat)
                            : g_strdup (prk_tenggat_get_status_teks (tenggat->status));
  g_autofree char *name = g_strdup_printf ("%s: %s", tenggat->id, tenggat->nama);
  const char *style = prk_kasus_kata_get_sisa_style (tenggat);
  GtkWidget *words = gtk_label_new (left);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), details);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_widget_add_css_class (words, "numeric");
  if (style != NULL)
    gtk_widget_add_css_class (words, style);
  if (tenggat->status == PRK_TENGGAT_LEWAT)
    adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                               gtk_image_new_from_icon_name ("dialog-warning-symbolic"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), words);
  if (is_open (tenggat))
    add_actions (page, row, tenggat);

  return row;
}

/* What follows from a day that went by, below it: its words are long, and would squeeze those of the day. */
static GtkWidget *
new_proposal (PrkKasusPage     *page,
              const PrkTenggat *tenggat)
{
  const char *words = prk_kasus_kata_get_peristiwa (tenggat->alur, tenggat->usul);
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), words);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row),
                               tenggat->usul_teks != NULL ? tenggat->usul_teks : "");
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  add_button (page, row, tenggat, _("Record…"), words, tenggat->usul);

  return row;
}

static guint
add_group (PrkKasusPage *page,
           GtkWidget    *column,
           GPtrArray    *list,
           const char   *title,
           gboolean      is_wanted_open)
{
  GtkWidget *group = NULL;
  guint n = 0;

  for (guint i = 0; i < list->len; i++)
    {
      const PrkTenggat *tenggat = g_ptr_array_index (list, i);

      if (is_open (tenggat) != is_wanted_open)
        continue;
      if (group == NULL)
        group = prk_kasus_tab_add_group (column, title);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), new_row (page, tenggat));
      if (is_wanted_open && tenggat->usul != NULL)
        adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), new_proposal (page, tenggat));
      n++;
    }

  return n;
}

void
prk_kasus_tab_tenggat_update (GtkWidget    *tab,
                              PrkKasusPage *page)
{
  GPtrArray *list = prk_kasus_page_get_buka (page)->ringkas->tenggat;
  GtkWidget *column = gtk_widget_get_first_child (tab);

  prk_kasus_tab_clear_column (column);
  if (add_group (page, column, list, _("Running"), TRUE) + add_group (page, column, list, _("Over"), FALSE)
      == 0)
    prk_kasus_tab_add_empty (column, _("No deadline runs. One begins with the event that it counts from."));
  prk_kewajiban_panel_update (gtk_widget_get_next_sibling (column));
}
