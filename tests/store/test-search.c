/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store-fixture.h"

static guint
count (Fixture    *self,
       const char *text)
{
  g_autoptr (GError) error = NULL;
  PrkQuery query = { .type = "kak", .text = text };
  g_autoptr (GPtrArray) rows = prk_store_list (self->store, &query, &error);

  g_assert_no_error (error);
  return rows->len;
}

static void
add_text (Fixture    *self,
          const char *id,
          const char *path,
          const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PrkRecord) record = load_or_new (self->store, id, "kak");
  g_autoptr (PrkEdit) edit = prk_edit_new (record);
  g_autoptr (PrkOp) op = NULL;

  prk_edit_set_text (edit, path, text);
  op = prk_store_commit (self->store, edit, &error);
  g_assert_no_error (error);
}

static void
test_words (Fixture       *self,
            gconstpointer  data)
{
  g_autofree char *one = fixture_new_id (self);
  g_autofree char *two = fixture_new_id (self);

  assert_commit (self->store, one, "judul", "Penanganan Karhutla");
  add_text (self, one, "latar_belakang/narasi", "Asap menyebar\nke Buntok & sekitarnya.");
  assert_commit (self->store, one, "tempat", "Café Méditerranée");
  assert_commit (self->store, two, "judul", "Angkutan sungai");

  g_assert_cmpuint (count (self, NULL), ==, 2);
  g_assert_cmpuint (count (self, ""), ==, 2);
  g_assert_cmpuint (count (self, "karhutla"), ==, 1);
  g_assert_cmpuint (count (self, "KARH"), ==, 1);
  g_assert_cmpuint (count (self, "karh penanganan"), ==, 0);
  g_assert_cmpuint (count (self, "karhutla buntok"), ==, 1);
  g_assert_cmpuint (count (self, "menyebar ke bun"), ==, 1);
  g_assert_cmpuint (count (self, "karhutla sungai"), ==, 0);
  g_assert_cmpuint (count (self, "cafe mediterranee"), ==, 1);
  g_assert_cmpuint (count (self, "a"), ==, 2);
}

/* What was replaced is not found any more, what was just committed is. */
static void
test_follows_edits (Fixture       *self,
                    gconstpointer  data)
{
  g_autofree char *id = fixture_new_id (self);

  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *now = g_strdup_printf ("kata%u", i);
      g_autofree char *before = g_strdup_printf ("kata%u", i - 1);

      add_text (self, id, "maksud/narasi", now);
      g_assert_cmpuint (count (self, now), ==, 1);
      /* "kata1" is also the beginning of what stands there when it was replaced by "kata10". */
      g_assert_cmpuint (count (self, before), ==, g_str_has_prefix (now, before) ? 1 : 0);
    }
  fixture_close (self);
  run_sql (self->folder, "INSERT INTO search (search) VALUES ('integrity-check')");
}

/* A commit whose text was not indexed before the store died is indexed by the next one. */
static void
test_marks_survive (Fixture       *self,
                    gconstpointer  data)
{
  g_autofree char *id = fixture_new_id (self);

  self->tuning.idle_ms = 1000000;
  fixture_close (self);
  fixture_open (self);
  assert_commit (self->store, id, "judul", "Karhutla");
  fixture_close (self);
  g_assert_cmpint (query_int (self->folder, "SELECT count(*) FROM record WHERE stale = 1"), ==, 1);
  fixture_open (self);
  g_assert_cmpuint (count (self, "karhutla"), ==, 1);
  g_assert_cmpint (query_int (self->folder, "SELECT count(*) FROM record WHERE stale = 1"), ==, 0);
}

/* A program that reads records in another way than the one before makes all rows and texts again. */
static void
test_made_again (Fixture       *self,
                 gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = fixture_new_id (self);
  PrkQuery query = { .type = "kak" };

  assert_commit (self->store, id, "judul", "Karhutla");
  g_assert_cmpuint (count (self, "karhutla"), ==, 1);
  fixture_close (self);
  run_sql (self->folder, "UPDATE record SET judul = 'dibaca lain', lengkap = 7;"
                         "UPDATE derived SET version = version - 1");
  fixture_open (self);
  g_assert_cmpuint (count (self, "karhutla"), ==, 1);
  g_autoptr (GPtrArray) rows = prk_store_list (self->store, &query, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (((PrkRingkas *) rows->pdata[0])->judul, ==, "Karhutla");
  g_assert_cmpint (((PrkRingkas *) rows->pdata[0])->lengkap, ==, 0);
}

static void
test_idle_indexing (Fixture       *self,
                    gconstpointer  data)
{
  g_autofree char *id = fixture_new_id (self);
  gint64 until_us = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  self->tuning.idle_ms = 10;
  fixture_close (self);
  fixture_open (self);
  assert_commit (self->store, id, "judul", "Karhutla");
  while (query_int (self->folder, "SELECT count(*) FROM record WHERE stale = 1") > 0)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, until_us);
      g_usleep (5000);
    }
}

static void
test_never_a_syntax_error (Fixture       *self,
                           gconstpointer  data)
{
  static const char *const words[] = {
    "\"", "'", "*", "AND", "OR", "NOT", "NEAR", "NEAR(a b)", "judul:", "teks:karhutla", "(", ")",
    "{a b}: c", "^a", "a*", "-", "--", "+", "a + b", ";", "%", "_", "\\", "a\"b", "\"\"",
    "\"karhutla", "🙂", "صباح الخير", "\xcc\x81", "\xff\xfe", "\xe2\x80\xae", "½", "①", "ⅷ",
    "\xf0\x9f\x85\xb0", "a\tb\nc", "''; DROP TABLE op; --",
  };
  g_autofree char *id = fixture_new_id (self);
  g_autoptr (GRand) random = g_rand_new_with_seed (3);
  g_autofree char *huge = g_strnfill (200000, 'a');

  assert_commit (self->store, id, "judul", "Karhutla");
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    count (self, words[i]);
  for (guint i = 0; i < 2000; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      int n_words = g_rand_int_range (random, 1, 30);

      for (int j = 0; j < n_words; j++)
        g_string_append_printf (text, "%s%s",
                                words[g_rand_int_range (random, 0, G_N_ELEMENTS (words))],
                                g_rand_boolean (random) ? " " : "");
      count (self, text->str);
    }
  count (self, huge);

  /* Signs without a word in them are no reason to show nothing. */
  g_assert_cmpuint (count (self, "\""), ==, 1);
  g_assert_cmpuint (count (self, "karhutla \""), ==, 1);
  g_assert_cmpuint (count (self, "\"karhutla\""), ==, 1);
  g_assert_cmpuint (count (self, "karhutla 🙂"), ==, 1);
  g_assert_cmpuint (count (self, "judul:karhutla"), ==, 0);
}

static void
test_quick (Fixture       *self,
            gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) edits = g_ptr_array_new_with_free_func ((GDestroyNotify) prk_edit_unref);
  g_autoptr (GPtrArray) ops = NULL;
  const guint n_records = 3000;

  for (guint i = 0; i < n_records; i++)
    {
      g_autofree char *id = fixture_new_id (self);
      g_autoptr (PrkRecord) record = prk_record_new (id, "kak");
      PrkEdit *edit = prk_edit_new (record);
      g_autofree char *judul = g_strdup_printf ("Kerja sama pengelolaan nomor%u", i);

      prk_edit_set_string (edit, "judul", judul);
      g_ptr_array_add (edits, edit);
    }
  ops = prk_store_commit_all (self->store, edits, &error);
  g_assert_no_error (error);
  while (query_int (self->folder, "SELECT count(*) FROM record WHERE stale = 1") > 0)
    count (self, "nomor1");

  gint64 best_us = G_MAXINT64;
  for (guint i = 0; i < 20; i++)
    {
      gint64 start_us = cpu_time_us ();

      g_assert_cmpuint (count (self, "pengelolaan nomor2999"), ==, 1);
      best_us = MIN (best_us, cpu_time_us () - start_us);
    }
  g_test_message ("a search among %u records takes %" G_GINT64_FORMAT " us", n_records, best_us);
  g_assert_cmpint (best_us, <, 20 * 1000);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function)                                                                        \
  g_test_add ("/store/search/" name, Fixture, NULL, fixture_set_up, function, fixture_tear_down)
  ADD ("words-prefix-diacritics", test_words);
  ADD ("follows-edits", test_follows_edits);
  ADD ("marks-survive-closing", test_marks_survive);
  ADD ("made-again-when-read-anew", test_made_again);
  ADD ("indexes-when-idle", test_idle_indexing);
  ADD ("whatever-is-typed", test_never_a_syntax_error);
  ADD ("is-quick", test_quick);

  return g_test_run ();
}
