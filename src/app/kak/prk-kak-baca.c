/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "domain/prk-terbilang.h"

#include "widget/prk-angka.h"

#include "prk-kak-baca.h"

/* Beyond this a JSON number is not exact any more. */
#define MAX_INTEGER (G_GINT64_CONSTANT (1) << 53)

static JsonNode *
new_null (void)
{
  return json_node_new (JSON_NODE_NULL);
}

static JsonNode *
new_string (const char *text)
{
  return json_node_init_string (json_node_alloc (), text);
}

static JsonNode *
read_whole (const PrkBidang  *bidang,
            const char       *text,
            char            **message)
{
  gint64 number;
  g_autofree char *min = prk_angka_format_int (bidang->min);
  g_autofree char *max = prk_angka_format_int (bidang->maks);

  if (!prk_angka_parse_int (text, &number, NULL) || number > MAX_INTEGER || number < -MAX_INTEGER)
    *message = g_strdup (_("write a whole number"));
  else if (number < 0 && bidang->min >= 0)
    *message = g_strdup (_("must not be negative"));
  else if (number < bidang->min)
    *message = g_strdup_printf (_("at least %s"), min);
  else if (number > bidang->maks)
    *message = g_strdup_printf (_("at most %s"), max);
  else
    return json_node_init_int (json_node_alloc (), number);

  return NULL;
}

static JsonNode *
read_decimal (const PrkBidang  *bidang,
              const char       *text,
              char            **message)
{
  g_autofree char *decimal = prk_angka_parse (text, PRK_ANGKA_MAX_DECIMALS, NULL);

  if (decimal == NULL)
    *message = g_strdup (_("write a number such as 12,5"));
  else if (*decimal == '-' && bidang->min >= 0)
    *message = g_strdup (_("must not be negative"));
  else
    return new_string (decimal);

  return NULL;
}

static int
find_month (const char *name)
{
  static const char *const months[]
      = { "jan", "feb", "mar", "apr", "mei", "jun", "jul", "agu", "sep", "okt", "nov", "des" };
  g_autofree char *folded = g_utf8_casefold (name, -1);

  for (guint i = 0; i < G_N_ELEMENTS (months); i++)
    if (g_str_has_prefix (folded, months[i]))
      return i + 1;
  if (g_str_has_prefix (folded, "ags"))
    return 8;

  return 0;
}

char *
prk_kak_baca_tanggal (const char *text)
{
  g_autofree char *copy = g_strstrip (g_strdup (text));
  g_auto(GStrv) parts = NULL;
  guint64 numbers[3] = { 0, };
  g_autofree char *iso = NULL;

  parts = g_strsplit_set (g_strdelimit (copy, "/.- ", ' '), " ", -1);
  if (g_strv_length (parts) != 3)
    return NULL;

  for (guint i = 0; i < 3; i++)
    if (!g_ascii_string_to_unsigned (parts[i], 10, 1, 9999, &numbers[i], NULL))
      numbers[i] = i == 1 ? (guint64) find_month (parts[i]) : 0;

  if (strlen (parts[0]) == 4)
    {
      guint64 year = numbers[0];

      numbers[0] = numbers[2];
      numbers[2] = year;
    }
  else if (strlen (parts[2]) == 2)
    numbers[2] += 2000;

  if (numbers[0] == 0 || numbers[1] == 0 || numbers[2] < 1000)
    return NULL;

  iso = g_strdup_printf ("%04u-%02u-%02u", (guint)numbers[2], (guint)numbers[1], (guint)numbers[0]);

  return prk_tanggal_is_valid (iso) ? g_steal_pointer (&iso) : NULL;
}

static JsonNode *
read_line (const PrkBidang  *bidang,
           const char       *text,
           char            **message)
{
  g_autofree char *line = g_strdelimit (g_strdup (text), "\r\n\t", ' ');
  glong length = g_utf8_strlen (line, -1);

  if (length > bidang->maks)
    *message = g_strdup_printf (_("%ld characters, at most %ld"), length, (glong) bidang->maks);

  return new_string (line);
}

JsonNode *
prk_kak_baca (const PrkBidang  *bidang,
              const char       *text,
              char            **message)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text));

  *message = NULL;
  if (*trimmed == '\0')
    return new_null ();

  switch (bidang->jenis)
    {
    case PRK_JENIS_BULAT:
    case PRK_JENIS_UANG:
      return read_whole (bidang, trimmed, message);
    case PRK_JENIS_DESIMAL:
      return read_decimal (bidang, trimmed, message);
    case PRK_JENIS_TANGGAL:
      {
        g_autofree char *iso = prk_kak_baca_tanggal (trimmed);

        if (iso == NULL)
          *message = g_strdup (_("write a day such as 21-11-2026"));
        return iso != NULL ? new_string (iso) : NULL;
      }
    default:
      return read_line (bidang, text, message);
    }
}

char *
prk_kak_tulis (const PrkBidang *bidang,
               JsonNode        *value)
{
  if (value == NULL || !JSON_NODE_HOLDS_VALUE (value))
    return g_strdup ("");

  if (json_node_get_value_type (value) == G_TYPE_INT64)
    return bidang->jenis == PRK_JENIS_UANG
               ? prk_angka_format_int (json_node_get_int (value))
               : g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (value));

  if (json_node_get_value_type (value) != G_TYPE_STRING)
    return g_strdup ("");

  if (bidang->jenis == PRK_JENIS_TANGGAL)
    {
      char *text = prk_tanggal_dup_panjang (json_node_get_string (value));

      return text != NULL ? text : json_node_dup_string (value);
    }

  if (bidang->jenis == PRK_JENIS_DESIMAL)
    return prk_angka_format (json_node_get_string (value));

  return json_node_dup_string (value);
}
