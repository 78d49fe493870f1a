/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The library on the real plan of 365 pages: taking it in against pdftotext, searching 6,000 pages
 * against pdfgrep with its cache on these 365 alone, a scanned page against tesseract alone. Ours
 * and theirs run in turns; the least of each counts, since other programs only ever add time. */

#include "config.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#include "pustaka-fixture.h"

#define PLAN        "rpjmd-dki-jakarta-2025-2029.pdf"
#define SCAN        "kepmendagri-6098-2025-pindaian.pdf"
#define N_IMPORTS   5
#define N_COPIES    17 /* of 365 pages: over 6,000 */
#define N_QUERIES   200
#define N_SCANNED   3
#define N_WORDS     12 /* of a criterion */
#define MAX_PEAK_KB (128 * 1024)

static void
report (const char *name,
        double      ours,
        double      peer,
        const char *unit,
        const char *goal,
        gboolean    holds)
{
  g_autofree char *their = peer > 0 ? g_strdup_printf ("%.3f", peer) : g_strdup ("null");
  g_autofree char *ratio = peer > 0 ? g_strdup_printf ("%.3f", ours / peer) : g_strdup ("null");

  g_print ("{\"name\": \"%s\", \"ours\": %.3f, \"peer\": %s, \"unit\": \"%s\", \"ratio\": %s, "
           "\"goal\": \"%s\", \"holds\": %s}\n",
           name, ours, their, unit, ratio, goal, holds ? "true" : "false");
}

static double
ms_since (gint64 start)
{
  return (g_get_monotonic_time () - start) / 1000.0;
}

static double
time_program (const char *const *words)
{
  gint64 start = g_get_monotonic_time ();
  int status = 0;

  g_spawn_sync (NULL, (char **) words, NULL,
                G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL, NULL,
                NULL, NULL, NULL, &status, NULL);

  return ms_since (start);
}

/* The most that a process of that name has had, of those that run now. */
static guint64
peak_kb (const char *name)
{
  GDir *folder = g_dir_open ("/proc", 0, NULL);
  guint64 peak = 0;
  const char *entry;

  while (folder != NULL && (entry = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *path = g_build_filename ("/proc", entry, "status", NULL);
      g_autofree char *status = NULL;
      const char *line;

      if (!g_ascii_isdigit (entry[0]) || !g_file_get_contents (path, &status, NULL, NULL) ||
          !g_str_has_prefix (status + strlen ("Name:\t"), name))
        continue;
      line = strstr (status, "VmHWM:");
      if (line != NULL)
        peak = MAX (peak, g_ascii_strtoull (line + strlen ("VmHWM:"), NULL, 10));
    }
  g_clear_pointer (&folder, g_dir_close);

  return peak;
}

static gint is_watching;
static guint64 watched_kb;

static gpointer
watch (gpointer name)
{
  while (g_atomic_int_get (&is_watching))
    {
      watched_kb = MAX (watched_kb, peak_kb (name));
      g_usleep (20000);
    }

  return NULL;
}

static double
time_import (const char *path,
             guint       n_workers)
{
  g_autofree char *id = NULL;
  double spent;
  gint64 start;
  Meja meja;

  meja_open (&meja);
  prk_pustaka_set_n_workers (meja.pustaka, n_workers);
  g_assert_cmpuint (meja_count (&meja), ==, 0);
  start = g_get_monotonic_time ();
  id = prk_pustaka_import (meja.pustaka, path, NULL, NULL);
  spent = ms_since (start);
  g_assert_nonnull (id);
  meja_close (&meja);

  return spent;
}

static void
bench_import (const char *path)
{
  const char *const pdftotext[] = { "pdftotext", path, "/dev/null", NULL };
  double theirs = G_MAXDOUBLE, one = G_MAXDOUBLE, two = G_MAXDOUBLE;
  GThread *watcher;

  for (guint i = 0; i < N_IMPORTS; i++)
    {
      theirs = MIN (theirs, time_program (pdftotext));
      one = MIN (one, time_import (path, 1));
      two = MIN (two, time_import (path, 2));
    }

  report ("pustaka-impor-satu", one, theirs, "ms", "<= 1.15 x pdftotext", one <= 1.15 * theirs);
  report ("pustaka-impor-dua", two, theirs, "ms", "<= 0.65 x pdftotext", two <= 0.65 * theirs);

  g_atomic_int_set (&is_watching, TRUE);
  watcher = g_thread_new ("watch", watch, (gpointer) "prakarsa-pdf");
  time_import (path, 2);
  g_atomic_int_set (&is_watching, FALSE);
  g_thread_join (watcher);
  report ("pustaka-memori-pembantu", watched_kb / 1024.0, 0, "MB", "<= 128 MB",
          watched_kb <= MAX_PEAK_KB && watched_kb > 0);
}

/* The same pages under other hashes: what follows the end of a PDF is not read. */
static void
fill (Meja       *meja,
      const char *path)
{
  g_autofree char *contents = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (path, &contents, &size, NULL));
  for (guint i = 0; i < N_COPIES; i++)
    {
      GByteArray *bytes = g_byte_array_new ();
      g_autofree char *tail = g_strdup_printf ("\n%% %u\n", i);
      g_autofree char *id = NULL;
      g_autoptr(GBytes) copy = NULL;

      g_byte_array_append (bytes, (const guint8 *) contents, size);
      g_byte_array_append (bytes, (const guint8 *) tail, strlen (tail));
      copy = g_byte_array_free_to_bytes (bytes);
      id = meja_import (meja, "salinan.pdf", copy);
    }
}

/* Words as they stand in the plan, in the order of a fixed chance. */
static GPtrArray *
pick_words (Meja  *meja,
            GRand *chance,
            guint  n_in_a_row)
{
  g_autoptr(GPtrArray) documents = prk_pustaka_list (meja->pustaka, NULL);
  const PrkPustakaDokumen *dokumen = g_ptr_array_index (documents, 0);
  GPtrArray *picked = g_ptr_array_new_with_free_func (g_free);

  while (picked->len < N_QUERIES)
    {
      g_autoptr(PrkPustakaHalaman) isi = prk_pustaka_halaman (
        meja->pustaka, dokumen->hash, g_rand_int_range (chance, 20, 340), NULL);
      g_auto(GStrv) words = g_regex_split_simple ("[^a-zA-Z]+", isi->teks, 0, 0);
      guint n_words = g_strv_length (words), at;

      if (n_words < 40)
        continue;
      at = g_rand_int_range (chance, 5, n_words - 5);
      if (n_in_a_row == 1 && strlen (words[at]) < 5)
        continue;
      if (n_in_a_row == 1)
        g_ptr_array_add (picked, g_strdup (words[at]));
      else
        g_ptr_array_add (picked,
                         g_strdup_printf ("\"%s %s %s\"", words[at], words[at + 1], words[at + 2]));
    }

  return picked;
}

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  double first = *(const double *) a, second = *(const double *) b;

  return (first > second) - (first < second);
}

static void
bench_queries (Meja       *meja,
               const char *name,
               GPtrArray  *queries,
               double      limit,
               double      theirs)
{
  g_autoptr(GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  g_autofree char *goal = g_strdup_printf ("p95 <= %.0f ms, < pdfgrep --cache", limit);
  double p95;

  for (guint i = 0; i < queries->len; i++)
    {
      double least = G_MAXDOUBLE;

      for (guint run = 0; run < 3; run++)
        {
          gint64 start = g_get_monotonic_time ();
          g_autoptr(GPtrArray) found =
            prk_pustaka_search (meja->pustaka, g_ptr_array_index (queries, i), NULL, 20, NULL);

          g_assert_nonnull (found);
          least = MIN (least, ms_since (start));
        }
      g_array_append_val (times, least);
    }
  g_array_sort (times, compare_times);
  p95 = g_array_index (times, double, times->len * 95 / 100);
  report (name, p95, theirs, "ms", goal, p95 <= limit && p95 < theirs);
}

/* Evidence for five criteria is asked for with many words each. */
static void
bench_proposals (Meja      *meja,
                 GPtrArray *words)
{
  double worst = 0, least = G_MAXDOUBLE;

  /* Each set of five twice, of which the quicker counts. */
  for (guint run = 0; 5 * N_WORDS * (run / 2 + 1) <= words->len; run++)
    {
      guint i = 5 * N_WORDS * (run / 2);
      gint64 start = g_get_monotonic_time ();

      for (guint j = 0; j < 5; j++)
        {
          g_autoptr(GString) query = g_string_new (NULL);
          g_autoptr(GPtrArray) found = NULL;

          for (guint k = 0; k < N_WORDS; k++)
            g_string_append_printf (query, "%s ",
                                    (char *) g_ptr_array_index (words, i + j * N_WORDS + k));
          found = prk_pustaka_search (meja->pustaka, query->str, NULL, 20, NULL);
          g_assert_nonnull (found);
        }
      least = run % 2 == 0 ? ms_since (start) : MIN (least, ms_since (start));
      if (run % 2 == 1)
        worst = MAX (worst, least);
    }
  report ("pustaka-usulan-lima", worst, 0, "ms", "<= 200 ms", worst <= 200);
}

static void
bench_search (const char *path)
{
  g_autofree char *folder = g_dir_make_tmp ("pdfgrep-XXXXXX", NULL);
  const char *const pdfgrep[] = { "pdfgrep", "--cache", "-c", "sampah", path, NULL };
  g_autoptr(GRand) chance = g_rand_new_with_seed (6);
  g_autoptr(GPtrArray) words = NULL;
  g_autoptr(GPtrArray) phrases = NULL;
  g_autoptr(GPtrArray) prefixes = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GPtrArray) slips = g_ptr_array_new_with_free_func (g_free);
  double theirs = G_MAXDOUBLE;
  Meja meja;

  g_setenv ("XDG_CACHE_HOME", folder, TRUE);
  for (guint i = 0; i < 4; i++)
    theirs = MIN (theirs, time_program (pdfgrep));

  meja_open (&meja);
  fill (&meja, path);
  words = pick_words (&meja, chance, 1);
  phrases = pick_words (&meja, chance, 3);
  for (guint i = 0; i < words->len; i++)
    {
      const char *word = g_ptr_array_index (words, i);
      char *slip = g_strdup (word);

      slip[1 + g_rand_int_range (chance, 0, strlen (slip) - 2)] = 'x';
      g_ptr_array_add (slips, slip);
      g_ptr_array_add (prefixes, g_strdup_printf ("%.3s*", word));
    }

  bench_queries (&meja, "pustaka-cari-kata", words, 5, theirs);
  bench_queries (&meja, "pustaka-cari-awalan", prefixes, 30, theirs);
  bench_queries (&meja, "pustaka-cari-frasa", phrases, 10, theirs);
  bench_queries (&meja, "pustaka-cari-salah-huruf", slips, 30, theirs);
  bench_proposals (&meja, words);
  meja_close (&meja);
}

/* From the click on a result to where its words stand. */
static void
bench_marks (const char *path)
{
  g_autoptr(GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr(GRand) chance = g_rand_new_with_seed (7);
  g_autoptr(GPtrArray) words = NULL;
  g_autofree char *id = NULL;
  double p95;
  Meja meja;

  meja_open (&meja);
  id = prk_pustaka_import (meja.pustaka, path, NULL, NULL);
  words = pick_words (&meja, chance, 1);
  for (guint i = 0; i < words->len; i++)
    {
      g_autoptr(GPtrArray) found =
        prk_pustaka_search (meja.pustaka, g_ptr_array_index (words, i), NULL, 1, NULL);
      const PrkPustakaTemuan *temuan = found->len > 0 ? g_ptr_array_index (found, 0) : NULL;
      gint64 start = g_get_monotonic_time ();
      g_autoptr(GArray) hits = NULL;
      double spent;

      if (temuan == NULL)
        continue;
      hits = prk_pustaka_tandai (meja.pustaka, temuan->hash, temuan->halaman,
                                 g_ptr_array_index (words, i), NULL);
      spent = ms_since (start);
      g_array_append_val (times, spent);
    }
  g_array_sort (times, compare_times);
  p95 = g_array_index (times, double, times->len * 95 / 100);
  report ("pustaka-tandai", p95, 0, "ms", "p95 <= 100 ms", p95 <= 100);
  meja_close (&meja);
}

static double
time_tesseract (const char *picture)
{
  const char *const words[] = { "env", "OMP_THREAD_LIMIT=1", "tesseract", picture, "stdout", "-l",
                                "ind", NULL };

  return time_program (words);
}

static void
bench_ocr (const char *path)
{
  g_autofree char *folder = g_dir_make_tmp ("ocr-XXXXXX", NULL);
  g_autofree char *stem = g_build_filename (folder, "hal", NULL);
  const char *const draw[] = { "pdftoppm", "-r", "300", "-gray", "-png", "-l", "3", path, stem,
                               NULL };
  double ours, theirs = 0;
  g_autofree char *id = NULL;
  gint64 start;
  guint n_left = 6;
  Meja meja;

  meja_open (&meja);
  if (!prk_pustaka_ocr_is_available (meja.pustaka))
    {
      meja_close (&meja);
      return;
    }

  time_program (draw);
  for (guint i = 1; i <= N_SCANNED; i++)
    {
      g_autofree char *picture = g_strdup_printf ("%s-%u.png", stem, i);

      theirs += time_tesseract (picture);
      g_unlink (picture);
    }
  g_rmdir (folder);

  id = prk_pustaka_import (meja.pustaka, path, NULL, NULL);
  start = g_get_monotonic_time ();
  prk_pustaka_ocr_start (meja.pustaka);
  while (n_left > 6 - N_SCANNED)
    {
      g_autoptr(GPtrArray) documents = prk_pustaka_list (meja.pustaka, NULL);

      n_left = ((PrkPustakaDokumen *) g_ptr_array_index (documents, 0))->n_ocr_menunggu;
      g_usleep (10000);
    }
  ours = ms_since (start);
  report ("pustaka-ocr", ours / N_SCANNED, theirs / N_SCANNED, "ms/hlm", "<= 1.1 x tesseract",
          ours <= 1.1 * theirs);
  report ("pustaka-ocr-memori", peak_kb ("prakarsa-pdf") / 1024.0, 0, "MB", "told", TRUE);
  meja_close (&meja);
}

int
main (void)
{
  g_autofree char *plan = find_shared_from (TESTS_DIR, PLAN);
  g_autofree char *scan = find_shared_from (TESTS_DIR, SCAN);

  if (plan == NULL || scan == NULL)
    {
      g_printerr ("bench-pustaka: the plan and the scan are not beside the checkout\n");
      return EXIT_SUCCESS;
    }

  bench_import (plan);
  bench_search (plan);
  bench_marks (plan);
  bench_ocr (scan);

  return EXIT_SUCCESS;
}
