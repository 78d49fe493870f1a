/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The append-only Merkle tree of RFC 6962: what makes a history that was rewritten show. Only nodes of complete subtrees
 * are kept; node (level, index) covers the leaves index·2^level to (index + 1)·2^level - 1 and never changes. */

#define PRK_MERKLE_HASH_SIZE 32

typedef struct
{
  guint8 bytes[PRK_MERKLE_HASH_SIZE];
} PrkMerkleHash;

/* Where the nodes are kept. Each answers FALSE with an error when the store fails; a node asked for always exists. */
typedef gboolean (*PrkMerkleRead)  (guint           level,
                                    guint64         index,
                                    PrkMerkleHash  *hash,
                                    gpointer        user_data,
                                    GError        **error);
typedef gboolean (*PrkMerkleWrite) (guint                level,
                                    guint64              index,
                                    const PrkMerkleHash *hash,
                                    gpointer             user_data,
                                    GError             **error);

void     prk_merkle_leaf            (gconstpointer  data,
                                     gsize          size,
                                     PrkMerkleHash *hash);

/* Adds leaf number @size (from 0) with every node that it completes. */
gboolean prk_merkle_append          (guint64              size,
                                     const PrkMerkleHash *leaf,
                                     PrkMerkleRead        read,
                                     PrkMerkleWrite       write,
                                     gpointer             user_data,
                                     GError             **error);
gboolean prk_merkle_root            (guint64         size,
                                     PrkMerkleRead   read,
                                     gpointer        user_data,
                                     PrkMerkleHash  *root,
                                     GError        **error);

/* Proofs: (element-type PrkMerkleHash) arrays by value. */
GArray  *prk_merkle_prove_inclusion    (guint64         leaf,
                                        guint64         size,
                                        PrkMerkleRead   read,
                                        gpointer        user_data,
                                        GError        **error) G_GNUC_WARN_UNUSED_RESULT;
GArray  *prk_merkle_prove_consistency  (guint64         old_size,
                                        guint64         new_size,
                                        PrkMerkleRead   read,
                                        gpointer        user_data,
                                        GError        **error) G_GNUC_WARN_UNUSED_RESULT;

gboolean prk_merkle_verify_inclusion   (const PrkMerkleHash *leaf_hash,
                                        guint64              leaf,
                                        guint64              size,
                                        const PrkMerkleHash *root,
                                        GArray              *proof);
gboolean prk_merkle_verify_consistency (guint64              old_size,
                                        const PrkMerkleHash *old_root,
                                        guint64              new_size,
                                        const PrkMerkleHash *new_root,
                                        GArray              *proof);

G_END_DECLS
