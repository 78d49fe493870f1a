/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "prk-tabel-baris.h"
#include "prk-tabel-kolom.h"

G_BEGIN_DECLS

/* The rows and columns that a PrkTabelEditor shows, a GListModel of PrkTabelBaris. It stores
 * nothing of its own: the owner fills it from the record, and again after each change. Main
 * thread only.
 *
 * Signals: cell-changed (row position, column index), totals-changed (). */
#define PRK_TYPE_TABEL_MODEL (prk_tabel_model_get_type ())
G_DECLARE_FINAL_TYPE (PrkTabelModel, prk_tabel_model, PRK, TABEL_MODEL, GObject)

PrkTabelModel *prk_tabel_model_new           (GPtrArray *columns) G_GNUC_WARN_UNUSED_RESULT;

guint          prk_tabel_model_get_n_columns (PrkTabelModel *self);
PrkTabelKolom *prk_tabel_model_get_column    (PrkTabelModel *self,
                                              guint          index);
int            prk_tabel_model_find_column   (PrkTabelModel *self,
                                              const char    *id);
guint          prk_tabel_model_get_n_rows    (PrkTabelModel *self);
PrkTabelBaris *prk_tabel_model_get_row       (PrkTabelModel *self,
                                              guint          position);
PrkTabelBaris *prk_tabel_model_find_row      (PrkTabelModel *self,
                                              const char    *id);

void           prk_tabel_model_set_rows      (PrkTabelModel      *self,
                                              const char *const  *ids);
void           prk_tabel_model_insert_row    (PrkTabelModel *self,
                                              const char    *id,
                                              const char    *after);
void           prk_tabel_model_remove_row    (PrkTabelModel *self,
                                              const char    *id);
void           prk_tabel_model_move_row      (PrkTabelModel *self,
                                              const char    *id,
                                              const char    *after);
void           prk_tabel_model_set_value     (PrkTabelModel *self,
                                              const char    *row,
                                              const char    *column,
                                              GVariant      *value);
void           prk_tabel_model_set_note      (PrkTabelModel *self,
                                              const char    *row,
                                              const char    *column,
                                              const char    *note);
void           prk_tabel_model_set_draft     (PrkTabelModel *self,
                                              PrkTabelBaris *row,
                                              guint          column,
                                              const char    *draft,
                                              const char    *message);

void           prk_tabel_model_clear_totals  (PrkTabelModel *self);
void           prk_tabel_model_add_total     (PrkTabelModel *self,
                                              const char    *label,
                                              const char    *column,
                                              const char    *text);
guint          prk_tabel_model_get_n_totals  (PrkTabelModel *self);
const char    *prk_tabel_model_get_total     (PrkTabelModel *self,
                                              guint          index,
                                              guint          column);
const char    *prk_tabel_model_get_total_label (PrkTabelModel *self,
                                                guint          index);

G_END_DECLS
