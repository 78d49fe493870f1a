/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A room is a place that is one page with a section in the sidebar; the page is made when somebody
 * first goes there. A room may have a page for each thing in it, "kasus/<id>": one at a time. */

#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "arsip/prk-arsip-room.h"
#include "domain/prk-wilayah.h"
#include "kasus/prk-kasus-list-page.h"
#include "kasus/prk-kasus-page.h"
#include "laporan/prk-buku-page.h"
#include "laporan/prk-laporan-room.h"
#include "naskah/prk-naskah-room.h"
#include "pustaka/prk-pustaka-page.h"
#include "rapat/prk-lembaga-room.h"
#include "rapat/prk-rapat-room.h"
#include "rencana/prk-rencana-room.h"
#include "sop/prk-sop-page.h"

#include "prk-window-private.h"

typedef struct
{
  const char *place;
  const char *label;
  const char *icon;
  GtkWidget *(*make) (PrkApplication *application); /* a PrkPage */
  GtkWidget *(*make_one) (PrkApplication *application,
                          const char     *id); /* (nullable) a PrkPage */
  gboolean    is_first; /* stands below Beranda */
} Room;

/* In the order of the sidebar. */
static const Room rooms[] = {
  { "kasus", N_("Cooperations"), "view-list-bullet-symbolic", prk_kasus_list_page_new,
    prk_kasus_page_new, TRUE },
  { "rencana", N_("Planning"), "view-list-ordered-symbolic", prk_rencana_room_new },
  { "pustaka", N_("Library"), "accessories-dictionary-symbolic", prk_pustaka_page_new },
  { "naskah", N_("Texts"), "accessories-text-editor-symbolic", prk_naskah_room_new,
    prk_naskah_room_new_satu },
  { "rapat", N_("Meetings"), "x-office-calendar-symbolic", prk_rapat_room_new,
    prk_rapat_room_new_satu },
  { "laporan", N_("Reports"), "emblem-documents-symbolic", prk_laporan_room_new,
    prk_laporan_room_new_satu },
  { "buku", N_("Register Book"), "x-office-address-book-symbolic", prk_buku_page_new },
  { "arsip", N_("Archive"), "folder-documents-symbolic", prk_arsip_room_new, prk_arsip_room_new_satu },
  { "tkksd", N_("TKKSD"), "system-users-symbolic", prk_lembaga_room_new },
  { "sop", N_("SOP"), "view-continuous-symbolic", prk_sop_page_new },
};

static const Room *
find_room (const char *place)
{
  gsize length = place != NULL ? strcspn (place, "/") : 0;

  for (gsize i = 0; place != NULL && i < G_N_ELEMENTS (rooms); i++)
    if (strlen (rooms[i].place) == length && strncmp (rooms[i].place, place, length) == 0
        && (place[length] == '\0' || rooms[i].make_one != NULL))
      return &rooms[i];
  return NULL;
}

static void
add_section (PrkWindow  *self,
             const Room *room)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (_(room->label));

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (room->icon));
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_name (row, room->place);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _(room->label), -1);
  gtk_list_box_insert (self->sections, row, room->is_first ? 1 : -1);
}

void
_prk_window_init_rooms (PrkWindow *self)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rooms); i++)
    add_section (self, &rooms[i]);
}

gboolean
_prk_window_is_room (const char *place)
{
  return find_room (place) != NULL;
}

PrkPage *
_prk_window_get_room (PrkWindow *self)
{
  return PRK_PAGE (gtk_stack_get_child_by_name (self->places, self->place));
}

static void
title_changed_cb (PrkPage   *page,
                  PrkWindow *self)
{
  if (_prk_window_get_page (self) == page)
    _prk_window_arrive (self, self->place);
}

static GtkWidget *
make_page (PrkWindow  *self,
           const Room *room,
           const char *place)
{
  PrkApplication *application = PRK_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)));
  const char *slash = strchr (place, '/');
  GtkWidget *page;

  if (slash == NULL)
    {
      page = room->make (application);
    }
  else
    {
      prk_wilayah_prepare ();
      page = room->make_one (application, slash + 1);
      g_signal_connect_object (page, "title-changed", G_CALLBACK (title_changed_cb), self, 0);
    }
  /* Its actions come first: buttons look for them when they come into the window. */
  _prk_window_add_header (self, PRK_PAGE (page));
  gtk_stack_add_named (self->places, page, place);
  if (g_signal_lookup ("loaded", G_OBJECT_TYPE (page)) != 0)
    g_signal_connect_object (page, "loaded", G_CALLBACK (_prk_window_note_loaded), self, 0);

  return page;
}

/* The page of another thing in the same room, which makes way. */
static GtkWidget *
find_other (PrkWindow  *self,
            const Room *room,
            const char *place)
{
  g_autofree char *prefix = g_strconcat (room->place, "/", NULL);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->places));

  for (; child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      const char *name = gtk_stack_page_get_name (gtk_stack_get_page (self->places, child));

      if (name != NULL && g_str_has_prefix (name, prefix) && strcmp (name, place) != 0)
        return child;
    }

  return NULL;
}

void
_prk_window_go_to_room (PrkWindow  *self,
                        const char *place)
{
  const Room *room = find_room (place);
  g_autofree char *target = g_strdup (place); /* may be the window's own, which changes below */
  GtkWidget *other = strchr (target, '/') != NULL ? find_other (self, room, target) : NULL;

  if (gtk_stack_get_child_by_name (self->places, target) == NULL)
    make_page (self, room, target);
  gtk_stack_set_visible_child_name (self->places, target);
  _prk_window_arrive (self, target);
  adw_leaflet_set_visible_child (self->leaflet, self->content);
  if (other != NULL)
    _prk_window_remove_page (self, other);
}
