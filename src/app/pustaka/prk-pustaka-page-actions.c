/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "app/lampiran/prk-lampiran-kata.h"
#include "app/sinkron/prk-sinkron-berkas.h"
#include "app/widget/prk-terima.h"
#include "domain/prk-wilayah.h"
#include "store/prk-berkas.h"

#include "prk-pustaka-impor-dialog.h"
#include "prk-pustaka-impor-row.h"
#include "prk-pustaka-page-private.h"

static void
add_toast (PrkPustakaPage *self,
           const char     *text)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-toast", "s", text);
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
  prk_wilayah_prepare ();
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

void
_prk_pustaka_page_take_files (GtkWidget *widget,
                              GSList    *files)
{
  PrkPustakaPage *self = PRK_PUSTAKA_PAGE (widget);

  for (GSList *link = files; link != NULL; link = link->next)
    ask_meta (self, link->data);
  if (files == NULL)
    add_toast (self, _("There are no files on the clipboard."));
}

/* Files that were copied in the file manager. */
gboolean
_prk_pustaka_page_paste (GtkWidget *widget,
                         GVariant  *args,
                         gpointer   user_data)
{
  prk_terima_paste (widget, _prk_pustaka_page_take_files);

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
      g_clear_pointer (&self->wanted, g_free);
      prk_pustaka_isi_show (self->isi, NULL, NULL);
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
    _prk_pustaka_page_load_list (self);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    _prk_pustaka_page_show_error (self, error);
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

/* Correcting, fetching */

/* The document that is chosen or, among pages that were found, shown. */
static const PrkPustakaDokumen *
get_dokumen (PrkPustakaPage *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->documents);

  return _prk_pustaka_page_find (self, row != NULL
                                         ? prk_pustaka_row_get_hash (PRK_PUSTAKA_ROW (row))
                                         : self->shown);
}

static void
corrected_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(PrkPustakaPage) self = user_data;
  g_autoptr(GError) error = NULL;

  if (!prk_pustaka_ubah_finish (PRK_PUSTAKA (source), result, &error)
      && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    add_toast (self, error->message);
}

static void
details_confirmed_cb (PrkPustakaPage        *self,
                      PrkPustakaImporDialog *dialog)
{
  PrkPustakaMeta meta;

  prk_pustaka_impor_dialog_get_meta (dialog, &meta);
  prk_pustaka_ubah_async (self->pustaka, g_object_get_data (G_OBJECT (dialog), "id"), &meta, NULL,
                          corrected_cb, g_object_ref (self));
}

static void
edit_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  PrkPustakaPage *self = user_data;
  const PrkPustakaDokumen *dokumen = get_dokumen (self);
  GtkWindow *dialog;

  if (dokumen == NULL)
    return;

  prk_wilayah_prepare ();
  dialog = prk_pustaka_impor_dialog_new_for (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                             prk_application_get_profil (self->application), dokumen);
  g_object_set_data_full (G_OBJECT (dialog), "id", g_strdup (dokumen->id), g_free);
  g_signal_connect_object (dialog, "confirmed", G_CALLBACK (details_confirmed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (dialog);
}

static void
fetch_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  PrkPustakaPage *self = user_data;
  const PrkPustakaDokumen *dokumen = get_dokumen (self);
  PrkSinkron *sinkron = prk_application_get_default_sinkron ();

  if (dokumen == NULL || sinkron == NULL)
    return;

  prk_sinkron_want_berkas (sinkron, dokumen->hash);
  g_free (self->asked);
  self->asked = g_strdup (dokumen->hash);
  _prk_pustaka_page_load_list (self);
}

static void
given_back_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr(PrkPustakaPage) self = user_data;
  g_autoptr(GError) error = NULL;

  if (prk_store_lepas_berkas_finish (PRK_STORE (source), result, &error))
    {
      GtkListBoxRow *row = gtk_list_box_get_selected_row (self->documents);

      g_clear_pointer (&self->asked, g_free);
      g_clear_pointer (&self->shown, g_free);
      if (row != NULL)
        _prk_pustaka_page_show_row (self, row);
      _prk_pustaka_page_load_list (self);
    }
  else
    {
      add_toast (self, g_error_matches (error, PRK_STORE_ERROR, PRK_STORE_ERROR_LOCKED)
                         ? _("The register does not have this file yet, so it stays here")
                         : error->message);
      _prk_pustaka_page_update_actions (self);
    }
}

static void
give_back_response_cb (PrkPustakaPage *self,
                       const char     *response,
                       GtkWindow      *dialog)
{
  if (g_str_equal (response, "give-back"))
    prk_store_lepas_berkas_async (prk_pustaka_get_store (self->pustaka),
                                  g_object_get_data (G_OBJECT (dialog), "hash"), given_back_cb,
                                  g_object_ref (self));
}

static void
ask_give_back (PrkPustakaPage          *self,
               const PrkPustakaDokumen *dokumen)
{
  g_autofree char *size = prk_lampiran_kata_dup_ukuran (dokumen->ukuran);
  GtkWidget *dialog = adw_message_dialog_new (
    GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), _("Give the File Back?"), NULL);

  adw_message_dialog_format_body (
    ADW_MESSAGE_DIALOG (dialog),
    _("“%s” leaves this computer and gives back %s. Its words can still be searched; its pages come "
      "again from the register when you fetch them."),
    dokumen->judul, size);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("Ca_ncel"), "give-back",
                                    _("_Give Back"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "give-back",
                                              ADW_RESPONSE_DESTRUCTIVE);
  g_object_set_data_full (G_OBJECT (dialog), "hash", g_strdup (dokumen->hash), g_free);
  g_signal_connect_object (dialog, "response", G_CALLBACK (give_back_response_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Its state follows from where the file is, so it is not set here. */
static void
keep_here_cb (GSimpleAction *action,
              GVariant      *state,
              gpointer       user_data)
{
  PrkPustakaPage *self = user_data;
  const PrkPustakaDokumen *dokumen = get_dokumen (self);

  if (dokumen == NULL)
    return;
  if (g_variant_get_boolean (state))
    fetch_cb (NULL, NULL, self);
  else if (dokumen->keadaan != PRK_PUSTAKA_ABSENT)
    ask_give_back (self, dokumen);
}

static void
add_heading_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  PrkPustakaPage *self = user_data;

  if (self->shown != NULL)
    prk_pustaka_isi_add (self->isi, prk_pdf_view_get_page (self->view) + 1);
}

static void
show_contents_cb (GSimpleAction *action,
                  GVariant      *state,
                  gpointer       user_data)
{
  g_simple_action_set_state (action, state);
  adw_flap_set_reveal_flap (PRK_PUSTAKA_PAGE (user_data)->paper, g_variant_get_boolean (state));
}

static void
set_enabled (PrkPustakaPage *self,
             const char     *name,
             gboolean        is_enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), is_enabled);
}

void
_prk_pustaka_page_update_actions (PrkPustakaPage *self)
{
  const PrkPustakaDokumen *dokumen = get_dokumen (self);
  PrkSinkron *sinkron = prk_application_get_default_sinkron ();
  gboolean is_shown = gtk_stack_get_visible_child (self->right) == GTK_WIDGET (self->paper);
  gboolean is_enrolled = sinkron != NULL && prk_sinkron_is_enrolled (sinkron);
  gboolean is_asked = dokumen != NULL && g_strcmp0 (self->asked, dokumen->hash) == 0;

  set_enabled (self, "remove", gtk_list_box_get_selected_row (self->documents) != NULL);
  set_enabled (self, "edit", dokumen != NULL);
  set_enabled (self, "add-heading", is_shown);
  set_enabled (self, "show-contents", is_shown);
  gtk_widget_set_visible (GTK_WIDGET (self->fetch_button),
                          !is_shown && dokumen != NULL && dokumen->keadaan == PRK_PUSTAKA_ABSENT
                            && !is_asked && is_enrolled);
  set_enabled (self, "keep-here", dokumen != NULL && is_enrolled);
  g_simple_action_set_state (
    G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self->actions), "keep-here")),
    g_variant_new_boolean (dokumen != NULL
                           && (dokumen->keadaan != PRK_PUSTAKA_ABSENT || is_asked)));
}

void
_prk_pustaka_page_add_actions (PrkPustakaPage *self)
{
  static const GActionEntry entries[] = {
    { .name = "import", .activate = import_cb },
    { .name = "remove", .activate = remove_cb },
    { .name = "rebuild", .activate = rebuild_cb },
    { .name = "show-list", .activate = show_list_cb },
    { .name = "edit", .activate = edit_cb },
    { .name = "fetch", .activate = fetch_cb },
    { .name = "keep-here", .state = "false", .change_state = keep_here_cb },
    { .name = "add-heading", .activate = add_heading_cb },
    { .name = "show-contents", .state = "false", .change_state = show_contents_cb },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
}
