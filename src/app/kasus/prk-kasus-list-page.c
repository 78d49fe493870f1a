/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The newest cases are asked for, then all of them, once; what is searched, filtered and sorted is in memory, where
 * ten thousand take a few milliseconds. The view gets few rows at first, and once nobody types more with each frame. */

#include "config.h"

#include <glib/gi18n.h>

#include "app/prk-reload.h"
#include "domain/prk-terbilang.h"
#include "widget/prk-tumbuh.h"

#include "prk-kasus-baru.h"
#include "prk-kasus-columns.h"
#include "prk-kasus-impor.h"
#include "prk-kasus-items.h"
#include "prk-kasus-kata.h"
#include "prk-kasus-lama.h"
#include "prk-kasus-list-page.h"

#define RELOAD_DELAY_MS 250
#define NARROW_WIDTH 760 /* below it the header bar has no room for the filters */

struct _PrkKasusListPage
{
  AdwBin              parent_instance;

  AdwHeaderBar       *header;
  GtkSearchEntry     *search;
  GtkDropDown        *stage_filter;
  GtkDropDown        *kind_filter;
  GtkBox             *filter_bar;
  GtkStack           *stack;
  AdwStatusPage      *error_page;
  GtkScrolledWindow  *scroller;
  GtkColumnView      *view;
  GtkLabel           *count;

  GSimpleActionGroup *actions;
  GListStore         *rows;
  PrkTumbuh          *tumbuh;
  GtkSingleSelection *selection;
  PrkApplication     *application; /* not owned: it outlives its window */
  PrkKasusDaftar     *daftar;
  PrkReload          *reload;
  GCancellable       *cancellable;
  GPtrArray          *items; /* (element-type PrkKasusItem) all of them */
  guint               width_id;
  gboolean            is_narrow; /* filters stand below the header bar */
  gboolean            is_short; /* items are the newest alone */
  gboolean            is_asking;
  gboolean            is_asked_again;
};

enum
{
  SIGNAL_LOADED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const char *const kinds[] = { NULL, "ksdd", "ksdpk", "sinergi" };

static void page_iface_init (PrkPageInterface *iface);
static void ask             (gpointer page);

G_DEFINE_FINAL_TYPE_WITH_CODE (PrkKasusListPage, prk_kasus_list_page, ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (PRK_TYPE_PAGE, page_iface_init))

static void
show_count (PrkKasusListPage *self,
            guint             n)
{
  g_autofree char *number = prk_format_angka (n);
  g_autofree char *text = g_strdup_printf (ngettext ("%s cooperation", "%s cooperations", n), number);

  gtk_label_set_label (self->count, self->is_short ? _("Reading…") : text);
}

static void
show_rows (PrkKasusListPage *self,
           gboolean          is_other)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search));
  guint stage = gtk_drop_down_get_selected (self->stage_filter);
  guint kind = gtk_drop_down_get_selected (self->kind_filter);
  PrkKasusSaring saring = { .text = *text != '\0' ? text : NULL, .tahapan = -1 };
  g_autoptr(GPtrArray) rows = NULL;

  if (self->items == NULL)
    return;
  if (stage == 1)
    saring.is_terbuka = TRUE;
  else if (stage > 1 && stage != GTK_INVALID_LIST_POSITION)
    saring.tahapan = (int) stage - 2;
  saring.varian = kind < G_N_ELEMENTS (kinds) ? kinds[kind] : NULL;
  saring.urut = prk_kasus_columns_get_sort (self->view, &saring.is_turun);

  rows = prk_kasus_susun (self->items, &saring);
  if (is_other)
    {
      prk_tumbuh_mulai (self->tumbuh);
      gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
    }
  prk_kasus_items_tata (self->rows, rows);
  show_count (self, rows->len);
  gtk_stack_set_visible_child_name (self->stack, rows->len > 0          ? "daftar"
                                                 : self->items->len > 0 ? "nihil"
                                                                        : "kosong");
}

static void
show_error (PrkKasusListPage *self,
            const GError     *error)
{
  adw_status_page_set_description (self->error_page, error->message);
  gtk_stack_set_visible_child_name (self->stack, "galat");
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(PrkKasusListPage) self = user_data;
  g_autoptr(GError) error = NULL;
  GPtrArray *items = prk_kasus_items_muat_finish (result, &error);
  gboolean is_first = self->items == NULL;

  self->is_asking = FALSE;
  if (g_cancellable_is_cancelled (self->cancellable))
    {
      g_clear_pointer (&items, g_ptr_array_unref);
      return;
    }
  if (items == NULL)
    {
      show_error (self, error);
    }
  else
    {
      g_clear_pointer (&self->items, g_ptr_array_unref);
      self->items = items;
      if (self->is_short)
        prk_tumbuh_mulai (self->tumbuh);
      self->is_short = FALSE;
      show_rows (self, is_first);
    }
  g_signal_emit (self, signals[SIGNAL_LOADED], 0);
  if (self->is_asked_again)
    ask (self);
}

static void
ask_all (PrkKasusListPage *self)
{
  prk_kasus_items_muat_async (self->daftar, 0, self->items, self->is_short, self->cancellable,
                              listed_cb, g_object_ref (self));
}

/* The rest is asked for whatever came of the first. */
static void
first_listed_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr(PrkKasusListPage) self = user_data;
  GPtrArray *items = prk_kasus_items_muat_finish (result, NULL);

  if (g_cancellable_is_cancelled (self->cancellable))
    {
      g_clear_pointer (&items, g_ptr_array_unref);
      return;
    }
  if (items != NULL && items->len > 0)
    {
      self->items = g_steal_pointer (&items);
      self->is_short = TRUE;
      show_rows (self, TRUE);
      g_signal_emit (self, signals[SIGNAL_LOADED], 0);
    }
  g_clear_pointer (&items, g_ptr_array_unref);
  ask_all (self);
}

static void
ask (gpointer page)
{
  PrkKasusListPage *self = page;

  prk_reload_begin (self->reload);
  self->is_asked_again = self->is_asking;
  if (self->is_asking)
    return;
  self->is_asking = TRUE;
  if (self->items != NULL)
    ask_all (self);
  else
    prk_kasus_items_muat_async (self->daftar, PRK_TUMBUH_AWAL, NULL, FALSE, self->cancellable,
                                first_listed_cb, g_object_ref (self));
}

static void
changed_cb (PrkKasusListPage *self)
{
  prk_reload_note_change (self->reload);
}

static void
sort_changed_cb (PrkKasusListPage *self)
{
  show_rows (self, TRUE);
}

static void
search_changed_cb (GtkSearchEntry   *entry,
                   PrkKasusListPage *self)
{
  show_rows (self, TRUE);
}

static void
stop_search_cb (GtkSearchEntry   *entry,
                PrkKasusListPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/* Enter or Down in the search goes on to the rows. */
static void
search_activate_cb (GtkSearchEntry   *entry,
                    PrkKasusListPage *self)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (self->rows)) == 0)
    return;
  if (gtk_single_selection_get_selected (self->selection) == GTK_INVALID_LIST_POSITION)
    gtk_single_selection_set_selected (self->selection, 0);
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
filter_changed_cb (GtkDropDown      *filter,
                   GParamSpec       *pspec,
                   PrkKasusListPage *self)
{
  show_rows (self, TRUE);
}

static void
row_activated_cb (GtkColumnView    *view,
                  guint             position,
                  PrkKasusListPage *self)
{
  g_autoptr(PrkKasusItem) item
    = g_list_model_get_item (prk_tumbuh_get_model (self->tumbuh), position);
  g_autofree char *place = NULL;

  if (item == NULL)
    return;
  place = g_strconcat ("kasus/", prk_kasus_item_get_ringkas (item)->id, NULL);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-place", "s", place);
}

static void
show_all_cb (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  PrkKasusListPage *self = user_data;

  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_drop_down_set_selected (self->stage_filter, 0);
  gtk_drop_down_set_selected (self->kind_filter, 0);
  show_rows (self, TRUE);
}

static void
present_new (PrkKasusListPage *self,
             gboolean          is_offer)
{
  GtkWidget *window
    = prk_kasus_baru_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->daftar,
                          prk_application_get_profil (self->application), is_offer);

  gtk_window_present (GTK_WINDOW (window));
}

static void
new_kak_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       user_data)
{
  present_new (user_data, FALSE);
}

static void
new_offer_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  present_new (user_data, TRUE);
}

static void
new_old_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       user_data)
{
  PrkKasusListPage *self = user_data;

  gtk_window_present (GTK_WINDOW (
    prk_kasus_lama_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->daftar,
                        prk_application_get_profil (self->application))));
}

static void
new_table_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  PrkKasusListPage *self = user_data;

  gtk_window_present (GTK_WINDOW (
    prk_kasus_impor_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->daftar)));
}

static void
move_filters (PrkKasusListPage *self)
{
  GtkWidget *filters[] = { GTK_WIDGET (self->stage_filter), GTK_WIDGET (self->kind_filter) };

  self->is_narrow = !self->is_narrow;
  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    {
      g_autoptr(GtkWidget) filter = g_object_ref (filters[i]);

      if (self->is_narrow)
        {
          adw_header_bar_remove (self->header, filter);
          gtk_widget_set_hexpand (filter, TRUE);
          gtk_box_append (self->filter_bar, filter);
        }
      else
        {
          gtk_box_remove (self->filter_bar, filter);
          gtk_widget_set_hexpand (filter, FALSE);
          adw_header_bar_pack_end (self->header, filter);
        }
    }
  gtk_widget_set_visible (GTK_WIDGET (self->filter_bar), self->is_narrow);
}

static gboolean
width_over_cb (gpointer user_data)
{
  PrkKasusListPage *self = user_data;
  int width = gtk_widget_get_width (GTK_WIDGET (self->scroller));

  self->width_id = 0;
  prk_kasus_columns_set_width (self->view, width);
  if (self->is_narrow != (width < NARROW_WIDTH))
    move_filters (self);

  return G_SOURCE_REMOVE;
}

/* Columns cannot change while the list is being laid out. */
static void
width_changed_cb (PrkKasusListPage *self)
{
  if (self->width_id == 0)
    self->width_id = g_idle_add (width_over_cb, self);
}

static void
prk_kasus_list_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (prk_kasus_list_page_parent_class)->map (widget);

  prk_reload_note_map (PRK_KASUS_LIST_PAGE (widget)->reload);
}

static AdwHeaderBar *
prk_kasus_list_page_get_header (PrkPage *page)
{
  return PRK_KASUS_LIST_PAGE (page)->header;
}

static GActionGroup *
prk_kasus_list_page_get_actions (PrkPage *page)
{
  return G_ACTION_GROUP (PRK_KASUS_LIST_PAGE (page)->actions);
}

static char *
prk_kasus_list_page_dup_title (PrkPage *page)
{
  return g_strdup (_("Cooperations"));
}

static void
prk_kasus_list_page_find (PrkPage *page)
{
  gtk_widget_grab_focus (GTK_WIDGET (PRK_KASUS_LIST_PAGE (page)->search));
}

static void
page_iface_init (PrkPageInterface *iface)
{
  iface->get_header = prk_kasus_list_page_get_header;
  iface->get_actions = prk_kasus_list_page_get_actions;
  iface->dup_title = prk_kasus_list_page_dup_title;
  iface->find = prk_kasus_list_page_find;
}

static void
prk_kasus_list_page_dispose (GObject *object)
{
  PrkKasusListPage *self = PRK_KASUS_LIST_PAGE (object);

  g_clear_pointer (&self->reload, prk_reload_free);
  g_clear_handle_id (&self->width_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->daftar);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_object (&self->selection);
  g_clear_pointer (&self->tumbuh, prk_tumbuh_free);
  g_clear_object (&self->rows);
  g_clear_object (&self->actions);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), PRK_TYPE_KASUS_LIST_PAGE);

  G_OBJECT_CLASS (prk_kasus_list_page_parent_class)->dispose (object);
}

static void
prk_kasus_list_page_finalize (GObject *object)
{
  g_object_unref (PRK_KASUS_LIST_PAGE (object)->cancellable);

  G_OBJECT_CLASS (prk_kasus_list_page_parent_class)->finalize (object);
}

static void
prk_kasus_list_page_class_init (PrkKasusListPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = prk_kasus_list_page_dispose;
  object_class->finalize = prk_kasus_list_page_finalize;
  widget_class->map = prk_kasus_list_page_map;

  signals[SIGNAL_LOADED] = g_signal_new ("loaded", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/prakarsa/Prakarsa/ui/kasus/prk-kasus-list-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PrkKasusListPage, header);
  gtk_widget_class_bind_template_child (widget_class, PrkKasusListPage, search);
  gtk_widget_class_bind_template_child (widget_class, PrkKasusListPage, stage_filter);
  gtk_widget_class_bind_template_child (widget_class, PrkKasusListPage, kind_filter);
  gtk_widget_class_bind_template_child (widget_class, PrkKasusListPage, filter_bar);
  gtk_widget_class_bind_template_child (widget_class, PrkKasusListPage, stack);
  gtk_widget_class_bind_template_child (widget_class, PrkKasusListPage, error_page);
  gtk_widget_class_bind_template_child (widget_class, PrkKasusListPage, scroller);
  gtk_widget_class_bind_template_child (widget_class, PrkKasusListPage, view);
  gtk_widget_class_bind_template_child (widget_class, PrkKasusListPage, count);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
fill_filters (PrkKasusListPage *self)
{
  g_autoptr(GtkStringList) stages = gtk_string_list_new (NULL);
  g_autoptr(GtkStringList) words = gtk_string_list_new (NULL);

  gtk_string_list_append (stages, _("Every stage"));
  gtk_string_list_append (stages, _("Only open ones"));
  for (guint i = 0; i < PRK_KASUS_N_TAHAPAN; i++)
    {
      g_autofree char *text = g_strdup_printf ("%u · %s", i + 1, prk_kasus_kata_get_tahapan (i));

      gtk_string_list_append (stages, text);
    }
  gtk_string_list_append (words, _("Every kind"));
  for (guint i = 1; i < G_N_ELEMENTS (kinds); i++)
    gtk_string_list_append (words, prk_kasus_kata_get_varian (kinds[i]));

  gtk_drop_down_set_model (self->stage_filter, G_LIST_MODEL (stages));
  gtk_drop_down_set_model (self->kind_filter, G_LIST_MODEL (words));
}

static void
prk_kasus_list_page_init (PrkKasusListPage *self)
{
  static const GActionEntry entries[] = {
    { "show-all", show_all_cb },
    { "new-kak", new_kak_cb },
    { "new-offer", new_offer_cb },
    { "new-old", new_old_cb },
    { "new-table", new_table_cb },
  };

  self->cancellable = g_cancellable_new ();
  self->reload = prk_reload_new (GTK_WIDGET (self), RELOAD_DELAY_MS, ask);
  gtk_widget_init_template (GTK_WIDGET (self));

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  self->rows = g_list_store_new (PRK_TYPE_KASUS_ITEM);
  self->tumbuh = prk_tumbuh_new (GTK_WIDGET (self), G_LIST_MODEL (self->rows));
  self->selection = gtk_single_selection_new (g_object_ref (prk_tumbuh_get_model (self->tumbuh)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);

  fill_filters (self);
  prk_kasus_columns_add (self->view);
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect_object (gtk_column_view_get_sorter (self->view), "changed",
                           G_CALLBACK (sort_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_scrolled_window_get_hadjustment (self->scroller),
                           "notify::page-size", G_CALLBACK (width_changed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_search_entry_set_key_capture_widget (self->search, GTK_WIDGET (self->view));
}

/**
 * prk_kasus_list_page_new:
 * @application: one whose store is open
 *
 * Returns: (transfer floating): a #PrkPage that follows the store
 */
GtkWidget *
prk_kasus_list_page_new (PrkApplication *application)
{
  PrkKasusListPage *self = g_object_new (PRK_TYPE_KASUS_LIST_PAGE, NULL);

  self->application = application;
  self->daftar = prk_kasus_daftar_untuk (prk_application_get_store (application),
                                         prk_application_get_profil (application));
  g_signal_connect_object (self->daftar, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  ask (self);

  return GTK_WIDGET (self);
}
