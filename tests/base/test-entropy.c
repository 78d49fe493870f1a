/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/prk-entropy.h"

static void
test_same_seed_gives_same_bytes (void)
{
  g_autoptr(PrkEntropy) first = prk_entropy_new_seeded (42);
  g_autoptr(PrkEntropy) second = prk_entropy_new_seeded (42);
  g_autoptr(PrkEntropy) other = prk_entropy_new_seeded (43);
  guint8 a[2][24], b[2][24], c[24];

  for (guint i = 0; i < 2; i++)
    {
      prk_entropy_fill (first, a[i], sizeof a[i]);
      prk_entropy_fill (second, b[i], sizeof b[i]);
      g_assert_cmpmem (a[i], sizeof a[i], b[i], sizeof b[i]);
    }
  prk_entropy_fill (other, c, sizeof c);

  g_assert_cmpint (memcmp (a[0], a[1], sizeof a[0]), !=, 0);
  g_assert_cmpint (memcmp (a[0], c, sizeof c), !=, 0);

  g_assert_finalize_object (g_steal_pointer (&first));
}

static void
test_system_bytes_differ (void)
{
  g_autoptr(PrkEntropy) entropy = prk_entropy_new_system ();
  guint8 a[16] = { 0 }, b[16] = { 0 }, zero[16] = { 0 };

  prk_entropy_fill (entropy, a, sizeof a);
  prk_entropy_fill (entropy, b, sizeof b);

  g_assert_cmpint (memcmp (a, b, sizeof a), !=, 0);
  g_assert_cmpint (memcmp (a, zero, sizeof a), !=, 0);

  g_assert_finalize_object (g_steal_pointer (&entropy));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/entropy/same-seed-gives-same-bytes", test_same_seed_gives_same_bytes);
  g_test_add_func ("/entropy/system-bytes-differ", test_system_bytes_differ);

  return g_test_run ();
}
