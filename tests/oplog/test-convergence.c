/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Five devices write on one record, each seeing some of what the others wrote, in no order that
 * means anything. Whatever they did:
 *
 *   - the ops in any order, with doubles, give the same state, byte for byte, and the same view;
 *   - that state is what the definition in src/README.md says, worked out the slow way;
 *   - undoing an edit at once shows what was shown before;
 *   - squashing the ops of one device that nobody else has keeps every value, head by head.
 *
 * Each run says its seed; PRAKARSA_SEED=… runs that one alone. */
#include "config.h"

#include <string.h>

#include "base/prk-json.h"
#include "oplog/prk-chain.h"
#include "oplog/prk-edit.h"
#include "oplog/prk-urut.h"

#include "prk-test-device.h"

#define N_DEVICES 5
#define N_STEPS 90
#define N_ORDERS 1000

typedef struct
{
  GRand         *random;
  PrkTestDevice *devices[N_DEVICES];
  PrkRecord     *records[N_DEVICES];
  guint          n_rows;
} World;

/* What a replica's ops give by definition: (element-type PrkWrite) by path. */
typedef GHashTable Heads;

static const char *const tables[] = { "biaya", "pihak" };
static const char *const columns[] = { "nama", "harga", "rincian/p/nama", "rincian/q/nama" };

static World *
new_world (guint64 seed)
{
  World *world = g_new0 (World, 1);

  world->random = g_rand_new_with_seed ((guint32) seed);
  for (guint i = 0; i < N_DEVICES; i++)
    {
      world->devices[i] = prk_test_device_new (seed * N_DEVICES + i);
      world->devices[i]->clock_us += prk_test_choose (world->random, 100000);
      world->records[i] = prk_record_new (PRK_TEST_RECORD, "kak");
    }

  return world;
}

static void
free_world (World *world)
{
  for (guint i = 0; i < N_DEVICES; i++)
    {
      prk_test_device_free (world->devices[i]);
      prk_record_unref (world->records[i]);
    }
  g_rand_free (world->random);
  g_free (world);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (World, free_world)

static gboolean
chance (World *world,
        guint  one_in)
{
  return prk_test_choose (world->random, one_in) == 0;
}

/* Random work */

static char *
change_text (World      *world,
             const char *text)
{
  g_auto(GStrv) paragraphs =
      g_strsplit (text != NULL ? text : "Satu.\n\nDua.\n\nTiga.", "\n\n", -1);
  guint place = prk_test_choose (world->random, g_strv_length (paragraphs));
  g_autofree char *old = paragraphs[place];

  paragraphs[place] = g_strdup_printf (chance (world, 3) ? "%s\n\nk%u" : "%s k%u",
                                       old,
                                       prk_test_choose (world->random, 100000));

  return g_strjoinv ("\n\n", paragraphs);
}

static const char *
choose_row (World      *world,
            GStrv       rows)
{
  guint n_rows = g_strv_length (rows);

  return n_rows > 0 ? rows[prk_test_choose (world->random, n_rows)] : NULL;
}

/* Any row that was ever there, deleted or not. */
static char *
any_row (World *world)
{
  return g_strdup_printf ("r%u", prk_test_choose (world->random, MAX (world->n_rows, 1)));
}

static void
change_rows (World      *world,
             PrkEdit    *edit,
             const char *table,
             GStrv       rows)
{
  const char *row = choose_row (world, rows);
  const char *after = chance (world, 4) ? NULL : choose_row (world, rows);
  g_autofree char *other = any_row (world);

  if (row == NULL || chance (world, 3))
    {
      g_autofree char *new_row = g_strdup_printf ("r%u", world->n_rows++);
      g_autofree char *path = g_strconcat (table, "/", new_row, "/nama", NULL);

      prk_edit_insert_row (edit, table, new_row, after);
      prk_edit_set_string (edit, path, new_row);
    }
  else if (chance (world, 3))
    {
      if (g_strcmp0 (row, after) != 0)
        prk_edit_move_row (edit, table, row, after);
    }
  else if (chance (world, 2))
    {
      prk_edit_delete_row (edit, table, row);
    }
  else
    {
      prk_edit_restore_row (edit, table, other);
    }
}

static void
change_cell (World      *world,
             PrkEdit    *edit,
             const char *table,
             GStrv       rows)
{
  const char *row = choose_row (world, rows);
  const char *column = columns[prk_test_choose (world->random, G_N_ELEMENTS (columns))];
  g_autofree char *path = NULL;

  if (row == NULL)
    return;

  path = g_strconcat (table, "/", row, "/", column, NULL);
  if (chance (world, 5))
    {
      g_autofree char *inner_table = g_strconcat (table, "/", row, "/rincian", NULL);

      prk_edit_delete_row (edit, inner_table, chance (world, 2) ? "p" : "q");
    }
  else
    {
      prk_edit_set_int (edit, path, prk_test_choose (world->random, 5));
    }
}

static void
fill_edit (World   *world,
           PrkEdit *edit)
{
  PrkRecord *record = prk_edit_get_record (edit);
  guint n_changes = 1 + prk_test_choose (world->random, 3);

  for (guint i = 0; i < n_changes; i++)
    {
      const char *table = tables[prk_test_choose (world->random, G_N_ELEMENTS (tables))];
      g_auto(GStrv) rows = prk_record_list_rows (record, table);

      switch (prk_test_choose (world->random, 5))
        {
        case 0:
          {
            g_autofree char *text = change_text (world, prk_record_get_text (record, "narasi"));

            prk_edit_set_text (edit, "narasi", text);
          }
          break;

        case 1:
          prk_edit_set_int (edit, "mulai", prk_test_choose (world->random, 4));
          break;

        case 2:
          change_cell (world, edit, table, rows);
          break;

        default:
          change_rows (world, edit, table, rows);
          break;
        }
    }
}

/* The device gets some of what another one wrote, in any order, some of it known already. */
static void
see_some (World *world,
          guint  reader)
{
  PrkTestDevice *writer = world->devices[prk_test_choose (world->random, N_DEVICES)];

  for (guint i = 0; i < writer->ops->len; i++)
    {
      guint place = prk_test_choose (world->random, writer->ops->len);

      prk_record_apply (world->records[reader], g_ptr_array_index (writer->ops, place));
    }
}

static GPtrArray *
list_all_ops (World *world)
{
  GPtrArray *ops = g_ptr_array_new ();

  for (guint i = 0; i < N_DEVICES; i++)
    g_ptr_array_extend (ops, world->devices[i]->ops, NULL, NULL);

  return ops;
}

static void
work (World *world)
{
  for (guint step = 0; step < N_STEPS; step++)
    {
      guint who = prk_test_choose (world->random, N_DEVICES);

      if (chance (world, 3))
        {
          see_some (world, who);
        }
      else
        {
          g_autoptr(PrkEdit) edit = prk_edit_new (world->records[who]);

          fill_edit (world, edit);
          prk_test_device_commit (world->devices[who], edit);
        }
    }
}

/* What is seen */

static gboolean
is_control (const char *path)
{
  return g_str_has_suffix (path, "/_urut") || g_str_has_suffix (path, "/_hapus");
}

/* Everything that a person can see of a record; null is nothing. */
static char *
describe (PrkRecord *record,
          gboolean   with_states)
{
  GString *text = g_string_new (NULL);
  g_auto(GStrv) paths = prk_record_list_paths (record, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_auto(GStrv) rows = prk_record_list_rows (record, tables[i]);
      g_autofree char *joined = g_strjoinv (" ", rows);

      g_string_append_printf (text, "%s: %s\n", tables[i], joined);
    }

  for (guint i = 0; paths[i] != NULL; i++)
    {
      JsonNode *value = prk_record_get_value (record, paths[i]);
      g_autofree char *json = prk_json_canonical (value);

      if (with_states)
        g_string_append_printf (text, "%d ", prk_record_get_state (record, paths[i]));
      else if (is_control (paths[i]) || JSON_NODE_HOLDS_NULL (value))
        continue;
      g_string_append_printf (text, "%s = %s\n", paths[i], json);
    }

  return g_string_free (text, FALSE);
}

/* The definition, the slow way */

static int
compare_writes (gconstpointer a,
                gconstpointer b)
{
  const PrkWrite *write_a = *(PrkWrite *const *) a;
  const PrkWrite *write_b = *(PrkWrite *const *) b;
  gint64 at_a = prk_op_get_at_us (write_a->op), at_b = prk_op_get_at_us (write_b->op);

  if (at_a != at_b)
    return at_a < at_b ? -1 : 1;

  return strcmp (prk_op_get_id (write_a->op), prk_op_get_id (write_b->op));
}

static gboolean
is_replaced (GPtrArray  *ops,
             const char *path,
             const char *id)
{
  for (guint i = 0; i < ops->len; i++)
    {
      PrkOp *op = g_ptr_array_index (ops, i);

      for (guint j = 0; j < prk_op_get_n_sets (op); j++)
        {
          const PrkOpSet *set = prk_op_get_set (op, j);

          if (strcmp (set->path, path) == 0 && g_strv_contains (set->over, id))
            return TRUE;
        }
    }

  return FALSE;
}

static Heads *
find_heads (GPtrArray *ops)
{
  Heads *heads = g_hash_table_new_full (g_str_hash,
                                        g_str_equal,
                                        NULL,
                                        (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < ops->len; i++)
    {
      PrkOp *op = g_ptr_array_index (ops, i);

      for (guint j = 0; j < prk_op_get_n_sets (op); j++)
        {
          PrkWrite write = { .op = op, .set = prk_op_get_set (op, j) };
          GPtrArray *writes = g_hash_table_lookup (heads, write.set->path);

          if (is_replaced (ops, write.set->path, prk_op_get_id (op)))
            continue;

          if (writes == NULL)
            {
              writes = g_ptr_array_new_with_free_func (g_free);
              g_hash_table_insert (heads, (gpointer) write.set->path, writes);
            }
          g_ptr_array_add (writes, g_memdup2 (&write, sizeof write));
          g_ptr_array_sort (writes, compare_writes);
        }
    }

  return heads;
}

static GList *
sorted_paths (Heads *heads)
{
  return g_list_sort (g_hash_table_get_keys (heads), (GCompareFunc) strcmp);
}

static char *
expected_state (Heads *heads)
{
  GString *state = g_string_new ("{");
  g_autoptr(GList) paths = sorted_paths (heads);

  for (GList *l = paths; l != NULL; l = l->next)
    {
      GPtrArray *writes = g_hash_table_lookup (heads, l->data);

      g_string_append_printf (state, "%s\"%s\":[", l != paths ? "," : "", (char *) l->data);
      for (guint i = 0; i < writes->len; i++)
        {
          const PrkWrite *write = g_ptr_array_index (writes, i);
          g_autofree char *value = prk_json_canonical (write->set->value);

          g_string_append_printf (state,
                                  "%s{\"id\":\"%s\",\"value\":%s}",
                                  i > 0 ? "," : "",
                                  prk_op_get_id (write->op),
                                  value);
        }
      g_string_append_c (state, ']');
    }
  g_string_append_c (state, '}');

  return g_string_free (state, FALSE);
}

static gboolean
is_tombstone (const PrkWrite *write)
{
  return g_str_has_suffix (write->set->path, "/_hapus") &&
         json_node_get_boolean (write->set->value);
}

/* Whether every head below @row, tombstones apart, was seen by @tombstone or came with it. */
static gboolean
covers (Heads          *heads,
        const char     *row,
        const PrkWrite *tombstone)
{
  g_autofree char *prefix = g_strconcat (row, "/", NULL);
  GHashTableIter iter;
  gpointer path, writes;

  g_hash_table_iter_init (&iter, heads);
  while (g_hash_table_iter_next (&iter, &path, &writes))
    {
      for (guint i = 0; g_str_has_prefix (path, prefix) && i < ((GPtrArray *) writes)->len; i++)
        {
          const PrkWrite *write = g_ptr_array_index ((GPtrArray *) writes, i);

          if (!is_tombstone (write) && write->op != tombstone->op &&
              !g_strv_contains (tombstone->set->over, prk_op_get_id (write->op)))
            return FALSE;
        }
    }

  return TRUE;
}

static gboolean
is_deleted (Heads      *heads,
            const char *row)
{
  g_autofree char *path = g_strconcat (row, "/_hapus", NULL);
  GPtrArray *writes = g_hash_table_lookup (heads, path);

  for (guint i = 0; writes != NULL && i < writes->len; i++)
    {
      const PrkWrite *write = g_ptr_array_index (writes, i);

      if (is_tombstone (write) && covers (heads, row, write))
        return TRUE;
    }

  return FALSE;
}

/* Rows that stand, sorted by their ids. */
static char *
expected_rows (Heads      *heads,
               const char *table)
{
  g_autofree char *prefix = g_strconcat (table, "/", NULL);
  g_autoptr(GList) paths = sorted_paths (heads);
  g_autoptr(GString) rows = g_string_new (NULL);
  g_autofree char *last = NULL;

  for (GList *l = paths; l != NULL; l = l->next)
    {
      const char *path = l->data;
      const char *slash =
          g_str_has_prefix (path, prefix) ? strchr (path + strlen (prefix), '/') : NULL;
      g_autofree char *row = slash != NULL ? g_strndup (path, slash - path) : NULL;

      if (row == NULL || g_strcmp0 (row, last) == 0)
        continue;
      if (!is_deleted (heads, row))
        g_string_append_printf (rows, "%s ", row + strlen (prefix));
      g_free (last);
      last = g_steal_pointer (&row);
    }

  return g_string_free (g_steal_pointer (&rows), FALSE);
}

static int
compare_rows (gconstpointer a,
              gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static char *
sorted_rows (PrkRecord  *record,
             const char *table)
{
  g_auto(GStrv) rows = prk_record_list_rows (record, table);
  GString *text = g_string_new (NULL);

  qsort (rows, g_strv_length (rows), sizeof *rows, compare_rows);
  for (guint i = 0; rows[i] != NULL; i++)
    g_string_append_printf (text, "%s ", rows[i]);

  return g_string_free (text, FALSE);
}

static void
assert_rows_in_order (PrkRecord  *record,
                      const char *table)
{
  g_auto(GStrv) rows = prk_record_list_rows (record, table);
  g_autofree char *last = g_strdup ("");

  for (guint i = 0; rows[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat (table, "/", rows[i], "/_urut", NULL);
      const char *urut = prk_record_get_string (record, path);
      g_autofree char *key = g_strconcat (urut != NULL ? urut : "", " ", rows[i], NULL);

      g_assert_cmpstr (last, <, key);
      g_free (last);
      last = g_steal_pointer (&key);
    }
}

/* Properties */

static void
shuffle (GRand     *random,
         GPtrArray *ops)
{
  for (guint i = ops->len; i > 1; i--)
    {
      guint place = prk_test_choose (random, i);
      gpointer op = ops->pdata[place];

      ops->pdata[place] = ops->pdata[i - 1];
      ops->pdata[i - 1] = op;
    }
}

static PrkRecord *
build (GPtrArray *ops)
{
  PrkRecord *record = prk_record_new (PRK_TEST_RECORD, "kak");

  for (guint i = 0; i < ops->len; i++)
    prk_record_apply (record, g_ptr_array_index (ops, i));

  return record;
}

static void
check_against_definition (GPtrArray *ops,
                          PrkRecord *record)
{
  g_autoptr(GHashTable) heads = find_heads (ops);
  g_autofree char *expected = expected_state (heads);
  g_autofree char *state = prk_record_dup_state (record);

  g_assert_cmpstr (state, ==, expected);

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *rows = sorted_rows (record, tables[i]);
      g_autofree char *rows_expected = expected_rows (heads, tables[i]);

      g_assert_cmpstr (rows, ==, rows_expected);
      assert_rows_in_order (record, tables[i]);
    }
}

static void
check_any_order (guint64 seed)
{
  g_autoptr(World) world = new_world (seed);
  g_autoptr(GPtrArray) ops = NULL;
  g_autoptr(PrkRecord) record = NULL;
  g_autofree char *state = NULL;
  g_autofree char *view = NULL;

  work (world);
  ops = list_all_ops (world);
  record = build (ops);
  state = prk_record_dup_state (record);
  view = describe (record, TRUE);
  check_against_definition (ops, record);

  for (guint order = 0; order < N_ORDERS; order++)
    {
      g_autoptr(GPtrArray) shuffled = g_ptr_array_copy (ops, NULL, NULL);
      guint n_doubles = prk_test_choose (world->random, ops->len);
      g_autoptr(PrkRecord) other = NULL;
      g_autofree char *other_state = NULL;

      for (guint i = 0; i < n_doubles; i++)
        g_ptr_array_add (shuffled, ops->pdata[prk_test_choose (world->random, ops->len)]);
      shuffle (world->random, shuffled);

      other = build (shuffled);
      other_state = prk_record_dup_state (other);
      g_assert_cmpstr (other_state, ==, state);
      if (order % 20 == 0)
        {
          g_autofree char *other_view = describe (other, TRUE);

          g_assert_cmpstr (other_view, ==, view);
        }
    }
}

static void
check_undo (guint64 seed)
{
  g_autoptr(World) world = new_world (seed);

  for (guint step = 0; step < N_STEPS; step++)
    {
      guint who = prk_test_choose (world->random, N_DEVICES);
      PrkRecord *record = world->records[who];
      g_autoptr(PrkRecord) copy = NULL;
      g_autofree char *before = NULL;
      g_autofree char *during = NULL;
      g_autofree char *after = NULL;
      g_autofree char *in_copy = NULL;
      g_autoptr(PrkEdit) edit = prk_edit_new (record);
      g_autoptr(PrkEdit) undo = NULL;
      g_autoptr(PrkEdit) redo = NULL;

      if (chance (world, 3))
        see_some (world, who);

      before = describe (record, FALSE);
      copy = prk_record_copy (record);

      fill_edit (world, edit);
      undo = prk_edit_new_inverse (edit);
      prk_test_device_commit (world->devices[who], edit);
      during = describe (record, FALSE);
      redo = prk_edit_new_inverse (undo);
      prk_test_device_commit (world->devices[who], undo);
      after = describe (record, FALSE);
      g_assert_cmpstr (after, ==, before);

      prk_test_device_commit (world->devices[who], redo);
      g_clear_pointer (&after, g_free);
      after = describe (record, FALSE);
      g_assert_cmpstr (after, ==, during);

      in_copy = describe (copy, FALSE);
      g_assert_cmpstr (in_copy, ==, before);
    }
}

/* Of each path the values of its heads, whatever op they came in. */
static char *
describe_values (PrkRecord *record,
                 gboolean  *has_moves)
{
  GString *text = g_string_new (NULL);
  g_autofree char *state = prk_record_dup_state (record);
  g_autoptr(JsonNode) node = prk_json_parse (state, -1, G_MAXSIZE, 20, NULL);
  JsonObjectIter iter;
  const char *path;
  JsonNode *heads;

  *has_moves = FALSE;
  json_object_iter_init_ordered (&iter, json_node_get_object (node));
  while (json_object_iter_next_ordered (&iter, &path, &heads))
    {
      JsonArray *array = json_node_get_array (heads);
      g_autoptr(GPtrArray) values = g_ptr_array_new_with_free_func (g_free);

      for (guint i = 0; i < json_array_get_length (array); i++)
        {
          JsonObject *head = json_array_get_object_element (array, i);

          g_ptr_array_add (values, prk_json_canonical (json_object_get_member (head, "value")));
        }
      if (values->len > 1 && g_str_has_suffix (path, "/_urut"))
        *has_moves = TRUE;

      g_ptr_array_sort (values, compare_rows);
      g_string_append_printf (text, "%s =", path);
      for (guint i = 0; i < values->len; i++)
        g_string_append_printf (text, " %s", (char *) values->pdata[i]);
      g_string_append_c (text, '\n');
    }

  return g_string_free (text, FALSE);
}

/* Device 0 goes off alone after a while: it still hears the others, but they do not hear it. */
static void
check_squash (guint64 seed)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(World) world = new_world (seed);
  PrkTestDevice *alone = world->devices[0];
  g_autoptr(GPtrArray) unsent = g_ptr_array_new ();
  g_autoptr(GPtrArray) squashed = NULL;
  g_autoptr(GPtrArray) ops = NULL;
  g_autoptr(GPtrArray) ops_after = g_ptr_array_new ();
  g_autoptr(PrkRecord) before = NULL;
  g_autoptr(PrkRecord) after = NULL;
  g_autofree char *values_before = NULL;
  g_autofree char *values_after = NULL;
  gboolean has_moves;
  guint n_sent;

  work (world);
  n_sent = alone->ops->len;
  for (guint step = 0; step < N_STEPS; step++)
    {
      guint who = prk_test_choose (world->random, N_DEVICES);
      g_autoptr(PrkEdit) edit = prk_edit_new (world->records[who]);

      fill_edit (world, edit);
      prk_test_device_commit (world->devices[who], edit);
      if (chance (world, 4))
        see_some (world, 0);
    }

  for (guint i = n_sent; i < alone->ops->len; i++)
    g_ptr_array_add (unsent, g_ptr_array_index (alone->ops, i));
  squashed = prk_chain_squash (unsent, alone->key, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (squashed->len, <=, MAX (unsent->len, 1));

  ops = list_all_ops (world);
  for (guint i = 0; i < ops->len; i++)
    {
      if (!g_ptr_array_find (unsent, ops->pdata[i], NULL))
        g_ptr_array_add (ops_after, ops->pdata[i]);
    }
  g_ptr_array_extend (ops_after, squashed, NULL, NULL);

  before = build (ops);
  after = build (ops_after);
  values_before = describe_values (before, &has_moves);
  values_after = describe_values (after, &has_moves);
  g_assert_cmpstr (values_after, ==, values_before);

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *rows_before = sorted_rows (before, tables[i]);
      g_autofree char *rows_after = sorted_rows (after, tables[i]);

      g_assert_cmpstr (rows_after, ==, rows_before);
    }

  /* Of two concurrent moves the later one counts, and squashed ops are later. */
  if (!has_moves)
    {
      for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
        {
          g_auto(GStrv) rows_before = prk_record_list_rows (before, tables[i]);
          g_auto(GStrv) rows_after = prk_record_list_rows (after, tables[i]);

          g_assert_cmpstrv (rows_after, rows_before);
        }
    }
}

typedef struct
{
  const char *name;
  void (*check) (guint64 seed);
  guint n_seeds;
} Property;

static const Property properties[] = {
  { "any-order-gives-the-same-state", check_any_order, 8 },
  { "undo-shows-what-was-before", check_undo, 60 },
  { "squash-keeps-every-value", check_squash, 100 },
};

static void
test_property (gconstpointer data)
{
  const Property *property = data;
  const char *told = g_getenv ("PRAKARSA_SEED");
  const guint64 first = told != NULL ? g_ascii_strtoull (told, NULL, 10) : 20261121;

  for (guint i = 0; i < (told != NULL ? 1 : property->n_seeds); i++)
    {
      g_test_message ("PRAKARSA_SEED=%" G_GUINT64_FORMAT, first + i);
      property->check (first + i);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (properties); i++)
    {
      g_autofree char *name = g_strconcat ("/convergence/", properties[i].name, NULL);

      g_test_add_data_func (name, &properties[i], test_property);
    }

  return g_test_run ();
}
