/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "prk-app-resources.h"
#include "prk-application.h"
#include "prk-locale.h"
#include "prk-window.h"
#include "prk-window-state.h"

struct _PrkApplication
{
  AdwApplication parent_instance;

  char           *folder;
  gboolean        wants_sample;
  PrkWindowState *state;
  gint64          started_us;
  gboolean        is_ready;
};

G_DEFINE_FINAL_TYPE (PrkApplication, prk_application, ADW_TYPE_APPLICATION)

static gboolean
has_graphics_card (void)
{
  g_autoptr(GDir) folder = g_dir_open ("/dev/dri", 0, NULL);
  const char *name;

  if (folder == NULL)
    return FALSE;

  while ((name = g_dir_read_name (folder)) != NULL)
    if (g_str_has_prefix (name, "renderD"))
      return TRUE;
  return FALSE;
}

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

static void
prk_application_startup (GApplication *application)
{
  g_resources_register (prk_app_get_resource ());
  G_APPLICATION_CLASS (prk_application_parent_class)->startup (application);

  gtk_window_set_default_icon_name (PRK_APPLICATION_ID);
}

static void
prk_application_activate (GApplication *application)
{
  PrkApplication *self = PRK_APPLICATION (application);
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  if (window == NULL)
    window = GTK_WINDOW (prk_window_new (self, self->state));

  gtk_window_present (window);
  prk_application_announce_ready (self, GTK_WIDGET (window));
}

static void
after_paint_cb (GdkFrameClock  *clock,
                PrkApplication *self)
{
  g_signal_handlers_disconnect_by_func (clock, after_paint_cb, self);
  g_printerr ("siap %.0f\n", (g_get_monotonic_time () - self->started_us) / 1000.0);
}

static void
prk_application_finalize (GObject *object)
{
  PrkApplication *self = PRK_APPLICATION (object);

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
 * prk_application_announce_ready:
 * @self: the application
 * @widget: what a person was waiting for; shown, with its rows
 *
 * Says once on standard error, after the next frame, how many ms after the start the program was usable, where the
 * environment has PRAKARSA_READY. Tests and benchmarks wait for that line.
 */
void
prk_application_announce_ready (PrkApplication *self,
                                GtkWidget      *widget)
{
  g_return_if_fail (PRK_IS_APPLICATION (self));
  g_return_if_fail (GTK_IS_WIDGET (widget));

  if (self->is_ready || g_getenv ("PRAKARSA_READY") == NULL)
    return;

  self->is_ready = TRUE;
  g_signal_connect_object (gtk_widget_get_frame_clock (widget), "after-paint",
                           G_CALLBACK (after_paint_cb), self, 0);
  gtk_widget_queue_draw (widget);
}

void
prk_application_choose_renderer (void)
{
  if (!has_graphics_card ())
    g_setenv ("GSK_RENDERER", "cairo", FALSE);
}
