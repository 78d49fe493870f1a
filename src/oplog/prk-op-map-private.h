/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-op.h"

G_BEGIN_DECLS

/* A set of ops by id that copies in constant time. */
typedef struct _PrkOpMap PrkOpMap;

typedef void (*PrkOpMapFunc) (PrkOp   *op,
                              gpointer user_data);

PrkOpMap *_prk_op_map_new     (void);
PrkOpMap *_prk_op_map_ref     (PrkOpMap *self);
void      _prk_op_map_unref   (PrkOpMap *self);
guint     _prk_op_map_size    (PrkOpMap *self);
PrkOp    *_prk_op_map_lookup  (PrkOpMap   *self,
                               const char *id);
void      _prk_op_map_foreach (PrkOpMap    *self,
                               PrkOpMapFunc function,
                               gpointer     user_data);

/* Puts a new op in; *@self becomes a map of its own if others hold it, too. */
void      _prk_op_map_insert  (PrkOpMap **self,
                               PrkOp     *op);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrkOpMap, _prk_op_map_unref)

G_END_DECLS
