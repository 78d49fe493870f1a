/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The Ed25519 key of this device. On disk it is one line of text, "prakarsa-key-1 <seed in
 * base64url>", readable by its owner alone; the pair is made from the seed each time it is
 * loaded. */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "prk-base64.h"
#include "prk-error.h"
#include "prk-key.h"
#include "prk-sodium-private.h"

#define FILE_MARK "prakarsa-key-1 "

struct _PrkKey
{
  gatomicrefcount ref_count;

  guint8 seed[crypto_sign_SEEDBYTES];
  guint8 secret[crypto_sign_SECRETKEYBYTES];
  char *device;
};

G_DEFINE_BOXED_TYPE (PrkKey, prk_key, prk_key_ref, prk_key_unref)

static PrkKey *
new_from_seed (const guint8 *seed)
{
  PrkKey *self = g_new0 (PrkKey, 1);
  guint8 device[crypto_sign_PUBLICKEYBYTES];

  g_atomic_ref_count_init (&self->ref_count);
  memcpy (self->seed, seed, sizeof self->seed);
  crypto_sign_seed_keypair (device, self->secret, self->seed);
  self->device = prk_base64_encode (device, sizeof device);

  return self;
}

/**
 * prk_key_generate:
 *
 * Makes a new key.
 *
 * Returns: (transfer full): a key, immutable and safe in any thread
 */
PrkKey *
prk_key_generate (PrkEntropy *entropy)
{
  guint8 seed[crypto_sign_SEEDBYTES];
  PrkKey *self;

  g_return_val_if_fail (PRK_IS_ENTROPY (entropy), NULL);

  _prk_sodium_ensure ();

  prk_entropy_fill (entropy, seed, sizeof seed);
  self = new_from_seed (seed);
  sodium_memzero (seed, sizeof seed);

  return self;
}

/**
 * prk_key_load:
 * @path: (type filename): a file that prk_key_save() wrote
 *
 * Reads a key. Fails with a #GFileError when the file cannot be read, with %PRK_INPUT_ERROR_SYNTAX
 * when it holds something else.
 *
 * Returns: (transfer full): the key
 */
PrkKey *
prk_key_load (const char  *path,
              GError     **error)
{
  g_autofree char *text = NULL;
  guint8 seed[crypto_sign_SEEDBYTES];
  gsize size;
  PrkKey *self = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  _prk_sodium_ensure ();

  if (!g_file_get_contents (path, &text, &size, error))
    return NULL;

  if (strlen (text) == size && g_str_has_suffix (text, "\n"))
    text[size - 1] = '\0';

  if (g_str_has_prefix (text, FILE_MARK) &&
      prk_base64_decode (text + strlen (FILE_MARK), seed, sizeof seed))
    self = new_from_seed (seed);
  else
    g_set_error (error, PRK_INPUT_ERROR, PRK_INPUT_ERROR_SYNTAX, "“%s” is not a key", path);

  sodium_memzero (seed, sizeof seed);
  sodium_memzero (text, size);

  return self;
}

/**
 * prk_key_save:
 * @path: (type filename): a file that does not exist yet
 *
 * Writes the key for its owner alone, durably. A key that is already there is never overwritten,
 * since nothing could bring it back: that fails with %G_FILE_ERROR_EXIST.
 */
gboolean
prk_key_save (PrkKey      *self,
              const char  *path,
              GError     **error)
{
  g_autofree char *seed = NULL;
  g_autofree char *text = NULL;
  gboolean is_saved;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_EXIST, "“%s” exists", path);
      return FALSE;
    }

  seed = prk_base64_encode (self->seed, sizeof self->seed);
  text = g_strconcat (FILE_MARK, seed, "\n", NULL);
  is_saved = g_file_set_contents_full (path,
                                       text,
                                       -1,
                                       G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE,
                                       0600,
                                       error);

  sodium_memzero (seed, strlen (seed));
  sodium_memzero (text, strlen (text));

  return is_saved;
}

PrkKey *
prk_key_ref (PrkKey *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
prk_key_unref (PrkKey *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  sodium_memzero (self->seed, sizeof self->seed);
  sodium_memzero (self->secret, sizeof self->secret);
  g_free (self->device);
  g_free (self);
}

/**
 * prk_key_get_device:
 *
 * The public half in base64url without padding, 43 characters: the name of the device.
 */
const char *
prk_key_get_device (PrkKey *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->device;
}

/**
 * prk_key_sign:
 * @data: (array length=size): what is signed
 *
 * Signs some bytes.
 *
 * Returns: (transfer full): the signature in base64url without padding, 86 characters
 */
char *
prk_key_sign (PrkKey        *self,
              gconstpointer  data,
              gsize          size)
{
  guint8 signature[crypto_sign_BYTES];

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (data != NULL || size == 0, NULL);

  crypto_sign_detached (signature, NULL, data, size, self->secret);

  return prk_base64_encode (signature, sizeof signature);
}

/**
 * prk_key_verify:
 * @device: (nullable): anything
 * @data: (array length=size): what is said to be signed
 * @signature: (nullable): anything
 *
 * Whether @signature is that of @device over @data. What is not even spelt as a device or a
 * signature gives %FALSE.
 */
gboolean
prk_key_verify (const char    *device,
                gconstpointer  data,
                gsize          size,
                const char    *signature)
{
  guint8 public_key[crypto_sign_PUBLICKEYBYTES];
  guint8 signature_bytes[crypto_sign_BYTES];

  g_return_val_if_fail (data != NULL || size == 0, FALSE);

  _prk_sodium_ensure ();

  return prk_base64_decode (device, public_key, sizeof public_key) &&
         prk_base64_decode (signature, signature_bytes, sizeof signature_bytes) &&
         crypto_sign_verify_detached (signature_bytes, data, size, public_key) == 0;
}
