/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From a change to the paper: wait a moment in case more comes, copy the record, lay it out on the
 * renderer's thread, give the PDF to the view, which draws it through the caged helper. The wait is
 * short (typing into a ten-page KAK is laid out in a few milliseconds) and grows with what the last
 * layout took, so a long KAK on a slow machine is not laid out at every key. It is put off by
 * further keystrokes, but never beyond MAX_WAIT_MS: the paper moves while a person types on. */

#include "config.h"

#include <glib/gi18n.h>

#include "store/prk-identitas.h"

#include "prk-kak-pratinjau.h"
#include "prk-kak-render.h"

#define MIN_WAIT_MS 25
#define MAX_WAIT_MS 400

struct _PrkKakPratinjau
{
  AdwBin         parent_instance;

  GtkLabel      *label;
  PrkKakSession *session;
  PrkKakRender  *render;
  GCancellable  *cancellable;
  PrkCetakan    *cetakan;
  char          *path;
  guint          wait_id;
  gint64         waiting_since_us;
  gboolean       is_active;
  gboolean       is_stale;
};

enum
{
  SIGNAL_JUMP,
  SIGNAL_SHOWN,
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
  if (!self->is_active)
    return;

  if (self->waiting_since_us == 0)
    self->waiting_since_us = now_us;
  else if (now_us - self->waiting_since_us > MAX_WAIT_MS * 1000)
    return;

  g_clear_handle_id (&self->wait_id, g_source_remove);
  self->wait_id = g_timeout_add_full (G_PRIORITY_DEFAULT, wait_ms, waited_cb, self, NULL);
}

static void
rendered_cb (PrkKakPratinjau *self,
             PrkCetakan      *cetakan)
{
  g_autofree char *text = NULL;

  g_clear_pointer (&self->cetakan, prk_cetakan_unref);
  self->cetakan = prk_cetakan_ref (cetakan);
  text = g_strdup_printf ("%u", prk_cetakan_get_n_pages (cetakan));
  gtk_label_set_label (self->label, text);
}

static void
failed_cb (PrkKakPratinjau *self,
           GError          *error)
{
  gtk_label_set_label (self->label, error->message);
}

static void
lambang_in_thread (GTask        *task,
                   gpointer      source,
                   gpointer      task_data,
                   GCancellable *cancellable)
{
  PrkStore *store = task_data;
  g_autofree char *hash = prk_store_dup_setting (store, PRK_SETTING_LAMBANG);
  GBytes *image = NULL;
  GError *error = NULL;

  if (hash != NULL)
    image = prk_store_get_blob (store, hash, &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, image, (GDestroyNotify) g_bytes_unref);
}

static void
lambang_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  PrkKakPratinjau *self = PRK_KAK_PRATINJAU (source);
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) image = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (error != NULL)
    failed_cb (self, error);
  else if (image != NULL)
    {
      prk_kak_render_set_lambang (self->render, image);
      request (self);
    }
}

static void
load_lambang (PrkKakPratinjau *self)
{
  g_autoptr(GTask) task = g_task_new (self, self->cancellable, lambang_cb, NULL);

  g_task_set_source_tag (task, load_lambang);
  g_task_set_task_data (task, g_object_ref (prk_kak_session_get_store (self->session)),
                        g_object_unref);
  g_task_run_in_thread (task, lambang_in_thread);
}

static void
prk_kak_pratinjau_dispose (GObject *object)
{
  PrkKakPratinjau *self = PRK_KAK_PRATINJAU (object);

  g_clear_handle_id (&self->wait_id, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->render);
  g_clear_object (&self->session);
  g_clear_pointer (&self->cetakan, prk_cetakan_unref);

  G_OBJECT_CLASS (prk_kak_pratinjau_parent_class)->dispose (object);
}

static void
prk_kak_pratinjau_finalize (GObject *object)
{
  PrkKakPratinjau *self = PRK_KAK_PRATINJAU (object);

  g_clear_object (&self->cancellable);
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
                                       NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_SHOWN] = g_signal_new ("shown", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
prk_kak_pratinjau_init (PrkKakPratinjau *self)
{
  self->cancellable = g_cancellable_new ();
  self->is_active = TRUE;
  self->label = GTK_LABEL (gtk_label_new (NULL));
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->label));
}

GtkWidget *
prk_kak_pratinjau_new (PrkKakSession *session)
{
  PrkKakPratinjau *self = g_object_new (PRK_TYPE_KAK_PRATINJAU, NULL);

  self->session = g_object_ref (session);
  self->render = prk_kak_render_new (prk_kak_session_get_profil (session));
  g_signal_connect_object (self->render, "rendered", G_CALLBACK (rendered_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->render, "failed", G_CALLBACK (failed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (session, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  load_lambang (self);
  request (self);

  return GTK_WIDGET (self);
}

void
prk_kak_pratinjau_mark (PrkKakPratinjau *self,
                        const char      *path)
{
  g_return_if_fail (PRK_IS_KAK_PRATINJAU (self));

  g_free (self->path);
  self->path = g_strdup (path);
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
  g_return_val_if_fail (PRK_IS_KAK_PRATINJAU (self), FALSE);

  return FALSE;
}
