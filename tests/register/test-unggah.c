/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Files up by tus and down by range, over real HTTP. */
#include "config.h"

#include <string.h>

#include "base/prk-hash.h"
#include "base/prk-json.h"

#include "wire.h"

#define SIZE (1024 * 1024)

typedef struct
{
  char *bytes;
  char *hash;
  char *metadata;
} Berkas;

static void
berkas_clear (Berkas *berkas)
{
  g_free (berkas->bytes);
  g_free (berkas->hash);
  g_free (berkas->metadata);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Berkas, berkas_clear)

static char *
metadata_of (const char *hash)
{
  g_autofree char *name = g_base64_encode ((const guchar *) hash, strlen (hash));

  return g_strdup_printf ("sha256 %s,jenis YXBwbGljYXRpb24vcGRm", name);
}

static void
berkas_fill (Berkas *berkas,
             guint   seed)
{
  g_autoptr(GRand) random = g_rand_new_with_seed (seed);

  berkas->bytes = g_malloc (SIZE);
  for (gsize i = 0; i < SIZE; i++)
    berkas->bytes[i] = (char) g_rand_int_range (random, 0, 256);
  berkas->hash = prk_hash_data (berkas->bytes, SIZE);
  berkas->metadata = metadata_of (berkas->hash);
}

static SoupMessage *
tus_message (Wire       *wire,
             const char *method,
             const char *path)
{
  SoupMessage *message = wire_message (wire, method, path);

  soup_message_headers_append (soup_message_get_request_headers (message), "Tus-Resumable",
                               "1.0.0");

  return message;
}

static void
add_number (SoupMessage *message,
            const char  *name,
            gsize        number)
{
  g_autofree char *text = g_strdup_printf ("%" G_GSIZE_FORMAT, number);

  soup_message_headers_replace (soup_message_get_request_headers (message), name, text);
}

/* The path of a new upload, NULL when the answer is not 201. */
static char *
create (Wire       *wire,
        const char *metadata,
        gsize       size,
        guint      *status)
{
  g_autoptr(SoupMessage) message = tus_message (wire, "POST", "/v1/tus");
  g_autoptr(GBytes) answer = NULL;
  SoupMessageHeaders *headers = soup_message_get_response_headers (message);

  add_number (message, "Upload-Length", size);
  soup_message_headers_append (soup_message_get_request_headers (message), "Upload-Metadata",
                               metadata);
  answer = wire_send (wire, message);
  *status = soup_message_get_status (message);
  if (*status == 201)
    {
      g_assert_cmpstr (soup_message_headers_get_one (headers, "Tus-Resumable"), ==, "1.0.0");
      g_assert_true (
          g_str_has_suffix (soup_message_headers_get_one (headers, "Upload-Expires"), " GMT"));
    }

  return g_strdup (soup_message_headers_get_one (headers, "Location"));
}

/* -1 when the answer is not 200 */
static gint64
get_offset (Wire       *wire,
            const char *path)
{
  g_autoptr(SoupMessage) message = tus_message (wire, "HEAD", path);
  g_autoptr(GBytes) answer = wire_send (wire, message);
  const char *text = soup_message_headers_get_one (soup_message_get_response_headers (message),
                                                   "Upload-Offset");

  if (soup_message_get_status (message) != 200)
    return -1;
  g_assert_nonnull (text);

  return g_ascii_strtoll (text, NULL, 10);
}

static SoupMessage *
part_message (Wire       *wire,
              const char *path,
              gsize       offset,
              const char *bytes,
              gsize       size)
{
  SoupMessage *message = tus_message (wire, "PATCH", path);
  g_autoptr(GBytes) part = g_bytes_new (bytes, size);

  add_number (message, "Upload-Offset", offset);
  soup_message_set_request_body_from_bytes (message, "application/offset+octet-stream", part);

  return message;
}

/* Sends @message; its status, and @kode of an error. */
static guint
send (Wire         *wire,
      SoupMessage  *message,
      char        **kode)
{
  g_autoptr(GBytes) answer = wire_send (wire, message);
  guint status = soup_message_get_status (message);

  *kode = NULL;
  if (status >= 400 && g_bytes_get_size (answer) > 0)
    {
      g_autoptr(JsonNode) node = wire_parse (answer);

      *kode = g_strdup (prk_json_get_string (json_node_get_object (node), "kode", NULL));
    }

  return status;
}

static void
assert_answer (Wire        *wire,
               SoupMessage *taken,
               guint        status,
               const char  *kode)
{
  g_autoptr(SoupMessage) message = taken;
  g_autofree char *actual = NULL;

  g_assert_cmpuint (send (wire, message, &actual), ==, status);
  g_assert_cmpstr (actual, ==, kode);
}

static GBytes *
get_blob (Wire       *wire,
          const char *hash,
          const char *range,
          guint       status)
{
  g_autofree char *path = g_strconcat ("/v1/blob/", hash, NULL);
  g_autoptr(SoupMessage) message = wire_message (wire, "GET", path);
  GBytes *bytes;

  if (range != NULL)
    soup_message_headers_append (soup_message_get_request_headers (message), "Range", range);
  bytes = wire_send (wire, message);
  g_assert_cmpuint (soup_message_get_status (message), ==, status);

  return bytes;
}

static void
upload (Wire         *wire,
        const Berkas *berkas)
{
  guint status;
  g_autofree char *path = create (wire, berkas->metadata, SIZE, &status);

  g_assert_cmpuint (status, ==, 201);
  assert_answer (wire, part_message (wire, path, 0, berkas->bytes, SIZE), 204, NULL);
}

static void
test_file_goes_up_and_down (void)
{
  g_autoptr(Wire) wire = wire_new ();
  g_autoptr(PrkTestDevice) device = prk_test_device_new (1);
  g_auto(Berkas) berkas = { 0 };
  g_autofree char *path = NULL;
  g_autoptr(GBytes) whole = NULL;
  guint status;

  berkas_fill (&berkas, 1);
  wire_enrol (wire, device, "62.04", "operator");
  path = create (wire, berkas.metadata, SIZE, &status);
  g_assert_cmpuint (status, ==, 201);
  for (gsize offset = 0; offset < SIZE; offset += SIZE / 4)
    {
      g_assert_cmpint (get_offset (wire, path), ==, offset);
      json_node_unref (wire_ask (wire, "GET", "/v1/saya", NULL, 200));
      assert_answer (wire, part_message (wire, path, offset, berkas.bytes + offset, SIZE / 4), 204,
                     NULL);
    }
  whole = get_blob (wire, berkas.hash, NULL, 200);
  g_assert_cmpmem (g_bytes_get_data (whole, NULL), g_bytes_get_size (whole), berkas.bytes, SIZE);
}

static void
test_ranges_are_given (void)
{
  static const struct { const char *range; gsize start, size; guint status; } cases[] = {
    { "bytes=0-9", 0, 10, 206 },
    { "bytes=1000-", 1000, SIZE - 1000, 206 },
    { "bytes=-5", SIZE - 5, 5, 206 },
    { "bytes=0-99999999", 0, SIZE, 206 },
    { "bytes=0-1,5-6", 0, SIZE, 200 },
    { "kilobytes=1-2", 0, SIZE, 200 },
    { "bytes=99999999-", 0, 0, 416 },
  };
  g_autoptr(Wire) wire = wire_new ();
  g_autoptr(PrkTestDevice) device = prk_test_device_new (1);
  g_auto(Berkas) berkas = { 0 };
  g_autofree char *path = NULL;
  g_autoptr(SoupMessage) head = NULL;
  g_autoptr(GBytes) nothing = NULL;

  berkas_fill (&berkas, 1);
  wire_enrol (wire, device, "62.04", "operator");
  upload (wire, &berkas);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GBytes) part = get_blob (wire, berkas.hash, cases[i].range, cases[i].status);

      g_assert_cmpmem (g_bytes_get_data (part, NULL), g_bytes_get_size (part),
                       berkas.bytes + cases[i].start, cases[i].size);
    }
  path = g_strconcat ("/v1/blob/", berkas.hash, NULL);
  head = wire_message (wire, "HEAD", path);
  nothing = wire_send (wire, head);
  g_assert_cmpuint (soup_message_get_status (head), ==, 200);
  g_assert_cmpint (soup_message_headers_get_content_length (
                       soup_message_get_response_headers (head)),
                   ==, SIZE);
}

/* Says that it sends the rest, sends @size bytes of it and stays silent. */
static GSocketConnection *
send_some (Wire       *wire,
           const char *path,
           gsize       offset,
           const char *bytes,
           gsize       size)
{
  g_autoptr(GSocketClient) client = g_socket_client_new ();
  g_autoptr(GError) error = NULL;
  GSocketConnection *connection = g_socket_client_connect_to_host (client, "127.0.0.1",
                                                                   (guint16) wire->port, NULL,
                                                                   &error);
  g_autofree char *head =
      g_strdup_printf ("PATCH %s HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer %s\r\n"
                       "Tus-Resumable: 1.0.0\r\nContent-Type: application/offset+octet-stream\r\n"
                       "Upload-Offset: %" G_GSIZE_FORMAT "\r\nContent-Length: %" G_GSIZE_FORMAT
                       "\r\n\r\n",
                       path, wire->token, offset, SIZE - offset);
  GOutputStream *stream;

  g_assert_no_error (error);
  stream = g_io_stream_get_output_stream (G_IO_STREAM (connection));
  g_output_stream_write_all (stream, head, strlen (head), NULL, NULL, &error);
  g_assert_no_error (error);
  g_output_stream_write_all (stream, bytes, size, NULL, NULL, &error);
  g_assert_no_error (error);

  return connection;
}

static void
wait_for_offset (Wire       *wire,
                 const char *path,
                 gint64      offset)
{
  while (get_offset (wire, path) != offset)
    g_usleep (5000);
}

static void
test_broken_upload_goes_on (void)
{
  g_autoptr(Wire) wire = wire_new ();
  g_autoptr(PrkTestDevice) device = prk_test_device_new (1);
  g_auto(Berkas) berkas = { 0 };
  g_autofree char *path = NULL;
  g_autoptr(GBytes) whole = NULL;
  guint status;

  berkas_fill (&berkas, 1);
  wire_enrol (wire, device, "62.04", "operator");
  path = create (wire, berkas.metadata, SIZE, &status);
  for (gsize offset = 0; offset < SIZE; offset += SIZE / 8)
    {
      g_autoptr(GSocketConnection) connection =
          send_some (wire, path, offset, berkas.bytes + offset, SIZE / 8);

      wait_for_offset (wire, path, offset + SIZE / 8);
    }
  whole = get_blob (wire, berkas.hash, NULL, 200);
  g_assert_cmpmem (g_bytes_get_data (whole, NULL), g_bytes_get_size (whole), berkas.bytes, SIZE);
}

/* The link is dead and the server has not noticed: who comes back is served. */
static void
test_silent_connection_blocks_nobody (void)
{
  g_autoptr(Wire) wire = wire_new ();
  g_autoptr(PrkTestDevice) device = prk_test_device_new (1);
  g_auto(Berkas) berkas = { 0 };
  g_autofree char *path = NULL;
  g_autoptr(GSocketConnection) silent = NULL;
  g_autoptr(GBytes) whole = NULL;
  guint status;

  berkas_fill (&berkas, 1);
  wire_enrol (wire, device, "62.04", "operator");
  path = create (wire, berkas.metadata, SIZE, &status);
  silent = send_some (wire, path, 0, berkas.bytes, SIZE / 2);
  wait_for_offset (wire, path, SIZE / 2);
  assert_answer (wire, part_message (wire, path, SIZE / 2, berkas.bytes + SIZE / 2, SIZE / 2), 204,
                 NULL);
  g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (silent)), "late", 4, NULL,
                             NULL, NULL);
  whole = get_blob (wire, berkas.hash, NULL, 200);
  g_assert_cmpmem (g_bytes_get_data (whole, NULL), g_bytes_get_size (whole), berkas.bytes, SIZE);
}

static void
test_bad_parts_are_refused (void)
{
  g_autoptr(Wire) wire = wire_new ();
  g_autoptr(PrkTestDevice) device = prk_test_device_new (1);
  g_auto(Berkas) berkas = { 0 };
  g_autofree char *path = NULL;
  g_autoptr(GBytes) none = NULL;
  SoupMessage *message;
  guint status;

  berkas_fill (&berkas, 1);
  wire_enrol (wire, device, "62.04", "operator");
  path = create (wire, berkas.metadata, SIZE, &status);

  assert_answer (wire, part_message (wire, path, 5, berkas.bytes, 100), 409, "bentrok");
  message = part_message (wire, path, 0, berkas.bytes, 100);
  soup_message_headers_replace (soup_message_get_request_headers (message), "Tus-Resumable",
                                "0.2.2");
  assert_answer (wire, message, 412, "versi");
  message = part_message (wire, path, 0, berkas.bytes, 100);
  soup_message_headers_replace (soup_message_get_request_headers (message), "Content-Type",
                                "application/json");
  assert_answer (wire, message, 415, "jenis");
  message = part_message (wire, path, 0, berkas.bytes, 100);
  soup_message_headers_replace (soup_message_get_request_headers (message), "Upload-Checksum",
                                "sha256 AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=");
  assert_answer (wire, message, 460, "hash");
  message = part_message (wire, path, 0, berkas.bytes, 100);
  soup_message_headers_replace (soup_message_get_request_headers (message), "Upload-Checksum",
                                "md5 AAAA");
  assert_answer (wire, message, 400, "rusak");
  message = part_message (wire, path, 0, berkas.bytes, 100);
  soup_message_headers_replace (soup_message_get_request_headers (message), "Upload-Offset", "-1");
  assert_answer (wire, message, 400, "rusak");
  g_assert_cmpint (get_offset (wire, path), ==, 0);
  none = get_blob (wire, berkas.hash, NULL, 404);
}

static void
test_parts_with_checksum_are_taken (void)
{
  g_autoptr(Wire) wire = wire_new ();
  g_autoptr(PrkTestDevice) device = prk_test_device_new (1);
  g_auto(Berkas) berkas = { 0 };
  g_autofree char *path = NULL;
  g_autofree char *checksum = NULL;
  guint8 digest[32];
  gsize size = sizeof digest;
  g_autoptr(GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *base64 = NULL;
  SoupMessage *message;
  guint status;

  berkas_fill (&berkas, 1);
  wire_enrol (wire, device, "62.04", "operator");
  path = create (wire, berkas.metadata, SIZE, &status);
  g_checksum_update (sum, (const guchar *) berkas.bytes, 5000);
  g_checksum_get_digest (sum, digest, &size);
  base64 = g_base64_encode (digest, size);
  checksum = g_strconcat ("sha256 ", base64, NULL);
  message = part_message (wire, path, 0, berkas.bytes, 5000);
  soup_message_headers_replace (soup_message_get_request_headers (message), "Upload-Checksum",
                                checksum);
  assert_answer (wire, message, 204, NULL);
  g_assert_cmpint (get_offset (wire, path), ==, 5000);
}

/* The bytes are others than were announced, or more. */
static void
test_wrong_bytes_are_dropped (void)
{
  g_autoptr(Wire) wire = wire_new ();
  g_autoptr(PrkTestDevice) device = prk_test_device_new (1);
  g_auto(Berkas) berkas = { 0 };
  g_autofree char *path = NULL;
  g_autofree char *longer = NULL;
  g_autoptr(GBytes) none = NULL;
  guint status;

  berkas_fill (&berkas, 1);
  wire_enrol (wire, device, "62.04", "operator");
  path = create (wire, berkas.metadata, SIZE, &status);
  berkas.bytes[SIZE / 2] ^= 1;
  assert_answer (wire, part_message (wire, path, 0, berkas.bytes, SIZE), 460, "hash");
  g_assert_cmpint (get_offset (wire, path), ==, -1);
  none = get_blob (wire, berkas.hash, NULL, 404);

  longer = create (wire, berkas.metadata, 1000, &status);
  assert_answer (wire, part_message (wire, longer, 0, berkas.bytes, 1001), 413, "terlalu_besar");
}

static void
test_bad_uploads_are_refused (void)
{
  static const char *const bad[] = {
    "",
    "sha256",
    "sha256 !!!,jenis YQ==",
    "jenis YXBwbGljYXRpb24vcGRm",
    "sha256 Li4vLi4vZXRjL3Bhc3N3ZA==,jenis YQ==",
  };
  g_autoptr(Wire) wire = wire_new ();
  g_autoptr(PrkTestDevice) device = prk_test_device_new (1);
  g_auto(Berkas) berkas = { 0 };
  SoupMessage *message;
  guint status;

  berkas_fill (&berkas, 1);
  message = tus_message (wire, "POST", "/v1/tus");
  assert_answer (wire, message, 401, "token");
  wire_enrol (wire, device, "62.04", "operator");
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_assert_null (create (wire, bad[i], SIZE, &status));
      g_assert_cmpuint (status, ==, 400);
    }
  g_assert_null (create (wire, berkas.metadata, PRK_REGISTER_MAX_BLOB + 1, &status));
  g_assert_cmpuint (status, ==, 413);
  for (guint i = 0; i < 50; i++)
    {
      g_autofree char *path = create (wire, berkas.metadata, SIZE, &status);

      g_assert_nonnull (path);
    }
  g_assert_null (create (wire, berkas.metadata, SIZE, &status));
  g_assert_cmpuint (status, ==, 429);
}

static void
test_paths_lead_nowhere (void)
{
  static const char *const paths[] = {
    "/v1/tus/../../kunci", "/v1/tus/..%2f..%2fkunci", "/v1/tus/%2e%2e/kunci", "/v1/blob/../kunci",
    "/v1/blob/..%2f..%2fkunci", "/v1/blob/", "/v1/blob//etc/passwd", "/v1/tus/", "/v1/tusuk",
  };
  static const char *const methods[] = { "GET", "HEAD", "PATCH", "DELETE" };
  g_autoptr(Wire) wire = wire_new ();
  g_autoptr(PrkTestDevice) device = prk_test_device_new (1);

  wire_enrol (wire, device, "62.04", "operator");
  for (guint i = 0; i < G_N_ELEMENTS (paths) * G_N_ELEMENTS (methods); i++)
    {
      g_autofree char
          *request = g_strdup_printf ("%s %s HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer %s\r\n"
                                      "Tus-Resumable: 1.0.0\r\nUpload-Offset: 0\r\n"
                                      "Content-Type: application/offset+octet-stream\r\n"
                                      "Connection: close\r\n\r\n",
                                      methods[i % G_N_ELEMENTS (methods)],
                                      paths[i / G_N_ELEMENTS (methods)], wire->token);
      g_autofree char *answer = wire_raw (wire->port, request, FALSE);

      g_assert_true (g_str_has_prefix (answer, "HTTP/1.1 404") ||
                     g_str_has_prefix (answer, "HTTP/1.1 400"));
    }
}

static void
test_others_see_nothing (void)
{
  g_autoptr(Wire) wire = wire_new ();
  g_autoptr(PrkTestDevice) device = prk_test_device_new (1);
  g_autoptr(PrkTestDevice) colleague = prk_test_device_new (2);
  g_autoptr(PrkTestDevice) stranger = prk_test_device_new (3);
  g_auto(Berkas) berkas = { 0 };
  g_autofree char *path = NULL;
  g_autoptr(GBytes) shared = NULL;
  g_autoptr(GBytes) none = NULL;
  guint status;

  berkas_fill (&berkas, 1);
  wire_enrol (wire, device, "62.04", "operator");
  path = create (wire, berkas.metadata, SIZE, &status);
  upload (wire, &berkas);
  wire_enrol (wire, colleague, "62.04", "operator-lain");
  g_assert_cmpint (get_offset (wire, path), ==, -1);
  shared = get_blob (wire, berkas.hash, NULL, 200);
  wire_enrol (wire, stranger, "62.03", "tetangga");
  none = get_blob (wire, berkas.hash, NULL, 404);
}

static void
test_known_file_is_not_sent_again (void)
{
  g_autoptr(Wire) wire = wire_new ();
  g_autoptr(PrkTestDevice) device = prk_test_device_new (1);
  g_auto(Berkas) berkas = { 0 };
  g_autofree char *path = NULL;
  guint status;

  berkas_fill (&berkas, 1);
  wire_enrol (wire, device, "62.04", "operator");
  upload (wire, &berkas);
  path = create (wire, berkas.metadata, SIZE, &status);
  g_assert_cmpint (get_offset (wire, path), ==, SIZE);
}

static void
test_upload_rests_for_a_week (void)
{
  g_autoptr(Wire) wire = wire_new ();
  g_autoptr(PrkTestDevice) device = prk_test_device_new (1);
  g_auto(Berkas) berkas = { 0 };
  g_autofree char *path = NULL;
  g_autofree char *ended = NULL;
  guint status;

  berkas_fill (&berkas, 1);
  wire_enrol (wire, device, "62.04", "operator");
  path = create (wire, berkas.metadata, SIZE, &status);
  prk_clock_set_now_us (wire->fixture->clock, FIXTURE_NOW_US + 6 * G_TIME_SPAN_DAY);
  assert_answer (wire, part_message (wire, path, 0, berkas.bytes, 100), 204, NULL);
  prk_clock_set_now_us (wire->fixture->clock, FIXTURE_NOW_US + 8 * G_TIME_SPAN_DAY);
  assert_answer (wire, part_message (wire, path, 100, berkas.bytes + 100, 100), 410, "kedaluwarsa");
  ended = create (wire, berkas.metadata, SIZE, &status);
  assert_answer (wire, part_message (wire, path, 100, berkas.bytes + 100, 100), 404, "tidak_ada");
  assert_answer (wire, tus_message (wire, "DELETE", ended), 204, NULL);
  g_assert_cmpint (get_offset (wire, ended), ==, -1);
}

static void
test_server_says_what_it_can (void)
{
  g_autoptr(Wire) wire = wire_new ();
  g_autoptr(SoupMessage) message = wire_message (wire, "OPTIONS", "/v1/tus");
  g_autoptr(GBytes) answer = wire_send (wire, message);
  SoupMessageHeaders *headers = soup_message_get_response_headers (message);

  g_assert_cmpuint (soup_message_get_status (message), ==, 204);
  g_assert_cmpstr (soup_message_headers_get_one (headers, "Tus-Version"), ==, "1.0.0");
  g_assert_nonnull (strstr (soup_message_headers_get_one (headers, "Tus-Extension"), "checksum"));
  g_assert_cmpstr (soup_message_headers_get_one (headers, "Tus-Max-Size"), ==, "200000000");
}

/* Parts come one after another on one connection. */
static void
test_connection_stays_open (void)
{
  g_autoptr(Wire) wire = wire_new ();
  g_autofree char
      *answer = wire_raw (wire->port,
                          "OPTIONS /v1/tus HTTP/1.1\r\nHost: a\r\n\r\n"
                          "GET /health HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
                          FALSE);

  g_assert_true (g_str_has_prefix (answer, "HTTP/1.1 204"));
  g_assert_nonnull (strstr (answer, "\"sehat\""));
}

/* The head of a part of @size bytes whose sender waits to be told whether to send them. */
static char *
expecting (Wire       *wire,
           const char *path,
           gsize       offset,
           gsize       size)
{
  return g_strdup_printf ("PATCH %s HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer %s\r\n"
                          "Tus-Resumable: 1.0.0\r\nContent-Type: application/offset+octet-stream\r\n"
                          "Upload-Offset: %" G_GSIZE_FORMAT "\r\nContent-Length: %" G_GSIZE_FORMAT
                          "\r\nExpect: 100-continue\r\nConnection: close\r\n\r\n",
                          path, wire->token, offset, size);
}

/* A part at the wrong place is refused before its bytes, and one at the right place is waited for. */
static void
test_part_is_judged_before_its_bytes (void)
{
  g_autoptr(Wire) wire = wire_new ();
  g_autoptr(PrkTestDevice) device = prk_test_device_new (1);
  g_auto(Berkas) berkas = { 0 };
  g_autofree char *path = NULL;
  g_autofree char *wrong = NULL;
  g_autofree char *refusal = NULL;
  g_autofree char *right = NULL;
  g_autofree char *whole = NULL;
  g_autofree char *answer = NULL;
  guint status;

  berkas_fill (&berkas, 1);
  memset (berkas.bytes, 'a', SIZE);
  wire_enrol (wire, device, "62.04", "operator");
  path = create (wire, berkas.metadata, SIZE, &status);
  g_assert_cmpuint (status, ==, 201);

  wrong = expecting (wire, path, 10, SIZE - 10);
  refusal = wire_raw (wire->port, wrong, FALSE);
  g_assert_true (g_str_has_prefix (refusal, "HTTP/1.1 409"));
  g_assert_cmpint (get_offset (wire, path), ==, 0);

  right = expecting (wire, path, 0, 5);
  whole = g_strconcat (right, "aaaaa", NULL);
  answer = wire_raw (wire->port, whole, FALSE);
  g_assert_true (g_str_has_prefix (answer, "HTTP/1.1 100"));
  g_assert_nonnull (strstr (answer, "HTTP/1.1 204"));
  g_assert_cmpint (get_offset (wire, path), ==, 5);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/unggah/file-goes-up-and-down", test_file_goes_up_and_down);
  g_test_add_func ("/unggah/ranges-are-given", test_ranges_are_given);
  g_test_add_func ("/unggah/broken-upload-goes-on", test_broken_upload_goes_on);
  g_test_add_func ("/unggah/silent-connection-blocks-nobody", test_silent_connection_blocks_nobody);
  g_test_add_func ("/unggah/bad-parts-are-refused", test_bad_parts_are_refused);
  g_test_add_func ("/unggah/parts-with-checksum-are-taken", test_parts_with_checksum_are_taken);
  g_test_add_func ("/unggah/wrong-bytes-are-dropped", test_wrong_bytes_are_dropped);
  g_test_add_func ("/unggah/bad-uploads-are-refused", test_bad_uploads_are_refused);
  g_test_add_func ("/unggah/paths-lead-nowhere", test_paths_lead_nowhere);
  g_test_add_func ("/unggah/others-see-nothing", test_others_see_nothing);
  g_test_add_func ("/unggah/known-file-is-not-sent-again", test_known_file_is_not_sent_again);
  g_test_add_func ("/unggah/upload-rests-for-a-week", test_upload_rests_for_a_week);
  g_test_add_func ("/unggah/connection-stays-open", test_connection_stays_open);
  g_test_add_func ("/unggah/part-is-judged-before-its-bytes", test_part_is_judged_before_its_bytes);
  g_test_add_func ("/unggah/server-says-what-it-can", test_server_says_what_it_can);

  return g_test_run ();
}
