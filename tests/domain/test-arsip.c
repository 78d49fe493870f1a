/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "domain/prk-arsip.h"
#include "domain/prk-buku.h"

#include "prk-test-device.h"
#include "tahapan-support.h"

#define KSD "01985d80-0000-7000-8000-0000000000aa"

static PrkProfil *
load_profil (void)
{
  g_autoptr(GError) error = NULL;
  PrkProfil *profil = prk_profil_load ("barito-selatan", NULL, &error);

  g_assert_no_error (error);
  return profil;
}

/* Our own offer, until after the event of this kind on this line. */
static PrkKasus *
go_until (const char *alur,
          const char *jenis)
{
  PrkKasus *kasus = kasus_baru ("ksdd", "daerah");
  g_autoptr(JsonNode) title = json_node_init_string (json_node_alloc (), "Uji");

  prk_kasus_set (kasus, "judul", title);
  for (const Kejadian *one = jalan_daerah; one->jenis != NULL; one++)
    {
      g_autoptr(JsonObject) isi = isi_benar (one->alur, one->jenis, one->tanggal);

      prk_kasus_catat (kasus, one->jenis, isi);
      if (strcmp (one->alur, alur) == 0 && strcmp (one->jenis, jenis) == 0)
        return kasus;
    }
  g_assert_not_reached ();
}

static void
put (PrkRecord  *record,
     const char *path,
     const char *json)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonNode) value = json != NULL ? json_from_string (json, &error) : NULL;
  g_autoptr(JsonNode) none = json_node_init_null (json_node_alloc ());

  g_assert_no_error (error);
  prk_record_overlay (record, path, value != NULL ? value : none);
}

static PrkRecord *
begin (PrkKasus   *kasus,
       PrkProfil  *profil,
       const char *alur)
{
  g_autoptr(PrkTestDevice) device = prk_test_device_new (7);
  g_autoptr(PrkKalender) kalender = muat_kalender ();
  PrkTahapKonteks konteks = { kasus, kalender, profil, NULL };
  PrkRecord *record = prk_record_new (PRK_TEST_RECORD, PRK_TIPE_ARSIP);
  g_autoptr(PrkEdit) edit = prk_edit_new (record);

  prk_arsip_mulai (edit, &konteks, KSD, alur, prk_hari_dari_iso ("2027-03-01"));
  g_assert_nonnull (prk_test_device_commit (device, edit));

  return record;
}

/* Everything that only a person knows. */
static void
fill_in (PrkRecord *record)
{
  g_auto(GStrv) copies = prk_record_list_rows (record, "eksemplar");

  for (guint i = 0; copies[i] != NULL; i++)
    {
      g_autofree char *who = g_strjoin ("/", "eksemplar", copies[i], "penerima", NULL);
      g_autofree char *when = g_strjoin ("/", "eksemplar", copies[i], "tanggal", NULL);

      put (record, who, "\"Contoh Penerima\"");
      put (record, when, "\"2027-03-01\"");
    }
  put (record, "lembar/paraf", "true");
  put (record, "lembar/stempel", "true");
  put (record, "meterai/banyak", "4");
  put (record, "tempat/ruang", "\"Arsip\"");
  put (record, "tempat/boks", "\"12\"");
  put (record, "lampiran/l1/_urut", "\"V\"");
  put (record, "lampiran/l1/berkas",
       "{\"berkas\": \"47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU\", \"jenis\": \"application/pdf\", \"nama\": \"kb.pdf\", "
       "\"ukuran\": 7}");
}

static void
assert_findings (PrkRecord  *record,
                 PrkProfil  *profil,
                 const char *expected)
{
  g_autoptr(GPtrArray) found = prk_arsip_periksa (record, profil);
  g_autoptr(GString) said = g_string_new (NULL);

  for (guint i = 0; i < found->len; i++)
    {
      const PrkTemuan *one = g_ptr_array_index (found, i);

      g_assert_null (strchr (one->pesan, '{'));
      g_assert_nonnull (one->pasal);
      g_string_append_printf (said, "%s%s %s%s", i > 0 ? "; " : "", one->aturan, one->path,
                              one->kekuatan == PRK_KEKUATAN_HARD ? "!" : "");
    }
  g_assert_cmpstr (said->str, ==, expected);
}

/* What the case knows stands there: parties with their numbers, four originals and a photocopy for three parties (R90). */
static void
test_begins_with_the_case (void)
{
  g_autoptr(PrkProfil) profil = load_profil ();
  g_autoptr(PrkKasus) kasus = go_until (PRK_ALUR_UTAMA, "nomor_kb");
  g_autoptr(PrkRecord) record = begin (kasus, profil, PRK_ALUR_UTAMA);
  g_auto(GStrv) pihak = prk_record_list_rows (record, "pihak");
  g_auto(GStrv) copies = prk_record_list_rows (record, "eksemplar");
  const PrkKejadian *signing = prk_kasus_find (kasus, PRK_ALUR_UTAMA, "kb_ditandatangani");
  const PrkKejadian *given = prk_kasus_find (kasus, PRK_ALUR_UTAMA, "nomor_kb");
  g_autofree char *day = prk_hari_dup_iso (signing->tanggal);

  g_assert_cmpuint (g_strv_length (pihak), ==, 3);
  g_assert_cmpuint (g_strv_length (copies), ==, 5);
  g_assert_cmpstr (prk_record_get_string (record, "ditandatangani"), ==, day);
  g_assert_cmpstr (prk_record_get_string (record, "judul"), ==, "Uji");
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *ours = g_strjoin ("/", "pihak", pihak[i], "nomor", NULL);
      g_autofree char *theirs = g_strjoin ("/", "nomor", pihak[i], NULL);

      g_assert_nonnull (prk_record_get_string (record, ours));
      g_assert_cmpstr (prk_record_get_string (record, ours), ==, prk_kasus_get_teks (kasus, given, theirs));
    }
  fill_in (record);
  assert_findings (record, profil, "");
}

/* Each rule by what breaks it: a path, its value, what is found. */
static void
test_rules (void)
{
  static const struct
  {
    const char *path, *json, *found;
  } table[] = {
    { "eksemplar/asli_paraf/jenis", "\"asli_pihak\"", "R90 eksemplar!" },
    { "eksemplar/asli_paraf/jenis", "\"fotokopi\"", "R90 eksemplar!; R90 eksemplar!" },
    { "eksemplar/fotokopi/jenis", "\"asli_paraf\"", "R90 eksemplar!; R90 eksemplar!; R93 meterai/banyak" },
    { "eksemplar/kita/pemegang", "\"Orang lain\"", "R90 eksemplar!" },
    { "eksemplar/kita/penerima", NULL, "R90 eksemplar/kita/penerima" },
    { "eksemplar/kita/tanggal", NULL, "R90 eksemplar/kita/penerima" },
    { "pihak/kita/nomor", NULL, "R92 pihak/kita/nomor!" },
    { "lembar/paraf", "false", "R93 lembar/paraf" },
    { "lembar/stempel", NULL, "R93 lembar/stempel" },
    { "meterai/nilai", "6000", "R93 meterai/nilai" },
    { "meterai/banyak", "3", "R93 meterai/banyak" },
    { "lampiran/l1/berkas", NULL, "R94 lampiran" },
    { "lampiran/l1/berkas", "\"kb.pdf\"", "R94 lampiran" },
    { "klasifikasi", NULL, "isian klasifikasi!; R94 lampiran" },
    { "tanggal", "\"2020-01-01\"", "R94 tanggal!" },
  };
  g_autoptr(PrkProfil) profil = load_profil ();
  g_autoptr(PrkKasus) kasus = go_until (PRK_ALUR_UTAMA, "nomor_kb");

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr(PrkRecord) record = begin (kasus, profil, PRK_ALUR_UTAMA);
      g_autofree char *own = prk_tahapan_dup_pihak_kita (kasus);
      g_auto(GStrv) parts = g_strsplit (table[i].path, "kita", 2);
      g_autofree char *path = g_strjoinv (own, parts);
      g_auto(GStrv) words = g_strsplit (table[i].found, "kita", -1);
      g_autofree char *found = g_strjoinv (own, words);

      g_test_message ("%s = %s", path, table[i].json);
      fill_in (record);
      put (record, path, table[i].json);
      assert_findings (record, profil, found);
    }
}

static void
test_same_number (void)
{
  g_autoptr(PrkProfil) profil = load_profil ();
  g_autoptr(PrkKasus) kasus = go_until (PRK_ALUR_UTAMA, "nomor_kb");
  g_autoptr(PrkRecord) record = begin (kasus, profil, PRK_ALUR_UTAMA);
  g_auto(GStrv) pihak = prk_record_list_rows (record, "pihak");
  g_autofree char *first = g_strjoin ("/", "pihak", pihak[0], "nomor", NULL);
  g_autofree char *second = g_strjoin ("/", "pihak", pihak[1], "nomor", NULL);
  g_autofree char *found = g_strdup_printf ("R92 %s!", second);

  fill_in (record);
  put (record, first, "\"1/A\"");
  put (record, second, "\"1/a\"");
  assert_findings (record, profil, found);
}

/* Of a record that nobody filled in nothing hard but what is not there. */
static void
test_empty (void)
{
  g_autoptr(PrkProfil) profil = load_profil ();
  g_autoptr(PrkRecord) record = prk_record_new (PRK_TEST_RECORD, PRK_TIPE_ARSIP);
  g_autoptr(GPtrArray) found = prk_arsip_periksa (record, profil);

  g_assert_cmpuint (found->len, >, 5);
}

/* As an event the record satisfies R94, and the register's line says where the paper lies. */
static void
test_becomes_the_event (void)
{
  g_autoptr(PrkProfil) profil = load_profil ();
  g_autoptr(PrkKalender) kalender = muat_kalender ();
  g_autoptr(PrkKasus) kasus = go_until (PRK_ALUR_UTAMA, "nomor_kb");
  g_autoptr(PrkRecord) record = begin (kasus, profil, PRK_ALUR_UTAMA);
  g_autoptr(JsonObject) isi = NULL;
  PrkTahapKonteks konteks = { kasus, kalender, profil, NULL };
  const char *jenis;
  g_autoptr(GPtrArray) book = NULL;
  const PrkBukuBaris *line;

  fill_in (record);
  isi = prk_arsip_new_isi (record, &jenis);
  g_assert_cmpstr (jenis, ==, "arsip_kb");
  g_assert_true (prk_arsip_is_belum (kasus, PRK_ALUR_UTAMA));
  g_assert_cmpint (prk_tahapan_catat (&konteks, jenis, isi, NULL), ==, PRK_BOLEH);
  g_assert_false (prk_arsip_is_belum (kasus, PRK_ALUR_UTAMA));

  book = prk_buku_dari_kasus (kasus, KSD, prk_hari_dari_iso ("2027-03-01"));
  line = book->pdata[0];
  g_assert_true (line->is_fisik);
  g_assert_cmpstr (line->lokasi, ==, "ruang Arsip, boks 12");
  g_assert_cmpstr (line->klasifikasi, ==, "100.3.7.1");
  g_assert_cmpstr (line->pindaian, ==, "kb.pdf");
}

/* Asked for from the signing on, until it is archived; a paper that is signed anew is asked for again. */
static void
test_not_archived_yet (void)
{
  static const struct
  {
    const char *alur, *jenis;
    gboolean    is_kb, is_pks;
  } table[] = {
    { "utama", "rekomendasi_kb", FALSE, FALSE },  { "utama", "kb_ditandatangani", TRUE, FALSE },
    { "utama", "nomor_kb", TRUE, FALSE },         { "utama", "arsip_kb", FALSE, FALSE },
    { "pks-1", "pks_ditandatangani", FALSE, TRUE }, { "pks-1", "arsip_pks", FALSE, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr(PrkKasus) kasus = go_until (table[i].alur, table[i].jenis);

      g_test_message ("%s", table[i].jenis);
      g_assert_cmpint (prk_arsip_is_belum (kasus, "utama"), ==, table[i].is_kb);
      g_assert_cmpint (prk_arsip_is_belum (kasus, "pks-1"), ==, table[i].is_pks);
      g_assert_false (prk_arsip_is_belum (kasus, "perselisihan-1"));
    }
}

/* Rows that were taken out come back, those that are there stay as they are. */
static void
test_completes_copies (void)
{
  g_autoptr(PrkTestDevice) device = prk_test_device_new (8);
  g_autoptr(PrkProfil) profil = load_profil ();
  g_autoptr(PrkKasus) kasus = go_until (PRK_ALUR_UTAMA, "nomor_kb");
  g_autoptr(PrkRecord) record = begin (kasus, profil, PRK_ALUR_UTAMA);
  g_autoptr(PrkEdit) edit = NULL;
  g_autoptr(PrkEdit) again = NULL;
  g_auto(GStrv) copies = NULL;

  fill_in (record);
  put (record, "pihak/baru/_urut", "\"z\"");
  put (record, "pihak/baru/nama", "\"Kota Empat\"");
  put (record, "pihak/baru/nomor", "\"9/Z\"");
  edit = prk_edit_new (record);
  prk_arsip_lengkapi (edit, record);
  g_assert_nonnull (prk_test_device_commit (device, edit));
  copies = prk_record_list_rows (record, "eksemplar");
  g_assert_cmpuint (g_strv_length (copies), ==, 6);
  g_assert_cmpstr (prk_record_get_string (record, "eksemplar/baru/pemegang"), ==, "Kota Empat");
  assert_findings (record, profil, "R90 eksemplar/baru/penerima; R93 meterai/banyak");
  again = prk_edit_new (record);
  prk_arsip_lengkapi (again, record);
  g_assert_true (prk_edit_is_empty (again));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/arsip/r90-r92-begins-with-the-case", test_begins_with_the_case);
  g_test_add_func ("/arsip/r90-r92-r93-r94-by-what-breaks-them", test_rules);
  g_test_add_func ("/arsip/r92-same-number", test_same_number);
  g_test_add_func ("/arsip/empty", test_empty);
  g_test_add_func ("/arsip/r94-becomes-the-event", test_becomes_the_event);
  g_test_add_func ("/arsip/not-archived-yet", test_not_archived_yet);
  g_test_add_func ("/arsip/r90-completes-copies", test_completes_copies);

  return g_test_run ();
}
