/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "oplog/prk-merkle.h"

#define N_LEAVES 13
#define N_LEVELS 4

static PrkMerkleHash nodes[N_LEVELS][N_LEAVES];

int LLVMFuzzerTestOneInput (const guint8 *data,
                            gsize         size);

static gboolean
read_node (guint           level,
           guint64         index,
           PrkMerkleHash  *hash,
           gpointer        user_data,
           GError        **error)
{
  *hash = nodes[level][index];
  return TRUE;
}

static gboolean
write_node (guint                level,
            guint64              index,
            const PrkMerkleHash *hash,
            gpointer             user_data,
            GError             **error)
{
  nodes[level][index] = *hash;
  return TRUE;
}

static void
plant (void)
{
  for (guint64 i = 0; i < N_LEAVES; i++)
    {
      guint8 data = (guint8) i;
      PrkMerkleHash leaf;

      prk_merkle_leaf (&data, 1, &leaf);
      g_assert (prk_merkle_append (i, &leaf, read_node, write_node, NULL, NULL));
    }
}

static gboolean
is_same_proof (GArray *first,
               GArray *second)
{
  return first->len == second->len &&
         (first->len == 0 ||
          memcmp (first->data, second->data, first->len * sizeof (PrkMerkleHash)) == 0);
}

/* A byte that says which proof, two sizes, and its steps: of a tree that is known, no proof is
 * accepted but the one that it gives itself. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autoptr(GArray) proof = g_array_new (FALSE, FALSE, sizeof (PrkMerkleHash));
  g_autoptr(GArray) honest = NULL;
  PrkMerkleHash old_root, root, leaf;
  guint64 first, second;
  gboolean is_accepted;

  if (size < 3)
    return 0;
  plant ();
  first = data[1] % (N_LEAVES + 1);
  second = 1 + data[2] % N_LEAVES;
  for (gsize i = 3; i + sizeof root <= size; i += sizeof root)
    g_array_append_vals (proof, data + i, 1);
  g_assert (prk_merkle_root (second, read_node, NULL, &root, NULL));

  if ((data[0] & 1) == 0)
    {
      leaf = nodes[0][first % N_LEAVES];
      is_accepted = prk_merkle_verify_inclusion (&leaf, first, second, &root, proof);
      if (first < second)
        honest = prk_merkle_prove_inclusion (first, second, read_node, NULL, NULL);
    }
  else
    {
      g_assert (prk_merkle_root (first, read_node, NULL, &old_root, NULL));
      is_accepted = prk_merkle_verify_consistency (first, &old_root, second, &root, proof);
      if (first <= second)
        honest = prk_merkle_prove_consistency (first, second, read_node, NULL, NULL);
    }
  g_assert (is_accepted == (honest != NULL && is_same_proof (proof, honest)));

  return 0;
}
