/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Every template that ships has something to be shown on, in an office that has nothing yet and in one that has samples; and what an
 * office supplies is on its papers, or it is said why not. */

#include <string.h>

#include "app/templat/prk-templat-bahan.h"
#include "naskah/prk-naskah.h"
#include "paket/prk-kantor.h"
#include "store/prk-contoh.h"
#include "store/prk-lambang-simpan.h"
#include "store/prk-templat-simpan.h"

#define SVG "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"90\" height=\"90\"><rect width=\"90\" height=\"90\" fill=\"red\"/></svg>"
#define OWN "<naskah jenis=\"cetak_kasus\" dasar=\"dasar-surat\">\n<isi>\n<par gaya=\"isi\">Surat kantor</par>\n</isi>\n</naskah>"

typedef struct
{
  char           *folder;
  PrkStore       *store;
  PrkProfil      *profil;
  PrkKasusDaftar *daftar;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("prakarsa-templat-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->store = prk_store_open (fixture->folder, NULL, NULL, &error);
  g_assert_no_error (error);
  fixture->profil = prk_profil_load ("barito-selatan", NULL, &error);
  g_assert_no_error (error);
  fixture->daftar = prk_kasus_daftar_untuk (fixture->store, fixture->profil);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  const char *argv[] = { "rm", "-r", fixture->folder, NULL };

  g_object_unref (fixture->daftar);
  prk_profil_unref (fixture->profil);
  prk_store_close (fixture->store);
  g_object_unref (fixture->store);
  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, NULL));
  g_free (fixture->folder);
}

/* The printer has read the office's own before; returns its notes. */
static char *
print (Fixture    *fixture,
       const char *nama,
       const char *id,
       char      **words)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PrkRecord) record = prk_templat_bahan_new_cetak (fixture->daftar, fixture->profil, nama, id, &error);
  g_autoptr(PrkPencetak) pencetak = NULL;
  g_autoptr(PrkCetakan) cetakan = NULL;

  g_assert_no_error (error);
  g_assert_nonnull (record);
  pencetak = prk_pencetak_new_untuk (fixture->profil, prk_record_get_kind (record),
                                     g_str_has_prefix (nama, "dasar-") ? "kesepakatan-bersama" : nama);
  prk_kantor_siapkan (pencetak, fixture->store);
  cetakan = prk_pencetak_cetak (pencetak, record, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (prk_cetakan_get_n_pages (cetakan), >, 0);
  if (words != NULL)
    {
      g_autoptr(GBytes) docx = prk_pencetak_tulis_docx (pencetak, record, NULL, &error);

      g_assert_no_error (error);
      *words = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, docx);
    }

  return prk_pencetak_dup_catatan (pencetak);
}

static void
every_template_is_shown_on_something (Fixture       *fixture,
                                      gconstpointer  with_samples)
{
  GPtrArray *all = prk_templat_kertas_daftar ();
  g_auto(GStrv) shipped = prk_templat_list_bawaan ();
  g_autoptr(GError) error = NULL;
  guint n_chosen = 0;

  if (with_samples != NULL)
    prk_contoh_muat (fixture->store, PRK_CONTOH_SEMUA, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (all->len, ==, g_strv_length (shipped));
  for (guint i = 0; i < all->len; i++)
    {
      const PrkTemplatKertas *one = g_ptr_array_index (all, i);
      g_autoptr(GPtrArray) choices = prk_templat_bahan_list (fixture->daftar, one->nama, &error);
      const PrkTemplatPilihan *first = choices != NULL && choices->len > 0 ? g_ptr_array_index (choices, 0) : NULL;
      g_autofree char *notes = NULL;

      g_assert_no_error (error);
      g_assert_true (g_strv_contains ((const char *const *) shipped, one->nama));
      g_assert_true (with_samples != NULL || first == NULL || *first->id == '\0');
      notes = print (fixture, one->nama, first != NULL ? first->id : NULL, NULL);
      g_assert_null (notes);
      n_chosen += first != NULL && *first->id != '\0' ? 1 : 0;
    }
  if (with_samples != NULL)
    g_assert_cmpuint (n_chosen, >, 25);
}

static void
what_is_broken_is_left_out_and_named (Fixture       *fixture,
                                      gconstpointer  data)
{
  static const struct
  {
    const char *nama;
    const char *isi;
    const char *said; /* NULL: it is sound */
  } cases[] = {
    { "kak", "<naskah jenis=\"kak\">\n<gaya nama=\"isi\"/>\n<isi>\n<par gaya=\"isi\">{{judull}}</par>\n</isi></naskah>", "judull" },
    { "hasil-telaah", "<naskah jenis=\"hasil_telaah\">\n<isi", "hasil-telaah" },
    { "undangan", "<naskah jenis=\"cetak_rapat\"><isi><tidakada/></isi></naskah>", "tidakada" },
    { "surat-penawaran", OWN, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autofree char *notes = NULL;

      prk_templat_simpan (fixture->store, "62.04", cases[i].nama, NULL, cases[i].isi, &error);
      g_assert_no_error (error);
      notes = print (fixture, cases[i].nama, NULL, NULL);
      g_assert_true ((notes != NULL) == (cases[i].said != NULL));
      if (cases[i].said != NULL)
        {
          g_assert_nonnull (strstr (notes, cases[i].said));
          g_assert_nonnull (strstr (notes, cases[i].nama));
        }
    }
}

/* A base that is broken does not take the office's own letter with it. */
static void
only_what_is_broken_is_left_out (Fixture       *fixture,
                                 gconstpointer  data)
{
  g_autofree char *shipped = NULL;
  g_autofree char *own = NULL;
  g_autofree char *still_own = NULL;
  g_autofree char *none = print (fixture, "surat-penawaran", NULL, &shipped);
  g_autofree char *sound = NULL;
  g_autofree char *notes = NULL;

  prk_templat_simpan (fixture->store, "62.04", "surat-penawaran", NULL, OWN, NULL);
  sound = print (fixture, "surat-penawaran", NULL, &own);
  prk_templat_simpan (fixture->store, "62.04", "dasar-surat", NULL, "<naskah jenis=\"cetak_kasus\"", NULL);
  notes = print (fixture, "surat-penawaran", NULL, &still_own);
  g_assert_null (none);
  g_assert_null (sound);
  g_assert_nonnull (strstr (notes, "dasar-surat: "));
  g_assert_cmpstr (own, !=, shipped);
  g_assert_cmpstr (still_own, ==, own);
}

static void
emblems_of_the_office_are_on_its_papers (Fixture       *fixture,
                                         gconstpointer  data)
{
  g_autoptr(GBytes) good = g_bytes_new_static (SVG, strlen (SVG));
  g_autoptr(GBytes) bad = g_bytes_new_static ("bukan gambar", 12);
  g_autofree char *bare = NULL;
  g_autofree char *drawn = NULL;
  g_autofree char *again = NULL;
  g_autofree char *none = print (fixture, "kesepakatan-bersama", NULL, &bare);
  g_autofree char *sound = NULL;
  g_autofree char *notes = NULL;
  g_autofree char *gone = NULL;
  g_autoptr(GError) error = NULL;

  prk_lambang_kantor_simpan (fixture->store, "62.04", PRK_LAMBANG_GARUDA, "Lambang Garuda", good, "lambang.svg", &error);
  g_assert_no_error (error);
  sound = print (fixture, "kesepakatan-bersama", NULL, &drawn);
  g_assert_cmpstr (drawn, !=, bare);
  prk_lambang_kantor_simpan (fixture->store, "62.04", PRK_LAMBANG_GARUDA, "Lambang Garuda", bad, "lambang.svg", &error);
  g_assert_no_error (error);
  notes = print (fixture, "kesepakatan-bersama", NULL, &again);
  g_assert_cmpstr (again, ==, bare);
  g_assert_nonnull (strstr (notes, "Garuda"));
  prk_lambang_kantor_simpan (fixture->store, "62.04", PRK_LAMBANG_GARUDA, "Lambang Garuda", NULL, NULL, &error);
  g_assert_no_error (error);
  gone = print (fixture, "kesepakatan-bersama", NULL, NULL);
  g_assert_null (none);
  g_assert_null (sound);
  g_assert_null (gone);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(path, data, test) g_test_add ("/app/templat-bahan/" path, Fixture, data, set_up, test, tear_down)
  ADD ("every-template-without-records", NULL, every_template_is_shown_on_something);
  ADD ("every-template-with-samples", (gpointer) 1, every_template_is_shown_on_something);
  ADD ("broken-is-named", NULL, what_is_broken_is_left_out_and_named);
  ADD ("only-what-is-broken", NULL, only_what_is_broken_is_left_out);
  ADD ("emblems", NULL, emblems_of_the_office_are_on_its_papers);

  return g_test_run ();
}
