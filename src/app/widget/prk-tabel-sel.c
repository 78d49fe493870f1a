/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "prk-tabel-sel.h"

struct _PrkTabelSel
{
  GtkWidget parent_instance;

  PrkTabelType type;
  gboolean is_numeric;

  char *name;
  char *text;
  char *problem;
  gboolean is_draft;

  PangoLayout *layout;
  GtkWidget *check; /* of a yes-or-no */
  GtkWidget *icon;  /* of what opens something to choose from */
  GtkWidget *alarm; /* beside a text that something is wrong with */
};

G_DEFINE_FINAL_TYPE (PrkTabelSel, prk_tabel_sel, GTK_TYPE_WIDGET)

static gboolean
has_icon (PrkTabelType type)
{
  return type == PRK_TABEL_CHOICE || type == PRK_TABEL_DATE || type == PRK_TABEL_CUSTOM;
}

static gboolean
is_wrapped (PrkTabelType type)
{
  return type == PRK_TABEL_TEXT || type == PRK_TABEL_CHOICE || type == PRK_TABEL_CUSTOM;
}

static void
ensure_layout (PrkTabelSel *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self)) - 2 * PRK_TABEL_SEL_PAD_X;
  int height = gtk_widget_get_height (GTK_WIDGET (self)) - 2 * PRK_TABEL_SEL_PAD_Y;

  if (has_icon (self->type))
    width -= PRK_TABEL_SEL_ICON + 2;
  if (self->alarm != NULL)
    width -= PRK_TABEL_SEL_ICON + 2;

  if (self->layout == NULL)
    {
      self->layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), self->text);
      pango_layout_set_wrap (self->layout, PANGO_WRAP_WORD_CHAR);
      pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_END);
      pango_layout_set_alignment (self->layout,
                                  self->is_numeric ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
    }
  pango_layout_set_width (self->layout, MAX (width, 1) * PANGO_SCALE);
  pango_layout_set_height (self->layout,
                           is_wrapped (self->type) ? MAX (height, 1) * PANGO_SCALE : -1);
}

static void
prk_tabel_sel_snapshot (GtkWidget   *widget,
                        GtkSnapshot *snapshot)
{
  PrkTabelSel *self = PRK_TABEL_SEL (widget);
  GdkRGBA color;

  GTK_WIDGET_CLASS (prk_tabel_sel_parent_class)->snapshot (widget, snapshot);

  if (self->text == NULL || self->check != NULL)
    return;

  ensure_layout (self);
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
      snapshot, &GRAPHENE_POINT_INIT (PRK_TABEL_SEL_PAD_X
                                          + (self->alarm != NULL ? PRK_TABEL_SEL_ICON + 2 : 0),
                                      PRK_TABEL_SEL_PAD_Y));
  gtk_snapshot_append_layout (snapshot, self->layout, &color);
  gtk_snapshot_restore (snapshot);
}

static void
prk_tabel_sel_measure (GtkWidget      *widget,
                       GtkOrientation  orientation,
                       int             for_size,
                       int            *minimum,
                       int            *natural,
                       int            *minimum_baseline,
                       int            *natural_baseline)
{
  /* The grid says how large a cell is. */
  *minimum = 0;
  *natural = 0;
}

/* At the height of the first line, wherever @x says: from the left, or from the right if it is
 * negative. */
static void
place_child (GtkWidget *child,
             int        x,
             int        width,
             int        height)
{
  int line_height = PRK_TABEL_SEL_ICON + 2 * PRK_TABEL_SEL_PAD_Y;
  GtkAllocation place = { x, 0, 0, 0 };

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &place.width, NULL, NULL);
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, -1, NULL, &place.height, NULL, NULL);
  if (x < 0)
    place.x = width - place.width + x;
  place.y = (MIN (height, line_height) - place.height) / 2;
  gtk_widget_size_allocate (child, &place, -1);
}

static void
prk_tabel_sel_size_allocate (GtkWidget *widget,
                             int        width,
                             int        height,
                             int        baseline)
{
  PrkTabelSel *self = PRK_TABEL_SEL (widget);

  if (self->check != NULL)
    {
      int check_width;

      gtk_widget_measure (self->check, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &check_width, NULL,
                          NULL);
      place_child (self->check, MAX ((width - check_width) / 2, 0), width, height);
    }
  if (self->icon != NULL)
    place_child (self->icon, -PRK_TABEL_SEL_PAD_X, width, height);
  if (self->alarm != NULL)
    place_child (self->alarm, PRK_TABEL_SEL_PAD_X - 2, width, height);
}

static void
prk_tabel_sel_css_changed (GtkWidget         *widget,
                           GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (prk_tabel_sel_parent_class)->css_changed (widget, change);

  g_clear_object (&PRK_TABEL_SEL (widget)->layout);
  gtk_widget_queue_draw (widget);
}

static gboolean
prk_tabel_sel_query_tooltip (GtkWidget  *widget,
                             int         x,
                             int         y,
                             gboolean    keyboard,
                             GtkTooltip *tooltip)
{
  PrkTabelSel *self = PRK_TABEL_SEL (widget);

  if (self->problem != NULL)
    {
      gtk_tooltip_set_text (tooltip, self->problem);
      return TRUE;
    }
  if (self->layout != NULL && pango_layout_is_ellipsized (self->layout))
    {
      gtk_tooltip_set_text (tooltip, self->text);
      return TRUE;
    }

  return FALSE;
}

static void
prk_tabel_sel_dispose (GObject *object)
{
  PrkTabelSel *self = PRK_TABEL_SEL (object);

  g_clear_object (&self->layout);
  g_clear_pointer (&self->check, gtk_widget_unparent);
  g_clear_pointer (&self->icon, gtk_widget_unparent);
  g_clear_pointer (&self->alarm, gtk_widget_unparent);

  G_OBJECT_CLASS (prk_tabel_sel_parent_class)->dispose (object);
}

static void
prk_tabel_sel_finalize (GObject *object)
{
  PrkTabelSel *self = PRK_TABEL_SEL (object);

  g_free (self->name);
  g_free (self->text);
  g_free (self->problem);

  G_OBJECT_CLASS (prk_tabel_sel_parent_class)->finalize (object);
}

static void
prk_tabel_sel_class_init (PrkTabelSelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = prk_tabel_sel_dispose;
  object_class->finalize = prk_tabel_sel_finalize;

  widget_class->css_changed = prk_tabel_sel_css_changed;
  widget_class->measure = prk_tabel_sel_measure;
  widget_class->query_tooltip = prk_tabel_sel_query_tooltip;
  widget_class->size_allocate = prk_tabel_sel_size_allocate;
  widget_class->snapshot = prk_tabel_sel_snapshot;

  gtk_widget_class_set_css_name (widget_class, "sel");
}

static void
prk_tabel_sel_init (PrkTabelSel *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

static GtkWidget *
add_icon (PrkTabelSel *self,
          const char  *icon_name)
{
  GtkWidget *icon = g_object_new (GTK_TYPE_IMAGE,
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                  "can-target", FALSE,
                                  "icon-name", icon_name,
                                  NULL);

  gtk_widget_set_parent (icon, GTK_WIDGET (self));

  return icon;
}

/**
 * prk_tabel_sel_new:
 *
 * Makes an empty cell for a column.
 */
GtkWidget *
prk_tabel_sel_new (PrkTabelKolom *column)
{
  PrkTabelType type = prk_tabel_kolom_get_value_type (column);
  PrkTabelSel *self = g_object_new (PRK_TYPE_TABEL_SEL, "accessible-role",
                                    type == PRK_TABEL_BOOLEAN ? GTK_ACCESSIBLE_ROLE_CHECKBOX
                                                              : GTK_ACCESSIBLE_ROLE_GRID_CELL,
                                    NULL);

  self->type = type;
  self->is_numeric = prk_tabel_kolom_is_numeric (column);
  if (self->is_numeric)
    gtk_widget_add_css_class (GTK_WIDGET (self), "numeric");
  if (type == PRK_TABEL_COMPUTED)
    gtk_widget_add_css_class (GTK_WIDGET (self), "computed");

  if (type == PRK_TABEL_BOOLEAN)
    {
      self->check = g_object_new (GTK_TYPE_CHECK_BUTTON,
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                  "can-focus", FALSE,
                                  "can-target", FALSE,
                                  NULL);
      gtk_widget_set_parent (self->check, GTK_WIDGET (self));
    }
  else if (has_icon (type))
    {
      self->icon = add_icon (self, type == PRK_TABEL_DATE ? "x-office-calendar-symbolic"
                                                          : "pan-down-symbolic");
      gtk_widget_add_css_class (self->icon, "hint");
    }

  return GTK_WIDGET (self);
}

/**
 * prk_tabel_sel_set_name:
 *
 * Names the cell to screen readers and tests.
 */
void
prk_tabel_sel_set_name (PrkTabelSel *self,
                        const char  *name)
{
  g_return_if_fail (PRK_IS_TABEL_SEL (self));

  if (g_strcmp0 (self->name, name) == 0)
    return;

  g_free (self->name);
  self->name = g_strdup (name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* A screen reader says the text, and after it what is wrong with it. */
static void
describe (PrkTabelSel *self)
{
  g_autofree char *both = NULL;

  if (self->problem != NULL)
    both = g_strdup_printf ("%s — %s", self->text, self->problem);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  both != NULL ? both : self->text, -1);
  gtk_accessible_update_state (
      GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_INVALID,
      self->problem != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

/**
 * prk_tabel_sel_show:
 * @text: what the cell holds
 * @problem: (nullable): what is wrong with it, for people
 * @is_draft: whether @text was refused, so that the record still has what stood there before
 * @is_true: of a yes-or-no
 */
void
prk_tabel_sel_show (PrkTabelSel *self,
                    const char  *text,
                    const char  *problem,
                    gboolean     is_draft,
                    gboolean     is_true)
{
  g_return_if_fail (PRK_IS_TABEL_SEL (self));
  g_return_if_fail (text != NULL);

  if (self->check != NULL)
    {
      gtk_check_button_set_active (GTK_CHECK_BUTTON (self->check), is_true);
      gtk_accessible_update_state (
          GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_CHECKED,
          is_true ? GTK_ACCESSIBLE_TRISTATE_TRUE : GTK_ACCESSIBLE_TRISTATE_FALSE, -1);
    }
  if (g_strcmp0 (self->text, text) == 0 && g_strcmp0 (self->problem, problem) == 0
      && self->is_draft == is_draft)
    return;

  g_free (self->text);
  g_free (self->problem);
  self->text = g_strdup (text);
  self->problem = g_strdup (problem);
  self->is_draft = is_draft;
  g_clear_object (&self->layout);

  if (is_draft)
    gtk_widget_add_css_class (GTK_WIDGET (self), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
  if (problem != NULL && !is_draft)
    gtk_widget_add_css_class (GTK_WIDGET (self), "warning");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "warning");

  if (problem == NULL)
    g_clear_pointer (&self->alarm, gtk_widget_unparent);
  else if (self->alarm == NULL)
    self->alarm = add_icon (self, "dialog-warning-symbolic");

  describe (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * prk_tabel_sel_text_width:
 * @width: of the column
 *
 * Returns: how wide a line of wrapped text is in such a cell; 0 if its text is not wrapped
 */
int
prk_tabel_sel_text_width (PrkTabelKolom *column,
                          int            width,
                          gboolean       has_problem)
{
  PrkTabelType type = prk_tabel_kolom_get_value_type (column);
  int icons = has_icon (type) + !!has_problem;

  if (!is_wrapped (type))
    return 0;

  return MAX (
      width - PRK_TABEL_SEL_BORDER - 2 * PRK_TABEL_SEL_PAD_X - icons * (PRK_TABEL_SEL_ICON + 2), 1);
}
