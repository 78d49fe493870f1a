/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A paper is laid together on the main thread from the page's snapshot, which costs next to nothing, and set and drawn on
 * a worker. The window keeps the bytes: what is saved is what was seen. */

#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/kak/prk-kak-ekspor.h"
#include "app/prk-pesan.h"
#include "app/rekaman/prk-rekaman-muat.h"
#include "app/widget/prk-cetak-pdf.h"
#include "app/widget/prk-pdf-view.h"
#include "app/widget/prk-simpan-kertas.h"
#include "app/widget/prk-spanduk.h"
#include "naskah/prk-naskah.h"
#include "paket/prk-kantor.h"

#include "prk-kasus-naskah.h"
#include "prk-kasus-sunting.h"
#include "prk-kasus-tab.h"

#define KAK_PREFIX "KAK " /* what prk_kak_dup_file_name() begins with */

/* One window. */
typedef struct
{
  GtkWindow            *window; /* not owned: it holds this */
  PrkPdfView           *view;
  GtkWidget            *save;
  GtkWidget            *print;
  AdwToastOverlay      *toasts;
  GtkWidget            *spanduk;
  GtkFileChooserNative *chooser;
  GCancellable         *cancellable;
  GBytes               *pdf;
  PrkRecord            *record; /* what was printed */
  gboolean              is_rancangan;
  char                 *name; /* of the file */
  PrkStore             *store;
  PrkKasusBuka         *buka;
  const PrkNaskahKasus *naskah;
  char                 *alur;
} Viewer;

/* What the worker needs. */
typedef struct
{
  PrkStore             *store;
  PrkProfil            *profil;
  PrkRecord            *record;
  const PrkNaskahKasus *naskah;
  gboolean              is_rancangan;
  GFile                *file; /* (nullable) where a document for a word processor goes */
  char                 *peringatan; /* (nullable) set by the worker */
} Job;

static void
viewer_free (Viewer *viewer)
{
  g_cancellable_cancel (viewer->cancellable);
  g_object_unref (viewer->cancellable);
  g_clear_object (&viewer->chooser);
  g_clear_pointer (&viewer->pdf, g_bytes_unref);
  g_clear_pointer (&viewer->record, prk_record_unref);
  g_free (viewer->name);
  g_free (viewer->alur);
  g_object_unref (viewer->store);
  prk_kasus_buka_unref (viewer->buka);
  g_free (viewer);
}

static void
job_free (Job *job)
{
  g_object_unref (job->store);
  prk_profil_unref (job->profil);
  prk_record_unref (job->record);
  g_clear_object (&job->file);
  g_free (job->peringatan);
  g_free (job);
}

static PrkPencetak *
new_pencetak (const Job *job)
{
  PrkPencetak *pencetak = prk_pencetak_new_untuk (job->profil, prk_record_get_kind (job->record), job->naskah->id);

  prk_kantor_siapkan (pencetak, job->store);
  if (job->is_rancangan)
    prk_pencetak_set_tanda_air (pencetak, "RANCANGAN");

  return pencetak;
}

static void
write_in_thread (GTask        *task,
                 gpointer      source,
                 gpointer      task_data,
                 GCancellable *cancellable)
{
  Job *job = task_data;
  g_autoptr(PrkPencetak) pencetak = new_pencetak (job);
  GError *error = NULL;

  if (prk_simpan_kertas_tulis (pencetak, job->record, job->file, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
print_in_thread (GTask        *task,
                 gpointer      source,
                 gpointer      task_data,
                 GCancellable *cancellable)
{
  Job *job = task_data;
  g_autoptr(PrkPencetak) pencetak = new_pencetak (job);
  g_autoptr(PrkCetakan) cetakan = NULL;
  GError *error = NULL;

  cetakan = prk_pencetak_cetak (pencetak, job->record, cancellable, &error);
  job->peringatan = prk_pencetak_dup_catatan (pencetak);
  if (cetakan != NULL)
    g_task_return_pointer (task, g_bytes_ref (prk_cetakan_get_pdf (cetakan)), (GDestroyNotify) g_bytes_unref);
  else
    g_task_return_error (task, error);
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(PrkPdfView) view = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(PrkPdfDocument) document = prk_pdf_document_open_finish (result, &error);

  if (document != NULL)
    prk_pdf_view_set_document (view, document);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    prk_pdf_view_show_error (view, error);
}

static void
printed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(GtkWindow) window = user_data;
  Viewer *viewer = g_object_get_data (G_OBJECT (window), "viewer");
  Job *job = g_task_get_task_data (G_TASK (result));
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) pdf = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_cancellable_is_cancelled (viewer->cancellable))
    return;
  if (pdf == NULL)
    {
      prk_pdf_view_show_error (viewer->view, error);
      return;
    }
  prk_spanduk_tell (viewer->spanduk, job->peringatan);
  viewer->pdf = g_steal_pointer (&pdf);
  gtk_widget_set_sensitive (viewer->save, TRUE);
  gtk_widget_set_sensitive (viewer->print, TRUE);
  prk_pdf_document_open_async (prk_pdf_helper_get_default (), viewer->pdf, viewer->cancellable, opened_cb,
                               g_object_ref (viewer->view));
}

static Job *
job_new (Viewer *viewer)
{
  Job *job = g_new0 (Job, 1);

  job->store = g_object_ref (viewer->store);
  job->profil = prk_profil_ref (viewer->buka->konteks.profil);
  job->naskah = viewer->naskah;
  job->record = prk_record_copy (viewer->record);
  job->is_rancangan = viewer->is_rancangan;

  return job;
}

static void
tell_written (GtkWindow    *window,
              const GError *error)
{
  Viewer *viewer = g_object_get_data (G_OBJECT (window), "viewer");
  g_autofree char *words = error != NULL ? g_strdup_printf (_("The paper was not written: %s"), error->message)
                                         : g_strdup (_("The paper was written"));

  prk_pesan_toast (viewer->toasts, words);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(GtkWindow) window = user_data;
  g_autoptr(GError) error = NULL;

  g_file_replace_contents_finish (G_FILE (source), result, NULL, &error);
  tell_written (window, error);
}

static void
docx_written_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr(GtkWindow) window = user_data;
  g_autoptr(GError) error = NULL;

  g_task_propagate_boolean (G_TASK (result), &error);
  tell_written (window, error);
}

/* A PDF is what was seen, byte by byte; a document for a word processor is made from the same record. */
static void
chosen_cb (GtkNativeDialog *dialog,
           int              response,
           GtkWindow       *window)
{
  Viewer *viewer = g_object_get_data (G_OBJECT (window), "viewer");
  g_autoptr(GFile) file
    = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog)) : NULL;
  g_autofree char *name = file != NULL ? g_file_get_basename (file) : NULL;
  g_autofree char *lower = name != NULL ? g_ascii_strdown (name, -1) : NULL;
  g_autoptr(GTask) task = NULL;
  Job *job;

  if (file == NULL)
    return;
  if (lower == NULL || !g_str_has_suffix (lower, ".docx"))
    {
      g_file_replace_contents_bytes_async (file, viewer->pdf, NULL, FALSE, G_FILE_CREATE_REPLACE_DESTINATION, NULL,
                                           written_cb, g_object_ref (window));
      return;
    }
  task = g_task_new (NULL, NULL, docx_written_cb, g_object_ref (window));
  job = job_new (viewer);
  job->file = g_steal_pointer (&file);
  g_task_set_source_tag (task, chosen_cb);
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  g_task_run_in_thread (task, write_in_thread);
}

static void
save_clicked_cb (GtkButton *button,
                 GtkWindow *window)
{
  Viewer *viewer = g_object_get_data (G_OBJECT (window), "viewer");

  g_clear_object (&viewer->chooser);
  viewer->chooser = prk_simpan_kertas_new (window, viewer->name, FALSE);
  g_signal_connect_object (viewer->chooser, "response", G_CALLBACK (chosen_cb), window, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (viewer->chooser));
}

static void
sent_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(GtkWindow) window = user_data;
  Viewer *viewer = g_object_get_data (G_OBJECT (window), "viewer");
  g_autoptr(GError) error = NULL;
  g_autofree char *words = NULL;

  if (prk_cetak_pdf_finish (result, &error) || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  words = g_strdup_printf (_("Not printed: %s"), error->message);
  prk_pesan_toast (viewer->toasts, words);
}

static void
print_clicked_cb (GtkButton *button,
                  GtkWindow *window)
{
  Viewer *viewer = g_object_get_data (G_OBJECT (window), "viewer");

  prk_cetak_pdf_async (window, _("Print Paper"), viewer->naskah->nama, viewer->pdf,
                       prk_profil_get_halaman (viewer->buka->konteks.profil), sent_cb, g_object_ref (window));
}

static gboolean
close_cb (GtkWidget *widget,
          GVariant  *args,
          gpointer   user_data)
{
  gtk_window_close (GTK_WINDOW (widget));
  return TRUE;
}

static void
begin_printing (GtkWindow *window,
                PrkRecord *teks)
{
  Viewer *viewer = g_object_get_data (G_OBJECT (window), "viewer");
  const PrkTahapKonteks *konteks = &viewer->buka->konteks;
  g_autoptr(GTask) task = g_task_new (NULL, viewer->cancellable, printed_cb, g_object_ref (window));

  viewer->record = prk_naskah_kasus_new_cetak (viewer->naskah, konteks, viewer->alur, teks);
  viewer->is_rancangan = prk_naskah_kasus_is_rancangan (viewer->naskah, konteks->kasus, viewer->alur);
  g_task_set_source_tag (task, begin_printing);
  g_task_set_task_data (task, job_new (viewer), (GDestroyNotify) job_free);
  g_task_run_in_thread (task, print_in_thread);
}

static void
texts_loaded_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr(GtkWindow) window = user_data;
  Viewer *viewer = g_object_get_data (G_OBJECT (window), "viewer");
  g_autoptr(GError) error = NULL;
  g_autoptr(GHashTable) all = prk_rekaman_muat_finish (result, &error);

  if (g_cancellable_is_cancelled (viewer->cancellable))
    return;
  if (all == NULL)
    prk_pdf_view_show_error (viewer->view, error);
  else
    begin_printing (window, prk_naskah_find (prk_rekaman_get (all, "naskah"), prk_record_get_id (viewer->buka->ksd),
                                             viewer->alur, viewer->naskah));
}

static Viewer *
viewer_new (GtkWindow            *window,
            PrkStore             *store,
            PrkKasusBuka         *buka,
            const PrkNaskahKasus *naskah,
            const char           *alur)
{
  Viewer *viewer = g_new0 (Viewer, 1);
  const char *judul = buka->ringkas->judul;
  g_autofree char *file = prk_kak_dup_file_name (judul);
  GtkWidget *bar = adw_header_bar_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  viewer->window = window;
  viewer->cancellable = g_cancellable_new ();
  viewer->store = g_object_ref (store);
  viewer->buka = prk_kasus_buka_ref (buka);
  viewer->naskah = naskah;
  viewer->alur = g_strdup (alur);
  viewer->name = g_strdup_printf ("%s %s", naskah->nama, file + strlen (KAK_PREFIX));
  viewer->view = PRK_PDF_VIEW (prk_pdf_view_new ());
  viewer->toasts = ADW_TOAST_OVERLAY (adw_toast_overlay_new ());
  viewer->save = gtk_button_new_with_mnemonic (_("_Save…"));
  gtk_widget_set_sensitive (viewer->save, FALSE);
  g_signal_connect_object (viewer->save, "clicked", G_CALLBACK (save_clicked_cb), window, 0);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (bar), adw_window_title_new (naskah->nama, judul));
  adw_header_bar_pack_start (ADW_HEADER_BAR (bar), viewer->save);
  viewer->print = gtk_button_new_with_mnemonic (_("Pr_int…"));
  gtk_widget_set_sensitive (viewer->print, FALSE);
  g_signal_connect_object (viewer->print, "clicked", G_CALLBACK (print_clicked_cb), window, 0);
  adw_header_bar_pack_start (ADW_HEADER_BAR (bar), viewer->print);
  gtk_widget_set_vexpand (GTK_WIDGET (viewer->view), TRUE);
  adw_toast_overlay_set_child (viewer->toasts, GTK_WIDGET (viewer->view));
  viewer->spanduk = prk_spanduk_new ();
  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (box), viewer->spanduk);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (viewer->toasts));
  adw_window_set_content (ADW_WINDOW (window), box);

  return viewer;
}

GtkWindow *
prk_kasus_naskah_window_new (GtkWindow            *parent,
                             PrkStore             *store,
                             PrkKasusBuka         *buka,
                             const PrkNaskahKasus *naskah,
                             const char           *alur,
                             PrkRecord            *teks)
{
  static const char *const texts[] = { "naskah", NULL };
  GtkWindow *window = GTK_WINDOW (adw_window_new ());
  GtkEventController *keys = gtk_shortcut_controller_new ();
  Viewer *viewer = viewer_new (window, store, buka, naskah, alur);

  g_object_set_data_full (G_OBJECT (window), "viewer", viewer, (GDestroyNotify) viewer_free);
  g_signal_connect_object (window, "destroy", G_CALLBACK (g_cancellable_cancel), viewer->cancellable, G_CONNECT_SWAPPED);
  gtk_window_set_title (window, naskah->nama);
  gtk_window_set_default_size (window, 820, 700);
  gtk_window_set_transient_for (window, parent);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys),
                                        gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                                                          gtk_callback_action_new (close_cb, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (window), keys);
  if (teks != NULL || naskah->klausul == NULL)
    begin_printing (window, teks);
  else
    prk_rekaman_muat_async (store, texts, viewer->cancellable, texts_loaded_cb, g_object_ref (window));

  return window;
}

static void
open_clicked_cb (GtkButton    *button,
                 PrkKasusPage *page)
{
  const PrkNaskahKasus *naskah = g_object_get_data (G_OBJECT (button), "naskah");

  GtkWindow *parent = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (page)));
  PrkStore *store = prk_kasus_daftar_get_store (prk_kasus_page_get_daftar (page));

  gtk_window_present (prk_kasus_naskah_window_new (parent, store, prk_kasus_page_get_buka (page), naskah,
                                                   prk_kasus_page_get_alur (page), NULL));
}

static void
add_row (GtkWidget            *column,
         GtkWidget            *group,
         PrkKasusPage         *page,
         const PrkNaskahKasus *naskah)
{
  PrkKasus *kasus = prk_kasus_page_get_buka (page)->konteks.kasus;
  gboolean is_rancangan = prk_naskah_kasus_is_rancangan (naskah, kasus, prk_kasus_page_get_alur (page));
  g_autofree char *below
    = is_rancangan ? g_strdup_printf ("%s · %s", C_ ("status", "Draft"), naskah->pasal) : g_strdup (naskah->pasal);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_label (_("Preview"));
  g_autofree char *name = g_strdup_printf ("%s: %s", _("Preview"), naskah->nama);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), naskah->nama);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), below);
  adw_action_row_set_icon_name (ADW_ACTION_ROW (row), "x-office-document-symbolic");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data (G_OBJECT (button), "naskah", (gpointer) naskah);
  g_signal_connect_object (button, "clicked", G_CALLBACK (open_clicked_cb), page, 0);
  prk_kasus_sunting_add (column, ADW_ACTION_ROW (row), naskah);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
}

guint
prk_kasus_naskah_add (GtkWidget    *column,
                      PrkKasusPage *page)
{
  PrkKasus *kasus = prk_kasus_page_get_buka (page)->konteks.kasus;
  g_autoptr(GPtrArray) papers = prk_naskah_kasus_list (kasus, prk_kasus_page_get_alur (page));
  GtkWidget *group = papers->len > 0 ? prk_kasus_tab_add_group (column, _("Papers to Make")) : NULL;

  prk_kasus_sunting_begin (column, page);
  for (guint i = 0; i < papers->len; i++)
    add_row (column, group, page, g_ptr_array_index (papers, i));
  prk_kasus_sunting_end (column);

  return papers->len;
}
