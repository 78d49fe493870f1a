/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-op-map-private.h"
#include "prk-record.h"

G_BEGIN_DECLS

/* What several heads of one path look like together. */
typedef struct
{
  PrkValueState state;
  JsonNode     *value;
} PrkView;

PrkView    *_prk_view_new     (const char     *path,
                               const PrkWrite *heads,
                               guint           n_heads,
                               PrkOpMap       *ops);
PrkView    *_prk_view_copy    (PrkView *self);
void        _prk_view_free    (PrkView *self);

/* The CommonMark of {"teks": …}; NULL for any other value. */
const char *_prk_node_get_text (JsonNode *value);
JsonNode   *_prk_node_new_text (const char *commonmark);

G_END_DECLS
