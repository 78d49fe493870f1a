/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A store works for a while and a log keeps all that it writes and syncs. Then, for every single
 * write and sync, the disk is built that a power cut at that moment leaves, with what was not
 * synced dropped, kept or torn, and a store is opened on it: everything that had been promised must
 * be there. */

#include "config.h"

#include <glib/gstdio.h>
#include <sqlite3.h>

#include "../support/prk-crash-vfs.h"
#include "store/prk-store-sync.h"
#include "store-fixture.h"

typedef struct
{
  Fixture      fixture;
  PrkCrashLog *log;
  char        *image; /* folder */
  char        *kak;
  char        *other;
} Rig;

static void
set_up (Rig        *rig,
        const char *synchronous)
{
  fixture_prepare (&rig->fixture, NULL);
  rig->fixture.tuning.synchronous = synchronous;
  rig->fixture.tuning.poll_ms = 1000000;
  rig->fixture.tuning.idle_ms = 1000000;
  /* Every sixteen pages a checkpoint, so that the -wal is begun anew several times. */
  rig->fixture.tuning.checkpoint_pages = 4;
  rig->image = g_build_filename (rig->fixture.folder, "citra", NULL);
  rig->kak = fixture_new_id (&rig->fixture);
  rig->other = fixture_new_id (&rig->fixture);
}

static void
tear_down (Rig *rig)
{
  g_clear_pointer (&rig->log, prk_crash_log_free);
  g_clear_pointer (&rig->image, g_free);
  g_clear_pointer (&rig->kak, g_free);
  g_clear_pointer (&rig->other, g_free);
  fixture_tear_down (&rig->fixture, NULL);
}

static void
promise (const char *kind,
         const char *what)
{
  g_autofree char *text = g_strdup_printf ("%s %s", kind, what);

  prk_crash_vfs_promise (text);
}

static void
commit (Rig        *rig,
        const char *id,
        const char *path,
        const char *value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PrkOp) op = commit_string (rig->fixture.store, id, "kak", path, value, &error);

  g_assert_no_error (error);
  promise ("op", prk_op_get_id (op));
}

static void
put_draft (Rig        *rig,
           const char *number)
{
  g_autoptr (JsonNode) value = json_node_init_string (json_node_alloc (), number);
  g_autoptr (GAsyncResult) result = NULL;

  prk_store_put_draft_async (rig->fixture.store, rig->kak, "catatan/isi", value, NULL,
                             take_result_cb, &result);
  g_assert_true (
      prk_store_put_draft_finish (rig->fixture.store, wait_result (&result), NULL));
  promise ("draft", number);
}

static void
ajukan (Rig *rig)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PrkRecord) record = prk_store_load (rig->fixture.store, rig->kak, &error);
  g_autofree char *versi =
      prk_store_ajukan (rig->fixture.store, record, "Versi", NULL, &error);

  g_assert_no_error (error);
  promise ("versi", versi);
}

static void
give_back (Rig *rig)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = fixture_new_id (&rig->fixture);
  g_autoptr (PrkRecord) record = prk_record_new (id, "peristiwa");
  g_autoptr (PrkEdit) edit = prk_edit_new (record);
  g_autoptr (PrkOp) op = NULL;

  prk_edit_set_string (edit, "jenis", "dikembalikan");
  prk_edit_set_string (edit, "tentang", rig->kak);
  op = prk_store_commit (rig->fixture.store, edit, &error);
  g_assert_no_error (error);
  promise ("op", prk_op_get_id (op));
}

static void
search (Rig *rig)
{
  g_autoptr (GError) error = NULL;
  PrkQuery query = { .text = "karhutla" };
  g_autoptr (GPtrArray) rows = prk_store_list (rig->fixture.store, &query, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 1);
}

static void
burst (Rig *rig)
{
  GAsyncResult *results[8] = { NULL };

  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    {
      g_autoptr (PrkRecord) record = prk_record_new (rig->other, "kak");
      g_autoptr (PrkEdit) edit = prk_edit_new (record);
      g_autofree char *path = g_strdup_printf ("bidang/%u/isi", i);

      prk_edit_set_string (edit, path, "serentak");
      prk_store_commit_async (rig->fixture.store, edit, NULL, take_result_cb, &results[i]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    {
      g_autoptr (PrkOp) op =
          prk_store_commit_finish (rig->fixture.store, wait_result (&results[i]), NULL);

      g_assert_nonnull (op);
      promise ("op", prk_op_get_id (op));
      g_clear_object (&results[i]);
    }
}

/* For the register: what was given out must stay as it is. */
static void
take (Rig *rig)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) ops = NULL;

  prk_store_sync_take_async (rig->fixture.store, 100, FALSE, take_result_cb, &result);
  ops = prk_store_sync_take_finish (rig->fixture.store, wait_result (&result), NULL);
  g_assert_nonnull (ops);
  for (guint i = 0; i < ops->len; i++)
    promise ("taken", prk_op_get_id (ops->pdata[i]));
}

static void
work (Rig *rig)
{
  g_autofree char *long_text = g_strnfill (20000, 'x');

  commit (rig, rig->kak, "judul", "Karhutla");
  put_draft (rig, "1");
  commit (rig, rig->kak, "tempat", "Buntok");
  put_draft (rig, "2");
  search (rig);
  commit (rig, rig->other, "judul", long_text);
  burst (rig);
  take (rig);
  commit (rig, rig->kak, "judul", "Karhutla 2");
  ajukan (rig);
  put_draft (rig, "3");
  give_back (rig);
  commit (rig, rig->kak, "judul", "Karhutla 3");
  commit (rig, rig->other, "judul", "lain");
  take (rig);
  search (rig);
  ajukan (rig);
  put_draft (rig, "4");
}

/* Opening and the first work of a new store are in it, a clean close, and going on after it. */
static void
record_work (Rig *rig)
{
  fixture_open (&rig->fixture);
  fixture_close (&rig->fixture);
  g_autofree char *database = fixture_path (&rig->fixture, PRK_STORE_FILE);
  g_assert_cmpint (g_unlink (database), ==, 0);

  prk_crash_vfs_record (rig->fixture.folder);
  fixture_open (&rig->fixture);
  work (rig);
  fixture_close (&rig->fixture);
  fixture_open (&rig->fixture);
  commit (rig, rig->other, "judul", "sesudah dibuka lagi");
  put_draft (rig, "5");
  fixture_close (&rig->fixture);
  rig->log = prk_crash_vfs_stop ();
}

static gboolean
is_kept (sqlite3    *db,
         const char *promised)
{
  static const struct
  {
    const char *kind;
    const char *sql;
  } checks[] = {
    { "op ", "WITH RECURSIVE name (id) AS (VALUES (?) UNION SELECT r.id FROM rewritten r"
             " JOIN name n ON n.id = r.former) SELECT count(*) FROM op WHERE id IN name" },
    { "taken ", "SELECT count(*) FROM op WHERE id = ? AND sent = 1" },
    { "versi ", "SELECT count(*) FROM record WHERE id = ? AND type = 'versi'" },
    { "draft ", "SELECT count(*) FROM draft WHERE path = 'catatan/isi'"
                " AND CAST(trim(value, '\"') AS INTEGER) >= CAST(? AS INTEGER)" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (checks); i++)
    if (g_str_has_prefix (promised, checks[i].kind))
      {
        sqlite3_stmt *statement = NULL;
        gboolean is_there;

        g_assert_cmpint (sqlite3_prepare_v2 (db, checks[i].sql, -1, &statement, NULL), ==, SQLITE_OK);
        sqlite3_bind_text (statement, 1, promised + strlen (checks[i].kind), -1, SQLITE_STATIC);
        g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
        is_there = sqlite3_column_int (statement, 0) == 1;
        sqlite3_finalize (statement);
        return is_there;
      }
  g_assert_not_reached ();
}

static guint
count_broken (Rig       *rig,
              GPtrArray *promises)
{
  g_autofree char *path = g_build_filename (rig->image, PRK_STORE_FILE, NULL);
  sqlite3 *db = NULL;
  guint n = 0;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  for (guint i = 0; i < promises->len; i++)
    n += !is_kept (db, promises->pdata[i]);
  sqlite3_close (db);
  return n;
}

/* Answers how many promises are broken. All else must be right whatever the disk did. */
static guint
check_image (Rig          *rig,
             guint         point,
             PrkCrashMode  mode,
             guint32       seed)
{
  g_autofree char *key = g_build_filename (rig->image, PRK_STORE_KEY, NULL);
  g_autofree char *id = fixture_new_id (&rig->fixture);
  g_autoptr (GPtrArray) promises = prk_crash_log_list_promises (rig->log, point);
  g_autoptr (GError) error = NULL;
  PrkStore *store;
  guint n_lost;

  g_assert_cmpint (g_mkdir (rig->image, 0700), ==, 0);
  prk_crash_log_make_image (rig->log, point, mode, seed, rig->image);
  store = _prk_store_open_tuned (rig->image, rig->fixture.clock, rig->fixture.entropy, NULL,
                                 &rig->fixture.tuning, &error);
  if (error != NULL)
    g_error ("power cut at %u (%s), mode %d: %s", point, prk_crash_log_describe (rig->log, point),
             mode, error->message);
  g_assert_true (g_file_test (key, G_FILE_TEST_EXISTS));
  assert_commit (store, id, "judul", "sesudah listrik menyala");
  prk_store_close (store);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (store);

  assert_store_sound (rig->image);
  /* A versi never comes without its peristiwa. */
  g_assert_cmpint (query_int (rig->image, "SELECT count(*) FROM about WHERE type = 'versi'"), ==,
                   query_int (rig->image, "SELECT count(*) FROM about WHERE jenis = 'diajukan'"));
  n_lost = count_broken (rig, promises);
  remove_folder (rig->image);
  return n_lost;
}

static void
assert_nothing_lost (Rig          *rig,
                     guint         point,
                     PrkCrashMode  mode,
                     guint32       seed)
{
  guint n_lost = check_image (rig, point, mode, seed);

  if (n_lost > 0)
    g_error ("power cut at %u (%s), mode %d, seed %u: %u promises broken", point,
             prk_crash_log_describe (rig->log, point), mode, seed, n_lost);
}

static void
test_full (void)
{
  Rig rig = { { NULL } };
  guint n_points;

  set_up (&rig, "FULL");
  record_work (&rig);
  n_points = prk_crash_log_get_n_points (rig.log);
  g_test_message ("%u moments", n_points);
  g_assert_cmpuint (n_points, >, 300);

  for (guint point = 0; point < n_points; point++)
    {
      /* A new database is made in a few writes: more throws of the dice for them. */
      guint n_throws = point < 20 ? 20 : 1;

      assert_nothing_lost (&rig, point, PRK_CRASH_DROP, 0);
      if (point % 4 == 0)
        assert_nothing_lost (&rig, point, PRK_CRASH_KEEP, 0);
      for (guint i = 0; i < n_throws; i++)
        assert_nothing_lost (&rig, point, PRK_CRASH_TEAR, 1000 * i + point);
    }
  tear_down (&rig);
}

/* The same without the sync at each commit must lose edits, or this test could not find a loss. The
 * database itself stays whole even then. */
static void
test_normal (void)
{
  Rig rig = { { NULL } };
  guint n_points, n_lost = 0;

  set_up (&rig, "NORMAL");
  record_work (&rig);
  n_points = prk_crash_log_get_n_points (rig.log);
  for (guint point = 0; point < n_points; point += 3)
    n_lost += check_image (&rig, point, PRK_CRASH_DROP, 0);
  g_test_message ("%u promises broken at %u moments", n_lost, n_points / 3);
  g_assert_cmpuint (n_lost, >, 0);
  tear_down (&rig);
}

/* The moments are those that matter: commits, drafts and checkpoints write to the -wal, to the
 * database and sync both. */
static void
test_moments (void)
{
  static const char *const wanted[] = {
    "write " PRK_STORE_FILE,        "sync " PRK_STORE_FILE,     "write " PRK_STORE_FILE "-wal",
    "sync " PRK_STORE_FILE "-wal",  "delete " PRK_STORE_FILE "-wal",
  };
  Rig rig = { { NULL } };

  set_up (&rig, "FULL");
  record_work (&rig);
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      guint n = 0;

      for (guint point = 0; point < prk_crash_log_get_n_points (rig.log); point++)
        n += strcmp (prk_crash_log_describe (rig.log, point), wanted[i]) == 0;
      g_test_message ("%u of %s", n, wanted[i]);
      g_assert_cmpuint (n, >, 0);
    }
  tear_down (&rig);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  prk_crash_vfs_install ();

  g_test_add_func ("/store/crash/every-moment-is-recorded", test_moments);
  g_test_add_func ("/store/crash/nothing-promised-is-lost", test_full);
  g_test_add_func ("/store/crash/synchronous-normal-loses", test_normal);

  return g_test_run ();
}
