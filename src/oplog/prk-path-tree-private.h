/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-op-map-private.h"
#include "prk-record.h"

G_BEGIN_DECLS

#define PRK_SEGMENT_URUT "_urut"
#define PRK_SEGMENT_HAPUS "_hapus"

/* The least depth of a row: one segment for the table, one for the row. */
#define PRK_ROW_DEPTH 2

/* One segment of a path, with the writes that stand at the path that ends here. */
typedef struct _PrkPathNode PrkPathNode;

struct _PrkPathNode
{
  gatomicrefcount ref_count;

  PrkPathNode **children; /* in the order of their paths */
  guint         n_children;
  guint         n_allocated;

  PrkWrite   *heads; /* in the order of (at, id) */
  guint       n_heads;
  JsonNode   *overlay; /* (nullable) shown instead of what the heads give */
  GHashTable *awaited; /* (nullable) ids of replaced writes whose ops have not come yet */

  gsize name_length;
  char  name[];
};

typedef void (*PrkPathFunc) (const char  *path,
                             PrkPathNode *node,
                             gpointer     user_data);

PrkPathNode *_prk_path_node_new       (const char *name,
                                       gsize       length);
PrkPathNode *_prk_path_node_ref       (PrkPathNode *self);
void         _prk_path_node_unref     (PrkPathNode *self);
PrkPathNode *_prk_path_node_get_child (PrkPathNode *self,
                                       const char  *name,
                                       gsize        length);
PrkPathNode *_prk_path_node_find      (PrkPathNode *self,
                                       const char  *path);

/* Whether the row that @self is has been deleted and nothing was written in it that the deleter
 * had not seen. */
gboolean     _prk_path_node_is_hidden (PrkPathNode *self);

/* Whether @path stands in a row that is hidden, or is such a row. */
gboolean     _prk_path_is_hidden      (PrkPathNode *root,
                                       const char  *path);

/* Every path with heads or an overlay from @self down; @path is that of @self and is left as it
 * was. */
void         _prk_path_node_foreach   (PrkPathNode *self,
                                       GString     *path,
                                       guint        depth,
                                       gboolean     skip_hidden,
                                       PrkPathFunc  function,
                                       gpointer     user_data);

/* Makes *@slot a node that nobody else holds. */
PrkPathNode *_prk_path_node_own       (PrkPathNode **slot);
PrkPathNode *_prk_path_node_own_child (PrkPathNode *self,
                                       const char  *name,
                                       gsize        length,
                                       gboolean    *is_new);
void         _prk_path_node_write     (PrkPathNode    *self,
                                       PrkOp          *op,
                                       const PrkOpSet *set,
                                       PrkOpMap       *ops);


/* @self is owned, as each node on the way down to @path is made. Whether a node is gone, since
 *   nothing is left in it. */
gboolean     _prk_path_node_prune     (PrkPathNode *self,
                                       const char  *path);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrkPathNode, _prk_path_node_unref)

G_END_DECLS
