/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A PDF to read: the pages, and around them a strip of small pages, the contents, a find bar and
 * the zoom. What the keys do here, they do only while the focus is within. */

#include "config.h"

#include <math.h>
#include <string.h>

#include <adwaita.h>
#include <glib/gi18n.h>

#include "prk-pdf-message.h"
#include "prk-pdf-outline.h"
#include "prk-pdf-search.h"
#include "prk-pdf-thumbnails.h"
#include "prk-pdf-view.h"
#include "prk-widget-style.h"

struct _PrkPdfView
{
  GtkWidget         parent_instance;

  GtkStack         *stack;
  AdwStatusPage    *error_page;
  PrkPdfCanvas     *canvas;
  PrkPdfThumbnails *thumbnails;
  GtkRevealer      *thumbnails_revealer;
  GtkWidget        *outline_button;
  GtkPopover       *outline_popover;
  PrkPdfOutline    *outline;
  GtkSearchBar     *find_bar;
  GtkEditable      *find_entry;
  GtkLabel         *find_label;
  GtkWidget        *toolbar;
  GtkEditable      *page_entry;
  GtkLabel         *pages_label;
  GtkLabel         *zoom_label;

  PrkPdfDocument   *document;
  PrkPdfSearch     *search;
};

enum
{
  SIGNAL_POINT_ACTIVATED,
  SIGNAL_RETRY,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PrkPdfView, prk_pdf_view, GTK_TYPE_WIDGET)

static void
show_page (PrkPdfView *self)
{
  guint n_pages = prk_pdf_canvas_get_n_pages (self->canvas);
  g_autofree char *page = g_strdup_printf ("%u", prk_pdf_canvas_get_page (self->canvas) + 1);
  g_autofree char *pages = g_strdup_printf ("/ %u", n_pages);

  gtk_editable_set_text (self->page_entry, n_pages > 0 ? page : "");
  gtk_label_set_text (self->pages_label, n_pages > 0 ? pages : "");
}

static void
page_changed_cb (PrkPdfView *self)
{
  guint page = prk_pdf_canvas_get_page (self->canvas);

  show_page (self);
  prk_pdf_thumbnails_set_page (self->thumbnails, page);
  prk_pdf_outline_set_page (self->outline, page);
}

static void
zoom_changed_cb (PrkPdfView *self)
{
  double percent = 100 * prk_pdf_canvas_get_zoom (self->canvas) / PRK_PDF_CANVAS_NATURAL_ZOOM;
  g_autofree char *text = g_strdup_printf ("%.0f %%", percent);

  gtk_label_set_text (self->zoom_label, text);
}

static void
point_activated_cb (PrkPdfView *self,
                    guint       page,
                    double      x,
                    double      y)
{
  g_signal_emit (self, signals[SIGNAL_POINT_ACTIVATED], 0, page, x, y);
}

static void
retry_clicked_cb (PrkPdfView *self)
{
  g_signal_emit (self, signals[SIGNAL_RETRY], 0);
}

static void
page_entered_cb (PrkPdfView *self)
{
  guint64 page = g_ascii_strtoull (gtk_editable_get_text (self->page_entry), NULL, 10);

  if (page >= 1 && page <= prk_pdf_canvas_get_n_pages (self->canvas))
    {
      prk_pdf_canvas_scroll_to (self->canvas, page - 1, 0);
      gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
    }
  else
    gtk_widget_error_bell (GTK_WIDGET (self->page_entry));
  show_page (self);
}

static void
thumbnail_activated_cb (PrkPdfView *self,
                        guint       page)
{
  prk_pdf_canvas_scroll_to (self->canvas, page, 0);
}

static void
place_activated_cb (PrkPdfView *self,
                    guint       page,
                    double      y)
{
  gtk_popover_popdown (self->outline_popover);
  prk_pdf_canvas_scroll_to (self->canvas, page, MAX (y, 0));
}

static void
show_hits (PrkPdfView *self)
{
  guint n_hits = prk_pdf_search_get_n_hits (self->search), first, count;
  g_autofree char *text = NULL;

  prk_pdf_search_get_range (self->search, &first, &count);
  prk_pdf_canvas_set_hits (self->canvas, prk_pdf_search_get_marks (self->search), first, count);

  if (prk_pdf_search_get_text (self->search)[0] == '\0')
    text = g_strdup ("");
  else if (n_hits > 0)
    text = g_strdup_printf (_("%u of %u"), prk_pdf_search_get_current (self->search), n_hits);
  else
    text = g_strdup (prk_pdf_search_is_running (self->search) ? _("Searching…") : _("Not found"));
  gtk_label_set_text (self->find_label, text);

  if (n_hits == 0 && text[0] != '\0' && !prk_pdf_search_is_running (self->search))
    gtk_widget_add_css_class (GTK_WIDGET (self->find_entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->find_entry), "error");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "pdf.find-next", n_hits > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "pdf.find-previous", n_hits > 0);
}

static void
show_current_hit (PrkPdfView *self)
{
  GArray *marks = prk_pdf_search_get_marks (self->search);
  guint first, count;

  if (prk_pdf_search_get_range (self->search, &first, &count))
    prk_pdf_canvas_reveal (self->canvas, &g_array_index (marks, PrkPdfMark, first));
}

static void
find_changed_cb (PrkPdfView *self)
{
  prk_pdf_search_set_text (self->search, gtk_editable_get_text (self->find_entry),
                           prk_pdf_canvas_get_page (self->canvas));
}

static void
find_next_cb (PrkPdfView *self)
{
  prk_pdf_search_step (self->search, 1);
}

static void
find_previous_cb (PrkPdfView *self)
{
  prk_pdf_search_step (self->search, -1);
}

static void
find_stopped_cb (PrkPdfView *self)
{
  gtk_search_bar_set_search_mode (self->find_bar, FALSE);
  gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
}

static void
find_mode_changed_cb (PrkPdfView *self)
{
  if (gtk_search_bar_get_search_mode (self->find_bar))
    {
      gtk_widget_grab_focus (GTK_WIDGET (self->find_entry));
      find_changed_cb (self);
    }
  else
    prk_pdf_search_set_text (self->search, NULL, 0);
}

static void
find_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  PrkPdfView *self = PRK_PDF_VIEW (widget);

  if (g_str_equal (name, "pdf.find-next"))
    find_next_cb (self);
  else if (g_str_equal (name, "pdf.find-previous"))
    find_previous_cb (self);
  else
    {
      gtk_search_bar_set_search_mode (self->find_bar, TRUE);
      gtk_widget_grab_focus (GTK_WIDGET (self->find_entry));
      gtk_editable_select_region (self->find_entry, 0, -1);
    }
}

static void
zoom_action (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  PrkPdfView *self = PRK_PDF_VIEW (widget);

  if (g_str_equal (name, "pdf.zoom-in"))
    prk_pdf_canvas_zoom_by (self->canvas, 1);
  else if (g_str_equal (name, "pdf.zoom-out"))
    prk_pdf_canvas_zoom_by (self->canvas, -1);
  else
    prk_pdf_canvas_set_zoom (self->canvas,
                             g_variant_get_int32 (parameter) / 100.0 * PRK_PDF_CANVAS_NATURAL_ZOOM);
}

static void
fit_action (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  PrkPdfView *self = PRK_PDF_VIEW (widget);
  gboolean is_page = g_str_equal (g_variant_get_string (parameter, NULL), "page");

  prk_pdf_canvas_set_fit (self->canvas, is_page ? PRK_PDF_FIT_PAGE : PRK_PDF_FIT_WIDTH);
}

static void
thumbnails_action (GtkWidget  *widget,
                   const char *name,
                   GVariant   *parameter)
{
  PrkPdfView *self = PRK_PDF_VIEW (widget);

  gtk_revealer_set_reveal_child (self->thumbnails_revealer,
                                 !gtk_revealer_get_reveal_child (self->thumbnails_revealer));
}

static void
show_document (PrkPdfView *self)
{
  gboolean has_document = self->document != NULL;

  if (has_document)
    gtk_stack_set_visible_child_name (self->stack, "document");
  gtk_widget_set_sensitive (self->toolbar, has_document);
  gtk_widget_set_sensitive (self->outline_button, !prk_pdf_outline_is_empty (self->outline));
  page_changed_cb (self);
}

static gboolean
prk_pdf_view_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (PRK_PDF_VIEW (widget)->canvas));
}

static void
prk_pdf_view_dispose (GObject *object)
{
  PrkPdfView *self = PRK_PDF_VIEW (object);
  GtkWidget *child;

  if (self->search != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->search, self);
      prk_pdf_search_set_text (self->search, NULL, 0);
    }
  g_clear_object (&self->search);
  g_clear_object (&self->document);
  gtk_widget_dispose_template (GTK_WIDGET (self), PRK_TYPE_PDF_VIEW);
  /* GTK 4.8 lets go of bound children only. */
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (prk_pdf_view_parent_class)->dispose (object);
}

static void
add_keys (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint       key;
    const char *action;
  } keys[] = {
    { GDK_KEY_plus, "pdf.zoom-in" },         { GDK_KEY_equal, "pdf.zoom-in" },
    { GDK_KEY_KP_Add, "pdf.zoom-in" },       { GDK_KEY_minus, "pdf.zoom-out" },
    { GDK_KEY_KP_Subtract, "pdf.zoom-out" }, { GDK_KEY_f, "pdf.find" },
    { GDK_KEY_g, "pdf.find-next" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i].key, GDK_CONTROL_MASK,
                                         keys[i].action, NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_0, GDK_CONTROL_MASK, "pdf.fit", "s",
                                       "width");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_0, GDK_CONTROL_MASK, "pdf.fit", "s",
                                       "width");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_g, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "pdf.find-previous", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F3, 0, "pdf.find-next", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F3, GDK_SHIFT_MASK,
                                       "pdf.find-previous", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F8, 0, "pdf.thumbnails", NULL);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/prakarsa/Prakarsa/ui/widget/prk-pdf-view.ui");
  gtk_widget_class_bind_template_child (widget_class, PrkPdfView, stack);
  gtk_widget_class_bind_template_child (widget_class, PrkPdfView, error_page);
  gtk_widget_class_bind_template_child (widget_class, PrkPdfView, canvas);
  gtk_widget_class_bind_template_child (widget_class, PrkPdfView, thumbnails);
  gtk_widget_class_bind_template_child (widget_class, PrkPdfView, thumbnails_revealer);
  gtk_widget_class_bind_template_child (widget_class, PrkPdfView, outline_button);
  gtk_widget_class_bind_template_child (widget_class, PrkPdfView, outline_popover);
  gtk_widget_class_bind_template_child (widget_class, PrkPdfView, outline);
  gtk_widget_class_bind_template_child (widget_class, PrkPdfView, find_bar);
  gtk_widget_class_bind_template_child (widget_class, PrkPdfView, find_entry);
  gtk_widget_class_bind_template_child (widget_class, PrkPdfView, find_label);
  gtk_widget_class_bind_template_child (widget_class, PrkPdfView, toolbar);
  gtk_widget_class_bind_template_child (widget_class, PrkPdfView, page_entry);
  gtk_widget_class_bind_template_child (widget_class, PrkPdfView, pages_label);
  gtk_widget_class_bind_template_child (widget_class, PrkPdfView, zoom_label);
  gtk_widget_class_bind_template_callback (widget_class, show_page);
  gtk_widget_class_bind_template_callback (widget_class, page_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, zoom_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, point_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, retry_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, page_entered_cb);
  gtk_widget_class_bind_template_callback (widget_class, thumbnail_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, place_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, find_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, find_next_cb);
  gtk_widget_class_bind_template_callback (widget_class, find_previous_cb);
  gtk_widget_class_bind_template_callback (widget_class, find_stopped_cb);
}

static void
prk_pdf_view_class_init (PrkPdfViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  prk_widget_style_ensure ();
  g_type_ensure (PRK_TYPE_PDF_CANVAS);
  g_type_ensure (PRK_TYPE_PDF_OUTLINE);
  g_type_ensure (PRK_TYPE_PDF_THUMBNAILS);

  object_class->dispose = prk_pdf_view_dispose;
  widget_class->grab_focus = prk_pdf_view_grab_focus;

  /**
   * PrkPdfView::point-activated:
   * @page: from 0
   * @x: in points
   * @y: in points
   *
   * A person has clicked on a page.
   */
  signals[SIGNAL_POINT_ACTIVATED] =
    g_signal_new ("point-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                  NULL, G_TYPE_NONE, 3, G_TYPE_UINT, G_TYPE_DOUBLE, G_TYPE_DOUBLE);

  /**
   * PrkPdfView::retry:
   *
   * A person wants the document after all that prk_pdf_view_show_error() stands for.
   */
  signals[SIGNAL_RETRY] = g_signal_new ("retry", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_css_name (widget_class, "prk-pdf-view");
  gtk_widget_class_install_action (widget_class, "pdf.zoom-in", NULL, zoom_action);
  gtk_widget_class_install_action (widget_class, "pdf.zoom-out", NULL, zoom_action);
  gtk_widget_class_install_action (widget_class, "pdf.zoom-to", "i", zoom_action);
  gtk_widget_class_install_action (widget_class, "pdf.fit", "s", fit_action);
  gtk_widget_class_install_action (widget_class, "pdf.find", NULL, find_action);
  gtk_widget_class_install_action (widget_class, "pdf.find-next", NULL, find_action);
  gtk_widget_class_install_action (widget_class, "pdf.find-previous", NULL, find_action);
  gtk_widget_class_install_action (widget_class, "pdf.thumbnails", NULL, thumbnails_action);
  add_keys (widget_class);
  bind_template (widget_class);
}

static void
prk_pdf_view_init (PrkPdfView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));

  self->search = prk_pdf_search_new ();
  g_signal_connect_swapped (self->search, "changed", G_CALLBACK (show_hits), self);
  g_signal_connect_swapped (self->search, "moved", G_CALLBACK (show_current_hit), self);
  g_signal_connect_object (self->find_bar, "notify::search-mode-enabled",
                           G_CALLBACK (find_mode_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_search_bar_connect_entry (self->find_bar, self->find_entry);

  show_hits (self);
  zoom_changed_cb (self);
  show_document (self);
}

GtkWidget *
prk_pdf_view_new (void)
{
  return g_object_new (PRK_TYPE_PDF_VIEW, NULL);
}

/**
 * prk_pdf_view_get_document:
 *
 * Returns: (nullable) (transfer none): what is shown
 */
PrkPdfDocument *
prk_pdf_view_get_document (PrkPdfView *self)
{
  g_return_val_if_fail (PRK_IS_PDF_VIEW (self), NULL);

  return self->document;
}

/**
 * prk_pdf_view_set_document:
 * @document: (nullable): %NULL for an empty view
 *
 * Shows a document in the place of the one before: page, place, zoom and search stay, and the old
 * pictures stand until the new ones have come. Marks are taken away.
 */
void
prk_pdf_view_set_document (PrkPdfView     *self,
                           PrkPdfDocument *document)
{
  g_return_if_fail (PRK_IS_PDF_VIEW (self));

  if (g_set_object (&self->document, document))
    {
      prk_pdf_canvas_set_document (self->canvas, document);
      prk_pdf_thumbnails_set_document (self->thumbnails, document);
      prk_pdf_outline_set_document (self->outline, document);
      prk_pdf_search_set_document (self->search, document, prk_pdf_canvas_get_page (self->canvas));
    }

  show_document (self);
  if (document == NULL)
    gtk_stack_set_visible_child_name (self->stack, "nothing");
}

/**
 * prk_pdf_view_show_error:
 * @error: why there is no document
 *
 * Says so in the place of the pages. The next document takes it away.
 */
void
prk_pdf_view_show_error (PrkPdfView   *self,
                         const GError *error)
{
  g_autofree char *text = NULL;

  g_return_if_fail (PRK_IS_PDF_VIEW (self));
  g_return_if_fail (error != NULL);

  text = prk_pdf_message_for_error (error);
  prk_pdf_view_set_document (self, NULL);
  adw_status_page_set_description (self->error_page, text);
  gtk_stack_set_visible_child_name (self->stack, "error");
}

guint
prk_pdf_view_get_page (PrkPdfView *self)
{
  g_return_val_if_fail (PRK_IS_PDF_VIEW (self), 0);

  return prk_pdf_canvas_get_page (self->canvas);
}

/**
 * prk_pdf_view_scroll_to:
 * @page: from 0
 * @y_pt: in points
 *
 * Brings that place to the upper edge.
 */
void
prk_pdf_view_scroll_to (PrkPdfView *self,
                        guint       page,
                        double      y_pt)
{
  g_return_if_fail (PRK_IS_PDF_VIEW (self));

  prk_pdf_canvas_scroll_to (self->canvas, page, y_pt);
}

/**
 * prk_pdf_view_set_marks:
 * @marks: (nullable) (element-type PrkPdfMark) (transfer none): %NULL for none
 * @scroll_into_view: whether the first one shall be seen
 *
 * Marks places in the accent colour, such as the paragraph of the field in focus.
 */
void
prk_pdf_view_set_marks (PrkPdfView *self,
                        GArray     *marks,
                        gboolean    scroll_into_view)
{
  g_return_if_fail (PRK_IS_PDF_VIEW (self));

  prk_pdf_canvas_set_marks (self->canvas, marks);
  if (scroll_into_view && marks != NULL && marks->len > 0)
    prk_pdf_canvas_reveal (self->canvas, &g_array_index (marks, PrkPdfMark, 0));
}

/**
 * prk_pdf_view_find:
 * @text: (nullable): %NULL to let a person type it
 *
 * Opens the find bar.
 */
void
prk_pdf_view_find (PrkPdfView *self,
                   const char *text)
{
  g_return_if_fail (PRK_IS_PDF_VIEW (self));

  gtk_widget_activate_action (GTK_WIDGET (self), "pdf.find", NULL);
  if (text != NULL)
    gtk_editable_set_text (self->find_entry, text);
}

/**
 * prk_pdf_view_get_canvas:
 *
 * Returns: (transfer none): the pages, for zoom and fit
 */
PrkPdfCanvas *
prk_pdf_view_get_canvas (PrkPdfView *self)
{
  g_return_val_if_fail (PRK_IS_PDF_VIEW (self), NULL);

  return self->canvas;
}
