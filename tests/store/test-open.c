/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>

#include "store-fixture.h"

static void
test_key (Fixture       *self,
          gconstpointer  data)
{
  static const char *const names[] = { PRK_STORE_KEY, PRK_STORE_FILE, PRK_STORE_FILE "-wal" };
  g_autofree char *device = g_strdup (prk_store_get_device (self->store));
  GStatBuf info;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = fixture_path (self, names[i]);

      g_assert_cmpint (g_stat (path, &info), ==, 0);
      g_assert_cmpint (info.st_mode & 0777, ==, 0600);
    }

  fixture_close (self);
  fixture_open (self);
  g_assert_cmpstr (prk_store_get_device (self->store), ==, device);
}

static void
test_lost_key (Fixture       *self,
               gconstpointer  data)
{
  g_autofree char *path = fixture_path (self, PRK_STORE_KEY);
  g_autofree char *device = g_strdup (prk_store_get_device (self->store));
  g_autofree char *id = fixture_new_id (self);

  assert_commit (self->store, id, "judul", "Karhutla");
  fixture_close (self);
  g_assert_cmpint (g_unlink (path), ==, 0);

  fixture_open (self);
  g_assert_cmpstr (prk_store_get_device (self->store), !=, device);
  assert_string (self->store, id, "judul", "Karhutla");
  assert_commit (self->store, id, "judul", "Karhutla perbatasan");
  assert_string (self->store, id, "judul", "Karhutla perbatasan");
  fixture_close (self);
  assert_store_sound (self->folder);
  g_assert_cmpint (query_int (self->folder, "SELECT count(*) FROM device"), ==, 2);
}

static void
test_damaged_key (Fixture       *self,
                  gconstpointer  data)
{
  g_autofree char *path = fixture_path (self, PRK_STORE_KEY);
  g_autofree char *aside = fixture_path (self, PRK_STORE_KEY ".rusak");
  g_autofree char *device = g_strdup (prk_store_get_device (self->store));
  g_autoptr (GError) error = NULL;

  fixture_close (self);
  g_file_set_contents (path, "", 0, &error);
  g_assert_no_error (error);

  fixture_open (self);
  g_assert_cmpstr (prk_store_get_device (self->store), !=, device);
  g_assert_true (g_file_test (aside, G_FILE_TEST_EXISTS));
}

static void
test_clean_close (Fixture       *self,
                  gconstpointer  data)
{
  g_autofree char *wal = fixture_path (self, PRK_STORE_FILE "-wal");
  g_autofree char *id = fixture_new_id (self);

  assert_commit (self->store, id, "judul", "Karhutla");
  g_assert_true (g_file_test (wal, G_FILE_TEST_EXISTS));
  fixture_close (self);
  g_assert_false (g_file_test (wal, G_FILE_TEST_EXISTS));

  fixture_open (self);
  assert_string (self->store, id, "judul", "Karhutla");
}

static void
test_new_folder (Fixture       *self,
                 gconstpointer  data)
{
  g_autofree char *deep = fixture_path (self, "a b/ç%/d?e#f");
  g_autofree char *file = g_build_filename (deep, PRK_STORE_FILE, NULL);
  g_autoptr (GError) error = NULL;
  PrkStore *store = prk_store_open (deep, self->clock, self->entropy, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (prk_store_get_folder (store), ==, deep);
  g_assert_true (prk_store_get_clock (store) == self->clock);
  g_assert_true (prk_store_get_entropy (store) == self->entropy);
  g_assert_true (g_file_test (file, G_FILE_TEST_EXISTS));
  prk_store_close (store);
  g_assert_finalize_object (store);
}

/* The last reference closes, also while writes are queued. */
static void
test_drop (Fixture       *self,
           gconstpointer  data)
{
  for (guint i = 0; i < 50; i++)
    {
      g_autofree char *value = g_strdup_printf ("%u", i);

      prk_store_set_setting (self->store, "n", value);
    }
  g_assert_finalize_object (g_steal_pointer (&self->store));

  fixture_open (self);
  g_autofree char *value = prk_store_dup_setting (self->store, "n");
  g_assert_cmpstr (value, ==, "49");
}

static void
test_closed (Fixture       *self,
             gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = fixture_new_id (self);
  PrkQuery query = { .type = "kak" };

  prk_store_close (self->store);
  prk_store_close (self->store);

  g_assert_null (prk_store_list (self->store, &query, &error));
  g_assert_error (error, PRK_STORE_ERROR, PRK_STORE_ERROR_FAILED);
  g_clear_error (&error);
  g_assert_null (prk_store_load (self->store, id, &error));
  g_assert_error (error, PRK_STORE_ERROR, PRK_STORE_ERROR_FAILED);
  g_clear_error (&error);

  g_autoptr (PrkRecord) record = prk_record_new (id, "kak");
  g_autoptr (PrkEdit) edit = prk_edit_new (record);
  prk_edit_set_string (edit, "judul", "x");
  g_assert_null (prk_store_commit (self->store, edit, &error));
  g_assert_error (error, PRK_STORE_ERROR, PRK_STORE_ERROR_FAILED);
}

static void
test_settings (Fixture       *self,
               gconstpointer  data)
{
  g_autofree char *unset = prk_store_dup_setting (self->store, "bahasa");
  g_autofree char *set = NULL;
  g_autofree char *again = NULL;

  g_assert_null (unset);
  prk_store_set_setting (self->store, "bahasa", "id");
  prk_store_set_setting (self->store, "nama", "Ny. \"A\"; DROP TABLE op");
  prk_store_set_setting (self->store, "jendela", "1200x800");
  prk_store_set_setting (self->store, "jendela", NULL);
  set = prk_store_dup_setting (self->store, "bahasa");
  g_assert_cmpstr (set, ==, "id");

  fixture_close (self);
  fixture_open (self);
  again = prk_store_dup_setting (self->store, "nama");
  g_assert_cmpstr (again, ==, "Ny. \"A\"; DROP TABLE op");
  g_assert_null (prk_store_dup_setting (self->store, "jendela"));
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (GError) error = NULL;

  *(PrkStore **) data = prk_store_open_finish (result, &error);
  g_assert_no_error (error);
}

static void
test_open_async (Fixture       *self,
                 gconstpointer  data)
{
  g_autofree char *id = fixture_new_id (self);
  PrkStore *store = NULL;

  assert_commit (self->store, id, "judul", "Karhutla");
  /* A second store of the same process on the same folder, while the first is open. */
  prk_store_open_async (self->folder, NULL, opened_cb, &store);
  while (store == NULL)
    g_main_context_iteration (NULL, TRUE);
  assert_string (store, id, "judul", "Karhutla");
  g_assert_cmpstr (prk_store_get_device (store), ==, prk_store_get_device (self->store));
  assert_commit (store, id, "judul", "Karhutla 2");
  assert_commit (self->store, id, "judul", "Karhutla 3");
  assert_string (store, id, "judul", "Karhutla 3");
  prk_store_close (store);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (store);

  fixture_close (self);
  assert_store_sound (self->folder);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function)                                                                        \
  g_test_add ("/store/open/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("files-are-private-and-the-key-kept", test_key);
  ADD ("lost-key-makes-new-device", test_lost_key);
  ADD ("damaged-key-is-moved-aside", test_damaged_key);
  ADD ("clean-close-leaves-no-wal", test_clean_close);
  ADD ("folder-of-any-name-is-made", test_new_folder);
  ADD ("last-reference-closes", test_drop);
  ADD ("closed-store-answers-errors", test_closed);
  ADD ("settings-are-kept", test_settings);
  ADD ("open-async-beside-another", test_open_async);

  return g_test_run ();
}
