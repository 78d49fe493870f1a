/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A workbook from outside. The first byte says whether the rest is a sheet, words and styles of XLSX, parted by zeros, the
 * content of ODS, or the zip, since no mutation of a zip keeps its checksums. */

#include "config.h"

#include <string.h>

#include "naskah/prk-lembar-berkas.h"

int LLVMFuzzerTestOneInput (const guint8 *data,
                            gsize         size);

/* Up to the next zero; NULL after the last. */
static GBytes *
take_part (const guint8 **data,
           gsize         *size)
{
  const guint8 *end;
  GBytes *part;
  gsize length;

  if (*data == NULL)
    return NULL;
  end = *size > 0 ? memchr (*data, 0, *size) : NULL;
  length = end != NULL ? (gsize) (end - *data) : *size;
  part = g_bytes_new (*data, length);
  *data = end != NULL ? end + 1 : NULL;
  *size -= length + (end != NULL);

  return part;
}

static void
check_row (const PrkLembarBaris *row,
           guint                 former)
{
  g_assert_cmpuint (row->baris, >=, former);
  g_assert_cmpuint (row->sel->len, <=, PRK_LEMBAR_MAX_KOLOM);
  /* A row stands there because something stands at its end. */
  g_assert_cmpuint (row->sel->len, >, 0);
  for (guint c = 0; c < row->sel->len; c++)
    {
      const char *cell = g_ptr_array_index (row->sel, c);

      g_assert_true (g_utf8_validate (cell, -1, NULL));
      g_assert_cmpuint (strlen (cell), <=, PRK_LEMBAR_MAX_SEL);
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  const guint8 *rest = data + 1;
  gsize left = size - 1;
  g_autoptr(GPtrArray) rows = NULL;
  g_autoptr(GError) error = NULL;
  guint former = 0;

  if (size == 0)
    return 0;
  if (data[0] == 'x' || data[0] == 'X')
    {
      g_autoptr(GBytes) sheet = take_part (&rest, &left);
      g_autoptr(GBytes) strings = take_part (&rest, &left);
      g_autoptr(GBytes) styles = take_part (&rest, &left);

      rows = prk_lembar_baca_xlsx (sheet, strings, styles, data[0] == 'X', &error);
    }
  else
    {
      g_autoptr(GBytes) berkas = g_bytes_new (rest, left);

      rows = data[0] == 'o' ? prk_lembar_baca_ods (berkas, &error)
                            : prk_lembar_berkas_baca (berkas, &error);
    }

  g_assert_true ((rows == NULL) == (error != NULL));
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const PrkLembarBaris *row = g_ptr_array_index (rows, i);

      check_row (row, former);
      former = row->baris;
    }

  return 0;
}
