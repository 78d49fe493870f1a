/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From a change to the paper: wait a moment in case more comes, copy the record, lay it out on the
 * renderer's thread, give the PDF to the view, which draws it through the caged helper. The wait is
 * short (typing into a ten-page KAK is laid out in a few milliseconds) and grows with what the last
 * layout took, so a long KAK on a slow machine is not laid out at every key. It is put off by
 * further keystrokes, but never beyond MAX_WAIT_MS: the paper moves while a person types on. */

#include "config.h"

#include <glib/gi18n.h>

#include "app/prk-macet.h"
#include "pdf/prk-pdf-document.h"
#include "widget/prk-pdf-view.h"
#include "widget/prk-spanduk.h"

#include "prk-kak-pratinjau.h"
#include "prk-kak-render.h"

#define MIN_WAIT_MS 25
#define MAX_WAIT_MS 400

struct _PrkKakPratinjau
{
  AdwBin         parent_instance;

  PrkPdfView    *view;
  GtkWidget     *spanduk;
  PrkKakSession *session;
  PrkKakRender  *render;
  GCancellable  *cancellable;
  PrkCetakan    *cetakan; /* what the view shows */
  PrkCetakan    *opening; /* on its way through the helper */
  PrkCetakan    *next;    /* newer than that */
  char          *path;    /* of the field with the cursor */
  int            paragraf; /* of it, -1 for all */
  guint          wait_id;
  guint          tick_id;
  gint64         waiting_since_us;
  gint64         changed_us; /* the last keystroke */
  gboolean       is_active;
  gboolean       is_stale;
  gboolean       is_awaited; /* the place that is marked shall be scrolled to */
};

enum
{
  SIGNAL_JUMP,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PrkKakPratinjau, prk_kak_pratinjau, ADW_TYPE_BIN)

static void
request (PrkKakPratinjau *self)
{
  g_clear_handle_id (&self->wait_id, g_source_remove);
  self->waiting_since_us = 0;
  self->is_stale = FALSE;
  prk_kak_render_request (self->render,
                          prk_record_copy (prk_kak_session_get_record (self->session)));
}

static gboolean
waited_cb (gpointer user_data)
{
  PrkKakPratinjau *self = user_data;

  self->wait_id = 0;
  request (self);

  return G_SOURCE_REMOVE;
}

static void
changed_cb (PrkKakPratinjau *self)
{
  gint64 now_us = g_get_monotonic_time ();
  guint wait_ms
      = CLAMP (prk_kak_render_get_last_us (self->render) / 1000, MIN_WAIT_MS, MAX_WAIT_MS);

  self->is_stale = TRUE;
  self->changed_us = now_us;
  if (!self->is_active)
    return;

  if (self->waiting_since_us == 0)
    self->waiting_since_us = now_us;
  else if (now_us - self->waiting_since_us > MAX_WAIT_MS * 1000)
    return;

  g_clear_handle_id (&self->wait_id, g_source_remove);
  self->wait_id = g_timeout_add_full (G_PRIORITY_DEFAULT, wait_ms, waited_cb, self, NULL);
}

/* Every piece of the field with the cursor, or of one paragraph, on the paper that is shown. */
static GArray *
list_pieces (PrkKakPratinjau *self,
             int              paragraf)
{
  GArray *marks = g_array_new (FALSE, FALSE, sizeof (PrkPdfMark));
  const PrkJangkar *first;
  const GPtrArray *anchors;

  if (self->cetakan == NULL || self->path == NULL)
    return marks;

  first = prk_cetakan_find_path (self->cetakan, self->path);
  anchors = prk_cetakan_get_jangkar (self->cetakan);
  for (guint i = 0; first != NULL && i < anchors->len; i++)
    {
      const PrkJangkar *anchor = g_ptr_array_index (anchors, i);
      PrkPdfMark mark = { anchor->page, { anchor->x, anchor->y, anchor->width, anchor->height } };

      if (g_str_equal (anchor->path, first->path)
          && (paragraf < 0 || (int) anchor->paragraf == paragraf))
        g_array_append_val (marks, mark);
    }

  return marks;
}

/* A paragraph that was just begun is not on the paper yet: the next one will be scrolled to it. */
static void
show_marks (PrkKakPratinjau *self)
{
  g_autoptr(GArray) marks = list_pieces (self, self->paragraf);
  gboolean is_found = marks->len > 0;

  if (!is_found && self->paragraf >= 0)
    {
      g_array_unref (marks);
      marks = list_pieces (self, -1);
    }
  prk_pdf_view_set_marks (self->view, marks, self->is_awaited && is_found);
  if (is_found)
    self->is_awaited = FALSE;
}

static gboolean
is_up_to_date (PrkKakPratinjau *self)
{
  return !self->is_stale && self->next == NULL && self->opening == NULL && self->wait_id == 0
         && !prk_kak_render_is_busy (self->render);
}

static void
painted_cb (PrkKakPratinjau *self,
            GdkFrameClock   *clock)
{
  g_signal_handlers_disconnect_by_func (clock, painted_cb, self);
  if (is_up_to_date (self))
    prk_macet_tell_shown (self->changed_us);
}

static gboolean
tick_cb (GtkWidget     *widget,
         GdkFrameClock *clock,
         gpointer       user_data)
{
  PrkKakPratinjau *self = PRK_KAK_PRATINJAU (widget);

  if (!prk_pdf_canvas_is_settled (prk_pdf_view_get_canvas (self->view)))
    return G_SOURCE_CONTINUE;

  self->tick_id = 0;
  if (is_up_to_date (self))
    g_signal_connect_object (clock, "after-paint", G_CALLBACK (painted_cb), self,
                             G_CONNECT_SWAPPED);

  return G_SOURCE_REMOVE;
}

static void open_pdf (PrkKakPratinjau *self, PrkCetakan *cetakan);

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(PrkKakPratinjau) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(PrkPdfDocument) document = prk_pdf_document_open_finish (result, &error);
  g_autoptr(PrkCetakan) opened = g_steal_pointer (&self->opening);
  g_autoptr(PrkCetakan) next = g_steal_pointer (&self->next);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_pointer (&self->cetakan, prk_cetakan_unref);
  if (document != NULL)
    {
      self->cetakan = g_steal_pointer (&opened);
      prk_pdf_view_set_document (self->view, document);
      show_marks (self);
      if (self->tick_id == 0)
        self->tick_id = gtk_widget_add_tick_callback (GTK_WIDGET (self), tick_cb, NULL, NULL);
    }
  else
    prk_pdf_view_show_error (self->view, error);

  if (next != NULL)
    open_pdf (self, next);
}

static void
open_pdf (PrkKakPratinjau *self,
          PrkCetakan      *cetakan)
{
  self->opening = prk_cetakan_ref (cetakan);
  prk_pdf_document_open_async (prk_pdf_helper_get_default (), prk_cetakan_get_pdf (cetakan),
                               self->cancellable, opened_cb, g_object_ref (self));
}

static void
rendered_cb (PrkKakPratinjau *self,
             PrkCetakan      *cetakan)
{
  prk_spanduk_tell (self->spanduk, prk_kak_render_get_catatan (self->render));
  if (self->opening == NULL)
    {
      open_pdf (self, cetakan);
      return;
    }

  g_clear_pointer (&self->next, prk_cetakan_unref);
  self->next = prk_cetakan_ref (cetakan);
}

static void
failed_cb (PrkKakPratinjau *self,
           GError          *error)
{
  prk_pdf_view_show_error (self->view, error);
}

static void
point_activated_cb (PrkKakPratinjau *self,
                    guint            page,
                    double           x,
                    double           y)
{
  const PrkJangkar *anchor;
  g_autofree char *path = NULL;

  if (self->cetakan == NULL)
    return;

  anchor = prk_cetakan_find_point (self->cetakan, page, x, y);
  if (anchor == NULL)
    return;

  path = g_strdup (anchor->path);
  g_signal_emit (self, signals[SIGNAL_JUMP], 0, path, anchor->paragraf);
}

/* The office has another template or emblem. */
static void
record_changed_cb (PrkKakPratinjau *self,
                   const char      *id,
                   const char      *type)
{
  if (!g_str_equal (type, "templat") && !g_str_equal (type, "lambang"))
    return;
  prk_kak_render_set_kantor (self->render, prk_kak_session_get_store (self->session));
  request (self);
}

static void
prk_kak_pratinjau_dispose (GObject *object)
{
  PrkKakPratinjau *self = PRK_KAK_PRATINJAU (object);

  g_clear_handle_id (&self->wait_id, g_source_remove);
  if (self->tick_id != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->tick_id);
  self->tick_id = 0;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->render);
  g_clear_object (&self->session);
  g_clear_pointer (&self->cetakan, prk_cetakan_unref);
  g_clear_pointer (&self->next, prk_cetakan_unref);

  G_OBJECT_CLASS (prk_kak_pratinjau_parent_class)->dispose (object);
}

static void
prk_kak_pratinjau_finalize (GObject *object)
{
  PrkKakPratinjau *self = PRK_KAK_PRATINJAU (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->opening, prk_cetakan_unref);
  g_free (self->path);

  G_OBJECT_CLASS (prk_kak_pratinjau_parent_class)->finalize (object);
}

static void
prk_kak_pratinjau_class_init (PrkKakPratinjauClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = prk_kak_pratinjau_dispose;
  object_class->finalize = prk_kak_pratinjau_finalize;

  signals[SIGNAL_JUMP] = g_signal_new ("jump", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_UINT);
}

static void
prk_kak_pratinjau_init (PrkKakPratinjau *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->cancellable = g_cancellable_new ();
  self->is_active = TRUE;
  self->paragraf = -1;
  self->view = PRK_PDF_VIEW (prk_pdf_view_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->view), TRUE);
  self->spanduk = prk_spanduk_new ();
  gtk_box_append (GTK_BOX (box), self->spanduk);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->view));
  adw_bin_set_child (ADW_BIN (self), box);
  g_signal_connect_object (self->view, "point-activated", G_CALLBACK (point_activated_cb), self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
prk_kak_pratinjau_new (PrkKakSession *session)
{
  PrkKakPratinjau *self = g_object_new (PRK_TYPE_KAK_PRATINJAU, NULL);
  PrkStore *store = prk_kak_session_get_store (session);

  self->session = g_object_ref (session);
  g_signal_connect_object (self->view, "retry", G_CALLBACK (request), self, G_CONNECT_SWAPPED);
  self->render = prk_kak_render_new (prk_kak_session_get_profil (session));
  g_signal_connect_object (self->render, "rendered", G_CALLBACK (rendered_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->render, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (store, "record-changed", G_CALLBACK (record_changed_cb), self, G_CONNECT_SWAPPED);
  prk_kak_render_set_kantor (self->render, store);
  request (self);

  return GTK_WIDGET (self);
}

void
prk_kak_pratinjau_mark (PrkKakPratinjau *self,
                        const char      *path,
                        int              paragraf)
{
  g_return_if_fail (PRK_IS_KAK_PRATINJAU (self));

  if (g_strcmp0 (path, self->path) == 0 && paragraf == self->paragraf)
    return;

  g_free (self->path);
  self->path = g_strdup (path);
  self->paragraf = paragraf;
  self->is_awaited = self->cetakan != NULL; /* a document that opens shows its cover */
  show_marks (self);
}

void
prk_kak_pratinjau_set_active (PrkKakPratinjau *self,
                              gboolean         active)
{
  g_return_if_fail (PRK_IS_KAK_PRATINJAU (self));

  self->is_active = active;
  if (active && self->is_stale)
    request (self);
}

gboolean
prk_kak_pratinjau_find (PrkKakPratinjau *self)
{
  GtkRoot *root;
  GtkWidget *focus;

  g_return_val_if_fail (PRK_IS_KAK_PRATINJAU (self), FALSE);

  root = gtk_widget_get_root (GTK_WIDGET (self));
  focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self)))
    return FALSE;

  prk_pdf_view_find (self->view, NULL);

  return TRUE;
}
