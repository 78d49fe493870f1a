/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "prk-kak-ekspor.h"
#include "prk-kak-list-export.h"

static void
tell (GtkWindow  *parent,
      const char *text)
{
  gtk_widget_activate_action (GTK_WIDGET (parent), "win.show-toast", "s", text);
}

static void
exported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(GtkWindow) parent = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *path = prk_kak_ekspor_finish (result, &error);
  g_autofree char *text = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (path != NULL)
    {
      g_autofree char *name = g_path_get_basename (path);

      /* Translators: %s is the name of a file */
      text = g_strdup_printf (_("Exported as %s"), name);
    }
  else
    {
      text = g_strdup_printf (_("The PDF could not be made: %s"), error->message);
    }
  tell (parent, text);
}

static void
session_opened_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr(GtkWindow) parent = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(PrkKakSession) session = prk_kak_session_open_finish (result, &error);

  if (session == NULL)
    {
      g_autofree char *text = g_strdup_printf (_("The PDF could not be made: %s"), error->message);

      tell (parent, text);
      return;
    }
  prk_kak_ekspor_async (parent, session, FALSE, NULL, exported_cb, g_object_ref (parent));
}

/**
 * prk_kak_list_export:
 * @parent: the window that asks, with an action win.show-toast
 * @store: an open store
 * @profil: the daerah's profile
 * @id: a KAK
 *
 * Exports a KAK that need not be open.
 */
void
prk_kak_list_export (GtkWindow  *parent,
                     PrkStore   *store,
                     PrkProfil  *profil,
                     const char *id)
{
  g_return_if_fail (GTK_IS_WINDOW (parent));
  g_return_if_fail (PRK_IS_STORE (store));
  g_return_if_fail (profil != NULL);
  g_return_if_fail (id != NULL);

  prk_kak_session_open_async (store, profil, id, NULL, session_opened_cb, g_object_ref (parent));
}
