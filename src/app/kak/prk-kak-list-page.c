/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "app/prk-reload.h"
#include "app/prk-status.h"
#include "app/widget/prk-kolom.h"
#include "app/widget/prk-terima.h"
#include "domain/prk-terbilang.h"

#include "prk-kak-list-columns.h"
#include "prk-kak-list-model.h"
#include "prk-kak-list-page.h"

/* A column view keeps two hundred rows of widgets whatever fits on the screen, and making them
 * all takes longer than a person should wait. So a new answer first shows the rows that fit,
 * then grows, a few rows a frame, until the view has all the widgets that it wants; then it gets
 * the whole answer at once, which costs nothing more. The very first answer is also a short one
 * from the store. */
#define FIRST_ROWS 32
#define GROW_ROWS  8
#define VIEW_ROWS  224

/* Somebody types in one window while the list stands in another: the rows follow, but not at
 * every op. */
#define RELOAD_DELAY_MS 400

struct _PrkKakListPage
{
  AdwBin              parent_instance;

  AdwHeaderBar       *header;
  GtkSearchEntry     *search;
  GtkDropDown        *filter;
  GtkStack           *stack;
  GtkScrolledWindow  *scroller;
  AdwStatusPage      *error_page;
  GtkColumnView      *view;
  GtkLabel           *count;
  GMenuModel         *row_menu;

  GSimpleActionGroup *actions;
  GtkPopover         *popover;
  PrkKakListModel    *model;
  GtkSingleSelection *selection;
  PrkStore           *store;
  GCancellable       *query;
  PrkReload          *reload;
  guint               grow_id;
  guint               shown_limit; /* rows that the view has been given */
  gboolean            has_first;   /* an answer of the store has been on the screen */
  gboolean            is_partial;  /* the answer on its way was asked for with a limit */
  gboolean            is_other;    /* the next answer is to another question than the last */
  guint               columns_id;
};

enum
{
  SIGNAL_LOADED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static AdwHeaderBar *prk_kak_list_page_get_header  (PrkPage *page);
static GActionGroup *prk_kak_list_page_get_actions (PrkPage *page);
static char         *prk_kak_list_page_dup_title   (PrkPage *page);
static void          prk_kak_list_page_find        (PrkPage *page);
static void          load_rows                     (PrkKakListPage *self);
static void          ask                           (PrkKakListPage *self);

static void
page_iface_init (PrkPageInterface *iface)
{
  iface->get_header = prk_kak_list_page_get_header;
  iface->get_actions = prk_kak_list_page_get_actions;
  iface->dup_title = prk_kak_list_page_dup_title;
  iface->find = prk_kak_list_page_find;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (PrkKakListPage, prk_kak_list_page, ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (PRK_TYPE_PAGE, page_iface_init))

static const char *
get_status (PrkKakListPage *self)
{
  guint selected = gtk_drop_down_get_selected (self->filter);

  /* The first entry is "every status". */
  return selected == 0 || selected > PRK_N_STATUS ? NULL : prk_status_get_code (selected - 1);
}

static gboolean
is_filtered (PrkKakListPage *self)
{
  return get_status (self) != NULL || *gtk_editable_get_text (GTK_EDITABLE (self->search)) != '\0';
}

static void
update_actions (PrkKakListPage *self)
{
  static const char *const names[] = { "open", "copy", "export" };
  guint selected = gtk_single_selection_get_selected (self->selection);

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), names[i]);

      g_simple_action_set_enabled (G_SIMPLE_ACTION (action), selected != GTK_INVALID_LIST_POSITION);
    }
}

static gboolean
grow_cb (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       user_data)
{
  PrkKakListPage *self = PRK_KAK_LIST_PAGE (widget);

  self->shown_limit += GROW_ROWS;
  if (self->shown_limit < VIEW_ROWS)
    {
      prk_kak_list_model_set_limit (self->model, self->shown_limit);
      return G_SOURCE_CONTINUE;
    }

  self->grow_id = 0;
  prk_kak_list_model_set_limit (self->model, G_MAXUINT);
  if (self->is_partial)
    ask (self);
  return G_SOURCE_REMOVE;
}

static void
start_growing (PrkKakListPage *self)
{
  self->shown_limit = FIRST_ROWS;
  prk_kak_list_model_set_limit (self->model, FIRST_ROWS);
  if (self->grow_id == 0)
    self->grow_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), grow_cb, NULL, NULL);
}

static void
show_count (PrkKakListPage *self,
            guint           count)
{
  g_autofree char *number = prk_format_angka (count);
  g_autofree char *text = NULL;

  /* Translators: how many KAK the list shows */
  text = g_strdup_printf (ngettext ("%s KAK", "%s KAK", count), number);
  gtk_label_set_label (self->count, self->is_partial ? "" : text);
}

static void
show_rows (PrkKakListPage *self,
           GPtrArray      *rows)
{
  const PrkRingkas *selected =
    prk_kak_list_model_get_row (self->model, gtk_single_selection_get_selected (self->selection));
  g_autofree char *selected_id = selected != NULL ? g_strdup (selected->id) : NULL;

  if (self->is_other)
    {
      start_growing (self);
      gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
    }
  self->is_other = FALSE;
  prk_kak_list_model_set_rows (self->model, rows);
  gtk_single_selection_set_selected (self->selection,
                                     prk_kak_list_model_find (self->model, selected_id));

  show_count (self, rows->len);
  if (rows->len > 0)
    gtk_stack_set_visible_child_name (self->stack, "daftar");
  else
    gtk_stack_set_visible_child_name (self->stack, is_filtered (self) ? "nihil" : "kosong");

  update_actions (self);
  g_signal_emit (self, signals[SIGNAL_LOADED], 0);
}

static void
list_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(PrkKakListPage) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) rows = prk_store_list_finish (PRK_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->query);
  if (rows == NULL)
    {
      adw_status_page_set_description (self->error_page, error->message);
      gtk_stack_set_visible_child_name (self->stack, "galat");
      g_signal_emit (self, signals[SIGNAL_LOADED], 0);
      return;
    }
  /* A short answer that is not full is the whole. */
  self->is_partial = self->is_partial && rows->len == VIEW_ROWS;
  show_rows (self, rows);
}

static void
ask (PrkKakListPage *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search));
  PrkQuery query = { .type = "kak", .status = get_status (self) };

  if (self->store == NULL)
    return;

  prk_reload_begin (self->reload);

  if (self->query != NULL)
    g_cancellable_cancel (self->query);
  g_clear_object (&self->query);
  self->query = g_cancellable_new ();

  query.text = *text != '\0' ? text : NULL;
  query.urut = prk_kak_list_columns_get_sort (self->view, &query.descending);
  /* For the store the plain order of changes is newest first. */
  if (query.urut == PRK_URUT_CHANGED)
    query.descending = !query.descending;

  self->is_partial = !self->has_first;
  self->has_first = TRUE;
  query.limit = self->is_partial ? VIEW_ROWS : 0;

  prk_store_list_async (self->store, &query, self->query, list_cb, g_object_ref (self));
}

/* Another question: other words, another status, another order. */
static void
load_rows (PrkKakListPage *self)
{
  self->is_other = TRUE;
  ask (self);
}

/* The same question once more; the first is like any other. */
static void
reload (gpointer page)
{
  PrkKakListPage *self = page;

  if (self->has_first)
    ask (self);
  else
    load_rows (self);
}

static void
record_changed_cb (PrkStore       *store,
                   const char     *id,
                   const char     *type,
                   PrkKakListPage *self)
{
  prk_reload_note_change (self->reload);
}

static void
sort_changed_cb (GtkSorter       *sorter,
                 GtkSorterChange  change,
                 PrkKakListPage  *self)
{
  load_rows (self);
}

static void
search_changed_cb (GtkSearchEntry *entry,
                   PrkKakListPage *self)
{
  load_rows (self);
}

static void
stop_search_cb (GtkSearchEntry *entry,
                PrkKakListPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/* Enter or Down in the search goes on to the rows. */
static void
search_activate_cb (GtkSearchEntry *entry,
                    PrkKakListPage *self)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->model)) == 0)
    return;

  if (gtk_single_selection_get_selected (self->selection) == GTK_INVALID_LIST_POSITION)
    gtk_single_selection_set_selected (self->selection, 0);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
filter_changed_cb (GtkDropDown    *filter,
                   GParamSpec     *pspec,
                   PrkKakListPage *self)
{
  load_rows (self);
}

static void
selection_changed_cb (GtkSingleSelection *selection,
                      GParamSpec         *pspec,
                      PrkKakListPage     *self)
{
  update_actions (self);
}

static void
activate_for_row (PrkKakListPage *self,
                  guint           position,
                  const char     *action)
{
  const PrkRingkas *row = prk_kak_list_model_get_row (self->model, position);

  if (row != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), action, "s", row->id);
}

static void
row_activated_cb (GtkColumnView  *view,
                  guint           position,
                  PrkKakListPage *self)
{
  activate_for_row (self, position, "win.open-kak");
}

static void
open_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  PrkKakListPage *self = user_data;

  activate_for_row (self, gtk_single_selection_get_selected (self->selection), "win.open-kak");
}

static void
copy_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  PrkKakListPage *self = user_data;

  activate_for_row (self, gtk_single_selection_get_selected (self->selection), "win.copy-kak");
}

static void
export_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  PrkKakListPage *self = user_data;

  activate_for_row (self, gtk_single_selection_get_selected (self->selection), "win.export-kak");
}

static void
show_all_cb (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  PrkKakListPage *self = user_data;

  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_drop_down_set_selected (self->filter, 0);
}

static void
reload_action_cb (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  load_rows (user_data);
}

static void
show_menu_at (PrkKakListPage *self,
              double          x,
              double          y)
{
  GdkRectangle point = { (int) x, (int) y, 1, 1 };

  if (self->popover == NULL)
    {
      self->popover = GTK_POPOVER (gtk_popover_menu_new_from_model (self->row_menu));
      gtk_widget_set_parent (GTK_WIDGET (self->popover), GTK_WIDGET (self));
      gtk_popover_set_has_arrow (self->popover, FALSE);
      gtk_widget_set_halign (GTK_WIDGET (self->popover), GTK_ALIGN_START);
    }
  gtk_popover_set_pointing_to (self->popover, &point);
  gtk_popover_popup (self->popover);
}

static void
secondary_pressed_cb (GtkGestureClick *gesture,
                      int              n_press,
                      double           x,
                      double           y,
                      PrkKakListPage  *self)
{
  GtkListItem *item = prk_kolom_pick (self->view, x, y);
  double page_x, page_y;

  if (item == NULL)
    return;

  gtk_single_selection_set_selected (self->selection, gtk_list_item_get_position (item));
  gtk_widget_translate_coordinates (GTK_WIDGET (self->view), GTK_WIDGET (self), x, y,
                                    &page_x, &page_y);
  show_menu_at (self, page_x, page_y);
}

static gboolean
menu_key_cb (GtkWidget *widget,
             GVariant  *arguments,
             gpointer   user_data)
{
  PrkKakListPage *self = PRK_KAK_LIST_PAGE (widget);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  double x = 24, y = 48;

  if (gtk_single_selection_get_selected (self->selection) == GTK_INVALID_LIST_POSITION)
    return GDK_EVENT_PROPAGATE;

  if (focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->view)))
    gtk_widget_translate_coordinates (focus, widget, 24, gtk_widget_get_height (focus), &x, &y);
  show_menu_at (self, x, y);

  return GDK_EVENT_STOP;
}

static gboolean
update_columns_cb (gpointer user_data)
{
  PrkKakListPage *self = user_data;

  self->columns_id = 0;
  prk_kak_list_columns_set_width (self->view, gtk_widget_get_width (GTK_WIDGET (self->scroller)));

  return G_SOURCE_REMOVE;
}

/* Columns cannot come or go while sizes are being handed out, which is when this happens. */
static void
width_changed_cb (GtkAdjustment  *adjustment,
                  GParamSpec     *pspec,
                  PrkKakListPage *self)
{
  if (self->columns_id == 0)
    self->columns_id = g_idle_add (update_columns_cb, self);
}

static void
prk_kak_list_page_map (GtkWidget *widget)
{
  PrkKakListPage *self = PRK_KAK_LIST_PAGE (widget);

  GTK_WIDGET_CLASS (prk_kak_list_page_parent_class)->map (widget);

  prk_reload_note_map (self->reload);
}

static AdwHeaderBar *
prk_kak_list_page_get_header (PrkPage *page)
{
  return PRK_KAK_LIST_PAGE (page)->header;
}

static GActionGroup *
prk_kak_list_page_get_actions (PrkPage *page)
{
  return G_ACTION_GROUP (PRK_KAK_LIST_PAGE (page)->actions);
}

static char *
prk_kak_list_page_dup_title (PrkPage *page)
{
  return g_strdup (_("List of KAK"));
}

static void
prk_kak_list_page_find (PrkPage *page)
{
  gtk_widget_grab_focus (GTK_WIDGET (PRK_KAK_LIST_PAGE (page)->search));
}

static void
prk_kak_list_page_dispose (GObject *object)
{
  PrkKakListPage *self = PRK_KAK_LIST_PAGE (object);

  g_clear_pointer (&self->reload, prk_reload_free);
  g_clear_handle_id (&self->columns_id, g_source_remove);
  if (self->grow_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->grow_id);
  self->grow_id = 0;
  if (self->query != NULL)
    g_cancellable_cancel (self->query);
  g_clear_object (&self->query);
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  g_clear_object (&self->store);
  g_clear_pointer ((GtkWidget **) &self->popover, gtk_widget_unparent);
  g_clear_object (&self->selection);
  g_clear_object (&self->model);
  g_clear_object (&self->actions);
  /* The child is bound, too; an AdwBin would hold on to what the template lets go. */
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), PRK_TYPE_KAK_LIST_PAGE);

  G_OBJECT_CLASS (prk_kak_list_page_parent_class)->dispose (object);
}

/* A document of a word processor, dropped or copied in the file manager. */
static void
take_files (GtkWidget *widget,
            GSList    *files)
{
  g_autofree char *uri = files != NULL ? g_file_get_uri (files->data) : NULL;

  if (uri != NULL)
    gtk_widget_activate_action (widget, "win.impor-kak", "s", uri);
  else
    gtk_widget_activate_action (widget, "win.show-toast", "s", _("There are no files on the clipboard."));
}

static gboolean
paste_cb (GtkWidget *widget,
          GVariant  *args,
          gpointer   user_data)
{
  prk_terima_paste (widget, take_files);

  return TRUE;
}

static void
prk_kak_list_page_class_init (PrkKakListPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = prk_kak_list_page_dispose;

  widget_class->map = prk_kak_list_page_map;

  signals[SIGNAL_LOADED] = g_signal_new ("loaded",
                                         G_TYPE_FROM_CLASS (klass),
                                         G_SIGNAL_RUN_LAST,
                                         0,
                                         NULL, NULL, NULL,
                                         G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/prakarsa/Prakarsa/ui/kak/prk-kak-list-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PrkKakListPage, header);
  gtk_widget_class_bind_template_child (widget_class, PrkKakListPage, search);
  gtk_widget_class_bind_template_child (widget_class, PrkKakListPage, filter);
  gtk_widget_class_bind_template_child (widget_class, PrkKakListPage, stack);
  gtk_widget_class_bind_template_child (widget_class, PrkKakListPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, PrkKakListPage, error_page);
  gtk_widget_class_bind_template_child (widget_class, PrkKakListPage, view);
  gtk_widget_class_bind_template_child (widget_class, PrkKakListPage, count);
  gtk_widget_class_bind_template_child (widget_class, PrkKakListPage, row_menu);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);

  gtk_widget_class_add_binding (widget_class, GDK_KEY_v, GDK_CONTROL_MASK, paste_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, menu_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, menu_key_cb, NULL);
}

static void
fill_filter (PrkKakListPage *self)
{
  g_autoptr(GtkStringList) words = gtk_string_list_new (NULL);

  gtk_string_list_append (words, _("Every status"));
  for (guint i = 0; i < PRK_N_STATUS; i++)
    gtk_string_list_append (words, prk_status_get_label (prk_status_get_code (i)));

  gtk_drop_down_set_model (self->filter, G_LIST_MODEL (words));
}

static void
prk_kak_list_page_init (PrkKakListPage *self)
{
  static const GActionEntry entries[] = {
    { "open", open_cb },
    { "copy", copy_cb },
    { "export", export_cb },
    { "show-all", show_all_cb },
    { "reload", reload_action_cb },
  };
  GtkGesture *secondary = gtk_gesture_click_new ();

  self->reload = prk_reload_new (GTK_WIDGET (self), RELOAD_DELAY_MS, reload);
  gtk_widget_init_template (GTK_WIDGET (self));

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);

  self->model = prk_kak_list_model_new ();
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->model)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (selection_changed_cb),
                           self, 0);

  fill_filter (self);
  prk_kak_list_columns_add (self->view);
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (gtk_column_view_get_sorter (self->view), "changed",
                           G_CALLBACK (sort_changed_cb), self, 0);

  g_signal_connect_object (gtk_scrolled_window_get_hadjustment (self->scroller),
                           "notify::page-size",
                           G_CALLBACK (width_changed_cb), self, 0);

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (secondary), GDK_BUTTON_SECONDARY);
  g_signal_connect (secondary, "pressed", G_CALLBACK (secondary_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->view), GTK_EVENT_CONTROLLER (secondary));

  gtk_search_entry_set_key_capture_widget (self->search, GTK_WIDGET (self->view));
  prk_terima_drop (GTK_WIDGET (self), take_files);
  update_actions (self);
}

/**
 * prk_kak_list_page_new:
 *
 * Creates the page, empty until it has a store.
 *
 * Returns: (transfer floating): a #PrkPage
 */
GtkWidget *
prk_kak_list_page_new (void)
{
  return g_object_new (PRK_TYPE_KAK_LIST_PAGE, NULL);
}

/**
 * prk_kak_list_page_set_store:
 * @self: a page without a store
 * @store: an open store
 * @is_front: whether a person will see the page at once
 *
 * Loads the rows, now or when the page comes to the front; `loaded` tells when they are there. From
 * then on the list follows the store.
 */
void
prk_kak_list_page_set_store (PrkKakListPage *self,
                             PrkStore       *store,
                             gboolean        is_front)
{
  g_return_if_fail (PRK_IS_KAK_LIST_PAGE (self));
  g_return_if_fail (PRK_IS_STORE (store));
  g_return_if_fail (self->store == NULL);

  self->store = g_object_ref (store);
  g_signal_connect (store, "record-changed", G_CALLBACK (record_changed_cb), self);
  if (is_front)
    load_rows (self);
  else
    prk_reload_note_change (self->reload);
}
