/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "prk-base64.h"
#include "prk-hash.h"
#include "prk-sodium-private.h"

/**
 * prk_hash_data:
 * @data: (nullable) (array length=size): may be %NULL when @size is 0
 * @size: in bytes
 *
 * The SHA-256 of some bytes in base64url without padding, [const@PRK_HASH_LENGTH] characters.
 *
 * Returns: (transfer full): the hash
 */
char *
prk_hash_data (gconstpointer data,
               gsize         size)
{
  guint8 digest[crypto_hash_sha256_BYTES];

  g_return_val_if_fail (data != NULL || size == 0, NULL);

  _prk_sodium_ensure ();
  crypto_hash_sha256 (digest, data, size);

  return prk_base64_encode (digest, sizeof digest);
}

/**
 * prk_hash_bytes:
 *
 * prk_hash_data() of @bytes.
 *
 * Returns: (transfer full): the hash
 */
char *
prk_hash_bytes (GBytes *bytes)
{
  gconstpointer data;
  gsize size;

  g_return_val_if_fail (bytes != NULL, NULL);

  data = g_bytes_get_data (bytes, &size);

  return prk_hash_data (data, size);
}

/**
 * prk_hash_is_valid:
 * @hash: (nullable): anything
 *
 * Whether @hash is spelt as prk_hash_data() spells: right length and letters, no stray bits at the
 * end.
 */
gboolean
prk_hash_is_valid (const char *hash)
{
  guint8 digest[crypto_hash_sha256_BYTES];

  return prk_base64_decode (hash, digest, sizeof digest);
}

struct _PrkHasher
{
  crypto_hash_sha256_state state;
};

/**
 * prk_hasher_new:
 *
 * Returns: (transfer full): a hasher that has seen no byte
 */
PrkHasher *
prk_hasher_new (void)
{
  PrkHasher *self = g_new0 (PrkHasher, 1);

  _prk_sodium_ensure ();
  crypto_hash_sha256_init (&self->state);
  return self;
}

void
prk_hasher_free (PrkHasher *self)
{
  g_free (self);
}

void
prk_hasher_update (PrkHasher     *self,
                   gconstpointer  data,
                   gsize          size)
{
  g_return_if_fail (self != NULL && (data != NULL || size == 0));

  crypto_hash_sha256_update (&self->state, data, size);
}

/**
 * prk_hasher_finish:
 * @self: a hasher, good for nothing afterwards but prk_hasher_free()
 *
 * Returns: (transfer full): what prk_hash_data() gives for all the pieces together
 */
char *
prk_hasher_finish (PrkHasher *self)
{
  guint8 digest[crypto_hash_sha256_BYTES];

  g_return_val_if_fail (self != NULL, NULL);

  crypto_hash_sha256_final (&self->state, digest);
  return prk_base64_encode (digest, sizeof digest);
}
