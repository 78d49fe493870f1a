/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "prk-error.h"
#include "prk-json-scan-private.h"
#include "prk-json.h"

static gsize
count_members (JsonNode *node)
{
  gsize n_members = 0;

  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      JsonObjectIter iter;
      JsonNode *value;

      json_object_iter_init (&iter, json_node_get_object (node));
      while (json_object_iter_next (&iter, NULL, &value))
        n_members += 1 + count_members (value);
    }
  else if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      for (guint i = 0; i < json_array_get_length (array); i++)
        n_members += count_members (json_array_get_element (array, i));
    }

  return n_members;
}

static JsonNode *
build_tree (const char  *text,
            gsize        size,
            GError     **error)
{
  g_autoptr(JsonParser) parser = json_parser_new_immutable ();
  g_autoptr(GError) local_error = NULL;
  JsonNode *root = NULL;

  if (json_parser_load_from_data (parser, text, size, &local_error))
    root = json_parser_steal_root (parser);

  if (root == NULL)
    g_set_error (error,
                 PRK_INPUT_ERROR,
                 PRK_INPUT_ERROR_SYNTAX,
                 "JSON: %s",
                 local_error != NULL ? local_error->message : "nothing in it");

  return root;
}

/**
 * prk_json_parse:
 * @text: (array length=size): anything
 * @size: in bytes, or -1 when @text ends with NUL
 * @max_size: in bytes
 * @max_depth: how many arrays and objects may stand in one another; at most 64, since the tree is
 *   walked by recursion
 *
 * Parses one JSON text from outside, strictly (RFC 8259, no comments, nothing after the end).
 *
 * Fails with %PRK_INPUT_ERROR_TOO_LARGE (size, depth), _ENCODING (not UTF-8, NUL, half a surrogate
 * pair), _SYNTAX, _VALUE (a number that is not an integer within ±2^53) or _KEY (a key twice in an
 * object). Any thread.
 *
 * Returns: (transfer full): an immutable node
 */
JsonNode *
prk_json_parse (const char  *text,
                gssize       size,
                gsize        max_size,
                guint        max_depth,
                GError     **error)
{
  g_autoptr(JsonNode) root = NULL;
  gsize length, n_members;

  g_return_val_if_fail (text != NULL || size == 0, NULL);
  g_return_val_if_fail (max_depth <= 64, NULL);

  length = size < 0 ? strlen (text) : (gsize) size;
  if (length > max_size)
    {
      g_set_error (error,
                   PRK_INPUT_ERROR,
                   PRK_INPUT_ERROR_TOO_LARGE,
                   "JSON of %" G_GSIZE_FORMAT " bytes, at most %" G_GSIZE_FORMAT,
                   length,
                   max_size);
      return NULL;
    }

  if (!g_utf8_validate_len (text, length, NULL))
    {
      g_set_error (error, PRK_INPUT_ERROR, PRK_INPUT_ERROR_ENCODING, "JSON: not UTF-8");
      return NULL;
    }

  if (!_prk_json_scan (text, length, max_depth, &n_members, error))
    return NULL;

  root = build_tree (text, length, error);
  if (root == NULL)
    return NULL;

  if (count_members (root) != n_members)
    {
      g_set_error (error, PRK_INPUT_ERROR, PRK_INPUT_ERROR_KEY, "JSON: a key twice in an object");
      return NULL;
    }

  return g_steal_pointer (&root);
}

/**
 * prk_json_append_string:
 * @text: (inout): what grows
 * @string: UTF-8
 *
 * Appends a string as prk_json_canonical() spells it, with its quotes: for texts that are written
 * without a tree.
 */
void
prk_json_append_string (GString    *text,
                        const char *string)
{
  static const char *const short_escapes[0x20] = {
    ['\b'] = "\\b", ['\t'] = "\\t", ['\n'] = "\\n", ['\f'] = "\\f", ['\r'] = "\\r",
  };

  g_string_append_c (text, '"');
  while (*string != '\0')
    {
      gsize n_plain = 0;

      while ((guchar) string[n_plain] >= 0x20 && string[n_plain] != '"' && string[n_plain] != '\\')
        n_plain++;
      g_string_append_len (text, string, n_plain);
      string += n_plain;

      if (*string == '"' || *string == '\\')
        {
          g_string_append_c (text, '\\');
          g_string_append_c (text, *string++);
        }
      else if (*string != '\0' && short_escapes[(guchar) *string] != NULL)
        g_string_append (text, short_escapes[(guchar) *string++]);
      else if (*string != '\0')
        g_string_append_printf (text, "\\u%04x", (guint) *string++);
    }
  g_string_append_c (text, '"');
}

static void
append_value (GString  *text,
              JsonNode *node)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  switch (json_node_get_value_type (node))
    {
    case G_TYPE_STRING:
      prk_json_append_string (text, json_node_get_string (node) != NULL ? json_node_get_string (node)
                                                                       : "");
      break;

    case G_TYPE_BOOLEAN:
      g_string_append (text, json_node_get_boolean (node) ? "true" : "false");
      break;

    case G_TYPE_INT64:
      g_string_append_printf (text, "%" G_GINT64_FORMAT, json_node_get_int (node));
      break;

    default:
      g_string_append (text, g_ascii_dtostr (buffer, sizeof buffer, json_node_get_double (node)));
      break;
    }
}

static void append_node (GString  *text,
                         JsonNode *node);

static void
append_object (GString    *text,
               JsonObject *object)
{
  GList *keys = g_list_sort (json_object_get_members (object), (GCompareFunc) strcmp);

  g_string_append_c (text, '{');
  for (GList *l = keys; l != NULL; l = l->next)
    {
      if (l != keys)
        g_string_append_c (text, ',');
      prk_json_append_string (text, l->data);
      g_string_append_c (text, ':');
      append_node (text, json_object_get_member (object, l->data));
    }
  g_string_append_c (text, '}');

  g_list_free (keys);
}

static void
append_node (GString  *text,
             JsonNode *node)
{
  if (JSON_NODE_HOLDS_OBJECT (node) && json_node_get_object (node) != NULL)
    {
      append_object (text, json_node_get_object (node));
    }
  else if (JSON_NODE_HOLDS_ARRAY (node) && json_node_get_array (node) != NULL)
    {
      JsonArray *array = json_node_get_array (node);

      g_string_append_c (text, '[');
      for (guint i = 0; i < json_array_get_length (array); i++)
        {
          if (i > 0)
            g_string_append_c (text, ',');
          append_node (text, json_array_get_element (array, i));
        }
      g_string_append_c (text, ']');
    }
  else if (JSON_NODE_HOLDS_VALUE (node))
    {
      append_value (text, node);
    }
  else
    {
      g_string_append (text, "null");
    }
}

/**
 * prk_json_canonical:
 *
 * The one text of a value: keys sorted by their bytes, no white space, the shortest escapes, UTF-8.
 *
 * Two nodes have the same text exactly when they are the same value. Any thread.
 *
 * Returns: (transfer full): a text that prk_json_parse() takes unless @node holds a float or a
 *   string that is not UTF-8
 */
char *
prk_json_canonical (JsonNode *node)
{
  GString *text;

  g_return_val_if_fail (node != NULL, NULL);

  text = g_string_new (NULL);
  append_node (text, node);

  return g_string_free (text, FALSE);
}

/**
 * prk_json_copy:
 *
 * A deep, immutable copy that shares nothing with @node: the references that json-glib counts
 * inside arrays and objects are not atomic, so a node that another thread will let go of must not
 * share them.
 *
 * Returns: (transfer full): the copy
 */
JsonNode *
prk_json_copy (JsonNode *node)
{
  JsonNode *copy;

  g_return_val_if_fail (node != NULL, NULL);

  if (JSON_NODE_HOLDS_OBJECT (node) && json_node_get_object (node) != NULL)
    {
      JsonObjectIter iter;
      const char *key;
      JsonNode *value;

      copy = json_node_new (JSON_NODE_OBJECT);
      json_node_take_object (copy, json_object_new ());
      json_object_iter_init_ordered (&iter, json_node_get_object (node));
      while (json_object_iter_next_ordered (&iter, &key, &value))
        json_object_set_member (json_node_get_object (copy), key, prk_json_copy (value));
    }
  else if (JSON_NODE_HOLDS_ARRAY (node) && json_node_get_array (node) != NULL)
    {
      JsonArray *array = json_node_get_array (node);

      copy = json_node_new (JSON_NODE_ARRAY);
      json_node_take_array (copy, json_array_sized_new (json_array_get_length (array)));
      for (guint i = 0; i < json_array_get_length (array); i++)
        json_array_add_element (json_node_get_array (copy),
                                prk_json_copy (json_array_get_element (array, i)));
    }
  else if (JSON_NODE_HOLDS_VALUE (node))
    {
      copy = json_node_copy (node);
    }
  else
    {
      copy = json_node_new (JSON_NODE_NULL);
    }

  json_node_seal (copy);

  return copy;
}

static JsonNode *
get_member (JsonObject *object,
            const char *key)
{
  g_return_val_if_fail (key != NULL, NULL);

  return object != NULL ? json_object_get_member (object, key) : NULL;
}

static JsonNode *
get_value (JsonObject *object,
           const char *key,
           GType       type)
{
  JsonNode *node = get_member (object, key);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != type)
    return NULL;

  return node;
}

/**
 * prk_json_get_string:
 * @object: (nullable): %NULL is an object without members
 * @fallback: (nullable): what is given when there is no string at @key
 *
 * Returns: (nullable): a string of @object or @fallback
 */
const char *
prk_json_get_string (JsonObject *object,
                     const char *key,
                     const char *fallback)
{
  JsonNode *node = get_value (object, key, G_TYPE_STRING);

  return node != NULL ? json_node_get_string (node) : fallback;
}

/**
 * prk_json_get_int:
 * @object: (nullable): %NULL is an object without members
 * @fallback: what is given when there is no integer at @key
 */
gint64
prk_json_get_int (JsonObject *object,
                  const char *key,
                  gint64      fallback)
{
  JsonNode *node = get_value (object, key, G_TYPE_INT64);

  return node != NULL ? json_node_get_int (node) : fallback;
}

/**
 * prk_json_get_bool:
 * @object: (nullable): %NULL is an object without members
 * @fallback: what is given when there is no boolean at @key
 */
gboolean
prk_json_get_bool (JsonObject *object,
                   const char *key,
                   gboolean    fallback)
{
  JsonNode *node = get_value (object, key, G_TYPE_BOOLEAN);

  return node != NULL ? json_node_get_boolean (node) : fallback;
}

/**
 * prk_json_get_array:
 * @object: (nullable): %NULL is an object without members
 *
 * Returns: (nullable): the array at @key, borrowed from @object
 */
JsonArray *
prk_json_get_array (JsonObject *object,
                    const char *key)
{
  JsonNode *node = get_member (object, key);

  return node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
}

/**
 * prk_json_get_object:
 * @object: (nullable): %NULL is an object without members
 *
 * Returns: (nullable): the object at @key, borrowed from @object
 */
JsonObject *
prk_json_get_object (JsonObject *object,
                     const char *key)
{
  JsonNode *node = get_member (object, key);

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}
