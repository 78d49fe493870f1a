/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>

#include "base/prk-json.h"
#include "store/prk-migrasi-private.h"

#include "store-fixture.h"

/* A file as it is: what is in it and when it was written. */
typedef struct
{
  char    *path;
  GBytes  *bytes; /* NULL: absent */
  GStatBuf info;
} Print;

static void
print_take (Print      *self,
            const char *folder,
            const char *name)
{
  char *data;
  gsize size;

  *self = (Print) { g_build_filename (folder, name, NULL) };
  if (g_file_get_contents (self->path, &data, &size, NULL))
    {
      self->bytes = g_bytes_new_take (data, size);
      g_assert_cmpint (g_stat (self->path, &self->info), ==, 0);
    }
}

static void
print_assert_untouched (Print *self)
{
  g_autofree char *data = NULL;
  GStatBuf info;
  gsize size;

  if (self->bytes == NULL)
    {
      g_assert_false (g_file_test (self->path, G_FILE_TEST_EXISTS));
    }
  else
    {
      g_assert_true (g_file_get_contents (self->path, &data, &size, NULL));
      g_assert_cmpmem (data, size, g_bytes_get_data (self->bytes, NULL),
                       g_bytes_get_size (self->bytes));
      g_assert_cmpint (g_stat (self->path, &info), ==, 0);
      g_assert_cmpint (info.st_ino, ==, self->info.st_ino);
      g_assert_cmpint (info.st_mtim.tv_sec, ==, self->info.st_mtim.tv_sec);
      g_assert_cmpint (info.st_mtim.tv_nsec, ==, self->info.st_mtim.tv_nsec);
    }
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->path, g_free);
}

static void
assert_refused (Fixture       *self,
                PrkStoreError  code)
{
  g_autoptr (GError) error = NULL;
  Print database, wal;

  print_take (&database, self->folder, PRK_STORE_FILE);
  print_take (&wal, self->folder, PRK_STORE_FILE "-wal");
  g_assert_null (fixture_try_open (self, &error));
  g_assert_error (error, PRK_STORE_ERROR, (int) code);
  print_assert_untouched (&database);
  print_assert_untouched (&wal);
}

/* Takes the files of a store at work into the folder of the fixture, as a power cut would leave
 * them. */
static void
copy_crashed (Fixture    *self,
              const char *from)
{
  static const char *const names[] = { PRK_STORE_FILE, PRK_STORE_FILE "-wal" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *source = g_build_filename (from, names[i], NULL);
      g_autofree char *target = fixture_path (self, names[i]);
      g_autofree char *data = NULL;
      gsize size;

      g_assert_true (g_file_get_contents (source, &data, &size, NULL));
      g_assert_true (g_file_set_contents (target, data, size, NULL));
    }
}

static void
patch (Fixture    *self,
       const char *name,
       gsize       offset,
       const char *data,
       gsize       size)
{
  g_autofree char *path = fixture_path (self, name);
  FILE *file = g_fopen (path, "r+");

  g_assert_nonnull (file);
  g_assert_cmpint (fseek (file, offset, SEEK_SET), ==, 0);
  g_assert_cmpint (fwrite (data, 1, size, file), ==, size);
  g_assert_cmpint (fclose (file), ==, 0);
}

static void
test_newer (Fixture       *self,
            gconstpointer  data)
{
  g_autofree char *id = fixture_new_id (self);
  g_autofree char *wal = fixture_path (self, PRK_STORE_FILE "-wal");
  g_autofree char *shm = fixture_path (self, PRK_STORE_FILE "-shm");

  assert_commit (self->store, id, "judul", "Karhutla");
  fixture_close (self);
  run_sql (self->folder, "PRAGMA user_version = 99");
  assert_refused (self, PRK_STORE_ERROR_NEWER);
  g_assert_false (g_file_test (wal, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (shm, G_FILE_TEST_EXISTS));
}

/* The newer version stands in the -wal alone: the newer program crashed. */
static void
test_newer_in_wal (Fixture       *self,
                   gconstpointer  data)
{
  Fixture other = { NULL };

  fixture_set_up (&other, NULL);
  /* Keeps the connection open, so that its -wal stays. */
  sqlite3 *db;
  g_autofree char *path = fixture_path (&other, PRK_STORE_FILE);
  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "PRAGMA user_version = 99", NULL, NULL, NULL), ==, SQLITE_OK);
  copy_crashed (self, other.folder);
  sqlite3_close (db);

  assert_refused (self, PRK_STORE_ERROR_NEWER);
  fixture_tear_down (&other, NULL);
}

/* The newer program comes while we are at work. */
static void
test_newer_meanwhile (Fixture       *self,
                      gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = fixture_new_id (self);

  assert_commit (self->store, id, "judul", "Karhutla");
  run_sql (self->folder, "PRAGMA user_version = 99");
  g_assert_null (commit_string (self->store, id, "kak", "judul", "x", &error));
  g_assert_error (error, PRK_STORE_ERROR, PRK_STORE_ERROR_NEWER);
  g_assert_cmpint (query_int (self->folder, "SELECT count(*) FROM op"), ==, 1);
}

static void
test_not_a_database (Fixture       *self,
                     gconstpointer  data)
{
  g_autofree char *path = fixture_path (self, PRK_STORE_FILE);
  g_autofree char *noise = g_malloc (50000);
  g_autofree char *id = fixture_new_id (self);

  for (guint i = 0; i < 50000; i++)
    noise[i] = (char) g_random_int ();
  g_assert_true (g_file_set_contents (path, noise, 50000, NULL));
  assert_refused (self, PRK_STORE_ERROR_DAMAGED);

  g_assert_true (g_file_set_contents (path, "xy", 2, NULL));
  assert_refused (self, PRK_STORE_ERROR_DAMAGED);

  /* Another program's database. */
  g_unlink (path);
  run_sql (self->folder, "CREATE TABLE catatan (isi); PRAGMA application_id = 77");
  assert_refused (self, PRK_STORE_ERROR_DAMAGED);
  g_unlink (path);
  run_sql (self->folder, "CREATE TABLE catatan (isi)");
  assert_refused (self, PRK_STORE_ERROR_DAMAGED);

  /* An empty file is what a crash right at the beginning leaves. */
  g_assert_true (g_file_set_contents (path, "", 0, NULL));
  fixture_open (self);
  assert_commit (self->store, id, "judul", "Karhutla");
}

static void
write_much (Fixture *self)
{
  for (guint i = 0; i < 40; i++)
    {
      g_autofree char *id = fixture_new_id (self);
      g_autofree char *text = g_strnfill (3000, 'a');

      assert_commit (self->store, id, "judul", text);
    }
}

static void
test_damaged_header (Fixture       *self,
                     gconstpointer  data)
{
  fixture_open (self);
  write_much (self);
  fixture_close (self);
  patch (self, PRK_STORE_FILE, 3, "\xff\xff\xff\xff", 4);
  assert_refused (self, PRK_STORE_ERROR_DAMAGED);
}

/* A page of the file is damaged, the store was not closed, the -wal has newer commits. */
static void
test_damaged_unclean (Fixture       *self,
                      gconstpointer  data)
{
  Fixture other = { NULL };
  char page[4096];

  fixture_set_up (&other, NULL);
  write_much (&other);
  fixture_close (&other);
  fixture_open (&other);
  g_autofree char *id = fixture_new_id (&other);
  assert_commit (other.store, id, "judul", "sesudah dibuka lagi");
  copy_crashed (self, other.folder);
  fixture_tear_down (&other, NULL);

  /* As it is, the crash is no damage at all. */
  fixture_open (self);
  assert_string (self->store, id, "judul", "sesudah dibuka lagi");
  fixture_close (self);

  fixture_set_up (&other, NULL);
  write_much (&other);
  fixture_close (&other);
  fixture_open (&other);
  assert_commit (other.store, id, "judul", "sesudah dibuka lagi");
  copy_crashed (self, other.folder);
  fixture_tear_down (&other, NULL);
  memset (page, 0x5a, sizeof page);
  for (guint i = 20; i < 30; i++)
    patch (self, PRK_STORE_FILE, i * sizeof page, page, sizeof page);
  assert_refused (self, PRK_STORE_ERROR_DAMAGED);
}

/* No check of the file notices a flipped bit in the middle of a text; the signature of the op does. */
static void
test_damaged_op (Fixture       *self,
                 gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  PrkQuery query = { .type = "kak" };

  fixture_open (self);
  g_autofree char *id = fixture_new_id (self);
  assert_commit (self->store, id, "judul", "Karhutla");
  fixture_close (self);
  run_sql (self->folder,
           "UPDATE op SET bytes ="
           " CAST(replace(CAST(bytes AS TEXT), 'Karhutla', 'Karhutlb') AS BLOB)");

  fixture_open (self);
  g_assert_null (prk_store_load (self->store, id, &error));
  g_assert_error (error, PRK_STORE_ERROR, PRK_STORE_ERROR_DAMAGED);
  g_clear_error (&error);
  /* Other records live on. */
  g_autoptr (GPtrArray) rows = prk_store_list (self->store, &query, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 1);
  g_autofree char *other = fixture_new_id (self);
  assert_commit (self->store, other, "judul", "Banjir");
  query.text = "banjir";
  g_autoptr (GPtrArray) found = prk_store_list (self->store, &query, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (found->len, ==, 1);
}

static const PrkMigrasi good_steps[] = {
  { 1, "CREATE TABLE a (x)" },
  { 2, "CREATE TABLE b (x); INSERT INTO b VALUES (1)" },
  { 3, "ALTER TABLE a ADD COLUMN y" },
};
static const PrkMigrasi bad_steps[] = {
  { 1, "CREATE TABLE a (x)" },
  { 2, "CREATE TABLE b (x); INSERT INTO a VALUES (1); INSERT INTO c VALUES (1)" },
};

/* A step that fails in the middle leaves the version before it, whole. */
static void
test_step_fails (Fixture       *self,
                 gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = fixture_path (self, PRK_STORE_FILE);
  PrkDb *db = _prk_db_open (path, PRK_DB_WRITE, &error);

  g_assert_no_error (error);
  g_assert_false (_prk_migrasi_run_steps (db, bad_steps, 2, &error));
  g_assert_error (error, PRK_STORE_ERROR, PRK_STORE_ERROR_FAILED);
  g_clear_error (&error);
  _prk_db_close (db);
  g_assert_cmpint (query_int (self->folder, "PRAGMA user_version"), ==, 1);
  g_assert_cmpint (query_int (self->folder, "SELECT count(*) FROM sqlite_schema"), ==, 1);
  g_assert_cmpint (query_int (self->folder, "SELECT count(*) FROM a"), ==, 0);

  db = _prk_db_open (path, PRK_DB_WRITE, &error);
  g_assert_true (_prk_migrasi_run_steps (db, good_steps, 3, &error));
  g_assert_no_error (error);
  g_assert_true (_prk_migrasi_run_steps (db, good_steps, 3, &error));
  _prk_db_close (db);
  g_assert_cmpint (query_int (self->folder, "PRAGMA user_version"), ==, 3);
  g_assert_cmpint (query_int (self->folder, "SELECT count(*) FROM b"), ==, 1);
}

/* The database that the first version of the program wrote. */
static void
test_from_version_1 (Fixture       *self,
                     gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "store", "data", "versi-1.sql", NULL);
  g_autofree char *sql = NULL;
  PrkQuery query = { .type = "kak", .text = "asap" };

  g_assert_true (g_file_get_contents (path, &sql, NULL, &error));
  g_assert_no_error (error);
  run_sql (self->folder, sql);

  fixture_open (self);
  g_assert_cmpint (query_int (self->folder, "PRAGMA user_version"), ==, _prk_migrasi_get_newest ());
  g_autoptr (GPtrArray) rows = prk_store_list (self->store, &query, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 1);
  PrkRingkas *row = rows->pdata[0];
  g_assert_cmpstr (row->judul, ==, "Penanganan Karhutla di Wilayah Perbatasan");
  g_assert_cmpstr (row->status, ==, "dikembalikan");
  g_assert_cmpstr (row->keterangan, ==, "Kabupaten Kapuas");
  g_autoptr (GPtrArray) versi = prk_store_list_about (self->store, row->id, "versi", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (versi->len, ==, 1);
  g_autoptr (JsonNode) drafts = prk_store_load_drafts (self->store, row->id, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (prk_json_get_string (json_node_get_object (drafts), "tempat", NULL), ==, "Bunt");
  g_autofree char *bahasa = prk_store_dup_setting (self->store, "bahasa");
  g_assert_cmpstr (bahasa, ==, "id");
  assert_commit (self->store, row->id, "tempat", "Buntok");
  fixture_close (self);
  assert_store_sound (self->folder);
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (data, prk_store_open_finish (result, &error));
  g_assert_no_error (error);
}

/* Several programs start at once on a new folder: one makes it, all use it, with one key. */
static void
test_race (Fixture       *self,
           gconstpointer  data)
{
  g_autoptr (GPtrArray) stores = g_ptr_array_new ();
  g_autofree char *id = fixture_new_id (self);

  for (guint i = 0; i < 5; i++)
    prk_store_open_async (self->folder, NULL, opened_cb, stores);
  while (stores->len < 5)
    g_main_context_iteration (NULL, TRUE);
  for (guint i = 0; i < 5; i++)
    {
      g_autofree char *value = g_strdup_printf ("%u", i);

      g_assert_cmpstr (prk_store_get_device (stores->pdata[i]), ==,
                       prk_store_get_device (stores->pdata[0]));
      assert_commit (stores->pdata[i], id, "judul", value);
    }
  for (guint i = 0; i < 5; i++)
    {
      prk_store_close (stores->pdata[i]);
      while (g_main_context_iteration (NULL, FALSE))
        ;
      g_assert_finalize_object (PRK_STORE (stores->pdata[i]));
    }
  assert_store_sound (self->folder);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, set_up, function)                                                                \
  g_test_add ("/store/migration/" name, Fixture, NULL, set_up, function, fixture_tear_down)
  ADD ("newer-is-refused-untouched", fixture_set_up, test_newer);
  ADD ("newer-in-the-wal-is-refused-untouched", fixture_prepare, test_newer_in_wal);
  ADD ("newer-that-comes-meanwhile", fixture_set_up, test_newer_meanwhile);
  ADD ("not-a-database-is-refused-untouched", fixture_prepare, test_not_a_database);
  ADD ("damaged-header-is-refused-untouched", fixture_prepare, test_damaged_header);
  ADD ("damaged-after-a-crash-is-refused-untouched", fixture_prepare, test_damaged_unclean);
  ADD ("damaged-op-is-told-by-its-signature", fixture_prepare, test_damaged_op);
  ADD ("step-that-fails-leaves-the-version-before", fixture_prepare, test_step_fails);
  ADD ("from-version-1", fixture_prepare, test_from_version_1);
  ADD ("many-open-a-new-folder-at-once", fixture_prepare, test_race);

  return g_test_run ();
}
