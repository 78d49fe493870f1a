/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The whole path over real HTTP on loopback: enrol, push, pull, wait, prove. */
#include "config.h"

#include <sodium.h>
#include <string.h>

#include "base/prk-json.h"
#include "oplog/prk-merkle.h"

#include "wire.h"

static void
decode (const char *text,
        guint8     *bytes,
        gsize       size)
{
  g_assert_cmpint (sodium_base642bin (bytes, size, text, strlen (text), NULL, NULL, NULL,
                                      sodium_base64_VARIANT_URLSAFE_NO_PADDING), ==, 0);
}

/* The receipt as a client checks it: from the op that it sent and the head that it was given. */
static void
assert_receipt (Wire       *wire,
                PrkOp      *op,
                guint64     index,
                JsonObject *head,
                JsonArray  *steps)
{
  g_autoptr(GArray) proof = g_array_new (FALSE, FALSE, sizeof (PrkMerkleHash));
  const char *akar = prk_json_get_string (head, "akar", NULL);
  g_autofree char *signed_text = g_strdup_printf ("prakarsa-kepala:62.04:%" G_GINT64_FORMAT
                                                  ":%s:%" G_GINT64_FORMAT,
                                                  prk_json_get_int (head, "ukuran", 0), akar,
                                                  prk_json_get_int (head, "pada", 0));
  guint8 data[PRK_MERKLE_HASH_SIZE + crypto_sign_BYTES];
  PrkMerkleHash leaf, root;

  g_assert_true (prk_key_verify (prk_key_get_device (wire->fixture->key), signed_text,
                                 strlen (signed_text), prk_json_get_string (head, "ttd", NULL)));
  for (guint i = 0; i < json_array_get_length (steps); i++)
    {
      PrkMerkleHash step;

      decode (json_array_get_string_element (steps, i), step.bytes, sizeof step.bytes);
      g_array_append_val (proof, step);
    }
  decode (prk_op_get_id (op), data, PRK_MERKLE_HASH_SIZE);
  decode (prk_op_get_signature (op), data + PRK_MERKLE_HASH_SIZE, crypto_sign_BYTES);
  prk_merkle_leaf (data, sizeof data, &leaf);
  decode (akar, root.bytes, sizeof root.bytes);
  g_assert_true (prk_merkle_verify_inclusion (&leaf, index,
                                              (guint64) prk_json_get_int (head, "ukuran", 0), &root,
                                              proof));
}

static void
test_whole_path (void)
{
  g_autoptr(Wire) wire = wire_new ();
  g_autoptr(PrkTestDevice) device = prk_test_device_new (1);
  g_autofree char *long_title = g_strnfill (2000, 'a');
  PrkOp *first = register_fixture_write (device, PRK_TEST_RECORD, "kak", "judul", long_title);
  PrkOp *second = register_fixture_write (device, PRK_TEST_RECORD, "kak", "judul", "dua");
  PrkOp *third = register_fixture_write (device, PRK_TEST_RECORD, "kak", "judul", "tiga");
  g_autofree char *batch = wire_batch (first, second, third, NULL);
  g_autoptr(JsonNode) pushed = NULL;
  g_autoptr(JsonNode) pulled = NULL;
  g_autoptr(JsonNode) rest = NULL;
  g_autoptr(JsonNode) proof = NULL;
  JsonObject *head, *entry;
  JsonArray *ops;

  wire_enrol (wire, device, "62.04", "operator");
  pushed = wire_ask (wire, "POST", "/v1/ops", batch, 200);
  head = prk_json_get_object (json_node_get_object (pushed), "kepala");
  g_assert_cmpint (prk_json_get_int (head, "ukuran", 0), ==, 3);

  pulled = wire_ask (wire, "GET", "/v1/ops?after=0&limit=2", NULL, 200);
  ops = prk_json_get_array (json_node_get_object (pulled), "ops");
  g_assert_cmpuint (json_array_get_length (ops), ==, 2);
  entry = json_array_get_object_element (ops, 0);
  g_assert_cmpmem (prk_json_get_string (entry, "op", ""),
                   strlen (prk_json_get_string (entry, "op", "")),
                   g_bytes_get_data (prk_op_get_bytes (first), NULL),
                   g_bytes_get_size (prk_op_get_bytes (first)));
  g_assert_cmpstr (prk_json_get_string (entry, "ttd", NULL), ==, prk_op_get_signature (first));
  g_assert_cmpint (prk_json_get_int (json_node_get_object (pulled), "sampai", 0), ==, 2);

  rest = wire_ask (wire, "GET", "/v1/ops?after=2", NULL, 200);
  ops = prk_json_get_array (json_node_get_object (rest), "ops");
  g_assert_cmpuint (json_array_get_length (ops), ==, 1);
  g_assert_cmpint (prk_json_get_int (json_node_get_object (rest), "sampai", 0), ==, 3);

  proof = wire_ask (wire, "GET", "/v1/head/masuk?seq=2&ukuran=3", NULL, 200);
  assert_receipt (wire, second, 1, head,
                  prk_json_get_array (json_node_get_object (proof), "bukti"));
}

static void
test_gzip_both_ways (void)
{
  g_autoptr(Wire) wire = wire_new ();
  g_autoptr(PrkTestDevice) device = prk_test_device_new (1);
  g_autofree char *long_title = g_strnfill (20000, 'a');
  g_autofree char *batch = wire_batch (register_fixture_write (device, PRK_TEST_RECORD, "kak",
                                                               "judul", long_title),
                                       NULL);
  g_autoptr(GBytes) packed = wire_gzip (batch, strlen (batch), 6);
  g_autoptr(SoupMessage) push = NULL;
  g_autoptr(SoupMessage) pull = NULL;
  g_autoptr(GBytes) pushed = NULL;
  g_autoptr(GBytes) pulled = NULL;

  wire_enrol (wire, device, "62.04", "operator");
  push = wire_message (wire, "POST", "/v1/ops");
  soup_message_headers_append (soup_message_get_request_headers (push), "Content-Encoding", "gzip");
  soup_message_set_request_body_from_bytes (push, "application/json", packed);
  pushed = wire_send (wire, push);
  g_assert_cmpuint (soup_message_get_status (push), ==, 200);

  /* libsoup's content decoder is taken out so that the size on the wire shows. */
  soup_session_remove_feature_by_type (wire->session, SOUP_TYPE_CONTENT_DECODER);
  pull = wire_message (wire, "GET", "/v1/ops");
  soup_message_headers_append (soup_message_get_request_headers (pull), "Accept-Encoding", "gzip");
  pulled = wire_send (wire, pull);
  g_assert_cmpstr (soup_message_headers_get_one (soup_message_get_response_headers (pull),
                                                 "Content-Encoding"),
                   ==, "gzip");
  g_assert_cmpuint (g_bytes_get_size (pulled), <, 2000);
}

typedef struct
{
  JsonNode *body;
  gboolean is_done;
} Waiting;

static void
came_cb (GObject      *session,
         GAsyncResult *result,
         gpointer      data)
{
  Waiting *waiting = data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes =
      soup_session_send_and_read_finish (SOUP_SESSION (session), result, &error);

  g_assert_no_error (error);
  waiting->body = wire_parse (bytes);
  waiting->is_done = TRUE;
}

static void
test_waiting_page_comes_with_the_op (void)
{
  g_autoptr(Wire) wire = wire_new ();
  g_autoptr(PrkTestDevice) device = prk_test_device_new (1);
  g_autofree char *batch = wire_batch (register_fixture_write (device, PRK_TEST_RECORD, "kak",
                                                               "judul", "satu"),
                                       NULL);
  g_autoptr(SoupMessage) message = NULL;
  g_autoptr(JsonNode) pushed = NULL;
  gint64 began_us = g_get_monotonic_time ();
  Waiting waiting = { 0 };

  wire_enrol (wire, device, "62.04", "operator");
  message = wire_message (wire, "GET", "/v1/ops?after=0&wait=50");
  soup_session_send_and_read_async (wire->session, message, G_PRIORITY_DEFAULT, NULL, came_cb,
                                    &waiting);
  while (g_get_monotonic_time () - began_us < 300 * 1000)
    g_main_context_iteration (NULL, FALSE);
  g_assert_false (waiting.is_done);

  pushed = wire_ask (wire, "POST", "/v1/ops", batch, 200);
  while (!waiting.is_done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (prk_json_get_int (json_node_get_object (waiting.body), "sampai", 0), ==, 1);
  json_node_unref (waiting.body);
}

static void
test_wait_ends_empty (void)
{
  g_autoptr(Wire) wire = wire_new ();
  g_autoptr(PrkTestDevice) device = prk_test_device_new (1);
  g_autoptr(JsonNode) page = NULL;
  gint64 began_us;

  wire_enrol (wire, device, "62.04", "operator");
  began_us = g_get_monotonic_time ();
  page = wire_ask (wire, "GET", "/v1/ops?after=0&wait=1", NULL, 200);
  g_assert_cmpint (g_get_monotonic_time () - began_us, >=, G_USEC_PER_SEC);
  g_assert_cmpint (prk_json_get_int (json_node_get_object (page), "sampai", -1), ==, 0);
}

/* A laptop that goes away while its page waits leaves nothing behind. */
static void
test_server_forgets_who_hung_up (void)
{
  g_autoptr(Wire) wire = wire_new ();
  g_autoptr(PrkTestDevice) device = prk_test_device_new (1);
  g_autoptr(JsonNode) health = NULL;

  wire_enrol (wire, device, "62.04", "operator");
  for (guint i = 0; i < 10; i++)
    {
      g_autoptr(GSocketClient) client = g_socket_client_new ();
      g_autoptr(GSocketConnection) connection =
          g_socket_client_connect_to_host (client, "127.0.0.1", (guint16) wire->port,
                                                        NULL, NULL);
      g_autofree char *request = g_strdup_printf ("GET /v1/ops?wait=50 HTTP/1.1\r\nHost: a\r\n"
                                                  "Authorization: Bearer %s\r\n\r\n", wire->token);

      g_assert_true (
          g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (connection)),
                                     request, strlen (request), NULL, NULL, NULL));
      g_io_stream_close (G_IO_STREAM (connection), NULL, NULL);
    }
  health = wire_ask (wire, "GET", "/health", NULL, 200);
  g_assert_true (prk_json_get_bool (json_node_get_object (health), "sehat", FALSE));
}

static void
test_numbers_are_given_once (void)
{
  g_autoptr(Wire) wire = wire_new ();
  g_autoptr(PrkTestDevice) operator = prk_test_device_new (1);
  g_autoptr(PrkTestDevice) registrar = prk_test_device_new (2);
  const char *body = "{\"buku\":\"kesepakatan\",\"tahun\":2026,\"banyak\":5}";
  gint64 next = 1;

  wire_enrol (wire, operator, "62.04", "operator");
  wire_assert_refused (wire, "POST", "/v1/nomor/blok", body, 403, "peran");
  wire_enrol (wire, registrar, "62.04", "sekretariat");
  for (guint i = 0; i < 3; i++, next += 5)
    {
      g_autoptr(JsonNode) block = wire_ask (wire, "POST", "/v1/nomor/blok", body, 200);

      g_assert_cmpint (prk_json_get_int (json_node_get_object (block), "dari", 0), ==, next);
      g_assert_cmpint (prk_json_get_int (json_node_get_object (block), "sampai", 0), ==, next + 4);
    }

  g_autoptr(JsonNode) list =
      wire_ask (wire, "GET", "/v1/nomor?buku=kesepakatan&tahun=2026", NULL, 200);
  JsonArray *blocks = prk_json_get_array (json_node_get_object (list), "blok");
  JsonObject *last = json_array_get_object_element (blocks, 0);

  g_assert_cmpuint (json_array_get_length (blocks), ==, 3);
  g_assert_cmpint (prk_json_get_int (last, "dari", 0), ==, 11);
  g_assert_cmpstr (prk_json_get_string (last, "orang", NULL), ==, "sekretariat");
  g_assert_cmpint (prk_json_get_int (last, "pada", 0), ==, FIXTURE_NOW_US);
  wire_assert_refused (wire, "GET", "/v1/nomor?buku=kesepakatan", NULL, 400, "rusak");
  wire_assert_refused (wire, "GET", "/v1/nomor?buku=..&tahun=2026", NULL, 400, "rusak");
}

static void
test_metrics_count (void)
{
  g_autoptr(Wire) wire = wire_new ();
  g_autoptr(PrkTestDevice) device = prk_test_device_new (1);
  g_autofree char *batch = wire_batch (register_fixture_write (device, PRK_TEST_RECORD, "kak",
                                                               "judul", "satu"),
                                       NULL);
  g_autoptr(JsonNode) pushed = NULL;
  g_autoptr(SoupMessage) message = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autofree char *text = NULL;

  wire_enrol (wire, device, "62.04", "operator");
  pushed = wire_ask (wire, "POST", "/v1/ops", batch, 200);
  wire_assert_refused (wire, "GET", "/v1/apa", NULL, 404, "tidak_ada");
  message = wire_message (wire, "GET", "/metrics");
  bytes = wire_send (wire, message);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_assert_nonnull (strstr (text, "\nprakarsa_register_ops_total 1\n"));
  g_assert_nonnull (strstr (text, "\nprakarsa_register_answers_total{status=\"2xx\"} 2\n"));
  g_assert_nonnull (strstr (text, "\nprakarsa_register_answers_total{status=\"4xx\"} 1\n"));
  g_assert_nonnull (strstr (text, "\nprakarsa_register_commits_total "));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/peladen/enrol-push-pull-prove", test_whole_path);
  g_test_add_func ("/peladen/gzip-both-ways", test_gzip_both_ways);
  g_test_add_func ("/peladen/waiting-page-comes-with-the-op", test_waiting_page_comes_with_the_op);
  g_test_add_func ("/peladen/wait-ends-empty", test_wait_ends_empty);
  g_test_add_func ("/peladen/server-forgets-who-hung-up", test_server_forgets_who_hung_up);
  g_test_add_func ("/peladen/metrics-count", test_metrics_count);
  g_test_add_func ("/peladen/numbers-are-given-once", test_numbers_are_given_once);

  return g_test_run ();
}
