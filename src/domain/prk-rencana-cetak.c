/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "prk-cetak.h"
#include "prk-rencana-private.h"
#include "prk-terbilang.h"

/* The rows of a table with the same columns here and there; those with a list of choices by name. */
static void
copy_table (PrkRecord  *cetak,
            PrkRecord  *rencana,
            const char *table,
            char      **rows)
{
  const PrkBidang *from = prk_skema_find_bidang (prk_skema_get ("rencana"), table, NULL);

  for (guint i = 0; rows[i] != NULL; i++)
    {
      g_autofree char *order = g_strdup_printf ("%s/r%u/_urut", table, i);
      g_autofree char *place = g_strdup_printf ("a%04ux", i);

      prk_cetak_put (cetak, order, place);
      for (guint j = 0; j < from->n_kolom; j++)
        {
          const PrkBidang *column = &from->kolom[j];
          g_autofree char *path = g_strjoin ("/", table, rows[i], column->path, NULL);
          g_autofree char *to = g_strdup_printf ("%s/r%u/%s", table, i, column->path);
          const char *text = prk_record_get_string (rencana, path);

          prk_cetak_put (cetak, to, column->pilihan != NULL ? prk_klasifikasi_get_nama (column->pilihan, text) : text);
        }
    }
}

static int
compare_priority (gconstpointer a,
                  gconstpointer b,
                  gpointer      user_data)
{
  PrkRecord *rencana = user_data;
  gint64 first = _prk_rencana_get_bulat (rencana, *(const char **) a, "prioritas");
  gint64 second = _prk_rencana_get_bulat (rencana, *(const char **) b, "prioritas");

  /* None at all comes last. */
  return (first == 0 ? G_MAXINT : first) < (second == 0 ? G_MAXINT : second) ? -1 : first != second;
}

/* Those that were agreed, the most important first. */
static GPtrArray *
list_agreed (PrkRecord *rencana)
{
  g_auto(GStrv) rows = _prk_rencana_list_butir (rencana);
  GPtrArray *agreed = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; rows[i] != NULL; i++)
    if (g_strcmp0 (_prk_rencana_get (rencana, rows[i], "hasil"), "tidak") != 0)
      g_ptr_array_add (agreed, g_strdup (rows[i]));
  g_ptr_array_sort_with_data (agreed, compare_priority, rencana);
  g_ptr_array_add (agreed, NULL);

  return agreed;
}

static void
put_numbers (PrkRecord  *cetak,
             PrkRecord  *rencana,
             const char *row,
             guint       index)
{
  gint64 priority = _prk_rencana_get_bulat (rencana, row, "prioritas");
  gint64 months = _prk_rencana_get_bulat (rencana, row, "bulan");
  gint64 cost = _prk_rencana_get_bulat (rencana, row, "biaya");
  g_autofree char *base = g_strdup_printf ("item/r%u/", index);
  g_autofree char *priority_path = g_strconcat (base, "prioritas", NULL);
  g_autofree char *months_path = g_strconcat (base, "jangka", NULL);
  g_autofree char *cost_path = g_strconcat (base, "biaya", NULL);
  g_autofree char *source_path = g_strconcat (base, "sumber", NULL);
  g_autofree char *reference_path = g_strconcat (base, "rujukan", NULL);
  const char *reason = prk_klasifikasi_get_nama ("alasan_luar_rencana", _prk_rencana_get (rencana, row, "alasan_luar"));
  const char *explained = _prk_rencana_get (rencana, row, "penjelasan_luar");

  prk_cetak_put (cetak, source_path, prk_klasifikasi_get_nama ("sumber_dana", _prk_rencana_get (rencana, row, "sumber_dana")));
  if (priority != 0)
    {
      g_autofree char *text = prk_format_angka (priority);

      prk_cetak_put (cetak, priority_path, text);
    }
  if (months != 0)
    {
      g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT " bulan", months);

      prk_cetak_put (cetak, months_path, text);
    }
  if (cost != 0)
    prk_cetak_put_int (cetak, cost_path, cost);
  if (_prk_rencana_get (rencana, row, "rujukan") == NULL && reason != NULL)
    {
      g_autofree char *text = g_strdup_printf ("Di luar dokumen perencanaan: %s%s%s", reason,
                                               explained != NULL ? ". " : "",
                                               explained != NULL ? explained : "");

      prk_cetak_put (cetak, reference_path, text);
    }
}

static char *
dup_pembuka (PrkRecord *rencana)
{
  const char *iso = prk_record_get_string (rencana, "berita_acara/tanggal");
  const char *tempat = prk_record_get_string (rencana, "berita_acara/tempat");
  g_autofree char *day = iso != NULL ? prk_tanggal_dup_resmi (iso) : NULL;
  gboolean has_place = tempat != NULL && *tempat != '\0';

  return g_strdup_printf ("Pada hari ini, %s%s%s, telah disepakati hasil identifikasi dan pemetaan urusan "
                          "pemerintahan yang akan dikerjasamakan pada tahun %" G_GINT64_FORMAT
                          ", dengan daftar rencana program dan kegiatan sebagai berikut.",
                          day != NULL ? day : "..............................",
                          has_place ? ", bertempat di " : "", has_place ? tempat : "",
                          prk_record_get_int (rencana, "tahun", 0));
}

/* As it stands within a sentence. */
static char *
dup_nama_kecil (const char *list,
                const char *kode)
{
  char *name = g_strdup (kode != NULL ? prk_klasifikasi_get_nama (list, kode) : "–");

  *name = g_ascii_tolower (*name);

  return name;
}

static char *
dup_pemetaan (PrkRecord *rencana)
{
  const char *iso = prk_record_get_string (rencana, "pemetaan/tanggal");
  g_autofree char *day = iso != NULL ? prk_tanggal_dup_panjang (iso) : NULL;
  g_autofree char *who = dup_nama_kecil ("koordinator_pemetaan",
                                         prk_record_get_string (rencana, "pemetaan/koordinator"));
  g_autofree char *with = dup_nama_kecil ("pendamping_pemetaan",
                                          prk_record_get_string (rencana, "pemetaan/bersama"));
  g_auto(GStrv) rows = prk_record_list_rows (rencana, "peserta");

  if (day == NULL)
    return NULL;

  return g_strdup_printf ("%s, dikoordinasikan oleh %s bersama %s, diikuti %u perangkat daerah.", day,
                          who, with, g_strv_length (rows));
}

/**
 * prk_rencana_new_cetak:
 * @rencana: a record of type "rencana"
 * @profil: the daerah
 *
 * Lays together what the official record of Pasal 7 ayat (5) and Pasal 8 ayat (4) shows. Entries that were
 * not agreed are left out.
 *
 * Returns: (transfer full): a record of type "cetak_rencana"
 */
PrkRecord *
prk_rencana_new_cetak (PrkRecord *rencana,
                       PrkProfil *profil)
{
  PrkRecord *cetak;
  g_autoptr(GPtrArray) agreed = NULL;
  g_auto(GStrv) potensi = NULL;
  g_auto(GStrv) peserta = NULL;
  g_autofree char *pembuka = NULL;
  g_autofree char *pemetaan = NULL;
  g_autofree char *year = NULL;
  const char *signer;

  g_return_val_if_fail (rencana != NULL && profil != NULL, NULL);

  cetak = prk_record_new (prk_record_get_id (rencana), "cetak_rencana");
  agreed = list_agreed (rencana);
  potensi = prk_record_list_rows (rencana, "potensi");
  peserta = prk_record_list_rows (rencana, "peserta");
  pembuka = dup_pembuka (rencana);
  pemetaan = dup_pemetaan (rencana);
  year = g_strdup_printf ("%" G_GINT64_FORMAT, prk_record_get_int (rencana, "tahun", 0));
  signer = prk_record_get_string (rencana, "berita_acara/penanda");

  prk_cetak_put (cetak, "judul", prk_record_get_string (rencana, "judul"));
  prk_cetak_put (cetak, "tahun", strcmp (year, "0") != 0 ? year : NULL);
  prk_cetak_put (cetak, "nomor", prk_record_get_string (rencana, "berita_acara/nomor"));
  prk_cetak_put (cetak, "pembuka", pembuka);
  prk_cetak_put (cetak, "pemetaan", pemetaan);
  prk_cetak_put (cetak, "kota", prk_profil_get_teks (profil, "kop.tempat"));
  prk_cetak_put (cetak, "tanggal", prk_record_get_string (rencana, "berita_acara/tanggal"));
  if (g_strcmp0 (signer, "lainnya") != 0)
    prk_cetak_put (cetak, "penanda/jabatan", prk_profil_get_teks (profil, "pejabat.kepala_daerah"));
  prk_cetak_put (cetak, "penanda/nama", prk_record_get_string (rencana, "berita_acara/nama"));
  copy_table (cetak, rencana, "potensi", potensi);
  copy_table (cetak, rencana, "peserta", peserta);
  copy_table (cetak, rencana, PRK_RENCANA_ITEM, (char **) agreed->pdata);
  for (guint i = 0; g_ptr_array_index (agreed, i) != NULL; i++)
    put_numbers (cetak, rencana, g_ptr_array_index (agreed, i), i);

  return cetak;
}
