/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>

#include "store-fixture.h"

/* Opening makes the copy in the background; this waits until it is there. */
static void
wait_for_file (const char *path)
{
  gint64 until_us = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  while (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, until_us);
      g_usleep (1000);
    }
}

static char *
copy_of_day (Fixture *self,
             int      day)
{
  gint64 us = FIXTURE_NOW_US + day * G_GINT64_CONSTANT (86400000000);
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (us / G_USEC_PER_SEC);
  g_autofree char *name = g_date_time_format (time, "prakarsa-%Y-%m-%d.db");

  return g_build_filename (self->folder, "salinan", name, NULL);
}

static void
open_on_day (Fixture *self,
             int      day)
{
  prk_clock_set_now_us (self->clock,
                        FIXTURE_NOW_US + day * G_GINT64_CONSTANT (86400000000));
  self->tuning.daily_copy = TRUE;
  fixture_open (self);
}

static guint
count_copies (Fixture *self)
{
  g_autofree char *folder = fixture_path (self, "salinan");
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
test_back_up (Fixture       *self,
              gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = fixture_new_id (self);
  g_autofree char *target = fixture_path (self, "lain/prakarsa.db");
  g_autofree char *folder = fixture_path (self, "lain");
  GStatBuf info;

  assert_commit (self->store, id, "judul", "Karhutla");
  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (target, "lama", 4, NULL));
  g_assert_true (prk_store_back_up (self->store, target, &error));
  g_assert_no_error (error);
  g_assert_cmpint (g_stat (target, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  /* The store goes on, and the copy is a store of its own. */
  assert_commit (self->store, id, "judul", "Karhutla 2");

  PrkStore *copy = prk_store_open (folder, self->clock, NULL, &error);
  g_assert_no_error (error);
  assert_string (copy, id, "judul", "Karhutla");
  prk_store_close (copy);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (copy);
}

static void
test_back_up_fails (Fixture       *self,
                    gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = fixture_new_id (self);
  g_autofree char *target = fixture_path (self, "tidak-ada/prakarsa.db");

  assert_commit (self->store, id, "judul", "Karhutla");
  g_assert_false (prk_store_back_up (self->store, target, &error));
  g_assert_error (error, PRK_STORE_ERROR, PRK_STORE_ERROR_FAILED);
  assert_commit (self->store, id, "judul", "Karhutla 2");
}

static void
test_daily (Fixture       *self,
            gconstpointer  data)
{
  g_autofree char *id = fixture_new_id (self);

  assert_commit (self->store, id, "judul", "hari 0");
  fixture_close (self);
  for (int day = 0; day < 6; day++)
    {
      g_autofree char *path = copy_of_day (self, day);
      g_autofree char *value = g_strdup_printf ("hari %d", day + 1);

      open_on_day (self, day);
      wait_for_file (path);
      assert_commit (self->store, id, "judul", value);
      fixture_close (self);
    }
  g_assert_cmpuint (count_copies (self), ==, 3);
  for (int day = 3; day < 6; day++)
    {
      g_autofree char *path = copy_of_day (self, day);

      g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
    }

  /* A second start on the same day leaves the copy as it is. */
  g_autofree char *last = copy_of_day (self, 5);
  GStatBuf before, after;
  g_assert_cmpint (g_stat (last, &before), ==, 0);
  open_on_day (self, 5);
  fixture_close (self);
  g_assert_cmpint (g_stat (last, &after), ==, 0);
  g_assert_cmpint (before.st_ino, ==, after.st_ino);
}

/* Copies of a day far ahead, made under a wrong clock, do not keep the true ones out. */
static void
test_wrong_clock (Fixture       *self,
                  gconstpointer  data)
{
  g_autofree char *id = fixture_new_id (self);

  assert_commit (self->store, id, "judul", "Karhutla");
  fixture_close (self);
  for (int day = 1000; day < 1003; day++)
    {
      g_autofree char *path = copy_of_day (self, day);

      open_on_day (self, day);
      wait_for_file (path);
      fixture_close (self);
    }
  for (int day = 0; day < 3; day++)
    {
      g_autofree char *path = copy_of_day (self, day);

      open_on_day (self, day);
      wait_for_file (path);
      fixture_close (self);
      g_assert_cmpuint (count_copies (self), ==, 3);
    }
  for (int day = 0; day < 3; day++)
    {
      g_autofree char *path = copy_of_day (self, day);

      g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
    }
}

static void
test_empty_is_not_copied (Fixture       *self,
                          gconstpointer  data)
{
  g_autofree char *id = fixture_new_id (self);
  g_autofree char *tomorrow = copy_of_day (self, 1);

  fixture_close (self);
  open_on_day (self, 0);
  /* As long as a copy of so little would take, and much longer. */
  g_usleep (300000);
  g_assert_cmpuint (count_copies (self), ==, 0);
  assert_commit (self->store, id, "judul", "Karhutla");
  fixture_close (self);
  open_on_day (self, 1);
  wait_for_file (tomorrow);
}

static void
test_restore (Fixture       *self,
              gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = fixture_new_id (self);
  g_autofree char *database = fixture_path (self, PRK_STORE_FILE);
  g_autofree char *key = fixture_path (self, PRK_STORE_KEY);
  g_autofree char *today = copy_of_day (self, 0);
  g_autofree char *tomorrow = copy_of_day (self, 1);
  g_autofree char *device = g_strdup (prk_store_get_device (self->store));
  g_autofree char *aside = NULL;

  assert_commit (self->store, id, "judul", "pertama");
  fixture_close (self);
  open_on_day (self, 0);
  wait_for_file (today);
  assert_commit (self->store, id, "judul", "kedua");
  fixture_close (self);
  open_on_day (self, 1);
  wait_for_file (tomorrow);
  assert_commit (self->store, id, "judul", "ketiga");

  /* Not while somebody is at work. */
  g_assert_false (prk_store_restore_copy (self->folder, today, &aside, &error));
  g_assert_error (error, PRK_STORE_ERROR, PRK_STORE_ERROR_BUSY);
  g_clear_error (&error);
  g_assert_null (aside);
  fixture_close (self);

  g_assert_true (g_file_set_contents (database, "rusak sama sekali, bukan basis data", -1, NULL));
  g_assert_null (fixture_try_open (self, &error));
  g_assert_error (error, PRK_STORE_ERROR, PRK_STORE_ERROR_DAMAGED);
  g_clear_error (&error);

  g_autofree char *best = prk_store_find_copy (self->folder);
  g_assert_cmpstr (best, ==, tomorrow);
  g_assert_true (g_file_set_contents (tomorrow, "rusak juga", -1, NULL));
  g_autofree char *next = prk_store_find_copy (self->folder);
  g_assert_cmpstr (next, ==, today);

  g_assert_false (prk_store_restore_copy (self->folder, tomorrow, &aside, &error));
  g_assert_error (error, PRK_STORE_ERROR, PRK_STORE_ERROR_DAMAGED);
  g_clear_error (&error);
  g_assert_true (prk_store_restore_copy (self->folder, next, &aside, &error));
  g_assert_no_error (error);

  g_autofree char *damaged = g_build_filename (aside, PRK_STORE_FILE, NULL);
  g_autofree char *text = NULL;
  g_assert_true (g_file_get_contents (damaged, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "rusak sama sekali, bukan basis data");

  /* The ops written since the copy may be known elsewhere: another device must go on from here. */
  fixture_open (self);
  assert_string (self->store, id, "judul", "pertama");
  g_assert_cmpstr (prk_store_get_device (self->store), !=, device);
  assert_commit (self->store, id, "judul", "sesudah pulih");
  fixture_close (self);
  assert_store_sound (self->folder);
  g_assert_true (g_file_test (key, G_FILE_TEST_EXISTS));
}

static void
test_nothing_to_restore (Fixture       *self,
                         gconstpointer  data)
{
  g_assert_null (prk_store_find_copy (self->folder));
  g_assert_null (prk_store_find_copy ("/tidak/ada"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function)                                                                        \
  g_test_add ("/store/copy/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("back-up-while-in-use", test_back_up);
  ADD ("back-up-that-fails-harms-nothing", test_back_up_fails);
  ADD ("one-a-day-three-kept", test_daily);
  ADD ("wrong-clock-does-not-push-out", test_wrong_clock);
  ADD ("empty-store-is-not-copied", test_empty_is_not_copied);
  ADD ("damaged-is-restored", test_restore);
  ADD ("no-copy-is-null", test_nothing_to_restore);

  return g_test_run ();
}
