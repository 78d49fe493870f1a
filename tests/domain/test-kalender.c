/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gstdio.h>

#include "domain/prk-kalender.h"

/* An independent, slow calendar: it walks day by day, knows dates by a count of its own and looks
 * each day up in the list of days off. */

static gboolean
is_leap (guint year)
{
  return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

typedef struct
{
  guint year, month, day;
} Slow;

static void
slow_next (Slow *slow)
{
  static const guint lengths[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
  guint length = lengths[slow->month - 1] + (slow->month == 2 && is_leap (slow->year) ? 1 : 0);

  if (++slow->day <= length)
    return;
  slow->day = 1;
  if (++slow->month <= 12)
    return;
  slow->month = 1;
  slow->year++;
}

static void
slow_back (Slow *slow)
{
  static const guint lengths[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

  if (--slow->day > 0)
    return;
  if (--slow->month == 0)
    {
      slow->month = 12;
      slow->year--;
    }
  slow->day = lengths[slow->month - 1] + (slow->month == 2 && is_leap (slow->year) ? 1 : 0);
}

/* Sakamoto: 0 is Sunday. */
static guint
slow_weekday (const Slow *slow)
{
  static const guint shifts[] = { 0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4 };
  guint year = slow->year - (slow->month < 3 ? 1 : 0);

  return (year + year / 4 - year / 100 + year / 400 + shifts[slow->month - 1] + slow->day) % 7;
}

static char *
slow_dup_iso (const Slow *slow)
{
  return g_strdup_printf ("%04u-%02u-%02u", slow->year, slow->month, slow->day);
}

static gboolean
slow_is_kerja (const Slow *slow, GHashTable *off, const PrkHitung *hitung)
{
  g_autofree char *iso = slow_dup_iso (slow);
  guint weekday = slow_weekday (slow);

  return weekday != 0 && (weekday != 6 || hitung->hari_kerja == 6)
         && !g_hash_table_contains (off, iso);
}

static char *
slow_add (Slow slow, gint n, GHashTable *off, const PrkHitung *hitung)
{
  while (n != 0)
    {
      if (n > 0)
        slow_next (&slow);
      else
        slow_back (&slow);
      if (slow_is_kerja (&slow, off, hitung))
        n += n > 0 ? -1 : 1;
    }

  return slow_dup_iso (&slow);
}

static PrkKalender *
shipped (const PrkHitung *hitung)
{
  g_autoptr (GPtrArray) salah
      = g_ptr_array_new_with_free_func ((GDestroyNotify)prk_libur_salah_free);
  g_autoptr (GPtrArray) libur = prk_libur_muat (NULL, salah);
  const PrkHitung usual = { .hari_kerja = 5 };

  g_assert_cmpuint (salah->len, ==, 0);
  return prk_kalender_new (libur, "62.04", hitung != NULL ? hitung : &usual);
}

static void
assert_hari (PrkHari hari, const char *iso)
{
  g_autofree char *written = prk_hari_dup_iso (hari);

  g_assert_cmpstr (written, ==, iso);
}

/* Holidays thrown at random over some years, none for others, and days asked for around all of
 * them. */
static void
test_agrees_with_slow (void)
{
  for (guint round = 0; round < 60; round++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (round);
      g_autoptr (GPtrArray) libur = g_ptr_array_new_with_free_func ((GDestroyNotify)prk_libur_free);
      g_autoptr (GHashTable) off = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      PrkHitung hitung = { .hari_kerja = round % 3 == 0 ? 6 : 5, .is_cuti_kerja = round % 2 == 0 };
      g_autoptr (PrkKalender) kalender = NULL;
      guint n = g_rand_int_range (rand, 0, 120);

      for (guint i = 0; i < n; i++)
        {
          PrkHari day = prk_hari_dari_iso ("2023-12-01") + g_rand_int_range (rand, 0, 900);
          PrkLibur one = { prk_hari_dup_iso (day), g_rand_int_range (rand, 0, 3), (char *)"Libur",
                           NULL, NULL };

          if (one.golongan == PRK_LIBUR_DAERAH)
            one.daerah = (char *)(g_rand_boolean (rand) ? "62" : "63.08");
          if (!(one.golongan == PRK_LIBUR_CUTI && hitung.is_cuti_kerja)
              && (one.daerah == NULL || strcmp (one.daerah, "62") == 0))
            g_hash_table_add (off, g_strdup (one.tanggal));
          g_ptr_array_add (libur, prk_libur_copy (&one));
          g_free (one.tanggal);
        }

      kalender = prk_kalender_new (libur, "62.04", &hitung);
      for (guint i = 0; i < 60; i++)
        {
          Slow from = { g_rand_int_range (rand, 2022, 2029), 12, 31 };
          gint steps = g_rand_int_range (rand, -120, 120);
          g_autofree char *start = NULL;
          g_autofree char *expected = NULL;
          PrkHari day, reached;

          for (gint skip = g_rand_int_range (rand, 0, 366); skip > 0; skip--)
            slow_back (&from);
          start = slow_dup_iso (&from);
          day = prk_hari_dari_iso (start);
          expected = slow_add (from, steps, off, &hitung);
          reached = prk_kalender_add_kerja (kalender, day, steps);
          assert_hari (reached, expected);
          g_assert_cmpint (prk_kalender_is_kerja (kalender, day), ==,
                           slow_is_kerja (&from, off, &hitung));
          if (steps > 0)
            g_assert_cmpint (prk_kalender_count_kerja (kalender, day, reached), ==, steps);
        }
    }
}

static void
test_leap_years_and_ends (void)
{
  const PrkHitung usual = { .hari_kerja = 5 };
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  g_autoptr (PrkKalender) kalender = prk_kalender_new (none, NULL, &usual);

  assert_hari (prk_hari_dari_iso ("2028-02-28") + 1, "2028-02-29");
  assert_hari (prk_hari_dari_iso ("2100-02-28") + 1, "2100-03-01");
  g_assert_cmpuint (prk_hari_dari_iso ("2027-02-29"), ==, 0);
  g_assert_cmpuint (prk_hari_dari_iso ("2027-2-3"), ==, 0);
  g_assert_cmpuint (prk_hari_dari_iso ("2027-02-03 "), ==, 0);
  g_assert_cmpuint (prk_hari_dari_iso (NULL), ==, 0);
  assert_hari (prk_kalender_add_kerja (kalender, prk_hari_dari_iso ("2027-12-31"), 1),
               "2028-01-03");
  assert_hari (prk_kalender_add_kerja (kalender, prk_hari_dari_iso ("2028-01-03"), -1),
               "2027-12-31");
  assert_hari (prk_kalender_add_kerja (kalender, prk_hari_dari_iso ("2028-01-02"), -1),
               "2027-12-31");
  assert_hari (prk_kalender_add_kerja (kalender, prk_hari_dari_iso ("2028-02-28"), 1),
               "2028-02-29");
  g_assert_cmpuint (prk_kalender_add_kerja (kalender, prk_hari_dari_iso ("9999-12-31"), 1), ==, 0);
  g_assert_cmpuint (prk_kalender_add_kerja (kalender, 1, -1), ==, 0);
  g_assert_cmpuint (prk_kalender_add_kerja (kalender, 0, 5), ==, 0);
  g_assert_cmpuint (prk_kalender_jatuh_kalender (kalender, prk_hari_dari_iso ("9999-12-31"), 30),
                    ==, 0);
}

static void
assert_jatuh (PrkKalender *kalender,
              const char *pemicu,
              gboolean is_kerja,
              guint n,
              const char *expected)
{
  PrkHari day = prk_hari_dari_iso (pemicu);

  assert_hari (is_kerja ? prk_kalender_jatuh_kerja (kalender, day, n)
                        : prk_kalender_jatuh_kalender (kalender, day, n),
               expected);
}

/* Worked out by hand from the decrees, not by this program. */
static void
test_known_terms (void)
{
  const PrkHitung with_cuti = { .hari_kerja = 5, .is_cuti_kerja = TRUE };
  g_autoptr (PrkKalender) kalender = shipped (NULL);
  g_autoptr (PrkKalender) cuti_works = shipped (&with_cuti);

  assert_jatuh (kalender, "2026-11-20", FALSE, 30, "2026-12-20");
  assert_jatuh (kalender, "2026-11-20", TRUE, 15, "2026-12-11");
  assert_jatuh (kalender, "2026-11-20", TRUE, 30, "2027-01-07");
  assert_jatuh (kalender, "2026-11-20", TRUE, 45, "2027-01-28");
  assert_jatuh (kalender, "2026-12-23", FALSE, 30, "2027-01-22");
  assert_jatuh (kalender, "2026-12-23", TRUE, 15, "2027-01-19");
  assert_jatuh (kalender, "2026-12-23", TRUE, 30, "2027-02-10");
  assert_jatuh (kalender, "2027-02-26", FALSE, 15, "2027-03-13");
  assert_jatuh (kalender, "2027-02-26", TRUE, 15, "2027-03-31");
  assert_jatuh (kalender, "2027-02-26", TRUE, 30, "2027-04-21");
  assert_jatuh (kalender, "2027-02-26", TRUE, 45, "2027-05-13");
  assert_jatuh (cuti_works, "2027-02-26", TRUE, 15, "2027-03-24");
}

static void
test_conventions (void)
{
  const PrkHitung first = { .hari_kerja = 5, .is_pemicu_dihitung = TRUE };
  const PrkHitung moved = { .hari_kerja = 5, .is_digeser = TRUE };
  g_autoptr (PrkKalender) counts_first = shipped (&first);
  g_autoptr (PrkKalender) moves_on = shipped (&moved);
  g_autoptr (GError) error = NULL;
  g_autoptr (PrkProfil) profil
      = prk_profil_new_from_json ("{\"nama\": \"X\", \"daerah\": \"62.04\", \"hitung\": "
                                  "{\"pemicu_dihitung\": true, \"hari_kerja\": 6,"
                                  " \"cuti_bersama_kerja\": true, \"geser_libur\": true}}",
                                  "x", &error);
  PrkHitung read;

  assert_jatuh (counts_first, "2026-11-20", FALSE, 30, "2026-12-19");
  assert_jatuh (counts_first, "2026-11-20", TRUE, 15, "2026-12-10");
  /* 20-12-2026 is a Sunday. */
  assert_jatuh (moves_on, "2026-11-20", FALSE, 30, "2026-12-21");
  assert_jatuh (moves_on, "2026-11-20", FALSE, 10, "2026-11-30");

  g_assert_no_error (error);
  prk_hitung_dari_profil (&read, profil);
  g_assert_true (read.is_pemicu_dihitung && read.is_cuti_kerja && read.is_digeser);
  g_assert_cmpuint (read.hari_kerja, ==, 6);
}

static guint
count_year (PrkKalender *kalender, const char *before, const char *last)
{
  return prk_kalender_count_kerja (kalender, prk_hari_dari_iso (before), prk_hari_dari_iso (last));
}

static void
test_tables (void)
{
  g_autoptr (PrkKalender) kalender = shipped (NULL);
  const PrkLibur *libur = prk_kalender_find_libur (kalender, prk_hari_dari_iso ("2026-08-17"));

  g_assert_cmpuint (count_year (kalender, "2025-12-31", "2026-12-31"), ==, 240);
  g_assert_cmpuint (count_year (kalender, "2026-12-31", "2027-12-31"), ==, 242);
  g_assert_nonnull (libur);
  g_assert_cmpstr (libur->nama, ==, "Proklamasi Kemerdekaan");
  g_assert_null (prk_kalender_find_libur (kalender, prk_hari_dari_iso ("2026-08-18")));
  g_assert_true (prk_kalender_has_tahun (kalender, 2025));
  g_assert_false (prk_kalender_has_tahun (kalender, 2028));
  g_assert_cmpuint (prk_kalender_find_tanpa_tabel (kalender, prk_hari_dari_iso ("2026-11-01"),
                                                   prk_hari_dari_iso ("2027-12-31")),
                    ==, 0);
  g_assert_cmpuint (prk_kalender_find_tanpa_tabel (kalender, prk_hari_dari_iso ("2027-12-01"),
                                                   prk_hari_dari_iso ("2028-01-05")),
                    ==, 2028);
}

static GPtrArray *
new_salah (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify)prk_libur_salah_free);
}

static void
assert_salah (GPtrArray *salah, guint index, guint baris, const char *part)
{
  const PrkLiburSalah *wrong;

  g_assert_cmpuint (index, <, salah->len);
  wrong = g_ptr_array_index (salah, index);
  g_assert_cmpuint (wrong->baris, ==, baris);
  g_assert_nonnull (strstr (wrong->pesan, part));
}

static void
test_csv_names_wrong_lines (void)
{
  const char *text = "\xef\xbb\xbf"
                     "nama;tanggal;golongan;daerah\r\n"
                     "Hari Jadi;21-09-2026;daerah;62.04\r\n"
                     "\"Libur; \"\"dua\"\"\";2026-09-22;;\r\n"
                     "\r\n"
                     "Salah;2026-02-30;;\r\n"
                     "Salah;2026-03-02;merah;\r\n"
                     ";2026-03-03;;\r\n"
                     "Tanpa daerah;2026-03-04;daerah;\r\n"
                     "\"Terbuka;2026-03-05;;\r\n"
                     "Lagi;2026-09-22;nasional;\r\n";
  g_autoptr (GPtrArray) salah = new_salah ();
  g_autoptr (GPtrArray) libur = prk_libur_baca_csv (text, -1, salah);
  const PrkLibur *day;

  g_assert_cmpuint (libur->len, ==, 2);
  day = g_ptr_array_index (libur, 0);
  g_assert_cmpstr (day->tanggal, ==, "2026-09-21");
  g_assert_cmpstr (day->daerah, ==, "62.04");
  g_assert_cmpint (day->golongan, ==, PRK_LIBUR_DAERAH);
  day = g_ptr_array_index (libur, 1);
  g_assert_cmpstr (day->nama, ==, "Libur; \"dua\"");
  g_assert_cmpint (day->golongan, ==, PRK_LIBUR_NASIONAL);

  g_assert_cmpuint (salah->len, ==, 6);
  assert_salah (salah, 0, 5, "2026-02-30");
  assert_salah (salah, 1, 6, "merah");
  assert_salah (salah, 2, 7, "kosong");
  assert_salah (salah, 3, 8, "daerah");
  assert_salah (salah, 4, 9, "kutip");
  assert_salah (salah, 5, 10, "baris 3");
}

static void
test_files_that_are_none (void)
{
  g_autoptr (GPtrArray) salah = new_salah ();
  g_autoptr (GPtrArray) headless = prk_libur_baca_csv ("hari,apa\n2026-01-01,x\n", -1, salah);
  g_autoptr (GPtrArray) latin = prk_libur_baca_csv ("tanggal,nama\n2026-01-01,\xe9\n", -1, salah);
  g_autoptr (GPtrArray) empty = prk_libur_baca_csv ("", 0, salah);
  g_autoptr (GPtrArray) no_ical = prk_libur_baca_ical ("tanggal,nama\n", -1, salah);

  g_autoptr (GPtrArray) no_byte = prk_libur_baca_ical ("", 0, salah);

  g_assert_cmpuint (headless->len + latin->len + empty->len + no_ical->len + no_byte->len, ==, 0);
  g_assert_cmpuint (salah->len, ==, 5);
  assert_salah (salah, 0, 1, "nama kolom");
  assert_salah (salah, 1, 0, "UTF-8");
  assert_salah (salah, 2, 1, "nama kolom");
  assert_salah (salah, 3, 1, "iCalendar");
}

static void
test_ical_from_elsewhere (void)
{
  const char *text = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"
                     "BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20260320\r\nDTEND;VALUE=DATE:20260322\r\n"
                     "SUMMARY:Cuti Bersama Idul\r\n fitri\\, dua hari\r\nEND:VEVENT\r\n"
                     "BEGIN:VEVENT\r\nDTSTART;TZID=\"Asia:Jakarta\":20260817T000000\r\nSUMMARY:"
                     "Kemerdekaan\r\nEND:VEVENT\r\n"
                     "BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20260101\r\nRRULE:FREQ=YEARLY\r\nSUMMARY:"
                     "Tahun baru\r\nEND:VEVENT\r\n"
                     "BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:2026011\r\nSUMMARY:Salah\r\nEND:VEVENT\r\n"
                     "BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20260201\r\nDTEND;VALUE=DATE:"
                     "20260101\r\nSUMMARY:Mundur\r\nEND:VEVENT\r\n"
                     "BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20260301\r\n";
  g_autoptr (GPtrArray) salah = new_salah ();
  g_autoptr (GPtrArray) libur = prk_libur_baca_ical (text, -1, salah);
  const PrkLibur *day;

  g_assert_cmpuint (libur->len, ==, 3);
  day = g_ptr_array_index (libur, 1);
  g_assert_cmpstr (day->tanggal, ==, "2026-03-21");
  g_assert_cmpstr (day->nama, ==, "Cuti Bersama Idulfitri, dua hari");
  g_assert_cmpint (day->golongan, ==, PRK_LIBUR_CUTI);
  day = g_ptr_array_index (libur, 2);
  g_assert_cmpstr (day->tanggal, ==, "2026-08-17");

  g_assert_cmpuint (salah->len, ==, 4);
  assert_salah (salah, 0, 13, "berulang");
  assert_salah (salah, 1, 18, "2026011");
  assert_salah (salah, 2, 22, "mendahului");
  assert_salah (salah, 3, 27, "VEVENT");
}

static void
assert_same (GPtrArray *one, GPtrArray *other)
{
  g_assert_cmpuint (one->len, ==, other->len);
  for (guint i = 0; i < one->len; i++)
    {
      const PrkLibur *a = g_ptr_array_index (one, i);
      const PrkLibur *b = g_ptr_array_index (other, i);

      g_assert_cmpstr (a->tanggal, ==, b->tanggal);
      g_assert_cmpint (a->golongan, ==, b->golongan);
      g_assert_cmpstr (a->nama, ==, b->nama);
      g_assert_cmpstr (a->daerah, ==, b->daerah);
      g_assert_cmpstr (a->sumber, ==, b->sumber);
    }
}

static void
test_round_trips (void)
{
  g_autoptr (GPtrArray) salah = new_salah ();
  g_autoptr (GPtrArray) libur = prk_libur_muat (NULL, salah);
  PrkLibur local = {
    (char *)"2026-09-21", PRK_LIBUR_DAERAH,
    (char *)"Hari Jadi; \"Barito, Selatan\" yang namanya panjang sekali \\ agar barisnya dilipat é",
    (char *)"62.04", NULL
  };
  g_autofree char *csv = NULL;
  g_autofree char *ical = NULL;
  g_autoptr (GPtrArray) from_csv = NULL;
  g_autoptr (GPtrArray) from_ical = NULL;
  g_auto (GStrv) lines = NULL;

  g_ptr_array_add (libur, prk_libur_copy (&local));
  csv = prk_libur_tulis_csv (libur);
  ical = prk_libur_tulis_ical (libur);
  from_csv = prk_libur_baca_csv (csv, -1, salah);
  from_ical = prk_libur_baca_ical (ical, -1, salah);
  g_assert_cmpuint (salah->len, ==, 0);
  assert_same (libur, from_csv);
  assert_same (libur, from_ical);

  lines = g_strsplit (ical, "\r\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_assert_cmpuint (strlen (lines[i]), <=, 75);
      g_assert_true (g_utf8_validate (lines[i], -1, NULL));
    }
}

/* An amended decree of the office takes the place of the shipped table; local days are added. */
static void
test_own_folder (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("prakarsa-libur-XXXXXX", &error);
  g_autofree char *csv = g_build_filename (folder, "2027.csv", NULL);
  g_autofree char *ics = g_build_filename (folder, "lokal.ics", NULL);
  g_autoptr (GPtrArray) salah = new_salah ();
  g_autoptr (GPtrArray) libur = NULL;
  const PrkHitung usual = { .hari_kerja = 5 };
  g_autoptr (PrkKalender) here = NULL;
  g_autoptr (PrkKalender) there = NULL;

  g_assert_true (
      g_file_set_contents (csv, "tanggal,nama\n2027-01-01,Tahun Baru\nkeliru,X\n", -1, &error));
  g_assert_true (
      g_file_set_contents (ics,
                           "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260921\nSUMMARY:Hari Jadi\n"
                           "X-PRAKARSA-DAERAH:62.04\nEND:VEVENT\nEND:VCALENDAR\n",
                           -1, &error));
  libur = prk_libur_muat (folder, salah);
  g_assert_cmpuint (salah->len, ==, 1);
  assert_salah (salah, 0, 3, "2027.csv");

  here = prk_kalender_new (libur, "62.04", &usual);
  there = prk_kalender_new (libur, "62.05", &usual);
  g_assert_true (prk_kalender_is_kerja (here, prk_hari_dari_iso ("2027-12-24")));
  g_assert_false (prk_kalender_is_kerja (here, prk_hari_dari_iso ("2026-12-24")));
  g_assert_false (prk_kalender_is_kerja (here, prk_hari_dari_iso ("2026-09-21")));
  g_assert_true (prk_kalender_is_kerja (there, prk_hari_dari_iso ("2026-09-21")));

  g_assert_cmpint (g_remove (csv), ==, 0);
  g_assert_cmpint (g_remove (ics), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/kalender/agrees-with-slow", test_agrees_with_slow);
  g_test_add_func ("/kalender/leap-years-and-ends", test_leap_years_and_ends);
  g_test_add_func ("/kalender/known-terms", test_known_terms);
  g_test_add_func ("/kalender/conventions", test_conventions);
  g_test_add_func ("/kalender/tables", test_tables);
  g_test_add_func ("/kalender/csv-names-wrong-lines", test_csv_names_wrong_lines);
  g_test_add_func ("/kalender/files-that-are-none", test_files_that_are_none);
  g_test_add_func ("/kalender/ical-from-elsewhere", test_ical_from_elsewhere);
  g_test_add_func ("/kalender/round-trips", test_round_trips);
  g_test_add_func ("/kalender/own-folder", test_own_folder);

  return g_test_run ();
}
