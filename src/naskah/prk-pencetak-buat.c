/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "prk-naskah.h"

/**
 * prk_pencetak_buat:
 * @self: a printer
 * @record: of the type that it was made for
 * @name: of a file, whose ending says what is made
 * @n_pages: (out) (optional): pages of a PDF; 0 for a word processor, which counts them itself
 * @cancellable: (nullable): a cancellable
 * @error: of the domain PRK_NASKAH_ERROR or G_IO_ERROR
 *
 * Returns: (transfer full): the file's bytes
 */
GBytes *
prk_pencetak_buat (PrkPencetak   *self,
                   PrkRecord     *record,
                   const char    *name,
                   guint         *n_pages,
                   GCancellable  *cancellable,
                   GError       **error)
{
  g_autofree char *lower = NULL;
  g_autoptr(PrkCetakan) cetakan = NULL;

  g_return_val_if_fail (PRK_IS_PENCETAK (self) && record != NULL, NULL);

  lower = name != NULL ? g_ascii_strdown (name, -1) : NULL;
  if (n_pages != NULL)
    *n_pages = 0;
  if (lower != NULL && g_str_has_suffix (lower, ".docx"))
    return prk_pencetak_tulis_docx (self, record, cancellable, error);

  cetakan = prk_pencetak_cetak (self, record, cancellable, error);
  if (cetakan == NULL)
    return NULL;
  if (n_pages != NULL)
    *n_pages = prk_cetakan_get_n_pages (cetakan);

  return g_bytes_ref (prk_cetakan_get_pdf (cetakan));
}
