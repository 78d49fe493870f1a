/* SPDX-License-Identifier: GPL-3.0-or-later */
#define GETTEXT_PACKAGE PRK_GETTEXT_DOMAIN

#include "config.h"

#include <glib/gi18n-lib.h>

#include "prk-berkas.h"

/**
 * prk_berkas_dup_galat:
 * @nama: of the file
 * @error: why the store did not take it
 *
 * Returns: (transfer full): a sentence for the person
 */
char *
prk_berkas_dup_galat (const char   *nama,
                      const GError *error)
{
  g_autofree char *clean = prk_berkas_clean_nama (nama);

  if (error->domain == PRK_BERKAS_ERROR)
    switch ((PrkBerkasError) error->code)
      {
      case PRK_BERKAS_ERROR_NOT_FOUND:
        return g_strdup_printf (_("“%s” is not there any more."), clean);
      case PRK_BERKAS_ERROR_FOLDER:
        return g_strdup_printf (
            _("“%s” is a folder. Pack it into one file first, such as a ZIP."), clean);
      case PRK_BERKAS_ERROR_SPECIAL:
        return g_strdup_printf (_("“%s” is not a file with contents."), clean);
      case PRK_BERKAS_ERROR_UNREADABLE:
        return g_strdup_printf (
            _("“%s” cannot be read. Copy it to this laptop first, then try again."), clean);
      case PRK_BERKAS_ERROR_EMPTY:
        return g_strdup_printf (_("“%s” is empty. Was it copied completely?"), clean);
      case PRK_BERKAS_ERROR_TOO_LARGE:
        return g_strdup_printf (
            _("“%s” is larger than 200 MB. Make it smaller or split it."), clean);
      case PRK_BERKAS_ERROR_CHANGED:
        return g_strdup_printf (_("“%s” changed while it was being copied. Close the program that "
                                  "writes it, then try again."),
                                clean);
      case PRK_BERKAS_ERROR_FULL:
        return g_strdup_printf (
            _("There is no room for “%s” on this laptop's disk. Nothing of it was kept."), clean);
      case PRK_BERKAS_ERROR_FAILED:
      default:
        break;
      }
  return g_strdup_printf (_("“%s” was not added."), clean);
}
