/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>

#include "base/prk-hash.h"

#include "store-fixture.h"

static char *
put (Fixture    *self,
     const char *data,
     gsize       size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  char *hash = prk_store_put_blob (self->store, bytes, "image/png", &error);

  g_assert_no_error (error);
  return hash;
}

static char *
path_of (Fixture    *self,
         const char *hash)
{
  g_autofree char *prefix = g_strndup (hash, 2);

  return g_build_filename (self->folder, "blob", prefix, hash, NULL);
}

static guint
count_files (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;
  guint n = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      n += g_file_test (child, G_FILE_TEST_IS_DIR) ? count_files (child) : 1;
    }
  return n;
}

static void
test_round_trip (Fixture       *self,
                 gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = fixture_path (self, "blob");
  g_autofree char *first = put (self, "lambang\0daerah", 14);
  g_autofree char *again = put (self, "lambang\0daerah", 14);
  g_autofree char *empty = put (self, "", 0);
  g_autofree char *expected = prk_hash_data ("lambang\0daerah", 14);

  g_assert_cmpstr (first, ==, expected);
  g_assert_cmpstr (again, ==, first);
  g_assert_cmpuint (count_files (folder), ==, 2);
  g_assert_cmpint (query_int (self->folder, "SELECT count(*) FROM blob"), ==, 2);

  fixture_close (self);
  fixture_open (self);
  g_autoptr (GBytes) bytes = prk_store_get_blob (self->store, first, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "lambang\0daerah", 14);
  g_autoptr (GBytes) nothing = prk_store_get_blob (self->store, empty, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (nothing), ==, 0);
}

static void
test_missing (Fixture       *self,
              gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *hash = prk_hash_data ("x", 1);

  g_assert_null (prk_store_get_blob (self->store, hash, &error));
  g_assert_error (error, PRK_STORE_ERROR, PRK_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (prk_store_get_blob (self->store, "../../perangkat.key", &error));
  g_assert_error (error, PRK_STORE_ERROR, PRK_STORE_ERROR_INPUT);
  g_clear_error (&error);
  g_assert_null (prk_store_get_blob (self->store, "", &error));
  g_assert_error (error, PRK_STORE_ERROR, PRK_STORE_ERROR_INPUT);
}

static void
test_damaged (Fixture       *self,
              gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *hash = put (self, "lambang", 7);
  g_autofree char *path = path_of (self, hash);

  g_assert_true (g_file_set_contents (path, "lambanh", 7, NULL));
  g_assert_null (prk_store_get_blob (self->store, hash, &error));
  g_assert_error (error, PRK_STORE_ERROR, PRK_STORE_ERROR_DAMAGED);
  g_clear_error (&error);

  g_autofree char *again = put (self, "lambang", 7);
  g_autoptr (GBytes) bytes = prk_store_get_blob (self->store, again, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (bytes), ==, 7);
}

/* What a crash left half-written goes at the next start; a whole file without a row is no harm. */
static void
test_leftovers (Fixture       *self,
                gconstpointer  data)
{
  g_autofree char *folder = fixture_path (self, "blob");
  g_autofree char *hash = put (self, "lambang", 7);
  g_autofree char *leftover = g_build_filename (folder, ".tmp-1-1", NULL);

  g_assert_true (g_file_set_contents (leftover, "lam", 3, NULL));
  fixture_close (self);
  fixture_open (self);
  g_assert_false (g_file_test (leftover, G_FILE_TEST_EXISTS));
  g_autoptr (GBytes) bytes = prk_store_get_blob (self->store, hash, NULL);
  g_assert_nonnull (bytes);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function)                                                                        \
  g_test_add ("/store/blob/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("kept-once-by-hash", test_round_trip);
  ADD ("missing-is-not-found", test_missing);
  ADD ("damaged-is-refused-and-mended", test_damaged);
  ADD ("leftovers-are-removed", test_leftovers);

  return g_test_run ();
}
