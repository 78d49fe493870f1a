/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-record.h"

G_BEGIN_DECLS

/* What one person changes in one step: becomes one op. Each path replaces the heads that @record
 * shows when it is set. */
#define PRK_TYPE_EDIT (prk_edit_get_type ())
typedef struct _PrkEdit PrkEdit;

GType       prk_edit_get_type    (void);
PrkEdit    *prk_edit_new         (PrkRecord *record);
PrkEdit    *prk_edit_ref         (PrkEdit *self);
void        prk_edit_unref       (PrkEdit *self);
PrkRecord  *prk_edit_get_record  (PrkEdit *self);
gboolean    prk_edit_is_empty    (PrkEdit *self);

/* A value that the path already has alone adds nothing. @value is not taken. */
void        prk_edit_set_node    (PrkEdit    *self,
                                  const char *path,
                                  JsonNode   *value);
void        prk_edit_set_string  (PrkEdit    *self,
                                  const char *path,
                                  const char *value); /* NULL clears */
void        prk_edit_set_text    (PrkEdit    *self,
                                  const char *path,
                                  const char *commonmark);
void        prk_edit_set_int     (PrkEdit    *self,
                                  const char *path,
                                  gint64      value);
void        prk_edit_set_bool    (PrkEdit    *self,
                                  const char *path,
                                  gboolean    value);
void        prk_edit_clear       (PrkEdit    *self,
                                  const char *path);

/* Rows: @row is an id that the caller made (prk_id_new or shorter); @after NULL puts it first.
 * Rows added in this same edit count as standing for @after. */
void        prk_edit_insert_row  (PrkEdit    *self,
                                  const char *table,
                                  const char *row,
                                  const char *after);
void        prk_edit_append_row  (PrkEdit    *self,
                                  const char *table,
                                  const char *row);
void        prk_edit_move_row    (PrkEdit    *self,
                                  const char *table,
                                  const char *row,
                                  const char *after);
void        prk_edit_delete_row  (PrkEdit    *self,
                                  const char *table,
                                  const char *row);
void        prk_edit_restore_row (PrkEdit    *self,
                                  const char *table,
                                  const char *row);

/* (element-type PrkOpSet) (transfer container) for prk_op_new(). */
GPtrArray  *prk_edit_list_sets   (PrkEdit *self) G_GNUC_WARN_UNUSED_RESULT;

/* The edit that brings back what stood before this one; made before it is applied. */
PrkEdit    *prk_edit_new_inverse (PrkEdit *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrkEdit, prk_edit_unref)

G_END_DECLS
