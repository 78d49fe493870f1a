/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "oplog/prk-edit.h"

#include "prk-test-device.h"

static void
overlay_string (PrkRecord  *record,
                const char *path,
                const char *text)
{
  g_autoptr(JsonNode) node = json_node_init_string (json_node_alloc (), text);

  prk_record_overlay (record, path, node);
}

static void
overlay_bool (PrkRecord  *record,
              const char *path,
              gboolean    value)
{
  g_autoptr(JsonNode) node = json_node_init_boolean (json_node_alloc (), value);

  prk_record_overlay (record, path, node);
}

static void
assert_rows (PrkRecord  *record,
             const char *expected)
{
  g_auto(GStrv) rows = prk_record_list_rows (record, "tabel");
  g_autofree char *joined = g_strjoinv (" ", rows);

  g_assert_cmpstr (joined, ==, expected);
}

static PrkRecord *
new_record (PrkTestDevice *device)
{
  PrkRecord *record = prk_record_new (PRK_TEST_RECORD, "kak");
  g_autoptr(PrkEdit) edit = prk_edit_new (record);

  prk_edit_set_string (edit, "judul", "Lama");
  prk_edit_append_row (edit, "tabel", "r1");
  prk_edit_set_string (edit, "tabel/r1/nama", "satu");
  prk_edit_append_row (edit, "tabel", "r2");
  prk_edit_set_string (edit, "tabel/r2/nama", "dua");
  prk_test_device_commit (device, edit);

  return record;
}

static void
test_shows_and_goes (void)
{
  g_autoptr(PrkTestDevice) device = prk_test_device_new (1);
  g_autoptr(PrkRecord) record = new_record (device);
  g_autofree char *before = prk_record_dup_state (record);
  g_autofree char *during = NULL;
  g_autofree char *after = NULL;
  g_autoptr(GPtrArray) heads = NULL;
  guint version = prk_record_get_version (record);

  overlay_string (record, "judul", "Baru");
  overlay_string (record, "belum/ada", "sesuatu");
  g_assert_cmpstr (prk_record_get_string (record, "judul"), ==, "Baru");
  g_assert_cmpstr (prk_record_get_string (record, "belum/ada"), ==, "sesuatu");
  g_assert_cmpint (prk_record_get_state (record, "belum/ada"), ==, PRK_VALUE_SINGLE);
  g_assert_cmpuint (prk_record_get_version (record), >, version);

  during = prk_record_dup_state (record);
  heads = prk_record_list_heads (record, "judul");
  g_assert_cmpstr (during, ==, before);
  g_assert_cmpuint (heads->len, ==, 1);
  g_assert_cmpstr (json_node_get_string (((PrkWrite *) heads->pdata[0])->set->value), ==, "Lama");

  prk_record_overlay (record, "judul", NULL);
  prk_record_overlay (record, "belum/ada", NULL);
  after = prk_record_dup_state (record);
  g_assert_cmpstr (prk_record_get_string (record, "judul"), ==, "Lama");
  g_assert_cmpint (prk_record_get_state (record, "belum/ada"), ==, PRK_VALUE_NONE);
  g_assert_cmpstr (after, ==, before);
}

static void
test_paths (void)
{
  g_autoptr(PrkTestDevice) device = prk_test_device_new (1);
  g_autoptr(PrkRecord) record = new_record (device);
  g_auto(GStrv) paths = NULL;
  g_autofree char *joined = NULL;

  overlay_string (record, "tabel/r2/ket", "x");
  overlay_bool (record, "tabel/r1/_hapus", TRUE);
  paths = prk_record_list_paths (record, "tabel");
  joined = g_strjoinv (" ", paths);
  g_assert_cmpstr (joined, ==, "tabel/r2/_urut tabel/r2/ket tabel/r2/nama");
}

static void
test_rows (void)
{
  g_autoptr(PrkTestDevice) device = prk_test_device_new (1);
  g_autoptr(PrkRecord) record = new_record (device);
  g_autoptr(PrkEdit) edit = prk_edit_new (record);
  g_autoptr(GPtrArray) sets = NULL;

  assert_rows (record, "r1 r2");

  /* A row put between two others by an edit that is not an op yet. */
  prk_edit_insert_row (edit, "tabel", "r3", "r1");
  sets = prk_edit_list_sets (edit);
  for (guint i = 0; i < sets->len; i++)
    prk_record_overlay (record, ((PrkOpSet *) sets->pdata[i])->path,
                        ((PrkOpSet *) sets->pdata[i])->value);
  assert_rows (record, "r1 r3 r2");

  overlay_bool (record, "tabel/r1/_hapus", TRUE);
  assert_rows (record, "r3 r2");
  overlay_bool (record, "tabel/r1/_hapus", FALSE);
  assert_rows (record, "r1 r3 r2");

  for (guint i = 0; i < sets->len; i++)
    prk_record_overlay (record, ((PrkOpSet *) sets->pdata[i])->path, NULL);
  prk_record_overlay (record, "tabel/r1/_hapus", NULL);
  assert_rows (record, "r1 r2");
}

/* What is being typed in a row keeps it when somebody else deletes it; so does taking that back. */
static void
test_keeps_a_deleted_row (void)
{
  g_autoptr(PrkTestDevice) device = prk_test_device_new (1);
  g_autoptr(PrkRecord) record = new_record (device);
  g_autoptr(PrkEdit) delete = prk_edit_new (record);

  prk_edit_delete_row (delete, "tabel", "r1");
  prk_test_device_commit (device, delete);
  assert_rows (record, "r2");

  overlay_string (record, "tabel/r1/nama", "diketik");
  assert_rows (record, "r1 r2");
  prk_record_overlay (record, "tabel/r1/nama", NULL);
  assert_rows (record, "r2");
  overlay_bool (record, "tabel/r1/_hapus", FALSE);
  assert_rows (record, "r1 r2");
}

static void
test_copies_are_apart (void)
{
  g_autoptr(PrkTestDevice) device = prk_test_device_new (1);
  g_autoptr(PrkRecord) record = new_record (device);
  g_autoptr(PrkRecord) copy = NULL;

  overlay_string (record, "judul", "Satu");
  copy = prk_record_copy (record);
  overlay_string (record, "judul", "Dua");
  overlay_string (record, "tabel/r1/nama", "lain");

  g_assert_cmpstr (prk_record_get_string (copy, "judul"), ==, "Satu");
  g_assert_cmpstr (prk_record_get_string (copy, "tabel/r1/nama"), ==, "satu");
  prk_record_overlay (copy, "judul", NULL);
  g_assert_cmpstr (prk_record_get_string (record, "judul"), ==, "Dua");
}

static void
test_edits_compare_with_it (void)
{
  g_autoptr(PrkTestDevice) device = prk_test_device_new (1);
  g_autoptr(PrkRecord) record = new_record (device);
  g_autoptr(PrkEdit) back = NULL;
  g_autoptr(PrkEdit) same = NULL;

  overlay_string (record, "judul", "Baru");
  back = prk_edit_new (record);
  prk_edit_set_string (back, "judul", "Lama");
  g_assert_false (prk_edit_is_empty (back));
  same = prk_edit_new (record);
  prk_edit_set_string (same, "judul", "Baru");
  g_assert_true (prk_edit_is_empty (same));
}

static void
test_op_comes_underneath (void)
{
  g_autoptr(PrkTestDevice) device = prk_test_device_new (1);
  g_autoptr(PrkRecord) record = new_record (device);
  g_autoptr(PrkRecord) bare = prk_record_copy (record);
  g_autoptr(PrkEdit) edit = prk_edit_new (bare);
  PrkOp *op;

  overlay_string (record, "judul", "Diketik");
  prk_edit_set_string (edit, "judul", "Diketik");
  op = prk_test_device_commit (device, edit);
  g_assert_true (prk_record_apply (record, op));
  g_assert_cmpstr (prk_record_get_string (record, "judul"), ==, "Diketik");

  prk_record_overlay (record, "judul", NULL);
  g_assert_cmpint (prk_record_get_state (record, "judul"), ==, PRK_VALUE_SINGLE);
  g_assert_cmpstr (prk_record_get_string (record, "judul"), ==, "Diketik");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/oplog/overlay/shows-and-goes-without-trace", test_shows_and_goes);
  g_test_add_func ("/oplog/overlay/is-among-paths", test_paths);
  g_test_add_func ("/oplog/overlay/adds-hides-and-orders-rows", test_rows);
  g_test_add_func ("/oplog/overlay/keeps-a-deleted-row", test_keeps_a_deleted_row);
  g_test_add_func ("/oplog/overlay/copies-are-apart", test_copies_are_apart);
  g_test_add_func ("/oplog/overlay/edits-compare-with-it", test_edits_compare_with_it);
  g_test_add_func ("/oplog/overlay/op-comes-underneath", test_op_comes_underneath);

  return g_test_run ();
}
