/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-tabel-baris-private.h"
#include "prk-tabel-baris-view.h"
#include "prk-tabel-grid.h"
#include "prk-tabel-sel.h"

G_BEGIN_DECLS

/* More rows than this are not pasted into one table. */
#define PRK_TABEL_MAX_ROWS 10000

typedef enum
{
  PRK_TABEL_SIGNAL_CELL_EDITED,
  PRK_TABEL_SIGNAL_CELL_TYPED,
  PRK_TABEL_SIGNAL_CELLS_EDITED,
  PRK_TABEL_SIGNAL_CELL_ACTIVATED,
  PRK_TABEL_SIGNAL_CURSOR_MOVED,
  PRK_TABEL_SIGNAL_ROW_INSERT_REQUESTED,
  PRK_TABEL_SIGNAL_ROWS_DELETE_REQUESTED,
  PRK_TABEL_SIGNAL_ROW_MOVE_REQUESTED,
  PRK_TABEL_SIGNAL_MESSAGE,
  PRK_TABEL_SIGNAL_HEIGHT_CHANGED,
  PRK_TABEL_N_SIGNALS
} PrkTabelSignal;

struct _PrkTabelGrid
{
  GtkWidget parent_instance;

  PrkTabelModel *model;
  gboolean editable;

  /* Layout */
  GtkAdjustment *adjustments[2]; /* by GtkOrientation */
  guint policies[2];
  PrkTabelGeometry geometry;
  PangoLayout *ruler;
  guint serial; /* changes with the widths of the columns; what rows measured for another does not
                   count */
  int width;       /* as last allocated */
  int height;
  int bar_height;  /* of the scrollbar under tables that are wider than their place */
  gboolean is_wide;
  int row_height;  /* of a row of one line */
  int head_height;
  int foot_height;
  GArray *tops;    /* int: where each row begins, and where the last ends */
  gboolean tops_are_stale;
  int content_height;
  guint height_id;

  GtkWidget *corner;
  GPtrArray *heads;  /* labels, one a column */
  GPtrArray *feet;   /* labels */
  GHashTable
      *views; /* PrkTabelBaris → PrkTabelBarisView: the rows that are on the screen or nearly */

  /* Cursor and selection */
  PrkTabelBaris *current;
  guint column;
  PrkTabelBaris *anchor; /* the other corner of the selection */
  guint anchor_column;
  int wanted_row; /* a row was asked for here; go there when it comes; -1 when none was */
  guint wanted_column;
  GtkWidget *menu;
  guint reveal_id;

  /* The cell that is being typed in */
  PrkTabelBaris *edit_row;
  guint edit_column;
  GtkWidget *edit;  /* box over the cell; NULL when none is typed in */
  GtkWidget *input; /* GtkText or GtkTextView in it */
  char *edit_start; /* what it began with */
  gboolean edit_was_told;
  GtkWidget *bubble;  /* why the text was refused */
  GtkWidget *chooser; /* popover with choices or a calendar */
  gboolean is_closing;

  GCancellable *cancellable;
};

extern guint _prk_tabel_grid_signals[PRK_TABEL_N_SIGNALS];

/* prk-tabel-grid.c */
void      _prk_tabel_grid_invalidate    (PrkTabelGrid *self);
void      _prk_tabel_grid_show_rect     (PrkTabelGrid *self);

/* prk-tabel-grid-layout.c */
guint     _prk_tabel_grid_get_n_rows    (PrkTabelGrid *self);
gboolean  _prk_tabel_grid_is_measured   (PrkTabelGrid *self);
int       _prk_tabel_grid_get_top       (PrkTabelGrid *self,
                                         guint         position);
int       _prk_tabel_grid_get_scroll    (PrkTabelGrid   *self,
                                         GtkOrientation  orientation);
void      _prk_tabel_grid_ensure_ruler  (PrkTabelGrid *self);
void      _prk_tabel_grid_update_tops   (PrkTabelGrid *self);
guint     _prk_tabel_grid_find_row_at   (PrkTabelGrid *self,
                                         int           y);
void      _prk_tabel_grid_place_columns (PrkTabelGrid *self,
                                         int           width);
int       _prk_tabel_grid_measure_label (GtkWidget *label,
                                         int        width);
void      _prk_tabel_grid_measure_head_and_foot (PrkTabelGrid *self);
GtkWidget *_prk_tabel_grid_add_label    (PrkTabelGrid *self,
                                         const char   *text,
                                         const char   *css_class,
                                         gboolean      is_numeric);
void      _prk_tabel_grid_add_heads     (PrkTabelGrid *self);
void      _prk_tabel_grid_add_feet      (PrkTabelGrid *self);
void      _prk_tabel_grid_place_feet    (PrkTabelGrid *self,
                                         int           height);

/* prk-tabel-grid-views.c */
void      _prk_tabel_grid_sync_views    (PrkTabelGrid *self);
void      _prk_tabel_grid_place_view    (PrkTabelGrid      *self,
                                         PrkTabelBarisView *view);
GtkWidget *_prk_tabel_grid_ensure_cell  (PrkTabelGrid  *self,
                                         PrkTabelBaris *row,
                                         guint          column);
gboolean  _prk_tabel_grid_get_cell_rect (PrkTabelGrid  *self,
                                         PrkTabelBaris *row,
                                         guint          column,
                                         GdkRectangle  *rect);
gboolean  _prk_tabel_grid_find_cell     (PrkTabelGrid   *self,
                                         int             x,
                                         int             y,
                                         PrkTabelBaris **row,
                                         guint          *column);

/* prk-tabel-grid-cursor.c */
void      _prk_tabel_grid_set_cursor    (PrkTabelGrid  *self,
                                         PrkTabelBaris *row,
                                         guint          column,
                                         gboolean       extend);
void      _prk_tabel_grid_move_cursor   (PrkTabelGrid *self,
                                         int           rows,
                                         int           columns,
                                         gboolean      extend);
void      _prk_tabel_grid_move_next     (PrkTabelGrid *self,
                                         int           step);
void      _prk_tabel_grid_move_down     (PrkTabelGrid *self);
void      _prk_tabel_grid_leave         (PrkTabelGrid     *self,
                                         GtkDirectionType  direction);
void      _prk_tabel_grid_insert_row    (PrkTabelGrid  *self,
                                         PrkTabelBaris *after,
                                         guint          column);
void      _prk_tabel_grid_delete_rows   (PrkTabelGrid *self);
void      _prk_tabel_grid_move_row      (PrkTabelGrid *self,
                                         int           step);
void      _prk_tabel_grid_get_selection (PrkTabelGrid *self,
                                         guint        *first_row,
                                         guint        *last_row,
                                         guint        *first_column,
                                         guint        *last_column);
void      _prk_tabel_grid_mark_selection (PrkTabelGrid *self);
void      _prk_tabel_grid_clear_cells    (PrkTabelGrid *self);
void      _prk_tabel_grid_install_rows   (GtkWidgetClass *widget_class);
void      _prk_tabel_grid_open_menu      (PrkTabelGrid *self,
                                          GtkWidget    *target);

/* prk-tabel-grid-clipboard.c */
void      _prk_tabel_grid_copy           (PrkTabelGrid *self);
void      _prk_tabel_grid_paste          (PrkTabelGrid *self);

/* prk-tabel-grid-keys.c */
void      _prk_tabel_grid_add_controllers (PrkTabelGrid *self);
void      _prk_tabel_grid_connect_view  (PrkTabelGrid      *self,
                                         PrkTabelBarisView *view);

/* prk-tabel-grid-edit.c */
gboolean  _prk_tabel_grid_begin_edit  (PrkTabelGrid *self,
                                       gboolean      clear);
gboolean  _prk_tabel_grid_commit_edit (PrkTabelGrid *self,
                                       gboolean      is_lenient);
void      _prk_tabel_grid_cancel_edit (PrkTabelGrid *self);
gboolean  _prk_tabel_grid_open_chooser (PrkTabelGrid *self);
int       _prk_tabel_grid_edit_height (PrkTabelGrid *self);
void      _prk_tabel_grid_place_edit  (PrkTabelGrid *self);

G_END_DECLS
