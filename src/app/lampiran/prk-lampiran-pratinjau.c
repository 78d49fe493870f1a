/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <unistd.h>

#include "app/widget/prk-pdf-view.h"
#include "pdf/prk-gambar-pdf.h"

#include "prk-lampiran-pratinjau.h"

#define MAX_PICTURE (60 * 1000 * 1000)

/* What the window waits for. */
typedef struct
{
  PrkPdfView   *view;
  PrkStore     *store;
  char         *hash;
  GCancellable *cancellable;
} Loading;

static void
loading_free (Loading *loading)
{
  g_object_unref (loading->view);
  g_object_unref (loading->store);
  g_object_unref (loading->cancellable);
  g_free (loading->hash);
  g_free (loading);
}

static gboolean
is_picture (const char *jenis)
{
  return g_strcmp0 (jenis, "image/jpeg") == 0 || g_strcmp0 (jenis, "image/png") == 0;
}

gboolean
prk_lampiran_pratinjau_can_show (const char *jenis)
{
  return g_strcmp0 (jenis, "application/pdf") == 0 || is_picture (jenis);
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Loading *loading = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (PrkPdfDocument) document = prk_pdf_document_open_finish (result, &error);

  if (document != NULL)
    prk_pdf_view_set_document (loading->view, document);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    prk_pdf_view_show_error (loading->view, error);
  loading_free (loading);
}

static void
wrap (GTask        *task,
      gpointer      source,
      gpointer      data,
      GCancellable *cancellable)
{
  Loading *loading = data;
  GError *error = NULL;
  g_autoptr (GBytes) bytes = prk_store_get_blob (loading->store, loading->hash, &error);
  GBytes *pdf = bytes != NULL ? prk_gambar_pdf_new (bytes, &error) : NULL;

  if (pdf != NULL)
    g_task_return_pointer (task, pdf, (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_error (task, error);
}

static void
wrapped_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Loading *loading = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = g_task_propagate_pointer (G_TASK (result), &error);

  if (pdf != NULL)
    {
      prk_pdf_document_open_async (prk_pdf_helper_get_default (), pdf, loading->cancellable,
                                   opened_cb, loading);
      return;
    }
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    prk_pdf_view_show_error (loading->view, error);
  loading_free (loading);
}

static void
load (PrkPdfView           *view,
      PrkStore             *store,
      const PrkBerkasValue *berkas,
      GCancellable         *cancellable)
{
  Loading *loading = g_new0 (Loading, 1);
  g_autoptr (GError) error = NULL;
  int fd;

  loading->view = g_object_ref (view);
  loading->store = g_object_ref (store);
  loading->hash = g_strdup (berkas->hash);
  loading->cancellable = g_object_ref (cancellable);
  if (is_picture (berkas->jenis))
    {
      g_autoptr (GTask) task = g_task_new (NULL, cancellable, wrapped_cb, loading);

      g_task_set_task_data (task, loading, NULL);
      if (berkas->ukuran <= MAX_PICTURE)
        g_task_run_in_thread (task, wrap);
      else
        g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, "%s",
                                 _("This picture has too many pixels to be previewed."));
      return;
    }

  fd = prk_store_open_blob (store, berkas->hash, &error);
  if (fd >= 0)
    {
      prk_pdf_document_open_fd_async (prk_pdf_helper_get_default (), fd, cancellable, opened_cb,
                                      loading);
      close (fd);
      return;
    }
  prk_pdf_view_show_error (view, error);
  loading_free (loading);
}

static gboolean
close_cb (GtkWidget *widget,
          GVariant  *args,
          gpointer   user_data)
{
  gtk_window_close (GTK_WINDOW (widget));
  return TRUE;
}

/**
 * prk_lampiran_pratinjau_new:
 * @parent: (nullable): the window that it stands over
 * @store: where the bytes are
 * @berkas: of a kind that prk_lampiran_pratinjau_can_show()
 *
 * Returns: (transfer none): a window, not shown yet
 */
GtkWindow *
prk_lampiran_pratinjau_new (GtkWindow            *parent,
                            PrkStore             *store,
                            const PrkBerkasValue *berkas)
{
  GtkWidget *window = adw_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *view = prk_pdf_view_new ();
  GtkEventController *keys = gtk_shortcut_controller_new ();
  GCancellable *cancellable = g_cancellable_new ();

  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_widget_set_vexpand (view, TRUE);
  gtk_box_append (GTK_BOX (box), view);
  adw_window_set_content (ADW_WINDOW (window), box);
  gtk_window_set_title (GTK_WINDOW (window), berkas->nama);
  gtk_window_set_default_size (GTK_WINDOW (window), 900, 700);
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                        gtk_callback_action_new (close_cb, NULL, NULL)));
  gtk_widget_add_controller (window, keys);
  g_object_set_data_full (G_OBJECT (window), "cancellable", cancellable, g_object_unref);
  g_signal_connect_object (window, "destroy", G_CALLBACK (g_cancellable_cancel), cancellable,
                           G_CONNECT_SWAPPED);
  load (PRK_PDF_VIEW (view), store, berkas, cancellable);

  return GTK_WINDOW (window);
}
