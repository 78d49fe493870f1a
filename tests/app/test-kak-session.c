/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>

#include "app/kak/prk-kak-kembali.h"
#include "store/prk-store-sync.h"

#include "kak-fixture.h"

static PrkSaveState
get_save_state (PrkKakSession *session)
{
  int state;

  g_object_get (session, "save-state", &state, NULL);

  return state;
}

static guint
count_ops (KakFixture *fixture)
{
  g_autoptr(PrkRecord) record = kak_fixture_load (fixture);
  g_autoptr(GPtrArray) ops = prk_record_list_ops (record);

  return ops->len;
}

static void
assert_stored (KakFixture *fixture,
               const char *path,
               const char *expected)
{
  g_autoptr(PrkRecord) record = kak_fixture_load (fixture);

  g_assert_cmpstr (prk_record_get_string (record, path), ==, expected);
}

static void
assert_shown (PrkKakSession *session,
              const char    *path,
              const char    *expected)
{
  g_assert_cmpstr (prk_record_get_string (prk_kak_session_get_record (session), path), ==,
                   expected);
}

static void
assert_rows (PrkKakSession *session,
             const char    *table,
             const char    *expected)
{
  g_auto(GStrv) rows = prk_record_list_rows (prk_kak_session_get_record (session), table);
  g_autofree char *joined = g_strjoinv (" ", rows);

  g_assert_cmpstr (joined, ==, expected);
}

static char *
read_draft (KakFixture *fixture,
            const char *path)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonNode) drafts = prk_store_load_drafts (fixture->store, fixture->id, &error);
  JsonObject *object;

  g_assert_no_error (error);
  object = json_node_get_object (drafts);

  return json_object_has_member (object, path)
             ? json_node_dup_string (json_object_get_member (object, path))
             : NULL;
}

static void
type_letters (PrkKakSession *session,
              const char    *path,
              const char    *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      g_autofree char *typed = g_strndup (text, g_utf8_next_char (p) - text);

      prk_kak_session_type_string (session, path, typed);
    }
}

static void
test_typing_is_one_op (KakFixture    *fixture,
                       gconstpointer  data)
{
  g_autoptr(PrkKakSession) session = kak_fixture_open (fixture);
  guint n_ops = count_ops (fixture);

  type_letters (session, "unit_kerja", "Bidang Penataan");
  assert_shown (session, "unit_kerja", "Bidang Penataan");
  g_assert_cmpint (get_save_state (session), ==, PRK_TYPING);

  kak_fixture_flush (session);
  g_assert_cmpint (get_save_state (session), ==, PRK_SAVED);
  assert_stored (fixture, "unit_kerja", "Bidang Penataan");
  g_assert_cmpuint (count_ops (fixture), ==, n_ops + 1);
}

static void
test_keystrokes_reach_the_draft_buffer (KakFixture    *fixture,
                                        gconstpointer  data)
{
  g_autoptr(PrkKakSession) session = kak_fixture_open (fixture);
  g_autofree char *draft = NULL;
  g_autofree char *later = NULL;
  guint n_ops = count_ops (fixture);

  prk_kak_session_type_string (session, "unit_kerja", "Bid");
  kak_fixture_wait_ms (400);
  draft = read_draft (fixture, "unit_kerja");
  g_assert_cmpstr (draft, ==, "Bid");

  /* Keystrokes that never pause still reach the disk within a second. */
  for (int i = 0; i < 12; i++)
    {
      g_autofree char *text = g_strdup_printf ("Bidang %d", i);

      prk_kak_session_type_string (session, "unit_kerja", text);
      kak_fixture_wait_ms (60);
    }
  later = read_draft (fixture, "unit_kerja");
  g_assert_nonnull (later);
  g_assert_cmpint (g_ascii_strtoll (later + strlen ("Bidang "), NULL, 10), >=, 5);
  g_assert_cmpuint (count_ops (fixture), ==, n_ops);
}

static void
test_crash_brings_typing_back (KakFixture    *fixture,
                               gconstpointer  data)
{
  PrkKakSession *session = kak_fixture_open (fixture);

  prk_kak_session_type_string (session, "unit_kerja", "Bidang Penataan");
  kak_fixture_wait_ms (400);

  /* A crash: nobody settles what was typed. */
  g_object_unref (session);
  kak_fixture_reopen (fixture);
  assert_stored (fixture, "unit_kerja", NULL);

  session = kak_fixture_open (fixture);
  g_assert_cmpuint (prk_kak_session_get_n_recovered (session), ==, 1);
  assert_shown (session, "unit_kerja", "Bidang Penataan");
  kak_fixture_flush (session);
  assert_stored (fixture, "unit_kerja", "Bidang Penataan");
  g_object_unref (session);

  session = kak_fixture_open (fixture);
  g_assert_cmpuint (prk_kak_session_get_n_recovered (session), ==, 0);
  g_object_unref (session);
}

static void
test_resting_makes_an_op (KakFixture    *fixture,
                          gconstpointer  data)
{
  g_autoptr(PrkKakSession) session = kak_fixture_open (fixture);

  prk_kak_session_type_string (session, "unit_kerja", "Bidang");
  kak_fixture_wait_ms (2000);
  assert_stored (fixture, "unit_kerja", NULL);
  kak_fixture_wait_until (get_save_state (session) == PRK_SAVED);
  assert_stored (fixture, "unit_kerja", "Bidang");
}

static void
test_another_field_settles (KakFixture    *fixture,
                            gconstpointer  data)
{
  g_autoptr(PrkKakSession) session = kak_fixture_open (fixture);

  type_letters (session, "unit_kerja", "Bidang");
  type_letters (session, "tempat", "Buntok");
  kak_fixture_flush (session);
  assert_stored (fixture, "unit_kerja", "Bidang");
  assert_stored (fixture, "tempat", "Buntok");
}

static void
test_typed_and_taken_back_leaves_nothing (KakFixture    *fixture,
                                          gconstpointer  data)
{
  g_autoptr(PrkKakSession) session = kak_fixture_open (fixture);
  g_autofree char *draft = NULL;
  guint n_ops = count_ops (fixture);

  prk_kak_session_type_string (session, "judul", "Penanganan Karhutla!");
  kak_fixture_wait_ms (400);
  prk_kak_session_type_string (session, "judul", "Penanganan Karhutla");
  kak_fixture_flush (session);
  kak_fixture_wait_ms (200);

  g_assert_cmpuint (count_ops (fixture), ==, n_ops);
  draft = read_draft (fixture, "judul");
  g_assert_null (draft);
  g_assert_null (prk_kak_session_get_undo_label (session));
}

static void
test_undo_and_redo (KakFixture    *fixture,
                    gconstpointer  data)
{
  g_autoptr(PrkKakSession) session = kak_fixture_open (fixture);

  type_letters (session, "unit_kerja", "Satu");
  prk_kak_session_settle (session);
  type_letters (session, "unit_kerja", "Dua");

  prk_kak_session_undo (session);
  assert_shown (session, "unit_kerja", "Satu");
  prk_kak_session_undo (session);
  assert_shown (session, "unit_kerja", NULL);
  g_assert_null (prk_kak_session_get_undo_label (session));

  prk_kak_session_redo (session);
  prk_kak_session_redo (session);
  assert_shown (session, "unit_kerja", "Dua");
  g_assert_null (prk_kak_session_get_redo_label (session));

  prk_kak_session_undo (session);
  type_letters (session, "tempat", "Buntok");
  g_assert_null (prk_kak_session_get_redo_label (session));
  kak_fixture_flush (session);
  assert_stored (fixture, "unit_kerja", "Satu");
  assert_stored (fixture, "tempat", "Buntok");
}

static void
add_row (PrkKakSession *session,
         const char    *row,
         const char    *text)
{
  g_autoptr(PrkEdit) edit = prk_kak_session_begin (session);
  g_autofree char *path = g_strdup_printf ("latar_belakang/masalah/%s/uraian", row);

  prk_edit_append_row (edit, "latar_belakang/masalah", row);
  prk_edit_set_string (edit, path, text);
  prk_kak_session_apply (session, edit, "Tambah baris");
}

static void
delete_row (PrkKakSession *session,
            const char    *row)
{
  g_autoptr(PrkEdit) edit = prk_kak_session_begin (session);

  prk_edit_delete_row (edit, "latar_belakang/masalah", row);
  prk_kak_session_apply (session, edit, "Hapus baris");
}

static void
test_rows_undo (KakFixture    *fixture,
                gconstpointer  data)
{
  g_autoptr(PrkKakSession) session = kak_fixture_open (fixture);

  add_row (session, "r1", "satu");
  add_row (session, "r2", "dua");
  assert_rows (session, "latar_belakang/masalah", "r1 r2");

  /* While the first ops are still on their way, too. */
  prk_kak_session_undo (session);
  assert_rows (session, "latar_belakang/masalah", "r1");
  prk_kak_session_redo (session);
  assert_rows (session, "latar_belakang/masalah", "r1 r2");
  assert_shown (session, "latar_belakang/masalah/r2/uraian", "dua");

  kak_fixture_flush (session);
  delete_row (session, "r1");
  assert_rows (session, "latar_belakang/masalah", "r2");
  prk_kak_session_undo (session);
  assert_rows (session, "latar_belakang/masalah", "r1 r2");
  assert_shown (session, "latar_belakang/masalah/r1/uraian", "satu");
  prk_kak_session_redo (session);
  kak_fixture_flush (session);
  assert_rows (session, "latar_belakang/masalah", "r2");

  {
    g_autoptr(PrkRecord) record = kak_fixture_load (fixture);
    g_auto(GStrv) rows = prk_record_list_rows (record, "latar_belakang/masalah");

    g_assert_cmpuint (g_strv_length (rows), ==, 1);
    g_assert_cmpstr (rows[0], ==, "r2");
  }
}

static void
commit_elsewhere (KakFixture *fixture,
                  const char *path,
                  const char *value)
{
  g_autoptr(PrkRecord) record = kak_fixture_load (fixture);
  g_autoptr(PrkEdit) edit = prk_edit_new (record);
  g_autoptr(PrkOp) op = NULL;
  g_autoptr(GError) error = NULL;

  prk_edit_set_string (edit, path, value);
  op = prk_store_commit (fixture->store, edit, &error);
  g_assert_no_error (error);
}

static void
test_outside_change_is_shown (KakFixture    *fixture,
                              gconstpointer  data)
{
  g_autoptr(PrkKakSession) session = kak_fixture_open (fixture);

  type_letters (session, "unit_kerja", "Bidang");
  commit_elsewhere (fixture, "tempat", "Muara Teweh");
  kak_fixture_wait_until (prk_record_get_string (prk_kak_session_get_record (session), "tempat")
                          != NULL);
  assert_shown (session, "tempat", "Muara Teweh");
  assert_shown (session, "unit_kerja", "Bidang");

  kak_fixture_flush (session);
  assert_stored (fixture, "unit_kerja", "Bidang");
  assert_stored (fixture, "tempat", "Muara Teweh");
}

static void
took_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(GError) error = NULL;

  *(GPtrArray **) user_data = prk_store_sync_take_finish (PRK_STORE (source), result, &error);
  g_assert_no_error (error);
}

/* Ops that were not sent yet become one when they are, under the hands of whoever writes. */
static void
test_ops_written_again_show_no_conflict (KakFixture    *fixture,
                                         gconstpointer  data)
{
  g_autoptr(PrkKakSession) session = kak_fixture_open (fixture);

  for (int round = 0; round < 20; round++)
    {
      g_autofree char *one = g_strdup_printf ("Bidang %d", round);
      g_autofree char *other = g_strdup_printf ("Seksi %d", round);
      g_autoptr(GPtrArray) taken = NULL;

      type_letters (session, "unit_kerja", one);
      kak_fixture_flush (session);
      type_letters (session, "tempat", "Buntok");
      type_letters (session, "unit_kerja", other);
      prk_store_sync_take_async (fixture->store, 100, FALSE, took_cb, &taken);
      /* Before the take is answered, at the same moment, or after it. */
      if (round % 3 == 0)
        kak_fixture_wait_until (taken != NULL);
      kak_fixture_flush (session);
      kak_fixture_wait_until (taken != NULL);
      assert_shown (session, "unit_kerja", other);
    }

  kak_fixture_wait_until (
      prk_record_get_state (prk_kak_session_get_record (session), "unit_kerja") == PRK_VALUE_SINGLE);
  assert_stored (fixture, "unit_kerja", "Seksi 19");
  prk_kak_session_undo (session);
  assert_shown (session, "unit_kerja", "Bidang 19");
  kak_fixture_flush (session);
  assert_stored (fixture, "unit_kerja", "Bidang 19");
}

static void
test_outside_change_of_the_typed_field_is_kept (KakFixture    *fixture,
                                                gconstpointer  data)
{
  g_autoptr(PrkKakSession) session = kak_fixture_open (fixture);
  g_autoptr(PrkRecord) record = NULL;
  g_autoptr(GPtrArray) heads = NULL;

  type_letters (session, "tempat", "Buntok");
  commit_elsewhere (fixture, "tempat", "Muara Teweh");
  commit_elsewhere (fixture, "unit_kerja", "Bidang");
  kak_fixture_wait_until (prk_record_get_string (prk_kak_session_get_record (session), "unit_kerja")
                          != NULL);
  assert_shown (session, "tempat", "Buntok");
  kak_fixture_flush (session);

  record = kak_fixture_load (fixture);
  heads = prk_record_list_heads (record, "tempat");
  g_assert_cmpuint (heads->len, ==, 2);
  g_assert_cmpint (prk_record_get_state (prk_kak_session_get_record (session), "tempat"), ==,
                   PRK_VALUE_CONCURRENT);
}

static void
test_own_commits_do_not_reload (KakFixture    *fixture,
                                gconstpointer  data)
{
  g_autoptr(PrkKakSession) session = kak_fixture_open (fixture);
  PrkRecord *shown = prk_kak_session_get_record (session);

  for (int i = 0; i < 5; i++)
    {
      g_autofree char *text = g_strdup_printf ("Unit %d", i);

      prk_kak_session_type_string (session, "unit_kerja", text);
      kak_fixture_flush (session);
      kak_fixture_wait_ms (50);
    }
  g_assert_true (prk_kak_session_get_record (session) == shown);
}

/* The news of a change comes when the window has closed and the store with it: nothing is read, and nothing is said. */
static void
test_news_after_the_end_are_let_go (KakFixture    *fixture,
                                    gconstpointer  data)
{
  g_autoptr(PrkKakSession) session = kak_fixture_open (fixture);

  commit_elsewhere (fixture, "tempat", "Muara Teweh");
  prk_store_close (fixture->store);
  kak_fixture_wait_ms (50);
  g_assert_true (prk_store_is_closed (fixture->store));
  assert_shown (session, "tempat", NULL);
}

static void
submit (KakFixture *fixture)
{
  g_autoptr(PrkRecord) record = kak_fixture_load (fixture);
  g_autoptr(GError) error = NULL;
  g_autofree char *versi = prk_store_ajukan (fixture->store, record, "Versi 1", NULL, &error);

  g_assert_no_error (error);
}

static void
test_submitted_is_locked (KakFixture    *fixture,
                          gconstpointer  data)
{
  g_autoptr(PrkKakSession) session = kak_fixture_open (fixture);

  g_assert_false (prk_kak_session_is_locked (session));
  submit (fixture);
  kak_fixture_wait_until (prk_kak_session_is_locked (session));

  prk_kak_session_type_string (session, "judul", "Lain");
  assert_shown (session, "judul", "Penanganan Karhutla");
  add_row (session, "r1", "satu");
  assert_rows (session, "latar_belakang/masalah", "");
  g_assert_cmpuint (prk_kak_session_get_peristiwa (session)->len, ==, 1);
}

static void
test_return_unlocks_and_makes_a_second_versi (KakFixture    *fixture,
                                              gconstpointer  data)
{
  g_autoptr(PrkKakSession) session = NULL;
  g_autoptr(PrkEdit) edit = NULL;
  g_autoptr(PrkOp) op = NULL;
  g_autoptr(GPtrArray) versi = NULL;
  g_autoptr(GError) error = NULL;

  submit (fixture);
  session = kak_fixture_open (fixture);
  g_assert_true (prk_kak_session_is_locked (session));

  edit = prk_kak_kembali_edit (fixture->store, fixture->id, "2026-12-01", "Lengkapi dampak");
  op = prk_store_commit (fixture->store, edit, &error);
  g_assert_no_error (error);
  kak_fixture_wait_until (!prk_kak_session_is_locked (session));
  g_assert_cmpuint (prk_kak_session_get_peristiwa (session)->len, ==, 2);

  type_letters (session, "tempat", "Buntok");
  kak_fixture_flush (session);
  submit (fixture);
  versi = prk_store_list_about (fixture->store, fixture->id, "versi", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (versi->len, ==, 2);
  g_assert_cmpint (prk_record_get_int (g_ptr_array_index (versi, 1), "nomor", 0), ==, 2);
}

static void
test_huge_step_is_split (KakFixture    *fixture,
                         gconstpointer  data)
{
  g_autoptr(PrkKakSession) session = kak_fixture_open (fixture);
  g_autoptr(PrkEdit) edit = prk_kak_session_begin (session);
  g_autoptr(PrkRecord) record = NULL;
  g_auto(GStrv) rows = NULL;

  for (int i = 0; i < 5000; i++)
    {
      g_autofree char *row = g_strdup_printf ("r%d", i);

      prk_edit_append_row (edit, "pembiayaan/baris", row);
      for (int k = 0; k < 5; k++)
        {
          static const char *const columns[]
              = { "kegiatan", "komponen", "satuan", "rekening", "dpa" };
          g_autofree char *path = g_strdup_printf ("pembiayaan/baris/%s/%s", row, columns[k]);

          prk_edit_set_string (edit, path, "isi");
        }
    }
  prk_kak_session_apply (session, edit, "Tempel");
  kak_fixture_flush (session);

  record = kak_fixture_load (fixture);
  rows = prk_record_list_rows (record, "pembiayaan/baris");
  g_assert_cmpuint (g_strv_length (rows), ==, 5000);

  prk_kak_session_undo (session);
  assert_rows (session, "pembiayaan/baris", "");
  kak_fixture_flush (session);
}

static void
test_refused_stays_on_the_screen (KakFixture    *fixture,
                                  gconstpointer  data)
{
  g_autoptr(PrkKakSession) session = kak_fixture_open (fixture);
  g_autofree char *huge = g_strnfill (5 * 1024 * 1024, 'x');
  g_autofree char *error = NULL;

  prk_kak_session_type_text (session, "latar_belakang/narasi", huge);
  prk_kak_session_settle (session);
  kak_fixture_wait_until (get_save_state (session) == PRK_UNSAVED);
  g_object_get (session, "save-error", &error, NULL);
  g_assert_nonnull (error);
  g_assert_cmpuint (
      strlen (prk_record_get_text (prk_kak_session_get_record (session), "latar_belakang/narasi")),
      ==, strlen (huge));

  /* Others are still saved, and shortening the text mends it. */
  type_letters (session, "tempat", "Buntok");
  prk_kak_session_settle (session);
  kak_fixture_wait_ms (200);
  assert_stored (fixture, "tempat", "Buntok");
  prk_kak_session_type_text (session, "latar_belakang/narasi", "Pendek.");
  kak_fixture_flush (session);
  g_assert_cmpint (get_save_state (session), ==, PRK_SAVED);
}

static void
test_an_edit_while_one_is_on_its_way (KakFixture    *fixture,
                                      gconstpointer  data)
{
  g_autoptr(PrkKakSession) session = kak_fixture_open (fixture);
  g_autoptr(PrkRecord) record = NULL;
  g_autoptr(GPtrArray) heads = NULL;

  for (int i = 0; i < 20; i++)
    {
      g_autofree char *text = g_strdup_printf ("Tempat %d", i);

      prk_kak_session_type_string (session, "tempat", text);
      prk_kak_session_settle (session);
    }
  kak_fixture_flush (session);

  record = kak_fixture_load (fixture);
  heads = prk_record_list_heads (record, "tempat");
  g_assert_cmpuint (heads->len, ==, 1);
  assert_stored (fixture, "tempat", "Tempat 19");
}

static void
type_months (PrkKakSession *session,
             gint64         months)
{
  g_autoptr(JsonNode) value = json_node_init_int (json_node_alloc (), months);

  prk_kak_session_type_node (session, "jangka_waktu/durasi_bulan", value);
  prk_kak_session_settle (session);
}

static void
type_day (PrkKakSession *session,
          const char    *path,
          const char    *iso)
{
  prk_kak_session_type_string (session, path, iso);
  prk_kak_session_settle (session);
}

static void
test_term_is_consistent (KakFixture    *fixture,
                         gconstpointer  data)
{
  g_autoptr(PrkKakSession) session = kak_fixture_open (fixture);
  PrkRecord *record = prk_kak_session_get_record (session);

  type_day (session, "jangka_waktu/mulai", "2027-01-01");
  type_months (session, 24);
  assert_shown (session, "jangka_waktu/selesai", "2028-12-31");

  type_day (session, "jangka_waktu/mulai", "2027-03-15");
  assert_shown (session, "jangka_waktu/selesai", "2029-03-14");

  type_day (session, "jangka_waktu/selesai", "2028-03-14");
  g_assert_cmpint (prk_record_get_int (record, "jangka_waktu/durasi_bulan", 0), ==, 12);

  /* No whole number of months: no length rather than a wrong one. */
  type_day (session, "jangka_waktu/selesai", "2028-03-20");
  g_assert_cmpint (prk_record_get_int (record, "jangka_waktu/durasi_bulan", 0), ==, 0);

  /* One step of undo takes back both. */
  prk_kak_session_undo (session);
  assert_shown (session, "jangka_waktu/selesai", "2028-03-14");
  g_assert_cmpint (prk_record_get_int (record, "jangka_waktu/durasi_bulan", 0), ==, 12);

  kak_fixture_flush (session);
  assert_stored (fixture, "jangka_waktu/selesai", "2028-03-14");
}

static void
test_emoji_and_rtl_come_back_whole (KakFixture    *fixture,
                                    gconstpointer  data)
{
  const char *text = "Kerja sama 🤝🏽 مذكرة تفاهم\nbaris";
  PrkKakSession *session = kak_fixture_open (fixture);
  g_autoptr(PrkRecord) record = NULL;

  prk_kak_session_type_text (session, "latar_belakang/narasi", text);
  kak_fixture_flush (session);
  record = kak_fixture_load (fixture);
  g_assert_cmpstr (prk_record_get_text (record, "latar_belakang/narasi"), ==, text);
  g_assert_finalize_object (session);
}

int
main (int   argc,
      char *argv[])
{
  static const struct
  {
    const char *path;
    void (*test) (KakFixture *, gconstpointer);
  } tests[] = {
    { "/kak/session/typing-is-one-op", test_typing_is_one_op },
    { "/kak/session/keystrokes-reach-the-draft-buffer", test_keystrokes_reach_the_draft_buffer },
    { "/kak/session/crash-brings-typing-back", test_crash_brings_typing_back },
    { "/kak/session/resting-makes-an-op", test_resting_makes_an_op },
    { "/kak/session/another-field-settles", test_another_field_settles },
    { "/kak/session/typed-and-taken-back-leaves-nothing",
      test_typed_and_taken_back_leaves_nothing },
    { "/kak/session/undo-and-redo", test_undo_and_redo },
    { "/kak/session/rows-undo", test_rows_undo },
    { "/kak/session/outside-change-is-shown", test_outside_change_is_shown },
    { "/kak/session/ops-written-again-show-no-conflict",
      test_ops_written_again_show_no_conflict },
    { "/kak/session/outside-change-of-the-typed-field-is-kept",
      test_outside_change_of_the_typed_field_is_kept },
    { "/kak/session/own-commits-do-not-reload", test_own_commits_do_not_reload },
    { "/kak/session/news-after-the-end-are-let-go", test_news_after_the_end_are_let_go },
    { "/kak/session/submitted-is-locked", test_submitted_is_locked },
    { "/kak/session/return-unlocks-and-makes-a-second-versi",
      test_return_unlocks_and_makes_a_second_versi },
    { "/kak/session/huge-step-is-split", test_huge_step_is_split },
    { "/kak/session/refused-stays-on-the-screen", test_refused_stays_on_the_screen },
    { "/kak/session/an-edit-while-one-is-on-its-way", test_an_edit_while_one_is_on_its_way },
    { "/kak/session/term-is-consistent", test_term_is_consistent },
    { "/kak/session/emoji-and-rtl-come-back-whole", test_emoji_and_rtl_come_back_whole },
  };

  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, KakFixture, NULL, kak_fixture_set_up, tests[i].test,
                kak_fixture_tear_down);

  return g_test_run ();
}
