/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The helper's work itself: a few open documents, and poppler asked one thing at a time. Everything
 * from poppler is cut to the limits of prk-pdf-types.h here, so that an odd but honest document is
 * not taken for a liar by the client. */

#include "config.h"

#include <math.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <poppler.h>

#include "pdf/prk-pdf-channel.h"

#include "prk-pdf-engine.h"
#include "prk-pdf-layout.h"
#include "prk-pdf-ocr.h"

/* Under names of our own: later popplers define the clean-up of theirs. */
typedef PopplerDocument Document;
typedef PopplerPage Page;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Document, g_object_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Page, g_object_unref)

/* More than the client asks for: it closes one before it opens another. */
#define MAX_DOCUMENTS (2 * PRK_PDF_MAX_DOCUMENTS)

/* A canvas is white memory to draw on. The kernel clears fresh memory page by page, which takes
 * half as long as drawing a page of text: one is made ready while nobody waits, of the size last
 * used. Small ones are not worth it, large ones not worth keeping. */
#define FIRST_SPARE (4 * 1024 * 1024)
#define MIN_SPARE   (1024 * 1024)
#define MAX_SPARE   (16 * 1024 * 1024)

#define TEXTS_US (G_USEC_PER_SEC / 5)

#define OCR_SCALE      (300.0 / 72)
#define OCR_MAX_PIXELS (14.0 * 1024 * 1024) /* of A3 at that; larger sheets are read smaller */

typedef struct
{
  int      memory;
  gpointer map;
  gsize    size;
} Canvas;

struct _PrkPdfEngine
{
  GHashTable *documents; /* number → PopplerDocument */

  /* Not used, but while they are open glibc keeps the code that poppler needs for titles; it could
   * not be loaded from within the cage. */
  GIConv      big_endian;
  GIConv      little_endian;

  /* While any document is open, poppler keeps the tables it has read from files. */
  GObject    *warm_document;

  PrkPdfOcr  *ocr; /* NULL in the helper that cannot */

  Canvas      spare;
  gsize       wanted_spare;
};

/* One page with a word in each face that an office document may leave out; all are found through
 * fontconfig. */
static const char WARM_PAGE[] =
  "%PDF-1.4\n"
  "1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
  "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
  "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]/Contents 4 0 R/Resources<</Font<<"
  "/A<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>"
  "/B<</Type/Font/Subtype/TrueType/BaseFont/Arial/Encoding/WinAnsiEncoding>>"
  "/C<</Type/Font/Subtype/TrueType/BaseFont/TimesNewRoman/Encoding/WinAnsiEncoding>>>>>>>>endobj\n"
  "4 0 obj<</Length 83>>stream\n"
  "BT 10 70 Td /A 12 Tf (Kerja) Tj /B 12 Tf (sama) Tj /C 12 Tf (daerah) Tj ET          \n"
  "endstream endobj\n"
  "trailer<</Root 1 0 R>>\n";

static gboolean
make_canvas (Canvas  *canvas,
             gsize    size,
             GError **error)
{
  canvas->size = size;
  canvas->memory = prk_pdf_memory_new_size (size, &canvas->map, error);
  if (canvas->memory < 0)
    return FALSE;

  memset (canvas->map, 0xff, size);

  return TRUE;
}

static void
discard_canvas (Canvas *canvas)
{
  if (canvas->memory < 0)
    return;

  munmap (canvas->map, canvas->size);
  close (canvas->memory);
  canvas->memory = -1;
}

PrkPdfEngine *
prk_pdf_engine_new (void)
{
  PrkPdfEngine *self = g_new0 (PrkPdfEngine, 1);

  self->documents = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
  self->spare.memory = -1;
  self->wanted_spare = FIRST_SPARE;
  self->big_endian = g_iconv_open ("UTF-8", "UTF-16BE");
  self->little_endian = g_iconv_open ("UTF-8", "UTF-16LE");
  self->ocr = prk_pdf_ocr_new ();

  return self;
}

void
prk_pdf_engine_free (PrkPdfEngine *self)
{
  g_hash_table_unref (self->documents);
  g_iconv_close (self->big_endian);
  g_iconv_close (self->little_endian);
  g_clear_object (&self->warm_document);
  g_clear_pointer (&self->ocr, prk_pdf_ocr_free);
  discard_canvas (&self->spare);
  g_free (self);
}

static PrkPdfAnswer *
fail (GError     **error,
      PrkPdfError  code,
      const char  *message)
{
  g_set_error_literal (error, PRK_PDF_ERROR, code, message);

  return NULL;
}

/* Strings of a document may hold anything; NUL ends them. */
static char *
tidy_string (const char *text,
             gsize       max_size)
{
  g_autofree char *valid = g_utf8_make_valid (text != NULL ? text : "", -1);
  const char *end = valid + strlen (valid);

  if ((gsize) (end - valid) > max_size)
    end = g_utf8_find_prev_char (valid, valid + max_size + 1);

  return g_strndup (valid, end - valid);
}

static PrkPdfSize
page_size (PopplerPage *page)
{
  PrkPdfSize size;

  poppler_page_get_size (page, &size.width, &size.height);
  size.width = isfinite (size.width) ? CLAMP (size.width, 1, PRK_PDF_MAX_PAGE_SIDE) : 1;
  size.height = isfinite (size.height) ? CLAMP (size.height, 1, PRK_PDF_MAX_PAGE_SIDE) : 1;

  return size;
}

static double
tidy_place (double place)
{
  return isfinite (place) ? CLAMP (place, -PRK_PDF_MAX_PAGE_SIDE, 2 * PRK_PDF_MAX_PAGE_SIDE) : 0;
}

static PrkPdfRect
tidy_rect (double x1,
           double y1,
           double x2,
           double y2)
{
  double left = tidy_place (MIN (x1, x2)), top = tidy_place (MIN (y1, y2));

  return (PrkPdfRect) { left, top, tidy_place (MAX (x1, x2)) - left,
                        tidy_place (MAX (y1, y2)) - top };
}

/* Looks where a reader would look: the first and the last kilobyte. */
static PrkPdfAnswer *
explain_failure (int      file,
                 gsize    size,
                 GError  *cause,
                 GError **error)
{
  char head[1025] = "", tail[2049] = "";
  gssize n_head = pread (file, head, sizeof head - 1, 0);
  gssize n_tail = pread (file, tail, sizeof tail - 1, size > 2048 ? size - 2048 : 0);

  if (g_error_matches (cause, POPPLER_ERROR, POPPLER_ERROR_ENCRYPTED))
    return fail (error, PRK_PDF_ERROR_ENCRYPTED, "The document asks for a password");
  if (n_head < 5 || memmem (head, n_head, "%PDF-", 5) == NULL)
    return fail (error, PRK_PDF_ERROR_NOT_PDF, "Not a PDF document");
  if (n_tail < 5 || memmem (tail, n_tail, "%%EOF", 5) == NULL)
    return fail (error, PRK_PDF_ERROR_TRUNCATED, "The end of the document is missing");

  return fail (error, PRK_PDF_ERROR_DAMAGED, "The document is damaged");
}

static GArray *
read_sizes (PopplerDocument *document,
            guint            n_pages)
{
  GArray *sizes = g_array_sized_new (FALSE, FALSE, sizeof (PrkPdfSize), n_pages);

  for (guint i = 0; i < n_pages; i++)
    {
      g_autoptr(Page) page = poppler_document_get_page (document, i);
      PrkPdfSize size = page != NULL ? page_size (page) : (PrkPdfSize) { 595, 842 };

      g_array_append_val (sizes, size);
    }

  return sizes;
}

static void
resolve_destination (PopplerDocument *document,
                     GArray          *sizes,
                     PopplerDest     *destination,
                     int             *page,
                     double          *y)
{
  PopplerDest *found = NULL;

  if (destination != NULL && destination->type == POPPLER_DEST_NAMED &&
      destination->named_dest != NULL)
    destination = found = poppler_document_find_dest (document, destination->named_dest);

  if (destination != NULL && destination->page_num >= 1 &&
      destination->page_num <= (int) sizes->len)
    {
      *page = destination->page_num - 1;
      if (destination->change_top)
        *y = tidy_place (g_array_index (sizes, PrkPdfSize, *page).height - destination->top);
    }

  g_clear_pointer (&found, poppler_dest_free);
}

static void
read_outline_level (PopplerDocument  *document,
                    GArray           *sizes,
                    PopplerIndexIter *iter,
                    guint             depth,
                    GPtrArray        *outline)
{
  do
    {
      PopplerAction *action = poppler_index_iter_get_action (iter);
      PopplerIndexIter *child =
        depth + 1 < PRK_PDF_MAX_DEPTH ? poppler_index_iter_get_child (iter) : NULL;
      g_autofree char *title =
        tidy_string (action != NULL ? action->any.title : NULL, PRK_PDF_MAX_TITLE);
      int page = -1;
      double y = 0;

      if (action != NULL && action->type == POPPLER_ACTION_GOTO_DEST)
        resolve_destination (document, sizes, action->goto_dest.dest, &page, &y);
      g_ptr_array_add (outline, prk_pdf_outline_item_new (depth, title, page, y));

      if (child != NULL && outline->len < PRK_PDF_MAX_OUTLINE)
        read_outline_level (document, sizes, child, depth + 1, outline);

      g_clear_pointer (&child, poppler_index_iter_free);
      g_clear_pointer (&action, poppler_action_free);
    }
  while (outline->len < PRK_PDF_MAX_OUTLINE && poppler_index_iter_next (iter));
}

static GPtrArray *
read_outline (PopplerDocument *document,
              GArray          *sizes)
{
  GPtrArray *outline = g_ptr_array_new_with_free_func ((GDestroyNotify) prk_pdf_outline_item_free);
  PopplerIndexIter *iter = poppler_index_iter_new (document);

  if (iter != NULL)
    read_outline_level (document, sizes, iter, 0, outline);
  g_clear_pointer (&iter, poppler_index_iter_free);

  return outline;
}

/* From memory: poppler reads a file in pieces of 256 bytes, a system call each. Where the address
 * space has no room for a large file, that is still better than nothing. */
static PopplerDocument *
load_document (int      file,
               gsize    size,
               GError **error)
{
  g_autoptr(GMappedFile) mapped = g_mapped_file_new_from_fd (file, FALSE, NULL);
  g_autoptr(GBytes) bytes = mapped != NULL ? g_mapped_file_get_bytes (mapped) : NULL;

  if (bytes != NULL && g_bytes_get_size (bytes) == size)
    return poppler_document_new_from_bytes (bytes, NULL, error);

  return poppler_document_new_from_fd (dup (file), NULL, error);
}

static PrkPdfAnswer *
open_document (PrkPdfEngine         *self,
               const PrkPdfRequest  *request,
               int                   file,
               GError              **error)
{
  g_autoptr(Document) document = NULL;
  g_autoptr(GError) cause = NULL;
  g_autofree char *title = NULL;
  PrkPdfAnswer *answer;
  struct stat info;
  int n_pages;

  if (file < 0 || fstat (file, &info) != 0)
    return fail (error, PRK_PDF_ERROR_DAMAGED, "No document came with the request");
  if (info.st_size == 0)
    return fail (error, PRK_PDF_ERROR_EMPTY, "The document is empty");
  if (info.st_size > PRK_PDF_MAX_FILE_SIZE)
    return fail (error, PRK_PDF_ERROR_TOO_LARGE, "The document is too large");
  if (g_hash_table_size (self->documents) >= MAX_DOCUMENTS)
    return fail (error, PRK_PDF_ERROR_TOO_LARGE, "Too many documents are open");

  document = load_document (file, info.st_size, &cause);
  n_pages = document != NULL ? poppler_document_get_n_pages (document) : 0;
  if (n_pages < 1)
    return explain_failure (file, info.st_size, cause, error);
  if (n_pages > (int) PRK_PDF_MAX_PAGES)
    return fail (error, PRK_PDF_ERROR_TOO_LARGE, "The document has too many pages");

  title = poppler_document_get_title (document);
  answer = prk_pdf_answer_new (PRK_PDF_ANSWER_OPENED, request->serial);
  answer->text = tidy_string (title, PRK_PDF_MAX_TITLE);
  answer->sizes = read_sizes (document, n_pages);
  answer->outline = read_outline (document, answer->sizes);
  g_hash_table_insert (self->documents, GUINT_TO_POINTER (request->document),
                       g_steal_pointer (&document));

  return answer;
}

/* On pixels that are white already. */
static gboolean
draw_page (PopplerPage      *page,
           double            scale,
           const PrkPdfClip *clip,
           gpointer          pixels)
{
  cairo_surface_t *surface =
    cairo_image_surface_create_for_data (pixels, CAIRO_FORMAT_ARGB32, clip->width, clip->height,
                                         4 * clip->width);
  cairo_t *cr = cairo_create (surface);
  gboolean done;

  cairo_translate (cr, -(double) clip->x, -(double) clip->y);
  cairo_scale (cr, scale, scale);
  poppler_page_render (page, cr);
  done = cairo_status (cr) != CAIRO_STATUS_NO_MEMORY;

  cairo_destroy (cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);

  return done;
}

static gboolean
take_canvas (PrkPdfEngine *self,
             gsize         size,
             Canvas       *canvas,
             GError      **error)
{
  self->wanted_spare = size >= MIN_SPARE && size <= MAX_SPARE ? size : self->wanted_spare;

  if (self->spare.memory >= 0 && self->spare.size >= size && self->spare.size / 2 <= size)
    {
      *canvas = self->spare;
      self->spare.memory = -1;
      return TRUE;
    }

  return make_canvas (canvas, size, error);
}

static PrkPdfAnswer *
render_page (PrkPdfEngine         *self,
             PopplerPage          *page,
             const PrkPdfRequest  *request,
             int                  *pixels,
             GError              **error)
{
  PrkPdfSize size = page_size (page);
  PrkPdfAnswer *answer;
  PrkPdfClip clip;
  Canvas canvas;
  gsize length;
  gboolean drawn;

  if (!prk_pdf_clip_for_page (&size, request->scale, &request->clip, &clip))
    return fail (error, PRK_PDF_ERROR_TOO_LARGE, "The picture would be too large");

  length = 4 * (gsize) clip.width * clip.height;
  if (!take_canvas (self, length, &canvas, error))
    return NULL;

  *pixels = canvas.memory;
  drawn = draw_page (page, request->scale, &clip, canvas.map);
  if (!prk_pdf_memory_seal (canvas.memory, canvas.map, canvas.size, length, error))
    return NULL;
  if (!drawn)
    return fail (error, PRK_PDF_ERROR_TOO_LARGE, "The page needs too much memory");

  answer = prk_pdf_answer_new (PRK_PDF_ANSWER_RENDERED, request->serial);
  answer->width = clip.width;
  answer->height = clip.height;

  return answer;
}

/* Text and its boxes come separately from poppler; where they do not match, boxes are cut or left
 * empty. */
static GArray *
read_boxes (PopplerPage *page,
            const char  *text)
{
  PopplerRectangle *rectangles = NULL;
  guint n_rectangles = 0;
  glong n_characters = g_utf8_strlen (text, -1);
  GArray *boxes = g_array_sized_new (FALSE, TRUE, sizeof (PrkPdfRect), n_characters);

  poppler_page_get_text_layout (page, &rectangles, &n_rectangles);
  g_array_set_size (boxes, n_characters);
  for (glong i = 0; i < MIN (n_characters, (glong) n_rectangles); i++)
    g_array_index (boxes, PrkPdfRect, i) =
      tidy_rect (rectangles[i].x1, rectangles[i].y1, rectangles[i].x2, rectangles[i].y2);
  g_free (rectangles);

  return boxes;
}

static PrkPdfAnswer *
read_text (PopplerPage          *page,
           const PrkPdfRequest  *request,
           GError              **error)
{
  g_autofree char *raw = poppler_page_get_text (page);
  g_autofree char *text = tidy_string (raw, PRK_PDF_MAX_TEXT);
  PrkPdfAnswer *answer;

  if (request->op == PRK_PDF_OP_BOXES && g_utf8_strlen (text, -1) > PRK_PDF_MAX_BOXES)
    return fail (error, PRK_PDF_ERROR_TOO_LARGE, "The page has too much text");

  answer = prk_pdf_answer_new (
    request->op == PRK_PDF_OP_BOXES ? PRK_PDF_ANSWER_BOXES : PRK_PDF_ANSWER_TEXT, request->serial);
  if (request->op == PRK_PDF_OP_BOXES)
    answer->boxes = read_boxes (page, text);
  else if (request->mode == PRK_PDF_TEXT_LAYOUT)
    {
      g_autoptr(GArray) boxes = read_boxes (page, text);
      g_autofree char *laid_out =
        prk_pdf_layout_text (text, (PrkPdfRect *) boxes->data, boxes->len);

      g_free (text);
      text = tidy_string (laid_out, PRK_PDF_MAX_TEXT);
    }
  answer->text = g_steal_pointer (&text);

  return answer;
}

/* As many pages as are soon read, at least one: whoever asked can stop between two requests, and
 * one slow page does not spoil those before it. */
static PrkPdfAnswer *
read_texts (PopplerDocument     *document,
            const PrkPdfRequest *request)
{
  PrkPdfAnswer *answer = prk_pdf_answer_new (PRK_PDF_ANSWER_TEXTS, request->serial);
  guint n_pages = poppler_document_get_n_pages (document);
  guint end = MIN (request->page + request->mode, n_pages);
  gint64 until = g_get_monotonic_time () + TEXTS_US;
  gsize size = 0;

  answer->texts = g_ptr_array_new_with_free_func (g_free);
  for (guint i = request->page; i < end; i++)
    {
      g_autoptr(Page) page = poppler_document_get_page (document, i);
      g_autofree char *raw = page != NULL ? poppler_page_get_text (page) : NULL;

      g_ptr_array_add (answer->texts,
                       page != NULL ? tidy_string (raw, PRK_PDF_MAX_PAGE_TEXT) : NULL);
      size += raw != NULL ? strlen (raw) : 0;
      if (size >= PRK_PDF_MAX_PAGE_TEXT || g_get_monotonic_time () >= until)
        break;
    }

  return answer;
}

/* Luminance of the drawing, in place: what OCR reads is the first quarter of the memory. */
static void
make_grey (guchar *pixels,
           gsize   n_pixels)
{
  const guint32 *colours = (const guint32 *) pixels;

  for (gsize i = 0; i < n_pixels; i++)
    {
      guint32 colour = colours[i];

      pixels[i] = ((colour >> 16 & 0xff) * 77 + (colour >> 8 & 0xff) * 151 +
                   (colour & 0xff) * 28) >> 8;
    }
}

/* At the resolution that OCR was taught with, where the page is not larger than paper is. */
static PrkPdfAnswer *
read_picture (PrkPdfEngine         *self,
              PopplerPage          *page,
              const PrkPdfRequest  *request,
              GError              **error)
{
  PrkPdfSize size = page_size (page);
  double scale = MIN (OCR_SCALE, sqrt (OCR_MAX_PIXELS / (size.width * size.height)));
  g_autoptr(PrkPdfAnswer) answer = prk_pdf_answer_new (PRK_PDF_ANSWER_BOXES, request->serial);
  g_autofree guchar *pixels = NULL;
  PrkPdfClip clip;
  gsize n_pixels;

  if (self->ocr == NULL)
    return fail (error, PRK_PDF_ERROR_NO_OCR, "There is no OCR here");
  if (!prk_pdf_clip_for_page (&size, scale, NULL, &clip))
    return fail (error, PRK_PDF_ERROR_TOO_LARGE, "The picture would be too large");

  n_pixels = (gsize) clip.width * clip.height;
  pixels = g_try_malloc (4 * n_pixels);
  if (pixels == NULL)
    return fail (error, PRK_PDF_ERROR_TOO_LARGE, "The page needs too much memory");
  memset (pixels, 0xff, 4 * n_pixels);
  if (!draw_page (page, scale, &clip, pixels))
    return fail (error, PRK_PDF_ERROR_TOO_LARGE, "The page needs too much memory");

  make_grey (pixels, n_pixels);
  pixels = g_realloc (pixels, n_pixels);
  answer->boxes = g_array_new (FALSE, TRUE, sizeof (PrkPdfRect));
  answer->text = prk_pdf_ocr_read (self->ocr, pixels, clip.width, clip.height, scale,
                                   answer->boxes);
  if (answer->text == NULL)
    return fail (error, PRK_PDF_ERROR_DAMAGED, "OCR cannot read the page");

  return g_steal_pointer (&answer);
}

static PrkPdfAnswer *
find_text (PopplerPage         *page,
           const PrkPdfRequest *request)
{
  PopplerFindFlags flags = POPPLER_FIND_MULTILINE;
  PrkPdfAnswer *answer = prk_pdf_answer_new (PRK_PDF_ANSWER_HITS, request->serial);
  PrkPdfSize size = page_size (page);
  GList *matches;
  guint n_hits = 0;

  flags |= (request->mode & PRK_PDF_FIND_CASE_SENSITIVE) != 0 ? POPPLER_FIND_CASE_SENSITIVE
                                                              : POPPLER_FIND_IGNORE_DIACRITICS;
  if ((request->mode & PRK_PDF_FIND_WHOLE_WORDS) != 0)
    flags |= POPPLER_FIND_WHOLE_WORDS_ONLY;

  answer->hits = g_array_new (FALSE, FALSE, sizeof (PrkPdfHit));
  matches = poppler_page_find_text_with_options (page, request->needle, flags);
  for (GList *link = matches; link != NULL && answer->hits->len < PRK_PDF_MAX_HITS;
       link = link->next)
    {
      PopplerRectangle *at = link->data;
      PrkPdfHit hit = { n_hits,
                        tidy_rect (at->x1, size.height - at->y2, at->x2, size.height - at->y1) };

      g_array_append_val (answer->hits, hit);
      if (!poppler_rectangle_find_get_match_continued (at))
        n_hits++;
    }
  g_list_free_full (matches, (GDestroyNotify) poppler_rectangle_free);

  return answer;
}

void
prk_pdf_engine_close (PrkPdfEngine *self,
                      guint32       document)
{
  g_hash_table_remove (self->documents, GUINT_TO_POINTER (document));
}

/**
 * prk_pdf_engine_prepare:
 *
 * Gets ready for the next request, while nobody waits.
 */
void
prk_pdf_engine_prepare (PrkPdfEngine *self)
{
  if (self->spare.memory >= 0 && self->spare.size != self->wanted_spare)
    g_clear_object (&self->warm_document);
  discard_canvas (&self->spare);

  if (self->spare.memory < 0)
    make_canvas (&self->spare, self->wanted_spare, NULL);
}

/**
 * prk_pdf_engine_answer:
 * @request: any but %PRK_PDF_OP_CLOSE
 * @attached: the descriptor that came with @request, or -1; stays the caller's
 * @pixels: (out): sealed memory to send along, the caller's to close, or -1
 *
 * Does what @request says.
 *
 * Returns: %NULL with a %PRK_PDF_ERROR or %G_IO_ERROR set
 */
PrkPdfAnswer *
prk_pdf_engine_answer (PrkPdfEngine         *self,
                       const PrkPdfRequest  *request,
                       int                   attached,
                       int                  *pixels,
                       GError              **error)
{
  g_autoptr(Page) page = NULL;
  PopplerDocument *document;

  *pixels = -1;
  if (request->op == PRK_PDF_OP_OPEN)
    return open_document (self, request, attached, error);

  document = g_hash_table_lookup (self->documents, GUINT_TO_POINTER (request->document));
  if (document == NULL)
    return fail (error, PRK_PDF_ERROR_NO_PAGE, "No such document is open");
  if (request->page >= (guint) poppler_document_get_n_pages (document))
    return fail (error, PRK_PDF_ERROR_NO_PAGE, "The document has no such page");

  if (request->op == PRK_PDF_OP_TEXTS)
    return read_texts (document, request);

  page = poppler_document_get_page (document, request->page);
  if (page == NULL)
    return fail (error, PRK_PDF_ERROR_DAMAGED, "The page is damaged");

  switch (request->op)
    {
    case PRK_PDF_OP_RENDER:
      return render_page (self, page, request, pixels, error);
    case PRK_PDF_OP_FIND:
      return find_text (page, request);
    case PRK_PDF_OP_OCR:
      return read_picture (self, page, request, error);
    default:
      return read_text (page, request, error);
    }
}

/**
 * prk_pdf_engine_warm:
 *
 * Draws a page of our own and reads its text, so that poppler, cairo and fontconfig have loaded
 * what they load once. Before the cage is closed.
 */
void
prk_pdf_engine_warm (PrkPdfEngine *self)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static (WARM_PAGE, sizeof WARM_PAGE - 1);
  g_autoptr(Document) document = poppler_document_new_from_bytes (bytes, NULL, NULL);
  g_autoptr(Page) page = document != NULL ? poppler_document_get_page (document, 0) : NULL;
  g_autofree guchar *pixels = g_malloc0 (4 * 200 * 100);
  g_autofree char *text = NULL;

  if (page == NULL)
    return;

  draw_page (page, 1, &(PrkPdfClip) { 0, 0, 200, 100 }, pixels);
  text = poppler_page_get_text (page);
  self->warm_document = G_OBJECT (g_steal_pointer (&document));
}
