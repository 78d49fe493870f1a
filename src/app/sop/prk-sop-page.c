/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n.h>

#include "app/prk-reload.h"

#include "prk-sop-bagan.h"
#include "prk-sop-cetak.h"
#include "prk-sop-editor.h"
#include "prk-sop-kata.h"
#include "prk-sop-kepala.h"
#include "prk-sop-lama.h"
#include "prk-sop-milik.h"
#include "prk-sop-page.h"
#include "prk-sop-sumber.h"

#define RELOAD_MS 300

struct _PrkSopPage
{
  AdwBin parent_instance;

  AdwHeaderBar *header;
  GtkStack *titles;
  GtkWidget *back;
  GtkWidget *import;
  GtkWidget *copy;
  GtkWidget *export;
  GtkWidget *menu;
  GtkStack *stack;
  GtkBox *lists;
  GtkLabel *name;
  GtkLabel *facts;
  GtkLabel *broken;
  GtkWidget *incomplete;
  GtkStack *views;
  GtkStackPage *edit_view;
  PrkSopBagan *chart;
  AdwBin *kepala;
  PrkSopLama *lama;
  PrkSopEditor *editor;

  PrkApplication *application;
  GSimpleActionGroup *actions;
  PrkReload *reload;
  GCancellable *cancellable;
  PrkSop *sop;       /* (nullable) the one on the screen */
  PrkRecord *record; /* (nullable) it is the office's own */
  char *wanted;      /* (nullable) id of a copy that is to be opened once it is in the list */
};

static AdwHeaderBar *
prk_sop_page_get_header (PrkPage *page);
static GActionGroup *
prk_sop_page_get_actions (PrkPage *page);
static char *
prk_sop_page_dup_title (PrkPage *page);
static void
prk_sop_page_leave (PrkPage *page);

static void
page_iface_init (PrkPageInterface *iface)
{
  iface->get_header = prk_sop_page_get_header;
  iface->get_actions = prk_sop_page_get_actions;
  iface->dup_title = prk_sop_page_dup_title;
  iface->leave = prk_sop_page_leave;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (PrkSopPage,
                               prk_sop_page,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (PRK_TYPE_PAGE, page_iface_init))

static gboolean
is_one (PrkSopPage *self)
{
  return g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "satu") == 0;
}

static PrkStore *
get_store (PrkSopPage *self)
{
  return prk_application_get_store (self->application);
}

static void
set_enabled (PrkSopPage *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

static void
update_header (PrkSopPage *self)
{
  gboolean one = is_one (self);

  gtk_widget_set_visible (self->back, one);
  gtk_widget_set_visible (self->import, !one);
  gtk_widget_set_visible (self->copy, one && self->record == NULL);
  gtk_widget_set_visible (self->export, one);
  gtk_widget_set_visible (self->menu, one);
  set_enabled (self, "copy", one && self->sop != NULL);
  set_enabled (self, "export", one && self->sop != NULL);
  set_enabled (self, "export-file", one && self->sop != NULL);
  set_enabled (self, "discard", one && self->record != NULL);
  set_enabled (self, "undo", one && self->record != NULL);
}

static void
show_place (PrkSopPage *self, const char *name)
{
  gtk_stack_set_visible_child_name (self->stack, name);
  gtk_stack_set_visible_child_name (self->titles, name);
  update_header (self);
  prk_page_emit_title_changed (PRK_PAGE (self));
}

/* One procedure */

/* Chart and header of what can be read; of a copy with mistakes what stood before stays. */
static void
show_sop (PrkSopPage *self, PrkSop *sop)
{
  g_autofree char *facts = sop != NULL ? prk_sop_kata_dup_uraian (sop) : NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->broken), sop == NULL);
  if (sop == NULL)
    {
      gtk_label_set_label (self->broken,
                           _ ("It cannot be begun until its mistakes are mended; see Change."));
      update_header (self);
      return;
    }

  prk_sop_ref (sop);
  g_clear_pointer (&self->sop, prk_sop_unref);
  self->sop = sop;
  gtk_label_set_label (self->name, prk_sop_get_nama (sop));
  gtk_label_set_label (self->facts, facts);
  gtk_widget_set_visible (self->incomplete, !prk_sop_is_lengkap (sop));
  prk_sop_bagan_set_sop (self->chart, sop);
  adw_bin_set_child (self->kepala, prk_sop_kepala_new (sop));
  update_header (self);
}

/* Read anew each time somebody looks. */
static void
view_changed_cb (PrkSopPage *self)
{
  if (self->sop != NULL
      && g_strcmp0 (gtk_stack_get_visible_child_name (self->views), "lama") == 0)
    prk_sop_lama_show (self->lama, get_store (self), prk_application_get_profil (self->application),
                       self->sop);
}

static void
open_source (PrkSopPage *self, const PrkSopSumber *source, gboolean is_new)
{
  g_clear_pointer (&self->sop, prk_sop_unref);
  g_clear_pointer (&self->record, prk_record_unref);
  prk_sop_bagan_set_sop (self->chart, NULL);
  adw_bin_set_child (self->kepala, NULL);
  prk_sop_editor_close (self->editor);
  gtk_label_set_label (self->name, source->nama != NULL ? source->nama : "");
  gtk_label_set_label (self->facts, "");
  gtk_widget_set_visible (self->incomplete, FALSE);

  gtk_stack_page_set_visible (self->edit_view, source->record != NULL);
  if (source->record != NULL)
    {
      self->record = prk_record_ref (source->record);
      prk_sop_editor_open (self->editor, get_store (self),
                           prk_application_get_profil (self->application), source->id);
    }
  show_sop (self, source->sop);
  gtk_stack_set_visible_child_name (self->views, is_new || source->sop == NULL ? "ubah" : "bagan");
  show_place (self, "satu");
}

static void
edited_cb (PrkSopPage *self)
{
  show_sop (self, prk_sop_editor_get_sop (self->editor));
}

static void
step_activated_cb (PrkSopPage *self, guint step)
{
  if (self->record == NULL)
    return;

  gtk_stack_set_visible_child_name (self->views, "ubah");
  prk_sop_editor_go_to (self->editor, step);
}

/* The list */

static void
row_activated_cb (PrkSopPage *self, GtkWidget *row)
{
  open_source (self, g_object_get_data (G_OBJECT (row), "sumber"), FALSE);
}

/* @source is taken. */
static GtkWidget *
new_row (PrkSopPage *self, PrkSopSumber *source)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *facts = source->sop != NULL ? prk_sop_kata_dup_uraian (source->sop) : NULL;
  gboolean is_complete = source->sop != NULL && prk_sop_is_lengkap (source->sop);
  GtkWidget *mark = gtk_label_new (source->sop == NULL ? _ ("Has mistakes")
                                   : is_complete       ? _ ("Complete")
                                                       : _ ("Not complete"));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (
      ADW_PREFERENCES_ROW (row),
      source->nama != NULL && *source->nama != '\0' ? source->nama : _ ("Without a name"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), facts != NULL ? facts : source->galat);
  gtk_widget_add_css_class (mark, source->sop == NULL ? "error"
                                  : is_complete       ? "dim-label"
                                                      : "warning");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), mark);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row),
                                    source->sop != NULL || source->record != NULL);
  g_object_set_data_full (G_OBJECT (row), "sumber", source, (GDestroyNotify)prk_sop_sumber_free);
  g_signal_connect_swapped (row, "activated", G_CALLBACK (row_activated_cb), self);

  return row;
}

static GtkWidget *
new_group (const char *title, const char *description)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), description);

  return group;
}

static void
fill (PrkSopPage *self, GPtrArray *list)
{
  GtkWidget *own = new_group (_ ("Of This Office"),
                              _ ("Copies that were changed; they reach the other laptops, too."));
  GtkWidget *shipped = new_group (
      _ ("Procedures at Hand"),
      _ ("Steps, actors, documents and standard times as the procedures were printed."));
  gboolean has_own = FALSE;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->lists))) != NULL)
    gtk_box_remove (self->lists, child);
  while (list->len > 0)
    {
      PrkSopSumber *source = g_ptr_array_steal_index (list, 0);
      gboolean is_wanted = g_strcmp0 (source->id, self->wanted) == 0;

      has_own |= source->record != NULL;
      if (is_wanted)
        {
          g_clear_pointer (&self->wanted, g_free);
          open_source (self, source, TRUE);
        }
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (source->record != NULL ? own : shipped),
                                 new_row (self, source));
    }
  gtk_widget_set_visible (own, has_own);
  gtk_box_append (self->lists, own);
  gtk_box_append (self->lists, shipped);
}

static void
loaded_cb (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (PrkSopPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) list = prk_sop_sumber_muat_finish (result, &error);

  if (list != NULL && self->reload != NULL)
    fill (self, list);
  else if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-toast", "s", error->message);
}

static void
load (gpointer page)
{
  PrkSopPage *self = page;

  prk_reload_begin (self->reload);
  prk_sop_sumber_muat_async (get_store (self), self->cancellable, loaded_cb, g_object_ref (self));
}

static void
record_changed_cb (PrkSopPage *self, const char *id, const char *type)
{
  if (g_strcmp0 (type, "sop") == 0)
    prk_reload_note_change (self->reload);
}

/* Actions */

static void
made_cb (const char *id, gpointer user_data)
{
  PrkSopPage *self = user_data;

  if (self->reload == NULL)
    return;
  g_free (self->wanted);
  self->wanted = g_strdup (id);
  load (self);
}

static void
discarded_cb (const char *id, gpointer user_data)
{
  PrkSopPage *self = user_data;

  if (self->reload == NULL)
    return;
  prk_sop_editor_close (self->editor);
  g_clear_pointer (&self->record, prk_record_unref);
  show_place (self, "daftar");
  load (self);
}

static void
back_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  PrkSopPage *self = user_data;

  prk_sop_editor_settle (self->editor);
  show_place (self, "daftar");
}

static void
copy_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  PrkSopPage *self = user_data;

  prk_sop_milik_salin (GTK_WIDGET (self), get_store (self), self->sop, made_cb);
}

static void
import_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  PrkSopPage *self = user_data;

  prk_sop_milik_impor (GTK_WIDGET (self), get_store (self), made_cb);
}

static void
export_file_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  PrkSopPage *self = user_data;

  prk_sop_milik_ekspor (GTK_WIDGET (self), self->sop);
}

static void
discard_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  PrkSopPage *self = user_data;

  prk_sop_milik_buang (GTK_WIDGET (self), get_store (self), self->record, discarded_cb);
}

static void
undo_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  prk_sop_editor_undo (PRK_SOP_PAGE (user_data)->editor);
}

static void
export_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  PrkSopPage *self = user_data;

  prk_sop_cetak (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), get_store (self),
                 prk_application_get_profil (self->application), self->sop, NULL);
}

/* Page */

static AdwHeaderBar *
prk_sop_page_get_header (PrkPage *page)
{
  return PRK_SOP_PAGE (page)->header;
}

static GActionGroup *
prk_sop_page_get_actions (PrkPage *page)
{
  return G_ACTION_GROUP (PRK_SOP_PAGE (page)->actions);
}

static char *
prk_sop_page_dup_title (PrkPage *page)
{
  PrkSopPage *self = PRK_SOP_PAGE (page);

  return g_strdup (is_one (self) && self->sop != NULL ? prk_sop_get_nama (self->sop)
                                                      : _ ("Procedures (SOP)"));
}

static void
prk_sop_page_leave (PrkPage *page)
{
  prk_sop_editor_settle (PRK_SOP_PAGE (page)->editor);
}

static void
prk_sop_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (prk_sop_page_parent_class)->map (widget);
  prk_reload_note_map (PRK_SOP_PAGE (widget)->reload);
}

static void
prk_sop_page_dispose (GObject *object)
{
  PrkSopPage *self = PRK_SOP_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->reload, prk_reload_free);
  g_clear_pointer (&self->sop, prk_sop_unref);
  g_clear_pointer (&self->record, prk_record_unref);
  g_clear_pointer (&self->wanted, g_free);
  g_clear_object (&self->actions);
  gtk_widget_dispose_template (GTK_WIDGET (self), PRK_TYPE_SOP_PAGE);

  G_OBJECT_CLASS (prk_sop_page_parent_class)->dispose (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  g_type_ensure (PRK_TYPE_SOP_BAGAN);
  g_type_ensure (PRK_TYPE_SOP_EDITOR);
  g_type_ensure (PRK_TYPE_SOP_LAMA);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/prakarsa/Prakarsa/ui/sop/prk-sop-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PrkSopPage, header);
  gtk_widget_class_bind_template_child (widget_class, PrkSopPage, titles);
  gtk_widget_class_bind_template_child (widget_class, PrkSopPage, back);
  gtk_widget_class_bind_template_child (widget_class, PrkSopPage, import);
  gtk_widget_class_bind_template_child (widget_class, PrkSopPage, copy);
  gtk_widget_class_bind_template_child (widget_class, PrkSopPage, export);
  gtk_widget_class_bind_template_child (widget_class, PrkSopPage, menu);
  gtk_widget_class_bind_template_child (widget_class, PrkSopPage, stack);
  gtk_widget_class_bind_template_child (widget_class, PrkSopPage, lists);
  gtk_widget_class_bind_template_child (widget_class, PrkSopPage, name);
  gtk_widget_class_bind_template_child (widget_class, PrkSopPage, facts);
  gtk_widget_class_bind_template_child (widget_class, PrkSopPage, broken);
  gtk_widget_class_bind_template_child (widget_class, PrkSopPage, incomplete);
  gtk_widget_class_bind_template_child (widget_class, PrkSopPage, lama);
  gtk_widget_class_bind_template_child (widget_class, PrkSopPage, views);
  gtk_widget_class_bind_template_child (widget_class, PrkSopPage, edit_view);
  gtk_widget_class_bind_template_child (widget_class, PrkSopPage, chart);
  gtk_widget_class_bind_template_child (widget_class, PrkSopPage, kepala);
  gtk_widget_class_bind_template_child (widget_class, PrkSopPage, editor);
}

static void
prk_sop_page_class_init (PrkSopPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = prk_sop_page_dispose;
  GTK_WIDGET_CLASS (klass)->map = prk_sop_page_map;

  bind_template (GTK_WIDGET_CLASS (klass));
}

static void
prk_sop_page_init (PrkSopPage *self)
{
  static const GActionEntry entries[] = {
    { .name = "back", .activate = back_cb },
    { .name = "copy", .activate = copy_cb },
    { .name = "import", .activate = import_cb },
    { .name = "export", .activate = export_cb },
    { .name = "export-file", .activate = export_file_cb },
    { .name = "discard", .activate = discard_cb },
    { .name = "undo", .activate = undo_cb },
  };

  self->cancellable = g_cancellable_new ();
  self->reload = prk_reload_new (GTK_WIDGET (self), RELOAD_MS, load);
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect_swapped (self->editor, "edited", G_CALLBACK (edited_cb), self);
  g_signal_connect_swapped (self->chart, "step-activated", G_CALLBACK (step_activated_cb), self);
  g_signal_connect_object (self->views, "notify::visible-child", G_CALLBACK (view_changed_cb), self,
                           G_CONNECT_SWAPPED);
  update_header (self);
}

/**
 * prk_sop_page_new:
 * @application: an application whose store is open
 *
 * Returns: (transfer floating): the page, its list on its way
 */
GtkWidget *
prk_sop_page_new (PrkApplication *application)
{
  PrkSopPage *self = g_object_new (PRK_TYPE_SOP_PAGE, NULL);

  self->application = application;
  g_signal_connect_object (get_store (self), "record-changed", G_CALLBACK (record_changed_cb), self,
                           G_CONNECT_SWAPPED);
  load (self);

  return GTK_WIDGET (self);
}
