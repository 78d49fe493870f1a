/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "prk-templat-teks.h"

#define TAG    "salah"
#define MARGIN 6

static void
draw_numbers (GtkDrawingArea *area,
              cairo_t        *cr,
              int             width,
              int             height,
              gpointer        user_data)
{
  GtkTextView *view = user_data;
  g_autoptr(PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (view), NULL);
  GdkRGBA color;
  GdkRectangle seen;
  GtkTextIter iter;
  gboolean more = TRUE;

  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (view)), &color);
  color.alpha *= 0.55;
  gdk_cairo_set_source_rgba (cr, &color);
  gtk_text_view_get_visible_rect (view, &seen);
  gtk_text_view_get_line_at_y (view, &iter, seen.y, NULL);
  while (more)
    {
      g_autofree char *number = g_strdup_printf ("%d", gtk_text_iter_get_line (&iter) + 1);
      int y, line_height, text_width, text_y;

      gtk_text_view_get_line_yrange (view, &iter, &y, &line_height);
      if (y > seen.y + seen.height)
        return;
      gtk_text_view_buffer_to_window_coords (view, GTK_TEXT_WINDOW_LEFT, 0, y, NULL, &text_y);
      pango_layout_set_text (layout, number, -1);
      pango_layout_get_pixel_size (layout, &text_width, NULL);
      cairo_move_to (cr, width - MARGIN - text_width, text_y);
      pango_cairo_show_layout (cr, layout);
      more = gtk_text_iter_forward_line (&iter);
    }
}

static void
adjustment_set_cb (GtkTextView *view,
                   GParamSpec  *pspec,
                   GtkWidget   *numbers)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));

  if (adjustment != NULL)
    g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (gtk_widget_queue_draw), numbers, G_CONNECT_SWAPPED);
}

GtkWidget *
prk_templat_teks_new (void)
{
  GtkWidget *view = gtk_text_view_new ();
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  GtkWidget *numbers = gtk_drawing_area_new ();
  g_autoptr(PangoLayout) layout = NULL;
  int width;

  gtk_text_view_set_monospace (GTK_TEXT_VIEW (view), TRUE);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (view), MARGIN);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (view), MARGIN);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (view), MARGIN);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (view), MARGIN);
  gtk_text_buffer_create_tag (buffer, TAG, "underline", PANGO_UNDERLINE_ERROR, "paragraph-background-rgba",
                              &(GdkRGBA) { 0.88, 0.11, 0.14, 0.15 }, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Text of the template"), -1);

  layout = gtk_widget_create_pango_layout (view, "88888");
  pango_layout_get_pixel_size (layout, &width, NULL);
  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (numbers), width + 2 * MARGIN);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (numbers), draw_numbers, view, NULL);
  gtk_text_view_set_gutter (GTK_TEXT_VIEW (view), GTK_TEXT_WINDOW_LEFT, numbers);
  g_signal_connect_object (buffer, "changed", G_CALLBACK (gtk_widget_queue_draw), numbers, G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "notify::vadjustment", G_CALLBACK (adjustment_set_cb), numbers, 0);

  return view;
}

void
prk_templat_teks_mark (GtkTextView *view,
                       guint        line)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (view);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_remove_tag_by_name (buffer, TAG, &start, &end);
  if (line == 0 || !gtk_text_buffer_get_iter_at_line (buffer, &start, (int) line - 1))
    return;
  end = start;
  gtk_text_iter_forward_to_line_end (&end);
  gtk_text_buffer_apply_tag_by_name (buffer, TAG, &start, &end);
}
