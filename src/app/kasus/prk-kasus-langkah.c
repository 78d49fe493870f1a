/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "prk-kasus-kata.h"
#include "prk-kasus-langkah.h"
#include "prk-kasus-tab.h"

static const struct
{
  const char *icon, *style, *words;
} looks[] = {
  [PRK_SYARAT_TERPENUHI] = { "object-select-symbolic", "success", N_("met") },
  [PRK_SYARAT_FORMULIR] = { "document-edit-symbolic", "dim-label", N_("asked for in the form") },
  [PRK_SYARAT_BELUM] = { "dialog-warning-symbolic", "warning", N_("missing") },
};

/* Who presses a button of the panel asks the page; the panel is made anew meanwhile. */
static void
record_clicked_cb (GtkButton *button,
                   gpointer   user_data)
{
  PrkKasusPage *page = user_data;
  g_autofree char *alur = g_strdup (g_object_get_data (G_OBJECT (button), "alur"));
  g_autofree char *jenis = g_strdup (g_object_get_data (G_OBJECT (button), "jenis"));

  prk_kasus_page_catat (page, alur, jenis, NULL);
}

static gboolean
is_possible (PrkKasusPage *page,
             const char   *jenis)
{
  GPtrArray *list = prk_kasus_page_get_langkah (page);

  for (guint i = 0; list != NULL && i < list->len; i++)
    if (strcmp (((PrkLangkah *) g_ptr_array_index (list, i))->peristiwa->id, jenis) == 0)
      return TRUE;

  return FALSE;
}

static void
mend_clicked_cb (GtkButton *button,
                 gpointer   user_data)
{
  PrkKasusPage *page = user_data;
  PrkKasusBuka *buka = prk_kasus_page_get_buka (page);
  g_autofree char *to = g_strdup (g_object_get_data (G_OBJECT (button), "ke"));

  if (strcmp (to, "kak") == 0)
    {
      g_autofree char *place
        = buka->kak != NULL ? g_strconcat ("kak/", prk_record_get_id (buka->kak), NULL) : NULL;

      if (place != NULL)
        gtk_widget_activate_action (GTK_WIDGET (page), "win.show-place", "s", place);
    }
  else if (strcmp (to, "naskah") == 0)
    {
      gtk_widget_activate_action (GTK_WIDGET (page), "win.show-place", "s", to);
    }
  else if (strcmp (to, "tenggat") == 0 || strcmp (to, "pihak") == 0)
    {
      prk_kasus_page_show_tab (page, to);
    }
  else if (is_possible (page, to))
    {
      prk_kasus_page_catat (page, prk_kasus_page_get_alur (page), to, NULL);
    }
  else
    {
      prk_kasus_page_show_tab (page, "riwayat");
    }
}

static const char *
get_link_words (const char *to)
{
  return strcmp (to, "kak") == 0       ? _("Open the KAK")
         : strcmp (to, "tenggat") == 0 ? _("Show the deadlines")
         : strcmp (to, "pihak") == 0   ? _("Show the parties")
         : strcmp (to, "naskah") == 0  ? _("Open the texts")
                                       : _("Go there");
}

static GtkWidget *
new_condition (PrkKasusPage    *page,
               const PrkSyarat *syarat)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *icon = gtk_image_new_from_icon_name (looks[syarat->status].icon);
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  GtkWidget *words = gtk_label_new (syarat->pesan);
  g_autofree char *article = g_strdup_printf ("%s · %s", syarat->aturan->id, syarat->aturan->pasal);
  GtkWidget *note = gtk_label_new (article);

  gtk_widget_add_css_class (icon, looks[syarat->status].style);
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_set_margin_top (icon, 2);
  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _(looks[syarat->status].words), -1);
  gtk_label_set_wrap (GTK_LABEL (words), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (words), 40);
  gtk_label_set_max_width_chars (GTK_LABEL (note), 40);
  gtk_label_set_xalign (GTK_LABEL (words), 0);
  gtk_label_set_wrap (GTK_LABEL (note), TRUE);
  gtk_label_set_xalign (GTK_LABEL (note), 0);
  gtk_widget_add_css_class (note, "caption");
  gtk_widget_add_css_class (note, "dim-label");
  gtk_widget_set_hexpand (column, TRUE);
  gtk_box_append (GTK_BOX (column), words);
  gtk_box_append (GTK_BOX (column), note);
  if (syarat->ke != NULL)
    {
      GtkWidget *link = gtk_button_new_with_label (get_link_words (syarat->ke));

      gtk_widget_add_css_class (link, "flat");
      gtk_widget_add_css_class (link, "kasus-link");
      gtk_widget_set_halign (link, GTK_ALIGN_START);
      g_object_set_data_full (G_OBJECT (link), "ke", g_strdup (syarat->ke), g_free);
      g_signal_connect_object (link, "clicked", G_CALLBACK (mend_clicked_cb), page, 0);
      gtk_box_append (GTK_BOX (column), link);
    }
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), column);

  return box;
}

static char *
dup_summary (const PrkLangkah *langkah)
{
  guint n[3] = { 0 };

  for (guint i = 0; i < langkah->syarat->len; i++)
    n[((PrkSyarat *) g_ptr_array_index (langkah->syarat, i))->status]++;
  if (n[PRK_SYARAT_BELUM] > 0)
    return g_strdup_printf (ngettext ("%u condition missing", "%u conditions missing",
                                      n[PRK_SYARAT_BELUM]),
                            n[PRK_SYARAT_BELUM]);
  if (langkah->is_usul)
    return g_strdup (_("The deadline is over: this may be done now"));

  return g_strdup (n[PRK_SYARAT_FORMULIR] > 0 ? _("Ready: the form asks for the rest")
                                              : _("Ready"));
}

/* What is missing stands first. */
static void
add_conditions (PrkKasusPage     *page,
                GtkWidget        *box,
                const PrkLangkah *langkah)
{
  static const PrkSyaratStatus order[]
    = { PRK_SYARAT_BELUM, PRK_SYARAT_FORMULIR, PRK_SYARAT_TERPENUHI };

  for (guint k = 0; k < G_N_ELEMENTS (order); k++)
    for (guint i = 0; i < langkah->syarat->len; i++)
      {
        const PrkSyarat *syarat = g_ptr_array_index (langkah->syarat, i);

        if (syarat->status == order[k])
          gtk_box_append (GTK_BOX (box), new_condition (page, syarat));
      }
}

static GtkWidget *
new_record_button (PrkKasusPage     *page,
                   const PrkLangkah *langkah,
                   gboolean          is_first)
{
  GtkWidget *button = gtk_button_new_with_label (_("Record…"));
  g_autofree char *name = g_strdup_printf ("%s: %s", _("Record"), langkah->peristiwa->nama);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  if (is_first && langkah->is_siap)
    gtk_widget_add_css_class (button, "suggested-action");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (button), "alur", g_strdup (langkah->alur), g_free);
  g_object_set_data_full (G_OBJECT (button), "jenis", g_strdup (langkah->peristiwa->id), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (record_clicked_cb), page, 0);

  return button;
}

static GtkWidget *
new_step (PrkKasusPage     *page,
          const PrkLangkah *langkah,
          gboolean          is_first)
{
  GtkWidget *row = adw_expander_row_new ();
  GtkWidget *inner = adw_preferences_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  g_autofree char *summary = dup_summary (langkah);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), langkah->peristiwa->nama);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), summary);
  adw_expander_row_add_action (ADW_EXPANDER_ROW (row), new_record_button (page, langkah, is_first));
  if (langkah->syarat->len == 0)
    {
      adw_expander_row_set_enable_expansion (ADW_EXPANDER_ROW (row), FALSE);
      return row;
    }
  gtk_widget_set_margin_top (box, 9);
  gtk_widget_set_margin_bottom (box, 9);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  add_conditions (page, box, langkah);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (inner), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (inner), FALSE);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), inner);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), is_first);

  return row;
}

static GtkWidget *
add_steps (PrkKasusPage *page,
           GtkWidget    *panel,
           GPtrArray    *list,
           const char   *title,
           gboolean      is_wanted[3],
           gboolean      is_leading)
{
  GtkWidget *group = NULL;

  for (guint i = 0; i < list->len; i++)
    {
      const PrkLangkah *langkah = g_ptr_array_index (list, i);

      if (!is_wanted[langkah->arah])
        continue;
      if (group == NULL)
        group = prk_kasus_tab_add_group (panel, title);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                                 new_step (page, langkah, is_leading && i == 0));
    }

  return group;
}

static void
add_new_lines (PrkKasusPage *page,
               GtkWidget    *panel)
{
  PrkKasusBuka *buka = prk_kasus_page_get_buka (page);
  g_auto(GStrv) lines = prk_langkah_list_alur_baru (&buka->konteks);
  GtkWidget *group = NULL;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_autoptr(GPtrArray) list
        = prk_langkah_list (&buka->konteks, lines[i], buka->hari_ini, NULL);

      if (list->len == 0)
        continue;
      if (group == NULL)
        group = prk_kasus_tab_add_group (panel, _("Begin Something New"));
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                                 new_step (page, g_ptr_array_index (list, 0), FALSE));
    }
}

GtkWidget *
prk_kasus_langkah_new (PrkKasusPage *page)
{
  return prk_kasus_tab_new_column ();
}

void
prk_kasus_langkah_update (GtkWidget    *panel,
                          PrkKasusPage *page)
{
  GPtrArray *list = prk_kasus_page_get_langkah (page);
  gboolean onward[] = { TRUE, TRUE, FALSE }, back[] = { FALSE, FALSE, TRUE };

  prk_kasus_tab_clear_column (panel);
  if (add_steps (page, panel, list, _("Next Step"), onward, TRUE) == NULL)
    {
      GtkWidget *group = prk_kasus_tab_add_group (panel, _("Next Step"));

      adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group),
                                             _("Nothing is to be done on this line."));
    }
  add_new_lines (page, panel);
  add_steps (page, panel, list, _("Return or End"), back, FALSE);
}
