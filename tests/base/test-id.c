/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/prk-id.h"

/* The time of the example in RFC 9562, appendix A.6: 017F22E2-79B0-7CC3-98C4-DC0C0C07398F. */
#define EXAMPLE_MS G_GINT64_CONSTANT (0x017f22e279b0)

static void
test_id_begins_with_the_time (void)
{
  g_autoptr(PrkClock) clock = prk_clock_new_manual (EXAMPLE_MS * 1000);
  g_autoptr(PrkEntropy) entropy = prk_entropy_new_seeded (1);
  g_autofree char *id = prk_id_new (clock, entropy);
  g_autofree char *half_later = NULL;

  g_assert_true (prk_id_is_valid (id));
  g_assert_true (g_str_has_prefix (id, "017f22e2-79b0-7000-"));
  g_assert_cmpint (prk_id_get_ms (id), ==, EXAMPLE_MS);
  g_assert_cmpint (prk_id_get_ms ("017f22e2-79b0"), ==, 0);

  prk_clock_set_now_us (clock, EXAMPLE_MS * 1000 + 500);
  half_later = prk_id_new (clock, entropy);
  g_assert_true (g_str_has_prefix (half_later, "017f22e2-79b0-7800-"));
}

static void
test_ids_differ_within_one_instant (void)
{
  g_autoptr(PrkClock) clock = prk_clock_new_manual (EXAMPLE_MS * 1000);
  g_autoptr(PrkEntropy) entropy = prk_entropy_new_seeded (1);
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < 10000; i++)
    g_assert_true (g_hash_table_add (seen, prk_id_new (clock, entropy)));
}

static void
test_ids_sort_by_time (void)
{
  g_autoptr(PrkClock) clock = prk_clock_new_manual (0);
  g_autoptr(PrkEntropy) entropy = prk_entropy_new_seeded (7);
  g_autofree char *last = NULL;

  for (gint64 now_us = EXAMPLE_MS * 1000; now_us < EXAMPLE_MS * 1000 + 5000; now_us++)
    {
      g_autofree char *id = NULL;

      prk_clock_set_now_us (clock, now_us);
      id = prk_id_new (clock, entropy);
      g_assert_cmpstr (id, >, last);
      g_free (last);
      last = g_steal_pointer (&id);
    }
}

static void
test_other_texts_are_no_id (void)
{
  static const char *const bad[] = {
    "",
    "017f22e2-79b0-7cc3-98c4-dc0c0c07398",
    "017f22e2-79b0-7cc3-98c4-dc0c0c07398ff",
    "017F22E2-79B0-7CC3-98C4-DC0C0C07398F",
    "017f22e2079b0-7cc3-98c4-dc0c0c07398f",
    "017f22e2-79b0-4cc3-98c4-dc0c0c07398f", /* version 4 */
    "017f22e2-79b0-7cc3-18c4-dc0c0c07398f", /* another variant */
    "017f22e2-79b0-7cc3-98c4-dc0c0c07398g",
    "017f22e2-79b0-7cc3-98c4/dc0c0c07398f",
  };

  g_assert_true (prk_id_is_valid ("017f22e2-79b0-7cc3-98c4-dc0c0c07398f"));
  g_assert_false (prk_id_is_valid (NULL));
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (prk_id_is_valid (bad[i]));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/id/begins-with-the-time", test_id_begins_with_the_time);
  g_test_add_func ("/id/ids-differ-within-one-instant", test_ids_differ_within_one_instant);
  g_test_add_func ("/id/ids-sort-by-time", test_ids_sort_by_time);
  g_test_add_func ("/id/other-texts-are-no-id", test_other_texts_are_no_id);

  return g_test_run ();
}
