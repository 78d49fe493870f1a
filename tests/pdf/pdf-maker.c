/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <cairo-pdf.h>
#include <gio/gio.h>
#include <glib/gstdio.h>

#include "pdf-maker.h"

static cairo_status_t
append (void                *closure,
        const unsigned char *data,
        unsigned int         size)
{
  g_byte_array_append (closure, data, size);

  return CAIRO_STATUS_SUCCESS;
}

static void
draw_words (cairo_t    *cr,
            double      x,
            double      y,
            const char *words)
{
  cairo_select_font_face (cr, "sans-serif", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL);
  cairo_set_font_size (cr, 12);
  cairo_move_to (cr, x, y);
  cairo_show_text (cr, words);
}

static GBytes *
finish (cairo_t         *cr,
        cairo_surface_t *surface,
        GByteArray      *bytes)
{
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);

  return g_byte_array_free_to_bytes (bytes);
}

GBytes *
pdf_maker_pages (guint n_pages)
{
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (append, bytes, 595, 842);
  cairo_t *cr = cairo_create (surface);

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, "KAK contoh — uji");
  for (guint i = 0; i < n_pages; i++)
    {
      g_autofree char *name = g_strdup_printf ("Bagian %u", i + 1);
      g_autofree char *words = g_strdup_printf ("Halaman %u kerja sama daerah", i + 1);
      g_autofree char *link = g_strdup_printf ("page=%u pos=[72 %u]", i + 1, 100 + i);
      int parent = cairo_pdf_surface_add_outline (surface, CAIRO_PDF_OUTLINE_ROOT, name, link, 0);

      cairo_pdf_surface_add_outline (surface, parent, "Anak", link, 0);
      draw_words (cr, 72, 100, words);
      cairo_set_source_rgb (cr, 0, 0, 1);
      cairo_rectangle (cr, 100, 400, 50, 50);
      cairo_fill (cr);
      cairo_set_source_rgb (cr, 0, 0, 0);
      cairo_show_page (cr);
    }

  return finish (cr, surface, bytes);
}

GBytes *
pdf_maker_sheet (double width,
                 double height)
{
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (append, bytes, width, height);
  cairo_t *cr = cairo_create (surface);

  draw_words (cr, 72, 100, "lembar");
  cairo_set_source_rgb (cr, 1, 0, 0);
  cairo_rectangle (cr, width - 100, height - 100, 100, 100);
  cairo_fill (cr);
  cairo_show_page (cr);

  return finish (cr, surface, bytes);
}

GBytes *
pdf_maker_columns (void)
{
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (append, bytes, 595, 842);
  cairo_t *cr = cairo_create (surface);

  draw_words (cr, 72, 100, "Uraian");
  draw_words (cr, 300, 100, "Jumlah");
  draw_words (cr, 72, 120, "Honorarium");
  draw_words (cr, 300, 120, "1.250.000");
  draw_words (cr, 72, 200, "pembangunan jalan lintas");
  draw_words (cr, 72, 214, "kabupaten dan jembatan");
  cairo_show_page (cr);

  return finish (cr, surface, bytes);
}

/* Twelve forms, each drawing the next ten times: 10^12 strokes from two kilobytes. */
GBytes *
pdf_maker_endless (void)
{
  GString *pdf =
    g_string_new ("%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
                  "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
                  "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R"
                  "/Resources<</XObject<</F 5 0 R>>>>>>endobj\n"
                  "4 0 obj<</Length 4>>stream\n/F Do\nendstream endobj\n");

  for (guint i = 5; i < 17; i++)
    {
      g_autoptr(GString) content = g_string_new ("0 0 500 500 re S ");

      for (guint call = 0; i < 16 && call < 10; call++)
        g_string_append (content, "/F Do ");
      g_string_append_printf (
        pdf,
        "%u 0 obj<</Type/XObject/Subtype/Form/BBox[0 0 600 800]"
        "/Resources<</XObject<</F %u 0 R>>>>/Length %zu>>stream\n%s\nendstream endobj\n",
        i, i + 1, content->len, content->str);
    }
  g_string_append (pdf, "trailer<</Root 1 0 R>>\n%%EOF\n");

  return g_string_free_to_bytes (pdf);
}

GBytes *
pdf_maker_encrypted (void)
{
  g_autofree char *qpdf = g_find_program_in_path ("qpdf");
  g_autofree char *folder = NULL, *plain_path = NULL, *locked_path = NULL;
  g_autoptr(GBytes) plain = NULL;
  g_autoptr(GSubprocess) process = NULL;
  g_autoptr(GError) error = NULL;
  char *contents;
  gsize size;

  if (qpdf == NULL)
    return NULL;

  folder = g_dir_make_tmp ("prakarsa-pdf-XXXXXX", &error);
  g_assert_no_error (error);
  plain_path = g_build_filename (folder, "plain.pdf", NULL);
  locked_path = g_build_filename (folder, "locked.pdf", NULL);
  plain = pdf_maker_pages (2);
  g_assert_true (g_file_set_contents (plain_path, g_bytes_get_data (plain, NULL),
                                      g_bytes_get_size (plain), NULL));

  process = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, &error, qpdf, "--encrypt", "rahasia",
                              "pemilik", "256", "--", plain_path, locked_path, NULL);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_wait_check (process, NULL, NULL));
  g_assert_true (g_file_get_contents (locked_path, &contents, &size, NULL));

  g_unlink (plain_path);
  g_unlink (locked_path);
  g_rmdir (folder);

  return g_bytes_new_take (contents, size);
}
