/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A room is a place that is one page with a section in the sidebar; the page is made when somebody
 * first goes there. */

#include "config.h"

#include <glib/gi18n.h>

#include "pustaka/prk-pustaka-page.h"
#include "rapat/prk-lembaga-room.h"
#include "sop/prk-sop-page.h"

#include "prk-window-private.h"

typedef struct
{
  const char *place;
  const char *label;
  const char *icon;
  GtkWidget *(*make) (PrkApplication *application); /* a PrkPage */
} Room;

/* In the order of the sidebar. */
static const Room rooms[] = {
  { "pustaka", N_("Library"), "accessories-dictionary-symbolic", prk_pustaka_page_new },
  { "tkksd", N_("TKKSD"), "system-users-symbolic", prk_lembaga_room_new },
  { "sop", N_("SOP"), "view-continuous-symbolic", prk_sop_page_new },
};

static const Room *
find_room (const char *place)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rooms); i++)
    if (g_strcmp0 (rooms[i].place, place) == 0)
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
  gtk_list_box_append (self->sections, row);
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

void
_prk_window_go_to_room (PrkWindow  *self,
                        const char *place)
{
  const Room *room = find_room (place);

  if (gtk_stack_get_child_by_name (self->places, room->place) == NULL)
    {
      GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
      GtkWidget *page = room->make (PRK_APPLICATION (application));

      gtk_stack_add_named (self->places, page, room->place);
      _prk_window_add_header (self, PRK_PAGE (page));
    }
  gtk_stack_set_visible_child_name (self->places, room->place);
  _prk_window_arrive (self, room->place);
  adw_leaflet_set_visible_child (self->leaflet, self->content);
}
