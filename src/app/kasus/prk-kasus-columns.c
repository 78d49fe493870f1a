/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n.h>

#include "widget/prk-sel-teks.h"
#include "widget/prk-urut-kolom.h"

#include "prk-kasus-columns.h"
#include "prk-kasus-kata.h"

typedef struct
{
  const char  *title;
  PrkKasusUrut urut;
  gboolean     is_wide;
  int          min_chars;
  int          nat_chars;
  int          needed_width; /* of the list, in pixels */
} Column;

static const Column columns[] = {
  { N_("Title"), PRK_KASUS_URUT_JUDUL, TRUE, 18, 36, 0 },
  { N_("Partner"), PRK_KASUS_URUT_MITRA, TRUE, 12, 20, 700 },
  { N_("Stage"), PRK_KASUS_URUT_TAHAPAN, FALSE, 18, 18, 860 },
  { N_("State"), PRK_KASUS_URUT_KEADAAN, TRUE, 14, 22, 480 },
  { N_("Next Deadline"), PRK_KASUS_URUT_TENGGAT, FALSE, 24, 30, 560 },
};

static char *
dup_words (PrkKasusItem *item,
           PrkKasusUrut  urut)
{
  const PrkKasusRingkas *ringkas = prk_kasus_item_get_ringkas (item);
  const PrkKasusAlur *alur = prk_kasus_item_get_alur (item);
  const PrkTahapKeadaan *state = alur->keadaan;
  int stage;

  switch (urut)
    {
    case PRK_KASUS_URUT_JUDUL:
      return g_strdup (prk_kasus_kata_get_judul (ringkas));
    case PRK_KASUS_URUT_MITRA:
      return g_strdup (ringkas->mitra);
    case PRK_KASUS_URUT_TAHAPAN:
      stage = prk_kasus_kata_find_tahapan (state != NULL ? state->tahapan : NULL);
      return stage >= 0 ? g_strdup_printf ("%d · %s", stage + 1, prk_kasus_kata_get_tahapan (stage))
                        : g_strdup ("–");
    case PRK_KASUS_URUT_KEADAAN:
      return g_strdup (state != NULL ? state->nama : NULL);
    case PRK_KASUS_URUT_TENGGAT:
    case PRK_KASUS_URUT_CHANGED:
    default:
      return prk_kasus_kata_dup_tenggat (prk_kasus_kata_find_tenggat (ringkas));
    }
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          const Column             *column)
{
  gtk_list_item_set_child (item, prk_sel_teks_new (column->min_chars, column->nat_chars, TRUE));
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         const Column             *column)
{
  PrkKasusItem *row = gtk_list_item_get_item (item);
  GtkWidget *text = gtk_list_item_get_child (item);
  g_autofree char *words = dup_words (row, column->urut);
  const char *classes[] = { "numeric", NULL, NULL };

  if (column->urut == PRK_KASUS_URUT_TENGGAT)
    {
      classes[1] = prk_kasus_kata_get_sisa_style (
        prk_kasus_kata_find_tenggat (prk_kasus_item_get_ringkas (row)));
      gtk_widget_set_css_classes (text, classes);
    }
  prk_sel_teks_set (text, words);
}

void
prk_kasus_columns_add (GtkColumnView *view)
{
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      g_autoptr(GtkColumnViewColumn) column = NULL;
      g_autoptr(GtkSorter) sorter = prk_urut_kolom_new_sorter (i);

      g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), (gpointer) &columns[i]);
      g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), (gpointer) &columns[i]);
      column = gtk_column_view_column_new (_(columns[i].title), factory);
      gtk_column_view_column_set_expand (column, columns[i].is_wide);
      gtk_column_view_column_set_sorter (column, sorter);
      gtk_column_view_append_column (view, column);
    }
}

void
prk_kasus_columns_set_width (GtkColumnView *view,
                             int            width)
{
  GListModel *shown = gtk_column_view_get_columns (view);

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_autoptr(GtkColumnViewColumn) column = g_list_model_get_item (shown, i);

      gtk_column_view_column_set_visible (column, width >= columns[i].needed_width);
    }
}

PrkKasusUrut
prk_kasus_columns_get_sort (GtkColumnView *view,
                            gboolean      *is_descending)
{
  int chosen = prk_urut_kolom_get (view, is_descending);

  return chosen >= 0 ? columns[chosen].urut : PRK_KASUS_URUT_CHANGED;
}
