/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Files over HTTP: up by tus 1.0, down with Range. Bytes go straight between the line and a file.
 * A part goes over a connection of its own, since a body that is read from a file cannot begin
 * again when an old connection turns out to be dead. */
#include "config.h"

#include <errno.h>
#include <gio/gunixinputstream.h>
#include <gio/gunixoutputstream.h>
#include <sodium.h>
#include <string.h>
#include <unistd.h>

#include "prk-sync-answer-private.h"
#include "prk-sync-berkas-line.h"
#include "prk-sync-http-private.h"

#define PART_TYPE "application/offset+octet-stream"
#define CHUNK (64 * 1024)
#define MAX_ERROR_BODY (64 * 1024)

typedef struct _Exchange Exchange;
typedef void (*Answer) (GTask    *task,
                        Exchange *exchange);

struct _Exchange
{
  SoupMessage          *message;
  GInputStream         *stream;
  GOutputStream        *sink;   /* (nullable) of what is fetched */
  GByteArray           *words;  /* of an error */
  Answer                answer; /* to a success */
  PrkSyncBerkasProgress progress;
  gpointer              progress_data;
  gint64                done;   /* of the whole */
  gint64                total;  /* of what is fetched */
  gint64                max_size;
  int                   fd;     /* to be read from, or -1 */
};

static void
exchange_free (gpointer data)
{
  Exchange *exchange = data;

  if (exchange->message != NULL)
    g_signal_handlers_disconnect_by_data (exchange->message, exchange);
  g_clear_object (&exchange->message);
  g_clear_object (&exchange->stream);
  g_clear_object (&exchange->sink);
  g_clear_pointer (&exchange->words, g_byte_array_unref);
  if (exchange->fd >= 0)
    close (exchange->fd);
  g_free (exchange);
}

static void
return_offline (GTask      *task,
                const char *message)
{
  g_task_return_new_error (task, PRK_SYNC_ERROR, PRK_SYNC_ERROR_OFFLINE, "%s", message);
}

static void
return_berkas (GTask              *task,
               PrkSyncBerkasError  code,
               const char         *message)
{
  g_task_return_new_error (task, PRK_SYNC_BERKAS_ERROR, (int) code, "%s", message);
}

/* A whole number of a header; -1 when it is none. */
static gint64
get_number (SoupMessage *message,
            const char  *name)
{
  const char *text
      = soup_message_headers_get_one (soup_message_get_response_headers (message), name);
  guint64 number;

  return text != NULL && g_ascii_string_to_unsigned (text, 10, 0, G_MAXINT64, &number, NULL)
             ? (gint64) number
             : -1;
}

static void
return_status (GTask    *task,
               Exchange *exchange)
{
  guint status = soup_message_get_status (exchange->message);
  g_autoptr (GBytes) body = g_byte_array_free_to_bytes (g_steal_pointer (&exchange->words));
  g_autoptr (GError) error = _prk_sync_read_error (status, body);

  switch (status)
    {
    case 404:
    case 410:
      return_berkas (task, PRK_SYNC_BERKAS_ERROR_GONE, error->message);
      break;
    case 409:
    case 416:
      return_berkas (task, PRK_SYNC_BERKAS_ERROR_PLACE, error->message);
      break;
    case 460:
      return_berkas (task, PRK_SYNC_BERKAS_ERROR_HASH, error->message);
      break;
    default:
      g_task_return_error (task, g_steal_pointer (&error));
    }
}

static void read_some (GTask *task);

static void
error_read_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Exchange *exchange = g_task_get_task_data (task);
  g_autoptr (GBytes) chunk
      = g_input_stream_read_bytes_finish (G_INPUT_STREAM (source), result, NULL);

  if (chunk != NULL && g_bytes_get_size (chunk) > 0
      && exchange->words->len + g_bytes_get_size (chunk) <= MAX_ERROR_BODY)
    {
      g_byte_array_append (exchange->words, g_bytes_get_data (chunk, NULL),
                           (guint) g_bytes_get_size (chunk));
      read_some (task);
      return;
    }
  return_status (task, exchange);
}

static void
read_some (GTask *task)
{
  Exchange *exchange = g_task_get_task_data (task);

  g_input_stream_read_bytes_async (exchange->stream, CHUNK, G_PRIORITY_DEFAULT,
                                   g_task_get_cancellable (task), error_read_cb,
                                   g_object_ref (task));
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
  guint status;

  exchange->stream = soup_session_send_finish (SOUP_SESSION (source), result, &error);
  if (exchange->stream == NULL)
    {
      return_offline (task, error->message);
      return;
    }
  judged = _prk_sync_http_judge_mark (g_task_get_source_object (task), exchange->message);
  if (judged != NULL)
    {
      g_task_return_error (task, judged);
      return;
    }
  status = soup_message_get_status (exchange->message);
  if (status >= 200 && status < 300)
    {
      exchange->answer (task, exchange);
      return;
    }
  exchange->words = g_byte_array_new ();
  read_some (task);
}

/* Takes @message. NULL when there is no token; the task is answered then. */
static Exchange *
prepare (GTask       *task,
         SoupMessage *message,
         Answer       answer)
{
  Exchange *exchange = g_new0 (Exchange, 1);

  exchange->message = message;
  exchange->answer = answer;
  exchange->fd = -1;
  g_task_set_task_data (task, exchange, exchange_free);
  if (message != NULL)
    return exchange;
  g_task_return_new_error (task, PRK_SYNC_ERROR, PRK_SYNC_ERROR_TOKEN, "no token is at hand");
  return NULL;
}

static void
set_header (Exchange   *exchange,
            const char *name,
            const char *value)
{
  soup_message_headers_replace (soup_message_get_request_headers (exchange->message), name, value);
}

static void
start (GTask    *task,
       Exchange *exchange)
{
  PrkSyncHttp *self = g_task_get_source_object (task);

  soup_session_send_async (_prk_sync_http_get_session (self), exchange->message,
                           G_PRIORITY_DEFAULT, g_task_get_cancellable (task), sent_cb,
                           g_object_ref (task));
}

/* Up */

/* An upload is named by its path alone: what names another machine is not followed. */
static void
created (GTask    *task,
         Exchange *exchange)
{
  const char *location = soup_message_headers_get_one (
      soup_message_get_response_headers (exchange->message), "Location");
  g_autoptr (GUri) uri
      = location != NULL ? g_uri_parse_relative (soup_message_get_uri (exchange->message), location,
                                                 SOUP_HTTP_URI_FLAGS, NULL)
                         : NULL;
  const char *path = uri != NULL ? g_uri_get_path (uri) : "";
  const char *place = strstr (path, "/v1/tus/");

  if (place == NULL || strchr (place + strlen ("/v1/tus/"), '/') != NULL || strlen (place) > 200)
    return_offline (task, "an upload without a place");
  else
    g_task_return_pointer (task, g_strdup (place), g_free);
}

static char *
to_base64 (const char *text)
{
  return g_base64_encode ((const guchar *) text, strlen (text));
}

static void
http_create (PrkSyncBerkasLine   *line,
             const char          *hash,
             const char          *jenis,
             gint64               size,
             GCancellable        *cancellable,
             GAsyncReadyCallback  callback,
             gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (line, cancellable, callback, user_data);
  Exchange *exchange = prepare (
      task, _prk_sync_http_new_message (PRK_SYNC_HTTP (line), "POST", "/v1/tus"), created);
  g_autofree char *hash64 = to_base64 (hash);
  g_autofree char *jenis64 = to_base64 (jenis);
  g_autofree char *metadata = g_strdup_printf ("sha256 %s,jenis %s", hash64, jenis64);
  g_autofree char *length = g_strdup_printf ("%" G_GINT64_FORMAT, size);

  if (exchange == NULL)
    return;
  set_header (exchange, "Tus-Resumable", "1.0.0");
  set_header (exchange, "Upload-Length", length);
  set_header (exchange, "Upload-Metadata", metadata);
  start (task, exchange);
}

static void
placed (GTask    *task,
        Exchange *exchange)
{
  gint64 offset = get_number (exchange->message, "Upload-Offset");

  if (offset < 0)
    return_offline (task, "an upload without an offset");
  else
    g_task_return_int (task, offset);
}

static void
http_look (PrkSyncBerkasLine   *line,
           const char          *upload,
           GCancellable        *cancellable,
           GAsyncReadyCallback  callback,
           gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (line, cancellable, callback, user_data);
  Exchange *exchange = prepare (
      task, _prk_sync_http_new_message (PRK_SYNC_HTTP (line), "HEAD", upload), placed);

  if (exchange == NULL)
    return;
  set_header (exchange, "Tus-Resumable", "1.0.0");
  start (task, exchange);
}

static void
wrote_cb (SoupMessage *message,
          guint        size,
          Exchange    *exchange)
{
  exchange->done += size;
  exchange->progress (exchange->done, exchange->progress_data);
}

/* A part that is small enough to be held, with its checksum. */
static gboolean
set_checked_body (Exchange *exchange,
                  gint64    offset,
                  gint64    length)
{
  g_autofree guint8 *part = g_malloc ((gsize) length);
  guint8 hash[crypto_hash_sha256_BYTES];
  g_autofree char *hash64 = NULL;
  g_autofree char *checksum = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (pread (exchange->fd, part, (gsize) length, offset) != length)
    return FALSE;
  crypto_hash_sha256 (hash, part, (gsize) length);
  hash64 = g_base64_encode (hash, sizeof hash);
  checksum = g_strconcat ("sha256 ", hash64, NULL);
  set_header (exchange, "Upload-Checksum", checksum);
  bytes = g_bytes_new_take (g_steal_pointer (&part), (gsize) length);
  soup_message_set_request_body_from_bytes (exchange->message, PART_TYPE, bytes);
  return TRUE;
}

static gboolean
set_streamed_body (Exchange *exchange,
                   gint64    offset,
                   gint64    length)
{
  g_autoptr (GInputStream) body = NULL;

  if (lseek (exchange->fd, offset, SEEK_SET) != offset)
    return FALSE;
  body = g_unix_input_stream_new (exchange->fd, TRUE);
  exchange->fd = -1;
  soup_message_set_request_body (exchange->message, PART_TYPE, body, length);
  return TRUE;
}

static void
http_send (PrkSyncBerkasLine     *line,
           const char            *upload,
           int                    fd,
           gint64                 offset,
           gint64                 length,
           gboolean               is_checked,
           PrkSyncBerkasProgress  progress,
           gpointer               progress_data,
           GCancellable          *cancellable,
           GAsyncReadyCallback    callback,
           gpointer               user_data)
{
  g_autoptr (GTask) task = g_task_new (line, cancellable, callback, user_data);
  Exchange *exchange = prepare (
      task, _prk_sync_http_new_message (PRK_SYNC_HTTP (line), "PATCH", upload), placed);
  g_autofree char *at = g_strdup_printf ("%" G_GINT64_FORMAT, offset);

  if (exchange == NULL)
    {
      close (fd);
      return;
    }
  exchange->fd = fd;
  exchange->done = offset;
  exchange->progress = progress;
  exchange->progress_data = progress_data;
  set_header (exchange, "Tus-Resumable", "1.0.0");
  set_header (exchange, "Upload-Offset", at);
  if (is_checked ? !set_checked_body (exchange, offset, length)
                 : !set_streamed_body (exchange, offset, length))
    {
      return_berkas (task, PRK_SYNC_BERKAS_ERROR_LOCAL, "the file is shorter than it was");
      return;
    }
  soup_message_add_flags (exchange->message, SOUP_MESSAGE_NEW_CONNECTION);
  g_signal_connect (exchange->message, "wrote-body-data", G_CALLBACK (wrote_cb), exchange);
  start (task, exchange);
}

/* Down */

static void fetch_some (GTask *task);

static void
fetched_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  Exchange *exchange = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) chunk
      = g_input_stream_read_bytes_finish (G_INPUT_STREAM (source), result, &error);
  const char *data;
  gsize size;

  if (chunk == NULL)
    {
      return_offline (task, error->message);
      return;
    }
  data = g_bytes_get_data (chunk, &size);
  if (size == 0)
    {
      if (exchange->done < exchange->total)
        return_offline (task, "the line was cut");
      else
        g_task_return_int (task, exchange->done);
      return;
    }
  if (exchange->done + (gint64) size > exchange->max_size)
    {
      return_berkas (task, PRK_SYNC_BERKAS_ERROR_SIZE, "more comes than there should be");
      return;
    }
  /* 64 kB into the page cache: no wait that a person would notice. */
  if (!g_output_stream_write_all (exchange->sink, data, size, NULL, NULL, &error))
    {
      return_berkas (task, PRK_SYNC_BERKAS_ERROR_LOCAL, error->message);
      return;
    }
  exchange->done += (gint64) size;
  exchange->progress (exchange->done, exchange->progress_data);
  fetch_some (task);
}

static void
fetch_some (GTask *task)
{
  Exchange *exchange = g_task_get_task_data (task);

  g_input_stream_read_bytes_async (exchange->stream, CHUNK, G_PRIORITY_DEFAULT_IDLE,
                                   g_task_get_cancellable (task), fetched_cb, g_object_ref (task));
}

/* The answer must begin where we asked, and its whole be no longer than the records say. */
static void
fetching (GTask    *task,
          Exchange *exchange)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (exchange->message);
  goffset first = 0, last, total = -1;

  if (soup_message_get_status (exchange->message) == SOUP_STATUS_PARTIAL_CONTENT)
    {
      if (!soup_message_headers_get_content_range (headers, &first, &last, &total))
        first = -1;
    }
  else if (soup_message_headers_get_encoding (headers) == SOUP_ENCODING_CONTENT_LENGTH)
    total = soup_message_headers_get_content_length (headers);
  if (first != exchange->done)
    {
      return_berkas (task, PRK_SYNC_BERKAS_ERROR_PLACE, "it does not go on where it was cut");
      return;
    }
  if (total < 0)
    {
      return_offline (task, "an answer without a length");
      return;
    }
  if (total > exchange->max_size)
    {
      return_berkas (task, PRK_SYNC_BERKAS_ERROR_SIZE, "it is larger than its record says");
      return;
    }
  exchange->total = total;
  fetch_some (task);
}

static void
http_fetch (PrkSyncBerkasLine     *line,
            const char            *hash,
            int                    fd,
            gint64                 offset,
            gint64                 max_size,
            PrkSyncBerkasProgress  progress,
            gpointer               progress_data,
            GCancellable          *cancellable,
            GAsyncReadyCallback    callback,
            gpointer               user_data)
{
  g_autoptr (GTask) task = g_task_new (line, cancellable, callback, user_data);
  g_autofree char *path = g_strconcat ("/v1/blob/", hash, NULL);
  Exchange *exchange = prepare (
      task, _prk_sync_http_new_message (PRK_SYNC_HTTP (line), "GET", path), fetching);

  if (exchange == NULL)
    {
      close (fd);
      return;
    }
  exchange->sink = g_unix_output_stream_new (fd, TRUE);
  exchange->done = offset;
  exchange->max_size = max_size;
  exchange->progress = progress;
  exchange->progress_data = progress_data;
  soup_message_disable_feature (exchange->message, SOUP_TYPE_CONTENT_DECODER);
  if (offset > 0)
    {
      g_autofree char *range = g_strdup_printf ("bytes=%" G_GINT64_FORMAT "-", offset);

      set_header (exchange, "Range", range);
    }
  start (task, exchange);
}

void
_prk_sync_http_berkas_init (PrkSyncBerkasLineInterface *iface)
{
  iface->create = http_create;
  iface->look = http_look;
  iface->send = http_send;
  iface->fetch = http_fetch;
}
