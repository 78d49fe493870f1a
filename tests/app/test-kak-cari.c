/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/kak/prk-kak-cari.h"

#include "kak-fixture.h"

static void
set_text (PrkKakSession *session,
          const char    *path,
          const char    *commonmark)
{
  prk_kak_session_type_text (session, path, commonmark);
  prk_kak_session_settle (session);
}

static void
set_string (PrkKakSession *session,
            const char    *path,
            const char    *value)
{
  prk_kak_session_type_string (session, path, value);
  prk_kak_session_settle (session);
}

static PrkKakSession *
open_filled (KakFixture *fixture)
{
  PrkKakSession *session = kak_fixture_open (fixture);
  g_autoptr(PrkEdit) edit = prk_kak_session_begin (session);

  prk_edit_append_row (edit, "latar_belakang/masalah", "r1");
  prk_edit_set_string (edit, "latar_belakang/masalah/r1/uraian",
                       "Api di lahan gambut, api di kebun");
  prk_kak_session_apply (session, edit, "Tambah baris");
  set_string (session, "judul", "Penanganan Api 🔥 di Perbatasan");
  set_text (session, "latar_belakang/narasi",
            "Setiap tahun **api** menjalar.\n\n- api kecil\n- bukan");

  return session;
}

static GPtrArray *
find (KakFixture    *fixture,
      PrkKakSession *session,
      const char    *text,
      gboolean       case_sensitive)
{
  return prk_kak_cari (prk_kak_session_get_record (session), fixture->profil, text, case_sensitive);
}

static void
assert_place (GPtrArray  *found,
              guint       index,
              const char *path,
              guint       start)
{
  PrkKakTemu *temu = g_ptr_array_index (found, index);

  g_assert_cmpstr (temu->path, ==, path);
  g_assert_cmpuint (temu->start, ==, start);
}

static void
test_finds_everywhere_in_order (KakFixture    *fixture,
                                gconstpointer  data)
{
  g_autoptr(PrkKakSession) session = open_filled (fixture);
  g_autoptr(GPtrArray) found = find (fixture, session, "API", FALSE);

  g_assert_cmpuint (found->len, ==, 5);
  assert_place (found, 0, "judul", 11);
  assert_place (found, 1, "latar_belakang/narasi", 13);
  assert_place (found, 2, "latar_belakang/narasi", 27);
  assert_place (found, 3, "latar_belakang/masalah/r1/uraian", 0);
  assert_place (found, 4, "latar_belakang/masalah/r1/uraian", 21);
  g_ptr_array_unref (g_steal_pointer (&found));

  found = find (fixture, session, "Api", TRUE);
  g_assert_cmpuint (found->len, ==, 2);
  g_ptr_array_unref (g_steal_pointer (&found));

  /* Places are counted in letters, also behind an emoji. */
  found = find (fixture, session, "perbatasan", FALSE);
  g_assert_cmpuint (found->len, ==, 1);
  assert_place (found, 0, "judul", 20);
}

static void
test_replaces_all_as_one_step (KakFixture    *fixture,
                               gconstpointer  data)
{
  g_autoptr(PrkKakSession) session = open_filled (fixture);
  g_autoptr(GPtrArray) found = find (fixture, session, "api", FALSE);
  PrkRecord *record = prk_kak_session_get_record (session);
  g_autoptr(PrkKakStep) step
      = prk_kak_cari_ganti (record, fixture->profil, found, "kebakaran", "Ganti semua");

  prk_kak_session_apply_step (session, step);
  g_assert_cmpstr (prk_record_get_string (record, "judul"), ==,
                   "Penanganan kebakaran 🔥 di Perbatasan");
  g_assert_cmpstr (prk_record_get_string (record, "latar_belakang/masalah/r1/uraian"), ==,
                   "kebakaran di lahan gambut, kebakaran di kebun");
  g_assert_cmpstr (prk_record_get_text (record, "latar_belakang/narasi"), ==,
                   "Setiap tahun **kebakaran** menjalar.\n\n- kebakaran kecil\n- bukan");

  prk_kak_session_undo (session);
  g_assert_cmpstr (prk_record_get_string (record, "judul"), ==, "Penanganan Api 🔥 di Perbatasan");
  g_assert_cmpstr (prk_record_get_text (record, "latar_belakang/narasi"), ==,
                   "Setiap tahun **api** menjalar.\n\n- api kecil\n- bukan");
  kak_fixture_flush (session);
}

static void
test_markup_is_no_text (KakFixture    *fixture,
                        gconstpointer  data)
{
  g_autoptr(PrkKakSession) session = open_filled (fixture);
  g_autoptr(GPtrArray) found = find (fixture, session, "**", FALSE);
  g_autoptr(GPtrArray) place = NULL;
  g_autoptr(PrkKakStep) step = NULL;
  PrkRecord *record = prk_kak_session_get_record (session);

  g_assert_cmpuint (found->len, ==, 0);

  /* What is put in is text, too. */
  place = find (fixture, session, "menjalar", FALSE);
  g_assert_cmpuint (place->len, ==, 1);
  step = prk_kak_cari_ganti (record, fixture->profil, place, "*menyala*", "Ganti");
  prk_kak_session_apply_step (session, step);
  g_ptr_array_unref (found);
  found = find (fixture, session, "*menyala*", FALSE);
  g_assert_cmpuint (found->len, ==, 1);
}

static void
test_nothing_sought_is_nothing_found (KakFixture    *fixture,
                                      gconstpointer  data)
{
  g_autoptr(PrkKakSession) session = open_filled (fixture);
  g_autoptr(GPtrArray) nothing = find (fixture, session, "", FALSE);
  g_autoptr(GPtrArray) absent = find (fixture, session, "tidak ada", FALSE);

  g_assert_cmpuint (nothing->len, ==, 0);
  g_assert_cmpuint (absent->len, ==, 0);
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
    { "/kak/cari/finds-everywhere-in-order", test_finds_everywhere_in_order },
    { "/kak/cari/replaces-all-as-one-step", test_replaces_all_as_one_step },
    { "/kak/cari/markup-is-no-text", test_markup_is_no_text },
    { "/kak/cari/nothing-sought-is-nothing-found", test_nothing_sought_is_nothing_found },
  };

  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, KakFixture, NULL, kak_fixture_set_up, tests[i].test,
                kak_fixture_tear_down);

  return g_test_run ();
}
