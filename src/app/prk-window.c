/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "awal/prk-awal-page.h"
#include "awal/prk-galat-page.h"
#include "prk-macet.h"
#include "prk-pesan.h"
#include "prk-window-private.h"

enum
{
  SIGNAL_FIRST_START_FINISHED,
  SIGNAL_RETRY_CLICKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PrkWindow, prk_window, ADW_TYPE_APPLICATION_WINDOW)

/* State of saving */

typedef enum
{
  SAVING_ALL_SAVED,
  SAVING_IN_PROGRESS,
  SAVING_FAILED,
} Saving;

static Saving
get_saving_of (PrkKakSession  *session,
               char          **reason)
{
  PrkSaveState state;

  g_object_get (session, "save-state", &state, NULL);
  if (state == PRK_UNSAVED)
    {
      g_free (*reason);
      g_object_get (session, "save-error", reason, NULL);
      return SAVING_FAILED;
    }
  return state == PRK_SAVED ? SAVING_ALL_SAVED : SAVING_IN_PROGRESS;
}

static Saving
get_saving (PrkWindow  *self,
            char      **reason)
{
  g_autoptr(GPtrArray) sessions = _prk_window_list_telaah_sessions (self);
  Saving saving = SAVING_ALL_SAVED;

  *reason = g_strdup (self->save_error);
  if (self->save_error != NULL)
    return SAVING_FAILED;

  for (guint i = 0; i < self->open->len; i++)
    {
      PrkOpenKak *open = g_ptr_array_index (self->open, i);

      saving = MAX (saving, get_saving_of (open->session, reason));
    }
  for (guint i = 0; i < sessions->len; i++)
    saving = MAX (saving, get_saving_of (g_ptr_array_index (sessions, i), reason));
  return saving;
}

/* A KAK that is not saved says so itself, and knows better what of it. */
static gboolean
front_is_unsaved (PrkWindow *self)
{
  PrkOpenKak *front = _prk_window_get_front (self);
  PrkSaveState state;

  if (front == NULL)
    return FALSE;

  g_object_get (front->session, "save-state", &state, NULL);
  return state == PRK_UNSAVED;
}

/**
 * _prk_window_update_state:
 * @self: a window
 *
 * Says at the foot of the sidebar, and where it matters in a banner, what is on the disk and what
 * is not.
 */
void
_prk_window_update_state (PrkWindow *self)
{
  g_autofree char *reason = NULL;
  g_autofree char *text = NULL;
  Saving saving = get_saving (self, &reason);

  switch (saving)
    {
    case SAVING_ALL_SAVED:
      gtk_image_set_from_icon_name (self->state_icon, "object-select-symbolic");
      text = g_strdup (_("Everything is saved on this laptop"));
      break;

    case SAVING_IN_PROGRESS:
      gtk_image_set_from_icon_name (self->state_icon, "content-loading-symbolic");
      text = g_strdup (_("Saving…"));
      break;

    case SAVING_FAILED:
    default:
      gtk_image_set_from_icon_name (self->state_icon, "dialog-warning-symbolic");
      /* Translators: %s says why, for example that the disk is full */
      text =
        g_strdup_printf (_("Not saved yet: %s"), reason != NULL ? reason
                         : _("the disk does not answer"));
      gtk_label_set_label (self->unsaved_label, text);
      break;
    }

  gtk_label_set_label (self->state_label, text);
  gtk_revealer_set_reveal_child (self->unsaved_banner,
                                 self->save_error != NULL && !front_is_unsaved (self));
}

static const char *
get_save_reason (const GError *error)
{
  if (g_error_matches (error, PRK_STORE_ERROR, PRK_STORE_ERROR_FULL))
    return _("the disk is full");
  if (g_error_matches (error, PRK_STORE_ERROR, PRK_STORE_ERROR_READ_ONLY))
    return _("the folder cannot be written");
  if (g_error_matches (error, PRK_STORE_ERROR, PRK_STORE_ERROR_BUSY))
    return _("another program holds the data");
  return error->message;
}

static void
save_failed_cb (PrkStore  *store,
                GError    *error,
                PrkWindow *self)
{
  g_free (self->save_error);
  self->save_error = g_strdup (get_save_reason (error));
  _prk_window_update_state (self);
}

static void
save_recovered_cb (PrkStore  *store,
                   PrkWindow *self)
{
  g_clear_pointer (&self->save_error, g_free);
  _prk_window_update_state (self);
}

/* Callbacks */

static void
section_activated_cb (GtkListBox    *list,
                      GtkListBoxRow *row,
                      PrkWindow     *self)
{
  _prk_window_go_to (self, gtk_widget_get_name (GTK_WIDGET (row)));
  adw_leaflet_set_visible_child (self->leaflet, self->content);
}

static void
due_changed_cb (PrkBerandaPage *page,
                guint           count,
                PrkWindow      *self)
{
  g_autofree char *text = g_strdup_printf ("%u", count);

  gtk_label_set_label (self->beranda_badge, text);
  gtk_widget_set_visible (GTK_WIDGET (self->beranda_badge), count > 0);
}

static void
identity_given_cb (PrkAwalPage *page,
                   PrkWindow   *self)
{
  g_signal_emit (self, signals[SIGNAL_FIRST_START_FINISHED], 0, FALSE);
}

static void
samples_chosen_cb (PrkAwalPage *page,
                   PrkWindow   *self)
{
  g_signal_emit (self, signals[SIGNAL_FIRST_START_FINISHED], 0, TRUE);
}

static void
error_page_retry_cb (PrkGalatPage *page,
                     PrkWindow    *self)
{
  g_signal_emit (self, signals[SIGNAL_RETRY_CLICKED], 0);
}

static void
prk_window_close (PrkWindow *self)
{
  for (guint i = 0; i < self->open->len; i++)
    {
      PrkOpenKak *open = g_ptr_array_index (self->open, i);

      prk_page_leave (PRK_PAGE (open->page));
    }
  _prk_window_leave_telaah (self);
  prk_window_save_state (self);
}

static gboolean
prk_window_close_request (GtkWindow *window)
{
  prk_window_close (PRK_WINDOW (window));

  return GTK_WINDOW_CLASS (prk_window_parent_class)->close_request (window);
}

static void
prk_window_dispose (GObject *object)
{
  PrkWindow *self = PRK_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  g_clear_object (&self->store);
  if (self->sinkron != NULL)
    g_signal_handlers_disconnect_by_data (self->sinkron, self);
  g_clear_object (&self->sinkron);
  gtk_widget_dispose_template (GTK_WIDGET (object), PRK_TYPE_WINDOW);

  G_OBJECT_CLASS (prk_window_parent_class)->dispose (object);
}

static void
prk_window_finalize (GObject *object)
{
  PrkWindow *self = PRK_WINDOW (object);

  _prk_window_dispose_places (self);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->save_error, g_free);

  G_OBJECT_CLASS (prk_window_parent_class)->finalize (object);
}

static void
prk_window_class_init (PrkWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GtkWindowClass *window_class = GTK_WINDOW_CLASS (klass);

  object_class->dispose = prk_window_dispose;
  object_class->finalize = prk_window_finalize;

  window_class->close_request = prk_window_close_request;

  signals[SIGNAL_FIRST_START_FINISHED] = g_signal_new ("first-start-finished",
                                                       G_TYPE_FROM_CLASS (klass),
                                                       G_SIGNAL_RUN_LAST,
                                                       0,
                                                       NULL, NULL, NULL,
                                                       G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  signals[SIGNAL_RETRY_CLICKED] = g_signal_new ("retry-clicked",
                                                G_TYPE_FROM_CLASS (klass),
                                                G_SIGNAL_RUN_LAST,
                                                0,
                                                NULL, NULL, NULL,
                                                G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/prakarsa/Prakarsa/ui/prk-window.ui");
  gtk_widget_class_bind_template_child (widget_class, PrkWindow, stage);
  gtk_widget_class_bind_template_child (widget_class, PrkWindow, stage_page);
  gtk_widget_class_bind_template_child (widget_class, PrkWindow, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, PrkWindow, leaflet);
  gtk_widget_class_bind_template_child (widget_class, PrkWindow, content);
  gtk_widget_class_bind_template_child (widget_class, PrkWindow, sections);
  gtk_widget_class_bind_template_child (widget_class, PrkWindow, beranda_badge);
  gtk_widget_class_bind_template_child (widget_class, PrkWindow, telaah_badge);
  gtk_widget_class_bind_template_child (widget_class, PrkWindow, state_icon);
  gtk_widget_class_bind_template_child (widget_class, PrkWindow, state_label);
  gtk_widget_class_bind_template_child (widget_class, PrkWindow, sinkron_icon);
  gtk_widget_class_bind_template_child (widget_class, PrkWindow, sinkron_label);
  gtk_widget_class_bind_template_child (widget_class, PrkWindow, unsaved_banner);
  gtk_widget_class_bind_template_child (widget_class, PrkWindow, clock_banner);
  gtk_widget_class_bind_template_child (widget_class, PrkWindow, unsaved_label);
  gtk_widget_class_bind_template_child (widget_class, PrkWindow, headers);
  gtk_widget_class_bind_template_child (widget_class, PrkWindow, tab_bar);
  gtk_widget_class_bind_template_child (widget_class, PrkWindow, places);
  gtk_widget_class_bind_template_child (widget_class, PrkWindow, tab_view);
  gtk_widget_class_bind_template_callback (widget_class, section_activated_cb);

  _prk_window_install_actions (widget_class);
}

static void
prk_window_init (PrkWindow *self)
{
  self->cancellable = g_cancellable_new ();
  prk_macet_watch ();
  g_type_ensure (PRK_TYPE_SINKRON_JAM);
  gtk_widget_init_template (GTK_WIDGET (self));
  _prk_window_show_sinkron (self);

  _prk_window_init_places (self);
  g_signal_connect_object (self->beranda, "due-changed", G_CALLBACK (due_changed_cb), self, 0);
  _prk_window_update_actions (self);
}

/**
 * prk_window_new:
 * @application: the application
 * @state: (transfer none): where the window was left; kept up to date, outlives the window
 *
 * Creates the window, empty until it is told what to show.
 *
 * Returns: (transfer none): the window, owned by GTK
 */
PrkWindow *
prk_window_new (PrkApplication *application,
                PrkWindowState *state)
{
  PrkWindow *self = g_object_new (PRK_TYPE_WINDOW, "application", application, NULL);

  self->state = state;
  if (state->width > 0 && state->height > 0)
    gtk_window_set_default_size (GTK_WINDOW (self), state->width, state->height);
  if (state->is_maximized)
    gtk_window_maximize (GTK_WINDOW (self));

  /* Whoever was here before sees the sidebar at once; at the very first start it would only
   * flash by. */
  gtk_stack_set_visible_child_name (self->stage, state->place != NULL ? "utama" : "kosong");

  return self;
}

void
prk_window_set_store (PrkWindow *self,
                      PrkStore  *store)
{
  g_return_if_fail (PRK_IS_WINDOW (self));
  g_return_if_fail (PRK_IS_STORE (store));
  g_return_if_fail (self->store == NULL);

  self->store = g_object_ref (store);
  g_signal_connect (store, "save-failed", G_CALLBACK (save_failed_cb), self);
  g_signal_connect (store, "save-recovered", G_CALLBACK (save_recovered_cb), self);
  _prk_window_update_state (self);
}

void
prk_window_set_sinkron (PrkWindow  *self,
                        PrkSinkron *sinkron)
{
  g_return_if_fail (PRK_IS_WINDOW (self));
  g_return_if_fail (PRK_IS_SINKRON (sinkron));
  g_return_if_fail (self->sinkron == NULL);

  _prk_window_set_sinkron (self, sinkron);
}

/**
 * prk_window_save_state:
 * @self: a window
 *
 * Writes down where the window is. That it cannot be written is no reason to bother anybody.
 */
void
prk_window_save_state (PrkWindow *self)
{
  GtkApplication *application;
  g_autoptr(GError) error = NULL;

  g_return_if_fail (PRK_IS_WINDOW (self));

  application = gtk_window_get_application (GTK_WINDOW (self));
  if (self->store == NULL || application == NULL)
    return;

  self->state->is_maximized = gtk_window_is_maximized (GTK_WINDOW (self));
  gtk_window_get_default_size (GTK_WINDOW (self), &self->state->width, &self->state->height);

  if (self->place != NULL)
    {
      g_free (self->state->place);
      self->state->place = g_strdup (self->place);
      g_strfreev (self->state->open);
      self->state->open = _prk_window_list_open (self);
    }

  if (!prk_window_state_save (self->state,
                              prk_application_get_folder (PRK_APPLICATION (application)), &error))
    g_debug ("state of the window not saved: %s", error->message);
}

void
prk_window_show_places (PrkWindow *self)
{
  g_return_if_fail (PRK_IS_WINDOW (self));
  g_return_if_fail (self->store != NULL);

  gtk_stack_set_visible_child_name (self->stage, "utama");
  adw_bin_set_child (self->stage_page, NULL);
  if (self->place == NULL)
    _prk_window_open_places (self);
  _prk_window_update_actions (self);
}

void
prk_window_show_first_start (PrkWindow *self)
{
  GtkApplication *application;
  GtkWidget *page;

  g_return_if_fail (PRK_IS_WINDOW (self));

  application = gtk_window_get_application (GTK_WINDOW (self));
  page = prk_awal_page_new (PRK_APPLICATION (application));
  g_signal_connect_object (page, "identity-given", G_CALLBACK (identity_given_cb), self, 0);
  g_signal_connect_object (page, "samples-chosen", G_CALLBACK (samples_chosen_cb), self, 0);

  adw_bin_set_child (self->stage_page, page);
  gtk_stack_set_visible_child_name (self->stage, "halaman");
  prk_application_announce_ready (PRK_APPLICATION (application), GTK_WIDGET (self));
}

/**
 * prk_window_show_store_error:
 * @self: a window without a store
 * @error: what prk_store_open_finish() said
 *
 * Fills the window with what happened, what was kept and what can be done. `retry-clicked` follows
 * where that helps.
 */
void
prk_window_show_store_error (PrkWindow    *self,
                             const GError *error)
{
  GtkApplication *application;
  GtkWidget *page;

  g_return_if_fail (PRK_IS_WINDOW (self));
  g_return_if_fail (error != NULL);

  application = gtk_window_get_application (GTK_WINDOW (self));
  page = prk_galat_page_new (prk_application_get_folder (PRK_APPLICATION (application)), error);
  g_signal_connect_object (page, "retry-clicked", G_CALLBACK (error_page_retry_cb), self, 0);

  adw_bin_set_child (self->stage_page, page);
  gtk_stack_set_visible_child_name (self->stage, "halaman");
  prk_application_announce_ready (PRK_APPLICATION (application), GTK_WIDGET (self));
}

void
prk_window_show_message (PrkWindow  *self,
                         const char *heading,
                         const char *body)
{
  g_return_if_fail (PRK_IS_WINDOW (self));

  prk_pesan_dialog (self, heading, body);
}

void
_prk_window_add_toast (PrkWindow  *self,
                       const char *text)
{
  prk_pesan_toast (self->toast_overlay, text);
}
