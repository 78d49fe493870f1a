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
  if (tenths >= 100 || tenths % 10 == 0)
    return g_strdup_printf (_("%u MB"), (tenths + 5) / 10);
  return g_strdup_printf (_("%u.%u MB"), tenths / 10, tenths % 10);
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
