/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gstdio.h>

#include "store/prk-kasus-daftar.h"
#include "store/prk-kasus-impor.h"
#include "store/prk-kasus-simpan.h"

#include "../domain/tahapan-support.h"
#include "store-fixture.h"

static PrkProfil *
load_profil (void)
{
  g_autoptr (GError) error = NULL;
  PrkProfil *profil = prk_profil_load ("barito-selatan", NULL, &error);

  g_assert_no_error (error);
  return profil;
}

static PrkKasusDaftar *
new_daftar (PrkStore *store)
{
  g_autoptr (PrkProfil) profil = load_profil ();

  return prk_kasus_daftar_untuk (store, profil);
}

/* Its events are there without being asked, as they would be after a sync. */
static char *
add_case (PrkStore *store, const char *prakarsa, const Kejadian *jalan, guint n)
{
  g_autoptr (PrkKasus) kasus = kasus_baru ("ksdd", prakarsa);
  g_autoptr (GError) error = NULL;
  char *id;

  for (guint i = 0; jalan != NULL && i < n && jalan[i].jenis != NULL; i++)
    {
      g_autoptr (JsonObject) isi = isi_benar (jalan[i].alur, jalan[i].jenis, jalan[i].tanggal);

      prk_kasus_catat (kasus, jalan[i].jenis, isi);
    }
  id = prk_kasus_simpan (store, kasus, &error);
  g_assert_no_error (error);

  return id;
}

static GPtrArray *
list (PrkKasusDaftar *daftar)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *rows = prk_kasus_daftar_muat (daftar, &error);

  g_assert_no_error (error);
  return rows;
}

static PrkKasusRingkas *
find (GPtrArray *rows, const char *id)
{
  for (guint i = 0; i < rows->len; i++)
    if (g_str_equal (((PrkKasusRingkas *)rows->pdata[i])->id, id))
      return rows->pdata[i];

  return NULL;
}

static void
assert_same_tenggat (GPtrArray *a, GPtrArray *b)
{
  g_assert_cmpuint (a->len, ==, b->len);
  for (guint i = 0; i < a->len; i++)
    {
      const PrkTenggat *one = a->pdata[i], *other = b->pdata[i];

      g_assert_cmpstr (one->id, ==, other->id);
      g_assert_cmpstr (one->alur, ==, other->alur);
      g_assert_cmpstr (one->hitungan, ==, other->hitungan);
      g_assert_cmpstr (one->peringatan, ==, other->peringatan);
      g_assert_cmpuint (one->jatuh, ==, other->jatuh);
      g_assert_cmpint (one->sisa, ==, other->sisa);
      g_assert_cmpint (one->status, ==, other->status);
    }
}

/* After each step of each way: what the list reckons from the little that it keeps is what the whole case
 * says. */
static void
test_list_is_whole_case (Fixture *self, gconstpointer data)
{
  static const struct
  {
    const char *prakarsa;
    const Kejadian *jalan;
  } ways[] = { { "daerah", jalan_daerah }, { "mitra", jalan_mitra }, { "daerah", jalan_tkksd },
               { "daerah", jalan_lama } };
  g_autoptr (PrkKasusDaftar) daftar = new_daftar (self->store);
  g_autoptr (PrkKalender) kalender = prk_kasus_daftar_dup_kalender (daftar);
  g_autoptr (PrkProfil) profil = load_profil ();

  for (guint w = 0; w < G_N_ELEMENTS (ways); w++)
    for (guint n = 0; n == 0 || ways[w].jalan[n - 1].jenis != NULL; n += 3)
      {
        g_autofree char *id = add_case (self->store, ways[w].prakarsa, ways[w].jalan, n);
        g_autoptr (GPtrArray) rows = list (daftar);
        PrkKasusRingkas *row = find (rows, id);
        g_autoptr (PrkRecord) ksd = prk_store_load (self->store, id, NULL);
        g_autoptr (PrkKasus) kasus = prk_kasus_muat (self->store, ksd, NULL);
        g_autoptr (GPtrArray) tenggat
            = prk_tenggat_hitung (kasus, kalender, profil, prk_kasus_hari_ini (self->store));

        g_assert_nonnull (row);
        g_assert_cmpstr (row->mitra, ==, "Barito Utara, Kapuas");
        g_assert_cmpuint (row->n_kejadian, ==, prk_kasus_get_n_kejadian (kasus));
        g_assert_cmpint (row->is_lembaga, ==, n > 0 && ways[w].jalan == jalan_tkksd);
        for (guint i = 0; i < row->alur->len; i++)
          {
            const PrkKasusAlur *alur = row->alur->pdata[i];
            g_autoptr (GPtrArray) next = prk_tahapan_list_peristiwa (kasus, alur->alur);

            g_assert_cmpstr (alur->keadaan->id, ==, prk_tahapan_get_keadaan (kasus, alur->alur));
            g_assert_cmpuint (alur->berikut->len, ==, next->len);
          }
        assert_same_tenggat (row->tenggat, tenggat);
        if (ways[w].jalan[n].jenis == NULL)
          break;
      }
}

static PrkKasusCatatan *
catat (PrkKasusDaftar *daftar, const char *id, const char *jenis, JsonObject *isi)
{
  g_autoptr (GError) error = NULL;
  PrkKasusCatatan *catatan = prk_kasus_catat_tunggu (daftar, id, jenis, isi, &error);

  g_assert_no_error (error);
  return catatan;
}

static void
test_legal_way_is_written (Fixture *self, gconstpointer data)
{
  g_autoptr (PrkKasusDaftar) daftar = new_daftar (self->store);
  g_autofree char *id = add_case (self->store, "mitra", NULL, 0);
  g_autoptr (GPtrArray) rows = NULL;
  PrkKasusRingkas *row;

  for (guint i = 0; jalan_mitra[i].jenis != NULL; i++)
    {
      g_autoptr (JsonObject) isi
          = isi_benar (jalan_mitra[i].alur, jalan_mitra[i].jenis, jalan_mitra[i].tanggal);
      g_autoptr (PrkKasusCatatan) catatan = catat (daftar, id, jalan_mitra[i].jenis, isi);

      g_assert_cmpint (catatan->boleh, ==, PRK_BOLEH);
      g_assert_nonnull (catatan->id);
    }

  rows = list (daftar);
  row = find (rows, id);
  g_assert_cmpstr (((PrkKasusAlur *)row->alur->pdata[0])->keadaan->id, ==, "C0");
  g_assert_cmpstr (row->terakhir->id, ==, "usulan_fasilitasi");
  g_assert_cmpuint (row->terakhir_tanggal, ==, prk_hari_dari_iso ("2026-01-27"));
  assert_store_sound (self->folder);
}

/* What is not legal is told with its rules, and nothing of it is written. */
static void
test_illegal_is_told (Fixture *self, gconstpointer data)
{
  g_autoptr (PrkKasusDaftar) daftar = new_daftar (self->store);
  g_autofree char *id = add_case (self->store, "mitra", jalan_mitra, 1);
  g_autoptr (JsonObject) isi = isi_benar ("utama", "tanggapan_setuju", "2026-01-26");
  g_autoptr (JsonObject) without = isi_benar ("utama", "telaah_masuk", "2026-01-12");
  g_autoptr (PrkKasusCatatan) early = catat (daftar, id, "tanggapan_setuju", isi);
  g_autoptr (PrkKasusCatatan) bad = NULL;
  g_autoptr (GError) error = NULL;
  gint64 n = query_int (self->folder, "SELECT count(*) FROM op");
  gboolean is_told = FALSE;

  g_assert_cmpint (early->boleh, ==, PRK_TIDAK_KEADAAN);
  g_assert_null (early->id);

  json_object_remove_member (without, "tanggal");
  bad = catat (daftar, id, "telaah_masuk", without);
  g_assert_cmpint (bad->boleh, ==, PRK_TIDAK_ATURAN);
  for (guint i = 0; i < bad->hasil->len; i++)
    {
      const PrkTahapHasil *hasil = bad->hasil->pdata[i];

      is_told |= g_str_equal (hasil->aturan->id, "T1") && hasil->vonis == PRK_VONIS_GAGAL
                 && hasil->pesan != NULL;
    }
  g_assert_true (is_told);
  g_assert_cmpint (query_int (self->folder, "SELECT count(*) FROM op"), ==, n);

  g_assert_null (prk_kasus_catat_tunggu (daftar, "019aa5d0-0000-7000-8000-000000000000",
                                         "telaah_masuk", NULL, &error));
  g_assert_error (error, PRK_STORE_ERROR, PRK_STORE_ERROR_NOT_FOUND);
}

static void
take_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  take_result_cb (source, result, data);
}

/* Two windows of two programs press the same button: one of them wins. */
static void
test_race_has_one_winner (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PrkStore) other = fixture_try_open (self, &error);
  g_autoptr (PrkKasusDaftar) here = new_daftar (self->store);
  g_autoptr (PrkKasusDaftar) there = new_daftar (other);

  for (guint round = 0; round < 6; round++)
    {
      const char *jenis = round % 2 == 0 ? "telaah_masuk" : "penawaran_masuk_dikembalikan";
      g_autoptr (JsonObject) again = isi_benar ("utama", "penawaran_masuk", "2026-01-12");
      g_autoptr (JsonObject) isi = isi_benar ("utama", jenis, "2026-01-12");
      GAsyncResult *one = NULL, *two = NULL;
      g_autoptr (PrkKasusCatatan) first = NULL;
      g_autoptr (PrkKasusCatatan) second = NULL;
      g_autofree char *fresh = add_case (self->store, "mitra", jalan_mitra, 1);

      prk_kasus_catat_async (here, fresh, jenis, isi, NULL, take_cb, &one);
      prk_kasus_catat_async (there, fresh, jenis, isi, NULL, take_cb, &two);
      first = prk_kasus_catat_finish (here, wait_result (&one), &error);
      g_assert_no_error (error);
      second = prk_kasus_catat_finish (there, wait_result (&two), &error);
      g_assert_no_error (error);
      g_assert_true ((first->boleh == PRK_BOLEH) != (second->boleh == PRK_BOLEH));
      g_assert_cmpint (MAX (first->boleh, second->boleh), ==, PRK_TIDAK_KEADAAN);
      g_object_unref (one);
      g_object_unref (two);
    }
  g_clear_object (&there);
  prk_store_close (other);
}

/* One changed case is reckoned anew, the others are the very same rows; a table of holidays changes all. */
static void
test_only_what_changed (Fixture *self, gconstpointer data)
{
  g_autoptr (PrkKasusDaftar) daftar = new_daftar (self->store);
  g_autofree char *quiet = add_case (self->store, "mitra", jalan_mitra, 1);
  g_autofree char *moved = add_case (self->store, "mitra", jalan_mitra, 1);
  g_autoptr (GPtrArray) before = list (daftar);
  g_autoptr (JsonObject) isi = isi_benar ("utama", "telaah_masuk", "2026-01-12");
  g_autoptr (PrkKasusCatatan) catatan = catat (daftar, moved, "telaah_masuk", isi);
  g_autoptr (GPtrArray) after = list (daftar);
  g_autoptr (GPtrArray) later = NULL;
  g_autofree char *folder = g_build_filename (self->folder, "libur", NULL);
  g_autofree char *path = g_build_filename (folder, "2026.csv", NULL);
  const PrkTenggat *was, *is;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (catatan->boleh, ==, PRK_BOLEH);
  g_assert_true (find (before, quiet) == find (after, quiet));
  g_assert_true (find (before, moved) != find (after, moved));
  g_assert_cmpstr (((PrkKasusRingkas *)after->pdata[0])->id, ==, moved);

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_file_set_contents (path, "tanggal,jenis,nama,daerah,sumber\n2026-01-06,nasional,Libur uji,,\n", -1,
                       &error);
  g_assert_no_error (error);
  prk_kasus_daftar_muat_ulang_libur (daftar);
  later = list (daftar);
  was = find (after, quiet)->tenggat->pdata[0];
  is = find (later, quiet)->tenggat->pdata[0];
  g_assert_cmpstr (was->id, ==, "D6");
  g_assert_cmpuint (is->jatuh, !=, was->jatuh);
}

/* Read apart, the newest say what the whole list says of them. */
static void
test_newest_alone (Fixture *self, gconstpointer data)
{
  g_autoptr (PrkKasusDaftar) daftar = new_daftar (self->store);
  g_autofree char *first = add_case (self->store, "mitra", jalan_mitra, 1);
  g_autofree char *second = add_case (self->store, "daerah", jalan_daerah, 2);
  g_autofree char *third = add_case (self->store, "mitra", jalan_mitra, 3);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) newest = prk_kasus_daftar_muat_terbaru (daftar, 2, &error);
  g_autoptr (GPtrArray) all = list (daftar);

  g_assert_no_error (error);
  g_assert_cmpuint (newest->len, ==, 2);
  g_assert_null (find (newest, first));
  for (guint i = 0; i < newest->len; i++)
    {
      const PrkKasusRingkas *one = newest->pdata[i], *same = all->pdata[i];

      g_assert_cmpstr (one->id, ==, same->id);
      g_assert_cmpint (one->changed_us, ==, same->changed_us);
      g_assert_cmpuint (one->n_kejadian, ==, same->n_kejadian);
      assert_same_tenggat (one->tenggat, same->tenggat);
    }
  g_assert_nonnull (find (newest, second));
  g_assert_nonnull (find (newest, third));
}

/* The register's order goes before the clocks of laptops, and what it refused counts for nothing. */
static void
test_order_of_register (Fixture *self, gconstpointer data)
{
  g_autoptr (PrkKasusDaftar) daftar = new_daftar (self->store);
  g_autofree char *id = add_case (self->store, "mitra", jalan_mitra, 4);
  g_autoptr (GError) error = NULL;
  g_autoptr (PrkKasusBuka) buka = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  /* n = 1 is the case itself; 2 penawaran_masuk, 3 telaah_masuk, 4 pleno, 5 the second request. */
  run_sql (self->folder, "UPDATE op SET fate = 2, place = CASE n WHEN 2 THEN 7 WHEN 3 THEN 9"
                         " WHEN 5 THEN 8 END WHERE n IN (2, 3, 5)");
  run_sql (self->folder,
           "UPDATE op SET fate = 3, code = 'penjaga', message = 'Sudah diputus.' WHERE n = 4");
  buka = prk_kasus_buka (daftar, id, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (buka->peristiwa->len, ==, 3);
  g_assert_cmpstr (prk_kasus_get_kejadian (buka->konteks.kasus, 0)->jenis, ==, "penawaran_masuk");
  g_assert_cmpstr (prk_kasus_get_kejadian (buka->konteks.kasus, 1)->jenis, ==,
                   "permintaan_kedua_masuk");
  g_assert_cmpstr (prk_kasus_get_kejadian (buka->konteks.kasus, 2)->jenis, ==, "telaah_masuk");
  g_assert_cmpuint (buka->ditolak->len, ==, 1);
  g_assert_cmpstr (((PrkKasusDitolak *)buka->ditolak->pdata[0])->pesan, ==, "Sudah diputus.");
  g_assert_cmpstr (prk_tahapan_get_keadaan (buka->konteks.kasus, "utama"), ==, "M2");

  rows = list (daftar);
  g_assert_cmpuint (find (rows, id)->n_ditolak, ==, 1);
  g_assert_cmpstr (((PrkKasusAlur *)find (rows, id)->alur->pdata[0])->keadaan->id, ==, "M2");
}

static void
count_cb (PrkKasusDaftar *daftar, guint *n)
{
  (*n)++;
}

static void
test_new_case_with_event (Fixture *self, gconstpointer data)
{
  g_autoptr (PrkKasusDaftar) daftar = new_daftar (self->store);
  g_autoptr (JsonNode) fakta = json_from_string (
      "{\"judul\": \"Air bersih\", \"prakarsa\": \"mitra\", \"daerah\": \"62.04\","
      " \"pihak\": {\"a\": {\"kode\": \"62.04\", \"nama\": \"Barito Selatan\"},"
      " \"b\": {\"kode\": \"62.05\", \"nama\": \"Barito Utara\"}}}", NULL);
  g_autoptr (JsonObject) isi = isi_benar ("utama", "penawaran_masuk", "2026-01-05");
  g_autoptr (JsonObject) bad = isi_benar ("utama", "telaah_masuk", "2026-01-05");
  g_autoptr (PrkKasusCatatan) none = NULL;
  g_autoptr (PrkKasusCatatan) catatan = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  GAsyncResult *result = NULL;
  guint n = 0;

  g_signal_connect (daftar, "changed", G_CALLBACK (count_cb), &n);
  none = prk_kasus_baru_tunggu (daftar, json_node_get_object (fakta), "telaah_masuk", bad, &error);
  g_assert_no_error (error);
  g_assert_cmpint (none->boleh, ==, PRK_TIDAK_KEADAAN);
  g_assert_cmpint (query_int (self->folder, "SELECT count(*) FROM op"), ==, 0);

  prk_kasus_baru_async (daftar, json_node_get_object (fakta), "penawaran_masuk", isi, NULL, take_cb,
                        &result);
  catatan = prk_kasus_baru_finish (daftar, wait_result (&result), &error);
  g_object_unref (result);
  g_assert_no_error (error);
  g_assert_cmpint (catatan->boleh, ==, PRK_BOLEH);
  while (n == 0)
    g_main_context_iteration (NULL, TRUE);

  result = NULL;
  prk_kasus_daftar_muat_async (daftar, NULL, take_cb, &result);
  rows = prk_kasus_daftar_muat_finish (daftar, wait_result (&result), &error);
  g_object_unref (result);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 1);
  g_assert_cmpstr (((PrkKasusRingkas *)rows->pdata[0])->id, ==, catatan->id);
  g_assert_cmpstr (((PrkKasusRingkas *)rows->pdata[0])->judul, ==, "Air bersih");
  g_assert_cmpstr (((PrkKasusRingkas *)rows->pdata[0])->mitra, ==, "Barito Utara");
}

static PrkImporKasus *
read_table (PrkKasusDaftar *daftar, const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return prk_kasus_impor_baca (daftar, bytes, NULL, error);
}

/* All rows of a spreadsheet or none; what is here already is not written again. */
static void
test_spreadsheet (Fixture *self, gconstpointer data)
{
  static const char good[]
      = "judul\tperangkat_daerah\tmitra\tkeadaan\tnomor_kb\ttanggal_kb\tkb_bulan\tsumber\n"
        "Air\tDinas PU\tKabupaten Kapuas\tD1\t100/7\t2024-03-01\t60\tRegister\n"
        "Api\tBPBD\tKabupaten Kapuas\tD1\t100/8\t2024-03-01\t60\tRegister\n";
  g_autofree char *bad = g_strconcat (good, "Udara\t\tKapuas\tD1\t\t\t\tRegister\n", NULL);
  g_autoptr (PrkKasusDaftar) daftar = new_daftar (self->store);
  g_autoptr (GBytes) bytes = g_bytes_new_static (good, sizeof good - 1);
  g_autoptr (PrkImporKasus) wrong = NULL;
  g_autoptr (PrkImporKasus) right = NULL;
  g_autoptr (PrkImporKasus) again = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonObject) isi = isi_benar ("utama", "entri_lama", "2026-01-05");
  g_autoptr (JsonNode) fakta = json_from_string (
      "{\"daerah\": \"62.04\", \"pihak\": {\"a\": {\"kode\": \"62.04\", \"nama\": \"A\"},"
      " \"b\": {\"nama\": \"B\"}}}", NULL);
  g_autoptr (PrkKasusCatatan) taken = NULL;
  GAsyncResult *result = NULL;

  wrong = read_table (daftar, bad, &error);
  g_assert_no_error (error);
  g_assert_false (prk_kasus_impor_tulis (daftar, wrong, &error));
  g_assert_error (error, PRK_STORE_ERROR, PRK_STORE_ERROR_INPUT);
  g_clear_error (&error);
  g_assert_cmpint (query_int (self->folder, "SELECT count(*) FROM op"), ==, 0);

  prk_kasus_impor_baca_async (daftar, bytes, NULL, NULL, take_cb, &result);
  right = prk_kasus_impor_baca_finish (daftar, wait_result (&result), &error);
  g_object_unref (result);
  g_assert_no_error (error);
  result = NULL;
  prk_kasus_impor_tulis_async (daftar, right, NULL, take_cb, &result);
  g_assert_true (prk_kasus_impor_tulis_finish (daftar, wait_result (&result), &error));
  g_object_unref (result);
  rows = list (daftar);
  g_assert_cmpuint (rows->len, ==, 2);
  g_assert_cmpuint (((PrkKasusRingkas *)rows->pdata[0])->berakhir, ==,
                    prk_hari_dari_iso ("2029-02-28"));

  again = read_table (daftar, good, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (prk_impor_kasus_count_salah (again), ==, 4);

  /* R92 holds for one that is written alone, too. */
  isi_ubah (isi, "ditandatangani", "\"2024-05-01\"");
  isi_ubah (isi, "mulai", "\"2024-05-01\"");
  taken = prk_kasus_baru_tunggu (daftar, json_node_get_object (fakta), "entri_lama", isi, &error);
  g_assert_no_error (error);
  g_assert_cmpint (taken->boleh, ==, PRK_TIDAK_ATURAN);
}

/* The good rows in one act, each with its case; wrong ones, and what somebody else wrote meanwhile, stay out. */
static void
test_good_rows_alone (Fixture *self, gconstpointer data)
{
  static const char text[]
      = "judul\tperangkat_daerah\tmitra\tkeadaan\tnomor_kb\ttanggal_kb\tkb_bulan\tsumber\n"
        "Air\tDinas PU\tKabupaten Kapuas\tD1\t100/7\t2024-03-01\t60\tRegister\n"
        "Udara\t\tKapuas\tD1\t\t\t\tRegister\n"
        "Api\tBPBD\tKabupaten Kapuas\tD1\t100/8\t2024-03-01\t60\tRegister\n";
  static const char other[]
      = "judul\tperangkat_daerah\tmitra\tkeadaan\tnomor_kb\ttanggal_kb\tkb_bulan\tsumber\n"
        "Lain\tBPBD\tKabupaten Kapuas\tD1\t100/8\t2024-06-01\t60\tRegister\n";
  g_autoptr (PrkKasusDaftar) daftar = new_daftar (self->store);
  g_autoptr (PrkImporKasus) impor = NULL;
  g_autoptr (PrkImporKasus) meanwhile = NULL;
  g_autoptr (PrkImporKasus) again = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;
  GAsyncResult *result = NULL;
  const PrkImporBaris *air;

  impor = read_table (daftar, text, &error);
  meanwhile = read_table (daftar, other, &error);
  g_assert_true (prk_kasus_impor_tulis (daftar, meanwhile, &error));
  prk_kasus_impor_ambil_async (daftar, impor, NULL, take_cb, &result);
  g_assert_cmpuint (prk_kasus_impor_ambil_finish (daftar, wait_result (&result), &error), ==, 1);
  g_clear_object (&result);
  g_assert_no_error (error);
  air = g_ptr_array_index (impor->baris, 0);
  g_assert_cmpint (prk_impor_baris_get_nasib (air), ==, PRK_IMPOR_DIAMBIL);
  rows = list (daftar);
  g_assert_cmpuint (rows->len, ==, 2);
  g_assert_cmpstr (((PrkKasusRingkas *)rows->pdata[0])->id, ==, air->ksd);

  again = read_table (daftar, text, &error);
  g_assert_cmpuint (prk_impor_kasus_count (again, PRK_IMPOR_ADA), ==, 2);
  g_assert_cmpstr (((PrkImporBaris *)again->baris->pdata[0])->ksd, ==, air->ksd);
  prk_kasus_impor_ambil_async (daftar, again, NULL, take_cb, &result);
  g_assert_cmpuint (prk_kasus_impor_ambil_finish (daftar, wait_result (&result), &error), ==, 0);
  g_clear_object (&result);
  g_assert_error (error, PRK_STORE_ERROR, PRK_STORE_ERROR_INPUT);
}

#define ADD(path, func)                                                                            \
  g_test_add ("/kasus/" path, Fixture, NULL, fixture_set_up, func, fixture_tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD ("list-is-what-the-whole-case-says", test_list_is_whole_case);
  ADD ("legal-way-is-written", test_legal_way_is_written);
  ADD ("illegal-is-told-and-not-written", test_illegal_is_told);
  ADD ("race-has-one-winner", test_race_has_one_winner);
  ADD ("only-what-changed-is-reckoned", test_only_what_changed);
  ADD ("newest-alone-are-as-in-the-list", test_newest_alone);
  ADD ("order-of-the-register", test_order_of_register);
  ADD ("new-case-with-its-first-event", test_new_case_with_event);

  ADD ("spreadsheet-is-written-whole", test_spreadsheet);
  ADD ("spreadsheet-good-rows-alone", test_good_rows_alone);

  return g_test_run ();
}
