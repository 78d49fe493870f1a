/* SPDX-License-Identifier: GPL-3.0-or-later */

/* SoupServer on the main thread takes requests off the wire and hands each to a worker; so many
 * workers may wait for one commit. A page without ops whose client can wait is kept until a batch
 * is accepted for its daerah, or its time is over. */
#include "config.h"

#include <gio/gunixsocketaddress.h>
#include <libsoup/soup.h>
#include <string.h>

#include "prk-jalur-private.h"
#include "prk-peladen.h"

#define MAX_WORKERS 64
#define MAX_HEADERS (16 * 1024)
#define BODY_KEY "prk-body"

struct _PrkPeladen
{
  GObject parent_instance;

  PrkRegister *registry;
  SoupServer *server;
  GThreadPool *workers;
  GPtrArray *waiting;  /* (element-type Tamu) */
  guint64 generation;  /* counts accepted batches */
};

/* A request under way; on the main thread but while a worker has it. */
typedef struct
{
  PrkPeladen *peladen;
  SoupServerMessage *message;
  PrkPermintaan *request;
  GMainContext *context;
  guint64 generation;
  gint64 deadline_us; /* monotonic, 0 before the first try */
  GSource *timeout;
  gboolean is_gone;
} Tamu;

typedef struct
{
  GByteArray *data;
  gboolean is_too_large;
} Body;

G_DEFINE_FINAL_TYPE (PrkPeladen, prk_peladen, G_TYPE_OBJECT)

static void
body_free (Body *body)
{
  g_clear_pointer (&body->data, g_byte_array_unref);
  g_free (body);
}

static void
tamu_free (Tamu *tamu)
{
  g_signal_handlers_disconnect_by_data (tamu->message, tamu);
  g_object_unref (tamu->message);
  _prk_permintaan_free (tamu->request);
  g_main_context_unref (tamu->context);
  g_object_unref (tamu->peladen);
  g_free (tamu);
}

static void
drop_timeout (Tamu *tamu)
{
  if (tamu->timeout != NULL)
    g_source_destroy (tamu->timeout);
  g_clear_pointer (&tamu->timeout, g_source_unref);
}

static void
respond (Tamu *tamu)
{
  PrkPermintaan *request = tamu->request;
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (tamu->message);

  if (!tamu->is_gone)
    {
      soup_server_message_set_status (tamu->message, request->status, NULL);
      soup_message_headers_replace (headers, "Content-Type", "application/json");
      soup_message_headers_replace (headers, "Cache-Control", "no-store");
      if (request->answer_is_gzip)
        soup_message_headers_replace (headers, "Content-Encoding", "gzip");
      soup_message_body_append_bytes (soup_server_message_get_response_body (tamu->message), request->answer);
      soup_server_message_unpause (tamu->message);
    }
  tamu_free (tamu);
}

static void
dispatch (Tamu *tamu)
{
  tamu->generation = tamu->peladen->generation;
  g_thread_pool_push (tamu->peladen->workers, tamu, NULL);
}

static gboolean
waited_long_enough_cb (gpointer user_data)
{
  Tamu *tamu = user_data;

  g_ptr_array_remove_fast (tamu->peladen->waiting, tamu);
  drop_timeout (tamu);
  respond (tamu);

  return G_SOURCE_REMOVE;
}

static void
wake_waiting (PrkPeladen *self,
              const char *daerah)
{
  self->generation++;
  for (guint i = self->waiting->len; i > 0; i--)
    {
      Tamu *tamu = g_ptr_array_index (self->waiting, i - 1);

      if (g_strcmp0 (tamu->request->daerah, daerah) != 0)
        continue;
      g_ptr_array_remove_index_fast (self->waiting, i - 1);
      drop_timeout (tamu);
      dispatch (tamu);
    }
}

static gboolean
answered_cb (gpointer user_data)
{
  Tamu *tamu = user_data;
  PrkPeladen *self = tamu->peladen;
  gint64 now_us = g_get_monotonic_time ();

  if (tamu->request->n_accepted > 0)
    wake_waiting (self, tamu->request->daerah);
  if (tamu->deadline_us == 0)
    tamu->deadline_us = now_us + (gint64) tamu->request->wait_s * G_USEC_PER_SEC;

  if (!tamu->request->is_empty || tamu->is_gone || now_us >= tamu->deadline_us)
    {
      respond (tamu);
    }
  else if (tamu->generation != self->generation)
    {
      dispatch (tamu);
    }
  else
    {
      tamu->timeout = g_timeout_source_new ((guint) ((tamu->deadline_us - now_us) / 1000) + 1);
      g_source_set_callback (tamu->timeout, waited_long_enough_cb, tamu, NULL);
      g_source_attach (tamu->timeout, tamu->context);
      g_ptr_array_add (self->waiting, tamu);
    }

  return G_SOURCE_REMOVE;
}

static void
work (gpointer data,
      gpointer user_data)
{
  Tamu *tamu = data;
  g_autoptr(GSource) source = g_idle_source_new ();

  _prk_jalur_run (tamu->peladen->registry, tamu->request);
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, answered_cb, tamu, NULL);
  g_source_attach (source, tamu->context);
}

static void
gone_cb (SoupServerMessage *message,
         Tamu              *tamu)
{
  tamu->is_gone = TRUE;
}

static void
got_chunk_cb (SoupServerMessage *message,
              GBytes            *chunk,
              Body              *body)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (chunk, &size);

  if (body->data->len + size > PRK_JALUR_MAX_BODY)
    body->is_too_large = TRUE;
  else if (!body->is_too_large)
    g_byte_array_append (body->data, data, (guint) size);
}

static void
add_size (const char *name,
          const char *value,
          gpointer    size)
{
  *(gsize *) size += strlen (name) + strlen (value);
}

/* Requests whose end two readers could see in two places, and headers over the limit. libsoup takes
 * the last of several Content-Length. */
static const char *
find_fault (SoupMessageHeaders *headers)
{
  const char *length = soup_message_headers_get_list (headers, "Content-Length");
  const char *encoding = soup_message_headers_get_list (headers, "Transfer-Encoding");
  gsize size = 0;

  if (length != NULL && (encoding != NULL || *length == '\0' || strspn (length, "0123456789") != strlen (length)))
    return "rusak";
  if (encoding != NULL && g_ascii_strcasecmp (encoding, "chunked") != 0)
    return "rusak";
  soup_message_headers_foreach (headers, add_size, &size);

  return size > MAX_HEADERS ? "terlalu_besar" : NULL;
}

/* Answers before the body, and closes the connection: what follows on it is not read. */
static void
refuse_early (SoupServerMessage *message,
              const char        *kode)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);
  gboolean is_large = g_str_equal (kode, "terlalu_besar");
  g_autofree char *answer = g_strdup_printf ("{\"kode\":\"%s\",\"pesan\":\"%s\"}", kode,
                                             is_large ? "Kepala permintaan terlalu besar."
                                                      : "Panjang kiriman tidak jelas.");

  soup_message_headers_replace (headers, "Connection", "close");
  soup_server_message_set_status (message, is_large ? 413 : 400, NULL);
  soup_server_message_set_response (message, "application/json", SOUP_MEMORY_COPY, answer, strlen (answer));
}

/* The body is gathered here, so that one over the limit is never held. */
static void
early_cb (SoupServer        *server,
          SoupServerMessage *message,
          const char        *path,
          GHashTable        *query,
          gpointer           user_data)
{
  PrkPeladen *self = user_data;
  const char *fault = find_fault (soup_server_message_get_request_headers (message));
  Body *body;

  soup_message_headers_replace (soup_server_message_get_response_headers (message), "Prakarsa-Register",
                                prk_register_get_key (self->registry));
  if (fault != NULL)
    {
      refuse_early (message, fault);
      return;
    }

  body = g_new0 (Body, 1);
  body->data = g_byte_array_new ();
  soup_message_body_set_accumulate (soup_server_message_get_request_body (message), FALSE);
  g_object_set_data_full (G_OBJECT (message), BODY_KEY, body, (GDestroyNotify) body_free);
  g_signal_connect (message, "got-chunk", G_CALLBACK (got_chunk_cb), body);
}

static PrkPermintaan *
new_request (SoupServerMessage *message,
             const char        *path,
             GHashTable        *query)
{
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);
  const char *authorization = soup_message_headers_get_one (headers, "Authorization");
  const char *encoding = soup_message_headers_get_one (headers, "Content-Encoding");
  const char *accept = soup_message_headers_get_list (headers, "Accept-Encoding");
  Body *body = g_object_get_data (G_OBJECT (message), BODY_KEY);
  PrkPermintaan *request = g_new0 (PrkPermintaan, 1);

  request->method = g_strdup (soup_server_message_get_method (message));
  request->path = g_strdup (path);
  request->query = query != NULL ? g_hash_table_ref (query) : NULL;
  if (authorization != NULL && g_str_has_prefix (authorization, "Bearer "))
    request->token = g_strdup (authorization + strlen ("Bearer "));
  request->is_gzip = encoding != NULL && g_ascii_strcasecmp (encoding, "gzip") == 0;
  request->takes_gzip = accept != NULL && soup_header_contains (accept, "gzip");
  request->is_too_large = body != NULL && body->is_too_large;
  request->body = body != NULL ? g_steal_pointer (&body->data) : g_byte_array_new ();

  return request;
}

static void
request_cb (SoupServer        *server,
            SoupServerMessage *message,
            const char        *path,
            GHashTable        *query,
            gpointer           user_data)
{
  Tamu *tamu = g_new0 (Tamu, 1);

  tamu->peladen = g_object_ref (user_data);
  tamu->message = g_object_ref (message);
  tamu->request = new_request (message, path, query);
  tamu->context = g_main_context_ref_thread_default ();
  g_signal_connect (message, "finished", G_CALLBACK (gone_cb), tamu);
  g_signal_connect (message, "disconnected", G_CALLBACK (gone_cb), tamu);
  soup_server_message_pause (message);
  dispatch (tamu);
}

static void
prk_peladen_finalize (GObject *object)
{
  PrkPeladen *self = PRK_PELADEN (object);

  g_thread_pool_free (self->workers, FALSE, TRUE);
  g_clear_object (&self->server);
  g_clear_object (&self->registry);
  g_ptr_array_unref (self->waiting);

  G_OBJECT_CLASS (prk_peladen_parent_class)->finalize (object);
}

static void
prk_peladen_class_init (PrkPeladenClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = prk_peladen_finalize;
}

static void
prk_peladen_init (PrkPeladen *self)
{
  self->waiting = g_ptr_array_new ();
  self->workers = g_thread_pool_new (work, NULL, MAX_WORKERS, FALSE, NULL);
  self->server = soup_server_new ("server-header", "prakarsa-register", NULL);
  soup_server_add_early_handler (self->server, NULL, early_cb, self, NULL);
  soup_server_add_handler (self->server, NULL, request_cb, self, NULL);
}

/**
 * prk_peladen_new:
 *
 * A server of a register; it listens nowhere yet. Serves on the main context of the thread that
 * makes it listen.
 *
 * Returns: (transfer full): the server
 */
PrkPeladen *
prk_peladen_new (PrkRegister *registry)
{
  PrkPeladen *self;

  g_return_val_if_fail (PRK_IS_REGISTER (registry), NULL);

  self = g_object_new (PRK_TYPE_PELADEN, NULL);
  self->registry = g_object_ref (registry);

  return self;
}

/**
 * prk_peladen_listen_local:
 * @port: 0 for a free one
 *
 * Listens on 127.0.0.1.
 *
 * Returns: the port, 0 when it failed
 */
guint
prk_peladen_listen_local (PrkPeladen  *self,
                          guint        port,
                          GError     **error)
{
  g_autoptr(GSocketAddress) address = NULL;
  GSList *uris;
  guint taken;

  g_return_val_if_fail (PRK_IS_PELADEN (self), 0);

  address = g_inet_socket_address_new_from_string ("127.0.0.1", port);
  if (!soup_server_listen (self->server, address, 0, error))
    return 0;
  uris = soup_server_get_uris (self->server);
  taken = (guint) g_uri_get_port (uris->data);
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);

  return taken;
}

/**
 * prk_peladen_listen_unix:
 * @path: (type filename): a socket that does not exist yet
 *
 * Listens on a Unix socket.
 */
gboolean
prk_peladen_listen_unix (PrkPeladen  *self,
                         const char  *path,
                         GError     **error)
{
  g_autoptr(GSocketAddress) address = NULL;

  g_return_val_if_fail (PRK_IS_PELADEN (self) && path != NULL, FALSE);

  address = g_unix_socket_address_new (path);

  return soup_server_listen (self->server, address, 0, error);
}

/**
 * prk_peladen_stop:
 *
 * Closes every connection and answers no more.
 */
void
prk_peladen_stop (PrkPeladen *self)
{
  g_return_if_fail (PRK_IS_PELADEN (self));

  soup_server_disconnect (self->server);
  for (guint i = self->waiting->len; i > 0; i--)
    {
      Tamu *tamu = g_ptr_array_steal_index_fast (self->waiting, i - 1);

      drop_timeout (tamu);
      tamu_free (tamu);
    }
}
