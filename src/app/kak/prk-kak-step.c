/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A step is what undo and the save queue keep instead of a PrkEdit. An edit names the writes that
 * it replaces, so it is true only for the record as it stood when it was made; a step names values,
 * and becomes an edit at the moment its turn comes, against the record as it stands then. Steps of
 * one person therefore follow one another and never run concurrently with themselves, however slow
 * the disk is.
 *
 * Rows have two paths of their own. Adding a row writes its _urut; the way back is its tombstone,
 * _hapus, and the way back from a tombstone is a _hapus that is not true. Cells are never cleared
 * by undo: they come back with their row. */

#include <string.h>

#include "base/prk-json.h"

#include "prk-kak-step.h"

typedef struct
{
  char     *path;
  JsonNode *before;
  JsonNode *after;
} Change;

struct _PrkKakStep
{
  int         ref_count;
  char       *label;
  GPtrArray  *changes;
  GHashTable *by_path; /* path → Change, owned by changes */
  PrkRecord  *seen;
};

static void
change_free (Change *self)
{
  g_free (self->path);
  json_node_unref (self->before);
  json_node_unref (self->after);
  g_free (self);
}

static JsonNode *
dup_node (JsonNode *node)
{
  return node != NULL ? prk_json_copy (node) : json_node_new (JSON_NODE_NULL);
}

/* Is @path the _urut or _hapus of a row? Then table and row are its other parts. */
static gboolean
split_row_path (const char  *path,
                const char  *name,
                char       **table,
                char       **row)
{
  const char *last = strrchr (path, '/');
  const char *middle;

  if (last == NULL || !g_str_equal (last + 1, name))
    return FALSE;

  middle = g_strrstr_len (path, last - path, "/");
  if (middle == NULL)
    return FALSE;

  *table = g_strndup (path, middle - path);
  *row = g_strndup (middle + 1, last - middle - 1);

  return TRUE;
}

static gboolean
is_true (JsonNode *node)
{
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_BOOLEAN &&
         json_node_get_boolean (node);
}

static gboolean
is_added_row (Change *change)
{
  return g_str_has_suffix (change->path, "/_urut") && JSON_NODE_HOLDS_NULL (change->before);
}

PrkKakStep *
prk_kak_step_new (const char *label)
{
  PrkKakStep *self = g_new0 (PrkKakStep, 1);

  self->ref_count = 1;
  self->label = g_strdup (label);
  self->changes = g_ptr_array_new_with_free_func ((GDestroyNotify) change_free);
  self->by_path = g_hash_table_new (g_str_hash, g_str_equal);

  return self;
}

/* What @edit does to the record that it was made from, as that record shows itself now. */
PrkKakStep *
prk_kak_step_new_from_edit (PrkEdit    *edit,
                            const char *label)
{
  PrkKakStep *self = prk_kak_step_new (label);
  PrkRecord *record = prk_edit_get_record (edit);
  g_autoptr(GPtrArray) sets = prk_edit_list_sets (edit);

  for (guint i = 0; i < sets->len; i++)
    {
      const PrkOpSet *set = g_ptr_array_index (sets, i);

      prk_kak_step_add (self, set->path, prk_record_get_value (record, set->path), set->value);
    }

  return self;
}

PrkKakStep *
prk_kak_step_new_inverse (PrkKakStep *self)
{
  PrkKakStep *inverse;
  g_autoptr(GHashTable) added = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  inverse = prk_kak_step_new (self->label);
  added = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->changes->len; i++)
    {
      Change *change = g_ptr_array_index (self->changes, i);

      if (is_added_row (change))
        g_hash_table_add (added,
                          g_strndup (change->path, strlen (change->path) - strlen ("_urut")));
    }

  for (guint i = 0; i < self->changes->len; i++)
    {
      Change *change = g_ptr_array_index (self->changes, i);
      const char *slash = strrchr (change->path, '/');
      g_autofree char *row
          = slash != NULL ? g_strndup (change->path, slash - change->path + 1) : NULL;

      if (is_added_row (change))
        {
          g_autofree char *tombstone = g_strconcat (row, "_hapus", NULL);
          g_autoptr(JsonNode) gone = json_node_init_boolean (json_node_alloc (), TRUE);

          prk_kak_step_add (inverse, tombstone, NULL, gone);
        }
      else if (row == NULL || !g_hash_table_contains (added, row))
        prk_kak_step_add (inverse, change->path, change->after, change->before);
    }

  return inverse;
}

PrkKakStep *
prk_kak_step_ref (PrkKakStep *self)
{
  self->ref_count++;

  return self;
}

void
prk_kak_step_unref (PrkKakStep *self)
{
  if (--self->ref_count > 0)
    return;

  g_clear_pointer (&self->seen, prk_record_unref);
  g_hash_table_unref (self->by_path);
  g_ptr_array_unref (self->changes);
  g_free (self->label);
  g_free (self);
}

/* A path that the step has already keeps its first @before and takes the new @after. NULL stands
 * for no value. */
void
prk_kak_step_add (PrkKakStep *self,
                  const char *path,
                  JsonNode   *before,
                  JsonNode   *after)
{
  Change *change = g_hash_table_lookup (self->by_path, path);

  if (change != NULL)
    {
      json_node_unref (change->after);
      change->after = dup_node (after);
      return;
    }

  change = g_new0 (Change, 1);
  change->path = g_strdup (path);
  change->before = dup_node (before);
  change->after = dup_node (after);
  g_ptr_array_add (self->changes, change);
  g_hash_table_insert (self->by_path, change->path, change);
}

void
prk_kak_step_set_seen (PrkKakStep *self,
                       PrkRecord  *record)
{
  g_clear_pointer (&self->seen, prk_record_unref);
  self->seen = record != NULL ? prk_record_ref (record) : NULL;
}

PrkRecord *
prk_kak_step_get_seen (PrkKakStep *self)
{
  return self->seen;
}

const char *
prk_kak_step_get_label (PrkKakStep *self)
{
  return self->label;
}

guint
prk_kak_step_get_n_paths (PrkKakStep *self)
{
  return self->changes->len;
}

const char *
prk_kak_step_get_path (PrkKakStep *self,
                       guint       index)
{
  return ((Change *) g_ptr_array_index (self->changes, index))->path;
}

JsonNode *
prk_kak_step_get_after (PrkKakStep *self,
                        guint       index)
{
  return ((Change *) g_ptr_array_index (self->changes, index))->after;
}

gboolean
prk_kak_step_has_path (PrkKakStep *self,
                       const char *path)
{
  return g_hash_table_contains (self->by_path, path);
}

static gsize
get_size (Change *change)
{
  const char *text = NULL;

  if (JSON_NODE_HOLDS_OBJECT (change->after))
    text = prk_json_get_string (json_node_get_object (change->after), "teks", NULL);
  else if (JSON_NODE_HOLDS_VALUE (change->after)
           && json_node_get_value_type (change->after) == G_TYPE_STRING)
    text = json_node_get_string (change->after);

  return strlen (change->path) + (text != NULL ? strlen (text) : 8);
}

/* The same step in pieces of at most @max_paths paths and about @max_bytes bytes: an op has its
 * limits, an action of a person, such as pasting five thousand rows, has none. */
GPtrArray *
prk_kak_step_split (PrkKakStep *self,
                    guint       max_paths,
                    gsize       max_bytes)
{
  GPtrArray *pieces = g_ptr_array_new_with_free_func ((GDestroyNotify) prk_kak_step_unref);
  PrkKakStep *piece = NULL;
  gsize n_bytes = 0;

  for (guint i = 0; i < self->changes->len; i++)
    {
      Change *change = g_ptr_array_index (self->changes, i);

      if (piece == NULL || piece->changes->len == max_paths
          || n_bytes + get_size (change) > max_bytes)
        {
          piece = prk_kak_step_new (self->label);
          prk_kak_step_set_seen (piece, self->seen);
          g_ptr_array_add (pieces, piece);
          n_bytes = 0;
        }
      n_bytes += get_size (change);
      prk_kak_step_add (piece, change->path, change->before, change->after);
    }

  return pieces;
}

/* The edit that writes this step on @record, which must be a record without an overlay. Empty when
 * all stands already. */
PrkEdit *
prk_kak_step_to_edit (PrkKakStep *self,
                      PrkRecord  *record)
{
  PrkEdit *edit = prk_edit_new (record);

  for (guint i = 0; i < self->changes->len; i++)
    {
      Change *change = g_ptr_array_index (self->changes, i);
      g_autofree char *table = NULL;
      g_autofree char *row = NULL;

      if (!split_row_path (change->path, "_hapus", &table, &row))
        prk_edit_set_node (edit, change->path, change->after);
      else if (is_true (change->after))
        prk_edit_delete_row (edit, table, row);
      else
        prk_edit_restore_row (edit, table, row);
    }

  return edit;
}
