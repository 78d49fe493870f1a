/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "widget/prk-sel-teks.h"

#include "prk-kasus-impor-kolom.h"

typedef enum
{
  BARIS,
  NASIB,
  JUDUL,
  MITRA,
  KEADAAN,
  SALAH,
} Isi;

typedef struct
{
  const char *title;
  Isi         isi;
  gboolean    is_wide;
  int         min_chars;
  int         nat_chars;
} Column;

static const Column columns[] = {
  { N_("Row"), BARIS, FALSE, 5, 5 },
  { N_("Result"), NASIB, FALSE, 11, 11 },
  { N_("Title"), JUDUL, TRUE, 16, 30 },
  { N_("Partner"), MITRA, TRUE, 12, 20 },
  { N_("State"), KEADAAN, FALSE, 14, 18 },
  { N_("What Is Wrong"), SALAH, TRUE, 18, 36 },
};

typedef struct
{
  const char *words;
  const char *style;
} Nasib;

static const Nasib nasib[] = {
  [PRK_IMPOR_BAIK] = { N_("Good"), NULL },
  [PRK_IMPOR_SALAH] = { N_("Error"), "error" },
  [PRK_IMPOR_ADA] = { N_("Is there"), "dim-label" },
  [PRK_IMPOR_DIAMBIL] = { N_("Taken"), "success" },
};

gpointer
prk_kasus_impor_kolom_new_item (PrkImporKasus *impor,
                                guint          index)
{
  GtkStringObject *item = gtk_string_object_new ("");

  g_return_val_if_fail (impor != NULL && index < impor->baris->len, NULL);

  g_object_set_data (G_OBJECT (item), "baris", g_ptr_array_index (impor->baris, index));
  g_object_set_data_full (G_OBJECT (item), "impor", prk_impor_kasus_ref (impor),
                          (GDestroyNotify) prk_impor_kasus_unref);

  return item;
}

const PrkImporBaris *
prk_kasus_impor_kolom_get (gpointer item)
{
  return g_object_get_data (G_OBJECT (item), "baris");
}

static char *
dup_words (const PrkImporBaris *baris,
           Isi                  isi)
{
  g_autofree char *salah = NULL;

  switch (isi)
    {
    case BARIS:
      return g_strdup_printf ("%u", baris->baris);
    case NASIB:
      return g_strdup (_(nasib[prk_impor_baris_get_nasib (baris)].words));
    case JUDUL:
      return g_strdup (baris->judul);
    case MITRA:
      return g_strdup (baris->mitra);
    case KEADAAN:
      return g_strdup (baris->keadaan);
    case SALAH:
    default:
      salah = prk_impor_baris_get_nasib (baris) != PRK_IMPOR_DIAMBIL
                ? prk_impor_baris_dup_salah (baris)
                : g_strdup ("");
      return g_strdelimit (g_steal_pointer (&salah), "\n", ' ');
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
  const PrkImporBaris *baris = prk_kasus_impor_kolom_get (gtk_list_item_get_item (item));
  GtkWidget *text = gtk_list_item_get_child (item);
  g_autofree char *words = dup_words (baris, column->isi);
  const char *classes[] = { "numeric", NULL, NULL };

  if (column->isi == NASIB)
    {
      classes[1] = nasib[prk_impor_baris_get_nasib (baris)].style;
      gtk_widget_set_css_classes (text, classes);
    }
  prk_sel_teks_set (text, words);
}

void
prk_kasus_impor_kolom_add (GtkColumnView *view)
{
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      g_autoptr(GtkColumnViewColumn) column = NULL;

      g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), (gpointer) &columns[i]);
      g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), (gpointer) &columns[i]);
      column = gtk_column_view_column_new (_(columns[i].title), factory);
      gtk_column_view_column_set_expand (column, columns[i].is_wide);
      gtk_column_view_append_column (view, column);
    }
}
