/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "base/prk-error.h"

#include "prk-lembar.h"

typedef struct
{
  const char *at, *end;
  char separator;
  guint line;
  GPtrArray *rows;
} Baca;

void
prk_lembar_baris_free (PrkLembarBaris *self)
{
  g_ptr_array_unref (self->sel);
  g_free (self);
}

static gboolean
fail (GError **error, guint line, const char *what)
{
  if (line > 0)
    g_set_error (error, PRK_INPUT_ERROR, PRK_INPUT_ERROR_VALUE, "Baris %u: %s", line, what);
  else
    g_set_error_literal (error, PRK_INPUT_ERROR, PRK_INPUT_ERROR_VALUE, what);

  return FALSE;
}

/* Of the first line, outside quotes: tabs go before semicolons before commas. */
static char
find_separator (const char *text, const char *end)
{
  gboolean is_quoted = FALSE, has_semicolon = FALSE;

  for (; text < end && (is_quoted || (*text != '\n' && *text != '\r')); text++)
    {
      if (*text == '"')
        is_quoted = !is_quoted;
      else if (!is_quoted && *text == '\t')
        return '\t';
      else if (!is_quoted && *text == ';')
        has_semicolon = TRUE;
    }

  return has_semicolon ? ';' : ',';
}

static void
skip_line_end (Baca *baca)
{
  if (baca->at < baca->end && *baca->at == '\r')
    baca->at++;
  if (baca->at < baca->end && *baca->at == '\n')
    baca->at++;
  baca->line++;
}

static gboolean
is_line_end (const Baca *baca)
{
  return baca->at >= baca->end || *baca->at == '\n' || *baca->at == '\r';
}

static gboolean
read_quoted (Baca *baca, GString *cell, GError **error)
{
  guint first = baca->line;

  for (baca->at++;; baca->at++)
    {
      if (baca->at >= baca->end || cell->len > PRK_LEMBAR_MAX_SEL)
        return fail (error, first, "tanda kutip tidak ditutup, atau isi sel terlalu panjang.");
      if (*baca->at == '"' && (baca->at + 1 >= baca->end || baca->at[1] != '"'))
        break;
      if (*baca->at == '"')
        baca->at++;
      if (*baca->at == '\n')
        baca->line++;
      if (*baca->at != '\r')
        g_string_append_c (cell, *baca->at);
    }
  baca->at++;
  if (!is_line_end (baca) && *baca->at != baca->separator)
    return fail (error, baca->line, "ada tulisan sesudah tanda kutip penutup.");

  return TRUE;
}

static char *
read_cell (Baca *baca, GError **error)
{
  g_autoptr (GString) cell = g_string_new (NULL);

  if (baca->at < baca->end && *baca->at == '"')
    {
      if (!read_quoted (baca, cell, error))
        return NULL;
    }
  else
    {
      while (!is_line_end (baca) && *baca->at != baca->separator)
        g_string_append_c (cell, *baca->at++);
    }
  if (cell->len > PRK_LEMBAR_MAX_SEL)
    {
      fail (error, baca->line, "isi sel terlalu panjang.");
      return NULL;
    }

  return g_strstrip (g_string_free (g_steal_pointer (&cell), FALSE));
}

static gboolean
read_row (Baca *baca, GError **error)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
  guint line = baca->line;
  gboolean has_text = FALSE;

  while (TRUE)
    {
      char *cell = read_cell (baca, error);

      if (cell == NULL)
        return FALSE;
      has_text |= *cell != '\0';
      g_ptr_array_add (cells, cell);
      if (cells->len > PRK_LEMBAR_MAX_KOLOM)
        return fail (error, line, "terlalu banyak kolom.");
      if (is_line_end (baca))
        break;
      baca->at++;
    }
  skip_line_end (baca);

  if (has_text)
    {
      PrkLembarBaris *row = g_new0 (PrkLembarBaris, 1);

      row->baris = line;
      row->sel = g_steal_pointer (&cells);
      g_ptr_array_add (baca->rows, row);
    }
  if (baca->rows->len > PRK_LEMBAR_MAX_BARIS)
    return fail (error, line, "terlalu banyak baris; paling banyak 20.000 sekali baca.");

  return TRUE;
}

/**
 * prk_lembar_baca:
 * @text: of a spreadsheet
 * @size: its length in bytes, -1 when it ends with NUL
 * @error: %PRK_INPUT_ERROR, plain Indonesian, with the line
 *
 * Reads rows of cells. Rows without any text are passed over.
 *
 * Returns: (element-type PrkLembarBaris) (transfer full): the rows
 */
GPtrArray *
prk_lembar_baca (const char *text, gssize size, GError **error)
{
  gsize length = size < 0 ? strlen (text) : (gsize)size;
  g_autoptr (GPtrArray) rows
      = g_ptr_array_new_with_free_func ((GDestroyNotify)prk_lembar_baris_free);
  Baca baca = { .line = 1, .rows = rows };

  g_return_val_if_fail (text != NULL, NULL);

  if (length > PRK_LEMBAR_MAX_UKURAN)
    {
      fail (error, 0, "Berkas terlalu besar; paling besar 8 MB.");
      return NULL;
    }
  if (!g_utf8_validate (text, (gssize)length, NULL))
    {
      fail (error, 0, "Berkas ini bukan teks UTF-8. Simpan dari lembar kerja sebagai “CSV UTF-8”.");
      return NULL;
    }
  if (length >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0)
    {
      text += 3;
      length -= 3;
    }

  baca.at = text;
  baca.end = text + length;
  baca.separator = find_separator (text, baca.end);
  while (baca.at < baca.end)
    if (!read_row (&baca, error))
      return NULL;

  return g_steal_pointer (&rows);
}

void
prk_lembar_append_sel (GString *text, const char *sel, char pemisah)
{
  g_return_if_fail (text != NULL && sel != NULL);

  g_string_append_c (text, '"');
  if (*sel == '=' || *sel == '@' || ((*sel == '+' || *sel == '-') && !g_ascii_isdigit (sel[1])))
    g_string_append_c (text, ' ');
  for (; *sel != '\0'; sel++)
    {
      if (*sel == '"')
        g_string_append_c (text, '"');
      g_string_append_c (text, *sel);
    }
  g_string_append_c (text, '"');
  g_string_append_c (text, pemisah);
}
