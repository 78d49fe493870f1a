/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "oplog/prk-text-merge.h"

#include "prk-test-device.h"

typedef struct
{
  const char *name;
  const char *base;
  const char *ours;
  const char *theirs;
  const char *merged; /* NULL: not clean */
} Case;

static const Case cases[] = {
  { "nothing-changed", "A.\n\nB.", "A.\n\nB.", "A.\n\nB.", "A.\n\nB." },
  { "same-change", "A.", "B.", "B.", "B." },
  { "one-side-is-kept-as-it-is", "A.", "A.", "B.  \n\n\n*  C", "B.  \n\n\n*  C" },
  { "other-side-is-kept-as-it-is", "A.", "1. B\n7. C\n", "A.", "1. B\n7. C\n" },
  { "two-paragraphs", "A.\n\nB.", "A1.\n\nB.", "A.\n\nB1.", "A1.\n\nB1." },
  { "neighbours", "A.\n\nB.\n\nC.", "A.\n\nB1.\n\nC.", "A.\n\nB.\n\nC1.", "A.\n\nB1.\n\nC1." },
  { "edit-and-append", "A.\n\nB.", "A.\n\nB1.", "A.\n\nB.\n\nC.", "A.\n\nB1.\n\nC." },
  { "delete-and-edit-elsewhere", "A.\n\nB.\n\nC.", "B.\n\nC.", "A.\n\nB.\n\nC1.", "B.\n\nC1." },
  { "insert-at-both-ends", "A.\n\nB.\n\nC.", "X.\n\nA.\n\nB.\n\nC.", "A.\n\nB.\n\nC.\n\nY.",
    "X.\n\nA.\n\nB.\n\nC.\n\nY." },
  { "insert-before-an-edit", "A.\n\nB.", "A1.\n\nB.", "X.\n\nA.\n\nB.", "X.\n\nA1.\n\nB." },
  { "append-item-after-an-edit", "A:\n\n- a\n- b", "A:\n\n- a\n- b1", "A:\n\n- a\n- b\n- c",
    "A:\n\n- a\n- b1\n- c" },
  { "item-before-the-first", "A:\n\n- a\n- b", "A:\n\n- x\n- a\n- b", "A:\n\n- a\n- b1",
    "A:\n\n- x\n- a\n- b1" },
  { "list-right-behind-text", "A:\n- a\n- b\n\nB.", "A:\n- a1\n- b\n\nB.", "A:\n- a\n- b\n\nB1.",
    "A:\n- a1\n- b\n\nB1." },
  { "same-paragraph", "A.", "A1.", "A2.", NULL },
  { "delete-and-edit", "A.\n\nB.", "A.", "A.\n\nB1.", NULL },
  { "both-append", "A.", "A.\n\nB.", "A.\n\nC.", NULL },
  { "both-from-nothing", "", "A.", "B.", NULL },
  { "list-items", "- a\n- b\n- c", "- a1\n- b\n- c", "- a\n- b\n- c1", "- a1\n- b\n- c1" },
  { "neighbouring-items", "- a\n- b", "- a1\n- b", "- a\n- b1", "- a1\n- b1" },
  { "item-of-two-lines", "- a\n  lagi\n- b", "- a\n  lagi ya\n- b", "- a\n  lagi\n- b1",
    "- a\n  lagi ya\n- b1" },
  { "loose-list-stays-loose", "- a\n\n- b\n\n- c", "- a1\n\n- b\n\n- c", "- a\n\n- b\n\n- c1",
    "- a1\n\n- b\n\n- c1" },
  { "numbers-do-not-clash", "1. a\n2. b\n3. c", "1. a\n2. x\n3. b\n4. c", "1. a\n2. b\n3. c1",
    "1. a\n1. x\n1. b\n1. c1" },
  { "first-number-is-kept", "5. a\n6. b\n\nB.", "5. a\n6. b1\n\nB.", "5. a\n6. b\n\nB1.",
    "5. a\n1. b1\n\nB1." },
  { "new-list-keeps-its-number", "1. a\n\nB.\n\n4. c\n\nD.", "1. a1\n\nB.\n\n4. c\n\nD.",
    "1. a\n\nB.\n\n4. c\n\nD1.", "1. a1\n\nB.\n\n4. c\n\nD1." },
  { "year-in-a-paragraph", "Pada\n2027. Lalu\n\nB.", "Pada\n2027. Lalu\n\nB1.",
    "Pada tahun\n2027. Lalu\n\nB.", "Pada tahun\n2027. Lalu\n\nB1." },
  { "nested-list", "1. a\n   - p\n   - q\n2. b", "1. a\n   - p1\n   - q\n2. b",
    "1. a\n   - p\n   - q\n2. b1", "1. a\n   - p1\n   - q\n1. b1" },
  { "backslashes", "a\\\nb\n\nC:\\n", "a\\\nb!\n\nC:\\n", "a\\\nb\n\nC:\\n?", "a\\\nb!\n\nC:\\n?" },
  { "dash-of-our-own", "\\-\n\nB.", "\\-!\n\nB.", "\\-\n\nB1.", "\\-!\n\nB1." },
  { "line-ends-of-dos", "A.\r\n\r\nB.", "A1.\r\n\r\nB.", "A.\r\n\r\nB1.", "A1.\n\nB1." },
  { "emoji", "\360\237\230\200\n\nB.", "\360\237\230\200\360\237\230\200\n\nB.",
    "\360\237\230\200\n\nB1.", "\360\237\230\200\360\237\230\200\n\nB1." },
};

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  g_autofree char *merged = prk_text_merge (c->base, c->ours, c->theirs);
  g_autofree char *swapped = prk_text_merge (c->base, c->theirs, c->ours);

  g_assert_cmpstr (merged, ==, c->merged);
  g_assert_cmpstr (swapped, ==, c->merged);
}

/* A text of paragraphs, each with its own word, so that it is plain where each comes from. */
static GPtrArray *
new_paragraphs (GRand *random,
                guint  n)
{
  GPtrArray *paragraphs = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (paragraphs,
                     g_strdup_printf ("%sdasar%u sama sama",
                                      prk_test_choose (random, 3) == 0 ? "- " : "",
                                      i));

  return paragraphs;
}

static char *
join (GPtrArray *paragraphs)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < paragraphs->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? "\n\n" : "", (char *) paragraphs->pdata[i]);

  return g_string_free (text, FALSE);
}

/* Changes some paragraphs, each change with a word of its own, said in @words. */
static char *
change (GPtrArray  *base,
        GRand      *random,
        const char *who,
        GPtrArray  *words)
{
  g_autoptr(GPtrArray) own = g_ptr_array_copy (base, (GCopyFunc) (GCallback) g_strdup, NULL);
  guint n_changes = 1 + prk_test_choose (random, 3);

  for (guint i = 0; i < n_changes; i++)
    {
      guint place = prk_test_choose (random, own->len);
      char *word = g_strdup_printf ("%s%u", who, i);
      char *old = own->pdata[place];

      g_ptr_array_add (words, word);
      if (prk_test_choose (random, 3) == 0)
        {
          g_ptr_array_insert (own, (int) place, g_strdup_printf ("baris %s", word));
        }
      else
        {
          own->pdata[place] = g_strdup_printf ("%s %s", old, word);
          g_free (old);
        }
    }

  return join (own);
}

static gboolean
has_words (const char *text,
           GPtrArray  *words)
{
  for (guint i = 0; i < words->len; i++)
    {
      if (strstr (text, words->pdata[i]) == NULL)
        return FALSE;
    }

  return TRUE;
}

static void
test_clean_merge_has_the_words_of_both (void)
{
  guint64 seed = prk_test_seed (20261121);
  guint n_clean = 0;

  for (guint round = 0; round < 2000; round++)
    {
      g_autoptr(GRand) random = g_rand_new_with_seed ((guint32) (seed + round));
      g_autoptr(GPtrArray) paragraphs = new_paragraphs (random, 2 + prk_test_choose (random, 10));
      g_autoptr(GPtrArray) words = g_ptr_array_new_with_free_func (g_free);
      g_autofree char *base = join (paragraphs);
      g_autofree char *ours = change (paragraphs, random, "ani", words);
      g_autofree char *theirs = change (paragraphs, random, "budi", words);
      g_autofree char *merged = prk_text_merge (base, ours, theirs);
      g_autofree char *swapped = prk_text_merge (base, theirs, ours);

      g_assert_cmpstr (swapped, ==, merged);
      if (merged == NULL)
        continue;

      n_clean++;
      if (!has_words (merged, words))
        g_error ("PRAKARSA_SEED=%" G_GUINT64_FORMAT ": a word is lost in\n%s", seed + round,
                 merged);
      for (guint i = 0; i < paragraphs->len; i++)
        {
          g_autofree char *name = g_strdup_printf ("dasar%u ", i);

          g_assert_nonnull (strstr (merged, name));
        }
    }

  g_test_message ("%u of 2000 merges were clean", n_clean);
  g_assert_cmpuint (n_clean, >, 200);
  g_assert_cmpuint (n_clean, <, 2000);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = g_strconcat ("/text-merge/", cases[i].name, NULL);

      g_test_add_data_func (name, &cases[i], test_case);
    }
  g_test_add_func ("/text-merge/clean-merge-has-the-words-of-both",
                   test_clean_merge_has_the_words_of_both);

  return g_test_run ();
}
