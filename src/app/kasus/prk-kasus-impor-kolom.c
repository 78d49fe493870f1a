/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "widget/prk-kolom.h"

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

static const PrkKolom columns[] = {
  { N_("Row"), BARIS, FALSE, 5, 5, 0 },
  { N_("Result"), NASIB, FALSE, 11, 11, 0 },
  { N_("Title"), JUDUL, TRUE, 16, 30, 0 },
  { N_("Partner"), MITRA, TRUE, 12, 20, 0 },
  { N_("State"), KEADAAN, FALSE, 14, 18, 0 },
  { N_("What Is Wrong"), SALAH, TRUE, 18, 36, 0 },
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
dup_words (gpointer     item,
           int          isi,
           const char **style)
{
  const PrkImporBaris *baris = prk_kasus_impor_kolom_get (item);
  g_autofree char *salah = NULL;

  switch ((Isi) isi)
    {
    case BARIS:
      return g_strdup_printf ("%u", baris->baris);
    case NASIB:
      *style = nasib[prk_impor_baris_get_nasib (baris)].style;
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

void
prk_kasus_impor_kolom_add (GtkColumnView *view)
{
  prk_kolom_add (view, columns, G_N_ELEMENTS (columns), FALSE, dup_words);
}
