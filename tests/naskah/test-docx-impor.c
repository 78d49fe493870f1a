/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A KAK that was written without our paper finds its parts by its headings, and nothing of it is dropped. */
#include "config.h"

#include <string.h>

#include "contoh.h"
#include "naskah/prk-docx-impor.h"
#include "prk-test-device.h"

#define J PRK_DOCX_JUDUL
#define I PRK_DOCX_ISI
#define B PRK_DOCX_BUTIR
#define R PRK_DOCX_BARIS

typedef struct
{
  PrkDocxJenis jenis;
  guint        tingkat;
  const char  *teks;
  const char  *path;  /* where it must go */
  gboolean     is_kepala;
} Baris;

static void
paragraf_free (gpointer data)
{
  PrkDocxParagraf *self = data;

  g_free (self->teks);
  g_free (self);
}

static GPtrArray *
place (const Baris *list,
       PrkProfil   *profil)
{
  g_autoptr(GPtrArray) paragraf = g_ptr_array_new_with_free_func (paragraf_free);

  for (; list->teks != NULL; list++)
    {
      PrkDocxParagraf *one = g_new0 (PrkDocxParagraf, 1);

      one->jenis = list->jenis;
      one->tingkat = list->tingkat;
      one->teks = g_strdup (list->teks);
      g_ptr_array_add (paragraf, one);
    }

  return prk_docx_impor_bagi (paragraf, profil);
}

static const Baris styled[] = {
  { J, 1, "KERANGKA ACUAN KERJA", NULL },
  { I, 0, "TENTANG", NULL },
  { I, 0, "Air Minum Bersama", "judul" },
  { J, 1, "BAB I PENDAHULUAN", "latar_belakang/narasi", TRUE },
  { J, 2, "Manfaat bagi warga", "latar_belakang/narasi" },
  { I, 0, "Warga kekurangan air.", "latar_belakang/narasi" },
  { J, 1, "B. Maksud & Tujuan", "maksud_tujuan/maksud", TRUE },
  { I, 0, "Maksudnya menyediakan air.", "maksud_tujuan/maksud" },
  { J, 2, "2.1 Tujuan", "maksud_tujuan/tujuan", TRUE },
  { B, 0, "air untuk semua", "maksud_tujuan/tujuan" },
  { J, 1, "Rencana Lokasi Kerja Sama Antardaerah", "lokasi/narasi", TRUE },
  { I, 0, "Di perbatasan.", "lokasi/narasi" },
  { J, 1, "Penutup", NULL },
  { I, 0, "Demikian KAK ini disusun.", NULL },
  { 0 },
};

static const Baris plain[] = {
  { I, 0, "a. Latar Belakang", "latar_belakang/narasi", TRUE },
  { I, 0, "Kami membutuhkan biaya dan manfaat.", "latar_belakang/narasi" },
  { I, 0, "e. JANGKA WAKTU :", "jangka_waktu/alasan", TRUE },
  { I, 0, "Tiga tahun.", "jangka_waktu/alasan" },
  { 0 },
};

static const Baris table[] = {
  { J, 1, "Manfaat", "manfaat/narasi", TRUE },
  { I, 0, "Tabel:", "manfaat/narasi" },
  { R, 0, "No\tJenis manfaat\tUraian", "manfaat/baris", TRUE },
  { R, 0, "1\tEkonomi\tAir lebih murah", "manfaat/baris" },
  { I, 0, "Lainnya:", "manfaat/narasi" },
  { R, 0, "Siapa\tApa", "manfaat/narasi" },
  { R, 0, "Warga\tAir", "manfaat/narasi" },
  { 0 },
};

static void
assert_places (const Baris *list)
{
  g_autoptr(PrkProfil) profil = contoh_profil ("barito-selatan");
  g_autoptr(GPtrArray) tempat = place (list, profil);

  for (guint i = 0; list[i].teks != NULL; i++)
    {
      const PrkDocxTempat *one = g_ptr_array_index (tempat, i);

      g_test_message ("%s", list[i].teks);
      g_assert_cmpstr (one->teks, ==, list[i].teks);
      g_assert_cmpstr (one->path, ==, list[i].path);
      g_assert_cmpint (one->is_kepala, ==, list[i].is_kepala);
    }
}

static void
test_headings (void)
{
  assert_places (styled);
  assert_places (plain);
}

static const char *
get_label (PrkProfil  *profil,
           const char *path)
{
  return prk_skema_find_bidang (prk_profil_get_skema (profil), path, NULL)->label;
}

static char *
new_id (gpointer user_data)
{
  guint *n = user_data;

  return g_strdup_printf ("baris%u", ++*n);
}

static void
test_writing (void)
{
  g_autoptr(PrkProfil) profil = contoh_profil ("barito-selatan");
  g_autoptr(PrkTestDevice) device = prk_test_device_new (4);
  g_autoptr(PrkRecord) kak = prk_record_new (PRK_TEST_RECORD, "kak");
  g_autoptr(PrkEdit) edit = prk_edit_new (kak);
  g_autoptr(GPtrArray) tempat = place (styled, profil);
  guint n = 0;

  g_assert_cmpuint (prk_docx_impor_tulis (tempat, prk_profil_get_skema (profil), edit, new_id, &n), ==, tempat->len - 4);
  prk_test_device_commit (device, edit);
  g_assert_cmpstr (prk_record_get_string (kak, "judul"), ==, "Air Minum Bersama");
  g_assert_cmpstr (prk_record_get_text (kak, "latar_belakang/narasi"), ==, "**Manfaat bagi warga**\n\nWarga kekurangan air.");
  g_assert_cmpstr (prk_record_get_text (kak, "maksud_tujuan/tujuan"), ==, "- air untuk semua");
}

/* The words of the first row are the columns of the part's own table. */
static void
test_tables (void)
{
  g_autoptr(PrkProfil) profil = contoh_profil ("barito-selatan");
  g_autoptr(PrkTestDevice) device = prk_test_device_new (4);
  g_autoptr(PrkRecord) kak = prk_record_new (PRK_TEST_RECORD, "kak");
  g_autoptr(PrkEdit) edit = prk_edit_new (kak);
  g_autofree char *heads
    = g_strdup_printf ("No\t%s\t%s", get_label (profil, "manfaat/baris/x/jenis"), get_label (profil, "manfaat/baris/x/uraian"));
  Baris list[G_N_ELEMENTS (table)];
  g_autoptr(GPtrArray) tempat = NULL;
  guint n = 0;

  memcpy (list, table, sizeof table);
  list[2].teks = heads;
  assert_places (list);
  tempat = place (list, profil);
  g_assert_cmpuint (prk_docx_impor_tulis (tempat, prk_profil_get_skema (profil), edit, new_id, &n), ==, tempat->len);
  prk_test_device_commit (device, edit);
  g_assert_cmpstr (prk_record_get_string (kak, "manfaat/baris/baris1/jenis"), ==, "Ekonomi");
  g_assert_cmpstr (prk_record_get_string (kak, "manfaat/baris/baris1/uraian"), ==, "Air lebih murah");
  g_assert_cmpstr (prk_record_get_text (kak, "manfaat/narasi"), ==, "Tabel:\n\nLainnya:\n\nSiapa | Apa\n\nWarga | Air");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/docx-impor/headings-lead-to-parts", test_headings);
  g_test_add_func ("/docx-impor/all-that-has-a-place-is-written", test_writing);
  g_test_add_func ("/docx-impor/tables-by-their-columns", test_tables);

  return g_test_run ();
}
