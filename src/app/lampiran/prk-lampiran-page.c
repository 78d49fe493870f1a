/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "app/prk-application.h"
#include "app/sinkron/prk-sinkron-berkas.h"
#include "app/widget/prk-terima.h"
#include "store/prk-berkas.h"

#include "prk-lampiran-buka.h"
#include "prk-lampiran-impor.h"
#include "prk-lampiran-kata.h"
#include "prk-lampiran-page.h"
#include "prk-lampiran-pratinjau.h"
#include "prk-lampiran-row.h"
#include "prk-lampiran-ubah.h"

#define TABLE "lampiran"

struct _PrkLampiranPage
{
  AdwBin                parent_instance;

  GtkButton            *add_button;
  PrkLampiranImpor     *impor;
  GtkStack             *stack;
  GtkListBox           *list;

  PrkKakSession        *session;
  GSimpleActionGroup   *actions;
  GCancellable         *cancellable;
  GtkFileChooserNative *chooser;
  char                 *saving;  /* hash of what the chooser saves */
  GHashTable           *keadaan; /* hash → PrkBerkasKeadaan */
  GStrv                 ids;     /* of the rows shown */
  gboolean              is_loading;
  gboolean              must_load;
};

enum
{
  PROP_COUNT = 1,
  N_PROPS
};

enum
{
  SIGNAL_TOAST,
  N_SIGNALS
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PrkLampiranPage, prk_lampiran_page, ADW_TYPE_BIN)

static GtkWindow *
get_window (PrkLampiranPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

static void
toast (PrkLampiranPage *self,
       const char      *words)
{
  g_signal_emit (self, signals[SIGNAL_TOAST], 0, words);
}

static PrkBerkasValue *
find_berkas (PrkLampiranPage *self,
             const char      *row)
{
  g_autofree char *path = g_strdup_printf (TABLE "/%s/berkas", row);

  return prk_berkas_from_value (
      prk_record_get_value (prk_kak_session_get_record (self->session), path));
}

static PrkLampiranRow *
find_row (PrkLampiranPage *self,
          const char      *id)
{
  for (int i = 0;; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, i);

      if (row == NULL
          || g_strcmp0 (prk_lampiran_row_get_id (PRK_LAMPIRAN_ROW (row)), id) == 0)
        return (PrkLampiranRow *) row;
    }
}

/* Showing */

/* Rows of the table that hold a file; what is half there, or nonsense, is not shown. */
static GStrv
list_ids (PrkLampiranPage *self)
{
  g_auto (GStrv) rows = prk_record_list_rows (prk_kak_session_get_record (self->session), TABLE);
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  for (guint i = 0; rows[i] != NULL; i++)
    {
      g_autoptr (PrkBerkasValue) berkas = find_berkas (self, rows[i]);

      if (berkas != NULL)
        g_strv_builder_add (ids, rows[i]);
    }
  return g_strv_builder_end (ids);
}

static void
show_row (PrkLampiranPage *self,
          const char      *id)
{
  g_autoptr (PrkBerkasValue) berkas = find_berkas (self, id);
  g_autofree char *path = g_strdup_printf (TABLE "/%s/keterangan", id);
  const char *note = prk_record_get_string (prk_kak_session_get_record (self->session), path);
  const PrkBerkasKeadaan *keadaan = g_hash_table_lookup (self->keadaan, berkas->hash);
  PrkSinkron *sinkron = prk_application_get_default_sinkron ();
  gboolean is_enrolled = sinkron != NULL && prk_sinkron_is_enrolled (sinkron);
  g_autofree char *words = is_enrolled ? prk_sinkron_dup_laju (sinkron, berkas->hash) : NULL;
  PrkLampiranRow *row = find_row (self, id);

  if (words == NULL)
    words = prk_lampiran_kata_dup_keadaan (keadaan, is_enrolled);
  prk_lampiran_row_show (row, berkas, note, words, keadaan != NULL && keadaan->is_here,
                         prk_kak_session_is_locked (self->session));
  prk_lampiran_row_offer_fetch (row, is_enrolled && keadaan != NULL && !keadaan->is_here
                                         && !keadaan->is_wanted);
}

static void
show_rows (PrkLampiranPage *self)
{
  for (guint i = 0; self->ids != NULL && self->ids[i] != NULL; i++)
    show_row (self, self->ids[i]);
}

static void
set_ids (PrkLampiranPage *self,
         GStrv            ids)
{
  GtkListBoxRow *row;

  if (self->ids != NULL && g_strv_equal ((const char *const *) ids, (const char *const *) self->ids))
    {
      g_strfreev (ids);
      return;
    }

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  for (guint i = 0; ids[i] != NULL; i++)
    gtk_list_box_append (self->list, prk_lampiran_row_new (ids[i]));
  g_strfreev (self->ids);
  self->ids = ids;
  gtk_stack_set_visible_child_name (self->stack, ids[0] != NULL ? "list" : "empty");
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_COUNT]);
}

static void
update_actions (PrkLampiranPage *self)
{
  static const char *const changing[] = { "add", "edit", "remove" };
  gboolean is_locked = prk_kak_session_is_locked (self->session);

  for (guint i = 0; i < G_N_ELEMENTS (changing); i++)
    g_simple_action_set_enabled (G_SIMPLE_ACTION (g_action_map_lookup_action (
                                     G_ACTION_MAP (self->actions), changing[i])),
                                 !is_locked);
  gtk_widget_set_visible (GTK_WIDGET (self->add_button), !is_locked);
}

static void load (PrkLampiranPage *self);

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (PrkLampiranPage) self = user_data;
  g_autoptr (GPtrArray) list = prk_store_list_berkas_finish (PRK_STORE (source), result, NULL);

  self->is_loading = FALSE;
  if (self->session == NULL)
    return;
  if (list != NULL)
    {
      g_hash_table_remove_all (self->keadaan);
      for (guint i = 0; i < list->len; i++)
        {
          PrkBerkasKeadaan *keadaan = g_ptr_array_index (list, i);

          g_hash_table_replace (self->keadaan, g_strdup (keadaan->berkas->hash),
                                prk_berkas_keadaan_copy (keadaan));
        }
      show_rows (self);
    }
  if (self->must_load)
    load (self);
}

/* How the files stand; what changes meanwhile is asked for afterwards. */
static void
load (PrkLampiranPage *self)
{
  self->must_load = self->is_loading;
  if (self->is_loading)
    return;

  self->is_loading = TRUE;
  prk_store_list_berkas_async (prk_kak_session_get_store (self->session),
                               prk_record_get_id (prk_kak_session_get_record (self->session)),
                               self->cancellable, loaded_cb, g_object_ref (self));
}

static void
refresh (PrkLampiranPage *self)
{
  set_ids (self, list_ids (self));
  show_rows (self);
  update_actions (self);
}

static void
changed_cb (PrkLampiranPage *self,
            const char      *path)
{
  if (path == NULL || g_str_has_prefix (path, TABLE "/"))
    refresh (self);
}

/* The store knows of a new row when it is on the disk. */
static void
stored_cb (PrkLampiranPage *self,
           const char      *id)
{
  if (g_strcmp0 (id, prk_record_get_id (prk_kak_session_get_record (self->session))) == 0
      && self->ids != NULL && self->ids[0] != NULL)
    load (self);
}

static void
sinkron_changed_cb (PrkLampiranPage *self)
{
  if (self->ids == NULL || self->ids[0] == NULL)
    return;
  show_rows (self);
  load (self);
}

/* Doing */

static void
failed_cb (PrkLampiranPage *self,
           const char      *words)
{
  toast (self, words);
}

static void
added_cb (PrkLampiranPage *self,
          int              response,
          GtkNativeDialog *dialog)
{
  g_autoptr (GListModel) files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog));

  if (response == GTK_RESPONSE_ACCEPT)
    for (guint i = 0; i < g_list_model_get_n_items (files); i++)
      {
        g_autoptr (GFile) file = g_list_model_get_item (files, i);

        prk_lampiran_impor_add (self->impor, file);
      }
  g_clear_object (&self->chooser);
}

static void
add_cb (GSimpleAction *action,
        GVariant      *parameter,
        gpointer       user_data)
{
  PrkLampiranPage *self = user_data;

  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (_("Add Attachments"), get_window (self),
                                               GTK_FILE_CHOOSER_ACTION_OPEN, _("_Add"),
                                               _("Ca_ncel"));
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (self->chooser), TRUE);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (added_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
take_files (GtkWidget *widget,
            GSList    *files)
{
  PrkLampiranPage *self = PRK_LAMPIRAN_PAGE (widget);

  if (self->session == NULL || prk_kak_session_is_locked (self->session))
    return;
  for (GSList *at = files; at != NULL; at = at->next)
    prk_lampiran_impor_add (self->impor, at->data);
  if (files == NULL)
    toast (self, _("There are no files on the clipboard."));
}

/* Files that were copied in the file manager. */
static gboolean
paste_cb (GtkWidget *widget,
          GVariant  *args,
          gpointer   user_data)
{
  PrkLampiranPage *self = PRK_LAMPIRAN_PAGE (widget);

  if (!prk_kak_session_is_locked (self->session))
    prk_terima_paste (widget, take_files);
  return TRUE;
}

static void
paste_action_cb (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  PrkLampiranPage *self = user_data;

  if (self->session != NULL)
    paste_cb (GTK_WIDGET (self), NULL, NULL);
}

static void
preview_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       user_data)
{
  PrkLampiranPage *self = user_data;
  g_autoptr (PrkBerkasValue) berkas = find_berkas (self, g_variant_get_string (parameter, NULL));

  if (berkas != NULL)
    gtk_window_present (prk_lampiran_pratinjau_new (
        get_window (self), prk_kak_session_get_store (self->session), berkas));
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (PrkLampiranPage) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!prk_lampiran_buka_finish (result, &error)
      && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    toast (self, g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED)
                     ? error->message
                     : _("No program on this laptop opens this kind of file."));
}

static void
open_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  PrkLampiranPage *self = user_data;
  g_autoptr (PrkBerkasValue) berkas = find_berkas (self, g_variant_get_string (parameter, NULL));

  if (berkas != NULL)
    prk_lampiran_buka_async (prk_kak_session_get_store (self->session), berkas, self->cancellable,
                             opened_cb, g_object_ref (self));
}

static void
exported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (PrkLampiranPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;

  if (prk_store_export_berkas_finish (PRK_STORE (source), result, &error))
    words = g_strdup (_("Saved"));
  else if (g_error_matches (error, PRK_STORE_ERROR, PRK_STORE_ERROR_DAMAGED))
    words = g_strdup (_("The copy on this laptop is damaged; nothing was saved."));
  else
    words = g_strdup_printf (_("Not saved: %s"), error->message);
  toast (self, words);
}

static void
save_response_cb (PrkLampiranPage *self,
                  int              response,
                  GtkNativeDialog *dialog)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

  if (response == GTK_RESPONSE_ACCEPT && file != NULL)
    prk_store_export_berkas_async (prk_kak_session_get_store (self->session), self->saving, file,
                                   self->cancellable, exported_cb, g_object_ref (self));
  g_clear_object (&self->chooser);
}

static void
save_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  PrkLampiranPage *self = user_data;
  g_autoptr (PrkBerkasValue) berkas = find_berkas (self, g_variant_get_string (parameter, NULL));

  if (berkas == NULL)
    return;
  g_free (self->saving);
  self->saving = g_strdup (berkas->hash);
  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (_("Save Attachment"), get_window (self),
                                               GTK_FILE_CHOOSER_ACTION_SAVE, _("_Save"),
                                               _("Ca_ncel"));
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (self->chooser), berkas->nama);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (save_response_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
fetch_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  PrkLampiranPage *self = user_data;
  PrkSinkron *sinkron = prk_application_get_default_sinkron ();
  g_autoptr (PrkBerkasValue) berkas = find_berkas (self, g_variant_get_string (parameter, NULL));

  if (berkas != NULL && sinkron != NULL)
    prk_sinkron_want_berkas (sinkron, berkas->hash);
}

static void
edit_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  PrkLampiranPage *self = user_data;

  gtk_window_present (prk_lampiran_ubah_new (get_window (self), self->session,
                                             g_variant_get_string (parameter, NULL)));
}

static void
remove_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  PrkLampiranPage *self = user_data;
  const char *row = g_variant_get_string (parameter, NULL);
  g_autoptr (PrkBerkasValue) berkas = find_berkas (self, row);
  g_autoptr (PrkEdit) edit = prk_kak_session_begin (self->session);
  g_autofree char *words = NULL;

  if (berkas == NULL)
    return;
  prk_edit_delete_row (edit, TABLE, row);
  prk_kak_session_apply (self->session, edit, _("Remove an attachment"));
  words = g_strdup_printf (_("“%s” was removed. Ctrl+Z brings it back."), berkas->nama);
  toast (self, words);
}

static void
row_activated_cb (PrkLampiranPage *self,
                  PrkLampiranRow  *row)
{
  const char *id = prk_lampiran_row_get_id (row);
  g_autoptr (PrkBerkasValue) berkas = find_berkas (self, id);
  const PrkBerkasKeadaan *keadaan
      = berkas != NULL ? g_hash_table_lookup (self->keadaan, berkas->hash) : NULL;

  if (keadaan != NULL && keadaan->is_here)
    g_action_group_activate_action (
        G_ACTION_GROUP (self->actions),
        prk_lampiran_pratinjau_can_show (berkas->jenis) ? "preview" : "open",
        g_variant_new_string (id));
}

/* Being */

static void
prk_lampiran_page_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  if (prop_id == PROP_COUNT)
    g_value_set_uint (value, prk_lampiran_page_get_count (PRK_LAMPIRAN_PAGE (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
prk_lampiran_page_dispose (GObject *object)
{
  PrkLampiranPage *self = PRK_LAMPIRAN_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->chooser);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), PRK_TYPE_LAMPIRAN_PAGE);
  g_clear_object (&self->session);
  g_clear_object (&self->actions);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->saving, g_free);
  g_clear_pointer (&self->keadaan, g_hash_table_unref);
  g_clear_pointer (&self->ids, g_strfreev);

  G_OBJECT_CLASS (prk_lampiran_page_parent_class)->dispose (object);
}

static void
prk_lampiran_page_class_init (PrkLampiranPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = prk_lampiran_page_dispose;
  object_class->get_property = prk_lampiran_page_get_property;

  props[PROP_COUNT] = g_param_spec_uint ("count", NULL, NULL, 0, G_MAXUINT, 0,
                                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
  signals[SIGNAL_TOAST] = g_signal_new ("toast", PRK_TYPE_LAMPIRAN_PAGE, G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL, G_TYPE_NONE, 1,
                                        G_TYPE_STRING | G_SIGNAL_TYPE_STATIC_SCOPE);

  g_type_ensure (PRK_TYPE_LAMPIRAN_IMPOR);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/prakarsa/Prakarsa/ui/lampiran/prk-lampiran-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PrkLampiranPage, add_button);
  gtk_widget_class_bind_template_child (widget_class, PrkLampiranPage, impor);
  gtk_widget_class_bind_template_child (widget_class, PrkLampiranPage, stack);
  gtk_widget_class_bind_template_child (widget_class, PrkLampiranPage, list);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_v, GDK_CONTROL_MASK, paste_cb, NULL);
  gtk_widget_class_bind_template_callback (widget_class, failed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
prk_lampiran_page_init (PrkLampiranPage *self)
{
  static const GActionEntry entries[] = {
    { .name = "add", .activate = add_cb },
    { .name = "paste", .activate = paste_action_cb },
    { .name = "preview", .activate = preview_cb, .parameter_type = "s" },
    { .name = "open", .activate = open_cb, .parameter_type = "s" },
    { .name = "save", .activate = save_cb, .parameter_type = "s" },
    { .name = "fetch", .activate = fetch_cb, .parameter_type = "s" },
    { .name = "edit", .activate = edit_cb, .parameter_type = "s" },
    { .name = "remove", .activate = remove_cb, .parameter_type = "s" },
  };

  self->cancellable = g_cancellable_new ();
  self->keadaan = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                         (GDestroyNotify) prk_berkas_keadaan_free);
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), TABLE, G_ACTION_GROUP (self->actions));
  gtk_widget_init_template (GTK_WIDGET (self));
  prk_terima_drop (GTK_WIDGET (self), take_files);
}

void
prk_lampiran_page_set_session (PrkLampiranPage *self,
                               PrkKakSession   *session)
{
  PrkSinkron *sinkron = prk_application_get_default_sinkron ();

  g_return_if_fail (PRK_IS_LAMPIRAN_PAGE (self) && self->session == NULL);

  self->session = g_object_ref (session);
  prk_lampiran_impor_set_session (self->impor, session);
  g_signal_connect_object (session, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "notify::locked", G_CALLBACK (refresh), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (prk_kak_session_get_store (session), "record-changed",
                           G_CALLBACK (stored_cb), self, G_CONNECT_SWAPPED);
  if (sinkron != NULL)
    {
      g_signal_connect_object (sinkron, "changed", G_CALLBACK (sinkron_changed_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (sinkron, "berkas-changed", G_CALLBACK (sinkron_changed_cb), self,
                               G_CONNECT_SWAPPED);
    }
  refresh (self);
  load (self);
}

guint
prk_lampiran_page_get_count (PrkLampiranPage *self)
{
  g_return_val_if_fail (PRK_IS_LAMPIRAN_PAGE (self), 0);

  return self->ids != NULL ? g_strv_length (self->ids) : 0;
}

void
prk_lampiran_page_focus_path (PrkLampiranPage *self,
                              const char      *path)
{
  g_auto (GStrv) parts = NULL;
  PrkLampiranRow *row = NULL;

  g_return_if_fail (PRK_IS_LAMPIRAN_PAGE (self));

  parts = g_strsplit (path, "/", 3);
  if (g_strv_length (parts) >= 2)
    row = find_row (self, parts[1]);
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
  else
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}
