/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A quotation outlives the library it was made in: the file is taken in elsewhere, the value of the
 * record is read there, and the same lines of print lie under the mark. Looked at pixel by pixel: a
 * page is drawn by the caged helper and composed as the screen composes it, once bare and once
 * marked; ink is what is dark on the bare page, marked is what differs between the two. */

#include "config.h"

#include <math.h>
#include <string.h>

#include "app/telaah/prk-telaah-pilihan.h"
#include "app/telaah/prk-telaah-rencana.h"
#include "app/widget/prk-pdf-paint.h"
#include "base/prk-json.h"
#include "pdf-wait.h"
#include "pustaka-fixture.h"

#define TITLE    "Rencana Pembangunan Contoh"
#define ZOOM     2.0
#define N_LINES  8
#define BASELINE 72 /* of the first line, in points; see pustaka_pdf() */
#define LINE     18
#define DESCENT  5
#define DARK     128
#define LEAST_INK 300 /* pixels that a line of words has at this zoom, and by far */

static const char *const PAGES[] = {
  "Bab I\nPendahuluan",
  "Kerja sama daerah di bidang jalan\n"
  "yang menghubungkan dua kabupaten\n"
  "diprioritaskan pada tahun pertama.\n"
  "Pengelolaan sampah regional jangka\n"
  "panjang dibiayai menurut\n"
  "jumlah penduduk dan\n"
  "Jarak tempuh ke tempat pengolahan\n"
  "Laporan disampaikan tiap tahun.",
  "Bab III\nPenutup",
  NULL,
};

/* Of the same title, and the quoted lines stand elsewhere on the page. */
static const char *const REVISED[] = {
  "Bab I\nPendahuluan",
  "Pengelolaan sampah regional jangka\n"
  "panjang dibiayai menurut\n"
  "jumlah penduduk dan\n"
  "Jarak tempuh ke tempat pengolahan\n"
  "Kerja sama daerah di bidang jalan\n"
  "yang menghubungkan dua kabupaten\n"
  "diprioritaskan pada tahun pertama.\n"
  "Laporan disampaikan tiap tahun.",
  "Bab III\nPenutup",
  NULL,
};

/* Lines 4 and 5 of page 2. */
#define QUOTED_FROM "Pengelolaan"
#define QUOTED_TO   "menurut"
#define QUOTED_TEXT "Pengelolaan sampah regional jangka panjang dibiayai menurut"

/* Made once: a PDF says when it was made, so a second one of the same pages has other bytes. */
static GBytes *plan;
static GBytes *revised_plan;

/* Libraries */

static char *
import (Meja       *meja,
        const char *name,
        GBytes     *pdf)
{
  g_autofree char *id = meja_import (meja, name, pdf);
  g_autoptr(GPtrArray) documents = prk_pustaka_list (meja->pustaka, NULL);

  for (guint i = 0; i < documents->len; i++)
    {
      const PrkPustakaDokumen *one = g_ptr_array_index (documents, i);

      if (strcmp (one->id, id) == 0)
        {
          g_assert_cmpstr (one->judul, ==, TITLE);
          g_assert_cmpint (one->keadaan, ==, PRK_PUSTAKA_READY);
          return g_strdup (one->hash);
        }
    }
  g_assert_not_reached ();
}

/* The value of the record, as it is kept. */
static char *
quote (Meja       *meja,
       const char *hash,
       const char *from,
       const char *to)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PrkPustakaHalaman) isi = prk_pustaka_halaman (meja->pustaka, hash, 2, &error);
  g_autoptr(PrkKutipan) kutipan = NULL;
  g_autoptr(JsonNode) value = NULL;
  const char *start, *end;

  g_assert_no_error (error);
  start = strstr (isi->teks, from);
  end = strstr (isi->teks, to);
  g_assert_true (start != NULL && end != NULL);
  kutipan = prk_kutipan_new (hash, 2, isi, g_utf8_pointer_to_offset (isi->teks, start),
                             g_utf8_pointer_to_offset (isi->teks, end + strlen (to)));
  g_assert_nonnull (kutipan);
  value = prk_kutipan_to_value (kutipan);
  json_object_set_string_member (json_node_get_object (value), "judul", TITLE);

  return prk_json_canonical (value);
}

static PrkKutipan *
read_value (const char *kept)
{
  g_autoptr(JsonNode) value = json_from_string (kept, NULL);
  PrkKutipan *kutipan = prk_kutipan_from_value (value);

  g_assert_nonnull (kutipan);

  return kutipan;
}

/* A quotation of a library that is gone. */
static char *
quote_elsewhere (void)
{
  g_autofree char *hash = NULL;
  char *kept;
  Meja here;

  meja_open (&here);
  hash = import (&here, "rencana.pdf", plan);
  kept = quote (&here, hash, QUOTED_FROM, QUOTED_TO);
  meja_close (&here);

  return kept;
}

static const PrkPustakaDokumen *
find_quoted (GPtrArray        *documents,
             const PrkKutipan *kutipan)
{
  return prk_telaah_rencana_find_dokumen (documents, kutipan->hash);
}

/* Pixels */

static cairo_surface_t *
compose (const PrkPdfGeometry *geometry,
         PrkPdfRenderer       *renderer,
         guint                 page,
         GArray               *marks)
{
  g_autoptr(GArray) hits = g_array_new (FALSE, FALSE, sizeof (PrkPdfMark));
  const PrkPdfOverlay overlay = {
    marks, hits, 0, 0, { 0.21, 0.52, 0.89, 1 }, TRUE,
  };
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  GskRenderNode *node;
  cairo_surface_t *surface;
  graphene_rect_t rect;
  cairo_t *cr;

  prk_pdf_geometry_get_page (geometry, page, &rect);
  prk_pdf_paint_page (snapshot, geometry, renderer, &overlay, page, rect.origin.x, rect.origin.y);
  node = gtk_snapshot_free_to_node (snapshot);
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, rect.size.width, rect.size.height);
  cr = cairo_create (surface);
  gsk_render_node_draw (node, cr);
  cairo_destroy (cr);
  gsk_render_node_unref (node);
  cairo_surface_flush (surface);
  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);

  return surface;
}

static const guint32 *
get_row (cairo_surface_t *surface,
         int              y)
{
  return (const guint32 *) (cairo_image_surface_get_data (surface) +
                            y * cairo_image_surface_get_stride (surface));
}

/* Whose ink lies under the mark: "4 5"; "4~" where only a part of the line's does. A pixel between
 * lines belongs to the line above whose descent it would be. */
static char *
say_marked (cairo_surface_t *bare,
            cairo_surface_t *marked)
{
  guint ink[N_LINES] = { 0 }, under[N_LINES] = { 0 };
  GString *said = g_string_new (NULL);

  for (int y = 0; y < cairo_image_surface_get_height (bare); y++)
    {
      const guint32 *plain = get_row (bare, y), *over = get_row (marked, y);
      int line = floor ((y / ZOOM - (BASELINE - LINE + DESCENT)) / LINE);

      for (int x = 0; x < cairo_image_surface_get_width (bare); x++)
        {
          if ((plain[x] & 0xff) >= DARK)
            continue;
          g_assert_cmpint (line, >=, 0);
          g_assert_cmpint (line, <, N_LINES);
          ink[line]++;
          under[line] += ((plain[x] ^ over[x]) & 0xffffff) != 0;
        }
    }

  for (guint i = 0; i < N_LINES; i++)
    {
      g_assert_cmpuint (ink[i], >, LEAST_INK);
      if (under[i] > 0)
        g_string_append_printf (said, "%s%u%s", said->len > 0 ? " " : "", i + 1,
                                under[i] < ink[i] ? "~" : "");
    }

  return g_string_free (said, FALSE);
}

static char *
look_at_page (PrkPdfDocument *document,
              guint           page,
              GArray         *marks)
{
  g_autoptr(PrkPdfRenderer) renderer = prk_pdf_renderer_new (32 * 1024 * 1024);
  g_autoptr(GArray) none = g_array_new (FALSE, FALSE, sizeof (PrkPdfMark));
  const PrkPdfWanted wanted = { page, TRUE, { 0, 0, 595 * ZOOM, 842 * ZOOM } };
  guint n_pages = prk_pdf_document_get_n_pages (document);
  g_autofree PrkPdfSize *sizes = g_new (PrkPdfSize, n_pages);
  PrkPdfGeometry geometry;
  cairo_surface_t *bare, *marked;
  char *said;

  for (guint i = 0; i < n_pages; i++)
    sizes[i] = prk_pdf_document_get_page_size (document, i);
  prk_pdf_geometry_init (&geometry);
  prk_pdf_geometry_set_sizes (&geometry, sizes, n_pages);
  prk_pdf_geometry_update (&geometry, ZOOM, 1, 0);
  prk_pdf_renderer_set_document (renderer, document);
  prk_pdf_renderer_want (renderer, ZOOM, &wanted, 1);
  while (!prk_pdf_renderer_is_current (renderer, page))
    {
      g_assert_null (prk_pdf_renderer_get_error (renderer, page));
      g_main_context_iteration (NULL, TRUE);
    }

  bare = compose (&geometry, renderer, page, none);
  marked = compose (&geometry, renderer, page, marks);
  said = say_marked (bare, marked);
  cairo_surface_destroy (bare);
  cairo_surface_destroy (marked);
  prk_pdf_renderer_set_document (renderer, NULL);
  prk_pdf_geometry_clear (&geometry);

  return said;
}

/* Opens that file of that library and says which lines of page 2 are marked, as say_marked(). */
static char *
open_and_look (Meja       *meja,
               const char *hash,
               GArray     *marks)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = prk_store_get_blob (meja->store, hash, &error);
  g_autoptr(PrkPdfHelper) helper = prk_pdf_helper_new ();
  g_autoptr(PrkPdfDocument) document = NULL;
  char *said;

  g_assert_no_error (error);
  document = pdf_wait_open (helper, bytes, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < marks->len; i++)
    g_assert_cmpuint (g_array_index (marks, PrkPdfMark, i).page, ==, 1);
  said = look_at_page (document, 1, marks);
  while (prk_pdf_helper_get_n_waiting (helper) > 0 || g_main_context_pending (NULL))
    g_main_context_iteration (NULL, FALSE);

  return said;
}

static void
shift (GArray *marks,
       double  points)
{
  for (guint i = 0; i < marks->len; i++)
    g_array_index (marks, PrkPdfMark, i).rect.y += points;
}

/* Tests */

static void
test_same_lines (void)
{
  g_autofree char *kept = quote_elsewhere ();
  g_autoptr(PrkKutipan) kutipan = read_value (kept);
  g_autoptr(GArray) marks = prk_telaah_pilihan_new_marks (kutipan);
  g_autoptr(GPtrArray) documents = NULL;
  const PrkPustakaDokumen *found;
  g_autofree char *revised = NULL;
  g_autofree char *original = NULL;
  g_autofree char *seen = NULL;
  Meja there;

  g_assert_cmpstr (kutipan->teks, ==, QUOTED_TEXT);
  g_assert_cmpuint (kutipan->halaman, ==, 2);

  meja_open (&there);
  revised = import (&there, "a.pdf", revised_plan);
  original = import (&there, "b.pdf", plan);
  g_assert_cmpstr (revised, !=, original);
  documents = prk_pustaka_list (there.pustaka, NULL);
  g_assert_cmpuint (documents->len, ==, 2);
  found = find_quoted (documents, kutipan);
  g_assert_nonnull (found);
  g_assert_cmpstr (found->hash, ==, original);

  seen = open_and_look (&there, found->hash, marks);
  g_assert_cmpstr (seen, ==, "4 5");
  meja_close (&there);
}

/* That the eye of this test sees marks that lie elsewhere. Lines 4 to 6 are each shorter than the
 * one above, so that the mark of one covers all of the next. */
static void
test_other_lines_differ (void)
{
  g_autofree char *kept = quote_elsewhere ();
  g_autoptr(PrkKutipan) kutipan = read_value (kept);
  g_autoptr(GArray) marks = prk_telaah_pilihan_new_marks (kutipan);
  g_autofree char *original = NULL;
  g_autofree char *lower = NULL;
  g_autofree char *between = NULL;
  Meja there;

  meja_open (&there);
  original = import (&there, "b.pdf", plan);
  shift (marks, LINE);
  lower = open_and_look (&there, original, marks);
  g_assert_cmpstr (lower, ==, "5 6");
  shift (marks, -LINE / 3);
  between = open_and_look (&there, original, marks);
  g_assert_nonnull (strchr (between, '~'));
  meja_close (&there);
}

/* The revised file has the title and the words, not the bytes: nothing is opened in its place. */
static void
test_missing (void)
{
  g_autofree char *kept = quote_elsewhere ();
  g_autoptr(PrkKutipan) kutipan = read_value (kept);
  g_autoptr(GPtrArray) documents = NULL;
  g_autoptr(PrkPustakaHalaman) isi = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *revised = NULL;
  Meja there;

  meja_open (&there);
  revised = import (&there, "rencana.pdf", revised_plan);
  documents = prk_pustaka_list (there.pustaka, NULL);
  g_assert_cmpuint (documents->len, ==, 1);
  g_assert_null (find_quoted (documents, kutipan));
  g_assert_null (find_quoted (NULL, kutipan));
  isi = prk_pustaka_halaman (there.pustaka, kutipan->hash, kutipan->halaman, &error);
  g_assert_null (isi);
  g_assert_error (error, PRK_PUSTAKA_ERROR, PRK_PUSTAKA_ERROR_NOT_FOUND);
  g_clear_error (&error);
  bytes = prk_store_get_blob (there.store, kutipan->hash, &error);
  g_assert_null (bytes);
  g_assert_nonnull (error);
  meja_close (&there);
}

/* Its record has come and its file has not: the document is known, and there is nothing to open. */
static void
test_without_file (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PrkRecord) record = NULL;
  g_autoptr(GPtrArray) ops = NULL;
  g_autoptr(GPtrArray) documents = NULL;
  g_autoptr(PrkKutipan) kutipan = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autofree char *hash = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *revised = NULL;
  const PrkPustakaDokumen *found;
  Meja here, there;

  meja_open (&here);
  meja_open (&there);
  hash = import (&here, "rencana.pdf", plan);
  kept = quote (&here, hash, QUOTED_FROM, QUOTED_TO);
  kutipan = read_value (kept);
  revised = import (&there, "rencana.pdf", revised_plan);
  documents = prk_pustaka_list (here.pustaka, NULL);
  record = prk_store_load (here.store, find_quoted (documents, kutipan)->id, &error);
  g_assert_no_error (error);
  ops = prk_record_list_ops (record);
  g_assert_true (prk_store_receive (there.store, ops, &error));
  g_assert_no_error (error);

  g_ptr_array_unref (documents);
  documents = prk_pustaka_list (there.pustaka, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (documents->len, ==, 2);
  found = find_quoted (documents, kutipan);
  g_assert_nonnull (found);
  g_assert_cmpint (found->keadaan, ==, PRK_PUSTAKA_ABSENT);
  bytes = prk_store_get_blob (there.store, found->hash, &error);
  g_assert_null (bytes);
  g_assert_nonnull (error);
  meja_close (&here);
  meja_close (&there);
}

int
main (int    argc,
      char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  /* GTK is wanted for GSK's node types; it need not and shall not find a screen. */
  g_unsetenv ("DISPLAY");
  g_unsetenv ("WAYLAND_DISPLAY");
  gtk_init_check ();
  plan = pustaka_pdf (PAGES, TITLE);
  revised_plan = pustaka_pdf (REVISED, TITLE);

  g_test_add_func ("/kutipan/elsewhere-the-same-lines-are-marked", test_same_lines);
  g_test_add_func ("/kutipan/marks-beside-the-lines-are-seen", test_other_lines_differ);
  g_test_add_func ("/kutipan/another-file-of-that-title-is-not-opened", test_missing);
  g_test_add_func ("/kutipan/record-without-file-opens-nothing", test_without_file);

  result = g_test_run ();
  g_bytes_unref (plan);
  g_bytes_unref (revised_plan);

  return result;
}
