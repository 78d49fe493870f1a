/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-op.h"

G_BEGIN_DECLS

/* A set of ops, named by how far each device's chain is in it. */
#define PRK_TYPE_FRONTIER (prk_frontier_get_type ())
typedef struct _PrkFrontier PrkFrontier;

GType        prk_frontier_get_type      (void);
PrkFrontier *prk_frontier_new           (void);
PrkFrontier *prk_frontier_new_from_json (JsonNode *node,
                                         GError  **error) G_GNUC_WARN_UNUSED_RESULT;
PrkFrontier *prk_frontier_ref           (PrkFrontier *self);
void         prk_frontier_unref         (PrkFrontier *self);
void         prk_frontier_add           (PrkFrontier *self,
                                         const char  *device,
                                         guint64      n);
gboolean     prk_frontier_contains      (PrkFrontier *self,
                                         PrkOp       *op);
JsonNode    *prk_frontier_to_json       (PrkFrontier *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrkFrontier, prk_frontier_unref)

G_END_DECLS
