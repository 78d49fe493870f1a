/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gstdio.h>

#include "domain/prk-kak.h"
#include "naskah/prk-kaya.h"

#include "penuh.h"
#include "uji.h"

static const char *const contoh[] = {
  "draf-persampahan",
  "karhutla-perbatasan",
  "kesehatan-perbatasan",
  "perikanan-hortikultura",
};

static void
assert_says (const char *text,
             const char *path,
             const char *value)
{
  g_autofree char *wanted = padatkan (value);

  if (strstr (text, wanted) == NULL)
    g_error ("%s is not in the PDF: %s", path, value);
}

static void
assert_value (Uji             *uji,
              const char      *text,
              const PrkBidang *bidang,
              const char      *path)
{
  g_autofree char *shown = prk_kak_dup_tampil (uji->kak, bidang, path);
  g_auto(GStrv) part = NULL;

  /* Of a draft without costs nothing is said about its costs. */
  if (shown == NULL || bidang->jenis == PRK_JENIS_YA_TIDAK ||
      g_strcmp0 (bidang->rumus, "belum_dianggarkan") == 0)
    return;

  if (bidang->jenis == PRK_JENIS_NARASI)
    {
      g_autofree char *plain = prk_kaya_dup_plain (shown);

      part = g_strsplit (plain, "\n", -1);
    }
  else
    {
      part = g_strsplit (shown, "; ", -1);
    }
  for (guint i = 0; part[i] != NULL; i++)
    assert_says (text, path, part[i]);
}

/* What stands above the signature is the profile's choice. */
static gboolean
is_left_out (Uji        *uji,
             const char *path)
{
  static const char *const optional[] = { "kepala_pd/jabatan", "tempat", "tanggal", NULL };
  const char *const *lines = prk_profil_get_daftar (uji->profil, "kak.pengesahan");
  g_autofree char *placeholder = g_strdup_printf ("{%s}", path);

  for (guint i = 0; lines != NULL && lines[i] != NULL; i++)
    if (strstr (lines[i], placeholder) != NULL)
      return FALSE;

  return lines != NULL && g_strv_contains (optional, path);
}

/* Every field and every cell of the record is in the PDF, word for word. */
static void
assert_all_values (Uji        *uji,
                   const char *text)
{
  PrkSkema *skema = prk_profil_get_skema (uji->profil);

  for (guint i = 0; i < prk_skema_get_n_bagian (skema); i++)
    {
      const PrkBagian *bagian = prk_skema_get_bagian (skema, i);

      for (guint j = 0; j < bagian->n_bidang; j++)
        {
          const PrkBidang *bidang = &bagian->bidang[j];
          g_auto(GStrv) rows = NULL;

          if (bidang->jenis != PRK_JENIS_TABEL)
            {
              if (!is_left_out (uji, bidang->path))
                assert_value (uji, text, bidang, bidang->path);
              continue;
            }
          rows = prk_record_list_rows (uji->kak, bidang->path);
          for (guint row = 0; rows[row] != NULL; row++)
            for (guint column = 0; column < bidang->n_kolom; column++)
              {
                g_autofree char *path = g_strconcat (bidang->path, "/", rows[row], "/", bidang->kolom[column].path, NULL);

                if (!g_str_equal (bidang->kolom[column].path, "kode"))
                  assert_value (uji, text, &bidang->kolom[column], path);
              }
        }
    }
}

/* The paragraphs of a narrative text stand there once, one after the other. */
static void
assert_in_order (Uji        *uji,
                 const char *text,
                 const char *path)
{
  g_autofree char *plain = prk_kaya_dup_plain (prk_record_get_text (uji->kak, path));
  g_auto(GStrv) paragraf = g_strsplit (plain, "\n", -1);
  const char *at = text;

  for (guint i = 0; paragraf[i] != NULL; i++)
    {
      g_autofree char *wanted = padatkan (paragraf[i]);

      at = strstr (at, wanted);
      g_assert_nonnull (at);
      if (strlen (wanted) > 60)
        g_assert_cmpuint (hitung (text, wanted), ==, 1);
      at += strlen (wanted);
    }
}

static void
test_text_is_complete (gconstpointer data)
{
  static const char *const profil[] = { "barito-selatan", "samarinda" };
  static const char *const narasi[] = { "latar_belakang/narasi", "maksud_tujuan/tujuan", "pembiayaan/narasi" };

  for (guint k = 0; k < G_N_ELEMENTS (profil); k++)
    {
      Uji uji;
      g_autofree char *text = NULL;

      uji_init (&uji, profil[k], data);
      text = uji_dup_text (&uji);
      if (text == NULL)
        {
          g_test_skip ("pdftotext is not installed");
          uji_clear (&uji);
          return;
        }

      assert_all_values (&uji, text);
      for (guint i = 0; i < G_N_ELEMENTS (narasi); i++)
        if (prk_record_get_text (uji.kak, narasi[i]) != NULL)
          assert_in_order (&uji, text, narasi[i]);
      uji_clear (&uji);
    }
}

/* The place of a part of the schema in the printed order. */
static guint
find_place (PrkProfil *profil,
            guint      bagian)
{
  const char *id = prk_skema_get_bagian (prk_profil_get_skema (profil), bagian)->id;

  for (guint i = 0; i < prk_profil_get_n_bagian (profil); i++)
    if (g_str_equal (prk_profil_get_bagian (profil, i)->id, id))
      return i + 1;

  return 0;
}

/* Words of one part stand together, in the profile's order of parts; rows and paragraphs keep theirs. */
static void
assert_follows (PrkProfil       *profil,
                const PenuhKata *before,
                const PenuhKata *kata)
{
  guint place = find_place (profil, kata->bagian);

  if (place > 0)
    g_assert_cmpuint (find_place (profil, before->bagian), <=, place);
  if (before->bagian == kata->bagian && before->bidang == kata->bidang)
    g_assert_cmpuint (before->baris, <=, kata->baris);
}

static void
test_every_field_once_in_order (gconstpointer data)
{
  g_autoptr(GArray) kata = g_array_new (FALSE, FALSE, sizeof (PenuhKata));
  PrkProfil *profil = contoh_profil (data);
  g_autofree char *json = penuh_json (profil, 4, kata);
  g_autofree guint *seen = g_new0 (guint, kata->len);
  const PenuhKata *before = &g_array_index (kata, PenuhKata, 0);
  g_autofree char *text = NULL;
  guint left_out = 0;
  Uji uji;

  uji_init_json (&uji, profil, json);
  text = uji_dup_text (&uji);
  if (text == NULL)
    {
      g_test_skip ("pdftotext is not installed");
      uji_clear (&uji);
      return;
    }

  assert_all_values (&uji, text);
  for (const char *p = text; (p = strchr (p, 'Q')) != NULL; p++)
    if (g_ascii_isxdigit (p[1]) && g_ascii_isxdigit (p[2]) && g_ascii_isxdigit (p[3]) && p[4] == 'z')
      {
        guint64 n = g_ascii_strtoull (p + 1, NULL, 16);

        g_assert_cmpuint (n, <, kata->len);
        seen[n]++;
        assert_follows (uji.profil, before, &g_array_index (kata, PenuhKata, n));
        before = &g_array_index (kata, PenuhKata, n);
      }

  for (guint i = 0; i < kata->len; i++)
    {
      const PenuhKata *one = &g_array_index (kata, PenuhKata, i);
      const PrkBidang *bidang = &prk_skema_get_bagian (prk_profil_get_skema (uji.profil), one->bagian)->bidang[one->bidang];

      if (seen[i] == 0 && is_left_out (&uji, bidang->path))
        left_out++;
      else if (seen[i] != 1)
        g_error ("a word of %s stands %u times in the PDF", bidang->path, seen[i]);
    }
  g_assert_cmpuint (left_out, <=, 2);
  uji_clear (&uji);
}

static void
assert_same_bytes (PrkCetakan *one,
                   PrkCetakan *other)
{
  g_assert_true (g_bytes_equal (prk_cetakan_get_pdf (one), prk_cetakan_get_pdf (other)));
  g_assert_cmpuint (prk_cetakan_get_n_pages (one), ==, prk_cetakan_get_n_pages (other));
}

/* Neither what was printed before, nor what a printer remembers, nor the run changes a byte. */
static void
test_same_bytes_again (gconstpointer data)
{
  Uji uji;
  Uji other;
  g_autoptr(PrkCetakan) first = NULL;

  uji_init (&uji, "barito-selatan", data);
  first = prk_cetakan_ref (uji.cetakan);
  uji_cetak (&uji);
  assert_same_bytes (first, uji.cetakan);

  uji_init (&other, "barito-selatan", data);
  uji_set_text (&other, "manfaat/narasi", "Isi yang lain.");
  g_clear_object (&other.pencetak);
  other.pencetak = g_object_ref (uji.pencetak);
  uji_cetak (&other);
  g_assert_false (g_bytes_equal (prk_cetakan_get_pdf (first), prk_cetakan_get_pdf (other.cetakan)));
  g_object_unref (other.pencetak);
  other.pencetak = prk_pencetak_new (other.profil);
  uji_clear (&other);
  uji_cetak (&uji);
  assert_same_bytes (first, uji.cetakan);

  uji_init (&other, "barito-selatan", data);
  assert_same_bytes (first, other.cetakan);
  uji_clear (&other);
  uji_clear (&uji);
}

static void
test_fonts_are_embedded (gconstpointer data)
{
  Uji uji;
  g_autofree char *out = NULL;
  g_auto(GStrv) lines = NULL;
  guint n_fonts = 0;

  uji_init (&uji, "samarinda", data);
  out = uji_tanya (&uji, "pdffonts", NULL, NULL);
  uji_clear (&uji);
  if (out == NULL)
    {
      g_test_skip ("pdffonts is not installed");
      return;
    }

  /* … emb sub uni object ID: the three words before the last two numbers. */
  lines = g_strsplit (out, "\n", -1);
  for (guint i = 2; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      g_autofree char *line = ratakan (lines[i]);

      n_fonts++;
      g_assert_nonnull (strstr (line, " yes yes yes "));
    }
  g_assert_cmpuint (n_fonts, >=, 2);
}

/* A second program opens it, reads it, writes it anew, and has nothing to say against it. */
static void
test_mutool (gconstpointer data)
{
  Uji uji;
  g_autofree char *folder = g_dir_make_tmp ("naskah-XXXXXX", NULL);
  g_autofree char *info = NULL;
  g_autofree char *text = NULL;
  g_autofree char *clean = NULL;
  g_autofree char *copy = g_build_filename (folder, "salinan.pdf", NULL);
  g_autofree char *pages = NULL;

  uji_init (&uji, "barito-selatan", data);
  info = uji_tanya (&uji, "mutool", "info", NULL);
  if (info == NULL)
    {
      g_test_skip ("mutool is not installed");
      g_rmdir (folder);
      uji_clear (&uji);
      return;
    }

  pages = g_strdup_printf ("Pages: %u\n", prk_cetakan_get_n_pages (uji.cetakan));
  g_assert_nonnull (strstr (info, pages));
  {
    const char *const draw[] = { "mutool", "draw", "-F", "txt", NULL };
    const char *const cleaning[] = { "mutool", "clean", NULL };
    const char *const to[] = { copy, NULL };
    g_autofree char *draw_err = NULL;
    g_autofree char *clean_err = NULL;

    text = tanya_pdf (prk_cetakan_get_pdf (uji.cetakan), &draw_err, draw, NULL);
    clean = tanya_pdf (prk_cetakan_get_pdf (uji.cetakan), &clean_err, cleaning, to);
    if (!g_str_equal (draw_err, "warning: ICC support is not available\n"))
      g_assert_cmpstr (draw_err, ==, "");
    g_assert_cmpstr (clean_err, ==, "");
    g_assert_cmpint (g_unlink (copy), ==, 0);
  }
  g_assert_nonnull (strstr (text, "Latar Belakang"));
  g_assert_cmpint (g_rmdir (folder), ==, 0);
  uji_clear (&uji);
}

/* All headings of the document and nothing else, each with the page that it stands on. */
static void
test_outline (gconstpointer data)
{
  Uji uji;
  g_autofree char *tree = NULL;
  const char *at;
  const char *const show[] = { "mutool", "show", NULL };
  const char *const outline[] = { "outline", NULL };

  uji_init (&uji, data, "karhutla-perbatasan");
  tree = tanya_pdf (prk_cetakan_get_pdf (uji.cetakan), NULL, show, outline);
  if (tree == NULL)
    {
      g_test_skip ("mutool is not installed");
      uji_clear (&uji);
      return;
    }

  at = tree;
  for (guint i = 0; i < prk_profil_get_n_bagian (uji.profil); i++)
    {
      const PrkTataBagian *bagian = prk_profil_get_bagian (uji.profil, i);
      const PrkJangkar *jangkar = prk_cetakan_find_path (uji.cetakan, bagian->id);
      g_autofree char *title = g_strdup_printf ("\"%s %s\"", bagian->nomor, bagian->judul);
      g_autofree char *page = g_strdup_printf ("#page=%d&", jangkar->page + 1);

      at = strstr (at, title);
      g_assert_nonnull (at);
      g_assert_true (g_str_has_prefix (strchr (at, '#'), page));
    }
  g_assert_nonnull (strstr (tree, "\"Rekapitulasi menurut sumber dana\""));
  g_assert_nonnull (strstr (tree, "\"Dampak lingkungan\""));
  uji_clear (&uji);
}

static void
test_metadata (void)
{
  Uji uji;
  g_autofree char *info = NULL;

  uji_init (&uji, "barito-selatan", "kesehatan-perbatasan");
  info = uji_tanya (&uji, "pdfinfo", "-isodates", NULL);
  if (info != NULL)
    {
      g_autofree char *flat = ratakan (info);

      g_assert_nonnull (strstr (flat, "Title: KAK Pelayanan Kesehatan dan Pengendalian Penyakit Menular di Wilayah Perbatasan "));
      g_assert_nonnull (strstr (flat, "Author: Dinas Kesehatan "));
      g_assert_nonnull (strstr (flat, "Subject: Kerangka Acuan Kerja, kerja sama Kabupaten Barito Selatan dan Kabupaten Barito Utara "));
      g_assert_nonnull (strstr (flat, "Creator: Prakarsa "));
      g_assert_nonnull (strstr (flat, "CreationDate: 20"));
      g_assert_nonnull (strstr (flat, "ModDate: 20"));
      g_assert_nonnull (strstr (flat, "Page size: 609.449 x 935.433 pts"));
    }
  else
    {
      g_test_skip ("pdfinfo is not installed");
    }
  uji_clear (&uji);
}

/* Heads on every page of a long table, every row whole on one page, every row once. */
static void
test_long_table (gconstpointer data)
{
  g_autoptr(GString) json = g_string_new ("{\"nilai\":{\"pembiayaan/baris\":[");
  g_auto(GStrv) pages = NULL;
  guint n_found = 0;
  guint n_broken = 0;
  Uji uji;

  for (guint i = 0; i < 300; i++)
    g_string_append_printf (json,
                            "%s{\"tahun\":%u,\"kegiatan\":\"Keg%03uz %s\",\"komponen\":\"Kom%03uz\",\"volume\":\"2\","
                            "\"harga\":1000,\"dpa\":\"Dpa%03uz\"}",
                            i > 0 ? "," : "", 2027 + i / 120, i, i % 7 == 0 ? "pelayanan bersama di wilayah perbatasan" : "",
                            i, i);
  g_string_append (json, "]}}");
  uji_init_json (&uji, contoh_profil (data), json->str);
  pages = uji_dup_pages (&uji);
  for (guint page = 0; pages != NULL && pages[page] != NULL; page++)
    {
      const char *head = strstr (pages[page], "Kegiatandankomponen");
      const char *row = strstr (pages[page], "Keg");

      if (strstr (pages[page], "Dpa") == NULL)
        continue;
      n_broken++;
      g_assert_nonnull (head);
      g_assert_true (head < strstr (pages[page], "Kom"));
      g_assert_cmpuint (hitung (pages[page], "Kegiatandankomponen"), ==, 1);
      for (; (row = strstr (row, "Keg")) != NULL; row++)
        if (g_ascii_isdigit (row[3]))
          {
            g_autofree char *kom = g_strdup_printf ("Kom%.4s", row + 3);
            g_autofree char *dpa = g_strdup_printf ("Dpa%.4s", row + 3);

            g_assert_cmpuint (g_ascii_strtoull (row + 3, NULL, 10), ==, n_found);
            g_assert_cmpuint (hitung (pages[page], kom), ==, 1);
            g_assert_cmpuint (hitung (pages[page], dpa), ==, 1);
            n_found++;
          }
    }
  if (pages == NULL)
    {
      g_test_skip ("pdftotext is not installed");
    }
  else
    {
      g_assert_cmpuint (n_found, ==, 300);
      g_assert_cmpuint (n_broken, >, 5);
    }
  uji_clear (&uji);
}

/* No word stands outside the paper's margins, but for the running lines above and below. */
static void
test_nothing_is_cut (gconstpointer data)
{
  const char *const before[] = { "pdftotext", "-bbox", NULL };
  const char *const after[] = { "-", NULL };
  static const char *const profil[] = { "barito-selatan", "samarinda" };

  for (guint k = 0; k < G_N_ELEMENTS (profil); k++)
    {
      Uji uji;
      const PrkTataHalaman *halaman;
      g_autofree char *out = NULL;
      double x0, y0, x1, y1;
      guint n = 0;

      uji_init (&uji, profil[k], data);
      halaman = prk_profil_get_halaman (uji.profil);
      out = tanya_pdf (prk_cetakan_get_pdf (uji.cetakan), NULL, before, after);
      for (const char *p = out; p != NULL && (p = strstr (p, "<word ")) != NULL; p++)
        if (sscanf (p, "<word xMin=\"%lf\" yMin=\"%lf\" xMax=\"%lf\" yMax=\"%lf\"", &x0, &y0, &x1, &y1) == 4)
          {
            n++;
            g_assert_cmpfloat (x0, >, halaman->kiri_mm * 72 / 25.4 - 1);
            g_assert_cmpfloat (x1, <, (halaman->lebar_mm - halaman->kanan_mm) * 72 / 25.4 + 1);
            g_assert_cmpfloat (y0, >, 12);
            g_assert_cmpfloat (y1, <, halaman->tinggi_mm * 72 / 25.4 - 12);
          }
      if (out == NULL)
        g_test_skip ("pdftotext is not installed");
      else
        g_assert_cmpuint (n, >, 100);
      uji_clear (&uji);
    }
}

/* However the pages fall, what is signed stands together and never alone. */
static void
test_signature_stays_together (void)
{
  g_autoptr(GString) text = g_string_new ("Uraian");
  guint n_breaks = 0;
  guint last = 0;
  Uji uji;

  uji_init (&uji, "barito-selatan", "kesehatan-perbatasan");
  for (guint n = 0; n < 45; n++)
    {
      g_auto(GStrv) pages = NULL;
      guint n_pages = prk_cetakan_get_n_pages (uji.cetakan);
      const char *sign;

      g_string_append (text, " yang menambah satu baris lagi pada dokumen ini supaya halaman bergeser ke bawah");
      uji_set_text (&uji, "pembiayaan/narasi", text->str);
      uji_cetak (&uji);
      pages = uji_dup_pages (&uji);
      if (pages == NULL)
        {
          g_test_skip ("pdftotext is not installed");
          break;
        }

      n_pages = prk_cetakan_get_n_pages (uji.cetakan);
      n_breaks += last != 0 && n_pages != last ? 1 : 0;
      last = n_pages;
      sign = strstr (pages[n_pages - 1], "Buntok,");
      g_assert_nonnull (sign);
      g_assert_true (sign > pages[n_pages - 1]);
      g_assert_nonnull (strstr (sign, "Mengetahui,KepalaDinasKesehatan"));
      g_assert_nonnull (strstr (sign, "NIP000000000000000002"));
    }
  if (!g_test_failed () && last > 0)
    g_assert_cmpuint (n_breaks, >=, 1);
  uji_clear (&uji);
}

static void
add_each (const char       *name,
          GTestDataFunc     test,
          const char *const *data,
          guint              n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *path = g_strdup_printf ("/pencetak/%s/%s", name, data[i]);

      g_test_add_data_func (path, data[i], test);
    }
}

int
main (int   argc,
      char *argv[])
{
  static const char *const profil[] = { "barito-selatan", "samarinda" };

  g_test_init (&argc, &argv, NULL);
  add_each ("text-is-complete", test_text_is_complete, contoh, G_N_ELEMENTS (contoh));
  add_each ("every-field-once-in-order", test_every_field_once_in_order, profil, G_N_ELEMENTS (profil));
  add_each ("same-bytes-again", test_same_bytes_again, contoh, G_N_ELEMENTS (contoh));
  add_each ("fonts-are-embedded", test_fonts_are_embedded, contoh, G_N_ELEMENTS (contoh));
  add_each ("mutool", test_mutool, contoh, G_N_ELEMENTS (contoh));
  add_each ("outline", test_outline, profil, G_N_ELEMENTS (profil));
  g_test_add_func ("/pencetak/metadata", test_metadata);
  add_each ("long-table", test_long_table, profil, G_N_ELEMENTS (profil));
  add_each ("nothing-is-cut", test_nothing_is_cut, contoh, G_N_ELEMENTS (contoh));
  g_test_add_func ("/pencetak/signature-stays-together", test_signature_stays_together);

  return g_test_run ();
}
