/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An edit gathers what one person does in one step. What a value replaces is what the record
 * showed when it was set, for that is what the person saw: a write that comes in between stays
 * beside it instead of being lost unseen.
 *
 * The inverse of an edit is another matter. It is made before the edit is applied and listed when
 * the person undoes, perhaps much later; it replaces what stands then, which is what they see. */
#include "config.h"

#include <string.h>

#include "base/prk-json.h"

#include "prk-edit.h"
#include "prk-record-private.h"
#include "prk-row-order-private.h"

typedef enum
{
  ENTRY_VALUE,
  ENTRY_DELETE,  /* at <row>/_hapus */
  ENTRY_RESTORE, /* at <row>/_hapus */
} EntryKind;

typedef struct
{
  EntryKind kind;
  JsonNode *value;
  GStrv     over; /* NULL: what stands when the edit is listed */
} Entry;

struct _PrkEdit
{
  gatomicrefcount ref_count;

  PrkRecord  *record;
  gboolean    is_inverse;
  GHashTable *entries; /* path → Entry */
  GHashTable *orders;  /* table → PrkRowOrder */
  GHashTable *born;    /* set of paths of rows that nobody had written in */
  gboolean    is_settled;
};

G_DEFINE_BOXED_TYPE (PrkEdit, prk_edit, prk_edit_ref, prk_edit_unref)

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_clear_pointer (&entry->value, json_node_unref);
  g_strfreev (entry->over);
  g_free (entry);
}

static PrkEdit *
new_edit (PrkRecord *record,
          gboolean   is_inverse)
{
  PrkEdit *self = g_new0 (PrkEdit, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->record = prk_record_ref (record);
  self->is_inverse = is_inverse;
  self->entries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, entry_free);
  self->orders = g_hash_table_new_full (g_str_hash,
                                        g_str_equal,
                                        g_free,
                                        (GDestroyNotify) _prk_row_order_free);
  self->born = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->is_settled = TRUE;

  return self;
}

/**
 * prk_edit_new:
 * @record: what the person sees; a copy from when they began where ops may come in meanwhile
 *
 * An edit of @record that sets nothing yet.
 *
 * Returns: (transfer full): an edit for the thread of @record
 */
PrkEdit *
prk_edit_new (PrkRecord *record)
{
  g_return_val_if_fail (record != NULL, NULL);

  return new_edit (record, FALSE);
}

PrkEdit *
prk_edit_ref (PrkEdit *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
prk_edit_unref (PrkEdit *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_hash_table_unref (self->entries);
  g_hash_table_unref (self->orders);
  g_hash_table_unref (self->born);
  prk_record_unref (self->record);
  g_free (self);
}

/**
 * prk_edit_get_record:
 *
 * The record that the edit was made on.
 */
PrkRecord *
prk_edit_get_record (PrkEdit *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->record;
}

/* Values */

static JsonNode *
sealed (JsonNode *node)
{
  json_node_seal (node);

  return node;
}

static JsonNode *
new_boolean (gboolean value)
{
  return sealed (json_node_init_boolean (json_node_alloc (), value));
}

static gboolean
is_written_alone (PrkRecord  *record,
                  const char *path,
                  JsonNode   *value)
{
  switch (prk_record_get_state (record, path))
    {
    case PRK_VALUE_NONE:
      return JSON_NODE_HOLDS_NULL (value);

    case PRK_VALUE_SINGLE:
      return json_node_equal (prk_record_get_value (record, path), value);

    case PRK_VALUE_MERGED:
    case PRK_VALUE_CONCURRENT:
    default:
      return FALSE;
    }
}

static void
put_entry (PrkEdit    *self,
           const char *path,
           EntryKind   kind,
           JsonNode   *value,
           GStrv       over)
{
  Entry *entry = g_new0 (Entry, 1);

  entry->kind = kind;
  entry->value = value;
  entry->over = over;
  g_hash_table_replace (self->entries, g_strdup (path), entry);
}

/* Takes @value, which is immutable. */
static void
take_value (PrkEdit    *self,
            const char *path,
            JsonNode   *value)
{
  if (self->is_inverse)
    {
      put_entry (self, path, ENTRY_VALUE, value, NULL);
    }
  else if (is_written_alone (self->record, path, value))
    {
      g_hash_table_remove (self->entries, path);
      json_node_unref (value);
    }
  else
    {
      put_entry (self,
                 path,
                 ENTRY_VALUE,
                 value,
                 _prk_record_list_head_ids (self->record, path, FALSE));
    }
}

/**
 * prk_edit_set_node:
 * @value: not taken
 *
 * Sets a value. Where several heads stand at @path it replaces all of them: the person has seen
 * them and chosen. The last value set at a path is the one that counts; a value that the path
 * already has alone adds nothing.
 *
 * That a value may be in an op at all (no floats, valid UTF-8, at most 16 levels) is checked by
 * prk_op_new().
 */
void
prk_edit_set_node (PrkEdit    *self,
                   const char *path,
                   JsonNode   *value)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (prk_path_is_valid (path));
  g_return_if_fail (value != NULL);

  take_value (self,
              path,
              json_node_is_immutable (value) ? json_node_ref (value) : prk_json_copy (value));
}

/**
 * prk_edit_set_string:
 * @value: (nullable): %NULL clears the path
 *
 * Sets a string, see prk_edit_set_node().
 */
void
prk_edit_set_string (PrkEdit    *self,
                     const char *path,
                     const char *value)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (prk_path_is_valid (path));

  if (value != NULL)
    take_value (self, path, sealed (json_node_init_string (json_node_alloc (), value)));
  else
    prk_edit_clear (self, path);
}

/**
 * prk_edit_set_text:
 * @commonmark: (nullable): narrative text, which may be merged; %NULL clears the path
 *
 * Sets narrative text, see prk_edit_set_node().
 */
void
prk_edit_set_text (PrkEdit    *self,
                   const char *path,
                   const char *commonmark)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (prk_path_is_valid (path));

  if (commonmark != NULL)
    take_value (self, path, _prk_node_new_text (commonmark));
  else
    prk_edit_clear (self, path);
}

/**
 * prk_edit_set_int:
 * @value: within ±2^53
 *
 * Sets an integer, see prk_edit_set_node().
 */
void
prk_edit_set_int (PrkEdit    *self,
                  const char *path,
                  gint64      value)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (prk_path_is_valid (path));

  take_value (self, path, sealed (json_node_init_int (json_node_alloc (), value)));
}

/**
 * prk_edit_set_bool:
 *
 * Sets a boolean, see prk_edit_set_node().
 */
void
prk_edit_set_bool (PrkEdit    *self,
                   const char *path,
                   gboolean    value)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (prk_path_is_valid (path));

  take_value (self, path, new_boolean (value));
}

/**
 * prk_edit_clear:
 *
 * Sets null, see prk_edit_set_node(). A path that nobody wrote stays so.
 */
void
prk_edit_clear (PrkEdit    *self,
                const char *path)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (prk_path_is_valid (path));

  take_value (self, path, sealed (json_node_new (JSON_NODE_NULL)));
}

/* Rows */

static char *
join (const char *table,
      const char *row)
{
  return g_strconcat (table, "/", row, NULL);
}

static PrkRowOrder *
get_order (PrkEdit    *self,
           const char *table)
{
  PrkRowOrder *order = g_hash_table_lookup (self->orders, table);

  if (order == NULL)
    {
      order = _prk_row_order_new (_prk_record_get_places (self->record, table));
      g_hash_table_insert (self->orders, g_strdup (table), order);
    }

  return order;
}

static gboolean
is_below (gpointer path,
          gpointer value,
          gpointer user_data)
{
  const char *row_path = user_data;
  gsize length = strlen (row_path);

  return strncmp (path, row_path, length) == 0 && ((const char *) path)[length] == '/';
}

static gboolean
stands (PrkEdit    *self,
        const char *row_path)
{
  return _prk_record_row_exists (self->record, row_path) &&
         !_prk_record_row_is_hidden (self->record, row_path);
}

/* The row stands after the edit, whatever it was before. */
static void
bring_to_life (PrkEdit    *self,
               const char *row_path)
{
  g_autofree char *hapus = join (row_path, PRK_SEGMENT_HAPUS);

  if (stands (self, row_path))
    {
      g_hash_table_remove (self->entries, hapus);
    }
  else if (_prk_record_row_exists (self->record, row_path))
    {
      GStrv over = self->is_inverse ? NULL : _prk_record_list_head_ids (self->record, hapus, FALSE);

      put_entry (self, hapus, ENTRY_RESTORE, new_boolean (FALSE), over);
    }
  else
    {
      g_hash_table_add (self->born, g_strdup (row_path));
    }
}

static void
put_row (PrkEdit    *self,
         const char *table,
         const char *row,
         const char *after,
         gboolean    is_last)
{
  PrkRowOrder *order = get_order (self, table);
  g_autofree char *row_path = join (table, row);

  bring_to_life (self, row_path);

  if (is_last)
    _prk_row_order_append (order, row);
  else if (!_prk_row_order_is_after (order, row, after))
    _prk_row_order_put (order, row, after);
  self->is_settled = FALSE;
}

/**
 * prk_edit_insert_row:
 * @row: an id that the caller made; of a row that is there already, moves it, and of one that was
 *   deleted, restores it
 * @after: (nullable): the row that it comes behind, be it added in this same edit; %NULL puts it
 *   first, and a row that is not there puts it last
 *
 * Adds a row to a table.
 */
void
prk_edit_insert_row (PrkEdit    *self,
                     const char *table,
                     const char *row,
                     const char *after)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (prk_path_is_valid (table));
  g_return_if_fail (prk_path_is_valid (row) && strchr (row, '/') == NULL);
  g_return_if_fail (g_strcmp0 (row, after) != 0);

  put_row (self, table, row, after, FALSE);
}

/**
 * prk_edit_append_row:
 *
 * Adds a row at the end of a table, see prk_edit_insert_row().
 */
void
prk_edit_append_row (PrkEdit    *self,
                     const char *table,
                     const char *row)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (prk_path_is_valid (table));
  g_return_if_fail (prk_path_is_valid (row) && strchr (row, '/') == NULL);

  put_row (self, table, row, NULL, TRUE);
}

/**
 * prk_edit_move_row:
 * @after: (nullable): as for prk_edit_insert_row()
 *
 * Moves a row. One that already stands there adds nothing.
 */
void
prk_edit_move_row (PrkEdit    *self,
                   const char *table,
                   const char *row,
                   const char *after)
{
  prk_edit_insert_row (self, table, row, after);
}

/**
 * prk_edit_delete_row:
 *
 * Deletes a row as it stands now: what others write in it without having seen that brings it back.
 * A row that was added or restored in this same edit leaves no trace. What this edit sets in the
 * row, before or after, goes with it.
 */
void
prk_edit_delete_row (PrkEdit    *self,
                     const char *table,
                     const char *row)
{
  g_autofree char *row_path = NULL;
  g_autofree char *hapus = NULL;
  GStrv over;

  g_return_if_fail (self != NULL);
  g_return_if_fail (prk_path_is_valid (table));
  g_return_if_fail (prk_path_is_valid (row) && strchr (row, '/') == NULL);

  row_path = join (table, row);
  if (stands (self, row_path))
    {
      hapus = join (row_path, PRK_SEGMENT_HAPUS);
      over = self->is_inverse ? NULL : _prk_record_list_head_ids (self->record, row_path, TRUE);
      put_entry (self, hapus, ENTRY_DELETE, new_boolean (TRUE), over);
    }
  else
    {
      _prk_row_order_remove (get_order (self, table), row);
      g_hash_table_remove (self->born, row_path);
      g_hash_table_foreach_remove (self->entries, is_below, row_path);
      self->is_settled = FALSE;
    }
}

/**
 * prk_edit_restore_row:
 *
 * Brings a deleted row back, as it stood and where it stood. One that is not deleted, or only in
 * this same edit, adds nothing.
 */
void
prk_edit_restore_row (PrkEdit    *self,
                      const char *table,
                      const char *row)
{
  g_autofree char *row_path = NULL;

  g_return_if_fail (self != NULL);
  g_return_if_fail (prk_path_is_valid (table));
  g_return_if_fail (prk_path_is_valid (row) && strchr (row, '/') == NULL);

  row_path = join (table, row);
  if (_prk_record_row_exists (self->record, row_path))
    bring_to_life (self, row_path);
}

/* Listing */

typedef struct
{
  PrkEdit    *edit;
  const char *table;
} Settle;

static void
set_urut (const char *row,
          const char *urut,
          gpointer    user_data)
{
  const Settle *settle = user_data;
  g_autofree char *path =
      g_strconcat (settle->table, "/", row, "/" PRK_SEGMENT_URUT, NULL);

  prk_edit_set_string (settle->edit, path, urut);
}

static void
settle_orders (PrkEdit *self)
{
  GHashTableIter iter;
  gpointer table, order;

  if (self->is_settled)
    return;

  self->is_settled = TRUE;
  g_hash_table_iter_init (&iter, self->orders);
  while (g_hash_table_iter_next (&iter, &table, &order))
    {
      Settle settle = { .edit = self, .table = table };

      _prk_row_order_settle (order, set_urut, &settle);
    }
}

/**
 * prk_edit_is_empty:
 *
 * Whether the edit sets nothing.
 */
gboolean
prk_edit_is_empty (PrkEdit *self)
{
  g_autoptr(GPtrArray) sets = NULL;

  g_return_val_if_fail (self != NULL, TRUE);

  sets = prk_edit_list_sets (self);

  return sets->len == 0;
}

/* The path of the row whose "_hapus" stands at @path. */
static char *
row_of (const char *path)
{
  return g_strndup (path, strlen (path) - strlen ("/" PRK_SEGMENT_HAPUS));
}

/* What an entry of an inverse replaces now; NULL when there is nothing to do any more. */
static GStrv
find_over (PrkEdit     *self,
           const char  *path,
           const Entry *entry)
{
  g_autofree char *row_path = NULL;

  if (entry->kind == ENTRY_VALUE)
    return is_written_alone (self->record, path, entry->value)
               ? NULL
               : _prk_record_list_head_ids (self->record, path, FALSE);

  row_path = row_of (path);
  if (_prk_record_row_is_hidden (self->record, row_path) == (entry->kind == ENTRY_DELETE))
    return NULL;

  return entry->kind == ENTRY_DELETE ? _prk_record_list_head_ids (self->record, row_path, TRUE)
                                     : _prk_record_list_head_ids (self->record, path, FALSE);
}

/**
 * prk_edit_list_sets:
 *
 * What the edit sets, for prk_op_new(); empty when it sets nothing.
 *
 * Returns: (transfer full) (element-type PrkOpSet): in no particular order; frees its elements
 */
GPtrArray *
prk_edit_list_sets (PrkEdit *self)
{
  GPtrArray *sets = g_ptr_array_new_with_free_func ((GDestroyNotify) prk_op_set_free);
  GHashTableIter iter;
  gpointer path, value;

  g_return_val_if_fail (self != NULL, sets);

  settle_orders (self);

  g_hash_table_iter_init (&iter, self->entries);
  while (g_hash_table_iter_next (&iter, &path, &value))
    {
      const Entry *entry = value;
      g_auto(GStrv) over =
          entry->over != NULL ? g_strdupv (entry->over) : find_over (self, path, entry);

      if (over != NULL)
        g_ptr_array_add (sets,
                         prk_op_set_new (path, entry->value, (const char *const *) over));
    }

  return sets;
}

/* Inverse */

static gboolean
is_in_born_row (PrkEdit    *self,
                const char *path)
{
  for (const char *slash = strchr (path, '/'); slash != NULL; slash = strchr (slash + 1, '/'))
    {
      g_autofree char *row_path = g_strndup (path, slash - path);

      if (g_hash_table_contains (self->born, row_path))
        return TRUE;
    }

  return FALSE;
}

/* Writing into a deleted row brings it back; so undoing that deletes it again. */
static void
delete_hidden_rows (PrkEdit    *self,
                    const char *path,
                    PrkEdit    *inverse)
{
  const char *slash = strchr (path, '/');

  while (slash != NULL && (slash = strchr (slash + 1, '/')) != NULL)
    {
      g_autofree char *row_path = g_strndup (path, slash - path);
      g_autofree char *hapus = join (row_path, PRK_SEGMENT_HAPUS);

      if (_prk_record_row_is_hidden (self->record, row_path))
        put_entry (inverse, hapus, ENTRY_DELETE, new_boolean (TRUE), NULL);
    }
}

static void
invert (PrkEdit     *self,
        const char  *path,
        const Entry *entry,
        PrkEdit     *inverse)
{
  g_autofree char *row_path = NULL;
  JsonNode *before;

  if (is_in_born_row (self, path))
    return;

  if (entry->kind == ENTRY_VALUE)
    {
      before = prk_record_get_value (self->record, path);
      if (before != NULL)
        prk_edit_set_node (inverse, path, before);
      else
        prk_edit_clear (inverse, path);
      delete_hidden_rows (self, path, inverse);
      return;
    }

  row_path = row_of (path);
  if (_prk_record_row_is_hidden (self->record, row_path) != (entry->kind == ENTRY_DELETE))
    put_entry (inverse,
               path,
               entry->kind == ENTRY_DELETE ? ENTRY_RESTORE : ENTRY_DELETE,
               new_boolean (entry->kind != ENTRY_DELETE),
               NULL);
}

/**
 * prk_edit_new_inverse:
 *
 * The edit that brings back what the record shows now, before @self is applied: values, rows,
 * order. It replaces what stands when it is listed. The inverse of an inverse does the edit again.
 *
 * A path that had several heads gets the one value that it showed. One that nobody had written
 * becomes null.
 *
 * Returns: (transfer full): an edit of the same record
 */
PrkEdit *
prk_edit_new_inverse (PrkEdit *self)
{
  PrkEdit *inverse;
  GHashTableIter iter;
  gpointer path, entry;

  g_return_val_if_fail (self != NULL, NULL);

  settle_orders (self);
  inverse = new_edit (self->record, TRUE);

  g_hash_table_iter_init (&iter, self->entries);
  while (g_hash_table_iter_next (&iter, &path, &entry))
    invert (self, path, entry, inverse);

  g_hash_table_iter_init (&iter, self->born);
  while (g_hash_table_iter_next (&iter, &path, NULL))
    {
      g_autofree char *hapus = join (path, PRK_SEGMENT_HAPUS);

      put_entry (inverse, hapus, ENTRY_DELETE, new_boolean (TRUE), NULL);
    }

  return inverse;
}
