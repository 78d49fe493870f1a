/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <math.h>

#include "prk-sop-bagan.h"
#include "prk-sop-kata.h"

#define WIDTH 820.0    /* points: what the table asks for */
#define SCALE_MIN 1.05 /* smaller, nobody could read it */
#define SCALE_MAX 1.7  /* larger, lines become too long */
#define ZOOM_STEP 1.15
#define ZOOM_STEPS 8
#define EDGE 12

struct _PrkSopBagan
{
  GtkWidget parent_instance;

  PrkSop *sop;
  PrkBagan *bagan;
  PrkBaganTanda *tanda;
  GPtrArray *steps; /* (element-type GtkWidget) a button each */
  int zoom;
};

enum
{
  SIGNAL_STEP_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PrkSopBagan, prk_sop_bagan, GTK_TYPE_WIDGET)

static const PrkBaganRupa light = { 0x2e3436, 0xb4b2ae, 0xffffff, 0xf0efee, 0x1a5fb4 };
static const PrkBaganRupa dark = { 0xeeeeec, 0x5e5c64, 0x303030, 0x3a3a3a, 0x99c1f1 };

static double
get_factor (PrkSopBagan *self)
{
  return pow (ZOOM_STEP, self->zoom);
}

static double
get_scale (PrkSopBagan *self, int width)
{
  double room = (width - 2 * EDGE) / prk_bagan_get_lebar (self->bagan);

  if (self->zoom != 0)
    return SCALE_MIN * 1.15 * get_factor (self);

  return CLAMP (room, SCALE_MIN, SCALE_MAX);
}

static void
prk_sop_bagan_measure (GtkWidget *widget,
                       GtkOrientation orientation,
                       int for_size,
                       int *minimum,
                       int *natural,
                       int *minimum_baseline,
                       int *natural_baseline)
{
  PrkSopBagan *self = PRK_SOP_BAGAN (widget);
  double scale;

  *minimum = *natural = 0;
  if (self->bagan == NULL)
    return;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      scale = self->zoom != 0 ? get_scale (self, 0) : SCALE_MIN;
      *minimum = ceil (prk_bagan_get_lebar (self->bagan) * scale) + 2 * EDGE;
      *natural = self->zoom != 0 ? *minimum
                                 : ceil (prk_bagan_get_lebar (self->bagan) * SCALE_MAX) + 2 * EDGE;
    }
  else
    {
      scale = get_scale (self, for_size >= 0 ? for_size : 0);
      *minimum = *natural = ceil (prk_bagan_get_tinggi (self->bagan, 0) * scale) + 2 * EDGE;
    }
}

static GtkSizeRequestMode
prk_sop_bagan_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* Where the table begins: in the middle of what it does not fill. */
static double
get_left (PrkSopBagan *self, double scale)
{
  double free
      = gtk_widget_get_width (GTK_WIDGET (self)) - prk_bagan_get_lebar (self->bagan) * scale;

  return MAX (EDGE, floor (free / 2));
}

static void
prk_sop_bagan_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  PrkSopBagan *self = PRK_SOP_BAGAN (widget);

  for (guint i = 0; self->bagan != NULL && i < self->steps->len; i++)
    {
      GtkWidget *step = g_ptr_array_index (self->steps, i);
      double scale = get_scale (self, width);
      PrkBaganKotak kotak = { 0 };
      GtkAllocation place;
      int least;

      prk_bagan_get_baris (self->bagan, i, &kotak);
      gtk_widget_measure (step, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
      place = (GtkAllocation){ get_left (self, scale), EDGE + kotak.y * scale,
                               MAX (least, (int)(kotak.lebar * scale)), kotak.tinggi * scale };
      gtk_widget_size_allocate (step, &place, -1);
    }
}

static void
prk_sop_bagan_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  PrkSopBagan *self = PRK_SOP_BAGAN (widget);
  int width = gtk_widget_get_width (widget);
  int height = gtk_widget_get_height (widget);
  PrkBaganRupa rupa = adw_style_manager_get_dark (adw_style_manager_get_default ()) ? dark : light;
  double scale;
  cairo_t *cr;

  if (self->bagan == NULL)
    return;

  scale = get_scale (self, width);
  rupa.tanda = self->tanda;
  rupa.di_sini = _ ("Here now");
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  cairo_translate (cr, get_left (self, scale), EDGE);
  cairo_scale (cr, scale, scale);
  prk_bagan_gambar (self->bagan, cr, 0, &rupa);
  cairo_destroy (cr);

  GTK_WIDGET_CLASS (prk_sop_bagan_parent_class)->snapshot (widget, snapshot);
}

static void
step_clicked_cb (PrkSopBagan *self, GtkWidget *button)
{
  guint index;

  if (g_ptr_array_find (self->steps, button, &index))
    g_signal_emit (self, signals[SIGNAL_STEP_ACTIVATED], 0, index);
}

static gboolean
step_key_cb (GtkEventControllerKey *controller,
             guint keyval,
             guint keycode,
             GdkModifierType state,
             PrkSopBagan *self)
{
  GtkWidget *step = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  int way = keyval == GDK_KEY_Down ? 1 : keyval == GDK_KEY_Up ? -1 : 0;
  guint index;

  if (way == 0 || !g_ptr_array_find (self->steps, step, &index))
    return GDK_EVENT_PROPAGATE;
  if ((way < 0 && index == 0) || (way > 0 && index + 1 == self->steps->len))
    return GDK_EVENT_PROPAGATE;

  gtk_widget_grab_focus (g_ptr_array_index (self->steps, index + way));
  return GDK_EVENT_STOP;
}

static void
update_names (PrkSopBagan *self)
{
  for (guint i = 0; i < self->steps->len; i++)
    {
      g_autofree char *name = prk_sop_kata_dup_langkah (
          self->sop, i, self->tanda != NULL ? self->tanda[i] : PRK_TANDA_TIADA);

      gtk_accessible_update_property (GTK_ACCESSIBLE (g_ptr_array_index (self->steps, i)),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
    }
}

static GtkWidget *
new_step (PrkSopBagan *self)
{
  GtkWidget *step = gtk_button_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_add_css_class (step, "flat");
  gtk_widget_add_css_class (step, "prk-sop-langkah");
  g_signal_connect_swapped (step, "clicked", G_CALLBACK (step_clicked_cb), self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (step_key_cb), self);
  gtk_widget_add_controller (step, keys);
  gtk_widget_set_parent (step, GTK_WIDGET (self));

  return step;
}

static void
clear (PrkSopBagan *self)
{
  for (guint i = 0; i < self->steps->len; i++)
    gtk_widget_unparent (g_ptr_array_index (self->steps, i));
  g_ptr_array_set_size (self->steps, 0);
  g_clear_pointer (&self->tanda, g_free);
  g_clear_pointer (&self->bagan, prk_bagan_free);
  g_clear_pointer (&self->sop, prk_sop_unref);
}

static void
make_chart (PrkSopBagan *self)
{
  PangoContext *context = gtk_widget_create_pango_context (GTK_WIDGET (self));

  pango_context_set_round_glyph_positions (context, FALSE);
  g_clear_pointer (&self->bagan, prk_bagan_free);
  self->bagan = prk_bagan_new (self->sop, context, WIDTH, G_MAXDOUBLE);
  g_object_unref (context);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
prk_sop_bagan_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  PrkSopBagan *self = PRK_SOP_BAGAN (widget);

  GTK_WIDGET_CLASS (prk_sop_bagan_parent_class)->css_changed (widget, change);
  if (self->bagan != NULL)
    gtk_widget_queue_draw (widget);
}

static gboolean
scroll_cb (GtkEventControllerScroll *controller, double dx, double dy, PrkSopBagan *self)
{
  GdkModifierType state
      = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (controller));

  if ((state & GDK_CONTROL_MASK) == 0 || dy == 0)
    return GDK_EVENT_PROPAGATE;
  prk_sop_bagan_zoom (self, dy < 0 ? 1 : -1);

  return GDK_EVENT_STOP;
}

static void
zoom_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  prk_sop_bagan_zoom (PRK_SOP_BAGAN (widget), g_variant_get_int32 (parameter));
}

static void
prk_sop_bagan_dispose (GObject *object)
{
  PrkSopBagan *self = PRK_SOP_BAGAN (object);

  clear (self);
  G_OBJECT_CLASS (prk_sop_bagan_parent_class)->dispose (object);
}

static void
prk_sop_bagan_finalize (GObject *object)
{
  g_ptr_array_unref (PRK_SOP_BAGAN (object)->steps);
  G_OBJECT_CLASS (prk_sop_bagan_parent_class)->finalize (object);
}

static void
prk_sop_bagan_class_init (PrkSopBaganClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  static const struct
  {
    guint keyval;
    int step;
  } keys[] = { { GDK_KEY_plus, 1 },   { GDK_KEY_equal, 1 },        { GDK_KEY_KP_Add, 1 },
               { GDK_KEY_minus, -1 }, { GDK_KEY_KP_Subtract, -1 }, { GDK_KEY_0, 0 } };

  G_OBJECT_CLASS (klass)->dispose = prk_sop_bagan_dispose;
  G_OBJECT_CLASS (klass)->finalize = prk_sop_bagan_finalize;
  widget_class->measure = prk_sop_bagan_measure;
  widget_class->get_request_mode = prk_sop_bagan_get_request_mode;
  widget_class->size_allocate = prk_sop_bagan_size_allocate;
  widget_class->snapshot = prk_sop_bagan_snapshot;
  widget_class->css_changed = prk_sop_bagan_css_changed;

  signals[SIGNAL_STEP_ACTIVATED]
      = g_signal_new ("step-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  gtk_widget_class_install_action (widget_class, "chart.zoom", "i", zoom_cb);
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i].keyval, GDK_CONTROL_MASK,
                                         "chart.zoom", "i", keys[i].step);
  gtk_widget_class_set_css_name (widget_class, "sopbagan");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
prk_sop_bagan_init (PrkSopBagan *self)
{
  GtkEventController *scroll
      = gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);

  self->steps = g_ptr_array_new ();
  g_signal_connect (scroll, "scroll", G_CALLBACK (scroll_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), scroll);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Chart of the Procedure"), -1);
}

GtkWidget *
prk_sop_bagan_new (void)
{
  return g_object_new (PRK_TYPE_SOP_BAGAN, NULL);
}

/**
 * prk_sop_bagan_set_sop:
 * @sop: (nullable): a procedure
 *
 * Shows a procedure of which none runs.
 */
void
prk_sop_bagan_set_sop (PrkSopBagan *self, PrkSop *sop)
{
  g_return_if_fail (PRK_IS_SOP_BAGAN (self));

  if (sop != NULL)
    prk_sop_ref (sop);
  clear (self);
  self->sop = sop;
  if (sop == NULL)
    return;

  for (guint i = 0; i < prk_sop_get_n_langkah (sop); i++)
    g_ptr_array_add (self->steps, new_step (self));
  make_chart (self);
  update_names (self);
}

void
prk_sop_bagan_set_tanda (PrkSopBagan *self, const PrkBaganTanda *tanda)
{
  g_return_if_fail (PRK_IS_SOP_BAGAN (self));
  g_return_if_fail (self->sop != NULL);

  g_clear_pointer (&self->tanda, g_free);
  if (tanda != NULL)
    self->tanda = g_memdup2 (tanda, sizeof (PrkBaganTanda) * prk_sop_get_n_langkah (self->sop));
  update_names (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
prk_sop_bagan_zoom (PrkSopBagan *self, int step)
{
  g_return_if_fail (PRK_IS_SOP_BAGAN (self));

  self->zoom = step == 0 ? 0 : CLAMP (self->zoom + step, -ZOOM_STEPS / 2, ZOOM_STEPS);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
