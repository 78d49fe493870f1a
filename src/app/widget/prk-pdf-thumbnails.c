/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The strip of small pages. Each row that the list view makes asks for its own picture, after
 * everything else that the helper has to do, and only while the strip is shown. */

#include "config.h"

#include <math.h>

#include <glib/gi18n.h>

#include "prk-pdf-thumbnails.h"

#define WIDTH 92 /* logical pixels of a small page */

struct _PrkPdfThumbnails
{
  GtkWidget           parent_instance;

  GtkWidget          *scroller;
  GtkListView        *list;
  GtkSingleSelection *selection;
  GtkStringList      *pages; /* their numbers, as people count */
  GHashTable         *rows;  /* Row of those in use, borrowed */
  PrkPdfDocument     *document;
};

typedef struct
{
  GtkPicture   *picture;
  GtkLabel     *label;
  guint         page;
  GCancellable *cancellable;
} Row;

enum
{
  SIGNAL_PAGE_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PrkPdfThumbnails, prk_pdf_thumbnails, GTK_TYPE_WIDGET)

static void
row_stop (Row *row)
{
  g_cancellable_cancel (row->cancellable);
  g_clear_object (&row->cancellable);
}

static void
row_free (gpointer data)
{
  row_stop (data);
  g_free (data);
}

/* The row is gone or wants another picture once its cancellable is cancelled, and only then. */
static void
rendered_cb (GObject      *object,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) pixels = NULL;
  g_autoptr(GdkTexture) texture = NULL;
  Row *row = user_data;
  guint width, height;
  gsize stride;

  pixels = prk_pdf_document_render_finish (PRK_PDF_DOCUMENT (object), result, &width, &height,
                                           &stride, &error);
  if (g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    return;

  g_clear_object (&row->cancellable);
  if (pixels == NULL)
    return; /* the large page says why */

  texture = gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, pixels, stride);
  gtk_picture_set_paintable (row->picture, GDK_PAINTABLE (texture));
}

static void
row_ask (PrkPdfThumbnails *self,
         Row              *row)
{
  PrkPdfSize size;

  row_stop (row);
  if (self->document == NULL || row->page >= prk_pdf_document_get_n_pages (self->document) ||
      !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  size = prk_pdf_document_get_page_size (self->document, row->page);
  gtk_widget_set_size_request (GTK_WIDGET (row->picture), WIDTH,
                               CLAMP (round (WIDTH * size.height / size.width), 20, 3 * WIDTH));
  row->cancellable = g_cancellable_new ();
  prk_pdf_document_render_async (
    self->document, row->page,
    MIN (WIDTH * gtk_widget_get_scale_factor (GTK_WIDGET (self)) / size.width, PRK_PDF_MAX_SCALE),
    NULL, PRK_PDF_PRIORITY_IDLE, row->cancellable, rendered_cb, row);
}

static void
setup_cb (PrkPdfThumbnails *self,
          GtkListItem      *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *picture = gtk_picture_new ();
  GtkWidget *label = gtk_label_new (NULL);
  Row *row = g_new0 (Row, 1);

  row->picture = GTK_PICTURE (picture);
  row->label = GTK_LABEL (label);
  gtk_picture_set_can_shrink (row->picture, TRUE);
  gtk_widget_set_halign (picture, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (picture, "page");
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "numeric");
  gtk_box_append (GTK_BOX (box), picture);
  gtk_box_append (GTK_BOX (box), label);

  gtk_list_item_set_child (item, box);
  g_object_set_data_full (G_OBJECT (item), "row", row, row_free);
}

static void
bind_cb (PrkPdfThumbnails *self,
         GtkListItem      *item)
{
  Row *row = g_object_get_data (G_OBJECT (item), "row");
  const char *number = gtk_string_object_get_string (gtk_list_item_get_item (item));
  g_autofree char *name = g_strdup_printf (_("Page %s"), number);

  row->page = gtk_list_item_get_position (item);
  gtk_label_set_text (row->label, number);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->picture), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
  gtk_picture_set_paintable (row->picture, NULL);
  g_hash_table_add (self->rows, row);
  row_ask (self, row);
}

static void
unbind_cb (PrkPdfThumbnails *self,
           GtkListItem      *item)
{
  Row *row = g_object_get_data (G_OBJECT (item), "row");

  row_stop (row);
  g_hash_table_remove (self->rows, row);
}

static void
activate_cb (PrkPdfThumbnails *self,
             guint             position)
{
  g_signal_emit (self, signals[SIGNAL_PAGE_ACTIVATED], 0, position);
}

static void
set_n_pages (PrkPdfThumbnails *self,
             guint             n)
{
  guint old = g_list_model_get_n_items (G_LIST_MODEL (self->pages));
  g_autoptr(GPtrArray) numbers = g_ptr_array_new_with_free_func (g_free);

  for (guint i = old; i < n; i++)
    g_ptr_array_add (numbers, g_strdup_printf ("%u", i + 1));
  g_ptr_array_add (numbers, NULL);
  gtk_string_list_splice (self->pages, MIN (old, n), old > n ? old - n : 0,
                          (const char *const *) numbers->pdata);
}

static void
ask_for_all (PrkPdfThumbnails *self)
{
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &row, NULL))
    row_ask (self, row);
}

static void
prk_pdf_thumbnails_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (prk_pdf_thumbnails_parent_class)->map (widget);
  ask_for_all (PRK_PDF_THUMBNAILS (widget));
}

static void
prk_pdf_thumbnails_unmap (GtkWidget *widget)
{
  PrkPdfThumbnails *self = PRK_PDF_THUMBNAILS (widget);
  GHashTableIter iter;
  gpointer row;

  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, &row, NULL))
    row_stop (row);

  GTK_WIDGET_CLASS (prk_pdf_thumbnails_parent_class)->unmap (widget);
}

static void
prk_pdf_thumbnails_dispose (GObject *object)
{
  PrkPdfThumbnails *self = PRK_PDF_THUMBNAILS (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->document);
  g_clear_object (&self->pages);
  g_clear_object (&self->selection);
  g_clear_pointer (&self->rows, g_hash_table_unref);

  G_OBJECT_CLASS (prk_pdf_thumbnails_parent_class)->dispose (object);
}

static void
prk_pdf_thumbnails_class_init (PrkPdfThumbnailsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = prk_pdf_thumbnails_dispose;
  widget_class->map = prk_pdf_thumbnails_map;
  widget_class->unmap = prk_pdf_thumbnails_unmap;

  /**
   * PrkPdfThumbnails::page-activated:
   * @page: from 0
   *
   * A person has chosen a page.
   */
  signals[SIGNAL_PAGE_ACTIVATED] =
    g_signal_new ("page-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                  NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  gtk_widget_class_set_css_name (widget_class, "prk-pdf-thumbnails");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
prk_pdf_thumbnails_init (PrkPdfThumbnails *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  self->rows = g_hash_table_new (NULL, NULL);
  self->pages = gtk_string_list_new (NULL);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->pages)));
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, G_CONNECT_SWAPPED);

  self->list = GTK_LIST_VIEW (
    gtk_list_view_new (g_object_ref (GTK_SELECTION_MODEL (self->selection)), factory));
  gtk_list_view_set_single_click_activate (self->list, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Pages"), -1);
  g_signal_connect_object (self->list, "activate", G_CALLBACK (activate_cb), self,
                           G_CONNECT_SWAPPED);

  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->list));
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

/**
 * prk_pdf_thumbnails_set_document:
 * @document: (nullable)
 *
 * Shows another document; rows keep their pictures until the new ones come.
 */
void
prk_pdf_thumbnails_set_document (PrkPdfThumbnails *self,
                                 PrkPdfDocument   *document)
{
  g_return_if_fail (PRK_IS_PDF_THUMBNAILS (self));

  if (!g_set_object (&self->document, document))
    return;

  set_n_pages (self, document != NULL ? prk_pdf_document_get_n_pages (document) : 0);
  ask_for_all (self);
}

/**
 * prk_pdf_thumbnails_set_page:
 * @page: from 0
 *
 * Marks the page that is read and brings it into sight.
 */
void
prk_pdf_thumbnails_set_page (PrkPdfThumbnails *self,
                             guint             page)
{
  g_return_if_fail (PRK_IS_PDF_THUMBNAILS (self));

  if (page >= g_list_model_get_n_items (G_LIST_MODEL (self->pages)) ||
      gtk_single_selection_get_selected (self->selection) == page)
    return;

  gtk_single_selection_set_selected (self->selection, page);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", page);
}
