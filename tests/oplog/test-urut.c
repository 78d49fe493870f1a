/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "oplog/prk-urut.h"

#include "prk-test-device.h"

static void
assert_between (const char *before,
                const char *key,
                const char *after)
{
  g_assert_true (prk_urut_is_valid (key));
  if (before != NULL)
    g_assert_cmpstr (before, <, key);
  if (after != NULL)
    g_assert_cmpstr (key, <, after);
}

static void
test_keys_by_hand (void)
{
  static const struct
  {
    const char *before, *after, *key;
  } rows[] = {
    { NULL, NULL, "a0" },  { "a0", NULL, "a1" },    { "az", NULL, "b00" },  { "bzz", NULL, "c000" },
    { NULL, "a0", "Zz" },  { NULL, "Z0", "Yzz" },   { "Zz", NULL, "a0" },   { "Yzz", NULL, "Z0" },
    { "a0", "a1", "a0V" }, { "a0V", "a1", "a0k" },  { "a0", "a0V", "a0F" }, { "a0", "a01", "a00V" },
    { "Zz", "a0", "ZzV" }, { "a0z", "a1", "a0zV" }, { "a0V", NULL, "a1" },  { NULL, "a0V", "a0" },
    { "a0", "a5", "a1" },  { "a0", "b00", "a1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *key = prk_urut_between (rows[i].before, rows[i].after);

      g_assert_cmpstr (key, ==, rows[i].key);
      assert_between (rows[i].before, key, rows[i].after);
    }
}

static void
test_validity (void)
{
  static const char *const good[] =
      { "a0", "Zz", "a0V", "b00", "b0zz1", "zzzzzzzzzzzzzzzzzzzzzzzzzzz" };
  static const char *const bad[] = { "", "a", "0", "a00", "b0", "a-", "a0 ", "a0\303\251", "-a0" };
  g_autofree char *floor = g_strnfill (27, '0');
  g_autofree char *long_key = g_strnfill (257, 'a');

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    g_assert_true (prk_urut_is_valid (good[i]));
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (prk_urut_is_valid (bad[i]));
  g_assert_false (prk_urut_is_valid (NULL));

  floor[0] = 'A';
  g_assert_false (prk_urut_is_valid (floor));
  g_assert_false (prk_urut_is_valid (long_key));
}

static void
test_rows_at_the_ends_keep_short_keys (void)
{
  g_autofree char *last = prk_urut_between (NULL, NULL);
  g_autofree char *first = g_strdup (last);

  for (guint i = 0; i < 100000; i++)
    {
      char *next = prk_urut_between (last, NULL);
      char *previous = prk_urut_between (NULL, first);

      assert_between (last, next, NULL);
      assert_between (NULL, previous, first);
      g_free (last);
      g_free (first);
      last = next;
      first = previous;
    }

  g_assert_cmpuint (strlen (last), <=, 4);
  g_assert_cmpuint (strlen (first), <=, 4);
}

static void
test_one_gap_takes_a_thousand_rows (void)
{
  for (guint side = 0; side < 2; side++)
    {
      g_autofree char *low = g_strdup ("a0");
      g_autofree char *high = g_strdup ("a1");

      for (guint i = 0; i < 1000; i++)
        {
          char *key = prk_urut_between (low, high);

          assert_between (low, key, high);
          g_free (side == 0 ? low : high);
          *(side == 0 ? &low : &high) = key;
        }
      g_assert_cmpuint (strlen (side == 0 ? low : high), <, 210);
    }
}

static void
test_random_gaps (void)
{
  guint64 seed = prk_test_seed (20261121);
  g_autoptr(GRand) random = g_rand_new_with_seed ((guint32) seed);
  g_autoptr(GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < 5000; i++)
    {
      guint place = prk_test_choose (random, keys->len + 1);
      const char *before = place > 0 ? keys->pdata[place - 1] : NULL;
      const char *after = place < keys->len ? keys->pdata[place] : NULL;
      char *key = prk_urut_between (before, after);

      assert_between (before, key, after);
      g_ptr_array_insert (keys, (int) place, key);
    }
}

static void
test_spread_keeps_order_and_short_keys (void)
{
  static const struct
  {
    const char *before, *after;
  } gaps[] = { { NULL, NULL }, { "a0", NULL },  { NULL, "a0" },
               { "a0", "a1" }, { "a0", "a0V" }, { "Zz", "b00" } };
  static const guint counts[] = { 0, 1, 2, 3, 10, 5000 };

  for (guint i = 0; i < G_N_ELEMENTS (gaps); i++)
    for (guint j = 0; j < G_N_ELEMENTS (counts); j++)
      {
        g_auto(GStrv) keys = prk_urut_spread (gaps[i].before, gaps[i].after, counts[j]);
        const char *previous = gaps[i].before;

        g_assert_cmpuint (g_strv_length (keys), ==, counts[j]);
        for (guint k = 0; k < counts[j]; k++)
          {
            assert_between (previous, keys[k], gaps[i].after);
            g_assert_cmpuint (strlen (keys[k]), <, 8);
            previous = keys[k];
          }
      }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/urut/keys-by-hand", test_keys_by_hand);
  g_test_add_func ("/urut/validity", test_validity);
  g_test_add_func ("/urut/rows-at-the-ends-keep-short-keys", test_rows_at_the_ends_keep_short_keys);
  g_test_add_func ("/urut/one-gap-takes-a-thousand-rows", test_one_gap_takes_a_thousand_rows);
  g_test_add_func ("/urut/random-gaps", test_random_gaps);
  g_test_add_func ("/urut/spread-keeps-order-and-short-keys",
                   test_spread_keeps_order_and_short_keys);

  return g_test_run ();
}
