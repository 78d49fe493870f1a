/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <time.h>

#include "base/prk-id.h"
#include "oplog/prk-chain.h"

#include "store-fixture.h"

void
fixture_prepare (Fixture       *self,
                 gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  self->folder = g_dir_make_tmp ("prakarsa-store-XXXXXX", &error);
  g_assert_no_error (error);
  self->clock = prk_clock_new_manual (FIXTURE_NOW_US);
  self->entropy = prk_entropy_new_seeded (7);
  self->tuning = _prk_tuning_default;
  self->tuning.poll_ms = 20;
  self->tuning.retry_ms = 30;
  self->tuning.daily_copy = FALSE;
  self->tuning.copy_delay_ms = 0;
}

void
fixture_set_up (Fixture       *self,
                gconstpointer  data)
{
  fixture_prepare (self, data);
  fixture_open (self);
}

void
fixture_tear_down (Fixture       *self,
                   gconstpointer  data)
{
  fixture_close (self);
  remove_folder (self->folder);
  g_clear_pointer (&self->folder, g_free);
  g_clear_object (&self->clock);
  g_clear_object (&self->entropy);
}

PrkStore *
fixture_try_open (Fixture  *self,
                  GError  **error)
{
  return _prk_store_open_tuned (self->folder, self->clock, self->entropy, NULL, &self->tuning,
                                error);
}

void
fixture_open (Fixture *self)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (self->store);
  self->store = fixture_try_open (self, &error);
  g_assert_no_error (error);
}

void
fixture_close (Fixture *self)
{
  if (self->store == NULL)
    return;
  prk_store_close (self->store);
  /* Signals that were on their way hold nothing, but answers do until they are delivered. */
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (self->store);
  self->store = NULL;
}

char *
fixture_path (Fixture    *self,
              const char *name)
{
  return g_build_filename (self->folder, name, NULL);
}

char *
fixture_new_id (Fixture *self)
{
  return prk_id_new (self->clock, self->entropy);
}

PrkRecord *
load_or_new (PrkStore   *store,
             const char *id,
             const char *type)
{
  g_autoptr (GError) error = NULL;
  PrkRecord *record = prk_store_load (store, id, &error);

  if (g_error_matches (error, PRK_STORE_ERROR, PRK_STORE_ERROR_NOT_FOUND))
    return prk_record_new (id, type);
  g_assert_no_error (error);
  return record;
}

PrkOp *
commit_string (PrkStore    *store,
               const char  *id,
               const char  *type,
               const char  *path,
               const char  *value,
               GError     **error)
{
  g_autoptr (PrkRecord) record = load_or_new (store, id, type);
  g_autoptr (PrkEdit) edit = prk_edit_new (record);

  prk_edit_set_string (edit, path, value);
  return prk_store_commit (store, edit, error);
}

void
assert_commit (PrkStore   *store,
               const char *id,
               const char *path,
               const char *value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PrkOp) op = commit_string (store, id, "kak", path, value, &error);

  g_assert_no_error (error);
  g_assert_nonnull (op);
}

void
assert_string (PrkStore   *store,
               const char *id,
               const char *path,
               const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PrkRecord) record = prk_store_load (store, id, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (prk_record_get_string (record, path), ==, expected);
}

static sqlite3 *
open_raw (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, PRK_STORE_FILE, NULL);
  sqlite3 *db = NULL;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  sqlite3_busy_timeout (db, 5000);
  return db;
}

gint64
query_int (const char *folder,
           const char *sql)
{
  sqlite3 *db = open_raw (folder);
  sqlite3_stmt *statement = NULL;
  gint64 value;

  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  value = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  sqlite3_close (db);
  return value;
}

void
run_sql (const char *folder,
         const char *sql)
{
  sqlite3 *db = open_raw (folder);
  char *message = NULL;

  sqlite3_exec (db, sql, NULL, NULL, &message);
  g_assert_cmpstr (message, ==, NULL);
  sqlite3_close (db);
}

static PrkOp *
read_op (sqlite3_stmt *statement)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_bytes_new (sqlite3_column_blob (statement, 0),
                                          sqlite3_column_bytes (statement, 0));
  PrkOp *op = prk_op_new_from_bytes (bytes, (const char *) sqlite3_column_text (statement, 1),
                                     &error);

  g_assert_no_error (error);
  g_assert_cmpstr (prk_op_get_id (op), ==, (const char *) sqlite3_column_text (statement, 2));
  return op;
}

/* Walks every chain; answers the records, by id. */
static GHashTable *
check_chains (sqlite3 *db)
{
  GHashTable *records = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                               (GDestroyNotify) prk_record_unref);
  sqlite3_stmt *statement = NULL;
  g_autofree char *device = NULL;
  g_autofree char *last_id = NULL;
  guint64 last_n = 0;

  g_assert_cmpint (sqlite3_prepare_v2 (db,
                                       "SELECT bytes, signature, id FROM op ORDER BY device, n",
                                       -1, &statement, NULL),
                   ==, SQLITE_OK);
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      g_autoptr (PrkOp) op = read_op (statement);
      g_autoptr (GError) error = NULL;
      PrkRecord *record = g_hash_table_lookup (records, prk_op_get_record (op));

      if (g_strcmp0 (device, prk_op_get_device (op)) != 0)
        {
          g_free (device);
          device = g_strdup (prk_op_get_device (op));
          g_clear_pointer (&last_id, g_free);
          last_n = 0;
        }
      prk_chain_check (op, last_n, last_id, &error);
      g_assert_no_error (error);
      last_n = prk_op_get_n (op);
      g_free (last_id);
      last_id = g_strdup (prk_op_get_id (op));

      if (record == NULL)
        {
          record = prk_record_new (prk_op_get_record (op), prk_op_get_kind (op));
          g_hash_table_insert (records, g_strdup (prk_op_get_record (op)), record);
        }
      g_assert_true (prk_record_apply (record, op));
    }
  sqlite3_finalize (statement);
  return records;
}

static void
check_derived (sqlite3    *db,
               GHashTable *records)
{
  sqlite3_stmt *statement = NULL;
  guint n = 0;

  g_assert_cmpint (sqlite3_prepare_v2 (db, "SELECT id, type, judul, tahun FROM record", -1,
                                       &statement, NULL),
                   ==, SQLITE_OK);
  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      PrkRecord *record = g_hash_table_lookup (records, sqlite3_column_text (statement, 0));
      const char *judul;

      g_assert_nonnull (record);
      judul = prk_record_get_string (record, "judul");
      g_assert_cmpstr ((const char *) sqlite3_column_text (statement, 1), ==,
                       prk_record_get_kind (record));
      g_assert_cmpstr ((const char *) sqlite3_column_text (statement, 2), ==,
                       judul != NULL ? judul : "");
      g_assert_cmpint (sqlite3_column_int64 (statement, 3), ==,
                       prk_record_get_int (record, "tahun_anggaran", 0));
      n++;
    }
  sqlite3_finalize (statement);
  g_assert_cmpuint (n, ==, g_hash_table_size (records));
}

void
assert_store_sound (const char *folder)
{
  sqlite3 *db = open_raw (folder);
  sqlite3_stmt *statement = NULL;
  g_autoptr (GHashTable) records = NULL;

  g_assert_cmpint (sqlite3_prepare_v2 (db, "PRAGMA integrity_check", -1, &statement, NULL), ==,
                   SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  g_assert_cmpstr ((const char *) sqlite3_column_text (statement, 0), ==, "ok");
  sqlite3_finalize (statement);
  g_assert_cmpint (sqlite3_prepare_v2 (db, "PRAGMA foreign_key_check", -1, &statement, NULL), ==,
                   SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_DONE);
  sqlite3_finalize (statement);

  records = check_chains (db);
  check_derived (db, records);
  sqlite3_close (db);
}

void
remove_folder (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR) && !g_file_test (child, G_FILE_TEST_IS_SYMLINK))
        remove_folder (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

gint64
cpu_time_us (void)
{
  struct timespec now;

  g_assert_cmpint (clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now), ==, 0);
  return now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

void
iterate_until (const gboolean *done)
{
  gint64 until_us = g_get_monotonic_time () + 30 * G_USEC_PER_SEC;

  while (!*done)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, until_us);
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (500);
    }
}

void
take_result_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

GAsyncResult *
wait_result (GAsyncResult **result)
{
  gint64 until_us = g_get_monotonic_time () + 30 * G_USEC_PER_SEC;

  while (*result == NULL)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, until_us);
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (500);
    }
  return *result;
}
