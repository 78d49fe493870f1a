/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Computed values. Money is whole rupiah in 64 bits and decimals are millionths, so a product is
 * exact until it is rounded once, half up, and every step that could overflow is checked. */

#include "config.h"

#include <string.h>

#include "prk-kak-private.h"
#include "prk-klasifikasi.h"

#define BARIS "pembiayaan/baris"
#define MICRO 1000000

/* A factor in millionths: a whole number or a decimal, not below zero. */
static gboolean
get_factor (PrkRecord  *kak,
            const char *row_path,
            const char *column,
            gsize       column_length,
            gint64     *whole,
            gint64     *micro)
{
  g_autofree char *path = g_strdup_printf ("%s/%.*s", row_path, (int)column_length, column);
  const char *decimal = prk_record_get_string (kak, path);

  *micro = 0;
  if (decimal == NULL)
    {
      *whole = prk_record_get_int (kak, path, -1);
      return *whole >= 0;
    }
  if (!prk_desimal_parse (decimal, micro) || *micro < 0)
    return FALSE;

  *whole = *micro / MICRO;
  *micro %= MICRO;
  return TRUE;
}

/* (a + a_micro / 10^6) × b, rounded half up. With b = q × 10^6 + r the fraction gives a_micro × q +
 * a_micro × r / 10^6, where the first is at most b and the second has a product below 10^12. */
static PrkHasilHitung
multiply (gint64  a,
          gint64  a_micro,
          gint64  b,
          gint64 *hasil)
{
  gint64 product;
  gint64 fraction = a_micro * (b / MICRO) + (a_micro * (b % MICRO) + MICRO / 2) / MICRO;

  if (__builtin_mul_overflow (a, b, &product) || __builtin_add_overflow (product, fraction, hasil))
    return PRK_HITUNG_LUAP;

  return PRK_HITUNG_OK;
}

/* @rumus is "column*column"; the second is a whole number, such as a price. */
PrkHasilHitung
_prk_kak_hitung (PrkRecord  *kak,
                 const char *row_path,
                 const char *rumus,
                 gint64     *hasil)
{
  const char *times = strchr (rumus, '*');
  gint64 a, a_micro, b, b_micro;

  if (times == NULL || !get_factor (kak, row_path, rumus, times - rumus, &a, &a_micro)
      || !get_factor (kak, row_path, times + 1, strlen (times + 1), &b, &b_micro) || b_micro != 0)
    return PRK_HITUNG_KURANG;

  return multiply (a, a_micro, b, hasil);
}

/**
 * prk_kak_get_jumlah:
 * @kak: a KAK
 * @row: the id of a row of `pembiayaan/baris`
 * @jumlah: (out): whole rupiah
 *
 * Computes the amount of a cost row: volume × harga, rounded half up.
 *
 * Returns: %FALSE when one of them is missing, bad or negative, or the product overflows
 */
gboolean
prk_kak_get_jumlah (PrkRecord  *kak,
                    const char *row,
                    gint64     *jumlah)
{
  g_autofree char *row_path = NULL;

  g_return_val_if_fail (kak != NULL, FALSE);
  g_return_val_if_fail (row != NULL, FALSE);
  g_return_val_if_fail (jumlah != NULL, FALSE);

  row_path = g_strconcat (BARIS "/", row, NULL);
  return _prk_kak_hitung (kak, row_path, "volume*harga", jumlah) == PRK_HITUNG_OK;
}

/**
 * prk_kak_has_belum_dianggarkan:
 * @kak: a KAK
 *
 * Whether some cost row is not marked as budgeted, which calls for the consent of the DPRD (Pasal
 * 21 ayat (1)).
 *
 * Returns: %FALSE also when there are no costs
 */
gboolean
prk_kak_has_belum_dianggarkan (PrkRecord *kak)
{
  g_auto(GStrv) rows = NULL;
  g_autoptr(GString) path = g_string_new (NULL);
  const PrkBidang *tabel;

  g_return_val_if_fail (kak != NULL, FALSE);

  rows = prk_record_list_rows (kak, BARIS);
  tabel = prk_skema_find_bidang (_prk_kak_get_skema (), BARIS, NULL);
  for (guint i = 0; rows[i] != NULL; i++)
    if (!prk_record_get_bool (kak, _prk_cell_path (path, BARIS, rows[i], "sudah_dianggarkan"))
        && !_prk_kak_row_is_blank (kak, tabel, rows[i], path))
      return TRUE;

  return FALSE;
}

static void
free_rekap (gpointer data)
{
  PrkRekap *rekap = data;

  g_free (rekap->kunci);
  g_free (rekap->nama);
  g_free (rekap);
}

static const struct
{
  const char *column;
  const char *pilihan; /* the list that the codes are of */
} groupings[] = {
  [PRK_REKAP_TAHUN] = { "tahun", NULL },
  [PRK_REKAP_PIHAK] = { "pihak", "pihak" },
  [PRK_REKAP_SUMBER] = { "sumber", "sumber_dana" },
};

static char *
dup_key (PrkRecord       *kak,
         const char      *row,
         PrkRekapMenurut  menurut,
         GString         *path)
{
  const char *code;
  gint64 year;

  _prk_cell_path (path, BARIS, row, groupings[menurut].column);
  code = prk_record_get_string (kak, path->str);
  if (code != NULL)
    return g_strdup (code);

  year = prk_record_get_int (kak, path->str, 0);
  return year == 0 ? g_strdup ("") : g_strdup_printf ("%04" G_GINT64_FORMAT, year);
}

static PrkRekap *
find_group (GPtrArray  *groups,
            const char *key)
{
  for (guint i = 0; i < groups->len; i++)
    {
      PrkRekap *rekap = g_ptr_array_index (groups, i);

      if (strcmp (rekap->kunci, key) == 0)
        return rekap;
    }

  return NULL;
}

static PrkRekap *
add_group (GPtrArray       *groups,
           const char      *key,
           PrkRekapMenurut  menurut)
{
  const char *list = groupings[menurut].pilihan;
  const PrkPilihan *pilihan = list == NULL ? NULL : prk_klasifikasi_find (list, key);
  PrkRekap *rekap = g_new0 (PrkRekap, 1);

  rekap->kunci = g_strdup (key);
  rekap->nama = g_strdup (pilihan != NULL ? pilihan->nama : *key == '\0' ? "Belum diisi" : key);
  g_ptr_array_add (groups, rekap);
  return rekap;
}

/* Where a group stands: years by number, codes as in their list, then unknown codes, then rows
 * without one. */
static guint
get_rank (const PrkRekap *rekap,
          const char     *list)
{
  const GPtrArray *all = list == NULL ? NULL : prk_klasifikasi_list (list);

  if (*rekap->kunci == '\0')
    return G_MAXUINT;

  for (guint i = 0; all != NULL && i < all->len; i++)
    if (strcmp (((const PrkPilihan *)g_ptr_array_index (all, i))->kode, rekap->kunci) == 0)
      return i;

  return G_MAXUINT - 1;
}

static int
compare_groups (gconstpointer a,
                gconstpointer b,
                gpointer      list)
{
  const PrkRekap *rekap_a = *(PrkRekap *const *)a;
  const PrkRekap *rekap_b = *(PrkRekap *const *)b;
  guint rank_a = get_rank (rekap_a, list);
  guint rank_b = get_rank (rekap_b, list);

  if (rank_a != rank_b)
    return rank_a < rank_b ? -1 : 1;

  return strcmp (rekap_a->kunci, rekap_b->kunci);
}

/**
 * prk_kak_rekap:
 * @kak: a KAK
 * @menurut: what to group by
 * @rekap: (out) (optional) (element-type PrkRekap) (transfer full): the groups, years ascending,
 * codes in the order of their list
 * @total: (out) (optional): whole rupiah
 *
 * Sums up the costs. Rows that cannot be computed (a value missing, bad or too large) are left out.
 *
 * Returns: %FALSE when a row or a sum overflows; then @total and the group in question hold what
 * could be added before
 */
gboolean
prk_kak_rekap (PrkRecord        *kak,
               PrkRekapMenurut   menurut,
               GPtrArray       **rekap,
               gint64           *total)
{
  g_autoptr(GPtrArray) groups = g_ptr_array_new_with_free_func (free_rekap);
  g_autoptr(GString) path = g_string_new (NULL);
  g_auto(GStrv) rows = NULL;
  gboolean fits = TRUE;
  gint64 sum = 0;

  g_return_val_if_fail (kak != NULL, FALSE);
  g_return_val_if_fail (menurut < G_N_ELEMENTS (groupings), FALSE);

  rows = prk_record_list_rows (kak, BARIS);
  for (guint i = 0; rows[i] != NULL; i++)
    {
      g_autofree char *row_path = g_strconcat (BARIS "/", rows[i], NULL);
      g_autofree char *key = NULL;
      PrkRekap *group;
      gint64 amount;
      PrkHasilHitung result = _prk_kak_hitung (kak, row_path, "volume*harga", &amount);

      if (result == PRK_HITUNG_LUAP)
        fits = FALSE;
      if (result != PRK_HITUNG_OK)
        continue;

      key = dup_key (kak, rows[i], menurut, path);
      group = find_group (groups, key);
      if (group == NULL)
        group = add_group (groups, key, menurut);
      if (sum > G_MAXINT64 - amount)
        {
          fits = FALSE;
          continue;
        }
      sum += amount;
      group->jumlah += amount;
    }

  g_ptr_array_sort_with_data (groups, compare_groups, (gpointer)groupings[menurut].pilihan);
  if (rekap != NULL)
    *rekap = g_steal_pointer (&groups);
  if (total != NULL)
    *total = sum;

  return fits;
}
