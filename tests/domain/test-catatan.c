/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "domain/prk-catatan.h"
#include "prk-test-device.h"

#define NOTE "01985d80-0000-7000-8000-00000000ca7a"

static PrkRecord *
pin (PrkTestDevice *device,
     const char    *path,
     int            paragraf)
{
  PrkRecord *record = prk_record_new (NOTE, "catatan");
  g_autoptr(PrkEdit) edit = prk_edit_new (record);
  PrkCatatanBaru baru = { .kak = "k", .path = path, .paragraf = paragraf, .isi = "Lengkapi." };

  prk_catatan_mulai (edit, &baru);
  prk_test_device_commit (device, edit);

  return record;
}

static void
test_a_note_knows_its_place (void)
{
  g_autoptr(PrkTestDevice) device = prk_test_device_new (1);
  g_autoptr(PrkRecord) cell = pin (device, "lokasi/baris/r1/luas", -1);
  g_autoptr(PrkRecord) text = pin (device, "lokasi/narasi", 2);
  g_autoptr(PrkRecord) whole = pin (device, NULL, 3);

  g_assert_true (prk_catatan_is_di (cell, "lokasi/baris"));
  g_assert_false (prk_catatan_is_di (cell, "lokasi/bar"));
  g_assert_false (prk_catatan_is_di (cell, "lokasi/baris/r1/luas_lain"));
  g_assert_cmpint (prk_catatan_get_paragraf (cell), ==, -1);
  g_assert_true (prk_catatan_is_di (text, "lokasi/narasi"));
  g_assert_cmpint (prk_catatan_get_paragraf (text), ==, 2);
  g_assert_null (prk_catatan_get_path (whole));
  g_assert_cmpint (prk_catatan_get_paragraf (whole), ==, -1);
  g_assert_false (prk_catatan_is_di (whole, "lokasi"));
}

/* One settles it, the other opens it again without having seen that it was settled twice. */
static void
test_in_doubt_a_note_is_open (void)
{
  g_autoptr(PrkTestDevice) one = prk_test_device_new (1);
  g_autoptr(PrkTestDevice) two = prk_test_device_new (2);
  g_autoptr(PrkRecord) here = pin (one, "lokasi/narasi", -1);
  g_autoptr(PrkRecord) there = prk_record_copy (here);
  g_autoptr(GPtrArray) all = g_ptr_array_new ();
  PrkEdit *edit;
  PrkOp *op;

  g_ptr_array_add (all, here);
  g_assert_cmpuint (prk_catatan_count_terbuka (all), ==, 1);

  edit = prk_edit_new (here);
  prk_catatan_tutup (edit, TRUE);
  prk_test_device_commit (one, edit);
  prk_edit_unref (edit);
  g_assert_false (prk_catatan_is_terbuka (here));
  g_assert_cmpuint (prk_catatan_count_terbuka (all), ==, 0);

  edit = prk_edit_new (there);
  prk_catatan_tutup (edit, FALSE);
  op = prk_test_device_commit (two, edit);
  prk_edit_unref (edit);
  prk_record_apply (here, op);
  g_assert_true (prk_catatan_is_terbuka (here));
}

static void
test_answers_stand_in_their_order (void)
{
  g_autoptr(PrkTestDevice) device = prk_test_device_new (1);
  g_autoptr(PrkRecord) note = pin (device, "judul", -1);
  g_auto(GStrv) rows = NULL;

  for (int i = 0; i < 2; i++)
    {
      g_autoptr(PrkEdit) edit = prk_edit_new (note);

      prk_catatan_balas (edit, i == 0 ? "z" : "a", i == 0 ? "Satu." : "Dua.", "Contoh");
      prk_test_device_commit (device, edit);
    }
  rows = prk_record_list_rows (note, "balasan");
  g_assert_cmpuint (g_strv_length (rows), ==, 2);
  g_assert_cmpstr (rows[0], ==, "z");
  g_assert_cmpstr (prk_record_get_string (note, "balasan/a/isi"), ==, "Dua.");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/catatan/a-note-knows-its-place", test_a_note_knows_its_place);
  g_test_add_func ("/catatan/in-doubt-a-note-is-open", test_in_doubt_a_note_is_open);
  g_test_add_func ("/catatan/answers-stand-in-their-order", test_answers_stand_in_their_order);

  return g_test_run ();
}
