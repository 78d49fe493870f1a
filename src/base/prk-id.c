/* SPDX-License-Identifier: GPL-3.0-or-later */

/* UUIDv7 (RFC 9562, section 5.7; the sub-millisecond part by method 3 of its section 6.2):
 *
 *   48 bits  milliseconds since 1970
 *    4 bits  version 7
 *   12 bits  part of the millisecond, in 1/4096
 *    2 bits  variant 2
 *   62 bits  random
 *
 * so that ids of one device sort in the order in which they were made, down to about a quarter
 * of a microsecond. */
#include "config.h"

#include <string.h>

#include "prk-base64.h"
#include "prk-id.h"

#define ID_LENGTH 36
#define ID_BYTES  16

static gboolean
is_hyphen_place (gsize place)
{
  return place == 8 || place == 13 || place == 18 || place == 23;
}

static char *
format (const guint8 *bytes)
{
  char *id = g_malloc (ID_LENGTH + 1);
  gsize place = 0;

  for (guint i = 0; i < ID_BYTES; i++)
    {
      if (is_hyphen_place (place))
        id[place++] = '-';
      id[place++] = "0123456789abcdef"[bytes[i] >> 4];
      id[place++] = "0123456789abcdef"[bytes[i] & 0xf];
    }
  id[place] = '\0';

  return id;
}

/**
 * prk_id_new:
 *
 * Makes a new id from the time of @clock and random bits of @entropy.
 *
 * Returns: (transfer full): an id that prk_id_is_valid() takes
 */
char *
prk_id_new (PrkClock   *clock,
            PrkEntropy *entropy)
{
  guint8 bytes[ID_BYTES];
  guint64 now_us, milliseconds;
  guint fraction;

  g_return_val_if_fail (PRK_IS_CLOCK (clock), NULL);
  g_return_val_if_fail (PRK_IS_ENTROPY (entropy), NULL);

  prk_entropy_fill (entropy, bytes, sizeof bytes);

  now_us = MAX (prk_clock_now_us (clock), 0);
  milliseconds = now_us / 1000;
  fraction = now_us % 1000 * 4096 / 1000;

  for (guint i = 0; i < 6; i++)
    bytes[i] = milliseconds >> (40 - 8 * i) & 0xff;
  bytes[6] = 0x70 | fraction >> 8;
  bytes[7] = fraction & 0xff;
  bytes[8] = 0x80 | (bytes[8] & 0x3f);

  return format (bytes);
}

/**
 * prk_id_new_dari_hash:
 * @hash: as prk_hash_data() gives it
 *
 * An id in form, of the first 122 bits of the hash: whoever writes about the same thing without having
 * heard of the other writes the same record.
 *
 * Returns: (transfer full) (nullable): an id that prk_id_is_valid() takes
 */
char *
prk_id_new_dari_hash (const char *hash)
{
  guint8 bytes[32];

  if (!prk_base64_decode (hash, bytes, sizeof bytes))
    return NULL;

  bytes[6] = 0x70 | (bytes[6] & 0x0f);
  bytes[8] = 0x80 | (bytes[8] & 0x3f);

  return format (bytes);
}

/**
 * prk_id_is_valid:
 * @id: (nullable): anything
 *
 * Whether @id is a UUIDv7 in lower case with hyphens.
 */
gboolean
prk_id_is_valid (const char *id)
{
  if (id == NULL || strlen (id) != ID_LENGTH)
    return FALSE;

  for (gsize i = 0; i < ID_LENGTH; i++)
    {
      gboolean is_digit = g_ascii_isdigit (id[i]) || (id[i] >= 'a' && id[i] <= 'f');

      if (is_hyphen_place (i) ? id[i] != '-' : !is_digit)
        return FALSE;
    }

  return id[14] == '7' && strchr ("89ab", id[19]) != NULL;
}

/**
 * prk_id_get_ms:
 * @id: (nullable): anything
 *
 * When an id was made by prk_id_new().
 *
 * Returns: ms since 1970; 0 for what is no id
 */
gint64
prk_id_get_ms (const char *id)
{
  gint64 ms = 0;

  if (!prk_id_is_valid (id))
    return 0;
  for (gsize i = 0; i < 13; i++)
    if (!is_hyphen_place (i))
      ms = ms * 16 + g_ascii_xdigit_value (id[i]);

  return ms;
}
