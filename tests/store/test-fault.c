/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <sqlite3.h>

#include "base/prk-json.h"

#include "../support/prk-crash-vfs.h"
#include "store-fixture.h"

static const struct
{
  const char   *name;
  int           sqlite;
  PrkStoreError store;
} faults[] = {
  { "disk-full", SQLITE_FULL, PRK_STORE_ERROR_FULL },
  { "read-only", SQLITE_READONLY, PRK_STORE_ERROR_READ_ONLY },
  { "write-error", SQLITE_IOERR_WRITE, PRK_STORE_ERROR_FAILED },
  { "sync-error", SQLITE_IOERR_FSYNC, PRK_STORE_ERROR_FAILED },
};

typedef struct
{
  guint   failed;
  guint   recovered;
  GError *error;
} Heard;

static void
save_failed_cb (PrkStore *store,
                GError   *error,
                Heard    *heard)
{
  heard->failed++;
  g_clear_error (&heard->error);
  heard->error = g_error_copy (error);
}

static void
save_recovered_cb (PrkStore *store,
                   Heard    *heard)
{
  heard->recovered++;
}

static void
listen (PrkStore *store,
        Heard    *heard)
{
  *heard = (Heard) { 0 };
  g_signal_connect (store, "save-failed", G_CALLBACK (save_failed_cb), heard);
  g_signal_connect (store, "save-recovered", G_CALLBACK (save_recovered_cb), heard);
}

static void
iterate_for (guint ms)
{
  gint64 until_us = g_get_monotonic_time () + ms * 1000;

  while (g_get_monotonic_time () < until_us)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (500);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  prk_crash_vfs_fail (0, 0);
  fixture_tear_down (self, data);
}

/* Each kind of failure, at each of the writes and syncs of a commit: the caller is told at once,
 * nothing is left, and the next try works. */
static void
test_blocking (Fixture       *self,
               gconstpointer  data)
{
  g_autofree char *id = fixture_new_id (self);
  guint n_failed = 0;

  assert_commit (self->store, id, "judul", "awal");
  for (guint kind = 0; kind < G_N_ELEMENTS (faults); kind++)
    for (guint after = 0;; after++)
      {
        g_autoptr (GError) error = NULL;
        g_autofree char *value = g_strdup_printf ("%u/%u", kind, after);
        gint64 before = query_int (self->folder, "SELECT count(*) FROM op");

        prk_crash_vfs_fail (faults[kind].sqlite, after);
        g_autoptr (PrkOp) op = commit_string (self->store, id, "kak", "judul", value, &error);
        prk_crash_vfs_fail (0, 0);
        if (op != NULL)
          {
            g_assert_cmpuint (after, >, 2);
            break;
          }
        g_assert_error (error, PRK_STORE_ERROR, (int) faults[kind].store);
        g_assert_cmpint (query_int (self->folder, "SELECT count(*) FROM op"), ==, before);
        n_failed++;
      }
  g_test_message ("%u failures", n_failed);
  assert_commit (self->store, id, "judul", "akhir");
  assert_string (self->store, id, "judul", "akhir");
  fixture_close (self);
  assert_store_sound (self->folder);
}

static void
put_draft (Fixture       *self,
           const char    *id,
           const char    *text,
           GAsyncResult **result)
{
  g_autoptr (JsonNode) value = json_node_init_string (json_node_alloc (), text);

  prk_store_put_draft_async (self->store, id, "tempat", value, NULL, take_result_cb, result);
}

static void
commit_later (Fixture       *self,
              const char    *id,
              const char    *path,
              const char    *value,
              GAsyncResult **result)
{
  g_autoptr (PrkRecord) record = prk_record_new (id, "kak");
  g_autoptr (PrkEdit) edit = prk_edit_new (record);

  prk_edit_set_string (edit, path, value);
  prk_store_commit_async (self->store, edit, NULL, take_result_cb, result);
}

/* Without anybody doing anything, all that was asked for reaches the disk once the disk is back, in
 * the old order. */
static void
test_retried (Fixture       *self,
              gconstpointer  data)
{
  g_autofree char *id = fixture_new_id (self);
  GAsyncResult *commits[6] = { NULL };
  GAsyncResult *drafts[20] = { NULL };
  PrkQuery query = { .type = "kak", .text = "awal" };
  g_autoptr (GError) error = NULL;
  Heard heard;

  listen (self->store, &heard);
  assert_commit (self->store, id, "judul", "awal");
  prk_crash_vfs_fail (SQLITE_FULL, 0);
  for (guint i = 0; i < G_N_ELEMENTS (commits); i++)
    {
      g_autofree char *path = g_strdup_printf ("bidang/%u/isi", i);

      commit_later (self, id, path, "isi", &commits[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (drafts); i++)
    {
      g_autofree char *text = g_strdup_printf ("ketikan %u", i);

      put_draft (self, id, text, &drafts[i]);
      iterate_for (2);
    }
  prk_store_set_setting (self->store, "bahasa", "id");
  iterate_for (150);

  g_assert_cmpuint (heard.failed, ==, 1);
  g_assert_error (heard.error, PRK_STORE_ERROR, PRK_STORE_ERROR_FULL);
  g_assert_cmpuint (heard.recovered, ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (commits); i++)
    g_assert_null (commits[i]);

  /* Reading goes on, and who blocks is told at once; his edit is not kept. */
  assert_string (self->store, id, "judul", "awal");
  g_autoptr (GPtrArray) rows = prk_store_list (self->store, &query, &error);
  g_assert_no_error (error);
  g_assert_null (commit_string (self->store, id, "kak", "judul", "tidak sabar", &error));
  g_assert_error (error, PRK_STORE_ERROR, PRK_STORE_ERROR_FULL);
  g_clear_error (&error);

  /* Another reason is news. */
  prk_crash_vfs_fail (SQLITE_READONLY, 0);
  iterate_for (150);
  g_assert_cmpuint (heard.failed, ==, 2);
  g_assert_error (heard.error, PRK_STORE_ERROR, PRK_STORE_ERROR_READ_ONLY);

  prk_crash_vfs_fail (0, 0);
  for (guint i = 0; i < G_N_ELEMENTS (commits); i++)
    {
      g_autoptr (PrkOp) op =
          prk_store_commit_finish (self->store, wait_result (&commits[i]), &error);

      g_assert_no_error (error);
      g_assert_cmpint (prk_op_get_n (op), ==, i + 2);
      g_clear_object (&commits[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (drafts); i++)
    {
      g_assert_true (prk_store_put_draft_finish (self->store, wait_result (&drafts[i]), &error));
      g_assert_no_error (error);
      g_clear_object (&drafts[i]);
    }
  iterate_for (50);
  g_assert_cmpuint (heard.recovered, ==, 1);
  g_assert_cmpuint (heard.failed, ==, 2);

  g_autoptr (JsonNode) left = prk_store_load_drafts (self->store, id, &error);
  g_assert_cmpstr (prk_json_get_string (json_node_get_object (left), "tempat", NULL), ==,
                   "ketikan 19");
  assert_string (self->store, id, "judul", "awal");
  assert_string (self->store, id, "bidang/5/isi", "isi");
  g_clear_error (&heard.error);
  fixture_close (self);
  assert_store_sound (self->folder);
}

/* Someone who blocks after the disk came back does not overtake those who waited. */
static void
test_order (Fixture       *self,
            gconstpointer  data)
{
  g_autofree char *id = fixture_new_id (self);
  g_autofree char *other = fixture_new_id (self);
  g_autoptr (GAsyncResult) waiting = NULL;
  g_autoptr (GError) error = NULL;

  self->tuning.retry_ms = 1000000;
  fixture_close (self);
  fixture_open (self);
  prk_crash_vfs_fail (SQLITE_FULL, 0);
  commit_later (self, id, "judul", "menunggu", &waiting);
  iterate_for (50);
  g_assert_null (waiting);

  prk_crash_vfs_fail (0, 0);
  g_autoptr (PrkOp) op = commit_string (self->store, other, "kak", "judul", "kemudian", &error);
  g_assert_no_error (error);
  g_assert_cmpint (prk_op_get_n (op), ==, 2);
  g_autoptr (PrkOp) first = prk_store_commit_finish (self->store, wait_result (&waiting), &error);
  g_assert_no_error (error);
  g_assert_cmpint (prk_op_get_n (first), ==, 1);
}

/* A disk that never comes back: closing ends, the caller hears why, and the next start is sound. */
static void
test_closing (Fixture       *self,
              gconstpointer  data)
{
  g_autofree char *id = fixture_new_id (self);
  g_autoptr (GAsyncResult) waiting = NULL;
  g_autoptr (GError) error = NULL;

  assert_commit (self->store, id, "judul", "awal");
  prk_crash_vfs_fail (SQLITE_IOERR_WRITE, 0);
  commit_later (self, id, "tempat", "Buntok", &waiting);
  prk_store_close (self->store);
  g_assert_null (prk_store_commit_finish (self->store, wait_result (&waiting), &error));
  g_assert_error (error, PRK_STORE_ERROR, PRK_STORE_ERROR_FAILED);
  g_clear_object (&waiting);
  fixture_close (self);
  prk_crash_vfs_fail (0, 0);

  fixture_open (self);
  assert_string (self->store, id, "judul", "awal");
  assert_string (self->store, id, "tempat", NULL);
  assert_commit (self->store, id, "tempat", "Buntok");
  fixture_close (self);
  assert_store_sound (self->folder);
}

/* What waits for the disk can still be called off. */
static void
test_cancelled (Fixture       *self,
                gconstpointer  data)
{
  g_autofree char *id = fixture_new_id (self);
  g_autoptr (PrkRecord) record = prk_record_new (id, "kak");
  g_autoptr (PrkEdit) edit = prk_edit_new (record);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  prk_edit_set_string (edit, "judul", "batal");
  prk_crash_vfs_fail (SQLITE_FULL, 0);
  prk_store_commit_async (self->store, edit, cancellable, take_result_cb, &result);
  iterate_for (50);
  g_assert_null (result);
  g_cancellable_cancel (cancellable);
  prk_crash_vfs_fail (0, 0);
  g_assert_null (prk_store_commit_finish (self->store, wait_result (&result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (query_int (self->folder, "SELECT count(*) FROM op"), ==, 0);
}

/* Opening, at every write of it: an error or a sound store, never half of one. */
static void
test_opening (Fixture       *self,
              gconstpointer  data)
{
  guint n_failed = 0;

  for (guint after = 0;; after++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *id = fixture_new_id (self);

      prk_crash_vfs_fail (SQLITE_FULL, after);
      self->store = fixture_try_open (self, &error);
      prk_crash_vfs_fail (0, 0);
      if (self->store != NULL)
        break;
      g_assert_error (error, PRK_STORE_ERROR, PRK_STORE_ERROR_FULL);
      n_failed++;

      /* The next start goes on where this one failed. */
      fixture_open (self);
      assert_commit (self->store, id, "judul", "Karhutla");
      fixture_close (self);
      assert_store_sound (self->folder);
      remove_folder (self->folder);
    }
  g_assert_cmpuint (n_failed, >, 10);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  prk_crash_vfs_install ();

#define ADD(name, set_up, function)                                                                \
  g_test_add ("/store/fault/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("blocking-commit-is-told-at-once", fixture_set_up, test_blocking);
  ADD ("waiting-commits-are-retried", fixture_set_up, test_retried);
  ADD ("nobody-overtakes", fixture_set_up, test_order);
  ADD ("closing-answers-everybody", fixture_set_up, test_closing);
  ADD ("waiting-commit-can-be-cancelled", fixture_set_up, test_cancelled);
  ADD ("opening-fails-whole", fixture_prepare, test_opening);

  return g_test_run ();
}
