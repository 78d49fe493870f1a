/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "domain/prk-naskah-addendum.h"
#include "prk-test-device.h"

#define ROW "perubahan/ketentuan/"

static PrkProfil *
load_profil (void)
{
  g_autoptr(GError) error = NULL;
  PrkProfil *profil = prk_profil_load ("barito-selatan", NULL, &error);

  g_assert_no_error (error);
  return profil;
}

/* An agreement that is being carried out, and a change of it. */
static PrkKasus *
new_kasus (void)
{
  static const char text[]
    = "{\"ksd\":{\"judul\":\"Air minum\",\"pihak\":{\"p1\":{\"nama\":\"Kabupaten Barito Selatan\",\"kode\":\"62.04\",\"urutan\":1},"
      "\"p2\":{\"nama\":\"Kabupaten Kapuas\",\"kode\":\"62.03\",\"urutan\":2}}},\"peristiwa\":["
      "{\"jenis\":\"perubahan_dimulai\",\"alur\":\"perubahan-1\",\"tanggal\":\"2027-02-01\",\"alasan_perubahan\":\"tarif berubah\","
      "\"bentuk\":\"menambah\",\"menambah_beban_masyarakat\":true,\"tidak_melanggar_peraturan\":true}]}";
  g_autoptr(GError) error = NULL;
  PrkKasus *kasus = prk_kasus_new_dari_json (text, -1, &error);

  g_assert_no_error (error);
  return kasus;
}

static PrkRecord *
begin (PrkTestDevice *device,
       PrkKasus      *kasus,
       PrkProfil     *profil)
{
  const PrkTahapKonteks konteks = { .kasus = kasus, .profil = profil };
  PrkRecord *addendum = prk_record_new (PRK_TEST_RECORD, "naskah");
  g_autoptr(PrkEdit) edit = prk_edit_new (addendum);

  prk_naskah_mulai (edit, &konteks, PRK_TEST_RECORD, "perubahan-1", "addendum");
  prk_test_device_commit (device, edit);

  return addendum;
}

static void
set (PrkTestDevice *device,
     PrkRecord     *addendum,
     const char    *path,
     const char    *text)
{
  g_autoptr(PrkEdit) edit = prk_edit_new (addendum);

  prk_edit_set_string (edit, path, text);
  if (!prk_edit_is_empty (edit))
    prk_test_device_commit (device, edit);
}

static char *
tell_rules (PrkRecord *addendum,
            PrkProfil *profil)
{
  g_autoptr(GPtrArray) found = prk_naskah_periksa (addendum, profil);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < found->len; i++)
    {
      const PrkTemuan *one = g_ptr_array_index (found, i);

      if (g_str_has_prefix (one->aturan, "R1"))
        g_string_append_printf (text, "%s%s %s", text->len > 0 ? "; " : "", one->aturan, one->path);
    }

  return g_string_free (text, FALSE);
}

/* R101, R103: what the event said stands in the draft, and what is missing is told. */
static void
test_rules (void)
{
  g_autoptr(PrkTestDevice) device = prk_test_device_new (7);
  g_autoptr(PrkProfil) profil = load_profil ();
  g_autoptr(PrkKasus) kasus = new_kasus ();
  g_autoptr(PrkRecord) addendum = begin (device, kasus, profil);
  g_autoptr(PrkEdit) edit = NULL;
  const struct
  {
    const char *path, *value, *expected;
  } steps[] = {
    { "tempat", "Buntok", "R101 perubahan/ketentuan; R103 perubahan/beban_masyarakat" },
    { ROW "k1/dasar", "Pembiayaan ayat (2)", "R101 perubahan/ketentuan; R103 perubahan/beban_masyarakat" },
    { ROW "k1/semula", "Tarif dua ribu rupiah", "R103 perubahan/beban_masyarakat" },
    { ROW "k1/menjadi", "Tarif dua ribu rupiah", "R101 " ROW "k1/menjadi; R103 perubahan/beban_masyarakat" },
    { ROW "k1/menjadi", "Tarif tiga ribu rupiah", "R103 perubahan/beban_masyarakat" },
    { "perubahan/bentuk", "mengganti", "R101 perubahan/bentuk; R103 perubahan/beban_masyarakat" },
  };

  g_assert_cmpstr (prk_record_get_text (addendum, "perubahan/alasan"), ==, "tarif berubah");
  g_assert_cmpstr (prk_record_get_string (addendum, "perubahan/bentuk"), ==, "menambah");
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autofree char *told = NULL;

      set (device, addendum, steps[i].path, steps[i].value);
      told = tell_rules (addendum, profil);
      g_assert_cmpstr (told, ==, steps[i].expected);
    }
  edit = prk_edit_new (addendum);
  prk_edit_set_text (edit, "perubahan/alasan", " ");
  prk_edit_set_bool (edit, "perubahan/beban_masyarakat", FALSE);
  prk_test_device_commit (device, edit);
  {
    g_autofree char *told = tell_rules (addendum, profil);

    g_assert_cmpstr (told, ==, "R101 perubahan/alasan; R101 perubahan/bentuk");
  }
}

/* Pasal 25 ayat (4): changed, added, taken away; what a person wrote is no markup. */
static void
test_paper (void)
{
  g_autoptr(PrkTestDevice) device = prk_test_device_new (7);
  g_autoptr(PrkProfil) profil = load_profil ();
  g_autoptr(PrkKasus) kasus = new_kasus ();
  g_autoptr(PrkRecord) addendum = begin (device, kasus, profil);
  const PrkTahapKonteks konteks = { .kasus = kasus, .profil = profil };
  static const char *const cells[][2] = {
    { "k1/dasar", "Pembiayaan ayat (2)" }, { "k1/semula", "Tarif *dua* ribu" }, { "k1/menjadi", "Tarif tiga ribu" },
    { "k2/dasar", "Pelaksanaan ayat (4)" }, { "k2/menjadi", "PARA PIHAK menunjuk petugas" },
    { "k3/dasar", "Lain-lain ayat (1)" }, { "k3/semula", "Surat dikirim" },
    { "k4/dasar", "Objek" }, /* says nothing yet */
  };
  g_autoptr(PrkRecord) printed = NULL;

  g_assert_null (prk_naskah_dup_perubahan (addendum));
  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      g_autofree char *path = g_strconcat (ROW, cells[i][0], NULL);

      set (device, addendum, path, cells[i][1]);
    }
  printed = prk_naskah_kasus_new_cetak (prk_naskah_kasus_find ("addendum"), &konteks, "perubahan-1", addendum);
  g_assert_cmpstr (prk_record_get_text (printed, "pasal/perubahan/isi"), ==,
                   "Ketentuan Perjanjian yang diubah adalah:\n\n"
                   "1. ketentuan Pembiayaan ayat (2) yang semula berbunyi “Tarif \\*dua\\* ribu” diubah menjadi “Tarif tiga ribu”;\n"
                   "2. ketentuan Pelaksanaan ayat (4) ditambahkan dan berbunyi “PARA PIHAK menunjuk petugas”;\n"
                   "3. ketentuan Lain-lain ayat (1) yang semula berbunyi “Surat dikirim” dihapus.\n");
  g_assert_nonnull (strstr (prk_record_get_text (printed, "pasal/ketentuan_tetap/isi"), "tetap berlaku"));
  g_assert_cmpstr (prk_record_get_string (printed, "pasal/perubahan/nomor"), ==, "1");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/addendum/r101-r103-are-told-in-the-draft", test_rules);
  g_test_add_func ("/addendum/paper-says-what-changes", test_paper);

  return g_test_run ();
}
