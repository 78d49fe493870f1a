/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The rows of one table while an edit moves them about. */
typedef struct _PrkRowOrder PrkRowOrder;

typedef void (*PrkRowOrderFunc) (const char *row,
                                 const char *urut,
                                 gpointer    user_data);

/* @places: (element-type PrkRowPlace) */
PrkRowOrder *_prk_row_order_new      (GPtrArray *places);
void         _prk_row_order_free     (PrkRowOrder *self);

/* Whether @row stands right behind @after, or first where that is NULL. */
gboolean     _prk_row_order_is_after (PrkRowOrder *self,
                                      const char  *row,
                                      const char  *after);

/* Puts a row, new or not, behind @after: first where that is NULL, last where it is not there. */
void         _prk_row_order_put      (PrkRowOrder *self,
                                      const char  *row,
                                      const char  *after);
void         _prk_row_order_append   (PrkRowOrder *self,
                                      const char  *row);
void         _prk_row_order_remove   (PrkRowOrder *self,
                                      const char  *row);

/* Gives each row that was put somewhere its key, and others where there was no room between. */
void         _prk_row_order_settle   (PrkRowOrder    *self,
                                      PrkRowOrderFunc function,
                                      gpointer        user_data);

G_END_DECLS
