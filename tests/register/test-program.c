/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The program as an administrator runs it: each command as a process, serve killed in its work. */
#include "config.h"

#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>

#include "base/prk-json.h"

#include "gugus.h"
#include "wire.h"

typedef struct
{
  char *folder;  /* for everything */
  char *data;
  char *log; /* (nullable) */
  GSubprocess *server;
  guint port;
} Bench;

static const char *program;
static char *conninfo; /* (nullable) of the database server in use */

static void
bench_open (Bench *bench)
{
  bench->folder = g_dir_make_tmp ("prk-program-XXXXXX", NULL);
  bench->data = g_build_filename (bench->folder, "data", NULL);
}

static void
stop (Bench *bench)
{
  if (bench->server == NULL)
    return;
  g_subprocess_send_signal (bench->server, 15);
  g_assert_true (g_subprocess_wait_check (bench->server, NULL, NULL));
  g_clear_object (&bench->server);
}

static void
kill_hard (Bench *bench)
{
  g_subprocess_force_exit (bench->server);
  g_subprocess_wait (bench->server, NULL, NULL);
  g_clear_object (&bench->server);
}

static void
bench_close (Bench *bench)
{
  stop (bench);
  register_fixture_remove_tree (bench->folder);
  g_free (bench->folder);
  g_free (bench->data);
  g_free (bench->log);
}

/* Its output without the newline; NULL when it failed, and then @complaint has what it said. */
static char *
run_in (const char   *data,
        char        **complaint,
        const char   *first,
        ...)
{
  g_autoptr(GPtrArray) arguments = g_ptr_array_new ();
  g_autoptr(GSubprocess) process = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *said = NULL;
  char *output = NULL;
  va_list rest;

  g_ptr_array_add (arguments, (gpointer) program);
  g_ptr_array_add (arguments, (gpointer) "--data");
  g_ptr_array_add (arguments, (gpointer) data);
  if (conninfo != NULL)
    {
      g_ptr_array_add (arguments, (gpointer) "--postgres");
      g_ptr_array_add (arguments, conninfo);
    }
  va_start (rest, first);
  for (const char *word = first; word != NULL; word = va_arg (rest, const char *))
    g_ptr_array_add (arguments, (gpointer) word);
  va_end (rest);
  g_ptr_array_add (arguments, NULL);

  process = g_subprocess_newv ((const char *const *) arguments->pdata,
                               G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE,
                               &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &output, &said, &error);
  g_assert_no_error (error);
  if (!g_subprocess_get_successful (process))
    {
      g_clear_pointer (&output, g_free);
      if (complaint == NULL)
        g_test_message ("%s: %s", first, said);
      else
        *complaint = g_steal_pointer (&said);
    }

  return output != NULL ? g_strchomp (output) : NULL;
}

static void
assert_runs (char *output)
{
  g_assert_nonnull (output);
  g_free (output);
}

static void
assert_fails (char *output)
{
  g_assert_null (output);
}

static void
fill (Bench *bench)
{
  g_autofree char *key = run_in (bench->data, NULL, "init", "62.04", NULL);

  g_assert_nonnull (key);
  g_assert_cmpuint (strlen (key), ==, 43);
  assert_runs (run_in (bench->data, NULL, "user", "62.04", "operator", "Contoh", "dinkes",
                       "operator", NULL));
}

static void
serve (Bench *bench)
{
  g_autoptr(GSubprocessLauncher) launcher = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *line = NULL;
  g_autoptr(GDataInputStream) lines = NULL;

  launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_subprocess_launcher_set_stderr_file_path (launcher,
                                              bench->log != NULL ? bench->log : "/dev/null");
  bench->server = g_subprocess_launcher_spawn (launcher, &error, program, "--data", bench->data,
                                               "--port", "0", "serve",
                                               conninfo != NULL ? "--postgres" : NULL, conninfo,
                                               NULL);
  g_assert_no_error (error);
  lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (bench->server));
  line = g_data_input_stream_read_line (lines, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (line);
  g_assert_nonnull (strrchr (line, ':'));
  bench->port = (guint) g_ascii_strtoull (strrchr (line, ':') + 1, NULL, 10);
  g_assert_cmpuint (bench->port, >, 0);
}

static JsonNode *
ask (Bench      *bench,
     const char *token,
     const char *method,
     const char *path,
     const char *body,
     guint      *status)
{
  g_autoptr(SoupSession) session = soup_session_new_with_options ("timeout", 120, NULL);
  g_autofree char *uri = g_strdup_printf ("http://127.0.0.1:%u%s", bench->port, path);
  g_autofree char *bearer = g_strconcat ("Bearer ", token, NULL);
  g_autoptr(SoupMessage) message = soup_message_new (method, uri);
  g_autoptr(GBytes) sent = g_bytes_new (body != NULL ? body : "", body != NULL ? strlen (body) : 0);
  g_autoptr(GBytes) answer = NULL;
  g_autoptr(GError) error = NULL;

  soup_message_headers_append (soup_message_get_request_headers (message), "Authorization", bearer);
  if (body != NULL)
    soup_message_set_request_body_from_bytes (message, "application/json", sent);
  answer = soup_session_send_and_read (session, message, NULL, &error);
  g_assert_no_error (error);
  *status = soup_message_get_status (message);

  return wire_parse (answer);
}

static char *
enrol (Bench         *bench,
       PrkTestDevice *device)
{
  g_autofree char *kode = run_in (bench->data, NULL, "enrol", "62.04", "operator", NULL);
  g_autofree char *bukti = NULL;
  g_autofree char *body = NULL;
  g_autoptr(JsonNode) answer = NULL;
  guint status;

  g_assert_nonnull (kode);
  bukti = register_fixture_sign_kode (device, kode);
  body = g_strdup_printf ("{\"kode\":\"%s\",\"dev\":\"%s\",\"bukti\":\"%s\",\"nama\":\"laptop\"}",
                          kode, prk_key_get_device (device->key), bukti);
  answer = ask (bench, NULL, "POST", "/v1/enrol", body, &status);
  g_assert_cmpuint (status, ==, 200);

  return g_strdup (prk_json_get_string (json_node_get_object (answer), "token", NULL));
}

static void
push (Bench      *bench,
      const char *token,
      PrkOp      *op,
      gint64      seq)
{
  g_autofree char *batch = wire_batch (op, NULL);
  guint status;
  g_autoptr(JsonNode) answer = ask (bench, token, "POST", "/v1/ops", batch, &status);
  JsonObject *entry;

  g_assert_cmpuint (status, ==, 200);
  entry = json_array_get_object_element (prk_json_get_array (json_node_get_object (answer),
                                                             "hasil"),
                                         0);
  g_assert_cmpint (prk_json_get_int (entry, "seq", 0), ==, seq);
}

static void
test_killed_server_keeps_what_it_answered (void)
{
  g_autoptr(PrkTestDevice) device = prk_test_device_new (1);
  g_autofree char *token = NULL;
  Bench bench = { 0 };

  bench_open (&bench);
  fill (&bench);
  serve (&bench);
  token = enrol (&bench, device);
  for (gint64 seq = 1; seq <= 5; seq++)
    {
      push (&bench, token, register_fixture_write (device, PRK_TEST_RECORD, "kak", "judul", "isi"),
            seq);
      kill_hard (&bench);
      serve (&bench);
      push (&bench, token, g_ptr_array_index (device->ops, seq - 1), seq);
    }
  stop (&bench);
  g_autofree char *verdict = run_in (bench.data, NULL, "verify", NULL);
  g_assert_cmpstr (verdict, ==, "5 perubahan, semuanya utuh");
  bench_close (&bench);
}

static void
test_backup_is_restored (void)
{
  g_autoptr(PrkTestDevice) device = prk_test_device_new (1);
  g_autofree char *token = NULL;
  g_autofree char *copy = NULL;
  g_autofree char *first = NULL;
  g_autofree char *again = NULL;
  g_autofree char *complaint = NULL;
  g_autofree char *kept = NULL;
  Bench bench = { 0 };

  bench_open (&bench);
  copy = g_build_filename (bench.folder, "cadangan", NULL);
  fill (&bench);
  serve (&bench);
  token = enrol (&bench, device);
  push (&bench, token, register_fixture_write (device, PRK_TEST_RECORD, "kak", "judul", "satu"), 1);
  assert_runs (run_in (bench.data, NULL, "backup", copy, NULL));
  assert_fails (run_in (bench.data, &complaint, "backup", copy, NULL));
  g_assert_nonnull (strstr (complaint, "sudah ada"));
  push (&bench, token, register_fixture_write (device, PRK_TEST_RECORD, "kak", "judul", "dua"), 2);
  stop (&bench);

  g_clear_pointer (&complaint, g_free);
  assert_fails (run_in (bench.data, &complaint, "restore", copy, NULL));
  first = run_in (bench.data, NULL, "verify", NULL);
  g_assert_cmpstr (first, ==, "2 perubahan, semuanya utuh");

  kept = g_strconcat (bench.data, "-lama", NULL);
  g_assert_cmpint (g_rename (bench.data, kept), ==, 0);
  assert_runs (run_in (bench.data, NULL, "restore", copy, NULL));
  again = run_in (bench.data, NULL, "verify", NULL);
  g_assert_cmpstr (again, ==, "1 perubahan, semuanya utuh");
  serve (&bench);
  push (&bench, token, g_ptr_array_index (device->ops, 1), 2);
  bench_close (&bench);
}

static void
test_damaged_backup_is_not_restored (void)
{
  g_autoptr(PrkTestDevice) device = prk_test_device_new (1);
  g_autofree char *token = NULL;
  g_autofree char *copy = NULL;
  g_autofree char *database = NULL;
  g_autofree char *other = NULL;
  g_autofree char *complaint = NULL;
  Bench bench = { 0 };
  sqlite3 *db;

  bench_open (&bench);
  copy = g_build_filename (bench.folder, "cadangan", NULL);
  other = g_build_filename (bench.folder, "lain", NULL);
  database = g_build_filename (copy, "register.sqlite", NULL);
  fill (&bench);
  serve (&bench);
  token = enrol (&bench, device);
  push (&bench, token, register_fixture_write (device, PRK_TEST_RECORD, "kak", "judul", "satu"), 1);
  assert_runs (run_in (bench.data, NULL, "backup", copy, NULL));

  g_assert_cmpint (sqlite3_open (database, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "UPDATE op SET isi = replace (isi, 'satu', 'dua')", NULL, NULL,
                                 NULL),
                   ==, SQLITE_OK);
  sqlite3_close (db);
  assert_fails (run_in (other, &complaint, "restore", copy, NULL));
  g_assert_nonnull (strstr (complaint, "62.04: op 1"));
  g_assert_false (g_file_test (other, G_FILE_TEST_EXISTS));
  bench_close (&bench);
}

static void
test_export_is_complete (void)
{
  g_autoptr(PrkTestDevice) device = prk_test_device_new (1);
  g_autofree char *token = NULL;
  g_autofree char *text = NULL;
  g_auto(GStrv) lines = NULL;
  Bench bench = { 0 };

  bench_open (&bench);
  fill (&bench);
  serve (&bench);
  token = enrol (&bench, device);
  for (gint64 seq = 1; seq <= 3; seq++)
    push (&bench, token, register_fixture_write (device, PRK_TEST_RECORD, "kak", "judul", "isi"),
          seq);
  text = run_in (bench.data, NULL, "export", NULL);
  g_assert_nonnull (text);
  lines = g_strsplit (text, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 4);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr(JsonNode) line = json_from_string (lines[i], NULL);
      JsonObject *object = json_node_get_object (line);
      PrkOp *op = g_ptr_array_index (device->ops, i);

      g_assert_cmpint (prk_json_get_int (object, "seq", 0), ==, i + 1);
      g_assert_cmpstr (prk_json_get_string (object, "ttd", NULL), ==, prk_op_get_signature (op));
    }
  g_autoptr(JsonNode) last = json_from_string (lines[3], NULL);
  g_assert_cmpint (prk_json_get_int (prk_json_get_object (json_node_get_object (last), "kepala"),
                                     "ukuran", 0),
                   ==, 3);
  bench_close (&bench);
}

/* Both take effect on the next request of a server that is running. */
static void
test_revoked_and_disabled_are_out (void)
{
  g_autoptr(PrkTestDevice) device = prk_test_device_new (1);
  g_autoptr(PrkTestDevice) second = prk_test_device_new (2);
  g_autofree char *token = NULL;
  g_autofree char *second_token = NULL;
  g_autofree char *complaint = NULL;
  Bench bench = { 0 };
  guint status;

  bench_open (&bench);
  fill (&bench);
  serve (&bench);
  token = enrol (&bench, device);
  second_token = enrol (&bench, second);
  assert_runs (
      run_in (bench.data, NULL, "revoke", "62.04", prk_key_get_device (device->key), NULL));
  json_node_unref (ask (&bench, token, "GET", "/v1/saya", NULL, &status));
  g_assert_cmpuint (status, ==, 401);
  json_node_unref (ask (&bench, second_token, "GET", "/v1/saya", NULL, &status));
  g_assert_cmpuint (status, ==, 200);
  assert_runs (run_in (bench.data, NULL, "--disable", "user", "62.04", "operator", "Contoh",
                       "dinkes", "operator", NULL));
  json_node_unref (ask (&bench, second_token, "GET", "/v1/saya", NULL, &status));
  g_assert_cmpuint (status, ==, 401);
  assert_fails (run_in (bench.data, &complaint, "revoke", "62.04", "tidak-ada", NULL));
  bench_close (&bench);
}

static void
test_mistakes_are_told (void)
{
  g_autofree char *no_role = NULL;
  g_autofree char *no_daerah = NULL;
  g_autofree char *no_person = NULL;
  g_autofree char *no_command = NULL;
  g_autofree char *no_data = NULL;
  g_autofree char *qr = NULL;
  g_autofree char *elsewhere = NULL;
  Bench bench = { 0 };

  bench_open (&bench);
  elsewhere = g_build_filename (bench.folder, "tidak-ada", NULL);
  assert_fails (run_in (elsewhere, &no_data, "verify", NULL));
  g_assert_false (g_file_test (elsewhere, G_FILE_TEST_EXISTS));
  fill (&bench);
  assert_fails (
      run_in (bench.data, &no_role, "user", "62.04", "x", "Contoh", "dinkes", "bupati", NULL));
  g_assert_nonnull (strstr (no_role, "bupati"));
  assert_fails (
      run_in (bench.data, &no_daerah, "user", "99.99", "x", "Contoh", "dinkes", "operator", NULL));
  g_assert_nonnull (strstr (no_daerah, "99.99"));
  assert_fails (run_in (bench.data, &no_person, "enrol", "62.04", "siapa", NULL));
  g_assert_nonnull (strstr (no_person, "siapa"));
  assert_fails (run_in (bench.data, &no_command, "hapus", NULL));
  g_assert_nonnull (strstr (no_command, "verify"));
  qr = run_in (bench.data, NULL, "--address", "https://register.contoh.go.id", "enrol", "62.04",
               "operator", NULL);
  g_assert_nonnull (strstr (qr, "prakarsa:enrol?alamat=https%3A%2F%2Fregister.contoh.go.id&kode="));
  bench_close (&bench);
}

/* What the server says while it works names neither token, code nor upload. */
static void
test_log_keeps_secrets (void)
{
  g_autoptr(PrkTestDevice) device = prk_test_device_new (1);
  g_autofree char *token = NULL;
  g_autofree char *kode = NULL;
  g_autofree char *log = NULL;
  g_autofree char *query = NULL;
  Bench bench = { 0 };
  guint status;

  bench_open (&bench);
  fill (&bench);
  bench.log = g_build_filename (bench.folder, "log", NULL);
  serve (&bench);
  token = enrol (&bench, device);
  query = g_strdup_printf ("/v1/saya?token=%s", token);
  json_node_unref (ask (&bench, token, "GET", query, NULL, &status));
  json_node_unref (ask (&bench, "rahasia", "GET", "/v1/saya", NULL, &status));
  json_node_unref (ask (&bench, token, "POST", "/v1/enrol", "{\"kode\":\"RAHASIA\"}", &status));
  stop (&bench);
  g_assert_true (g_file_get_contents (bench.log, &log, NULL, NULL));
  g_assert_nonnull (strstr (log, "GET /v1/saya 200"));
  g_assert_nonnull (strstr (log, "GET /v1/saya 401"));
  g_assert_nonnull (strstr (log, "62.04"));
  g_assert_null (strstr (log, token));
  g_assert_null (strstr (log, "rahasia"));
  g_assert_null (strstr (log, "RAHASIA"));
  bench_close (&bench);
}

static void
test_postgres_serves (gconstpointer gugus)
{
  g_autoptr(PrkTestDevice) device = prk_test_device_new (1);
  g_autofree char *token = NULL;
  g_autofree char *verdict = NULL;
  g_autofree char *complaint = NULL;
  g_autofree char *copy = NULL;
  Bench bench = { 0 };

  conninfo = gugus_new_database ((Gugus *) gugus);
  bench_open (&bench);
  copy = g_build_filename (bench.folder, "cadangan", NULL);
  fill (&bench);
  serve (&bench);
  token = enrol (&bench, device);
  for (gint64 seq = 1; seq <= 3; seq++)
    {
      push (&bench, token, register_fixture_write (device, PRK_TEST_RECORD, "kak", "judul", "isi"),
            seq);
      kill_hard (&bench);
      serve (&bench);
      push (&bench, token, g_ptr_array_index (device->ops, seq - 1), seq);
    }
  verdict = run_in (bench.data, NULL, "verify", NULL);
  g_assert_cmpstr (verdict, ==, "3 perubahan, semuanya utuh");
  assert_fails (run_in (bench.data, &complaint, "backup", copy, NULL));
  g_assert_nonnull (strstr (complaint, "pg_dump"));
  g_assert_false (g_file_test (copy, G_FILE_TEST_EXISTS));
  bench_close (&bench);
  g_clear_pointer (&conninfo, g_free);
}

typedef struct
{
  Bench *bench;
  const char *token;
} Tamu;

/* Returns: (transfer full): the page, when there is one */
static gpointer
wait_for_page (gpointer data)
{
  Tamu *tamu = data;
  guint status;
  JsonNode *page = ask (tamu->bench, tamu->token, "GET", "/v1/ops?after=0&wait=50", NULL, &status);

  g_assert_cmpuint (status, ==, 200);

  return page;
}

static gboolean
somebody_waits (Bench *bench)
{
  g_autoptr(SoupSession) session = soup_session_new ();
  g_autofree char *uri = g_strdup_printf ("http://127.0.0.1:%u/metrics", bench->port);
  g_autoptr(SoupMessage) message = soup_message_new ("GET", uri);
  g_autoptr(GBytes) answer = soup_session_send_and_read (session, message, NULL, NULL);

  return g_strstr_len (g_bytes_get_data (answer, NULL), (gssize) g_bytes_get_size (answer),
                       "register_waiting 1\n") != NULL;
}

/* What one program accepts is told to whom waits on another. */
static void
test_postgres_wakes_other_programs (gconstpointer gugus)
{
  g_autoptr(PrkTestDevice) device = prk_test_device_new (1);
  g_autofree char *token = NULL;
  g_autoptr(JsonNode) page = NULL;
  Bench one = { 0 }, other = { 0 };
  Tamu tamu;
  GThread *thread;

  conninfo = gugus_new_database ((Gugus *) gugus);
  bench_open (&one);
  fill (&one);
  serve (&one);
  other.data = one.data;
  serve (&other);
  token = enrol (&one, device);
  tamu = (Tamu) { &other, token };
  thread = g_thread_new ("laptop", wait_for_page, &tamu);
  while (!somebody_waits (&other))
    g_usleep (10 * 1000);

  push (&one, token, register_fixture_write (device, PRK_TEST_RECORD, "kak", "judul", "isi"), 1);
  page = g_thread_join (thread);
  g_assert_cmpuint (json_array_get_length (prk_json_get_array (json_node_get_object (page), "ops")),
                    ==, 1);
  stop (&other);
  bench_close (&one);
  g_clear_pointer (&conninfo, g_free);
}

int
main (int    argc,
      char **argv)
{
  Gugus *gugus;
  int result;

  g_test_init (&argc, &argv, NULL);
  program = g_getenv ("PRAKARSA_REGISTER");
  g_assert_nonnull (program);
  gugus = gugus_start ();
  if (gugus != NULL)
    {
      g_test_add_data_func ("/program/postgres-serves", gugus, test_postgres_serves);
      g_test_add_data_func ("/program/postgres-wakes-other-programs", gugus,
                            test_postgres_wakes_other_programs);
    }
  g_test_add_func ("/program/killed-server-keeps-what-it-answered",
                   test_killed_server_keeps_what_it_answered);
  g_test_add_func ("/program/backup-is-restored", test_backup_is_restored);
  g_test_add_func ("/program/damaged-backup-is-not-restored", test_damaged_backup_is_not_restored);
  g_test_add_func ("/program/export-is-complete", test_export_is_complete);
  g_test_add_func ("/program/revoked-and-disabled-are-out", test_revoked_and_disabled_are_out);
  g_test_add_func ("/program/log-keeps-secrets", test_log_keeps_secrets);
  g_test_add_func ("/program/mistakes-are-told", test_mistakes_are_told);

  result = g_test_run ();
  if (gugus != NULL)
    gugus_stop (gugus);

  return result;
}
