/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Numbers as Indonesians write them ("1.250.000,75", "Rp 1.250.000,-") and as spreadsheets hand
 * them over ("1250000", "1250000.75", "1,250,000.75"), to and from decimal strings
 * ("1250000.75").
 *
 * A point groups and a comma divides, unless that cannot be: a lone point with other than three
 * digits behind it, or with more than three or a zero before it, divides; so does the last of
 * points and commas if both occur; a comma that occurs twice groups. What no reading makes sense
 * of is refused, never guessed. */

#include "config.h"

#include "prk-angka.h"

#include <string.h>

#define DIGITS "0123456789"

G_DEFINE_QUARK (prk-angka-error-quark, prk_angka_error)

/* Strips what surrounds the digits. Returns digits, points and commas; @negative whether a sign
 * stood before. */
static char *
strip_surroundings (const char *text,
                    gboolean   *negative)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autoptr(GString) kept = g_string_new (NULL);
  gboolean has_bracket;
  const char *p;

  for (p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == 0x2212 || c == 0x2013)
        g_string_append_c (kept, '-');
      else if (!g_unichar_isspace (c) && c != 0x200b && c != 0xfeff)
        g_string_append_unichar (kept, c);
    }

  has_bracket = kept->len > 2 && kept->str[0] == '(' && kept->str[kept->len - 1] == ')';
  if (has_bracket)
    {
      g_string_truncate (kept, kept->len - 1);
      g_string_erase (kept, 0, 1);
    }

  p = kept->str;
  *negative = has_bracket;
  for (guint i = 0; i < 2; i++)
    {
      if (*p == '-' && !*negative)
        {
          *negative = TRUE;
          p++;
        }
      if (g_ascii_strncasecmp (p, "rp.", 3) == 0 || g_ascii_strncasecmp (p, "idr", 3) == 0)
        p += 3;
      else if (g_ascii_strncasecmp (p, "rp", 2) == 0)
        p += 2;
    }
  if (*p == '+' && !*negative)
    p++;

  return g_strdup (p);
}

/* "1.250.000,-" and "1.250.000,--" say that there are no cents. */
static void
strip_dashes (char *digits)
{
  gsize length = strlen (digits);
  gsize end = length;

  while (end > 0 && digits[end - 1] == '-')
    end--;
  if (end < length && end > 0 && (digits[end - 1] == ',' || digits[end - 1] == '.'))
    digits[end - 1] = '\0';
}

static guint
count_char (const char *text,
            char        c)
{
  guint count = 0;

  for (; *text != '\0'; text++)
    count += *text == c;

  return count;
}

/* Which of the characters divides the whole from the parts; 0 if none does. */
static char
find_divider (const char *digits)
{
  guint n_points = count_char (digits, '.');
  guint n_commas = count_char (digits, ',');
  const char *point = strchr (digits, '.');

  if (n_points > 0 && n_commas > 0)
    return strrchr (digits, '.') > strrchr (digits, ',') ? '.' : ',';
  if (n_commas == 1)
    return ',';
  if (n_points == 1
      && (strlen (point + 1) != 3 || point - digits > 3 || point == digits || digits[0] == '0'))
    return '.';

  return 0;
}

/* Whether @whole is digits alone, or digits in threes with @group between. */
static gboolean
is_well_grouped (const char *whole,
                 gsize       length,
                 char        group)
{
  gsize run = 0;
  gboolean is_grouped = FALSE;

  for (gsize i = 0; i < length; i++)
    {
      if (whole[i] == group)
        {
          if (run == 0 || run > 3 || (is_grouped && run != 3))
            return FALSE;
          is_grouped = TRUE;
          run = 0;
        }
      else if (g_ascii_isdigit (whole[i]))
        run++;
      else
        return FALSE;
    }

  return is_grouped ? run == 3 : run > 0;
}

static char *
join_digits (const char *whole,
             gsize       length,
             const char *part,
             gboolean    negative)
{
  GString *decimal = g_string_new (NULL);
  gsize part_length = strlen (part);

  while (part_length > 0 && part[part_length - 1] == '0')
    part_length--;

  for (gsize i = 0; i < length; i++)
    if (g_ascii_isdigit (whole[i]) && (decimal->len > 0 || whole[i] != '0'))
      g_string_append_c (decimal, whole[i]);
  if (decimal->len == 0)
    g_string_append_c (decimal, '0');

  if (part_length > 0)
    {
      g_string_append_c (decimal, '.');
      g_string_append_len (decimal, part, part_length);
    }
  if (negative && !g_str_equal (decimal->str, "0"))
    g_string_prepend_c (decimal, '-');

  return g_string_free (decimal, FALSE);
}

/**
 * prk_angka_parse:
 * @text: what a person typed or pasted
 * @n_decimals: the most digits behind the comma, at most %PRK_ANGKA_MAX_DECIMALS
 *
 * Reads a number. Zeros at the end of the decimals do not count.
 *
 * Returns: (transfer full): a decimal string such as "1250000.75" or "-3", which scaled by
 *   @n_decimals fits 64 bits; %NULL with %PRK_ANGKA_ERROR
 */
char *
prk_angka_parse (const char  *text,
                 guint        n_decimals,
                 GError     **error)
{
  g_autofree char *digits = NULL;
  g_autofree char *decimal = NULL;
  const char *part = "";
  gboolean negative;
  gint64 scaled;
  char divider;
  char group;
  gsize length;

  g_return_val_if_fail (text != NULL, NULL);
  g_return_val_if_fail (n_decimals <= PRK_ANGKA_MAX_DECIMALS, NULL);

  digits = strip_surroundings (text, &negative);
  strip_dashes (digits);
  divider = find_divider (digits);
  length = strlen (digits);
  if (divider != 0)
    {
      part = strrchr (digits, divider) + 1;
      length = part - 1 - digits;
    }

  group = divider == '.' || (divider == 0 && strchr (digits, ',') != NULL) ? ',' : '.';

  /* ",5" has no whole; all else has one. */
  if ((length > 0 && !is_well_grouped (digits, length, group))
      || strspn (part, DIGITS) != strlen (part) || (divider != 0 || length == 0) == (*part == '\0'))
    {
      g_set_error (error, PRK_ANGKA_ERROR, PRK_ANGKA_ERROR_SYNTAX, "“%s” is no number", text);
      return NULL;
    }

  decimal = join_digits (digits, length, part, negative);
  if (!prk_angka_to_scaled (decimal, n_decimals, &scaled, error))
    return NULL;

  return g_steal_pointer (&decimal);
}

/**
 * prk_angka_parse_int:
 * @value: (out): the number
 *
 * Reads a whole number; "1.250.000,00" is one.
 *
 * Returns: %FALSE with %PRK_ANGKA_ERROR
 */
gboolean
prk_angka_parse_int (const char  *text,
                     gint64      *value,
                     GError     **error)
{
  g_autofree char *decimal = NULL;

  g_return_val_if_fail (text != NULL && value != NULL, FALSE);

  decimal = prk_angka_parse (text, 0, error);

  return decimal != NULL && prk_angka_to_scaled (decimal, 0, value, error);
}

/**
 * prk_angka_format:
 * @decimal: a decimal string
 *
 * Returns: (transfer full): the number as Indonesians write it, "1.250.000,75"; @decimal itself if
 *   it is none
 */
char *
prk_angka_format (const char *decimal)
{
  GString *shown;
  const char *digits;
  const char *part;
  gsize length;

  g_return_val_if_fail (decimal != NULL, NULL);

  digits = *decimal == '-' ? decimal + 1 : decimal;
  length = strspn (digits, DIGITS);
  part = digits[length] == '.' ? digits + length + 1 : digits + length;
  if (length == 0 || strspn (part, DIGITS) != strlen (part))
    return g_strdup (decimal);

  shown = g_string_new (digits == decimal ? NULL : "-");
  for (gsize i = 0; i < length; i++)
    {
      if (i > 0 && (length - i) % 3 == 0)
        g_string_append_c (shown, '.');
      g_string_append_c (shown, digits[i]);
    }
  if (*part != '\0')
    g_string_append_printf (shown, ",%s", part);

  return g_string_free (shown, FALSE);
}

/**
 * prk_angka_format_int:
 *
 * Returns: (transfer full): the number as Indonesians write it, "1.250.000"
 */
char *
prk_angka_format_int (gint64 value)
{
  g_autofree char *decimal = g_strdup_printf ("%" G_GINT64_FORMAT, value);

  return prk_angka_format (decimal);
}

static gboolean
refuse_size (const char  *decimal,
             GError     **error)
{
  g_set_error (error, PRK_ANGKA_ERROR, PRK_ANGKA_ERROR_TOO_LARGE, "“%s” is too large", decimal);

  return FALSE;
}

/**
 * prk_angka_to_scaled:
 * @decimal: a decimal string
 * @n_decimals: how many digits behind the comma to keep
 * @scaled: (out): @decimal times ten to the power of @n_decimals
 *
 * Turns a decimal string into an integer that can be reckoned with exactly.
 *
 * Returns: %FALSE with %PRK_ANGKA_ERROR
 */
gboolean
prk_angka_to_scaled (const char  *decimal,
                     guint        n_decimals,
                     gint64      *scaled,
                     GError     **error)
{
  const char *whole;
  const char *part;
  gboolean negative;
  gsize whole_length;
  gsize part_length;
  gint64 value = 0;

  g_return_val_if_fail (decimal != NULL && scaled != NULL, FALSE);
  g_return_val_if_fail (n_decimals <= PRK_ANGKA_MAX_DECIMALS, FALSE);

  negative = *decimal == '-';
  whole = negative ? decimal + 1 : decimal;
  whole_length = strspn (whole, DIGITS);
  part = whole[whole_length] == '.' ? whole + whole_length + 1 : whole + whole_length;
  part_length = strspn (part, DIGITS);
  if (whole_length == 0 || part[part_length] != '\0')
    {
      g_set_error (error, PRK_ANGKA_ERROR, PRK_ANGKA_ERROR_SYNTAX, "“%s” is no number", decimal);
      return FALSE;
    }

  while (part_length > 0 && part[part_length - 1] == '0')
    part_length--;
  if (part_length > n_decimals)
    {
      g_set_error (error, PRK_ANGKA_ERROR, PRK_ANGKA_ERROR_DECIMALS,
                   "“%s” has more than %u decimals", decimal, n_decimals);
      return FALSE;
    }

  for (gsize i = 0; i < whole_length + n_decimals; i++)
    {
      int digit = 0;

      if (i < whole_length)
        digit = whole[i] - '0';
      else if (i - whole_length < part_length)
        digit = part[i - whole_length] - '0';

      /* Downwards, because the negative numbers reach one further. */
      if (__builtin_mul_overflow (value, 10, &value)
          || __builtin_sub_overflow (value, digit, &value))
        return refuse_size (decimal, error);
    }

  if (!negative && value == G_MININT64)
    return refuse_size (decimal, error);

  *scaled = negative ? value : -value;

  return TRUE;
}

/**
 * prk_angka_from_scaled:
 *
 * Returns: (transfer full): @scaled divided by ten to the power of @n_decimals, as a decimal string
 */
char *
prk_angka_from_scaled (gint64 scaled,
                       guint  n_decimals)
{
  g_autofree char *digits = NULL;
  g_autoptr(GString) decimal = NULL;

  g_return_val_if_fail (n_decimals <= PRK_ANGKA_MAX_DECIMALS, NULL);

  digits = g_strdup_printf ("%0*" G_GINT64_FORMAT, (int) n_decimals + (scaled < 0 ? 2 : 1), scaled);
  decimal = g_string_new (digits);
  if (n_decimals > 0)
    {
      g_string_insert_c (decimal, decimal->len - n_decimals, '.');
      while (decimal->str[decimal->len - 1] == '0')
        g_string_truncate (decimal, decimal->len - 1);
      if (decimal->str[decimal->len - 1] == '.')
        g_string_truncate (decimal, decimal->len - 1);
    }

  return g_strdup (decimal->str);
}
