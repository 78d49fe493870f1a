/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "widget/prk-sel-teks.h"
#include "widget/prk-urut-kolom.h"

#include "prk-buku-columns.h"
#include "prk-buku-item.h"

typedef struct
{
  const char *title;
  PrkBukuUrut urut;
  gboolean    is_wide;
  guint       min_chars;
  guint       nat_chars;
  int         needed_width; /* of the list, in pixels */
} Column;

static const Column columns[] = {
  { N_("Number"), PRK_BUKU_URUT_NOMOR, FALSE, 16, 18, 0 },
  { N_("Kind"), PRK_BUKU_URUT_JENIS, FALSE, 9, 9, 620 },
  { N_("Signed"), PRK_BUKU_URUT_TANGGAL, FALSE, 10, 10, 480 },
  { N_("Partner"), PRK_BUKU_URUT_MITRA, TRUE, 12, 22, 700 },
  { N_("About"), PRK_BUKU_URUT_TENTANG, TRUE, 16, 34, 0 },
  { N_("In Force until"), PRK_BUKU_URUT_SELESAI, FALSE, 12, 12, 780 },
  { N_("Status"), PRK_BUKU_URUT_STATUS, FALSE, 12, 12, 560 },
};

const char *
prk_buku_get_status_kata (PrkBukuStatus status)
{
  static const char *const words[PRK_BUKU_N_STATUS] = {
    [PRK_BUKU_PROSES] = N_("In preparation"), [PRK_BUKU_AKTIF] = N_("In force"),
    [PRK_BUKU_DIPERPANJANG] = N_("Extended"), [PRK_BUKU_BERAKHIR] = N_("Over"),
    [PRK_BUKU_TUTUP] = N_("Not pursued"),
  };

  g_return_val_if_fail ((guint) status < PRK_BUKU_N_STATUS, "");

  return _(words[status]);
}

static char *
dup_day (PrkHari hari)
{
  return hari != 0 ? prk_hari_dup_pendek (hari) : g_strdup ("–");
}

static char *
dup_words (const PrkBukuBaris *baris,
           PrkBukuUrut         urut)
{
  switch (urut)
    {
    case PRK_BUKU_URUT_NOMOR:
      return g_strdup (baris->nomor != NULL ? baris->nomor : "–");
    case PRK_BUKU_URUT_JENIS:
      return g_strdup (baris->jenis);
    case PRK_BUKU_URUT_TANGGAL:
      return dup_day (baris->tanggal);
    case PRK_BUKU_URUT_MITRA:
      return g_strdup (baris->mitra);
    case PRK_BUKU_URUT_TENTANG:
      return g_strdup (baris->tentang);
    case PRK_BUKU_URUT_SELESAI:
      return dup_day (baris->selesai);
    case PRK_BUKU_URUT_STATUS:
    default:
      return g_strdup (prk_buku_get_status_kata (baris->status));
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
  const PrkBukuBaris *baris = prk_buku_item_get_baris (gtk_list_item_get_item (item));
  GtkWidget *text = gtk_list_item_get_child (item);
  g_autofree char *words = dup_words (baris, column->urut);
  const char *classes[] = { "numeric", NULL, NULL };

  if (baris->status != PRK_BUKU_AKTIF && baris->status != PRK_BUKU_PROSES)
    classes[1] = "dim-label";
  gtk_widget_set_css_classes (text, classes);
  prk_sel_teks_set (text, words);
}

void
prk_buku_columns_add (GtkColumnView *view)
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
prk_buku_columns_set_width (GtkColumnView *view,
                            int            width)
{
  GListModel *shown = gtk_column_view_get_columns (view);

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_autoptr(GtkColumnViewColumn) column = g_list_model_get_item (shown, i);

      gtk_column_view_column_set_visible (column, width >= columns[i].needed_width);
    }
}

PrkBukuUrut
prk_buku_columns_get_sort (GtkColumnView *view,
                           gboolean      *is_turun)
{
  int chosen = prk_urut_kolom_get (view, is_turun);

  if (chosen >= 0)
    return columns[chosen].urut;
  *is_turun = TRUE;

  return PRK_BUKU_URUT_TANGGAL;
}
