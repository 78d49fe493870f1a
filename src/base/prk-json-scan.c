/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A gate before json-glib's parser, which recurses once a level, takes comments, "var x =" and
 * several texts in a row, and lets the last of two equal keys win. The gate walks the text once,
 * without recursion, against the grammar of RFC 8259 less what we never take: numbers that are
 * not integers within ±2^53, U+0000, halves of surrogate pairs. It counts the members of all
 * objects, so that the caller can tell by the parsed tree whether a key came twice. */
#include "config.h"

#include <string.h>

#include "prk-error.h"
#include "prk-json-scan-private.h"

typedef enum
{
  EXPECT_VALUE,
  EXPECT_VALUE_OR_END,
  EXPECT_KEY,
  EXPECT_KEY_OR_END,
  EXPECT_COLON,
  EXPECT_COMMA_OR_END,
  EXPECT_NOTHING,
} Expect;

typedef struct
{
  const char *start;
  const char *at;
  const char *end;
  GByteArray *levels; /* '{' or '[' for each one that is open */
  guint       max_depth;
  gsize       n_members;
  Expect      expect;
} Scan;

static gboolean G_GNUC_PRINTF (4, 5)
refuse (Scan         *scan,
        PrkInputError code,
        GError      **error,
        const char   *format,
        ...)
{
  g_autofree char *what = NULL;
  va_list args;

  va_start (args, format);
  what = g_strdup_vprintf (format, args);
  va_end (args);

  g_set_error (error,
               PRK_INPUT_ERROR,
               code,
               "JSON, byte %" G_GSIZE_FORMAT ": %s",
               (gsize) (scan->at - scan->start),
               what);

  return FALSE;
}

static void
value_done (Scan *scan)
{
  scan->expect = scan->levels->len > 0 ? EXPECT_COMMA_OR_END : EXPECT_NOTHING;
}

static gboolean
scan_hex4 (Scan  *scan,
           guint *unit)
{
  *unit = 0;

  if (scan->end - scan->at < 4)
    return FALSE;

  for (guint i = 0; i < 4; i++)
    {
      int digit = g_ascii_xdigit_value (scan->at[i]);

      if (digit < 0)
        return FALSE;
      *unit = *unit << 4 | (guint) digit;
    }
  scan->at += 4;

  return TRUE;
}

/* What follows "\u". */
static gboolean
scan_unicode_escape (Scan    *scan,
                     GError **error)
{
  guint unit, low;

  if (!scan_hex4 (scan, &unit))
    return refuse (scan, PRK_INPUT_ERROR_SYNTAX, error, "broken escape");

  if (unit == 0)
    return refuse (scan, PRK_INPUT_ERROR_ENCODING, error, "U+0000 in a string");

  if (unit < 0xd800 || unit > 0xdfff)
    return TRUE;

  if (unit < 0xdc00 && scan->end - scan->at >= 6 && scan->at[0] == '\\' && scan->at[1] == 'u')
    {
      scan->at += 2;
      if (scan_hex4 (scan, &low) && low >= 0xdc00 && low <= 0xdfff)
        return TRUE;
    }

  return refuse (scan, PRK_INPUT_ERROR_ENCODING, error, "half a surrogate pair");
}

/* From the opening quotation mark to the one that closes. */
static gboolean
scan_string (Scan    *scan,
             GError **error)
{
  scan->at++;

  while (scan->at < scan->end)
    {
      char c = *scan->at;

      if ((guchar) c < 0x20)
        return refuse (scan, PRK_INPUT_ERROR_SYNTAX, error, "control character in a string");

      scan->at++;
      if (c == '"')
        return TRUE;
      if (c != '\\')
        continue;

      if (scan->at == scan->end || strchr ("\"\\/bfnrtu", *scan->at) == NULL)
        return refuse (scan, PRK_INPUT_ERROR_SYNTAX, error, "unknown escape");
      if (*scan->at++ == 'u' && !scan_unicode_escape (scan, error))
        return FALSE;
    }

  return refuse (scan, PRK_INPUT_ERROR_SYNTAX, error, "string without an end");
}

static gboolean
scan_number (Scan    *scan,
             GError **error)
{
  gint64 number = 0;
  gboolean is_in_range = TRUE;
  const char *digits;

  if (*scan->at == '-')
    scan->at++;

  digits = scan->at;
  for (; scan->at < scan->end && g_ascii_isdigit (*scan->at); scan->at++)
    {
      if (is_in_range)
        number = number * 10 + (*scan->at - '0');
      is_in_range = is_in_range && number <= PRK_JSON_MAX_INT;
    }

  if (scan->at == digits || (*digits == '0' && scan->at - digits > 1))
    return refuse (scan, PRK_INPUT_ERROR_SYNTAX, error, "broken number");
  if (scan->at < scan->end && strchr (".eE", *scan->at) != NULL)
    return refuse (scan, PRK_INPUT_ERROR_VALUE, error, "number that is not an integer");
  if (!is_in_range)
    return refuse (scan, PRK_INPUT_ERROR_VALUE, error, "integer beyond 2^53");

  return TRUE;
}

static gboolean
scan_word (Scan    *scan,
           GError **error)
{
  static const char *const words[] = { "true", "false", "null" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gsize length = strlen (words[i]);

      if ((gsize) (scan->end - scan->at) >= length && memcmp (scan->at, words[i], length) == 0)
        {
          scan->at += length;
          return TRUE;
        }
    }

  return refuse (scan, PRK_INPUT_ERROR_SYNTAX, error, "value expected");
}

static gboolean
open_level (Scan    *scan,
            GError **error)
{
  guint8 opener = *scan->at;

  if (scan->levels->len == scan->max_depth)
    return refuse (scan,
                   PRK_INPUT_ERROR_TOO_LARGE,
                   error,
                   "more than %u levels",
                   scan->max_depth);

  g_byte_array_append (scan->levels, &opener, 1);
  scan->at++;
  scan->expect = opener == '{' ? EXPECT_KEY_OR_END : EXPECT_VALUE_OR_END;

  return TRUE;
}

static void
close_level (Scan *scan)
{
  g_byte_array_set_size (scan->levels, scan->levels->len - 1);
  scan->at++;
  value_done (scan);
}

static gboolean
scan_value (Scan    *scan,
            GError **error)
{
  char c = *scan->at;
  gboolean is_scanned;

  if (c == '{' || c == '[')
    return open_level (scan, error);

  if (c == '"')
    is_scanned = scan_string (scan, error);
  else if (c == '-' || g_ascii_isdigit (c))
    is_scanned = scan_number (scan, error);
  else
    is_scanned = scan_word (scan, error);

  value_done (scan);

  return is_scanned;
}

static gboolean
scan_comma_or_end (Scan    *scan,
                   GError **error)
{
  guint8 opener = scan->levels->data[scan->levels->len - 1];

  if (*scan->at == ',')
    {
      scan->at++;
      scan->expect = opener == '{' ? EXPECT_KEY : EXPECT_VALUE;
      return TRUE;
    }

  if (*scan->at == (opener == '{' ? '}' : ']'))
    {
      close_level (scan);
      return TRUE;
    }

  return refuse (scan, PRK_INPUT_ERROR_SYNTAX, error, "comma or end expected");
}

static gboolean
scan_token (Scan    *scan,
            GError **error)
{
  switch (scan->expect)
    {
    case EXPECT_VALUE_OR_END:
      if (*scan->at == ']')
        {
          close_level (scan);
          return TRUE;
        }
      G_GNUC_FALLTHROUGH;
    case EXPECT_VALUE:
      return scan_value (scan, error);

    case EXPECT_KEY_OR_END:
      if (*scan->at == '}')
        {
          close_level (scan);
          return TRUE;
        }
      G_GNUC_FALLTHROUGH;
    case EXPECT_KEY:
      if (*scan->at != '"')
        return refuse (scan, PRK_INPUT_ERROR_SYNTAX, error, "key expected");
      scan->n_members++;
      scan->expect = EXPECT_COLON;
      return scan_string (scan, error);

    case EXPECT_COLON:
      if (*scan->at != ':')
        return refuse (scan, PRK_INPUT_ERROR_SYNTAX, error, "colon expected");
      scan->at++;
      scan->expect = EXPECT_VALUE;
      return TRUE;

    case EXPECT_COMMA_OR_END:
      return scan_comma_or_end (scan, error);

    case EXPECT_NOTHING:
    default:
      return refuse (scan, PRK_INPUT_ERROR_SYNTAX, error, "something after the end");
    }
}

/*
 * _prk_json_scan:
 * @text: valid UTF-8 without NUL
 * @max_depth: how many arrays and objects may stand in one another
 * @n_members: (out): members of all objects, a key that comes twice counted twice
 *
 * Whether @text is one JSON text that we take. Any thread.
 */
gboolean
_prk_json_scan (const char  *text,
                gsize        size,
                guint        max_depth,
                gsize       *n_members,
                GError     **error)
{
  g_autoptr(GByteArray) levels = g_byte_array_new ();
  Scan scan = {
    .start = text,
    .at = text,
    .end = text + size,
    .levels = levels,
    .max_depth = max_depth,
    .expect = EXPECT_VALUE,
  };

  while (TRUE)
    {
      while (scan.at < scan.end && strchr (" \t\r\n", *scan.at) != NULL)
        scan.at++;

      if (scan.at == scan.end)
        break;
      if (!scan_token (&scan, error))
        return FALSE;
    }

  if (scan.expect != EXPECT_NOTHING)
    return refuse (&scan, PRK_INPUT_ERROR_SYNTAX, error, "ends too early");

  *n_members = scan.n_members;

  return TRUE;
}
