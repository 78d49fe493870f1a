/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The store opens on a thread of its own while GTK is still being initialised, so it is usually
 * there before the window could be drawn for the first time: then the first frame shows it.
 * Where it takes longer the window comes without. Three things can come of opening: the pages,
 * the first-start page where nobody has said yet who sits here, or a page that says why the
 * store cannot be opened and what to do. */

#include "config.h"

#include <signal.h>
#include <string.h>

#include <glib-unix.h>
#include <glib/gi18n.h>

#include "base/prk-locale.h"
#include "base/prk-resource.h"
#include "domain/prk-wilayah.h"
#include "store/prk-batas-simpan.h"
#include "store/prk-contoh.h"

#include "prk-app-resources.h"
#include "prk-application.h"
#include "prk-lukis.h"
#include "prk-window.h"
#include "prk-window-state.h"

/* How long the window waits for the store after it could have been shown. */
#define PATIENCE_MS 60

/* While a file comes, its progress is told often. */
#define REFRESH_SECONDS 2

/* After the store is open: the first rows are on the screen by then. */
#define SYNC_DELAY_MS 400

struct _PrkApplication
{
  AdwApplication  parent_instance;

  char           *folder;
  gboolean        wants_sample;
  PrkWindowState *state;
  gint64          started_us;
  gboolean        is_ready;

  gboolean        is_opening;
  PrkStore       *store;
  GError         *store_error; /* why there is no store */
  PrkPustaka     *pustaka;     /* NULL until somebody asks for it */
  guint           refresh_id;
  PrkSinkron     *sinkron;     /* NULL until the store is open; begins after the first frame */
  guint           sinkron_id;
  PrkProfil      *profil;
  PrkIdentitas   *identitas;
  PrkWindow      *window; /* (nullable) weak */
  guint           present_id;
};

static guint profil_changed;

G_DEFINE_FINAL_TYPE (PrkApplication, prk_application, ADW_TYPE_APPLICATION)

/* Samples */

static void
load_samples_thread (GTask        *task,
                     gpointer      source,
                     gpointer      task_data,
                     GCancellable *cancellable)
{
  g_autoptr(GError) error = NULL;

  if (prk_contoh_muat (PRK_STORE (task_data), PRK_CONTOH_SEMUA, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
samples_loaded_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  PrkApplication *self = PRK_APPLICATION (source);
  g_autoptr(GError) error = NULL;

  if (self->window == NULL)
    return;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      prk_window_show_first_start (self->window);
      prk_window_show_message (self->window, _("The sample data could not be loaded"),
                               error->message);
      return;
    }
  prk_window_show_places (self->window);
}

static void
load_samples (PrkApplication *self)
{
  g_autoptr(GTask) task = g_task_new (self, NULL, samples_loaded_cb, NULL);

  g_task_set_source_tag (task, load_samples);
  g_task_set_task_data (task, g_object_ref (self->store), g_object_unref);
  g_task_run_in_thread (task, load_samples_thread);
}

static void
begin_with_samples (PrkApplication *self)
{
  g_autoptr(PrkIdentitas) identitas = prk_contoh_new_identitas ();
  g_autoptr(GError) error = NULL;

  if (!prk_application_set_identitas (self, identitas, &error))
    {
      prk_window_show_message (self->window, _("The sample data could not be loaded"),
                               error->message);
      return;
    }
  load_samples (self);
}

/* The store */

static gboolean
load_profil (PrkApplication      *self,
             const PrkIdentitas  *identitas,
             GError             **error)
{
  g_autofree char *folder = prk_application_dup_profil_folder (self);
  g_autoptr(PrkProfil) profil = prk_profil_load (identitas->profil, folder, error);
  g_autoptr(PrkProfil) own = NULL;
  g_autofree char *font = prk_application_dup_font (self);

  if (profil == NULL)
    return FALSE;

  own = prk_batas_muat_profil (self->store, profil);
  g_clear_pointer (&self->profil, prk_profil_unref);
  self->profil = font != NULL ? prk_profil_new_with_huruf (own, font) : g_steal_pointer (&own);
  g_signal_emit (self, profil_changed, 0);
  return TRUE;
}

static void
record_changed_cb (PrkApplication *self,
                   const char     *id,
                   const char     *type)
{
  if (g_str_equal (type, "batas") && self->profil != NULL)
    load_profil (self, self->identitas, NULL);
}

/* Sync */

static void
show_notification (PrkApplication *self,
                   const char     *id,
                   const char     *title,
                   const char     *body)
{
  g_autoptr(GNotification) notification = g_notification_new (title);

  g_notification_set_body (notification, body);
  g_notification_set_default_action_and_target (notification, "app.show-place", "s", "sinkron");
  g_application_send_notification (G_APPLICATION (self), id, notification);
}

static void
refused_cb (PrkSinkron     *sinkron,
            const char     *record,
            PrkApplication *self)
{
  const PrkAntrean *antrean = prk_sinkron_find (sinkron, record);

  if (antrean != NULL)
    show_notification (self, record, _("The register refused a change"), antrean->judul);
}

static void
returned_cb (PrkSinkron     *sinkron,
             const char     *record,
             PrkApplication *self)
{
  show_notification (self, record, _("A KAK was returned"),
                     _("It can be edited again; the list of KAK shows why it came back."));
}

static gboolean
start_sync_cb (gpointer user_data)
{
  PrkApplication *self = user_data;

  self->sinkron_id = 0;
  prk_sinkron_start (self->sinkron);

  return G_SOURCE_REMOVE;
}

static gboolean
refresh_pustaka_cb (gpointer user_data)
{
  PrkApplication *self = user_data;

  self->refresh_id = 0;
  prk_pustaka_refresh (self->pustaka);

  return G_SOURCE_REMOVE;
}

/* A file that has come may be one of the library's, which then has pages to be read. */
static void
berkas_changed_cb (PrkSinkron     *sinkron,
                   PrkApplication *self)
{
  if (self->pustaka != NULL && self->refresh_id == 0)
    self->refresh_id = g_timeout_add_seconds (REFRESH_SECONDS, refresh_pustaka_cb, self);
}

/* The network must not stand in the way of the first frame. */
static void
start_sync_later (PrkApplication *self)
{
  if (self->sinkron != NULL)
    return;

  self->sinkron = prk_sinkron_new (self->store);
  g_signal_connect_object (self->sinkron, "refused", G_CALLBACK (refused_cb), self, 0);
  g_signal_connect_object (self->sinkron, "returned", G_CALLBACK (returned_cb), self, 0);
  g_signal_connect_object (self->sinkron, "berkas-changed", G_CALLBACK (berkas_changed_cb), self, 0);
  prk_window_set_sinkron (self->window, self->sinkron);
  self->sinkron_id = g_timeout_add_full (G_PRIORITY_LOW, SYNC_DELAY_MS, start_sync_cb, self, NULL);
}

/* Whichever comes later, store or window. */
static void
show_store (PrkApplication *self)
{
  g_autoptr(GError) error = NULL;

  if (self->window == NULL || self->is_opening)
    return;
  if (self->store == NULL)
    {
      prk_window_show_store_error (self->window, self->store_error);
      return;
    }

  prk_window_set_store (self->window, self->store);
  g_signal_connect_object (self->store, "record-changed", G_CALLBACK (record_changed_cb), self,
                           G_CONNECT_SWAPPED);
  start_sync_later (self);
  g_clear_pointer (&self->identitas, prk_identitas_free);
  self->identitas = prk_identitas_load (self->store);
  if (prk_identitas_is_complete (self->identitas) && load_profil (self, self->identitas, &error))
    {
      prk_window_show_places (self->window);
      return;
    }

  if (self->wants_sample)
    {
      begin_with_samples (self);
      return;
    }
  prk_wilayah_prepare ();
  prk_window_show_first_start (self->window);
  if (error != NULL)
    prk_window_show_message (self->window, _("The profile of the region cannot be used"),
                             error->message);
}

static void
present (PrkApplication *self)
{
  g_clear_handle_id (&self->present_id, g_source_remove);
  if (self->window != NULL)
    gtk_window_present (GTK_WINDOW (self->window));
}

static gboolean
present_cb (gpointer user_data)
{
  PrkApplication *self = user_data;

  self->present_id = 0;
  present (self);

  return G_SOURCE_REMOVE;
}

static void
store_opened_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr(PrkApplication) self = user_data;

  self->is_opening = FALSE;
  g_clear_error (&self->store_error);
  self->store = prk_store_open_finish (result, &self->store_error);
  show_store (self);
  present (self);
}

static void
open_store (PrkApplication *self)
{
  self->is_opening = TRUE;
  prk_store_open_async (self->folder, NULL, store_opened_cb, g_object_ref (self));
}

static void
first_start_finished_cb (PrkWindow      *window,
                         gboolean        with_samples,
                         PrkApplication *self)
{
  if (with_samples)
    begin_with_samples (self);
  else
    prk_window_show_places (window);
}

static void
retry_cb (PrkWindow      *window,
          PrkApplication *self)
{
  open_store (self);
}

/* GApplication */

static int
prk_application_handle_local_options (GApplication *application,
                                      GVariantDict *options)
{
  PrkApplication *self = PRK_APPLICATION (application);
  g_autofree char *given = NULL;

  if (g_variant_dict_contains (options, "version"))
    {
      g_print ("Prakarsa %s\n", PRK_VERSION);
      return 0;
    }

  if (g_variant_dict_lookup (options, "folder", "^ay", &given))
    {
      g_autoptr(GFile) file = g_file_new_for_commandline_arg (given);

      self->folder = g_file_get_path (file);
      /* Another folder is another desk: its window must not be taken for the one that is open. */
      g_application_set_flags (application,
                               g_application_get_flags (application) | G_APPLICATION_NON_UNIQUE);
    }
  else
    {
      self->folder = g_build_filename (g_get_user_data_dir (), "prakarsa", NULL);
    }

  self->wants_sample = g_variant_dict_contains (options, "contoh");
  self->state = prk_window_state_load (self->folder);
  if (self->state->language != NULL)
    prk_locale_init (self->state->language);

  return -1;
}

static gboolean
quit_cb (gpointer user_data)
{
  PrkApplication *self = user_data;

  if (self->window != NULL)
    gtk_window_close (GTK_WINDOW (self->window));
  else
    g_application_quit (G_APPLICATION (self));

  return G_SOURCE_CONTINUE;
}

static void
show_place_cb (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  PrkApplication *self = user_data;

  if (self->window == NULL)
    return;
  gtk_widget_activate_action_variant (GTK_WIDGET (self->window), "win.show-place", parameter);
  gtk_window_present (GTK_WINDOW (self->window));
}

static void
prk_application_startup (GApplication *application)
{
  static const GActionEntry actions[] = {
    { .name = "show-place", .parameter_type = "s", .activate = show_place_cb },
  };
  PrkApplication *self = PRK_APPLICATION (application);
  static const struct
  {
    const char *action;
    const char *keys[3];
  } keys[] = {
    { "win.quick-search", { "<Control>k", NULL } },
    { "win.new-kak", { "<Control>n", NULL } },
    { "win.close-page", { "<Control>w", NULL } },
    { "win.find", { "<Control>f", NULL } },
    { "win.go-back", { "<Alt>Left", NULL } },
    { "win.go-forward", { "<Alt>Right", NULL } },
    { "win.show-help", { "F1", NULL } },
    { "win.show-preferences", { "<Control>comma", NULL } },
    { "win.show-place::beranda", { "<Alt>Home", NULL } },
    { "window.close", { "<Control>q", NULL } },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions),
                                   application);
  open_store (self);
  g_resources_register (prk_resource_get (prk_app_get_resource));
  G_APPLICATION_CLASS (prk_application_parent_class)->startup (application);

  /* The end of a session, or a terminal that goes away: as if the window had been closed. */
  g_unix_signal_add (SIGTERM, quit_cb, self);
  g_unix_signal_add (SIGINT, quit_cb, self);
  g_unix_signal_add (SIGHUP, quit_cb, self);

  gtk_window_set_default_icon_name (PRK_APPLICATION_ID);
  for (gsize i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_application_set_accels_for_action (GTK_APPLICATION (application), keys[i].action,
                                           keys[i].keys);
}

static void
prk_application_activate (GApplication *application)
{
  PrkApplication *self = PRK_APPLICATION (application);

  if (self->window == NULL)
    {
      g_set_weak_pointer (&self->window, prk_window_new (self, self->state));
      g_signal_connect_object (self->window, "first-start-finished",
                               G_CALLBACK (first_start_finished_cb), self, 0);
      g_signal_connect_object (self->window, "retry-clicked", G_CALLBACK (retry_cb), self, 0);
      show_store (self);
      if (self->is_opening)
        {
          self->present_id = g_timeout_add (PATIENCE_MS, present_cb, self);
          return;
        }
    }

  present (self);
}

static void
prk_application_shutdown (GApplication *application)
{
  PrkApplication *self = PRK_APPLICATION (application);

  g_clear_handle_id (&self->sinkron_id, g_source_remove);
  if (self->sinkron != NULL)
    prk_sinkron_stop (self->sinkron);
  g_clear_object (&self->sinkron);
  g_clear_handle_id (&self->refresh_id, g_source_remove);
  if (self->pustaka != NULL)
    prk_pustaka_close (self->pustaka);
  g_clear_object (&self->pustaka);

  /* Every queued write is on the disk before the process ends. */
  if (self->store != NULL)
    prk_store_close (self->store);
  g_clear_object (&self->store);

  G_APPLICATION_CLASS (prk_application_parent_class)->shutdown (application);
}

static void
prk_application_finalize (GObject *object)
{
  PrkApplication *self = PRK_APPLICATION (object);

  g_clear_handle_id (&self->present_id, g_source_remove);
  g_clear_handle_id (&self->sinkron_id, g_source_remove);
  g_clear_object (&self->sinkron);
  g_clear_weak_pointer (&self->window);
  g_clear_object (&self->store);
  g_clear_error (&self->store_error);
  g_clear_pointer (&self->profil, prk_profil_unref);
  g_clear_pointer (&self->identitas, prk_identitas_free);
  g_clear_pointer (&self->folder, g_free);
  g_clear_pointer (&self->state, prk_window_state_free);

  G_OBJECT_CLASS (prk_application_parent_class)->finalize (object);
}

static void
prk_application_class_init (PrkApplicationClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  object_class->finalize = prk_application_finalize;

  application_class->handle_local_options = prk_application_handle_local_options;
  application_class->startup = prk_application_startup;
  application_class->activate = prk_application_activate;
  application_class->shutdown = prk_application_shutdown;
  profil_changed = g_signal_new ("profil-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                 NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
prk_application_init (PrkApplication *self)
{
  const GOptionEntry options[] = {
    { "folder", 0, 0, G_OPTION_ARG_FILENAME, NULL, _("Keep all data in this folder"), _("FOLDER") },
    { "contoh", 0, 0, G_OPTION_ARG_NONE, NULL, _("Begin with sample data, without asking"), NULL },
    { "version", 0, 0, G_OPTION_ARG_NONE, NULL, _("Show the version"), NULL },
    { NULL }
  };

  self->started_us = g_get_monotonic_time ();
  g_application_add_main_option_entries (G_APPLICATION (self), options);
}

/**
 * prk_application_new:
 *
 * Creates the application. Call prk_locale_init() first.
 *
 * Returns: (transfer full): the application
 */
PrkApplication *
prk_application_new (void)
{
  return g_object_new (PRK_TYPE_APPLICATION,
                       "application-id", PRK_APPLICATION_ID,
                       "resource-base-path", "/org/prakarsa/Prakarsa",
                       NULL);
}

/**
 * prk_application_get_folder:
 * @self: an application that has its options
 *
 * The folder that holds the database and everything beside it.
 *
 * Returns: (transfer none): an absolute path
 */
const char *
prk_application_get_folder (PrkApplication *self)
{
  g_return_val_if_fail (PRK_IS_APPLICATION (self), NULL);

  return self->folder;
}

/**
 * prk_application_get_store:
 * @self: an application
 *
 * Returns: (transfer none) (nullable): the store, once it is open
 */
PrkStore *
prk_application_get_store (PrkApplication *self)
{
  g_return_val_if_fail (PRK_IS_APPLICATION (self), NULL);

  return self->store;
}

/**
 * prk_application_get_pustaka:
 * @self: an application with an open store
 *
 * Main thread only.
 *
 * Returns: (transfer none): the library, opened by the first who asks; from then on scanned pages are
 * read in the background
 */
PrkPustaka *
prk_application_get_pustaka (PrkApplication *self)
{
  g_return_val_if_fail (PRK_IS_APPLICATION (self), NULL);
  g_return_val_if_fail (self->store != NULL, NULL);

  if (self->pustaka == NULL)
    {
      self->pustaka = prk_pustaka_new (self->store);
      prk_pustaka_ocr_start (self->pustaka);
    }

  return self->pustaka;
}

/**
 * prk_application_get_sinkron:
 * @self: an application
 *
 * Returns: (transfer none) (nullable): sync with the register, once the store is open
 */
PrkSinkron *
prk_application_get_sinkron (PrkApplication *self)
{
  g_return_val_if_fail (PRK_IS_APPLICATION (self), NULL);

  return self->sinkron;
}

/**
 * prk_application_get_default_sinkron:
 *
 * For small widgets that stand far from the window.
 *
 * Returns: (transfer none) (nullable): the running application's; %NULL in any other program
 */
PrkSinkron *
prk_application_get_default_sinkron (void)
{
  GApplication *application = g_application_get_default ();

  return PRK_IS_APPLICATION (application) ? PRK_APPLICATION (application)->sinkron : NULL;
}

/**
 * prk_application_get_profil:
 * @self: an application
 *
 * The profile in use. Who keeps it takes a reference: the preferences may change it.
 *
 * Returns: (transfer none) (nullable): %NULL until somebody said which daerah this is
 */
PrkProfil *
prk_application_get_profil (PrkApplication *self)
{
  g_return_val_if_fail (PRK_IS_APPLICATION (self), NULL);

  return self->profil;
}

const PrkIdentitas *
prk_application_get_identitas (PrkApplication *self)
{
  g_return_val_if_fail (PRK_IS_APPLICATION (self), NULL);

  return self->identitas;
}

/**
 * prk_application_set_identitas:
 * @self: an application with an open store
 * @identitas: who sits here, complete
 * @error: return location
 *
 * Takes the profile into use and saves the identity.
 *
 * Returns: %FALSE where the profile cannot be used; then nothing changes
 */
gboolean
prk_application_set_identitas (PrkApplication      *self,
                               const PrkIdentitas  *identitas,
                               GError             **error)
{
  PrkIdentitas *copy;

  g_return_val_if_fail (PRK_IS_APPLICATION (self), FALSE);
  g_return_val_if_fail (self->store != NULL, FALSE);

  if (!load_profil (self, identitas, error))
    return FALSE;

  copy = prk_identitas_copy (identitas);
  prk_identitas_save (copy, self->store);
  g_clear_pointer (&self->identitas, prk_identitas_free);
  self->identitas = copy;
  return TRUE;
}

char *
prk_application_dup_font (PrkApplication *self)
{
  g_return_val_if_fail (PRK_IS_APPLICATION (self), NULL);

  return self->store != NULL ? prk_store_dup_setting (self->store, PRK_SETTING_HURUF) : NULL;
}

/**
 * prk_application_set_font:
 * @self: an application with an open store and an identity
 * @family: (nullable): a font family, or %NULL for the profile's
 * @error: return location
 *
 * Chooses the font of documents on this machine.
 *
 * Returns: %FALSE where the profile could not be read again
 */
gboolean
prk_application_set_font (PrkApplication  *self,
                          const char      *family,
                          GError         **error)
{
  g_return_val_if_fail (PRK_IS_APPLICATION (self), FALSE);
  g_return_val_if_fail (self->store != NULL, FALSE);

  prk_store_set_setting (self->store, PRK_SETTING_HURUF, family);
  return load_profil (self, self->identitas, error);
}

const char *
prk_application_get_language (PrkApplication *self)
{
  g_return_val_if_fail (PRK_IS_APPLICATION (self), NULL);

  return self->state->language;
}

/**
 * prk_application_set_language:
 * @self: an application
 * @language: (nullable): "id", "en" or %NULL for Indonesian
 *
 * Chooses the language of the next start.
 */
void
prk_application_set_language (PrkApplication *self,
                              const char     *language)
{
  g_return_if_fail (PRK_IS_APPLICATION (self));

  if (g_strcmp0 (self->state->language, language) == 0)
    return;

  g_free (self->state->language);
  self->state->language = g_strdup (language);
  if (self->window != NULL)
    prk_window_save_state (self->window);
}

char *
prk_application_dup_profil_folder (PrkApplication *self)
{
  g_return_val_if_fail (PRK_IS_APPLICATION (self), NULL);

  return g_build_filename (self->folder, "profil", NULL);
}

/**
 * prk_application_announce_ready:
 * @self: the application
 * @widget: what a person was waiting for, in a window on the screen
 *
 * Says once on standard error, after the next frame, how many ms after the start the program was
 * usable, where the environment has PRAKARSA_READY. Tests and benchmarks wait for that line.
 */
void
prk_application_announce_ready (PrkApplication *self,
                                GtkWidget      *widget)
{
  g_return_if_fail (PRK_IS_APPLICATION (self));
  g_return_if_fail (GTK_IS_WIDGET (widget));

  prk_lukis_tell_filled (widget);
  if (self->is_ready || g_getenv ("PRAKARSA_READY") == NULL)
    return;

  self->is_ready = TRUE;
  prk_lukis_tell_ready (widget, self->started_us);
}
