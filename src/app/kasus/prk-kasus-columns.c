/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n.h>

#include "widget/prk-kolom.h"

#include "prk-kasus-columns.h"
#include "prk-kasus-kata.h"

static const PrkKolom columns[] = {
  { N_("Title"), PRK_KASUS_URUT_JUDUL, TRUE, 18, 36, 0 },
  { N_("Partner"), PRK_KASUS_URUT_MITRA, TRUE, 12, 20, 700 },
  { N_("Stage"), PRK_KASUS_URUT_TAHAPAN, FALSE, 18, 18, 860 },
  { N_("State"), PRK_KASUS_URUT_KEADAAN, TRUE, 14, 22, 480 },
  { N_("Next Deadline"), PRK_KASUS_URUT_TENGGAT, FALSE, 24, 30, 560 },
};

static char *
dup_words (gpointer     item,
           int          urut,
           const char **style)
{
  const PrkKasusRingkas *ringkas = prk_kasus_item_get_ringkas (item);
  const PrkKasusAlur *alur = prk_kasus_item_get_alur (item);
  const PrkTahapKeadaan *state = alur->keadaan;
  int stage;

  switch ((PrkKasusUrut) urut)
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
      *style = prk_kasus_kata_get_sisa_style (prk_kasus_kata_find_tenggat (ringkas));
      return prk_kasus_kata_dup_tenggat (prk_kasus_kata_find_tenggat (ringkas));
    }
}

void
prk_kasus_columns_add (GtkColumnView *view)
{
  prk_kolom_add (view, columns, G_N_ELEMENTS (columns), TRUE, dup_words);
}

void
prk_kasus_columns_set_width (GtkColumnView *view,
                             int            width)
{
  prk_kolom_set_width (view, columns, G_N_ELEMENTS (columns), width);
}

PrkKasusUrut
prk_kasus_columns_get_sort (GtkColumnView *view,
                            gboolean      *is_descending)
{
  return (PrkKasusUrut) prk_kolom_get_urut (view, columns, PRK_KASUS_URUT_CHANGED, is_descending);
}
