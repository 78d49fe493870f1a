/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The table of days off as a spreadsheet writes it: commas or semicolons, quotes doubled, a byte
 * order mark or none. The first line names the columns, in any order; a column that nobody knows is
 * left unread. A cell stays within its line, so that a wrong line is one line. */

#include "config.h"

#include <string.h>

#include "prk-libur-private.h"

enum
{
  TANGGAL,
  GOLONGAN,
  NAMA,
  DAERAH,
  SUMBER,
  N_COLUMNS
};

static const char *const columns[N_COLUMNS] = { "tanggal", "golongan", "nama", "daerah", "sumber" };

/* NULL for a line whose quotes are off. */
static GPtrArray *
split_cells (const char *line, char separator)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);

  while (TRUE)
    {
      g_autoptr (GString) cell = g_string_new (NULL);

      if (*line == '"')
        {
          for (line++; *line != '\0' && (*line != '"' || line[1] == '"'); line++)
            {
              line += *line == '"';
              g_string_append_c (cell, *line);
            }
          if (*line++ != '"' || (*line != '\0' && *line != separator))
            return NULL;
        }
      else
        {
          gsize length = strcspn (line, separator == ';' ? ";" : ",");

          g_string_append_len (cell, line, length);
          line += length;
        }

      g_ptr_array_add (cells, g_strstrip (g_string_free (g_steal_pointer (&cell), FALSE)));
      if (*line++ == '\0')
        return g_steal_pointer (&cells);
    }
}

/* Where each column stands, G_MAXUINT for one that is not there. */
static gboolean
read_head (GPtrArray *cells, guint places[N_COLUMNS])
{
  for (guint c = 0; c < N_COLUMNS; c++)
    {
      places[c] = G_MAXUINT;
      for (guint i = 0; i < cells->len; i++)
        if (g_ascii_strcasecmp (columns[c], g_ptr_array_index (cells, i)) == 0)
          places[c] = i;
    }

  return places[TANGGAL] != G_MAXUINT && places[NAMA] != G_MAXUINT;
}

static const char *
get_cell (GPtrArray *cells, guint place)
{
  return place < cells->len ? g_ptr_array_index (cells, place) : "";
}

static gboolean
read_line (PrkLiburBaca *baca,
           guint number,
           const char *line,
           char separator,
           const guint places[N_COLUMNS])
{
  g_autoptr (GPtrArray) cells = split_cells (line, separator);
  PrkLiburBaris isi;

  if (cells == NULL)
    {
      _prk_libur_salah (baca, number, "libur.kutip", NULL);
      return TRUE;
    }

  isi = (PrkLiburBaris){
    .tanggal = get_cell (cells, places[TANGGAL]),
    .golongan = get_cell (cells, places[GOLONGAN]),
    .nama = get_cell (cells, places[NAMA]),
    .daerah = get_cell (cells, places[DAERAH]),
    .sumber = get_cell (cells, places[SUMBER]),
  };
  return _prk_libur_add (baca, number, &isi);
}

/**
 * prk_libur_baca_csv:
 * @text: the file
 * @size: its length in bytes, -1 when it ends with NUL
 * @salah: (element-type PrkLiburSalah): takes the lines that cannot be taken
 *
 * Reads a table of days off.
 *
 * Any thread.
 *
 * Returns: (element-type PrkLibur) (transfer full): what could be read, in the order of the file
 */
GPtrArray *
prk_libur_baca_csv (const char *text, gssize size, GPtrArray *salah)
{
  PrkLiburBaca baca;
  g_autofree char *whole = NULL;
  g_auto (GStrv) lines = NULL;
  g_autoptr (GPtrArray) head = NULL;
  guint places[N_COLUMNS];
  const char *start;
  char separator;

  g_return_val_if_fail (text != NULL && salah != NULL, NULL);

  if (!_prk_libur_begin (&baca, text, size, salah))
    return _prk_libur_end (&baca);

  whole = size < 0 ? g_strdup (text) : g_strndup (text, size);
  start = g_str_has_prefix (whole, "\xef\xbb\xbf") ? whole + 3 : whole;
  lines = g_strsplit (start, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    g_strchomp (lines[i]);

  separator = lines[0] != NULL && strchr (lines[0], ';') != NULL ? ';' : ',';
  head = lines[0] != NULL ? split_cells (lines[0], separator) : NULL;
  if (head == NULL || !read_head (head, places))
    {
      _prk_libur_salah (&baca, 1, "libur.kepala", lines[0]);
      return _prk_libur_end (&baca);
    }

  for (guint i = 1; lines[i] != NULL; i++)
    if (*lines[i] != '\0' && !read_line (&baca, i + 1, lines[i], separator, places))
      break;

  return _prk_libur_end (&baca);
}

static void
append_cell (GString *csv, const char *text, char end)
{
  g_auto (GStrv) parts = NULL;
  g_autofree char *doubled = NULL;

  if (text == NULL)
    text = "";
  if (strpbrk (text, ",;\"") == NULL)
    {
      g_string_append (csv, text);
    }
  else
    {
      parts = g_strsplit (text, "\"", -1);
      doubled = g_strjoinv ("\"\"", parts);
      g_string_append_printf (csv, "\"%s\"", doubled);
    }
  g_string_append_c (csv, end);
}

/**
 * prk_libur_tulis_csv:
 * @libur: (element-type PrkLibur): days off
 *
 * Writes a table that prk_libur_baca_csv() reads back as it was.
 *
 * Any thread.
 *
 * Returns: (transfer full): the text
 */
char *
prk_libur_tulis_csv (GPtrArray *libur)
{
  GString *csv = g_string_new ("tanggal,golongan,nama,daerah,sumber\n");

  g_return_val_if_fail (libur != NULL, g_string_free (csv, FALSE));

  for (guint i = 0; i < libur->len; i++)
    {
      const PrkLibur *day = g_ptr_array_index (libur, i);

      append_cell (csv, day->tanggal, ',');
      append_cell (csv, _prk_libur_golongan[day->golongan], ',');
      append_cell (csv, day->nama, ',');
      append_cell (csv, day->daerah, ',');
      append_cell (csv, day->sumber, '\n');
    }

  return g_string_free (csv, FALSE);
}
