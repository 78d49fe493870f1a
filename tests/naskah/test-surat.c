/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Letters on real pages: rows of two columns stay rows, a signature never stands alone on its page, and what is far beyond the usual,
 * in length or in fonts, is printed and told. */
#include "config.h"

#include <string.h>
#include <sys/resource.h>

#include "kertas-kasus.h"
#include "uji.h"

#define FONTLESS "Huruf Yang Tidak Ada"
#define MORE     "<par gaya=\"alinea\">Baris tambahan surat.</par>"
#define BEFORE   "<par gaya=\"alinea\">Demikian disampaikan"
#define LINE     3.0 /* points between words of one line */

static PrkRecord *
new_record (Kertas     *uji,
            const char *id)
{
  PrkTahapKonteks konteks = { .kasus = uji->kasus, .profil = uji->profil };

  return prk_naskah_kasus_new_cetak (prk_naskah_kasus_find (id), &konteks, "utama", NULL);
}

/* The shipped template of a letter with @n more paragraphs before its last one. */
static char *
dup_longer (const char *id,
            guint       n)
{
  g_autofree char *shipped = prk_templat_dup_bawaan (id);
  const char *place = strstr (shipped, BEFORE);
  GString *text = g_string_new_len (shipped, place - shipped);

  for (guint i = 0; i < n; i++)
    g_string_append (text, MORE);

  return g_string_free (g_string_append (text, place), FALSE);
}

/* Lines of @page that begin above @y. */
static guint
count_lines (Kertas *uji,
             int     page,
             double  y)
{
  double last = -100;
  guint n = 0;

  for (guint i = 0; i < uji->kata->len; i++)
    {
      const Kata *kata = &g_array_index (uji->kata, Kata, i);

      if (kata->page != page || kata->y0 >= y - LINE || ABS (kata->y0 - last) < LINE)
        continue;
      last = kata->y0;
      n++;
    }

  return n;
}

/* Who signs is named in the head of a letter and, last, below its text. */
static const Kata *
find_signature (Kertas *uji)
{
  for (guint i = uji->kata->len; i > 1; i--)
    {
      const Kata *kata = &g_array_index (uji->kata, Kata, i - 2);

      if (g_ascii_strcasecmp (kata[0].text, "Bupati") == 0 && g_ascii_strcasecmp (kata[1].text, "Barito") == 0
          && kata->x0 > uji->lebar * 0.4)
        return kata;
    }

  return NULL;
}

static void
test_signature_takes_two_lines_along (void)
{
  guint n_on_second = 0;

  for (guint n = 0; n < 30; n++)
    {
      g_auto(Kertas) uji = { NULL };
      g_autofree char *text = dup_longer ("surat-penawaran", n);
      const Kata *place;

      kertas_init (&uji, KABUPATEN, kertas_satu);
      if (!kertas_cetak_dengan (&uji, "surat-penawaran", "utama", NULL, text))
        {
          g_test_skip ("no pdftotext here");
          return;
        }
      place = find_signature (&uji);
      g_assert_nonnull (place);
      if (place->page == 0)
        continue;
      n_on_second++;
      g_assert_cmpint (place->page, ==, 1);
      g_assert_cmpuint (count_lines (&uji, place->page, place->y0), >=, 2);
    }
  g_assert_cmpuint (n_on_second, >, 3);
}

static const Kata *
find_label (Kertas     *uji,
            const char *label)
{
  for (guint i = 0; i < uji->kata->len; i++)
    {
      const Kata *kata = &g_array_index (uji->kata, Kata, i);

      if (kata->page == 0 && kata->x0 < uji->lebar / 4 && strcmp (kata->text, label) == 0)
        return kata;
    }

  return NULL;
}

/* The next word of its line. */
static const Kata *
find_right_of (Kertas     *uji,
               const Kata *word)
{
  const Kata *next = NULL;

  for (guint i = 0; i < uji->kata->len; i++)
    {
      const Kata *kata = &g_array_index (uji->kata, Kata, i);

      if (kata->page == word->page && ABS (kata->y0 - word->y0) < LINE && kata->x0 > word->x1
          && (next == NULL || kata->x0 < next->x0))
        next = kata;
    }

  return next;
}

/* Label, colon and value of each row of a letter's head stand on one line, in this order. */
static void
test_rows_stand_side_by_side (void)
{
  static const char *const letters[] = { "surat-penawaran", "permintaan-kedua", "laporan-gubernur", "tanggapan-menerima",
                                         "tanggapan-menolak", "surat-permohonan", "penerusan-laporan" };
  static const char *const labels[] = { "Nomor", "Sifat", "Lampiran", "Hal" };
  static const char *const offices[] = { KABUPATEN, KOTA, PROVINSI };

  for (guint i = 0; i < G_N_ELEMENTS (letters) * G_N_ELEMENTS (offices); i++)
    {
      g_auto(Kertas) uji = { NULL };

      kertas_init (&uji, offices[i % 3], i % 2 == 0 ? kertas_satu : kertas_tiga);
      if (!kertas_cetak (&uji, letters[i / 3], "utama", NULL))
        {
          g_test_skip ("no pdftotext here");
          return;
        }
      for (guint k = 0; k < G_N_ELEMENTS (labels); k++)
        {
          const Kata *label = find_label (&uji, labels[k]);
          const Kata *colon = label != NULL ? find_right_of (&uji, label) : NULL;

          g_assert_nonnull (label);
          g_assert_nonnull (colon);
          g_assert_cmpstr (colon->text, ==, ":");
          g_assert_nonnull (find_right_of (&uji, colon));
        }
    }
}

static glong
get_peak_kb (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);

  return usage.ru_maxrss;
}

static void
test_three_hundred_pages (void)
{
  g_auto(Kertas) uji = { NULL };
  g_autofree char *text = dup_longer ("surat-penawaran", 12000);
  g_autoptr(PrkPencetak) pencetak = NULL;
  g_autoptr(PrkRecord) record = NULL;
  g_autoptr(PrkCetakan) cetakan = NULL;
  g_autoptr(GBytes) docx = NULL;
  g_autoptr(GError) error = NULL;
  glong before_kb = get_peak_kb ();

  kertas_init (&uji, KABUPATEN, kertas_satu);
  record = new_record (&uji, "surat-penawaran");
  pencetak = prk_pencetak_new_untuk (uji.profil, "cetak_kasus", "surat-penawaran");
  prk_pencetak_set_templat (pencetak, text, &error);
  g_assert_no_error (error);
  cetakan = prk_pencetak_cetak (pencetak, record, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (prk_cetakan_get_n_pages (cetakan), >=, 300);
  docx = prk_pencetak_tulis_docx (pencetak, record, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (docx), >, 10000);
  g_test_message ("%u pages, %ld MB more", prk_cetakan_get_n_pages (cetakan), (get_peak_kb () - before_kb) / 1024);
  g_assert_cmpint (get_peak_kb () - before_kb, <, 400 * 1024);
}

/* A font that nobody has: the words are there, in a font that is named. */
static void
test_missing_font_is_named (void)
{
  g_autoptr(GString) json = g_string_new (PROVINSI);
  g_autofree char *notes = NULL;
  g_autofree char *none = NULL;

  g_string_replace (json, "\"lebar_mm\"", "\"huruf_naskah\": \"" FONTLESS "\", \"lebar_mm\"", 1);
  for (guint i = 0; i < 2; i++)
    {
      g_auto(Kertas) uji = { NULL };
      g_autoptr(PrkPencetak) pencetak = NULL;
      g_autoptr(PrkRecord) record = NULL;
      g_autoptr(PrkCetakan) cetakan = NULL;
      g_autoptr(GError) error = NULL;

      kertas_init (&uji, i == 0 ? json->str : KABUPATEN, kertas_satu);
      record = new_record (&uji, "surat-penawaran");
      pencetak = prk_pencetak_new_untuk (uji.profil, "cetak_kasus", "surat-penawaran");
      cetakan = prk_pencetak_cetak (pencetak, record, NULL, &error);
      g_assert_no_error (error);
      *(i == 0 ? &notes : &none) = prk_pencetak_dup_catatan (pencetak);
    }
  g_assert_nonnull (notes);
  g_assert_nonnull (strstr (notes, FONTLESS));
  g_assert_null (none);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/surat/signature-takes-two-lines-along", test_signature_takes_two_lines_along);
  g_test_add_func ("/surat/rows-stand-side-by-side", test_rows_stand_side_by_side);
  g_test_add_func ("/surat/three-hundred-pages", test_three_hundred_pages);
  g_test_add_func ("/surat/missing-font-is-named", test_missing_font_is_named);

  return g_test_run ();
}
