/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <sodium.h>

#include "oplog/prk-merkle.h"

#define MAX_LEAVES 70

static PrkMerkleHash nodes[8][MAX_LEAVES];
static PrkMerkleHash leaves[MAX_LEAVES];

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

/* MTH of RFC 6962 §2.1 as it is written there, by recursion over the leaves. */
static void
slow_root (guint          first,
           guint          count,
           PrkMerkleHash *hash)
{
  guint8 input[1 + 2 * PRK_MERKLE_HASH_SIZE] = { 0x01 };
  guint half = 1;

  if (count == 1)
    {
      *hash = leaves[first];
      return;
    }

  while (half * 2 < count)
    half *= 2;
  slow_root (first, half, (PrkMerkleHash *) (input + 1));
  slow_root (first + half, count - half, (PrkMerkleHash *) (input + 1 + PRK_MERKLE_HASH_SIZE));
  crypto_hash_sha256 (hash->bytes, input, sizeof input);
}

static void
fill (void)
{
  for (guint i = 0; i < MAX_LEAVES; i++)
    {
      prk_merkle_leaf (&i, sizeof i, &leaves[i]);
      g_assert_true (prk_merkle_append (i, &leaves[i], read_node, write_node, NULL, NULL));
    }
}

static void
get_root (guint          size,
          PrkMerkleHash *root)
{
  g_assert_true (prk_merkle_root (size, read_node, NULL, root, NULL));
}

static char *
hex (const PrkMerkleHash *hash)
{
  char *text = g_malloc (PRK_MERKLE_HASH_SIZE * 2 + 1);

  return sodium_bin2hex (text, PRK_MERKLE_HASH_SIZE * 2 + 1, hash->bytes, PRK_MERKLE_HASH_SIZE);
}

/* The two values that the RFC's definition gives without any tree. */
static void
test_known_values (void)
{
  PrkMerkleHash hash;
  g_autofree char *empty_tree = NULL;
  g_autofree char *empty_leaf = NULL;

  get_root (0, &hash);
  empty_tree = hex (&hash);
  g_assert_cmpstr (empty_tree, ==, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");

  prk_merkle_leaf ("", 0, &hash);
  empty_leaf = hex (&hash);
  g_assert_cmpstr (empty_leaf, ==, "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
}

static void
test_root_is_that_of_the_definition (void)
{
  for (guint size = 1; size <= MAX_LEAVES; size++)
    {
      PrkMerkleHash ours, slow;

      get_root (size, &ours);
      slow_root (0, size, &slow);
      g_assert_cmpmem (&ours, sizeof ours, &slow, sizeof slow);
    }
}

static void
test_every_leaf_is_proven (void)
{
  for (guint size = 1; size <= MAX_LEAVES; size++)
    for (guint leaf = 0; leaf < size; leaf++)
      {
        g_autoptr(GArray) proof = prk_merkle_prove_inclusion (leaf, size, read_node, NULL, NULL);
        PrkMerkleHash root;

        get_root (size, &root);
        g_assert_true (prk_merkle_verify_inclusion (&leaves[leaf], leaf, size, &root, proof));
        g_assert_false (prk_merkle_verify_inclusion (&leaves[(leaf + 1) % MAX_LEAVES], leaf, size, &root, proof));
        if (size > 1)
          g_assert_false (prk_merkle_verify_inclusion (&leaves[leaf], (leaf + 1) % size, size, &root, proof));
        if (proof->len > 0)
          {
            g_array_index (proof, PrkMerkleHash, proof->len / 2).bytes[7] ^= 1;
            g_assert_false (prk_merkle_verify_inclusion (&leaves[leaf], leaf, size, &root, proof));
          }
      }
}

static void
test_growth_is_proven_and_rewriting_caught (void)
{
  for (guint new_size = 1; new_size <= MAX_LEAVES; new_size++)
    for (guint old_size = 0; old_size <= new_size; old_size++)
      {
        g_autoptr(GArray) proof = prk_merkle_prove_consistency (old_size, new_size, read_node, NULL, NULL);
        PrkMerkleHash old_root, new_root, other;

        get_root (old_size, &old_root);
        get_root (new_size, &new_root);
        g_assert_true (prk_merkle_verify_consistency (old_size, &old_root, new_size, &new_root, proof));

        other = new_root;
        other.bytes[0] ^= 1;
        if (old_size > 0)
          g_assert_false (prk_merkle_verify_consistency (old_size, &old_root, new_size, &other, proof));

        other = old_root;
        other.bytes[31] ^= 0x80;
        if (old_size > 0)
          g_assert_false (prk_merkle_verify_consistency (old_size, &other, new_size, &new_root, proof));
        if (new_size > old_size)
          g_assert_false (prk_merkle_verify_consistency (new_size, &new_root, old_size, &old_root, proof));
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  fill ();
  g_test_add_func ("/merkle/known-values", test_known_values);
  g_test_add_func ("/merkle/root-is-that-of-the-definition", test_root_is_that_of_the_definition);
  g_test_add_func ("/merkle/every-leaf-is-proven", test_every_leaf_is_proven);
  g_test_add_func ("/merkle/growth-is-proven-and-rewriting-caught", test_growth_is_proven_and_rewriting_caught);

  return g_test_run ();
}
