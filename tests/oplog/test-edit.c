/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "oplog/prk-edit.h"
#include "oplog/prk-urut.h"

#include "prk-test-device.h"

typedef struct
{
  PrkTestDevice *device;
  PrkTestDevice *other;
  PrkRecord     *record;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->device = prk_test_device_new (1);
  fixture->other = prk_test_device_new (2);
  fixture->record = prk_record_new (PRK_TEST_RECORD, "kak");
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  prk_record_unref (fixture->record);
  prk_test_device_free (fixture->device);
  prk_test_device_free (fixture->other);
}

/* Applies an edit and gives the one that undoes it. */
static PrkEdit *
commit (Fixture *fixture,
        PrkEdit *edit)
{
  PrkEdit *inverse = prk_edit_new_inverse (edit);

  prk_test_device_commit (fixture->device, edit);

  return inverse;
}

static void
assert_rows (PrkRecord  *record,
             const char *table,
             const char *expected)
{
  g_auto(GStrv) rows = prk_record_list_rows (record, table);
  g_autofree char *joined = g_strjoinv (" ", rows);

  g_assert_cmpstr (joined, ==, expected);
}

static guint
count_sets (PrkEdit *edit)
{
  g_autoptr(GPtrArray) sets = prk_edit_list_sets (edit);

  return sets->len;
}

/* A table "t" with the rows a b c d, each with a "nama". */
static void
make_table (Fixture *fixture)
{
  static const char *const rows[] = { "a", "b", "c", "d" };
  g_autoptr(PrkEdit) edit = prk_edit_new (fixture->record);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("t/", rows[i], "/nama", NULL);

      prk_edit_append_row (edit, "t", rows[i]);
      prk_edit_set_string (edit, path, rows[i]);
    }
  prk_test_device_commit (fixture->device, edit);
  assert_rows (fixture->record, "t", "a b c d");
}

static void
test_sets_every_kind_of_value (Fixture      *fixture,
                               gconstpointer data)
{
  PrkRecord *record = fixture->record;
  g_autoptr(PrkEdit) edit = prk_edit_new (record);
  g_autoptr(JsonNode) list = json_node_new (JSON_NODE_ARRAY);

  json_node_take_array (list, json_array_new ());
  json_array_add_string_element (json_node_get_array (list), "x");

  prk_edit_set_string (edit, "s", "teks");
  prk_edit_set_text (edit, "n", "*narasi*");
  prk_edit_set_int (edit, "i", -5);
  prk_edit_set_bool (edit, "b", TRUE);
  prk_edit_set_node (edit, "l", list);
  json_array_add_string_element (json_node_get_array (list), "bukan");
  prk_edit_clear (edit, "kosong");
  g_assert_cmpuint (count_sets (edit), ==, 5);
  prk_test_device_commit (fixture->device, edit);

  g_assert_cmpstr (prk_record_get_string (record, "s"), ==, "teks");
  g_assert_cmpstr (prk_record_get_text (record, "n"), ==, "*narasi*");
  g_assert_cmpint (prk_record_get_int (record, "i", 0), ==, -5);
  g_assert_true (prk_record_get_bool (record, "b"));
  g_assert_cmpuint (
      json_array_get_length (json_node_get_array (prk_record_get_value (record, "l"))), ==, 1);
  g_assert_cmpint (prk_record_get_state (record, "kosong"), ==, PRK_VALUE_NONE);
}

static void
test_last_value_of_a_path_counts (Fixture      *fixture,
                                  gconstpointer data)
{
  g_autoptr(PrkEdit) edit = prk_edit_new (fixture->record);

  prk_edit_set_string (edit, "s", "satu");
  prk_edit_set_string (edit, "s", "dua");
  g_assert_cmpuint (count_sets (edit), ==, 1);
  prk_test_device_commit (fixture->device, edit);

  g_assert_cmpstr (prk_record_get_string (fixture->record, "s"), ==, "dua");
}

static void
test_what_is_there_already_adds_nothing (Fixture      *fixture,
                                         gconstpointer data)
{
  g_autoptr(PrkEdit) first = prk_edit_new (fixture->record);
  g_autoptr(PrkEdit) second = prk_edit_new (fixture->record);

  g_assert_true (prk_edit_is_empty (first));
  prk_edit_set_string (first, "s", "satu");
  g_assert_false (prk_edit_is_empty (first));
  prk_test_device_commit (fixture->device, first);

  prk_edit_set_string (second, "s", "satu");
  g_assert_true (prk_edit_is_empty (second));
  prk_edit_set_string (second, "s", "dua");
  g_assert_false (prk_edit_is_empty (second));
  prk_edit_set_string (second, "s", "satu");
  g_assert_true (prk_edit_is_empty (second));
}

static void
test_clear_gives_null (Fixture      *fixture,
                       gconstpointer data)
{
  g_autoptr(PrkEdit) first = prk_edit_new (fixture->record);
  g_autoptr(PrkEdit) second = prk_edit_new (fixture->record);

  prk_edit_set_string (first, "s", "satu");
  prk_edit_set_text (first, "n", "dua");
  prk_test_device_commit (fixture->device, first);
  prk_edit_set_string (second, "s", NULL);
  prk_edit_set_text (second, "n", NULL);
  prk_test_device_commit (fixture->device, second);

  g_assert_cmpint (prk_record_get_state (fixture->record, "s"), ==, PRK_VALUE_SINGLE);
  g_assert_true (JSON_NODE_HOLDS_NULL (prk_record_get_value (fixture->record, "s")));
  g_assert_null (prk_record_get_text (fixture->record, "n"));
}

static void
test_write_that_came_in_between_is_kept (Fixture      *fixture,
                                         gconstpointer data)
{
  g_autoptr(PrkEdit) edit = prk_edit_new (fixture->record);

  prk_edit_set_string (edit, "s", "saya");
  prk_record_apply (fixture->record,
                    prk_test_device_write_string (fixture->other, "s", "dia", NULL));
  prk_test_device_commit (fixture->device, edit);

  g_assert_cmpint (prk_record_get_state (fixture->record, "s"), ==, PRK_VALUE_CONCURRENT);
}

static void
test_choosing_replaces_every_head (Fixture      *fixture,
                                   gconstpointer data)
{
  g_autoptr(PrkEdit) edit = prk_edit_new (fixture->record);

  prk_record_apply (fixture->record,
                    prk_test_device_write_string (fixture->device, "s", "a", NULL));
  prk_record_apply (fixture->record, prk_test_device_write_string (fixture->other, "s", "b", NULL));
  prk_edit_set_string (edit, "s", "a");
  prk_test_device_commit (fixture->device, edit);

  g_assert_cmpint (prk_record_get_state (fixture->record, "s"), ==, PRK_VALUE_SINGLE);
  g_assert_cmpstr (prk_record_get_string (fixture->record, "s"), ==, "a");
}

/* Rows */

static void
test_rows_go_where_they_are_put (Fixture      *fixture,
                                 gconstpointer data)
{
  g_autoptr(PrkEdit) edit = NULL;

  make_table (fixture);
  edit = prk_edit_new (fixture->record);
  prk_edit_insert_row (edit, "t", "x", NULL);
  prk_edit_insert_row (edit, "t", "y", "b");
  prk_edit_insert_row (edit, "t", "z", "y");
  prk_edit_insert_row (edit, "t", "v", "tidak-ada");
  prk_edit_append_row (edit, "t", "w");
  prk_edit_move_row (edit, "t", "d", "x");
  prk_test_device_commit (fixture->device, edit);

  assert_rows (fixture->record, "t", "x d a b y z c v w");
}

static void
test_only_moved_rows_are_written (Fixture      *fixture,
                                  gconstpointer data)
{
  g_autoptr(PrkEdit) edit = NULL;

  make_table (fixture);
  edit = prk_edit_new (fixture->record);
  prk_edit_move_row (edit, "t", "b", "a");
  prk_edit_move_row (edit, "t", "a", NULL);
  prk_edit_append_row (edit, "t", "d");
  g_assert_true (prk_edit_is_empty (edit));

  prk_edit_move_row (edit, "t", "b", "d");
  g_assert_cmpuint (count_sets (edit), ==, 1);
}

static void
test_thousand_rows_in_a_gap_keep_short_keys (Fixture      *fixture,
                                             gconstpointer data)
{
  const guint n_rows = 1000;
  g_autoptr(PrkEdit) edit = NULL;
  g_autofree char *previous = g_strdup ("b");
  g_auto(GStrv) rows = NULL;

  make_table (fixture);
  edit = prk_edit_new (fixture->record);
  for (guint i = 0; i < n_rows; i++)
    {
      g_autofree char *row = g_strdup_printf ("r%u", i);

      prk_edit_insert_row (edit, "t", row, previous);
      g_free (previous);
      previous = g_steal_pointer (&row);
    }
  g_assert_cmpuint (count_sets (edit), ==, n_rows);
  prk_test_device_commit (fixture->device, edit);

  rows = prk_record_list_rows (fixture->record, "t");
  g_assert_cmpuint (g_strv_length (rows), ==, n_rows + 4);
  for (guint i = 0; i < n_rows; i++)
    {
      g_autofree char *row = g_strdup_printf ("r%u", i);
      g_autofree char *path = g_strconcat ("t/", row, "/_urut", NULL);

      g_assert_cmpstr (rows[i + 2], ==, row);
      g_assert_cmpuint (strlen (prk_record_get_string (fixture->record, path)), <, 8);
    }
}

/* One edit a row, each into the same place: keys grow, until the neighbours make room. */
static void
test_any_number_of_rows_fits_one_spot (Fixture      *fixture,
                                       gconstpointer data)
{
  const guint n_rows = 1500;
  g_auto(GStrv) rows = NULL;

  make_table (fixture);
  for (guint i = 0; i < n_rows; i++)
    {
      g_autoptr(PrkEdit) edit = prk_edit_new (fixture->record);
      g_autofree char *row = g_strdup_printf ("r%u", i);

      prk_edit_insert_row (edit, "t", row, "b");
      prk_test_device_commit (fixture->device, edit);
    }

  rows = prk_record_list_rows (fixture->record, "t");
  g_assert_cmpuint (g_strv_length (rows), ==, n_rows + 4);
  g_assert_cmpstr (rows[1], ==, "b");
  for (guint i = 0; i < n_rows; i++)
    {
      g_autofree char *row = g_strdup_printf ("r%u", n_rows - 1 - i);
      g_autofree char *path = g_strconcat ("t/", row, "/_urut", NULL);

      g_assert_cmpstr (rows[i + 2], ==, row);
      g_assert_cmpuint (strlen (prk_record_get_string (fixture->record, path)), <, 70);
    }
}

static void
test_row_fits_between_equal_keys (Fixture      *fixture,
                                  gconstpointer data)
{
  g_autoptr(PrkEdit) edit = NULL;

  prk_record_apply (fixture->record,
                    prk_test_device_write_string (fixture->device, "t/a/_urut", "a0", NULL));
  prk_record_apply (fixture->record,
                    prk_test_device_write_string (fixture->other, "t/b/_urut", "a0", NULL));
  prk_record_apply (fixture->record,
                    prk_test_device_write_string (fixture->other, "t/c/_urut", "a0", NULL));
  prk_record_apply (fixture->record,
                    prk_test_device_write_string (fixture->other, "t/d/_urut", "a1", NULL));
  prk_record_apply (fixture->record,
                    prk_test_device_write_string (fixture->other, "t/e/nama", "tanpa", NULL));
  assert_rows (fixture->record, "t", "e a b c d");

  edit = prk_edit_new (fixture->record);
  prk_edit_insert_row (edit, "t", "x", "a");
  prk_edit_insert_row (edit, "t", "y", NULL);
  prk_test_device_commit (fixture->device, edit);
  assert_rows (fixture->record, "t", "y e a x b c d");
}

static void
test_row_added_and_deleted_leaves_no_trace (Fixture      *fixture,
                                            gconstpointer data)
{
  g_autoptr(PrkEdit) edit = NULL;

  make_table (fixture);
  edit = prk_edit_new (fixture->record);
  prk_edit_append_row (edit, "t", "x");
  prk_edit_set_string (edit, "t/x/nama", "x");
  prk_edit_delete_row (edit, "t", "x");
  prk_edit_delete_row (edit, "t", "b");
  prk_edit_restore_row (edit, "t", "b");
  g_assert_true (prk_edit_is_empty (edit));
}

static void
test_deleted_row_comes_back_where_it_was (Fixture      *fixture,
                                          gconstpointer data)
{
  g_autoptr(PrkEdit) delete = NULL;
  g_autoptr(PrkEdit) again = NULL;
  g_autoptr(PrkEdit) restore = NULL;

  make_table (fixture);

  delete = prk_edit_new (fixture->record);
  prk_edit_delete_row (delete, "t", "b");
  prk_test_device_commit (fixture->device, delete);
  assert_rows (fixture->record, "t", "a c d");

  again = prk_edit_new (fixture->record);
  prk_edit_delete_row (again, "t", "b");
  g_assert_true (prk_edit_is_empty (again));

  restore = prk_edit_new (fixture->record);
  prk_edit_restore_row (restore, "t", "b");
  prk_edit_restore_row (restore, "t", "c");
  g_assert_cmpuint (count_sets (restore), ==, 1);
  prk_test_device_commit (fixture->device, restore);
  assert_rows (fixture->record, "t", "a b c d");
  g_assert_cmpstr (prk_record_get_string (fixture->record, "t/b/nama"), ==, "b");
}

static void
test_inserting_a_deleted_row_restores_it (Fixture      *fixture,
                                          gconstpointer data)
{
  g_autoptr(PrkEdit) delete = NULL;
  g_autoptr(PrkEdit) insert = NULL;
  g_autoptr(PrkEdit) nothing = NULL;

  make_table (fixture);
  delete = prk_edit_new (fixture->record);
  prk_edit_delete_row (delete, "t", "b");
  prk_test_device_commit (fixture->device, delete);

  nothing = prk_edit_new (fixture->record);
  prk_edit_insert_row (nothing, "t", "b", "d");
  prk_edit_delete_row (nothing, "t", "b");
  g_assert_true (prk_edit_is_empty (nothing));

  insert = prk_edit_new (fixture->record);
  prk_edit_insert_row (insert, "t", "b", "d");
  prk_test_device_commit (fixture->device, insert);
  assert_rows (fixture->record, "t", "a c d b");
}

static void
test_deleting_takes_rows_within (Fixture      *fixture,
                                 gconstpointer data)
{
  g_autoptr(PrkEdit) edit = NULL;
  g_autoptr(PrkEdit) delete = NULL;

  make_table (fixture);
  edit = prk_edit_new (fixture->record);
  prk_edit_append_row (edit, "t/b/rincian", "p");
  prk_edit_set_string (edit, "t/b/rincian/p/nama", "p");
  prk_test_device_commit (fixture->device, edit);

  delete = prk_edit_new (fixture->record);
  prk_edit_delete_row (delete, "t", "b");
  prk_test_device_commit (fixture->device, delete);
  assert_rows (fixture->record, "t", "a c d");
}

/* Undo */

static void
test_undo_brings_back_values (Fixture      *fixture,
                              gconstpointer data)
{
  PrkRecord *record = fixture->record;
  g_autoptr(PrkEdit) first = prk_edit_new (record);
  g_autoptr(PrkEdit) second = prk_edit_new (record);
  g_autoptr(PrkEdit) undo = NULL;
  g_autoptr(PrkEdit) redo = NULL;

  prk_edit_set_string (first, "s", "satu");
  prk_test_device_commit (fixture->device, first);

  prk_edit_set_string (second, "s", "dua");
  prk_edit_set_int (second, "baru", 5);
  undo = commit (fixture, second);
  g_assert_cmpstr (prk_record_get_string (record, "s"), ==, "dua");

  redo = commit (fixture, undo);
  g_assert_cmpstr (prk_record_get_string (record, "s"), ==, "satu");
  g_assert_cmpint (prk_record_get_int (record, "baru", -1), ==, -1);

  prk_test_device_commit (fixture->device, redo);
  g_assert_cmpstr (prk_record_get_string (record, "s"), ==, "dua");
  g_assert_cmpint (prk_record_get_int (record, "baru", -1), ==, 5);
}

static void
test_undo_works_after_other_ops (Fixture      *fixture,
                                 gconstpointer data)
{
  PrkRecord *record = fixture->record;
  g_autoptr(PrkEdit) first = prk_edit_new (record);
  g_autoptr(PrkEdit) second = prk_edit_new (record);
  g_autoptr(PrkEdit) later = NULL;
  g_autoptr(PrkEdit) undo = NULL;

  prk_edit_set_string (first, "s", "satu");
  prk_test_device_commit (fixture->device, first);
  prk_edit_set_string (second, "s", "dua");
  undo = commit (fixture, second);

  later = prk_edit_new (record);
  prk_edit_set_string (later, "lain", "x");
  prk_test_device_commit (fixture->other, later);
  prk_record_apply (record, prk_test_device_write_string (fixture->other, "s", "serentak", NULL));
  g_assert_cmpint (prk_record_get_state (record, "s"), ==, PRK_VALUE_CONCURRENT);

  prk_test_device_commit (fixture->device, undo);
  g_assert_cmpint (prk_record_get_state (record, "s"), ==, PRK_VALUE_SINGLE);
  g_assert_cmpstr (prk_record_get_string (record, "s"), ==, "satu");
  g_assert_cmpstr (prk_record_get_string (record, "lain"), ==, "x");
}

static void
test_undo_brings_back_rows_and_order (Fixture      *fixture,
                                      gconstpointer data)
{
  PrkRecord *record = fixture->record;
  g_autoptr(PrkEdit) edit = NULL;
  g_autoptr(PrkEdit) undo = NULL;
  g_autoptr(PrkEdit) redo = NULL;
  g_autoptr(PrkEdit) undo_again = NULL;

  make_table (fixture);
  edit = prk_edit_new (record);
  prk_edit_delete_row (edit, "t", "b");
  prk_edit_insert_row (edit, "t", "x", "c");
  prk_edit_set_string (edit, "t/x/nama", "x");
  prk_edit_move_row (edit, "t", "d", NULL);
  prk_edit_set_string (edit, "t/a/nama", "A");
  undo = commit (fixture, edit);
  assert_rows (record, "t", "d a c x");

  redo = commit (fixture, undo);
  assert_rows (record, "t", "a b c d");
  g_assert_cmpstr (prk_record_get_string (record, "t/a/nama"), ==, "a");

  undo_again = commit (fixture, redo);
  assert_rows (record, "t", "d a c x");
  g_assert_cmpstr (prk_record_get_string (record, "t/x/nama"), ==, "x");

  prk_test_device_commit (fixture->device, undo_again);
  assert_rows (record, "t", "a b c d");
}

static void
test_undo_of_restore_deletes (Fixture      *fixture,
                              gconstpointer data)
{
  g_autoptr(PrkEdit) delete = NULL;
  g_autoptr(PrkEdit) restore = NULL;
  g_autoptr(PrkEdit) undo = NULL;

  make_table (fixture);
  delete = prk_edit_new (fixture->record);
  prk_edit_delete_row (delete, "t", "b");
  prk_test_device_commit (fixture->device, delete);

  restore = prk_edit_new (fixture->record);
  prk_edit_restore_row (restore, "t", "b");
  undo = commit (fixture, restore);
  assert_rows (fixture->record, "t", "a b c d");

  prk_test_device_commit (fixture->device, undo);
  assert_rows (fixture->record, "t", "a c d");
}

static void
test_undo_of_what_others_undid_is_empty (Fixture      *fixture,
                                         gconstpointer data)
{
  g_autoptr(PrkEdit) delete = NULL;
  g_autoptr(PrkEdit) undo = NULL;
  g_autoptr(PrkEdit) restore = NULL;

  make_table (fixture);
  delete = prk_edit_new (fixture->record);
  prk_edit_delete_row (delete, "t", "b");
  undo = commit (fixture, delete);
  g_assert_false (prk_edit_is_empty (undo));

  restore = prk_edit_new (fixture->record);
  prk_edit_restore_row (restore, "t", "b");
  prk_test_device_commit (fixture->other, restore);
  g_assert_true (prk_edit_is_empty (undo));
}

#define ADD(name, function) \
  g_test_add ("/edit/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("sets-every-kind-of-value", test_sets_every_kind_of_value);
  ADD ("last-value-of-a-path-counts", test_last_value_of_a_path_counts);
  ADD ("what-is-there-already-adds-nothing", test_what_is_there_already_adds_nothing);
  ADD ("clear-gives-null", test_clear_gives_null);
  ADD ("write-that-came-in-between-is-kept", test_write_that_came_in_between_is_kept);
  ADD ("choosing-replaces-every-head", test_choosing_replaces_every_head);
  ADD ("rows-go-where-they-are-put", test_rows_go_where_they_are_put);
  ADD ("only-moved-rows-are-written", test_only_moved_rows_are_written);
  ADD ("thousand-rows-in-a-gap-keep-short-keys", test_thousand_rows_in_a_gap_keep_short_keys);
  ADD ("any-number-of-rows-fits-one-spot", test_any_number_of_rows_fits_one_spot);
  ADD ("row-fits-between-equal-keys", test_row_fits_between_equal_keys);
  ADD ("row-added-and-deleted-leaves-no-trace", test_row_added_and_deleted_leaves_no_trace);
  ADD ("deleted-row-comes-back-where-it-was", test_deleted_row_comes_back_where_it_was);
  ADD ("inserting-a-deleted-row-restores-it", test_inserting_a_deleted_row_restores_it);
  ADD ("deleting-takes-rows-within", test_deleting_takes_rows_within);
  ADD ("undo-brings-back-values", test_undo_brings_back_values);
  ADD ("undo-works-after-other-ops", test_undo_works_after_other_ops);
  ADD ("undo-brings-back-rows-and-order", test_undo_brings_back_rows_and_order);
  ADD ("undo-of-restore-deletes", test_undo_of_restore_deletes);
  ADD ("undo-of-what-others-undid-is-empty", test_undo_of_what_others_undid_is_empty);

  return g_test_run ();
}
