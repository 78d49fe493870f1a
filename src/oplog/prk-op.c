/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An op is read once and never changes: the bytes stay as they came, since they are what was
 * signed; beside them stand the fields, with the sets sorted by path so that the writes of one
 * path are found by bisection. The JSON tree is let go, for its objects weigh many times what is
 * in them. src/README.md describes the format. */
#include "config.h"

#include <string.h>

#include "base/prk-error.h"
#include "base/prk-hash.h"
#include "base/prk-id.h"
#include "base/prk-json.h"

#include "prk-op-private.h"

#define FORMAT_VERSION 1
#define MAX_INT (G_GINT64_CONSTANT (1) << 53)

/* Levels of the op itself above a value: the op, its "set", one item of it. */
#define MAX_VALUE_DEPTH 16
#define MAX_DEPTH (3 + MAX_VALUE_DEPTH)

#define TYPE_MAX 32

struct _PrkOp
{
  gatomicrefcount ref_count;

  GBytes *bytes;
  char   *signature;
  char   *id;
  char   *device;
  guint64 n;
  char   *prev;
  gint64  at_us;
  char   *record;
  char   *kind;

  PrkOpSet     *sets; /* sorted by path */
  guint         n_sets;
  GStringChunk *strings; /* of paths and overs */
  const char  **overs;   /* the NULL-terminated lists of all sets, one after the other */
};

G_DEFINE_QUARK (prk-op-error-quark, prk_op_error)
G_DEFINE_BOXED_TYPE (PrkOp, prk_op, prk_op_ref, prk_op_unref)

static const char *const no_overs[] = { NULL };

static gboolean G_GNUC_PRINTF (2, 3)
refuse (GError    **error,
        const char *format,
        ...)
{
  g_autofree char *what = NULL;
  va_list args;

  va_start (args, format);
  what = g_strdup_vprintf (format, args);
  va_end (args);

  g_set_error_literal (error, PRK_OP_ERROR, PRK_OP_ERROR_FORMAT, what);

  return FALSE;
}

/**
 * prk_path_is_valid:
 * @path: (nullable): anything
 *
 * Whether @path is 1 to [const@PRK_PATH_MAX] bytes of segments of `[A-Za-z0-9_-]`, parted by
 * single slashes.
 */
gboolean
prk_path_is_valid (const char *path)
{
  gboolean is_segment_empty = TRUE;
  gsize length = 0;

  if (path == NULL)
    return FALSE;

  for (; path[length] != '\0'; length++)
    {
      char c = path[length];

      if (length == PRK_PATH_MAX)
        return FALSE;

      if (c == '/' && is_segment_empty)
        return FALSE;
      if (c != '/' && !g_ascii_isalnum (c) && c != '_' && c != '-')
        return FALSE;

      is_segment_empty = c == '/';
    }

  return !is_segment_empty;
}

static gboolean
type_is_valid (const char *type)
{
  gsize length = type != NULL ? strlen (type) : 0;

  return length > 0 && length <= TYPE_MAX &&
         strspn (type, "abcdefghijklmnopqrstuvwxyz_-") == length;
}

/* Reading */

static gboolean
check_keys (JsonObject        *object,
            const char *const *known,
            GError           **error)
{
  JsonObjectIter iter;
  const char *key;

  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &key, NULL))
    {
      if (!g_strv_contains (known, key))
        return refuse (error, "unknown key “%s”", key);
    }

  return TRUE;
}

static gboolean
read_version (JsonObject *object,
              GError    **error)
{
  gint64 version = prk_json_get_int (object, "v", 0);

  if (version < FORMAT_VERSION)
    return refuse (error, "no version");

  if (version > FORMAT_VERSION)
    {
      g_set_error (error,
                   PRK_OP_ERROR,
                   PRK_OP_ERROR_VERSION,
                   "op of format %" G_GINT64_FORMAT ", this program knows %d",
                   version,
                   FORMAT_VERSION);
      return FALSE;
    }

  return TRUE;
}

static gboolean
read_head (PrkOp      *self,
           JsonObject *object,
           GError    **error)
{
  static const char *const known[] = {
    "at", "dev", "n", "prev", "rec", "set", "type", "v", NULL,
  };
  gint64 n = prk_json_get_int (object, "n", 0);
  gint64 at_us = prk_json_get_int (object, "at", -1);
  const char *device = prk_json_get_string (object, "dev", NULL);
  const char *prev = prk_json_get_string (object, "prev", NULL);
  const char *record = prk_json_get_string (object, "rec", NULL);
  const char *kind = prk_json_get_string (object, "type", NULL);

  if (!check_keys (object, known, error))
    return FALSE;
  if (!prk_hash_is_valid (device))
    return refuse (error, "“dev” is no device");
  if (n < 1)
    return refuse (error, "“n” is not 1 or more");
  if (n == 1 ? json_object_has_member (object, "prev") : !prk_hash_is_valid (prev))
    return refuse (error, "“prev” does not fit “n”");
  if (at_us < 0)
    return refuse (error, "“at” is no time");
  if (!prk_id_is_valid (record))
    return refuse (error, "“rec” is no id");
  if (!type_is_valid (kind))
    return refuse (error, "“type” is no type");

  self->device = g_strdup (device);
  self->n = n;
  self->prev = g_strdup (prev);
  self->at_us = at_us;
  self->record = g_strdup (record);
  self->kind = g_strdup (kind);

  return TRUE;
}

static gboolean
check_set (JsonNode *node,
           GError  **error)
{
  static const char *const known[] = { "over", "path", "value", NULL };
  JsonObject *object;
  JsonArray *over;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return refuse (error, "an item of “set” is no object");

  object = json_node_get_object (node);
  over = prk_json_get_array (object, "over");

  if (!check_keys (object, known, error))
    return FALSE;
  if (!prk_path_is_valid (prk_json_get_string (object, "path", NULL)))
    return refuse (error, "“path” is no path");
  if (!json_object_has_member (object, "value"))
    return refuse (error, "no “value”");
  if (over == NULL)
    return refuse (error, "no “over”");

  for (guint i = 0; i < json_array_get_length (over); i++)
    {
      JsonNode *id = json_array_get_element (over, i);

      if (!JSON_NODE_HOLDS_VALUE (id) || json_node_get_value_type (id) != G_TYPE_STRING ||
          !prk_hash_is_valid (json_node_get_string (id)))
        return refuse (error, "“over” names no op");
    }

  return TRUE;
}

static int
compare_sets (gconstpointer a,
              gconstpointer b)
{
  return strcmp (((const PrkOpSet *) a)->path, ((const PrkOpSet *) b)->path);
}

/* Fills one set and returns the place in the pool of overs behind its list. */
static const char **
read_set (PrkOp       *self,
          PrkOpSet    *set,
          JsonObject  *object,
          const char **over_place)
{
  JsonArray *over = prk_json_get_array (object, "over");
  guint n_overs = json_array_get_length (over);
  const char *path = prk_json_get_string (object, "path", NULL);

  set->path = g_string_chunk_insert (self->strings, path);
  set->value = json_object_dup_member (object, "value");
  set->over = n_overs > 0 ? over_place : no_overs;

  if (n_overs == 0)
    return over_place;

  for (guint i = 0; i < n_overs; i++)
    {
      const char *id = json_array_get_string_element (over, i);

      *over_place++ = g_string_chunk_insert_const (self->strings, id);
    }
  *over_place++ = NULL;

  return over_place;
}

static gboolean
read_sets (PrkOp      *self,
           JsonObject *object,
           GError    **error)
{
  JsonArray *items = prk_json_get_array (object, "set");
  guint n_items = items != NULL ? json_array_get_length (items) : 0;
  gsize n_overs = 0;
  const char **over_place;

  if (n_items == 0)
    return refuse (error, "nothing in “set”");
  if (n_items > PRK_OP_MAX_SETS)
    return refuse (error, "%u items in “set”, at most %d", n_items, PRK_OP_MAX_SETS);

  for (guint i = 0; i < n_items; i++)
    {
      JsonNode *item = json_array_get_element (items, i);

      if (!check_set (item, error))
        return FALSE;
      n_overs += json_array_get_length (prk_json_get_array (json_node_get_object (item), "over"));
    }

  self->strings = g_string_chunk_new (MIN (n_items * 64, 16384));
  self->sets = g_new0 (PrkOpSet, n_items);
  self->overs = g_new (const char *, n_overs + n_items);

  over_place = self->overs;
  for (; self->n_sets < n_items; self->n_sets++)
    over_place = read_set (self,
                           &self->sets[self->n_sets],
                           json_array_get_object_element (items, self->n_sets),
                           over_place);

  qsort (self->sets, self->n_sets, sizeof *self->sets, compare_sets);
  for (guint i = 1; i < self->n_sets; i++)
    {
      if (strcmp (self->sets[i - 1].path, self->sets[i].path) == 0)
        return refuse (error, "path “%s” twice", self->sets[i].path);
    }

  return TRUE;
}

static PrkOp *
new_unsigned (GBytes  *bytes,
              GError **error)
{
  g_autoptr(PrkOp) self = g_new0 (PrkOp, 1);
  g_autoptr(JsonNode) root = NULL;
  g_autoptr(GError) local_error = NULL;
  gsize size;
  const char *text = g_bytes_get_data (bytes, &size);
  JsonObject *object;

  g_atomic_ref_count_init (&self->ref_count);
  self->bytes = g_bytes_ref (bytes);

  root = prk_json_parse (text, size, PRK_OP_MAX_SIZE, MAX_DEPTH, &local_error);
  if (root == NULL)
    {
      refuse (error, "%s", local_error->message);
      return NULL;
    }
  if (!JSON_NODE_HOLDS_OBJECT (root))
    {
      refuse (error, "no object");
      return NULL;
    }

  object = json_node_get_object (root);
  if (!read_version (object, error) || !read_head (self, object, error) ||
      !read_sets (self, object, error))
    return NULL;

  self->id = prk_hash_data (text, size);

  return g_steal_pointer (&self);
}

/**
 * prk_op_new_from_bytes:
 * @bytes: what a device wrote, from anywhere
 * @signature: (nullable): what is said to be its signature
 *
 * Reads an op: checks its format and verifies its signature. The bytes are kept as they are.
 *
 * Fails with %PRK_OP_ERROR_FORMAT, _VERSION or _SIGNATURE. Any thread.
 *
 * Returns: (transfer full): an op, immutable and safe in any thread
 */
PrkOp *
prk_op_new_from_bytes (GBytes     *bytes,
                       const char *signature,
                       GError    **error)
{
  g_autoptr(PrkOp) self = NULL;

  g_return_val_if_fail (bytes != NULL, NULL);

  self = new_unsigned (bytes, error);
  if (self == NULL)
    return NULL;

  if (!prk_key_verify (self->device,
                       g_bytes_get_data (bytes, NULL),
                       g_bytes_get_size (bytes),
                       signature))
    {
      g_set_error (error, PRK_OP_ERROR, PRK_OP_ERROR_SIGNATURE, "op %s: wrong signature", self->id);
      return NULL;
    }

  self->signature = g_strdup (signature);

  return g_steal_pointer (&self);
}

/* Writing */

static int
compare_set_pointers (gconstpointer a,
                      gconstpointer b)
{
  return strcmp ((*(const PrkOpSet *const *) a)->path, (*(const PrkOpSet *const *) b)->path);
}

static int
compare_strings (gconstpointer a,
                 gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
append_over (GString           *text,
             const char *const *over)
{
  g_autoptr(GPtrArray) ids = g_ptr_array_new ();
  const char *last = NULL;

  for (; *over != NULL; over++)
    g_ptr_array_add (ids, (gpointer) *over);
  g_ptr_array_sort (ids, compare_strings);

  g_string_append_c (text, '[');
  for (guint i = 0; i < ids->len; i++)
    {
      const char *id = g_ptr_array_index (ids, i);

      if (last != NULL && strcmp (last, id) == 0)
        continue;

      g_string_append_printf (text, "%s\"%s\"", last != NULL ? "," : "", id);
      last = id;
    }
  g_string_append_c (text, ']');
}

static void
append_sets (GString   *text,
             GPtrArray *sets)
{
  g_autofree const PrkOpSet **sorted = g_memdup2 (sets->pdata, sets->len * sizeof *sets->pdata);

  qsort (sorted, sets->len, sizeof *sorted, compare_set_pointers);

  g_string_append_c (text, '[');
  for (guint i = 0; i < sets->len; i++)
    {
      const PrkOpSet *set = sorted[i];
      g_autofree char *value = prk_json_canonical (set->value);

      g_string_append (text, i > 0 ? ",{\"over\":" : "{\"over\":");
      append_over (text, set->over);
      g_string_append_printf (text, ",\"path\":\"%s\",\"value\":", set->path);
      g_string_append (text, value);
      g_string_append_c (text, '}');
    }
  g_string_append_c (text, ']');
}

static gboolean
check_sets (GPtrArray *sets,
            GError   **error)
{
  if (sets->len == 0)
    return refuse (error, "nothing to set");

  for (guint i = 0; i < sets->len; i++)
    {
      const PrkOpSet *set = g_ptr_array_index (sets, i);

      if (!prk_path_is_valid (set->path))
        return refuse (error, "“%s” is no path", set->path);
    }

  return TRUE;
}

/**
 * prk_op_new:
 * @key: of the device that writes
 * @n: 1 for the first op of the device, then one more each time
 * @prev: (nullable): id of the op before, %NULL exactly when @n is 1
 * @at_us: of prk_hlc_next()
 * @record: id of the record
 * @type: type of the record
 * @sets: (element-type PrkOpSet): what is set, at least one, each path once; borrowed
 *
 * Writes and signs an op. Fails with %PRK_OP_ERROR_FORMAT when it would not be one that
 * prk_op_new_from_bytes() takes: too large, a float, text that is not UTF-8, a path twice.
 * Any thread.
 *
 * Returns: (transfer full): an op, immutable and safe in any thread
 */
PrkOp *
prk_op_new (PrkKey     *key,
            guint64     n,
            const char *prev,
            gint64      at_us,
            const char *record,
            const char *type,
            GPtrArray  *sets,
            GError    **error)
{
  g_autoptr(PrkOp) self = NULL;
  g_autoptr(GBytes) bytes = NULL;
  GString *text;

  g_return_val_if_fail (key != NULL, NULL);
  g_return_val_if_fail (n >= 1 && n <= MAX_INT, NULL);
  g_return_val_if_fail ((prev == NULL) == (n == 1), NULL);
  g_return_val_if_fail (record != NULL, NULL);
  g_return_val_if_fail (type != NULL, NULL);
  g_return_val_if_fail (sets != NULL, NULL);

  if (!check_sets (sets, error))
    return NULL;

  text = g_string_sized_new (256);
  g_string_append_printf (text,
                          "{\"at\":%" G_GINT64_FORMAT ",\"dev\":\"%s\",\"n\":%" G_GUINT64_FORMAT,
                          at_us,
                          prk_key_get_device (key),
                          n);
  if (prev != NULL)
    g_string_append_printf (text, ",\"prev\":\"%s\"", prev);
  g_string_append_printf (text, ",\"rec\":\"%s\",\"set\":", record);
  append_sets (text, sets);
  g_string_append_printf (text, ",\"type\":\"%s\",\"v\":%d}", type, FORMAT_VERSION);
  bytes = g_string_free_to_bytes (text);

  self = new_unsigned (bytes, error);
  if (self == NULL)
    return NULL;

  self->signature = prk_key_sign (key, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  return g_steal_pointer (&self);
}

PrkOp *
prk_op_ref (PrkOp *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
prk_op_unref (PrkOp *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  for (guint i = 0; i < self->n_sets; i++)
    g_clear_pointer (&self->sets[i].value, json_node_unref);
  g_clear_pointer (&self->strings, g_string_chunk_free);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self->overs);
  g_free (self->sets);
  g_free (self->signature);
  g_free (self->id);
  g_free (self->device);
  g_free (self->prev);
  g_free (self->record);
  g_free (self->kind);
  g_free (self);
}

/**
 * prk_op_get_id:
 *
 * The SHA-256 of the op's bytes in base64url, [const@PRK_HASH_LENGTH] characters.
 */
const char *
prk_op_get_id (PrkOp *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->id;
}

/**
 * prk_op_get_device:
 *
 * The device that wrote and signed the op: its public key in base64url.
 */
const char *
prk_op_get_device (PrkOp *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->device;
}

/**
 * prk_op_get_n:
 *
 * The place of the op in its device's chain, from 1.
 */
guint64
prk_op_get_n (PrkOp *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n;
}

/**
 * prk_op_get_prev:
 *
 * Returns: (nullable): id of the op before it in its device's chain, %NULL for the first
 */
const char *
prk_op_get_prev (PrkOp *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->prev;
}

/**
 * prk_op_get_at_us:
 *
 * When the device says that it wrote the op, in µs since 1970 UTC: to show and to break ties,
 * never to decide what is right.
 */
gint64
prk_op_get_at_us (PrkOp *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->at_us;
}

/**
 * prk_op_get_record:
 *
 * The id of the record that the op changes.
 */
const char *
prk_op_get_record (PrkOp *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->record;
}

/**
 * prk_op_get_kind:
 *
 * The type of the record that the op changes, such as `kak`.
 */
const char *
prk_op_get_kind (PrkOp *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->kind;
}

/**
 * prk_op_get_n_sets:
 *
 * How many paths the op sets, 1 to [const@PRK_OP_MAX_SETS].
 */
guint
prk_op_get_n_sets (PrkOp *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_sets;
}

/**
 * prk_op_get_set:
 * @index: below prk_op_get_n_sets(); the order is that of the paths' bytes
 *
 * One of the paths that the op sets. Its value must not be copied by json_node_copy() in another
 * thread than the one that frees the op, see prk_json_copy().
 */
const PrkOpSet *
prk_op_get_set (PrkOp *self,
                guint  index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->n_sets, NULL);

  return &self->sets[index];
}

/*
 * _prk_op_find_set:
 *
 * Returns: (nullable): what the op sets at @path
 */
const PrkOpSet *
_prk_op_find_set (PrkOp      *self,
                  const char *path)
{
  PrkOpSet wanted = { .path = path };

  return bsearch (&wanted, self->sets, self->n_sets, sizeof wanted, compare_sets);
}

/*
 * _prk_op_compare:
 *
 * The order of (at, id): the same on every machine.
 */
int
_prk_op_compare (PrkOp *a,
                 PrkOp *b)
{
  if (a->at_us != b->at_us)
    return a->at_us < b->at_us ? -1 : 1;

  return strcmp (a->id, b->id);
}

/**
 * prk_op_get_bytes:
 *
 * What was signed, as it came.
 */
GBytes *
prk_op_get_bytes (PrkOp *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->bytes;
}

/**
 * prk_op_get_signature:
 *
 * The Ed25519 signature over prk_op_get_bytes() in base64url, 86 characters.
 */
const char *
prk_op_get_signature (PrkOp *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->signature;
}

/**
 * prk_op_set_new:
 * @value: not taken; copied unless it is immutable
 * @over: (nullable) (array zero-terminated=1): ids of the writes that @value replaces
 *
 * One path, its new value and what that replaces, for prk_op_new().
 *
 * Returns: (transfer full): free with prk_op_set_free()
 */
PrkOpSet *
prk_op_set_new (const char        *path,
                JsonNode          *value,
                const char *const *over)
{
  PrkOpSet *self;

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (value != NULL, NULL);

  self = g_new (PrkOpSet, 1);
  self->path = g_strdup (path);
  self->value = json_node_is_immutable (value) ? json_node_ref (value) : prk_json_copy (value);
  self->over = (const char *const *) g_strdupv ((GStrv) (over != NULL ? over : no_overs));

  return self;
}

void
prk_op_set_free (PrkOpSet *self)
{
  if (self == NULL)
    return;

  g_free ((char *) self->path);
  json_node_unref (self->value);
  g_strfreev ((GStrv) self->over);
  g_free (self);
}
