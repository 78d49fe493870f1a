/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "domain/prk-kasus.h"
#include "domain/prk-ksd.h"
#include "domain/prk-skema.h"

#include "kak-support.h"
#include "tahapan-support.h"

/* Facts as paths, read by the same function that the rules use. */
static PrkKasus *
new_kasus (JsonObject *fakta)
{
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), fakta);
  g_autofree char *facts = json_to_string (node, FALSE);
  g_autofree char *text = g_strdup_printf ("{\"ksd\": %s, \"peristiwa\": []}", facts);
  g_autoptr (GError) error = NULL;
  PrkKasus *kasus = prk_kasus_new_dari_json (text, -1, &error);

  g_assert_no_error (error);
  return kasus;
}

static void
test_case_from_kak (void)
{
  g_autoptr (Penulis) penulis = penulis_new (1);
  g_autoptr (JsonObject) fakta = NULL;
  g_autoptr (PrkKasus) kasus = NULL;
  g_auto (GStrv) paths = NULL;
  g_auto (GStrv) rows = NULL;
  PrkSkema *skema = prk_skema_get ("ksd");

  penulis_isi_contoh (penulis, "karhutla-perbatasan.json");
  fakta = prk_ksd_new_dari_kak (penulis->kak);
  kasus = new_kasus (fakta);
  paths = prk_kasus_list_path (kasus);
  rows = prk_kasus_list_baris (kasus, NULL, "pihak");

  g_assert_cmpstr (prk_kasus_get_teks (kasus, NULL, "judul"), ==,
                   prk_record_get_string (penulis->kak, "judul"));
  g_assert_cmpstr (prk_kasus_get_teks (kasus, NULL, "varian"), ==, "ksdd");
  g_assert_cmpstr (prk_kasus_get_teks (kasus, NULL, "kak"), ==,
                   prk_record_get_id (penulis->kak));
  g_assert_cmpstr (prk_kasus_get_teks (kasus, NULL, "pihak/kita/kode"), ==,
                   prk_record_get_string (penulis->kak, "daerah"));
  g_assert_cmpuint (g_strv_length (rows), >=, 2);
  g_assert_cmpint (prk_kasus_get_bulat (kasus, NULL, "nilai", 0), >, 0);

  for (guint i = 0; paths[i] != NULL; i++)
    if (strcmp (paths[i], "kak") != 0 && !g_str_has_suffix (paths[i], "/_urut"))
      {
        if (prk_skema_find_bidang (skema, paths[i], NULL) == NULL)
          g_error ("no field %s in data/skema/ksd.json", paths[i]);
      }
}

/* The kind of the partner decides which way the case goes; one that the KAK leaves open is asked for. */
static void
test_kind_of_partner (void)
{
  static const struct
  {
    const char *golongan, *varian, *kept;
  } kinds[] = {
    { "\"daerah\"", "ksdd", "daerah" },
    { "\"badan_usaha\"", "ksdpk", "badan_usaha" },
    { "\"perseorangan\"", "ksdpk", "perseorangan" },
    { "\"ormas\"", "ksdpk", "ormas" },
    { "\"pihak_ketiga\"", "ksdpk", NULL },
    { "\"pusat\"", "sinergi", "pusat" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      const char *pairs[] = { "mitra/x/_urut", "\"V\"", "mitra/x/nama", "\"Contoh\"",
                              "mitra/x/golongan", kinds[i].golongan, NULL };
      g_autoptr (Penulis) penulis = penulis_new (10 + i);
      g_autoptr (JsonObject) fakta = NULL;
      g_autoptr (PrkKasus) kasus = NULL;

      penulis_set_all (penulis, pairs);
      fakta = prk_ksd_new_dari_kak (penulis->kak);
      kasus = new_kasus (fakta);
      g_test_message ("%s", kinds[i].golongan);
      g_assert_cmpstr (prk_kasus_get_teks (kasus, NULL, "varian"), ==, kinds[i].varian);
      g_assert_cmpstr (prk_kasus_get_teks (kasus, NULL, "pihak/x/golongan"), ==, kinds[i].kept);
    }
}

/* The fields that rules and deadlines ask of a case are fields of its form. */
static void
test_rules_find_their_fields (void)
{
  static const char *const asked[]
      = { "varian", "prakarsa", "daerah", "kategori", "jenis_ksdpk", "pihak/x/kode", "pihak/x/nama",
          "pihak/x/golongan", "membebani_masyarakat", "membebani_daerah", "belum_dianggarkan" };

  for (gsize i = 0; i < G_N_ELEMENTS (asked); i++)
    g_assert_nonnull (prk_skema_find_bidang (prk_skema_get ("ksd"), asked[i], NULL));
}

static void
test_what_lists_keep (void)
{
  static const char *const pairs[] = {
    "judul", "\"Air bersih\"", "daerah", "\"62.04\"", "perangkat_daerah", "\"Dinas PU\"",
    "tahun", "2026", "varian", "\"sinergi\"",
    "pihak/a/_urut", "\"V\"", "pihak/a/kode", "\"62.04\"", "pihak/a/nama", "\"Barito Selatan\"",
    "pihak/b/_urut", "\"W\"", "pihak/b/nama", "\"Kementerian Contoh\"",
    "ruang_lingkup", "{\"teks\": \"Sumur *bor*\"}", NULL,
  };
  g_autoptr (Penulis) penulis = penulis_new (2);
  g_auto (PrkKakRingkas) ringkas = { 0 };

  penulis_set_all (penulis, pairs);
  prk_ksd_ringkas (penulis->kak, &ringkas);
  g_assert_cmpstr (ringkas.judul, ==, "Air bersih");
  g_assert_cmpstr (ringkas.mitra, ==, "Kementerian Contoh");
  g_assert_cmpstr (ringkas.perangkat_daerah, ==, "Dinas PU");
  g_assert_cmpint (ringkas.tahun, ==, 2026);
  g_assert_nonnull (strstr (ringkas.teks, "Sumur bor\n"));
  g_assert_nonnull (strstr (ringkas.teks, "Sinergi dengan pemerintah pusat\n"));
  g_assert_null (strstr (ringkas.teks, "sinergi\n"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/ksd/case-from-kak", test_case_from_kak);
  g_test_add_func ("/ksd/kind-of-partner", test_kind_of_partner);
  g_test_add_func ("/ksd/rules-find-their-fields", test_rules_find_their_fields);
  g_test_add_func ("/ksd/what-lists-keep", test_what_lists_keep);

  return g_test_run ();
}
