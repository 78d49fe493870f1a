/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n.h>

#include "domain/prk-terbilang.h"

#include "prk-sop-kepala.h"

static void
add_row (AdwPreferencesGroup *group, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  if (subtitle != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_preferences_group_add (group, row);
}

static AdwPreferencesGroup *
add_group (GtkBox *box, const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  gtk_box_append (box, group);

  return ADW_PREFERENCES_GROUP (group);
}

static void
add_list (GtkBox *box, const char *title, const char *const *items)
{
  AdwPreferencesGroup *group;

  if (items == NULL || items[0] == NULL)
    return;

  group = add_group (box, title);
  for (guint i = 0; items[i] != NULL; i++)
    {
      g_autofree char *text = g_strdup_printf ("%u. %s", i + 1, items[i]);

      add_row (group, items[1] == NULL ? items[i] : text, NULL);
    }
}

static void
add_facts (GtkBox *box, PrkSop *sop)
{
  static const struct
  {
    const char *key, *label;
  } facts[] = {
    { "nomor", N_ ("Number") },         { "dibuat", N_ ("Made on") },
    { "revisi", N_ ("Revised on") },    { "efektif", N_ ("In force since") },
    { "disahkan", N_ ("Approved by") }, { "penjelasan", N_ ("Short explanation") },
  };
  AdwPreferencesGroup *group = add_group (box, _ ("Identity"));

  add_row (group, prk_sop_get_nama (sop), _ ("Name"));
  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    {
      const char *text = prk_sop_get_kepala (sop, facts[i].key);
      g_autofree char *day = text != NULL ? prk_tanggal_dup_panjang (text) : NULL;

      if (text != NULL && *text != '\0')
        add_row (group, day != NULL ? day : text, _ (facts[i].label));
    }
  if (prk_sop_get_sumber (sop) != NULL)
    add_row (group, prk_sop_get_sumber (sop), _ ("Source"));
}

GtkWidget *
prk_sop_kepala_new (PrkSop *sop)
{
  static const struct
  {
    const char *key, *label;
  } lists[] = {
    { "dasar_hukum", N_ ("Legal Basis") },
    { "kualifikasi", N_ ("Qualification of Those Who Act") },
    { "keterkaitan", N_ ("Related Procedures") },
    { "peralatan", N_ ("Equipment") },
    { "peringatan", N_ ("Warnings") },
    { "pencatatan", N_ ("Records") },
    { "tujuan", N_ ("Aim") },
    { "definisi", N_ ("Definitions") },
  };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);

  gtk_widget_add_css_class (box, "prk-sop-kepala");
  add_facts (GTK_BOX (box), sop);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    add_list (GTK_BOX (box), _ (lists[i].label), prk_sop_get_kepala_daftar (sop, lists[i].key));
  add_list (GTK_BOX (box), _ ("How the Source Was Read"), prk_sop_get_catatan (sop));

  return box;
}
