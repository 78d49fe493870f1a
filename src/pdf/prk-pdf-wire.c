/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What client and helper say to each other: GVariant in the machine's byte order, one value a
 * message.
 *
 *   request  (uyuuduuuuus)  serial, op, document, page, scale, clip x y width height, mode, needle
 *   answer   (uyv)          serial, kind, body; the bodies are in BODIES below
 *
 * GVariant reads foreign bytes safely but gives defaults where they make no sense, so each reader
 * first asks whether the value is in normal form (which holds that every string is UTF-8), then
 * checks every number against the limits of prk-pdf-types.h. Neither side trusts the other: the
 * helper may have been taken over by the document it reads, and it is cheap for the helper to be as
 * strict. */

#include "config.h"

#include <math.h>
#include <string.h>

#include "prk-pdf-wire.h"

#define REQUEST_TYPE "(uyuuduuuuus)"
#define ANSWER_TYPE  "(uyv)"

/* By PrkPdfAnswerKind. */
static const char *const BODIES[] = {
  NULL, "(uu)", "(us)", "(sa(dd)a(usid))", "(uu)", "s", "a(udddd)", "(sa(dddd))", "t", "a(bs)",
};

static gboolean
refuse (GError    **error,
        const char *what)
{
  g_set_error (error, PRK_PDF_ERROR, PRK_PDF_ERROR_ANSWER, "Message refused: %s", what);

  return FALSE;
}

/* A rectangle may lie partly outside its page, never absurdly far. */
static gboolean
is_place (double value)
{
  return isfinite (value) && fabs (value) <= 4 * PRK_PDF_MAX_PAGE_SIDE;
}

static gboolean
is_rect (const PrkPdfRect *rect)
{
  return is_place (rect->x) && is_place (rect->y) && is_place (rect->width) &&
         is_place (rect->height) && rect->width >= 0 && rect->height >= 0;
}

static GVariant *
read_variant (GBytes      *bytes,
              const char  *type,
              GError     **error)
{
  g_autoptr(GVariant) variant =
    g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE (type), bytes, FALSE));

  if (!g_variant_is_normal_form (variant))
    {
      refuse (error, "not in normal form");
      return NULL;
    }

  return g_steal_pointer (&variant);
}

static GBytes *
write_variant (GVariant *floating)
{
  g_autoptr(GVariant) variant = g_variant_ref_sink (floating);

  return g_variant_get_data_as_bytes (variant);
}

PrkPdfRequest *
prk_pdf_request_new (PrkPdfOp op,
                     guint32  document)
{
  PrkPdfRequest *self = g_new0 (PrkPdfRequest, 1);

  self->op = op;
  self->document = document;

  return self;
}

void
prk_pdf_request_free (PrkPdfRequest *self)
{
  if (self == NULL)
    return;

  g_free (self->needle);
  g_free (self);
}

GBytes *
prk_pdf_request_write (const PrkPdfRequest *self)
{
  return write_variant (g_variant_new (REQUEST_TYPE, self->serial, (guchar) self->op,
                                       self->document, self->page, self->scale, self->clip.x,
                                       self->clip.y, self->clip.width, self->clip.height,
                                       self->mode, self->needle != NULL ? self->needle : ""));
}

static gboolean
check_request (const PrkPdfRequest *self,
               GError             **error)
{
  if (self->op < PRK_PDF_OP_OPEN || self->op > PRK_PDF_OP_OCR)
    return refuse (error, "unknown request");
  if (self->page >= PRK_PDF_MAX_PAGES)
    return refuse (error, "page number");
  if (self->op == PRK_PDF_OP_RENDER &&
      !(isfinite (self->scale) && self->scale > 0 && self->scale <= PRK_PDF_MAX_SCALE))
    return refuse (error, "scale");
  if (self->op == PRK_PDF_OP_TEXT && self->mode > PRK_PDF_TEXT_LAYOUT)
    return refuse (error, "text mode");
  if (self->op == PRK_PDF_OP_TEXTS && (self->mode < 1 || self->mode > PRK_PDF_MAX_TEXTS))
    return refuse (error, "number of pages to read");
  if (self->op == PRK_PDF_OP_FIND &&
      (self->mode > (PRK_PDF_FIND_CASE_SENSITIVE | PRK_PDF_FIND_WHOLE_WORDS) ||
       self->needle[0] == '\0'))
    return refuse (error, "search");
  if (strlen (self->needle) > PRK_PDF_MAX_NEEDLE)
    return refuse (error, "length of the words to find");

  return TRUE;
}

/**
 * prk_pdf_request_read:
 * @bytes: a message from outside
 *
 * Reads and checks a request.
 *
 * Returns: %NULL with %PRK_PDF_ERROR_ANSWER set
 */
PrkPdfRequest *
prk_pdf_request_read (GBytes  *bytes,
                      GError **error)
{
  g_autoptr(GVariant) variant = read_variant (bytes, REQUEST_TYPE, error);
  g_autoptr(PrkPdfRequest) self = NULL;
  guchar op;

  if (variant == NULL)
    return NULL;

  self = prk_pdf_request_new (PRK_PDF_OP_OPEN, 0);
  g_variant_get (variant, REQUEST_TYPE, &self->serial, &op, &self->document, &self->page,
                 &self->scale, &self->clip.x, &self->clip.y, &self->clip.width, &self->clip.height,
                 &self->mode, &self->needle);
  self->op = op;

  return check_request (self, error) ? g_steal_pointer (&self) : NULL;
}

PrkPdfOutlineItem *
prk_pdf_outline_item_new (guint       depth,
                          const char *title,
                          int         page,
                          double      y)
{
  PrkPdfOutlineItem *self = g_new0 (PrkPdfOutlineItem, 1);

  self->depth = depth;
  self->title = g_strdup (title);
  self->page = page;
  self->y = y;

  return self;
}

void
prk_pdf_outline_item_free (PrkPdfOutlineItem *self)
{
  g_free (self->title);
  g_free (self);
}

PrkPdfAnswer *
prk_pdf_answer_new (PrkPdfAnswerKind kind,
                    guint32          serial)
{
  PrkPdfAnswer *self = g_new0 (PrkPdfAnswer, 1);

  self->kind = kind;
  self->serial = serial;

  return self;
}

void
prk_pdf_answer_free (PrkPdfAnswer *self)
{
  if (self == NULL)
    return;

  g_free (self->text);
  g_clear_pointer (&self->sizes, g_array_unref);
  g_clear_pointer (&self->outline, g_ptr_array_unref);
  g_clear_pointer (&self->hits, g_array_unref);
  g_clear_pointer (&self->boxes, g_array_unref);
  g_clear_pointer (&self->texts, g_ptr_array_unref);
  g_free (self);
}

static GVariant *
write_opened (const PrkPdfAnswer *self)
{
  GVariantBuilder sizes, outline;

  g_variant_builder_init (&sizes, G_VARIANT_TYPE ("a(dd)"));
  for (guint i = 0; i < self->sizes->len; i++)
    {
      const PrkPdfSize *size = &g_array_index (self->sizes, PrkPdfSize, i);
      g_variant_builder_add (&sizes, "(dd)", size->width, size->height);
    }

  g_variant_builder_init (&outline, G_VARIANT_TYPE ("a(usid)"));
  for (guint i = 0; i < self->outline->len; i++)
    {
      const PrkPdfOutlineItem *item = g_ptr_array_index (self->outline, i);
      g_variant_builder_add (&outline, "(usid)", item->depth, item->title, item->page, item->y);
    }

  return g_variant_new ("(sa(dd)a(usid))", self->text, &sizes, &outline);
}

static GVariant *
write_hits (const PrkPdfAnswer *self)
{
  GVariantBuilder hits;

  g_variant_builder_init (&hits, G_VARIANT_TYPE ("a(udddd)"));
  for (guint i = 0; i < self->hits->len; i++)
    {
      const PrkPdfHit *hit = &g_array_index (self->hits, PrkPdfHit, i);
      g_variant_builder_add (&hits, "(udddd)", hit->hit, hit->rect.x, hit->rect.y, hit->rect.width,
                             hit->rect.height);
    }

  return g_variant_builder_end (&hits);
}

static GVariant *
write_boxes (const PrkPdfAnswer *self)
{
  GVariant *boxes = g_variant_new_fixed_array (G_VARIANT_TYPE ("(dddd)"), self->boxes->data,
                                               self->boxes->len, sizeof (PrkPdfRect));

  return g_variant_new ("(s@a(dddd))", self->text, boxes);
}

static GVariant *
write_texts (const PrkPdfAnswer *self)
{
  GVariantBuilder texts;

  g_variant_builder_init (&texts, G_VARIANT_TYPE ("a(bs)"));
  for (guint i = 0; i < self->texts->len; i++)
    {
      const char *text = g_ptr_array_index (self->texts, i);
      g_variant_builder_add (&texts, "(bs)", text != NULL, text != NULL ? text : "");
    }

  return g_variant_builder_end (&texts);
}

GBytes *
prk_pdf_answer_write (const PrkPdfAnswer *self)
{
  GVariant *body = NULL;

  switch (self->kind)
    {
    case PRK_PDF_ANSWER_HELLO:
      body = g_variant_new ("(uu)", self->version, self->cage);
      break;
    case PRK_PDF_ANSWER_FAILED:
      body = g_variant_new ("(us)", self->code, self->text);
      break;
    case PRK_PDF_ANSWER_OPENED:
      body = write_opened (self);
      break;
    case PRK_PDF_ANSWER_RENDERED:
      body = g_variant_new ("(uu)", self->width, self->height);
      break;
    case PRK_PDF_ANSWER_TEXT:
      body = g_variant_new_string (self->text);
      break;
    case PRK_PDF_ANSWER_HITS:
      body = write_hits (self);
      break;
    case PRK_PDF_ANSWER_BOXES:
      body = write_boxes (self);
      break;
    case PRK_PDF_ANSWER_ATTACHED:
      body = g_variant_new_uint64 (self->size);
      break;
    case PRK_PDF_ANSWER_TEXTS:
      body = write_texts (self);
      break;
    default:
      g_assert_not_reached ();
    }

  return write_variant (g_variant_new (ANSWER_TYPE, self->serial, (guchar) self->kind, body));
}

static gboolean
read_sizes (PrkPdfAnswer *self,
            GVariant     *variant,
            GError      **error)
{
  gsize n;
  const PrkPdfSize *sizes = g_variant_get_fixed_array (variant, &n, sizeof (PrkPdfSize));

  if (n < 1 || n > PRK_PDF_MAX_PAGES)
    return refuse (error, "number of pages");

  for (gsize i = 0; i < n; i++)
    if (!(sizes[i].width > 0 && sizes[i].width <= PRK_PDF_MAX_PAGE_SIDE && sizes[i].height > 0 &&
          sizes[i].height <= PRK_PDF_MAX_PAGE_SIDE))
      return refuse (error, "size of a page");

  self->sizes = g_array_sized_new (FALSE, FALSE, sizeof (PrkPdfSize), n);
  g_array_append_vals (self->sizes, sizes, n);

  return TRUE;
}

static gboolean
read_outline (PrkPdfAnswer *self,
              GVariant     *variant,
              GError      **error)
{
  gsize n = g_variant_n_children (variant);
  guint last_depth = 0;

  if (n > PRK_PDF_MAX_OUTLINE)
    return refuse (error, "length of the outline");

  self->outline = g_ptr_array_new_with_free_func ((GDestroyNotify) prk_pdf_outline_item_free);
  for (gsize i = 0; i < n; i++)
    {
      const char *title;
      guint depth;
      int page;
      double y;

      g_variant_get_child (variant, i, "(u&sid)", &depth, &title, &page, &y);
      if (depth >= PRK_PDF_MAX_DEPTH || (i == 0 ? depth > 0 : depth > last_depth + 1) ||
          strlen (title) > PRK_PDF_MAX_TITLE || page < -1 || page >= (int) self->sizes->len ||
          !is_place (y))
        return refuse (error, "an item of the outline");

      g_ptr_array_add (self->outline, prk_pdf_outline_item_new (depth, title, page, y));
      last_depth = depth;
    }

  return TRUE;
}

static gboolean
read_opened (PrkPdfAnswer *self,
             GVariant     *body,
             GError      **error)
{
  g_autoptr(GVariant) sizes = NULL;
  g_autoptr(GVariant) outline = NULL;

  g_variant_get (body, "(s@a(dd)@a(usid))", &self->text, &sizes, &outline);
  if (strlen (self->text) > PRK_PDF_MAX_TITLE)
    return refuse (error, "length of the title");

  return read_sizes (self, sizes, error) && read_outline (self, outline, error);
}

static gboolean
read_hits (PrkPdfAnswer *self,
           GVariant     *body,
           GError      **error)
{
  gsize n = g_variant_n_children (body);

  if (n > PRK_PDF_MAX_HITS)
    return refuse (error, "number of hits");

  self->hits = g_array_sized_new (FALSE, FALSE, sizeof (PrkPdfHit), n);
  for (gsize i = 0; i < n; i++)
    {
      PrkPdfHit hit = { 0 };

      g_variant_get_child (body, i, "(udddd)", &hit.hit, &hit.rect.x, &hit.rect.y, &hit.rect.width,
                           &hit.rect.height);
      if (hit.hit >= PRK_PDF_MAX_HITS || !is_rect (&hit.rect))
        return refuse (error, "a hit");
      g_array_append_val (self->hits, hit);
    }

  return TRUE;
}

static gboolean
read_boxes (PrkPdfAnswer *self,
            GVariant     *body,
            GError      **error)
{
  g_autoptr(GVariant) variant = NULL;
  const PrkPdfRect *boxes;
  gsize n;

  g_variant_get (body, "(s@a(dddd))", &self->text, &variant);
  boxes = g_variant_get_fixed_array (variant, &n, sizeof (PrkPdfRect));
  if (n > PRK_PDF_MAX_BOXES || n != (gsize) g_utf8_strlen (self->text, -1))
    return refuse (error, "number of boxes");

  for (gsize i = 0; i < n; i++)
    if (!is_rect (&boxes[i]))
      return refuse (error, "a box");

  self->boxes = g_array_sized_new (FALSE, FALSE, sizeof (PrkPdfRect), n);
  g_array_append_vals (self->boxes, boxes, n);

  return TRUE;
}

static gboolean
read_texts (PrkPdfAnswer *self,
            GVariant     *body,
            GError      **error)
{
  gsize n = g_variant_n_children (body);

  if (n < 1 || n > PRK_PDF_MAX_TEXTS)
    return refuse (error, "number of pages read");

  self->texts = g_ptr_array_new_full (n, g_free);
  for (gsize i = 0; i < n; i++)
    {
      const char *text;
      gboolean is_read;

      g_variant_get_child (body, i, "(b&s)", &is_read, &text);
      if (strlen (text) > PRK_PDF_MAX_PAGE_TEXT)
        return refuse (error, "length of the text of a page");
      g_ptr_array_add (self->texts, is_read ? g_strdup (text) : NULL);
    }

  return TRUE;
}

static gboolean
read_failed (PrkPdfAnswer *self,
             GVariant     *body,
             GError      **error)
{
  guint code;

  g_variant_get (body, "(us)", &code, &self->text);
  if ((code > PRK_PDF_ERROR_NO_PAGE && code != PRK_PDF_ERROR_NO_OCR) || strlen (self->text) > PRK_PDF_MAX_TITLE)
    return refuse (error, "an error that the helper cannot have");
  self->code = code;

  return TRUE;
}

static gboolean
read_body (PrkPdfAnswer *self,
           GVariant     *body,
           GError      **error)
{
  guint cage;

  switch (self->kind)
    {
    case PRK_PDF_ANSWER_HELLO:
      g_variant_get (body, "(uu)", &self->version, &cage);
      self->cage = cage & PRK_PDF_CAGE_ALL;
      return self->version == PRK_PDF_WIRE_VERSION || refuse (error, "version");
    case PRK_PDF_ANSWER_FAILED:
      return read_failed (self, body, error);
    case PRK_PDF_ANSWER_OPENED:
      return read_opened (self, body, error);
    case PRK_PDF_ANSWER_RENDERED:
      g_variant_get (body, "(uu)", &self->width, &self->height);
      return (self->width > 0 && self->width <= PRK_PDF_MAX_PIXEL_SIDE && self->height > 0 &&
              self->height <= PRK_PDF_MAX_PIXEL_SIDE &&
              self->width * self->height <= PRK_PDF_MAX_PIXELS) ||
             refuse (error, "size of a picture");
    case PRK_PDF_ANSWER_TEXT:
      self->text = g_variant_dup_string (body, NULL);
      return strlen (self->text) <= PRK_PDF_MAX_TEXT || refuse (error, "length of the text");
    case PRK_PDF_ANSWER_HITS:
      return read_hits (self, body, error);
    case PRK_PDF_ANSWER_BOXES:
      return read_boxes (self, body, error);
    case PRK_PDF_ANSWER_ATTACHED:
      self->size = g_variant_get_uint64 (body);
      return TRUE;
    case PRK_PDF_ANSWER_TEXTS:
      return read_texts (self, body, error);
    default:
      g_assert_not_reached ();
    }
}

/**
 * prk_pdf_answer_read:
 * @bytes: a message from outside
 *
 * Reads and checks an answer. Whether it fits the request is for the caller to check.
 *
 * Returns: %NULL with %PRK_PDF_ERROR_ANSWER set
 */
PrkPdfAnswer *
prk_pdf_answer_read (GBytes  *bytes,
                     GError **error)
{
  g_autoptr(GVariant) variant = read_variant (bytes, ANSWER_TYPE, error);
  g_autoptr(GVariant) body = NULL;
  g_autoptr(PrkPdfAnswer) self = NULL;
  guint32 serial;
  guchar kind;

  if (variant == NULL)
    return NULL;

  g_variant_get (variant, ANSWER_TYPE, &serial, &kind, &body);
  if (kind < PRK_PDF_ANSWER_HELLO || kind >= G_N_ELEMENTS (BODIES) ||
      !g_variant_is_of_type (body, G_VARIANT_TYPE (BODIES[kind])))
    {
      refuse (error, "unknown answer");
      return NULL;
    }

  self = prk_pdf_answer_new (kind, serial);

  return read_body (self, body, error) ? g_steal_pointer (&self) : NULL;
}

/**
 * prk_pdf_clip_for_page:
 * @size: of the page
 * @scale: pixels a point
 * @wanted: (nullable): the part wanted; %NULL or empty for all
 * @clip: (out): the part that will be drawn, within the page
 *
 * Says how many pixels a drawing has; client and helper reckon alike. Partial pixels at the right
 * and lower edge count as whole ones.
 *
 * Returns: %FALSE where that is nothing, or more than %PRK_PDF_MAX_PIXELS
 */
gboolean
prk_pdf_clip_for_page (const PrkPdfSize *size,
                       double            scale,
                       const PrkPdfClip *wanted,
                       PrkPdfClip       *clip)
{
  double width = ceil (size->width * scale - 0.001);
  double height = ceil (size->height * scale - 0.001);
  guint page_width = CLAMP (width, 1, G_MAXINT);
  guint page_height = CLAMP (height, 1, G_MAXINT);

  *clip = (PrkPdfClip) { 0, 0, page_width, page_height };
  if (wanted != NULL && wanted->width > 0 && wanted->height > 0)
    {
      if (wanted->x >= page_width || wanted->y >= page_height)
        return FALSE;

      clip->x = wanted->x;
      clip->y = wanted->y;
      clip->width = MIN (wanted->width, page_width - wanted->x);
      clip->height = MIN (wanted->height, page_height - wanted->y);
    }

  return clip->width <= PRK_PDF_MAX_PIXEL_SIDE && clip->height <= PRK_PDF_MAX_PIXEL_SIDE &&
         clip->width * clip->height <= PRK_PDF_MAX_PIXELS;
}
