/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The place of a row is a number written so that the order of bytes is the order of numbers: an
 * integer part and a fraction, both in base 62 (0-9A-Za-z).
 *
 *     a0   first key given away          b00 …  bzz   two digits
 *     a1 … az                            Z0 …  Zz     the integers just below a0, one digit
 *     a0V  between a0 and a1             Y00 … Yzz    below those, two digits
 *
 * The first letter says how many digits the integer has, so that rows added at either end make
 * keys that grow with the logarithm of their number, not with the number. A fraction does not end
 * with 0: else there would be no room below it. Keys between the same two neighbours grow by one
 * byte for every five rows; who writes them gives the neighbours new keys before that hurts. The
 * idea is David Greenspan's "Implementing Fractional Indexing". */
#include "config.h"

#include <string.h>

#include "prk-urut.h"

#define DIGITS "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
#define BASE 62
#define FIRST "a0"

#define MAX_LENGTH 256

static int
digit_value (char digit)
{
  if (g_ascii_isdigit (digit))
    return digit - '0';
  if (g_ascii_isupper (digit))
    return digit - 'A' + 10;

  return g_ascii_islower (digit) ? digit - 'a' + 36 : -1;
}

/* Length of the integer part with its first letter; 0 when that is no letter. */
static gsize
integer_length (const char *urut)
{
  if (g_ascii_islower (urut[0]))
    return urut[0] - 'a' + 2;
  if (g_ascii_isupper (urut[0]))
    return 'Z' - urut[0] + 2;

  return 0;
}

static gboolean
is_smallest_integer (const char *integer)
{
  return integer[0] == 'A' && strspn (integer + 1, "0") == strlen (integer + 1);
}

/**
 * prk_urut_is_valid:
 * @urut: (nullable): anything
 *
 * Whether there is room on both sides of @urut.
 */
gboolean
prk_urut_is_valid (const char *urut)
{
  gsize length, n_integer;

  if (urut == NULL)
    return FALSE;

  length = strnlen (urut, MAX_LENGTH + 1);
  n_integer = integer_length (urut);

  return n_integer > 0 && length >= n_integer && length <= MAX_LENGTH &&
         strspn (urut, DIGITS) == length && (length == n_integer || urut[length - 1] != '0') &&
         !is_smallest_integer (urut);
}

/* The next integer up (@step 1) or down (-1); NULL when there are no more digits for it. */
static char *
step_integer (const char *integer,
              int         step)
{
  char head = integer[0];
  gsize n_digits = strlen (integer) - 1;
  g_autofree char *result = g_strdup (integer);

  for (gsize i = n_digits; i > 0; i--)
    {
      int value = digit_value (result[i]) + step;

      result[i] = DIGITS[(value + BASE) % BASE];
      if (value >= 0 && value < BASE)
        return g_steal_pointer (&result);
    }

  /* All digits went over: the number of digits changes. */
  if (head == (step > 0 ? 'z' : 'A'))
    return NULL;

  head = head == 'Z' && step > 0 ? 'a' : head == 'a' && step < 0 ? 'Z' : head + step;
  g_free (result);
  result = g_strnfill (head >= 'a' ? head - 'a' + 2 : 'Z' - head + 2, step > 0 ? '0' : 'z');
  result[0] = head;

  return g_steal_pointer (&result);
}

/* A fraction between two, in as few digits as it takes; @high NULL is 1. */
static void
append_fraction (GString    *out,
                 const char *low,
                 const char *high)
{
  while (TRUE)
    {
      int low_digit = *low != '\0' ? digit_value (*low) : 0;
      int high_digit = high != NULL ? digit_value (*high) : BASE;

      if (high_digit - low_digit > 1)
        {
          g_string_append_c (out, DIGITS[(low_digit + high_digit) / 2]);
          return;
        }

      if (high_digit > low_digit && high != NULL && high[1] != '\0')
        {
          g_string_append_c (out, *high);
          return;
        }

      g_string_append_c (out, DIGITS[low_digit]);
      low += *low != '\0';
      if (high_digit > low_digit)
        high = NULL;
      else
        high++;
    }
}

static char *
above (const char *before)
{
  gsize n_integer = integer_length (before);
  g_autofree char *integer = g_strndup (before, n_integer);
  char *next = step_integer (integer, 1);
  GString *out;

  if (next != NULL)
    return next;

  out = g_string_new (integer);
  append_fraction (out, before + n_integer, NULL);

  return g_string_free (out, FALSE);
}

static char *
below (const char *after)
{
  gsize n_integer = integer_length (after);
  g_autofree char *integer = g_strndup (after, n_integer);
  g_autofree char *previous = NULL;
  GString *out;

  /* With a fraction the integer itself is below. */
  if (after[n_integer] != '\0' && !is_smallest_integer (integer))
    return g_steal_pointer (&integer);

  previous = step_integer (integer, -1);
  if (previous != NULL && !is_smallest_integer (previous))
    return g_steal_pointer (&previous);

  out = g_string_new (previous != NULL ? previous : integer);
  append_fraction (out, "", previous != NULL ? NULL : after + n_integer);

  return g_string_free (out, FALSE);
}

/**
 * prk_urut_between:
 * @before: (nullable): valid, or %NULL for the start
 * @after: (nullable): valid and greater than @before, or %NULL for the end
 *
 * A key between two. The same for the same arguments, so that two devices may give the same one:
 * rows with equal keys stand in the order of their ids.
 *
 * Returns: (transfer full): the key
 */
char *
prk_urut_between (const char *before,
                  const char *after)
{
  gsize n_before, n_after;
  g_autofree char *next = NULL;
  GString *out;

  g_return_val_if_fail (before == NULL || prk_urut_is_valid (before), NULL);
  g_return_val_if_fail (after == NULL || prk_urut_is_valid (after), NULL);
  g_return_val_if_fail (before == NULL || after == NULL || strcmp (before, after) < 0, NULL);

  if (before == NULL && after == NULL)
    return g_strdup (FIRST);
  if (after == NULL)
    return above (before);
  if (before == NULL)
    return below (after);

  n_before = integer_length (before);
  n_after = integer_length (after);

  if (n_before != n_after || memcmp (before, after, n_before) != 0)
    {
      g_autofree char *integer = g_strndup (before, n_before);

      next = step_integer (integer, 1);
      if (strcmp (next, after) < 0)
        return g_steal_pointer (&next);

      out = g_string_new (integer);
      append_fraction (out, before + n_before, NULL);
    }
  else
    {
      out = g_string_new_len (before, n_before);
      append_fraction (out, before + n_before, after + n_after);
    }

  return g_string_free (out, FALSE);
}

static void
spread (GStrv       keys,
        guint       n,
        const char *before,
        const char *after)
{
  guint middle = n / 2;

  if (n == 0)
    return;

  keys[middle] = prk_urut_between (before, after);
  spread (keys, middle, before, keys[middle]);
  spread (keys + middle + 1, n - middle - 1, keys[middle], after);
}

/**
 * prk_urut_spread:
 * @before: (nullable): as for prk_urut_between()
 * @after: (nullable): as for prk_urut_between()
 * @n: how many
 *
 * Keys between two, in order; their length grows with the logarithm of @n.
 *
 * Returns: (transfer full) (array zero-terminated=1): @n keys
 */
GStrv
prk_urut_spread (const char *before,
                 const char *after,
                 guint       n)
{
  GStrv keys = g_new0 (char *, n + 1);

  if (before != NULL && after != NULL)
    {
      spread (keys, n, before, after);
    }
  else if (after != NULL)
    {
      for (guint i = n; i > 0; i--)
        keys[i - 1] = prk_urut_between (NULL, i < n ? keys[i] : after);
    }
  else
    {
      for (guint i = 0; i < n; i++)
        keys[i] = prk_urut_between (i > 0 ? keys[i - 1] : before, NULL);
    }

  return keys;
}
