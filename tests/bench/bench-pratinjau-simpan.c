/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From a keystroke that ends an edit to its op on the disk, through the session and the store's
 * thread, in a KAK with a page of text in the field; and how long the main thread was kept from
 * the screen by it. The peer is what no store can do without: SQLite commits the same bytes to the
 * same disk with synchronous=FULL, in turns with ours. */

#include "config.h"

#include <stdlib.h>

#include <sqlite3.h>

#include "../app/kak-fixture.h"

#define N_EDITS 300
#define GOAL_MS 50.0
#define FRAME_MS 16.0

#define PATH "latar_belakang/narasi"

static gint64 longest_us; /* of the main thread, in one go */

static int
compare (const void *a,
         const void *b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

static double
get_p95 (double *values,
         guint   n)
{
  qsort (values, n, sizeof *values, compare);

  return values[n * 95 / 100];
}

static void
note_busy (gint64 began_us)
{
  longest_us = MAX (longest_us, g_get_monotonic_time () - began_us);
}

static void
take_result_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

/* Sleeps in poll() and counts the work between two sleeps. */
static void
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    {
      gint64 began_us;

      while (!g_main_context_pending (NULL))
        g_usleep (100);
      began_us = g_get_monotonic_time ();
      g_main_context_iteration (NULL, FALSE);
      note_busy (began_us);
    }
}

static double
edit_once (PrkKakSession *session,
           const char    *page,
           guint          number)
{
  g_autofree char *text = g_strdup_printf ("%s Kalimat ke-%u.", page, number);
  g_autoptr(GAsyncResult) result = NULL;
  g_autoptr(GError) error = NULL;
  gint64 began_us = g_get_monotonic_time ();

  prk_kak_session_type_text (session, PATH, text);
  prk_kak_session_flush_async (session, NULL, take_result_cb, &result);
  note_busy (began_us);
  wait_for (&result);
  if (!prk_kak_session_flush_finish (session, result, &error))
    g_error ("%s", error->message);

  return (g_get_monotonic_time () - began_us) / 1000.0;
}

static void
run_sql (sqlite3    *db,
         const char *sql)
{
  if (sqlite3_exec (db, sql, NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (db));
}

static sqlite3 *
open_bare (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "bare.db", NULL);
  sqlite3 *db;

  if (sqlite3_open (path, &db) != SQLITE_OK)
    g_error ("%s", path);
  run_sql (db, "PRAGMA journal_mode = WAL");
  run_sql (db, "PRAGMA synchronous = FULL");
  run_sql (db, "CREATE TABLE op (bytes BLOB)");

  return db;
}

static double
commit_once (sqlite3_stmt *insert,
             const char   *bytes,
             gsize         size)
{
  gint64 began_us = g_get_monotonic_time ();

  sqlite3_bind_blob (insert, 1, bytes, (int) size, SQLITE_STATIC);
  if (sqlite3_step (insert) != SQLITE_DONE)
    g_error ("%s", sqlite3_errmsg (sqlite3_db_handle (insert)));
  sqlite3_reset (insert);

  return (g_get_monotonic_time () - began_us) / 1000.0;
}

static char *
make_page (void)
{
  GString *page = g_string_new (NULL);

  for (guint i = 0; i < 30; i++)
    g_string_append_printf (page, "Kerja sama daerah pada bagian ke-%u memerlukan uraian yang "
                                  "cukup panjang untuk mengisi halaman.\n\n", i);

  return g_string_free (page, FALSE);
}

int
main (int    argc,
      char **argv)
{
  double ours[N_EDITS], bare[N_EDITS];
  KakFixture fixture = { 0 };
  g_autoptr(PrkKakSession) session = NULL;
  g_autofree char *page = make_page ();
  sqlite3_stmt *insert = NULL;
  sqlite3 *db;
  double p95, bare_p95;

  kak_fixture_set_up (&fixture, NULL);
  session = kak_fixture_open (&fixture);
  db = open_bare (fixture.folder);
  sqlite3_prepare_v2 (db, "INSERT INTO op VALUES (?1)", -1, &insert, NULL);

  for (guint i = 0; i < N_EDITS; i++)
    {
      ours[i] = edit_once (session, page, i);
      bare[i] = commit_once (insert, page, strlen (page));
    }

  p95 = get_p95 (ours, N_EDITS);
  bare_p95 = get_p95 (bare, N_EDITS);
  g_print ("{\"name\": \"edit-durable\", \"ours\": %.2f, \"peer\": %.2f, \"unit\": \"ms p95\", "
           "\"ratio\": %.2f, \"goal\": \"< 50 ms\", \"holds\": %s}\n",
           p95, bare_p95, p95 / bare_p95, p95 < GOAL_MS ? "true" : "false");
  g_print ("{\"name\": \"edit-main-thread\", \"ours\": %.2f, \"peer\": null, \"unit\": \"ms max\", "
           "\"ratio\": null, \"goal\": \"< 16 ms\", \"holds\": %s}\n",
           longest_us / 1000.0, longest_us / 1000.0 < FRAME_MS ? "true" : "false");

  sqlite3_finalize (insert);
  sqlite3_close (db);
  g_clear_object (&session);
  kak_fixture_tear_down (&fixture, NULL);

  return 0;
}
