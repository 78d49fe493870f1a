/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Clients of a running register, for bench-register.py: each command prints one JSON object. */
#include "config.h"

#include <libsoup/soup.h>
#include <sqlite3.h>
#include <stdlib.h>
#include <string.h>

#include "base/prk-json.h"
#include "base/prk-parallel.h"

#include "wire.h"
#include "words.h"

#define BATCH 500
#define GZIP_LEVEL 5

typedef struct
{
  SoupSession *session;
  const char *url;
  const char *token;
  guint64 n_bytes; /* both ways, with headers */
  guint n_running;
  guint n_done;
} Beban;

static SoupMessage *
new_message (Beban      *beban,
             const char *method,
             const char *path)
{
  g_autofree char *uri = g_strconcat (beban->url, path, NULL);
  g_autofree char *bearer = g_strconcat ("Bearer ", beban->token, NULL);
  SoupMessage *message = soup_message_new (method, uri);

  soup_message_headers_append (soup_message_get_request_headers (message), "Authorization", bearer);
  soup_message_add_flags (message, SOUP_MESSAGE_COLLECT_METRICS);

  return message;
}

static void
count_bytes (Beban       *beban,
             SoupMessage *message)
{
  SoupMessageMetrics *metrics = soup_message_get_metrics (message);

  beban->n_bytes += soup_message_metrics_get_request_header_bytes_sent (metrics) +
                    soup_message_metrics_get_request_body_bytes_sent (metrics) +
                    soup_message_metrics_get_response_header_bytes_received (metrics) +
                    soup_message_metrics_get_response_body_bytes_received (metrics);
}

static void
done_cb (GObject      *session,
         GAsyncResult *result,
         gpointer      data)
{
  Beban *beban = data;
  SoupMessage *message = soup_session_get_async_result_message (SOUP_SESSION (session), result);
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = soup_session_send_and_read_finish (SOUP_SESSION (session), result, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (soup_message_get_status (message), ==, 200);
  count_bytes (beban, message);
  beban->n_running--;
  beban->n_done++;
}

static SoupMessage *
new_batch (Beban  *beban,
           GBytes *packed)
{
  SoupMessage *message = new_message (beban, "POST", "/v1/ops");

  soup_message_headers_append (soup_message_get_request_headers (message), "Content-Encoding", "gzip");
  soup_message_set_request_body_from_bytes (message, "application/json", packed);

  return message;
}

static void
start (Beban  *beban,
       GBytes *packed)
{
  g_autoptr(SoupMessage) message = new_batch (beban, packed);

  beban->n_running++;
  soup_session_send_and_read_async (beban->session, message, G_PRIORITY_DEFAULT, NULL, done_cb, beban);
}

/* What a laptop must keep of ops, and nothing more: their bytes, what the register said of each, and
 * where in the history it is. */
static void
run_sql (sqlite3    *db,
         const char *sql)
{
  if (sqlite3_exec (db, sql, NULL, NULL, NULL) != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (db));
}

static sqlite3 *
open_store (const char *path)
{
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  run_sql (db, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
               "CREATE TABLE IF NOT EXISTS op (nomor INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE,"
               " ttd TEXT NOT NULL, isi TEXT NOT NULL, seq INTEGER);"
               "CREATE TABLE IF NOT EXISTS keadaan (kursor INTEGER, kepala TEXT)");

  return db;
}

static sqlite3_stmt *
prepare (sqlite3    *db,
         const char *sql)
{
  sqlite3_stmt *statement;

  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL), ==, SQLITE_OK);

  return statement;
}

static void
step (sqlite3_stmt *statement)
{
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_DONE);
  sqlite3_reset (statement);
}

/* @seq: 0 for one that is not sent yet */
static void
add_op (sqlite3_stmt *insert,
        PrkOp        *op,
        gint64        seq)
{
  gsize size;
  const char *bytes = g_bytes_get_data (prk_op_get_bytes (op), &size);

  sqlite3_bind_text (insert, 1, prk_op_get_id (op), -1, SQLITE_STATIC);
  sqlite3_bind_text (insert, 2, prk_op_get_signature (op), -1, SQLITE_STATIC);
  sqlite3_bind_text (insert, 3, bytes, (int) size, SQLITE_STATIC);
  if (seq > 0)
    sqlite3_bind_int64 (insert, 4, seq);
  else
    sqlite3_bind_null (insert, 4);
  step (insert);
}

#define SQL_ADD "INSERT INTO op (id, ttd, isi, seq) VALUES (?, ?, ?, ?)"

static void
fill_store (sqlite3       *db,
            PrkTestDevice *device)
{
  sqlite3_stmt *insert = prepare (db, SQL_ADD);

  run_sql (db, "BEGIN");
  for (guint i = 0; i < device->ops->len; i++)
    add_op (insert, g_ptr_array_index (device->ops, i), 0);
  run_sql (db, "COMMIT");
  sqlite3_finalize (insert);
}

static void
append_op (GString    *body,
           const char *plain,
           const char *signature)
{
  g_string_append (body, body->str[body->len - 1] == '[' ? "{\"op\":" : ",{\"op\":");
  prk_json_append_string (body, plain);
  g_string_append (body, ",\"ttd\":");
  prk_json_append_string (body, signature);
  g_string_append_c (body, '}');
}

static GBytes *
pack (PrkTestDevice *device,
      guint          from,
      guint          n)
{
  g_autoptr(GString) body = g_string_new ("{\"ops\":[");

  for (guint i = from; i < from + n; i++)
    {
      PrkOp *op = g_ptr_array_index (device->ops, i);
      gsize size;
      const char *bytes = g_bytes_get_data (prk_op_get_bytes (op), &size);
      g_autofree char *plain = g_strndup (bytes, size);

      append_op (body, plain, prk_op_get_signature (op));
    }
  g_string_append (body, "]}");

  return wire_gzip (body->str, body->len, GZIP_LEVEL);
}

static void
write_ops (PrkTestDevice *device,
           guint          n,
           guint          serial)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (1);

  device->clock_us = g_get_real_time () - G_TIME_SPAN_HOUR;
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *record = g_strdup_printf ("01985d80-0000-7000-8000-%04x%08x", serial, i + 1);
      g_autofree char *text = bench_words (random);

      register_fixture_write (device, record, "kak", "latar_belakang/narasi", text);
    }
}

static double
since (gint64 began_us)
{
  return (double) (g_get_monotonic_time () - began_us) / G_USEC_PER_SEC;
}

/* Who takes the answers of a push. */
typedef struct
{
  Beban *beban;
  sqlite3 *db;
  sqlite3_stmt *settle;
} Kirim;

/* What the register said is kept before the next batch goes. */
static void
sent_cb (GObject      *session,
         GAsyncResult *result,
         gpointer      data)
{
  Kirim *kirim = data;
  SoupMessage *message = soup_session_get_async_result_message (SOUP_SESSION (session), result);
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = soup_session_send_and_read_finish (SOUP_SESSION (session), result, &error);
  g_autoptr(JsonNode) answer = NULL;
  JsonArray *results;

  g_assert_no_error (error);
  g_assert_cmpuint (soup_message_get_status (message), ==, 200);
  count_bytes (kirim->beban, message);
  answer = wire_parse (bytes);
  results = prk_json_get_array (json_node_get_object (answer), "hasil");
  run_sql (kirim->db, "BEGIN");
  for (guint i = 0; i < json_array_get_length (results); i++)
    {
      JsonObject *entry = json_array_get_object_element (results, i);

      g_assert_cmpstr (prk_json_get_string (entry, "status", NULL), ==, "diterima");
      sqlite3_bind_int64 (kirim->settle, 1, prk_json_get_int (entry, "seq", 0));
      sqlite3_bind_text (kirim->settle, 2, prk_json_get_string (entry, "id", NULL), -1, SQLITE_STATIC);
      step (kirim->settle);
      kirim->beban->n_done++;
    }
  run_sql (kirim->db, "COMMIT");
  kirim->beban->n_running--;
}

static GBytes *
take_batch (sqlite3_stmt *take,
            gint64       *last)
{
  g_autoptr(GString) body = g_string_new ("{\"ops\":[");

  sqlite3_bind_int64 (take, 1, *last);
  while (sqlite3_step (take) == SQLITE_ROW)
    {
      *last = sqlite3_column_int64 (take, 0);
      append_op (body, (const char *) sqlite3_column_text (take, 1),
                 (const char *) sqlite3_column_text (take, 2));
    }
  sqlite3_reset (take);
  g_string_append (body, "]}");

  return wire_gzip (body->str, body->len, GZIP_LEVEL);
}

static void
push (Beban      *beban,
      guint       seed,
      guint       n,
      const char *path)
{
  g_autoptr(PrkTestDevice) device = prk_test_device_new (seed);
  Kirim kirim = { beban, open_store (path), NULL };
  sqlite3_stmt *take = prepare (kirim.db, "SELECT nomor, isi, ttd FROM op WHERE nomor > ?"
                                          " ORDER BY nomor LIMIT " G_STRINGIFY (BATCH));
  gint64 last = 0;
  gint64 began_us;

  kirim.settle = prepare (kirim.db, "UPDATE op SET seq = ? WHERE id = ?");
  write_ops (device, n, 0);
  fill_store (kirim.db, device);

  began_us = g_get_monotonic_time ();
  for (guint from = 0; from < n; from += BATCH)
    {
      /* Packed while the one before is under way; sent in the order of their chain. */
      g_autoptr(GBytes) batch = take_batch (take, &last);
      g_autoptr(SoupMessage) message = new_batch (beban, batch);

      while (beban->n_running > 0)
        g_main_context_iteration (NULL, TRUE);
      beban->n_running++;
      soup_session_send_and_read_async (beban->session, message, G_PRIORITY_DEFAULT, NULL, sent_cb, &kirim);
      while (g_main_context_iteration (NULL, FALSE))
        ;
    }
  while (beban->n_running > 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (beban->n_done, ==, n);
  g_print ("{\"per_second\":%.1f,\"bytes\":%" G_GUINT64_FORMAT "}\n", n / since (began_us), beban->n_bytes);
  sqlite3_finalize (take);
  sqlite3_finalize (kirim.settle);
  sqlite3_close (kirim.db);
}

/* A page on its way. */
typedef struct
{
  SoupMessage *message;
  GAsyncResult *result;
} Halaman;

static void
page_cb (GObject      *session,
         GAsyncResult *result,
         gpointer      data)
{
  ((Halaman *) data)->result = g_object_ref (result);
}

static void
ask_page (Beban   *beban,
          Halaman *page,
          gint64   cursor)
{
  g_autofree char *path = g_strdup_printf ("/v1/ops?after=%" G_GINT64_FORMAT, cursor);

  page->message = new_message (beban, "GET", path);
  page->result = NULL;
  soup_session_send_and_read_async (beban->session, page->message, G_PRIORITY_DEFAULT, NULL, page_cb, page);
}

static JsonNode *
wait_page (Beban   *beban,
           Halaman *page)
{
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) error = NULL;

  while (page->result == NULL)
    g_main_context_iteration (NULL, TRUE);
  bytes = soup_session_send_and_read_finish (beban->session, page->result, &error);
  g_assert_no_error (error);
  count_bytes (beban, page->message);
  g_clear_object (&page->result);
  g_clear_object (&page->message);

  return wire_parse (bytes);
}

typedef struct
{
  const char *text;
  const char *signature;
  gint64 seq;
  PrkOp *op;
} Kedatangan;

/* Every op is parsed and its signature checked, as a client does. */
static void
verify (guint    index,
        gpointer data)
{
  Kedatangan *one = &((Kedatangan *) data)[index];
  g_autoptr(GBytes) bytes = g_bytes_new (one->text, strlen (one->text));

  one->op = prk_op_new_from_bytes (bytes, one->signature, NULL);
  g_assert_nonnull (one->op);
}

/* Pages are stored in a thread of their own, in their order. */
typedef struct
{
  sqlite3 *db;
  sqlite3_stmt *insert;
  sqlite3_stmt *move;
} Rak;

typedef struct
{
  JsonNode *page;
  Kedatangan *arrivals;
  guint n;
} Isi;

/* Durable with the cursor and the head. */
static void
keep_page (gpointer data,
           gpointer user_data)
{
  Isi *isi = data;
  Rak *rak = user_data;
  JsonObject *page = json_node_get_object (isi->page);
  g_autofree char *head = json_to_string (json_object_get_member (page, "kepala"), FALSE);

  run_sql (rak->db, "BEGIN");
  for (guint i = 0; i < isi->n; i++)
    {
      add_op (rak->insert, isi->arrivals[i].op, isi->arrivals[i].seq);
      prk_op_unref (isi->arrivals[i].op);
    }
  sqlite3_bind_int64 (rak->move, 1, prk_json_get_int (page, "sampai", 0));
  sqlite3_bind_text (rak->move, 2, head, -1, SQLITE_STATIC);
  step (rak->move);
  run_sql (rak->db, "COMMIT");
  json_node_unref (isi->page);
  g_free (isi->arrivals);
  g_free (isi);
}

/* Takes @page. */
static Isi *
verify_page (JsonNode *page)
{
  JsonArray *ops = prk_json_get_array (json_node_get_object (page), "ops");
  Isi *isi = g_new0 (Isi, 1);

  isi->page = page;
  isi->n = json_array_get_length (ops);
  isi->arrivals = g_new0 (Kedatangan, isi->n);
  for (guint i = 0; i < isi->n; i++)
    {
      JsonObject *entry = json_array_get_object_element (ops, i);

      isi->arrivals[i].text = prk_json_get_string (entry, "op", "");
      isi->arrivals[i].signature = prk_json_get_string (entry, "ttd", "");
      isi->arrivals[i].seq = prk_json_get_int (entry, "seq", 0);
    }
  prk_parallel_for (isi->n, verify, isi->arrivals);

  return isi;
}

/* The next page is under way while one is verified and the one before it is stored; over when all
 * are. */
static void
pull (Beban      *beban,
      guint       n,
      const char *path)
{
  Rak rak = { open_store (path), NULL, NULL };
  GThreadPool *keeper = g_thread_pool_new (keep_page, &rak, 1, TRUE, NULL);
  gint64 began_us = g_get_monotonic_time ();
  Halaman next;
  guint n_ops = 0, n_page;

  rak.insert = prepare (rak.db, SQL_ADD);
  rak.move = prepare (rak.db, "UPDATE keadaan SET kursor = ?, kepala = ?");
  run_sql (rak.db, "INSERT INTO keadaan VALUES (0, '')");
  ask_page (beban, &next, 0);
  do
    {
      JsonNode *page = wait_page (beban, &next);
      Isi *isi;

      ask_page (beban, &next, prk_json_get_int (json_node_get_object (page), "sampai", 0));
      isi = verify_page (page);
      n_page = isi->n;
      n_ops += n_page;
      g_thread_pool_push (keeper, isi, NULL);
    }
  while (n_page > 0);
  json_node_unref (wait_page (beban, &next));
  g_thread_pool_free (keeper, FALSE, TRUE);
  g_assert_cmpuint (n_ops, ==, n);
  g_print ("{\"per_second\":%.1f,\"bytes\":%" G_GUINT64_FORMAT "}\n", n_ops / since (began_us), beban->n_bytes);
  sqlite3_finalize (rak.insert);
  sqlite3_finalize (rak.move);
  sqlite3_close (rak.db);
}

/* One of many clients, on a connection of its own, as plain as can be: what is measured is the
 * server. */
typedef struct
{
  GPtrArray *requests; /* (element-type GString) */
  const char *url;
  GThread *thread;
} Klien;

static void
read_answer (GInputStream *stream)
{
  g_autoptr(GString) answer = g_string_new (NULL);
  const char *length, *body = NULL;
  char buffer[4096];

  while (body == NULL || strlen (body) < (gsize) atoi (length + strlen ("Content-Length: ")))
    {
      gssize n_read = g_input_stream_read (stream, buffer, sizeof buffer, NULL, NULL);

      g_assert_cmpint (n_read, >, 0);
      g_string_append_len (answer, buffer, n_read);
      body = strstr (answer->str, "\r\n\r\n");
      body = body != NULL ? body + 4 : NULL;
      length = strstr (answer->str, "Content-Length: ");
      g_assert_true (body == NULL || length != NULL);
    }
  g_assert_true (g_str_has_prefix (answer->str, "HTTP/1.1 200"));
  g_assert_nonnull (strstr (body, "\"diterima\""));
}

static gpointer
send_one_by_one (gpointer data)
{
  Klien *klien = data;
  g_autoptr(GSocketClient) client = g_socket_client_new ();
  g_autoptr(GError) error = NULL;
  g_autoptr(GSocketConnection) connection = g_socket_client_connect_to_uri (client, klien->url, 80, NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < klien->requests->len; i++)
    {
      GString *request = g_ptr_array_index (klien->requests, i);

      g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (connection)), request->str, request->len,
                                 NULL, NULL, &error);
      g_assert_no_error (error);
      read_answer (g_io_stream_get_input_stream (G_IO_STREAM (connection)));
    }

  return NULL;
}

static void
free_request (gpointer request)
{
  g_string_free (request, TRUE);
}

/* @n_clients push one op each at a time, until it is @n ops. */
static void
crowd (Beban *beban,
       guint  seed,
       guint  n_clients,
       guint  n)
{
  g_autofree Klien *clients = g_new0 (Klien, n_clients);
  gint64 began_us;

  for (guint i = 0; i < n_clients; i++)
    {
      g_autoptr(PrkTestDevice) device = prk_test_device_new (seed + i);

      clients[i].url = beban->url;
      clients[i].requests = g_ptr_array_new_with_free_func (free_request);
      write_ops (device, n / n_clients, i);
      for (guint j = 0; j < n / n_clients; j++)
        {
          g_autofree char *batch = wire_batch (g_ptr_array_index (device->ops, j), NULL);
          GString *request = g_string_new (NULL);

          g_string_printf (request, "POST /v1/ops HTTP/1.1\r\nHost: register\r\nAuthorization: Bearer %s\r\n"
                           "Content-Type: application/json\r\nContent-Length: %" G_GSIZE_FORMAT "\r\n\r\n%s",
                           beban->token, strlen (batch), batch);
          g_ptr_array_add (clients[i].requests, request);
        }
    }

  began_us = g_get_monotonic_time ();
  for (guint i = 0; i < n_clients; i++)
    clients[i].thread = g_thread_new ("laptop", send_one_by_one, &clients[i]);
  for (guint i = 0; i < n_clients; i++)
    g_thread_join (clients[i].thread);
  g_print ("{\"per_second\":%.1f}\n", n / since (began_us));
  for (guint i = 0; i < n_clients; i++)
    g_ptr_array_unref (clients[i].requests);
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double first = *(const double *) a, second = *(const double *) b;

  return first < second ? -1 : first > second;
}

/* @n_laptops wait for a page; an op is pushed and all have it: the median time of @n such increments. */
static void
poll_many (Beban *beban,
           guint  seed,
           guint  n_laptops,
           guint  n)
{
  g_autoptr(PrkTestDevice) device = prk_test_device_new (seed);
  g_autoptr(GArray) times = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr(SoupMessage) head = new_message (beban, "GET", "/v1/head");
  g_autoptr(GBytes) bytes = soup_session_send_and_read (beban->session, head, NULL, NULL);
  g_autoptr(JsonNode) node = wire_parse (bytes);
  gint64 cursor = prk_json_get_int (json_node_get_object (node), "ukuran", 0);
  guint64 bytes_before, one_bytes = 0;

  write_ops (device, n, seed);
  for (guint i = 0; i < n; i++, cursor++)
    {
      g_autofree char *path = g_strdup_printf ("/v1/ops?after=%" G_GINT64_FORMAT "&wait=50&tree=%"
                                               G_GINT64_FORMAT, cursor, cursor);
      g_autoptr(GBytes) batch = pack (device, i, 1);
      gint64 waited_us = g_get_monotonic_time ();
      gint64 began_us;
      double took;

      for (guint j = 0; j < n_laptops; j++)
        {
          g_autoptr(SoupMessage) message = new_message (beban, "GET", path);

          beban->n_running++;
          soup_session_send_and_read_async (beban->session, message, G_PRIORITY_DEFAULT, NULL, done_cb, beban);
        }
      while (g_get_monotonic_time () - waited_us < 50 * 1000)
        g_main_context_iteration (NULL, FALSE);
      bytes_before = beban->n_bytes;
      began_us = g_get_monotonic_time ();
      start (beban, batch);
      while (beban->n_running > 0)
        g_main_context_iteration (NULL, TRUE);
      took = since (began_us);
      one_bytes = (beban->n_bytes - bytes_before) / (n_laptops + 1);
      g_array_append_val (times, took);
    }
  g_array_sort (times, compare_doubles);
  g_print ("{\"seconds\":%.6f,\"bytes\":%" G_GUINT64_FORMAT "}\n", g_array_index (times, double, times->len / 2),
           one_bytes);
}

/* A history of @n ops in the tables of a register that does not run. */
static void
fill (const char *path,
      const char *n)
{
  static const char *const steps[] = {
    "CREATE TEMP TABLE deret AS WITH RECURSIVE d (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM d WHERE i + 1 < %s) SELECT i FROM d",
    "INSERT INTO op SELECT '62.04', i + 1, printf ('%%043d', i), printf ('%%086d', i), printf ('%%0900d', i) FROM deret",
    "INSERT INTO rantai SELECT '62.04', 'lama', i + 1, printf ('%%043d', i), i + 1, '' FROM deret",
    "INSERT INTO tulisan SELECT '62.04', printf ('%%043d', i), 'judul', printf ('r%%d', i) FROM deret",
    "INSERT INTO rekaman SELECT '62.04', printf ('r%%d', i), 'kak', 'dinkes', 'draf' FROM deret",
    "INSERT INTO simpul SELECT '62.04', t, i, '47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU' FROM deret,"
    " (SELECT i AS t FROM deret WHERE i < 20) WHERE i < (%s >> t)",
    "UPDATE daerah SET ukuran = %s WHERE daerah = '62.04'",
  };
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open (path, &db), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (db, "BEGIN", NULL, NULL, NULL), ==, SQLITE_OK);
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_auto(GStrv) parts = g_strsplit (steps[i], "%s", -1);
      g_autofree char *joined = g_strjoinv (n, parts);
      g_auto(GStrv) percents = g_strsplit (joined, "%%", -1);
      g_autofree char *sql = g_strjoinv ("%", percents);

      if (sqlite3_exec (db, sql, NULL, NULL, NULL) != SQLITE_OK)
        g_error ("%s: %s", sql, sqlite3_errmsg (db));
    }
  g_assert_cmpint (sqlite3_exec (db, "COMMIT", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (db);
}

/* The answer to an enrolment of the device of @seed. */
static void
enrol (Beban      *beban,
       guint       seed,
       const char *kode)
{
  g_autoptr(PrkTestDevice) device = prk_test_device_new (seed);
  g_autofree char *bukti = register_fixture_sign_kode (device, kode);
  g_autofree char *body = g_strdup_printf ("{\"kode\":\"%s\",\"dev\":\"%s\",\"bukti\":\"%s\",\"nama\":\"laptop\"}", kode,
                                           prk_key_get_device (device->key), bukti);
  g_autoptr(GBytes) sent = g_bytes_new (body, strlen (body));
  g_autoptr(SoupMessage) message = new_message (beban, "POST", "/v1/enrol");
  g_autoptr(GBytes) answer = NULL;

  soup_message_set_request_body_from_bytes (message, "application/json", sent);
  answer = soup_session_send_and_read (beban->session, message, NULL, NULL);
  g_print ("%.*s\n", (int) g_bytes_get_size (answer), (const char *) g_bytes_get_data (answer, NULL));
}

int
main (int    argc,
      char **argv)
{
  Beban beban = { 0 };
  const char *command = argc > 1 ? argv[1] : "";
  guint seed;

  if (argc == 4 && g_str_equal (command, "fill"))
    {
      fill (argv[2], argv[3]);
      return 0;
    }
  if (argc < 6)
    return 2;
  beban.session = soup_session_new_with_options ("max-conns", 200, "max-conns-per-host", 200, NULL);
  beban.url = argv[2];
  beban.token = argv[3];
  seed = (guint) atoi (argv[4]);
  if (g_str_equal (command, "enrol"))
    enrol (&beban, seed, argv[5]);
  else if (g_str_equal (command, "push") && argc == 7)
    push (&beban, seed, (guint) atoi (argv[5]), argv[6]);
  else if (g_str_equal (command, "pull") && argc == 7)
    pull (&beban, (guint) atoi (argv[5]), argv[6]);
  else if (g_str_equal (command, "crowd") && argc == 7)
    crowd (&beban, seed, (guint) atoi (argv[5]), (guint) atoi (argv[6]));
  else if (g_str_equal (command, "poll") && argc == 7)
    poll_many (&beban, seed, (guint) atoi (argv[5]), (guint) atoi (argv[6]));
  g_object_unref (beban.session);

  return 0;
}
