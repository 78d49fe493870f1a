/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "prk-tabel-edits.h"

#include <string.h>

typedef struct
{
  char *column;
  GVariant *value;
} Cell;

typedef struct
{
  char *id;
  GArray *cells;
} Row;

struct _PrkTabelEdits
{
  char *after;
  GArray *rows;
};

static void
clear_cell (Cell *cell)
{
  g_free (cell->column);
  g_clear_pointer (&cell->value, g_variant_unref);
}

static void
clear_row (Row *row)
{
  g_free (row->id);
  g_array_unref (row->cells);
}

/**
 * prk_tabel_edits_new:
 * @after: (nullable): the row that new rows at the beginning follow; %NULL for the beginning of the
 *   table
 */
PrkTabelEdits *
prk_tabel_edits_new (const char *after)
{
  PrkTabelEdits *self = g_new0 (PrkTabelEdits, 1);

  self->after = g_strdup (after);
  self->rows = g_array_new (FALSE, FALSE, sizeof (Row));
  g_array_set_clear_func (self->rows, (GDestroyNotify) clear_row);

  return self;
}

void
prk_tabel_edits_free (PrkTabelEdits *self)
{
  g_free (self->after);
  g_array_unref (self->rows);
  g_free (self);
}

/**
 * prk_tabel_edits_add_row:
 * @row: (nullable): its id; %NULL for a new row
 */
void
prk_tabel_edits_add_row (PrkTabelEdits *self,
                         const char    *row)
{
  Row added = { g_strdup (row), g_array_new (FALSE, FALSE, sizeof (Cell)) };

  g_return_if_fail (self != NULL);

  g_array_set_clear_func (added.cells, (GDestroyNotify) clear_cell);
  g_array_append_val (self->rows, added);
}

/**
 * prk_tabel_edits_add_cell:
 * @value: (nullable): taken if floating; %NULL empties the cell
 *
 * Adds a cell to the row that was added last.
 */
void
prk_tabel_edits_add_cell (PrkTabelEdits *self,
                          const char    *column,
                          GVariant      *value)
{
  Cell added = { g_strdup (column), value != NULL ? g_variant_ref_sink (value) : NULL };

  g_return_if_fail (self != NULL && self->rows->len > 0);

  g_array_append_val (g_array_index (self->rows, Row, self->rows->len - 1).cells, added);
}

const char *
prk_tabel_edits_get_after (PrkTabelEdits *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->after;
}

guint
prk_tabel_edits_get_n_rows (PrkTabelEdits *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->rows->len;
}

/**
 * prk_tabel_edits_get_row:
 *
 * Returns: (nullable): the id of the row; %NULL of a new one
 */
const char *
prk_tabel_edits_get_row (PrkTabelEdits *self,
                         guint          index)
{
  g_return_val_if_fail (self != NULL && index < self->rows->len, NULL);

  return g_array_index (self->rows, Row, index).id;
}

guint
prk_tabel_edits_get_n_cells (PrkTabelEdits *self,
                             guint          index)
{
  g_return_val_if_fail (self != NULL && index < self->rows->len, 0);

  return g_array_index (self->rows, Row, index).cells->len;
}

/**
 * prk_tabel_edits_get_cell:
 * @column: (out): the id of its column
 *
 * Returns: (transfer none) (nullable): the new value; %NULL empties the cell
 */
GVariant *
prk_tabel_edits_get_cell (PrkTabelEdits  *self,
                          guint           index,
                          guint           cell,
                          const char    **column)
{
  const Cell *found;

  g_return_val_if_fail (self != NULL && index < self->rows->len, NULL);
  g_return_val_if_fail (cell < g_array_index (self->rows, Row, index).cells->len, NULL);

  found = &g_array_index (g_array_index (self->rows, Row, index).cells, Cell, cell);
  *column = found->column;

  return found->value;
}

/* A cell in quotes ends at a lone quote; two stand for one. Returns what follows the cell. */
static const char *
read_quoted (const char *p,
             GString    *cell)
{
  for (p++; *p != '\0'; p++)
    {
      if (*p == '"' && p[1] != '"')
        return p + 1;
      if (*p == '"')
        p++;
      g_string_append_c (cell, *p);
    }

  return p;
}

/* Spreadsheets quote a cell when it holds a tab, a line end or a quote; a quote that opens and
 * is not closed before a tab or a line end in the same way is a letter like any other. */
static gboolean
is_quoted (const char *p)
{
  if (*p != '"')
    return FALSE;

  for (p++; *p != '\0'; p++)
    if (*p == '"')
      {
        if (p[1] != '"')
          return p[1] == '\0' || strchr ("\t\r\n", p[1]) != NULL;
        p++;
      }

  return FALSE;
}

/**
 * prk_tabel_tsv_parse:
 * @text: UTF-8, as spreadsheets put it on the clipboard
 *
 * Reads cells parted by tabs and rows parted by line ends. A line end after the last row adds no
 * row.
 *
 * Returns: (transfer full) (element-type GStrv): the rows
 */
GPtrArray *
prk_tabel_tsv_parse (const char *text)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  const char *p = text;

  g_return_val_if_fail (text != NULL, rows);

  while (*p != '\0')
    {
      g_autoptr(GPtrArray) row = g_ptr_array_new ();

      for (;;)
        {
          GString *cell = g_string_new (NULL);
          gsize length;

          if (is_quoted (p))
            p = read_quoted (p, cell);
          length = strcspn (p, "\t\r\n");
          g_string_append_len (cell, p, length);
          p += length;
          g_ptr_array_add (row, g_string_free (cell, FALSE));
          if (*p != '\t')
            break;
          p++;
        }

      if (p[0] == '\r' && p[1] == '\n')
        p++;
      if (*p != '\0')
        p++;
      g_ptr_array_add (row, NULL);
      g_ptr_array_add (rows, g_ptr_array_free (g_steal_pointer (&row), FALSE));
    }

  return rows;
}

/**
 * prk_tabel_tsv_append:
 *
 * Adds a cell, quoted where it must be.
 */
void
prk_tabel_tsv_append (GString    *tsv,
                      const char *cell)
{
  g_return_if_fail (tsv != NULL && cell != NULL);

  if (strpbrk (cell, "\t\r\n\"") == NULL)
    {
      g_string_append (tsv, cell);
      return;
    }

  g_string_append_c (tsv, '"');
  for (const char *p = cell; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (tsv, '"');
      g_string_append_c (tsv, *p);
    }
  g_string_append_c (tsv, '"');
}
