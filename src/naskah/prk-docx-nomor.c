/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A block carries its number as a word: "1.", "(2)", "b.", "BAB IV". Word counts by itself, so the word is read back: what
 * stands around the number becomes the level's text, and an item that goes on where a list at the same indent and of the
 * same form stopped belongs to that list. A list is a numbering of its own, which begins at its first number, so that no
 * program has to know how to begin anew. What Word would count otherwise than we do stays a word. */
#include "config.h"

#include <string.h>

#include "prk-docx-private.h"

#define MAX_NUMBER  3999
#define MAX_LETTERS 26 /* after z Word goes on with aa, bb */
#define NEAR        30 /* twips that two indents of a list may differ by */

static const struct
{
  guint       value;
  const char *text;
} ROMAN[] = {
  { 1000, "m" }, { 900, "cm" }, { 500, "d" }, { 400, "cd" }, { 100, "c" }, { 90, "xc" }, { 50, "l" },
  { 40, "xl" },  { 10, "x" },   { 9, "ix" },  { 5, "v" },    { 4, "iv" },  { 1, "i" },
};

static const char *
get_format (char angka)
{
  switch (angka)
    {
    case 'd':
      return "decimal";
    case 'a':
      return "lowerLetter";
    case 'A':
      return "upperLetter";
    case 'i':
      return "lowerRoman";
    case 'I':
      return "upperRoman";
    default:
      return "bullet";
    }
}

char *
_prk_docx_nomor_tulis (char  angka,
                       guint number)
{
  g_autoptr(GString) out = g_string_new (NULL);
  gboolean is_capital = angka == 'I' || angka == 'A';

  if (number == 0 && angka != 'd')
    return NULL;
  if (angka == 'd')
    g_string_printf (out, "%u", number);
  else if (g_ascii_tolower (angka) == 'a' && number <= MAX_LETTERS)
    g_string_append_c (out, (char) ('a' + number - 1));
  else if (g_ascii_tolower (angka) == 'i' && number <= MAX_NUMBER)
    for (gsize i = 0; i < G_N_ELEMENTS (ROMAN); i++)
      for (; number >= ROMAN[i].value; number -= ROMAN[i].value)
        g_string_append (out, ROMAN[i].text);
  else
    return NULL;

  return is_capital ? g_ascii_strup (out->str, -1) : g_string_free (g_steal_pointer (&out), FALSE);
}

static guint
find_number (char        angka,
             const char *text)
{
  guint limit = g_ascii_tolower (angka) == 'a' ? MAX_LETTERS : MAX_NUMBER;

  if (strlen (text) > 15)
    return 0;
  for (guint i = 1; i <= limit; i++)
    {
      g_autofree char *one = _prk_docx_nomor_tulis (angka, i);

      if (g_strcmp0 (one, text) == 0)
        return i;
    }

  return 0;
}

/* The number in a marker: the last run of digits or letters that is one. FALSE when there is none. */
static gboolean
parse (const char    *penanda,
       PrkDocxDaftar *list)
{
  const char *end = penanda + strlen (penanda);
  const char *start;
  g_autofree char *word = NULL;

  while (end > penanda && !g_ascii_isalnum (end[-1]))
    end--;
  for (start = end; start > penanda && g_ascii_isalnum (start[-1]);)
    start--;
  word = g_strndup (start, end - start);
  if (start == end || (start > penanda && (guchar) start[-1] >= 0x80))
    return FALSE;

  if (strspn (word, "0123456789") == strlen (word) && *word != '0' && strlen (word) <= 4)
    {
      list->angka = 'd';
      list->next = (guint) g_ascii_strtoull (word, NULL, 10);
    }
  else
    {
      const gboolean one_letter = strlen (word) == 1 && strchr ("iI", *word) == NULL;
      const char kinds[] = { g_ascii_isupper (*word) ? 'I' : 'i', g_ascii_isupper (*word) ? 'A' : 'a' };

      list->angka = kinds[one_letter ? 1 : 0];
      list->next = g_ascii_isalpha (*word) ? find_number (list->angka, word) : 0;
      if (list->next == 0)
        return FALSE;
    }
  list->awal = g_strndup (penanda, start - penanda);
  list->akhir = g_strdup (end);

  return TRUE;
}

static gboolean
goes_on (const PrkDocxDaftar *list,
         const char          *penanda,
         int                  letak)
{
  g_autofree char *number = NULL;
  g_autofree char *expected = NULL;

  if (ABS (list->letak - letak) > NEAR)
    return FALSE;
  if (list->angka == 0)
    return g_str_equal (list->awal, penanda);

  number = _prk_docx_nomor_tulis (list->angka, list->next);
  if (number == NULL)
    return FALSE;
  expected = g_strconcat (list->awal, number, list->akhir, NULL);

  return g_str_equal (expected, penanda);
}

static void
write_list (PrkDocxPenulis      *self,
            const PrkDocxDaftar *list,
            int                  gantung)
{
  g_string_append_printf (self->abstrak,
                          "<w:abstractNum w:abstractNumId=\"%u\"><w:nsid w:val=\"%08X\"/>"
                          "<w:multiLevelType w:val=\"singleLevel\"/>"
                          "<w:lvl w:ilvl=\"0\"><w:start w:val=\"%u\"/><w:numFmt w:val=\"%s\"/>"
                          "<w:suff w:val=\"%s\"/><w:lvlText w:val=\"",
                          list->num, 0x50000000u + list->num, list->angka != 0 ? list->next : 1,
                          get_format (list->angka), gantung > 0 ? "tab" : "space");
  _prk_docx_teks (self->abstrak, list->awal, -1);
  if (list->angka != 0)
    {
      g_string_append (self->abstrak, "%1");
      _prk_docx_teks (self->abstrak, list->akhir, -1);
    }
  g_string_append_printf (self->abstrak,
                          "\"/><w:lvlJc w:val=\"left\"/><w:pPr><w:ind w:left=\"%d\" w:hanging=\"%d\"/>"
                          "</w:pPr></w:lvl></w:abstractNum>",
                          list->kiri, gantung);
  g_string_append_printf (self->num, "<w:num w:numId=\"%u\"><w:abstractNumId w:val=\"%u\"/></w:num>",
                          list->num, list->num);
}

/* A list of the same form at the same place begins anew: it takes the place of the former one, and of what stands in it. */
static gboolean
is_same_form (const PrkDocxDaftar *one,
              const PrkDocxDaftar *other)
{
  return ABS (one->letak - other->letak) <= NEAR && one->angka == other->angka
         && g_str_equal (one->awal, other->awal) && g_str_equal (one->akhir, other->akhir);
}

guint
_prk_docx_nomor (PrkDocxPenulis *self,
                 const char     *penanda,
                 int             kiri,
                 int             gantung)
{
  PrkDocxDaftar list = { .kiri = kiri, .letak = kiri - gantung };

  for (guint i = self->daftar->len; i > 0; i--)
    {
      PrkDocxDaftar *one = &g_array_index (self->daftar, PrkDocxDaftar, i - 1);

      if (goes_on (one, penanda, list.letak))
        {
          guint num = one->num;

          one->next++;
          g_array_set_size (self->daftar, i);
          return num;
        }
    }

  if (!parse (penanda, &list))
    {
      if (g_utf8_strlen (penanda, -1) != 1 || g_ascii_isalnum (*penanda))
        return 0;
      list.awal = g_strdup (penanda);
      list.akhir = g_strdup ("");
    }
  for (guint i = self->daftar->len; i > 0; i--)
    {
      const PrkDocxDaftar *one = &g_array_index (self->daftar, PrkDocxDaftar, i - 1);

      if (one->letak > list.letak + NEAR || is_same_form (one, &list))
        g_array_set_size (self->daftar, i - 1);
    }
  list.num = ++self->n_num;
  write_list (self, &list, gantung);
  list.next++;
  g_array_append_val (self->daftar, list);

  return list.num;
}
