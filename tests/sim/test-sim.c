/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The simulation as a test, and as a program: `test-sim --seeds N [--from SEED]` tells many
 * stories, `test-sim --tell SEED` one of them aloud. */
#include "config.h"

#include <stdlib.h>

#include "sim.h"

#define MAX_SEEDS_TO_CATCH 300
#define MAX_FAILURES 10 /* that are told of */

static gint n_seeds = 2000;
static gint64 first_seed = 1;
static gint64 told_seed;
static gint told_bug;

static const GOptionEntry options[] = {
  { "seeds", 0, 0, G_OPTION_ARG_INT, &n_seeds, "How many stories", "N" },
  { "from", 0, 0, G_OPTION_ARG_INT64, &first_seed, "The first of them", "SEED" },
  { "tell", 0, 0, G_OPTION_ARG_INT64, &told_seed, "Tell only this one, aloud", "SEED" },
  { "bug", 0, 0, G_OPTION_ARG_INT, &told_bug, "With this bug planted", "NUMBER" },
  { NULL },
};

static void
test_seeds (void)
{
  guint n_failures = 0;

  for (gint64 seed = first_seed; seed < first_seed + n_seeds; seed++)
    {
      g_autofree char *failure = sim_tell ((guint64) seed, SIM_BUG_NONE, FALSE, NULL);

      if (failure != NULL)
        {
          g_test_message ("seed %" G_GINT64_FORMAT ": %s", seed, failure);
          g_test_fail ();
          if (++n_failures == MAX_FAILURES)
            return;
        }
    }
}

static void
test_seed_replays (void)
{
  for (guint64 seed = 1; seed <= 10; seed++)
    {
      g_autofree char *first = NULL;
      g_autofree char *again = NULL;
      g_autofree char *other = NULL;

      g_free (sim_tell (seed, SIM_BUG_NONE, FALSE, &first));
      g_free (sim_tell (seed, SIM_BUG_NONE, FALSE, &again));
      g_free (sim_tell (seed + 1, SIM_BUG_NONE, FALSE, &other));
      g_assert_cmpstr (first, ==, again);
      g_assert_cmpstr (first, !=, other);
    }
}

static void
test_bug_is_caught (gconstpointer data)
{
  SimBug bug = GPOINTER_TO_UINT (data);

  for (guint64 seed = 1; seed <= MAX_SEEDS_TO_CATCH; seed++)
    {
      g_autofree char *failure = sim_tell (seed, bug, FALSE, NULL);

      if (failure != NULL)
        {
          g_test_message ("by seed %" G_GUINT64_FORMAT ": %s", seed, failure);
          return;
        }
    }
  g_test_fail ();
}

int
main (int    argc,
      char **argv)
{
  static const struct { SimBug bug; const char *path; } bugs[] = {
    { SIM_BUG_SKIP_OVER, "/sim/caught/skipped-over-list" },
    { SIM_BUG_LOSE_HELD, "/sim/caught/lost-held-op" },
    { SIM_BUG_ANSWER_EARLY, "/sim/caught/answer-before-commit" },
    { SIM_BUG_SKIP_PAGE, "/sim/caught/cursor-past-unkept-op" },
    { SIM_BUG_REPEAT, "/sim/caught/op-taken-twice" },
    { SIM_BUG_GIVE_UP, "/sim/caught/client-gives-up" },
    { SIM_BUG_SQUASH_LATE, "/sim/caught/squashed-after-sending" },
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;

  g_test_init (&argc, &argv, NULL);
  g_option_context_add_main_entries (context, options, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    {
      g_printerr ("%s\n", error->message);
      return EXIT_FAILURE;
    }
  if (told_seed != 0)
    {
      g_autofree char *failure = sim_tell ((guint64) told_seed, (SimBug) told_bug, TRUE, NULL);

      return failure != NULL ? EXIT_FAILURE : EXIT_SUCCESS;
    }

  g_test_add_func ("/sim/seeds", test_seeds);
  g_test_add_func ("/sim/seed-replays-exactly", test_seed_replays);
  for (guint i = 0; i < G_N_ELEMENTS (bugs); i++)
    g_test_add_data_func (bugs[i].path, GUINT_TO_POINTER (bugs[i].bug), test_bug_is_caught);

  return g_test_run ();
}
