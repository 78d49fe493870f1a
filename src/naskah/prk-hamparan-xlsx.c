/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A row is on the disk before the next one is begun (constant_memory), so ten thousand rows take no more than one. */

#include "config.h"

#include <xlsxwriter.h>

#include "prk-hamparan-private.h"

#define MAX_SHEET_NAME 31

typedef struct
{
  lxw_workbook  *book;
  lxw_worksheet *sheet;
  lxw_format    *head, *text, *day;
} Buku;

static void
begin (Buku           *buku,
       const PrkHamparan *self,
       const char     *path)
{
  lxw_workbook_options options = { .constant_memory = LXW_TRUE, .tmpdir = (char *) g_get_tmp_dir () };
  lxw_doc_properties properties = { .title = (char *) self->judul };
  g_autofree char *name = g_utf8_substring (self->judul, 0, MIN (g_utf8_strlen (self->judul, -1), MAX_SHEET_NAME));

  buku->book = workbook_new_opt (path, &options);
  workbook_set_properties (buku->book, &properties);
  buku->sheet = workbook_add_worksheet (buku->book, name);
  buku->head = workbook_add_format (buku->book);
  format_set_bold (buku->head);
  format_set_text_wrap (buku->head);
  format_set_align (buku->head, LXW_ALIGN_VERTICAL_CENTER);
  format_set_bottom (buku->head, LXW_BORDER_THIN);
  buku->text = workbook_add_format (buku->book);
  format_set_text_wrap (buku->text);
  format_set_align (buku->text, LXW_ALIGN_VERTICAL_TOP);
  buku->day = workbook_add_format (buku->book);
  format_set_num_format (buku->day, "dd-mm-yyyy");
  format_set_align (buku->day, LXW_ALIGN_VERTICAL_TOP);
  format_set_align (buku->day, LXW_ALIGN_LEFT);

  for (guint i = 0; i < self->n_kolom; i++)
    worksheet_set_column (buku->sheet, (lxw_col_t) i, (lxw_col_t) i, self->kolom[i].lebar, NULL);
  worksheet_freeze_panes (buku->sheet, 1, 0);
  worksheet_repeat_rows (buku->sheet, 0, 0);
  worksheet_set_landscape (buku->sheet);
  worksheet_fit_to_pages (buku->sheet, 1, 0);
  if (self->n_baris > 0)
    worksheet_autofilter (buku->sheet, 0, 0, self->n_baris, (lxw_col_t) (self->n_kolom - 1));
  for (guint i = 0; i < self->n_kolom; i++)
    worksheet_write_string (buku->sheet, 0, (lxw_col_t) i, self->kolom[i].judul, buku->head);
}

static lxw_error
write_cell (const Buku        *buku,
            PrkHamparanJenis      jenis,
            lxw_row_t          row,
            lxw_col_t          column,
            const PrkHamparanSel *sel,
            GString           *scratch)
{
  lxw_datetime day = { 0 };
  const char *text;
  GDate date;

  switch (jenis)
    {
    case PRK_HAMPARAN_ANGKA:
      return worksheet_write_number (buku->sheet, row, column, (double) sel->angka, buku->text);
    case PRK_HAMPARAN_HARI:
      if (sel->hari == 0)
        return LXW_NO_ERROR;
      g_date_clear (&date, 1);
      g_date_set_julian (&date, sel->hari);
      day.year = g_date_get_year (&date);
      day.month = (int) g_date_get_month (&date);
      day.day = g_date_get_day (&date);
      return worksheet_write_datetime (buku->sheet, row, column, &day, buku->day);
    case PRK_HAMPARAN_TEKS:
    default:
      text = _prk_hamparan_bersih (sel->teks, scratch);
      return *text != '\0' ? worksheet_write_string (buku->sheet, row, column, text, buku->text) : LXW_NO_ERROR;
    }
}

gboolean
_prk_hamparan_tulis_xlsx (const PrkHamparan *self,
                       const char     *path,
                       GCancellable   *cancellable,
                       GError        **error)
{
  g_autoptr(GString) scratch = g_string_new (NULL);
  lxw_error code = LXW_NO_ERROR, closed;
  gboolean is_cancelled = FALSE;
  Buku buku;

  begin (&buku, self, path);
  for (guint row = 0; row < self->n_baris && code == LXW_NO_ERROR && !is_cancelled; row++)
    {
      is_cancelled = row % PRK_HAMPARAN_BERTANYA == 0 && g_cancellable_is_cancelled (cancellable);
      for (guint i = 0; i < self->n_kolom && code == LXW_NO_ERROR && !is_cancelled; i++)
        {
          PrkHamparanSel sel = { 0 };

          self->isi (self->data, row, i, &sel);
          code = write_cell (&buku, self->kolom[i].jenis, row + 1, (lxw_col_t) i, &sel, scratch);
        }
    }
  closed = workbook_close (buku.book);

  if (is_cancelled)
    return !g_cancellable_set_error_if_cancelled (cancellable, error);
  code = code != LXW_NO_ERROR ? code : closed;
  if (code == LXW_NO_ERROR)
    return TRUE;
  g_set_error (error, PRK_NASKAH_ERROR, PRK_NASKAH_ERROR_OUTPUT, "XLSX: %s", lxw_strerror (code));

  return FALSE;
}
