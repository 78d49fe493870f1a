/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n.h>
#include <stdio.h>

#include "prk-tabel-chooser.h"

/* With fewer choices there is nothing to narrow. */
#define SEARCH_FROM 8
#define MAX_HEIGHT_PX 320

struct _PrkTabelChooser
{
  GtkPopover parent_instance;

  GtkWidget *search; /* NULL with few choices */
  GtkWidget *list;
};

static guint signal_chosen;

G_DEFINE_FINAL_TYPE (PrkTabelChooser, prk_tabel_chooser, GTK_TYPE_POPOVER)

static const char *
get_row_label (GtkListBoxRow *row)
{
  return gtk_label_get_text (GTK_LABEL (gtk_list_box_row_get_child (row)));
}

static void
row_activated_cb (PrkTabelChooser *self,
                  GtkListBoxRow   *row)
{
  g_autofree char *id = g_strdup (g_object_get_data (G_OBJECT (row), "id"));

  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signal_chosen, 0, id);
}

static gboolean
matches_search (GtkListBoxRow *row,
                gpointer       user_data)
{
  PrkTabelChooser *self = user_data;
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->search));

  return *typed == '\0' || g_str_match_string (typed, get_row_label (row), TRUE);
}

static GtkListBoxRow *
find_shown_row (PrkTabelChooser *self)
{
  GtkWidget *child = gtk_widget_get_first_child (self->list);

  while (child != NULL && !gtk_widget_get_child_visible (child))
    child = gtk_widget_get_next_sibling (child);

  return child != NULL ? GTK_LIST_BOX_ROW (child) : NULL;
}

static void
search_changed_cb (PrkTabelChooser *self)
{
  gtk_list_box_invalidate_filter (GTK_LIST_BOX (self->list));
  gtk_list_box_select_row (GTK_LIST_BOX (self->list), find_shown_row (self));
}

static void
search_activated_cb (PrkTabelChooser *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));

  if (row != NULL && gtk_widget_get_child_visible (GTK_WIDGET (row)))
    row_activated_cb (self, row);
}

static void
search_stopped_cb (PrkTabelChooser *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
day_selected_cb (PrkTabelChooser *self,
                 GtkCalendar     *calendar)
{
  g_autoptr(GDateTime) day = gtk_calendar_get_date (calendar);
  g_autofree char *iso = g_date_time_format (day, "%Y-%m-%d");

  g_signal_emit (self, signal_chosen, 0, iso);
}

static void
prk_tabel_chooser_class_init (PrkTabelChooserClass *klass)
{
  signal_chosen = g_signal_new ("chosen", PRK_TYPE_TABEL_CHOOSER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
prk_tabel_chooser_init (PrkTabelChooser *self)
{
  gtk_popover_set_position (GTK_POPOVER (self), GTK_POS_BOTTOM);
  gtk_popover_set_has_arrow (GTK_POPOVER (self), FALSE);
}

static GtkWidget *
add_row (PrkTabelChooser *self,
         const char      *id,
         const char      *text)
{
  GtkWidget *label = gtk_label_new (text);
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 48);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  g_object_set_data_full (G_OBJECT (row), "id", g_strdup (id), g_free);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);

  return row;
}

static void
add_search (PrkTabelChooser *self,
            GtkBox          *box)
{
  self->search = gtk_search_entry_new ();
  g_object_set (self->search, "placeholder-text", _("Search"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Search"), -1);
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (search_changed_cb), self);
  g_signal_connect_swapped (self->search, "activate", G_CALLBACK (search_activated_cb), self);
  g_signal_connect_swapped (self->search, "stop-search", G_CALLBACK (search_stopped_cb), self);
  gtk_box_append (box, self->search);
  gtk_list_box_set_filter_func (GTK_LIST_BOX (self->list), matches_search, self, NULL);
}

static void
shown_cb (PrkTabelChooser *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list));

  if (self->search != NULL)
    gtk_widget_grab_focus (self->search);
  else
    gtk_widget_grab_focus (row != NULL ? GTK_WIDGET (row)
                                       : gtk_widget_get_first_child (self->list));
}

/**
 * prk_tabel_chooser_new_choices:
 * @chosen: (nullable): the id of what is chosen now
 *
 * Makes a list of the choices of a column; one that is not required has an empty one on top.
 */
GtkWidget *
prk_tabel_chooser_new_choices (PrkTabelKolom *column,
                               const char    *chosen)
{
  PrkTabelChooser *self = g_object_new (PRK_TYPE_TABEL_CHOOSER, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  guint n_choices = prk_tabel_kolom_get_n_choices (column);

  self->list = gtk_list_box_new ();
  gtk_widget_add_css_class (self->list, "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  prk_tabel_kolom_get_title (column), -1);
  g_signal_connect_swapped (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  if (n_choices >= SEARCH_FROM)
    add_search (self, GTK_BOX (box));

  if (!prk_tabel_kolom_get_required (column))
    add_row (self, NULL, _("(empty)"));
  for (guint i = 0; i < n_choices; i++)
    {
      const char *label;
      const char *id = prk_tabel_kolom_get_choice (column, i, &label);
      GtkWidget *row = add_row (self, id, label);

      if (g_strcmp0 (id, chosen) == 0)
        gtk_list_box_select_row (GTK_LIST_BOX (self->list), GTK_LIST_BOX_ROW (row));
    }

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), MAX_HEIGHT_PX);
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_popover_set_child (GTK_POPOVER (self), box);
  gtk_widget_add_css_class (GTK_WIDGET (self), "menu");
  g_signal_connect (self, "show", G_CALLBACK (shown_cb), NULL);

  return GTK_WIDGET (self);
}

/**
 * prk_tabel_chooser_new_calendar:
 * @iso: (nullable): the day to begin with; %NULL for today
 */
GtkWidget *
prk_tabel_chooser_new_calendar (const char *iso)
{
  PrkTabelChooser *self = g_object_new (PRK_TYPE_TABEL_CHOOSER, NULL);
  GtkWidget *calendar = gtk_calendar_new ();
  int year;
  int month;
  int day;

  if (iso != NULL && sscanf (iso, "%d-%d-%d", &year, &month, &day) == 3)
    {
      g_autoptr(GDateTime) date = g_date_time_new_local (year, month, day, 12, 0, 0);

      if (date != NULL)
        gtk_calendar_select_day (GTK_CALENDAR (calendar), date);
    }
  g_signal_connect_swapped (calendar, "day-selected", G_CALLBACK (day_selected_cb), self);
  gtk_popover_set_child (GTK_POPOVER (self), calendar);

  return GTK_WIDGET (self);
}

/**
 * prk_tabel_chooser_forward:
 *
 * Passes a letter that was typed in the cell on to the search, which narrows the list.
 */
void
prk_tabel_chooser_forward (PrkTabelChooser       *self,
                           GtkEventControllerKey *keys)
{
  g_return_if_fail (PRK_IS_TABEL_CHOOSER (self));

  if (self->search != NULL)
    gtk_event_controller_key_forward (
        keys, GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->search))));
}
