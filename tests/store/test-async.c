/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store-fixture.h"

typedef struct
{
  GPtrArray *changed; /* "id type" */
  guint      failed;
  guint      recovered;
} Heard;

static void
record_changed_cb (PrkStore   *store,
                   const char *id,
                   const char *type,
                   Heard      *heard)
{
  g_ptr_array_add (heard->changed, g_strdup_printf ("%s %s", id, type));
}

static void
save_failed_cb (PrkStore *store,
                GError   *error,
                Heard    *heard)
{
  heard->failed++;
}

static void
save_recovered_cb (PrkStore *store,
                   Heard    *heard)
{
  heard->recovered++;
}

static void
listen (PrkStore *store,
        Heard    *heard)
{
  *heard = (Heard) { g_ptr_array_new_with_free_func (g_free) };
  g_signal_connect (store, "record-changed", G_CALLBACK (record_changed_cb), heard);
  g_signal_connect (store, "save-failed", G_CALLBACK (save_failed_cb), heard);
  g_signal_connect (store, "save-recovered", G_CALLBACK (save_recovered_cb), heard);
}

static void
stop_listening (PrkStore *store,
                Heard    *heard)
{
  g_signal_handlers_disconnect_by_data (store, heard);
  g_ptr_array_unref (heard->changed);
}

static guint
count_changed (Heard      *heard,
               const char *id,
               const char *type)
{
  g_autofree char *wanted = g_strdup_printf ("%s %s", id, type);
  guint n = 0;

  for (guint i = 0; i < heard->changed->len; i++)
    n += strcmp (heard->changed->pdata[i], wanted) == 0;
  return n;
}

static void
wait_changed (Heard      *heard,
              const char *id,
              const char *type)
{
  gint64 until_us = g_get_monotonic_time () + 30 * G_USEC_PER_SEC;

  while (count_changed (heard, id, type) == 0)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, until_us);
      if (!g_main_context_iteration (NULL, FALSE))
        g_usleep (500);
    }
}

static void
test_commit_load (Fixture       *self,
                  gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = fixture_new_id (self);
  g_autoptr (PrkRecord) record = prk_record_new (id, "kak");
  g_autoptr (PrkEdit) edit = prk_edit_new (record);
  g_autoptr (GAsyncResult) committed = NULL;
  g_autoptr (GAsyncResult) loaded = NULL;

  prk_edit_set_string (edit, "judul", "Karhutla");
  prk_store_commit_async (self->store, edit, NULL, take_result_cb, &committed);
  g_assert_null (committed);
  g_autoptr (PrkOp) op =
      prk_store_commit_finish (self->store, wait_result (&committed), &error);
  g_assert_no_error (error);
  prk_record_apply (record, op);

  prk_store_load_async (self->store, id, NULL, take_result_cb, &loaded);
  g_autoptr (PrkRecord) again = prk_store_load_finish (self->store, wait_result (&loaded), &error);
  g_assert_no_error (error);
  g_autofree char *state = prk_record_dup_state (record);
  g_autofree char *again_state = prk_record_dup_state (again);
  g_assert_cmpstr (state, ==, again_state);
}

/* A caller that does not wait: the ops come in the order of the calls, in one unbroken chain, and
 * edits of several fields asked for at once do not lose each other. */
static void
test_burst (Fixture       *self,
            gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = fixture_new_id (self);
  g_autoptr (PrkRecord) record = prk_record_new (id, "kak");
  enum { N = 300 };
  GAsyncResult *results[N] = { NULL };
  gint64 start_us = g_get_monotonic_time ();

  for (guint i = 0; i < N; i++)
    {
      g_autoptr (PrkEdit) edit = prk_edit_new (record);
      g_autofree char *path = g_strdup_printf ("bidang/%u/isi", i);

      prk_edit_set_int (edit, path, i);
      prk_store_commit_async (self->store, edit, NULL, take_result_cb, &results[i]);
    }
  for (guint i = 0; i < N; i++)
    {
      g_autoptr (PrkOp) op =
          prk_store_commit_finish (self->store, wait_result (&results[i]), &error);

      g_assert_no_error (error);
      g_assert_cmpint (prk_op_get_n (op), ==, i + 1);
      g_clear_object (&results[i]);
    }
  g_test_message ("%d commits in %" G_GINT64_FORMAT " us", N, g_get_monotonic_time () - start_us);

  g_autoptr (PrkRecord) loaded = prk_store_load (self->store, id, &error);
  g_assert_cmpint (prk_record_get_int (loaded, "bidang/299/isi", -1), ==, 299);
  fixture_close (self);
  assert_store_sound (self->folder);
}

/* One that is refused does not take its neighbours in the transaction with it. */
static void
test_refusal_in_group (Fixture       *self,
                       gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = fixture_new_id (self);
  g_autoptr (PrkRecord) record = prk_record_new (id, "kak");
  g_autoptr (PrkEdit) good = prk_edit_new (record);
  g_autoptr (PrkEdit) empty = prk_edit_new (record);
  g_autoptr (PrkEdit) better = prk_edit_new (record);
  g_autoptr (GAsyncResult) one = NULL;
  g_autoptr (GAsyncResult) two = NULL;
  g_autoptr (GAsyncResult) three = NULL;
  Heard heard;

  listen (self->store, &heard);
  prk_edit_set_string (good, "judul", "Karhutla");
  prk_edit_set_string (better, "tempat", "Buntok");
  prk_store_commit_async (self->store, good, NULL, take_result_cb, &one);
  prk_store_commit_async (self->store, empty, NULL, take_result_cb, &two);
  prk_store_commit_async (self->store, better, NULL, take_result_cb, &three);
  wait_result (&three);

  g_autoptr (PrkOp) first = prk_store_commit_finish (self->store, one, &error);
  g_assert_no_error (error);
  g_assert_null (prk_store_commit_finish (self->store, two, &error));
  g_assert_error (error, PRK_STORE_ERROR, PRK_STORE_ERROR_INPUT);
  g_clear_error (&error);
  g_autoptr (PrkOp) last = prk_store_commit_finish (self->store, three, &error);
  g_assert_no_error (error);
  g_assert_cmpint (prk_op_get_n (last), ==, 2);
  assert_string (self->store, id, "judul", "Karhutla");
  assert_string (self->store, id, "tempat", "Buntok");
  /* A refusal is the caller's own affair, no failure of the disk. */
  g_assert_cmpuint (heard.failed, ==, 0);
  stop_listening (self->store, &heard);
}

static void
test_cancelled (Fixture       *self,
                gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = fixture_new_id (self);
  g_autoptr (PrkRecord) record = prk_record_new (id, "kak");
  g_autoptr (PrkEdit) edit = prk_edit_new (record);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GAsyncResult) result = NULL;

  prk_edit_set_string (edit, "judul", "Karhutla");
  g_cancellable_cancel (cancellable);
  prk_store_commit_async (self->store, edit, cancellable, take_result_cb, &result);
  g_assert_null (prk_store_commit_finish (self->store, wait_result (&result), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (query_int (self->folder, "SELECT count(*) FROM op"), ==, 0);
}

static void
test_signals (Fixture       *self,
              gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = fixture_new_id (self);
  Heard heard;

  listen (self->store, &heard);
  assert_commit (self->store, id, "judul", "Karhutla");
  g_assert_cmpuint (heard.changed->len, ==, 0);
  wait_changed (&heard, id, "kak");
  g_assert_cmpuint (heard.changed->len, ==, 1);
  g_ptr_array_set_size (heard.changed, 0);

  g_autoptr (PrkRecord) record = prk_store_load (self->store, id, &error);
  g_autofree char *versi = prk_store_ajukan (self->store, record, "Versi 1", NULL, &error);
  wait_changed (&heard, versi, "versi");
  wait_changed (&heard, id, "kak");
  /* The third one is the peristiwa. */
  while (heard.changed->len < 3)
    g_main_context_iteration (NULL, TRUE);
  g_ptr_array_set_size (heard.changed, 0);

  /* Searching indexes, which changes no record. */
  PrkQuery query = { .text = "karhutla" };
  g_autoptr (GPtrArray) rows = prk_store_list (self->store, &query, &error);
  g_assert_cmpuint (rows->len, ==, 1);
  g_usleep (50000);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (heard.changed->len, ==, 0);
  stop_listening (self->store, &heard);
}

/* Two stores on one folder, as the app and the CLI are. */
static void
test_other_writer (Fixture       *self,
                   gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = fixture_new_id (self);
  g_autofree char *silent = fixture_new_id (self);
  PrkStore *other;
  Heard heard, other_heard;

  /* Nothing but the look for others' commits shall notice them. */
  self->tuning.idle_ms = 1000000;
  fixture_close (self);
  fixture_open (self);
  other = fixture_try_open (self, &error);
  g_assert_no_error (error);
  assert_commit (self->store, silent, "judul", "Sebelum mendengar");
  listen (self->store, &heard);
  listen (other, &other_heard);

  assert_commit (other, id, "judul", "Dari luar");
  wait_changed (&heard, id, "kak");
  g_assert_cmpuint (count_changed (&heard, id, "kak"), ==, 1);
  wait_changed (&other_heard, id, "kak");
  assert_string (self->store, id, "judul", "Dari luar");

  /* Each builds on what the other wrote, cached or not. */
  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *value = g_strdup_printf ("ke-%u", i);

      assert_commit (i % 2 == 0 ? other : self->store, id, "judul", value);
      assert_string (i % 2 == 0 ? self->store : other, id, "judul", value);
    }

  /* Its ajukan locks the record here, and is told. */
  g_ptr_array_set_size (heard.changed, 0);
  g_autoptr (PrkRecord) record = prk_store_load (other, id, &error);
  g_autofree char *versi = prk_store_ajukan (other, record, "Versi 1", NULL, &error);
  g_assert_no_error (error);
  wait_changed (&heard, id, "kak");
  wait_changed (&heard, versi, "versi");
  g_assert_null (commit_string (self->store, id, "kak", "judul", "x", &error));
  g_assert_error (error, PRK_STORE_ERROR, PRK_STORE_ERROR_LOCKED);

  stop_listening (self->store, &heard);
  stop_listening (other, &other_heard);
  prk_store_close (other);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (other);
  fixture_close (self);
  assert_store_sound (self->folder);
}

/* A caller gone before its answers: every edit is written, nothing is leaked. */
static void
test_dropped_with_work (Fixture       *self,
                        gconstpointer  data)
{
  g_autofree char *id = fixture_new_id (self);
  g_autoptr (PrkRecord) record = prk_record_new (id, "kak");
  GAsyncResult *results[20] = { NULL };

  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    {
      g_autoptr (PrkEdit) edit = prk_edit_new (record);
      g_autofree char *path = g_strdup_printf ("bidang/%u/isi", i);

      prk_edit_set_int (edit, path, i);
      prk_store_commit_async (self->store, edit, NULL, take_result_cb, &results[i]);
    }
  prk_store_close (self->store);
  for (guint i = 0; i < G_N_ELEMENTS (results); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (PrkOp) op =
          prk_store_commit_finish (self->store, wait_result (&results[i]), &error);

      g_assert_no_error (error);
      g_clear_object (&results[i]);
    }
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_finalize_object (g_steal_pointer (&self->store));
  g_assert_cmpint (query_int (self->folder, "SELECT count(*) FROM op"), ==, 20);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function)                                                                        \
  g_test_add ("/store/async/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("commit-then-load", test_commit_load);
  ADD ("burst-is-one-chain", test_burst);
  ADD ("refusal-spares-its-neighbours", test_refusal_in_group);
  ADD ("cancelled-is-not-written", test_cancelled);
  ADD ("signals-come-after-the-commit", test_signals);
  ADD ("another-writer-is-noticed", test_other_writer);
  ADD ("closing-finishes-queued-work", test_dropped_with_work);

  return g_test_run ();
}
