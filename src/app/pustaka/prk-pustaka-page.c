/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is chosen at the left is shown at the right at once. Only the newest wish counts: each
 * question and each document that is opened cancels the one before. */

#include "config.h"

#include <string.h>
#include <unistd.h>

#include <glib/gi18n.h>

#include "app/widget/prk-pdf-view.h"
#include "store/prk-berkas.h"

#include "prk-pustaka-impor-dialog.h"
#include "prk-pustaka-impor-row.h"
#include "prk-pustaka-page.h"
#include "prk-pustaka-row.h"

#define MAX_HITS 100

struct _PrkPustakaPage
{
  AdwBin                parent_instance;

  AdwHeaderBar         *header;
  GtkSearchEntry       *search;
  AdwLeaflet           *leaflet;
  GtkBox               *impor_box;
  GtkCheckButton       *this_only;
  GtkStack             *stack;
  AdwStatusPage        *error_page;
  GtkListBox           *documents;
  GtkListBox           *hits;
  GtkStack             *right;
  AdwStatusPage        *right_status;
  PrkPdfView           *view;

  PrkApplication       *application;
  PrkPustaka           *pustaka;
  GSimpleActionGroup   *actions;
  GtkFileChooserNative *chooser;
  GCancellable         *cancellable; /* of the page */
  GCancellable         *asking;      /* (nullable) the list or a search on its way */
  GCancellable         *opening;     /* (nullable) the document or the marks on their way */
  GHashTable           *titles;      /* id of a record → title */
  char                 *shown;       /* (nullable) hash of the document at the right */
  char                 *wanted;      /* (nullable) hash of the one that was chosen */
  guint                 wanted_page; /* from 1; 0: its first */
  gboolean              is_filling;
};

static AdwHeaderBar *prk_pustaka_page_get_header  (PrkPage *page);
static GActionGroup *prk_pustaka_page_get_actions (PrkPage *page);
static char         *prk_pustaka_page_dup_title   (PrkPage *page);
static void          prk_pustaka_page_find        (PrkPage *page);

static void
page_iface_init (PrkPageInterface *iface)
{
  iface->get_header = prk_pustaka_page_get_header;
  iface->get_actions = prk_pustaka_page_get_actions;
  iface->dup_title = prk_pustaka_page_dup_title;
  iface->find = prk_pustaka_page_find;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (PrkPustakaPage, prk_pustaka_page, ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (PRK_TYPE_PAGE, page_iface_init))

static const char *
get_query (PrkPustakaPage *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->search));
}

static gboolean
is_searching (PrkPustakaPage *self)
{
  const char *text = get_query (self);

  return text[strspn (text, " ")] != '\0';
}

static void
update_scope (PrkPustakaPage *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->this_only), is_searching (self) && self->shown != NULL);
}

static GCancellable *
renew (GCancellable **cancellable)
{
  g_cancellable_cancel (*cancellable);
  g_clear_object (cancellable);
  *cancellable = g_cancellable_new ();

  return *cancellable;
}

static void
add_toast (PrkPustakaPage *self,
           const char     *text)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-toast", "s", text);
}

/* The right side */

static void
show_right (PrkPustakaPage *self,
            const GError   *error)
{
  if (error == NULL)
    {
      gtk_stack_set_visible_child (self->right, GTK_WIDGET (self->view));
      return;
    }

  g_clear_pointer (&self->shown, g_free);
  adw_status_page_set_icon_name (self->right_status, "dialog-warning-symbolic");
  adw_status_page_set_title (self->right_status, _("The document cannot be shown"));
  adw_status_page_set_description (self->right_status, error->message);
  gtk_stack_set_visible_child_name (self->right, "tanpa");
}

static void
marked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(PrkPustakaPage) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GArray) hits = prk_pustaka_tandai_finish (PRK_PUSTAKA (source), result, &error);
  g_autoptr(GArray) marks = NULL;

  /* Without its words the page is worth showing, too. */
  if (hits == NULL)
    return;

  marks = g_array_new (FALSE, FALSE, sizeof (PrkPdfMark));
  for (guint i = 0; i < hits->len; i++)
    {
      PrkPdfMark mark = { self->wanted_page - 1, g_array_index (hits, PrkPdfHit, i).rect };

      g_array_append_val (marks, mark);
    }
  prk_pdf_canvas_set_hits (prk_pdf_view_get_canvas (self->view), marks, 0, 0);
  if (marks->len > 0)
    prk_pdf_canvas_reveal (prk_pdf_view_get_canvas (self->view),
                           &g_array_index (marks, PrkPdfMark, 0));
}

static void
go_to_page (PrkPustakaPage *self)
{
  guint page = MAX (self->wanted_page, 1);

  prk_pdf_canvas_set_hits (prk_pdf_view_get_canvas (self->view), NULL, 0, 0);
  prk_pdf_view_scroll_to (self->view, page - 1, 0);
  if (self->wanted_page > 0)
    prk_pustaka_tandai_async (self->pustaka, self->shown, page, get_query (self),
                              renew (&self->opening), marked_cb, g_object_ref (self));
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(PrkPustakaPage) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(PrkPdfDocument) document = prk_pdf_document_open_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (document == NULL)
    {
      show_right (self, error);
      return;
    }

  g_free (self->shown);
  self->shown = g_strdup (self->wanted);
  prk_pdf_view_set_document (self->view, document);
  show_right (self, NULL);
  update_scope (self);
  go_to_page (self);
}

static void
show_document (PrkPustakaPage *self,
               PrkPustakaRow  *row)
{
  g_autoptr(GError) error = NULL;
  int file;

  g_free (self->wanted);
  self->wanted = g_strdup (prk_pustaka_row_get_hash (row));
  self->wanted_page = prk_pustaka_row_get_halaman (row);
  if (g_strcmp0 (self->wanted, self->shown) == 0)
    {
      show_right (self, NULL);
      if (self->wanted_page > 0)
        go_to_page (self);
      return;
    }

  file = prk_store_open_blob (prk_pustaka_get_store (self->pustaka), self->wanted, &error);
  if (file < 0)
    {
      renew (&self->opening);
      if (g_error_matches (error, PRK_STORE_ERROR, PRK_STORE_ERROR_NOT_FOUND))
        {
          g_clear_error (&error);
          g_set_error_literal (&error, PRK_PUSTAKA_ERROR, PRK_PUSTAKA_ERROR_ABSENT,
                               _("Its file is not on this computer yet. It comes by synchronization."));
        }
      show_right (self, error);
      return;
    }
  prk_pdf_document_open_fd_async (prk_pdf_helper_get_default (), file, renew (&self->opening),
                                  opened_cb, g_object_ref (self));
  close (file);
}

/* The left side */

static void
update_actions (PrkPustakaPage *self)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), "remove");

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action),
                               gtk_list_box_get_selected_row (self->documents) != NULL);
}

static void
row_selected_cb (PrkPustakaPage *self,
                 GtkListBoxRow  *row)
{
  update_actions (self);
  if (row == NULL || self->is_filling)
    return;

  show_document (self, PRK_PUSTAKA_ROW (row));
}

static void
row_activated_cb (PrkPustakaPage *self,
                  GtkListBoxRow  *row)
{
  adw_leaflet_navigate (self->leaflet, ADW_NAVIGATION_DIRECTION_FORWARD);
}

static void
clear (GtkListBox *list)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (GTK_WIDGET (list))) != NULL)
    gtk_list_box_remove (list, row);
}

static void
show_list_error (PrkPustakaPage *self,
                 const GError   *error)
{
  adw_status_page_set_description (self->error_page, error->message);
  gtk_stack_set_visible_child_name (self->stack, "galat");
}

static const char *
get_title (PrkPustakaPage *self,
           const char     *id)
{
  const char *title = g_hash_table_lookup (self->titles, id);

  return title != NULL ? title : "";
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(PrkPustakaPage) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) found = prk_pustaka_search_finish (PRK_PUSTAKA (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (found == NULL)
    {
      show_list_error (self, error);
      return;
    }

  clear (self->hits);
  for (guint i = 0; i < found->len; i++)
    {
      const PrkPustakaTemuan *temuan = g_ptr_array_index (found, i);

      gtk_list_box_append (self->hits,
                           prk_pustaka_row_new_temuan (temuan, get_title (self, temuan->dokumen)));
    }
  gtk_stack_set_visible_child_name (self->stack, found->len > 0 ? "hasil" : "nihil");
  if (found->len > 0)
    gtk_list_box_select_row (self->hits, gtk_list_box_get_row_at_index (self->hits, 0));
}

static void
fill_documents (PrkPustakaPage *self,
                GPtrArray      *documents)
{
  GtkListBoxRow *selected = gtk_list_box_get_selected_row (self->documents);
  g_autofree char *id =
    selected != NULL ? g_strdup (prk_pustaka_row_get_id (PRK_PUSTAKA_ROW (selected))) : NULL;

  self->is_filling = TRUE;
  clear (self->documents);
  g_hash_table_remove_all (self->titles);
  for (guint i = 0; i < documents->len; i++)
    {
      const PrkPustakaDokumen *dokumen = g_ptr_array_index (documents, i);
      GtkWidget *row = prk_pustaka_row_new (dokumen);

      g_hash_table_insert (self->titles, g_strdup (dokumen->id), g_strdup (dokumen->judul));
      gtk_list_box_append (self->documents, row);
      if (g_strcmp0 (dokumen->id, id) == 0)
        gtk_list_box_select_row (self->documents, GTK_LIST_BOX_ROW (row));
    }
  self->is_filling = FALSE;
  update_actions (self);
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(PrkPustakaPage) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) documents = prk_pustaka_list_finish (PRK_PUSTAKA (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (documents == NULL)
    {
      show_list_error (self, error);
      return;
    }

  fill_documents (self, documents);
  gtk_widget_set_sensitive (GTK_WIDGET (self->search), documents->len > 0);
  if (!is_searching (self))
    gtk_stack_set_visible_child_name (self->stack, documents->len > 0 ? "daftar" : "kosong");
}

static void
load_list (PrkPustakaPage *self)
{
  prk_pustaka_list_async (self->pustaka, self->cancellable, listed_cb, g_object_ref (self));
}

static void
search_changed_cb (PrkPustakaPage *self)
{
  gboolean in_one = self->shown != NULL && gtk_check_button_get_active (self->this_only);

  update_scope (self);
  if (!is_searching (self))
    {
      renew (&self->asking);
      clear (self->hits);
      prk_pdf_canvas_set_hits (prk_pdf_view_get_canvas (self->view), NULL, 0, 0);
      gtk_stack_set_visible_child_name (self->stack, g_hash_table_size (self->titles) > 0
                                                         ? "daftar"
                                                         : "kosong");
      return;
    }

  prk_pustaka_search_async (self->pustaka, get_query (self), in_one ? self->shown : NULL, MAX_HITS,
                            renew (&self->asking), found_cb, g_object_ref (self));
}

static void
stop_search_cb (PrkPustakaPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->documents));
}

static void
step_hit (PrkPustakaPage *self,
          int             step)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->hits);
  int index = row != NULL ? gtk_list_box_row_get_index (row) + step : 0;

  row = index >= 0 ? gtk_list_box_get_row_at_index (self->hits, index) : NULL;
  if (row == NULL)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  gtk_list_box_select_row (self->hits, row);
}

static void
next_hit_cb (PrkPustakaPage *self)
{
  step_hit (self, 1);
}

static void
previous_hit_cb (PrkPustakaPage *self)
{
  step_hit (self, -1);
}

/* Taking in and out */

static void
imported_cb (PrkPustakaPage *self,
             const char     *id)
{
  add_toast (self, _("The document is in the library"));
}

static void
confirmed_cb (PrkPustakaPage       *self,
              PrkPustakaImporDialog *dialog)
{
  PrkPustakaMeta meta;
  GtkWidget *row;

  prk_pustaka_impor_dialog_get_meta (dialog, &meta);
  row = prk_pustaka_impor_row_new (self->pustaka, prk_pustaka_impor_dialog_get_path (dialog), &meta);
  g_signal_connect_object (row, "imported", G_CALLBACK (imported_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (self->impor_box, row);
}

static void
ask_meta (PrkPustakaPage *self,
          GFile          *file)
{
  g_autofree char *path = g_file_get_path (file);
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkWindow *dialog;

  if (path == NULL)
    {
      add_toast (self, _("Only files of this computer can be imported"));
      return;
    }
  prk_application_prepare_wilayah (self->application);
  dialog = prk_pustaka_impor_dialog_new (window, prk_application_get_profil (self->application), path);
  g_signal_connect_object (dialog, "confirmed", G_CALLBACK (confirmed_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (dialog);
}

static void
chosen_cb (PrkPustakaPage *self,
           int             response)
{
  g_autoptr(GListModel) files = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    files = gtk_file_chooser_get_files (GTK_FILE_CHOOSER (self->chooser));
  for (guint i = 0; files != NULL && i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr(GFile) file = g_list_model_get_item (files, i);

      ask_meta (self, file);
    }
  g_clear_object (&self->chooser);
}

static void
import_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  PrkPustakaPage *self = user_data;
  g_autoptr(GtkFileFilter) filter = gtk_file_filter_new ();
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self)));

  g_set_object (&self->chooser, NULL);
  self->chooser = gtk_file_chooser_native_new (_("Import into the Library"), window,
                                               GTK_FILE_CHOOSER_ACTION_OPEN, _("_Open"), NULL);
  gtk_file_filter_set_name (filter, _("PDF documents"));
  gtk_file_filter_add_mime_type (filter, "application/pdf");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (self->chooser), filter);
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (self->chooser), TRUE);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (self->chooser), TRUE);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (chosen_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static gboolean
drop_cb (PrkPustakaPage *self,
         const GValue   *value)
{
  GSList *files = g_value_get_boxed (value);

  for (GSList *link = files; link != NULL; link = link->next)
    ask_meta (self, link->data);

  return files != NULL;
}

static void
pasted_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(PrkPustakaPage) self = user_data;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (source), result, NULL);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (value == NULL || !drop_cb (self, value))
    add_toast (self, _("There are no files on the clipboard."));
}

/* Files that were copied in the file manager. */
static gboolean
paste_cb (GtkWidget *widget,
          GVariant  *args,
          gpointer   user_data)
{
  PrkPustakaPage *self = PRK_PUSTAKA_PAGE (widget);

  gdk_clipboard_read_value_async (gtk_widget_get_clipboard (widget), GDK_TYPE_FILE_LIST,
                                  G_PRIORITY_DEFAULT, self->cancellable, pasted_cb,
                                  g_object_ref (self));
  return TRUE;
}

static void
removed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(PrkPustakaPage) self = user_data;
  g_autoptr(GError) error = NULL;

  if (prk_pustaka_remove_finish (PRK_PUSTAKA (source), result, &error))
    {
      g_clear_pointer (&self->shown, g_free);
      gtk_stack_set_visible_child_name (self->right, "tanpa");
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    add_toast (self, error->message);
}

static void
remove_response_cb (PrkPustakaPage *self,
                    const char     *response,
                    GtkWindow      *dialog)
{
  const char *id = g_object_get_data (G_OBJECT (dialog), "id");

  if (g_str_equal (response, "remove"))
    prk_pustaka_remove_async (self->pustaka, id, self->cancellable, removed_cb, g_object_ref (self));
}

static void
remove_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  PrkPustakaPage *self = user_data;
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->documents);
  GtkWidget *dialog;

  if (row == NULL)
    return;

  dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                   _("Remove from the library?"), NULL);
  adw_message_dialog_format_body (
      ADW_MESSAGE_DIALOG (dialog),
      _("“%s” is no longer found by a search. Its file stays for the evidence that quotes it."),
      prk_pustaka_row_get_judul (PRK_PUSTAKA_ROW (row)));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("Ca_ncel"), "remove",
                                    _("_Remove"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "remove",
                                              ADW_RESPONSE_DESTRUCTIVE);
  g_object_set_data_full (G_OBJECT (dialog), "id",
                          g_strdup (prk_pustaka_row_get_id (PRK_PUSTAKA_ROW (row))), g_free);
  g_signal_connect_object (dialog, "response", G_CALLBACK (remove_response_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
rebuilt_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(PrkPustakaPage) self = user_data;
  g_autoptr(GError) error = NULL;

  if (prk_pustaka_rebuild_finish (PRK_PUSTAKA (source), result, &error))
    load_list (self);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    show_list_error (self, error);
}

static void
rebuild_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       user_data)
{
  PrkPustakaPage *self = user_data;

  prk_pustaka_rebuild_async (self->pustaka, self->cancellable, rebuilt_cb, g_object_ref (self));
}

/* In a narrow window the list and the document stand one behind the other. */
static void
show_list_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  adw_leaflet_navigate (PRK_PUSTAKA_PAGE (user_data)->leaflet, ADW_NAVIGATION_DIRECTION_BACK);
}

/* The page */

static AdwHeaderBar *
prk_pustaka_page_get_header (PrkPage *page)
{
  return PRK_PUSTAKA_PAGE (page)->header;
}

static GActionGroup *
prk_pustaka_page_get_actions (PrkPage *page)
{
  return G_ACTION_GROUP (PRK_PUSTAKA_PAGE (page)->actions);
}

static char *
prk_pustaka_page_dup_title (PrkPage *page)
{
  return g_strdup (_("Library"));
}

static void
prk_pustaka_page_find (PrkPage *page)
{
  gtk_widget_grab_focus (GTK_WIDGET (PRK_PUSTAKA_PAGE (page)->search));
}

static void
prk_pustaka_page_dispose (GObject *object)
{
  PrkPustakaPage *self = PRK_PUSTAKA_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_cancellable_cancel (self->asking);
  g_cancellable_cancel (self->opening);
  g_clear_object (&self->chooser);

  G_OBJECT_CLASS (prk_pustaka_page_parent_class)->dispose (object);
}

static void
prk_pustaka_page_finalize (GObject *object)
{
  PrkPustakaPage *self = PRK_PUSTAKA_PAGE (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->asking);
  g_clear_object (&self->opening);
  g_clear_object (&self->actions);
  g_clear_object (&self->pustaka);
  g_hash_table_unref (self->titles);
  g_free (self->shown);
  g_free (self->wanted);

  G_OBJECT_CLASS (prk_pustaka_page_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/prakarsa/Prakarsa/ui/pustaka/prk-pustaka-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PrkPustakaPage, header);
  gtk_widget_class_bind_template_child (widget_class, PrkPustakaPage, search);
  gtk_widget_class_bind_template_child (widget_class, PrkPustakaPage, leaflet);
  gtk_widget_class_bind_template_child (widget_class, PrkPustakaPage, impor_box);
  gtk_widget_class_bind_template_child (widget_class, PrkPustakaPage, this_only);
  gtk_widget_class_bind_template_child (widget_class, PrkPustakaPage, stack);
  gtk_widget_class_bind_template_child (widget_class, PrkPustakaPage, error_page);
  gtk_widget_class_bind_template_child (widget_class, PrkPustakaPage, documents);
  gtk_widget_class_bind_template_child (widget_class, PrkPustakaPage, hits);
  gtk_widget_class_bind_template_child (widget_class, PrkPustakaPage, right);
  gtk_widget_class_bind_template_child (widget_class, PrkPustakaPage, right_status);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, next_hit_cb);
  gtk_widget_class_bind_template_callback (widget_class, previous_hit_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
prk_pustaka_page_class_init (PrkPustakaPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = prk_pustaka_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = prk_pustaka_page_finalize;

  bind_template (GTK_WIDGET_CLASS (klass));
  gtk_widget_class_add_binding (GTK_WIDGET_CLASS (klass), GDK_KEY_v, GDK_CONTROL_MASK, paste_cb,
                                NULL);
}

static void
prk_pustaka_page_init (PrkPustakaPage *self)
{
  static const GActionEntry entries[] = {
    { .name = "import", .activate = import_cb },
    { .name = "remove", .activate = remove_cb },
    { .name = "rebuild", .activate = rebuild_cb },
    { .name = "show-list", .activate = show_list_cb },
  };
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  self->cancellable = g_cancellable_new ();
  self->titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_entry_set_key_capture_widget (self->search, NULL);

  self->view = PRK_PDF_VIEW (prk_pdf_view_new ());
  gtk_stack_add_child (self->right, GTK_WIDGET (self->view));
  g_signal_connect_object (target, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
  update_actions (self);
}

/**
 * prk_pustaka_page_new:
 * @application: an application whose store is open
 *
 * Returns: (transfer floating): the page, its documents on their way
 */
GtkWidget *
prk_pustaka_page_new (PrkApplication *application)
{
  PrkPustakaPage *self = g_object_new (PRK_TYPE_PUSTAKA_PAGE, NULL);

  self->application = application;
  self->pustaka = g_object_ref (prk_application_get_pustaka (application));
  g_signal_connect_object (self->pustaka, "changed", G_CALLBACK (load_list), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->pustaka, "ocr-changed", G_CALLBACK (load_list), self,
                           G_CONNECT_SWAPPED);
  load_list (self);

  return GTK_WIDGET (self);
}
