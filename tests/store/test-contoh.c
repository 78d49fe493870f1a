/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "domain/prk-tahapan.h"
#include "store/prk-contoh.h"
#include "store/prk-kasus-daftar.h"

#include "store-fixture.h"

static void
every_sample_loads (Fixture       *fixture,
                    gconstpointer  data)
{
  PrkQuery query = { .type = "kak", .urut = PRK_URUT_JUDUL };
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) rows = NULL;

  g_assert_true (prk_contoh_muat (fixture->store, PRK_CONTOH_SEMUA, &error));
  g_assert_no_error (error);

  rows = prk_store_list (fixture->store, &query, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 4);
  for (guint i = 0; i < rows->len; i++)
    {
      const PrkRingkas *row = g_ptr_array_index (rows, i);

      g_assert_cmpuint (strlen (row->judul), >, 10);
      g_assert_cmpstr (row->status, ==, "draft");
      g_assert_cmpuint (strlen (row->keterangan), >, 5);
    }
  assert_store_sound (fixture->folder);
}

/* A desk has something late, something soon and something far to say of them. */
static void
a_desk_is_filled (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PrkProfil) profil = prk_profil_load ("barito-selatan", NULL, &error);
  g_autoptr(PrkKasusDaftar) daftar = NULL;
  g_autoptr(GPtrArray) cases = NULL;
  g_autoptr(GHashTable) samples = prk_contoh_list_kasus ();
  g_autoptr(GHashTable) states = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_late = 0, n_soon = 0;

  g_assert_true (prk_contoh_muat (fixture->store, PRK_CONTOH_SEMUA, &error));
  daftar = prk_kasus_daftar_untuk (fixture->store, profil);
  cases = prk_kasus_daftar_muat (daftar, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (cases->len, ==, g_hash_table_size (samples));
  for (guint i = 0; i < cases->len; i++)
    {
      const PrkKasusRingkas *one = g_ptr_array_index (cases, i);
      const PrkKasusAlur *alur = g_ptr_array_index (one->alur, one->utama);

      g_assert_nonnull (alur->keadaan);
      g_hash_table_add (states, (gpointer) alur->keadaan->id);
      for (guint k = 0; k < one->tenggat->len; k++)
        {
          const PrkTenggat *tenggat = g_ptr_array_index (one->tenggat, k);

          n_late += tenggat->status == PRK_TENGGAT_LEWAT;
          n_soon += tenggat->status == PRK_TENGGAT_BERJALAN;
        }
    }
  g_assert_cmpuint (g_hash_table_size (states), >=, 6);
  g_assert_cmpuint (n_late, >, 0);
  g_assert_cmpuint (n_soon, >, 4);
}

/* On whatever day they are loaded, each event is legal after those before it. */
static void
cases_are_legal_on_every_day (Fixture       *fixture,
                              gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PrkProfil) profil = prk_profil_load ("barito-selatan", NULL, &error);
  g_autoptr(PrkKalender) kalender = prk_kasus_muat_kalender (fixture->folder, profil, NULL);
  g_autoptr(GHashTable) samples = prk_contoh_list_kasus ();
  const PrkHari first = prk_hari_dari_iso ("2026-11-01");
  GHashTableIter iter;
  const char *name, *raw;

  g_hash_table_iter_init (&iter, samples);
  while (g_hash_table_iter_next (&iter, (gpointer *) &name, (gpointer *) &raw))
    /* Thirteen days apart: each day of the week and of the month, over more than a year. */
    for (PrkHari day = first; day < first + 480; day += 13)
      {
        g_autofree char *text = prk_contoh_dup_pada (raw, day);
        g_autoptr(PrkKasus) read = prk_kasus_new_dari_json (text, -1, &error);
        g_autoptr(PrkKasus) kasus = prk_kasus_new ();
        const PrkTahapKonteks konteks = { kasus, kalender, profil, NULL };
        g_auto(GStrv) paths = NULL;

        g_assert_no_error (error);
        paths = prk_kasus_list_path (read);
        for (guint i = 0; paths[i] != NULL; i++)
          prk_kasus_set (kasus, paths[i], prk_kasus_get (read, NULL, paths[i]));
        for (guint i = 0; i < prk_kasus_get_n_kejadian (read); i++)
          {
            const PrkKejadian *e = prk_kasus_get_kejadian (read, i);
            g_autoptr(JsonObject) isi = json_object_new ();
            g_autoptr(GPtrArray) list = NULL;
            GHashTableIter fields;
            const char *path;
            JsonNode *value;

            g_hash_table_iter_init (&fields, e->isi);
            while (g_hash_table_iter_next (&fields, (gpointer *) &path, (gpointer *) &value))
              json_object_set_member (isi, path, json_node_copy (value));
            if (prk_tahapan_catat (&konteks, e->jenis, isi, &list) != PRK_BOLEH)
              g_error ("%s, day %u: %s may not be", name, day - first, e->jenis);
            g_assert_cmpuint (e->tanggal, <=, day);
          }
      }
}

static void
somebody_can_begin_with_them (void)
{
  g_autoptr(PrkIdentitas) identitas = prk_contoh_new_identitas ();

  g_assert_true (prk_identitas_is_complete (identitas));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/store/contoh/every-sample-loads", Fixture, NULL, fixture_set_up, every_sample_loads,
              fixture_tear_down);
  g_test_add ("/store/contoh/a-desk-is-filled", Fixture, NULL, fixture_set_up, a_desk_is_filled,
              fixture_tear_down);
  g_test_add ("/store/contoh/cases-are-legal-on-every-day", Fixture, NULL, fixture_set_up,
              cases_are_legal_on_every_day, fixture_tear_down);
  g_test_add_func ("/store/contoh/somebody-can-begin-with-them", somebody_can_begin_with_them);

  return g_test_run ();
}
