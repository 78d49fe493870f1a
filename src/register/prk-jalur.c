/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The routes of PROTOCOL.md, without the wire. */
#include "config.h"

#include <string.h>
#include <unistd.h>

#include "base/prk-json.h"

#include "prk-jalur-private.h"

#define MAX_DEPTH 32
#define MAX_SEQ (G_GINT64_CONSTANT (1) << 53)
#define GZIP_FROM 512
#define GZIP_LEVEL 5
#define GZIP_SMALL (16 * 1024) /* what is short is made as short as it can be */
#define CHUNK (64 * 1024)
#define BLOB_FOLDER "/v1/blob"
#define MAX_ANSWER (64 * 1024 * 1024)

/* → the text of the answer */
typedef char *(*Handler) (PrkRegister        *registry,
                          PrkPermintaan      *request,
                          const PrkPemegang  *pemegang,
                          JsonObject         *body,
                          GError            **error);

typedef struct
{
  const char *method;
  const char *path;
  gboolean is_open; /* without a token */
  Handler handler;
} Jalur;

PrkPermintaan *
_prk_permintaan_new (void)
{
  PrkPermintaan *self = g_new0 (PrkPermintaan, 1);

  self->headers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->answer_headers = g_ptr_array_new_with_free_func (g_free);
  self->fd = -1;

  return self;
}

const char *
_prk_permintaan_get_header (PrkPermintaan *self,
                            const char    *name)
{
  return g_hash_table_lookup (self->headers, name);
}

void
_prk_permintaan_add_header (PrkPermintaan *self,
                            const char    *name,
                            const char    *value)
{
  g_ptr_array_add (self->answer_headers, g_strdup (name));
  g_ptr_array_add (self->answer_headers, g_strdup (value));
}

void
_prk_permintaan_close (PrkPermintaan *self)
{
  if (self->fd >= 0)
    close (self->fd);
  self->fd = -1;
}

void
_prk_permintaan_free (PrkPermintaan *self)
{
  _prk_permintaan_close (self);
  g_hash_table_unref (self->headers);
  g_ptr_array_unref (self->answer_headers);
  g_free (self->method);
  g_free (self->path);
  g_clear_pointer (&self->query, g_hash_table_unref);
  g_free (self->token);
  g_clear_pointer (&self->body, g_byte_array_unref);
  g_clear_pointer (&self->plain, g_bytes_unref);
  g_clear_pointer (&self->answer, g_bytes_unref);
  g_clear_pointer (&self->giliran, _prk_giliran_unref);
  g_free (self->daerah);
  g_free (self);
}

static void
set_rusak (GError     **error,
           const char  *message)
{
  g_set_error_literal (error, PRK_REGISTER_ERROR, PRK_REGISTER_ERROR_RUSAK, message);
}

/* All of @data through @converter, at most @max_size bytes. */
static GBytes *
convert (GConverter    *converter,
         gconstpointer  data,
         gsize          size,
         gsize          max_size,
         GError       **error)
{
  g_autoptr(GByteArray) result = g_byte_array_new ();
  g_autofree guint8 *buffer = g_malloc (CHUNK);
  const guint8 *input = data;
  GConverterResult state = G_CONVERTER_CONVERTED;

  while (state != G_CONVERTER_FINISHED)
    {
      gsize n_read = 0, n_written = 0;

      state = g_converter_convert (converter, input, size, buffer, CHUNK, G_CONVERTER_INPUT_AT_END,
                                   &n_read, &n_written, error);
      if (state == G_CONVERTER_ERROR)
        return NULL;
      input += n_read;
      size -= n_read;
      if (result->len + n_written > max_size)
        {
          g_set_error_literal (error, PRK_REGISTER_ERROR, PRK_REGISTER_ERROR_TERLALU_BESAR,
                               "Kiriman terlalu besar; kirim lebih sedikit sekaligus.");
          return NULL;
        }
      g_byte_array_append (result, buffer, (guint) n_written);
    }

  return g_byte_array_free_to_bytes (g_steal_pointer (&result));
}

static gboolean
unpack_body (PrkPermintaan  *request,
             GError        **error)
{
  g_autoptr(GZlibDecompressor) gunzip = NULL;

  g_clear_pointer (&request->plain, g_bytes_unref);
  if (request->is_too_large)
    {
      g_set_error_literal (error, PRK_REGISTER_ERROR, PRK_REGISTER_ERROR_TERLALU_BESAR,
                           "Kiriman lebih dari 8 MiB; kirim lebih sedikit sekaligus.");
      return FALSE;
    }
  if (!request->is_gzip)
    {
      request->plain = g_bytes_new (request->body->data, request->body->len);
      return TRUE;
    }
  gunzip = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP);
  request->plain = convert (G_CONVERTER (gunzip), request->body->data, request->body->len,
                            PRK_JALUR_MAX_BODY, error);

  return request->plain != NULL;
}

static JsonNode *
parse_body (PrkPermintaan  *request,
            GError        **error)
{
  g_autoptr(JsonNode) node = NULL;
  gsize size;
  const char *text = g_bytes_get_data (request->plain, &size);

  node = prk_json_parse (text != NULL ? text : "", (gssize) size, PRK_JALUR_MAX_BODY, MAX_DEPTH,
                         error);
  if (node != NULL && !JSON_NODE_HOLDS_OBJECT (node))
    set_rusak (error, "Kiriman bukan objek JSON.");

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? g_steal_pointer (&node) : NULL;
}

static gboolean
get_number (PrkPermintaan  *request,
            const char     *name,
            gint64          fallback,
            gint64          max,
            gint64         *number,
            GError        **error)
{
  const char *text = request->query != NULL ? g_hash_table_lookup (request->query, name) : NULL;
  guint64 value;

  *number = fallback;
  if (text == NULL && fallback >= 0)
    return TRUE;
  if (text == NULL || !g_ascii_string_to_unsigned (text, 10, 0, (guint64) max, &value, NULL))
    {
      g_set_error (error, PRK_REGISTER_ERROR, PRK_REGISTER_ERROR_RUSAK,
                   "“%s” harus angka 0 sampai %" G_GINT64_FORMAT ".", name, max);
      return FALSE;
    }
  *number = (gint64) value;

  return TRUE;
}

/* Takes @node. */
static char *
to_text (JsonNode *node)
{
  char *text = node != NULL ? json_to_string (node, FALSE) : NULL;

  g_clear_pointer (&node, json_node_unref);

  return text;
}

static char *
post_enrol (PrkRegister        *registry,
            PrkPermintaan      *request,
            const PrkPemegang  *pemegang,
            JsonObject         *body,
            GError            **error)
{
  return to_text (prk_register_enrol (registry, prk_json_get_string (body, "kode", NULL),
                                      prk_json_get_string (body, "dev", NULL),
                                      prk_json_get_string (body, "bukti", NULL),
                                      prk_json_get_string (body, "nama", NULL), error));
}

static gboolean
read_unusual_ops (PrkPermintaan  *request,
                  GPtrArray      *kiriman,
                  GError        **error)
{
  g_autoptr(JsonNode) body = parse_body (request, error);
  JsonArray *ops;

  if (body == NULL)
    return FALSE;
  ops = prk_json_get_array (json_node_get_object (body), "ops");
  if (ops == NULL)
    {
      set_rusak (error, "“ops” tidak ada.");
      return FALSE;
    }
  for (guint i = 0; i < json_array_get_length (ops); i++)
    {
      JsonNode *node = json_array_get_element (ops, i);
      JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
      const char *op = object != NULL ? prk_json_get_string (object, "op", NULL) : NULL;
      const char *ttd = object != NULL ? prk_json_get_string (object, "ttd", NULL) : NULL;
      PrkKiriman *one;

      if (op == NULL || ttd == NULL)
        {
          set_rusak (error, "Setiap unsur “ops” memuat “op” dan “ttd”.");
          return FALSE;
        }
      one = g_new0 (PrkKiriman, 1);
      one->isi = g_bytes_new (op, strlen (op));
      one->ttd = g_strdup (ttd);
      g_ptr_array_add (kiriman, one);
    }

  return TRUE;
}

static gboolean
read_batch (PrkPermintaan  *request,
            GPtrArray      *kiriman,
            gint64         *known,
            GError        **error)
{
  if (!unpack_body (request, error) || !get_number (request, "tree", 0, MAX_SEQ, known, error))
    return FALSE;
  if (_prk_kiriman_read (request->plain, kiriman))
    return TRUE;
  g_ptr_array_set_size (kiriman, 0);

  return read_unusual_ops (request, kiriman, error);
}

static char *
get_ops (PrkRegister        *registry,
         PrkPermintaan      *request,
         const PrkPemegang  *pemegang,
         JsonObject         *body,
         GError            **error)
{
  gint64 after, limit, wait_s, is_live, known;
  gint64 sampai = 0;
  guint n_ops = 0;
  char *answer;

  if (!get_number (request, "after", 0, MAX_SEQ, &after, error) ||
      !get_number (request, "limit", PRK_REGISTER_MAX_BATCH, PRK_REGISTER_MAX_BATCH, &limit,
                   error) ||
      !get_number (request, "wait", 0, PRK_JALUR_MAX_WAIT_S, &wait_s, error) ||
      !get_number (request, "live", 0, 1, &is_live, error) ||
      !get_number (request, "tree", 0, MAX_SEQ, &known, error))
    return NULL;

  answer = prk_register_pull (registry, pemegang, after, (guint) limit, is_live != 0, known,
                              &sampai, &n_ops, error);
  request->wait_s = (guint) wait_s;
  request->is_empty = answer != NULL && n_ops == 0 && sampai <= after;

  return answer;
}

static char *
get_head (PrkRegister        *registry,
          PrkPermintaan      *request,
          const PrkPemegang  *pemegang,
          JsonObject         *body,
          GError            **error)
{
  return to_text (prk_register_head (registry, pemegang->daerah, error));
}

static char *
get_consistency (PrkRegister        *registry,
                 PrkPermintaan      *request,
                 const PrkPemegang  *pemegang,
                 JsonObject         *body,
                 GError            **error)
{
  gint64 from, to;

  if (!get_number (request, "dari", -1, MAX_SEQ, &from, error) ||
      !get_number (request, "ke", -1, MAX_SEQ, &to, error))
    return NULL;

  return to_text (prk_register_consistency (registry, pemegang->daerah, from, to, error));
}

static char *
get_inclusion (PrkRegister        *registry,
               PrkPermintaan      *request,
               const PrkPemegang  *pemegang,
               JsonObject         *body,
               GError            **error)
{
  gint64 seq, size;

  if (!get_number (request, "seq", -1, MAX_SEQ, &seq, error) ||
      !get_number (request, "ukuran", -1, MAX_SEQ, &size, error))
    return NULL;

  return to_text (prk_register_inclusion (registry, pemegang->daerah, seq, size, error));
}

static char *
post_block (PrkRegister        *registry,
            PrkPermintaan      *request,
            const PrkPemegang  *pemegang,
            JsonObject         *body,
            GError            **error)
{
  return to_text (prk_register_take_block (registry, pemegang,
                                           prk_json_get_string (body, "buku", NULL),
                                           prk_json_get_int (body, "tahun", 0),
                                           prk_json_get_int (body, "banyak", 0), error));
}

static char *
get_blocks (PrkRegister        *registry,
            PrkPermintaan      *request,
            const PrkPemegang  *pemegang,
            JsonObject         *body,
            GError            **error)
{
  const char *buku = request->query != NULL ? g_hash_table_lookup (request->query, "buku") : NULL;
  gint64 tahun;

  if (!get_number (request, "tahun", -1, 9999, &tahun, error))
    return NULL;

  return to_text (prk_register_list_blocks (registry, pemegang, buku, tahun, error));
}

static char *
get_self (PrkRegister        *registry,
          PrkPermintaan      *request,
          const PrkPemegang  *pemegang,
          JsonObject         *body,
          GError            **error)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "orang");
  json_builder_add_string_value (builder, pemegang->orang);
  json_builder_set_member_name (builder, "daerah");
  json_builder_add_string_value (builder, pemegang->daerah);
  json_builder_set_member_name (builder, "peran");
  json_builder_begin_array (builder);
  for (guint i = 0; pemegang->peran[i] != NULL; i++)
    json_builder_add_string_value (builder, pemegang->peran[i]);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "waktu");
  json_builder_add_int_value (builder, prk_clock_now_us (prk_register_get_clock (registry)));
  json_builder_end_object (builder);

  return to_text (json_builder_get_root (builder));
}

static char *
get_health (PrkRegister        *registry,
            PrkPermintaan      *request,
            const PrkPemegang  *pemegang,
            JsonObject         *body,
            GError            **error)
{
  return g_strdup ("{\"sehat\":true}");
}

static const Jalur jalur[] = {
  { "POST", "/v1/enrol", TRUE, post_enrol },
  { "GET", "/v1/ops", FALSE, get_ops },
  { "GET", "/v1/head", FALSE, get_head },
  { "GET", "/v1/head/konsistensi", FALSE, get_consistency },
  { "GET", "/v1/head/masuk", FALSE, get_inclusion },
  { "POST", "/v1/nomor/blok", FALSE, post_block },
  { "GET", "/v1/nomor", FALSE, get_blocks },
  { "GET", "/v1/saya", FALSE, get_self },
  { "GET", "/health", TRUE, get_health },
};

static PrkPemegang *
recognise (PrkRegister    *registry,
           PrkPermintaan  *request,
           GError        **error)
{
  PrkPemegang *pemegang = prk_register_recognise (registry, request->token, error);

  if (pemegang != NULL)
    {
      g_free (request->daerah);
      request->daerah = g_strdup (pemegang->daerah);
    }

  return pemegang;
}

static char *
answer (PrkRegister    *registry,
        PrkPermintaan  *request,
        GError        **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (jalur); i++)
    {
      g_autoptr(PrkPemegang) pemegang = NULL;
      g_autoptr(JsonNode) body = NULL;

      if (!g_str_equal (jalur[i].method, request->method) ||
          !g_str_equal (jalur[i].path, request->path))
        continue;
      if (!jalur[i].is_open)
        {
          pemegang = recognise (registry, request, error);
          if (pemegang == NULL)
            return NULL;
        }
      if (g_str_equal (request->method, "POST"))
        {
          body = unpack_body (request, error) ? parse_body (request, error) : NULL;
          if (body == NULL)
            return NULL;
        }

      return jalur[i].handler (registry, request, pemegang,
                               body != NULL ? json_node_get_object (body) : NULL, error);
    }

  g_set_error_literal (error, PRK_REGISTER_ERROR, PRK_REGISTER_ERROR_TIDAK_ADA,
                       "Tidak ada alamat itu di register.");
  return NULL;
}

static JsonNode *
describe_error (PrkPermintaan *request,
                const GError  *error)
{
  static const struct { guint status; const char *kode; } codes[] = {
    [PRK_REGISTER_ERROR_RUSAK] = { 400, "rusak" },
    [PRK_REGISTER_ERROR_TOKEN] = { 401, "token" },
    [PRK_REGISTER_ERROR_PERAN] = { 403, "peran" },
    [PRK_REGISTER_ERROR_TIDAK_ADA] = { 404, "tidak_ada" },
    [PRK_REGISTER_ERROR_BENTROK] = { 409, "bentrok" },
    [PRK_REGISTER_ERROR_KEDALUWARSA] = { 410, "kedaluwarsa" },
    [PRK_REGISTER_ERROR_TERLALU_BESAR] = { 413, "terlalu_besar" },
    [PRK_REGISTER_ERROR_TERLALU_SERING] = { 429, "terlalu_sering" },
    [PRK_REGISTER_ERROR_VERSI] = { 412, "versi" },
    [PRK_REGISTER_ERROR_JENIS] = { 415, "jenis" },
    [PRK_REGISTER_ERROR_HASH] = { 460, "hash" },
  };
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  const char *kode = "rusak";
  const char *pesan = error->message;

  request->status = 400;
  if (error->domain == PRK_REGISTER_ERROR)
    {
      request->status = codes[error->code].status;
      kode = codes[error->code].kode;
    }
  else if (error->domain == PRK_GUDANG_ERROR)
    {
      request->status = 503;
      kode = "sibuk";
      pesan = "Register sedang tidak dapat menyimpan. Akan dicoba lagi nanti.";
      g_warning ("%s %s: %s", request->method, request->path, error->message);
    }
  else
    {
      pesan = "Kiriman rusak atau bukan JSON.";
    }

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "kode");
  json_builder_add_string_value (builder, kode);
  json_builder_set_member_name (builder, "pesan");
  json_builder_add_string_value (builder, pesan);
  json_builder_end_object (builder);

  return json_builder_get_root (builder);
}

static gboolean
is_below (const char *path,
          const char *folder)
{
  return g_str_has_prefix (path, folder) &&
         (path[strlen (folder)] == '\0' || path[strlen (folder)] == '/');
}

gboolean
_prk_jalur_is_part (const char *method,
                    const char *path)
{
  return g_str_equal (method, "PATCH") && is_below (path, PRK_JALUR_TUS);
}

gboolean
_prk_jalur_is_batch (const char *method,
                     const char *path)
{
  return g_str_equal (method, "POST") && g_str_equal (path, "/v1/ops");
}

static gboolean
answer_tus (PrkRegister    *registry,
            PrkPermintaan  *request,
            gboolean        is_begin,
            GError        **error)
{
  g_autoptr(PrkPemegang) pemegang = NULL;
  g_autoptr(PrkBerkas) berkas = prk_register_ref_berkas (registry);

  if (!is_begin && g_str_equal (request->method, "OPTIONS"))
    {
      _prk_tus_describe (request);
      return TRUE;
    }
  pemegang = recognise (registry, request, error);
  if (pemegang == NULL)
    return FALSE;
  if (berkas == NULL)
    {
      g_set_error_literal (error, PRK_REGISTER_ERROR, PRK_REGISTER_ERROR_TIDAK_ADA,
                           "Register ini tidak menyimpan berkas.");
      return FALSE;
    }

  return is_begin ? _prk_tus_begin (registry, request, pemegang, error)
                  : _prk_tus_run (registry, request, pemegang, error);
}

static gboolean
answer_blob (PrkRegister    *registry,
             PrkPermintaan  *request,
             GError        **error)
{
  g_autoptr(PrkPemegang) pemegang = recognise (registry, request, error);

  if (pemegang == NULL)
    return FALSE;
  request->answer = prk_register_get_blob (registry, pemegang,
                                           request->path + strlen (BLOB_FOLDER "/"), error);
  request->answer_is_file = request->answer != NULL;

  return request->answer != NULL;
}

/* Takes @text. */
static void
set_json (PrkPermintaan *request,
          char          *text)
{
  gsize size = strlen (text);

  request->answer = g_bytes_new_take (text, size);
  if (request->takes_gzip && size >= GZIP_FROM)
    {
      g_autoptr(GZlibCompressor) gzip =
          g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_GZIP,
                                 size < GZIP_SMALL ? 9 : GZIP_LEVEL);
      GBytes *packed = convert (G_CONVERTER (gzip), text, size, MAX_ANSWER, NULL);

      if (packed != NULL)
        {
          g_bytes_unref (request->answer);
          request->answer = packed;
          request->answer_is_gzip = TRUE;
        }
    }
}

static void
set_error (PrkPermintaan *request,
           const GError  *error)
{
  set_json (request, to_text (describe_error (request, error)));
}

void
_prk_jalur_begin_part (PrkRegister   *registry,
                       PrkPermintaan *request)
{
  g_autoptr(GError) error = NULL;

  if (!answer_tus (registry, request, TRUE, &error))
    set_error (request, error);
}

/* A batch whose ops are on their way to the disk. */
typedef struct
{
  PrkPermintaan *request;
  PrkJalurDone done;
  gpointer data;
} Batch;

static void
pushed (gpointer  data,
        char     *answer,
        guint     n_accepted,
        GError   *error)
{
  g_autofree Batch *batch = data;
  g_autoptr(GError) owned_error = error;

  batch->request->n_accepted = n_accepted;
  if (answer != NULL)
    set_json (batch->request, answer);
  else
    set_error (batch->request, owned_error);
  batch->done (batch->data);
}

static void
start_batch (PrkRegister   *registry,
             PrkPermintaan *request,
             PrkJalurDone   done,
             gpointer       data)
{
  g_autoptr(GPtrArray) kiriman = g_ptr_array_new_with_free_func ((GDestroyNotify) prk_kiriman_free);
  g_autoptr(GError) error = NULL;
  g_autoptr(PrkPemegang) pemegang = recognise (registry, request, &error);
  Batch *batch;
  gint64 known;

  if (pemegang == NULL || !read_batch (request, kiriman, &known, &error))
    {
      set_error (request, error);
      done (data);
      return;
    }

  batch = g_new0 (Batch, 1);
  batch->request = request;
  batch->done = done;
  batch->data = data;
  prk_register_push_async (registry, pemegang, kiriman, request->giliran, known, pushed, batch);
}

static void
run (PrkRegister   *registry,
     PrkPermintaan *request)
{
  g_autoptr(GError) error = NULL;

  if (is_below (request->path, PRK_JALUR_TUS))
    {
      answer_tus (registry, request, FALSE, &error);
    }
  else if (g_str_has_prefix (request->path, BLOB_FOLDER "/") &&
           (g_str_equal (request->method, "GET") || g_str_equal (request->method, "HEAD")))
    {
      answer_blob (registry, request, &error);
    }
  else
    {
      char *text = answer (registry, request, &error);

      if (text != NULL)
        set_json (request, text);
    }
  if (error != NULL)
    set_error (request, error);
}

void
_prk_jalur_run (PrkRegister   *registry,
                PrkPermintaan *request,
                PrkJalurDone   done,
                gpointer       data)
{
  g_clear_pointer (&request->answer, g_bytes_unref);
  g_ptr_array_set_size (request->answer_headers, 0);
  request->status = 200;
  request->answer_is_gzip = FALSE;
  request->is_empty = FALSE;

  if (_prk_jalur_is_batch (request->method, request->path))
    {
      start_batch (registry, request, done, data);
      return;
    }
  run (registry, request);
  done (data);
}
