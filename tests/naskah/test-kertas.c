/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "domain/prk-rapat.h"
#include "naskah/prk-naskah.h"

static const struct
{
  const char *jenis, *naskah;
} papers[] = {
  { "cetak_rapat", "undangan" },     { "cetak_rapat", "daftar-hadir" },
  { "cetak_rapat", "berita-acara" }, { "cetak_rapat", "notulen" },
  { "laporan", "laporan-semester" },   { "cetak_rencana", "berita-acara-pemetaan" },
};

static void
put (PrkRecord  *record,
     const char *path,
     const char *text)
{
  g_autoptr(JsonNode) node = json_node_init_string (json_node_alloc (), text);

  prk_record_overlay (record, path, node);
}

static PrkCetakan *
print (PrkRecord  *record,
       const char *naskah)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PrkProfil) profil = prk_profil_load ("barito-selatan", NULL, &error);
  g_autoptr(PrkPencetak) pencetak
    = prk_pencetak_new_untuk (profil, prk_record_get_kind (record), naskah);
  PrkCetakan *cetakan = prk_pencetak_cetak (pencetak, record, NULL, &error);

  g_assert_no_error (error);
  return cetakan;
}

/* Every template can be read, and prints a record of which nothing is known yet. */
static void
test_empty (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      g_autoptr(PrkRecord) record = prk_record_new ("kosong", papers[i].jenis);
      g_autoptr(PrkCetakan) cetakan = print (record, papers[i].naskah);

      g_test_message ("%s", papers[i].naskah);
      g_assert_cmpuint (prk_cetakan_get_n_pages (cetakan), ==, 1);
    }
}

/* What stands in the record stands on the paper, and the same record gives the same bytes. */
static void
test_attendance (void)
{
  g_autoptr(PrkRecord) rapat = prk_record_new ("rapat", "rapat");
  g_autoptr(GPtrArray) none = g_ptr_array_new ();
  g_autoptr(PrkProfil) profil = prk_profil_load ("barito-selatan", NULL, NULL);
  g_autoptr(PrkRecord) printed = NULL;
  g_autoptr(PrkCetakan) first = NULL, second = NULL;

  put (rapat, "judul", "Rancangan PKS");
  put (rapat, "tanggal", "2026-11-24");
  for (guint i = 0; i < 60; i++)
    {
      g_autofree char *order = g_strdup_printf ("hadir/h%02u/_urut", i);
      g_autofree char *path = g_strdup_printf ("hadir/h%02u/nama", i);
      g_autofree char *nama = g_strdup_printf ("Peserta %u", i);
      g_autofree char *place = g_strdup_printf ("V%02uV", i);

      put (rapat, order, place);
      put (rapat, path, nama);
    }
  printed = prk_rapat_new_cetak (rapat, none, profil);
  first = print (printed, "daftar-hadir");
  second = print (printed, "daftar-hadir");
  g_assert_cmpuint (prk_cetakan_get_n_pages (first), >, 1);
  g_assert_cmpstr (prk_cetakan_find_path (first, "hadir/r0059/nama")->path, ==, "hadir/r0059/nama");
  g_assert_cmpint (prk_cetakan_find_path (first, "hadir/r0059/nama")->page, ==,
                   prk_cetakan_get_n_pages (first) - 1);
  g_assert_true (g_bytes_equal (prk_cetakan_get_pdf (first), prk_cetakan_get_pdf (second)));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/kertas/empty-records", test_empty);
  g_test_add_func ("/kertas/attendance-over-pages", test_attendance);

  return g_test_run ();
}
