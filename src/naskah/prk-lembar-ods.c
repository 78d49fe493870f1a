/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A sheet of ODS. A cell says itself what it is and how often it stands there; so does a row, and a sheet ends with a
 * million of them that are empty. */

#include "config.h"

#include <string.h>

#include "prk-lembar-private.h"

#define MAX_COLUMN (1 << 20)

typedef struct
{
  guint column, n;
  char *text;
} Sel;

typedef struct
{
  PrkLembarTulis tulis;
  GHashTable    *hidden;   /* names of the styles of sheets that cannot be seen */
  char          *style;    /* (nullable) that is being read */
  guint          n_tables; /* begun, those that can be seen */
  guint          n_nested; /* open tables: one may stand in a drawing */
  gboolean       is_workbook;
  guint          row, n_rows, column;
  GArray        *cells;    /* (element-type Sel) of the row */
  guint          n_columns; /* as often the cell stands there */
  char          *value;    /* (nullable) what its attributes say */
  GString       *words;
  guint          n_paragraphs;
  guint          n_text;   /* open paragraphs */
  guint          n_skipped;
  gboolean       is_cell;
} Lembar;

static void
clear_cell (gpointer data)
{
  g_free (((Sel *) data)->text);
}

/* Notes and drawings have paragraphs, too, and rows that were deleted stand before the first sheet. */
static gboolean
is_skipped (const char *nama)
{
  static const char *const skipped[]
    = { "annotation", "frame", "shapes", "tracked-changes", "g", "custom-shape", NULL };

  return g_strv_contains (skipped, nama);
}

static char *
dup_attributes (xmlTextReaderPtr reader)
{
  g_autofree char *type = _prk_lembar_dup_atribut (reader, "value-type");
  g_autofree char *value = NULL;

  if (type == NULL)
    return NULL;
  if (strcmp (type, "float") == 0 || strcmp (type, "currency") == 0 || strcmp (type, "percentage") == 0)
    {
      value = _prk_lembar_dup_atribut (reader, "value");
      return value != NULL ? _prk_lembar_dup_angka (value) : NULL;
    }
  if (strcmp (type, "date") == 0)
    {
      value = _prk_lembar_dup_atribut (reader, "date-value");
      return value != NULL ? g_strndup (value, strlen ("2021-03-01")) : NULL;
    }
  if (strcmp (type, "boolean") == 0)
    {
      value = _prk_lembar_dup_atribut (reader, "boolean-value");
      return g_strdup (g_strcmp0 (value, "true") == 0 ? "TRUE" : "FALSE");
    }

  return strcmp (type, "string") == 0 ? _prk_lembar_dup_atribut (reader, "string-value") : NULL;
}

static void
end_cell (Lembar *self)
{
  Sel sel = { self->column, self->n_columns, NULL };

  self->is_cell = FALSE;
  sel.text = self->value != NULL ? g_steal_pointer (&self->value)
                                 : g_strndup (self->words->str, self->words->len);
  if (*g_strstrip (sel.text) != '\0')
    g_array_append_val (self->cells, sel);
  else
    g_free (sel.text);
  self->column = MIN (self->column + self->n_columns, MAX_COLUMN);
}

/* The row, as often as it stands there; that an empty one stands there a million times costs nothing. */
static gboolean
end_row (Lembar  *self,
         GError **error)
{
  gboolean ok = TRUE;

  for (guint i = 0; ok && self->cells->len > 0 && i < self->n_rows; i++)
    for (guint c = 0; ok && c < self->cells->len; c++)
      {
        const Sel *sel = &g_array_index (self->cells, Sel, c);

        for (guint k = 0; ok && k < sel->n; k++)
          ok = _prk_lembar_tulis_sel (&self->tulis, self->row + i, sel->column + k, sel->text, error);
      }
  self->row += MIN (self->n_rows, MAX_COLUMN);
  g_array_set_size (self->cells, 0);

  return ok;
}

static void
begin_element (Lembar           *self,
               xmlTextReaderPtr  reader,
               const char       *nama)
{
  if (strcmp (nama, "table-row") == 0)
    {
      self->n_rows = MAX (_prk_lembar_get_atribut (reader, "number-rows-repeated", 1), 1);
      self->column = 0;
    }
  else if (strcmp (nama, "table-cell") == 0 || strcmp (nama, "covered-table-cell") == 0)
    {
      self->n_columns
        = MIN (MAX (_prk_lembar_get_atribut (reader, "number-columns-repeated", 1), 1), MAX_COLUMN);
      g_free (self->value);
      self->value = dup_attributes (reader);
      g_string_truncate (self->words, 0);
      self->n_paragraphs = 0;
      self->n_text = 0;
      self->is_cell = TRUE;
    }
  else if (strcmp (nama, "p") == 0 && self->is_cell)
    {
      if (self->n_paragraphs++ > 0)
        g_string_append_c (self->words, '\n');
      self->n_text++;
    }
  else if (self->n_text > 0 && strcmp (nama, "s") == 0)
    {
      g_string_append_printf (self->words, "%*s",
                              (int) MIN (_prk_lembar_get_atribut (reader, "c", 1), 100), "");
    }
  else if (self->n_text > 0 && (strcmp (nama, "tab") == 0 || strcmp (nama, "line-break") == 0))
    {
      g_string_append_c (self->words, *nama == 't' ? ' ' : '\n');
    }
}

static gboolean
end_element (Lembar      *self,
             const char  *nama,
             GError     **error)
{
  if (strcmp (nama, "p") == 0)
    self->n_text -= self->n_text > 0;
  else if (self->is_cell && (strcmp (nama, "table-cell") == 0 || strcmp (nama, "covered-table-cell") == 0))
    end_cell (self);
  else if (strcmp (nama, "table-row") == 0)
    return end_row (self, error);

  return TRUE;
}

/* Styles stand before the sheets. */
static void
read_style (Lembar           *self,
            xmlTextReaderPtr  reader,
            const char       *nama)
{
  if (strcmp (nama, "style") == 0)
    {
      g_free (self->style);
      self->style = _prk_lembar_dup_atribut (reader, "name");
    }
  else if (strcmp (nama, "table-properties") == 0 && self->style != NULL)
    {
      g_autofree char *display = _prk_lembar_dup_atribut (reader, "display");

      if (g_strcmp0 (display, "false") == 0)
        g_hash_table_add (self->hidden, g_steal_pointer (&self->style));
    }
}

static void
begin_table (Lembar           *self,
             xmlTextReaderPtr  reader)
{
  g_autofree char *style = _prk_lembar_dup_atribut (reader, "style-name");

  self->n_nested++;
  self->n_tables += style == NULL || !g_hash_table_contains (self->hidden, style);
}

/* The first table of the workbook is open. */
static gboolean
is_inside (const Lembar *self)
{
  return self->n_tables == 1 && self->n_nested == 1 && self->n_skipped == 0;
}

static gboolean
content_cb (xmlTextReaderPtr   reader,
            const char        *nama,
            gpointer           user_data,
            GError           **error)
{
  Lembar *self = user_data;
  const int type = xmlTextReaderNodeType (reader);
  const gboolean is_begin = type == XML_READER_TYPE_ELEMENT;
  const gboolean is_end
    = type == XML_READER_TYPE_END_ELEMENT || (is_begin && xmlTextReaderIsEmptyElement (reader));
  gboolean ok = TRUE;

  if (is_begin && strcmp (nama, "spreadsheet") == 0)
    self->is_workbook = TRUE;
  if (is_begin && is_skipped (nama))
    self->n_skipped++;
  if (is_begin && !self->is_workbook)
    read_style (self, reader, nama);
  else if (is_begin && self->n_skipped == 0 && strcmp (nama, "table") == 0)
    begin_table (self, reader);
  if (is_begin && is_inside (self))
    begin_element (self, reader, nama);
  if (is_end && is_inside (self))
    ok = end_element (self, nama, error);
  if (is_end && is_skipped (nama))
    self->n_skipped -= self->n_skipped > 0;
  if (is_end && self->n_skipped == 0 && self->n_nested > 0 && strcmp (nama, "table") == 0)
    self->n_nested--;
  if (is_inside (self) && self->n_text > 0 && _prk_kemasan_is_text (reader))
    g_string_append (self->words, (const char *) xmlTextReaderConstValue (reader));

  return ok;
}

GPtrArray *
prk_lembar_baca_ods (GBytes  *content,
                     GError **error)
{
  Lembar self = { .row = 1, .n_rows = 1 };
  GError *cause = NULL;

  g_return_val_if_fail (content != NULL, NULL);

  _prk_lembar_tulis_init (&self.tulis);
  self.cells = g_array_new (FALSE, FALSE, sizeof (Sel));
  g_array_set_clear_func (self.cells, clear_cell);
  self.words = g_string_new (NULL);
  self.hidden = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (_prk_lembar_jelajah (content, "document-content", content_cb, &self, &cause) && !self.is_workbook)
    g_set_error_literal (&cause, PRK_DOCX_ERROR, PRK_DOCX_ERROR_FOREIGN, "there is no sheet in it");
  g_array_unref (self.cells);
  g_string_free (self.words, TRUE);
  g_free (self.value);
  g_hash_table_unref (self.hidden);
  g_free (self.style);

  return _prk_lembar_tulis_end (&self.tulis, cause, error);
}
