/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Files that belong to the case rather than to one of its events: rows of its own record. They follow the
 * store by a session of their own, so the snapshot of the page has no part in them. */

#include "config.h"

#include "app/kak/prk-kak-session.h"
#include "app/lampiran/prk-lampiran-page.h"

#include "prk-kasus-tab-private.h"

#define MIN_HEIGHT 260

typedef struct
{
  GtkWidget     *files;   /* not owned: the tab's child */
  PrkKasusPage  *page;    /* not owned: the tab stands in it */
  PrkKakSession *session; /* NULL until it is open */
  GCancellable  *cancellable;
} Tab;

static void
tab_free (Tab *tab)
{
  g_cancellable_cancel (tab->cancellable);
  g_object_unref (tab->cancellable);
  g_clear_object (&tab->session);
  g_free (tab);
}

static void
toast_cb (PrkLampiranPage *files,
          const char      *words,
          Tab             *tab)
{
  prk_kasus_page_tell (tab->page, words);
}

static gboolean
undo_cb (GtkWidget *widget,
         GVariant  *args,
         gpointer   user_data)
{
  Tab *tab = user_data;

  if (tab->session == NULL || !gtk_widget_get_mapped (widget)
      || prk_kak_session_get_undo_label (tab->session) == NULL)
    return FALSE;
  prk_kak_session_undo (tab->session);

  return TRUE;
}

/* Files that were copied in the file manager, wherever the focus is. */
static gboolean
paste_cb (GtkWidget *widget,
          GVariant  *args,
          gpointer   user_data)
{
  Tab *tab = user_data;

  return gtk_widget_get_mapped (widget)
         && gtk_widget_activate_action (tab->files, "lampiran.paste", NULL);
}

static void
add_shortcut (GtkEventController *keys,
              guint               keyval,
              GtkShortcutFunc     func,
              Tab                *tab)
{
  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (keys),
    gtk_shortcut_new (gtk_keyval_trigger_new (keyval, GDK_CONTROL_MASK),
                      gtk_callback_action_new (func, tab, NULL)));
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GtkWidget) box = user_data;
  Tab *tab = g_object_get_data (G_OBJECT (box), "lampiran");
  g_autoptr(GError) error = NULL;
  g_autoptr(PrkKakSession) session = prk_kak_session_open_finish (result, &error);

  if (tab == NULL || g_cancellable_is_cancelled (tab->cancellable))
    return;
  if (session == NULL)
    {
      prk_kasus_tab_add_empty (box, error->message);
      return;
    }
  tab->session = g_steal_pointer (&session);
  prk_lampiran_page_set_session (PRK_LAMPIRAN_PAGE (tab->files), tab->session);
  gtk_widget_set_visible (tab->files, TRUE);
}

GtkWidget *
prk_kasus_tab_lampiran_new (PrkKasusPage *page)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkEventController *keys = gtk_shortcut_controller_new ();
  g_autoptr(PrkProfil) profil = prk_profil_new_for (
    prk_application_get_profil (prk_kasus_page_get_application (page)), "ksd");
  Tab *tab = g_new0 (Tab, 1);

  tab->page = page;
  tab->cancellable = g_cancellable_new ();
  tab->files = g_object_new (PRK_TYPE_LAMPIRAN_PAGE, "visible", FALSE, "vexpand", TRUE, NULL);
  gtk_widget_set_size_request (tab->files, -1, MIN_HEIGHT);
  g_signal_connect (tab->files, "toast", G_CALLBACK (toast_cb), tab);
  gtk_box_append (GTK_BOX (box), tab->files);
  g_object_set_data_full (G_OBJECT (box), "lampiran", tab, (GDestroyNotify) tab_free);

  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (keys), GTK_SHORTCUT_SCOPE_GLOBAL);
  add_shortcut (keys, GDK_KEY_z, undo_cb, tab);
  add_shortcut (keys, GDK_KEY_v, paste_cb, tab);
  gtk_widget_add_controller (box, keys);
  prk_kak_session_open_async (prk_kasus_daftar_get_store (prk_kasus_page_get_daftar (page)), profil,
                              prk_kasus_page_get_id (page), tab->cancellable, opened_cb,
                              g_object_ref (box));

  return box;
}

void
prk_kasus_tab_lampiran_update (GtkWidget    *tab,
                               PrkKasusPage *page)
{
}
