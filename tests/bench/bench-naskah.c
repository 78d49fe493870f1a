/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What printing a KAK costs, against two others that set the same words. One is the bare peer
 * (telanjang.h); both sides begin cold: no layouts and no fonts kept from an earlier run. LibreOffice converts the same words, with real
 * tables, from HTML; there both sides are a whole program from its start to a PDF on the disk. But for that
 * last one, time is that of the processor, so that what else the machine does does not count. */
#include "config.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "naskah/prk-naskah.h"
#include "naskah/prk-susun.h"

#include "bahan.h"
#include "telanjang.h"

#define N_RUNS         41
#define N_PROGRAM_RUNS 5
#define N_EDITS        100
#define N_ROWS         5000
#define LONG           "karhutla-perbatasan"
#define SHORT          "kesehatan-perbatasan"

static PrkSusunan *
make_susunan (Bahan *bahan)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "naskah", "kak.xml", NULL);
  g_autofree char *xml = NULL;
  PrkSusunan *susunan;

  g_file_get_contents (path, &xml, NULL, &error);
  g_assert_no_error (error);
  bahan->templat = prk_templat_new (xml, bahan->profil, &error);
  g_assert_no_error (error);
  susunan = prk_susunan_new (bahan->templat, bahan->profil, bahan->kak, FALSE, &error);
  g_assert_no_error (error);

  return susunan;
}

static char *
dup_words (const PrkBlok *blok)
{
  return g_strconcat (blok->penanda != NULL ? blok->penanda : "", blok->penanda != NULL ? " " : "", blok->teks->str, NULL);
}

static void
add_rows (GArray         *alinea,
          const PrkTabel *tabel)
{
  for (guint i = 0; i < tabel->baris->len; i++)
    {
      const PrkBaris *baris = g_ptr_array_index (tabel->baris, i);
      g_autoptr(GString) row = g_string_new (NULL);
      const PrkGaya *gaya = NULL;

      for (guint j = 0; j < baris->n_sel; j++)
        for (guint k = 0; k < baris->sel[j].isi->len; k++)
          {
            const PrkBlok *sel = g_ptr_array_index (baris->sel[j].isi, k);

            gaya = gaya != NULL ? gaya : sel->gaya;
            g_string_append_printf (row, "%s ", sel->teks->str);
          }
      if (gaya != NULL)
        telanjang_add (alinea, row->str, gaya->ukuran, gaya->tebal);
    }
}

/* All words of the document: a paragraph each, a table row each. */
static GArray *
list_alinea (PrkSusunan *susunan)
{
  GPtrArray *section[] = { susunan->sampul, susunan->isi };
  GArray *alinea = telanjang_new ();

  for (guint i = 0; i < G_N_ELEMENTS (section); i++)
    for (guint j = 0; j < section[i]->len; j++)
      {
        const PrkBlok *one = g_ptr_array_index (section[i], j);

        if (one->jenis == PRK_BLOK_PARAGRAF)
          {
            g_autofree char *text = dup_words (one);

            telanjang_add (alinea, text, one->gaya->ukuran, one->gaya->tebal);
          }
        if (one->tabel != NULL)
          add_rows (alinea, one->tabel);
      }

  return alinea;
}

/* The least of many runs, taken in turns. */
static void
bench_cold (Bahan  *bahan,
            GArray *alinea)
{
  double ours[N_RUNS];
  double bare[N_RUNS];

  for (guint i = 0; i < N_RUNS; i++)
    {
      double start;

      prk_naskah_lupakan_huruf ();
      start = bahan_cpu_ms ();
      {
        g_autoptr(PrkPencetak) pencetak = prk_pencetak_new (bahan->profil);
        g_autoptr(PrkCetakan) cetakan = bahan_cetak (pencetak, bahan->kak);
      }
      ours[i] = bahan_cpu_ms () - start;
      start = bahan_cpu_ms ();
      telanjang_cetak (alinea, prk_profil_get_halaman (bahan->profil));
      bare[i] = bahan_cpu_ms () - start;
    }

  g_printerr ("naskah: %u pages, the bare program %u\n",
              bahan_hitung_halaman (bahan),
              telanjang_cetak (alinea, prk_profil_get_halaman (bahan->profil)));
  bahan_lapor ("naskah/30-halaman",
          bahan_kuantil (ours, N_RUNS, 0),
          bahan_kuantil (bare, N_RUNS, 0),
          1.3,
          "<= 1.3 x bare Pango+Cairo");
}

static void
append_html (GString       *html,
             const PrkBlok *blok)
{
  g_autofree char *words = dup_words (blok);
  g_autofree char *text = g_markup_escape_text (words, -1);

  g_string_append_printf (html,
                          "<p style=\"font-size: %dpt%s; text-align: %s\">%s</p>\n",
                          (int) (blok->gaya->ukuran + 0.5),
                          blok->gaya->tebal ? "; font-weight: bold" : "",
                          blok->rata == PRK_RATA_KANAN ? "right" : blok->rata == PRK_RATA_TENGAH ? "center" : "justify",
                          text);
}

static void
append_html_table (GString        *html,
                   const PrkTabel *tabel)
{
  g_string_append (html, "<table border=\"1\" cellspacing=\"0\" cellpadding=\"3\" width=\"100%\">\n<thead>\n");
  for (guint i = 0; i < tabel->baris->len; i++)
    {
      const PrkBaris *baris = g_ptr_array_index (tabel->baris, i);

      g_string_append (html, i == tabel->n_kepala ? "</thead>\n<tr>" : "<tr>");
      for (guint j = 0; j < baris->n_sel; j++)
        {
          g_string_append_printf (html, "<td colspan=\"%u\" valign=\"top\">", baris->sel[j].rentang);
          for (guint k = 0; k < baris->sel[j].isi->len; k++)
            append_html (html, g_ptr_array_index (baris->sel[j].isi, k));
          g_string_append (html, "</td>");
        }
      g_string_append (html, "</tr>\n");
    }
  g_string_append (html, "</table>\n");
}

static char *
make_html (PrkSusunan           *susunan,
           const PrkTataHalaman *halaman)
{
  GPtrArray *section[] = { susunan->sampul, susunan->isi };
  GString *html = g_string_new (NULL);

  g_string_append_printf (html,
                          "<html><head><meta charset=\"utf-8\"><style>@page { size: %dmm %dmm; margin: %dmm %dmm %dmm %dmm }"
                          " p { font-family: 'URW Bookman'; line-height: 115%%; margin: 0 0 3pt 0 }</style></head><body>",
                          (int) halaman->lebar_mm,
                          (int) halaman->tinggi_mm,
                          (int) halaman->atas_mm,
                          (int) halaman->kanan_mm,
                          (int) halaman->bawah_mm,
                          (int) halaman->kiri_mm);
  for (guint i = 0; i < G_N_ELEMENTS (section); i++)
    for (guint j = 0; j < section[i]->len; j++)
      {
        const PrkBlok *one = g_ptr_array_index (section[i], j);

        if (one->jenis == PRK_BLOK_PARAGRAF)
          append_html (html, one);
        if (one->tabel != NULL)
          append_html_table (html, one->tabel);
      }
  g_string_append (html, "</body></html>");

  return g_string_free (html, FALSE);
}

/* Time from a program's start to its end. */
static double
time_program (const char *const *argv)
{
  g_autoptr(GError) error = NULL;
  gint64 start = g_get_monotonic_time ();

  g_spawn_sync (NULL,
                (char **) argv,
                NULL,
                G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL,
                NULL,
                NULL,
                NULL,
                NULL,
                NULL,
                &error);
  g_assert_no_error (error);

  return (g_get_monotonic_time () - start) / 1000.0;
}

static void
bench_office (const char *self,
              Bahan      *bahan,
              PrkSusunan *susunan,
              guint       n_more)
{
  g_autofree char *office = g_find_program_in_path ("soffice");
  g_autofree char *folder = g_dir_make_tmp ("naskah-XXXXXX", NULL);
  g_autofree char *source = g_build_filename (folder, "kak.html", NULL);
  g_autofree char *theirs = g_build_filename (folder, "kak.pdf", NULL);
  g_autofree char *ours = g_build_filename (folder, "prakarsa.pdf", NULL);
  g_autofree char *setting = g_strdup_printf ("-env:UserInstallation=file://%s/profile", folder);
  g_autofree char *html = make_html (susunan, prk_profil_get_halaman (bahan->profil));
  g_autofree char *count = g_strdup_printf ("%u", n_more);
  const char *const own_argv[] = { self, "--cetak", count, ours, NULL };
  const char *const office_argv[] = { office, setting, "--headless", "--infilter=HTML (StarWriter)",
                                      "--convert-to", "pdf:writer_pdf_Export", "--outdir", folder, source, NULL };
  const char *const cleanup[] = { "rm", "-r", folder, NULL };

  if (office == NULL)
    {
      g_printerr ("naskah: no LibreOffice here to compare with\n");
    }
  else
    {
      double own_ms = G_MAXDOUBLE;
      double office_ms = G_MAXDOUBLE;

      /* In turns, the least of each; the first, which makes settings and fills the disk's cache, does not count. */
      g_file_set_contents (source, html, -1, NULL);
      for (guint i = 0; i <= N_PROGRAM_RUNS; i++)
        {
          double own_now = time_program (own_argv);
          double office_now = time_program (office_argv);

          own_ms = i > 0 ? MIN (own_ms, own_now) : own_ms;
          office_ms = i > 0 ? MIN (office_ms, office_now) : office_ms;
        }
      if (g_file_test (ours, G_FILE_TEST_EXISTS) && g_file_test (theirs, G_FILE_TEST_EXISTS))
        bahan_lapor ("naskah/30-halaman-libreoffice", own_ms, office_ms, 0.1, "<= 0.1 x LibreOffice, both from start to end");
      else
        bahan_lapor ("naskah/30-halaman-libreoffice", G_MAXDOUBLE, 1, 0.1, "both make a PDF");
    }
  g_spawn_sync (NULL, (char **) cleanup, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, NULL);
}

/* What bench_office() starts: reads the sample, prints it, writes the file. */
static int
print_once (const char *n_more,
            const char *path)
{
  Bahan bahan;
  g_autoptr(PrkPencetak) pencetak = NULL;
  g_autoptr(PrkCetakan) cetakan = NULL;
  g_autoptr(GThread) huruf = prk_naskah_siapkan_huruf ();
  GBytes *pdf;

  bahan_init (&bahan, LONG, (guint) g_ascii_strtoull (n_more, NULL, 10));
  pencetak = prk_pencetak_new (bahan.profil);
  cetakan = bahan_cetak (pencetak, bahan.kak);
  pdf = prk_cetakan_get_pdf (cetakan);
  g_thread_join (g_steal_pointer (&huruf));

  return g_file_set_contents (path, g_bytes_get_data (pdf, NULL), (gssize) g_bytes_get_size (pdf), NULL) ? 0 : 1;
}

/* A person types: each time one paragraph is a letter longer, and the whole document is made anew. */
static void
bench_typing (void)
{
  Bahan bahan;
  double ms[N_EDITS];
  g_autoptr(PrkPencetak) pencetak = NULL;
  g_autoptr(PrkCetakan) first = NULL;
  g_autoptr(GString) text = NULL;

  bahan_init (&bahan, SHORT, bahan_cari_jumlah (SHORT, 10));
  pencetak = prk_pencetak_new (bahan.profil);
  first = bahan_cetak (pencetak, bahan.kak);
  text = g_string_new (prk_record_get_text (bahan.kak, "latar_belakang/narasi"));
  for (guint i = 0; i < N_EDITS; i++)
    {
      g_autoptr(PrkCetakan) cetakan = NULL;
      double start;

      g_string_append_c (text, i % 6 == 5 ? ' ' : (char) ('a' + i % 26));
      bahan_set_text (&bahan, "latar_belakang/narasi", text->str);
      start = bahan_cpu_ms ();
      cetakan = bahan_cetak (pencetak, bahan.kak);
      ms[i] = bahan_cpu_ms () - start;
    }
  g_printerr ("naskah: %u pages while typing, median %.1f ms\n", prk_cetakan_get_n_pages (first), bahan_kuantil (ms, N_EDITS, 0.5));
  bahan_lapor ("naskah/ketik-10-halaman-p95", bahan_kuantil (ms, N_EDITS, 0.95), 0, 50, "p95 <= 50 ms");
  bahan_clear (&bahan);
}

static void
bench_table (void)
{
  Bahan bahan;
  g_autoptr(GString) json = g_string_new ("{\"jenis\":\"kak\",\"nilai\":{\"judul\":\"Tabel besar\",\"pembiayaan/baris\":[");
  double start;

  for (guint i = 0; i < N_ROWS; i++)
    g_string_append_printf (json,
                            "%s{\"tahun\":%u,\"kegiatan\":\"Kegiatan %u pelayanan bersama\",\"komponen\":\"Komponen %u\",\"volume\":\"%u\","
                            "\"satuan\":\"unit\",\"harga\":%u,\"pihak\":\"pemrakarsa\",\"sumber\":\"apbd\",\"sudah_dianggarkan\":true}",
                            i > 0 ? "," : "",
                            2027 + i / 1000,
                            i % 40,
                            i,
                            1 + i % 90,
                            10000 + i * 37);
  g_string_append (json, "]}}");
  memset (&bahan, 0, sizeof bahan);
  bahan.device = prk_test_device_new (1);
  bahan.profil = contoh_profil ("barito-selatan");
  bahan.kak = contoh_baca (bahan.device, bahan.profil, json->str);

  start = bahan_cpu_ms ();
  g_printerr ("naskah: %u rows on %u pages\n", N_ROWS, bahan_hitung_halaman (&bahan));
  bahan_lapor ("naskah/tabel-5000-baris", bahan_cpu_ms () - start, 0, 5000, "<= 5 s");
  bahan_clear (&bahan);
}

int
main (int   argc,
      char *argv[])
{
  Bahan bahan;
  g_autoptr(PrkSusunan) susunan = NULL;
  g_autoptr(GArray) alinea = NULL;
  guint n_more;

  g_setenv ("G_TEST_SRCDIR", TESTS_DIR, FALSE);
  g_test_init (&argc, &argv, NULL);
  if (argc == 4 && g_str_equal (argv[1], "--cetak"))
    return print_once (argv[2], argv[3]);

  n_more = bahan_cari_jumlah (LONG, 30);
  bahan_init (&bahan, LONG, n_more);
  susunan = make_susunan (&bahan);
  alinea = list_alinea (susunan);
  bench_cold (&bahan, alinea);
  bench_office (argv[0], &bahan, susunan, n_more);
  g_clear_pointer (&susunan, prk_susunan_free);
  bahan_clear (&bahan);
  bench_typing ();
  bench_table ();

  return 0;
}
