/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The shipped configuration in a real nginx, in front of the real program: what a laptop sees. */
#include "config.h"

#include <gio/gunixsocketaddress.h>
#include <glib/gstdio.h>
#include <libsoup/soup.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <unistd.h>

#include "base/prk-hash.h"
#include "base/prk-json.h"

#include "wire.h"

#define HOST "register.contoh.go.id"
#define PATIENCE_S 120
#define SIZE (10 * 1024 * 1024)

typedef struct
{
  char *folder;
  char *data;
  char *inner;  /* the register's socket */
  char *outer;  /* nginx's */
  char *certificate;
  GTlsDatabase *authorities;
  GSubprocess *server;
  GSubprocess *proxy;
} Depan;

static const char *program;

static void
die_with_parent (gpointer data)
{
  prctl (PR_SET_PDEATHSIG, SIGKILL);
}

static GSubprocess *
start (const char *first,
       ...)
{
  g_autoptr(GSubprocessLauncher) launcher = g_subprocess_launcher_new (
      G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_autoptr(GPtrArray) words = g_ptr_array_new ();
  g_autoptr(GError) error = NULL;
  GSubprocess *process;
  va_list rest;

  g_ptr_array_add (words, (gpointer) first);
  va_start (rest, first);
  for (char *word = va_arg (rest, char *); word != NULL; word = va_arg (rest, char *))
    g_ptr_array_add (words, word);
  va_end (rest);
  g_ptr_array_add (words, NULL);
  g_subprocess_launcher_set_child_setup (launcher, die_with_parent, NULL, NULL);
  process = g_subprocess_launcher_spawnv (launcher, (const char *const *) words->pdata, &error);
  g_assert_no_error (error);

  return process;
}

static void
run (const char *first,
     ...)
{
  g_autoptr(GPtrArray) words = g_ptr_array_new ();
  g_autoptr(GSubprocess) process = NULL;
  g_autoptr(GError) error = NULL;
  va_list rest;

  g_ptr_array_add (words, (gpointer) first);
  va_start (rest, first);
  for (char *word = va_arg (rest, char *); word != NULL; word = va_arg (rest, char *))
    g_ptr_array_add (words, word);
  va_end (rest);
  g_ptr_array_add (words, NULL);
  process = g_subprocess_newv ((const char *const *) words->pdata,
                               G_SUBPROCESS_FLAGS_STDOUT_SILENCE |
                                   G_SUBPROCESS_FLAGS_STDERR_SILENCE,
                               &error);
  g_assert_no_error (error);
  g_subprocess_wait_check (process, NULL, &error);
  g_assert_no_error (error);
}

static void
replace (char      **text,
         const char *from,
         const char *to)
{
  g_auto(GStrv) parts = g_strsplit (*text, from, -1);

  g_assert_cmpuint (g_strv_length (parts), >, 1);
  g_free (*text);
  *text = g_strjoinv (to, parts);
}

/* Only what an administrator sets: addresses and the certificate. */
static void
write_configuration (Depan *depan)
{
  g_autofree char *shipped = NULL;
  g_autofree char *site = g_build_filename (depan->folder, "site.conf", NULL);
  g_autofree char *whole = g_build_filename (depan->folder, "nginx.conf", NULL);
  g_autofree char *listen = g_strdup_printf ("listen unix:%s ssl;", depan->outer);
  g_autofree char *upstream = g_strdup_printf ("server unix:%s;", depan->inner);
  g_autofree char *certificate = g_strdup_printf ("ssl_certificate %s/cert.pem;", depan->folder);
  g_autofree char *key = g_strdup_printf ("ssl_certificate_key %s/key.pem;", depan->folder);
  g_autofree char *outer = NULL;
  g_autoptr(GError) error = NULL;

  g_file_get_contents (g_getenv ("PRAKARSA_NGINX_CONF"), &shipped, NULL, &error);
  g_assert_no_error (error);
  replace (&shipped, "listen 443 ssl;", listen);
  replace (&shipped, "listen [::]:443 ssl;", "");
  replace (&shipped, "server unix:/run/prakarsa-register/socket;", upstream);
  replace (&shipped, "ssl_certificate /etc/ssl/prakarsa/register.pem;", certificate);
  replace (&shipped, "ssl_certificate_key /etc/ssl/prakarsa/register.key;", key);
  g_file_set_contents (site, shipped, -1, &error);
  g_assert_no_error (error);

  outer = g_strdup_printf (
      "daemon off; master_process off; pid %s/pid; error_log %s/error.log;\n%s"
      "events { worker_connections 128; }\n"
      "http { access_log off; client_body_temp_path %s/b; proxy_temp_path %s/p;"
      " fastcgi_temp_path %s/f; uwsgi_temp_path %s/u; scgi_temp_path %s/s; include site.conf; }\n",
      depan->folder, depan->folder, getuid () == 0 ? "user root;\n" : "", depan->folder,
      depan->folder, depan->folder, depan->folder, depan->folder);
  g_file_set_contents (whole, outer, -1, &error);
  g_assert_no_error (error);
}

static gboolean
answers (const char *path)
{
  g_autoptr(GSocketClient) client = g_socket_client_new ();
  g_autoptr(GSocketAddress) address = g_unix_socket_address_new (path);
  g_autoptr(GSocketConnection) connection =
      g_socket_client_connect (client, G_SOCKET_CONNECTABLE (address), NULL, NULL);

  return connection != NULL;
}

static void
wait_for (GSubprocess *process,
          const char  *path)
{
  while (!answers (path))
    {
      g_assert_nonnull (g_subprocess_get_identifier (process));
      g_usleep (10 * 1000);
    }
}

static void
start_register (Depan *depan)
{
  depan->server = start (program, "--data", depan->data, "--socket", depan->inner, "serve", NULL);
  wait_for (depan->server, depan->inner);
}

static void
stop (GSubprocess **process)
{
  if (*process == NULL)
    return;
  g_subprocess_force_exit (*process);
  g_subprocess_wait (*process, NULL, NULL);
  g_clear_object (process);
}

static void
depan_open (Depan *depan)
{
  g_autofree char *key = NULL;
  g_autofree char *configuration = NULL;
  g_autofree char *prefix = NULL;
  g_autoptr(GError) error = NULL;

  depan->folder = g_dir_make_tmp ("prk-nginx-XXXXXX", &error);
  g_assert_no_error (error);
  depan->data = g_build_filename (depan->folder, "data", NULL);
  depan->inner = g_build_filename (depan->folder, "in", NULL);
  depan->outer = g_build_filename (depan->folder, "out", NULL);
  key = g_build_filename (depan->folder, "key.pem", NULL);
  depan->certificate = g_build_filename (depan->folder, "cert.pem", NULL);
  run ("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1",
       "-nodes", "-keyout", key, "-out", depan->certificate, "-days", "2", "-subj", "/CN=" HOST,
       "-addext", "subjectAltName=DNS:" HOST, NULL);
  depan->authorities = g_tls_file_database_new (depan->certificate, &error);
  g_assert_no_error (error);
  run (program, "--data", depan->data, "init", "62.04", NULL);
  run (program, "--data", depan->data, "user", "62.04", "operator", "Contoh", "dinkes", "operator",
       NULL);
  start_register (depan);

  write_configuration (depan);
  configuration = g_build_filename (depan->folder, "nginx.conf", NULL);
  prefix = g_strconcat (depan->folder, "/", NULL);
  depan->proxy = start ("nginx", "-p", prefix, "-c", configuration, NULL);
  wait_for (depan->proxy, depan->outer);
}

static void
depan_close (Depan *depan)
{
  stop (&depan->proxy);
  stop (&depan->server);
  g_clear_object (&depan->authorities);
  register_fixture_remove_tree (depan->folder);
  g_free (depan->folder);
  g_free (depan->data);
  g_free (depan->inner);
  g_free (depan->outer);
  g_free (depan->certificate);
}

/* libsoup takes the socket's path for the name; here it is the register's, checked against its own
 * certificate. */
static gboolean
accept_certificate_cb (SoupMessage          *message,
                       GTlsCertificate      *certificate,
                       GTlsCertificateFlags  flags,
                       gpointer              user_data)
{
  const char *path = user_data;
  g_autoptr(GSocketConnectable) identity = g_network_address_new (HOST, 443);
  g_autoptr(GTlsCertificate) authority = g_tls_certificate_new_from_file (path, NULL);

  return g_tls_certificate_verify (certificate, identity, authority) == 0;
}

static SoupSession *
new_session (Depan *depan)
{
  g_autoptr(GSocketAddress) address = g_unix_socket_address_new (depan->outer);

  return soup_session_new_with_options ("remote-connectable", address, "tls-database",
                                        depan->authorities, "timeout", PATIENCE_S, NULL);
}

static SoupMessage *
new_message (Depan      *depan,
             const char *token,
             const char *method,
             const char *path)
{
  g_autofree char *uri = g_strconcat ("https://" HOST, path, NULL);
  g_autofree char *bearer = g_strconcat ("Bearer ", token, NULL);
  SoupMessage *message = soup_message_new (method, uri);

  g_signal_connect (message, "accept-certificate", G_CALLBACK (accept_certificate_cb),
                    depan->certificate);
  if (token != NULL)
    soup_message_headers_append (soup_message_get_request_headers (message), "Authorization",
                                 bearer);

  return message;
}

static GBytes *
send (SoupSession *session,
      SoupMessage *message,
      const char  *type,
      const char  *body,
      gsize        size)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = g_bytes_new (body, size);
  GBytes *answer;

  if (body != NULL)
    soup_message_set_request_body_from_bytes (message, type, bytes);
  answer = soup_session_send_and_read (session, message, NULL, &error);
  g_assert_no_error (error);

  return answer;
}

static JsonNode *
ask (Depan       *depan,
     SoupSession *session,
     const char  *token,
     const char  *method,
     const char  *path,
     const char  *body,
     guint        status)
{
  g_autoptr(SoupMessage) message = new_message (depan, token, method, path);
  g_autoptr(GBytes) answer =
      send (session, message, "application/json", body, body != NULL ? strlen (body) : 0);

  g_assert_cmpuint (soup_message_get_status (message), ==, status);
  g_assert_cmpstr (soup_message_headers_get_content_type (soup_message_get_response_headers (
                                                              message),
                                                          NULL),
                   ==, "application/json");

  return wire_parse (answer);
}

static void
assert_refused (Depan       *depan,
                SoupSession *session,
                const char  *method,
                const char  *path,
                const char  *body,
                guint        status,
                const char  *kode)
{
  g_autoptr(JsonNode) answer = ask (depan, session, "x", method, path, body, status);

  g_assert_cmpstr (prk_json_get_string (json_node_get_object (answer), "kode", NULL), ==, kode);
}

static char *
enrol (Depan         *depan,
       SoupSession   *session,
       PrkTestDevice *device)
{
  g_autoptr(GSubprocess) process =
      g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, NULL, program, "--data",
                                  depan->data, "enrol", "62.04", "operator", NULL);
  g_autofree char *kode = NULL;
  g_autofree char *bukti = NULL;
  g_autofree char *body = NULL;
  g_autoptr(JsonNode) answer = NULL;

  g_assert_true (g_subprocess_communicate_utf8 (process, NULL, NULL, &kode, NULL, NULL));
  g_strchomp (kode);
  bukti = register_fixture_sign_kode (device, kode);
  body = g_strdup_printf ("{\"kode\":\"%s\",\"dev\":\"%s\",\"bukti\":\"%s\",\"nama\":\"laptop\"}",
                          kode, prk_key_get_device (device->key), bukti);
  answer = ask (depan, session, NULL, "POST", "/v1/enrol", body, 200);

  return g_strdup (prk_json_get_string (json_node_get_object (answer), "token", NULL));
}

static void
upload_and_fetch (Depan       *depan,
                  SoupSession *session,
                  const char  *token)
{
  g_autofree char *bytes = g_malloc (SIZE);
  g_autofree char *hash = NULL;
  g_autofree char *name = NULL;
  g_autofree char *metadata = NULL;
  g_autofree char *length = g_strdup_printf ("%d", SIZE);
  g_autofree char *path = NULL;
  g_autoptr(SoupMessage) creation = new_message (depan, token, "POST", "/v1/tus");
  g_autoptr(SoupMessage) part = NULL;
  g_autoptr(SoupMessage) fetch = NULL;
  g_autoptr(GBytes) created = NULL;
  g_autoptr(GBytes) sent = NULL;
  g_autoptr(GBytes) fetched = NULL;

  for (gsize i = 0; i < SIZE; i++)
    bytes[i] = (char) (i * 7 + i / 251);
  hash = prk_hash_data (bytes, SIZE);
  name = g_base64_encode ((const guchar *) hash, strlen (hash));
  metadata = g_strdup_printf ("sha256 %s,jenis YQ==", name);
  soup_message_headers_append (soup_message_get_request_headers (creation), "Tus-Resumable",
                               "1.0.0");
  soup_message_headers_append (soup_message_get_request_headers (creation), "Upload-Length",
                               length);
  soup_message_headers_append (soup_message_get_request_headers (creation), "Upload-Metadata",
                               metadata);
  created = send (session, creation, NULL, NULL, 0);
  g_assert_cmpuint (soup_message_get_status (creation), ==, 201);

  part = new_message (depan, token, "PATCH",
                      soup_message_headers_get_one (soup_message_get_response_headers (creation),
                                                    "Location"));
  soup_message_headers_append (soup_message_get_request_headers (part), "Tus-Resumable", "1.0.0");
  soup_message_headers_append (soup_message_get_request_headers (part), "Upload-Offset", "0");
  sent = send (session, part, "application/offset+octet-stream", bytes, SIZE);
  g_assert_cmpuint (soup_message_get_status (part), ==, 204);

  path = g_strconcat ("/v1/blob/", hash, NULL);
  fetch = new_message (depan, token, "GET", path);
  soup_message_headers_append (soup_message_get_request_headers (fetch), "Range", "bytes=9000000-");
  fetched = send (session, fetch, NULL, NULL, 0);
  g_assert_cmpuint (soup_message_get_status (fetch), ==, 206);
  g_assert_cmpmem (g_bytes_get_data (fetched, NULL), g_bytes_get_size (fetched), bytes + 9000000,
                   SIZE - 9000000);
}

static void
test_whole_path (void)
{
  g_autoptr(PrkTestDevice) device = prk_test_device_new (1);
  g_autofree char *batch = wire_batch (register_fixture_write (device, PRK_TEST_RECORD, "kak",
                                                               "judul", "satu"),
                                       NULL);
  g_autoptr(SoupSession) session = NULL;
  g_autofree char *token = NULL;
  g_autoptr(JsonNode) pushed = NULL;
  g_autoptr(JsonNode) page = NULL;
  Depan depan = { 0 };

  depan_open (&depan);
  session = new_session (&depan);
  token = enrol (&depan, session, device);
  pushed = ask (&depan, session, token, "POST", "/v1/ops", batch, 200);
  page = ask (&depan, session, token, "GET", "/v1/ops?after=1&wait=1", NULL, 200);
  g_assert_cmpint (prk_json_get_int (json_node_get_object (page), "sampai", 0), ==, 1);
  upload_and_fetch (&depan, session, token);
  depan_close (&depan);
}

static void
test_refusals_are_json (void)
{
  g_autofree char *large = g_strnfill (9 * 1024 * 1024, ' ');
  g_autoptr(SoupSession) session = NULL;
  g_autoptr(JsonNode) health = NULL;
  guint n_too_often = 0;
  Depan depan = { 0 };

  depan_open (&depan);
  session = new_session (&depan);
  assert_refused (&depan, session, "GET", "/metrics", NULL, 404, "tidak_ada");
  assert_refused (&depan, session, "GET", "/", NULL, 404, "tidak_ada");
  assert_refused (&depan, session, "GET", "/v1/saya", NULL, 401, "token");
  assert_refused (&depan, session, "POST", "/v1/ops", large, 413, "terlalu_besar");

  for (guint i = 0; i < 1000 && n_too_often == 0; i++)
    {
      g_autoptr(SoupMessage) message = new_message (&depan, NULL, "POST", "/v1/enrol");
      g_autoptr(GBytes) bytes = send (session, message, "application/json", "{}", 2);
      g_autoptr(JsonNode) answer = wire_parse (bytes);

      n_too_often += soup_message_get_status (message) == 429;
      g_assert_nonnull (prk_json_get_string (json_node_get_object (answer), "kode", NULL));
    }
  g_assert_cmpuint (n_too_often, >, 0);

  stop (&depan.server);
  assert_refused (&depan, session, "GET", "/v1/saya", NULL, 503, "sibuk");
  start_register (&depan);
  health = ask (&depan, session, NULL, "GET", "/health", NULL, 200);
  g_assert_true (prk_json_get_bool (json_node_get_object (health), "sehat", FALSE));
  depan_close (&depan);
}

/* Everything that comes back for @request until nginx closes; FALSE when it never does. */
static char *
raw (Depan      *depan,
     const char *request)
{
  g_autoptr(GSocketClient) client = g_socket_client_new ();
  g_autoptr(GSocketAddress) address = g_unix_socket_address_new (depan->outer);
  g_autoptr(GSocketConnectable) identity = g_network_address_new (HOST, 443);
  g_autoptr(GSocketConnection) connection = NULL;
  g_autoptr(GIOStream) tls = NULL;
  g_autoptr(GString) answer = g_string_new (NULL);
  g_autoptr(GError) error = NULL;
  char buffer[4096];
  gssize n_read;

  g_socket_client_set_timeout (client, PATIENCE_S);
  connection = g_socket_client_connect (client, G_SOCKET_CONNECTABLE (address), NULL, &error);
  g_assert_no_error (error);
  tls = g_tls_client_connection_new (G_IO_STREAM (connection), identity, &error);
  g_assert_no_error (error);
  g_tls_connection_set_database (G_TLS_CONNECTION (tls), depan->authorities);
  g_tls_connection_set_require_close_notify (G_TLS_CONNECTION (tls), FALSE);
  g_output_stream_write_all (g_io_stream_get_output_stream (tls), request, strlen (request), NULL,
                             NULL, &error);
  g_assert_no_error (error);
  while ((n_read = g_input_stream_read (g_io_stream_get_input_stream (tls), buffer, sizeof buffer,
                                        NULL, NULL)) > 0)
    g_string_append_len (answer, buffer, n_read);

  return g_string_free (g_steal_pointer (&answer), FALSE);
}

static guint
count (const char *text,
       const char *word)
{
  guint n = 0;

  for (const char *p = strstr (text, word); p != NULL; p = strstr (p + 1, word))
    n++;

  return n;
}

static void
test_smuggled_requests_are_not_served (void)
{
  /* Behind each stands a second request, which only a reader that sees the end elsewhere would
   * serve. */
  static const char *const heads[] = {
    "Content-Length: 2\r\nContent-Length: 30\r\n\r\n{}",
    "Content-Length: 2, 30\r\n\r\n{}",
    "Content-Length: +2\r\n\r\n{}",
    "Content-Length: 0x2\r\n\r\n{}",
    "Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "Transfer-Encoding: identity, chunked\r\n\r\n0\r\n\r\n",
    "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n",
    "Transfer-Encoding:\x0b" "chunked\r\n\r\n0\r\n\r\n",
    "Transfer-Encoding : chunked\r\n\r\n0\r\n\r\n",
    "Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n",
    "Content-Length : 2\r\n\r\n{}",
  };
  Depan depan = { 0 };

  depan_open (&depan);
  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    {
      g_autofree char *request = g_strdup_printf ("POST /v1/ops HTTP/1.1\r\nHost: " HOST "\r\n%s"
                                                  "GET /health HTTP/1.1\r\nHost: " HOST
                                                  "\r\nConnection: close\r\n\r\n",
                                                  heads[i]);
      g_autofree char *answer = raw (&depan, request);

      g_assert_cmpuint (count (answer, "\"sehat\""), ==, 0);
      g_assert_true (g_str_has_prefix (answer, "HTTP/1.1 400") ||
                     g_str_has_prefix (answer, "HTTP/1.1 501") || count (answer, "HTTP/1.1 ") <= 1);
    }
  depan_close (&depan);
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *nginx = NULL;
  g_autofree char *openssl = g_find_program_in_path ("openssl");

  g_test_init (&argc, &argv, NULL);
  program = g_getenv ("PRAKARSA_REGISTER");
  g_assert_nonnull (program);
  g_setenv ("PATH", "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin", TRUE);
  nginx = g_find_program_in_path ("nginx");
  if (nginx == NULL || openssl == NULL)
    {
      g_print ("1..0 # SKIP nginx or openssl is not installed\n");
      return 0;
    }
  g_test_add_func ("/nginx/whole-path", test_whole_path);
  g_test_add_func ("/nginx/refusals-are-json", test_refusals_are_json);
  g_test_add_func ("/nginx/smuggled-requests-are-not-served",
                   test_smuggled_requests_are_not_served);

  return g_test_run ();
}
