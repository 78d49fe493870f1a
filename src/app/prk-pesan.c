/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "prk-pesan.h"

/**
 * prk_pesan_toast_new:
 * @words: what happened
 *
 * Makes a toast that says @words. A toast takes markup, and names of files and of partners have any character.
 *
 * Returns: (transfer full): the toast
 */
AdwToast *
prk_pesan_toast_new (const char *words)
{
  g_autofree char *escaped = NULL;

  g_return_val_if_fail (words != NULL, NULL);

  escaped = g_markup_escape_text (words, -1);

  return adw_toast_new (escaped);
}

/**
 * prk_pesan_toast:
 * @toasts: where it is shown
 * @words: what happened
 *
 * Says something that passes.
 */
void
prk_pesan_toast (AdwToastOverlay *toasts,
                 const char      *words)
{
  g_return_if_fail (ADW_IS_TOAST_OVERLAY (toasts));

  adw_toast_overlay_add_toast (toasts, prk_pesan_toast_new (words));
}

/**
 * prk_pesan_dialog:
 * @widget: (type Gtk.Widget) (nullable): a window, or anything in one; nothing is said where there is none any more
 * @heading: what happened
 * @body: (nullable): why, what was kept, what to do
 *
 * Says something that is to be read, in a dialog that is closed.
 */
void
prk_pesan_dialog (gpointer    widget,
                  const char *heading,
                  const char *body)
{
  GtkRoot *root = widget != NULL ? gtk_widget_get_root (widget) : NULL;
  GtkWidget *dialog;

  if (!GTK_IS_WINDOW (root))
    return;
  dialog = adw_message_dialog_new (GTK_WINDOW (root), heading, body);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}
