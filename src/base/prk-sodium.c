/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "prk-sodium-private.h"

void
_prk_sodium_ensure (void)
{
  static gsize started = 0;

  if (g_once_init_enter (&started))
    {
      if (sodium_init () < 0)
        g_error ("libsodium does not start");

      g_once_init_leave (&started, 1);
    }
}

char *
_prk_base64_encode (const guint8 *data,
                    gsize         size)
{
  gsize length = sodium_base64_encoded_len (size, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
  char *text = g_malloc (length);

  sodium_bin2base64 (text, length, data, size, sodium_base64_VARIANT_URLSAFE_NO_PADDING);

  return text;
}

gboolean
_prk_base64_decode (const char *text,
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
