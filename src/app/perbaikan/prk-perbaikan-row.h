/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "domain/prk-skema.h"

#include "prk-perbaikan-item.h"

G_BEGIN_DECLS

/* A place to which a person can give what belongs to no field. */
typedef struct
{
  char *path, *nama;
} PrkPerbaikanTujuan;

/* (element-type PrkPerbaikanTujuan) the narrative fields of a schema that are shown in @record. */
GPtrArray *prk_perbaikan_tujuan_list (PrkRecord *record,
                                      PrkSkema  *skema) G_GNUC_WARN_UNUSED_RESULT;

/* A change in the list: what it is, who made it, accept and reject. */
#define PRK_TYPE_PERBAIKAN_ROW (prk_perbaikan_row_get_type ())
G_DECLARE_FINAL_TYPE (PrkPerbaikanRow, prk_perbaikan_row, PRK, PERBAIKAN_ROW, GtkWidget)

/* @tujuan: (element-type PrkPerbaikanTujuan) */
GtkWidget *prk_perbaikan_row_new      (GPtrArray        *tujuan);
/* NULL: none. */
void       prk_perbaikan_row_set_item (PrkPerbaikanRow  *self,
                                       PrkPerbaikanItem *item);

G_END_DECLS
