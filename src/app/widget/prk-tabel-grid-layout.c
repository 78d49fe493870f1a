/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where the columns and rows of a PrkTabelGrid stand, and its head and foot. */

#include "config.h"

#include "prk-tabel-grid-private.h"

/* Up to here every row is measured; in longer tables all rows have one line. */
#define MEASURED_ROWS 600

guint
_prk_tabel_grid_get_n_rows (PrkTabelGrid *self)
{
  return self->model != NULL ? prk_tabel_model_get_n_rows (self->model) : 0;
}

int
_prk_tabel_grid_get_top (PrkTabelGrid *self,
         guint         position)
{
  return g_array_index (self->tops, int, position);
}

int
_prk_tabel_grid_get_scroll (PrkTabelGrid   *self,
            GtkOrientation  orientation)
{
  GtkAdjustment *adjustment = self->adjustments[orientation];

  return adjustment != NULL ? (int) gtk_adjustment_get_value (adjustment) : 0;
}

/* Whether rows are as high as their text needs. */
gboolean
_prk_tabel_grid_is_measured (PrkTabelGrid *self)
{
  return _prk_tabel_grid_get_n_rows (self) <= MEASURED_ROWS;
}

/* The font decides how high a line is. A grid may be placed before its style was ever computed. */
void
_prk_tabel_grid_ensure_ruler (PrkTabelGrid *self)
{
  int line_height;

  if (self->ruler != NULL)
    return;

  self->ruler = gtk_widget_create_pango_layout (GTK_WIDGET (self), "X");
  pango_layout_set_wrap (self->ruler, PANGO_WRAP_WORD_CHAR);
  pango_layout_get_pixel_size (self->ruler, NULL, &line_height);
  self->row_height = line_height + 2 * PRK_TABEL_SEL_PAD_Y + PRK_TABEL_SEL_BORDER;
  self->serial++;
}

static int
measure_row (PrkTabelGrid  *self,
             PrkTabelBaris *row)
{
  int height = self->row_height;

  if (row == self->edit_row)
    height = MAX (height, _prk_tabel_grid_edit_height (self));
  if (!_prk_tabel_grid_is_measured (self))
    return height;
  if (row->height_serial == self->serial)
    return MAX (height, row->height);

  row->height = self->row_height;
  for (guint i = 0; i < self->geometry.n_columns; i++)
    {
      PrkTabelKolom *column = prk_tabel_model_get_column (self->model, i);
      const char *draft = prk_tabel_baris_get_draft (row, i, NULL);
      int width
          = prk_tabel_sel_text_width (column, self->geometry.width[i],
                                      draft != NULL || prk_tabel_baris_get_note (row, i) != NULL);
      g_autofree char *text = NULL;
      int text_height;

      if (width == 0)
        continue;

      text = draft != NULL ? g_strdup (draft)
                           : prk_tabel_kolom_format (column, prk_tabel_baris_get_value (row, i));
      if (*text == '\0')
        continue;

      pango_layout_set_width (self->ruler, width * PANGO_SCALE);
      pango_layout_set_text (self->ruler, text, -1);
      pango_layout_get_pixel_size (self->ruler, NULL, &text_height);
      row->height = MAX (row->height, text_height + 2 * PRK_TABEL_SEL_PAD_Y + PRK_TABEL_SEL_BORDER);
    }
  row->height_serial = self->serial;

  return MAX (height, row->height);
}

static gboolean
height_changed_cb (gpointer user_data)
{
  PrkTabelGrid *self = user_data;

  self->height_id = 0;
  gtk_widget_queue_resize (GTK_WIDGET (self));
  g_signal_emit (self, _prk_tabel_grid_signals[PRK_TABEL_SIGNAL_HEIGHT_CHANGED], 0);

  return G_SOURCE_REMOVE;
}

void
_prk_tabel_grid_update_tops (PrkTabelGrid *self)
{
  guint n_rows = _prk_tabel_grid_get_n_rows (self);
  int top = 0;

  _prk_tabel_grid_ensure_ruler (self);

  if (!self->tops_are_stale)
    return;

  self->tops_are_stale = FALSE;
  g_array_set_size (self->tops, n_rows + 1);
  for (guint i = 0; i < n_rows; i++)
    {
      g_array_index (self->tops, int, i) = top;
      top += measure_row (self, prk_tabel_model_get_row (self->model, i));
    }
  g_array_index (self->tops, int, n_rows) = top;

  if (self->content_height == self->head_height + top + self->foot_height
      && self->is_wide == (self->geometry.total > self->width))
    return;

  self->is_wide = self->geometry.total > self->width;
  /* Who listens sets sizes, which must not happen within an allocation. */
  self->content_height = self->head_height + top + self->foot_height;
  if (self->height_id == 0)
    self->height_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, height_changed_cb, self, NULL);
}

/* The first row that ends below @y. */
guint
_prk_tabel_grid_find_row_at (PrkTabelGrid *self,
             int           y)
{
  guint low = 0;
  guint high = _prk_tabel_grid_get_n_rows (self);

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (_prk_tabel_grid_get_top (self, middle + 1) > y)
        high = middle;
      else
        low = middle + 1;
    }

  return low;
}

/* Columns */

int
_prk_tabel_grid_measure_label (GtkWidget *label,
               int        width)
{
  int height;

  gtk_widget_measure (label, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);

  return height;
}

/* Gives room that is left over to the columns of text. */
void
_prk_tabel_grid_place_columns (PrkTabelGrid *self,
               int           width)
{
  PrkTabelGeometry *geometry = &self->geometry;
  int wanted = geometry->gutter;
  int elastic = 0;
  int x = geometry->gutter;
  int spare;
  gboolean has_changed = FALSE;

  for (guint i = 0; i < geometry->n_columns; i++)
    {
      PrkTabelKolom *column = prk_tabel_model_get_column (self->model, i);

      wanted += prk_tabel_kolom_get_width (column);
      if (prk_tabel_kolom_get_value_type (column) == PRK_TABEL_TEXT)
        elastic += prk_tabel_kolom_get_width (column);
    }

  spare = MAX (width - wanted, 0);
  for (guint i = 0; i < geometry->n_columns; i++)
    {
      PrkTabelKolom *column = prk_tabel_model_get_column (self->model, i);
      int own = prk_tabel_kolom_get_width (column);
      int extra = 0;

      if (elastic == 0)
        extra = spare / (int) (geometry->n_columns - i);
      else if (prk_tabel_kolom_get_value_type (column) == PRK_TABEL_TEXT)
        {
          extra = (int) ((gint64) spare * own / elastic);
          elastic -= own;
          if (elastic == 0)
            elastic = -1;
        }
      spare -= extra;

      has_changed |= geometry->width[i] != own + extra || geometry->x[i] != x;
      geometry->x[i] = x;
      geometry->width[i] = own + extra;
      x += own + extra;
    }
  geometry->total = x;

  if (has_changed)
    {
      self->serial++;
      self->tops_are_stale = TRUE;
    }
}

/* What a label at the foot is: of which total, and under which column. */
enum
{
  FOOT_GROUND = -2, /* the ground of the whole row */
  FOOT_LABEL = -1,  /* what the total is called; reaches up to the first figure */
};

static void
get_foot_place (PrkTabelGrid *self,
                GtkWidget    *label,
                guint        *total,
                int          *x,
                int          *width)
{
  int column = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (label), "column"));
  int scroll = _prk_tabel_grid_get_scroll (self, GTK_ORIENTATION_HORIZONTAL);
  guint first = 0;

  *total = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (label), "total"));
  if (column >= 0)
    {
      int right = self->geometry.x[column] + self->geometry.width[column];

      /* A sum may be longer than what it is the sum of. */
      gtk_widget_measure (label, GTK_ORIENTATION_HORIZONTAL, -1, NULL, width, NULL, NULL);
      *width = MAX (*width, self->geometry.width[column]);
      *x = right - *width - scroll;
      return;
    }

  while (first < self->geometry.n_columns
         && prk_tabel_model_get_total (self->model, *total, first) == NULL)
    first++;

  /* Words without figures, and the ground, stay where they can be seen. */
  *x = 0;
  *width = self->width;
  if (first < self->geometry.n_columns && column == FOOT_LABEL)
    {
      *x = -scroll;
      *width = self->geometry.x[first];
    }
}

void
_prk_tabel_grid_measure_head_and_foot (PrkTabelGrid *self)
{
  guint n_totals
      = _prk_tabel_grid_get_n_rows (self) > 0 ? prk_tabel_model_get_n_totals (self->model) : 0;
  int head_height = 0;
  int foot_height = 0;

  for (guint i = 0; i < self->heads->len; i++)
    head_height
        = MAX (head_height, _prk_tabel_grid_measure_label (g_ptr_array_index (self->heads, i),
                                                           self->geometry.width[i]));

  for (guint i = 0; i < n_totals; i++)
    {
      int height = 0;

      for (guint j = 0; j < self->feet->len; j++)
        {
          GtkWidget *label = g_ptr_array_index (self->feet, j);
          guint total;
          int x;
          int width;

          get_foot_place (self, label, &total, &x, &width);
          if (total == i)
            height = MAX (height, _prk_tabel_grid_measure_label (label, width));
        }
      foot_height += height;
    }

  if (self->head_height == head_height && self->foot_height == foot_height)
    return;

  self->head_height = head_height;
  self->foot_height = foot_height;
  self->tops_are_stale = TRUE;
}

/* Head and foot */

GtkWidget *
_prk_tabel_grid_add_label (PrkTabelGrid *self,
           const char   *text,
           const char   *css_class,
           gboolean      is_numeric)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL,
                                   "label", text,
                                   "wrap", TRUE,
                                   "wrap-mode", PANGO_WRAP_WORD_CHAR,
                                   "xalign", is_numeric ? 1.0 : 0.0,
                                   "yalign", 0.5,
                                   NULL);

  gtk_widget_add_css_class (label, css_class);
  if (is_numeric)
    gtk_widget_add_css_class (label, "numeric");
  gtk_widget_insert_before (label, GTK_WIDGET (self), NULL);

  return label;
}

/* Makes the labels of the totals anew. */
void
_prk_tabel_grid_add_feet (PrkTabelGrid *self)
{
  g_ptr_array_set_size (self->feet, 0);
  for (guint i = 0; i < prk_tabel_model_get_n_totals (self->model); i++)
    for (int j = FOOT_GROUND; j < (int) self->geometry.n_columns; j++)
      {
        const char *text = "";
        GtkWidget *label;

        if (j == FOOT_LABEL)
          text = prk_tabel_model_get_total_label (self->model, i);
        else if (j >= 0)
          text = prk_tabel_model_get_total (self->model, i, j);
        if (text == NULL)
          continue;

        label = _prk_tabel_grid_add_label (self, text, j == FOOT_GROUND ? "foot-ground" : "foot",
                                           j >= 0);
        gtk_label_set_wrap (GTK_LABEL (label), j < 0);
        g_object_set_data (G_OBJECT (label), "total", GUINT_TO_POINTER (i));
        g_object_set_data (G_OBJECT (label), "column", GINT_TO_POINTER (j));
        g_ptr_array_add (self->feet, label);
      }
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
_prk_tabel_grid_add_heads (PrkTabelGrid *self)
{
  for (guint i = 0; i < self->geometry.n_columns; i++)
    {
      PrkTabelKolom *column = prk_tabel_model_get_column (self->model, i);
      g_autofree char *title
          = g_strconcat (prk_tabel_kolom_get_title (column),
                         prk_tabel_kolom_get_required (column) ? " *" : NULL, NULL);
      GtkWidget *label
          = _prk_tabel_grid_add_label (self, title, "head", prk_tabel_kolom_is_numeric (column));

      gtk_widget_set_tooltip_text (label, prk_tabel_kolom_get_tooltip (column));
      g_ptr_array_add (self->heads, label);
    }
  gtk_widget_insert_before (self->corner, GTK_WIDGET (self), NULL);
}

/* Without rows there is nothing to sum. */
void
_prk_tabel_grid_place_feet (PrkTabelGrid *self,
            int           height)
{
  guint n_totals
      = _prk_tabel_grid_get_n_rows (self) > 0 ? prk_tabel_model_get_n_totals (self->model) : 0;
  int y = height - self->foot_height;

  for (guint i = 0; i < self->feet->len; i++)
    gtk_widget_set_child_visible (g_ptr_array_index (self->feet, i), n_totals > 0);

  for (guint i = 0; i < n_totals; i++)
    {
      int row_height = 0;

      for (guint pass = 0; pass < 2; pass++)
        for (guint j = 0; j < self->feet->len; j++)
          {
            GtkWidget *label = g_ptr_array_index (self->feet, j);
            guint total;
            int x;
            int width;

            get_foot_place (self, label, &total, &x, &width);
            if (total != i)
              continue;
            if (pass == 0)
              row_height = MAX (row_height, _prk_tabel_grid_measure_label (label, width));
            else
              gtk_widget_size_allocate (label, &(GtkAllocation) { x, y, width, row_height }, -1);
          }
      y += row_height;
    }
}
