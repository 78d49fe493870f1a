/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Cells of a PrkTabelGrid to and from spreadsheets, as text parted by tabs. */

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "prk-clipboard.h"
#include "prk-tabel-grid-private.h"

/* Numbers go out without points, which no spreadsheet reads the same way. */
static char *
format_for_copy (PrkTabelKolom *column,
                 GVariant      *value)
{
  g_autofree char *text = NULL;

  if (value != NULL && g_variant_is_of_type (value, G_VARIANT_TYPE_INT64))
    return g_strdup_printf ("%" G_GINT64_FORMAT, g_variant_get_int64 (value));

  text = prk_tabel_kolom_format (column, value);
  if (prk_tabel_kolom_get_value_type (column) == PRK_TABEL_DECIMAL)
    {
      GString *plain = g_string_new (text);

      g_string_replace (plain, ".", "", 0);
      return g_string_free (plain, FALSE);
    }

  return g_steal_pointer (&text);
}

void
_prk_tabel_grid_copy (PrkTabelGrid *self)
{
  g_autoptr(GString) tsv = NULL;
  guint first_row;
  guint last_row;
  guint first_column;
  guint last_column;

  if (self->current == NULL)
    return;

  tsv = g_string_new (NULL);
  _prk_tabel_grid_get_selection (self, &first_row, &last_row, &first_column, &last_column);
  for (guint i = first_row; i <= last_row; i++)
    for (guint j = first_column; j <= last_column; j++)
      {
        PrkTabelBaris *row = prk_tabel_model_get_row (self->model, i);
        g_autofree char *text = format_for_copy (prk_tabel_model_get_column (self->model, j),
                                                 prk_tabel_baris_get_value (row, j));

        prk_tabel_tsv_append (tsv, text);
        if (j < last_column)
          g_string_append_c (tsv, '\t');
        else if (i < last_row)
          g_string_append_c (tsv, '\n');
      }
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), tsv->str);
}

/* A cell of a paste that could not be read; marked once the row is there. */
typedef struct
{
  guint position;
  guint column;
  char *text;
  char *message;
} Refusal;

static void
clear_refusal (Refusal *refusal)
{
  g_free (refusal->text);
  g_free (refusal->message);
}

static void
paste_row (PrkTabelGrid      *self,
           PrkTabelEdits     *edits,
           const char *const *cells,
           guint              position,
           guint              first_column,
           GArray            *refusals)
{
  PrkTabelBaris *row = position < _prk_tabel_grid_get_n_rows (self)
                           ? prk_tabel_model_get_row (self->model, position)
                           : NULL;

  prk_tabel_edits_add_row (edits, row != NULL ? prk_tabel_baris_get_id (row) : NULL);
  for (guint i = 0; cells[i] != NULL && first_column + i < self->geometry.n_columns; i++)
    {
      PrkTabelKolom *column = prk_tabel_model_get_column (self->model, first_column + i);
      g_autoptr(GVariant) value = NULL;
      g_autofree char *message = NULL;

      if (!prk_tabel_kolom_is_editable (column))
        continue;

      if (prk_tabel_kolom_parse (column, cells[i], &value, &message))
        {
          prk_tabel_edits_add_cell (edits, prk_tabel_kolom_get_id (column), value);
          if (row != NULL)
            prk_tabel_model_set_draft (self->model, row, first_column + i, NULL, NULL);
        }
      else
        g_array_append_val (refusals, ((Refusal) { position, first_column + i, g_strdup (cells[i]),
                                                   g_steal_pointer (&message) }));
    }
}

/* One value over a larger selection fills all of it. */
static GPtrArray *
fill_selection (PrkTabelGrid *self,
                GPtrArray    *rows)
{
  char **only = rows->len == 1 ? g_ptr_array_index (rows, 0) : NULL;
  guint first_row;
  guint last_row;
  guint first_column;
  guint last_column;
  GPtrArray *filled;

  _prk_tabel_grid_get_selection (self, &first_row, &last_row, &first_column, &last_column);
  if (only == NULL || g_strv_length (only) != 1
      || (first_row == last_row && first_column == last_column))
    return g_ptr_array_ref (rows);

  filled = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  for (guint i = first_row; i <= last_row; i++)
    {
      GPtrArray *cells = g_ptr_array_new ();

      for (guint j = first_column; j <= last_column; j++)
        g_ptr_array_add (cells, g_strdup (only[0]));
      g_ptr_array_add (cells, NULL);
      g_ptr_array_add (filled, g_ptr_array_free (cells, FALSE));
    }

  return filled;
}

static void
tell_refusals (PrkTabelGrid *self,
               GArray       *refusals)
{
  g_autofree char *message = NULL;

  for (guint i = 0; i < refusals->len; i++)
    {
      const Refusal *refusal = &g_array_index (refusals, Refusal, i);

      if (refusal->position < _prk_tabel_grid_get_n_rows (self))
        prk_tabel_model_set_draft (self->model,
                                   prk_tabel_model_get_row (self->model, refusal->position),
                                   refusal->column, refusal->text, refusal->message);
    }
  if (refusals->len == 0)
    return;

  message = g_strdup_printf (
      ngettext ("%u pasted cell could not be read. It is marked; mend it there.",
                "%u pasted cells could not be read. They are marked; mend them there.",
                refusals->len),
      refusals->len);
  g_signal_emit (self, _prk_tabel_grid_signals[PRK_TABEL_SIGNAL_MESSAGE], 0, message);
}

static void
paste_text (PrkTabelGrid *self,
            const char   *text)
{
  g_autoptr(GPtrArray) parsed = prk_tabel_tsv_parse (text);
  g_autoptr(GPtrArray) rows = NULL;
  g_autoptr(GArray) refusals = g_array_new (FALSE, FALSE, sizeof (Refusal));
  g_autoptr(PrkTabelEdits) edits = NULL;
  guint n_rows = _prk_tabel_grid_get_n_rows (self);
  guint row = 0;
  guint column = 0;

  if (self->current != NULL)
    {
      guint last_row;
      guint last_column;

      rows = fill_selection (self, parsed);
      _prk_tabel_grid_get_selection (self, &row, &last_row, &column, &last_column);
    }
  else
    rows = g_ptr_array_ref (parsed);

  if (row + rows->len > PRK_TABEL_MAX_ROWS)
    {
      g_autofree char *message = g_strdup_printf (
          _("A table has room for %d rows. Nothing was pasted; copy fewer."), PRK_TABEL_MAX_ROWS);

      g_signal_emit (self, _prk_tabel_grid_signals[PRK_TABEL_SIGNAL_MESSAGE], 0, message);
      return;
    }

  g_array_set_clear_func (refusals, (GDestroyNotify) clear_refusal);
  edits = prk_tabel_edits_new (
      n_rows > 0 ? prk_tabel_baris_get_id (prk_tabel_model_get_row (self->model, n_rows - 1))
                 : NULL);
  for (guint i = 0; i < rows->len; i++)
    paste_row (self, edits, g_ptr_array_index (rows, i), row + i, column, refusals);

  if (rows->len > 0)
    g_signal_emit (self, _prk_tabel_grid_signals[PRK_TABEL_SIGNAL_CELLS_EDITED], 0, edits);
  tell_refusals (self, refusals);
}

static void
text_read_cb (GObject      *object,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(PrkTabelGrid) self = user_data;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *valid = NULL;
  const char *data;
  gsize n_bytes;

  bytes = prk_clipboard_read_finish (GDK_CLIPBOARD (object), result, &error);
  if (bytes == NULL)
    {
      if (prk_clipboard_is_to_tell (error))
        g_signal_emit (self, _prk_tabel_grid_signals[PRK_TABEL_SIGNAL_MESSAGE], 0, error->message);
      return;
    }

  /* A byte order mark is no part of the first cell, and a NUL ends none. */
  data = g_bytes_get_data (bytes, &n_bytes);
  if (n_bytes >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    {
      data += 3;
      n_bytes -= 3;
    }
  valid = g_utf8_make_valid (data, n_bytes);
  if (self->model != NULL && self->editable)
    paste_text (self, valid);
}

void
_prk_tabel_grid_paste (PrkTabelGrid *self)
{
  static const char *const types[] = { "text/plain;charset=utf-8", "text/plain", NULL };

  if (self->editable)
    prk_clipboard_read_async (gtk_widget_get_clipboard (GTK_WIDGET (self)), types,
                              self->cancellable, text_read_cb, g_object_ref (self));
}
