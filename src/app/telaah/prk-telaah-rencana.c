/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/prk-application.h"
#include "app/sinkron/prk-sinkron-berkas.h"
#include "pdf/prk-pdf-document.h"
#include "widget/prk-pdf-view.h"

#include "prk-telaah-pilihan.h"
#include "prk-telaah-rencana.h"

#define MAX_HITS 6

/* A place that is on its way to the screen. */
typedef struct
{
  char   *hash;
  guint   halaman;
  GArray *marks; /* (nullable) PrkPdfMark */
  char   *query; /* (nullable) words to mark */
  gboolean is_seen; /* somebody's hand is on it */
} Tujuan;

struct _PrkTelaahRencana
{
  AdwBin             parent_instance;

  GtkSearchEntry    *search;
  GtkListBox        *hits;
  GtkLabel          *status;
  PrkPdfView        *view;
  GtkTextView       *text;
  GtkButton         *fetch;
  GtkButton         *quote;
  GtkLabel          *caption;

  PrkPustaka        *pustaka;
  GPtrArray         *dokumen;  /* (nullable) (element-type PrkPustakaDokumen) */
  GCancellable      *cancellable;
  GCancellable      *searching;
  GCancellable      *going;
  char              *query;
  char              *hash;     /* (nullable) of the document in the view */
  guint              halaman;  /* whose text stands below, 0 for none */
  PrkTelaahPilihan  *pilihan;
  Tujuan            *tujuan;   /* (nullable) */
  gboolean           is_awaited; /* the file of @tujuan was asked for */
};

enum
{
  SIGNAL_QUOTED,
  SIGNAL_DOCUMENTS_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PrkTelaahRencana, prk_telaah_rencana, ADW_TYPE_BIN)

static void
tujuan_free (Tujuan *tujuan)
{
  g_free (tujuan->hash);
  g_free (tujuan->query);
  g_clear_pointer (&tujuan->marks, g_array_unref);
  g_free (tujuan);
}

static void
say (PrkTelaahRencana *self,
     const char       *text)
{
  gtk_label_set_label (self->status, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self->status), text != NULL && *text != '\0');
}

/**
 * prk_telaah_rencana_find_dokumen:
 * @dokumen: (nullable) (element-type PrkPustakaDokumen): of the library here
 * @hash: (nullable): of a file
 *
 * Finds the document that is that file: another file of the same title is another document. Pure.
 *
 * Returns: (transfer none) (nullable): %NULL where the library has none
 */
const PrkPustakaDokumen *
prk_telaah_rencana_find_dokumen (GPtrArray  *dokumen,
                                 const char *hash)
{
  for (guint i = 0; dokumen != NULL && i < dokumen->len; i++)
    {
      const PrkPustakaDokumen *one = g_ptr_array_index (dokumen, i);

      if (g_strcmp0 (one->hash, hash) == 0)
        return one;
    }

  return NULL;
}

static const PrkPustakaDokumen *
find_dokumen (PrkTelaahRencana *self,
              const char       *hash)
{
  return prk_telaah_rencana_find_dokumen (self->dokumen, hash);
}

/* The passage that is selected */

static void
selection_changed_cb (PrkTelaahRencana *self)
{
  g_autoptr(PrkKutipan) kutipan = prk_telaah_pilihan_new_kutipan (self->pilihan);

  gtk_widget_set_sensitive (GTK_WIDGET (self->quote), kutipan != NULL);
}

gboolean
prk_telaah_rencana_quote (PrkTelaahRencana *self)
{
  g_autoptr(PrkKutipan) kutipan = NULL;
  g_autoptr(JsonNode) value = NULL;
  const PrkPustakaDokumen *dokumen;

  g_return_val_if_fail (PRK_IS_TELAAH_RENCANA (self), FALSE);

  kutipan = prk_telaah_pilihan_new_kutipan (self->pilihan);
  if (kutipan == NULL)
    return FALSE;

  value = prk_kutipan_to_value (kutipan);
  dokumen = find_dokumen (self, self->hash);
  json_object_set_string_member (json_node_get_object (value), "judul",
                                 dokumen != NULL ? dokumen->judul : "");
  g_signal_emit (self, signals[SIGNAL_QUOTED], 0, value);

  return TRUE;
}

static void
quote_clicked_cb (PrkTelaahRencana *self)
{
  prk_telaah_rencana_quote (self);
}

/* Going to a page */

static void
hits_marked_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr(PrkTelaahRencana) self = user_data;
  g_autoptr(GArray) hits = prk_pustaka_tandai_finish (PRK_PUSTAKA (source), result, NULL);
  g_autoptr(GArray) marks = g_array_new (FALSE, FALSE, sizeof (PrkPdfMark));

  if (hits == NULL || g_cancellable_is_cancelled (self->cancellable) || self->halaman == 0)
    return;

  for (guint i = 0; i < hits->len; i++)
    {
      PrkPdfMark mark = { self->halaman - 1, g_array_index (hits, PrkPdfHit, i).rect };

      g_array_append_val (marks, mark);
    }
  prk_telaah_pilihan_set_marks (self->pilihan, marks);
  /* The passage that speaks of what was looked for stands ready to be quoted. */
  if (hits->len > 0)
    {
      const PrkPdfRect *first = &g_array_index (hits, PrkPdfHit, 0).rect;

      prk_telaah_pilihan_select_at (self->pilihan, first->x + first->width / 2,
                                    first->y + first->height / 2);
    }
}

static void
page_read_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(PrkTelaahRencana) self = user_data;
  g_autoptr(GError) error = NULL;
  PrkPustakaHalaman *isi = prk_pustaka_halaman_finish (PRK_PUSTAKA (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
      || g_cancellable_is_cancelled (self->cancellable))
    {
      g_clear_pointer (&isi, prk_pustaka_halaman_free);
      return;
    }
  prk_telaah_pilihan_set_isi (self->pilihan, isi);
  if (error != NULL)
    say (self, error->message);
}

static void
go (PrkTelaahRencana *self)
{
  Tujuan *tujuan = self->tujuan;
  const PrkPustakaDokumen *dokumen = find_dokumen (self, tujuan->hash);
  /* Translators: title of a document and its page */
  g_autofree char *caption = g_strdup_printf (_("%s · page %u"),
                                              dokumen != NULL ? dokumen->judul : "",
                                              tujuan->halaman);

  self->halaman = tujuan->halaman;
  gtk_label_set_label (self->caption, caption);
  if (!tujuan->is_seen)
    prk_pdf_view_scroll_to (self->view, tujuan->halaman - 1, 0);
  prk_telaah_pilihan_begin (self->pilihan, tujuan->hash, tujuan->halaman, tujuan->marks);
  prk_pustaka_halaman_async (self->pustaka, tujuan->hash, tujuan->halaman, self->going,
                             page_read_cb, g_object_ref (self));
  if (tujuan->query != NULL)
    prk_pustaka_tandai_async (self->pustaka, tujuan->hash, tujuan->halaman, tujuan->query,
                              self->going, hits_marked_cb, g_object_ref (self));
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(PrkTelaahRencana) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(PrkPdfDocument) document = prk_pdf_document_open_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
      || g_cancellable_is_cancelled (self->cancellable))
    return;
  if (document == NULL)
    {
      prk_pdf_view_show_error (self->view, error);
      return;
    }

  g_free (self->hash);
  self->hash = g_strdup (self->tujuan->hash);
  prk_pdf_view_set_document (self->view, document);
  go (self);
}

/* Given back, or not come yet. Nothing else is opened in its place. */
static void
say_absent (PrkTelaahRencana *self)
{
  PrkSinkron *sinkron = prk_application_get_default_sinkron ();

  say (self, _("The file of this document is not on this laptop."));
  gtk_widget_set_visible (GTK_WIDGET (self->fetch),
                          sinkron != NULL && prk_sinkron_is_enrolled (sinkron));
}

static void
read_in_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  PrkTelaahRencana *self = PRK_TELAAH_RENCANA (source);
  GError *error = NULL;
  GBytes *bytes = prk_store_get_blob (prk_pustaka_get_store (self->pustaka), task_data, &error);

  if (bytes != NULL)
    g_task_return_pointer (task, bytes, (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_error (task, error);
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  PrkTelaahRencana *self = PRK_TELAAH_RENCANA (source);
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
      || g_cancellable_is_cancelled (self->cancellable))
    return;
  if (bytes == NULL)
    {
      say_absent (self);
      return;
    }
  prk_pdf_document_open_async (prk_pdf_helper_get_default (), bytes, self->going, opened_cb,
                               g_object_ref (self));
}

static void
fetch_clicked_cb (PrkTelaahRencana *self)
{
  PrkSinkron *sinkron = prk_application_get_default_sinkron ();

  if (self->tujuan == NULL || sinkron == NULL)
    return;

  prk_sinkron_want_berkas (sinkron, self->tujuan->hash);
  self->is_awaited = TRUE;
  gtk_widget_set_visible (GTK_WIDGET (self->fetch), FALSE);
  say (self, _("It was asked for and comes with the next synchronization."));
}

/* Takes @tujuan. */
static void
go_to (PrkTelaahRencana *self,
       Tujuan           *tujuan)
{
  g_autoptr(GTask) task = NULL;

  g_clear_pointer (&self->tujuan, tujuan_free);
  self->tujuan = tujuan;
  g_cancellable_cancel (self->going);
  g_clear_object (&self->going);
  self->going = g_cancellable_new ();
  self->is_awaited = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->fetch), FALSE);
  say (self, NULL);
  if (g_strcmp0 (tujuan->hash, self->hash) == 0)
    {
      go (self);
      return;
    }

  task = g_task_new (self, self->going, read_cb, NULL);
  g_task_set_source_tag (task, go_to);
  g_task_set_task_data (task, g_strdup (tujuan->hash), g_free);
  g_task_run_in_thread (task, read_in_thread);
}

static void
page_wanted_cb (PrkTelaahRencana *self,
                guint             halaman)
{
  Tujuan *tujuan;

  if (self->hash == NULL)
    return;

  tujuan = g_new0 (Tujuan, 1);
  tujuan->hash = g_strdup (self->hash);
  tujuan->halaman = halaman;
  tujuan->is_seen = TRUE;
  go_to (self, tujuan);
}

/* Finding */

static GtkWidget *
new_hit (PrkTelaahRencana       *self,
         const PrkPustakaTemuan *found)
{
  const PrkPustakaDokumen *dokumen = find_dokumen (self, found->hash);
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *title = g_strdup_printf (_("%s · page %u"),
                                            dokumen != NULL ? dokumen->judul : "", found->halaman);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), found->cuplikan);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 2);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "temuan", prk_pustaka_temuan_copy (found),
                          (GDestroyNotify) prk_pustaka_temuan_free);

  return row;
}

static void
hit_activated_cb (PrkTelaahRencana *self,
                  GtkListBoxRow    *row)
{
  const PrkPustakaTemuan *found = g_object_get_data (G_OBJECT (row), "temuan");
  Tujuan *tujuan = g_new0 (Tujuan, 1);

  tujuan->hash = g_strdup (found->hash);
  tujuan->halaman = found->halaman;
  tujuan->query = g_strdup (self->query);
  go_to (self, tujuan);
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(PrkTelaahRencana) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) found = prk_pustaka_search_finish (PRK_PUSTAKA (source), result, &error);
  GtkWidget *child;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
      || g_cancellable_is_cancelled (self->cancellable))
    return;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->hits))) != NULL)
    gtk_list_box_remove (self->hits, child);
  for (guint i = 0; found != NULL && i < found->len; i++)
    gtk_list_box_append (self->hits, new_hit (self, g_ptr_array_index (found, i)));
  say (self, error != NULL        ? error->message
             : found->len == 0 ? _("No page of the library speaks of this.")
                               : NULL);
  if (found != NULL && found->len > 0 && self->hash == NULL)
    hit_activated_cb (self, gtk_list_box_get_row_at_index (self->hits, 0));
}

static void
find (PrkTelaahRencana *self,
      const char       *query)
{
  g_cancellable_cancel (self->searching);
  g_clear_object (&self->searching);
  self->searching = g_cancellable_new ();
  g_free (self->query);
  self->query = g_strdup (query);
  if (*query != '\0')
    prk_pustaka_search_async (self->pustaka, query, NULL, MAX_HITS, self->searching, found_cb,
                              g_object_ref (self));
}

static void
search_activated_cb (PrkTelaahRencana *self)
{
  find (self, gtk_editable_get_text (GTK_EDITABLE (self->search)));
}

void
prk_telaah_rencana_usulkan (PrkTelaahRencana  *self,
                            const char *const *kata)
{
  g_autofree char *query = NULL;

  g_return_if_fail (PRK_IS_TELAAH_RENCANA (self));

  query = g_strjoinv (" ", (GStrv) kata);
  gtk_editable_set_text (GTK_EDITABLE (self->search), query);
  find (self, query);
}

void
prk_telaah_rencana_show (PrkTelaahRencana *self,
                         JsonNode         *value)
{
  g_autoptr(PrkKutipan) kutipan = prk_kutipan_from_value (value);
  Tujuan *tujuan;

  g_return_if_fail (PRK_IS_TELAAH_RENCANA (self));

  if (kutipan == NULL)
    return;
  /* Another file of the same title is another document: nothing is opened in its place. */
  if (find_dokumen (self, kutipan->hash) == NULL)
    {
      say (self, _("The document that was quoted is not in the library here."));
      return;
    }

  tujuan = g_new0 (Tujuan, 1);
  tujuan->hash = g_strdup (kutipan->hash);
  tujuan->halaman = kutipan->halaman;
  tujuan->marks = prk_telaah_pilihan_new_marks (kutipan);
  go_to (self, tujuan);
}

void
prk_telaah_rencana_focus_search (PrkTelaahRencana *self)
{
  g_return_if_fail (PRK_IS_TELAAH_RENCANA (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

/* Documents */

static void
show_if_fetched (PrkTelaahRencana *self)
{
  const PrkPustakaDokumen *dokumen
    = self->is_awaited ? find_dokumen (self, self->tujuan->hash) : NULL;

  if (dokumen != NULL && dokumen->keadaan != PRK_PUSTAKA_ABSENT)
    go_to (self, g_steal_pointer (&self->tujuan));
}

static guint
count_readable (GPtrArray *dokumen)
{
  guint n = 0;

  for (guint i = 0; dokumen != NULL && i < dokumen->len; i++)
    n += ((PrkPustakaDokumen *) g_ptr_array_index (dokumen, i))->keadaan == PRK_PUSTAKA_READY;

  return n;
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(PrkTelaahRencana) self = user_data;
  g_autoptr(GPtrArray) dokumen = prk_pustaka_list_finish (PRK_PUSTAKA (source), result, NULL);
  gboolean has_more;

  if (dokumen == NULL || g_cancellable_is_cancelled (self->cancellable))
    return;

  has_more = count_readable (dokumen) > count_readable (self->dokumen);
  g_clear_pointer (&self->dokumen, g_ptr_array_unref);
  self->dokumen = g_steal_pointer (&dokumen);
  gtk_widget_set_visible (GTK_WIDGET (self), self->dokumen->len > 0);
  g_signal_emit (self, signals[SIGNAL_DOCUMENTS_CHANGED], 0);
  show_if_fetched (self);
  /* A plan that came from the register is read while its sheet is open already. */
  if (has_more && self->query != NULL)
    {
      g_autofree char *query = g_strdup (self->query);

      find (self, query);
    }
}

static void
list (PrkTelaahRencana *self)
{
  prk_pustaka_list_async (self->pustaka, self->cancellable, listed_cb, g_object_ref (self));
}

GPtrArray *
prk_telaah_rencana_get_dokumen (PrkTelaahRencana *self)
{
  g_return_val_if_fail (PRK_IS_TELAAH_RENCANA (self), NULL);

  return self->dokumen;
}

static void
prk_telaah_rencana_dispose (GObject *object)
{
  PrkTelaahRencana *self = PRK_TELAAH_RENCANA (object);

  g_cancellable_cancel (self->cancellable);
  g_cancellable_cancel (self->searching);
  g_cancellable_cancel (self->going);
  if (self->pustaka != NULL)
    g_signal_handlers_disconnect_by_data (self->pustaka, self);
  g_clear_object (&self->pilihan);
  adw_bin_set_child (ADW_BIN (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), PRK_TYPE_TELAAH_RENCANA);

  G_OBJECT_CLASS (prk_telaah_rencana_parent_class)->dispose (object);
}

static void
prk_telaah_rencana_finalize (GObject *object)
{
  PrkTelaahRencana *self = PRK_TELAAH_RENCANA (object);

  g_clear_pointer (&self->tujuan, tujuan_free);
  g_clear_pointer (&self->dokumen, g_ptr_array_unref);
  g_clear_object (&self->pustaka);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->searching);
  g_clear_object (&self->going);
  g_free (self->hash);
  g_free (self->query);

  G_OBJECT_CLASS (prk_telaah_rencana_parent_class)->finalize (object);
}

static void
prk_telaah_rencana_class_init (PrkTelaahRencanaClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = prk_telaah_rencana_dispose;
  object_class->finalize = prk_telaah_rencana_finalize;

  signals[SIGNAL_QUOTED] = g_signal_new ("quoted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                         NULL, NULL, NULL, G_TYPE_NONE, 1, JSON_TYPE_NODE);
  signals[SIGNAL_DOCUMENTS_CHANGED]
    = g_signal_new ("documents-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                    NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/prakarsa/Prakarsa/ui/telaah/prk-telaah-rencana.ui");
  gtk_widget_class_bind_template_child (widget_class, PrkTelaahRencana, search);
  gtk_widget_class_bind_template_child (widget_class, PrkTelaahRencana, hits);
  gtk_widget_class_bind_template_child (widget_class, PrkTelaahRencana, status);
  gtk_widget_class_bind_template_child (widget_class, PrkTelaahRencana, view);
  gtk_widget_class_bind_template_child (widget_class, PrkTelaahRencana, text);
  gtk_widget_class_bind_template_child (widget_class, PrkTelaahRencana, quote);
  gtk_widget_class_bind_template_child (widget_class, PrkTelaahRencana, fetch);
  gtk_widget_class_bind_template_child (widget_class, PrkTelaahRencana, caption);
  gtk_widget_class_bind_template_callback (widget_class, search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, hit_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, fetch_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, quote_clicked_cb);
}

static void
prk_telaah_rencana_init (PrkTelaahRencana *self)
{
  g_type_ensure (PRK_TYPE_PDF_VIEW);
  self->cancellable = g_cancellable_new ();
  self->searching = g_cancellable_new ();
  self->going = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  self->pilihan = prk_telaah_pilihan_new (self->view, self->text);
  g_signal_connect_object (self->pilihan, "changed", G_CALLBACK (selection_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->pilihan, "page-wanted", G_CALLBACK (page_wanted_cb), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
prk_telaah_rencana_new (PrkPustaka *pustaka)
{
  PrkTelaahRencana *self;

  g_return_val_if_fail (PRK_IS_PUSTAKA (pustaka), NULL);

  self = g_object_new (PRK_TYPE_TELAAH_RENCANA, "visible", FALSE, NULL);
  self->pustaka = g_object_ref (pustaka);
  g_signal_connect_swapped (pustaka, "changed", G_CALLBACK (list), self);
  list (self);

  return GTK_WIDGET (self);
}
