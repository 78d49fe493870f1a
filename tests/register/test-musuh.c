/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Hostile peers, over real HTTP: each gets a status and a code of its own, nothing is stored, and
 * the server lives on. */
#include "config.h"

#include <sqlite3.h>
#include <string.h>

#include "base/prk-json.h"

#include "wire.h"

#define OTHER_RECORD "01985d80-0000-7000-8000-000000000002"

static gint64
count_rows (Wire       *wire,
            const char *table)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM %s", table);
  sqlite3_stmt *statement;
  gint64 n_rows;
  sqlite3 *db;

  g_assert_cmpint (sqlite3_open_v2 (wire->fixture->database, &db, SQLITE_OPEN_READONLY, NULL), ==,
                   SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (db, sql, -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  n_rows = sqlite3_column_int64 (statement, 0);
  sqlite3_finalize (statement);
  sqlite3_close (db);

  return n_rows;
}

static void
assert_alive_and_empty (Wire *wire)
{
  static const char *const tables[] = { "op", "ditahan", "rekaman", "simpul", "blok" };
  g_autoptr(JsonNode) health = wire_ask (wire, "GET", "/health", NULL, 200);

  g_assert_true (prk_json_get_bool (json_node_get_object (health), "sehat", FALSE));
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    g_assert_cmpint (count_rows (wire, tables[i]), ==, 0);
}

static void
test_bad_requests_have_their_codes (void)
{
  g_autoptr(Wire) wire = wire_new ();
  g_autoptr(PrkTestDevice) device = prk_test_device_new (1);

  wire_assert_refused (wire, "GET", "/v1/ops", NULL, 401, "token");
  wire_enrol (wire, device, "62.04", "operator");
  wire_assert_refused (wire, "POST", "/v1/ops", "", 400, "rusak");
  wire_assert_refused (wire, "POST", "/v1/ops", "<html>", 400, "rusak");
  wire_assert_refused (wire, "POST", "/v1/ops", "[]", 400, "rusak");
  wire_assert_refused (wire, "POST", "/v1/ops", "\xff\xfe", 400, "rusak");
  wire_assert_refused (wire, "POST", "/v1/ops", "{\"ops\":\"\xc3\x28\"}", 400, "rusak");
  wire_assert_refused (wire, "POST", "/v1/ops", "{\"ops\":[1]}", 400, "rusak");
  wire_assert_refused (wire, "POST", "/v1/ops", "{\"ops\":[{\"op\":1,\"ttd\":\"\"}]}", 400,
                       "rusak");
  wire_assert_refused (wire, "POST", "/v1/ops", "{\"ops\":[],\"ops\":[]}", 400, "rusak");
  wire_assert_refused (wire, "GET", "/v1/ops?after=-1", NULL, 400, "rusak");
  wire_assert_refused (wire, "GET", "/v1/ops?after=99999999999999999999", NULL, 400, "rusak");
  wire_assert_refused (wire, "GET", "/v1/ops?wait=51", NULL, 400, "rusak");
  wire_assert_refused (wire, "GET", "/v1/head/konsistensi?dari=0&ke=9", NULL, 409, "bentrok");
  wire_assert_refused (wire, "GET", "/v1/head/masuk?seq=0&ukuran=0", NULL, 409, "bentrok");
  wire_assert_refused (wire, "GET", "/v1/../etc/passwd", NULL, 404, "tidak_ada");
  wire_assert_refused (wire, "GET", "/v1/%2e%2e/%2e%2e/etc/passwd", NULL, 404, "tidak_ada");
  wire_assert_refused (wire, "DELETE", "/v1/ops", NULL, 404, "tidak_ada");
  assert_alive_and_empty (wire);
}

static void
test_bombs_are_refused (void)
{
  g_autoptr(Wire) wire = wire_new ();
  g_autoptr(PrkTestDevice) device = prk_test_device_new (1);
  gsize bomb_size = 64 * 1024 * 1024;
  g_autofree char *deep = g_strnfill (PRK_OP_MAX_SIZE, '[');
  g_autofree char *large = g_strnfill (10 * 1024 * 1024, '[');
  g_autofree char *spaces = g_strnfill (bomb_size, ' ');
  g_autoptr(GBytes) bomb = wire_gzip (spaces, bomb_size, 9);
  g_autoptr(SoupMessage) message = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(JsonNode) answer = NULL;

  wire_enrol (wire, device, "62.04", "operator");
  wire_assert_refused (wire, "POST", "/v1/ops", deep, 400, "rusak");
  wire_assert_refused (wire, "POST", "/v1/ops", large, 413, "terlalu_besar");

  g_assert_cmpuint (g_bytes_get_size (bomb), <, 100 * 1024);
  message = wire_message (wire, "POST", "/v1/ops");
  soup_message_headers_append (soup_message_get_request_headers (message), "Content-Encoding",
                               "gzip");
  soup_message_set_request_body_from_bytes (message, "application/json", bomb);
  bytes = wire_send (wire, message);
  g_assert_cmpuint (soup_message_get_status (message), ==, 413);
  answer = wire_parse (bytes);
  g_assert_cmpstr (prk_json_get_string (json_node_get_object (answer), "kode", NULL), ==,
                   "terlalu_besar");
  assert_alive_and_empty (wire);
}

static void
test_too_many_ops_are_refused (void)
{
  g_autoptr(Wire) wire = wire_new ();
  g_autoptr(PrkTestDevice) device = prk_test_device_new (1);
  g_autoptr(GString) body = g_string_new ("{\"ops\":[");

  wire_enrol (wire, device, "62.04", "operator");
  for (guint i = 0; i <= PRK_REGISTER_MAX_BATCH; i++)
    g_string_append_printf (body, "%s{\"op\":\"{}\",\"ttd\":\"a\"}", i > 0 ? "," : "");
  g_string_append (body, "]}");
  wire_assert_refused (wire, "POST", "/v1/ops", body->str, 413, "terlalu_besar");
  assert_alive_and_empty (wire);
}

/* One answer, of @status, and the connection closed behind it: nothing smuggled is read. */
static void
assert_raw_refused (Wire       *wire,
                    const char *request,
                    const char *status,
                    const char *kode)
{
  g_autofree char *answer = wire_raw (wire->port, request, FALSE);
  g_autofree char *line = g_strconcat ("HTTP/1.1 ", status, NULL);
  g_autofree char *code = g_strdup_printf ("\"kode\":\"%s\"", kode);

  g_assert_true (g_str_has_prefix (answer, line));
  g_assert_nonnull (strstr (answer, code));
  g_assert_null (strstr (answer + 1, "HTTP/1.1 "));
}

static void
test_smuggling_is_refused (void)
{
  g_autoptr(Wire) wire = wire_new ();
  g_autoptr(PrkTestDevice) device = prk_test_device_new (1);
  g_autofree char *token = NULL;
  g_autofree char *lengths = NULL;
  g_autofree char *both = NULL;
  g_autofree char *sign = NULL;

  wire_enrol (wire, device, "62.04", "operator");
  lengths = g_strdup_printf (
      "POST /v1/ops HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer %s\r\nContent-Length: 2\r\n"
      "Content-Length: 30\r\n\r\n{}GET /v1/saya HTTP/1.1\r\nHost: a\r\n\r\n",
      wire->token);
  both = g_strdup_printf (
      "POST /v1/ops HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer %s\r\nContent-Length: 5\r\n"
      "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /v1/saya HTTP/1.1\r\nHost: a\r\n\r\n",
      wire->token);
  sign = g_strdup_printf (
      "POST /v1/ops HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer %s\r\nContent-Length: +2\r\n"
      "\r\n{}",
      wire->token);

  assert_raw_refused (wire, lengths, "400", "rusak");
  assert_raw_refused (wire, both, "400", "rusak");
  assert_raw_refused (wire, sign, "400", "rusak");
  assert_alive_and_empty (wire);
}

static void
test_huge_headers_are_refused (void)
{
  g_autoptr(Wire) wire = wire_new ();
  g_autofree char *filler = g_strnfill (17 * 1024, 'a');
  g_autofree char *request = g_strdup_printf ("GET /v1/saya HTTP/1.1\r\nHost: a\r\nX-Filler: %s\r\n"
                                              "Connection: close\r\n\r\n", filler);

  assert_raw_refused (wire, request, "413", "terlalu_besar");
  assert_alive_and_empty (wire);
}

static void
test_noise_hurts_nobody (void)
{
  g_autoptr(Wire) wire = wire_new ();
  static const char *const noise[] = {
    "\r\n\r\n",
    "GET\r\n\r\n",
    "GET / HTTP/9.9\r\n\r\n",
    "\x16\x03\x01\x02\x01\x01\xfc\x03\x03\r\n\r\n",
    "POST /v1/ops HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n"
    "Connection: close\r\n\r\nZZZ\r\n",
    "GET /v1/saya HTTP/1.1\r\n: a\r\nConnection: close\r\n\r\n",
  };

  for (guint i = 0; i < G_N_ELEMENTS (noise); i++)
    {
      g_autofree char *answer = wire_raw (wire->port, noise[i], TRUE);

      g_assert_null (strstr (answer, "HTTP/1.1 200"));
    }
  assert_alive_and_empty (wire);
}

/* What became of the only op of a batch: "diterima", or the code it was refused with. */
static char *
push_one (Wire  *wire,
          PrkOp *op)
{
  g_autofree char *batch = wire_batch (op, NULL);
  g_autoptr(JsonNode) answer = wire_ask (wire, "POST", "/v1/ops", batch, 200);
  JsonArray *results = prk_json_get_array (json_node_get_object (answer), "hasil");
  JsonObject *entry = json_array_get_object_element (results, 0);

  g_assert_cmpuint (json_array_get_length (results), ==, 1);

  return g_strdup (
      prk_json_get_string (entry, "kode", prk_json_get_string (entry, "status", NULL)));
}

static void
assert_pushed (Wire       *wire,
               PrkOp      *op,
               const char *expected)
{
  g_autofree char *actual = push_one (wire, op);

  g_assert_cmpstr (actual, ==, expected);
}

static void
test_forged_ops_are_refused (void)
{
  g_autoptr(Wire) wire = wire_new ();
  g_autoptr(PrkTestDevice) device = prk_test_device_new (1);
  g_autoptr(PrkTestDevice) unknown = prk_test_device_new (2);
  g_autoptr(PrkTestDevice) neighbour = prk_test_device_new (3);
  PrkOp *op = register_fixture_write (device, PRK_TEST_RECORD, "kak", "judul", "asli");
  g_autofree char *batch = wire_batch (op, NULL);
  g_auto(GStrv) halves = g_strsplit (batch, "asli", 2);
  g_autofree char *changed = g_strjoinv ("tiru", halves);
  g_autoptr(JsonNode) answer = NULL;
  JsonObject *entry;

  wire_enrol (wire, neighbour, "62.03", "tetangga");
  assert_pushed (wire, op, "perangkat");
  wire_enrol (wire, device, "62.04", "operator");
  answer = wire_ask (wire, "POST", "/v1/ops", changed, 200);
  entry = json_array_get_object_element (prk_json_get_array (json_node_get_object (answer),
                                                             "hasil"),
                                         0);
  g_assert_cmpstr (prk_json_get_string (entry, "kode", NULL), ==, "tanda_tangan");
  assert_pushed (wire, register_fixture_write (unknown, PRK_TEST_RECORD, "kak", "judul", "satu"),
                 "perangkat");
  assert_pushed (wire, register_fixture_write (neighbour, PRK_TEST_RECORD, "kak", "judul", "satu"),
                 "daerah");
  assert_alive_and_empty (wire);
}

static void
test_clock_far_ahead_is_refused (void)
{
  g_autoptr(Wire) wire = wire_new ();
  g_autoptr(PrkTestDevice) device = prk_test_device_new (1);
  PrkOp *early, *late;

  device->clock_us = FIXTURE_NOW_US + 25 * G_TIME_SPAN_HOUR;
  early = register_fixture_write (device, PRK_TEST_RECORD, "kak", "judul", "besok");
  wire_enrol (wire, device, "62.04", "operator");
  assert_pushed (wire, early, "waktu");
  assert_pushed (wire, early, "waktu");
  assert_alive_and_empty (wire);

  prk_clock_set_now_us (wire->fixture->clock, FIXTURE_NOW_US + 2 * G_TIME_SPAN_HOUR);
  late = register_fixture_write (device, PRK_TEST_RECORD, "kak", "judul", "hari ini");
  assert_pushed (wire, late, "diterima");
}

static void
test_replays_change_nothing (void)
{
  g_autoptr(Wire) wire = wire_new ();
  g_autoptr(PrkTestDevice) device = prk_test_device_new (1);
  g_autoptr(PrkTestDevice) thief = prk_test_device_new (2);
  PrkOp *op = register_fixture_write (device, PRK_TEST_RECORD, "kak", "judul", "satu");
  g_autofree char *batch = wire_batch (op, op, op, NULL);
  g_autofree char *kode = prk_register_new_kode (wire->fixture->registry, "62.04", "operator",
                                                 NULL);
  g_autofree char *bukti = register_fixture_sign_kode (thief, kode);
  g_autofree char *stolen =
      g_strdup_printf ("{\"kode\":\"%s\",\"dev\":\"%s\",\"bukti\":\"%s\",\"nama\":\"laptop\"}",
                       kode, prk_key_get_device (thief->key), bukti);
  g_autofree char *own_bukti = register_fixture_sign_kode (device, kode);
  g_autofree char *own =
      g_strdup_printf ("{\"kode\":\"%s\",\"dev\":\"%s\",\"bukti\":\"%s\",\"nama\":\"laptop\"}",
                       kode, prk_key_get_device (device->key), own_bukti);
  g_autoptr(JsonNode) enrolled = wire_ask (wire, "POST", "/v1/enrol", own, 200);

  wire_assert_refused (wire, "POST", "/v1/enrol", stolen, 410, "kedaluwarsa");
  wire->token = g_strdup (prk_json_get_string (json_node_get_object (enrolled), "token", NULL));
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr(JsonNode) answer = wire_ask (wire, "POST", "/v1/ops", batch, 200);
      JsonArray *results = prk_json_get_array (json_node_get_object (answer), "hasil");

      for (guint j = 0; j < json_array_get_length (results); j++)
        {
          JsonObject *entry = json_array_get_object_element (results, j);

          g_assert_cmpstr (prk_json_get_string (entry, "status", NULL), ==,
                           i + j == 0 ? "diterima" : "sudah");
          g_assert_cmpint (prk_json_get_int (entry, "seq", 0), ==, 1);
        }
    }
  g_assert_cmpint (count_rows (wire, "op"), ==, 1);
}

/* A code may be guessed at: none is told from another, and none is used up by it. */
static void
test_guessed_codes_are_unknown (void)
{
  g_autoptr(Wire) wire = wire_new ();
  g_autoptr(PrkTestDevice) device = prk_test_device_new (1);
  const char *guess = "00000-00000-00000-00000";
  g_autofree char *bukti = register_fixture_sign_kode (device, guess);
  g_autofree char *body =
      g_strdup_printf ("{\"kode\":\"%s\",\"dev\":\"%s\",\"bukti\":\"%s\",\"nama\":\"laptop\"}",
                       guess, prk_key_get_device (device->key), bukti);

  wire_assert_refused (wire, "POST", "/v1/enrol", body, 404, "tidak_ada");
  wire_assert_refused (wire, "POST", "/v1/enrol", "{\"kode\":\"00000\"}", 400, "rusak");
  wire_assert_refused (wire, "POST", "/v1/enrol", "{}", 400, "rusak");
  assert_alive_and_empty (wire);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/musuh/bad-requests-have-their-codes", test_bad_requests_have_their_codes);
  g_test_add_func ("/musuh/bombs-are-refused", test_bombs_are_refused);
  g_test_add_func ("/musuh/too-many-ops-are-refused", test_too_many_ops_are_refused);
  g_test_add_func ("/musuh/smuggling-is-refused", test_smuggling_is_refused);
  g_test_add_func ("/musuh/huge-headers-are-refused", test_huge_headers_are_refused);
  g_test_add_func ("/musuh/noise-hurts-nobody", test_noise_hurts_nobody);
  g_test_add_func ("/musuh/forged-ops-are-refused", test_forged_ops_are_refused);
  g_test_add_func ("/musuh/clock-far-ahead-is-refused", test_clock_far_ahead_is_refused);
  g_test_add_func ("/musuh/replays-change-nothing", test_replays_change_nothing);
  g_test_add_func ("/musuh/guessed-codes-are-unknown", test_guessed_codes_are_unknown);

  return g_test_run ();
}
