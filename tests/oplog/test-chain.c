/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "oplog/prk-chain.h"
#include "oplog/prk-edit.h"

#include "prk-test-device.h"

#define OTHER_RECORD "01985d80-0000-7000-8000-000000000002"

typedef struct
{
  PrkTestDevice *device;
  PrkTestDevice *other;
  PrkRecord     *record;
  PrkRecord     *second;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->device = prk_test_device_new (1);
  fixture->other = prk_test_device_new (2);
  fixture->record = prk_record_new (PRK_TEST_RECORD, "kak");
  fixture->second = prk_record_new (OTHER_RECORD, "kak");
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  prk_record_unref (fixture->record);
  prk_record_unref (fixture->second);
  prk_test_device_free (fixture->device);
  prk_test_device_free (fixture->other);
}

/* Check */

static void
test_follows_its_predecessor (Fixture      *fixture,
                              gconstpointer data)
{
  g_autoptr(GError) error = NULL;
  PrkOp *first = prk_test_device_write_string (fixture->device, "s", "1", NULL);
  PrkOp *second = prk_test_device_write_string (fixture->device, "s", "2", NULL);

  g_assert_true (prk_chain_check (first, 0, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (prk_chain_check (second, 1, prk_op_get_id (first), &error));
  g_assert_no_error (error);
}

static void
refuse (PrkOp      *op,
        guint64     last_n,
        const char *last_id,
        PrkOpError  code)
{
  g_autoptr(GError) error = NULL;

  g_assert_false (prk_chain_check (op, last_n, last_id, &error));
  g_assert_error (error, PRK_OP_ERROR, (int) code);
}

static void
test_holes_forks_and_known_ops_are_told (Fixture      *fixture,
                                         gconstpointer data)
{
  g_autoptr(PrkTestDevice) twin = prk_test_device_new (1);
  PrkOp *first = prk_test_device_write_string (fixture->device, "s", "1", NULL);
  PrkOp *second = prk_test_device_write_string (fixture->device, "s", "2", NULL);
  PrkOp *third = prk_test_device_write_string (fixture->device, "s", "3", NULL);
  PrkOp *other_first = prk_test_device_write_string (twin, "s", "lain", NULL);
  PrkOp *other_second = prk_test_device_write_string (twin, "s", "lain lagi", NULL);

  refuse (second, 0, NULL, PRK_OP_ERROR_HOLE);
  refuse (third, 1, prk_op_get_id (first), PRK_OP_ERROR_HOLE);
  refuse (second, 2, prk_op_get_id (second), PRK_OP_ERROR_KNOWN);
  refuse (other_second, 2, prk_op_get_id (second), PRK_OP_ERROR_FORK);
  refuse (other_second, 1, prk_op_get_id (first), PRK_OP_ERROR_FORK);
  refuse (other_first, 2, prk_op_get_id (second), PRK_OP_ERROR_FORK);
}

/* Squash */

static GPtrArray *
squash (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;
  GPtrArray *squashed = prk_chain_squash (fixture->device->ops, fixture->device->key, &error);
  guint64 last_n = 0;
  const char *last_id = NULL;
  gint64 last_us = 0;

  g_assert_no_error (error);

  /* A chain as good as the one before. */
  for (guint i = 0; i < squashed->len; i++)
    {
      PrkOp *op = g_ptr_array_index (squashed, i);
      g_autoptr(PrkOp) again =
          prk_op_new_from_bytes (prk_op_get_bytes (op), prk_op_get_signature (op), &error);

      g_assert_no_error (error);
      g_assert_true (prk_chain_check (again, last_n, last_id, &error));
      g_assert_cmpint (prk_op_get_at_us (op), >, last_us);
      last_n = prk_op_get_n (op);
      last_id = prk_op_get_id (op);
      last_us = prk_op_get_at_us (op);
    }

  return squashed;
}

/* The record as it is after squashing: other devices' ops stay. */
static PrkRecord *
rebuild (PrkRecord     *record,
         PrkTestDevice *other,
         GPtrArray     *squashed)
{
  PrkRecord *rebuilt = prk_record_new (prk_record_get_id (record), prk_record_get_kind (record));

  for (guint i = 0; i < other->ops->len; i++)
    prk_record_apply (rebuilt, g_ptr_array_index (other->ops, i));
  for (guint i = 0; i < squashed->len; i++)
    prk_record_apply (rebuilt, g_ptr_array_index (squashed, i));

  return rebuilt;
}

static void
set_string (PrkTestDevice *device,
            PrkRecord     *record,
            const char    *path,
            const char    *value)
{
  g_autoptr(PrkEdit) edit = prk_edit_new (record);

  prk_edit_set_string (edit, path, value);
  g_assert_nonnull (prk_test_device_commit (device, edit));
}

static void
append_row (PrkTestDevice *device,
            PrkRecord     *record,
            const char    *row)
{
  g_autoptr(PrkEdit) edit = prk_edit_new (record);

  prk_edit_append_row (edit, "t", row);
  prk_test_device_commit (device, edit);
}

static void
delete_row (PrkTestDevice *device,
            PrkRecord     *record,
            const char    *row)
{
  g_autoptr(PrkEdit) edit = prk_edit_new (record);

  prk_edit_delete_row (edit, "t", row);
  g_assert_nonnull (prk_test_device_commit (device, edit));
}

static void
restore_row (PrkTestDevice *device,
             PrkRecord     *record,
             const char    *row)
{
  g_autoptr(PrkEdit) edit = prk_edit_new (record);

  prk_edit_restore_row (edit, "t", row);
  g_assert_nonnull (prk_test_device_commit (device, edit));
}

static void
assert_rows (PrkRecord  *record,
             const char *expected)
{
  g_auto(GStrv) rows = prk_record_list_rows (record, "t");
  g_autofree char *joined = g_strjoinv (" ", rows);

  g_assert_cmpstr (joined, ==, expected);
}

static void
test_one_op_a_record_is_left (Fixture      *fixture,
                              gconstpointer data)
{
  g_autoptr(GPtrArray) squashed = NULL;
  g_autoptr(PrkRecord) record = NULL;
  g_autoptr(PrkRecord) second = NULL;

  set_string (fixture->device, fixture->record, "s", "1");
  set_string (fixture->device, fixture->second, "s", "dua");
  set_string (fixture->device, fixture->record, "s", "2");
  set_string (fixture->device, fixture->record, "u", "x");
  set_string (fixture->device, fixture->record, "s", "3");

  squashed = squash (fixture);
  g_assert_cmpuint (squashed->len, ==, 2);
  record = rebuild (fixture->record, fixture->other, squashed);
  second = rebuild (fixture->second, fixture->other, squashed);
  g_assert_cmpint (prk_record_get_state (record, "s"), ==, PRK_VALUE_SINGLE);
  g_assert_cmpstr (prk_record_get_string (record, "s"), ==, "3");
  g_assert_cmpstr (prk_record_get_string (record, "u"), ==, "x");
  g_assert_cmpstr (prk_record_get_string (second, "s"), ==, "dua");
}

static void
test_single_ops_are_left_alone (Fixture      *fixture,
                                gconstpointer data)
{
  g_autoptr(GPtrArray) squashed = NULL;

  set_string (fixture->device, fixture->record, "s", "1");
  set_string (fixture->device, fixture->second, "s", "2");

  squashed = squash (fixture);
  g_assert_cmpuint (squashed->len, ==, 2);
  g_assert_true (squashed->pdata[0] == fixture->device->ops->pdata[0]);
  g_assert_true (squashed->pdata[1] == fixture->device->ops->pdata[1]);
}

static void
test_nothing_before_a_barrier_is_touched (Fixture      *fixture,
                                          gconstpointer data)
{
  static const char *const kinds[] = { "versi", "peristiwa" };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr(PrkRecord) barrier = prk_record_new (OTHER_RECORD, kinds[i]);
      g_autoptr(GPtrArray) squashed = NULL;
      guint n_before;

      set_string (fixture->device, fixture->record, "s", "1");
      set_string (fixture->device, fixture->record, "s", "2");
      set_string (fixture->device, barrier, "label", kinds[i]);
      n_before = fixture->device->ops->len;
      set_string (fixture->device, fixture->record, "s", "3");
      set_string (fixture->device, fixture->record, "s", "4");

      squashed = squash (fixture);
      g_assert_cmpuint (squashed->len, ==, n_before + 1);
      for (guint j = 0; j < n_before; j++)
        g_assert_true (squashed->pdata[j] == fixture->device->ops->pdata[j]);
    }
}

static void
test_heads_of_others_stay_beside_ours (Fixture      *fixture,
                                       gconstpointer data)
{
  g_autoptr(GPtrArray) squashed = NULL;
  g_autoptr(PrkRecord) rebuilt = NULL;
  g_autoptr(PrkRecord) elsewhere = NULL;

  set_string (fixture->other, fixture->record, "seen", "dia");
  set_string (fixture->other, fixture->record, "unseen", "dia");
  elsewhere = prk_record_copy (fixture->record);

  set_string (fixture->device, fixture->record, "seen", "1");
  set_string (fixture->device, fixture->record, "unseen", "1");
  set_string (fixture->other, elsewhere, "unseen", "dia lagi");
  set_string (fixture->device, fixture->record, "seen", "2");
  set_string (fixture->device, fixture->record, "unseen", "2");

  squashed = squash (fixture);
  g_assert_cmpuint (squashed->len, ==, 1);
  rebuilt = rebuild (fixture->record, fixture->other, squashed);
  g_assert_cmpint (prk_record_get_state (rebuilt, "seen"), ==, PRK_VALUE_SINGLE);
  g_assert_cmpstr (prk_record_get_string (rebuilt, "seen"), ==, "2");
  g_assert_cmpint (prk_record_get_state (rebuilt, "unseen"), ==, PRK_VALUE_CONCURRENT);
}

static void
test_deleted_rows_stay_deleted (Fixture      *fixture,
                                gconstpointer data)
{
  g_autoptr(GPtrArray) squashed = NULL;
  g_autoptr(PrkRecord) rebuilt = NULL;

  append_row (fixture->other, fixture->record, "a");
  append_row (fixture->device, fixture->record, "b");
  append_row (fixture->device, fixture->record, "c");
  set_string (fixture->device, fixture->record, "t/a/nama", "x");
  set_string (fixture->device, fixture->record, "t/b/nama", "x");
  delete_row (fixture->device, fixture->record, "a");
  delete_row (fixture->device, fixture->record, "b");
  delete_row (fixture->device, fixture->record, "c");
  restore_row (fixture->device, fixture->record, "c");
  set_string (fixture->device, fixture->record, "t/c/nama", "y");
  assert_rows (fixture->record, "c");

  squashed = squash (fixture);
  g_assert_cmpuint (squashed->len, ==, 1);
  rebuilt = rebuild (fixture->record, fixture->other, squashed);
  assert_rows (rebuilt, "c");
  restore_row (fixture->other, rebuilt, "b");
  g_assert_cmpstr (prk_record_get_string (rebuilt, "t/b/nama"), ==, "x");
}

static void
test_row_written_after_deleting_stays (Fixture      *fixture,
                                       gconstpointer data)
{
  g_autoptr(GPtrArray) squashed = NULL;
  g_autoptr(PrkRecord) rebuilt = NULL;

  append_row (fixture->device, fixture->record, "a");
  append_row (fixture->device, fixture->record, "b");
  delete_row (fixture->device, fixture->record, "a");
  set_string (fixture->device, fixture->record, "t/a/nama", "kembali");
  assert_rows (fixture->record, "a b");

  squashed = squash (fixture);
  g_assert_cmpuint (squashed->len, ==, 2);
  rebuilt = rebuild (fixture->record, fixture->other, squashed);
  assert_rows (rebuilt, "a b");
}

static void
test_edit_of_others_keeps_a_squashed_row (Fixture      *fixture,
                                          gconstpointer data)
{
  g_autoptr(GPtrArray) squashed = NULL;
  g_autoptr(PrkRecord) rebuilt = NULL;
  g_autoptr(PrkRecord) elsewhere = NULL;

  append_row (fixture->other, fixture->record, "a");
  elsewhere = prk_record_copy (fixture->record);
  set_string (fixture->device, fixture->record, "t/a/nama", "x");
  delete_row (fixture->device, fixture->record, "a");
  set_string (fixture->other, elsewhere, "t/a/harga", "5");

  squashed = squash (fixture);
  g_assert_cmpuint (squashed->len, ==, 1);
  rebuilt = rebuild (fixture->record, fixture->other, squashed);
  assert_rows (rebuilt, "a");
}

static void
test_squashed_ops_keep_to_the_limits (Fixture      *fixture,
                                      gconstpointer data)
{
  g_autoptr(GPtrArray) squashed = NULL;
  g_autoptr(PrkRecord) rebuilt = NULL;
  g_autofree char *megabyte = g_strnfill (1024 * 1024, 'a');

  for (guint i = 0; i < 6; i++)
    {
      g_autofree char *path = g_strdup_printf ("p%u", i);

      set_string (fixture->device, fixture->record, path, "0");
      set_string (fixture->device, fixture->record, path, megabyte);
    }

  squashed = squash (fixture);
  g_assert_cmpuint (squashed->len, ==, 2);
  rebuilt = rebuild (fixture->record, fixture->other, squashed);
  for (guint i = 0; i < 6; i++)
    {
      g_autofree char *path = g_strdup_printf ("p%u", i);

      g_assert_cmpint (prk_record_get_state (rebuilt, path), ==, PRK_VALUE_SINGLE);
      g_assert_cmpstr (prk_record_get_string (rebuilt, path), ==, megabyte);
    }
}

/* An edit begun on an older copy: the device's own two writes stand side by side, and must go on
 * to. */
static void
test_own_concurrent_writes_are_kept (Fixture      *fixture,
                                     gconstpointer data)
{
  g_autoptr(PrkRecord) old = prk_record_copy (fixture->record);
  g_autoptr(PrkEdit) edit = prk_edit_new (old);
  g_autoptr(GPtrArray) squashed = NULL;
  g_autoptr(PrkRecord) rebuilt = NULL;

  prk_edit_set_string (edit, "s", "dari salinan lama");
  set_string (fixture->device, fixture->record, "u", "0");
  set_string (fixture->device, fixture->record, "s", "1");
  prk_test_device_commit (fixture->device, edit);

  squashed = squash (fixture);
  rebuilt = rebuild (fixture->record, fixture->other, squashed);
  g_assert_cmpint (prk_record_get_state (rebuilt, "s"), ==, PRK_VALUE_CONCURRENT);
}

#define ADD(name, function) \
  g_test_add ("/chain/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("follows-its-predecessor", test_follows_its_predecessor);
  ADD ("holes-forks-and-known-ops-are-told", test_holes_forks_and_known_ops_are_told);
  ADD ("squash/one-op-a-record-is-left", test_one_op_a_record_is_left);
  ADD ("squash/single-ops-are-left-alone", test_single_ops_are_left_alone);
  ADD ("squash/nothing-before-a-barrier-is-touched", test_nothing_before_a_barrier_is_touched);
  ADD ("squash/heads-of-others-stay-beside-ours", test_heads_of_others_stay_beside_ours);
  ADD ("squash/deleted-rows-stay-deleted", test_deleted_rows_stay_deleted);
  ADD ("squash/row-written-after-deleting-stays", test_row_written_after_deleting_stays);
  ADD ("squash/edit-of-others-keeps-a-squashed-row", test_edit_of_others_keeps_a_squashed_row);
  ADD ("squash/squashed-ops-keep-to-the-limits", test_squashed_ops_keep_to_the_limits);
  ADD ("squash/own-concurrent-writes-are-kept", test_own_concurrent_writes_are_kept);

  return g_test_run ();
}
