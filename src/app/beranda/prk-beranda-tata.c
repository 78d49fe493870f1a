/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "prk-beranda-tata.h"

/* Less than this for rows of text reads badly; so much and the side, or the rows alone. */
#define MAIN_WIDTH 440
#define MIN_HEIGHT 120

struct _PrkBerandaTata
{
  GtkWidget parent_instance;

  GtkWidget *main;
  GtkWidget *side;
  gboolean is_narrow;
  gboolean shows_side;
  guint notify_id;
};

enum
{
  PROP_0,
  PROP_MAIN,
  PROP_SIDE,
  PROP_IS_NARROW,
  PROP_SHOWS_SIDE,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (PrkBerandaTata, prk_beranda_tata, GTK_TYPE_WIDGET)

static int
get_side_width (PrkBerandaTata *self)
{
  int natural;

  gtk_widget_measure (self->side, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);

  return natural;
}

static void
prk_beranda_tata_measure (GtkWidget *widget,
                          GtkOrientation orientation,
                          int for_size,
                          int *minimum,
                          int *natural,
                          int *minimum_baseline,
                          int *natural_baseline)
{
  PrkBerandaTata *self = PRK_BERANDA_TATA (widget);
  int main_minimum, main_natural, side_minimum, side_natural;

  /* Both scroll, and a scrolled window that is asked for its height lays out every word in it, at its narrowest, for an
   * answer that nobody needs. */
  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      *minimum = *natural = MIN_HEIGHT;
      return;
    }
  gtk_widget_measure (self->main, orientation, -1, &main_minimum, &main_natural, NULL, NULL);
  gtk_widget_measure (self->side, orientation, -1, &side_minimum, &side_natural, NULL, NULL);
  *minimum = MAX (main_minimum, side_minimum);
  *natural = main_natural + side_natural;
}

static gboolean
notify_cb (gpointer user_data)
{
  PrkBerandaTata *self = user_data;

  self->notify_id = 0;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_IS_NARROW]);

  return G_SOURCE_REMOVE;
}

static void
prk_beranda_tata_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  PrkBerandaTata *self = PRK_BERANDA_TATA (widget);
  int side = get_side_width (self);
  gboolean is_narrow = width < MAIN_WIDTH + side;
  gboolean has_main = !is_narrow || !self->shows_side;
  gboolean has_side = !is_narrow || self->shows_side;
  gboolean is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int main_width = is_narrow ? width : width - side;
  int side_width = is_narrow ? width : side;

  gtk_widget_set_child_visible (self->main, has_main);
  gtk_widget_set_child_visible (self->side, has_side);
  if (has_main)
    gtk_widget_size_allocate (
        self->main, &(GtkAllocation){ is_rtl ? width - main_width : 0, 0, main_width, height }, -1);
  if (has_side)
    gtk_widget_size_allocate (
        self->side, &(GtkAllocation){ is_rtl ? 0 : width - side_width, 0, side_width, height }, -1);

  if (is_narrow != self->is_narrow)
    {
      self->is_narrow = is_narrow;
      /* Whoever listens may change widgets, which must not be done here. */
      if (self->notify_id == 0)
        self->notify_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, notify_cb, self, NULL);
    }
}

static void
set_child (PrkBerandaTata *self, GtkWidget **place, GtkWidget *child)
{
  g_clear_pointer (place, gtk_widget_unparent);
  *place = child;
  if (child != NULL)
    gtk_widget_set_parent (child, GTK_WIDGET (self));
}

static void
prk_beranda_tata_set_property (GObject *object,
                               guint prop_id,
                               const GValue *value,
                               GParamSpec *pspec)
{
  PrkBerandaTata *self = PRK_BERANDA_TATA (object);

  switch (prop_id)
    {
    case PROP_MAIN:
      set_child (self, &self->main, g_value_get_object (value));
      break;
    case PROP_SIDE:
      set_child (self, &self->side, g_value_get_object (value));
      break;
    case PROP_SHOWS_SIDE:
      prk_beranda_tata_set_shows_side (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
prk_beranda_tata_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  PrkBerandaTata *self = PRK_BERANDA_TATA (object);

  switch (prop_id)
    {
    case PROP_MAIN:
      g_value_set_object (value, self->main);
      break;
    case PROP_SIDE:
      g_value_set_object (value, self->side);
      break;
    case PROP_IS_NARROW:
      g_value_set_boolean (value, self->is_narrow);
      break;
    case PROP_SHOWS_SIDE:
      g_value_set_boolean (value, self->shows_side);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
prk_beranda_tata_dispose (GObject *object)
{
  PrkBerandaTata *self = PRK_BERANDA_TATA (object);

  g_clear_handle_id (&self->notify_id, g_source_remove);
  g_clear_pointer (&self->main, gtk_widget_unparent);
  g_clear_pointer (&self->side, gtk_widget_unparent);

  G_OBJECT_CLASS (prk_beranda_tata_parent_class)->dispose (object);
}

static void
prk_beranda_tata_class_init (PrkBerandaTataClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = prk_beranda_tata_dispose;
  object_class->get_property = prk_beranda_tata_get_property;
  object_class->set_property = prk_beranda_tata_set_property;
  widget_class->measure = prk_beranda_tata_measure;
  widget_class->size_allocate = prk_beranda_tata_size_allocate;

  props[PROP_MAIN] = g_param_spec_object ("main", NULL, NULL, GTK_TYPE_WIDGET, flags);
  props[PROP_SIDE] = g_param_spec_object ("side", NULL, NULL, GTK_TYPE_WIDGET, flags);
  props[PROP_IS_NARROW] = g_param_spec_boolean ("is-narrow", NULL, NULL, FALSE,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_SHOWS_SIDE] = g_param_spec_boolean ("shows-side", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
prk_beranda_tata_init (PrkBerandaTata *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

gboolean
prk_beranda_tata_get_is_narrow (PrkBerandaTata *self)
{
  g_return_val_if_fail (PRK_IS_BERANDA_TATA (self), FALSE);

  return self->is_narrow;
}

gboolean
prk_beranda_tata_get_shows_side (PrkBerandaTata *self)
{
  g_return_val_if_fail (PRK_IS_BERANDA_TATA (self), FALSE);

  return self->shows_side;
}

void
prk_beranda_tata_set_shows_side (PrkBerandaTata *self, gboolean shows_side)
{
  g_return_if_fail (PRK_IS_BERANDA_TATA (self));

  if (self->shows_side == shows_side)
    return;

  self->shows_side = shows_side;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SHOWS_SIDE]);
}
