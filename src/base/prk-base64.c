/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <sodium.h>
#include <string.h>

#include "prk-base64.h"

/**
 * prk_base64_encode:
 *
 * Returns: (transfer full): base64url without padding
 */
char *
prk_base64_encode (const guint8 *data,
                   gsize         size)
{
  gsize length = sodium_base64_encoded_len (size, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
  char *text = g_malloc (length);

  sodium_bin2base64 (text, length, data, size, sodium_base64_VARIANT_URLSAFE_NO_PADDING);

  return text;
}

/**
 * prk_base64_decode:
 * @text: (nullable): base64url without padding
 *
 * Reads exactly @size bytes; any other length or spelling than that of prk_base64_encode() is
 * refused, and @data is then undefined.
 */
gboolean
prk_base64_decode (const char *text,
                   guint8     *data,
                   gsize       size)
{
  gsize length = 0;

  /* libsodium 1.0.18 takes bytes beyond ASCII for digits. */
  if (text == NULL || strlen (text) != PRK_BASE64_LENGTH (size) || !g_str_is_ascii (text))
    return FALSE;

  return sodium_base642bin (data,
                            size,
                            text,
                            strlen (text),
                            NULL,
                            &length,
                            NULL,
                            sodium_base64_VARIANT_URLSAFE_NO_PADDING) == 0 &&
         length == size;
}
