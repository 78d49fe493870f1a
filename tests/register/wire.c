/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/prk-json.h"

#include "wire.h"

/* Far longer than anything takes, even on a machine that has no time. */
#define PATIENCE_S 120

static gpointer
serve (gpointer data)
{
  Wire *self = data;
  g_autoptr(GError) error = NULL;
  PrkPeladen *peladen = prk_peladen_new (self->fixture->registry);
  guint port;

  g_main_context_push_thread_default (self->context);
  port = prk_peladen_listen_local (peladen, 0, &error);
  g_assert_no_error (error);
  g_mutex_lock (&self->mutex);
  self->port = port;
  g_cond_signal (&self->cond);
  g_mutex_unlock (&self->mutex);

  while (!g_atomic_int_get (&self->is_closing))
    g_main_context_iteration (self->context, TRUE);

  prk_peladen_stop (peladen);
  g_object_add_weak_pointer (G_OBJECT (peladen), (gpointer *) &peladen);
  g_object_unref (peladen);
  while (peladen != NULL)
    g_main_context_iteration (self->context, TRUE);
  g_main_context_pop_thread_default (self->context);

  return NULL;
}

Wire *
wire_new (void)
{
  Wire *self = g_new0 (Wire, 1);

  self->fixture = register_fixture_new ();
  self->context = g_main_context_new ();
  self->session = soup_session_new_with_options ("timeout", PATIENCE_S, NULL);
  g_mutex_init (&self->mutex);
  g_cond_init (&self->cond);
  self->thread = g_thread_new ("register", serve, self);
  g_mutex_lock (&self->mutex);
  while (self->port == 0)
    g_cond_wait (&self->cond, &self->mutex);
  g_mutex_unlock (&self->mutex);

  return self;
}

void
wire_free (Wire *self)
{
  soup_session_abort (self->session);
  g_object_unref (self->session);
  g_atomic_int_set (&self->is_closing, TRUE);
  g_main_context_wakeup (self->context);
  g_thread_join (self->thread);
  g_main_context_unref (self->context);
  register_fixture_free (self->fixture);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->cond);
  g_free (self->token);
  g_free (self);
}

SoupMessage *
wire_message (Wire       *self,
              const char *method,
              const char *path)
{
  g_autofree char *uri = g_strdup_printf ("http://127.0.0.1:%u%s", self->port, path);
  SoupMessage *message = soup_message_new (method, uri);

  if (self->token != NULL)
    {
      g_autofree char *bearer = g_strconcat ("Bearer ", self->token, NULL);

      soup_message_headers_append (soup_message_get_request_headers (message), "Authorization",
                                   bearer);
    }

  return message;
}

GBytes *
wire_send (Wire        *self,
           SoupMessage *message)
{
  g_autoptr(GError) error = NULL;
  GBytes *bytes = soup_session_send_and_read (self->session, message, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (soup_message_headers_get_one (soup_message_get_response_headers (message),
                                                 "Prakarsa-Register"),
                   ==, prk_key_get_device (self->fixture->key));

  return bytes;
}

JsonNode *
wire_parse (GBytes *bytes)
{
  g_autoptr(GError) error = NULL;
  gsize size;
  const char *text = g_bytes_get_data (bytes, &size);
  JsonNode *node = prk_json_parse (text, (gssize) size, size, 32, &error);

  g_assert_no_error (error);

  return node;
}

JsonNode *
wire_ask (Wire       *self,
          const char *method,
          const char *path,
          const char *body,
          guint       status)
{
  g_autoptr(SoupMessage) message = wire_message (self, method, path);
  g_autoptr(GBytes) answer = NULL;

  if (body != NULL)
    {
      g_autoptr(GBytes) bytes = g_bytes_new (body, strlen (body));

      soup_message_set_request_body_from_bytes (message, "application/json", bytes);
    }
  answer = wire_send (self, message);
  g_assert_cmpuint (soup_message_get_status (message), ==, status);
  g_assert_cmpstr (soup_message_headers_get_content_type (soup_message_get_response_headers (
                                                              message),
                                                          NULL),
                   ==, "application/json");

  return wire_parse (answer);
}

void
wire_assert_refused (Wire       *self,
                     const char *method,
                     const char *path,
                     const char *body,
                     guint       status,
                     const char *kode)
{
  g_autoptr(JsonNode) answer = wire_ask (self, method, path, body, status);

  g_assert_cmpstr (prk_json_get_string (json_node_get_object (answer), "kode", NULL), ==, kode);
}

void
wire_enrol (Wire          *self,
            PrkTestDevice *device,
            const char    *daerah,
            const char    *orang)
{
  g_autofree char *kode = prk_register_new_kode (self->fixture->registry, daerah, orang, NULL);
  g_autofree char *bukti = register_fixture_sign_kode (device, kode);
  g_autofree char *body =
      g_strdup_printf ("{\"kode\":\"%s\",\"dev\":\"%s\",\"bukti\":\"%s\",\"nama\":\"laptop\"}",
                       kode, prk_key_get_device (device->key), bukti);
  g_autoptr(JsonNode) answer = NULL;

  g_clear_pointer (&self->token, g_free);
  answer = wire_ask (self, "POST", "/v1/enrol", body, 200);
  self->token = g_strdup (prk_json_get_string (json_node_get_object (answer), "token", NULL));
  g_assert_nonnull (self->token);
}

char *
wire_raw (guint       port,
          const char *bytes,
          gboolean    hangs_up)
{
  g_autoptr(GSocketClient) client = g_socket_client_new ();
  g_autoptr(GSocketConnection) connection = NULL;
  g_autoptr(GString) answer = g_string_new (NULL);
  g_autoptr(GError) error = NULL;
  char buffer[4096];
  gssize n_read;

  g_socket_client_set_timeout (client, PATIENCE_S);
  connection = g_socket_client_connect_to_host (client, "127.0.0.1", (guint16) port, NULL, &error);
  g_assert_no_error (error);

  /* A server may refuse and close before all is written: what it said counts. */
  g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (connection)), bytes,
                             strlen (bytes), NULL, NULL, NULL);
  if (hangs_up)
    g_socket_shutdown (g_socket_connection_get_socket (connection), FALSE, TRUE, NULL);
  while ((n_read = g_input_stream_read (g_io_stream_get_input_stream (G_IO_STREAM (connection)),
                                        buffer, sizeof buffer, NULL, &error)) > 0)
    g_string_append_len (answer, buffer, n_read);
  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CONNECTION_CLOSED))
    g_assert_no_error (error);

  return g_string_free (g_steal_pointer (&answer), FALSE);
}

static void
add_op (JsonBuilder *builder,
        PrkOp       *op)
{
  gsize size;
  const char *bytes = g_bytes_get_data (prk_op_get_bytes (op), &size);
  g_autofree char *text = g_strndup (bytes, size);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "op");
  json_builder_add_string_value (builder, text);
  json_builder_set_member_name (builder, "ttd");
  json_builder_add_string_value (builder, prk_op_get_signature (op));
  json_builder_end_object (builder);
}

char *
wire_batch (PrkOp *first,
            ...)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(JsonNode) node = NULL;
  va_list ops;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "ops");
  json_builder_begin_array (builder);
  va_start (ops, first);
  for (PrkOp *op = first; op != NULL; op = va_arg (ops, PrkOp *))
    add_op (builder, op);
  va_end (ops);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  node = json_builder_get_root (builder);

  return json_to_string (node, FALSE);
}

GBytes *
wire_gzip (const char *text,
           gsize       size,
           int         level)
{
  g_autoptr(GInputStream) plain = g_memory_input_stream_new_from_data (text, (gssize) size, NULL);
  g_autoptr(GZlibCompressor) gzip = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, level);
  g_autoptr(GInputStream) packed = g_converter_input_stream_new (plain, G_CONVERTER (gzip));
  g_autoptr(GOutputStream) sink = g_memory_output_stream_new_resizable ();
  g_autoptr(GError) error = NULL;

  g_output_stream_splice (sink, packed, G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET, NULL, &error);
  g_assert_no_error (error);

  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (sink));
}
