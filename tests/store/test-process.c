/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <signal.h>
#include <string.h>

#include "store-fixture.h"

/* Some ten pieces of work for who indexes them. */
#define N_TEXTS 400

static const char *helper;

static GSubprocess *
spawn (Fixture    *self,
       const char *id,
       const char *count)
{
  g_autoptr (GError) error = NULL;
  GSubprocess *process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, helper,
                                           self->folder, id, count, NULL);

  g_assert_no_error (error);
  return process;
}

/* Ids of the ops that the process said were safe. */
static GStrv
finish (GSubprocess *process)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *output = NULL;

  g_subprocess_communicate_utf8 (process, NULL, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  return g_strsplit (output, "\n", -1);
}

static guint
assert_all_there (Fixture *self,
                  GStrv    ids)
{
  guint n = 0;

  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM op WHERE id = '%s'", ids[i]);

      /* The last line may be cut short. */
      if (strlen (ids[i]) != 43)
        continue;
      g_assert_cmpint (query_int (self->folder, sql), ==, 1);
      n++;
    }
  return n;
}

/* The app, the CLI and a script, all editing the same record at once. */
static void
test_together (Fixture       *self,
               gconstpointer  data)
{
  g_autofree char *id = fixture_new_id (self);
  g_autoptr (GSubprocess) one = NULL;
  g_autoptr (GSubprocess) two = NULL;
  g_autoptr (GError) error = NULL;

  assert_commit (self->store, id, "judul", "Karhutla");
  one = spawn (self, id, "150");
  two = spawn (self, id, "150");
  for (guint i = 0; i < 100; i++)
    {
      g_autofree char *value = g_strdup_printf ("%u", i);

      assert_commit (self->store, id, "judul", value);
    }
  g_auto (GStrv) first = finish (one);
  g_auto (GStrv) second = finish (two);
  g_assert_true (g_subprocess_get_successful (one));
  g_assert_true (g_subprocess_get_successful (two));
  g_assert_cmpuint (assert_all_there (self, first), ==, 150);
  g_assert_cmpuint (assert_all_there (self, second), ==, 150);

  g_assert_cmpint (query_int (self->folder, "SELECT count(*) FROM device"), ==, 1);
  g_assert_cmpint (query_int (self->folder, "SELECT max(n) FROM op"), ==, 401);
  assert_string (self->store, id, "judul", "99");
  fixture_close (self);
  assert_store_sound (self->folder);
}

/* Kills the process a while after it said its first word, or while it is still starting. */
static GStrv
kill_in_work (GSubprocess *process,
              gboolean     is_early,
              gulong       delay_us)
{
  g_autoptr (GDataInputStream) lines =
      g_data_input_stream_new (g_subprocess_get_stdout_pipe (process));
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();
  char *line;

  if (!is_early && (line = g_data_input_stream_read_line (lines, NULL, NULL, NULL)) != NULL)
    {
      g_strv_builder_add (ids, line);
      g_free (line);
    }
  g_usleep (delay_us);
  g_subprocess_send_signal (process, SIGKILL);
  while ((line = g_data_input_stream_read_line (lines, NULL, NULL, NULL)) != NULL)
    {
      g_strv_builder_add (ids, line);
      g_free (line);
    }
  g_subprocess_wait (process, NULL, NULL);
  return g_strv_builder_end (ids);
}

/* Again and again: what it said was safe is there, and the next one goes on. */
static void
test_killed (Fixture       *self,
             gconstpointer  data)
{
  g_autofree char *id = fixture_new_id (self);
  guint n_safe = 0;

  fixture_close (self);
  for (guint round = 0; round < 15; round++)
    {
      g_autoptr (GSubprocess) process = spawn (self, id, "100000");
      g_auto (GStrv) ids = kill_in_work (process, round % 3 == 0, (round * 7919) % 60000);

      n_safe += assert_all_there (self, ids);
      assert_store_sound (self->folder);
    }
  g_test_message ("%u ops were safe", n_safe);
  g_assert_cmpuint (n_safe, >=, 10);

  fixture_open (self);
  assert_commit (self->store, id, "judul", "sesudah semua itu");
  assert_string (self->store, id, "judul", "sesudah semua itu");
}

static gint64
count_stale (Fixture *self)
{
  return query_int (self->folder, "SELECT count(*) FROM record WHERE stale = 1");
}

static void
add_long_texts (Fixture *self,
                guint    n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = fixture_new_id (self);
      g_autoptr (GString) text = g_string_new (NULL);
      guint32 word = i;

      for (guint j = 0; j < 8000; j++)
        {
          word = word * 1664525 + 1013904223;
          g_string_append_printf (text, "%x ", word >> 8);
        }
      assert_commit (self->store, id, "latar_belakang/narasi", text->str);
    }
}

/* Who indexes has much to write and no pause between two pieces of it; who has an op to write gets its turn. Both
 * wait for the test's own lock at first, so that it is not the speed of the machine that decides. */
static void
test_turns (Fixture       *self,
            gconstpointer  how)
{
  g_autofree char *id = fixture_new_id (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GDataInputStream) lines = NULL;
  g_autofree char *line = NULL;
  g_autofree char *path = fixture_path (self, PRK_STORE_FILE);
  g_autoptr (PrkDb) lock = NULL;
  gint64 n_stale;

  self->tuning.idle_ms = 1000000;
  fixture_close (self);
  fixture_open (self);
  add_long_texts (self, N_TEXTS);
  g_assert_cmpint (count_stale (self), ==, N_TEXTS);

  lock = _prk_db_open (path, PRK_DB_WRITE, &error);
  g_assert_no_error (error);
  g_assert_true (_prk_db_begin (lock, &error));
  process = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, helper, self->folder, how, NULL);
  g_assert_no_error (error);
  lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (process));
  line = g_data_input_stream_read_line (lines, NULL, NULL, &error);
  g_assert_no_error (error);
  _prk_db_roll_back (lock);
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *value = g_strdup_printf ("%u", i);

      assert_commit (self->store, id, "judul", value);
    }
  n_stale = count_stale (self);
  g_test_message ("%d records are not indexed yet", (int) n_stale);
  /* The record just written is one of them. */
  g_assert_cmpint (n_stale, >, 1);

  g_subprocess_send_signal (process, SIGKILL);
  g_subprocess_wait (process, NULL, NULL);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  helper = argv[1];

  g_test_add ("/store/process/several-keep-one-chain", Fixture, NULL, fixture_set_up, test_together,
              fixture_tear_down);
  g_test_add ("/store/process/killed-loses-nothing-said-safe", Fixture, NULL, fixture_set_up,
              test_killed, fixture_tear_down);
  g_test_add ("/store/process/a-turn-beside-idle-indexing", Fixture, "idle", fixture_set_up,
              test_turns, fixture_tear_down);
  g_test_add ("/store/process/a-turn-beside-a-search", Fixture, "search", fixture_set_up, test_turns,
              fixture_tear_down);

  return g_test_run ();
}
