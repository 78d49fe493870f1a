/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "prk-reveal.h"

/* So that the neighbouring line shows that there is more. */
#define CLEARANCE_PX 24

/**
 * prk_reveal_rect:
 * @rect: in the coordinates of @widget
 *
 * Scrolls the page that a widget stands in, its nearest viewport, until @rect can be seen. Without
 * one does nothing.
 */
void
prk_reveal_rect (GtkWidget          *widget,
                 const GdkRectangle *rect)
{
  GtkWidget *viewport;
  GtkAdjustment *adjustment;
  double x;
  double y;

  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (rect != NULL);

  viewport = gtk_widget_get_ancestor (widget, GTK_TYPE_VIEWPORT);
  if (viewport == NULL
      || !gtk_widget_translate_coordinates (widget, viewport, rect->x, rect->y, &x, &y))
    return;

  adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (viewport));
  y += gtk_adjustment_get_value (adjustment);
  gtk_adjustment_clamp_page (
      adjustment, MAX (y - CLEARANCE_PX, 0),
      MIN (y + rect->height + CLEARANCE_PX, gtk_adjustment_get_upper (adjustment)));
}
