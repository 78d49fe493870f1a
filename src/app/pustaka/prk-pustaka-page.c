/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is chosen at the left is shown at the right at once. Only the newest wish counts: each
 * question and each document that is opened cancels the one before. */

#include "config.h"

#include <string.h>
#include <unistd.h>

#include <glib/gi18n.h>

#include "app/widget/prk-terima.h"
#include "store/prk-berkas.h"

#include "prk-pustaka-kata.h"
#include "prk-pustaka-page-private.h"

#define MAX_HITS 100

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

/* The right side */

static void
show_right (PrkPustakaPage *self,
            const GError   *error)
{
  if (error == NULL)
    {
      gtk_stack_set_visible_child (self->right, GTK_WIDGET (self->paper));
      _prk_pustaka_page_update_actions (self);
      return;
    }

  g_clear_pointer (&self->shown, g_free);
  adw_status_page_set_icon_name (self->right_status, "dialog-warning-symbolic");
  adw_status_page_set_title (self->right_status, _("The document cannot be shown"));
  adw_status_page_set_description (self->right_status, error->message);
  gtk_stack_set_visible_child_name (self->right, "tanpa");
  _prk_pustaka_page_update_actions (self);
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

/* The document that is shown, with its table of contents beside it. */
static void
show_contents (PrkPustakaPage *self)
{
  const PrkPustakaDokumen *dokumen = _prk_pustaka_page_find (self, self->shown);

  if (dokumen != NULL)
    prk_pustaka_isi_show (self->isi, dokumen->id, dokumen->hash);
}

static void
heading_chosen_cb (PrkPustakaPage *self,
                   guint           halaman)
{
  prk_pdf_canvas_set_hits (prk_pdf_view_get_canvas (self->view), NULL, 0, 0);
  prk_pdf_view_scroll_to (self->view, halaman - 1, 0);
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
  show_contents (self);
  update_scope (self);
  go_to_page (self);
}

static const char *
get_absence (PrkPustakaPage *self)
{
  const PrkPustakaDokumen *dokumen = _prk_pustaka_page_find (self, self->wanted);

  if (g_strcmp0 (self->asked, self->wanted) == 0)
    return _("It was asked for and comes with the next synchronization.");
  if (dokumen != NULL && dokumen->n_halaman > 0)
    return _("Its file was given back to the register. Its words can still be searched.");

  return _("Its file is not on this computer yet. It comes by synchronization.");
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
                               get_absence (self));
        }
      show_right (self, error);
      return;
    }
  prk_pdf_document_open_fd_async (prk_pdf_helper_get_default (), file, renew (&self->opening),
                                  opened_cb, g_object_ref (self));
  close (file);
}

/* The left side */

const PrkPustakaDokumen *
_prk_pustaka_page_find (PrkPustakaPage *self,
                        const char     *hash)
{
  for (guint i = 0; hash != NULL && self->list != NULL && i < self->list->len; i++)
    {
      const PrkPustakaDokumen *dokumen = g_ptr_array_index (self->list, i);

      if (strcmp (dokumen->hash, hash) == 0)
        return dokumen;
    }

  return NULL;
}

void
_prk_pustaka_page_show_row (PrkPustakaPage *self,
                            GtkListBoxRow  *row)
{
  show_document (self, PRK_PUSTAKA_ROW (row));
}

static void
row_selected_cb (PrkPustakaPage *self,
                 GtkListBoxRow  *row)
{
  _prk_pustaka_page_update_actions (self);
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

void
_prk_pustaka_page_show_error (PrkPustakaPage *self,
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
      _prk_pustaka_page_show_error (self, error);
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
  _prk_pustaka_page_update_actions (self);
}

/* The file of the document that was chosen has come meanwhile. */
static void
show_when_fetched (PrkPustakaPage *self)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->documents);

  if (row != NULL && self->shown == NULL
      && g_strcmp0 (self->wanted, prk_pustaka_row_get_hash (PRK_PUSTAKA_ROW (row))) == 0)
    show_document (self, PRK_PUSTAKA_ROW (row));
}

static void
show_room (PrkPustakaPage *self)
{
  g_autofree char *words = prk_pustaka_dup_ruang (self->list);

  gtk_label_set_text (self->room, words);
  gtk_widget_set_visible (GTK_WIDGET (self->room), self->list->len > 0);
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
      _prk_pustaka_page_show_error (self, error);
      return;
    }

  g_clear_pointer (&self->list, g_ptr_array_unref);
  self->list = g_ptr_array_ref (documents);
  prk_pustaka_ocr_bar_update (self->ocr_bar, documents);
  show_room (self);
  fill_documents (self, documents);
  show_when_fetched (self);
  gtk_widget_set_sensitive (GTK_WIDGET (self->search), documents->len > 0);
  if (!is_searching (self))
    gtk_stack_set_visible_child_name (self->stack, documents->len > 0 ? "daftar" : "kosong");
}

void
_prk_pustaka_page_load_list (PrkPustakaPage *self)
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
  g_clear_pointer (&self->list, g_ptr_array_unref);
  g_hash_table_unref (self->titles);
  g_free (self->shown);
  g_free (self->wanted);
  g_free (self->asked);

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
  gtk_widget_class_bind_template_child (widget_class, PrkPustakaPage, left);
  gtk_widget_class_bind_template_child (widget_class, PrkPustakaPage, fetch_button);
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
  gtk_widget_class_add_binding (GTK_WIDGET_CLASS (klass), GDK_KEY_v, GDK_CONTROL_MASK,
                                _prk_pustaka_page_paste, NULL);
}

static void
prk_pustaka_page_init (PrkPustakaPage *self)
{

  self->cancellable = g_cancellable_new ();
  self->titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->actions = g_simple_action_group_new ();
  _prk_pustaka_page_add_actions (self);
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_search_entry_set_key_capture_widget (self->search, NULL);

  self->view = PRK_PDF_VIEW (prk_pdf_view_new ());
  self->paper = ADW_FLAP (adw_flap_new ());
  adw_flap_set_content (self->paper, GTK_WIDGET (self->view));
  adw_flap_set_flap_position (self->paper, GTK_PACK_END);
  adw_flap_set_separator (self->paper, gtk_separator_new (GTK_ORIENTATION_VERTICAL));
  adw_flap_set_reveal_flap (self->paper, FALSE);
  gtk_widget_set_hexpand (GTK_WIDGET (self->view), TRUE);
  gtk_stack_add_child (self->right, GTK_WIDGET (self->paper));
  prk_terima_drop (GTK_WIDGET (self), _prk_pustaka_page_take_files);
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
  self->isi = PRK_PUSTAKA_ISI (prk_pustaka_isi_new (self->pustaka));
  adw_flap_set_flap (self->paper, GTK_WIDGET (self->isi));
  g_signal_connect_object (self->isi, "page-chosen", G_CALLBACK (heading_chosen_cb), self,
                           G_CONNECT_SWAPPED);
  self->ocr_bar = PRK_PUSTAKA_OCR_BAR (prk_pustaka_ocr_bar_new (self->pustaka));
  gtk_box_append (self->left, GTK_WIDGET (self->ocr_bar));
  self->room = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->room, 0);
  gtk_label_set_ellipsize (self->room, PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (GTK_WIDGET (self->room), "pustaka-ruang");
  gtk_widget_add_css_class (GTK_WIDGET (self->room), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->room), "dim-label");
  gtk_widget_set_visible (GTK_WIDGET (self->room), FALSE);
  gtk_box_append (self->left, GTK_WIDGET (self->room));
  _prk_pustaka_page_update_actions (self);
  g_signal_connect_object (self->pustaka, "changed", G_CALLBACK (_prk_pustaka_page_load_list), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->pustaka, "ocr-changed", G_CALLBACK (_prk_pustaka_page_load_list), self,
                           G_CONNECT_SWAPPED);
  _prk_pustaka_page_load_list (self);

  return GTK_WIDGET (self);
}
