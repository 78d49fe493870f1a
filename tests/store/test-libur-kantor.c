/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gstdio.h>

#include "store/prk-libur-kantor.h"

typedef struct
{
  char *folder;
  GPtrArray *salah;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("prakarsa-libur-XXXXXX", NULL);
  fixture->salah = g_ptr_array_new_with_free_func ((GDestroyNotify)prk_libur_salah_free);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autofree char *libur = g_build_filename (fixture->folder, "libur", NULL);
  g_autofree char *file = g_build_filename (libur, "kantor.csv", NULL);

  g_chmod (libur, 0700);
  g_remove (file);
  g_rmdir (libur);
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
  g_ptr_array_unref (fixture->salah);
}

static GPtrArray *
read_rows (Fixture *fixture, const char *rows)
{
  g_autofree char *text = g_strconcat ("tanggal,golongan,nama,daerah,sumber\n", rows, NULL);

  return prk_libur_baca_berkas (text, -1, fixture->salah);
}

/* "2028-01-01 nasional Baru" … */
static char *
tell (GPtrArray *libur)
{
  static const char *const kinds[] = { "nasional", "cuti", "daerah" };
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < libur->len; i++)
    {
      const PrkLibur *one = g_ptr_array_index (libur, i);

      g_string_append_printf (text, "%s%s %s %s", i > 0 ? "; " : "", one->tanggal,
                              kinds[one->golongan], one->nama);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
assert_merged (Fixture *fixture, const char *former, const char *coming, const char *expected)
{
  g_autoptr (GPtrArray) libur = read_rows (fixture, former);
  g_autoptr (GPtrArray) masuk = read_rows (fixture, coming);
  g_autoptr (GPtrArray) again = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *told = NULL;

  prk_libur_kantor_gabung (libur, masuk);
  g_assert_true (prk_libur_kantor_simpan (fixture->folder, libur, &error));
  g_assert_no_error (error);
  again = prk_libur_kantor_muat (fixture->folder, fixture->salah);
  g_assert_cmpuint (fixture->salah->len, ==, 0);
  told = tell (again);
  g_assert_cmpstr (told, ==, expected);
}

static void
test_merge (Fixture *fixture, gconstpointer data)
{
  assert_merged (fixture, "", "2028-01-01,nasional,Tahun Baru,,\n",
                 "2028-01-01 nasional Tahun Baru");
  /* A new decree takes the place of the former, of its year only, and local days stay. */
  assert_merged (fixture,
                 "2027-01-01,nasional,Lama,,\n2028-01-01,nasional,Lama,,\n2028-03-01,cuti,Lama,,\n"
                 "2028-05-05,daerah,Hari Jadi,62.04,\n",
                 "2028-01-02,nasional,Baru,,\n",
                 "2027-01-01 nasional Lama; 2028-01-02 nasional Baru; 2028-05-05 daerah Hari Jadi");
  /* Local days alone displace nothing; the same day is renamed, not doubled. */
  assert_merged (
      fixture, "2028-01-01,nasional,Lama,,\n2028-05-05,daerah,Hari Jadi,62.04,\n",
      "2028-05-05,daerah,Hari Jadi ke-70,62.04,\n2028-05-06,daerah,Syukuran,62.04,\n",
      "2028-01-01 nasional Lama; 2028-05-05 daerah Hari Jadi ke-70; 2028-05-06 daerah Syukuran");
}

/* What the office keeps is what the calendar reads. */
static void
test_counts (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) own
      = read_rows (fixture, "2028-01-01,nasional,Baru,,\n2026-11-24,daerah,Hari Jadi,62.04,\n");
  g_autofree char *folder = g_build_filename (fixture->folder, "libur", NULL);
  g_autoptr (GPtrArray) all = NULL;
  g_autoptr (PrkKalender) kalender = NULL;
  g_autoptr (GPtrArray) years = NULL;
  const PrkHitung usual = { .hari_kerja = 5 };
  const PrkLiburTahun *year;

  g_assert_true (prk_libur_kantor_simpan (fixture->folder, own, NULL));
  all = prk_libur_muat (folder, fixture->salah);
  kalender = prk_kalender_new (all, "62.04", &usual);
  g_assert_true (prk_kalender_has_tahun (kalender, 2028));
  g_assert_false (prk_kalender_has_tahun (kalender, 2029));
  g_assert_false (prk_kalender_is_kerja (kalender, prk_hari_dari_iso ("2026-11-24")));
  g_assert_true (prk_kalender_is_kerja (kalender, prk_hari_dari_iso ("2026-11-25")));

  years = prk_libur_list_tahun (all, own, 2025, 2029);
  g_assert_cmpuint (years->len, ==, 5);
  year = g_ptr_array_index (years, 1);
  g_assert_cmpuint (year->tahun, ==, 2026);
  /* As many as the decree of 2026 has. */
  g_assert_cmpuint (year->n_nasional, ==, 17);
  g_assert_cmpuint (year->n_cuti, ==, 8);
  g_assert_cmpuint (year->n_daerah, ==, 1);
  g_assert_false (year->is_kantor);
  year = g_ptr_array_index (years, 3);
  g_assert_true (year->is_kantor);
  year = g_ptr_array_index (years, 4);
  g_assert_cmpuint (year->n_nasional, ==, 0);
}

static void
test_by_content (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) calendar
      = prk_libur_baca_berkas ("\xef\xbb\xbf"
                               "begin:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20280817\r\n"
                               "SUMMARY:Hari Kemerdekaan\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
                               -1, fixture->salah);
  g_autoptr (GPtrArray) wrong = NULL;

  g_assert_cmpuint (calendar->len, ==, 1);
  g_assert_cmpuint (fixture->salah->len, ==, 0);
  wrong = read_rows (fixture, "2028-02-30,nasional,Tidak ada,,\n2028-08-17,nasional,Ada,,\n");
  g_assert_cmpuint (wrong->len, ==, 1);
  g_assert_cmpuint (fixture->salah->len, ==, 1);
  g_assert_cmpuint (((PrkLiburSalah *)g_ptr_array_index (fixture->salah, 0))->baris, ==, 2);
}

static void
test_folder_that_cannot_be (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) own = read_rows (fixture, "2028-01-01,nasional,Baru,,\n");
  g_autoptr (GPtrArray) none = prk_libur_kantor_muat (fixture->folder, fixture->salah);
  g_autofree char *file = g_build_filename (fixture->folder, "libur", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (fixture->salah->len, ==, 0);
  g_assert_true (g_file_set_contents (file, "x", 1, NULL));
  g_assert_false (prk_libur_kantor_simpan (fixture->folder, own, &error));
  g_assert_nonnull (error);
  g_remove (file);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/store/libur-kantor/merge", Fixture, NULL, set_up, test_merge, tear_down);
  g_test_add ("/store/libur-kantor/counts", Fixture, NULL, set_up, test_counts, tear_down);
  g_test_add ("/store/libur-kantor/kind-by-content", Fixture, NULL, set_up, test_by_content,
              tear_down);
  g_test_add ("/store/libur-kantor/folder-that-cannot-be", Fixture, NULL, set_up,
              test_folder_that_cannot_be, tear_down);

  return g_test_run ();
}
