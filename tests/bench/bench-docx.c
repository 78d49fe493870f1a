/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What writing a document for a word processor costs: 30 pages and 100, of the processor's time, and the same 30 pages
 * against LibreOffice, which saves the file that we wrote once more; there both are whole programs from start to end. */
#include "config.h"

#include <string.h>

#include "bahan.h"

#define N_RUNS         15
#define N_PROGRAM_RUNS 3
#define LONG           "karhutla-perbatasan"

static GBytes *
tulis (PrkPencetak *pencetak,
       PrkRecord   *kak)
{
  g_autoptr(GError) error = NULL;
  GBytes *docx = prk_pencetak_tulis_docx (pencetak, kak, NULL, &error);

  g_assert_no_error (error);

  return docx;
}

static void
bench_pages (const char *name,
             guint       n_pages,
             double      limit_ms,
             const char *goal)
{
  double ms[N_RUNS];
  Bahan bahan;

  bahan_init (&bahan, LONG, bahan_cari_jumlah (LONG, n_pages));
  for (guint i = 0; i < N_RUNS; i++)
    {
      double start = bahan_cpu_ms ();

      {
        g_autoptr(PrkPencetak) pencetak = prk_pencetak_new (bahan.profil);
        g_autoptr(GBytes) docx = tulis (pencetak, bahan.kak);
      }
      ms[i] = bahan_cpu_ms () - start;
    }
  g_printerr ("docx: %u pages, median %.1f ms\n", bahan_hitung_halaman (&bahan), bahan_kuantil (ms, N_RUNS, 0.5));
  bahan_lapor (name, bahan_kuantil (ms, N_RUNS, 0), 0, limit_ms, goal);
  bahan_clear (&bahan);
}

static int
write_once (const char *n_more,
            const char *path)
{
  Bahan bahan;
  g_autoptr(PrkPencetak) pencetak = NULL;
  g_autoptr(GBytes) docx = NULL;

  bahan_init (&bahan, LONG, (guint) g_ascii_strtoull (n_more, NULL, 10));
  pencetak = prk_pencetak_new (bahan.profil);
  docx = tulis (pencetak, bahan.kak);

  return g_file_set_contents (path, g_bytes_get_data (docx, NULL), (gssize) g_bytes_get_size (docx), NULL) ? 0 : 1;
}

static double
time_program (const char *const *argv)
{
  g_autoptr(GError) error = NULL;
  gint64 start = g_get_monotonic_time ();

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, NULL,
                NULL, NULL, &error);
  g_assert_no_error (error);

  return (g_get_monotonic_time () - start) / 1000.0;
}

static void
bench_office (const char *self)
{
  g_autofree char *office = g_find_program_in_path ("soffice");
  g_autofree char *folder = g_dir_make_tmp ("naskah-XXXXXX", NULL);
  g_autofree char *ours = g_build_filename (folder, "kak.docx", NULL);
  g_autofree char *theirs = g_build_filename (folder, "keluar", NULL);
  g_autofree char *saved = g_build_filename (theirs, "kak.docx", NULL);
  g_autofree char *setting = g_strdup_printf ("-env:UserInstallation=file://%s/profile", folder);
  g_autofree char *count = g_strdup_printf ("%u", bahan_cari_jumlah (LONG, 30));
  const char *const own_argv[] = { self, "--tulis", count, ours, NULL };
  const char *const office_argv[]
    = { office, setting, "--headless", "--convert-to", "docx:MS Word 2007 XML", "--outdir", theirs, ours, NULL };
  const char *const cleanup[] = { "rm", "-r", folder, NULL };
  double own_ms = G_MAXDOUBLE;
  double office_ms = G_MAXDOUBLE;

  if (office == NULL)
    g_printerr ("docx: no LibreOffice here to compare with\n");
  for (guint i = 0; office != NULL && i <= N_PROGRAM_RUNS; i++)
    {
      double own_now = time_program (own_argv);
      double office_now = time_program (office_argv);

      own_ms = i > 0 ? MIN (own_ms, own_now) : own_ms;
      office_ms = i > 0 ? MIN (office_ms, office_now) : office_ms;
    }
  if (office != NULL && g_file_test (saved, G_FILE_TEST_EXISTS))
    bahan_lapor ("docx/30-halaman-libreoffice", own_ms, office_ms, 0.1, "<= 0.1 x LibreOffice, both from start to end");
  else if (office != NULL)
    bahan_lapor ("docx/30-halaman-libreoffice", G_MAXDOUBLE, 1, 0.1, "both make a DOCX");
  g_spawn_sync (NULL, (char **) cleanup, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, NULL);
}

int
main (int   argc,
      char *argv[])
{
  g_setenv ("G_TEST_SRCDIR", TESTS_DIR, FALSE);
  g_test_init (&argc, &argv, NULL);
  if (argc == 4 && g_str_equal (argv[1], "--tulis"))
    return write_once (argv[2], argv[3]);

  bench_pages ("docx/30-halaman", 30, 50, "<= 50 ms");
  bench_pages ("docx/100-halaman", 100, 300, "<= 300 ms");
  bench_office (argv[0]);

  return 0;
}
