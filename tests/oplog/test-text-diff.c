/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "oplog/prk-text-diff.h"

/* "[-old-]{+new+}same" of the runs. */
static char *
show (const char *before,
      const char *after)
{
  g_autoptr(GPtrArray) runs = prk_text_diff (before, after);
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < runs->len; i++)
    {
      PrkDiffRun *run = g_ptr_array_index (runs, i);

      g_string_append_printf (text,
                              run->kind == PRK_DIFF_EQUAL     ? "%s"
                              : run->kind == PRK_DIFF_REMOVED ? "[-%s-]"
                                                              : "{+%s+}",
                              run->text);
    }

  return g_strdup (text->str);
}

static void
test_words (void)
{
  static const struct
  {
    const char *before, *after, *shown;
  } rows[] = {
    { "", "", "" },
    { "sama saja", "sama saja", "sama saja" },
    { "", "baru", "{+baru+}" },
    { "lama", "", "[-lama-]" },
    { "tiga kabupaten bekerja", "dua kabupaten bekerja", "[-tiga-]{+dua+} kabupaten bekerja" },
    { "jangka waktu tiga tahun", "jangka waktu lima tahun.",
      "jangka waktu [-tiga-]{+lima+} tahun{+.+}" },
    { "satu dua tiga", "empat lima enam", "[-satu dua tiga-]{+empat lima enam+}" },
    { "a b", "a b c", "a b{+ c+}" },
    { "Rp1.250.000,00", "Rp1.350.000,00", "[-Rp1.250.000,00-]{+Rp1.350.000,00+}" },
    { "satu dan dua ya", "tiga dan empat ya", "[-satu dan dua-]{+tiga dan empat+} ya" },
    { "a dan b", "c dan d", "[-a-]{+c+} dan [-b-]{+d+}" },
    { "satu  dua", "satu dua", "satu [- -]dua" },
    { "satu dua\ntiga", "satu\ndua tiga", "satu[- -]{+\n+}dua[-\n-]{+ +}tiga" },
    { "baris\nkedua", "baris\n\nkedua", "baris\n{+\n+}kedua" },
    { "naïve 😀", "naïve 😀😀", "naïve 😀{+😀+}" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *shown = show (rows[i].before, rows[i].after);

      g_assert_cmpstr (shown, ==, rows[i].shown);
    }
}

static void
test_large_texts (void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (20261121);
  g_autoptr(GString) before = g_string_new (NULL);
  g_autoptr(GString) after = g_string_new (NULL);
  g_autoptr(GString) other = g_string_new (NULL);
  g_autoptr(GPtrArray) small_change = NULL;
  g_autoptr(GPtrArray) all_new = NULL;

  while (before->len < 100000)
    {
      g_autofree char *word = g_strdup_printf ("kata%d ", g_rand_int_range (random, 0, 2000));

      g_string_append (before, word);
      g_string_append (after, g_rand_int_range (random, 0, 50) == 0 ? "baru " : word);
      g_string_append_printf (other, "lain%d ", g_rand_int_range (random, 0, 2000));
    }

  small_change = prk_text_diff (before->str, after->str);
  all_new = prk_text_diff (before->str, other->str);

  g_assert_cmpuint (small_change->len, >, 100);
  g_assert_cmpuint (all_new->len, <, 5);
}

static char *
random_text (GRand *random)
{
  static const char *const words[] =
      { "daerah", "kerja", "sama", "\n", "\n\n", " ", ",", "gambut", "é", "😀", "  ", "." };
  g_autoptr(GString) text = g_string_new (NULL);
  int n = g_rand_int_range (random, 0, 40);

  for (int i = 0; i < n; i++)
    g_string_append_printf (text, "%s%s", words[g_rand_int_range (random, 0, G_N_ELEMENTS (words))],
                            g_rand_boolean (random) ? " " : "");

  return g_strdup (text->str);
}

static void
test_runs_rebuild_both_texts (void)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (20261121);

  for (int round = 0; round < 3000; round++)
    {
      g_autofree char *before = random_text (random);
      g_autofree char *after = random_text (random);
      g_autoptr(GPtrArray) runs = prk_text_diff (before, after);
      g_autoptr(GString) old_text = g_string_new (NULL);
      g_autoptr(GString) new_text = g_string_new (NULL);

      for (guint i = 0; i < runs->len; i++)
        {
          PrkDiffRun *run = g_ptr_array_index (runs, i);

          if (run->kind != PRK_DIFF_ADDED)
            g_string_append (old_text, run->text);
          if (run->kind != PRK_DIFF_REMOVED)
            g_string_append (new_text, run->text);
          if (i > 0)
            g_assert_cmpint (run->kind, !=, ((PrkDiffRun *) g_ptr_array_index (runs, i - 1))->kind);
        }
      g_assert_cmpstr (old_text->str, ==, before);
      g_assert_cmpstr (new_text->str, ==, after);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/text-diff/words", test_words);
  g_test_add_func ("/text-diff/runs-rebuild-both-texts", test_runs_rebuild_both_texts);
  g_test_add_func ("/text-diff/large-texts", test_large_texts);

  return g_test_run ();
}
