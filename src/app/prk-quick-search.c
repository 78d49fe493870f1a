/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "prk-quick-search.h"
#include "prk-status.h"

#define MAX_RESULTS 20

struct _PrkQuickSearch
{
  AdwWindow       parent_instance;

  GtkSearchEntry *search;
  GtkStack       *stack;
  GtkListBox     *results;

  PrkStore       *store;
  GCancellable   *query;
};

G_DEFINE_FINAL_TYPE (PrkQuickSearch, prk_quick_search, ADW_TYPE_WINDOW)

static GtkWidget *
new_row (const PrkRingkas *row)
{
  GtkWidget *widget = adw_action_row_new ();
  GtkWidget *image = gtk_image_new_from_icon_name (prk_status_get_icon (row->status));
  GtkWidget *status = gtk_label_new (prk_status_get_label (row->status));
  const char *title = row->judul != NULL && *row->judul != '\0' ? row->judul : _("Untitled");
  const char *office = row->perangkat_daerah != NULL ? row->perangkat_daerah : "";
  gboolean has_partner = row->keterangan != NULL && *row->keterangan != '\0';
  g_autofree char *subtitle = g_strjoin (" · ", office, has_partner ? row->keterangan : NULL, NULL);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (widget), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (widget), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (widget), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (widget), 1);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (widget), 1);
  gtk_widget_add_css_class (status, "dim-label");
  adw_action_row_add_suffix (ADW_ACTION_ROW (widget), image);
  adw_action_row_add_suffix (ADW_ACTION_ROW (widget), status);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (widget), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  g_object_set_data_full (G_OBJECT (widget), "prk-id", g_strdup (row->id), g_free);
  return widget;
}

static void
show_rows (PrkQuickSearch *self,
           GPtrArray      *rows)
{
  GtkListBoxRow *first;

  while ((first = gtk_list_box_get_row_at_index (self->results, 0)) != NULL)
    gtk_list_box_remove (self->results, GTK_WIDGET (first));
  for (guint i = 0; i < rows->len; i++)
    gtk_list_box_append (self->results, new_row (g_ptr_array_index (rows, i)));

  gtk_list_box_select_row (self->results, gtk_list_box_get_row_at_index (self->results, 0));
  gtk_stack_set_visible_child_name (self->stack, rows->len > 0 ? "hasil" : "nihil");
}

static void
list_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(PrkQuickSearch) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) rows = prk_store_list_finish (PRK_STORE (source), result, &error);

  if (rows != NULL)
    show_rows (self, rows);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_warning ("quick search: %s", error->message);
}

static void
load_rows (PrkQuickSearch *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search));
  PrkQuery query = { .type = "kak", .text = *text != '\0' ? text : NULL, .limit = MAX_RESULTS };

  if (self->query != NULL)
    g_cancellable_cancel (self->query);
  g_clear_object (&self->query);
  self->query = g_cancellable_new ();
  prk_store_list_async (self->store, &query, self->query, list_cb, g_object_ref (self));
}

static void
search_changed_cb (GtkSearchEntry *entry,
                   PrkQuickSearch *self)
{
  load_rows (self);
}

static void
stop_search_cb (GtkSearchEntry *entry,
                PrkQuickSearch *self)
{
  gtk_window_close (GTK_WINDOW (self));
}

static void
row_activated_cb (GtkListBox     *list,
                  GtkListBoxRow  *row,
                  PrkQuickSearch *self)
{
  GtkWidget *parent = GTK_WIDGET (gtk_window_get_transient_for (GTK_WINDOW (self)));

  gtk_widget_activate_action (parent, "win.open-kak", "s",
                              g_object_get_data (G_OBJECT (row), "prk-id"));
  gtk_window_close (GTK_WINDOW (self));
}

static void
search_activate_cb (GtkSearchEntry *entry,
                    PrkQuickSearch *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->results);

  if (row != NULL)
    row_activated_cb (self->results, row, self);
}

/* The arrows move among the results while the typing goes on. */
static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                PrkQuickSearch        *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->results);
  int index = row != NULL ? gtk_list_box_row_get_index (row) : -1;

  if (keyval == GDK_KEY_Down)
    index++;
  else if (keyval == GDK_KEY_Up)
    index--;
  else
    return GDK_EVENT_PROPAGATE;

  row = gtk_list_box_get_row_at_index (self->results, index);
  if (row != NULL)
    gtk_list_box_select_row (self->results, row);
  return GDK_EVENT_STOP;
}

static void
prk_quick_search_dispose (GObject *object)
{
  PrkQuickSearch *self = PRK_QUICK_SEARCH (object);

  if (self->query != NULL)
    g_cancellable_cancel (self->query);
  g_clear_object (&self->query);
  g_clear_object (&self->store);
  gtk_widget_dispose_template (GTK_WIDGET (object), PRK_TYPE_QUICK_SEARCH);

  G_OBJECT_CLASS (prk_quick_search_parent_class)->dispose (object);
}

static void
prk_quick_search_class_init (PrkQuickSearchClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = prk_quick_search_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/prakarsa/Prakarsa/ui/prk-quick-search.ui");
  gtk_widget_class_bind_template_child (widget_class, PrkQuickSearch, search);
  gtk_widget_class_bind_template_child (widget_class, PrkQuickSearch, stack);
  gtk_widget_class_bind_template_child (widget_class, PrkQuickSearch, results);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
prk_quick_search_init (PrkQuickSearch *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_window_set_focus (GTK_WINDOW (self), GTK_WIDGET (self->search));
}

/**
 * prk_quick_search_new:
 * @parent: the window that opens what is picked, by win.open-kak
 * @store: an open store
 *
 * Creates the search with the KAK changed last already in it.
 *
 * Returns: (transfer none): a window, owned by GTK
 */
GtkWindow *
prk_quick_search_new (GtkWindow *parent,
                      PrkStore  *store)
{
  PrkQuickSearch *self;

  g_return_val_if_fail (GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (PRK_IS_STORE (store), NULL);

  self = g_object_new (PRK_TYPE_QUICK_SEARCH, "transient-for", parent, NULL);
  self->store = g_object_ref (store);
  load_rows (self);

  return GTK_WINDOW (self);
}
