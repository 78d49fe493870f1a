/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What people type or paste, read as Indonesian offices write: points group thousands, a comma
 * parts the decimals, the day stands before the month. The forms of the file itself ("12.5",
 * "2026-11-21", codes) are read too. One is ambiguous: "1.250" as a decimal is one thousand two
 * hundred and fifty, since nobody writes a zero at the end of decimals. */

#include "config.h"

#include <string.h>

#include "base/prk-error.h"

#include "prk-aturan-private.h"
#include "prk-bidang.h"
#include "prk-klasifikasi.h"
#include "prk-terbilang.h"
#include "prk-wilayah.h"

#define MAX_CANDIDATES 5

static JsonNode *
new_string (const char *text)
{
  return json_node_init_string (json_node_alloc (), text);
}

static gboolean
refuse (const PrkBidang  *bidang,
        const char       *kunci,
        const char       *text,
        const char       *list,
        GError          **error)
{
  g_autofree char *shown
      = g_utf8_strlen (text, -1) <= 60 ? g_strdup (text) : g_utf8_substring (text, 0, 60);
  g_autofree char *message = _prk_aturan_dup_pesan (kunci, "label", bidang->label, "nilai", shown,
                                                    "daftar", list == NULL ? "" : list, NULL);

  g_set_error_literal (error, PRK_INPUT_ERROR, PRK_INPUT_ERROR_VALUE, message);
  return FALSE;
}

/* Every run of white space and control characters as one space, none at the ends. */
static char *
squeeze (const char *text)
{
  GString *squeezed = g_string_new (NULL);
  gboolean has_gap = FALSE;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      gunichar c = g_utf8_get_char (text);

      if (g_unichar_isspace (c) || g_unichar_iscntrl (c))
        {
          has_gap = squeezed->len > 0;
          continue;
        }
      if (has_gap)
        g_string_append_c (squeezed, ' ');
      has_gap = FALSE;
      g_string_append_unichar (squeezed, c);
    }

  return g_string_free (squeezed, FALSE);
}

/* Line ends of every kind as one, other control characters but tabs left out. */
static char *
clean_narrative (const char *text)
{
  GString *clean = g_string_new (NULL);

  for (; *text != '\0'; text++)
    {
      if (*text == '\r')
        g_string_append_c (clean, '\n');
      else if (*text == '\n' || *text == '\t' || !g_ascii_iscntrl (*text))
        g_string_append_c (clean, *text);
      if (*text == '\r' && text[1] == '\n')
        text++;
    }

  return g_string_free (clean, FALSE);
}

static JsonNode *
new_narrative (const char *text)
{
  g_autofree char *clean = clean_narrative (text);
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "teks", clean);
  return json_node_init_object (json_node_alloc (), object);
}

static gboolean
matches (const char *pattern,
         const char *text)
{
  return g_regex_match_simple (pattern, text, G_REGEX_DOLLAR_ENDONLY, 0);
}

/* The digits of a whole number with its sign; groups of three parted by @mark, if any, must be
 * whole. */
static gboolean
parse_grouped (const char *text,
               gint64     *number)
{
  g_autoptr(GString) digits = g_string_new (NULL);

  if (!matches ("^-?(\\d+|\\d{1,3}(\\.\\d{3})+|\\d{1,3}(,\\d{3}){2,}|\\d{1,3}( \\d{3})+)$", text))
    return FALSE;

  for (; *text != '\0'; text++)
    if (g_ascii_isdigit (*text) || *text == '-')
      g_string_append_c (digits, *text);

  /* ±2^53: what JSON programs agree on. */
  return g_ascii_string_to_signed (digits->str, 10, -(G_GINT64_CONSTANT (1) << 53),
                                   G_GINT64_CONSTANT (1) << 53, number, NULL);
}

static JsonNode *
parse_integer (const char *text)
{
  gint64 number;

  return parse_grouped (text, &number) ? json_node_init_int (json_node_alloc (), number) : NULL;
}

/* "Rp 1.250.000,00", "1250000", "Rp1.000,-": whole rupiah; cents only if they are zero. */
static JsonNode *
parse_money (const char *text)
{
  g_autoptr(GRegex) form = g_regex_new (
      "^(-?)\\s*(?:rp\\.?|idr)?\\s*(-?)\\s*(.*?)(?:,-|\\.-|,0{1,2}|(?<=,\\d{3})\\.0{1,2})?$",
      G_REGEX_CASELESS, 0, NULL);
  g_autoptr(GMatchInfo) match = NULL;
  g_autofree char *sign_before = NULL;
  g_autofree char *sign_behind = NULL;
  g_autofree char *digits = NULL;
  g_autofree char *signed_digits = NULL;

  if (!g_regex_match (form, text, 0, &match))
    return NULL;

  sign_before = g_match_info_fetch (match, 1);
  sign_behind = g_match_info_fetch (match, 2);
  digits = g_match_info_fetch (match, 3);
  signed_digits = g_strconcat (*sign_before != '\0' ? sign_before : sign_behind, digits, NULL);
  return parse_integer (signed_digits);
}

/* As stored: a point, no zeros at the end, no sign before zero. */
static JsonNode *
parse_decimal (const char *text)
{
  g_autoptr(GString) stored = g_string_new (NULL);
  gboolean is_grouped = matches ("^-?([1-9]\\d{0,2}(\\.\\d{3})+)$", text);
  gint64 micro;

  if (!is_grouped && !matches ("^-?(\\d+([.,]\\d+)?|\\d{1,3}(\\.\\d{3})+,\\d+)$", text))
    return NULL;

  for (const char *c = text; *c != '\0'; c++)
    {
      if (*c == ',')
        g_string_append_c (stored, '.');
      else if (*c != '.' || (!is_grouped && strchr (text, ',') == NULL))
        g_string_append_c (stored, *c);
    }

  if (strchr (stored->str, '.') != NULL)
    {
      while (stored->str[stored->len - 1] == '0')
        g_string_truncate (stored, stored->len - 1);
      if (stored->str[stored->len - 1] == '.')
        g_string_truncate (stored, stored->len - 1);
    }
  if (!prk_desimal_parse (stored->str, &micro))
    return NULL;

  return new_string (micro == 0 ? "0" : stored->str);
}

static JsonNode *
parse_date (const char *text)
{
  g_autofree char *iso = prk_tanggal_dup_dari_teks (text);

  return iso == NULL ? NULL : new_string (iso);
}

static JsonNode *
parse_boolean (const char *text)
{
  static const char *const yes[]
      = { "ya", "y", "benar", "true", "1", "x", "v", "✓", "✔", "sudah", "ada", NULL };
  static const char *const no[]
      = { "tidak", "t", "salah", "false", "0", "-", "belum", "tidak ada", NULL };
  g_autofree char *lower = g_utf8_strdown (text, -1);

  if (g_strv_contains (yes, lower))
    return json_node_init_boolean (json_node_alloc (), TRUE);
  if (g_strv_contains (no, lower))
    return json_node_init_boolean (json_node_alloc (), FALSE);

  return NULL;
}

static gboolean
equals (const char *a,
        const char *b)
{
  g_autofree char *folded_a = g_utf8_casefold (a, -1);
  g_autofree char *folded_b = g_utf8_casefold (b, -1);

  return strcmp (folded_a, folded_b) == 0;
}

/* By code first: one list's names may be another's codes. */
static const char *
find_code (const char *list,
           const char *text)
{
  const GPtrArray *choices = prk_klasifikasi_list (list);

  for (guint i = 0; i < choices->len; i++)
    {
      const PrkPilihan *pilihan = g_ptr_array_index (choices, i);

      if (equals (pilihan->kode, text))
        return pilihan->kode;
    }
  for (guint i = 0; i < choices->len; i++)
    {
      const PrkPilihan *pilihan = g_ptr_array_index (choices, i);

      if (equals (pilihan->nama, text))
        return pilihan->kode;
    }

  return NULL;
}

/* Sets the message that names the choices. */
static gboolean
refuse_choice (const PrkBidang  *bidang,
               const char       *text,
               GError          **error)
{
  PrkBidang one = *bidang;
  g_autoptr(JsonNode) value = new_string (text);
  g_autofree char *message = NULL;

  one.jenis = PRK_JENIS_PILIHAN;
  prk_bidang_check (&one, value, &message);
  g_set_error_literal (error, PRK_INPUT_ERROR, PRK_INPUT_ERROR_VALUE, message);
  return FALSE;
}

/* Codes or names parted by semicolons or, where no name has one in it, by commas. */
static gboolean
parse_choices (const PrkBidang  *bidang,
               const char       *text,
               JsonNode        **value,
               GError          **error)
{
  g_auto(GStrv) items = NULL;
  g_autoptr(JsonArray) codes = json_array_new ();

  *value = parse_boolean (text);
  if (*value != NULL)
    return TRUE;

  if (find_code (bidang->pilihan, text) != NULL)
    items = g_strsplit (text, "\n", -1);
  else
    items = g_strsplit (text, strchr (text, ';') != NULL ? ";" : ",", -1);

  for (guint i = 0; items[i] != NULL; i++)
    {
      const char *item = g_strstrip (items[i]);
      const char *code;

      if (*item == '\0')
        continue;
      code = find_code (bidang->pilihan, item);
      if (code == NULL)
        return refuse_choice (bidang, item, error);
      json_array_add_string_element (codes, code);
    }

  *value = json_node_init_array (json_node_alloc (), codes);
  return TRUE;
}

/* "Barito Utara" of "Kabupaten Barito Utara". */
static const char *
skip_kind (const char *name)
{
  static const char *const kinds[] = { "Kabupaten ", "Kota " };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_has_prefix (name, kinds[i]))
      return name + strlen (kinds[i]);

  return name;
}

/* Those that bear exactly this name, or, if none does, exactly this full name. */
static GPtrArray *
find_wilayah (const PrkBidang *bidang,
              const char      *text)
{
  guint max_level = g_strcmp0 (bidang->tingkat, "daerah") == 0 ? 2 : 4;
  g_autoptr(GPtrArray) found = prk_wilayah_search (text, max_level, NULL, 200);
  GPtrArray *same = g_ptr_array_new ();

  for (guint i = 0; i < found->len; i++)
    {
      const PrkWilayah *wilayah = g_ptr_array_index (found, i);
      g_autofree char *full_name = prk_wilayah_dup_full_name (wilayah->kode);

      if (equals (text, wilayah->nama) || equals (text, full_name))
        g_ptr_array_add (same, (gpointer)wilayah);
    }
  for (guint i = 0; same->len == 0 && i < found->len; i++)
    {
      const PrkWilayah *wilayah = g_ptr_array_index (found, i);

      if (strlen (wilayah->kode) == 5 && equals (text, skip_kind (wilayah->nama)))
        g_ptr_array_add (same, (gpointer)wilayah);
    }

  return same;
}

static gboolean
parse_wilayah (const PrkBidang  *bidang,
               const char       *text,
               JsonNode        **value,
               GError          **error)
{
  g_autoptr(GPtrArray) found = NULL;
  g_autoptr(GString) names = g_string_new (NULL);

  if (prk_wilayah_find (text) != NULL)
    {
      *value = new_string (text);
      return TRUE;
    }

  found = find_wilayah (bidang, text);
  if (found->len == 0)
    return refuse (bidang, "isian.wilayah", text, NULL, error);
  if (found->len == 1)
    {
      *value = new_string (((PrkWilayah *)g_ptr_array_index (found, 0))->kode);
      return TRUE;
    }

  for (guint i = 0; i < MIN (found->len, MAX_CANDIDATES); i++)
    {
      const PrkWilayah *wilayah = g_ptr_array_index (found, i);
      g_autofree char *full_name = prk_wilayah_dup_full_name (wilayah->kode);

      g_string_append_printf (names, "%s%s %s", i > 0 ? "; " : "", wilayah->kode, full_name);
    }
  if (found->len > MAX_CANDIDATES)
    g_string_append (names, "; …");
  return refuse (bidang, "isian.wilayah_ganda", text, names->str, error);
}

static gboolean
parse_single (const PrkBidang  *bidang,
              const char       *text,
              JsonNode        **value,
              GError          **error)
{
  const char *kunci;

  switch (bidang->jenis)
    {
    case PRK_JENIS_BULAT:
      *value = parse_integer (text);
      kunci = "isian.bilangan";
      break;
    case PRK_JENIS_UANG:
      *value = parse_money (text);
      kunci = "isian.uang";
      break;
    case PRK_JENIS_DESIMAL:
      *value = parse_decimal (text);
      kunci = "isian.desimal";
      break;
    case PRK_JENIS_TANGGAL:
      *value = parse_date (text);
      kunci = "isian.tanggal";
      break;
    case PRK_JENIS_YA_TIDAK:
      *value = parse_boolean (text);
      kunci = "isian.ya_tidak";
      break;
    case PRK_JENIS_WILAYAH:
      return parse_wilayah (bidang, text, value, error);
    case PRK_JENIS_BANYAK:
      return parse_choices (bidang, text, value, error);
    case PRK_JENIS_PILIHAN:
      {
        const char *code = find_code (bidang->pilihan, text);

        if (code == NULL)
          return refuse_choice (bidang, text, error);
        *value = new_string (code);
        return TRUE;
      }
    default:
      *value = new_string (text);
      return TRUE;
    }

  return *value != NULL || refuse (bidang, kunci, text, NULL, error);
}

/**
 * prk_bidang_parse:
 * @bidang: a field or column
 * @text: what a person typed or pasted
 * @value: (out) (transfer full): the value to store; null for blank text, which clears the field
 * @error: return location for an error
 *
 * Reads typed text as the value of a field and checks it as prk_bidang_check() does.
 *
 * Several choices become an array of their codes, or for `ya` and `tidak` a boolean: that of one
 * code. Any thread.
 *
 * Returns: %FALSE with %PRK_INPUT_ERROR_VALUE, whose message is for the person
 */
gboolean
prk_bidang_parse (const PrkBidang  *bidang,
                  const char       *text,
                  JsonNode        **value,
                  GError          **error)
{
  g_autoptr(JsonNode) parsed = NULL;
  g_autofree char *squeezed = NULL;
  g_autofree char *message = NULL;

  g_return_val_if_fail (bidang != NULL, FALSE);
  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (value != NULL, FALSE);

  if (!g_utf8_validate (text, -1, NULL))
    {
      message = _prk_aturan_dup_pesan ("isian.sandi", "label", bidang->label, NULL);
      g_set_error_literal (error, PRK_INPUT_ERROR, PRK_INPUT_ERROR_VALUE, message);
      return FALSE;
    }

  squeezed = squeeze (text);
  if (bidang->jenis == PRK_JENIS_TABEL || bidang->jenis == PRK_JENIS_HITUNG
      || bidang->jenis == PRK_JENIS_KUTIPAN)
    return refuse (bidang, "isian.tidak_diisi", squeezed, NULL, error);
  if (*squeezed == '\0')
    parsed = json_node_init_null (json_node_alloc ());
  else if (bidang->jenis == PRK_JENIS_NARASI)
    parsed = new_narrative (text);
  else if (!parse_single (bidang, squeezed, &parsed, error))
    return FALSE;

  if (!JSON_NODE_HOLDS_ARRAY (parsed) && !prk_bidang_check (bidang, parsed, &message))
    {
      g_set_error_literal (error, PRK_INPUT_ERROR, PRK_INPUT_ERROR_VALUE, message);
      return FALSE;
    }

  *value = g_steal_pointer (&parsed);
  return TRUE;
}
