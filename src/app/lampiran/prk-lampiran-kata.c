/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "prk-lampiran-kata.h"

/**
 * prk_lampiran_kata_dup_ukuran:
 * @bytes: a size
 *
 * Returns: (transfer full): it in kB or MB, as the person's language writes numbers
 */
char *
prk_lampiran_kata_dup_ukuran (gint64 bytes)
{
  guint tenths = (guint) ((bytes + 50 * 1000) / (100 * 1000));

  if (bytes < 1000)
    return g_strdup_printf (ngettext ("%u byte", "%u bytes", (gulong) bytes), (guint) bytes);
  if (tenths < 10)
    return g_strdup_printf (_("%u kB"), (guint) ((bytes + 500) / 1000));
  return g_strdup_printf (_("%u.%u MB"), tenths / 10, tenths % 10);
}

/**
 * prk_lampiran_kata_dup_galat:
 * @nama: of the file
 * @error: why the store did not take it
 *
 * Returns: (transfer full): a sentence for the person
 */
char *
prk_lampiran_kata_dup_galat (const char   *nama,
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

/**
 * prk_lampiran_kata_dup_keadaan:
 * @keadaan: (nullable): NULL when it is not known yet
 * @is_enrolled: whether this laptop sends to a register at all
 *
 * Returns: (transfer full): where the bytes are
 */
char *
prk_lampiran_kata_dup_keadaan (const PrkBerkasKeadaan *keadaan,
                               gboolean                is_enrolled)
{
  if (keadaan == NULL)
    return g_strdup ("");
  if (keadaan->message != NULL)
    return g_strdup_printf (_("refused by the register: %s"), keadaan->message);
  if (!keadaan->is_here)
    return g_strdup (_("not on this laptop yet"));
  if (keadaan->is_there)
    return g_strdup (_("here and on the register"));
  return g_strdup (is_enrolled ? _("waiting to be sent") : _("on this laptop"));
}
