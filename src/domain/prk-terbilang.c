/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Number words come from ICU's spell-out rules for Indonesian, which end below 10^15, say "kosong"
 * for zero, and whose words for negative numbers and decimals are not those of official letters. So
 * ICU spells whole numbers from one to there, and the rest is put together here. */

#include "config.h"

#include <unicode/unum.h>

#include "prk-terbilang.h"

#define KUADRILIUN G_GUINT64_CONSTANT (1000000000000000)
#define MAX_WORDS 512 /* UTF-16 units; the longest number below 10^15 takes less than half of it */

static char *
spell (guint64 number)
{
  static GMutex mutex;
  static UNumberFormat *format;
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&mutex);
  UErrorCode status = U_ZERO_ERROR;
  UChar words[MAX_WORDS];
  int length;

  if (format == NULL)
    format = unum_open (UNUM_SPELLOUT, NULL, 0, "id", NULL, &status);
  length = unum_formatInt64 (format, number, words, MAX_WORDS, NULL, &status);
  if (U_FAILURE (status))
    g_error ("ICU cannot spell numbers in Indonesian: %s", u_errorName (status));

  return g_utf16_to_utf8 (words, length, NULL, NULL, NULL);
}

/**
 * prk_terbilang:
 * @number: a number
 *
 * Writes a number in Indonesian words.
 *
 * Any thread.
 *
 * Returns: (transfer full): such as `dua ribu dua puluh enam`
 */
char *
prk_terbilang (guint64 number)
{
  g_autofree char *high = NULL;
  g_autofree char *low = NULL;

  if (number == 0)
    return g_strdup ("nol");
  if (number < KUADRILIUN)
    return spell (number);

  high = spell (number / KUADRILIUN);
  if (number % KUADRILIUN == 0)
    return g_strconcat (high, " kuadriliun", NULL);

  low = spell (number % KUADRILIUN);
  return g_strconcat (high, " kuadriliun ", low, NULL);
}

/* Also right for G_MININT64, which has no positive counterpart. */
static guint64
get_magnitude (gint64 number)
{
  return number < 0 ? -(guint64)number : (guint64)number;
}

/**
 * prk_terbilang_rupiah:
 * @rupiah: an amount
 *
 * Writes an amount in Indonesian words.
 *
 * Any thread.
 *
 * Returns: (transfer full): such as `seratus ribu rupiah`, below zero with `minus` before it
 */
char *
prk_terbilang_rupiah (gint64 rupiah)
{
  g_autofree char *words = prk_terbilang (get_magnitude (rupiah));

  return g_strconcat (rupiah < 0 ? "minus " : "", words, " rupiah", NULL);
}

static char *
group_digits (gint64      number,
              const char *unit)
{
  g_autofree char *digits = g_strdup_printf ("%" G_GUINT64_FORMAT, get_magnitude (number));
  gsize n_digits = strlen (digits);
  GString *text = g_string_new (number < 0 ? "-" : NULL);

  g_string_append (text, unit);
  for (gsize i = 0; i < n_digits; i++)
    {
      if (i > 0 && (n_digits - i) % 3 == 0)
        g_string_append_c (text, '.');
      g_string_append_c (text, digits[i]);
    }

  return g_string_free (text, FALSE);
}

char *
prk_format_angka (gint64 number)
{
  return group_digits (number, "");
}

/**
 * prk_format_rupiah:
 * @rupiah: an amount
 *
 * Writes an amount in digits, without a space behind `Rp` as official spelling has it.
 *
 * Any thread.
 *
 * Returns: (transfer full): such as `Rp1.250.000` or `-Rp5`
 */
char *
prk_format_rupiah (gint64 rupiah)
{
  return group_digits (rupiah, "Rp");
}

/**
 * prk_format_romawi:
 * @number: 1 to 3999
 *
 * Writes a roman numeral.
 *
 * Any thread.
 *
 * Returns: (transfer full) (nullable): such as `XIV`; %NULL out of range
 */
char *
prk_format_romawi (guint number)
{
  static const struct
  {
    guint       value;
    const char *letters;
  } steps[] = {
    { 1000, "M" }, { 900, "CM" }, { 500, "D" }, { 400, "CD" }, { 100, "C" },
    { 90, "XC" },  { 50, "L" },   { 40, "XL" }, { 10, "X" },   { 9, "IX" },
    { 5, "V" },    { 4, "IV" },   { 1, "I" },
  };
  GString *text;

  if (number < 1 || number > 3999)
    return NULL;

  text = g_string_new (NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    for (; number >= steps[i].value; number -= steps[i].value)
      g_string_append (text, steps[i].letters);

  return g_string_free (text, FALSE);
}
