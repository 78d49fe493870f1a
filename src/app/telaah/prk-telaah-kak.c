/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "base/prk-json.h"
#include "kak/prk-kak-render.h"
#include "pdf/prk-pdf-document.h"
#include "widget/prk-pdf-view.h"

#include "prk-telaah-kak.h"

#define N_PARTS 8 /* of a KAK, Pasal 14 ayat (2) */

struct _PrkTelaahKak
{
  AdwBin        parent_instance;

  PrkPdfView   *view;
  PrkStore     *store;
  PrkRecord    *kak;
  PrkKakRender *render;  /* NULL for a file */
  char         *hash;    /* (nullable) of the file */
  PrkCetakan   *cetakan; /* (nullable) what the view shows or will show */
  GCancellable *cancellable;
  int           kriteria; /* marked, -1 for none */
  gboolean      is_shown;
};

G_DEFINE_FINAL_TYPE (PrkTelaahKak, prk_telaah_kak, ADW_TYPE_BIN)

static void
show_marks (PrkTelaahKak *self)
{
  g_autoptr(GArray) marks = g_array_new (FALSE, FALSE, sizeof (PrkPdfMark));
  const GPtrArray *anchors;

  if (self->cetakan == NULL || !self->is_shown || self->kriteria < 0)
    return;

  anchors = prk_cetakan_get_jangkar (self->cetakan);
  for (guint i = 0; i < anchors->len; i++)
    {
      const PrkJangkar *anchor = g_ptr_array_index (anchors, i);
      PrkPdfMark mark = { anchor->page, { anchor->x, anchor->y, anchor->width, anchor->height } };

      if (prk_telaah_has_sumber (self->kriteria, anchor->path))
        g_array_append_val (marks, mark);
    }
  prk_pdf_view_set_marks (self->view, marks, TRUE);
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(PrkTelaahKak) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(PrkPdfDocument) document = prk_pdf_document_open_finish (result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (document == NULL)
    {
      prk_pdf_view_show_error (self->view, error);
      return;
    }

  prk_pdf_view_set_document (self->view, document);
  self->is_shown = TRUE;
  show_marks (self);
}

static void
open_pdf (PrkTelaahKak *self,
          GBytes       *pdf)
{
  prk_pdf_document_open_async (prk_pdf_helper_get_default (), pdf, self->cancellable, opened_cb,
                               g_object_ref (self));
}

static void
rendered_cb (PrkTelaahKak *self,
             PrkCetakan   *cetakan)
{
  g_clear_pointer (&self->cetakan, prk_cetakan_unref);
  self->cetakan = prk_cetakan_ref (cetakan);
  open_pdf (self, prk_cetakan_get_pdf (cetakan));
}

static void
failed_cb (PrkTelaahKak *self,
           GError       *error)
{
  prk_pdf_view_show_error (self->view, error);
}

static void
read_in_thread (GTask        *task,
                gpointer      source,
                gpointer      task_data,
                GCancellable *cancellable)
{
  PrkTelaahKak *self = PRK_TELAAH_KAK (source);
  GError *error = NULL;
  GBytes *bytes = prk_store_get_blob (self->store, self->hash, &error);

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
  PrkTelaahKak *self = PRK_TELAAH_KAK (source);
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;
  if (bytes != NULL)
    open_pdf (self, bytes);
  else
    prk_pdf_view_show_error (self->view, error);
}

/* A partner's KAK is one file; its own parts are then empty. */
static char *
find_file (PrkRecord *kak)
{
  g_auto(GStrv) rows = prk_record_list_rows (kak, "lampiran");

  if (prk_kak_count_lengkap (kak, NULL) == N_PARTS)
    return NULL;

  for (guint i = 0; rows[i] != NULL; i++)
    {
      g_autofree char *path = g_strdup_printf ("lampiran/%s/berkas", rows[i]);
      JsonNode *value = prk_record_get_value (kak, path);
      JsonObject *file
        = value != NULL && JSON_NODE_HOLDS_OBJECT (value) ? json_node_get_object (value) : NULL;

      if (file != NULL
          && g_strcmp0 (prk_json_get_string (file, "jenis", NULL), "application/pdf") == 0)
        return g_strdup (prk_json_get_string (file, "berkas", NULL));
    }

  return NULL;
}

static void
request (PrkTelaahKak *self)
{
  if (self->hash != NULL)
    {
      g_autoptr(GTask) task = g_task_new (self, self->cancellable, read_cb, NULL);

      g_task_set_source_tag (task, request);
      g_task_run_in_thread (task, read_in_thread);
    }
  else
    {
      prk_kak_render_request (self->render, prk_record_copy (self->kak));
    }
}

static void
prk_telaah_kak_dispose (GObject *object)
{
  PrkTelaahKak *self = PRK_TELAAH_KAK (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->render);

  G_OBJECT_CLASS (prk_telaah_kak_parent_class)->dispose (object);
}

static void
prk_telaah_kak_finalize (GObject *object)
{
  PrkTelaahKak *self = PRK_TELAAH_KAK (object);

  g_clear_pointer (&self->cetakan, prk_cetakan_unref);
  g_clear_pointer (&self->kak, prk_record_unref);
  g_clear_object (&self->store);
  g_clear_object (&self->cancellable);
  g_free (self->hash);

  G_OBJECT_CLASS (prk_telaah_kak_parent_class)->finalize (object);
}

static void
prk_telaah_kak_class_init (PrkTelaahKakClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = prk_telaah_kak_dispose;
  object_class->finalize = prk_telaah_kak_finalize;
}

static void
prk_telaah_kak_init (PrkTelaahKak *self)
{
  self->cancellable = g_cancellable_new ();
  self->kriteria = -1;
  self->view = PRK_PDF_VIEW (prk_pdf_view_new ());
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->view));
  g_signal_connect_object (self->view, "retry", G_CALLBACK (request), self, G_CONNECT_SWAPPED);
}

/**
 * prk_telaah_kak_new:
 * @store: where a file of the KAK is
 * @profil: whose layout it is printed in
 * @kak: the KAK as it is judged; nobody changes it
 *
 * Shows a KAK on paper.
 *
 * Returns: (transfer floating): the pane
 */
GtkWidget *
prk_telaah_kak_new (PrkStore  *store,
                    PrkProfil *profil,
                    PrkRecord *kak)
{
  PrkTelaahKak *self;

  g_return_val_if_fail (PRK_IS_STORE (store) && profil != NULL && kak != NULL, NULL);

  self = g_object_new (PRK_TYPE_TELAAH_KAK, NULL);
  self->store = g_object_ref (store);
  self->kak = prk_record_ref (kak);
  self->hash = find_file (kak);
  if (self->hash == NULL)
    {
      self->render = prk_kak_render_new (profil);
      g_signal_connect_object (self->render, "rendered", G_CALLBACK (rendered_cb), self,
                               G_CONNECT_SWAPPED);
      g_signal_connect_object (self->render, "failed", G_CALLBACK (failed_cb), self,
                               G_CONNECT_SWAPPED);
    }
  request (self);

  return GTK_WIDGET (self);
}

/* Marks what counts for a criterion and goes to the first of it. */
void
prk_telaah_kak_mark (PrkTelaahKak *self,
                     guint         kriteria)
{
  g_return_if_fail (PRK_IS_TELAAH_KAK (self));

  if (self->kriteria == (int) kriteria)
    return;
  self->kriteria = kriteria;
  show_marks (self);
}
