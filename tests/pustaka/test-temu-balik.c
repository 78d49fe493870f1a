/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Sixty questions to a plan of 365 pages read by OCR, noise and all: how many are answered by one
 * of the first five pages found. The plan is no part of the project; where it does not lie beside
 * the checkout this is skipped. */

#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "pustaka-fixture.h"

#define PLAN      "rpjmd-dki-jakarta-2025-2029.pdf"
#define N_FIRST   5
#define MIN_SHARE 0.90

typedef struct
{
  guint n;
  guint n_first;  /* answered by the first page */
  guint n_found;  /* by one of the first five */
} Score;

static gboolean
is_true_page (const char *pages,
              guint       page)
{
  g_auto(GStrv) numbers = g_strsplit (pages, ",", -1);

  for (guint i = 0; numbers[i] != NULL; i++)
    if ((guint) atoi (numbers[i]) == page)
      return TRUE;

  return FALSE;
}

static void
ask (Meja       *meja,
     const char *pages,
     const char *question,
     Score      *score)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) found =
    prk_pustaka_search (meja->pustaka, question, NULL, N_FIRST, &error);
  g_autoptr(GString) list = g_string_new (NULL);
  guint place = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < found->len; i++)
    {
      const PrkPustakaTemuan *temuan = g_ptr_array_index (found, i);

      g_string_append_printf (list, " %u", temuan->halaman);
      if (place == 0 && is_true_page (pages, temuan->halaman))
        place = i + 1;
    }

  score->n++;
  score->n_first += place == 1 ? 1 : 0;
  score->n_found += place > 0 ? 1 : 0;
  if (place == 0)
    g_test_message ("not found: %s (%s); instead%s", question, pages, list->str);
}

static void
test_questions (void)
{
  g_autofree char *plan = find_shared (PLAN);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "pustaka", "pertanyaan.txt", NULL);
  g_autofree char *text = NULL;
  g_autofree char *id = NULL;
  g_autoptr(GError) error = NULL;
  g_auto(GStrv) lines = NULL;
  Score plain = { 0 }, damaged = { 0 };
  Meja meja;

  if (plan == NULL)
    {
      g_test_skip ("The plan is not beside the checkout");
      return;
    }

  meja_open (&meja);
  id = prk_pustaka_import (meja.pustaka, plan, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *space = strchr (lines[i], ' ');
      gboolean is_damaged;

      if (!g_ascii_isdigit (lines[i][0]) || space == NULL)
        continue;
      is_damaged = space[-1] == '~';
      space[is_damaged ? -1 : 0] = '\0';
      ask (&meja, lines[i], space + 1, is_damaged ? &damaged : &plain);
    }
  meja_close (&meja);

  g_test_message ("first page: %u of %u, and %u of %u with damaged words", plain.n_first, plain.n,
                  damaged.n_first, damaged.n);
  g_test_message ("first five: %u of %u, and %u of %u with damaged words", plain.n_found, plain.n,
                  damaged.n_found, damaged.n);
  g_assert_cmpuint (plain.n, ==, 40);
  g_assert_cmpuint (damaged.n, ==, 20);
  g_assert_cmpfloat (plain.n_found + damaged.n_found, >=,
                     MIN_SHARE * (plain.n + damaged.n));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/pustaka/temu-balik/sixty-questions", test_questions);

  return g_test_run ();
}
