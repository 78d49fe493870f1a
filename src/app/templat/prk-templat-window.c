/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A list of templates, the text of one, and a paper of a real record made of that text. Typing is judged after it rests; what is sound is
 * printed on a worker. What is typed and not saved stays with its template while the window is open. */

#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/prk-pesan.h"
#include "naskah/prk-naskah.h"
#include "widget/prk-pdf-view.h"
#include "widget/prk-spanduk.h"

#include "prk-templat-bahan.h"
#include "prk-templat-daftar.h"
#include "prk-templat-kertas.h"
#include "prk-templat-riwayat.h"
#include "prk-templat-teks.h"
#include "prk-templat-window.h"

#define REST_MS 350
#define WIDTH   1280
#define HEIGHT  680

struct _PrkTemplatWindow
{
  AdwWindow        parent_instance;

  PrkStore        *store;
  PrkProfil       *profil;
  PrkKasusDaftar  *daftar;
  GCancellable    *cancellable;
  GCancellable    *printing;
  GHashTable      *kantor; /* (element-type utf8 utf8) saved; NULL until read */
  GHashTable      *ketik;  /* (element-type utf8 utf8) typed and not saved */
  GPtrArray       *pilihan; /* (nullable) (element-type PrkTemplatPilihan) what the paper can be shown on; NULL: on its way */
  char            *pilih;  /* (nullable) id of the one that is shown; NULL: a sample */
  PrkRecord       *record; /* (nullable) what is printed of it */
  GCancellable    *listing;
  const char      *nama;   /* (nullable) of the template that is shown */
  guint            rest_id;
  gboolean         is_setting;
  gboolean         may_close;

  AdwToastOverlay *toasts;
  GtkListBox      *list;
  GtkTextView     *view;
  GtkLabel        *status;
  GtkWidget       *save;
  GtkWidget       *reset;
  GtkMenuButton   *history;
  GtkDropDown     *choice;
  PrkPdfView      *paper;
  GtkWidget       *spanduk;
};

G_DEFINE_FINAL_TYPE (PrkTemplatWindow, prk_templat_window, ADW_TYPE_WINDOW)

typedef struct
{
  char *nama, *judul, *isi;
} Save;

static void
save_free (Save *save)
{
  g_free (save->nama);
  g_free (save->judul);
  g_free (save->isi);
  g_free (save);
}

static void
tell (PrkTemplatWindow *self,
      const char       *words)
{
  prk_pesan_toast (self->toasts, words);
}

static char *
dup_text (PrkTemplatWindow *self)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);

  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

/* What is in force: the office's, or what ships. */
static char *
dup_saved (PrkTemplatWindow *self,
           const char       *nama)
{
  const char *own = g_hash_table_lookup (self->kantor, nama);

  return own != NULL ? g_strdup (own) : prk_templat_dup_bawaan (nama);
}

static void
update_rows (PrkTemplatWindow *self)
{
  prk_templat_daftar_update (self->list, self->kantor, self->ketik);
}

static void
document_opened_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr(PrkPdfView) paper = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(PrkPdfDocument) document = prk_pdf_document_open_finish (result, &error);

  if (document != NULL)
    prk_pdf_view_set_document (paper, document);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    prk_pdf_view_show_error (paper, error);
}

static void
printed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  PrkTemplatWindow *self = PRK_TEMPLAT_WINDOW (source);
  PrkTemplatCetak *cetak = g_task_get_task_data (G_TASK (result));
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) pdf = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    return;
  if (self->record == NULL && cetak->record != NULL)
    self->record = g_steal_pointer (&cetak->record);
  prk_spanduk_tell (self->spanduk, cetak->catatan);
  if (pdf != NULL)
    prk_pdf_document_open_async (prk_pdf_helper_get_default (), pdf, self->printing, document_opened_cb,
                                 g_object_ref (self->paper));
  else
    prk_pdf_view_show_error (self->paper, error);
}

/* The templates as they would be if what is typed were saved. */
static GHashTable *
dup_kantor (PrkTemplatWindow *self,
            const char       *text)
{
  GHashTable *all = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GHashTableIter iter;
  gpointer name, own;

  g_hash_table_iter_init (&iter, self->kantor);
  while (g_hash_table_iter_next (&iter, &name, &own))
    g_hash_table_insert (all, g_strdup (name), g_strdup (own));
  if (text != NULL)
    g_hash_table_insert (all, g_strdup (self->nama), g_strdup (text));

  return all;
}

static void
show_paper (PrkTemplatWindow *self,
            const char       *text)
{
  PrkTemplatCetak *cetak;

  g_cancellable_cancel (self->printing);
  g_clear_object (&self->printing);
  if (self->pilihan == NULL)
    return;

  self->printing = g_cancellable_new ();
  cetak = g_new0 (PrkTemplatCetak, 1);
  cetak->daftar = g_object_ref (self->daftar);
  cetak->profil = prk_profil_ref (self->profil);
  cetak->kantor = dup_kantor (self, text);
  cetak->nama = g_strdup (self->nama);
  cetak->id = g_strdup (self->pilih);
  cetak->record = self->record != NULL ? prk_record_copy (self->record) : NULL;
  prk_templat_kertas_async (G_OBJECT (self), cetak, self->printing, printed_cb);
}

static void
judge (PrkTemplatWindow *self)
{
  g_autofree char *text = NULL;
  g_autofree char *saved = NULL;
  g_autoptr(GHashTable) kantor = NULL;
  g_autoptr(GError) error = NULL;
  gboolean is_sound, is_changed;
  guint line;

  g_clear_handle_id (&self->rest_id, g_source_remove);
  if (self->nama == NULL)
    return;
  text = dup_text (self);
  saved = dup_saved (self, self->nama);
  kantor = dup_kantor (self, NULL);
  is_changed = strcmp (text, saved) != 0;
  is_sound = prk_templat_periksa (self->profil, self->nama, text, kantor, &line, &error);
  if (is_changed)
    g_hash_table_insert (self->ketik, g_strdup (self->nama), g_strdup (text));
  else
    g_hash_table_remove (self->ketik, self->nama);
  gtk_label_set_label (self->status, is_sound ? _("The template is sound") : error->message);
  if (is_sound)
    gtk_widget_remove_css_class (GTK_WIDGET (self->status), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->status), "error");
  prk_templat_teks_mark (self->view, is_sound ? 0 : line);
  gtk_widget_set_sensitive (self->save, is_sound && is_changed);
  gtk_widget_set_sensitive (self->reset, g_hash_table_contains (self->kantor, self->nama) || is_changed);
  update_rows (self);
  if (is_sound)
    show_paper (self, text);
}

static gboolean
rested_cb (gpointer user_data)
{
  PrkTemplatWindow *self = user_data;

  self->rest_id = 0;
  judge (self);

  return G_SOURCE_REMOVE;
}

static void
typed_cb (PrkTemplatWindow *self)
{
  if (self->is_setting)
    return;
  gtk_widget_set_sensitive (self->save, FALSE);
  g_clear_handle_id (&self->rest_id, g_source_remove);
  self->rest_id = g_timeout_add (REST_MS, rested_cb, self);
}

static void
set_text (PrkTemplatWindow *self,
          const char       *text)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
  GtkTextIter start;

  self->is_setting = TRUE;
  gtk_text_buffer_set_text (buffer, text, -1);
  self->is_setting = FALSE;
  gtk_text_buffer_get_start_iter (buffer, &start);
  gtk_text_buffer_place_cursor (buffer, &start);
  judge (self);
}

/* What it is shown on */

static void
choice_changed_cb (PrkTemplatWindow *self)
{
  guint index = gtk_drop_down_get_selected (self->choice);
  const PrkTemplatPilihan *one
    = self->pilihan != NULL && index < self->pilihan->len ? g_ptr_array_index (self->pilihan, index) : NULL;

  if (self->is_setting || self->pilihan == NULL)
    return;
  g_clear_pointer (&self->record, prk_record_unref);
  g_free (self->pilih);
  self->pilih = one != NULL ? g_strdup (one->id) : NULL;
  judge (self);
}

static void
list_in_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  GError *error = NULL;
  GPtrArray *all = prk_templat_bahan_list (((PrkTemplatWindow *) source)->daftar, task_data, &error);

  if (all != NULL)
    g_task_return_pointer (task, all, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  PrkTemplatWindow *self = PRK_TEMPLAT_WINDOW (source);
  g_autoptr(GtkStringList) words = gtk_string_list_new (NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) all = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    return;
  if (all == NULL)
    {
      prk_pdf_view_show_error (self->paper, error);
      return;
    }
  for (guint i = 0; i < all->len; i++)
    gtk_string_list_append (words, ((PrkTemplatPilihan *) g_ptr_array_index (all, i))->judul);
  if (all->len == 0)
    gtk_string_list_append (words, _("A sample, since there is none yet"));
  self->is_setting = TRUE;
  gtk_widget_set_sensitive (GTK_WIDGET (self->choice), all->len > 1);
  gtk_drop_down_set_model (self->choice, G_LIST_MODEL (words));
  gtk_drop_down_set_selected (self->choice, 0);
  self->is_setting = FALSE;
  self->pilihan = g_steal_pointer (&all);
  choice_changed_cb (self);
}

static void
begin_listing (PrkTemplatWindow *self)
{
  g_autoptr(GTask) task = NULL;

  g_cancellable_cancel (self->listing);
  g_clear_object (&self->listing);
  self->listing = g_cancellable_new ();
  g_clear_pointer (&self->pilihan, g_ptr_array_unref);
  g_clear_pointer (&self->record, prk_record_unref);
  task = g_task_new (self, self->listing, listed_cb, NULL);
  g_task_set_source_tag (task, begin_listing);
  g_task_set_task_data (task, g_strdup (self->nama), g_free);
  g_task_run_in_thread (task, list_in_thread);
}

static void
row_selected_cb (PrkTemplatWindow *self,
                 GtkListBoxRow    *row)
{
  const char *nama = row != NULL ? g_object_get_data (G_OBJECT (row), "nama") : NULL;
  g_autofree char *saved = NULL;
  const char *typed;

  if (nama == NULL || self->kantor == NULL || nama == self->nama)
    return;
  if (self->rest_id != 0)
    judge (self);
  self->nama = nama;
  saved = dup_saved (self, nama);
  typed = g_hash_table_lookup (self->ketik, nama);
  g_cancellable_cancel (self->printing);
  begin_listing (self);
  set_text (self, typed != NULL ? typed : saved);
}

/* Saving */

static void
save_in_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  PrkTemplatWindow *self = source;
  Save *save = task_data;
  GError *error = NULL;

  if (prk_templat_simpan (self->store, prk_profil_get_daerah (self->profil), save->nama, save->judul, save->isi, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  PrkTemplatWindow *self = PRK_TEMPLAT_WINDOW (source);
  Save *save = g_task_get_task_data (G_TASK (result));
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_autofree char *words = g_strdup_printf (_("The template was not saved: %s"), error->message);

      tell (self, words);
      return;
    }
  if (*save->isi != '\0')
    g_hash_table_insert (self->kantor, g_strdup (save->nama), g_strdup (save->isi));
  else
    g_hash_table_remove (self->kantor, save->nama);
  tell (self, *save->isi != '\0' ? _("The template was saved") : _("The paper is as it ships again"));
  g_hash_table_remove (self->ketik, save->nama);
  if (g_strcmp0 (self->nama, save->nama) != 0)
    update_rows (self);
  else if (*save->isi != '\0')
    judge (self);
  else
    set_text (self, text = prk_templat_dup_bawaan (save->nama));
}

/* Takes @isi. What is the same as what ships is kept as nothing. */
static void
begin_saving (PrkTemplatWindow *self,
              const char       *nama,
              char             *isi)
{
  g_autofree char *shipped = prk_templat_dup_bawaan (nama);
  g_autoptr(GTask) task = g_task_new (self, NULL, saved_cb, NULL);
  Save *save = g_new0 (Save, 1);

  if (g_strcmp0 (shipped, isi) == 0)
    *isi = '\0';
  save->nama = g_strdup (nama);
  save->judul = g_strdup (prk_templat_kertas_judul (nama));
  save->isi = isi;
  gtk_widget_set_sensitive (self->save, FALSE);
  g_task_set_source_tag (task, begin_saving);
  g_task_set_task_data (task, save, (GDestroyNotify) save_free);
  g_task_run_in_thread (task, save_in_thread);
}

static void
save_clicked_cb (PrkTemplatWindow *self)
{
  begin_saving (self, self->nama, dup_text (self));
}

static void
reset_clicked_cb (PrkTemplatWindow *self)
{
  begin_saving (self, self->nama, g_strdup (""));
}

/* History */

static void
versi_chosen_cb (PrkTemplatWindow *self,
                 GtkListBoxRow    *row)
{
  const char *isi = g_object_get_data (G_OBJECT (row), "isi");
  g_autofree char *shipped = *isi == '\0' ? prk_templat_dup_bawaan (self->nama) : NULL;

  gtk_menu_button_popdown (self->history);
  set_text (self, shipped != NULL ? shipped : isi);
}

static void
history_in_thread (GTask        *task,
                   gpointer      source,
                   gpointer      task_data,
                   GCancellable *cancellable)
{
  PrkTemplatWindow *self = source;

  g_task_return_pointer (task, prk_templat_riwayat (self->store, prk_profil_get_daerah (self->profil), task_data),
                         (GDestroyNotify) g_ptr_array_unref);
}

static void
history_read_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  PrkTemplatWindow *self = PRK_TEMPLAT_WINDOW (source);
  g_autoptr(GPtrArray) all = g_task_propagate_pointer (G_TASK (result), NULL);
  const char *now = g_hash_table_lookup (self->kantor, self->nama);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *popover = GTK_WIDGET (gtk_menu_button_get_popover (self->history));
  GtkWidget *list;

  if (all == NULL || popover == NULL)
    return;
  list = prk_templat_riwayat_list_new (self->store, all, now != NULL ? now : "");
  g_signal_connect_object (list, "row-activated", G_CALLBACK (versi_chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 360);
  gtk_widget_set_size_request (scrolled, 320, -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), list);
  gtk_popover_set_child (GTK_POPOVER (popover), scrolled);
  gtk_widget_child_focus (list, GTK_DIR_TAB_FORWARD);
}

static void
history_shown_cb (PrkTemplatWindow *self)
{
  g_autoptr(GTask) task = NULL;

  if (self->nama == NULL)
    return;
  task = g_task_new (self, self->cancellable, history_read_cb, NULL);
  g_task_set_source_tag (task, history_shown_cb);
  g_task_set_task_data (task, g_strdup (self->nama), g_free);
  g_task_run_in_thread (task, history_in_thread);
}

static void
read_in_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  g_task_return_pointer (task, prk_templat_muat (task_data), (GDestroyNotify) g_hash_table_unref);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  PrkTemplatWindow *self = PRK_TEMPLAT_WINDOW (source);
  GHashTable *kantor = g_task_propagate_pointer (G_TASK (result), NULL);

  if (kantor == NULL)
    return;
  self->kantor = kantor;
  update_rows (self);
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
}

/* Closing */

static void
close_answered_cb (AdwMessageDialog *dialog,
                   const char       *response,
                   PrkTemplatWindow *self)
{
  if (strcmp (response, "discard") != 0)
    return;
  self->may_close = TRUE;
  gtk_window_close (GTK_WINDOW (self));
}

static gboolean
close_requested_cb (PrkTemplatWindow *self)
{
  g_autofree char *words = NULL;
  GHashTableIter iter;
  gpointer nama;
  GtkWidget *dialog;

  if (self->rest_id != 0)
    judge (self);
  g_hash_table_iter_init (&iter, self->ketik);
  if (self->may_close || !g_hash_table_iter_next (&iter, &nama, NULL))
    return FALSE;
  words = g_strdup_printf (_("“%s” has changes that are not saved."), prk_templat_kertas_judul (nama));
  dialog = adw_message_dialog_new (GTK_WINDOW (self), _("Leave without Saving?"), words);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("Ca_ncel"), "discard", _("_Discard"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "discard", ADW_RESPONSE_DESTRUCTIVE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (close_answered_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));

  return TRUE;
}

/* Building */

static GtkWidget *
new_list (PrkTemplatWindow *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->list = GTK_LIST_BOX (prk_templat_daftar_new ());
  g_signal_connect_object (self->list, "row-selected", G_CALLBACK (row_selected_cb), self, G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->list));
  gtk_widget_set_size_request (scrolled, 230, -1);

  return scrolled;
}

static GtkWidget *
new_editor (PrkTemplatWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->view = GTK_TEXT_VIEW (prk_templat_teks_new ());
  g_signal_connect_object (gtk_text_view_get_buffer (self->view), "changed", G_CALLBACK (typed_cb), self, G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->view));
  gtk_widget_set_vexpand (scrolled, TRUE);
  self->status = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->status, 0);
  gtk_label_set_wrap (self->status, TRUE);
  gtk_label_set_selectable (self->status, TRUE);
  gtk_widget_set_margin_start (GTK_WIDGET (self->status), 12);
  gtk_widget_set_margin_end (GTK_WIDGET (self->status), 12);
  gtk_widget_set_margin_top (GTK_WIDGET (self->status), 6);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->status), 6);
  gtk_box_append (GTK_BOX (box), scrolled);
  gtk_box_append (GTK_BOX (box), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->status));

  return box;
}

static void
choice_setup_cb (GtkSignalListItemFactory *factory,
                 GtkListItem              *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 60);
  gtk_list_item_set_child (item, label);
}

static void
choice_bind_cb (GtkSignalListItemFactory *factory,
                GtkListItem              *item)
{
  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)),
                       gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

static GtkWidget *
new_preview (PrkTemplatWindow *self)
{
  g_autoptr(GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (_("Shown on"));

  self->choice = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  g_signal_connect (factory, "setup", G_CALLBACK (choice_setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (choice_bind_cb), NULL);
  gtk_drop_down_set_factory (self->choice, factory);
  gtk_widget_set_hexpand (GTK_WIDGET (self->choice), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->choice), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Shown on"), -1);
  g_signal_connect_object (self->choice, "notify::selected", G_CALLBACK (choice_changed_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_css_class (label, "dim-label");
  gtk_widget_set_margin_start (bar, 12);
  gtk_widget_set_margin_end (bar, 12);
  gtk_widget_set_margin_top (bar, 6);
  gtk_widget_set_margin_bottom (bar, 6);
  gtk_box_append (GTK_BOX (bar), label);
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (self->choice));
  self->paper = PRK_PDF_VIEW (prk_pdf_view_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->paper), TRUE);
  self->spanduk = prk_spanduk_new ();
  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (box), self->spanduk);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->paper));

  return box;
}

static GtkWidget *
new_header (PrkTemplatWindow *self)
{
  GtkWidget *bar = adw_header_bar_new ();

  self->save = gtk_button_new_with_label (_("Save"));
  gtk_widget_add_css_class (self->save, "suggested-action");
  gtk_widget_set_sensitive (self->save, FALSE);
  g_signal_connect_object (self->save, "clicked", G_CALLBACK (save_clicked_cb), self, G_CONNECT_SWAPPED);
  self->reset = gtk_button_new_with_label (_("Back to What Ships"));
  gtk_widget_set_sensitive (self->reset, FALSE);
  g_signal_connect_object (self->reset, "clicked", G_CALLBACK (reset_clicked_cb), self, G_CONNECT_SWAPPED);
  self->history = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_icon_name (self->history, "document-open-recent-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->history), _("What it said before"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->history), GTK_ACCESSIBLE_PROPERTY_LABEL, _("What it said before"), -1);
  gtk_menu_button_set_popover (self->history, gtk_popover_new ());
  g_signal_connect_object (gtk_menu_button_get_popover (self->history), "show", G_CALLBACK (history_shown_cb), self,
                           G_CONNECT_SWAPPED);
  adw_header_bar_pack_start (ADW_HEADER_BAR (bar), self->save);
  adw_header_bar_pack_end (ADW_HEADER_BAR (bar), GTK_WIDGET (self->history));
  adw_header_bar_pack_end (ADW_HEADER_BAR (bar), self->reset);

  return bar;
}

static void
prk_templat_window_dispose (GObject *object)
{
  PrkTemplatWindow *self = PRK_TEMPLAT_WINDOW (object);

  g_clear_handle_id (&self->rest_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_cancellable_cancel (self->printing);
  g_cancellable_cancel (self->listing);

  G_OBJECT_CLASS (prk_templat_window_parent_class)->dispose (object);
}

static void
prk_templat_window_finalize (GObject *object)
{
  PrkTemplatWindow *self = PRK_TEMPLAT_WINDOW (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->printing);
  g_clear_object (&self->listing);
  g_clear_object (&self->daftar);
  g_clear_object (&self->store);
  g_clear_pointer (&self->profil, prk_profil_unref);
  g_clear_pointer (&self->pilihan, g_ptr_array_unref);
  g_clear_pointer (&self->record, prk_record_unref);
  g_free (self->pilih);
  g_clear_pointer (&self->kantor, g_hash_table_unref);
  g_hash_table_unref (self->ketik);

  G_OBJECT_CLASS (prk_templat_window_parent_class)->finalize (object);
}

static void
prk_templat_window_class_init (PrkTemplatWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = prk_templat_window_dispose;
  object_class->finalize = prk_templat_window_finalize;

  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
prk_templat_window_init (PrkTemplatWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *columns = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *paned = gtk_paned_new (GTK_ORIENTATION_HORIZONTAL);

  self->cancellable = g_cancellable_new ();
  self->ketik = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->toasts = ADW_TOAST_OVERLAY (adw_toast_overlay_new ());
  gtk_box_append (GTK_BOX (box), new_header (self));
  gtk_box_append (GTK_BOX (columns), new_list (self));
  gtk_box_append (GTK_BOX (columns), gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  gtk_paned_set_start_child (GTK_PANED (paned), new_editor (self));
  gtk_paned_set_end_child (GTK_PANED (paned), new_preview (self));
  gtk_paned_set_shrink_start_child (GTK_PANED (paned), FALSE);
  gtk_paned_set_shrink_end_child (GTK_PANED (paned), FALSE);
  gtk_paned_set_position (GTK_PANED (paned), 540);
  gtk_widget_set_hexpand (paned, TRUE);
  gtk_box_append (GTK_BOX (columns), paned);
  adw_toast_overlay_set_child (self->toasts, columns);
  gtk_widget_set_vexpand (GTK_WIDGET (self->toasts), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->toasts));
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_title (GTK_WINDOW (self), _("Paper Templates"));
  gtk_window_set_default_size (GTK_WINDOW (self), WIDTH, HEIGHT);
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (self), TRUE);
  g_signal_connect (self, "close-request", G_CALLBACK (close_requested_cb), NULL);
}

/**
 * prk_templat_window_new:
 * @application: an application whose store is open and whose daerah is known
 * @parent: the window that it stands over
 *
 * Returns: (transfer none): a window, its templates on the way; the one that is open already, if one is
 */
GtkWindow *
prk_templat_window_new (PrkApplication *application,
                        GtkWindow      *parent)
{
  static PrkTemplatWindow *self; /* the one that is open, if one is */
  g_autoptr(GTask) task = NULL;

  g_return_val_if_fail (PRK_IS_APPLICATION (application), NULL);

  if (self != NULL)
    return GTK_WINDOW (self);

  self = g_object_new (PRK_TYPE_TEMPLAT_WINDOW, "transient-for", parent, NULL);
  g_object_add_weak_pointer (G_OBJECT (self), (gpointer *) &self);
  self->store = g_object_ref (prk_application_get_store (application));
  self->profil = prk_profil_ref (prk_application_get_profil (application));
  self->daftar = prk_kasus_daftar_untuk (self->store, self->profil);
  task = g_task_new (self, self->cancellable, read_cb, NULL);
  g_task_set_source_tag (task, prk_templat_window_new);
  g_task_set_task_data (task, g_object_ref (self->store), g_object_unref);
  g_task_run_in_thread (task, read_in_thread);

  return GTK_WINDOW (self);
}
