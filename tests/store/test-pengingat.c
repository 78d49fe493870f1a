/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "store/prk-pengingat.h"

#define NOON (12 * 60)

/* A desk with deadlines, "uid day" each. */
static PrkMeja *
new_meja (const char *const *tenggat, guint n_lewat)
{
  PrkMeja *meja = g_new0 (PrkMeja, 1);

  for (guint i = 0; i < PRK_MEJA_N_KELOMPOK; i++)
    meja->baris[i] = g_ptr_array_new_with_free_func ((GDestroyNotify)prk_meja_baris_free);
  meja->hari = g_array_new (FALSE, FALSE, sizeof (PrkMejaHari));
  meja->jumlah[PRK_MEJA_TERLAMBAT] = n_lewat;
  for (guint i = 0; tenggat != NULL && tenggat[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit (tenggat[i], " ", 2);
      PrkMejaBaris *row = g_new0 (PrkMejaBaris, 1);

      row->uid = g_strdup (words[0]);
      row->teks = "Answer the partner’s offer";
      row->judul = g_strdup ("Persampahan");
      row->tempat = g_strdup ("kasus/k1");
      row->jatuh = prk_hari_dari_iso (words[1]);
      g_ptr_array_add (meja->baris[PRK_MEJA_MINGGU_INI], row);
      meja->jumlah[PRK_MEJA_MINGGU_INI]++;
    }

  return meja;
}

/* Tells what there is on a day; @state goes on to the next. "ringkasan 1+2; a 7" */
static char *
tell (const char *const *tenggat,
      guint n_lewat,
      const char *day,
      guint minute,
      const char *hening,
      char **state)
{
  g_autoptr (PrkMeja) meja = new_meja (tenggat, n_lewat);
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *after = NULL;
  PrkHening quiet;

  prk_hening_baca (&quiet, hening);
  list = prk_pengingat_susun (meja, prk_hari_dari_iso (day), minute, &quiet, *state, &after);
  g_assert_true (after != NULL || list->len == 0);
  for (guint i = 0; i < list->len; i++)
    {
      const PrkKabar *kabar = g_ptr_array_index (list, i);

      g_string_append (text, i > 0 ? "; " : "");
      if (kabar->teks == NULL)
        g_string_append_printf (text, "%s %u+%u", kabar->id, kabar->n_lewat, kabar->n_minggu);
      else
        g_string_append_printf (text, "%s %u", kabar->id, kabar->sisa);
    }
  if (after != NULL)
    {
      g_free (*state);
      *state = g_steal_pointer (&after);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
assert_told (const char *const *tenggat,
             guint n_lewat,
             const char *day,
             char **state,
             const char *expected)
{
  g_autofree char *told = tell (tenggat, n_lewat, day, NOON, "", state);

  g_assert_cmpstr (told, ==, expected);
}

/* The same state serves a program that was started again: it is nothing but a text. */
static void
test_each_stage_once (void)
{
  static const char *const one[] = { "a 2026-12-20", NULL };
  g_autofree char *state = NULL;

  assert_told (one, 0, "2026-12-12", &state, "ringkasan 0+1");
  assert_told (one, 0, "2026-12-13", &state, "ringkasan 0+1; a 7");
  assert_told (one, 0, "2026-12-13", &state, "");
  assert_told (one, 0, "2026-12-14", &state, "ringkasan 0+1");
  assert_told (one, 0, "2026-12-19", &state, "ringkasan 0+1; a 1");
  assert_told (one, 0, "2026-12-19", &state, "");
  assert_told (one, 0, "2026-12-20", &state, "ringkasan 0+1; a 0");
  assert_told (one, 0, "2026-12-20", &state, "");
  /* Gone by: only the sum speaks of it, and it is forgotten. */
  assert_told (NULL, 1, "2026-12-21", &state, "ringkasan 1+0");
  g_assert_cmpstr (state, ==, "2026-12-21");
}

static void
test_who_was_away_is_told_later (void)
{
  static const char *const one[] = { "a 2026-12-20", NULL };
  static const char *const moved[] = { "a 2026-12-24", NULL };
  g_autofree char *state = NULL;

  assert_told (one, 0, "2026-12-16", &state, "ringkasan 0+1; a 4");
  assert_told (one, 0, "2026-12-17", &state, "ringkasan 0+1");
  assert_told (moved, 0, "2026-12-18", &state, "ringkasan 0+1; a 6");
  assert_told (moved, 0, "2026-12-18", &state, "");
}

static void
test_nothing_due_is_no_news (void)
{
  g_autofree char *state = NULL;

  assert_told (NULL, 0, "2026-12-16", &state, "");
  g_assert_null (state);
}

static void
test_not_a_flood (void)
{
  static const char *const many[] = { "a 2026-12-20",
                                      "b 2026-12-20",
                                      "c 2026-12-20",
                                      "d 2026-12-20",
                                      "e 2026-12-20",
                                      "f 2026-12-20",
                                      NULL };
  g_autofree char *state = NULL;

  assert_told (many, 2, "2026-12-16", &state, "ringkasan 2+6; a 4; b 4; c 4; d 4");
  assert_told (many, 2, "2026-12-16", &state, "");
}

/* A state that was damaged tells again rather than never. */
static void
test_damaged_state (void)
{
  static const char *const one[] = { "a 2026-12-20", NULL };
  static const char *const states[] = { "",           "\n\n",
                                        "kemarin\na", "2026-12-16\na 2026-12-20 99",
                                        "a b c d",    "2026-12-16\na besok 7" };

  for (gsize i = 0; i < G_N_ELEMENTS (states); i++)
    {
      g_autofree char *state = g_strdup (states[i]);
      g_autofree char *told = tell (one, 0, "2026-12-16", NOON, "", &state);

      g_assert_true (g_str_has_suffix (told, "a 4"));
      g_assert_cmpstr (state, ==, "2026-12-16\na 2026-12-20 7");
    }
}

static void
test_quiet_hours (void)
{
  static const struct
  {
    const char *text;
    guint minute;
    gboolean is_quiet;
  } hours[] = {
    { "19:00-07:00", 19 * 60, TRUE },
    { "19:00-07:00", 19 * 60 - 1, FALSE },
    { "19:00-07:00", 7 * 60 - 1, TRUE },
    { "19:00-07:00", 7 * 60, FALSE },
    { "12:00-13:30", 12 * 60 + 30, TRUE },
    { "12:00-13:30", 13 * 60 + 30, FALSE },
    { "12:00-13:30", 11 * 60, FALSE },
    { "", 3 * 60, FALSE },
    { NULL, 3 * 60, TRUE },
    { "25:00-07:00", 20 * 60, TRUE },
    { "ngawur", 12 * 60, FALSE },
    { "08:00-08:00", 8 * 60, FALSE },
    { "00:00-23:59", 12 * 60, TRUE },
  };
  static const char *const one[] = { "a 2026-12-20", NULL };
  g_autofree char *state = NULL;
  g_autofree char *silent = NULL;
  g_autofree char *later = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (hours); i++)
    {
      PrkHening quiet;

      g_test_message ("%s %u", hours[i].text, hours[i].minute);
      prk_hening_baca (&quiet, hours[i].text);
      g_assert_cmpint (prk_hening_is_hening (&quiet, hours[i].minute), ==, hours[i].is_quiet);
    }

  /* What was not told at night is told in the morning. */
  silent = tell (one, 0, "2026-12-20", 6 * 60, "19:00-07:00", &state);
  g_assert_cmpstr (silent, ==, "");
  g_assert_null (state);
  later = tell (one, 0, "2026-12-20", 7 * 60, "19:00-07:00", &state);
  g_assert_cmpstr (later, ==, "ringkasan 0+1; a 0");
}

static void
test_quiet_hours_round_trip (void)
{
  static const char *const texts[] = { "19:00-07:00", "00:05-23:59", "" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      PrkHening quiet;
      g_autofree char *text = NULL;

      prk_hening_baca (&quiet, texts[i]);
      text = prk_hening_tulis (&quiet);
      g_assert_cmpstr (text, ==, texts[i]);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/store/pengingat/each-stage-once", test_each_stage_once);
  g_test_add_func ("/store/pengingat/who-was-away-is-told-later", test_who_was_away_is_told_later);
  g_test_add_func ("/store/pengingat/nothing-due-is-no-news", test_nothing_due_is_no_news);
  g_test_add_func ("/store/pengingat/not-a-flood", test_not_a_flood);
  g_test_add_func ("/store/pengingat/damaged-state", test_damaged_state);
  g_test_add_func ("/store/pengingat/quiet-hours", test_quiet_hours);
  g_test_add_func ("/store/pengingat/quiet-hours-round-trip", test_quiet_hours_round_trip);

  return g_test_run ();
}
