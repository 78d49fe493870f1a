/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The window is at one place at a time: "beranda", "kak" (the list, a pinned tab) or "kak/<id>"
 * (a tab of its own). The history is a list of such places; going along it opens a KAK again
 * that was closed meanwhile. Header bars belong to the pages but stand in one stack above the
 * tabs. */

#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "domain/prk-wilayah.h"
#include "kak/prk-kak-page.h"
#include "prk-lukis.h"
#include "prk-window-private.h"
#include "sinkron/prk-konflik-page.h"

#define KAK_PREFIX "kak/"
#define KONFLIK_PREFIX "konflik/"

/* Older steps of the history are of no use to anybody. */
#define MAX_HISTORY 100

static void
open_kak_free (PrkOpenKak *open)
{
  g_free (open->id);
  g_clear_object (&open->session);
  g_free (open);
}

/* The list of KAK and the open ones stand in tabs, the other places do not. */
static gboolean
is_in_tabs (const char *place)
{
  return place != NULL &&
         (strcmp (place, PRK_PLACE_KAK) == 0 || g_str_has_prefix (place, KAK_PREFIX));
}

static PrkOpenKak *
find_open (PrkWindow  *self,
           const char *id)
{
  for (guint i = 0; i < self->open->len; i++)
    {
      PrkOpenKak *open = g_ptr_array_index (self->open, i);

      if (strcmp (open->id, id) == 0)
        return open;
    }
  return NULL;
}

static PrkOpenKak *
find_open_by_tab (PrkWindow  *self,
                  AdwTabPage *tab)
{
  for (guint i = 0; i < self->open->len; i++)
    {
      PrkOpenKak *open = g_ptr_array_index (self->open, i);

      if (open->tab == tab)
        return open;
    }
  return NULL;
}

/* Pages */

/* The way back stands before what the page has packed itself, as in every program. */
static void
put_first (GtkWidget *button)
{
  GtkWidget *box = gtk_widget_get_parent (button);
  GtkWidget *first = gtk_widget_get_first_child (box);

  if (GTK_IS_BOX (box) && first != button)
    gtk_box_reorder_child_after (GTK_BOX (box), button,
                                 GTK_IS_WINDOW_CONTROLS (first) ? first : NULL);
}

void
_prk_window_add_header (PrkWindow *self,
                        PrkPage   *page)
{
  AdwHeaderBar *header = prk_page_get_header (page);
  GActionGroup *actions = prk_page_get_actions (page);
  GtkWidget *back = gtk_button_new_from_icon_name ("go-previous-symbolic");

  if (actions != NULL)
    {
      gtk_widget_insert_action_group (GTK_WIDGET (header), "page", actions);
      gtk_widget_insert_action_group (GTK_WIDGET (page), "page", actions);
    }

  gtk_actionable_set_action_name (GTK_ACTIONABLE (back), "win.show-sidebar");
  gtk_widget_set_tooltip_text (back, _("Show the Sections"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (back),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Show the Sections"),
                                  -1);
  adw_header_bar_pack_start (header, back);
  put_first (back);
  g_object_bind_property (self->leaflet, "folded", back, "visible", G_BINDING_SYNC_CREATE);
  g_object_bind_property (self->leaflet, "folded", header, "show-start-title-buttons",
                          G_BINDING_SYNC_CREATE);

  gtk_stack_add_child (self->headers, GTK_WIDGET (header));
}

void
_prk_window_remove_page (PrkWindow *self,
                         GtkWidget *page)
{
  gtk_stack_remove (self->headers, GTK_WIDGET (prk_page_get_header (PRK_PAGE (page))));
  gtk_stack_remove (self->places, page);
}

static void
update_tab_bar (PrkWindow *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->tab_bar),
                          self->open->len > 0 && is_in_tabs (self->place));
}

static void
update_title (PrkWindow *self)
{
  PrkPage *page = _prk_window_get_page (self);
  g_autofree char *title = page != NULL ? prk_page_dup_title (page) : NULL;
  g_autofree char *full = NULL;

  if (title != NULL)
    full = g_strdup_printf ("%s – Prakarsa", title);
  gtk_window_set_title (GTK_WINDOW (self), full != NULL ? full : "Prakarsa");
}

static void
title_changed_cb (PrkPage   *page,
                  PrkWindow *self)
{
  for (guint i = 0; i < self->open->len; i++)
    {
      PrkOpenKak *open = g_ptr_array_index (self->open, i);

      if (open->page == GTK_WIDGET (page))
        {
          g_autofree char *title = prk_page_dup_title (page);

          adw_tab_page_set_title (open->tab, title);
          adw_tab_page_set_tooltip (open->tab, title);
        }
    }
  update_title (self);
}

/**
 * _prk_window_get_page:
 * @self: a window
 *
 * Returns: (transfer none) (nullable): the page in front
 */
PrkPage *
_prk_window_get_page (PrkWindow *self)
{
  PrkOpenKak *front;

  if (self->place == NULL)
    return NULL;
  if (strcmp (self->place, PRK_PLACE_BERANDA) == 0)
    return PRK_PAGE (self->beranda);
  if (strcmp (self->place, PRK_PLACE_SINKRON) == 0)
    return PRK_PAGE (self->sinkron_page);
  if (g_str_has_prefix (self->place, KONFLIK_PREFIX))
    return PRK_PAGE (self->konflik_page);
  if (_prk_window_is_telaah (self->place))
    return _prk_window_get_telaah (self);
  if (_prk_window_is_room (self->place))
    return _prk_window_get_room (self);

  front = _prk_window_get_front (self);
  return front != NULL ? PRK_PAGE (front->page) : PRK_PAGE (self->kak_list);
}

/* History */

static void
push (GPtrArray  *history,
      const char *place)
{
  g_ptr_array_add (history, g_strdup (place));
  if (history->len > MAX_HISTORY)
    g_ptr_array_remove_index (history, 0);
}

/* A section is named after the place that it leads to; "kak/<id>" belongs to "kak". */
static GtkListBoxRow *
find_section (PrkWindow  *self,
              const char *place)
{
  gsize length = strcspn (place, "/");
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->sections, i)) != NULL; i++)
    {
      const char *name = gtk_widget_get_name (GTK_WIDGET (row));

      if (strlen (name) == length && strncmp (name, place, length) == 0)
        return row;
    }
  return NULL;
}

/* What the window now shows, however it came there. */
void
_prk_window_arrive (PrkWindow  *self,
                    const char *place)
{
  PrkPage *page;

  if (g_strcmp0 (self->place, place) != 0)
    {
      if (self->place != NULL && !self->is_moving)
        {
          push (self->back, self->place);
          g_ptr_array_set_size (self->forward, 0);
        }
      g_free (self->place);
      self->place = g_strdup (place);
    }

  gtk_list_box_select_row (self->sections, find_section (self, place));

  page = _prk_window_get_page (self);
  gtk_stack_set_visible_child (self->headers, GTK_WIDGET (prk_page_get_header (page)));
  update_tab_bar (self);
  update_title (self);
  _prk_window_update_actions (self);
  _prk_window_update_state (self);
  prk_lukis_tell_arrived (GTK_WIDGET (self));
}

static void
leave_front (PrkWindow *self)
{
  PrkPage *page = _prk_window_get_page (self);

  if (page != NULL)
    prk_page_leave (page);
}

static void
selected_tab_changed_cb (AdwTabView *view,
                         GParamSpec *pspec,
                         PrkWindow  *self)
{
  AdwTabPage *tab = adw_tab_view_get_selected_page (view);
  PrkOpenKak *open;

  /* Behind another place the tabs may change without anybody going there. */
  if (tab == NULL || !is_in_tabs (self->place))
    return;

  leave_front (self);
  open = find_open_by_tab (self, tab);
  if (open != NULL)
    {
      g_autofree char *place = g_strconcat (KAK_PREFIX, open->id, NULL);

      _prk_window_arrive (self, place);
    }
  else
    {
      _prk_window_arrive (self, PRK_PLACE_KAK);
    }
}

/* One record's conflicts at a time: the page of another one makes room. */
static void
go_to_konflik (PrkWindow  *self,
               const char *place)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  const char *id = place + strlen (KONFLIK_PREFIX);
  GtkWidget *old = self->konflik_page;

  if (old == NULL || g_strcmp0 (prk_konflik_page_get_record (PRK_KONFLIK_PAGE (old)), id) != 0)
    {
      prk_wilayah_prepare ();
      self->konflik_page =
        prk_konflik_page_new (self->store,
                              prk_application_get_profil (PRK_APPLICATION (application)), id);
      gtk_stack_add_child (self->places, self->konflik_page);
      _prk_window_add_header (self, PRK_PAGE (self->konflik_page));
      g_signal_connect_object (self->konflik_page, "title-changed",
                               G_CALLBACK (title_changed_cb), self, 0);
    }
  else
    {
      old = NULL;
    }
  gtk_stack_set_visible_child (self->places, self->konflik_page);
  _prk_window_arrive (self, place);
  adw_leaflet_set_visible_child (self->leaflet, self->content);

  if (old != NULL)
    _prk_window_remove_page (self, old);
}

/**
 * _prk_window_go_to:
 * @self: a window whose store is open
 * @place: "beranda", "kak", "kak/<id>", "sinkron", "konflik/<id>", "telaah", "telaah/<id>", "rekap/<id>"
 *   or a room; any other leads to Beranda
 *
 * Shows a place. A KAK that is not open is opened first; the window arrives when it is loaded.
 */
void
_prk_window_go_to (PrkWindow  *self,
                   const char *place)
{
  g_return_if_fail (PRK_IS_WINDOW (self));
  g_return_if_fail (place != NULL);

  if (g_str_has_prefix (place, KAK_PREFIX))
    {
      _prk_window_open_kak (self, place + strlen (KAK_PREFIX));
      return;
    }

  prk_lukis_begin (place);
  leave_front (self);
  if (strcmp (place, PRK_PLACE_KAK) == 0)
    {
      /* Where the window is must be known before the tab changes under it. */
      _prk_window_arrive (self, PRK_PLACE_KAK);
      adw_tab_view_set_selected_page (self->tab_view,
                                      adw_tab_view_get_page (self->tab_view,
                                                             GTK_WIDGET (self->kak_list)));
      gtk_stack_set_visible_child_name (self->places, PRK_PLACE_KAK);
      _prk_window_arrive (self, PRK_PLACE_KAK);
    }
  else if (strcmp (place, PRK_PLACE_SINKRON) == 0)
    {
      gtk_stack_set_visible_child_name (self->places, PRK_PLACE_SINKRON);
      _prk_window_arrive (self, PRK_PLACE_SINKRON);
      adw_leaflet_set_visible_child (self->leaflet, self->content);
    }
  else if (g_str_has_prefix (place, KONFLIK_PREFIX))
    {
      go_to_konflik (self, place);
    }
  else if (_prk_window_is_telaah (place))
    {
      _prk_window_go_to_telaah (self, place);
    }
  else if (_prk_window_is_room (place))
    {
      _prk_window_go_to_room (self, place);
    }
  else
    {
      gtk_stack_set_visible_child_name (self->places, PRK_PLACE_BERANDA);
      _prk_window_arrive (self, PRK_PLACE_BERANDA);
    }
}

static void
move_along (PrkWindow *self,
            GPtrArray *from,
            GPtrArray *to)
{
  g_autofree char *place = NULL;

  if (from->len == 0)
    return;

  place = g_ptr_array_steal_index (from, from->len - 1);
  push (to, self->place);

  self->is_moving = TRUE;
  _prk_window_go_to (self, place);
  self->is_moving = FALSE;
  _prk_window_update_actions (self);
}

void
_prk_window_go_back (PrkWindow *self)
{
  move_along (self, self->back, self->forward);
}

void
_prk_window_go_forward (PrkWindow *self)
{
  move_along (self, self->forward, self->back);
}

/* Open KAK */

PrkOpenKak *
_prk_window_get_front (PrkWindow *self)
{
  AdwTabPage *tab = adw_tab_view_get_selected_page (self->tab_view);

  if (tab == NULL || self->place == NULL || !g_str_has_prefix (self->place, KAK_PREFIX))
    return NULL;
  return find_open_by_tab (self, tab);
}

static void
show_open (PrkWindow  *self,
           PrkOpenKak *open)
{
  g_autofree char *place = g_strconcat (KAK_PREFIX, open->id, NULL);

  leave_front (self);
  gtk_stack_set_visible_child_name (self->places, PRK_PLACE_KAK);
  adw_tab_view_set_selected_page (self->tab_view, open->tab);
  _prk_window_arrive (self, place);
  adw_leaflet_set_visible_child (self->leaflet, self->content);
}

static void
save_state_changed_cb (PrkKakSession *session,
                       GParamSpec    *pspec,
                       PrkWindow     *self)
{
  _prk_window_update_state (self);
}

static PrkOpenKak *
add_open (PrkWindow     *self,
          const char    *id,
          PrkKakSession *session)
{
  PrkOpenKak *open = g_new0 (PrkOpenKak, 1);
  g_autofree char *title = NULL;

  open->id = g_strdup (id);
  open->session = g_object_ref (session);
  open->page = prk_kak_page_new (session);
  open->tab = adw_tab_view_append (self->tab_view, open->page);
  g_ptr_array_add (self->open, open);

  title = prk_page_dup_title (PRK_PAGE (open->page));
  adw_tab_page_set_title (open->tab, title);
  adw_tab_page_set_tooltip (open->tab, title);
  _prk_window_add_header (self, PRK_PAGE (open->page));
  g_signal_connect_object (open->page, "title-changed", G_CALLBACK (title_changed_cb), self, 0);
  g_signal_connect_object (session, "notify::save-state", G_CALLBACK (save_state_changed_cb), self,
                           0);
  update_tab_bar (self);

  return open;
}

typedef struct
{
  PrkWindow *window;
  char      *id;
  gboolean   is_restored;
  gboolean   is_moving;
} Opening;

static void begin_open (PrkWindow  *self,
                        const char *id,
                        gboolean    is_restored);

/* What the tabs were when the window was closed comes back one by one. */
static void
restore_next (PrkWindow *self)
{
  g_autofree char *id = g_queue_pop_head (&self->restore);

  if (id != NULL)
    begin_open (self, id, TRUE);
}

static void
opening_free (Opening *opening)
{
  g_object_unref (opening->window);
  g_free (opening->id);
  g_free (opening);
}

static void
show_opened (PrkWindow     *self,
             Opening       *opening,
             PrkKakSession *session)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  PrkOpenKak *open = add_open (self, opening->id, session);
  g_autofree char *place = g_strconcat (KAK_PREFIX, opening->id, NULL);

  /* Restoring is quiet, except for the tab that was in front. */
  if (opening->is_restored && g_strcmp0 (self->state->place, place) != 0)
    return;

  self->is_moving = opening->is_moving;
  show_open (self, open);
  self->is_moving = FALSE;
  /* A slow list may still be loading behind what came to the front before it. */
  if (application != NULL)
    prk_application_announce_ready (PRK_APPLICATION (application), open->page);
}

static void
session_opened_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  Opening *opening = user_data;
  PrkWindow *self = opening->window;
  g_autoptr(GError) error = NULL;
  g_autoptr(PrkKakSession) session = prk_kak_session_open_finish (result, &error);

  g_hash_table_remove (self->opening, opening->id);

  if (session != NULL)
    {
      show_opened (self, opening, session);
    }
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      opening_free (opening);
      return;
    }
  else if (!opening->is_restored)
    {
      g_autofree char *text =
        g_strdup_printf (_("The KAK could not be opened: %s"), error->message);

      /* One that stood open the last time and is not in the store any more needs no word. */
      _prk_window_add_toast (self, text);
    }

  if (opening->is_restored)
    restore_next (self);
  opening_free (opening);
}

static void
begin_open (PrkWindow  *self,
            const char *id,
            gboolean    is_restored)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  PrkProfil *profil = prk_application_get_profil (PRK_APPLICATION (application));
  PrkOpenKak *open = find_open (self, id);
  Opening *opening;

  if (open != NULL)
    {
      show_open (self, open);
      return;
    }
  if (!g_hash_table_add (self->opening, g_strdup (id)))
    return;
  prk_wilayah_prepare ();

  opening = g_new0 (Opening, 1);
  opening->window = g_object_ref (self);
  opening->id = g_strdup (id);
  opening->is_restored = is_restored;
  opening->is_moving = self->is_moving;
  prk_kak_session_open_async (self->store, profil, id, self->cancellable, session_opened_cb,
                              opening);
}

/**
 * _prk_window_open_kak:
 * @self: a window whose store is open
 * @id: a KAK
 *
 * Brings the KAK to the front, in a tab of its own. Where it cannot be loaded a toast says why.
 */
void
_prk_window_open_kak (PrkWindow  *self,
                      const char *id)
{
  g_return_if_fail (PRK_IS_WINDOW (self));
  g_return_if_fail (id != NULL);

  begin_open (self, id, FALSE);
}

void
_prk_window_close_front (PrkWindow *self)
{
  PrkOpenKak *open = _prk_window_get_front (self);

  if (open != NULL)
    adw_tab_view_close_page (self->tab_view, open->tab);
}

static gboolean
close_page_cb (AdwTabView *view,
               AdwTabPage *tab,
               PrkWindow  *self)
{
  PrkOpenKak *open = find_open_by_tab (self, tab);

  if (open == NULL)
    {
      adw_tab_view_close_page_finish (view, tab, FALSE);
      return GDK_EVENT_STOP;
    }

  prk_page_leave (PRK_PAGE (open->page));
  gtk_stack_remove (self->headers, GTK_WIDGET (prk_page_get_header (PRK_PAGE (open->page))));
  g_signal_handlers_disconnect_by_data (open->session, self);
  /* Out of the list first: closing selects another tab, and that one asks who is open. */
  g_ptr_array_remove (self->open, open);
  adw_tab_view_close_page_finish (view, tab, TRUE);

  update_tab_bar (self);
  _prk_window_update_state (self);
  return GDK_EVENT_STOP;
}

/* Ids of the open KAK in the order of their tabs, those still waiting to be restored last. */
GStrv
_prk_window_list_open (PrkWindow *self)
{
  g_autoptr(GStrvBuilder) ids = g_strv_builder_new ();

  for (int i = 0; i < adw_tab_view_get_n_pages (self->tab_view); i++)
    {
      PrkOpenKak *open = find_open_by_tab (self, adw_tab_view_get_nth_page (self->tab_view, i));

      if (open != NULL)
        g_strv_builder_add (ids, open->id);
    }
  for (GList *link = self->restore.head; link != NULL; link = link->next)
    g_strv_builder_add (ids, link->data);

  return g_strv_builder_end (ids);
}

void
_prk_window_note_loaded (GtkWidget *page,
                         PrkWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  if (application != NULL && GTK_WIDGET (_prk_window_get_page (self)) == page)
    prk_application_announce_ready (PRK_APPLICATION (application), page);
}

static void
loaded_cb (GtkWidget *page,
           PrkWindow *self)
{
  _prk_window_note_loaded (page, self);
  restore_next (self);
}

void
_prk_window_init_places (PrkWindow *self)
{
  g_autoptr(GIcon) list_icon = g_themed_icon_new ("view-list-symbolic");
  AdwTabPage *tab;

  self->open = g_ptr_array_new_with_free_func ((GDestroyNotify) open_kak_free);
  self->opening = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->back = g_ptr_array_new_with_free_func (g_free);
  self->forward = g_ptr_array_new_with_free_func (g_free);
  g_queue_init (&self->restore);

  self->beranda = PRK_BERANDA_PAGE (prk_beranda_page_new ());
  /* Its actions come first: buttons look for them when they come into the window. */
  _prk_window_add_header (self, PRK_PAGE (self->beranda));
  gtk_stack_add_named (self->places, GTK_WIDGET (self->beranda), PRK_PLACE_BERANDA);

  self->kak_list = PRK_KAK_LIST_PAGE (prk_kak_list_page_new ());
  tab = adw_tab_view_append_pinned (self->tab_view, GTK_WIDGET (self->kak_list));
  adw_tab_page_set_title (tab, _("List of KAK"));
  adw_tab_page_set_tooltip (tab, _("List of KAK"));
  adw_tab_page_set_icon (tab, list_icon);
  _prk_window_add_header (self, PRK_PAGE (self->kak_list));

  self->sinkron_page = PRK_SINKRON_PAGE (prk_sinkron_page_new ());
  gtk_stack_add_named (self->places, GTK_WIDGET (self->sinkron_page), PRK_PLACE_SINKRON);
  _prk_window_add_header (self, PRK_PAGE (self->sinkron_page));

  _prk_window_init_telaah (self);
  _prk_window_init_rooms (self);

  g_signal_connect_object (self->beranda, "loaded", G_CALLBACK (loaded_cb), self, 0);
  g_signal_connect_object (self->kak_list, "loaded", G_CALLBACK (loaded_cb), self, 0);
  g_signal_connect_object (self->tab_view, "close-page", G_CALLBACK (close_page_cb), self, 0);
  g_signal_connect_object (self->tab_view, "notify::selected-page",
                           G_CALLBACK (selected_tab_changed_cb), self, 0);
}

/**
 * _prk_window_open_places:
 * @self: a window that has its store now
 *
 * Fills the pages and goes where the window was left. What stood open comes back after the page in
 * front is there.
 */
void
_prk_window_open_places (PrkWindow *self)
{
  gboolean is_beranda = !is_in_tabs (self->state->place);

  for (char **id = self->state->open; *id != NULL; id++)
    g_queue_push_tail (&self->restore, g_strdup (*id));

  _prk_window_go_to (self, is_beranda ? PRK_PLACE_BERANDA : PRK_PLACE_KAK);
  prk_beranda_page_set_store (self->beranda, self->store, is_beranda);
  prk_kak_list_page_set_store (self->kak_list, self->store, !is_beranda);
  _prk_window_open_telaah (self);
}

void
_prk_window_dispose_places (PrkWindow *self)
{
  g_clear_pointer (&self->open, g_ptr_array_unref);
  g_clear_pointer (&self->opening, g_hash_table_unref);
  g_clear_pointer (&self->back, g_ptr_array_unref);
  g_clear_pointer (&self->forward, g_ptr_array_unref);
  g_queue_clear_full (&self->restore, g_free);
  g_clear_pointer (&self->place, g_free);
}
