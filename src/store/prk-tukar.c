/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The exchange form follows the schema, not the paths: a table is a list of rows and several
 * choices are a list of codes, so a person can write such a file without knowing about row ids
 * and fractional indexes. Reading checks that every value has the JSON type of its field;
 * whether it makes sense is for the rules of the KAK, since a half-finished draft must come
 * through, too. What the schema does not know (the extra part of another profile) travels raw
 * under "lain". */

#include <string.h>

#include "base/prk-error.h"
#include "base/prk-id.h"
#include "base/prk-json.h"

#include "prk-tukar.h"

#define MAX_DEPTH 12

/* An op may hold more, but big ones make every later reading slow. */
#define PIECE_SETS 5000
#define PIECE_SIZE (1024 * 1024)

typedef struct
{
  PrkRecord  *record;
  PrkSkema   *skema;
  PrkEdit    *edit;
  PrkClock   *clock;
  PrkEntropy *entropy;
} Reader;

static gboolean read_field (Reader           *reader,
                            const PrkBidang  *bidang,
                            const char       *path,
                            JsonNode         *value,
                            GError          **error);

static gboolean
is_list_item (const char *text)
{
  const char *c = text;

  if (g_str_has_prefix (text, "- "))
    return TRUE;

  while (g_ascii_isdigit (*c))
    c++;
  return c != text && g_str_has_prefix (c, ". ");
}

static char *
join_paragraphs (JsonArray *array)
{
  g_autoptr(GString) text = g_string_new (NULL);
  const char *previous = NULL;

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);

      if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_STRING)
        return NULL;

      if (previous != NULL)
        g_string_append (text, is_list_item (previous) && is_list_item (json_node_get_string (node))
                         ? "\n" : "\n\n");
      previous = json_node_get_string (node);
      g_string_append (text, previous);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
fail_type (const char  *path,
           const char  *wanted,
           GError     **error)
{
  g_set_error (error, PRK_INPUT_ERROR, PRK_INPUT_ERROR_VALUE, "%s: %s is wanted here", path,
               wanted);
  return FALSE;
}

static gboolean
read_narrative (Reader      *reader,
                const char  *path,
                JsonNode    *value,
                GError     **error)
{
  g_autofree char *text = NULL;

  if (JSON_NODE_HOLDS_VALUE (value) && json_node_get_value_type (value) == G_TYPE_STRING)
    text = json_node_dup_string (value);
  else if (JSON_NODE_HOLDS_ARRAY (value))
    text = join_paragraphs (json_node_get_array (value));

  if (text == NULL)
    return fail_type (path, "a text or a list of texts", error);

  prk_edit_set_text (reader->edit, path, text);
  return TRUE;
}

static gboolean
read_choices (Reader      *reader,
              const char  *path,
              JsonNode    *value,
              GError     **error)
{
  JsonArray *codes;

  if (!JSON_NODE_HOLDS_ARRAY (value))
    return fail_type (path, "a list of codes", error);

  codes = json_node_get_array (value);
  for (guint i = 0; i < json_array_get_length (codes); i++)
    {
      JsonNode *code = json_array_get_element (codes, i);
      g_autofree char *full = NULL;

      if (!JSON_NODE_HOLDS_VALUE (code) || json_node_get_value_type (code) != G_TYPE_STRING)
        return fail_type (path, "a list of codes", error);

      full = g_strdup_printf ("%s/%s", path, json_node_get_string (code));
      if (strchr (json_node_get_string (code), '/') != NULL || !prk_path_is_valid (full))
        {
          g_set_error (error, PRK_INPUT_ERROR, PRK_INPUT_ERROR_VALUE,
                       "%s: “%s” is no code", path, json_node_get_string (code));
          return FALSE;
        }
      prk_edit_set_bool (reader->edit, full, TRUE);
    }
  return TRUE;
}

static const PrkBidang *
find_column (const PrkBidang *table,
             const char      *name)
{
  for (guint i = 0; i < table->n_kolom; i++)
    if (strcmp (table->kolom[i].path, name) == 0)
      return &table->kolom[i];
  return NULL;
}

static gboolean
read_row (Reader           *reader,
          const PrkBidang  *table,
          const char       *path,
          JsonObject       *row,
          GError          **error)
{
  g_autofree char *id = prk_id_new (reader->clock, reader->entropy);
  g_autoptr(GList) names = json_object_get_members (row);

  prk_edit_append_row (reader->edit, path, id);

  for (GList *link = names; link != NULL; link = link->next)
    {
      const PrkBidang *column = find_column (table, link->data);
      g_autofree char *full = g_strdup_printf ("%s/%s/%s", path, id, (const char *) link->data);

      if (column == NULL)
        {
          g_set_error (error, PRK_INPUT_ERROR, PRK_INPUT_ERROR_KEY,
                       "%s: there is no column “%s”", path, (const char *) link->data);
          return FALSE;
        }
      if (!read_field (reader, column, full, json_object_get_member (row, link->data), error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_table (Reader           *reader,
            const PrkBidang  *table,
            const char       *path,
            JsonNode         *value,
            GError          **error)
{
  JsonArray *rows;

  if (!JSON_NODE_HOLDS_ARRAY (value))
    return fail_type (path, "a list of rows", error);

  rows = json_node_get_array (value);
  for (guint i = 0; i < json_array_get_length (rows); i++)
    {
      JsonNode *row = json_array_get_element (rows, i);

      if (!JSON_NODE_HOLDS_OBJECT (row))
        return fail_type (path, "a list of rows", error);
      if (!read_row (reader, table, path, json_node_get_object (row), error))
        {
          g_prefix_error (error, "row %u: ", i + 1);
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
read_field (Reader           *reader,
            const PrkBidang  *bidang,
            const char       *path,
            JsonNode         *value,
            GError          **error)
{
  GType type = JSON_NODE_HOLDS_VALUE (value) ? json_node_get_value_type (value) : G_TYPE_INVALID;

  if (JSON_NODE_HOLDS_NULL (value))
    return TRUE;

  switch (bidang->jenis)
    {
    case PRK_JENIS_NARASI:
      return read_narrative (reader, path, value, error);
    case PRK_JENIS_BANYAK:
      return read_choices (reader, path, value, error);
    case PRK_JENIS_TABEL:
      return read_table (reader, bidang, path, value, error);

    case PRK_JENIS_BULAT:
    case PRK_JENIS_UANG:
      if (type != G_TYPE_INT64)
        return fail_type (path, "a whole number", error);
      break;
    case PRK_JENIS_YA_TIDAK:
      if (type != G_TYPE_BOOLEAN)
        return fail_type (path, "true or false", error);
      break;
    case PRK_JENIS_HITUNG:
      g_set_error (error, PRK_INPUT_ERROR, PRK_INPUT_ERROR_KEY, "%s: this is computed, never given",
                   path);
      return FALSE;

    case PRK_JENIS_TEKS:
    case PRK_JENIS_DESIMAL:
    case PRK_JENIS_TANGGAL:
    case PRK_JENIS_PILIHAN:
    case PRK_JENIS_WILAYAH:
    default:
      if (type != G_TYPE_STRING)
        return fail_type (path, "a text", error);
      break;
    }

  prk_edit_set_node (reader->edit, path, value);
  return TRUE;
}

static gboolean
read_values (Reader      *reader,
             JsonObject  *values,
             GError     **error)
{
  g_autoptr(GList) paths = json_object_get_members (values);

  for (GList *link = paths; link != NULL; link = link->next)
    {
      const char *path = link->data;
      const PrkBidang *bidang = prk_path_is_valid (path)
        ? prk_skema_find_bidang (reader->skema, path, NULL) : NULL;

      /* A path into a table or a choice is not a field: those are given whole. */
      if (bidang == NULL || strcmp (bidang->path, path) != 0)
        {
          g_set_error (error, PRK_INPUT_ERROR, PRK_INPUT_ERROR_KEY, "there is no field “%s”", path);
          return FALSE;
        }
      if (!read_field (reader, bidang, path, json_object_get_member (values, path), error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_others (Reader      *reader,
             JsonObject  *others,
             GError     **error)
{
  g_autoptr(GList) paths = json_object_get_members (others);

  for (GList *link = paths; link != NULL; link = link->next)
    {
      if (!prk_path_is_valid (link->data))
        {
          g_set_error (error, PRK_INPUT_ERROR, PRK_INPUT_ERROR_KEY,
                       "“%s” is no path", (const char *) link->data);
          return FALSE;
        }
      prk_edit_set_node (reader->edit, link->data, json_object_get_member (others, link->data));
    }
  return TRUE;
}

/**
 * prk_tukar_baca:
 * @record: a new record without any op; the file is of its type
 * @skema: the schema to read by
 * @text: the file
 * @size: its length in bytes, or -1
 * @clock: for the ids of rows
 * @entropy: for the ids of rows
 * @error: return location
 *
 * Reads a file of the exchange form. The file comes from outside: it is at most %PRK_TUKAR_MAX_SIZE
 * bytes of strict JSON.
 *
 * Any thread.
 *
 * Returns: (transfer full) (element-type PrkEdit): the edits, or %NULL with an error of the domain
 *   PRK_INPUT_ERROR that names the path; then nothing of the file is used
 */
GPtrArray *
prk_tukar_baca (PrkRecord   *record,
                PrkSkema    *skema,
                const char  *text,
                gssize       size,
                PrkClock    *clock,
                PrkEntropy  *entropy,
                GError     **error)
{
  g_autoptr(JsonNode) root = NULL;
  g_autoptr(PrkEdit) edit = NULL;
  Reader reader = { record, skema, NULL, clock, entropy };
  JsonObject *values, *others;

  g_return_val_if_fail (record != NULL, NULL);
  g_return_val_if_fail (skema != NULL, NULL);
  g_return_val_if_fail (text != NULL, NULL);

  root = prk_json_parse (text, size, PRK_TUKAR_MAX_SIZE, MAX_DEPTH, error);
  if (root == NULL)
    return NULL;

  if (!JSON_NODE_HOLDS_OBJECT (root) ||
      strcmp (prk_json_get_string (json_node_get_object (root), "jenis", ""),
              prk_record_get_kind (record)) != 0)
    {
      g_set_error (error, PRK_INPUT_ERROR, PRK_INPUT_ERROR_KEY,
                   "this is no file of a record \"jenis\": \"%s\"", prk_record_get_kind (record));
      return NULL;
    }
  values = prk_json_get_object (json_node_get_object (root), "nilai");
  others = prk_json_get_object (json_node_get_object (root), "lain");
  if (values == NULL)
    {
      g_set_error_literal (error, PRK_INPUT_ERROR, PRK_INPUT_ERROR_KEY,
                           "the object \"nilai\" is missing");
      return NULL;
    }

  edit = prk_edit_new (record);
  reader.edit = edit;
  if (!read_values (&reader, values, error)
      || (others != NULL && !read_others (&reader, others, error)))
    return NULL;

  return prk_tukar_bagi (edit);
}

/* Writing */

/* A list of paragraphs is easier to read, but it cannot say everything that one text can. */
static JsonNode *
new_narrative (const char *commonmark)
{
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);
  g_autoptr(JsonArray) paragraphs = json_array_new ();
  g_auto(GStrv) pieces = g_strsplit (commonmark, "\n\n", -1);
  g_autofree char *joined = NULL;

  for (char **piece = pieces; *piece != NULL; piece++)
    json_array_add_string_element (paragraphs, *piece);

  joined = join_paragraphs (paragraphs);
  if (strcmp (joined, commonmark) != 0)
    return json_node_init_string (node, commonmark);

  json_node_set_array (node, paragraphs);
  return node;
}

static JsonNode *
new_choices (PrkRecord  *record,
             const char *path)
{
  g_auto(GStrv) below = prk_record_list_paths (record, path);
  JsonNode *node = json_node_new (JSON_NODE_ARRAY);
  g_autoptr(JsonArray) codes = json_array_new ();

  for (char **full = below; *full != NULL; full++)
    if (strlen (*full) > strlen (path) + 1 && prk_record_get_bool (record, *full))
      json_array_add_string_element (codes, *full + strlen (path) + 1);
  json_node_set_array (node, codes);
  return node;
}

static JsonNode *new_table (PrkRecord       *record,
                            const PrkBidang *table,
                            const char      *path);

/* NULL where there is nothing. */
static JsonNode *
new_value (PrkRecord       *record,
           const PrkBidang *bidang,
           const char      *path)
{
  JsonNode *value;

  switch (bidang->jenis)
    {
    case PRK_JENIS_TABEL:
      return new_table (record, bidang, path);

    case PRK_JENIS_BANYAK:
      {
        JsonNode *choices = new_choices (record, path);

        if (json_array_get_length (json_node_get_array (choices)) > 0)
          return choices;
        json_node_unref (choices);
        return NULL;
      }

    case PRK_JENIS_NARASI:
      {
        const char *text = prk_record_get_text (record, path);

        return text != NULL && *text != '\0' ? new_narrative (text) : NULL;
      }

    case PRK_JENIS_HITUNG:
      return NULL;

    case PRK_JENIS_TEKS:
    case PRK_JENIS_BULAT:
    case PRK_JENIS_DESIMAL:
    case PRK_JENIS_UANG:
    case PRK_JENIS_TANGGAL:
    case PRK_JENIS_PILIHAN:
    case PRK_JENIS_YA_TIDAK:
    case PRK_JENIS_WILAYAH:
    default:
      value = prk_record_get_value (record, path);
      return value != NULL && !JSON_NODE_HOLDS_NULL (value) ? json_node_copy (value) : NULL;
    }
}

static JsonNode *
new_table (PrkRecord       *record,
           const PrkBidang *table,
           const char      *path)
{
  g_auto(GStrv) ids = prk_record_list_rows (record, path);
  g_autoptr(JsonArray) rows = json_array_new ();
  JsonNode *node;

  if (*ids == NULL)
    return NULL;

  for (char **id = ids; *id != NULL; id++)
    {
      JsonObject *row = json_object_new ();

      for (guint i = 0; i < table->n_kolom; i++)
        {
          g_autofree char *full = g_strdup_printf ("%s/%s/%s", path, *id, table->kolom[i].path);
          JsonNode *value = new_value (record, &table->kolom[i], full);

          if (value != NULL)
            json_object_set_member (row, table->kolom[i].path, value);
        }
      json_array_add_object_element (rows, row);
    }

  node = json_node_new (JSON_NODE_ARRAY);
  json_node_set_array (node, rows);
  return node;
}

static JsonObject *
new_others (PrkRecord *record,
            PrkSkema  *skema)
{
  g_auto(GStrv) paths = prk_record_list_paths (record, NULL);
  JsonObject *others = json_object_new ();

  for (char **path = paths; *path != NULL; path++)
    {
      JsonNode *value = prk_record_get_value (record, *path);
      const char *name = strrchr (*path, '/');

      /* The place of a row and its tombstone show in the table itself. */
      if (name != NULL && name[1] == '_')
        continue;
      if (prk_skema_find_bidang (skema, *path, NULL) == NULL && value != NULL
          && !JSON_NODE_HOLDS_NULL (value))
        json_object_set_member (others, *path, json_node_copy (value));
    }
  return others;
}

/**
 * prk_tukar_tulis:
 * @record: a KAK
 * @skema: the schema to write by
 *
 * Writes the record in the exchange form, indented, fields in the order of the schema. Of
 * concurrent values the one shown is written.
 *
 * Any thread that owns @record.
 *
 * Returns: (transfer full): JSON text that ends with a line end
 */
char *
prk_tukar_tulis (PrkRecord *record,
                 PrkSkema  *skema)
{
  g_autoptr(JsonNode) root = json_node_new (JSON_NODE_OBJECT);
  g_autoptr(JsonObject) object = json_object_new ();
  g_autoptr(JsonObject) others = new_others (record, skema);
  JsonObject *values = json_object_new ();
  g_autofree char *text = NULL;

  for (guint i = 0; i < prk_skema_get_n_bagian (skema); i++)
    {
      const PrkBagian *bagian = prk_skema_get_bagian (skema, i);

      for (guint j = 0; j < bagian->n_bidang; j++)
        {
          JsonNode *value = new_value (record, &bagian->bidang[j], bagian->bidang[j].path);

          if (value != NULL)
            json_object_set_member (values, bagian->bidang[j].path, value);
        }
    }

  json_object_set_string_member (object, "jenis", prk_record_get_kind (record));
  json_object_set_object_member (object, "nilai", values);
  if (json_object_get_size (others) > 0)
    json_object_set_object_member (object, "lain", g_steal_pointer (&others));
  json_node_set_object (root, object);

  text = json_to_string (root, TRUE);
  return g_strconcat (text, "\n", NULL);
}

/* Size of a value in an op, near enough. */
static gsize
measure (JsonNode *value)
{
  g_autofree char *text = prk_json_canonical (value);

  return strlen (text);
}

/**
 * prk_tukar_bagi:
 * @edit: of a record that has no ops yet
 *
 * Parts an edit that may be too big for one op. A KAK of ordinary size stays one piece.
 *
 * Returns: (transfer full) (element-type PrkEdit): the pieces, in the order of @edit
 */
GPtrArray *
prk_tukar_bagi (PrkEdit *edit)
{
  GPtrArray *pieces = g_ptr_array_new_with_free_func ((GDestroyNotify) prk_edit_unref);
  g_autoptr(GPtrArray) sets = prk_edit_list_sets (edit);
  PrkEdit *piece = NULL;
  guint count = 0;
  gsize size = 0;

  for (guint i = 0; i < sets->len; i++)
    {
      const PrkOpSet *set = g_ptr_array_index (sets, i);
      gsize set_size = measure (set->value) + strlen (set->path);

      if (piece == NULL || count >= PIECE_SETS || size + set_size > PIECE_SIZE)
        {
          piece = prk_edit_new (prk_edit_get_record (edit));
          g_ptr_array_add (pieces, piece);
          count = 0;
          size = 0;
        }
      prk_edit_set_node (piece, set->path, set->value);
      count++;
      size += set_size;
    }
  return pieces;
}
