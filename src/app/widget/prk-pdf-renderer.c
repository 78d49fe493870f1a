/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Keeps pictures of the pages that are looked at, and of their neighbours.
 *
 * The view says what it wants after each scroll or zoom; what is no longer wanted is cancelled,
 * what is missing is asked of the helper, the visible first. A picture of another scale, or of the
 * document before this one, stays until its successor has come, so nothing flickers. A page too
 * large for one picture at a high zoom has a coarse picture of the whole and a sharp one of the
 * part that is seen.
 *
 * The pictures together never take more than a set number of bytes, except that what is visible is
 * never dropped. */

#include "config.h"

#include <math.h>

#include "pdf/prk-pdf-wire.h"

#include "prk-pdf-renderer.h"

#define MAX_WHOLE_PIXELS  (5 * 1024 * 1024) /* 20 MB; A4 at 200 % on a screen of double density */
#define COARSE_PIXELS     (1024 * 1024)
#define PART_MARGIN       0.25              /* of the visible part, drawn ahead on each side */

typedef struct
{
  GdkTexture      *texture;
  cairo_surface_t *surface; /* of the same memory */
  double           scale;
  PrkPdfClip       clip;
  gsize            bytes;
  gboolean         is_old; /* of the document before */

  GCancellable    *cancellable; /* set while a successor is awaited */
  double           awaited_scale;
  PrkPdfClip       awaited_clip;
} Picture;

typedef struct
{
  Picture  whole;
  Picture  part;
  GError  *error;
  gboolean is_wanted;
  gboolean is_visible;
} Page;

typedef struct
{
  PrkPdfRenderer *renderer;
  guint           page;
  gboolean        is_part;
  GCancellable   *cancellable;
} Request;

struct _PrkPdfRenderer
{
  GObject         parent_instance;

  PrkPdfDocument *document;
  GArray         *pages; /* Page */
  gsize           bytes;
  gsize           max_bytes;
  double          scale;
  GArray         *wanted; /* PrkPdfWanted, of the last call */
};

enum
{
  SIGNAL_PAGE_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PrkPdfRenderer, prk_pdf_renderer, G_TYPE_OBJECT)

static Page *
get_page (PrkPdfRenderer *self,
          guint           page)
{
  return page < self->pages->len ? &g_array_index (self->pages, Page, page) : NULL;
}

static void
cancel_picture (Picture *picture)
{
  g_cancellable_cancel (picture->cancellable);
  g_clear_object (&picture->cancellable);
}

static void
drop_texture (PrkPdfRenderer *self,
              Picture        *picture)
{
  self->bytes -= picture->bytes;
  picture->bytes = 0;
  g_clear_object (&picture->texture);
  g_clear_pointer (&picture->surface, cairo_surface_destroy);
}

static void
drop_page (PrkPdfRenderer *self,
           Page           *page)
{
  cancel_picture (&page->whole);
  cancel_picture (&page->part);
  drop_texture (self, &page->whole);
  drop_texture (self, &page->part);
  g_clear_error (&page->error);
}

static guint
distance_from_wanted (PrkPdfRenderer *self,
                      guint           page)
{
  guint first = G_MAXUINT, last = 0;

  for (guint i = 0; i < self->wanted->len; i++)
    {
      const PrkPdfWanted *wanted = &g_array_index (self->wanted, PrkPdfWanted, i);

      first = MIN (first, wanted->page);
      last = MAX (last, wanted->page);
    }

  return page < first ? first - page : page > last ? page - last : 0;
}

/* What was to go first: the farthest page that nobody wants, then one that is only near. */
static Page *
find_to_drop (PrkPdfRenderer *self)
{
  Page *found = NULL;
  guint farthest = 0;

  for (guint i = 0; i < self->pages->len; i++)
    {
      Page *page = get_page (self, i);
      guint distance = distance_from_wanted (self, i) + (page->is_wanted ? 0 : 1);

      if (page->is_visible || (page->whole.texture == NULL && page->part.texture == NULL))
        continue;
      if (found == NULL || distance > farthest)
        {
          found = page;
          farthest = distance;
        }
    }

  return found;
}

static void
keep_within_bounds (PrkPdfRenderer *self)
{
  Page *page;

  for (guint i = 0; i < self->pages->len && self->bytes > self->max_bytes; i++)
    if (!get_page (self, i)->is_visible)
      drop_texture (self, &get_page (self, i)->part);

  while (self->bytes > self->max_bytes && (page = find_to_drop (self)) != NULL)
    {
      drop_texture (self, &page->whole);
      drop_texture (self, &page->part);
    }
}

static cairo_surface_t *
make_surface (GBytes *pixels,
              guint   width,
              guint   height,
              gsize   stride)
{
  static const cairo_user_data_key_t key;
  guchar *data = (guchar *) g_bytes_get_data (pixels, NULL); /* cairo never writes to a source */
  cairo_surface_t *surface =
    cairo_image_surface_create_for_data (data, CAIRO_FORMAT_ARGB32, width, height, stride);

  cairo_surface_set_user_data (surface, &key, g_bytes_ref (pixels),
                               (cairo_destroy_func_t) g_bytes_unref);

  return surface;
}

static void
take_pixels (PrkPdfRenderer *self,
             Picture        *picture,
             GBytes         *pixels,
             guint           width,
             guint           height,
             gsize           stride)
{
  drop_texture (self, picture);
  picture->texture = gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, pixels, stride);
  picture->surface = make_surface (pixels, width, height, stride);
  picture->bytes = g_bytes_get_size (pixels);
  picture->scale = picture->awaited_scale;
  picture->clip = picture->awaited_clip;
  picture->is_old = FALSE;
  self->bytes += picture->bytes;
}

static void
rendered_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  Request *request = user_data;
  g_autoptr(PrkPdfRenderer) self = request->renderer;
  g_autoptr(GCancellable) cancellable = request->cancellable;
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) pixels = NULL;
  Page *page = get_page (self, request->page);
  Picture *picture = page == NULL ? NULL : request->is_part ? &page->part : &page->whole;
  guint number = request->page, width, height;
  gsize stride;

  g_free (request);
  pixels = prk_pdf_document_render_finish (PRK_PDF_DOCUMENT (object), result, &width, &height,
                                           &stride, &error);
  if (picture == NULL || picture->cancellable != cancellable)
    return;

  g_clear_object (&picture->cancellable);
  if (pixels != NULL)
    {
      take_pixels (self, picture, pixels, width, height, stride);
      g_clear_error (&page->error);
      keep_within_bounds (self);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_clear_error (&page->error);
      page->error = g_steal_pointer (&error);
    }

  g_signal_emit (self, signals[SIGNAL_PAGE_CHANGED], 0, number);
}

static void
ask (PrkPdfRenderer   *self,
     guint             number,
     Picture          *picture,
     gboolean          is_part,
     double            scale,
     const PrkPdfClip *clip,
     int               priority)
{
  Request *request = g_new0 (Request, 1);

  cancel_picture (picture);
  picture->cancellable = g_cancellable_new ();
  picture->awaited_scale = scale;
  picture->awaited_clip = *clip;

  request->renderer = g_object_ref (self);
  request->page = number;
  request->is_part = is_part;
  request->cancellable = g_object_ref (picture->cancellable);
  prk_pdf_document_render_async (self->document, number, scale, is_part ? clip : NULL, priority,
                                 picture->cancellable, rendered_cb, request);
}

static gboolean
is_same_scale (double a,
               double b)
{
  return fabs (a - b) < 1e-6 * MAX (a, b);
}

static gboolean
covers (const PrkPdfClip *clip,
        const PrkPdfClip *wanted)
{
  return clip->x <= wanted->x && clip->y <= wanted->y &&
         clip->x + clip->width >= wanted->x + wanted->width &&
         clip->y + clip->height >= wanted->y + wanted->height;
}

/* At most the scale wanted, and few enough pixels. */
static double
scale_for_whole (const PrkPdfSize *size,
                 double            scale)
{
  double points = size->width * size->height;

  if (points * scale * scale <= MAX_WHOLE_PIXELS)
    return scale;

  return sqrt (COARSE_PIXELS / points);
}

static void
ensure_whole (PrkPdfRenderer *self,
              guint           number,
              Page           *page,
              double          scale,
              int             priority)
{
  Picture *picture = &page->whole;
  PrkPdfClip clip = { 0 };

  if (picture->texture != NULL && !picture->is_old && is_same_scale (picture->scale, scale))
    cancel_picture (picture);
  else if (picture->cancellable == NULL || !is_same_scale (picture->awaited_scale, scale))
    ask (self, number, picture, FALSE, scale, &clip, priority);
}

static void
ensure_part (PrkPdfRenderer     *self,
             const PrkPdfWanted *wanted,
             Page               *page,
             double              scale)
{
  PrkPdfSize size = prk_pdf_document_get_page_size (self->document, wanted->page);
  Picture *picture = &page->part;
  guint margin_x = wanted->visible.width * PART_MARGIN,
        margin_y = wanted->visible.height * PART_MARGIN;
  PrkPdfClip clip = wanted->visible, ahead;

  if (picture->texture != NULL && !picture->is_old && is_same_scale (picture->scale, scale) &&
      covers (&picture->clip, &clip))
    {
      cancel_picture (picture);
      return;
    }
  if (picture->cancellable != NULL && is_same_scale (picture->awaited_scale, scale) &&
      covers (&picture->awaited_clip, &clip))
    return;

  clip.x -= MIN (clip.x, margin_x);
  clip.y -= MIN (clip.y, margin_y);
  clip.width = wanted->visible.x - clip.x + wanted->visible.width + margin_x;
  clip.height = wanted->visible.y - clip.y + wanted->visible.height + margin_y;
  if (prk_pdf_clip_for_page (&size, scale, &clip, &ahead))
    ask (self, wanted->page, picture, TRUE, scale, &ahead, PRK_PDF_PRIORITY_VISIBLE);
}

static void
ensure_page (PrkPdfRenderer     *self,
             const PrkPdfWanted *wanted)
{
  Page *page = get_page (self, wanted->page);
  PrkPdfSize size = prk_pdf_document_get_page_size (self->document, wanted->page);
  double scale = scale_for_whole (&size, self->scale);

  if (page->error != NULL)
    return;

  ensure_whole (self, wanted->page, page, scale,
                wanted->is_visible ? PRK_PDF_PRIORITY_VISIBLE : PRK_PDF_PRIORITY_NEAR);
  if (is_same_scale (scale, self->scale))
    {
      cancel_picture (&page->part);
      if (page->whole.texture != NULL && is_same_scale (page->whole.scale, scale))
        drop_texture (self, &page->part);
    }
  else if (wanted->is_visible)
    ensure_part (self, wanted, page, self->scale);
}

static void
mark_wanted (PrkPdfRenderer *self)
{
  for (guint i = 0; i < self->pages->len; i++)
    get_page (self, i)->is_wanted = get_page (self, i)->is_visible = FALSE;

  for (guint i = 0; i < self->wanted->len; i++)
    {
      const PrkPdfWanted *wanted = &g_array_index (self->wanted, PrkPdfWanted, i);
      Page *page = get_page (self, wanted->page);

      page->is_wanted = TRUE;
      page->is_visible = wanted->is_visible;
    }

  for (guint i = 0; i < self->pages->len; i++)
    if (!get_page (self, i)->is_wanted)
      {
        cancel_picture (&get_page (self, i)->whole);
        cancel_picture (&get_page (self, i)->part);
      }
}

static gsize
bytes_at_scale (PrkPdfRenderer *self,
                guint           page)
{
  PrkPdfSize size = prk_pdf_document_get_page_size (self->document, page);
  double scale = scale_for_whole (&size, self->scale);

  return 4 * scale * scale * size.width * size.height;
}

static void
ensure_all (PrkPdfRenderer *self)
{
  gsize bytes = 0;

  for (guint i = 0; i < self->wanted->len; i++)
    {
      const PrkPdfWanted *wanted = &g_array_index (self->wanted, PrkPdfWanted, i);

      bytes += bytes_at_scale (self, wanted->page);
      if (wanted->is_visible || bytes <= self->max_bytes)
        ensure_page (self, wanted);
    }
  keep_within_bounds (self);
}

static void
prk_pdf_renderer_dispose (GObject *object)
{
  PrkPdfRenderer *self = PRK_PDF_RENDERER (object);

  prk_pdf_renderer_set_document (self, NULL);

  G_OBJECT_CLASS (prk_pdf_renderer_parent_class)->dispose (object);
}

static void
prk_pdf_renderer_finalize (GObject *object)
{
  PrkPdfRenderer *self = PRK_PDF_RENDERER (object);

  g_clear_pointer (&self->pages, g_array_unref);
  g_clear_pointer (&self->wanted, g_array_unref);

  G_OBJECT_CLASS (prk_pdf_renderer_parent_class)->finalize (object);
}

static void
prk_pdf_renderer_class_init (PrkPdfRendererClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = prk_pdf_renderer_dispose;
  object_class->finalize = prk_pdf_renderer_finalize;

  /**
   * PrkPdfRenderer::page-changed:
   * @page: from 0
   *
   * A picture of the page has come, or will not come.
   */
  signals[SIGNAL_PAGE_CHANGED] =
    g_signal_new ("page-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
prk_pdf_renderer_init (PrkPdfRenderer *self)
{
  self->pages = g_array_new (FALSE, TRUE, sizeof (Page));
  self->wanted = g_array_new (FALSE, FALSE, sizeof (PrkPdfWanted));
  self->scale = 1;
}

/**
 * prk_pdf_renderer_new:
 * @max_bytes: of all pictures together
 */
PrkPdfRenderer *
prk_pdf_renderer_new (gsize max_bytes)
{
  PrkPdfRenderer *self = g_object_new (PRK_TYPE_PDF_RENDERER, NULL);

  self->max_bytes = max_bytes;

  return self;
}

/**
 * prk_pdf_renderer_set_document:
 * @document: (nullable)
 *
 * Shows another document. The pictures of the one before stay for the pages of the same numbers
 * until prk_pdf_renderer_want() has brought new ones.
 */
void
prk_pdf_renderer_set_document (PrkPdfRenderer *self,
                               PrkPdfDocument *document)
{
  guint n_pages = document != NULL ? prk_pdf_document_get_n_pages (document) : 0;

  g_return_if_fail (PRK_IS_PDF_RENDERER (self));

  if (self->document == document)
    return;

  for (guint i = 0; i < self->pages->len; i++)
    {
      Page *page = get_page (self, i);

      cancel_picture (&page->whole);
      cancel_picture (&page->part);
      g_clear_error (&page->error);
      page->whole.is_old = page->part.is_old = TRUE;
      if (i >= n_pages || !page->is_wanted)
        drop_page (self, page);
    }

  g_array_set_size (self->pages, n_pages);
  g_array_set_size (self->wanted, 0);
  g_set_object (&self->document, document);
}

/**
 * prk_pdf_renderer_want:
 * @scale: device pixels a point
 * @wanted: the visible pages first, then others by nearness
 *
 * Says what is looked at now.
 */
void
prk_pdf_renderer_want (PrkPdfRenderer     *self,
                       double              scale,
                       const PrkPdfWanted *wanted,
                       guint               n_wanted)
{
  g_return_if_fail (PRK_IS_PDF_RENDERER (self));

  if (self->document == NULL)
    return;

  self->scale = CLAMP (scale, 0.01, PRK_PDF_MAX_SCALE);
  g_array_set_size (self->wanted, 0);
  g_array_append_vals (self->wanted, wanted, n_wanted);
  mark_wanted (self);
  ensure_all (self);
}

static PrkPdfPicture
describe (PrkPdfRenderer *self,
          guint           number,
          const Picture  *picture)
{
  PrkPdfSize size = prk_pdf_document_get_page_size (self->document, number);
  double width = size.width * picture->scale, height = size.height * picture->scale;

  return (PrkPdfPicture) { picture->texture,
                           picture->surface,
                           picture->clip.x / width,
                           picture->clip.y / height,
                           picture->clip.width / width,
                           picture->clip.height / height };
}

/**
 * prk_pdf_renderer_get_pictures:
 * @pictures: (out): up to two, to be drawn in this order
 *
 * Returns: how many there are
 */
guint
prk_pdf_renderer_get_pictures (PrkPdfRenderer *self,
                               guint           page,
                               PrkPdfPicture   pictures[2])
{
  Page *found;
  guint n = 0;

  g_return_val_if_fail (PRK_IS_PDF_RENDERER (self), 0);

  found = get_page (self, page);
  if (found == NULL)
    return 0;

  if (found->whole.texture != NULL)
    pictures[n++] = (PrkPdfPicture) { found->whole.texture, found->whole.surface, 0, 0, 1, 1 };
  if (found->part.texture != NULL)
    pictures[n++] = describe (self, page, &found->part);

  return n;
}

/**
 * prk_pdf_renderer_is_current:
 *
 * Returns: whether the picture of @page is of this document and at the scale wanted
 */
gboolean
prk_pdf_renderer_is_current (PrkPdfRenderer *self,
                             guint           page)
{
  Page *found;
  PrkPdfSize size;

  g_return_val_if_fail (PRK_IS_PDF_RENDERER (self), FALSE);

  found = get_page (self, page);
  if (found == NULL || found->whole.texture == NULL || found->whole.is_old)
    return FALSE;

  size = prk_pdf_document_get_page_size (self->document, page);

  return is_same_scale (found->whole.scale, scale_for_whole (&size, self->scale)) &&
         found->part.cancellable == NULL;
}

/**
 * prk_pdf_renderer_get_error:
 *
 * Returns: (nullable): why @page has no picture
 */
const GError *
prk_pdf_renderer_get_error (PrkPdfRenderer *self,
                            guint           page)
{
  Page *found;

  g_return_val_if_fail (PRK_IS_PDF_RENDERER (self), NULL);

  found = get_page (self, page);

  return found != NULL ? found->error : NULL;
}

/**
 * prk_pdf_renderer_retry:
 *
 * Tries again all pages that have failed, because a person asked for it.
 */
void
prk_pdf_renderer_retry (PrkPdfRenderer *self)
{
  g_return_if_fail (PRK_IS_PDF_RENDERER (self));

  if (self->document == NULL)
    return;

  prk_pdf_document_forgive (self->document);
  for (guint i = 0; i < self->pages->len; i++)
    g_clear_error (&get_page (self, i)->error);
  ensure_all (self);
}

/**
 * prk_pdf_renderer_get_bytes:
 *
 * Returns: what all pictures together take
 */
gsize
prk_pdf_renderer_get_bytes (PrkPdfRenderer *self)
{
  g_return_val_if_fail (PRK_IS_PDF_RENDERER (self), 0);

  return self->bytes;
}
