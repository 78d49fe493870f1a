/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Disks that are full in earnest: a file system of 4 MB where the machine lets us mount one, and a
 * limit on the size of files everywhere. */

#include "config.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <sys/mount.h>
#include <sys/resource.h>

#include "store-fixture.h"

static PrkOp *
commit_long (Fixture     *self,
             const char  *id,
             GError     **error)
{
  g_autofree char *text = g_strnfill (20000, 'x');
  g_autofree char *path = g_strdup_printf ("bidang/%u/isi", g_random_int ());

  return commit_string (self->store, id, "kak", path, text, error);
}

/* Until the disk says no: the error is the right one, and every edit before it stays. */
static void
fill (Fixture    *self,
      const char *id)
{
  for (guint i = 0;; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (PrkOp) op = commit_long (self, id, &error);

      g_assert_cmpuint (i, <, 1000);
      if (op != NULL)
        continue;
      g_assert_error (error, PRK_STORE_ERROR, PRK_STORE_ERROR_FULL);
      g_test_message ("full after %u edits: %s", i, error->message);
      g_assert_cmpuint (i, >, 0);
      g_assert_cmpint (query_int (self->folder, "SELECT count(*) FROM op"), ==, i + 1);
      return;
    }
}

static void
test_file_system (Fixture       *self,
                  gconstpointer  data)
{
  g_autofree char *id = fixture_new_id (self);
  g_autofree char *ballast = fixture_path (self, "isi");
  g_autofree char *stuff = g_strnfill (1000000, 'x');

  if (mount ("tmpfs", self->folder, "tmpfs", 0, "size=4m") != 0)
    {
      g_test_skip ("no right to mount");
      return;
    }
  g_assert_true (g_file_set_contents (ballast, stuff, 1000000, NULL));
  fixture_open (self);
  assert_commit (self->store, id, "judul", "Karhutla");
  fill (self, id);
  assert_string (self->store, id, "judul", "Karhutla");

  g_assert_cmpint (g_unlink (ballast), ==, 0);
  assert_commit (self->store, id, "judul", "ada tempat lagi");
  fixture_close (self);
  assert_store_sound (self->folder);
  g_assert_cmpint (umount2 (self->folder, MNT_DETACH), ==, 0);
}

static void
test_file_size (Fixture       *self,
                gconstpointer  data)
{
  g_autofree char *id = fixture_new_id (self);
  struct rlimit before, limit;

  fixture_open (self);
  assert_commit (self->store, id, "judul", "Karhutla");
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &before), ==, 0);
  limit = before;
  limit.rlim_cur = 600000;
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  fill (self, id);
  assert_string (self->store, id, "judul", "Karhutla");

  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &before), ==, 0);
  assert_commit (self->store, id, "judul", "ada tempat lagi");
  fixture_close (self);
  assert_store_sound (self->folder);
}

/* A folder that cannot be written at all. */
static void
test_read_only (Fixture       *self,
                gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = fixture_new_id (self);

  fixture_open (self);
  assert_commit (self->store, id, "judul", "Karhutla");
  fixture_close (self);
  if (mount (self->folder, self->folder, NULL, MS_BIND, NULL) != 0
      || mount (NULL, self->folder, NULL, MS_BIND | MS_REMOUNT | MS_RDONLY, NULL) != 0)
    {
      g_test_skip ("no right to mount");
      return;
    }
  g_assert_null (fixture_try_open (self, &error));
  g_assert_error (error, PRK_STORE_ERROR, PRK_STORE_ERROR_READ_ONLY);
  g_assert_cmpint (umount2 (self->folder, MNT_DETACH), ==, 0);

  fixture_open (self);
  assert_string (self->store, id, "judul", "Karhutla");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function)                                                                        \
  g_test_add ("/store/full/" name, Fixture, NULL, fixture_prepare, function, fixture_tear_down)
  ADD ("file-system-of-4-mb", test_file_system);
  ADD ("limit-on-file-size", test_file_size);
  ADD ("read-only-mount", test_read_only);

  return g_test_run ();
}
