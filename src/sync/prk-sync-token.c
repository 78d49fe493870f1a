/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <libsecret/secret.h>

#include "store/prk-sync-value.h"

#include "prk-sync-token.h"

static const SecretSchema schema = {
  PRK_APPLICATION_ID ".Register", SECRET_SCHEMA_NONE,
  {
    { "address", SECRET_SCHEMA_ATTRIBUTE_STRING },
    { "device", SECRET_SCHEMA_ATTRIBUTE_STRING },
    { NULL, 0 },
  }
};

/**
 * prk_sync_token_keep:
 * @address: of the register
 * @device: the key that was enrolled
 * @error: when there is no keyring, or it stays locked
 *
 * Keeps a token.
 *
 * Returns: TRUE when the keyring has it
 */
gboolean
prk_sync_token_keep (const char  *address,
                     const char  *device,
                     const char  *token,
                     GError     **error)
{
  g_return_val_if_fail (address != NULL && device != NULL && token != NULL, FALSE);

  return secret_password_store_sync (&schema, SECRET_COLLECTION_DEFAULT, "Prakarsa", token, NULL,
                                     error, "address", address, "device", device, NULL);
}

/**
 * prk_sync_token_find:
 * @address: of the register
 * @device: the key that was enrolled
 * @error: PRK_SYNC_ERROR_TOKEN when the keyring has none
 *
 * Looks a token up.
 *
 * Returns: (transfer full): the token
 */
char *
prk_sync_token_find (const char  *address,
                     const char  *device,
                     GError     **error)
{
  g_autoptr (GError) local_error = NULL;
  char *token;

  g_return_val_if_fail (address != NULL && device != NULL, NULL);

  token = secret_password_lookup_nonpageable_sync (&schema, NULL, &local_error, "address", address,
                                                   "device", device, NULL);
  if (token == NULL && local_error == NULL)
    g_set_error_literal (error, PRK_SYNC_ERROR, PRK_SYNC_ERROR_TOKEN, "the keyring has no token");
  else if (token == NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));

  return token;
}
