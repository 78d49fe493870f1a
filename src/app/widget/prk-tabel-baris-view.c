/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n.h>

#include "prk-tabel-baris-view.h"
#include "prk-tabel-sel.h"

struct _PrkTabelBarisView
{
  GtkWidget parent_instance;

  PrkTabelModel *model;
  PrkTabelBaris *row;
  const PrkTabelGeometry *geometry;
  guint number; /* that is shown; 0 before the first */

  GtkWidget *button;
  GPtrArray *cells;
};

G_DEFINE_FINAL_TYPE (PrkTabelBarisView, prk_tabel_baris_view, GTK_TYPE_WIDGET)

static void
prk_tabel_baris_view_measure (GtkWidget      *widget,
                              GtkOrientation  orientation,
                              int             for_size,
                              int            *minimum,
                              int            *natural,
                              int            *minimum_baseline,
                              int            *natural_baseline)
{
  *minimum = 0;
  *natural = 0;
}

static void
allocate_child (GtkWidget *child,
                int        x,
                int        width,
                int        height)
{
  /* GTK wants every child measured before it is allocated. */
  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_size_allocate (child, &(GtkAllocation) { x, 0, width, height }, -1);
}

static void
prk_tabel_baris_view_size_allocate (GtkWidget *widget,
                                    int        width,
                                    int        height,
                                    int        baseline)
{
  PrkTabelBarisView *self = PRK_TABEL_BARIS_VIEW (widget);

  allocate_child (self->button, 0, self->geometry->gutter, height);
  for (guint i = 0; i < self->cells->len; i++)
    allocate_child (g_ptr_array_index (self->cells, i), self->geometry->x[i],
                    self->geometry->width[i], height);
}

static void
prk_tabel_baris_view_dispose (GObject *object)
{
  PrkTabelBarisView *self = PRK_TABEL_BARIS_VIEW (object);

  g_clear_pointer (&self->button, gtk_widget_unparent);
  g_clear_pointer (&self->cells, g_ptr_array_unref);
  g_clear_object (&self->row);
  g_clear_object (&self->model);

  G_OBJECT_CLASS (prk_tabel_baris_view_parent_class)->dispose (object);
}

static void
prk_tabel_baris_view_class_init (PrkTabelBarisViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = prk_tabel_baris_view_dispose;

  widget_class->measure = prk_tabel_baris_view_measure;
  widget_class->size_allocate = prk_tabel_baris_view_size_allocate;

  gtk_widget_class_set_css_name (widget_class, "baris");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ROW);
}

static void
prk_tabel_baris_view_init (PrkTabelBarisView *self)
{
  self->cells = g_ptr_array_new_with_free_func ((GDestroyNotify) gtk_widget_unparent);
  self->button = g_object_new (GTK_TYPE_BUTTON,
                               "focusable", FALSE,
                               "has-frame", FALSE,
                               "child", g_object_new (GTK_TYPE_LABEL,
                                                      "margin-top", PRK_TABEL_SEL_PAD_Y,
                                                      "valign", GTK_ALIGN_START,
                                                      NULL),
                               NULL);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
}

/**
 * prk_tabel_baris_view_new:
 * @geometry: must live as long as the row
 */
PrkTabelBarisView *
prk_tabel_baris_view_new (PrkTabelModel          *model,
                          const PrkTabelGeometry *geometry)
{
  PrkTabelBarisView *self = g_object_new (PRK_TYPE_TABEL_BARIS_VIEW, NULL);

  self->model = g_object_ref (model);
  self->geometry = geometry;
  for (guint i = 0; i < prk_tabel_model_get_n_columns (model); i++)
    {
      GtkWidget *cell = prk_tabel_sel_new (prk_tabel_model_get_column (model, i));

      g_ptr_array_add (self->cells, cell);
      gtk_widget_set_parent (cell, GTK_WIDGET (self));
    }

  return self;
}

/**
 * prk_tabel_baris_view_show_cell:
 *
 * Shows what a cell of the row holds now.
 */
void
prk_tabel_baris_view_show_cell (PrkTabelBarisView *self,
                                guint              column)
{
  PrkTabelKolom *kolom;
  const char *message;
  const char *draft;
  GVariant *value;
  g_autofree char *text = NULL;

  g_return_if_fail (PRK_IS_TABEL_BARIS_VIEW (self) && self->row != NULL);
  g_return_if_fail (column < self->cells->len);

  kolom = prk_tabel_model_get_column (self->model, column);
  value = prk_tabel_baris_get_value (self->row, column);
  draft = prk_tabel_baris_get_draft (self->row, column, &message);
  text = draft != NULL ? g_strdup (draft) : prk_tabel_kolom_format (kolom, value);
  prk_tabel_sel_show (g_ptr_array_index (self->cells, column), text,
                      draft != NULL ? message : prk_tabel_baris_get_note (self->row, column),
                      draft != NULL,
                      value != NULL && g_variant_is_of_type (value, G_VARIANT_TYPE_BOOLEAN)
                          && g_variant_get_boolean (value));
}

/**
 * prk_tabel_baris_view_renumber:
 *
 * Shows the place that the row has now, in its number and in the names of its cells.
 */
void
prk_tabel_baris_view_renumber (PrkTabelBarisView *self)
{
  g_autofree char *number = NULL;
  g_autofree char *menu_name = NULL;

  g_return_if_fail (PRK_IS_TABEL_BARIS_VIEW (self) && self->row != NULL);

  if (self->number == prk_tabel_baris_get_position (self->row) + 1)
    return;

  self->number = prk_tabel_baris_get_position (self->row) + 1;
  number = g_strdup_printf ("%u", self->number);
  menu_name = g_strdup_printf (_("Menu of row %u"), self->number);
  gtk_label_set_text (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (self->button))), number);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  menu_name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, number, -1);

  for (guint i = 0; i < self->cells->len; i++)
    {
      const char *title = prk_tabel_kolom_get_title (prk_tabel_model_get_column (self->model, i));
      /* Translators: a cell of a table, by the title of its column and the number of its row */
      g_autofree char *name = g_strdup_printf (_("%s row %u"), title, self->number);

      prk_tabel_sel_set_name (g_ptr_array_index (self->cells, i), name);
    }
}

/**
 * prk_tabel_baris_view_bind:
 *
 * Shows another row.
 */
void
prk_tabel_baris_view_bind (PrkTabelBarisView *self,
                           PrkTabelBaris     *row)
{
  g_return_if_fail (PRK_IS_TABEL_BARIS_VIEW (self));
  g_return_if_fail (PRK_IS_TABEL_BARIS (row));

  g_set_object (&self->row, row);
  prk_tabel_baris_view_renumber (self);
  for (guint i = 0; i < self->cells->len; i++)
    prk_tabel_baris_view_show_cell (self, i);
}

PrkTabelBaris *
prk_tabel_baris_view_get_row (PrkTabelBarisView *self)
{
  g_return_val_if_fail (PRK_IS_TABEL_BARIS_VIEW (self), NULL);

  return self->row;
}

GtkWidget *
prk_tabel_baris_view_get_cell (PrkTabelBarisView *self,
                               guint              column)
{
  g_return_val_if_fail (PRK_IS_TABEL_BARIS_VIEW (self), NULL);
  g_return_val_if_fail (column < self->cells->len, NULL);

  return g_ptr_array_index (self->cells, column);
}

GtkWidget *
prk_tabel_baris_view_get_menu_button (PrkTabelBarisView *self)
{
  g_return_val_if_fail (PRK_IS_TABEL_BARIS_VIEW (self), NULL);

  return self->button;
}
