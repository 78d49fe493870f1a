/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The pages themselves, one below the other, inside a scrolled window. Positions come from
 * PrkPdfGeometry, pictures from PrkPdfRenderer; this widget scrolls, zooms and draws. Whatever
 * changes the layout (a zoom, another size of the window, another document) first notes a point of
 * a page and its place in the viewport, then scrolls so that the point is there again. */

#include "config.h"

#include <math.h>

#include <glib/gi18n.h>

#include "prk-pdf-canvas-private.h"

#define MAX_PICTURE_BYTES (48 * 1024 * 1024)
#define N_AHEAD           2 /* pages drawn ahead below, one above */
#define MIN_ZOOM          (0.1 * PRK_PDF_CANVAS_NATURAL_ZOOM)
#define MAX_ZOOM          (8 * PRK_PDF_CANVAS_NATURAL_ZOOM)
#define REVEAL_MARGIN     24

enum
{
  PROP_0,
  PROP_FIT,
  PROP_ZOOM,
  PROP_PAGE,
  N_PROPS,
  PROP_HADJUSTMENT = N_PROPS,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

enum
{
  SIGNAL_POINT_ACTIVATED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_ENUM_TYPE (PrkPdfFit, prk_pdf_fit,
                    G_DEFINE_ENUM_VALUE (PRK_PDF_FIT_NONE, "none"),
                    G_DEFINE_ENUM_VALUE (PRK_PDF_FIT_WIDTH, "width"),
                    G_DEFINE_ENUM_VALUE (PRK_PDF_FIT_PAGE, "page"))

G_DEFINE_FINAL_TYPE_WITH_CODE (PrkPdfCanvas, prk_pdf_canvas, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

/* Whole pixels, so that pictures fall on them. */
static double
scroll_x (PrkPdfCanvas *self)
{
  return floor (gtk_adjustment_get_value (self->hadjustment));
}

static double
scroll_y (PrkPdfCanvas *self)
{
  return floor (gtk_adjustment_get_value (self->vadjustment));
}

static double
device_scale (PrkPdfCanvas *self)
{
  return self->zoom * gtk_widget_get_scale_factor (GTK_WIDGET (self));
}

static void
update_page (PrkPdfCanvas *self)
{
  double height = gtk_widget_get_height (GTK_WIDGET (self));
  guint page = prk_pdf_geometry_page_at (&self->geometry, scroll_y (self) + height / 3);
  g_autofree char *label = NULL;

  if (page == self->page)
    return;

  self->page = page;
  label = g_strdup_printf (_("Page %u of %u"), page + 1, prk_pdf_geometry_get_n (&self->geometry));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, label,
                                  -1);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PAGE]);
}

static PrkPdfClip
visible_part (PrkPdfCanvas          *self,
              const graphene_rect_t *page)
{
  graphene_rect_t viewport, seen;
  int factor = gtk_widget_get_scale_factor (GTK_WIDGET (self));

  graphene_rect_init (&viewport, scroll_x (self), scroll_y (self),
                      gtk_widget_get_width (GTK_WIDGET (self)),
                      gtk_widget_get_height (GTK_WIDGET (self)));
  if (!graphene_rect_intersection (&viewport, page, &seen))
    return (PrkPdfClip) { 0 };

  return (PrkPdfClip) { floor ((seen.origin.x - page->origin.x) * factor),
                        floor ((seen.origin.y - page->origin.y) * factor),
                        ceil (seen.size.width * factor), ceil (seen.size.height * factor) };
}

static void
add_wanted (PrkPdfCanvas *self,
            GArray       *wanted,
            guint         page,
            gboolean      is_visible)
{
  PrkPdfWanted item = { .page = page, .is_visible = is_visible };
  graphene_rect_t rect;

  prk_pdf_geometry_get_page (&self->geometry, page, &rect);
  if (is_visible)
    item.visible = visible_part (self, &rect);
  g_array_append_val (wanted, item);
}

static gboolean
visible_range (PrkPdfCanvas *self,
               guint        *first,
               guint        *last)
{
  double top = scroll_y (self);

  return self->document != NULL && gtk_widget_get_height (GTK_WIDGET (self)) > 0 &&
         prk_pdf_geometry_range (&self->geometry, top,
                                 top + gtk_widget_get_height (GTK_WIDGET (self)), first, last);
}

static void
ask_for_pictures (PrkPdfCanvas *self)
{
  g_autoptr(GArray) wanted = g_array_new (FALSE, FALSE, sizeof (PrkPdfWanted));
  guint first, last, n = prk_pdf_geometry_get_n (&self->geometry);

  if (!gtk_widget_get_mapped (GTK_WIDGET (self)) || !visible_range (self, &first, &last))
    return;

  for (guint page = first; page <= last; page++)
    add_wanted (self, wanted, page, TRUE);
  for (guint ahead = 1; ahead <= N_AHEAD && last + ahead < n; ahead++)
    add_wanted (self, wanted, last + ahead, FALSE);
  if (first > 0)
    add_wanted (self, wanted, first - 1, FALSE);

  prk_pdf_renderer_want (self->renderer, device_scale (self), (PrkPdfWanted *) wanted->data,
                         wanted->len);
}

static void
retry_clicked_cb (PrkPdfCanvas *self)
{
  prk_pdf_renderer_retry (self->renderer);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
page_changed_cb (PrkPdfCanvas *self,
                 guint         page)
{
  prk_pdf_placards_set (self->placards, page, prk_pdf_renderer_get_error (self->renderer, page));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static double
zoom_for_fit (PrkPdfCanvas *self)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  double zoom = self->zoom;

  if (prk_pdf_geometry_get_n (&self->geometry) == 0)
    return zoom;

  if (self->fit == PRK_PDF_FIT_WIDTH)
    zoom = prk_pdf_geometry_fit_width (&self->geometry, width);
  else if (self->fit == PRK_PDF_FIT_PAGE)
    zoom = prk_pdf_geometry_fit_page (&self->geometry, self->page, width,
                                      gtk_widget_get_height (GTK_WIDGET (self)));

  return CLAMP (zoom, MIN_ZOOM, MAX_ZOOM);
}

static void
configure_adjustments (PrkPdfCanvas *self,
                       double        x,
                       double        y)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self)),
         height = gtk_widget_get_height (GTK_WIDGET (self));

  self->is_allocating = TRUE;
  gtk_adjustment_configure (self->hadjustment, CLAMP (x, 0, MAX (self->geometry.width - width, 0)),
                            0, MAX (self->geometry.width, width), PRK_PDF_CANVAS_LINE, width * 0.9,
                            width);
  gtk_adjustment_configure (
    self->vadjustment, CLAMP (y, 0, MAX (self->geometry.height - height, 0)), 0,
    MAX (self->geometry.height, height), PRK_PDF_CANVAS_LINE, height * 0.9, height);
  self->is_allocating = FALSE;
}

static void
settle (PrkPdfCanvas *self)
{
  update_page (self);
  ask_for_pictures (self);
  prk_pdf_placards_allocate (self->placards, &self->geometry, scroll_x (self), scroll_y (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Lays out again around the anchor. */
static void
relayout (PrkPdfCanvas       *self,
          const PrkPdfAnchor *anchor)
{
  double zoom = zoom_for_fit (self);
  gboolean has_zoomed = fabs (zoom - self->zoom) > 1e-9;
  double x, y;

  self->zoom = zoom;
  prk_pdf_geometry_update (&self->geometry, self->zoom,
                           gtk_widget_get_scale_factor (GTK_WIDGET (self)),
                           gtk_widget_get_width (GTK_WIDGET (self)));
  prk_pdf_geometry_restore (&self->geometry, anchor, &x, &y);
  configure_adjustments (self, x, y);
  if (has_zoomed)
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ZOOM]);
  settle (self);
}

static void
hold_point (PrkPdfCanvas *self,
            double        x,
            double        y,
            PrkPdfAnchor *anchor)
{
  if (self->geometry.tops->len > 0)
    prk_pdf_geometry_hold (&self->geometry, scroll_x (self), scroll_y (self), x, y, anchor);
  else
    *anchor = (PrkPdfAnchor) { .view_x = PRK_PDF_GEOMETRY_MARGIN,
                               .view_y = PRK_PDF_GEOMETRY_MARGIN };
}

void
_prk_pdf_canvas_set_zoom_at (PrkPdfCanvas *self,
                             double        zoom,
                             double        x,
                             double        y)
{
  PrkPdfAnchor anchor;

  zoom = CLAMP (zoom, MIN_ZOOM, MAX_ZOOM);
  if (self->fit != PRK_PDF_FIT_NONE)
    {
      self->fit = PRK_PDF_FIT_NONE;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FIT]);
    }
  if (fabs (zoom - self->zoom) < 1e-9)
    return;

  hold_point (self, x, y, &anchor);
  self->zoom = zoom;
  relayout (self, &anchor);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ZOOM]);
}

void
_prk_pdf_canvas_activate_at (PrkPdfCanvas *self,
                             double        x,
                             double        y)
{
  double page_x, page_y;
  guint page;

  if (prk_pdf_geometry_locate (&self->geometry, scroll_x (self) + x, scroll_y (self) + y, &page,
                               &page_x, &page_y))
    g_signal_emit (self, signals[SIGNAL_POINT_ACTIVATED], 0, page, page_x, page_y);
}

static void
scroll_to_target (PrkPdfCanvas *self)
{
  graphene_rect_t place, viewport;
  double width = gtk_widget_get_width (GTK_WIDGET (self)),
         height = gtk_widget_get_height (GTK_WIDGET (self));
  double x = scroll_x (self), y = scroll_y (self);

  self->has_target = FALSE;
  if (self->target.page >= prk_pdf_geometry_get_n (&self->geometry))
    return;

  prk_pdf_geometry_place (&self->geometry, self->target.page, &self->target.rect, &place);
  graphene_rect_init (&viewport, x, y, width, height);
  if (self->target.rect.height > 0 && graphene_rect_contains_rect (&viewport, &place))
    return;

  y = self->target.rect.height > 0 ? place.origin.y - height / 4
                                   : place.origin.y - PRK_PDF_GEOMETRY_MARGIN;
  if (self->target.rect.width > 0 &&
      (place.origin.x < x || place.origin.x + place.size.width > x + width))
    x = place.origin.x - REVEAL_MARGIN;
  gtk_adjustment_set_value (self->hadjustment, x);
  gtk_adjustment_set_value (self->vadjustment, y);
}

static void
scrolled_cb (PrkPdfCanvas *self)
{
  if (!self->is_allocating)
    settle (self);
}

static void
set_adjustment (PrkPdfCanvas   *self,
                GtkAdjustment **slot,
                GtkAdjustment  *adjustment)
{
  if (*slot == adjustment && adjustment != NULL)
    return;

  if (*slot != NULL)
    g_signal_handlers_disconnect_by_func (*slot, scrolled_cb, self);
  g_clear_object (slot);

  if (adjustment == NULL)
    adjustment = gtk_adjustment_new (0, 0, 0, 0, 0, 0);
  *slot = g_object_ref_sink (adjustment);
  g_signal_connect_swapped (*slot, "value-changed", G_CALLBACK (scrolled_cb), self);
}

static void
prk_pdf_canvas_size_allocate (GtkWidget *widget,
                              int        width,
                              int        height,
                              int        baseline)
{
  PrkPdfCanvas *self = PRK_PDF_CANVAS (widget);
  PrkPdfAnchor anchor;

  hold_point (self, 0, 0, &anchor);
  relayout (self, &anchor);
  if (self->has_target)
    scroll_to_target (self);
}

static void
prk_pdf_canvas_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  *minimum = 1;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 480 : 640;
}

static void
prk_pdf_canvas_snapshot (GtkWidget   *widget,
                         GtkSnapshot *snapshot)
{
  PrkPdfCanvas *self = PRK_PDF_CANVAS (widget);
  guint first, last;

  gtk_style_context_lookup_color (gtk_widget_get_style_context (widget), "accent_bg_color",
                                  &self->overlay.accent);
  self->overlay.draws_with_cairo =
    GSK_IS_CAIRO_RENDERER (gtk_native_get_renderer (gtk_widget_get_native (widget)));
  gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget),
                                                         gtk_widget_get_height (widget)));
  if (visible_range (self, &first, &last))
    for (guint page = first; page <= last; page++)
      prk_pdf_paint_page (snapshot, &self->geometry, self->renderer, &self->overlay, page,
                          scroll_x (self), scroll_y (self));
  prk_pdf_placards_snapshot (self->placards, snapshot);
  gtk_snapshot_pop (snapshot);
}

static void
prk_pdf_canvas_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (prk_pdf_canvas_parent_class)->map (widget);
  ask_for_pictures (PRK_PDF_CANVAS (widget));
}

static void
prk_pdf_canvas_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  PrkPdfCanvas *self = PRK_PDF_CANVAS (object);

  switch (prop_id)
    {
    case PROP_FIT:
      g_value_set_enum (value, self->fit);
      break;
    case PROP_ZOOM:
      g_value_set_double (value, self->zoom);
      break;
    case PROP_PAGE:
      g_value_set_uint (value, self->page);
      break;
    case PROP_HADJUSTMENT:
      g_value_set_object (value, self->hadjustment);
      break;
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->vadjustment);
      break;
    case PROP_HSCROLL_POLICY:
      g_value_set_enum (value, self->hscroll_policy);
      break;
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, self->vscroll_policy);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
prk_pdf_canvas_set_property (GObject      *object,
                             guint         prop_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  PrkPdfCanvas *self = PRK_PDF_CANVAS (object);

  switch (prop_id)
    {
    case PROP_FIT:
      prk_pdf_canvas_set_fit (self, g_value_get_enum (value));
      break;
    case PROP_HADJUSTMENT:
      set_adjustment (self, &self->hadjustment, g_value_get_object (value));
      break;
    case PROP_VADJUSTMENT:
      set_adjustment (self, &self->vadjustment, g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
      self->hscroll_policy = g_value_get_enum (value);
      break;
    case PROP_VSCROLL_POLICY:
      self->vscroll_policy = g_value_get_enum (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
clear_adjustment (PrkPdfCanvas   *self,
                  GtkAdjustment **slot)
{
  if (*slot != NULL)
    g_signal_handlers_disconnect_by_func (*slot, scrolled_cb, self);
  g_clear_object (slot);
}

static void
prk_pdf_canvas_dispose (GObject *object)
{
  PrkPdfCanvas *self = PRK_PDF_CANVAS (object);

  prk_pdf_placards_clear (self->placards);
  if (self->renderer != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->renderer, self);
      prk_pdf_renderer_set_document (self->renderer, NULL);
    }
  g_clear_object (&self->renderer);
  g_clear_object (&self->document);
  clear_adjustment (self, &self->hadjustment);
  clear_adjustment (self, &self->vadjustment);

  G_OBJECT_CLASS (prk_pdf_canvas_parent_class)->dispose (object);
}

static void
prk_pdf_canvas_finalize (GObject *object)
{
  PrkPdfCanvas *self = PRK_PDF_CANVAS (object);

  prk_pdf_geometry_clear (&self->geometry);
  g_clear_pointer (&self->overlay.marks, g_array_unref);
  g_clear_pointer (&self->overlay.hits, g_array_unref);
  g_clear_pointer (&self->placards, prk_pdf_placards_free);

  G_OBJECT_CLASS (prk_pdf_canvas_parent_class)->finalize (object);
}

static void
prk_pdf_canvas_class_init (PrkPdfCanvasClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const GParamFlags flags = G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = prk_pdf_canvas_get_property;
  object_class->set_property = prk_pdf_canvas_set_property;
  object_class->dispose = prk_pdf_canvas_dispose;
  object_class->finalize = prk_pdf_canvas_finalize;
  widget_class->size_allocate = prk_pdf_canvas_size_allocate;
  widget_class->measure = prk_pdf_canvas_measure;
  widget_class->snapshot = prk_pdf_canvas_snapshot;
  widget_class->map = prk_pdf_canvas_map;

  properties[PROP_FIT] = g_param_spec_enum ("fit", NULL, NULL, PRK_TYPE_PDF_FIT, PRK_PDF_FIT_WIDTH,
                                            flags | G_PARAM_READWRITE);
  properties[PROP_ZOOM] =
    g_param_spec_double ("zoom", NULL, NULL, 0, G_MAXDOUBLE, 1, flags | G_PARAM_READABLE);
  properties[PROP_PAGE] =
    g_param_spec_uint ("page", NULL, NULL, 0, G_MAXUINT, 0, flags | G_PARAM_READABLE);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");

  /**
   * PrkPdfCanvas::point-activated:
   * @page: from 0
   * @x: in points
   * @y: in points
   *
   * A person has clicked on a page.
   */
  signals[SIGNAL_POINT_ACTIVATED] =
    g_signal_new ("point-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                  NULL, G_TYPE_NONE, 3, G_TYPE_UINT, G_TYPE_DOUBLE, G_TYPE_DOUBLE);

  gtk_widget_class_set_css_name (widget_class, "prk-pdf-canvas");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_DOCUMENT);
  _prk_pdf_canvas_add_keys (widget_class);
}

static void
prk_pdf_canvas_init (PrkPdfCanvas *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  prk_pdf_geometry_init (&self->geometry);
  self->renderer = prk_pdf_renderer_new (MAX_PICTURE_BYTES);
  self->zoom = PRK_PDF_CANVAS_NATURAL_ZOOM;
  self->fit = PRK_PDF_FIT_WIDTH;
  self->overlay.marks = g_array_new (FALSE, FALSE, sizeof (PrkPdfMark));
  self->overlay.hits = g_array_new (FALSE, FALSE, sizeof (PrkPdfMark));
  self->placards = prk_pdf_placards_new (widget, G_CALLBACK (retry_clicked_cb));
  set_adjustment (self, &self->hadjustment, NULL);
  set_adjustment (self, &self->vadjustment, NULL);

  g_signal_connect_swapped (self->renderer, "page-changed", G_CALLBACK (page_changed_cb), self);
  g_signal_connect (self, "notify::scale-factor", G_CALLBACK (gtk_widget_queue_resize), NULL);
  gtk_widget_set_focusable (widget, TRUE);
  gtk_widget_set_overflow (widget, GTK_OVERFLOW_HIDDEN);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Document"), -1);
  _prk_pdf_canvas_add_controllers (self);
}

GtkWidget *
prk_pdf_canvas_new (void)
{
  return g_object_new (PRK_TYPE_PDF_CANVAS, NULL);
}

/**
 * prk_pdf_canvas_set_document:
 * @document: (nullable)
 *
 * Shows a document in the place of the one before: the page, the place on it and the zoom stay.
 */
void
prk_pdf_canvas_set_document (PrkPdfCanvas   *self,
                             PrkPdfDocument *document)
{
  PrkPdfAnchor anchor;
  guint n_pages = document != NULL ? prk_pdf_document_get_n_pages (document) : 0;
  g_autofree PrkPdfSize *sizes = g_new (PrkPdfSize, n_pages);

  g_return_if_fail (PRK_IS_PDF_CANVAS (self));

  if (self->document == document)
    return;

  hold_point (self, 0, 0, &anchor);
  for (guint i = 0; i < n_pages; i++)
    sizes[i] = prk_pdf_document_get_page_size (document, i);

  g_set_object (&self->document, document);
  prk_pdf_placards_clear (self->placards);
  prk_pdf_renderer_set_document (self->renderer, document);
  prk_pdf_geometry_set_sizes (&self->geometry, sizes, n_pages);
  g_array_set_size (self->overlay.marks, 0);
  prk_pdf_canvas_set_hits (self, NULL, 0, 0);
  relayout (self, &anchor);
}

guint
prk_pdf_canvas_get_n_pages (PrkPdfCanvas *self)
{
  g_return_val_if_fail (PRK_IS_PDF_CANVAS (self), 0);

  return prk_pdf_geometry_get_n (&self->geometry);
}

/**
 * prk_pdf_canvas_get_page:
 *
 * Returns: the page that is read now, from 0
 */
guint
prk_pdf_canvas_get_page (PrkPdfCanvas *self)
{
  g_return_val_if_fail (PRK_IS_PDF_CANVAS (self), 0);

  return self->page;
}

/**
 * prk_pdf_canvas_get_zoom:
 *
 * Returns: logical pixels a point
 */
double
prk_pdf_canvas_get_zoom (PrkPdfCanvas *self)
{
  g_return_val_if_fail (PRK_IS_PDF_CANVAS (self), 1);

  return self->zoom;
}

/**
 * prk_pdf_canvas_set_zoom:
 * @zoom: logical pixels a point
 *
 * Zooms around the middle of what is seen, and fits to nothing any more.
 */
void
prk_pdf_canvas_set_zoom (PrkPdfCanvas *self,
                         double        zoom)
{
  g_return_if_fail (PRK_IS_PDF_CANVAS (self));

  _prk_pdf_canvas_set_zoom_at (self, zoom, gtk_widget_get_width (GTK_WIDGET (self)) / 2.0,
               gtk_widget_get_height (GTK_WIDGET (self)) / 2.0);
}

void
prk_pdf_canvas_zoom_by (PrkPdfCanvas *self,
                        int           steps)
{
  g_return_if_fail (PRK_IS_PDF_CANVAS (self));

  prk_pdf_canvas_set_zoom (self, self->zoom * pow (PRK_PDF_CANVAS_ZOOM_STEP, steps));
}

PrkPdfFit
prk_pdf_canvas_get_fit (PrkPdfCanvas *self)
{
  g_return_val_if_fail (PRK_IS_PDF_CANVAS (self), PRK_PDF_FIT_NONE);

  return self->fit;
}

/**
 * prk_pdf_canvas_set_fit:
 *
 * Keeps the zoom such that a page fits, also when the window changes.
 */
void
prk_pdf_canvas_set_fit (PrkPdfCanvas *self,
                        PrkPdfFit     fit)
{
  PrkPdfAnchor anchor;

  g_return_if_fail (PRK_IS_PDF_CANVAS (self));

  if (self->fit == fit)
    return;

  hold_point (self, 0, 0, &anchor);
  self->fit = fit;
  relayout (self, &anchor);
  if (fit == PRK_PDF_FIT_PAGE)
    prk_pdf_canvas_scroll_to (self, anchor.page, 0);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FIT]);
}

/**
 * prk_pdf_canvas_scroll_to:
 * @page: from 0
 * @y_pt: in points
 *
 * Brings that place to the upper edge. Without a size yet, as soon as there is one.
 */
void
prk_pdf_canvas_scroll_to (PrkPdfCanvas *self,
                          guint         page,
                          double        y_pt)
{
  prk_pdf_canvas_reveal (self, &(PrkPdfMark) { page, { 0, y_pt, 0, 0 } });
}

/**
 * prk_pdf_canvas_reveal:
 * @mark: a place, empty to have it at the upper edge
 *
 * Scrolls until @mark is seen, and not at all where it is.
 */
void
prk_pdf_canvas_reveal (PrkPdfCanvas     *self,
                       const PrkPdfMark *mark)
{
  g_return_if_fail (PRK_IS_PDF_CANVAS (self));
  g_return_if_fail (mark != NULL);

  self->target = *mark;
  self->has_target = TRUE;
  if (gtk_widget_get_height (GTK_WIDGET (self)) > 0)
    scroll_to_target (self);
}

/**
 * prk_pdf_canvas_set_marks:
 * @marks: (nullable) (element-type PrkPdfMark) (transfer none)
 *
 * Marks places in the accent colour.
 */
void
prk_pdf_canvas_set_marks (PrkPdfCanvas *self,
                          GArray       *marks)
{
  g_return_if_fail (PRK_IS_PDF_CANVAS (self));

  g_array_set_size (self->overlay.marks, 0);
  if (marks != NULL)
    g_array_append_vals (self->overlay.marks, marks->data, marks->len);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * prk_pdf_canvas_set_hits:
 * @hits: (nullable) (element-type PrkPdfMark) (transfer none)
 * @current_first: the first rectangle of the current hit
 * @current_count: how many it has; 0 for no current hit
 *
 * Marks what was found.
 */
void
prk_pdf_canvas_set_hits (PrkPdfCanvas *self,
                         GArray       *hits,
                         guint         current_first,
                         guint         current_count)
{
  g_return_if_fail (PRK_IS_PDF_CANVAS (self));

  g_array_set_size (self->overlay.hits, 0);
  if (hits != NULL)
    g_array_append_vals (self->overlay.hits, hits->data, hits->len);
  self->overlay.current_first = current_first;
  self->overlay.current_count = current_count;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * prk_pdf_canvas_is_settled:
 *
 * Returns: whether every visible page has its picture or its error; for tests and benches
 */
gboolean
prk_pdf_canvas_is_settled (PrkPdfCanvas *self)
{
  guint first, last;

  g_return_val_if_fail (PRK_IS_PDF_CANVAS (self), FALSE);

  if (!visible_range (self, &first, &last))
    return FALSE;

  for (guint page = first; page <= last; page++)
    if (!prk_pdf_renderer_is_current (self->renderer, page) &&
        prk_pdf_renderer_get_error (self->renderer, page) == NULL)
      return FALSE;

  return TRUE;
}

gsize
prk_pdf_canvas_get_bytes (PrkPdfCanvas *self)
{
  g_return_val_if_fail (PRK_IS_PDF_CANVAS (self), 0);

  return prk_pdf_renderer_get_bytes (self->renderer);
}
