/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A sheet of XLSX. That a number is a day is said nowhere but in how its cell shows it: the cell's style is the index of a
 * format, which is one of the numbered ones or a pattern such as "dd/mm/yyyy". */

#include "config.h"

#include <string.h>

#include "prk-lembar-private.h"

#define MAX_STRINGS (1000 * 1000)
#define MAX_STYLES  65536

typedef struct
{
  GPtrArray *list; /* (element-type utf8) */
  GString   *now;
  gsize      size;
  guint      n_skipped; /* open elements whose words do not count */
  gboolean   is_text;
} Kata;

typedef struct
{
  GHashTable *dates;   /* ids of the patterns that show a day */
  GArray     *is_date; /* (element-type gboolean) by style */
  gboolean    is_cell; /* within the styles of cells */
} Gaya;

typedef struct
{
  PrkLembarTulis tulis;
  GPtrArray     *strings;
  GArray        *is_date;
  gboolean       is_1904;
  guint          row, column;
  char          *type;
  guint          style;
  GString       *value;
  gboolean       is_value;
  guint          n_skipped;
} Lembar;

/* Words that cells share */

/* How a word is pronounced is no part of it. */
static gboolean
is_skipped (const char *nama)
{
  return strcmp (nama, "rPh") == 0;
}

static gboolean
strings_cb (xmlTextReaderPtr   reader,
            const char        *nama,
            gpointer           user_data,
            GError           **error)
{
  Kata *self = user_data;
  const int type = xmlTextReaderNodeType (reader);
  const gboolean is_end = type == XML_READER_TYPE_END_ELEMENT;
  const gboolean is_empty = type == XML_READER_TYPE_ELEMENT && xmlTextReaderIsEmptyElement (reader);

  if (type == XML_READER_TYPE_ELEMENT)
    {
      self->n_skipped += is_skipped (nama) && !is_empty;
      self->is_text = strcmp (nama, "t") == 0 && !is_empty;
    }
  else if (is_end)
    {
      self->n_skipped -= is_skipped (nama) && self->n_skipped > 0;
      self->is_text = FALSE;
    }
  else if (self->is_text && self->n_skipped == 0 && _prk_kemasan_is_text (reader))
    {
      g_string_append (self->now, (const char *) xmlTextReaderConstValue (reader));
    }
  if ((is_end || is_empty) && strcmp (nama, "si") == 0)
    {
      g_ptr_array_add (self->list, g_strndup (self->now->str, self->now->len));
      g_string_truncate (self->now, 0);
    }
  if (self->list->len <= MAX_STRINGS)
    return TRUE;
  g_set_error_literal (error, PRK_DOCX_ERROR, PRK_DOCX_ERROR_TOO_LARGE, "too many words");

  return FALSE;
}

static GPtrArray *
read_strings (GBytes  *xml,
              GError **error)
{
  g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GString) now = g_string_new (NULL);
  Kata self = { list, now };

  if (xml != NULL && !_prk_lembar_jelajah (xml, "sst", strings_cb, &self, error))
    return NULL;

  return g_steal_pointer (&list);
}

/* Styles */

/* Those that are numbered, after ECMA-376 part 1, 18.8.30; 27 to 36 and 50 to 58 are those of East Asia. */
static gboolean
is_date_id (guint id)
{
  return (id >= 14 && id <= 17) || id == 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58);
}

/* "h]", "mm]": hours or minutes that go on beyond a day. */
static gboolean
is_elapsed (const char *pattern)
{
  return strchr ("hHmMsS", *pattern) != NULL && (pattern[1] == ']' || pattern[1] == *pattern);
}

/* Letters of days and years outside words, colours and conditions; of the first section. */
static gboolean
is_date_pattern (const char *pattern)
{
  gboolean has_month = FALSE, has_time = FALSE;

  for (const char *at = pattern; *at != '\0' && *at != ';'; at++)
    {
      const char close = *at == '"' ? '"' : *at == '[' ? ']' : '\0';

      if (close != '\0')
        {
          has_time |= close == ']' && is_elapsed (at + 1);
          at = strchr (at + 1, close);
          if (at == NULL)
            break;
        }
      else if (strchr ("\\_*", *at) != NULL)
        {
          if (at[1] == '\0')
            break;
          at++;
        }
      else if (strchr ("dDyY", *at) != NULL)
        {
          return TRUE;
        }
      has_month |= *at == 'm' || *at == 'M';
      has_time |= strchr ("hHsS", *at) != NULL;
    }

  return has_month && !has_time;
}

static gboolean
styles_cb (xmlTextReaderPtr   reader,
           const char        *nama,
           gpointer           user_data,
           GError           **error)
{
  Gaya *self = user_data;
  const int type = xmlTextReaderNodeType (reader);

  if (strcmp (nama, "cellXfs") == 0)
    self->is_cell = type == XML_READER_TYPE_ELEMENT && !xmlTextReaderIsEmptyElement (reader);
  if (type != XML_READER_TYPE_ELEMENT)
    return TRUE;

  if (strcmp (nama, "numFmt") == 0)
    {
      g_autofree char *pattern = _prk_lembar_dup_atribut (reader, "formatCode");

      if (pattern != NULL && g_hash_table_size (self->dates) < MAX_STYLES && is_date_pattern (pattern))
        g_hash_table_add (self->dates,
                          GUINT_TO_POINTER (_prk_lembar_get_atribut (reader, "numFmtId", G_MAXUINT)));
    }
  else if (self->is_cell && strcmp (nama, "xf") == 0 && self->is_date->len < MAX_STYLES)
    {
      const guint id = _prk_lembar_get_atribut (reader, "numFmtId", 0);
      const gboolean is_date
        = is_date_id (id) || g_hash_table_contains (self->dates, GUINT_TO_POINTER (id));

      g_array_append_val (self->is_date, is_date);
    }

  return TRUE;
}

static GArray *
read_styles (GBytes  *xml,
             GError **error)
{
  g_autoptr(GHashTable) dates = g_hash_table_new (NULL, NULL);
  g_autoptr(GArray) is_date = g_array_new (FALSE, FALSE, sizeof (gboolean));
  Gaya self = { dates, is_date };

  if (xml != NULL && !_prk_lembar_jelajah (xml, "styleSheet", styles_cb, &self, error))
    return NULL;

  return g_steal_pointer (&is_date);
}

/* Cells */

/* "AB12" → row 12, column 27; what it does not say stays. */
static void
read_place (const char *ref,
            guint      *row,
            guint      *column)
{
  guint n = 0, letters = 0;
  guint64 number;

  for (; g_ascii_isupper (*ref) && letters < 4; ref++, letters++)
    n = n * 26 + (guint) (*ref - 'A') + 1;
  if (letters > 0)
    *column = n - 1;
  if (g_ascii_string_to_unsigned (ref, 10, 1, G_MAXINT32, &number, NULL))
    *row = (guint) number;
}

static void
begin_cell (Lembar           *self,
            xmlTextReaderPtr  reader)
{
  g_autofree char *ref = _prk_lembar_dup_atribut (reader, "r");

  if (ref != NULL)
    read_place (ref, &self->row, &self->column);
  g_free (self->type);
  self->type = _prk_lembar_dup_atribut (reader, "t");
  self->style = _prk_lembar_get_atribut (reader, "s", 0);
  g_string_truncate (self->value, 0);
}

static char *
dup_number (const Lembar *self)
{
  char *day = NULL;

  if (self->style < self->is_date->len && g_array_index (self->is_date, gboolean, self->style))
    day = _prk_lembar_dup_hari (self->value->str, self->is_1904);

  return day != NULL ? day : _prk_lembar_dup_angka (self->value->str);
}

static char *
dup_value (const Lembar *self)
{
  const char *type = self->type != NULL ? self->type : "n";
  guint64 index;

  if (strcmp (type, "s") == 0)
    return g_ascii_string_to_unsigned (self->value->str, 10, 0, G_MAXUINT32, &index, NULL)
               && index < self->strings->len
             ? g_strdup (g_ptr_array_index (self->strings, index))
             : g_strdup ("");
  if (strcmp (type, "b") == 0)
    return g_strdup (strcmp (self->value->str, "1") == 0 ? "TRUE" : "FALSE");
  if (strcmp (type, "d") == 0)
    return g_strndup (self->value->str, strlen ("2021-03-01"));

  return strcmp (type, "n") == 0 ? dup_number (self) : g_strdup (self->value->str);
}

static gboolean
end_cell (Lembar  *self,
          GError **error)
{
  g_autofree char *text = self->value->len > 0 ? dup_value (self) : NULL;

  return (text == NULL || _prk_lembar_tulis_sel (&self->tulis, self->row, self->column, text, error))
         && ++self->column > 0;
}

static gboolean
sheet_cb (xmlTextReaderPtr   reader,
          const char        *nama,
          gpointer           user_data,
          GError           **error)
{
  Lembar *self = user_data;
  const int type = xmlTextReaderNodeType (reader);
  const gboolean is_empty = type == XML_READER_TYPE_ELEMENT && xmlTextReaderIsEmptyElement (reader);

  if (type == XML_READER_TYPE_ELEMENT)
    {
      self->n_skipped += is_skipped (nama) && !is_empty;
      self->is_value = (strcmp (nama, "v") == 0 || strcmp (nama, "t") == 0) && !is_empty;
      if (strcmp (nama, "row") == 0)
        {
          self->row = _prk_lembar_get_atribut (reader, "r", self->row + 1);
          self->column = 0;
        }
      else if (strcmp (nama, "c") == 0)
        {
          begin_cell (self, reader);
          self->column += is_empty;
        }
    }
  else if (type == XML_READER_TYPE_END_ELEMENT)
    {
      self->n_skipped -= is_skipped (nama) && self->n_skipped > 0;
      self->is_value = FALSE;
      if (strcmp (nama, "c") == 0)
        return end_cell (self, error);
    }
  else if (self->is_value && self->n_skipped == 0 && _prk_kemasan_is_text (reader))
    {
      g_string_append (self->value, (const char *) xmlTextReaderConstValue (reader));
    }

  return TRUE;
}

GPtrArray *
prk_lembar_baca_xlsx (GBytes   *sheet,
                      GBytes   *strings,
                      GBytes   *styles,
                      gboolean  is_1904,
                      GError  **error)
{
  g_autoptr(GPtrArray) words = read_strings (strings, error);
  g_autoptr(GArray) is_date = words != NULL ? read_styles (styles, error) : NULL;
  GError *cause = NULL;
  Lembar self = { .strings = words, .is_date = is_date, .is_1904 = is_1904 };

  g_return_val_if_fail (sheet != NULL, NULL);

  if (is_date == NULL)
    return NULL;
  _prk_lembar_tulis_init (&self.tulis);
  self.value = g_string_new (NULL);
  _prk_lembar_jelajah (sheet, "worksheet", sheet_cb, &self, &cause);
  g_string_free (self.value, TRUE);
  g_free (self.type);

  return _prk_lembar_tulis_end (&self.tulis, cause, error);
}
