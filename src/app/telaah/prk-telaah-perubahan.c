/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "riwayat/prk-beda-markup.h"

#include "prk-telaah-perubahan.h"

static GtkWidget *
new_label (const char *text,
           const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);

  return label;
}

static char *
dup_criteria (const char *path)
{
  GString *letters = g_string_new (NULL);

  for (guint k = 0; k < PRK_TELAAH_N_KRITERIA; k++)
    if (prk_telaah_has_sumber (k, path))
      g_string_append_printf (letters, "%s%s", letters->len > 0 ? ", " : "",
                              prk_telaah_get_huruf (k));

  return g_string_free (letters, letters->len == 0);
}

static GtkWidget *
new_row (const PrkBeda *beda)
{
  gboolean is_dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *words = new_label (NULL, NULL);
  g_autofree char *markup = prk_beda_dup_markup (beda, is_dark);
  g_autofree char *description = prk_beda_dup_description (beda);
  g_autofree char *letters = dup_criteria (beda->path);

  gtk_label_set_markup (GTK_LABEL (words), markup);
  gtk_accessible_update_property (GTK_ACCESSIBLE (words), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  description, -1);
  gtk_box_append (GTK_BOX (box), new_label (beda->judul, "heading"));
  gtk_box_append (GTK_BOX (box), words);
  if (letters != NULL)
    {
      /* Translators: %s is letters, such as "a, c" */
      g_autofree char *touched = g_strdup_printf (_("Touches criteria %s"), letters);

      gtk_box_append (GTK_BOX (box), new_label (touched, "dim-label"));
    }
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_widget_set_margin_top (box, 9);
  gtk_widget_set_margin_bottom (box, 9);

  return box;
}

static char *
dup_summary (PrkTelaahBanding *banding)
{
  g_autoptr(GString) letters = g_string_new (NULL);

  if (banding->beda->len == 0)
    return g_strdup (_("Nothing has changed since the version that is judged."));

  for (guint k = 0; k < PRK_TELAAH_N_KRITERIA; k++)
    if (banding->tersentuh[k])
      g_string_append_printf (letters, "%s%s", letters->len > 0 ? ", " : "",
                              prk_telaah_get_huruf (k));
  if (letters->len == 0)
    return g_strdup (_("No criterion rests on what changed."));

  return g_strdup_printf (_("Look again at criteria %s: they rest on what changed."), letters->str);
}

void
prk_telaah_perubahan_show (GtkWindow *parent,
                           PrkRecord *ditelaah,
                           PrkRecord *baru,
                           PrkSkema  *skema)
{
  g_autoptr(PrkTelaahBanding) banding = prk_telaah_banding (ditelaah, baru, skema);
  g_autofree char *summary = dup_summary (banding);
  GtkWidget *window = adw_window_new ();
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  gtk_widget_set_margin_start (box, 18);
  gtk_widget_set_margin_end (box, 18);
  gtk_widget_set_margin_top (box, 18);
  gtk_widget_set_margin_bottom (box, 18);
  gtk_box_append (GTK_BOX (box), new_label (summary, NULL));
  if (banding->beda->len > 0)
    {
      GtkWidget *list = gtk_list_box_new ();

      gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
      gtk_widget_add_css_class (list, "boxed-list");
      for (guint i = 0; i < banding->beda->len; i++)
        gtk_list_box_append (GTK_LIST_BOX (list), new_row (g_ptr_array_index (banding->beda, i)));
      gtk_box_append (GTK_BOX (box), list);
    }

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (content), header);
  gtk_box_append (GTK_BOX (content), scroller);
  adw_window_set_content (ADW_WINDOW (window), content);
  gtk_window_set_title (GTK_WINDOW (window), _("What Changed in the KAK"));
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (window), 720, 560);
  gtk_window_present (GTK_WINDOW (window));
}
