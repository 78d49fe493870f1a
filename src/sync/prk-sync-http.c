/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Requests run on the caller's main context; a body is read in pieces up to a limit, and understood
 * (which verifies signatures) on a thread. Only what bears the register's mark counts as an answer:
 * a captive portal's page is no network at all, and redirections, which would carry the token
 * elsewhere, are not followed. */
#include "config.h"

#include <string.h>

#include "prk-sync-answer-private.h"
#include "prk-sync-berkas-line.h"
#include "prk-sync-http-private.h"

#define CHUNK (64 * 1024)
#define MAX_BODY (64 * 1024 * 1024)
#define TIMEOUT_S 75 /* longer than a poll */
#define GZIP_FROM 512
#define GZIP_LEVEL 5
#define CODE_LENGTH 20

struct _PrkSyncHttp
{
  GObject parent_instance;

  SoupSession *session;
  char        *address; /* without a slash at the end */
  char        *token;
  char        *register_key;
  gint64       date_us;  /* what the register's clock said last; 0: it has not answered */
  gint64       date_at_us; /* monotonic, when it said so */
};

typedef gpointer (*Read) (GBytes  *body,
                          GError **error);

/* One request under way. */
typedef struct
{
  SoupMessage   *message;
  GInputStream  *stream;
  GByteArray    *body;
  GBytes        *whole;
  Read           read;
  GDestroyNotify result_free;
  char          *register_key; /* (nullable) whom we expect */
} Exchange;

static void prk_sync_http_iface_init (PrkSyncTransportInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PrkSyncHttp,
                               prk_sync_http,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (PRK_TYPE_SYNC_TRANSPORT,
                                                      prk_sync_http_iface_init)
                               G_IMPLEMENT_INTERFACE (PRK_TYPE_SYNC_BERKAS_LINE,
                                                      _prk_sync_http_berkas_init))

SoupMessage *
_prk_sync_http_new_message (PrkSyncHttp *self,
                            const char  *method,
                            const char  *path)
{
  g_autofree char *uri = g_strconcat (self->address, path, NULL);
  g_autofree char *bearer = g_strconcat ("Bearer ", self->token, NULL);
  SoupMessage *message;

  if (self->token == NULL)
    return NULL;
  message = soup_message_new (method, uri);
  soup_message_set_flags (message, SOUP_MESSAGE_NO_REDIRECT);
  soup_message_headers_replace (soup_message_get_request_headers (message), "Authorization",
                                bearer);
  return message;
}

SoupSession *
_prk_sync_http_get_session (PrkSyncHttp *self)
{
  return self->session;
}

GError *
_prk_sync_http_judge_mark (PrkSyncHttp *self,
                           SoupMessage *message)
{
  const char *key = soup_message_headers_get_one (soup_message_get_response_headers (message),
                                                  "Prakarsa-Register");

  if (key == NULL)
    return g_error_new (PRK_SYNC_ERROR, PRK_SYNC_ERROR_OFFLINE,
                        "something answers that is not a register (%u)",
                        soup_message_get_status (message));
  if (self->register_key != NULL && strcmp (key, self->register_key) != 0)
    return g_error_new_literal (PRK_SYNC_ERROR, PRK_SYNC_ERROR_REGISTER,
                                "another register answers than the one enrolled at");
  return NULL;
}

static void
exchange_free (gpointer data)
{
  Exchange *exchange = data;

  g_clear_object (&exchange->message);
  g_clear_object (&exchange->stream);
  g_clear_pointer (&exchange->body, g_byte_array_unref);
  g_clear_pointer (&exchange->whole, g_bytes_unref);
  g_free (exchange->register_key);
  g_free (exchange);
}

static void
return_offline (GTask      *task,
                const char *message)
{
  g_task_return_new_error (task, PRK_SYNC_ERROR, PRK_SYNC_ERROR_OFFLINE, "%s", message);
}

static void
understand (GTask        *task,
            gpointer      source,
            gpointer      data,
            GCancellable *cancellable)
{
  Exchange *exchange = data;
  guint status = soup_message_get_status (exchange->message);
  GError *error = NULL;
  gpointer result;

  if (status != SOUP_STATUS_OK)
    {
      g_task_return_error (task, _prk_sync_read_error (status, exchange->whole));
      return;
    }

  result = exchange->read (exchange->whole, &error);
  if (result != NULL)
    g_task_return_pointer (task, result, exchange->result_free);
  else if (error->domain == PRK_SYNC_ERROR)
    g_task_return_error (task, error);
  else
    {
      return_offline (task, error->message);
      g_error_free (error);
    }
}

static void
chunk_read_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  Exchange *exchange = g_task_get_task_data (task);
  g_autoptr (GBytes) chunk =
      g_input_stream_read_bytes_finish (G_INPUT_STREAM (source), result, &error);

  if (chunk == NULL)
    {
      return_offline (task, error->message);
      return;
    }
  if (g_bytes_get_size (chunk) == 0)
    {
      exchange->whole = g_byte_array_free_to_bytes (g_steal_pointer (&exchange->body));
      g_task_run_in_thread (task, understand);
      return;
    }
  if (exchange->body->len + g_bytes_get_size (chunk) > MAX_BODY)
    {
      return_offline (task, "an answer larger than any of the register's");
      return;
    }

  g_byte_array_append (exchange->body, g_bytes_get_data (chunk, NULL),
                       (guint) g_bytes_get_size (chunk));
  g_input_stream_read_bytes_async (G_INPUT_STREAM (source), CHUNK, G_PRIORITY_DEFAULT,
                                   g_task_get_cancellable (task), chunk_read_cb,
                                   g_object_ref (task));
}

/* NULL when this is an answer of the register that is expected. */
static GError *
judge_headers (Exchange *exchange)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (exchange->message);
  const char *key = soup_message_headers_get_one (headers, "Prakarsa-Register");
  const char *type = soup_message_headers_get_content_type (headers, NULL);

  if (key == NULL || g_strcmp0 (type, "application/json") != 0)
    return g_error_new (PRK_SYNC_ERROR, PRK_SYNC_ERROR_OFFLINE,
                        "something answers that is not a register (%u)",
                        soup_message_get_status (exchange->message));
  if (exchange->register_key != NULL && strcmp (key, exchange->register_key) != 0)
    return g_error_new_literal (PRK_SYNC_ERROR, PRK_SYNC_ERROR_REGISTER,
                                "another register answers than the one enrolled at");
  return NULL;
}

/* Only of an answer that bears the register's mark. */
static void
note_date (PrkSyncHttp *self,
           SoupMessage *message)
{
  const char *text = soup_message_headers_get_one (soup_message_get_response_headers (message),
                                                   "Date");
  g_autoptr (GDateTime) date = text != NULL ? soup_date_time_new_from_http_string (text) : NULL;

  if (date == NULL)
    return;
  self->date_us = g_date_time_to_unix (date) * G_USEC_PER_SEC;
  self->date_at_us = g_get_monotonic_time ();
}

/* What the register's clock says now, 0 when it never said. */
gint64
_prk_sync_http_get_date_us (PrkSyncHttp *self)
{
  return self->date_us != 0 ? self->date_us + g_get_monotonic_time () - self->date_at_us : 0;
}

static void
sent_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  Exchange *exchange = g_task_get_task_data (task);
  GError *judged;

  exchange->stream = soup_session_send_finish (SOUP_SESSION (source), result, &error);
  if (exchange->stream == NULL)
    {
      return_offline (task, error->message);
      return;
    }
  judged = judge_headers (exchange);
  if (judged != NULL)
    {
      g_task_return_error (task, judged);
      return;
    }

  note_date (g_task_get_source_object (task), exchange->message);
  exchange->body = g_byte_array_new ();
  g_input_stream_read_bytes_async (exchange->stream, CHUNK, G_PRIORITY_DEFAULT,
                                   g_task_get_cancellable (task), chunk_read_cb,
                                   g_object_ref (task));
}

static void
set_body (SoupMessage *message,
          GBytes      *plain)
{
  g_autoptr (GConverter) gzip =
      G_CONVERTER (g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP, GZIP_LEVEL));
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) stream = g_converter_output_stream_new (memory, gzip);
  g_autoptr (GBytes) packed = NULL;

  if (g_bytes_get_size (plain) >= GZIP_FROM
      && g_output_stream_write_all (stream, g_bytes_get_data (plain, NULL),
                                    g_bytes_get_size (plain), NULL, NULL, NULL)
      && g_output_stream_close (stream, NULL, NULL))
    {
      packed = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
      soup_message_headers_replace (soup_message_get_request_headers (message), "Content-Encoding",
                                    "gzip");
    }
  soup_message_set_request_body_from_bytes (message, "application/json",
                                            packed != NULL ? packed : plain);
}

/* @body: (nullable): a POST with it, else a GET. */
static void
exchange_start (PrkSyncHttp         *self,
                const char          *path,
                GBytes              *body,
                gboolean             is_open,
                Read                 read,
                GDestroyNotify       result_free,
                GCancellable        *cancellable,
                GAsyncReadyCallback  callback,
                gpointer             user_data)
{
  g_autofree char *uri = g_strconcat (self->address, path, NULL);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Exchange *exchange = g_new0 (Exchange, 1);

  g_task_set_task_data (task, exchange, exchange_free);
  exchange->message = soup_message_new (body != NULL ? "POST" : "GET", uri);
  exchange->read = read;
  exchange->result_free = result_free;
  exchange->register_key = g_strdup (self->register_key);
  if (!is_open && self->token == NULL)
    {
      g_task_return_new_error (task, PRK_SYNC_ERROR, PRK_SYNC_ERROR_TOKEN, "no token is at hand");
      return;
    }

  soup_message_set_flags (exchange->message, SOUP_MESSAGE_NO_REDIRECT);
  if (!is_open)
    {
      g_autofree char *bearer = g_strconcat ("Bearer ", self->token, NULL);

      soup_message_headers_replace (soup_message_get_request_headers (exchange->message),
                                    "Authorization", bearer);
    }
  if (body != NULL)
    set_body (exchange->message, body);
  soup_session_send_async (self->session, exchange->message, G_PRIORITY_DEFAULT, cancellable,
                           sent_cb, g_object_ref (task));
}

void
_prk_sync_http_ask (PrkSyncHttp         *self,
                    const char          *path,
                    Read                 read,
                    GDestroyNotify       result_free,
                    GCancellable        *cancellable,
                    GAsyncReadyCallback  callback,
                    gpointer             user_data)
{
  exchange_start (self, path, NULL, FALSE, read, result_free, cancellable, callback, user_data);
}

const char *
_prk_sync_http_get_key (PrkSyncHttp *self)
{
  return self->register_key;
}

static void
prk_sync_http_push (PrkSyncTransport    *transport,
                    GPtrArray           *ops,
                    guint64              known_size,
                    GCancellable        *cancellable,
                    GAsyncReadyCallback  callback,
                    gpointer             user_data)
{
  g_autoptr (GBytes) body = _prk_sync_write_push (ops);
  g_autofree char *path = g_strdup_printf ("/v1/ops?tree=%" G_GUINT64_FORMAT, known_size);

  exchange_start (PRK_SYNC_HTTP (transport), path, body, FALSE, (Read) _prk_sync_read_receipt,
                  (GDestroyNotify) prk_sync_receipt_free, cancellable, callback, user_data);
}

static void
prk_sync_http_pull (PrkSyncTransport    *transport,
                    guint64              after,
                    guint                limit,
                    guint                wait_s,
                    guint64              known_size,
                    GCancellable        *cancellable,
                    GAsyncReadyCallback  callback,
                    gpointer             user_data)
{
  g_autofree char *path =
      g_strdup_printf ("/v1/ops?after=%" G_GUINT64_FORMAT "&limit=%u&wait=%u&tree=%" G_GUINT64_FORMAT,
                       after, limit, wait_s, known_size);

  exchange_start (PRK_SYNC_HTTP (transport), path, NULL, FALSE, (Read) _prk_sync_read_page,
                  (GDestroyNotify) prk_sync_page_free, cancellable, callback, user_data);
}

static void
prk_sync_http_prove (PrkSyncTransport    *transport,
                     guint64              old_size,
                     guint64              new_size,
                     GCancellable        *cancellable,
                     GAsyncReadyCallback  callback,
                     gpointer             user_data)
{
  g_autofree char *path =
      g_strdup_printf ("/v1/head/konsistensi?dari=%" G_GUINT64_FORMAT "&ke=%" G_GUINT64_FORMAT,
                       old_size, new_size);

  exchange_start (PRK_SYNC_HTTP (transport), path, NULL, FALSE, (Read) _prk_sync_read_proof,
                  (GDestroyNotify) g_array_unref, cancellable, callback, user_data);
}

/**
 * prk_sync_enrolment_text:
 * @code: as a person typed it
 *
 * What a device signs to prove that it is the one that enrols with @code.
 *
 * Returns: (transfer full) (nullable): the text; NULL when that is no code
 */
char *
prk_sync_enrolment_text (const char *code)
{
  g_autoptr (GString) plain = g_string_new ("prakarsa-enrol:");
  gsize start = plain->len;

  g_return_val_if_fail (code != NULL, NULL);

  for (const char *p = code; *p != '\0'; p++)
    if (*p != '-' && !g_ascii_isspace (*p))
      {
        if (!g_ascii_isalnum (*p))
          return NULL;
        g_string_append_c (plain, g_ascii_toupper (*p));
      }

  return plain->len - start == CODE_LENGTH ? g_string_free (g_steal_pointer (&plain), FALSE) : NULL;
}

/**
 * prk_sync_http_enrol:
 * @code: as a person typed it
 * @device: the device's key
 * @proof: its signature over prk_sync_enrolment_text()
 * @name: of the laptop, for the admin's list
 *
 * Enrols the device.
 */
void
prk_sync_http_enrol (PrkSyncHttp         *self,
                     const char          *code,
                     const char          *device,
                     const char          *proof,
                     const char          *name,
                     GCancellable        *cancellable,
                     GAsyncReadyCallback  callback,
                     gpointer             user_data)
{
  g_autoptr (GBytes) body = NULL;

  g_return_if_fail (PRK_IS_SYNC_HTTP (self));
  g_return_if_fail (code != NULL && device != NULL && proof != NULL && name != NULL);

  body = _prk_sync_write_enrol (code, device, proof, name);
  exchange_start (self, "/v1/enrol", body, TRUE, (Read) _prk_sync_read_welcome,
                  (GDestroyNotify) _prk_sync_welcome_free, cancellable, callback, user_data);
}

/**
 * prk_sync_http_enrol_finish:
 * @token: (out) (transfer full): the secret with which the device is recognised
 * @error: PRK_SYNC_ERROR_REFUSED: the register's own words say why
 *
 * Returns: (transfer full): where to and as whom
 */
PrkSyncEnrolment *
prk_sync_http_enrol_finish (PrkSyncHttp   *self,
                            GAsyncResult  *result,
                            char         **token,
                            GError       **error)
{
  g_autoptr (PrkSyncWelcome) welcome = NULL;

  g_return_val_if_fail (g_task_is_valid (result, self) && token != NULL, NULL);

  welcome = g_task_propagate_pointer (G_TASK (result), error);
  if (welcome == NULL)
    return NULL;

  welcome->enrolment->address = g_strdup (self->address);
  *token = g_steal_pointer (&welcome->token);
  return g_steal_pointer (&welcome->enrolment);
}

/**
 * prk_sync_http_set_token:
 * @token: (nullable): NULL when it is not at hand
 * @register_key: (nullable): the register that the device was enrolled at; any may answer when NULL
 *
 * Says who asks, and who may answer.
 */
void
prk_sync_http_set_token (PrkSyncHttp *self,
                         const char  *token,
                         const char  *register_key)
{
  g_return_if_fail (PRK_IS_SYNC_HTTP (self));

  g_free (self->token);
  g_free (self->register_key);
  self->token = g_strdup (token);
  self->register_key = g_strdup (register_key);
}

static void
prk_sync_http_iface_init (PrkSyncTransportInterface *iface)
{
  iface->push = prk_sync_http_push;
  iface->pull = prk_sync_http_pull;
  iface->prove = prk_sync_http_prove;
}

static void
prk_sync_http_finalize (GObject *object)
{
  PrkSyncHttp *self = PRK_SYNC_HTTP (object);

  g_clear_object (&self->session);
  g_free (self->address);
  g_free (self->token);
  g_free (self->register_key);

  G_OBJECT_CLASS (prk_sync_http_parent_class)->finalize (object);
}

static void
prk_sync_http_class_init (PrkSyncHttpClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = prk_sync_http_finalize;
}

static void
prk_sync_http_init (PrkSyncHttp *self)
{
}

static gboolean
is_this_machine (const char *host)
{
  return g_strcmp0 (host, "localhost") == 0 || g_strcmp0 (host, "127.0.0.1") == 0
         || g_strcmp0 (host, "::1") == 0;
}

static gboolean
check_address (const char  *address,
               GError     **error)
{
  g_autoptr (GUri) uri = g_uri_parse (address, SOUP_HTTP_URI_FLAGS, error);

  if (uri == NULL)
    return FALSE;
  if (g_strcmp0 (g_uri_get_scheme (uri), "https") == 0
      || (g_strcmp0 (g_uri_get_scheme (uri), "http") == 0
          && is_this_machine (g_uri_get_host (uri))))
    return TRUE;

  g_set_error (error, PRK_SYNC_ERROR, PRK_SYNC_ERROR_REFUSED,
               "“%s” is no address of a register: it must begin with https://", address);
  return FALSE;
}

/**
 * prk_sync_http_new:
 * @address: of the register: https, or http on this machine
 * @ca_file: (nullable) (type filename): the certificate of the authority that vouches for it; NULL
 *   for those of the system
 *
 * A way to a register. It is used in the thread that made it.
 *
 * Returns: (transfer full): the transport
 */
PrkSyncHttp *
prk_sync_http_new (const char  *address,
                   const char  *ca_file,
                   GError     **error)
{
  g_autoptr (PrkSyncHttp) self = NULL;
  g_autoptr (GTlsDatabase) authorities = NULL;

  g_return_val_if_fail (address != NULL, NULL);

  if (!check_address (address, error))
    return NULL;
  if (ca_file != NULL)
    {
      authorities = g_tls_file_database_new (ca_file, error);
      if (authorities == NULL)
        return NULL;
    }

  self = g_object_new (PRK_TYPE_SYNC_HTTP, NULL);
  self->address = g_strdup (address);
  while (g_str_has_suffix (self->address, "/"))
    self->address[strlen (self->address) - 1] = '\0';
  self->session = soup_session_new_with_options ("timeout", TIMEOUT_S, "user-agent",
                                                 "prakarsa/" PRK_VERSION, NULL);
  if (authorities != NULL)
    soup_session_set_tls_database (self->session, authorities);

  return g_steal_pointer (&self);
}
