/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The register of an office with 10,000 cooperations: read, arranged, and written for spreadsheets. */

#include "config.h"

#include <glib/gstdio.h>

#include "naskah/prk-buku-tulis.h"
#include "store/prk-buku-muat.h"

#include "banyak-kasus.h"

#define N_CASES 10000

static void
report (const char *name,
        gint64      since_us,
        double      goal,
        gboolean    is_right)
{
  double ms = (g_get_monotonic_time () - since_us) / 1e3;

  g_print ("{\"name\": \"%s\", \"ours\": %.1f, \"peer\": null, \"unit\": \"ms\", \"ratio\": null, "
           "\"goal\": \"at most %.0f ms\", \"holds\": %s}\n",
           name, ms, goal, ms <= goal && is_right ? "true" : "false");
}

static void
measure_file (PrkBuku    *buku,
              PrkProfil  *profil,
              const char *folder,
              const char *ending,
              double      goal)
{
  g_autofree char *name = g_strconcat ("buku.", ending, NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *title = g_strdup_printf ("buku register, %u baris menjadi %s", buku->baris->len, ending);
  g_autoptr(GError) error = NULL;
  gint64 since_us = g_get_monotonic_time ();
  gboolean is_written = prk_buku_tulis (buku->baris, NULL, &(PrkBukuKantor){ profil }, buku->hari_ini, path, NULL, &error);

  report (title, since_us, goal, is_written && buku->baris->len >= N_CASES);
  g_remove (path);
}

static void
measure (PrkKasusDaftar *daftar,
         PrkProfil      *profil,
         const char     *folder)
{
  PrkBukuSaring saring = { .status = -1, .text = "kerja", .urut = PRK_BUKU_URUT_TENTANG };
  g_autoptr(GError) error = NULL;
  g_autoptr(PrkBuku) buku = NULL;
  g_autoptr(PrkBuku) again = NULL;
  g_autoptr(GPtrArray) rows = NULL;
  gint64 since_us = g_get_monotonic_time ();

  buku = prk_buku_muat (daftar, NULL, &error);
  if (buku == NULL)
    g_error ("%s", error->message);
  report ("buku register, 10.000 kerja sama dibaca", since_us, 8000, buku->baris->len >= N_CASES);
  since_us = g_get_monotonic_time ();
  again = prk_buku_muat (daftar, buku, &error);
  report ("buku register, tidak ada yang berubah", since_us, 300, again != NULL);
  since_us = g_get_monotonic_time ();
  rows = prk_buku_susun (buku->baris, &saring);
  report ("buku register, dicari dan diurutkan", since_us, 300, rows->len > 0);

  measure_file (buku, profil, folder, "xlsx", 1000);
  measure_file (buku, profil, folder, "ods", 1000);
  measure_file (buku, profil, folder, "csv", 500);
  measure_file (buku, profil, folder, "pdf", 10000);
}

static void
remove_folder (const char *path)
{
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_folder (child);
    }
  g_remove (path);
}

int
main (void)
{
  g_autofree char *folder = g_dir_make_tmp ("prakarsa-bench-XXXXXX", NULL);
  g_autoptr(PrkClock) clock = prk_clock_new_manual (G_GINT64_CONSTANT (1795229464000000));
  g_autoptr(GError) error = NULL;
  g_autoptr(PrkStore) store = prk_store_open (folder, clock, NULL, &error);
  g_autoptr(PrkProfil) profil = prk_profil_load ("barito-selatan", NULL, NULL);
  PrkKasusDaftar *daftar;

  if (store == NULL)
    g_error ("%s", error->message);
  daftar = prk_kasus_daftar_untuk (store, profil);
  banyak_kasus_isi (daftar, N_CASES, 0);
  measure (daftar, profil, folder);
  g_object_unref (daftar);
  prk_store_close (store);
  remove_folder (folder);

  return 0;
}
