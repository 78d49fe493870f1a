/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "widget/prk-kolom.h"

#include "prk-buku-columns.h"
#include "prk-buku-item.h"

static const PrkKolom columns[] = {
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
dup_words (gpointer     item,
           int          urut,
           const char **style)
{
  const PrkBukuBaris *baris = prk_buku_item_get_baris (item);

  if (baris->status != PRK_BUKU_AKTIF && baris->status != PRK_BUKU_PROSES)
    *style = "dim-label";
  switch ((PrkBukuUrut) urut)
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

void
prk_buku_columns_add (GtkColumnView *view)
{
  prk_kolom_add (view, columns, G_N_ELEMENTS (columns), TRUE, dup_words);
}

void
prk_buku_columns_set_width (GtkColumnView *view,
                            int            width)
{
  prk_kolom_set_width (view, columns, G_N_ELEMENTS (columns), width);
}

PrkBukuUrut
prk_buku_columns_get_sort (GtkColumnView *view,
                           gboolean      *is_turun)
{
  return (PrkBukuUrut) prk_kolom_get_urut (view, columns, PRK_BUKU_URUT_TANGGAL, is_turun);
}
