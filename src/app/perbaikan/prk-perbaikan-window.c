/* SPDX-License-Identifier: GPL-3.0-or-later */

/* One document at a time: chosen, read on a thread, judged change by change, and written as one step of the session with the
 * file itself beside it. What nobody accepted stays in that file. */

#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/prk-pesan.h"
#include "app/widget/prk-terima.h"
#include "domain/prk-kak-banding.h"
#include "store/prk-berkas.h"

#include "prk-impor-window.h"
#include "prk-perbaikan-baca.h"
#include "prk-perbaikan-row.h"
#include "prk-perbaikan-window.h"

struct _PrkPerbaikanWindow
{
  AdwWindow             parent_instance;

  AdwWindowTitle       *window_title;
  GtkWidget            *apply_button;
  GtkWidget            *choose_button;
  GtkStack             *stack;
  GtkSpinner           *spinner;
  GtkLabel             *info_label;
  GtkDropDown          *author_drop_down;
  GtkLabel             *count_label;
  GtkListView          *list_view;

  PrkKakSession        *session;
  PrkDocxJalan          jalan;
  PrkPerbaikanBacaan   *bacaan;  /* (nullable) */
  GFile                *file;    /* (nullable) */
  char                 *name;    /* of the file */
  GPtrArray            *tujuan;
  GPtrArray            *authors; /* (element-type utf8) those of the drop-down after "all"; "" for nobody */
  GListStore           *items;
  GtkFilterListModel   *shown;
  GtkFileChooserNative *chooser;
  GCancellable         *cancellable;
};

enum
{
  SIGNAL_APPLIED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PrkPerbaikanWindow, prk_perbaikan_window, ADW_TYPE_WINDOW)

/* The list */

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          PrkPerbaikanWindow       *self)
{
  gtk_list_item_set_child (item, prk_perbaikan_row_new (self->tujuan));
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item)
{
  prk_perbaikan_row_set_item (PRK_PERBAIKAN_ROW (gtk_list_item_get_child (item)), gtk_list_item_get_item (item));
}

static void
unbind_cb (GtkSignalListItemFactory *factory,
           GtkListItem              *item)
{
  prk_perbaikan_row_set_item (PRK_PERBAIKAN_ROW (gtk_list_item_get_child (item)), NULL);
}

static guint
count (PrkPerbaikanWindow  *self,
       PrkPerbaikanPutusan  putusan)
{
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    {
      g_autoptr(PrkPerbaikanItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      n += prk_perbaikan_item_get_putusan (item) == putusan ? 1 : 0;
    }

  return n;
}

static void
show_count (PrkPerbaikanWindow *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  g_autofree char *all = g_strdup_printf (ngettext ("%u change", "%u changes", n), n);
  g_autofree char *text = g_strdup_printf (_("%s · %u accepted · %u rejected"), all, count (self, PRK_PERBAIKAN_DITERIMA),
                                           count (self, PRK_PERBAIKAN_DITOLAK));

  gtk_label_set_label (self->count_label, text);
}

static gboolean
is_shown (gpointer item,
          gpointer user_data)
{
  PrkPerbaikanWindow *self = user_data;
  guint selected = gtk_drop_down_get_selected (self->author_drop_down);
  const char *oleh = prk_perbaikan_item_get_oleh (item);

  return selected == 0 || selected > self->authors->len
         || strcmp (g_ptr_array_index (self->authors, selected - 1), oleh != NULL ? oleh : "") == 0;
}

static void
author_changed_cb (PrkPerbaikanWindow *self)
{
  if (self->shown != NULL)
    gtk_filter_changed (gtk_filter_list_model_get_filter (self->shown), GTK_FILTER_CHANGE_DIFFERENT);
}

/* What needs a person's eye, a conflict or what has no place, is not accepted with the rest. */
static void
decide_all (PrkPerbaikanWindow  *self,
            PrkPerbaikanPutusan  putusan)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->shown)); i++)
    {
      g_autoptr(PrkPerbaikanItem) item = g_list_model_get_item (G_LIST_MODEL (self->shown), i);

      if (putusan != PRK_PERBAIKAN_DITERIMA || prk_perbaikan_item_get_sunting (item)->keadaan == PRK_DOCX_SIAP)
        prk_perbaikan_item_set_putusan (item, putusan);
    }
}

static void
accept_all_cb (PrkPerbaikanWindow *self)
{
  decide_all (self, PRK_PERBAIKAN_DITERIMA);
}

static void
reject_all_cb (PrkPerbaikanWindow *self)
{
  decide_all (self, PRK_PERBAIKAN_DITOLAK);
}

static gboolean
key_cb (GtkWidget *widget,
        GVariant  *args,
        gpointer   user_data)
{
  PrkPerbaikanWindow *self = user_data;
  GtkSingleSelection *selection = GTK_SINGLE_SELECTION (gtk_list_view_get_model (self->list_view));
  PrkPerbaikanItem *item = selection != NULL ? gtk_single_selection_get_selected_item (selection) : NULL;

  if (item == NULL)
    return FALSE;
  prk_perbaikan_item_set_putusan (item, g_variant_get_boolean (args) ? PRK_PERBAIKAN_DITERIMA : PRK_PERBAIKAN_DITOLAK);

  return TRUE;
}

static void
add_key (PrkPerbaikanWindow *self,
         guint               keyval,
         gboolean            accepts)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();
  GtkShortcut *shortcut = gtk_shortcut_new (gtk_keyval_trigger_new (keyval, 0),
                                            gtk_callback_action_new (key_cb, self, NULL));

  gtk_shortcut_set_arguments (shortcut, g_variant_new_boolean (accepts));
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys), shortcut);
  gtk_widget_add_controller (GTK_WIDGET (self->list_view), keys);
}

/* Showing what was read */

static void
add_items (PrkPerbaikanWindow *self,
           PrkDocxSunting     *sunting,
           const char         *before)
{
  PrkRecord *record = prk_kak_session_get_record (self->session);
  g_autofree char *tempat
    = sunting->path != NULL
        ? prk_kak_dup_judul_path (record, prk_profil_get_skema (prk_kak_session_get_profil (self->session)), sunting->path)
        : NULL;
  guint n = sunting->keadaan == PRK_DOCX_SIAP ? sunting->perbaikan->ubahan->len : 1;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(PrkPerbaikanItem) item
        = prk_perbaikan_item_new (sunting, i, tempat, i == 0 && g_strcmp0 (before, sunting->path != NULL ? sunting->path : "") != 0);
      const char *oleh = prk_perbaikan_item_get_oleh (item);

      g_signal_connect_object (item, "changed", G_CALLBACK (show_count), self, G_CONNECT_SWAPPED);
      g_list_store_append (self->items, item);
      if (!g_ptr_array_find_with_equal_func (self->authors, oleh != NULL ? oleh : "", g_str_equal, NULL))
        g_ptr_array_add (self->authors, g_strdup (oleh != NULL ? oleh : ""));
    }
}

static void
fill_authors (PrkPerbaikanWindow *self)
{
  g_autoptr(GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _("All changes"));
  for (guint i = 0; i < self->authors->len; i++)
    {
      const char *name = g_ptr_array_index (self->authors, i);

      gtk_string_list_append (names, *name != '\0' ? name : _("without a name"));
    }
  gtk_drop_down_set_model (self->author_drop_down, G_LIST_MODEL (names));
}

static void
show_info (PrkPerbaikanWindow *self)
{
  const PrkDocxKembali *kembali = self->bacaan->suntingan->kembali;
  GString *text = g_string_new (NULL);

  if (!self->bacaan->is_same && self->bacaan->is_known)
    g_string_append (text, _("The draft was changed here since this document was made. What still fits is carried over; what was "
                             "changed on both sides is marked."));
  else if (!self->bacaan->is_same && self->jalan == NULL)
    g_string_append (text, _("The state that this document was made from is not known here. Changes are matched by their words."));
  if (kembali->ada_makro || kembali->ada_luar)
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "",
                            kembali->ada_makro ? _("The document has macros. They were not run and are not taken over.")
                                               : _("The document points to things elsewhere. They were not fetched."));
  gtk_label_set_label (self->info_label, text->str);
  gtk_widget_set_visible (GTK_WIDGET (self->info_label), text->len > 0);
  g_string_free (text, TRUE);
}

static void
show_bacaan (PrkPerbaikanWindow *self)
{
  GPtrArray *list = self->bacaan->suntingan->sunting;
  const char *before = NULL;

  for (guint i = 0; i < list->len; i++)
    {
      PrkDocxSunting *one = g_ptr_array_index (list, i);

      add_items (self, one, before);
      before = one->path != NULL ? one->path : "";
    }
  fill_authors (self);
  self->shown = gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (self->items)),
                                           GTK_FILTER (gtk_custom_filter_new (is_shown, self, NULL)));
  {
    g_autoptr(GtkSingleSelection) selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->shown)));

    gtk_list_view_set_model (self->list_view, GTK_SELECTION_MODEL (selection));
  }
  show_info (self);
  show_count (self);
  adw_window_title_set_subtitle (self->window_title, self->name);
  gtk_widget_set_visible (self->apply_button, TRUE);
  gtk_stack_set_visible_child_name (self->stack, list->len > 0 ? "isi" : "sama");
  gtk_widget_grab_focus (list->len > 0 ? GTK_WIDGET (self->list_view) : self->apply_button);
}

/* Keeping the file */

static gboolean
close_idle_cb (gpointer user_data)
{
  gtk_window_close (GTK_WINDOW (user_data));

  return G_SOURCE_REMOVE;
}

static void
finish (PrkPerbaikanWindow *self,
        const char         *words)
{
  g_signal_emit (self, signals[SIGNAL_APPLIED], 0, words);
  g_idle_add_full (G_PRIORITY_DEFAULT, close_idle_cb, g_object_ref (self), g_object_unref);
}

static void
write_all (PrkPerbaikanWindow   *self,
           const PrkBerkasValue *berkas)
{
  g_autoptr(PrkEdit) edit = prk_kak_session_begin (self->session);
  guint n = self->bacaan != NULL ? prk_docx_suntingan_terapkan (self->bacaan->suntingan, edit) : 0;
  guint n_terima = 0;
  guint n_all = self->bacaan != NULL ? prk_docx_suntingan_count (self->bacaan->suntingan, &n_terima) : 0;
  g_autofree char *note = self->bacaan != NULL
                            ? g_strdup_printf (_("Came back from Word: %u of %u changes taken"), n, n_all)
                            : NULL;
  g_autofree char *words = NULL;

  prk_perbaikan_lampirkan (self->session, edit, berkas, note);
  prk_kak_session_apply (self->session, edit, _("Take over changes from Word"));
  if (self->bacaan == NULL)
    words = g_strdup (_("The file is attached"));
  else if (n < n_terima)
    words = g_strdup_printf (_("%u changes taken, %u fit no more; the file is attached"), n, n_terima - n);
  else
    words = g_strdup_printf (ngettext ("%u change taken; the file is attached", "%u changes taken; the file is attached", n), n);
  finish (self, words);
}

static void
imported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(PrkPerbaikanWindow) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(PrkBerkasValue) berkas = prk_store_import_berkas_finish (PRK_STORE (source), result, &error);
  g_autofree char *words = NULL;

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  gtk_widget_set_sensitive (self->apply_button, TRUE);
  if (berkas == NULL)
    {
      words = prk_berkas_dup_galat (self->name, error);
      prk_pesan_dialog (self, _("The File Could Not Be Kept"), words);
    }
  else if (self->bacaan != NULL && g_strcmp0 (berkas->hash, self->bacaan->hash) != 0)
    {
      prk_pesan_dialog (self, _("The File Has Changed"),
            _("It was written anew while its changes were shown here. Nothing was taken over. Close this window and open the file again."));
    }
  else if (prk_kak_session_is_locked (self->session))
    {
      prk_pesan_dialog (self, _("It Cannot Be Edited"), _("It was submitted meanwhile. Nothing was taken over."));
    }
  else
    {
      write_all (self, berkas);
    }
}

static void
keep_file (PrkPerbaikanWindow *self)
{
  gtk_widget_set_sensitive (self->apply_button, FALSE);
  prk_store_import_berkas_async (prk_kak_session_get_store (self->session), self->file, NULL, NULL, self->cancellable,
                                 imported_cb, g_object_ref (self));
}

static void
apply_clicked_cb (PrkPerbaikanWindow *self)
{
  keep_file (self);
}

/* Choosing and reading */

static void
brought_in_cb (PrkPerbaikanWindow *self,
               const char         *words)
{
  finish (self, words);
}

static void
refused_cb (AdwMessageDialog   *dialog,
            const char         *response,
            PrkPerbaikanWindow *self)
{
  GtkWindow *window;

  if (g_strcmp0 (response, "attach") == 0)
    keep_file (self);
  if (g_strcmp0 (response, "impor") != 0)
    return;

  window = prk_impor_window_new (gtk_window_get_transient_for (GTK_WINDOW (self)), self->session, self->file);
  g_signal_connect_object (window, "applied", G_CALLBACK (brought_in_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (window);
}

static void
refuse (PrkPerbaikanWindow *self,
        const GError       *error)
{
  g_autofree char *heading = NULL;
  g_autofree char *body = NULL;
  GtkWidget *dialog;

  prk_perbaikan_dup_galat (error, self->name, &heading, &body);
  dialog = adw_message_dialog_new (GTK_WINDOW (self), heading, NULL);
  adw_message_dialog_set_body (ADW_MESSAGE_DIALOG (dialog), body);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"), "attach", _("_Attach It as It Is"), NULL);
  if (g_error_matches (error, PRK_DOCX_ERROR, PRK_DOCX_ERROR_NOT_OURS) && self->jalan == NULL)
    {
      adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "impor", _("_Bring It In by Its Headings"));
      adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "impor", ADW_RESPONSE_SUGGESTED);
    }
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "close");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "close");
  g_signal_connect_object (dialog, "response", G_CALLBACK (refused_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(PrkPerbaikanWindow) self = user_data;
  g_autoptr(GError) error = NULL;
  PrkPerbaikanBacaan *bacaan = prk_perbaikan_baca_finish (result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    {
      g_clear_pointer (&bacaan, prk_perbaikan_bacaan_free);
      return;
    }
  gtk_spinner_stop (self->spinner);
  self->bacaan = bacaan;
  if (bacaan != NULL)
    {
      show_bacaan (self);
    }
  else
    {
      gtk_stack_set_visible_child_name (self->stack, "pilih");
      refuse (self, error);
    }
}

static void
open_file (PrkPerbaikanWindow *self,
           GFile              *file)
{
  g_autofree char *name = g_file_get_basename (file);

  if (self->bacaan != NULL || gtk_spinner_get_spinning (self->spinner))
    return;

  g_set_object (&self->file, file);
  g_free (self->name);
  self->name = prk_berkas_clean_nama (name);
  gtk_stack_set_visible_child_name (self->stack, "tunggu");
  gtk_spinner_start (self->spinner);
  prk_kak_session_settle (self->session);
  prk_perbaikan_baca_async (file, prk_kak_session_get_record (self->session),
                            prk_profil_get_skema (prk_kak_session_get_profil (self->session)), self->jalan, self->cancellable,
                            read_cb, g_object_ref (self));
}

static void
take_files (GtkWidget *widget,
            GSList    *files)
{
  if (files != NULL)
    open_file (PRK_PERBAIKAN_WINDOW (widget), files->data);
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
chosen_cb (PrkPerbaikanWindow *self,
           int                 response)
{
  g_autoptr(GFile) file
    = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser)) : NULL;

  if (file != NULL)
    open_file (self, file);
}

static void
choose_clicked_cb (PrkPerbaikanWindow *self)
{
  g_clear_object (&self->chooser);
  self->chooser = prk_perbaikan_pilih_new (GTK_WINDOW (self), _("Open Changes from Word"));
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static void
prk_perbaikan_window_dispose (GObject *object)
{
  PrkPerbaikanWindow *self = PRK_PERBAIKAN_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  if (self->list_view != NULL)
    gtk_list_view_set_model (self->list_view, NULL);
  g_clear_object (&self->shown);
  g_clear_object (&self->chooser);
  g_clear_object (&self->session);
  gtk_widget_dispose_template (GTK_WIDGET (self), PRK_TYPE_PERBAIKAN_WINDOW);

  G_OBJECT_CLASS (prk_perbaikan_window_parent_class)->dispose (object);
}

static void
prk_perbaikan_window_finalize (GObject *object)
{
  PrkPerbaikanWindow *self = PRK_PERBAIKAN_WINDOW (object);

  g_clear_object (&self->items);
  g_clear_object (&self->file);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->bacaan, prk_perbaikan_bacaan_free);
  g_clear_pointer (&self->tujuan, g_ptr_array_unref);
  g_ptr_array_unref (self->authors);
  g_free (self->name);

  G_OBJECT_CLASS (prk_perbaikan_window_parent_class)->finalize (object);
}

static void
prk_perbaikan_window_class_init (PrkPerbaikanWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = prk_perbaikan_window_dispose;
  object_class->finalize = prk_perbaikan_window_finalize;

  signals[SIGNAL_APPLIED]
    = g_signal_new ("applied", PRK_TYPE_PERBAIKAN_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                    G_TYPE_STRING | G_SIGNAL_TYPE_STATIC_SCOPE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/prakarsa/Prakarsa/ui/perbaikan/prk-perbaikan-window.ui");
  gtk_widget_class_bind_template_child (widget_class, PrkPerbaikanWindow, apply_button);
  gtk_widget_class_bind_template_child (widget_class, PrkPerbaikanWindow, author_drop_down);
  gtk_widget_class_bind_template_child (widget_class, PrkPerbaikanWindow, choose_button);
  gtk_widget_class_bind_template_child (widget_class, PrkPerbaikanWindow, count_label);
  gtk_widget_class_bind_template_child (widget_class, PrkPerbaikanWindow, info_label);
  gtk_widget_class_bind_template_child (widget_class, PrkPerbaikanWindow, list_view);
  gtk_widget_class_bind_template_child (widget_class, PrkPerbaikanWindow, spinner);
  gtk_widget_class_bind_template_child (widget_class, PrkPerbaikanWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, PrkPerbaikanWindow, window_title);
  gtk_widget_class_bind_template_callback (widget_class, accept_all_cb);
  gtk_widget_class_bind_template_callback (widget_class, apply_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, author_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, choose_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, reject_all_cb);
  gtk_widget_class_bind_template_callback (widget_class, setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, unbind_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_v, GDK_CONTROL_MASK, paste_cb, NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
prk_perbaikan_window_init (PrkPerbaikanWindow *self)
{
  self->cancellable = g_cancellable_new ();
  self->authors = g_ptr_array_new_with_free_func (g_free);
  self->items = g_list_store_new (PRK_TYPE_PERBAIKAN_ITEM);
  gtk_widget_init_template (GTK_WIDGET (self));
  add_key (self, GDK_KEY_a, TRUE);
  add_key (self, GDK_KEY_r, FALSE);
  prk_terima_drop (GTK_WIDGET (self), take_files);
}

/**
 * prk_perbaikan_window_new:
 * @session: an open record that can be edited
 * @jalan: (nullable): what paths of the document are called in it
 *
 * Makes the window in which a document that came back is read.
 *
 * Returns: (transfer none): a window, not shown yet
 */
GtkWindow *
prk_perbaikan_window_new (GtkWindow     *parent,
                          PrkKakSession *session,
                          PrkDocxJalan   jalan)
{
  PrkPerbaikanWindow *self;

  g_return_val_if_fail (PRK_IS_KAK_SESSION (session), NULL);

  self = g_object_new (PRK_TYPE_PERBAIKAN_WINDOW, "transient-for", parent, NULL);
  self->session = g_object_ref (session);
  self->jalan = jalan;
  self->tujuan = prk_perbaikan_tujuan_list (prk_kak_session_get_record (session),
                                            prk_profil_get_skema (prk_kak_session_get_profil (session)));

  return GTK_WINDOW (self);
}
