/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "prk-pdf-outline.h"

#define INDENT 16 /* logical pixels a level */

struct _PrkPdfOutline
{
  GtkWidget           parent_instance;

  GtkWidget          *scroller;
  GtkListView        *list;
  GtkSingleSelection *selection;
  GtkStringList      *titles;
  GPtrArray          *items; /* PrkPdfOutlineItem, of the document */
  PrkPdfDocument     *document;
  guint               scroll_id;
};

enum
{
  SIGNAL_PLACE_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PrkPdfOutline, prk_pdf_outline, GTK_TYPE_WIDGET)

static const PrkPdfOutlineItem *
get_item (PrkPdfOutline *self,
          guint          position)
{
  return self->items != NULL && position < self->items->len
           ? g_ptr_array_index (self->items, position)
           : NULL;
}

static void
setup_cb (PrkPdfOutline *self,
          GtkListItem   *list_item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *title = gtk_label_new (NULL);
  GtkWidget *page = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (page, "dim-label");
  gtk_widget_add_css_class (page, "numeric");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), page);
  gtk_list_item_set_child (list_item, box);
}

static void
bind_cb (PrkPdfOutline *self,
         GtkListItem   *list_item)
{
  GtkWidget *box = gtk_list_item_get_child (list_item);
  GtkWidget *title = gtk_widget_get_first_child (box), *page = gtk_widget_get_last_child (box);
  const PrkPdfOutlineItem *item = get_item (self, gtk_list_item_get_position (list_item));
  g_autofree char *number =
    item != NULL && item->page >= 0 ? g_strdup_printf ("%d", item->page + 1) : NULL;

  gtk_label_set_text (GTK_LABEL (title),
                      gtk_string_object_get_string (gtk_list_item_get_item (list_item)));
  gtk_widget_set_tooltip_text (title, gtk_label_get_text (GTK_LABEL (title)));
  gtk_label_set_text (GTK_LABEL (page), number != NULL ? number : "");
  gtk_widget_set_margin_start (title, item != NULL ? INDENT * item->depth : 0);
}

static void
activate_cb (PrkPdfOutline *self,
             guint          position)
{
  const PrkPdfOutlineItem *item = get_item (self, position);

  if (item != NULL && item->page >= 0)
    g_signal_emit (self, signals[SIGNAL_PLACE_ACTIVATED], 0, (guint) item->page, item->y);
}

static gboolean
has_same_titles (GPtrArray *a,
                 GPtrArray *b)
{
  if (a == NULL || b == NULL || a->len != b->len)
    return FALSE;

  for (guint i = 0; i < a->len; i++)
    {
      const PrkPdfOutlineItem *first = g_ptr_array_index (a, i), *second = g_ptr_array_index (b, i);

      if (first->depth != second->depth || first->page != second->page ||
          g_strcmp0 (first->title, second->title) != 0)
        return FALSE;
    }

  return TRUE;
}

static gboolean
scroll_to_selected_cb (gpointer user_data)
{
  PrkPdfOutline *self = PRK_PDF_OUTLINE (user_data);
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->list));
  guint selected = gtk_single_selection_get_selected (self->selection);
  double row =
    gtk_adjustment_get_upper (adjustment) / MAX (self->items != NULL ? self->items->len : 0, 1);

  self->scroll_id = 0;
  if (selected != GTK_INVALID_LIST_POSITION)
    gtk_adjustment_set_value (adjustment,
                              row * selected - gtk_adjustment_get_page_size (adjustment) / 2);

  return G_SOURCE_REMOVE;
}

/* A long table of contents opens at the place that is read: after the popover has put the focus on
 * the first row, which scrolls there. */
static void
prk_pdf_outline_map (GtkWidget *widget)
{
  PrkPdfOutline *self = PRK_PDF_OUTLINE (widget);

  GTK_WIDGET_CLASS (prk_pdf_outline_parent_class)->map (widget);
  if (self->scroll_id == 0)
    self->scroll_id = g_idle_add_full (G_PRIORITY_LOW, scroll_to_selected_cb, self, NULL);
}

static void
prk_pdf_outline_dispose (GObject *object)
{
  PrkPdfOutline *self = PRK_PDF_OUTLINE (object);

  g_clear_handle_id (&self->scroll_id, g_source_remove);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_object (&self->document);
  g_clear_object (&self->titles);
  g_clear_object (&self->selection);

  G_OBJECT_CLASS (prk_pdf_outline_parent_class)->dispose (object);
}

static void
prk_pdf_outline_class_init (PrkPdfOutlineClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = prk_pdf_outline_dispose;
  widget_class->map = prk_pdf_outline_map;

  /**
   * PrkPdfOutline::place-activated:
   * @page: from 0
   * @y: in points
   *
   * A person has chosen an item of the contents.
   */
  signals[SIGNAL_PLACE_ACTIVATED] =
    g_signal_new ("place-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                  NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_DOUBLE);

  gtk_widget_class_set_css_name (widget_class, "prk-pdf-outline");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
prk_pdf_outline_init (PrkPdfOutline *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  self->titles = gtk_string_list_new (NULL);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->titles)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);

  self->list = GTK_LIST_VIEW (
    gtk_list_view_new (g_object_ref (GTK_SELECTION_MODEL (self->selection)), factory));
  gtk_list_view_set_single_click_activate (self->list, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Contents"), -1);
  g_signal_connect_object (self->list, "activate", G_CALLBACK (activate_cb), self,
                           G_CONNECT_SWAPPED);

  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->scroller), 420);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->list));
  gtk_widget_set_size_request (self->scroller, 320, -1);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

/**
 * prk_pdf_outline_set_document:
 * @document: (nullable)
 *
 * Shows the contents of another document; where they are the same, nothing moves.
 */
void
prk_pdf_outline_set_document (PrkPdfOutline  *self,
                              PrkPdfDocument *document)
{
  GPtrArray *items = document != NULL ? prk_pdf_document_get_outline (document) : NULL;
  g_autoptr(GPtrArray) titles = g_ptr_array_new ();
  gboolean is_same;

  g_return_if_fail (PRK_IS_PDF_OUTLINE (self));

  if (!g_set_object (&self->document, document))
    return;

  is_same = has_same_titles (self->items, items);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  self->items = items != NULL ? g_ptr_array_ref (items) : NULL;
  if (is_same)
    return;

  for (guint i = 0; items != NULL && i < items->len; i++)
    g_ptr_array_add (titles, ((PrkPdfOutlineItem *) g_ptr_array_index (items, i))->title);
  g_ptr_array_add (titles, NULL);
  gtk_string_list_splice (self->titles, 0, g_list_model_get_n_items (G_LIST_MODEL (self->titles)),
                          (const char *const *) titles->pdata);
}

/**
 * prk_pdf_outline_set_page:
 * @page: from 0
 *
 * Marks the item under which @page falls.
 */
void
prk_pdf_outline_set_page (PrkPdfOutline *self,
                          guint          page)
{
  guint found = GTK_INVALID_LIST_POSITION;

  g_return_if_fail (PRK_IS_PDF_OUTLINE (self));

  for (guint i = 0; self->items != NULL && i < self->items->len; i++)
    if (get_item (self, i)->page >= 0 && get_item (self, i)->page <= (int) page)
      found = i;

  gtk_single_selection_set_selected (self->selection, found);
}

gboolean
prk_pdf_outline_is_empty (PrkPdfOutline *self)
{
  g_return_val_if_fail (PRK_IS_PDF_OUTLINE (self), TRUE);

  return self->items == NULL || self->items->len == 0;
}
