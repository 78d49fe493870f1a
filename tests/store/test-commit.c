/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store-fixture.h"

static void
test_round_trip (Fixture       *self,
                 gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = fixture_new_id (self);
  g_autoptr (PrkRecord) record = prk_record_new (id, "kak");
  g_autoptr (PrkEdit) edit = prk_edit_new (record);
  g_autoptr (PrkRecord) loaded = NULL;
  g_autofree char *state = NULL;
  g_autofree char *loaded_state = NULL;
  g_auto (GStrv) rows = NULL;

  prk_edit_set_string (edit, "judul", "Penanganan Karhutla");
  prk_edit_set_text (edit, "latar_belakang/narasi", "Asap **tebal**.\n\nSetiap tahun.");
  prk_edit_set_int (edit, "tahun_anggaran", 2027);
  prk_edit_set_bool (edit, "bentuk/SINERGI", TRUE);
  prk_edit_append_row (edit, "mitra", "a");
  prk_edit_set_string (edit, "mitra/a/nama", "Kabupaten Kapuas");
  g_autoptr (PrkOp) op = prk_store_commit (self->store, edit, &error);
  g_assert_no_error (error);
  g_assert_cmpint (prk_op_get_n (op), ==, 1);
  g_assert_cmpint (prk_op_get_at_us (op), ==, FIXTURE_NOW_US);
  g_assert_cmpstr (prk_op_get_device (op), ==, prk_store_get_device (self->store));

  /* The record of the caller is not changed until he applies the op. */
  g_assert_null (prk_record_get_string (record, "judul"));
  g_assert_true (prk_record_apply (record, op));

  loaded = prk_store_load (self->store, id, &error);
  g_assert_no_error (error);
  state = prk_record_dup_state (record);
  loaded_state = prk_record_dup_state (loaded);
  g_assert_cmpstr (state, ==, loaded_state);
  g_assert_cmpstr (prk_record_get_kind (loaded), ==, "kak");
  rows = prk_record_list_rows (loaded, "mitra");
  g_assert_cmpuint (g_strv_length (rows), ==, 1);
}

static void
test_not_found (Fixture       *self,
                gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = fixture_new_id (self);

  g_assert_null (prk_store_load (self->store, id, &error));
  g_assert_error (error, PRK_STORE_ERROR, PRK_STORE_ERROR_NOT_FOUND);
}

static void
test_chain (Fixture       *self,
            gconstpointer  data)
{
  g_autofree char *one = fixture_new_id (self);
  g_autofree char *two = fixture_new_id (self);

  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *value = g_strdup_printf ("ke-%u", i);

      assert_commit (self->store, i % 2 == 0 ? one : two, "judul", value);
    }
  fixture_close (self);
  fixture_open (self);
  assert_commit (self->store, one, "judul", "sesudah dibuka");

  g_assert_cmpint (query_int (self->folder, "SELECT count(*) FROM op"), ==, 21);
  g_assert_cmpint (query_int (self->folder, "SELECT max(n) FROM op"), ==, 21);
  fixture_close (self);
  assert_store_sound (self->folder);
}

/* Clock set back: `at` still grows along the chain. */
static void
test_clock_back (Fixture       *self,
                 gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = fixture_new_id (self);
  g_autoptr (PrkOp) first = commit_string (self->store, id, "kak", "judul", "1", &error);
  g_autoptr (PrkOp) second = NULL;

  prk_clock_set_now_us (self->clock, FIXTURE_NOW_US - G_GINT64_CONSTANT (3600000000));
  second = commit_string (self->store, id, "kak", "judul", "2", &error);
  g_assert_no_error (error);
  g_assert_cmpint (prk_op_get_at_us (second), ==, FIXTURE_NOW_US + 1);
  assert_string (self->store, id, "judul", "2");
}

static void
test_all_or_none (Fixture       *self,
                  gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *one = fixture_new_id (self);
  g_autofree char *two = fixture_new_id (self);
  g_autoptr (PrkRecord) first = prk_record_new (one, "kak");
  g_autoptr (PrkRecord) second = prk_record_new (two, "kak");
  g_autoptr (PrkEdit) edit = prk_edit_new (first);
  g_autoptr (PrkEdit) empty = prk_edit_new (second);
  g_autoptr (GPtrArray) edits = g_ptr_array_new ();
  g_autoptr (GPtrArray) ops = NULL;

  prk_edit_set_string (edit, "judul", "Satu");
  g_ptr_array_add (edits, edit);
  g_ptr_array_add (edits, empty);
  ops = prk_store_commit_all (self->store, edits, &error);
  g_assert_null (ops);
  g_assert_error (error, PRK_STORE_ERROR, PRK_STORE_ERROR_INPUT);
  g_clear_error (&error);
  g_assert_cmpint (query_int (self->folder, "SELECT count(*) FROM op"), ==, 0);
  g_assert_cmpint (query_int (self->folder, "SELECT count(*) FROM record"), ==, 0);
  g_assert_cmpint (query_int (self->folder, "SELECT count(*) FROM device"), ==, 0);

  prk_edit_set_string (empty, "judul", "Dua");
  ops = prk_store_commit_all (self->store, edits, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ops->len, ==, 2);
  g_assert_cmpstr (prk_op_get_record (ops->pdata[1]), ==, two);
  assert_string (self->store, one, "judul", "Satu");
  assert_string (self->store, two, "judul", "Dua");
}

static void
test_bad_edit (Fixture       *self,
               gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = fixture_new_id (self);

  /* An empty edit, a record of another type, an id that is none: each is told apart and leaves
   * nothing. */
  g_assert_null (commit_string (self->store, id, "kak", "judul", NULL, &error));
  g_assert_error (error, PRK_STORE_ERROR, PRK_STORE_ERROR_INPUT);
  g_clear_error (&error);

  assert_commit (self->store, id, "judul", "Karhutla");
  g_autoptr (PrkRecord) other = prk_record_new (id, "telaah");
  g_autoptr (PrkEdit) edit = prk_edit_new (other);
  prk_edit_set_string (edit, "judul", "x");
  g_assert_null (prk_store_commit (self->store, edit, &error));
  g_assert_error (error, PRK_STORE_ERROR, PRK_STORE_ERROR_INPUT);
  g_clear_error (&error);

  g_assert_null (commit_string (self->store, "bukan-id", "kak", "judul", "x", &error));
  g_assert_error (error, PRK_STORE_ERROR, PRK_STORE_ERROR_INPUT);

  g_assert_cmpint (query_int (self->folder, "SELECT count(*) FROM op"), ==, 1);
  fixture_close (self);
  assert_store_sound (self->folder);
}

/* More records than the writer keeps in memory, edited in turns. */
static void
test_many_records (Fixture       *self,
                   gconstpointer  data)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < 30; i++)
    g_ptr_array_add (ids, fixture_new_id (self));
  for (guint round = 0; round < 3; round++)
    for (guint i = 0; i < ids->len; i++)
      {
        g_autofree char *value = g_strdup_printf ("%u/%u", i, round);

        assert_commit (self->store, ids->pdata[i], "judul", value);
      }

  fixture_close (self);
  assert_store_sound (self->folder);
}

/* A KAK that has been edited for months: one more field must stay quick. */
static void
test_long_history (Fixture       *self,
                   gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = fixture_new_id (self);
  g_autoptr (PrkRecord) record = prk_record_new (id, "kak");
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (gint64));
  const guint n_ops = 2000;

  for (guint i = 0; i < n_ops; i++)
    {
      g_autoptr (PrkEdit) edit = prk_edit_new (record);
      g_autofree char *path = g_strdup_printf ("bidang/%u/isi", i % 60);
      g_autofree char *value = g_strdup_printf ("isi %u", i);
      g_autoptr (PrkOp) op = NULL;
      gint64 start_us = cpu_time_us ();
      gint64 took_us;

      prk_edit_set_string (edit, path, value);
      op = prk_store_commit (self->store, edit, &error);
      g_assert_no_error (error);
      took_us = cpu_time_us () - start_us;
      g_array_append_val (times, took_us);
      prk_record_apply (record, op);
    }

  gint64 first_us = 0, last_us = 0;
  for (guint i = 0; i < 200; i++)
    {
      first_us += g_array_index (times, gint64, i);
      last_us += g_array_index (times, gint64, n_ops - 200 + i);
    }
  g_test_message ("a commit takes %" G_GINT64_FORMAT " us at first, %" G_GINT64_FORMAT
                  " us after %u ops",
                  first_us / 200, last_us / 200, n_ops);
  /* Reading 2,000 ops back for each would be a hundred times as slow. */
  g_assert_cmpint (last_us, <, 10 * first_us + 200 * 1000);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function)                                                                        \
  g_test_add ("/store/commit/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("comes-back-as-it-was", test_round_trip);
  ADD ("unknown-record-is-not-found", test_not_found);
  ADD ("ops-form-one-chain", test_chain);
  ADD ("clock-set-back-loses-nothing", test_clock_back);
  ADD ("several-edits-are-all-or-none", test_all_or_none);
  ADD ("bad-edit-leaves-nothing", test_bad_edit);
  ADD ("more-records-than-the-cache", test_many_records);
  ADD ("stays-quick-after-2000-ops", test_long_history);

  return g_test_run ();
}
