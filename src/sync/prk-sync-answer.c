/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/prk-base64.h"
#include "base/prk-json.h"
#include "base/prk-parallel.h"
#include "oplog/prk-merkle.h"

#include "prk-sync-answer-private.h"

#define MAX_DEPTH 32
#define MAX_ANSWER (64 * 1024 * 1024)
#define MAX_ENTRIES 1000

static gboolean
set_broken (GError     **error,
            const char  *what)
{
  g_set_error (error, PRK_SYNC_ERROR, PRK_SYNC_ERROR_OFFLINE,
               "the answer is not the register's: %s", what);
  return FALSE;
}

static void
add_string (JsonBuilder *builder,
            const char  *name,
            const char  *value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

static GBytes *
to_bytes (JsonBuilder *builder)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  char *text = json_to_string (root, FALSE);

  return g_bytes_new_take (text, strlen (text));
}

GBytes *
_prk_sync_write_push (GPtrArray *ops)
{
  GString *text = g_string_new ("{\"ops\":[");

  for (guint i = 0; i < ops->len; i++)
    {
      PrkOp *op = g_ptr_array_index (ops, i);
      GBytes *bytes = prk_op_get_bytes (op);
      g_autofree char *plain = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

      g_string_append (text, i > 0 ? ",{\"op\":" : "{\"op\":");
      prk_json_append_string (text, plain);
      g_string_append (text, ",\"ttd\":");
      prk_json_append_string (text, prk_op_get_signature (op));
      g_string_append_c (text, '}');
    }
  g_string_append (text, "]}");

  return g_string_free_to_bytes (text);
}

GBytes *
_prk_sync_write_enrol (const char *code,
                       const char *device,
                       const char *proof,
                       const char *name)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  add_string (builder, "kode", code);
  add_string (builder, "dev", device);
  add_string (builder, "bukti", proof);
  add_string (builder, "nama", name);
  json_builder_end_object (builder);

  return to_bytes (builder);
}

static JsonNode *
read_object (GBytes  *body,
             GError **error)
{
  g_autoptr (JsonNode) node = NULL;
  g_autoptr (GError) local_error = NULL;
  gsize size;
  const char *text = g_bytes_get_data (body, &size);

  node = prk_json_parse (text != NULL ? text : "", (gssize) size, MAX_ANSWER, MAX_DEPTH,
                         &local_error);
  if (node != NULL && JSON_NODE_HOLDS_OBJECT (node))
    return g_steal_pointer (&node);

  set_broken (error, local_error != NULL ? local_error->message : "no object");
  return NULL;
}

GError *
_prk_sync_read_error (guint   status,
                      GBytes *body)
{
  g_autoptr (JsonNode) node = read_object (body, NULL);
  const char *message = node != NULL
                          ? prk_json_get_string (json_node_get_object (node), "pesan", NULL) : NULL;
  PrkSyncError code;

  if (status == 401)
    code = PRK_SYNC_ERROR_TOKEN;
  else if (status == 413)
    code = PRK_SYNC_ERROR_TOO_LARGE;
  else if (status == 429)
    code = PRK_SYNC_ERROR_BUSY;
  else if (status >= 400 && status < 500)
    code = PRK_SYNC_ERROR_REFUSED;
  else
    code = PRK_SYNC_ERROR_OFFLINE;

  if (message != NULL)
    return g_error_new_literal (PRK_SYNC_ERROR, (int) code, message);
  return g_error_new (PRK_SYNC_ERROR, (int) code, "the register answered %u", status);
}

/* @head: (nullable) */
static PrkSyncHead *
read_bare_head (JsonObject  *head,
                GError     **error)
{
  const char *root = head != NULL ? prk_json_get_string (head, "akar", NULL) : NULL;
  const char *signature = head != NULL ? prk_json_get_string (head, "ttd", NULL) : NULL;
  gint64 size = head != NULL ? prk_json_get_int (head, "ukuran", -1) : -1;

  if (root != NULL && signature != NULL && size >= 0)
    return prk_sync_head_new ((guint64) size, root, prk_json_get_int (head, "pada", 0), signature);

  set_broken (error, "no tree head");
  return NULL;
}

static PrkSyncHead *
read_head (JsonObject *object,
           GError    **error)
{
  return read_bare_head (prk_json_get_object (object, "kepala"), error);
}

PrkSyncHead *
_prk_sync_read_head (GBytes  *body,
                     GError **error)
{
  g_autoptr (JsonNode) node = read_object (body, error);

  return node != NULL ? read_bare_head (json_node_get_object (node), error) : NULL;
}

static JsonArray *
read_array (JsonObject  *object,
            const char  *name,
            GError     **error)
{
  JsonArray *array = prk_json_get_array (object, name);

  if (array != NULL && json_array_get_length (array) <= MAX_ENTRIES)
    return array;

  set_broken (error, name);
  return NULL;
}

static JsonObject *
get_entry (JsonArray *array,
           guint      index)
{
  JsonNode *node = json_array_get_element (array, index);

  return JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static GArray *
read_hashes (JsonObject *object,
             GError    **error)
{
  g_autoptr (GArray) proof = g_array_new (FALSE, FALSE, sizeof (PrkMerkleHash));
  JsonArray *hashes = read_array (object, "bukti", error);

  if (hashes == NULL)
    return NULL;

  for (guint i = 0; i < json_array_get_length (hashes); i++)
    {
      JsonNode *entry = json_array_get_element (hashes, i);
      const char *text = json_node_get_value_type (entry) == G_TYPE_STRING
                           ? json_node_get_string (entry) : "";
      PrkMerkleHash hash;

      if (!prk_base64_decode (text, hash.bytes, sizeof hash.bytes))
        {
          set_broken (error, "bukti");
          return NULL;
        }
      g_array_append_val (proof, hash);
    }

  return g_steal_pointer (&proof);
}

/* A head and, from registers that give it, the proof that came with it. */
static gboolean
read_end (JsonObject   *object,
          PrkSyncHead **head,
          GArray      **proof,
          GError      **error)
{
  *head = read_head (object, error);
  if (*head == NULL || !json_object_has_member (object, "bukti"))
    return *head != NULL;

  *proof = read_hashes (object, error);

  return *proof != NULL;
}

static PrkSyncResult *
read_result (JsonObject *entry)
{
  static const struct { const char *status; PrkSyncFate fate; } fates[] = {
    { "diterima", PRK_SYNC_FATE_ACCEPTED },
    { "sudah", PRK_SYNC_FATE_ACCEPTED },
    { "ditahan", PRK_SYNC_FATE_HELD },
    { "nanti", PRK_SYNC_FATE_HELD }, /* not kept there, but asked about again as one that is */
    { "ditolak", PRK_SYNC_FATE_REFUSED },
  };
  const char *id = entry != NULL ? prk_json_get_string (entry, "id", NULL) : NULL;
  const char *status = entry != NULL ? prk_json_get_string (entry, "status", NULL) : NULL;

  for (guint i = 0; id != NULL && i < G_N_ELEMENTS (fates); i++)
    if (g_strcmp0 (status, fates[i].status) == 0)
      return prk_sync_result_new (id, fates[i].fate,
                                  (guint64) MAX (prk_json_get_int (entry, "seq", 0), 0),
                                  prk_json_get_string (entry, "kode", NULL),
                                  prk_json_get_string (entry, "pesan", NULL));
  return NULL;
}

PrkSyncReceipt *
_prk_sync_read_receipt (GBytes  *body,
                        GError **error)
{
  g_autoptr (JsonNode) node = read_object (body, error);
  g_autoptr (PrkSyncReceipt) receipt = g_new0 (PrkSyncReceipt, 1);
  JsonArray *results;

  if (node == NULL)
    return NULL;
  results = read_array (json_node_get_object (node), "hasil", error);
  if (results == NULL
      || !read_end (json_node_get_object (node), &receipt->head, &receipt->proof, error))
    return NULL;

  receipt->results = g_ptr_array_new_with_free_func ((GDestroyNotify) prk_sync_result_free);
  for (guint i = 0; i < json_array_get_length (results); i++)
    {
      PrkSyncResult *result = read_result (get_entry (results, i));

      if (result == NULL)
        {
          set_broken (error, "hasil");
          return NULL;
        }
      g_ptr_array_add (receipt->results, result);
    }

  return g_steal_pointer (&receipt);
}

/* One op of a page, before and after it is understood. */
typedef struct
{
  const char *text;
  const char *signature;
  guint64     seq;
  PrkOp      *op;
  GError     *error;
} Entry;

static void
entry_clear (Entry *entry)
{
  g_clear_pointer (&entry->op, prk_op_unref);
  g_clear_error (&entry->error);
}

static gboolean
read_entry (JsonObject  *object,
            Entry       *entry,
            GError     **error)
{
  gint64 seq = object != NULL ? prk_json_get_int (object, "seq", 0) : 0;

  entry->text = object != NULL ? prk_json_get_string (object, "op", NULL) : NULL;
  entry->signature = object != NULL ? prk_json_get_string (object, "ttd", NULL) : NULL;
  entry->seq = (guint64) seq;

  return (entry->text != NULL && entry->signature != NULL && seq > 0) || set_broken (error, "ops");
}

static void
verify_entry (guint    index,
              gpointer entries)
{
  Entry *entry = &((Entry *) entries)[index];
  g_autoptr (GBytes) bytes = g_bytes_new (entry->text, strlen (entry->text));

  entry->op = prk_op_new_from_bytes (bytes, entry->signature, &entry->error);
}

static GPtrArray *
read_arrivals (JsonArray  *ops,
               GError    **error)
{
  guint n = json_array_get_length (ops);
  g_autoptr (GArray) entries = g_array_sized_new (FALSE, TRUE, sizeof (Entry), n);
  g_autoptr (GPtrArray) arrivals =
      g_ptr_array_new_with_free_func ((GDestroyNotify) prk_sync_arrival_free);

  g_array_set_clear_func (entries, (GDestroyNotify) entry_clear);
  g_array_set_size (entries, n);
  for (guint i = 0; i < n; i++)
    if (!read_entry (get_entry (ops, i), &g_array_index (entries, Entry, i), error))
      return NULL;

  prk_parallel_for (n, verify_entry, entries->data);
  for (guint i = 0; i < n; i++)
    {
      Entry *entry = &g_array_index (entries, Entry, i);

      if (entry->op == NULL)
        {
          g_propagate_error (error, g_steal_pointer (&entry->error));
          return NULL;
        }
      g_ptr_array_add (arrivals, prk_sync_arrival_new (entry->seq, entry->op));
    }

  return g_steal_pointer (&arrivals);
}

PrkSyncPage *
_prk_sync_read_page (GBytes  *body,
                     GError **error)
{
  g_autoptr (JsonNode) node = read_object (body, error);
  g_autoptr (PrkSyncPage) page = g_new0 (PrkSyncPage, 1);
  JsonObject *object;
  JsonArray *ops;

  if (node == NULL)
    return NULL;
  object = json_node_get_object (node);
  ops = read_array (object, "ops", error);
  if (ops == NULL || !read_end (object, &page->head, &page->proof, error))
    return NULL;

  page->cursor = (guint64) MAX (prk_json_get_int (object, "sampai", 0), 0);
  page->arrivals = read_arrivals (ops, error);

  return page->arrivals != NULL ? g_steal_pointer (&page) : NULL;
}

GArray *
_prk_sync_read_proof (GBytes  *body,
                      GError **error)
{
  g_autoptr (JsonNode) node = read_object (body, error);

  return node != NULL ? read_hashes (json_node_get_object (node), error) : NULL;
}

void
_prk_sync_welcome_free (PrkSyncWelcome *self)
{
  prk_sync_enrolment_free (self->enrolment);
  g_free (self->token);
  g_free (self);
}

PrkSyncWelcome *
_prk_sync_read_welcome (GBytes  *body,
                        GError **error)
{
  g_autoptr (JsonNode) node = read_object (body, error);
  g_autoptr (PrkSyncWelcome) welcome = g_new0 (PrkSyncWelcome, 1);
  PrkSyncEnrolment *enrolment;
  JsonObject *object;

  if (node == NULL)
    return NULL;

  object = json_node_get_object (node);
  enrolment = welcome->enrolment = g_new0 (PrkSyncEnrolment, 1);
  enrolment->daerah = g_strdup (prk_json_get_string (object, "daerah", NULL));
  enrolment->person = g_strdup (prk_json_get_string (object, "orang", NULL));
  enrolment->register_key = g_strdup (prk_json_get_string (object, "register", NULL));
  welcome->token = g_strdup (prk_json_get_string (object, "token", NULL));
  if (enrolment->daerah != NULL && enrolment->person != NULL && enrolment->register_key != NULL
      && welcome->token != NULL)
    return g_steal_pointer (&welcome);

  set_broken (error, "enrolment");
  return NULL;
}
