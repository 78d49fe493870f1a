/* SPDX-License-Identifier: GPL-3.0-or-later */

/* SoupServer on the main thread takes requests off the wire and hands each to a worker; so many
 * workers may wait for one commit. A page without ops whose client can wait is kept until a batch
 * is accepted for its daerah, or its time is over. */
#include "config.h"

#include <errno.h>
#include <libsoup/soup.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "prk-jalur-private.h"
#include "prk-kepala.h"
#include "prk-peladen.h"
#include "prk-soket.h"

#define MAX_WORKERS 64
#define REQUEST_KEY "prk-permintaan"
#define N_CLASSES 6

struct _PrkPeladen
{
  GObject parent_instance;

  PrkRegister *registry;
  SoupServer *server;
  GMainContext *context; /* on which it serves */
  GThreadPool *workers;
  GAsyncQueue *done;   /* (element-type Tamu) whom a worker has finished with */
  GSource *done_source; /* ready when there may be some */
  GPtrArray *waiting;  /* (element-type Tamu) */
  GHashTable *last;    /* token → PrkGiliran of the batch that came last */
  GHashTable *parts;   /* path → PrkPermintaan whose bytes are coming; both borrowed */
  guint64 generation;  /* counts accepted batches */
  guint64 n_accepted;
  guint64 n_answers[N_CLASSES]; /* by the first digit of the status */
};

/* A request under way; on the main thread but while a worker has it. */
typedef struct
{
  PrkPeladen *peladen;
  SoupServerMessage *message;
  PrkPermintaan *request; /* the message's */
  GMainContext *context;
  guint64 generation;
  gint64 began_us;    /* monotonic, as are the others */
  gint64 deadline_us; /* 0 before the first try */
  GSource *timeout;
  gboolean is_before_body;
  gboolean is_gone;
} Tamu;

G_DEFINE_FINAL_TYPE (PrkPeladen, prk_peladen, G_TYPE_OBJECT)

static void
tamu_free (Tamu *tamu)
{
  g_signal_handlers_disconnect_by_data (tamu->message, tamu);
  g_object_unref (tamu->message);
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

static gboolean
is_answered (PrkPermintaan *request)
{
  return request->answer != NULL || request->status == 201 || request->status == 204;
}

/* A whole file or the one range of it that was asked for; several ranges get the whole. */
static void
set_file (SoupServerMessage *message,
          PrkPermintaan     *request)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);
  g_autoptr(GBytes) part = g_bytes_ref (request->answer);
  gsize size = g_bytes_get_size (request->answer);
  SoupRange *ranges = NULL;
  int n_ranges = 0;

  soup_message_headers_replace (headers, "Content-Type", "application/octet-stream");
  soup_message_headers_replace (headers, "Content-Disposition", "attachment");
  soup_message_headers_replace (headers, "X-Content-Type-Options", "nosniff");
  soup_message_headers_replace (headers, "Accept-Ranges", "bytes");
  if (soup_message_headers_get_ranges (soup_server_message_get_request_headers (message),
                                       (goffset) size, &ranges, &n_ranges) &&
      n_ranges == 1)
    {
      goffset start = CLAMP (ranges[0].start, 0, (goffset) size);
      goffset end = MIN (ranges[0].end, (goffset) size - 1);

      g_bytes_unref (part);
      part = g_bytes_new_from_bytes (request->answer, (gsize) start,
                                     (gsize) MAX (end - start + 1, 0));
      soup_message_headers_set_content_range (headers, start, end, (goffset) size);
      request->status = end >= start ? 206 : 416;
    }
  if (ranges != NULL)
    soup_message_headers_free_ranges (soup_server_message_get_request_headers (message), ranges);
  /* libsoup would cut what is cut already. */
  soup_message_headers_remove (soup_server_message_get_request_headers (message), "Range");

  soup_server_message_set_status (message, request->status, NULL);
  if (g_str_equal (request->method, "HEAD"))
    soup_message_headers_set_content_length (headers, (goffset) g_bytes_get_size (part));
  else if (g_bytes_get_size (part) > 0)
    soup_message_body_append_bytes (soup_server_message_get_response_body (message), part);
}

/* libsoup 3.2 takes an answer without Content-Length for one that ends with the connection, also
 * when its status says that it has no body; tus asks for such after every part. */
static void
keep_open_cb (SoupServerMessage *message)
{
  soup_message_headers_set_encoding (soup_server_message_get_response_headers (message),
                                     SOUP_ENCODING_NONE);
}

static void
set_response (SoupServerMessage *message,
              PrkPermintaan     *request)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (message);

  soup_message_headers_replace (headers, "Cache-Control", "no-store");
  for (guint i = 0; i + 1 < request->answer_headers->len; i += 2)
    soup_message_headers_replace (headers, g_ptr_array_index (request->answer_headers, i),
                                  g_ptr_array_index (request->answer_headers, i + 1));
  if (request->answer_is_file)
    {
      set_file (message, request);
      return;
    }

  soup_server_message_set_status (message, request->status, NULL);
  if (request->status == 204)
    g_signal_connect (message, "wrote-headers", G_CALLBACK (keep_open_cb), NULL);
  if (request->answer == NULL)
    return;
  soup_message_headers_replace (headers, "Content-Type", "application/json");
  if (request->answer_is_gzip)
    soup_message_headers_replace (headers, "Content-Encoding", "gzip");
  soup_message_body_append_bytes (soup_server_message_get_response_body (message), request->answer);
}

/* No query, no header, no body: nothing in the log is a secret but the id of an upload, which is
 * left out, too. */
static void
log_answer (Tamu *tamu)
{
  PrkPermintaan *request = tamu->request;
  gboolean is_upload = g_str_has_prefix (request->path, PRK_JALUR_TUS);
  gint64 took_us = g_get_monotonic_time () - tamu->began_us;
  g_autofree char *took = g_strdup_printf ("%.1f", (double) took_us / 1000);
  g_autofree char *status = g_strdup_printf ("%u", request->status);
  const char *daerah = request->daerah != NULL ? request->daerah : "-";
  const char *path = is_upload ? PRK_JALUR_TUS : request->path;

  g_log_structured (G_LOG_DOMAIN, G_LOG_LEVEL_INFO, "PRK_METHOD", request->method, "PRK_PATH", path,
                    "PRK_STATUS", status, "PRK_MS", took, "PRK_DAERAH", daerah,
                    "MESSAGE", "%s %s %s %s ms %s", request->method, path, status, took, daerah);
}

static void
respond (Tamu *tamu)
{
  PrkPeladen *self = tamu->peladen;

  self->n_answers[MIN (tamu->request->status / 100, N_CLASSES - 1)]++;
  log_answer (tamu);
  if (!tamu->is_gone)
    {
      set_response (tamu->message, tamu->request);
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

/* @daerah: NULL for all */
static void
wake_waiting (PrkPeladen *self,
              const char *daerah)
{
  self->generation++;
  for (guint i = self->waiting->len; i > 0; i--)
    {
      Tamu *tamu = g_ptr_array_index (self->waiting, i - 1);

      if (daerah != NULL && g_strcmp0 (tamu->request->daerah, daerah) != 0)
        continue;
      g_ptr_array_remove_index_fast (self->waiting, i - 1);
      drop_timeout (tamu);
      dispatch (tamu);
    }
}

typedef struct
{
  PrkPeladen *peladen;
  char *daerah; /* (nullable) */
} Kabar;

static void
kabar_free (Kabar *kabar)
{
  g_object_unref (kabar->peladen);
  g_free (kabar->daerah);
  g_free (kabar);
}

static gboolean
heard_cb (gpointer user_data)
{
  Kabar *kabar = user_data;

  wake_waiting (kabar->peladen, kabar->daerah);

  return G_SOURCE_REMOVE;
}

/* In another thread: another program that serves the same tables has accepted something. */
static void
announced (const char *daerah,
           gpointer    data)
{
  PrkPeladen *self = data;
  g_autoptr(GSource) source = g_idle_source_new ();
  Kabar *kabar = g_new0 (Kabar, 1);

  kabar->peladen = g_object_ref (self);
  kabar->daerah = g_strdup (daerah);
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, heard_cb, kabar, (GDestroyNotify) kabar_free);
  g_source_attach (source, self->context);
}

/* Another part of the same upload ends this one: its sender has lost the link and is back. */
static void
stop_part (PrkPeladen    *self,
           PrkPermintaan *request)
{
  g_hash_table_remove (self->parts, request->path);
  _prk_permintaan_close (request);
  request->has_failed = TRUE;
}

static void
begin_part (Tamu *tamu)
{
  PrkPeladen *self = tamu->peladen;
  PrkPermintaan *request = tamu->request;
  PrkPermintaan *older = g_hash_table_lookup (self->parts, request->path);
  struct stat info;

  if (older != NULL && request->fd >= 0)
    {
      stop_part (self, older);
      if (fstat (request->fd, &info) != 0 || info.st_size != request->offset)
        {
          _prk_permintaan_close (request);
          request->has_failed = TRUE;
        }
    }
  if (request->fd >= 0)
    g_hash_table_replace (self->parts, request->path, request);
}

static void
part_begun (Tamu *tamu)
{
  SoupServerMessage *message = tamu->message;

  begin_part (tamu);
  if (is_answered (tamu->request))
    {
      soup_message_headers_replace (soup_server_message_get_response_headers (message),
                                    "Connection", "close");
      respond (tamu);
    }
  else
    {
      if (!tamu->is_gone)
        soup_server_message_unpause (message);
      tamu_free (tamu);
    }
}

/* Batches of one sender are decided in the order in which they came. */
static void
enter_queue (PrkPeladen    *self,
             PrkPermintaan *request)
{
  if (request->token == NULL || !_prk_jalur_is_batch (request->method, request->path))
    return;
  request->giliran = _prk_giliran_new (g_hash_table_lookup (self->last, request->token));
  g_hash_table_replace (self->last, g_strdup (request->token), _prk_giliran_ref (request->giliran));
}

static void
leave_queue (PrkPeladen    *self,
             PrkPermintaan *request)
{
  if (request->giliran != NULL &&
      g_hash_table_lookup (self->last, request->token) == request->giliran)
    g_hash_table_remove (self->last, request->token);
}

static void
answered (Tamu *tamu)
{
  PrkPeladen *self = tamu->peladen;
  gint64 now_us = g_get_monotonic_time ();

  leave_queue (self, tamu->request);
  self->n_accepted += tamu->request->n_accepted;
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
}

static gboolean
done_cb (gpointer user_data)
{
  g_autoptr(PrkPeladen) self = g_object_ref (user_data);
  Tamu *tamu;

  g_source_set_ready_time (self->done_source, -1);
  while ((tamu = g_async_queue_try_pop (self->done)) != NULL)
    if (tamu->is_before_body)
      part_begun (tamu);
    else
      answered (tamu);

  return G_SOURCE_CONTINUE;
}

static gboolean
dispatch_done (GSource     *source,
               GSourceFunc  callback,
               gpointer     user_data)
{
  return callback (user_data);
}

static GSourceFuncs done_funcs = { NULL, NULL, dispatch_done, NULL };

/* From any thread. Those whom one commit answers are told to the main thread at once. */
static void
finished (gpointer data)
{
  Tamu *tamu = data;
  g_autoptr(GAsyncQueue) done = g_async_queue_ref (tamu->peladen->done);
  g_autoptr(GSource) source = g_source_ref (tamu->peladen->done_source);

  if (tamu->request->giliran != NULL)
    _prk_giliran_end (tamu->request->giliran);
  g_async_queue_push (done, tamu);
  g_source_set_ready_time (source, 0);
}

static void
work (gpointer data,
      gpointer user_data)
{
  Tamu *tamu = data;

  if (tamu->is_before_body)
    {
      _prk_jalur_begin_part (tamu->peladen->registry, tamu->request);
      finished (tamu);
    }
  else
    {
      _prk_jalur_run (tamu->peladen->registry, tamu->request, finished, tamu);
    }
}

static void
gone_cb (SoupServerMessage *message,
         Tamu              *tamu)
{
  tamu->is_gone = TRUE;
}

static void
write_part (PrkPermintaan *request,
            const guint8  *data,
            gsize          size)
{
  gsize fitting = (gsize) MIN ((gint64) size, request->room - request->n_written);

  request->is_overfull |= fitting < size;
  crypto_hash_sha256_update (&request->sha256, data, fitting);
  request->n_written += (gint64) fitting;
  while (fitting > 0 && request->fd >= 0 && !request->has_failed)
    {
      gssize n = write (request->fd, data, fitting);

      if (n < 0 && errno != EINTR)
        request->has_failed = TRUE;
      else if (n > 0)
        {
          data += n;
          fitting -= (gsize) n;
        }
    }
}

/* A part of an upload goes to its file at once; a body is gathered, and one over the limit never
 * held. */
static void
got_chunk_cb (SoupServerMessage *message,
              GBytes            *chunk,
              PrkPermintaan     *request)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (chunk, &size);

  if (_prk_jalur_is_part (request->method, request->path))
    {
      if (!is_answered (request))
        write_part (request, data, size);
    }
  else if (request->body->len + size > PRK_JALUR_MAX_BODY)
    {
      request->is_too_large = TRUE;
    }
  else if (!request->is_too_large)
    {
      g_byte_array_append (request->body, data, (guint) size);
    }
}

static void
part_ended_cb (SoupServerMessage *message,
               PrkPeladen        *self)
{
  PrkPermintaan *request = g_object_get_data (G_OBJECT (message), REQUEST_KEY);

  if (g_hash_table_lookup (self->parts, request->path) == request)
    stop_part (self, request);
}

static PrkPermintaan *
new_request (SoupServerMessage *message,
             const char        *path,
             GHashTable        *query)
{
  static const char *const names[] = { "Content-Type",  "Tus-Resumable",   "Upload-Checksum",
                                       "Upload-Length", "Upload-Metadata", "Upload-Offset" };
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);
  const char *authorization = soup_message_headers_get_one (headers, "Authorization");
  const char *encoding = soup_message_headers_get_one (headers, "Content-Encoding");
  const char *accept = soup_message_headers_get_list (headers, "Accept-Encoding");
  PrkPermintaan *request = _prk_permintaan_new ();

  request->method = g_strdup (soup_server_message_get_method (message));
  request->path = g_strdup (path);
  request->query = query != NULL ? g_hash_table_ref (query) : NULL;
  request->body = g_byte_array_new ();
  if (authorization != NULL && g_str_has_prefix (authorization, "Bearer "))
    request->token = g_strdup (authorization + strlen ("Bearer "));
  request->is_gzip = encoding != NULL && g_ascii_strcasecmp (encoding, "gzip") == 0;
  request->takes_gzip = accept != NULL && soup_header_contains (accept, "gzip");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const char *value = soup_message_headers_get_list (headers, names[i]);

      if (value != NULL)
        g_hash_table_insert (request->headers, g_ascii_strdown (names[i], -1), g_strdup (value));
    }

  return request;
}

static Tamu *
receive (PrkPeladen        *self,
         SoupServerMessage *message)
{
  Tamu *tamu = g_new0 (Tamu, 1);

  tamu->peladen = g_object_ref (self);
  tamu->message = g_object_ref (message);
  tamu->request = g_object_get_data (G_OBJECT (message), REQUEST_KEY);
  tamu->context = g_main_context_ref_thread_default ();
  tamu->began_us = g_get_monotonic_time ();
  g_signal_connect (message, "finished", G_CALLBACK (gone_cb), tamu);
  g_signal_connect (message, "disconnected", G_CALLBACK (gone_cb), tamu);
  soup_server_message_pause (message);

  return tamu;
}

/* When the headers are here and the body is not. */
static void
early_cb (SoupServer        *server,
          SoupServerMessage *message,
          const char        *path,
          GHashTable        *query,
          gpointer           user_data)
{
  PrkPeladen *self = user_data;
  const char *fault = _prk_kepala_find_fault (soup_server_message_get_request_headers (message));
  PrkPermintaan *request;

  soup_message_headers_replace (soup_server_message_get_response_headers (message),
                                "Prakarsa-Register", prk_register_get_key (self->registry));
  soup_message_body_set_accumulate (soup_server_message_get_request_body (message), FALSE);
  if (fault != NULL)
    {
      self->n_answers[4]++;
      _prk_kepala_refuse (message, fault);
      return;
    }

  request = new_request (message, path, query);
  g_object_set_data_full (G_OBJECT (message), REQUEST_KEY, request,
                          (GDestroyNotify) _prk_permintaan_free);
  g_signal_connect (message, "got-chunk", G_CALLBACK (got_chunk_cb), request);
  if (_prk_jalur_is_part (request->method, request->path))
    {
      Tamu *tamu = receive (self, message);

      g_signal_connect_object (message, "finished", G_CALLBACK (part_ended_cb), self, 0);
      g_signal_connect_object (message, "disconnected", G_CALLBACK (part_ended_cb), self, 0);
      tamu->is_before_body = TRUE;
      dispatch (tamu);
    }
}

static void
add_metric (GString    *text,
            const char *name,
            const char *type,
            guint64     value)
{
  g_string_append_printf (text, "# TYPE prakarsa_register_%s %s\n", name, type);
  g_string_append_printf (text, "prakarsa_register_%s %" G_GUINT64_FORMAT "\n", name, value);
}

static void
set_metrics (PrkPeladen        *self,
             SoupServerMessage *message)
{
  static const char *const names[N_CLASSES] = { "lain", "1xx", "2xx", "3xx", "4xx", "5xx" };
  g_autoptr(GString) text = g_string_new (NULL);
  guint64 n_commits, n_writes;

  prk_register_get_statistik (self->registry, &n_commits, &n_writes);
  g_string_append (text, "# TYPE prakarsa_register_answers_total counter\n");
  for (guint i = 2; i < N_CLASSES; i++)
    g_string_append_printf (text, "prakarsa_register_answers_total{status=\"%s\"} %"
                            G_GUINT64_FORMAT "\n", names[i], self->n_answers[i]);
  add_metric (text, "ops_total", "counter", self->n_accepted);
  add_metric (text, "commits_total", "counter", n_commits);
  add_metric (text, "writes_total", "counter", n_writes);
  add_metric (text, "waiting", "gauge", self->waiting->len);
  add_metric (text, "uploads", "gauge", g_hash_table_size (self->parts));
  soup_server_message_set_status (message, 200, NULL);
  soup_server_message_set_response (message, "text/plain; version=0.0.4; charset=utf-8",
                                    SOUP_MEMORY_COPY, text->str, text->len);
}

static void
request_cb (SoupServer        *server,
            SoupServerMessage *message,
            const char        *path,
            GHashTable        *query,
            gpointer           user_data)
{
  PrkPeladen *self = user_data;
  PrkPermintaan *request = g_object_get_data (G_OBJECT (message), REQUEST_KEY);

  if (g_str_equal (path, "/metrics"))
    {
      set_metrics (self, message);
      return;
    }
  if (g_hash_table_lookup (self->parts, request->path) == request)
    g_hash_table_remove (self->parts, request->path);
  enter_queue (self, request);
  dispatch (receive (self, message));
}

static void
prk_peladen_finalize (GObject *object)
{
  PrkPeladen *self = PRK_PELADEN (object);

  g_thread_pool_free (self->workers, FALSE, TRUE);
  if (self->done_source != NULL)
    g_source_destroy (self->done_source);
  g_clear_pointer (&self->done_source, g_source_unref);
  g_clear_object (&self->server);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_clear_object (&self->registry);
  g_async_queue_unref (self->done);
  g_ptr_array_unref (self->waiting);
  g_hash_table_unref (self->last);
  g_hash_table_unref (self->parts);

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
  self->done = g_async_queue_new ();
  self->waiting = g_ptr_array_new ();
  self->last = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                      (GDestroyNotify) _prk_giliran_unref);
  self->parts = g_hash_table_new (g_str_hash, g_str_equal);
  self->workers = g_thread_pool_new (work, NULL, MAX_WORKERS, FALSE, NULL);
  self->server = soup_server_new (NULL, NULL);
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

static gboolean
listen_on (PrkPeladen  *self,
           GSocket     *socket,
           GError     **error)
{
  if (socket == NULL || !soup_server_listen_socket (self->server, socket, 0, error))
    return FALSE;
  if (self->context == NULL)
    {
      self->context = g_main_context_ref_thread_default ();
      self->done_source = g_source_new (&done_funcs, sizeof (GSource));
      g_source_set_callback (self->done_source, done_cb, self, NULL);
      g_source_attach (self->done_source, self->context);
      prk_register_watch (self->registry, announced, self);
    }

  return TRUE;
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
  g_autoptr(GSocket) socket = NULL;
  GSList *uris;
  guint taken;

  g_return_val_if_fail (PRK_IS_PELADEN (self), 0);

  socket = _prk_soket_open_local (port, error);
  if (!listen_on (self, socket, error))
    return 0;
  uris = soup_server_get_uris (self->server);
  taken = (guint) g_uri_get_port (uris->data);
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);

  return taken;
}

/**
 * prk_peladen_listen_unix:
 * @path: (type filename): a socket on which nobody listens
 *
 * Listens on a Unix socket.
 */
gboolean
prk_peladen_listen_unix (PrkPeladen  *self,
                         const char  *path,
                         GError     **error)
{
  g_autoptr(GSocket) socket = NULL;

  g_return_val_if_fail (PRK_IS_PELADEN (self) && path != NULL, FALSE);

  socket = _prk_soket_open_unix (path, error);

  return listen_on (self, socket, error);
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

  prk_register_watch (self->registry, NULL, NULL);
  soup_server_disconnect (self->server);
  for (guint i = self->waiting->len; i > 0; i--)
    {
      Tamu *tamu = g_ptr_array_steal_index_fast (self->waiting, i - 1);

      drop_timeout (tamu);
      tamu_free (tamu);
    }
}
