/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "base/prk-error.h"
#include "store/prk-kak-baru.h"
#include "store/prk-tukar.h"

#include "store-fixture.h"

static PrkProfil *
load_profil (const char *id)
{
  g_autoptr(GError) error = NULL;
  PrkProfil *profil = prk_profil_load (id, NULL, &error);

  g_assert_no_error (error);
  return profil;
}

static char *
import (Fixture    *fixture,
        const char *text)
{
  g_autoptr(PrkProfil) profil = load_profil ("barito-selatan");
  g_autoptr(GError) error = NULL;
  char *id = prk_kak_impor (fixture->store, profil, text, -1, &error);

  g_assert_no_error (error);
  return id;
}

static PrkRecord *
load (Fixture    *fixture,
      const char *id)
{
  g_autoptr(GError) error = NULL;
  PrkRecord *record = prk_store_load (fixture->store, id, &error);

  g_assert_no_error (error);
  return record;
}

static guint
count_kak (Fixture *fixture)
{
  PrkQuery query = { .type = "kak" };
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) rows = prk_store_list (fixture->store, &query, &error);

  g_assert_no_error (error);
  return rows->len;
}

static const char every_kind[] =
  "{\"jenis\": \"kak\", \"nilai\": {"
  "\"judul\": \"Pasar Bersama\", \"tahun_anggaran\": 2027, \"bentuk\": [\"a\", \"c\"],"
  "\"latar_belakang/narasi\": [\"Satu.\", \"- dua\", \"- tiga\", \"Empat **tebal**.\"],"
  "\"objek_ruang_lingkup/pernyataan\": true,"
  "\"pembiayaan/baris\": ["
  "  {\"tahun\": 2027, \"kegiatan\": \"Kios\", \"volume\": \"2.5\", \"harga\": 1000000},"
  "  {\"tahun\": 2028, \"kegiatan\": \"Jalan\", \"sudah_dianggarkan\": false},"
  "  {\"tahun\": 2029, \"kegiatan\": \"Drainase\"}]"
  "}}";

static void
reads_every_kind_of_field (Fixture       *fixture,
                           gconstpointer  data)
{
  g_autofree char *id = import (fixture, every_kind);
  g_autoptr(PrkRecord) record = load (fixture, id);
  g_auto(GStrv) rows = prk_record_list_rows (record, "pembiayaan/baris");
  static const char *const activities[] = { "Kios", "Jalan", "Drainase" };

  g_assert_cmpstr (prk_record_get_kind (record), ==, "kak");
  g_assert_cmpstr (prk_record_get_string (record, "judul"), ==, "Pasar Bersama");
  g_assert_cmpint (prk_record_get_int (record, "tahun_anggaran", 0), ==, 2027);
  g_assert_true (prk_record_get_bool (record, "bentuk/a"));
  g_assert_true (prk_record_get_bool (record, "bentuk/c"));
  g_assert_false (prk_record_get_bool (record, "bentuk/b"));
  g_assert_cmpstr (prk_record_get_text (record, "latar_belakang/narasi"), ==,
                   "Satu.\n\n- dua\n- tiga\n\nEmpat **tebal**.");
  g_assert_true (prk_record_get_bool (record, "objek_ruang_lingkup/pernyataan"));

  g_assert_cmpuint (g_strv_length (rows), ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *path = g_strdup_printf ("pembiayaan/baris/%s/kegiatan", rows[i]);

      g_assert_cmpstr (prk_record_get_string (record, path), ==, activities[i]);
    }
}

static void
writes_what_it_read (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr(PrkProfil) profil = load_profil ("barito-selatan");
  g_autofree char *first_id = import (fixture, every_kind);
  g_autoptr(PrkRecord) first = load (fixture, first_id);
  g_autofree char *first_text = prk_tukar_tulis (first, prk_profil_get_skema (profil));
  g_autofree char *second_id = import (fixture, first_text);
  g_autoptr(PrkRecord) second = load (fixture, second_id);
  g_autofree char *second_text = prk_tukar_tulis (second, prk_profil_get_skema (profil));

  g_assert_cmpstr (first_id, !=, second_id);
  g_assert_cmpstr (first_text, ==, second_text);
  /* And it is no empty agreement. */
  g_assert_nonnull (strstr (first_text, "\"kegiatan\" : \"Drainase\""));
  g_assert_nonnull (strstr (first_text, "\"2.5\""));
  g_assert_nonnull (strstr (first_text, "- dua\\n- tiga"));
}

/* Whatever stands between two paragraphs comes back as it was. */
static void
narrative_comes_back_exactly (Fixture       *fixture,
                              gconstpointer  data)
{
  static const char *const texts[] = {
    "Satu.",
    "Satu.\n\nDua.",
    "Satu.\n\n- a\n- b\n\nDua.",
    "- a\n\n- b",
    "1. a\n2. b",
    "Satu.\n\n\n\nDua.\n\n",
    "\u0627\u0644\u0639 \xf0\x9f\x8c\xb1 \"kutip\" \\ miring",
  };
  g_autoptr(PrkProfil) profil = load_profil ("barito-selatan");

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *id = import (fixture, "{\"jenis\": \"kak\", \"nilai\": {\"judul\": \"N\"}}");
      g_autoptr(PrkRecord) record = load (fixture, id);
      g_autoptr(PrkEdit) edit = prk_edit_new (record);
      g_autoptr(GError) error = NULL;
      g_autoptr(PrkOp) op = NULL;
      g_autofree char *text = NULL;
      g_autofree char *copy_id = NULL;
      g_autoptr(PrkRecord) copy = NULL;

      prk_edit_set_text (edit, "manfaat/narasi", texts[i]);
      op = prk_store_commit (fixture->store, edit, &error);
      g_assert_no_error (error);
      prk_record_apply (record, op);

      text = prk_tukar_tulis (record, prk_profil_get_skema (profil));
      copy_id = import (fixture, text);
      copy = load (fixture, copy_id);
      g_assert_cmpstr (prk_record_get_text (copy, "manfaat/narasi"), ==, texts[i]);
    }
}

/* The extra parts of one profile must come through another that does not know them. */
static void
carries_what_another_profile_knows (Fixture       *fixture,
                                    gconstpointer  data)
{
  static const char text[] =
    "{\"jenis\": \"kak\", \"nilai\": {\"judul\": \"X\", \"kegiatan/narasi\": \"Banjir.\"}}";
  g_autoptr(PrkProfil) samarinda = load_profil ("samarinda");
  g_autoptr(PrkProfil) barito = load_profil ("barito-selatan");
  g_autoptr(GError) error = NULL;
  g_autofree char *id = prk_kak_impor (fixture->store, samarinda, text, -1, &error);
  g_autoptr(PrkRecord) record = NULL;
  g_autofree char *exported = NULL;
  g_autofree char *copy_id = NULL;
  g_autoptr(PrkRecord) copy = NULL;

  g_assert_no_error (error);
  record = load (fixture, id);
  exported = prk_tukar_tulis (record, prk_profil_get_skema (barito));
  copy_id = import (fixture, exported);
  copy = load (fixture, copy_id);
  g_assert_cmpstr (prk_record_get_text (copy, "kegiatan/narasi"), ==, "Banjir.");
}

static void
refuses_bad_files_whole (Fixture       *fixture,
                         gconstpointer  data)
{
  static const struct
  {
    const char *text;
    const char *named; /* must stand in the message */
  } cases[] = {
    { "", "" },
    { "[]", "jenis" },
    { "{\"jenis\": \"telaah\", \"nilai\": {}}", "jenis" },
    { "{\"jenis\": \"kak\"}", "nilai" },
    { "{\"jenis\": \"kak\", \"nilai\": {\"judul\": \"A\", \"judull\": \"B\"}}", "judull" },
    { "{\"jenis\": \"kak\", \"nilai\": {\"judul\": 7}}", "judul" },
    { "{\"jenis\": \"kak\", \"nilai\": {\"tahun_anggaran\": \"2027\"}}", "tahun_anggaran" },
    { "{\"jenis\": \"kak\", \"nilai\": {\"tahun_anggaran\": 2027.5}}", "" },
    { "{\"jenis\": \"kak\", \"nilai\": {\"bentuk\": {\"a\": true}}}", "bentuk" },
    { "{\"jenis\": \"kak\", \"nilai\": {\"bentuk\": [\"a/b\"]}}", "a/b" },
    { "{\"jenis\": \"kak\", \"nilai\": {\"bentuk\": [\"../x y\"]}}", "x y" },
    { "{\"jenis\": \"kak\", \"nilai\": {\"pembiayaan/baris\": [{\"tahun\": 2027}, {\"upah\": 1}]}}",
      "row 2" },
    { "{\"jenis\": \"kak\", \"nilai\": {\"pembiayaan/baris\": [{\"jumlah\": 1}]}}", "jumlah" },
    { "{\"jenis\": \"kak\", \"nilai\": {\"pembiayaan/baris/x/tahun\": 1}}",
      "pembiayaan/baris/x/tahun" },
    { "{\"jenis\": \"kak\", \"nilai\": {\"latar_belakang/narasi\": [\"a\", 1]}}",
      "latar_belakang/narasi" },
    { "{\"jenis\": \"kak\", \"nilai\": {}, \"lain\": {\"a//b\": 1}}", "a//b" },
  };
  g_autoptr(PrkProfil) profil = load_profil ("barito-selatan");

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autofree char *id = prk_kak_impor (fixture->store, profil, cases[i].text, -1, &error);

      g_assert_null (id);
      g_assert_nonnull (error);
      g_assert_true (error->domain == PRK_INPUT_ERROR);
      g_assert_nonnull (strstr (error->message, cases[i].named));
    }
  g_assert_cmpuint (count_kak (fixture), ==, 0);
}

/* More sets than one op may hold. */
static void
takes_a_table_of_5000_rows (Fixture       *fixture,
                            gconstpointer  data)
{
  g_autoptr(GString) text =
    g_string_new ("{\"jenis\": \"kak\", \"nilai\": {\"judul\": \"Besar\", \"pembiayaan/baris\": [");
  g_autofree char *id = NULL;
  g_autoptr(PrkRecord) record = NULL;
  g_auto(GStrv) rows = NULL;
  g_autofree char *last = NULL;

  for (int i = 0; i < 5000; i++)
    g_string_append_printf (text,
                            "%s{\"tahun\": 2027, \"kegiatan\": \"Kegiatan %d\", \"volume\": \"1\","
                            " \"harga\": %d, \"pihak\": \"kesatu\"}",
                            i > 0 ? "," : "", i, i);
  g_string_append (text, "]}}");

  id = import (fixture, text->str);
  record = load (fixture, id);
  rows = prk_record_list_rows (record, "pembiayaan/baris");
  g_assert_cmpuint (g_strv_length (rows), ==, 5000);
  last = g_strdup_printf ("pembiayaan/baris/%s/kegiatan", rows[4999]);
  g_assert_cmpstr (prk_record_get_string (record, last), ==, "Kegiatan 4999");
  assert_store_sound (fixture->folder);
}

static void
new_one_knows_whose_it_is (Fixture       *fixture,
                           gconstpointer  data)
{
  g_autoptr(PrkProfil) profil = load_profil ("barito-selatan");
  g_autoptr(PrkIdentitas) identitas = g_new0 (PrkIdentitas, 1);
  g_autoptr(GError) error = NULL;
  g_autofree char *id = NULL;
  g_autoptr(PrkRecord) record = NULL;

  identitas->perangkat_daerah = g_strdup ("Dinas Kesehatan");
  identitas->daerah = g_strdup ("62.04");
  id = prk_kak_baru (fixture->store, profil, identitas, &error);
  g_assert_no_error (error);

  record = load (fixture, id);
  g_assert_cmpstr (prk_record_get_string (record, "perangkat_daerah"), ==, "Dinas Kesehatan");
  g_assert_cmpstr (prk_record_get_string (record, "daerah"), ==, "62.04");
  g_assert_cmpstr (prk_record_get_string (record, "tempat"), ==, "Buntok");
  g_assert_cmpstr (prk_record_get_string (record, "prakarsa"), ==, "daerah");
  /* The clock of the fixture stands in November 2026. */
  g_assert_cmpint (prk_record_get_int (record, "tahun_anggaran", 0), ==, 2026);
}

static void
copy_takes_content_not_identity (Fixture       *fixture,
                                 gconstpointer  data)
{
  g_autoptr(PrkProfil) profil = load_profil ("barito-selatan");
  g_autofree char *id = import (fixture, every_kind);
  g_autoptr(GError) error = NULL;
  g_autofree char *copy_id = NULL;
  g_autofree char *versi = NULL;
  g_autoptr(PrkRecord) original = NULL;
  g_autoptr(PrkRecord) copy = NULL;
  g_auto(GStrv) rows = NULL;
  g_autofree char *path = NULL;

  assert_commit (fixture->store, id, "nomor", "12/KAK/2026");
  assert_commit (fixture->store, id, "tanggal", "2026-11-21");
  original = load (fixture, id);
  versi = prk_store_ajukan (fixture->store, original, "KAK versi 1", NULL, &error);
  g_assert_no_error (error);

  /* One that was submitted is locked; its copy is a draft. */
  copy_id = prk_kak_salin (fixture->store, profil, id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (copy_id, !=, id);
  copy = load (fixture, copy_id);
  g_assert_null (prk_record_get_string (copy, "nomor"));
  g_assert_null (prk_record_get_string (copy, "tanggal"));
  g_assert_cmpstr (prk_record_get_string (copy, "judul"), ==, "Pasar Bersama (salinan)");
  g_assert_cmpstr (prk_record_get_text (copy, "latar_belakang/narasi"), ==,
                   prk_record_get_text (original, "latar_belakang/narasi"));
  rows = prk_record_list_rows (copy, "pembiayaan/baris");
  g_assert_cmpuint (g_strv_length (rows), ==, 3);
  path = g_strdup_printf ("pembiayaan/baris/%s/kegiatan", rows[2]);
  g_assert_cmpstr (prk_record_get_string (copy, path), ==, "Drainase");

  assert_commit (fixture->store, copy_id, "judul", "Lain");
  g_clear_pointer (&original, prk_record_unref);
  original = load (fixture, id);
  g_assert_cmpstr (prk_record_get_string (original, "judul"), ==, "Pasar Bersama");
}

static void
copy_leaves_out_deleted_rows (Fixture       *fixture,
                              gconstpointer  data)
{
  g_autoptr(PrkProfil) profil = load_profil ("barito-selatan");
  g_autofree char *id = import (fixture, every_kind);
  g_autoptr(PrkRecord) original = load (fixture, id);
  g_auto(GStrv) rows = prk_record_list_rows (original, "pembiayaan/baris");
  g_autoptr(PrkEdit) edit = prk_edit_new (original);
  g_autoptr(GError) error = NULL;
  g_autoptr(PrkOp) op = NULL;
  g_autofree char *copy_id = NULL;
  g_autoptr(PrkRecord) copy = NULL;
  g_auto(GStrv) copied = NULL;

  prk_edit_delete_row (edit, "pembiayaan/baris", rows[1]);
  op = prk_store_commit (fixture->store, edit, &error);
  g_assert_no_error (error);

  copy_id = prk_kak_salin (fixture->store, profil, id, &error);
  g_assert_no_error (error);
  copy = load (fixture, copy_id);
  copied = prk_record_list_rows (copy, "pembiayaan/baris");
  g_assert_cmpuint (g_strv_length (copied), ==, 2);
}

static void
copy_of_nothing_is_an_error (Fixture       *fixture,
                             gconstpointer  data)
{
  g_autoptr(PrkProfil) profil = load_profil ("barito-selatan");
  g_autoptr(GError) error = NULL;
  g_autofree char *id =
    prk_kak_salin (fixture->store, profil, "01932f00-0000-7000-8000-000000000000", &error);

  g_assert_null (id);
  g_assert_error (error, PRK_STORE_ERROR, PRK_STORE_ERROR_NOT_FOUND);
}

int
main (int    argc,
      char **argv)
{
  static const struct
  {
    const char *name;
    void      (*run) (Fixture *fixture, gconstpointer data);
  } tests[] = {
    { "reads-every-kind-of-field", reads_every_kind_of_field },
    { "writes-what-it-read", writes_what_it_read },
    { "narrative-comes-back-exactly", narrative_comes_back_exactly },
    { "carries-what-another-profile-knows", carries_what_another_profile_knows },
    { "refuses-bad-files-whole", refuses_bad_files_whole },
    { "takes-a-table-of-5000-rows", takes_a_table_of_5000_rows },
    { "new-one-knows-whose-it-is", new_one_knows_whose_it_is },
    { "copy-takes-content-not-identity", copy_takes_content_not_identity },
    { "copy-leaves-out-deleted-rows", copy_leaves_out_deleted_rows },
    { "copy-of-nothing-is-an-error", copy_of_nothing_is_an_error },
  };

  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    {
      g_autofree char *path = g_strconcat ("/store/tukar/", tests[i].name, NULL);

      g_test_add (path, Fixture, NULL, fixture_set_up, tests[i].run, fixture_tear_down);
    }
  return g_test_run ();
}
