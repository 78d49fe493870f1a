/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/prk-hash.h"
#include "register/prk-jalur-private.h"

int LLVMFuzzerTestOneInput (const guint8 *data,
                            gsize         size);

/* The value of Upload-Metadata or Upload-Checksum: what is read of it is text, and a checksum that
 * is read is written the same again. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autofree char *text = g_strndup (size > 0 ? (const char *) data : "", size);
  g_autofree char *hash = _prk_tus_get_metadata (text, "sha256");
  g_autofree char *jenis = _prk_tus_get_metadata (text, "jenis");
  guint8 checksum[crypto_hash_sha256_BYTES];

  g_assert (hash == NULL || g_utf8_validate (hash, -1, NULL));
  g_assert (jenis == NULL || g_utf8_validate (jenis, -1, NULL));
  g_assert (hash == NULL || strlen (hash) < size);
  if (_prk_tus_read_checksum (text, checksum))
    {
      g_autofree char *base64 = g_base64_encode (checksum, sizeof checksum);
      g_autofree char *again = g_strconcat ("sha256 ", base64, NULL);

      g_assert (g_str_equal (again, text));
    }

  return 0;
}
