/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <sodium.h>

#include "prk-merkle.h"

typedef struct
{
  PrkMerkleRead read;
  gpointer      user_data;
} Reader;

/**
 * prk_merkle_leaf:
 * @data: (array length=size): what the leaf stands for
 * @size: in bytes
 * @hash: (out caller-allocates): its hash
 *
 * Hashes one leaf: SHA-256 (0x00 ‖ data), RFC 6962 §2.1.
 */
void
prk_merkle_leaf (gconstpointer  data,
                 gsize          size,
                 PrkMerkleHash *hash)
{
  static const guint8 prefix = 0x00;
  crypto_hash_sha256_state state;

  crypto_hash_sha256_init (&state);
  crypto_hash_sha256_update (&state, &prefix, 1);
  crypto_hash_sha256_update (&state, data, size);
  crypto_hash_sha256_final (&state, hash->bytes);
}

static void
combine (const PrkMerkleHash *left,
         const PrkMerkleHash *right,
         PrkMerkleHash       *hash)
{
  static const guint8 prefix = 0x01;
  crypto_hash_sha256_state state;

  crypto_hash_sha256_init (&state);
  crypto_hash_sha256_update (&state, &prefix, 1);
  crypto_hash_sha256_update (&state, left->bytes, PRK_MERKLE_HASH_SIZE);
  crypto_hash_sha256_update (&state, right->bytes, PRK_MERKLE_HASH_SIZE);
  crypto_hash_sha256_final (&state, hash->bytes);
}

static guint
floor_log2 (guint64 n)
{
  return 63 - (guint) __builtin_clzll (n);
}

/* The hash of leaves [first, first + count): @first is a multiple of the largest power of two below @count, as in every
 * subtree that RFC 6962 names. */
static gboolean
hash_range (Reader         *reader,
            guint64         first,
            guint64         count,
            PrkMerkleHash  *hash,
            GError        **error)
{
  guint level = floor_log2 (count);
  guint64 half = G_GUINT64_CONSTANT (1) << level;
  PrkMerkleHash left, right;

  if (half == count)
    return reader->read (level, first >> level, hash, reader->user_data, error);

  if (!reader->read (level, first >> level, &left, reader->user_data, error)
      || !hash_range (reader, first + half, count - half, &right, error))
    return FALSE;
  combine (&left, &right, hash);

  return TRUE;
}

gboolean
prk_merkle_append (guint64              size,
                   const PrkMerkleHash *leaf,
                   PrkMerkleRead        read,
                   PrkMerkleWrite       write,
                   gpointer             user_data,
                   GError             **error)
{
  PrkMerkleHash hash = *leaf;
  guint64 index = size;

  if (!write (0, index, &hash, user_data, error))
    return FALSE;

  for (guint level = 0; (index & 1) != 0; level++, index >>= 1)
    {
      PrkMerkleHash left;

      if (!read (level, index - 1, &left, user_data, error))
        return FALSE;
      combine (&left, &hash, &hash);
      if (!write (level + 1, index >> 1, &hash, user_data, error))
        return FALSE;
    }

  return TRUE;
}

gboolean
prk_merkle_root (guint64         size,
                 PrkMerkleRead   read,
                 gpointer        user_data,
                 PrkMerkleHash  *root,
                 GError        **error)
{
  Reader reader = { read, user_data };

  if (size == 0)
    {
      crypto_hash_sha256 (root->bytes, NULL, 0);
      return TRUE;
    }

  return hash_range (&reader, 0, size, root, error);
}

static guint64
split_of (guint64 count)
{
  guint64 half = G_GUINT64_CONSTANT (1) << floor_log2 (count);

  return half == count ? half / 2 : half;
}

static gboolean
add_range (Reader   *reader,
           guint64   first,
           guint64   count,
           GArray   *proof,
           GError  **error)
{
  PrkMerkleHash hash;

  if (!hash_range (reader, first, count, &hash, error))
    return FALSE;
  g_array_append_val (proof, hash);

  return TRUE;
}

/* PATH (m, D[n]) of RFC 6962 §2.1.1 for leaf @leaf of the subtree at @first. */
static gboolean
add_path (Reader   *reader,
          guint64   leaf,
          guint64   first,
          guint64   count,
          GArray   *proof,
          GError  **error)
{
  guint64 half;

  if (count == 1)
    return TRUE;

  half = split_of (count);
  if (leaf - first < half)
    return add_path (reader, leaf, first, half, proof, error)
           && add_range (reader, first + half, count - half, proof, error);

  return add_path (reader, leaf, first + half, count - half, proof, error)
         && add_range (reader, first, half, proof, error);
}

GArray *
prk_merkle_prove_inclusion (guint64         leaf,
                            guint64         size,
                            PrkMerkleRead   read,
                            gpointer        user_data,
                            GError        **error)
{
  g_autoptr(GArray) proof = g_array_new (FALSE, FALSE, sizeof (PrkMerkleHash));
  Reader reader = { read, user_data };

  g_return_val_if_fail (leaf < size, NULL);

  return add_path (&reader, leaf, 0, size, proof, error) ? g_steal_pointer (&proof) : NULL;
}

/* SUBPROOF (m, D[n], b) of RFC 6962 §2.1.2. */
static gboolean
add_subproof (Reader   *reader,
              guint64   old_count,
              guint64   first,
              guint64   count,
              gboolean  is_known,
              GArray   *proof,
              GError  **error)
{
  guint64 half;

  if (old_count == count)
    return is_known || add_range (reader, first, count, proof, error);

  half = split_of (count);
  if (old_count <= half)
    return add_subproof (reader, old_count, first, half, is_known, proof, error)
           && add_range (reader, first + half, count - half, proof, error);

  return add_subproof (reader, old_count - half, first + half, count - half, FALSE, proof, error)
         && add_range (reader, first, half, proof, error);
}

GArray *
prk_merkle_prove_consistency (guint64         old_size,
                              guint64         new_size,
                              PrkMerkleRead   read,
                              gpointer        user_data,
                              GError        **error)
{
  g_autoptr(GArray) proof = g_array_new (FALSE, FALSE, sizeof (PrkMerkleHash));
  Reader reader = { read, user_data };

  g_return_val_if_fail (old_size <= new_size, NULL);

  if (old_size == 0 || old_size == new_size)
    return g_steal_pointer (&proof);

  return add_subproof (&reader, old_size, 0, new_size, TRUE, proof, error) ? g_steal_pointer (&proof) : NULL;
}

static const PrkMerkleHash *
get_step (GArray *proof,
          guint   index)
{
  return index < proof->len ? &g_array_index (proof, PrkMerkleHash, index) : NULL;
}

static gboolean
is_same (const PrkMerkleHash *a,
         const PrkMerkleHash *b)
{
  return memcmp (a->bytes, b->bytes, PRK_MERKLE_HASH_SIZE) == 0;
}

/**
 * prk_merkle_verify_inclusion:
 * @leaf_hash: hash of the leaf
 * @leaf: its number from 0
 * @size: leaves in the tree
 * @root: the tree's root
 * @proof: (element-type PrkMerkleHash): from anyone
 *
 * Checks that a leaf stands where a register says it does (RFC 6962 §2.1.1).
 *
 * Returns: %TRUE when it does
 */
gboolean
prk_merkle_verify_inclusion (const PrkMerkleHash *leaf_hash,
                             guint64              leaf,
                             guint64              size,
                             const PrkMerkleHash *root,
                             GArray              *proof)
{
  PrkMerkleHash hash = *leaf_hash;
  guint64 node = leaf;
  guint64 last = size - 1;

  if (size == 0 || leaf >= size)
    return FALSE;

  for (guint i = 0; i < proof->len; i++)
    {
      const PrkMerkleHash *step = get_step (proof, i);

      if (last == 0)
        return FALSE;

      if ((node & 1) != 0 || node == last)
        {
          combine (step, &hash, &hash);
          while ((node & 1) == 0 && node != 0)
            {
              node >>= 1;
              last >>= 1;
            }
        }
      else
        {
          combine (&hash, step, &hash);
        }
      node >>= 1;
      last >>= 1;
    }

  return last == 0 && is_same (&hash, root);
}

/**
 * prk_merkle_verify_consistency:
 * @old_size: leaves of the tree that was seen before
 * @old_root: its root
 * @new_size: leaves of the tree now
 * @new_root: its root
 * @proof: (element-type PrkMerkleHash): from anyone
 *
 * Checks that a tree only grew: that its first @old_size leaves are the ones seen before (RFC 6962 §2.1.2).
 *
 * Returns: %TRUE when it did
 */
gboolean
prk_merkle_verify_consistency (guint64              old_size,
                               const PrkMerkleHash *old_root,
                               guint64              new_size,
                               const PrkMerkleHash *new_root,
                               GArray              *proof)
{
  PrkMerkleHash old_hash, new_hash;
  guint64 node, last;
  guint next = 0;

  if (old_size > new_size)
    return FALSE;
  if (old_size == new_size)
    return proof->len == 0 && is_same (old_root, new_root);
  if (old_size == 0)
    return proof->len == 0;

  node = old_size - 1;
  last = new_size - 1;
  while ((node & 1) != 0)
    {
      node >>= 1;
      last >>= 1;
    }

  if (node == 0)
    old_hash = *old_root;
  else if (get_step (proof, next) != NULL)
    old_hash = *get_step (proof, next++);
  else
    return FALSE;
  new_hash = old_hash;

  for (; next < proof->len; next++)
    {
      const PrkMerkleHash *step = get_step (proof, next);

      if (last == 0)
        return FALSE;

      if ((node & 1) != 0 || node == last)
        {
          combine (step, &old_hash, &old_hash);
          combine (step, &new_hash, &new_hash);
          while ((node & 1) == 0 && node != 0)
            {
              node >>= 1;
              last >>= 1;
            }
        }
      else
        {
          combine (&new_hash, step, &new_hash);
        }
      node >>= 1;
      last >>= 1;
    }

  return last == 0 && is_same (&old_hash, old_root) && is_same (&new_hash, new_root);
}
