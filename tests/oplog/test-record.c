/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "oplog/prk-edit.h"

#include "prk-test-device.h"

typedef struct
{
  PrkTestDevice *ani;
  PrkTestDevice *budi;
  PrkRecord     *record;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->ani = prk_test_device_new (1);
  fixture->budi = prk_test_device_new (2);
  fixture->budi->clock_us += 1000000; /* always the later one */
  fixture->record = prk_record_new (PRK_TEST_RECORD, "kak");
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  prk_record_unref (fixture->record);
  prk_test_device_free (fixture->ani);
  prk_test_device_free (fixture->budi);
}

static void
apply_all (PrkRecord *record,
           ...)
{
  va_list ops;
  PrkOp *op;

  va_start (ops, record);
  while ((op = va_arg (ops, PrkOp *)) != NULL)
    g_assert_true (prk_record_apply (record, op));
  va_end (ops);
}

static void
assert_strv (GStrv       taken,
             const char *expected)
{
  g_autofree char *joined = g_strjoinv (" ", taken);

  g_assert_cmpstr (joined, ==, expected);
  g_strfreev (taken);
}

static PrkOp *
write_bool (PrkTestDevice *device,
            const char    *path,
            gboolean       value,
            ...)
{
  g_autoptr(GPtrArray) sets = g_ptr_array_new_with_free_func ((GDestroyNotify) prk_op_set_free);
  g_autoptr(JsonNode) node = json_node_init_boolean (json_node_alloc (), value);
  g_autoptr(GPtrArray) over = g_ptr_array_new ();
  const char *id;
  va_list ids;

  va_start (ids, value);
  while ((id = va_arg (ids, const char *)) != NULL)
    g_ptr_array_add (over, (gpointer) id);
  va_end (ids);
  g_ptr_array_add (over, NULL);

  g_ptr_array_add (sets, prk_op_set_new (path, node, (const char *const *) over->pdata));

  return prk_test_device_write (device, PRK_TEST_RECORD, "kak", sets);
}

#define ID(op) prk_op_get_id (op)

static void
test_unwritten_path_has_nothing (Fixture      *fixture,
                                 gconstpointer data)
{
  PrkRecord *record = fixture->record;
  g_autoptr(GPtrArray) heads = prk_record_list_heads (record, "judul");

  apply_all (record, prk_test_device_write_string (fixture->ani, "a/b", "x", NULL), NULL);

  g_assert_cmpint (prk_record_get_state (record, "judul"), ==, PRK_VALUE_NONE);
  g_assert_cmpint (prk_record_get_state (record, "a"), ==, PRK_VALUE_NONE);
  g_assert_null (prk_record_get_value (record, "judul"));
  g_assert_null (prk_record_get_string (record, "a/b/c"));
  g_assert_null (prk_record_get_text (record, "a/b"));
  g_assert_cmpint (prk_record_get_int (record, "a/b", 7), ==, 7);
  g_assert_false (prk_record_get_bool (record, "a/b"));
  g_assert_cmpuint (heads->len, ==, 0);
}

static void
test_later_write_replaces_what_it_names (Fixture      *fixture,
                                         gconstpointer data)
{
  PrkRecord *record = fixture->record;
  PrkOp *first = prk_test_device_write_string (fixture->ani, "judul", "Satu", NULL);
  PrkOp *second = prk_test_device_write_string (fixture->budi, "judul", "Dua", ID (first), NULL);
  g_autoptr(PrkRecord) reversed = prk_record_new (PRK_TEST_RECORD, "kak");

  apply_all (record, first, second, NULL);
  g_assert_cmpint (prk_record_get_state (record, "judul"), ==, PRK_VALUE_SINGLE);
  g_assert_cmpstr (prk_record_get_string (record, "judul"), ==, "Dua");

  apply_all (reversed, second, NULL);
  g_assert_cmpstr (prk_record_get_string (reversed, "judul"), ==, "Dua");
  apply_all (reversed, first, NULL);
  g_assert_cmpint (prk_record_get_state (reversed, "judul"), ==, PRK_VALUE_SINGLE);
  g_assert_cmpstr (prk_record_get_string (reversed, "judul"), ==, "Dua");
}

static void
test_concurrent_writes_are_all_kept (Fixture      *fixture,
                                     gconstpointer data)
{
  PrkRecord *record = fixture->record;
  PrkOp *ani = prk_test_device_write_string (fixture->ani, "mulai", "2027-01-01", NULL);
  PrkOp *budi = prk_test_device_write_string (fixture->budi, "mulai", "2027-02-01", NULL);
  g_autoptr(GPtrArray) heads = NULL;
  PrkOp *choice;

  apply_all (record, budi, ani, NULL);

  g_assert_cmpint (prk_record_get_state (record, "mulai"), ==, PRK_VALUE_CONCURRENT);
  g_assert_cmpstr (prk_record_get_string (record, "mulai"), ==, "2027-02-01");
  assert_strv (prk_record_list_concurrent (record), "mulai");
  heads = prk_record_list_heads (record, "mulai");
  g_assert_cmpuint (heads->len, ==, 2);
  g_assert_true (((PrkWrite *) heads->pdata[0])->op == ani);
  g_assert_true (((PrkWrite *) heads->pdata[1])->op == budi);

  choice = prk_test_device_write_string (fixture->ani, "mulai", "2027-01-01", ID (ani), ID (budi),
                                         NULL);
  apply_all (record, choice, NULL);
  g_assert_cmpint (prk_record_get_state (record, "mulai"), ==, PRK_VALUE_SINGLE);
  g_assert_cmpstr (prk_record_get_string (record, "mulai"), ==, "2027-01-01");
  assert_strv (prk_record_list_concurrent (record), "");
}

static void
test_same_value_from_two_is_no_conflict (Fixture      *fixture,
                                         gconstpointer data)
{
  PrkRecord *record = fixture->record;

  apply_all (record,
             prk_test_device_write_string (fixture->ani, "mulai", "2027-01-01", NULL),
             prk_test_device_write_string (fixture->budi, "mulai", "2027-01-01", NULL),
             NULL);

  g_assert_cmpint (prk_record_get_state (record, "mulai"), ==, PRK_VALUE_MERGED);
  g_assert_cmpstr (prk_record_get_string (record, "mulai"), ==, "2027-01-01");
  assert_strv (prk_record_list_concurrent (record), "");
}

static void
test_narrative_merges_over_common_ancestor (Fixture      *fixture,
                                            gconstpointer data)
{
  PrkRecord *record = fixture->record;
  PrkOp *base = prk_test_device_write_text (fixture->ani, "narasi", "Satu.\n\nDua.\n\nTiga.", NULL);
  PrkOp *ani = prk_test_device_write_text (
      fixture->ani, "narasi", "Satu baru.\n\nDua.\n\nTiga.", ID (base), NULL);
  PrkOp *budi = prk_test_device_write_text (
      fixture->budi, "narasi", "Satu.\n\nDua.\n\nTiga baru.", ID (base), NULL);
  PrkOp *more = prk_test_device_write_text (
      fixture->budi, "narasi", "Satu.\n\nDua.\n\nTiga baru.\n\nEmpat.", ID (budi), NULL);

  apply_all (record, more, ani, budi, base, NULL);

  g_assert_cmpint (prk_record_get_state (record, "narasi"), ==, PRK_VALUE_MERGED);
  g_assert_cmpstr (prk_record_get_text (record, "narasi"),
                   ==,
                   "Satu baru.\n\nDua.\n\nTiga baru.\n\nEmpat.");
  assert_strv (prk_record_list_concurrent (record), "");
}

static void
test_narrative_of_one_paragraph_is_put_to_people (Fixture      *fixture,
                                                  gconstpointer data)
{
  PrkRecord *record = fixture->record;
  PrkOp *base = prk_test_device_write_text (fixture->ani, "narasi", "Satu.", NULL);

  apply_all (record,
             base,
             prk_test_device_write_text (fixture->ani, "narasi", "Satu a.", ID (base), NULL),
             prk_test_device_write_text (fixture->budi, "narasi", "Satu b.", ID (base), NULL),
             NULL);

  g_assert_cmpint (prk_record_get_state (record, "narasi"), ==, PRK_VALUE_CONCURRENT);
  g_assert_cmpstr (prk_record_get_text (record, "narasi"), ==, "Satu b.");
}

static void
test_plain_strings_never_merge (Fixture      *fixture,
                                gconstpointer data)
{
  PrkRecord *record = fixture->record;
  PrkOp *base = prk_test_device_write_string (fixture->ani, "s", "Satu.\n\nDua.", NULL);

  apply_all (record,
             base,
             prk_test_device_write_string (fixture->ani, "s", "Satu a.\n\nDua.", ID (base), NULL),
             prk_test_device_write_string (fixture->budi, "s", "Satu.\n\nDua b.", ID (base), NULL),
             NULL);

  g_assert_cmpint (prk_record_get_state (record, "s"), ==, PRK_VALUE_CONCURRENT);
}

/* What one of two took out of the merged view stays out: the base is that view, not one of its
 * parts. */
static void
test_merged_view_is_the_base_of_what_follows (Fixture      *fixture,
                                              gconstpointer data)
{
  PrkRecord *record = fixture->record;
  PrkOp *base = prk_test_device_write_text (fixture->ani, "n", "A.\n\nB.\n\nC.\n\nD.", NULL);
  PrkOp *a = prk_test_device_write_text (
      fixture->ani, "n", "A1.\n\nB.\n\nC.\n\nD.", ID (base), NULL);
  PrkOp *b = prk_test_device_write_text (
      fixture->budi, "n", "A.\n\nB.\n\nC.\n\nD.\n\nY.", ID (base), NULL);
  PrkOp *without_y = prk_test_device_write_text (
      fixture->ani, "n", "A1.\n\nB.\n\nC.\n\nD.", ID (a), ID (b), NULL);
  PrkOp *with_y = prk_test_device_write_text (
      fixture->budi, "n", "A1.\n\nB1.\n\nC.\n\nD.\n\nY.", ID (a), ID (b), NULL);

  apply_all (record, base, a, b, without_y, with_y, NULL);

  g_assert_cmpint (prk_record_get_state (record, "n"), ==, PRK_VALUE_MERGED);
  g_assert_cmpstr (prk_record_get_text (record, "n"), ==, "A1.\n\nB1.\n\nC.\n\nD.");
}

static PrkOp *
write_labelled_text (PrkTestDevice *device,
                     const char    *text)
{
  g_autoptr(GPtrArray) sets = g_ptr_array_new_with_free_func ((GDestroyNotify) prk_op_set_free);
  g_autoptr(JsonNode) node = json_node_new (JSON_NODE_OBJECT);

  json_node_take_object (node, json_object_new ());
  json_object_set_string_member (json_node_get_object (node), "teks", text);
  json_object_set_string_member (json_node_get_object (node), "label", "sama");
  g_ptr_array_add (sets, prk_op_set_new ("putusan", node, NULL));

  return prk_test_device_write (device, PRK_TEST_RECORD, "kak", sets);
}

static void
test_object_with_more_than_text_never_merges (Fixture      *fixture,
                                              gconstpointer data)
{
  PrkRecord *record = fixture->record;

  apply_all (record,
             write_labelled_text (fixture->ani, ""),
             write_labelled_text (fixture->budi, "Satu."),
             NULL);

  g_assert_cmpint (prk_record_get_state (record, "putusan"), ==, PRK_VALUE_CONCURRENT);
  g_assert_null (prk_record_get_text (record, "putusan"));
}

static void
test_text_against_other_value_is_put_to_people (Fixture      *fixture,
                                                gconstpointer data)
{
  PrkRecord *record = fixture->record;
  PrkOp *base = prk_test_device_write_text (fixture->ani, "narasi", "Satu.", NULL);

  apply_all (record,
             base,
             prk_test_device_write_text (fixture->ani, "narasi", "Satu.\n\nDua.", ID (base), NULL),
             prk_test_device_write_string (fixture->budi, "narasi", "Satu.", ID (base), NULL),
             NULL);

  g_assert_cmpint (prk_record_get_state (record, "narasi"), ==, PRK_VALUE_CONCURRENT);
}

static void
test_three_narratives_fold (Fixture      *fixture,
                            gconstpointer data)
{
  PrkRecord *record = fixture->record;
  g_autoptr(PrkTestDevice) citra = prk_test_device_new (3);
  PrkOp *base = prk_test_device_write_text (fixture->ani, "n", "A.\n\nB.\n\nC.", NULL);

  apply_all (record,
             base,
             prk_test_device_write_text (fixture->ani, "n", "A1.\n\nB.\n\nC.", ID (base), NULL),
             prk_test_device_write_text (fixture->budi, "n", "A.\n\nB1.\n\nC.", ID (base), NULL),
             prk_test_device_write_text (citra, "n", "A.\n\nB.\n\nC1.", ID (base), NULL),
             NULL);

  g_assert_cmpint (prk_record_get_state (record, "n"), ==, PRK_VALUE_MERGED);
  g_assert_cmpstr (prk_record_get_text (record, "n"), ==, "A1.\n\nB1.\n\nC1.");
}

/* Two people who both saw the merged view and went on from it. */
static void
test_writes_over_a_merged_view_merge_again (Fixture      *fixture,
                                            gconstpointer data)
{
  PrkRecord *record = fixture->record;
  PrkOp *base = prk_test_device_write_text (fixture->ani, "n", "A.\n\nB.\n\nC.", NULL);
  PrkOp *a = prk_test_device_write_text (fixture->ani, "n", "A1.\n\nB.\n\nC.", ID (base), NULL);
  PrkOp *b = prk_test_device_write_text (fixture->budi, "n", "A.\n\nB.\n\nC1.", ID (base), NULL);
  PrkOp *ab = prk_test_device_write_text (
      fixture->ani, "n", "A1 x.\n\nB.\n\nC1.", ID (a), ID (b), NULL);
  PrkOp *ba = prk_test_device_write_text (
      fixture->budi, "n", "A1.\n\nB y.\n\nC1.", ID (a), ID (b), NULL);

  apply_all (record, ba, base, ab, a, b, NULL);

  g_assert_cmpint (prk_record_get_state (record, "n"), ==, PRK_VALUE_MERGED);
  g_assert_cmpstr (prk_record_get_text (record, "n"), ==, "A1 x.\n\nB y.\n\nC1.");
}

static void
test_same_op_twice_does_nothing (Fixture      *fixture,
                                 gconstpointer data)
{
  PrkRecord *record = fixture->record;
  PrkOp *first = prk_test_device_write_string (fixture->ani, "judul", "Satu", NULL);
  PrkOp *second = prk_test_device_write_string (fixture->ani, "judul", "Dua", ID (first), NULL);
  g_autofree char *state = NULL;
  g_autofree char *again = NULL;

  apply_all (record, first, second, NULL);
  state = prk_record_dup_state (record);
  g_assert_cmpuint (prk_record_get_version (record), ==, 2);

  g_assert_false (prk_record_apply (record, first));
  g_assert_false (prk_record_apply (record, second));
  again = prk_record_dup_state (record);
  g_assert_cmpstr (again, ==, state);
  g_assert_cmpuint (prk_record_get_version (record), ==, 2);
}

static void
test_ops_of_other_records_change_nothing (Fixture      *fixture,
                                          gconstpointer data)
{
  g_autoptr(PrkRecord) other = prk_record_new ("01985d80-0000-7000-8000-000000000002", "kak");
  g_autoptr(PrkRecord) telaah = prk_record_new (PRK_TEST_RECORD, "telaah");
  PrkOp *op = prk_test_device_write_string (fixture->ani, "judul", "Satu", NULL);
  g_autofree char *state = NULL;

  g_assert_false (prk_record_apply (other, op));
  g_assert_false (prk_record_apply (telaah, op));
  state = prk_record_dup_state (other);
  g_assert_cmpstr (state, ==, "{}");
}

static void
test_state_is_canonical_json_of_the_heads (Fixture      *fixture,
                                           gconstpointer data)
{
  PrkRecord *record = fixture->record;
  PrkOp *b = prk_test_device_write_string (fixture->ani, "b", "x", NULL);
  PrkOp *a1 = prk_test_device_write_text (fixture->ani, "a", "T", NULL);
  PrkOp *a2 = prk_test_device_write_string (fixture->budi, "a", "U", NULL);
  PrkOp *b2 = prk_test_device_write_string (fixture->budi, "b", "y", ID (b), NULL);
  g_autofree char *state = NULL;
  g_autofree char *expected = NULL;

  apply_all (record, a2, b2, a1, b, NULL);

  expected = g_strdup_printf ("{\"a\":[{\"id\":\"%s\",\"value\":{\"teks\":\"T\"}},"
                              "{\"id\":\"%s\",\"value\":\"U\"}],"
                              "\"b\":[{\"id\":\"%s\",\"value\":\"y\"}]}",
                              ID (a1),
                              ID (a2),
                              ID (b2));
  state = prk_record_dup_state (record);
  g_assert_cmpstr (state, ==, expected);
}

/* Rows */

static void
test_rows_stand_by_urut_then_id (Fixture      *fixture,
                                 gconstpointer data)
{
  PrkRecord *record = fixture->record;

  apply_all (record,
             prk_test_device_write_string (fixture->ani, "t/r1/_urut", "a2", NULL),
             prk_test_device_write_string (fixture->ani, "t/r2/_urut", "a1", NULL),
             prk_test_device_write_string (fixture->ani, "t/r4/_urut", "a1", NULL),
             prk_test_device_write_string (fixture->budi, "t/r3/_urut", "a1", NULL),
             prk_test_device_write_string (fixture->budi, "t/r5/nama", "tanpa urut", NULL),
             prk_test_device_write_string (fixture->budi, "t/r0/_urut", "a9 bukan", NULL),
             prk_test_device_write_string (fixture->budi, "t/bukan-baris", "nilai", NULL),
             NULL);

  assert_strv (prk_record_list_rows (record, "t"), "r0 r5 r2 r3 r4 r1");
  assert_strv (prk_record_list_rows (record, "u"), "");
}

static void
test_concurrent_moves_are_no_conflict (Fixture      *fixture,
                                       gconstpointer data)
{
  PrkRecord *record = fixture->record;
  PrkOp *first = prk_test_device_write_string (fixture->ani, "t/r1/_urut", "a1", NULL);

  apply_all (record,
             first,
             prk_test_device_write_string (fixture->ani, "t/r2/_urut", "a2", NULL),
             prk_test_device_write_string (fixture->ani, "t/r1/_urut", "a0", ID (first), NULL),
             NULL);
  assert_strv (prk_record_list_rows (record, "t"), "r1 r2");

  apply_all (record,
             prk_test_device_write_string (fixture->budi, "t/r1/_urut", "a3", ID (first), NULL),
             NULL);
  g_assert_cmpint (prk_record_get_state (record, "t/r1/_urut"), ==, PRK_VALUE_MERGED);
  assert_strv (prk_record_list_rows (record, "t"), "r2 r1");
  assert_strv (prk_record_list_concurrent (record), "");
}

static void
test_deleted_row_is_gone_and_comes_back (Fixture      *fixture,
                                         gconstpointer data)
{
  PrkRecord *record = fixture->record;
  PrkOp *urut = prk_test_device_write_string (fixture->ani, "t/r1/_urut", "a1", NULL);
  PrkOp *nama = prk_test_device_write_string (fixture->ani, "t/r1/nama", "x", NULL);
  PrkOp *hapus = write_bool (fixture->ani, "t/r1/_hapus", TRUE, ID (urut), ID (nama), NULL);

  apply_all (record, nama, urut, NULL);
  assert_strv (prk_record_list_rows (record, "t"), "r1");

  apply_all (record, hapus, NULL);
  assert_strv (prk_record_list_rows (record, "t"), "");
  assert_strv (prk_record_list_paths (record, NULL), "");
  assert_strv (prk_record_list_paths (record, "t/r1"), "");
  g_assert_cmpstr (prk_record_get_string (record, "t/r1/nama"), ==, "x");

  apply_all (record, write_bool (fixture->budi, "t/r1/_hapus", FALSE, ID (hapus), NULL), NULL);
  assert_strv (prk_record_list_rows (record, "t"), "r1");
  assert_strv (prk_record_list_paths (record, "t"), "t/r1/_hapus t/r1/_urut t/r1/nama");
}

static void
test_edit_that_the_deleter_had_not_seen_wins (Fixture      *fixture,
                                              gconstpointer data)
{
  PrkRecord *record = fixture->record;
  PrkOp *urut = prk_test_device_write_string (fixture->ani, "t/r1/_urut", "a1", NULL);
  PrkOp *hapus = write_bool (fixture->ani, "t/r1/_hapus", TRUE, ID (urut), NULL);
  PrkOp *nama = prk_test_device_write_string (fixture->budi, "t/r1/nama", "x", NULL);

  apply_all (record, urut, hapus, NULL);
  assert_strv (prk_record_list_rows (record, "t"), "");
  apply_all (record, nama, NULL);
  assert_strv (prk_record_list_rows (record, "t"), "r1");

  apply_all (record,
             write_bool (fixture->budi,
                         "t/r1/_hapus",
                         TRUE,
                         ID (hapus),
                         ID (urut),
                         ID (nama),
                         NULL),
             NULL);
  assert_strv (prk_record_list_rows (record, "t"), "");
}

static void
test_two_who_delete_agree (Fixture      *fixture,
                           gconstpointer data)
{
  PrkRecord *record = fixture->record;
  PrkOp *urut = prk_test_device_write_string (fixture->ani, "t/r1/_urut", "a1", NULL);

  apply_all (record,
             urut,
             write_bool (fixture->ani, "t/r1/_hapus", TRUE, ID (urut), NULL),
             write_bool (fixture->budi, "t/r1/_hapus", TRUE, ID (urut), NULL),
             NULL);

  assert_strv (prk_record_list_rows (record, "t"), "");
}

static void
test_concurrent_restore_wins_over_delete (Fixture      *fixture,
                                          gconstpointer data)
{
  PrkRecord *record = fixture->record;
  PrkOp *urut = prk_test_device_write_string (fixture->ani, "t/r1/_urut", "a1", NULL);
  PrkOp *hapus = write_bool (fixture->ani, "t/r1/_hapus", TRUE, ID (urut), NULL);

  apply_all (record,
             urut,
             hapus,
             write_bool (fixture->ani, "t/r1/_hapus", TRUE, ID (urut), ID (hapus), NULL),
             write_bool (fixture->budi, "t/r1/_hapus", FALSE, ID (hapus), NULL),
             NULL);

  assert_strv (prk_record_list_rows (record, "t"), "r1");
}

static void
test_rows_in_rows (Fixture      *fixture,
                   gconstpointer data)
{
  PrkRecord *record = fixture->record;
  PrkOp *outer = prk_test_device_write_string (fixture->ani, "t/r/_urut", "a1", NULL);
  PrkOp *inner = prk_test_device_write_string (fixture->ani, "t/r/u/s/_urut", "a1", NULL);
  PrkOp *second = prk_test_device_write_string (fixture->ani, "t/r/u/q/_urut", "a2", NULL);
  PrkOp *late;

  apply_all (record, outer, inner, second, NULL);
  assert_strv (prk_record_list_rows (record, "t/r/u"), "s q");

  /* The inner row goes alone. */
  apply_all (record, write_bool (fixture->budi, "t/r/u/s/_hapus", TRUE, ID (inner), NULL), NULL);
  assert_strv (prk_record_list_rows (record, "t/r/u"), "q");
  assert_strv (prk_record_list_rows (record, "t"), "r");
  assert_strv (prk_record_list_paths (record, NULL), "t/r/_urut t/r/u/q/_urut");

  /* That somebody deleted an inner row unseen does not keep the outer one. */
  apply_all (record,
             write_bool (fixture->ani,
                         "t/r/_hapus",
                         TRUE,
                         ID (outer),
                         ID (inner),
                         ID (second),
                         NULL),
             NULL);
  assert_strv (prk_record_list_rows (record, "t"), "");
  assert_strv (prk_record_list_paths (record, "t/r/u/q"), "");

  /* An edit in it unseen does. */
  late = prk_test_device_write_string (fixture->budi, "t/r/u/q/nama", "x", NULL);
  apply_all (record, late, NULL);
  assert_strv (prk_record_list_rows (record, "t"), "r");
  assert_strv (prk_record_list_rows (record, "t/r/u"), "q");
}

static void
test_tombstone_has_seen_its_own_op (Fixture      *fixture,
                                    gconstpointer data)
{
  PrkRecord *record = fixture->record;
  g_autoptr(GPtrArray) sets = g_ptr_array_new_with_free_func ((GDestroyNotify) prk_op_set_free);
  g_autoptr(JsonNode) yes = json_node_init_boolean (json_node_alloc (), TRUE);
  g_autoptr(JsonNode) name = json_node_init_string (json_node_alloc (), "x");

  g_ptr_array_add (sets, prk_op_set_new ("t/r1/nama", name, NULL));
  g_ptr_array_add (sets, prk_op_set_new ("t/r1/_hapus", yes, NULL));
  apply_all (record, prk_test_device_write (fixture->ani, PRK_TEST_RECORD, "kak", sets), NULL);

  assert_strv (prk_record_list_rows (record, "t"), "");
}

static void
test_conflict_in_deleted_row_is_not_listed (Fixture      *fixture,
                                            gconstpointer data)
{
  PrkRecord *record = fixture->record;
  PrkOp *a = prk_test_device_write_string (fixture->ani, "t/r1/nama", "x", NULL);
  PrkOp *b = prk_test_device_write_string (fixture->budi, "t/r1/nama", "y", NULL);

  apply_all (record, a, b, NULL);
  assert_strv (prk_record_list_concurrent (record), "t/r1/nama");
  apply_all (record, write_bool (fixture->ani, "t/r1/_hapus", TRUE, ID (a), ID (b), NULL), NULL);
  assert_strv (prk_record_list_concurrent (record), "");
}

static void
test_paths_come_in_the_order_of_bytes (Fixture      *fixture,
                                       gconstpointer data)
{
  static const char *const paths[] = { "b", "a/c", "a-b", "a", "a/b/c", "a/b-c", "aa", "B" };
  PrkRecord *record = fixture->record;

  for (guint i = 0; i < G_N_ELEMENTS (paths); i++)
    apply_all (record, prk_test_device_write_string (fixture->ani, paths[i], "x", NULL), NULL);

  assert_strv (prk_record_list_paths (record, NULL), "B a a-b a/b-c a/b/c a/c aa b");
  assert_strv (prk_record_list_paths (record, "a"), "a/b-c a/b/c a/c");
  assert_strv (prk_record_list_paths (record, "a/b/c"), "");
  assert_strv (prk_record_list_paths (record, "x"), "");
}

/* Copies */

static void
test_copy_stays_as_it_was (Fixture      *fixture,
                           gconstpointer data)
{
  PrkRecord *record = fixture->record;
  PrkOp *first = prk_test_device_write_string (fixture->ani, "t/r1/nama", "x", NULL);
  PrkOp *second = prk_test_device_write_string (fixture->budi, "t/r1/nama", "y", NULL);
  PrkOp *third = prk_test_device_write_string (fixture->budi, "t/r2/nama", "z", NULL);
  g_autoptr(PrkRecord) copy = NULL;
  g_autofree char *state = NULL;
  g_autofree char *state_of_copy = NULL;

  apply_all (record, first, second, NULL);
  assert_strv (prk_record_list_rows (record, "t"), "r1");
  g_assert_cmpstr (prk_record_get_string (record, "t/r1/nama"), ==, "y");

  copy = prk_record_copy (record);
  state = prk_record_dup_state (record);
  apply_all (record,
             third,
             prk_test_device_write_string (
                 fixture->ani, "t/r1/nama", "w", ID (first), ID (second), NULL),
             NULL);

  state_of_copy = prk_record_dup_state (copy);
  g_assert_cmpstr (state_of_copy, ==, state);
  assert_strv (prk_record_list_rows (copy, "t"), "r1");
  assert_strv (prk_record_list_concurrent (copy), "t/r1/nama");
  assert_strv (prk_record_list_rows (record, "t"), "r1 r2");
  assert_strv (prk_record_list_concurrent (record), "");

  /* The copy goes its own way, too, and outlives the original. */
  g_clear_pointer (&fixture->record, prk_record_unref);
  apply_all (copy, third, NULL);
  assert_strv (prk_record_list_rows (copy, "t"), "r1 r2");
  fixture->record = g_steal_pointer (&copy);
}

static void
test_copy_at_a_frontier (Fixture      *fixture,
                         gconstpointer data)
{
  PrkRecord *record = fixture->record;
  PrkOp *first = prk_test_device_write_string (fixture->ani, "judul", "Satu", NULL);
  PrkOp *second = prk_test_device_write_string (fixture->budi, "judul", "Dua", ID (first), NULL);
  PrkOp *third = prk_test_device_write_string (fixture->ani, "judul", "Tiga", ID (second), NULL);
  g_autoptr(PrkFrontier) frontier = NULL;
  g_autoptr(PrkRecord) then = NULL;
  g_autoptr(GPtrArray) ops = NULL;

  apply_all (record, first, second, NULL);
  frontier = prk_record_get_frontier (record);
  apply_all (record, third, NULL);
  g_assert_cmpstr (prk_record_get_string (record, "judul"), ==, "Tiga");

  then = prk_record_copy_at (record, frontier);
  g_assert_cmpstr (prk_record_get_string (then, "judul"), ==, "Dua");
  ops = prk_record_list_ops (then);
  g_assert_cmpuint (ops->len, ==, 2);
  g_assert_true (ops->pdata[0] == first);
  g_assert_true (ops->pdata[1] == second);
}

#define N_ROWS 5000

static void
fill_table (Fixture *fixture)
{
  static const char *const columns[] = { "tahun", "kegiatan", "komponen", "volume", "satuan",
                                         "harga", "pihak",    "sumber",   "catatan" };
  const guint rows_an_op = 1000;
  guint row = 0;

  while (row < N_ROWS)
    {
      g_autoptr(PrkEdit) edit = prk_edit_new (fixture->record);

      for (guint i = 0; i < rows_an_op; i++, row++)
        {
          g_autofree char *id = g_strdup_printf ("baris-%05u", row);

          prk_edit_append_row (edit, "biaya", id);
          for (guint j = 0; j < G_N_ELEMENTS (columns); j++)
            {
              g_autofree char *path = g_strconcat ("biaya/", id, "/", columns[j], NULL);

              prk_edit_set_string (edit, path, columns[j]);
            }
        }
      prk_test_device_commit (fixture->ani, edit);
    }
}

static gpointer
read_copy (gpointer data)
{
  g_autoptr(PrkRecord) copy = data;
  g_auto(GStrv) rows = prk_record_list_rows (copy, "biaya");
  g_autofree char *state = prk_record_dup_state (copy);

  g_assert_cmpuint (g_strv_length (rows), ==, N_ROWS);

  return GSIZE_TO_POINTER (strlen (state));
}

static void
test_copies_are_read_in_other_threads (Fixture      *fixture,
                                       gconstpointer data)
{
  GThread *threads[4];

  fill_table (fixture);

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    {
      g_autoptr(PrkEdit) edit = prk_edit_new (fixture->record);

      threads[i] = g_thread_new ("copy", read_copy, prk_record_copy (fixture->record));
      prk_edit_set_int (edit, "biaya/baris-00007/harga", i);
      prk_test_device_commit (fixture->ani, edit);
    }
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_assert_cmpuint (GPOINTER_TO_SIZE (g_thread_join (threads[i])), >, N_ROWS * 50);
}

#define ADD(name, function) \
  g_test_add ("/record/" name, Fixture, NULL, set_up, function, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("unwritten-path-has-nothing", test_unwritten_path_has_nothing);
  ADD ("later-write-replaces-what-it-names", test_later_write_replaces_what_it_names);
  ADD ("concurrent-writes-are-all-kept", test_concurrent_writes_are_all_kept);
  ADD ("same-value-from-two-is-no-conflict", test_same_value_from_two_is_no_conflict);
  ADD ("narrative-merges-over-common-ancestor", test_narrative_merges_over_common_ancestor);
  ADD ("narrative-of-one-paragraph-is-put-to-people",
       test_narrative_of_one_paragraph_is_put_to_people);
  ADD ("plain-strings-never-merge", test_plain_strings_never_merge);
  ADD ("merged-view-is-the-base-of-what-follows", test_merged_view_is_the_base_of_what_follows);
  ADD ("object-with-more-than-text-never-merges", test_object_with_more_than_text_never_merges);
  ADD ("text-against-other-value-is-put-to-people",
       test_text_against_other_value_is_put_to_people);
  ADD ("three-narratives-fold", test_three_narratives_fold);
  ADD ("writes-over-a-merged-view-merge-again", test_writes_over_a_merged_view_merge_again);
  ADD ("same-op-twice-does-nothing", test_same_op_twice_does_nothing);
  ADD ("ops-of-other-records-change-nothing", test_ops_of_other_records_change_nothing);
  ADD ("state-is-canonical-json-of-the-heads", test_state_is_canonical_json_of_the_heads);
  ADD ("rows-stand-by-urut-then-id", test_rows_stand_by_urut_then_id);
  ADD ("concurrent-moves-are-no-conflict", test_concurrent_moves_are_no_conflict);
  ADD ("deleted-row-is-gone-and-comes-back", test_deleted_row_is_gone_and_comes_back);
  ADD ("edit-that-the-deleter-had-not-seen-wins", test_edit_that_the_deleter_had_not_seen_wins);
  ADD ("two-who-delete-agree", test_two_who_delete_agree);
  ADD ("concurrent-restore-wins-over-delete", test_concurrent_restore_wins_over_delete);
  ADD ("rows-in-rows", test_rows_in_rows);
  ADD ("tombstone-has-seen-its-own-op", test_tombstone_has_seen_its_own_op);
  ADD ("conflict-in-deleted-row-is-not-listed", test_conflict_in_deleted_row_is_not_listed);
  ADD ("paths-come-in-the-order-of-bytes", test_paths_come_in_the_order_of_bytes);
  ADD ("copy-stays-as-it-was", test_copy_stays_as_it_was);
  ADD ("copy-at-a-frontier", test_copy_at_a_frontier);
  ADD ("copies-are-read-in-other-threads", test_copies_are_read_in_other_threads);

  return g_test_run ();
}
