/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>

#include <glib/gstdio.h>

#include "domain/prk-lembar.h"

#include "prk-hamparan-private.h"

PrkHamparanFormat
prk_hamparan_find_format (const char *name)
{
  g_autofree char *lower = name != NULL ? g_ascii_strdown (name, -1) : g_strdup ("");

  if (g_str_has_suffix (lower, ".xlsx"))
    return PRK_HAMPARAN_XLSX;
  if (g_str_has_suffix (lower, ".ods"))
    return PRK_HAMPARAN_ODS;

  return g_str_has_suffix (lower, ".csv") ? PRK_HAMPARAN_CSV : PRK_HAMPARAN_BUKAN;
}

static gboolean
is_allowed (gunichar c)
{
  return c >= 0x20 ? c != 0xfffe && c != 0xffff : c == '\t' || c == '\n';
}

const char *
_prk_hamparan_bersih (const char *text,
                   GString    *scratch)
{
  gboolean is_clean = TRUE;
  guint n = 0;

  if (text == NULL)
    return "";
  for (const char *p = text; is_clean && *p != '\0'; p = g_utf8_next_char (p))
    is_clean = is_allowed (g_utf8_get_char (p)) && ++n <= PRK_HAMPARAN_MAX_TEKS;
  if (is_clean)
    return text;

  g_string_truncate (scratch, 0);
  n = 0;
  for (const char *p = text; *p != '\0' && n < PRK_HAMPARAN_MAX_TEKS; p = g_utf8_next_char (p))
    if (is_allowed (g_utf8_get_char (p)))
      {
        g_string_append_unichar (scratch, g_utf8_get_char (p));
        n++;
      }

  return scratch->str;
}

static void
append_csv (GString             *csv,
            const PrkHamparanKolom *kolom,
            const PrkHamparanSel   *sel,
            char                 pemisah)
{
  g_autofree char *text = NULL;

  if (kolom->jenis == PRK_HAMPARAN_HARI)
    text = sel->hari != 0 ? prk_hari_dup_iso (sel->hari) : NULL;
  else if (kolom->jenis == PRK_HAMPARAN_ANGKA)
    text = g_strdup_printf ("%" G_GINT64_FORMAT, sel->angka);
  else
    text = g_strdup (sel->teks);
  prk_lembar_append_sel (csv, text != NULL ? text : "", pemisah);
}

/* The mark at the beginning tells Excel that it is UTF-8. */
static gboolean
write_csv (const PrkHamparan *self,
           const char     *path,
           GCancellable   *cancellable,
           GError        **error)
{
  g_autoptr(GString) csv = g_string_new ("\357\273\277");

  for (guint i = 0; i < self->n_kolom; i++)
    prk_lembar_append_sel (csv, self->kolom[i].judul, i + 1 < self->n_kolom ? ';' : '\n');
  for (guint row = 0; row < self->n_baris; row++)
    {
      if (row % PRK_HAMPARAN_BERTANYA == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      for (guint i = 0; i < self->n_kolom; i++)
        {
          PrkHamparanSel sel = { 0 };

          self->isi (self->data, row, i, &sel);
          append_csv (csv, &self->kolom[i], &sel, i + 1 < self->n_kolom ? ';' : '\n');
        }
    }

  return g_file_set_contents (path, csv->str, (gssize) csv->len, error);
}

static gboolean
write_one (const PrkHamparan  *self,
           PrkHamparanFormat   format,
           const char      *path,
           GCancellable    *cancellable,
           GError         **error)
{
  switch (format)
    {
    case PRK_HAMPARAN_XLSX:
      return _prk_hamparan_tulis_xlsx (self, path, cancellable, error);
    case PRK_HAMPARAN_ODS:
      return _prk_hamparan_tulis_ods (self, path, cancellable, error);
    case PRK_HAMPARAN_CSV:
      return write_csv (self, path, cancellable, error);
    case PRK_HAMPARAN_BUKAN:
    default:
      g_set_error_literal (error, PRK_NASKAH_ERROR, PRK_NASKAH_ERROR_OUTPUT, "?");
      return FALSE;
    }
}

/**
 * prk_hamparan_tulis:
 * @self: a table
 * @format: not PRK_HAMPARAN_BUKAN
 * @path: a file, which is replaced
 * @cancellable: (nullable): looked at between rows
 * @error: of the domain PRK_NASKAH_ERROR, G_FILE_ERROR or G_IO_ERROR
 *
 * Writes a table beside the file that is there and then puts it in its place, so that nobody reads half of one. Blocks.
 *
 * Returns: whether it was written
 */
gboolean
prk_hamparan_tulis (const PrkHamparan  *self,
                 PrkHamparanFormat   format,
                 const char      *path,
                 GCancellable    *cancellable,
                 GError         **error)
{
  g_autofree char *beside = NULL;
  int file;

  g_return_val_if_fail (self != NULL && path != NULL && format < PRK_HAMPARAN_BUKAN, FALSE);

  beside = g_strconcat (path, ".XXXXXX", NULL);
  file = g_mkstemp_full (beside, O_RDWR | O_CLOEXEC, 0666);
  if (file < 0)
    {
      int code = errno;

      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code), "%s: %s", path, g_strerror (code));
      return FALSE;
    }
  g_close (file, NULL);
  if (write_one (self, format, beside, cancellable, error))
    {
      if (g_rename (beside, path) == 0)
        return TRUE;
      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno), "%s: %s", path, g_strerror (errno));
    }
  g_remove (beside);

  return FALSE;
}
