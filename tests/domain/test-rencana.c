/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/prk-id.h"
#include "domain/prk-batas.h"
#include "domain/prk-rencana.h"
#include "domain/prk-tahapan.h"

static PrkProfil *
load_profil (void)
{
  g_autoptr(GError) error = NULL;
  PrkProfil *profil = prk_profil_load ("barito-selatan", NULL, &error);

  g_assert_no_error (error);
  return profil;
}

static void
put (PrkRecord  *record,
     const char *path,
     const char *text)
{
  g_autoptr(JsonNode) node = json_node_alloc ();
  char *end;
  gint64 number = g_ascii_strtoll (text, &end, 10);

  if (*text == '\0')
    json_node_init_null (node);
  else if (strcmp (text, "ya") == 0)
    json_node_init_boolean (node, TRUE);
  else if (*end == '\0')
    json_node_init_int (node, number);
  else
    json_node_init_string (node, text);
  prk_record_overlay (record, path, node);
}

/* "path=value;path=value" */
static void
apply (PrkRecord  *record,
       const char *changes)
{
  g_auto(GStrv) list = g_strsplit (changes, ";", -1);

  for (guint i = 0; list[i] != NULL; i++)
    {
      g_auto(GStrv) pair = g_strsplit (list[i], "=", 2);

      if (pair[0] != NULL)
        put (record, pair[0], pair[1]);
    }
}

static void
add_row (PrkRecord  *record,
         const char *table,
         const char *row,
         const char *order,
         const char *cells)
{
  g_auto(GStrv) list = g_strsplit (cells, ";", -1);
  g_autofree char *place = g_strjoin ("/", table, row, "_urut", NULL);

  put (record, place, order);
  for (guint i = 0; list[i] != NULL; i++)
    {
      g_autofree char *change = g_strjoin ("/", table, row, list[i], NULL);

      apply (record, change);
    }
}

#define SUKARELA                                                                                   \
  "prioritas=2;program=Pengembangan pariwisata;kegiatan=Promosi wisata sungai;urusan=pariwisata;"  \
  "kategori=SUKARELA;mitra=Kota Samarinda;bulan=24;pengusul=Dinas Pariwisata;"                     \
  "rujukan=RPJMD 2025-2029 tabel 4.2"
#define WAJIB                                                                                      \
  "prioritas=1;program=Penanggulangan bencana;kegiatan=Penanganan karhutla;"                       \
  "urusan=ketenteraman;kategori=WAJIB;bulan=36;lokasi=Kecamatan Dusun Utara;biaya=250000000;"      \
  "mitra=Kabupaten Barito Utara, Kabupaten Kapuas;forum=musrenbang_provinsi;"                      \
  "alasan_luar=darurat;penjelasan_luar=Kebakaran tahun lalu belum terduga"

static PrkRecord *
new_plan (PrkProfil *profil)
{
  const char *const *offices = prk_profil_get_daftar (profil, "perangkat_daerah");
  PrkRecord *record = prk_record_new ("01980000-0000-7000-8000-000000000021", "rencana");

  apply (record, "judul=Rencana kerja sama 2028;tahun=2028;disepakati=2027-05-10;"
                 "pemetaan/tanggal=2027-03-15;pemetaan/koordinator=pd_kerja_sama;"
                 "pemetaan/bersama=pd_perencanaan;berita_acara/tanggal=2027-05-12;"
                 "berita_acara/penanda=kepala_daerah;berita_acara/ditandatangani=ya");
  for (guint i = 0; offices[i] != NULL; i++)
    {
      g_autofree char *row = g_strdup_printf ("p%u", i);
      g_autofree char *order = g_strdup_printf ("a%03ux", i);
      g_autofree char *cells = g_strconcat ("perangkat_daerah=", offices[i], NULL);

      add_row (record, "peserta", row, order, cells);
    }
  add_row (record, "item", "i1", "a1x", WAJIB);
  add_row (record, "item", "i2", "a2x", SUKARELA);

  return record;
}

static char *
list_found (GPtrArray *temuan)
{
  GString *found = g_string_new (NULL);

  for (guint i = 0; i < temuan->len; i++)
    {
      const PrkTemuan *one = g_ptr_array_index (temuan, i);

      g_string_append_printf (found, "%s%s%s:%s", found->len > 0 ? " " : "", one->aturan,
                              one->kekuatan == PRK_KEKUATAN_SOFT ? "~" : "", one->path);
    }

  return g_string_free (found, FALSE);
}

/* Each rule by a plan that keeps it (the first line) and one that does not; the path is where it is mended. */
static void
test_rules (void)
{
  static const struct
  {
    const char *change, *found;
  } cases[] = {
    { "", "" },
    { "item/i1/rujukan=;item/i1/alasan_luar=", "R4:item/i1/rujukan" },
    { "item/i1/penjelasan_luar=", "R4:item/i1/penjelasan_luar" },
    { "item/i2/rujukan=", "R4:item/i2/rujukan" },
    { "item/i1/mitra=Kabupaten Barito Utara, Kota Samarinda", "R6:item/i1/mitra" },
    { "item/i1/mitra=Negeri Antah", "R6:item/i1/mitra" },
    { "pemetaan/koordinator=lainnya", "R10:pemetaan/koordinator" },
    { "pemetaan/bersama=lainnya", "R10:pemetaan/bersama" },
    { "peserta/p3/perangkat_daerah=Pihak lain", "R10~:peserta" },
    { "item/i1/program=", "R11:item/i1/program" },
    { "item/i2/bulan=", "R11:item/i2/bulan" },
    { "item/i2/prioritas=", "R11:item/i2/prioritas" },
    { "item/i2/urusan=;item/i2/hasil=tidak", "" },
    { "item/i1/forum=", "R12~:item/i1/forum" },
    { "item/i1/forum=;item/i1/mitra=Kabupaten Barito Utara, Kabupaten Hulu Sungai Utara", "" },
    { "item/i1/forum=;item/i1/kategori=SUKARELA", "" },
    { "berita_acara/ditandatangani=", "R13:berita_acara/ditandatangani" },
    { "berita_acara/penanda=lainnya", "R13:berita_acara/ditandatangani" },
    { "berita_acara/ditandatangani=;disepakati=", "" },
    { "berita_acara/tanggal=2027-05-09", "R13:berita_acara/tanggal" },
    { "pemetaan/tanggal=2027-04-01", "R14~:pemetaan/tanggal" },
    { "pemetaan/tanggal=2027-03-31", "" },
    { "pemetaan/tanggal=2027-04-01;item/i2/kategori=WAJIB;item/i2/mitra=Kabupaten Kapuas;"
      "item/i2/forum=rakortek_provinsi",
      "" },
    { "judul=", "isian:judul" },
    { "item/i2/kategori=", "isian:item/i2/kategori" },
  };
  g_autoptr(PrkProfil) profil = load_profil ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(PrkRecord) record = new_plan (profil);
      g_autoptr(GPtrArray) temuan = NULL;
      g_autofree char *found = NULL;

      if (*cases[i].change != '\0')
        apply (record, cases[i].change);
      temuan = prk_rencana_periksa (record, NULL, profil);
      found = list_found (temuan);
      g_test_message ("%s", cases[i].change);
      g_assert_cmpstr (found, ==, cases[i].found);
    }
}

/* A plan of which nothing is known, and two plans for one year. */
static void
test_empty_and_twins (void)
{
  g_autoptr(PrkProfil) profil = load_profil ();
  g_autoptr(PrkRecord) empty = prk_record_new ("01980000-0000-7000-8000-000000000022", "rencana");
  g_autoptr(PrkRecord) plan = new_plan (profil);
  g_autoptr(GPtrArray) all = g_ptr_array_new ();
  g_autoptr(GPtrArray) of_empty = prk_rencana_periksa (empty, NULL, profil);
  g_autoptr(GPtrArray) of_twin = NULL;
  g_autofree char *found = list_found (of_empty);
  g_autofree char *twin = NULL;

  g_assert_nonnull (strstr (found, "R11:item"));
  g_assert_nonnull (strstr (found, "R10:pemetaan/koordinator"));
  g_assert_null (strstr (found, "R13"));

  put (empty, "tahun", "2028");
  g_ptr_array_add (all, plan);
  g_ptr_array_add (all, empty);
  of_twin = prk_rencana_periksa (plan, all, profil);
  twin = list_found (of_twin);
  g_assert_cmpstr (twin, ==, "rencana~:tahun");
}

static void
test_states (void)
{
  static const struct
  {
    const char       *change;
    PrkRencanaKeadaan expected;
  } cases[] = {
    { "judul=x", PRK_RENCANA_DITANDATANGANI },
    { "disepakati=", PRK_RENCANA_DRAF },
    { "berita_acara/ditandatangani=", PRK_RENCANA_DISEPAKATI },
    { "berita_acara/penanda=lainnya", PRK_RENCANA_DISEPAKATI },
    { "berita_acara/tanggal=", PRK_RENCANA_DISEPAKATI },
  };
  g_autoptr(PrkProfil) profil = load_profil ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(PrkRecord) record = new_plan (profil);

      apply (record, cases[i].change);
      g_assert_cmpint (prk_rencana_get_keadaan (record), ==, cases[i].expected);
    }
}

/* The rules of the tahapan themselves say yes to what a plan without findings becomes, and no as soon as a
 * field goes that check_butir() asks for: the two lists are the same. */
static void
test_events (void)
{
  static const char *const columns[] = { "program", "kegiatan", "urusan", "bulan", "prioritas" };
  g_autoptr(PrkProfil) profil = load_profil ();

  for (guint i = 0; i <= G_N_ELEMENTS (columns); i++)
    {
      g_autoptr(PrkRecord) record = new_plan (profil);
      g_autoptr(PrkKasus) kasus = prk_kasus_new ();
      g_autoptr(JsonObject) formed = json_object_new ();
      g_autoptr(JsonObject) mapped = NULL;
      g_autoptr(JsonObject) listed = NULL;
      g_autoptr(GPtrArray) none = g_ptr_array_new ();
      PrkHitung hitung = { .hari_kerja = 5 };
      g_autoptr(PrkKalender) kalender = prk_kalender_new (none, NULL, &hitung);
      PrkTahapKonteks konteks = { kasus, kalender, profil, NULL };

      if (i < G_N_ELEMENTS (columns))
        {
          g_autofree char *change = g_strdup_printf ("item/i2/%s=", columns[i]);

          apply (record, change);
        }
      json_object_set_string_member (formed, "alur", "tkksd");
      prk_kasus_catat (kasus, "tkksd_dibentuk", formed);
      mapped = prk_rencana_new_pemetaan (record);
      listed = prk_rencana_new_daftar (record, profil);
      g_assert_cmpint (prk_tahapan_boleh (&konteks, "pemetaan_selesai", mapped, NULL), ==, PRK_BOLEH);
      g_assert_cmpint (prk_tahapan_boleh (&konteks, "daftar_rencana", listed, NULL) == PRK_BOLEH, ==,
                       i == G_N_ELEMENTS (columns));
    }
}

static void
settle (PrkEdit   *edit,
        PrkRecord *record)
{
  g_autoptr(GPtrArray) sets = prk_edit_list_sets (edit);

  for (guint i = 0; i < sets->len; i++)
    {
      PrkOpSet *one = g_ptr_array_index (sets, i);

      prk_record_overlay (record, one->path, one->value);
    }
}

/* What the plan says stands in the KAK, at the KAK's own paths and without anything that its rules refuse. */
static void
test_kak (void)
{
  g_autoptr(PrkProfil) profil = load_profil ();
  g_autoptr(PrkRecord) plan = new_plan (profil);
  g_autoptr(PrkRecord) kak = prk_record_new ("01980000-0000-7000-8000-000000000023", "kak");
  g_autoptr(PrkEdit) edit = prk_edit_new (kak);
  g_autoptr(GPtrArray) temuan = NULL;
  g_auto(GStrv) mitra = NULL;

  prk_edit_set_string (edit, "daerah", prk_profil_get_daerah (profil));
  prk_rencana_mulai_kak (edit, plan, "i1", profil);
  settle (edit, kak);

  g_assert_cmpstr (prk_record_get_string (kak, PRK_RENCANA_ASAL), ==, prk_record_get_id (plan));
  g_assert_cmpstr (prk_record_get_string (kak, PRK_RENCANA_BUTIR), ==, "i1");
  g_assert_cmpstr (prk_record_get_string (kak, "rencana"), ==,
                   "Daftar rencana 2028, butir 1: Penanganan karhutla");
  g_assert_cmpstr (prk_record_get_string (kak, "judul"), ==, "Penanganan karhutla");
  g_assert_cmpint (prk_record_get_int (kak, "tahun_anggaran", 0), ==, 2028);
  g_assert_true (prk_record_get_bool (kak, "urusan/ketenteraman"));
  mitra = prk_record_list_rows (kak, "mitra");
  g_assert_cmpuint (g_strv_length (mitra), ==, 2);
  g_assert_cmpstr (prk_record_get_string (kak, "mitra/m1/kode"), ==, "62.05");
  g_assert_cmpstr (prk_record_get_string (kak, "mitra/m2/kode"), ==, "62.03");
  g_assert_true (prk_record_get_bool (kak, "mitra/m1/berbatasan"));
  g_assert_cmpstr (prk_record_get_string (kak, "objek_ruang_lingkup/objek/o1/alasan_luar"), ==, "darurat");
  g_assert_cmpint (prk_record_get_int (kak, "pembiayaan/baris/b1/harga", 0), ==, 250000000);
  g_assert_cmpstr (prk_record_get_text (kak, "lokasi/narasi"), ==, "Kecamatan Dusun Utara");

  temuan = prk_kak_periksa (kak, profil, FALSE);
  for (guint i = 0; i < temuan->len; i++)
    {
      const PrkTemuan *one = g_ptr_array_index (temuan, i);

      g_test_message ("%s %s: %s", one->aturan, one->path, one->pesan);
      g_assert_cmpstr (one->aturan, !=, "R2");
      g_assert_cmpstr (one->aturan, !=, "R4");
      g_assert_cmpstr (one->aturan, !=, "R5");
      if (strcmp (one->aturan, "R6") == 0)
        g_assert_false (g_str_has_prefix (one->path, "mitra"));
    }
}

static void
add_neighbour (PrkRecord  *batas,
               const char *row,
               const char *kode)
{
  g_autoptr(PrkEdit) edit = prk_edit_new (batas);
  g_autofree char *path = g_strjoin ("/", "batas", row, "kode", NULL);

  prk_edit_append_row (edit, "batas", row);
  prk_edit_set_string (edit, path, kode);
  settle (edit, batas);
}

/* The office's list goes before the profile's, wherever the profile is asked. */
static void
test_neighbours (void)
{
  g_autoptr(PrkProfil) profil = load_profil ();
  g_autofree char *id = prk_batas_dup_id (prk_profil_get_daerah (profil));
  g_autofree char *other = prk_batas_dup_id ("62.05");
  g_autoptr(PrkRecord) batas = prk_record_new (id, "batas");
  g_autoptr(PrkEdit) edit = prk_edit_new (batas);
  g_autoptr(PrkRecord) plan = new_plan (profil);
  g_autoptr(PrkProfil) own = NULL;
  g_autoptr(PrkProfil) emptied = NULL;
  g_autoptr(GPtrArray) seeded = NULL;
  g_autoptr(GPtrArray) twice = NULL;
  g_autoptr(GPtrArray) of_plan = NULL;
  g_auto(GStrv) codes = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *found = NULL;

  g_assert_true (prk_id_is_valid (id));
  g_assert_cmpstr (id, !=, other);
  prk_batas_mulai (edit, profil);
  settle (edit, batas);
  codes = prk_batas_list (batas);
  before = g_strjoinv (" ", codes);
  g_assert_cmpstr (before, ==, "62.03 62.05 62.13 63.08");
  g_assert_cmpstr (prk_record_get_string (batas, "batas/d62-05/sisi"), ==, "utara");
  seeded = prk_batas_periksa (batas, profil);
  g_assert_cmpuint (seeded->len, ==, 0);

  put (batas, "batas/d62-03/_hapus", "ya");
  add_neighbour (batas, "baru", "64.72");
  own = prk_batas_new_profil (profil, batas);
  after = g_strjoinv (" ", (char **) prk_profil_get_daftar (own, "batas_daerah"));
  g_assert_cmpstr (after, ==, "62.05 62.13 63.08 64.72");
  g_assert_cmpstr (prk_profil_get_nama (own), ==, prk_profil_get_nama (profil));
  g_assert_cmpuint (g_strv_length ((char **) prk_profil_get_daftar (own, "perangkat_daerah")), ==,
                    g_strv_length ((char **) prk_profil_get_daftar (profil, "perangkat_daerah")));
  of_plan = prk_rencana_periksa (plan, NULL, own);
  found = list_found (of_plan);
  g_assert_cmpstr (found, ==, "R6:item/i1/mitra");

  add_neighbour (batas, "lagi", "62.05");
  add_neighbour (batas, "kita", "62.04");
  twice = prk_batas_periksa (batas, profil);
  g_free (found);
  found = list_found (twice);
  g_assert_cmpstr (found, ==, "R6:batas/kita/kode R6~:batas/lagi/kode");

  emptied = prk_batas_new_profil (profil, NULL);
  g_assert_true (emptied == profil);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rencana/rules", test_rules);
  g_test_add_func ("/rencana/empty-and-twins", test_empty_and_twins);
  g_test_add_func ("/rencana/states", test_states);
  g_test_add_func ("/rencana/events-the-rules-accept", test_events);
  g_test_add_func ("/rencana/a-kak-from-an-entry", test_kak);
  g_test_add_func ("/batas/goes-before-the-profile", test_neighbours);

  return g_test_run ();
}
