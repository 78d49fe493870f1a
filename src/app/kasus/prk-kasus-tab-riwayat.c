/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "prk-kasus-kata.h"
#include "prk-kasus-tab-private.h"

#define FIRST_ROWS 60
#define MORE_ROWS 200

GtkWidget *
prk_kasus_tab_riwayat_new (PrkKasusPage *page)
{
  GtkWidget *column = prk_kasus_tab_new_column ();

  g_object_set_data (G_OBJECT (column), "limit", GUINT_TO_POINTER (FIRST_ROWS));

  return column;
}

static int
compare_words (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Every field that was filled in, by its label. */
static char *
dup_details (const PrkKejadian *e)
{
  g_autoptr(GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  const char *path;
  JsonNode *value;

  g_hash_table_iter_init (&iter, e->isi);
  while (g_hash_table_iter_next (&iter, (gpointer *) &path, (gpointer *) &value))
    {
      const PrkIsian *isian = prk_isian_daftar_find (prk_isian_daftar_get (), e->jenis, path);
      g_autofree char *words
        = isian != NULL && strcmp (path, "tanggal") != 0 ? prk_kasus_kata_dup_nilai (isian, value)
                                                         : NULL;

      if (words != NULL)
        g_ptr_array_add (lines, g_strdup_printf ("%s: %s", isian->label, words));
    }
  g_ptr_array_sort (lines, compare_words);
  g_ptr_array_add (lines, NULL);

  return g_strjoinv ("\n", (char **) lines->pdata);
}

/* Details are laid out when somebody looks. */
static void
expanded_cb (AdwExpanderRow    *row,
             GParamSpec        *pspec,
             const PrkKejadian *e)
{
  g_autofree char *details = NULL;
  GtkWidget *label;

  if (!adw_expander_row_get_expanded (row) || g_object_get_data (G_OBJECT (row), "filled") != NULL)
    return;
  g_object_set_data (G_OBJECT (row), "filled", row);
  details = dup_details (e);
  label = gtk_label_new (details);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_set_margin_top (label, 9);
  gtk_widget_set_margin_bottom (label, 9);
  gtk_widget_set_margin_start (label, 12);
  gtk_widget_set_margin_end (label, 12);
  adw_expander_row_add_row (row, label);
}

static GtkWidget *
new_row (PrkKasusPage      *page,
         const PrkKejadian *e)
{
  GtkWidget *row = adw_expander_row_new ();
  g_autofree char *day = e->tanggal != 0 ? prk_hari_dup_pendek (e->tanggal) : g_strdup ("–");
  g_autofree char *line = prk_kasus_kata_dup_alur (e->alur);
  g_autofree char *words = g_strdup_printf ("%s · %s", day, line);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 prk_kasus_kata_get_peristiwa (e->alur, e->jenis));
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), words);
  /* An event lives as long as its case, and the row no longer than the page shows it. */
  g_object_set_data_full (G_OBJECT (row), "buka",
                          prk_kasus_buka_ref (prk_kasus_page_get_buka (page)),
                          (GDestroyNotify) prk_kasus_buka_unref);
  g_signal_connect (row, "notify::expanded", G_CALLBACK (expanded_cb), (gpointer) e);

  return row;
}

static void
more_clicked_cb (GtkButton *button,
                 gpointer   user_data)
{
  PrkKasusPage *page = user_data;
  GtkWidget *tab = g_object_get_data (G_OBJECT (button), "tab");
  guint limit = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (tab), "limit"));

  g_object_set_data (G_OBJECT (tab), "limit", GUINT_TO_POINTER (limit + MORE_ROWS));
  prk_kasus_tab_riwayat_update (tab, page);
}

void
prk_kasus_tab_riwayat_update (GtkWidget    *tab,
                              PrkKasusPage *page)
{
  PrkKasus *kasus = prk_kasus_page_get_buka (page)->konteks.kasus;
  guint limit = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (tab), "limit"));
  guint n = prk_kasus_get_n_kejadian (kasus), shown = MIN (n, limit);
  GtkWidget *group;

  prk_kasus_tab_clear_column (tab);
  if (n == 0)
    {
      prk_kasus_tab_add_empty (tab, _("Nothing has happened yet."));
      return;
    }
  group = prk_kasus_tab_add_group (tab, NULL);
  for (guint i = 0; i < shown; i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                               new_row (page, prk_kasus_get_kejadian (kasus, n - 1 - i)));
  if (shown < n)
    {
      GtkWidget *more = gtk_button_new_with_label (_("Show Older Events"));

      gtk_widget_set_halign (more, GTK_ALIGN_CENTER);
      g_object_set_data (G_OBJECT (more), "tab", tab);
      g_signal_connect_object (more, "clicked", G_CALLBACK (more_clicked_cb), page, 0);
      gtk_box_append (GTK_BOX (tab), more);
    }
}
