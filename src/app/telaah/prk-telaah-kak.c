/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/catatan/prk-catatan-panel.h"
#include "app/catatan/prk-catatan-tulis.h"
#include "kak/prk-kak-render.h"
#include "lampiran/prk-lampiran-buka.h"
#include "naskah/prk-docx.h"
#include "pdf/prk-pdf-document.h"
#include "widget/prk-pdf-view.h"

#include "prk-telaah-docx.h"
#include "prk-telaah-kak.h"
#include "prk-telaah-tempat.h"

#define N_PARTS 8 /* of a KAK, Pasal 14 ayat (2) */
#define LIST_HEIGHT 220

struct _PrkTelaahKak
{
  AdwBin        parent_instance;

  PrkPdfView   *view;
  PrkStore     *store;
  PrkRecord    *kak;
  PrkKakRender *render;  /* NULL for a file */
  PrkBerkasValue *berkas; /* (nullable) the file */
  PrkTelaahDocx *docx;    /* (nullable) in the place of the view */
  PrkCetakan   *cetakan; /* (nullable) what the view shows or will show */
  GCancellable *cancellable;
  int           kriteria; /* marked, -1 for none */
  gboolean      is_shown;

  PrkProfil        *profil;
  PrkCatatanDaftar *daftar;   /* (nullable) of the notes */
  char             *versi;    /* (nullable) that notes are written on */
  GtkPaned         *paned;
  GtkWidget        *lower;    /* what may stand below the paper */
  GtkBox           *compose;  /* a new note */
  GtkDropDown      *tempat;
  PrkCatatanTulis  *tulis;
  PrkCatatanPanel  *panel;
  GtkToggleButton  *toggle;
  GtkWidget        *write;    /* the button */
  GPtrArray        *places;   /* (nullable) (element-type PrkTelaahTempat) */
  guint             chosen;   /* of the places, by a click on the paper; 0 for none */
};

G_DEFINE_FINAL_TYPE (PrkTelaahKak, prk_telaah_kak, ADW_TYPE_BIN)

static gboolean
is_writing (PrkTelaahKak *self)
{
  return gtk_widget_get_visible (GTK_WIDGET (self->compose));
}

/* The place that is chosen for a new note; NULL while none is written. */
static const PrkTelaahTempat *
get_tempat (PrkTelaahKak *self)
{
  guint index = gtk_drop_down_get_selected (self->tempat);

  return is_writing (self) && self->places != NULL && index < self->places->len
           ? g_ptr_array_index (self->places, index)
           : NULL;
}

/* The place of the note that is being written, else what counts for the criterion. */
static void
show_marks (PrkTelaahKak *self)
{
  g_autoptr(GArray) marks = g_array_new (FALSE, FALSE, sizeof (PrkPdfMark));
  const PrkTelaahTempat *tempat = get_tempat (self);
  const GPtrArray *anchors;

  if (self->cetakan == NULL || !self->is_shown || (self->kriteria < 0 && tempat == NULL))
    return;

  anchors = prk_cetakan_get_jangkar (self->cetakan);
  for (guint i = 0; i < anchors->len; i++)
    {
      const PrkJangkar *anchor = g_ptr_array_index (anchors, i);
      PrkPdfMark mark = { anchor->page, { anchor->x, anchor->y, anchor->width, anchor->height } };

      if (tempat != NULL ? prk_telaah_tempat_has (tempat, anchor->path, anchor->paragraf)
                         : prk_telaah_has_sumber (self->kriteria, anchor->path))
        g_array_append_val (marks, mark);
    }
  prk_pdf_view_set_marks (self->view, marks, TRUE);
}

/* Notes */

/* Takes @places. */
static void
set_places (PrkTelaahKak *self,
            GPtrArray    *places)
{
  g_autoptr(GtkStringList) labels = gtk_string_list_new (NULL);

  g_clear_pointer (&self->places, g_ptr_array_unref);
  self->places = places;
  self->chosen = 0;
  for (guint i = 0; i < places->len; i++)
    gtk_string_list_append (labels, ((PrkTelaahTempat *) g_ptr_array_index (places, i))->label);
  gtk_drop_down_set_model (self->tempat, G_LIST_MODEL (labels));
  gtk_widget_set_sensitive (self->write, self->daftar != NULL);
}

/* Where the note goes unless a person says otherwise: what was clicked, the page on the screen, or the first of
 * what counts for the criterion. */
static guint
find_place (PrkTelaahKak *self)
{
  if (self->chosen > 0)
    return self->chosen;
  if (self->docx != NULL)
    return 0;
  if (self->berkas != NULL)
    return MIN (prk_pdf_view_get_page (self->view) + 1, self->places->len - 1);

  for (guint i = 1; self->kriteria >= 0 && i < self->places->len; i++)
    {
      const PrkTelaahTempat *one = g_ptr_array_index (self->places, i);

      if (one->path != NULL && !one->is_part && prk_telaah_has_sumber (self->kriteria, one->path))
        return i;
    }

  return 0;
}

static void
update_lower (PrkTelaahKak *self)
{
  gboolean has_list = gtk_toggle_button_get_active (self->toggle);

  gtk_widget_set_visible (GTK_WIDGET (self->panel), has_list);
  gtk_widget_set_visible (self->lower, has_list || is_writing (self));
}

static void
set_writing (PrkTelaahKak *self,
             gboolean      is_begun)
{
  gtk_widget_set_visible (GTK_WIDGET (self->compose), is_begun);
  update_lower (self);
  show_marks (self);
  if (is_begun)
    gtk_widget_grab_focus (GTK_WIDGET (self->tulis));
  else
    gtk_widget_grab_focus (self->write);
}

static void
added_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(PrkTelaahKak) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(PrkOp) op = prk_store_commit_finish (PRK_STORE (source), result, &error);

  prk_catatan_tulis_set_busy (self->tulis, FALSE);
  if (op == NULL)
    {
      g_autofree char *text = g_strdup_printf (_("Not saved: %s"), error->message);

      prk_catatan_tulis_show_error (self->tulis, text);
      return;
    }

  prk_catatan_tulis_clear (self->tulis);
  gtk_toggle_button_set_active (self->toggle, TRUE);
  set_writing (self, FALSE);
}

static void
sent_cb (PrkTelaahKak *self,
         const char   *text)
{
  const PrkTelaahTempat *tempat = get_tempat (self);
  PrkCatatanBaru baru = { .versi = self->versi, .paragraf = -1, .isi = text };

  if (tempat != NULL)
    {
      baru.path = tempat->path;
      baru.paragraf = tempat->paragraf;
      baru.halaman = tempat->halaman;
    }
  if (self->kriteria >= 0
      && (baru.path == NULL || prk_telaah_has_sumber (self->kriteria, baru.path)))
    baru.kriteria = prk_telaah_get_huruf (self->kriteria);
  prk_catatan_tulis_set_busy (self->tulis, TRUE);
  prk_catatan_daftar_tambah (self->daftar, baru, added_cb, g_object_ref (self));
}

static void
cancelled_cb (PrkTelaahKak *self)
{
  set_writing (self, FALSE);
}

static void
point_activated_cb (PrkTelaahKak *self,
                    guint         page,
                    double        x,
                    double        y)
{
  const PrkJangkar *anchor
    = self->cetakan != NULL ? prk_cetakan_find_point (self->cetakan, page, x, y) : NULL;

  if (anchor == NULL || self->places == NULL)
    return;

  self->chosen = prk_telaah_tempat_find (self->places, anchor->path, anchor->paragraf);
  if (is_writing (self))
    gtk_drop_down_set_selected (self->tempat, self->chosen);
}

static void
notes_changed_cb (PrkTelaahKak *self)
{
  guint n_open = prk_catatan_daftar_count_terbuka (self->daftar);
  g_autofree char *label
    = n_open > 0 ? g_strdup_printf (_("Notes %u"), n_open) : g_strdup (_("Notes"));

  adw_button_content_set_label (
    ADW_BUTTON_CONTENT (gtk_button_get_child (GTK_BUTTON (self->toggle))), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->toggle), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
}

static void
jump_cb (PrkTelaahKak *self,
         PrkRecord    *catatan)
{
  const char *path = prk_catatan_get_path (catatan);
  gint64 halaman = prk_record_get_int (catatan, "halaman", 0);
  g_autoptr(GArray) marks = g_array_new (FALSE, FALSE, sizeof (PrkPdfMark));
  PrkTelaahTempat tempat = { .path = (char *) path, .paragraf = prk_catatan_get_paragraf (catatan) };
  const GPtrArray *anchors
    = self->cetakan != NULL ? prk_cetakan_get_jangkar (self->cetakan) : NULL;

  if (halaman > 0 && self->berkas != NULL && self->docx == NULL)
    prk_pdf_view_scroll_to (self->view, (guint) halaman - 1, 0);
  for (guint i = 0; anchors != NULL && i < anchors->len; i++)
    {
      const PrkJangkar *anchor = g_ptr_array_index (anchors, i);
      PrkPdfMark mark = { anchor->page, { anchor->x, anchor->y, anchor->width, anchor->height } };

      if (prk_telaah_tempat_has (&tempat, anchor->path, anchor->paragraf))
        g_array_append_val (marks, mark);
    }
  if (marks->len > 0)
    prk_pdf_view_set_marks (self->view, marks, TRUE);
}

/* Paper */

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
  if (self->berkas != NULL)
    set_places (self, prk_telaah_tempat_list_file (prk_pdf_document_get_n_pages (document)));
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
  set_places (self, prk_telaah_tempat_list (self->profil, self->kak, cetakan));
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
  GBytes *bytes = prk_store_get_blob (self->store, self->berkas->hash, &error);

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
  if (self->docx != NULL && bytes != NULL)
    prk_telaah_docx_show (self->docx, bytes);
  else if (self->docx != NULL)
    prk_telaah_docx_show_error (self->docx, error);
  else if (bytes != NULL)
    open_pdf (self, bytes);
  else
    prk_pdf_view_show_error (self->view, error);
}

static void
handed_over_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr(PrkTelaahKak) self = user_data;
  g_autoptr(GError) error = NULL;

  if (!prk_lampiran_buka_finish (result, &error)
      && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-toast", "s", error->message);
}

static void
open_cb (PrkTelaahKak *self)
{
  prk_lampiran_buka_async (self->store, self->berkas, self->cancellable, handed_over_cb,
                           g_object_ref (self));
}

/* A partner's KAK is one file; its own parts are then empty. */
static PrkBerkasValue *
find_file (PrkRecord *kak)
{
  static const char *const types[] = { "application/pdf", PRK_DOCX_TYPE };
  g_auto(GStrv) rows = prk_record_list_rows (kak, "lampiran");

  if (prk_kak_count_lengkap (kak, NULL) == N_PARTS)
    return NULL;

  for (gsize t = 0; t < G_N_ELEMENTS (types); t++)
    for (guint i = 0; rows[i] != NULL; i++)
      {
        g_autofree char *path = g_strdup_printf ("lampiran/%s/berkas", rows[i]);
        JsonNode *value = prk_record_get_value (kak, path);
        g_autoptr(PrkBerkasValue) berkas = value != NULL ? prk_berkas_from_value (value) : NULL;

        if (berkas != NULL && strcmp (berkas->jenis, types[t]) == 0)
          return g_steal_pointer (&berkas);
      }

  return NULL;
}

static void
request (PrkTelaahKak *self)
{
  if (self->berkas != NULL)
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
  g_clear_object (&self->daftar);

  G_OBJECT_CLASS (prk_telaah_kak_parent_class)->dispose (object);
}

static void
prk_telaah_kak_finalize (GObject *object)
{
  PrkTelaahKak *self = PRK_TELAAH_KAK (object);

  g_clear_pointer (&self->cetakan, prk_cetakan_unref);
  g_clear_pointer (&self->kak, prk_record_unref);
  g_clear_pointer (&self->profil, prk_profil_unref);
  g_clear_pointer (&self->places, g_ptr_array_unref);
  g_clear_object (&self->store);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->berkas, prk_berkas_value_free);
  g_free (self->versi);

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
build_lower (PrkTelaahKak *self)
{
  self->lower = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_visible (self->lower, FALSE);

  self->compose = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  gtk_widget_add_css_class (GTK_WIDGET (self->compose), "catatan-compose");
  gtk_widget_set_visible (GTK_WIDGET (self->compose), FALSE);
  self->tempat = GTK_DROP_DOWN (gtk_drop_down_new (NULL, gtk_property_expression_new (
                                                           GTK_TYPE_STRING_OBJECT, NULL, "string")));
  gtk_drop_down_set_enable_search (self->tempat, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->tempat), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Place of the note"), -1);
  g_signal_connect_swapped (self->tempat, "notify::selected", G_CALLBACK (show_marks), self);
  self->tulis = PRK_CATATAN_TULIS (prk_catatan_tulis_new (_("Your note"), _("Pin Note")));
  g_signal_connect_swapped (self->tulis, "sent", G_CALLBACK (sent_cb), self);
  g_signal_connect_swapped (self->tulis, "cancelled", G_CALLBACK (cancelled_cb), self);
  gtk_box_append (self->compose, GTK_WIDGET (self->tempat));
  gtk_box_append (self->compose, GTK_WIDGET (self->tulis));
  gtk_box_append (GTK_BOX (self->lower), GTK_WIDGET (self->compose));

  self->panel = PRK_CATATAN_PANEL (prk_catatan_panel_new ());
  gtk_widget_set_size_request (GTK_WIDGET (self->panel), -1, LIST_HEIGHT);
  gtk_widget_set_vexpand (GTK_WIDGET (self->panel), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->panel), FALSE);
  g_signal_connect_swapped (self->panel, "jump", G_CALLBACK (jump_cb), self);
  gtk_box_append (GTK_BOX (self->lower), GTK_WIDGET (self->panel));
}

static GtkWidget *
new_bar (PrkTelaahKak *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *content = adw_button_content_new ();

  adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (content), "chat-message-new-symbolic");
  adw_button_content_set_label (ADW_BUTTON_CONTENT (content), _("Notes"));
  self->toggle = GTK_TOGGLE_BUTTON (gtk_toggle_button_new ());
  gtk_button_set_child (GTK_BUTTON (self->toggle), content);
  gtk_widget_add_css_class (GTK_WIDGET (self->toggle), "flat");
  g_signal_connect_swapped (self->toggle, "toggled", G_CALLBACK (update_lower), self);
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (self->toggle));

  self->write = gtk_button_new_with_label (_("Write Note"));
  gtk_widget_set_tooltip_text (self->write, _("Pin a note to a place of the KAK (C)"));
  gtk_widget_set_hexpand (self->write, TRUE);
  gtk_widget_set_halign (self->write, GTK_ALIGN_END);
  gtk_widget_add_css_class (self->write, "flat");
  gtk_widget_set_sensitive (self->write, FALSE);
  g_signal_connect_swapped (self->write, "clicked", G_CALLBACK (prk_telaah_kak_write_note), self);
  gtk_box_append (GTK_BOX (bar), self->write);
  gtk_widget_add_css_class (bar, "telaah-bar");

  return bar;
}

static void
prk_telaah_kak_init (PrkTelaahKak *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *paned = gtk_paned_new (GTK_ORIENTATION_VERTICAL);

  self->cancellable = g_cancellable_new ();
  self->kriteria = -1;
  self->view = PRK_PDF_VIEW (prk_pdf_view_new ());
  build_lower (self);
  gtk_paned_set_start_child (GTK_PANED (paned), GTK_WIDGET (self->view));
  gtk_paned_set_end_child (GTK_PANED (paned), self->lower);
  gtk_paned_set_resize_end_child (GTK_PANED (paned), FALSE);
  gtk_paned_set_shrink_start_child (GTK_PANED (paned), FALSE);
  gtk_paned_set_shrink_end_child (GTK_PANED (paned), FALSE);
  gtk_widget_set_vexpand (paned, TRUE);
  self->paned = GTK_PANED (paned);
  gtk_box_append (GTK_BOX (box), paned);
  gtk_box_append (GTK_BOX (box), new_bar (self));
  adw_bin_set_child (ADW_BIN (self), box);
  g_signal_connect_object (self->view, "point-activated", G_CALLBACK (point_activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->view, "retry", G_CALLBACK (request), self, G_CONNECT_SWAPPED);
}

/* There are no pages: a note is on the KAK as a whole. */
static void
show_docx (PrkTelaahKak *self)
{
  self->docx = PRK_TELAAH_DOCX (prk_telaah_docx_new ());
  g_signal_connect_object (self->docx, "open", G_CALLBACK (open_cb), self, G_CONNECT_SWAPPED);
  gtk_paned_set_start_child (self->paned, GTK_WIDGET (self->docx));
  self->view = NULL;
  set_places (self, prk_telaah_tempat_list_file (0));
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
  self->profil = prk_profil_ref (profil);
  self->kak = prk_record_ref (kak);
  self->berkas = find_file (kak);
  if (self->berkas != NULL && strcmp (self->berkas->jenis, PRK_DOCX_TYPE) == 0)
    show_docx (self);
  if (self->berkas == NULL)
    {
      self->render = prk_kak_render_new (profil);
      prk_kak_render_set_kantor (self->render, store);
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

/* @versi: id of the versi that is judged. */
void
prk_telaah_kak_set_catatan (PrkTelaahKak     *self,
                            PrkCatatanDaftar *daftar,
                            const char       *versi)
{
  g_return_if_fail (PRK_IS_TELAAH_KAK (self) && PRK_IS_CATATAN_DAFTAR (daftar));
  g_return_if_fail (self->daftar == NULL);

  self->daftar = g_object_ref (daftar);
  self->versi = g_strdup (versi);
  prk_catatan_daftar_set_kak (daftar, self->kak);
  prk_catatan_panel_set_daftar (self->panel, daftar);
  g_signal_connect_object (daftar, "changed", G_CALLBACK (notes_changed_cb), self,
                           G_CONNECT_SWAPPED);
  notes_changed_cb (self);
  gtk_widget_set_sensitive (self->write, self->places != NULL);
}

void
prk_telaah_kak_write_note (PrkTelaahKak *self)
{
  g_return_if_fail (PRK_IS_TELAAH_KAK (self));

  if (self->daftar == NULL || self->places == NULL)
    return;
  if (!is_writing (self))
    gtk_drop_down_set_selected (self->tempat, find_place (self));
  set_writing (self, TRUE);
}
