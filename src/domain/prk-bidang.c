/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "base/prk-json.h"

#include "prk-aturan-private.h"
#include "prk-baca-private.h"
#include "prk-bidang.h"
#include "prk-bukti.h"
#include "prk-klasifikasi.h"
#include "prk-terbilang.h"
#include "prk-wilayah.h"

/* Limits of texts whose field names none. A narrative of this size still fits into one op. */
#define TEKS_MAKS 2000
#define NARASI_MAKS 1500000

#define MICRO 1000000
#define MAX_LISTED 12 /* choices that a message names */
#define MAX_SHOWN 60  /* characters of a wrong value that a message repeats */

static const char *
get_narrative (JsonNode *value)
{
  return JSON_NODE_HOLDS_OBJECT (value)
             ? prk_json_get_string (json_node_get_object (value), "teks", NULL)
             : NULL;
}

static gboolean
is_blank (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (!g_unichar_isspace (g_utf8_get_char (text)))
      return FALSE;

  return TRUE;
}

/**
 * prk_bidang_is_empty:
 * @value: (nullable): a value of a record
 *
 * Whether there is nothing in a value: none, null, or blank text.
 */
gboolean
prk_bidang_is_empty (JsonNode *value)
{
  const char *text;

  if (value == NULL || JSON_NODE_HOLDS_NULL (value))
    return TRUE;

  text = _prk_node_has_type (value, G_TYPE_STRING) ? json_node_get_string (value)
                                                   : get_narrative (value);
  return text != NULL && is_blank (text);
}

/**
 * prk_desimal_parse:
 * @text: a decimal with a point, such as `12.5` or `-3`
 * @micro: (out): its millionths
 *
 * Reads a decimal exactly.
 *
 * Returns: %FALSE for what is no decimal of at most 12 digits before the point and 1 to 6 behind it
 */
gboolean
prk_desimal_parse (const char *text,
                   gint64     *micro)
{
  gboolean is_negative;
  gint64 number = 0;
  int n_whole = 0, n_fraction = 0;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (micro != NULL, FALSE);

  is_negative = *text == '-';
  text += is_negative;
  for (; g_ascii_isdigit (*text); text++)
    {
      if (++n_whole > 12)
        return FALSE;
      number = number * 10 + (*text - '0');
    }
  if (n_whole == 0 || (*text != '\0' && (*text != '.' || text[1] == '\0')))
    return FALSE;

  for (text += *text == '.'; *text != '\0'; text++)
    {
      if (!g_ascii_isdigit (*text) || ++n_fraction > 6)
        return FALSE;
      number = number * 10 + (*text - '0');
    }
  for (; n_fraction < 6; n_fraction++)
    number *= 10;

  *micro = is_negative ? -number : number;
  return TRUE;
}

/* "12.5" as "12,5"; thousands grouped. */
static char *
format_decimal (const char *text)
{
  gint64 micro;
  g_autofree char *whole = NULL;
  const char *point = strchr (text, '.');
  gsize n;

  if (!prk_desimal_parse (text, &micro))
    return g_strdup (text);

  whole = prk_format_angka (ABS (micro) / MICRO);
  n = point == NULL ? 0 : strlen (point + 1);
  while (n > 0 && point[n] == '0')
    n--;

  return g_strdup_printf ("%s%s%s%.*s", micro < 0 ? "-" : "", whole, n > 0 ? "," : "", (int)n,
                          n > 0 ? point + 1 : "");
}

static char *
dup_raw (JsonNode *value)
{
  const char *narrative = get_narrative (value);

  if (narrative != NULL)
    return g_strdup (narrative);
  if (_prk_node_has_type (value, G_TYPE_STRING))
    return g_strdup (json_node_get_string (value));

  return prk_json_canonical (value);
}

static char *
dup_wilayah (const PrkBidang *bidang,
             const char      *kode)
{
  const PrkWilayah *wilayah = prk_wilayah_find (kode);

  if (wilayah == NULL)
    return g_strdup (kode);
  if (g_strcmp0 (bidang->tingkat, "daerah") == 0 && strlen (kode) > 2)
    return g_strdup (wilayah->nama);

  return prk_wilayah_dup_full_name (kode);
}

/**
 * prk_bidang_dup_tampil:
 * @bidang: a field
 * @value: (nullable): its value
 *
 * Writes a value as a person reads it: choices by name, money `1.250.000`, days `21 November 2026`,
 * wilayah by name.
 *
 * Several choices and tables are not one value: see prk_kak_dup_tampil(). What is not right for the
 * field is given as it stands. Any thread.
 *
 * Returns: (transfer full) (nullable): the text; %NULL for an empty value
 */
char *
prk_bidang_dup_tampil (const PrkBidang *bidang,
                       JsonNode        *value)
{
  const char *text;
  const PrkPilihan *pilihan;
  char *day;

  g_return_val_if_fail (bidang != NULL, NULL);

  if (prk_bidang_is_empty (value))
    return NULL;
  if (bidang->jenis == PRK_JENIS_UANG && _prk_node_has_type (value, G_TYPE_INT64))
    return prk_format_angka (json_node_get_int (value));
  if (_prk_node_has_type (value, G_TYPE_BOOLEAN))
    return g_strdup (json_node_get_boolean (value) ? "Ya" : "Tidak");
  if (bidang->jenis == PRK_JENIS_KUTIPAN && prk_bukti_is_kutipan (value))
    return prk_bukti_dup_tampil (value);
  if (!_prk_node_has_type (value, G_TYPE_STRING))
    return dup_raw (value);

  text = json_node_get_string (value);
  switch (bidang->jenis)
    {
    case PRK_JENIS_DESIMAL:
      return format_decimal (text);
    case PRK_JENIS_TANGGAL:
      day = prk_tanggal_dup_panjang (text);
      return day != NULL ? day : g_strdup (text);
    case PRK_JENIS_PILIHAN:
      pilihan = prk_klasifikasi_find (bidang->pilihan, text);
      return g_strdup (pilihan != NULL ? pilihan->nama : text);
    case PRK_JENIS_WILAYAH:
      return dup_wilayah (bidang, text);
    default:
      return g_strdup (text);
    }
}

/* Sets @message, if wanted, from the pairs behind the rule's key; @label comes by itself. */
#define REFUSE(message, bidang, kunci, ...)                                                        \
  ((message) != NULL ? (void)(*(message) = _prk_aturan_dup_pesan (kunci, "label", (bidang)->label, \
                                                                  ##__VA_ARGS__, NULL))            \
                     : (void)0,                                                                    \
   FALSE)

/* As a message can bear it. */
static char *
dup_short (JsonNode *value)
{
  g_autofree char *raw = dup_raw (value);
  g_autofree char *begin = NULL;

  if (g_utf8_strlen (raw, -1) <= MAX_SHOWN)
    return g_steal_pointer (&raw);

  begin = g_utf8_substring (raw, 0, MAX_SHOWN);
  return g_strconcat (begin, "…", NULL);
}

static gboolean
refuse_value (const PrkBidang  *bidang,
              const char       *kunci,
              JsonNode         *value,
              char            **message)
{
  g_autofree char *raw = dup_short (value);

  return REFUSE (message, bidang, kunci, "nilai", raw);
}

static gboolean
check_length (const PrkBidang  *bidang,
              const char       *text,
              gint64            maks,
              char            **message)
{
  glong length = g_utf8_strlen (text, -1);
  g_autofree char *shown = NULL;
  g_autofree char *limit = NULL;

  if (length <= maks)
    return TRUE;

  shown = prk_format_angka (length);
  limit = prk_format_angka (maks);
  return REFUSE (message, bidang, "isian.panjang", "nilai", shown, "batas", limit);
}

static gboolean
check_text (const PrkBidang  *bidang,
            JsonNode         *value,
            char            **message)
{
  const char *text;

  if (!_prk_node_has_type (value, G_TYPE_STRING))
    return REFUSE (message, bidang, "isian.jenis", "jenis", "teks");

  text = json_node_get_string (value);
  for (const char *c = text; *c != '\0'; c++)
    if (g_ascii_iscntrl (*c))
      return REFUSE (message, bidang, "isian.kendali");

  return check_length (bidang, text, bidang->maks == G_MAXINT64 ? TEKS_MAKS : bidang->maks,
                       message);
}

static gboolean
check_narrative (const PrkBidang  *bidang,
                 JsonNode         *value,
                 char            **message)
{
  const char *text = get_narrative (value);

  if (text == NULL)
    return REFUSE (message, bidang, "isian.jenis", "jenis", "uraian");

  return check_length (bidang, text, bidang->maks == G_MAXINT64 ? NARASI_MAKS : bidang->maks,
                       message);
}

/* @number and the field's limits, the number in units of 1 / @scale. */
static gboolean
check_range (const PrkBidang  *bidang,
             gint64            number,
             gint64            scale,
             const char       *shown,
             char            **message)
{
  gint64 whole = number / scale;
  gboolean is_below = bidang->min != G_MININT64
                      && (whole < bidang->min || (whole == bidang->min && number % scale < 0));
  gboolean is_above = bidang->maks != G_MAXINT64
                      && (whole > bidang->maks || (whole == bidang->maks && number % scale > 0));
  g_autofree char *limit = NULL;

  if (!is_below && !is_above)
    return TRUE;
  if (is_below && bidang->min == 0)
    return REFUSE (message, bidang, "isian.negatif", "nilai", shown);

  limit = g_strdup_printf ("%" G_GINT64_FORMAT, is_below ? bidang->min : bidang->maks);
  return REFUSE (message, bidang, is_below ? "isian.minimal" : "isian.maksimal", "nilai", shown,
                 "batas", limit);
}

static gboolean
check_integer (const PrkBidang  *bidang,
               JsonNode         *value,
               char            **message)
{
  gboolean is_money = bidang->jenis == PRK_JENIS_UANG;
  g_autofree char *shown = NULL;

  if (!_prk_node_has_type (value, G_TYPE_INT64))
    return REFUSE (message, bidang, "isian.jenis", "jenis",
                   is_money ? "jumlah rupiah" : "bilangan bulat");

  shown = is_money ? prk_format_rupiah (json_node_get_int (value))
                   : g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (value));
  return check_range (bidang, json_node_get_int (value), 1, shown, message);
}

static gboolean
check_decimal (const PrkBidang  *bidang,
               JsonNode         *value,
               char            **message)
{
  g_autofree char *shown = NULL;
  gint64 micro;

  if (!_prk_node_has_type (value, G_TYPE_STRING)
      || !prk_desimal_parse (json_node_get_string (value), &micro))
    return REFUSE (message, bidang, "isian.jenis", "jenis", "bilangan");

  shown = format_decimal (json_node_get_string (value));
  return check_range (bidang, micro, MICRO, shown, message);
}

static char *
list_names (const char *id)
{
  const GPtrArray *list = prk_klasifikasi_list (id);
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < MIN (list->len, MAX_LISTED); i++)
    {
      const PrkPilihan *pilihan = g_ptr_array_index (list, i);

      g_string_append_printf (names, "%s%s", i > 0 ? "; " : "", pilihan->nama);
    }
  if (list->len > MAX_LISTED)
    g_string_append (names, "; …");

  return g_string_free (names, FALSE);
}

static gboolean
check_choice (const PrkBidang  *bidang,
              JsonNode         *value,
              char            **message)
{
  g_autofree char *names = NULL;
  g_autofree char *raw = NULL;

  if (_prk_node_has_type (value, G_TYPE_STRING)
      && prk_klasifikasi_find (bidang->pilihan, json_node_get_string (value)) != NULL)
    return TRUE;

  names = list_names (bidang->pilihan);
  raw = dup_short (value);
  return REFUSE (message, bidang, "isian.pilihan", "nilai", raw, "daftar", names);
}

static gboolean
check_wilayah (const PrkBidang  *bidang,
               JsonNode         *value,
               char            **message)
{
  const char *kode = _prk_node_has_type (value, G_TYPE_STRING) ? json_node_get_string (value) : "";
  const PrkWilayah *wilayah = prk_wilayah_find (kode);

  if (wilayah == NULL)
    return refuse_value (bidang, "isian.wilayah", value, message);
  if (g_strcmp0 (bidang->tingkat, "daerah") == 0 && strlen (kode) > 5)
    return REFUSE (message, bidang, "isian.bukan_daerah", "nilai", wilayah->nama);

  return TRUE;
}

/**
 * prk_bidang_check:
 * @bidang: a field or column; of several choices, @value is that of one code
 * @value: (nullable): a value
 * @message: (out) (optional) (transfer full): what is wrong and what to do, beginning with the
 * field's label
 *
 * Tells whether a value is right for its field, for itself alone.
 *
 * An empty value is right; whether there must be one is another question. Any thread.
 *
 * Returns: %FALSE, with @message set, when it is not
 */
gboolean
prk_bidang_check (const PrkBidang  *bidang,
                  JsonNode         *value,
                  char            **message)
{
  g_return_val_if_fail (bidang != NULL, FALSE);

  if (prk_bidang_is_empty (value))
    return TRUE;

  switch (bidang->jenis)
    {
    case PRK_JENIS_TEKS:
      return check_text (bidang, value, message);
    case PRK_JENIS_NARASI:
      return check_narrative (bidang, value, message);
    case PRK_JENIS_BULAT:
    case PRK_JENIS_UANG:
      return check_integer (bidang, value, message);
    case PRK_JENIS_DESIMAL:
      return check_decimal (bidang, value, message);
    case PRK_JENIS_TANGGAL:
      if (_prk_node_has_type (value, G_TYPE_STRING)
          && prk_tanggal_is_valid (json_node_get_string (value)))
        return TRUE;
      return refuse_value (bidang, "isian.tanggal", value, message);
    case PRK_JENIS_PILIHAN:
      return check_choice (bidang, value, message);
    case PRK_JENIS_WILAYAH:
      return check_wilayah (bidang, value, message);
    case PRK_JENIS_BANYAK:
    case PRK_JENIS_YA_TIDAK:
      return _prk_node_has_type (value, G_TYPE_BOOLEAN)
             || refuse_value (bidang, "isian.ya_tidak", value, message);
    case PRK_JENIS_KUTIPAN:
      return prk_bukti_is_kutipan (value)
             || REFUSE (message, bidang, "isian.jenis", "jenis", "kutipan dokumen");
    case PRK_JENIS_TABEL:
    case PRK_JENIS_HITUNG:
      return REFUSE (message, bidang, "isian.tidak_diisi");
    default:
      g_return_val_if_reached (FALSE);
    }
}
