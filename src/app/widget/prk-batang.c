/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "prk-batang.h"

#define ROW_HEIGHT 26     /* of a lying bar */
#define BAR_HEIGHT 14
#define COLUMN_HEIGHT 200 /* of the chart with standing ones */
#define COLUMN_WIDTH 34   /* at least, with the space around it */
#define GAP 8
#define RADIUS 3

struct _PrkBatang
{
  GtkWidget parent_instance;

  gboolean  is_tegak;
  GArray   *batang; /* (element-type PrkBatangSatu) texts are own */
  guint     maks;
};

G_DEFINE_FINAL_TYPE (PrkBatang, prk_batang, GTK_TYPE_WIDGET)

static void
satu_clear (gpointer data)
{
  PrkBatangSatu *one = data;

  g_free ((char *) one->label);
  g_free ((char *) one->teks);
}

static GdkRGBA
get_color (PrkBatang  *self,
           const char *name)
{
  GtkStyleContext *context = gtk_widget_get_style_context (GTK_WIDGET (self));
  GdkRGBA color;

  if (name == NULL || !gtk_style_context_lookup_color (context, name, &color))
    gtk_style_context_get_color (context, &color);

  return color;
}

static void
draw_bar (GtkSnapshot   *snapshot,
          const GdkRGBA *color,
          double         x,
          double         y,
          double         width,
          double         height)
{
  graphene_rect_t area = GRAPHENE_RECT_INIT (x, y, width, height);
  GskRoundedRect rounded;

  gsk_rounded_rect_init_from_rect (&rounded, &area, MIN (RADIUS, MIN (width, height) / 2));
  gtk_snapshot_push_rounded_clip (snapshot, &rounded);
  gtk_snapshot_append_color (snapshot, color, &area);
  gtk_snapshot_pop (snapshot);
}

static PangoLayout *
new_layout (PrkBatang  *self,
            const char *text,
            int         width)
{
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), text);

  if (width > 0)
    {
      pango_layout_set_width (layout, width * PANGO_SCALE);
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
    }

  return layout;
}

static void
draw_text (GtkSnapshot   *snapshot,
           PangoLayout   *layout,
           const GdkRGBA *color,
           double         x,
           double         y)
{
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (x, y));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

/* The widest of the names or of the values. */
static int
measure_texts (PrkBatang *self,
               gboolean   is_label)
{
  int widest = 0;

  for (guint i = 0; i < self->batang->len; i++)
    {
      const PrkBatangSatu *one = &g_array_index (self->batang, PrkBatangSatu, i);
      g_autoptr(PangoLayout) layout = new_layout (self, is_label ? one->label : one->teks, 0);
      int width;

      pango_layout_get_pixel_size (layout, &width, NULL);
      widest = MAX (widest, width);
    }

  return widest;
}

static void
draw_lying (PrkBatang   *self,
            GtkSnapshot *snapshot,
            int          width)
{
  GdkRGBA text = get_color (self, NULL), bar = get_color (self, "accent_bg_color");
  int names = MIN (measure_texts (self, TRUE), width * 45 / 100);
  int room = width - names - measure_texts (self, FALSE) - 2 * GAP;

  for (guint i = 0; i < self->batang->len; i++)
    {
      const PrkBatangSatu *one = &g_array_index (self->batang, PrkBatangSatu, i);
      g_autoptr(PangoLayout) label = new_layout (self, one->label, names);
      g_autoptr(PangoLayout) value = new_layout (self, one->teks, 0);
      double length = one->nilai > 0 ? MAX (2.0, (double) MAX (room, 2) * one->nilai / self->maks) : 0;
      double top = i * ROW_HEIGHT;
      int height;

      pango_layout_get_pixel_size (label, NULL, &height);
      draw_text (snapshot, label, &text, 0, top + (ROW_HEIGHT - height) / 2.0);
      if (length > 0)
        draw_bar (snapshot, &bar, names + GAP, top + (ROW_HEIGHT - BAR_HEIGHT) / 2.0, length, BAR_HEIGHT);
      draw_text (snapshot, value, &text, names + GAP + length + (length > 0 ? GAP : 0),
                 top + (ROW_HEIGHT - height) / 2.0);
    }
}

static void
draw_standing (PrkBatang   *self,
               GtkSnapshot *snapshot,
               int          width,
               int          height)
{
  GdkRGBA text = get_color (self, NULL), bar = get_color (self, "accent_bg_color");
  double step = (double) width / self->batang->len;
  GdkRGBA line = text;
  g_autoptr(PangoLayout) line_of_text = new_layout (self, "0", 0);
  int line_height;

  pango_layout_get_pixel_size (line_of_text, NULL, &line_height);
  line.alpha *= 0.3f;
  for (guint i = 0; i < self->batang->len; i++)
    {
      const PrkBatangSatu *one = &g_array_index (self->batang, PrkBatangSatu, i);
      g_autoptr(PangoLayout) label = new_layout (self, one->label, (int) step);
      g_autoptr(PangoLayout) value = new_layout (self, one->teks, (int) step);
      double room = height - 2 * (line_height + 4);
      double length = one->nilai > 0 ? MAX (2.0, room * one->nilai / self->maks) : 0;
      double foot = height - line_height - 4;
      double thick = MIN (step * 0.6, 48);

      pango_layout_set_alignment (label, PANGO_ALIGN_CENTER);
      pango_layout_set_alignment (value, PANGO_ALIGN_CENTER);
      if (length > 0)
        draw_bar (snapshot, &bar, i * step + (step - thick) / 2, foot - length, thick, length);
      draw_text (snapshot, value, &text, i * step, foot - length - line_height - 2);
      draw_text (snapshot, label, &text, i * step, foot + 4);
    }
  gtk_snapshot_append_color (snapshot, &line, &GRAPHENE_RECT_INIT (0, height - line_height - 4, width, 1));
}

static void
prk_batang_snapshot (GtkWidget   *widget,
                     GtkSnapshot *snapshot)
{
  PrkBatang *self = PRK_BATANG (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget);

  if (self->batang->len == 0 || width <= 0)
    return;
  if (self->is_tegak)
    draw_standing (self, snapshot, width, height);
  else
    draw_lying (self, snapshot, width);
}

static void
prk_batang_measure (GtkWidget      *widget,
                    GtkOrientation  orientation,
                    int             for_size,
                    int            *minimum,
                    int            *natural,
                    int            *minimum_baseline,
                    int            *natural_baseline)
{
  PrkBatang *self = PRK_BATANG (widget);
  int n = (int) self->batang->len;

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = self->is_tegak ? n * COLUMN_WIDTH : 220;
      *natural = MAX (*minimum, 420);
    }
  else
    {
      *minimum = *natural = self->is_tegak ? COLUMN_HEIGHT : n * ROW_HEIGHT;
    }
}

static void
prk_batang_finalize (GObject *object)
{
  g_array_unref (PRK_BATANG (object)->batang);

  G_OBJECT_CLASS (prk_batang_parent_class)->finalize (object);
}

static void
prk_batang_class_init (PrkBatangClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = prk_batang_finalize;
  widget_class->measure = prk_batang_measure;
  widget_class->snapshot = prk_batang_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_css_name (widget_class, "batang");
}

static void
prk_batang_init (PrkBatang *self)
{
  self->batang = g_array_new (FALSE, FALSE, sizeof (PrkBatangSatu));
  g_array_set_clear_func (self->batang, satu_clear);
}

GtkWidget *
prk_batang_new (gboolean is_tegak)
{
  PrkBatang *self = g_object_new (PRK_TYPE_BATANG, NULL);

  self->is_tegak = is_tegak;

  return GTK_WIDGET (self);
}

void
prk_batang_set (PrkBatang           *self,
                const PrkBatangSatu *batang,
                guint                n)
{
  g_autoptr(GString) words = g_string_new (NULL);

  g_return_if_fail (PRK_IS_BATANG (self) && (batang != NULL || n == 0));

  g_array_set_size (self->batang, 0);
  self->maks = 1;
  for (guint i = 0; i < n; i++)
    {
      PrkBatangSatu one = { g_strdup (batang[i].label), batang[i].nilai, g_strdup (batang[i].teks) };

      g_array_append_val (self->batang, one);
      self->maks = MAX (self->maks, one.nilai);
      g_string_append_printf (words, "%s%s: %s", i > 0 ? "; " : "", one.label, one.teks);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words->str, -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}
