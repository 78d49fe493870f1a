/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What stands in a scrolled window. GtkScrolledWindow asks its child how high it is at no width at all, which lays out
 * every word at its narrowest, for an answer that counts for nothing where the height scrolls. That question is
 * answered here; all others are the child's. */

#include "config.h"

#include "prk-gulir.h"

struct _PrkGulir
{
  GtkWidget  parent_instance;

  GtkWidget *child;
};

G_DEFINE_FINAL_TYPE (PrkGulir, prk_gulir, GTK_TYPE_WIDGET)

static GtkSizeRequestMode
prk_gulir_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
prk_gulir_measure (GtkWidget      *widget,
                   GtkOrientation  orientation,
                   int             for_size,
                   int            *minimum,
                   int            *natural,
                   int            *minimum_baseline,
                   int            *natural_baseline)
{
  PrkGulir *self = PRK_GULIR (widget);

  if (orientation == GTK_ORIENTATION_VERTICAL && for_size < 0)
    *minimum = *natural = 0;
  else
    gtk_widget_measure (self->child, orientation, for_size, minimum, natural, NULL, NULL);
}

static void
prk_gulir_size_allocate (GtkWidget *widget,
                         int        width,
                         int        height,
                         int        baseline)
{
  gtk_widget_allocate (PRK_GULIR (widget)->child, width, height, baseline, NULL);
}

static void
prk_gulir_dispose (GObject *object)
{
  g_clear_pointer (&PRK_GULIR (object)->child, gtk_widget_unparent);

  G_OBJECT_CLASS (prk_gulir_parent_class)->dispose (object);
}

static void
prk_gulir_class_init (PrkGulirClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = prk_gulir_dispose;
  widget_class->get_request_mode = prk_gulir_get_request_mode;
  widget_class->measure = prk_gulir_measure;
  widget_class->size_allocate = prk_gulir_size_allocate;
}

static void
prk_gulir_init (PrkGulir *self)
{
}

/**
 * prk_gulir_new:
 * @child: (transfer floating): what scrolls
 *
 * Returns: (transfer floating): the child of a scrolled window
 */
GtkWidget *
prk_gulir_new (GtkWidget *child)
{
  PrkGulir *self;

  g_return_val_if_fail (GTK_IS_WIDGET (child), NULL);

  self = g_object_new (PRK_TYPE_GULIR, NULL);
  self->child = child;
  gtk_widget_set_parent (child, GTK_WIDGET (self));

  return GTK_WIDGET (self);
}
