/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "app/prk-window-state.h"

typedef struct
{
  char *folder;
  char *file;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("prakarsa-tampilan-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->file = g_build_filename (fixture->folder, "tampilan.ini", NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_remove (fixture->file);
  g_rmdir (fixture->folder);
  g_free (fixture->file);
  g_free (fixture->folder);
}

static void
comes_back_as_it_was (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr(PrkWindowState) state = prk_window_state_load (fixture->folder);
  g_autoptr(PrkWindowState) read = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_null (state->place);
  g_assert_cmpuint (g_strv_length (state->open), ==, 0);

  state->language = g_strdup ("en");
  state->width = 1366;
  state->height = 700;
  state->is_maximized = TRUE;
  state->place = g_strdup ("kak/b");
  g_strfreev (state->open);
  state->open = g_strsplit ("a,b", ",", -1);
  g_assert_true (prk_window_state_save (state, fixture->folder, &error));
  g_assert_no_error (error);

  read = prk_window_state_load (fixture->folder);
  g_assert_cmpstr (read->language, ==, "en");
  g_assert_cmpint (read->width, ==, 1366);
  g_assert_cmpint (read->height, ==, 700);
  g_assert_true (read->is_maximized);
  g_assert_cmpstr (read->place, ==, "kak/b");
  g_assert_cmpuint (g_strv_length (read->open), ==, 2);
  g_assert_cmpstr (read->open[1], ==, "b");
}

static void
damage_is_as_good_as_absence (Fixture       *fixture,
                              gconstpointer  data)
{
  static const char *const texts[] = {
    "", "x", "[tampilan", "[tampilan]\nlebar=-5\ntinggi=99999999\nmaksimal=mungkin\n",
    "\x01\x02\xff",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(PrkWindowState) state = NULL;

      g_assert_true (g_file_set_contents (fixture->file, texts[i], -1, NULL));
      state = prk_window_state_load (fixture->folder);
      g_assert_cmpint (state->width, ==, 0);
      g_assert_cmpint (state->height, ==, 0);
      g_assert_false (state->is_maximized);
      g_assert_nonnull (state->open);
    }
}

static void
no_folder_is_an_error (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autofree char *nowhere = g_build_filename (fixture->folder, "nowhere", NULL);
  g_autoptr(PrkWindowState) state = prk_window_state_load (nowhere);
  g_autoptr(GError) error = NULL;

  g_assert_false (prk_window_state_save (state, nowhere, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/app/window-state/comes-back-as-it-was", Fixture, NULL, set_up, comes_back_as_it_was,
              tear_down);
  g_test_add ("/app/window-state/damage-is-as-good-as-absence", Fixture, NULL, set_up,
              damage_is_as_good_as_absence, tear_down);
  g_test_add ("/app/window-state/no-folder-is-an-error", Fixture, NULL, set_up,
              no_folder_is_an_error, tear_down);

  return g_test_run ();
}
