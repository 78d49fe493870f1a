/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The list is read anew whenever a record that it was made of changes; the record on the screen is not
 * touched by that, since its session follows the store by itself. */

#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/prk-pesan.h"

#include "prk-rekaman-muat.h"
#include "prk-rekaman-page-private.h"
#include "prk-rekaman-row.h"

#define RELOAD_DELAY_MS 300
#define FORM_WIDTH 1000

static void page_iface_init (PrkPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PrkRekamanPage, prk_rekaman_page, ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (PRK_TYPE_PAGE, page_iface_init))

static void
set_enabled (PrkRekamanPage *self,
             const char     *name,
             gboolean        is_enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), is_enabled);
}

static const char *
get_title (PrkRekamanPage *self,
           PrkRecord      *record)
{
  const char *judul = prk_record_get_string (record, "judul");

  return judul != NULL && *judul != '\0' ? judul : _(self->kelas->tanpa_judul);
}

/* What stands at the right */

static void
update_actions (PrkRekamanPage *self)
{
  set_enabled (self, "undo",
               self->session != NULL && !prk_kak_session_is_locked (self->session)
                 && prk_kak_session_get_undo_label (self->session) != NULL);
  set_enabled (self, "deed", self->session != NULL);
  adw_window_title_set_subtitle (
    self->title,
    self->session != NULL ? get_title (self, prk_kak_session_get_record (self->session)) : "");
  if (self->is_single)
    prk_page_emit_title_changed (PRK_PAGE (self));
}

static void
check (PrkRekamanPage *self)
{
  PrkRecord *record;
  g_autoptr(GPtrArray) temuan = NULL;

  if (self->session == NULL || self->kelas->periksa == NULL)
    return;

  record = prk_kak_session_get_record (self->session);
  temuan = self->kelas->periksa (self, record);
  prk_rekaman_temuan_show (self->temuan, self->own, record, temuan);
  prk_kak_form_show_temuan (self->form, temuan);
}

static void
session_notified_cb (PrkKakSession  *session,
                     GParamSpec     *pspec,
                     PrkRekamanPage *self)
{
  update_actions (self);
}

static void
close_session (PrkRekamanPage *self)
{
  if (self->session == NULL)
    return;

  prk_kak_session_settle (self->session);
  g_signal_handlers_disconnect_by_data (self->session, self);
  adw_bin_set_child (self->form_bin, NULL);
  self->form = NULL;
  if (self->files_bin != NULL)
    adw_bin_set_child (self->files_bin, NULL);
  if (self->halaman_bin != NULL)
    adw_bin_set_child (self->halaman_bin, NULL);
  g_clear_object (&self->session);
}

static void
tell_unreadable (PrkRekamanPage *self,
                 GError         *error)
{
  if (!self->is_single)
    {
      prk_rekaman_page_tell (self, error->message);
      return;
    }
  adw_status_page_set_description (self->error_page, error->message);
  gtk_stack_set_visible_child_name (self->places, "galat");
}

static void
session_opened_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr(PrkRekamanPage) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(PrkKakSession) session = prk_kak_session_open_finish (result, &error);
  g_autofree char *part = NULL;

  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    self->is_beginning = FALSE;
  if (session == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        tell_unreadable (self, error);
      return;
    }
  if (g_strcmp0 (prk_record_get_id (prk_kak_session_get_record (session)), self->wanted) != 0)
    return;

  part = _prk_rekaman_page_dup_part (self);
  close_session (self);
  self->session = g_steal_pointer (&session);
  self->form = g_object_new (PRK_TYPE_KAK_FORM, NULL);
  adw_bin_set_child (self->form_bin, GTK_WIDGET (self->form));
  g_signal_connect (self->form, "notify::part", G_CALLBACK (_prk_rekaman_page_part_changed_cb), self);
  prk_kak_form_set_width (self->form, FORM_WIDTH);
  prk_kak_form_set_session (self->form, self->session);
  _prk_rekaman_page_show_files (self);
  _prk_rekaman_page_renew_halaman (self);
  _prk_rekaman_page_choose_part (self, part);
  g_signal_connect (self->session, "notify::can-undo", G_CALLBACK (session_notified_cb), self);
  g_signal_connect (self->session, "notify::judul", G_CALLBACK (session_notified_cb), self);
  g_signal_connect_swapped (self->session, "lengkap-changed", G_CALLBACK (check), self);
  g_signal_connect_swapped (self->session, "changed", G_CALLBACK (_prk_rekaman_page_show_lock), self);
  _prk_rekaman_page_note_begun (self);
  gtk_widget_set_visible (self->right, TRUE);
  _prk_rekaman_page_show_lock (self);
  update_actions (self);
  check (self);
}

/* The list */

static int
compare (gconstpointer a,
         gconstpointer b,
         gpointer      user_data)
{
  PrkRekamanPage *self = user_data;

  return self->kelas->banding (*(PrkRecord **) a, *(PrkRecord **) b);
}

static void
add_row (PrkRekamanPage *self,
         PrkRecord      *record)
{
  g_autofree char *below = self->kelas->dup_uraian (record);
  GtkWidget *row = prk_rekaman_row_new (record, get_title (self, record), below);

  gtk_list_box_append (self->list, row);
  if (g_strcmp0 (prk_record_get_id (record), self->wanted) == 0)
    gtk_list_box_select_row (self->list, GTK_LIST_BOX_ROW (row));
}

static void
header_func (GtkListBoxRow *row,
             GtkListBoxRow *before,
             gpointer       user_data)
{
  PrkRekamanPage *self = user_data;
  const char *group = self->kelas->kelompok (prk_rekaman_row_get_record (row));
  const char *above
    = before != NULL ? self->kelas->kelompok (prk_rekaman_row_get_record (before)) : NULL;
  GtkWidget *label;

  if (group == NULL || g_strcmp0 (group, above) == 0)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }
  label = gtk_label_new (group);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_set_margin_start (label, 12);
  gtk_widget_set_margin_top (label, 9);
  gtk_widget_set_margin_bottom (label, 3);
  gtk_list_box_row_set_header (row, label);
}

static void
fill_list (PrkRekamanPage *self)
{
  g_autoptr(GPtrArray) records = g_ptr_array_new ();
  GtkWidget *child;

  if (self->is_single)
    {
      gtk_stack_set_visible_child_name (self->places, "isi");
      return;
    }

  g_ptr_array_extend (records, prk_rekaman_page_list (self, self->kelas->jenis), NULL, NULL);
  g_ptr_array_sort_with_data (records, compare, self);
  self->is_filling = TRUE;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  for (guint i = 0; i < records->len; i++)
    add_row (self, g_ptr_array_index (records, i));
  self->is_filling = FALSE;

  gtk_widget_set_visible (self->new_button, records->len > 0);
  gtk_stack_set_visible_child_name (self->places, records->len > 0 ? "isi" : "kosong");
  if (self->wanted == NULL && records->len > 0)
    gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(PrkRekamanPage) self = user_data;
  g_autoptr(GError) error = NULL;
  GHashTable *all = prk_rekaman_muat_finish (result, &error);

  if (all == NULL)
    {
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        return;
      adw_status_page_set_description (self->error_page, error->message);
      gtk_stack_set_visible_child_name (self->places, "galat");
      return;
    }

  g_clear_pointer (&self->all, g_hash_table_unref);
  self->all = all;
  fill_list (self);
  check (self);
}

static void
load (gpointer page)
{
  PrkRekamanPage *self = page;

  prk_reload_begin (self->reload);
  prk_rekaman_muat_async (self->store, self->kelas->baca, self->cancellable, loaded_cb,
                          g_object_ref (self));
}

static void
record_changed_cb (PrkStore       *store,
                   const char     *id,
                   const char     *type,
                   PrkRekamanPage *self)
{
  if (g_strv_contains (self->kelas->baca, type))
    prk_reload_note_change (self->reload);
}

static void
row_selected_cb (PrkRekamanPage *self,
                 GtkListBoxRow  *row)
{
  if (row != NULL && !self->is_filling)
    prk_rekaman_page_open (self, prk_record_get_id (prk_rekaman_row_get_record (row)));
}

static void
row_activated_cb (PrkRekamanPage *self,
                  GtkListBoxRow  *row)
{
  adw_leaflet_set_visible_child (self->leaflet, self->right);
}

static void
jump_cb (PrkRekamanPage *self,
         const char     *path)
{
  if (path != NULL)
    prk_rekaman_page_focus_path (self, path);
}

/* Actions */

static void
show_list_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  PrkRekamanPage *self = user_data;

  adw_leaflet_set_visible_child (self->leaflet, self->left);
}

static void
undo_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  PrkRekamanPage *self = user_data;

  if (self->session != NULL)
    prk_kak_session_undo (self->session);
}

static void
deed_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  PrkRekamanPage *self = user_data;
  const PrkRekamanTugas *deed;

  if (self->session == NULL)
    return;
  prk_kak_session_settle (self->session);
  deed = &self->kelas->tugas[g_variant_get_int32 (parameter)];
  if (deed->is_tetap || !prk_kak_session_is_locked (self->session))
    deed->lakukan (self);
}

static void
new_cb (GSimpleAction *action,
        GVariant      *parameter,
        gpointer       user_data)
{
  _prk_rekaman_page_begin (user_data);
}

static const GActionEntry entries[] = {
  { .name = "show-list", .activate = show_list_cb },
  { .name = "new", .activate = new_cb },
  { .name = "undo", .activate = undo_cb },
  { .name = "deed", .activate = deed_cb, .parameter_type = "i" },
};

/* Page */

static AdwHeaderBar *
prk_rekaman_page_get_header (PrkPage *page)
{
  return PRK_REKAMAN_PAGE (page)->header;
}

static GActionGroup *
prk_rekaman_page_get_actions (PrkPage *page)
{
  return G_ACTION_GROUP (PRK_REKAMAN_PAGE (page)->actions);
}

static char *
prk_rekaman_page_dup_title (PrkPage *page)
{
  PrkRekamanPage *self = PRK_REKAMAN_PAGE (page);

  if (self->is_single && self->session != NULL)
    return g_strdup (get_title (self, prk_kak_session_get_record (self->session)));

  return g_strdup (_(self->kelas->judul));
}

static void
prk_rekaman_page_leave (PrkPage *page)
{
  PrkRekamanPage *self = PRK_REKAMAN_PAGE (page);

  if (self->session != NULL)
    prk_kak_session_settle (self->session);
}

static void
page_iface_init (PrkPageInterface *iface)
{
  iface->get_header = prk_rekaman_page_get_header;
  iface->get_actions = prk_rekaman_page_get_actions;
  iface->dup_title = prk_rekaman_page_dup_title;
  iface->leave = prk_rekaman_page_leave;
}

static void
prk_rekaman_page_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (prk_rekaman_page_parent_class)->map (widget);

  prk_reload_note_map (PRK_REKAMAN_PAGE (widget)->reload);
}

static void
prk_rekaman_page_dispose (GObject *object)
{
  PrkRekamanPage *self = PRK_REKAMAN_PAGE (object);

  g_clear_pointer (&self->reload, prk_reload_free);
  g_cancellable_cancel (self->cancellable);
  if (self->opening != NULL)
    g_cancellable_cancel (self->opening);
  g_clear_object (&self->opening);
  if (self->form_bin != NULL)
    close_session (self);
  g_clear_object (&self->actions);
  g_clear_object (&self->store);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), PRK_TYPE_REKAMAN_PAGE);

  G_OBJECT_CLASS (prk_rekaman_page_parent_class)->dispose (object);
}

static void
prk_rekaman_page_finalize (GObject *object)
{
  PrkRekamanPage *self = PRK_REKAMAN_PAGE (object);

  g_clear_pointer (&self->all, g_hash_table_unref);
  g_clear_pointer (&self->own, prk_profil_unref);
  g_clear_object (&self->cancellable);
  g_free (self->wanted);
  g_free (self->begun);
  g_free (self->pristine);

  G_OBJECT_CLASS (prk_rekaman_page_parent_class)->finalize (object);
}

static void
prk_rekaman_page_class_init (PrkRekamanPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = prk_rekaman_page_dispose;
  object_class->finalize = prk_rekaman_page_finalize;
  widget_class->map = prk_rekaman_page_map;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/prakarsa/Prakarsa/ui/rekaman/prk-rekaman-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PrkRekamanPage, header);
  gtk_widget_class_bind_template_child (widget_class, PrkRekamanPage, title);
  gtk_widget_class_bind_template_child (widget_class, PrkRekamanPage, new_button);
  gtk_widget_class_bind_template_child (widget_class, PrkRekamanPage, new_content);
  gtk_widget_class_bind_template_child (widget_class, PrkRekamanPage, menu_button);
  gtk_widget_class_bind_template_child (widget_class, PrkRekamanPage, toasts);
  gtk_widget_class_bind_template_child (widget_class, PrkRekamanPage, places);
  gtk_widget_class_bind_template_child (widget_class, PrkRekamanPage, empty_page);
  gtk_widget_class_bind_template_child (widget_class, PrkRekamanPage, empty_button);
  gtk_widget_class_bind_template_child (widget_class, PrkRekamanPage, error_page);
  gtk_widget_class_bind_template_child (widget_class, PrkRekamanPage, leaflet);
  gtk_widget_class_bind_template_child (widget_class, PrkRekamanPage, left);
  gtk_widget_class_bind_template_child (widget_class, PrkRekamanPage, list);
  gtk_widget_class_bind_template_child (widget_class, PrkRekamanPage, right);
  gtk_widget_class_bind_template_child (widget_class, PrkRekamanPage, parts);
  gtk_widget_class_bind_template_child (widget_class, PrkRekamanPage, deeds);
  gtk_widget_class_bind_template_child (widget_class, PrkRekamanPage, form_bin);
  gtk_widget_class_bind_template_child (widget_class, PrkRekamanPage, temuan_bin);
  gtk_widget_class_bind_template_child (widget_class, PrkRekamanPage, lock_banner);
  gtk_widget_class_bind_template_child (widget_class, PrkRekamanPage, lock_icon);
  gtk_widget_class_bind_template_child (widget_class, PrkRekamanPage, lock_message);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "page.undo",
                                       NULL);
}

static void
prk_rekaman_page_init (PrkRekamanPage *self)
{
  self->cancellable = g_cancellable_new ();
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  self->reload = prk_reload_new (GTK_WIDGET (self), RELOAD_DELAY_MS, load);
  gtk_widget_init_template (GTK_WIDGET (self));

  self->temuan = PRK_REKAMAN_TEMUAN (prk_rekaman_temuan_new ());
  adw_bin_set_child (self->temuan_bin, GTK_WIDGET (self->temuan));
  g_signal_connect_object (self->temuan, "jump", G_CALLBACK (jump_cb), self, G_CONNECT_SWAPPED);
  gtk_list_box_set_header_func (self->list, header_func, self, NULL);
}

static void
fill_menu (PrkRekamanPage *self)
{
  g_autoptr(GMenu) menu = g_menu_new ();

  for (gint32 i = 0; self->kelas->tugas[i].lakukan != NULL; i++)
    {
      g_autoptr(GMenuItem) item = NULL;

      if (self->kelas->tugas[i].bagian != NULL)
        continue;
      item = g_menu_item_new (_(self->kelas->tugas[i].label), NULL);
      g_menu_item_set_action_and_target (item, "page.deed", "i", i);
      g_menu_append_item (menu, item);
    }
  gtk_menu_button_set_menu_model (self->menu_button, G_MENU_MODEL (menu));
  gtk_widget_set_visible (GTK_WIDGET (self->menu_button),
                          g_menu_model_get_n_items (G_MENU_MODEL (menu)) > 0);
}

static PrkRekamanPage *
new_page (PrkApplication        *application,
          const PrkRekamanKelas *kelas)
{
  PrkRekamanPage *self;

  self = g_object_new (PRK_TYPE_REKAMAN_PAGE, NULL);
  self->application = application;
  self->kelas = kelas;
  self->store = g_object_ref (prk_application_get_store (application));
  self->own = prk_profil_new_for (prk_application_get_profil (application), kelas->jenis);
  adw_window_title_set_title (self->title, _(kelas->judul));
  adw_button_content_set_label (self->new_content, _(kelas->baru));
  adw_status_page_set_icon_name (self->empty_page, kelas->ikon);
  adw_status_page_set_title (self->empty_page, _(kelas->kosong_judul));
  adw_status_page_set_description (self->empty_page, _(kelas->kosong_uraian));
  gtk_button_set_label (self->empty_button, _(kelas->baru));
  gtk_widget_set_visible (GTK_WIDGET (self->temuan_bin), kelas->periksa != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _(kelas->judul), -1);
  _prk_rekaman_page_fill_parts (self);
  fill_menu (self);
  update_actions (self);
  g_signal_connect_object (self->store, "record-changed", G_CALLBACK (record_changed_cb), self, 0);
  load (self);

  return self;
}

/**
 * prk_rekaman_page_new:
 * @application: an application whose store is open
 * @kelas: what this room is about; lives as long as the program
 *
 * Returns: (transfer floating): a #PrkPage, its records on their way
 */
GtkWidget *
prk_rekaman_page_new (PrkApplication        *application,
                      const PrkRekamanKelas *kelas)
{
  g_return_val_if_fail (PRK_IS_APPLICATION (application) && kelas != NULL, NULL);

  return GTK_WIDGET (new_page (application, kelas));
}

/**
 * prk_rekaman_page_new_satu:
 * @application: an application whose store is open
 * @kelas: what it is about; lives as long as the program
 * @id: a record of that type
 *
 * Returns: (transfer floating): a #PrkPage for one record, without the list
 */
GtkWidget *
prk_rekaman_page_new_satu (PrkApplication        *application,
                           const PrkRekamanKelas *kelas,
                           const char            *id)
{
  PrkRekamanPage *self;

  g_return_val_if_fail (PRK_IS_APPLICATION (application) && kelas != NULL && id != NULL, NULL);

  self = new_page (application, kelas);
  self->is_single = TRUE;
  adw_leaflet_set_visible_child (self->leaflet, self->right);
  gtk_widget_set_visible (self->left, FALSE);
  gtk_widget_set_visible (self->new_button, FALSE);
  set_enabled (self, "new", FALSE);
  prk_rekaman_page_open (self, id);

  return GTK_WIDGET (self);
}

PrkApplication *
prk_rekaman_page_get_application (PrkRekamanPage *self)
{
  return self->application;
}

PrkStore *
prk_rekaman_page_get_store (PrkRekamanPage *self)
{
  return self->store;
}

PrkProfil *
prk_rekaman_page_get_profil (PrkRekamanPage *self)
{
  return prk_application_get_profil (self->application);
}

PrkKakSession *
prk_rekaman_page_get_session (PrkRekamanPage *self)
{
  return self->session;
}

GtkWindow *
prk_rekaman_page_get_window (PrkRekamanPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return root != NULL ? GTK_WINDOW (root) : NULL;
}

GCancellable *
prk_rekaman_page_get_cancellable (PrkRekamanPage *self)
{
  return self->cancellable;
}

GPtrArray *
prk_rekaman_page_list (PrkRekamanPage *self,
                       const char     *jenis)
{
  static GPtrArray *none;
  GPtrArray *records = prk_rekaman_get (self->all, jenis);

  if (none == NULL)
    none = g_ptr_array_new ();

  return records != NULL ? records : none;
}

void
prk_rekaman_page_open (PrkRekamanPage *self,
                       const char     *id)
{
  g_return_if_fail (PRK_IS_REKAMAN_PAGE (self) && id != NULL);

  if (g_strcmp0 (id, self->wanted) == 0)
    return;

  if (self->opening != NULL)
    g_cancellable_cancel (self->opening);
  g_clear_object (&self->opening);
  self->opening = g_cancellable_new ();
  g_free (self->wanted);
  self->wanted = g_strdup (id);
  if (self->session != NULL)
    prk_kak_session_settle (self->session);
  prk_kak_session_open_async (self->store, self->own, id, self->opening, session_opened_cb,
                              g_object_ref (self));
}

void
prk_rekaman_page_show_part (PrkRekamanPage *self,
                            const char     *bagian)
{
  if (self->form != NULL)
    prk_kak_form_set_part (self->form, bagian);
}

void
prk_rekaman_page_focus_path (PrkRekamanPage *self,
                             const char     *path)
{
  if (self->form == NULL)
    return;
  /* Another part may stand in front of the form. */
  prk_kak_form_focus_path (self->form, path, -1, -1);
  _prk_rekaman_page_choose_part (self, prk_kak_form_get_part (self->form));
}

void
prk_rekaman_page_tell (PrkRekamanPage *self,
                       const char     *words)
{
  g_return_if_fail (PRK_IS_REKAMAN_PAGE (self));

  if (self->toasts != NULL)
    prk_pesan_toast (self->toasts, words);
}
