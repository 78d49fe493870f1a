/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "bantuan/prk-bantuan-window.h"
#include "domain/prk-wilayah.h"
#include "kak/prk-kak-list-export.h"
#include "perbaikan/prk-impor-window.h"
#include "perbaikan/prk-perbaikan-baca.h"
#include "preferensi/prk-preferensi-window.h"
#include "prk-quick-search.h"
#include "prk-window-private.h"
#include "store/prk-kak-baru.h"

static PrkApplication *
get_application (PrkWindow *self)
{
  return PRK_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)));
}

static void
show_place_cb (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  _prk_window_go_to (PRK_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
go_back_cb (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  _prk_window_go_back (PRK_WINDOW (widget));
}

static void
go_forward_cb (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  _prk_window_go_forward (PRK_WINDOW (widget));
}

static void
show_sidebar_cb (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  adw_leaflet_navigate (PRK_WINDOW (widget)->leaflet, ADW_NAVIGATION_DIRECTION_BACK);
}

static void
close_page_cb (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  _prk_window_close_front (PRK_WINDOW (widget));
}

static void
find_cb (GtkWidget  *widget,
         const char *name,
         GVariant   *parameter)
{
  PrkPage *page = _prk_window_get_page (PRK_WINDOW (widget));

  if (page != NULL)
    prk_page_find (page);
}

static void
open_kak_cb (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  _prk_window_open_kak (PRK_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

/* A new KAK, empty or from another one, is committed first and then opened like any other. */
static void
new_kak_written_cb (GObject      *source,
                    GAsyncResult *result,
                    gpointer      user_data)
{
  g_autoptr(PrkWindow) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *id = prk_kak_baru_finish (result, &error);

  if (id == NULL)
    {
      prk_window_show_message (self, _("The KAK could not be created"), error->message);
      return;
    }
  if (self->store != NULL)
    _prk_window_open_kak (self, id);
}

static void
new_kak_cb (GtkWidget  *widget,
            const char *name,
            GVariant   *parameter)
{
  PrkWindow *self = PRK_WINDOW (widget);
  PrkApplication *application = get_application (self);

  prk_kak_baru_async (self->store,
                      prk_application_get_profil (application),
                      prk_application_get_identitas (application),
                      self->cancellable, new_kak_written_cb, g_object_ref (self));
}

static void
kak_begun_cb (PrkWindow  *self,
              const char *id)
{
  if (self->store != NULL)
    _prk_window_open_kak (self, id);
}

static void
impor_kak (PrkWindow *self,
           GFile     *file)
{
  PrkApplication *application = get_application (self);
  GtkWindow *window = prk_impor_window_new_kak (GTK_WINDOW (self), self->store, prk_application_get_profil (application),
                                                prk_application_get_identitas (application), file);

  g_signal_connect_object (window, "begun", G_CALLBACK (kak_begun_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (window);
}

static void
impor_chosen_cb (GtkNativeDialog *chooser,
                 int              response,
                 PrkWindow       *self)
{
  g_autoptr(GFile) file = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser)) : NULL;

  if (file != NULL && self->store != NULL)
    impor_kak (self, file);
}

/* The parameter is the address of a file; none: a person is asked. */
static void
impor_kak_cb (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  PrkWindow *self = PRK_WINDOW (widget);
  const char *uri = g_variant_get_string (parameter, NULL);
  g_autoptr(GFile) file = *uri != '\0' ? g_file_new_for_uri (uri) : NULL;
  GtkFileChooserNative *chooser;

  if (self->store == NULL)
    return;
  if (file != NULL)
    {
      impor_kak (self, file);
      return;
    }
  chooser = prk_perbaikan_pilih_new (GTK_WINDOW (self), _("Bring In a Word Document"));
  g_object_set_data_full (G_OBJECT (self), "impor-kak", chooser, g_object_unref);
  g_signal_connect_object (chooser, "response", G_CALLBACK (impor_chosen_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static void
copy_kak_cb (GtkWidget  *widget,
             const char *name,
             GVariant   *parameter)
{
  PrkWindow *self = PRK_WINDOW (widget);

  prk_kak_salin_async (self->store,
                       prk_application_get_profil (get_application (self)),
                       g_variant_get_string (parameter, NULL),
                       self->cancellable, new_kak_written_cb, g_object_ref (self));
}

static void
export_kak_cb (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  PrkWindow *self = PRK_WINDOW (widget);

  prk_kak_list_export (GTK_WINDOW (self),
                       self->store,
                       prk_application_get_profil (get_application (self)),
                       g_variant_get_string (parameter, NULL));
}

static void
show_toast_cb (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  _prk_window_add_toast (PRK_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
quick_search_cb (GtkWidget  *widget,
                 const char *name,
                 GVariant   *parameter)
{
  PrkWindow *self = PRK_WINDOW (widget);

  gtk_window_present (GTK_WINDOW (prk_quick_search_new (GTK_WINDOW (self), self->store)));
}

static void
show_preferences_cb (GtkWidget  *widget,
                     const char *name,
                     GVariant   *parameter)
{
  PrkWindow *self = PRK_WINDOW (widget);
  GtkWindow *window;

  prk_wilayah_prepare ();
  window = prk_preferensi_window_new (GTK_WINDOW (self), get_application (self));
  g_signal_connect_object (window, "destroy", G_CALLBACK (prk_beranda_page_note_change),
                           self->beranda, G_CONNECT_SWAPPED);
  gtk_window_present (window);
}

static void
show_help_cb (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  gtk_window_present (GTK_WINDOW (prk_bantuan_window_new (GTK_WINDOW (widget))));
}

static void
show_about_cb (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  static const char *const developers[] = { "Para pembuat Prakarsa", NULL };

  adw_show_about_window (GTK_WINDOW (widget),
                         "application-name", "Prakarsa",
                         "application-icon", PRK_APPLICATION_ID,
                         "version", PRK_VERSION,
                         "developer-name", _("The Prakarsa authors"),
                         "developers", developers,
                         "comments",
                         _("The desk of cooperation between regions: draft a KAK, check it "
                           "against the rules and print it, without internet."),
                         "license-type", GTK_LICENSE_GPL_3_0,
                         NULL);
}

/**
 * _prk_window_update_actions:
 * @self: a window
 *
 * Lets actions work only where they can do something.
 */
void
_prk_window_update_actions (PrkWindow *self)
{
  static const char *const of_places[] = {
    "win.show-place", "win.open-kak", "win.new-kak", "win.impor-kak", "win.copy-kak", "win.export-kak",
    "win.quick-search", "win.show-preferences", "win.find",
  };
  gboolean has_places = self->place != NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (of_places); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), of_places[i], has_places);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.go-back", self->back->len > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.go-forward", self->forward->len > 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.close-page",
                                 _prk_window_get_front (self) != NULL);
}

void
_prk_window_install_actions (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char                  *name;
    const char                  *parameter;
    GtkWidgetActionActivateFunc  activate;
  } actions[] = {
    { "win.show-place", "s", show_place_cb },
    { "win.go-back", NULL, go_back_cb },
    { "win.go-forward", NULL, go_forward_cb },
    { "win.show-sidebar", NULL, show_sidebar_cb },
    { "win.close-page", NULL, close_page_cb },
    { "win.find", NULL, find_cb },
    { "win.open-kak", "s", open_kak_cb },
    { "win.new-kak", NULL, new_kak_cb },
    { "win.impor-kak", "s", impor_kak_cb },
    { "win.copy-kak", "s", copy_kak_cb },
    { "win.export-kak", "s", export_kak_cb },
    { "win.show-toast", "s", show_toast_cb },
    { "win.quick-search", NULL, quick_search_cb },
    { "win.show-preferences", NULL, show_preferences_cb },
    { "win.show-help", NULL, show_help_cb },
    { "win.show-about", NULL, show_about_cb },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].parameter,
                                     actions[i].activate);
}
