/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "base/prk-json.h"

#include "prk-bidang.h"
#include "prk-domain-private.h"
#include "prk-kak-private.h"
#include "prk-telaah-private.h"
#include "prk-wilayah.h"

#define PREFIX "kriteria/"
#define MANFAAT "manfaat/baris"
#define LOKASI "lokasi/baris"
#define ATURAN_MAX_SIZE (256 * 1024)

static const char *const huruf[PRK_TELAAH_N_KRITERIA] = { "a", "b", "c", "d", "e" };

const char *
prk_telaah_get_huruf (guint kriteria)
{
  g_return_val_if_fail (kriteria < PRK_TELAAH_N_KRITERIA, NULL);

  return huruf[kriteria];
}

const PrkBagian *
prk_telaah_get_bagian (guint kriteria)
{
  g_return_val_if_fail (kriteria < PRK_TELAAH_N_KRITERIA, NULL);

  return prk_skema_find_bagian (prk_skema_get ("telaah"), huruf[kriteria]);
}

int
prk_telaah_find_kriteria (const char *path)
{
  g_return_val_if_fail (path != NULL, -1);

  if (!g_str_has_prefix (path, PREFIX))
    return -1;

  path += strlen (PREFIX);
  for (int i = 0; i < PRK_TELAAH_N_KRITERIA; i++)
    if (path[0] == huruf[i][0] && (path[1] == '/' || path[1] == '\0'))
      return i;

  return -1;
}

char *
prk_telaah_dup_path (guint       kriteria,
                     const char *nama)
{
  g_return_val_if_fail (kriteria < PRK_TELAAH_N_KRITERIA, NULL);

  return g_strdup_printf (PREFIX "%s/%s", huruf[kriteria], nama);
}

const char *
prk_telaah_get_nilai (PrkRecord *telaah,
                      guint      kriteria)
{
  g_autofree char *path = prk_telaah_dup_path (kriteria, "nilai");
  const char *nilai;

  g_return_val_if_fail (telaah != NULL, NULL);

  nilai = prk_record_get_string (telaah, path);
  return nilai != NULL && prk_klasifikasi_find ("nilai_telaah", nilai) != NULL ? nilai : NULL;
}

guint
prk_telaah_count_dinilai (PrkRecord *telaah)
{
  guint n = 0;

  g_return_val_if_fail (telaah != NULL, 0);

  for (guint i = 0; i < PRK_TELAAH_N_KRITERIA; i++)
    {
      g_autofree char *alasan = prk_telaah_dup_path (i, "alasan");

      if (prk_telaah_get_nilai (telaah, i) != NULL
          && !prk_bidang_is_empty (prk_record_get_value (telaah, alasan)))
        n++;
    }

  return n;
}

/* FALSE on overflow. */
static gboolean
add_manfaat (PrkRecord *kak,
             gint64    *per_year,
             gboolean  *is_there)
{
  g_auto(GStrv) rows = prk_record_list_rows (kak, MANFAAT);
  g_autoptr(GString) path = g_string_new (NULL);

  *per_year = 0;
  *is_there = FALSE;
  for (guint i = 0; rows[i] != NULL; i++)
    {
      gint64 nilai = prk_record_get_int (kak, _prk_cell_path (path, MANFAAT, rows[i], "nilai"), -1);

      if (nilai < 0)
        continue;
      *is_there = TRUE;
      if (__builtin_add_overflow (*per_year, nilai, per_year))
        return FALSE;
    }

  return TRUE;
}

/* Values are by the year; a cooperation of 18 months yields one and a half of them. */
static void
hitung_manfaat (PrkRecord       *kak,
                PrkBiayaManfaat *hasil)
{
  gint64 months = prk_record_get_int (kak, "jangka_waktu/durasi_bulan", 0);
  gint64 per_year, product;

  if (months <= 0)
    months = 12;
  if (add_manfaat (kak, &per_year, &hasil->ada_manfaat) && hasil->ada_manfaat
      && !__builtin_mul_overflow (per_year, months, &product) && product <= G_MAXINT64 - 6)
    hasil->manfaat = (product + 6) / 12;
  else
    hasil->ada_manfaat = FALSE;
}

/**
 * prk_telaah_hitung:
 * @kak: the KAK as it is judged
 * @telaah: (nullable): the sheet, whose figures count where the KAK came as a file and has none
 * @hasil: (out caller-allocates): the sums
 *
 * Computes cost, benefit and their ratio (Pasal 15 ayat (1) huruf d). A sum that does not fit 64
 * bits counts as unknown.
 */
void
prk_telaah_hitung (PrkRecord       *kak,
                   PrkRecord       *telaah,
                   PrkBiayaManfaat *hasil)
{
  __int128 scaled;

  g_return_if_fail (kak != NULL);
  g_return_if_fail (hasil != NULL);

  *hasil = (PrkBiayaManfaat){ .rasio_persen = -1 };
  hasil->ada_biaya = prk_kak_rekap (kak, PRK_REKAP_TAHUN, NULL, &hasil->biaya) && hasil->biaya > 0;
  hitung_manfaat (kak, hasil);

  if (!hasil->ada_biaya && telaah != NULL)
    {
      hasil->biaya = prk_record_get_int (telaah, PREFIX "d/biaya", 0);
      hasil->ada_biaya = hasil->biaya > 0;
    }
  if (!hasil->ada_manfaat && telaah != NULL)
    {
      hasil->manfaat = prk_record_get_int (telaah, PREFIX "d/manfaat", -1);
      hasil->ada_manfaat = hasil->manfaat >= 0;
    }
  if (!hasil->ada_biaya)
    hasil->biaya = 0;
  if (!hasil->ada_manfaat)
    hasil->manfaat = 0;
  if (!hasil->ada_biaya || !hasil->ada_manfaat)
    return;

  scaled = ((__int128)hasil->manfaat * 200 + hasil->biaya) / ((__int128)hasil->biaya * 2);
  hasil->rasio_persen = scaled > G_MAXINT64 ? -1 : (gint64)scaled;
}

char *
prk_telaah_dup_rasio (const PrkBiayaManfaat *hasil)
{
  g_return_val_if_fail (hasil != NULL, NULL);

  if (hasil->rasio_persen < 0)
    return NULL;

  return g_strdup_printf ("%" G_GINT64_FORMAT ",%02" G_GINT64_FORMAT, hasil->rasio_persen / 100,
                          hasil->rasio_persen % 100);
}

static void
set_if (PrkEdit    *edit,
        const char *path,
        const char *value)
{
  if (value != NULL && *value != '\0')
    prk_edit_set_string (edit, path, value);
}

static char *
dup_lokasi (PrkRecord  *kak,
            const char *row)
{
  g_autoptr(GString) path = g_string_new (NULL);
  const char *nama = prk_record_get_string (kak, _prk_cell_path (path, LOKASI, row, "nama"));
  const char *kode = prk_record_get_string (kak, _prk_cell_path (path, LOKASI, row, "wilayah"));
  g_autofree char *wilayah = kode != NULL ? prk_wilayah_dup_full_name (kode) : NULL;

  if (nama != NULL && *nama != '\0' && wilayah != NULL)
    return g_strdup_printf ("%s, %s", nama, wilayah);
  if (nama != NULL && *nama != '\0')
    return g_strdup (nama);

  return g_strdup (wilayah != NULL ? wilayah : kode != NULL ? kode : "");
}

/**
 * prk_telaah_mulai:
 * @edit: of a new record of type "telaah"
 * @kak: the KAK as it was submitted
 * @awal: which versi is judged, and by whom
 *
 * Fills a new sheet with what is known: the versi it is bound to, the reviewer, and for criterion b
 * a row for each location of the KAK, under the id that it has there.
 */
void
prk_telaah_mulai (PrkEdit             *edit,
                  PrkRecord           *kak,
                  const PrkTelaahAwal *awal)
{
  g_auto(GStrv) rows = NULL;

  g_return_if_fail (edit != NULL && kak != NULL && awal != NULL);

  prk_edit_set_string (edit, "tentang", prk_record_get_id (kak));
  prk_edit_set_string (edit, "versi", awal->versi);
  set_if (edit, "versi_hash", awal->hash);
  prk_edit_set_int (edit, "versi_nomor", awal->nomor);
  set_if (edit, "judul", prk_record_get_string (kak, "judul"));
  set_if (edit, "penelaah/nama", awal->nama);
  set_if (edit, "penelaah/nip", awal->nip);
  set_if (edit, "penelaah/jabatan", awal->jabatan);
  set_if (edit, "penelaah/instansi", awal->instansi);

  rows = prk_record_list_rows (kak, LOKASI);
  for (guint i = 0; rows[i] != NULL; i++)
    {
      g_autofree char *nama = dup_lokasi (kak, rows[i]);
      g_autofree char *path = g_strdup_printf (PREFIX "b/temuan/%s/lokasi", rows[i]);

      prk_edit_append_row (edit, PREFIX "b/temuan", rows[i]);
      set_if (edit, path, nama);
    }
}

/* Outcomes */

static PrkHasilTelaah *
new_hasil (PrkProfil  *profil,
           const char *kode)
{
  const PrkPilihan *pilihan = prk_klasifikasi_find ("hasil_telaah", kode);
  g_autofree char *nama_key = g_strconcat ("telaah.nama.", kode, NULL);
  g_autofree char *lalu_key = g_strconcat ("telaah.lalu.", kode, NULL);
  const char *nama = profil != NULL ? prk_profil_get_teks (profil, nama_key) : NULL;
  const char *lalu = profil != NULL ? prk_profil_get_teks (profil, lalu_key) : NULL;
  PrkHasilTelaah *hasil;

  if (nama == NULL && pilihan != NULL)
    nama = pilihan->nama;
  if (lalu == NULL)
    lalu = prk_klasifikasi_get_sifat ("hasil_telaah", kode, "lalu");
  if (nama == NULL || lalu == NULL)
    return NULL;

  hasil = g_new0 (PrkHasilTelaah, 1);
  hasil->kode = g_intern_string (kode);
  hasil->nama = g_intern_string (nama);
  hasil->peristiwa = g_intern_string (lalu);
  return hasil;
}

/**
 * prk_telaah_list_hasil:
 * @profil: (nullable): the daerah
 *
 * Lists the outcomes that a review can have. The regulation says only "hasil telaahan": a profile
 * may name its own by `telaah.hasil` (codes), `telaah.nama.<kode>` and `telaah.lalu.<kode>`, the
 * peristiwa that follows.
 *
 * Returns: (element-type PrkHasilTelaah) (transfer full): the outcomes
 */
GPtrArray *
prk_telaah_list_hasil (PrkProfil *profil)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_free);
  const char *const *codes = profil != NULL ? prk_profil_get_daftar (profil, "telaah.hasil") : NULL;
  const GPtrArray *all = prk_klasifikasi_list ("hasil_telaah");

  for (guint i = 0; codes != NULL && codes[i] != NULL; i++)
    {
      PrkHasilTelaah *hasil = new_hasil (profil, codes[i]);

      if (hasil != NULL)
        g_ptr_array_add (list, hasil);
    }
  for (guint i = 0; codes == NULL && i < all->len; i++)
    {
      const PrkPilihan *pilihan = g_ptr_array_index (all, i);

      g_ptr_array_add (list, new_hasil (profil, pilihan->kode));
    }

  return list;
}

/* Where each criterion looks */

static gpointer
load_sumber (gpointer unused)
{
  g_autoptr(GBytes) bytes = _prk_domain_lookup ("/aturan/telaah.json");
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonNode) root = prk_json_parse (g_bytes_get_data (bytes, NULL),
                                             g_bytes_get_size (bytes), ATURAN_MAX_SIZE, 6, &error);
  GStrv *all = g_new0 (GStrv, PRK_TELAAH_N_KRITERIA);
  JsonObject *sumber;

  if (root == NULL)
    g_error ("data/aturan/telaah.json: %s", error->message);

  sumber = prk_json_get_object (json_node_get_object (root), "sumber");
  for (guint i = 0; i < PRK_TELAAH_N_KRITERIA; i++)
    {
      JsonArray *list = sumber != NULL ? prk_json_get_array (sumber, huruf[i]) : NULL;
      g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();

      if (list == NULL)
        g_error ("data/aturan/telaah.json: \"sumber\" lacks %s", huruf[i]);
      for (guint j = 0; j < json_array_get_length (list); j++)
        g_strv_builder_add (builder, json_array_get_string_element (list, j));
      all[i] = g_strv_builder_end (builder);
    }

  return all;
}

const char *const *
_prk_telaah_get_sumber (guint kriteria)
{
  static GOnce once = G_ONCE_INIT;
  GStrv *all = g_once (&once, load_sumber, NULL);

  return (const char *const *)all[kriteria];
}

gboolean
prk_telaah_has_sumber (guint       kriteria,
                       const char *path)
{
  const char *const *sumber;

  g_return_val_if_fail (kriteria < PRK_TELAAH_N_KRITERIA, FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  sumber = _prk_telaah_get_sumber (kriteria);
  for (guint i = 0; sumber[i] != NULL; i++)
    {
      gsize length = strlen (sumber[i]);

      if (strncmp (path, sumber[i], length) == 0 && (path[length] == '\0' || path[length] == '/'))
        return TRUE;
    }

  return FALSE;
}
