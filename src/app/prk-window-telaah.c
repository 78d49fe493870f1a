/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "telaah/prk-telaah-lembar.h"

#include "prk-window-private.h"

#define LEMBAR_PREFIX "telaah/"

gboolean
_prk_window_is_telaah (const char *place)
{
  return place != NULL
         && (strcmp (place, PRK_PLACE_TELAAH) == 0 || g_str_has_prefix (place, LEMBAR_PREFIX));
}

PrkPage *
_prk_window_get_telaah (PrkWindow *self)
{
  if (g_str_has_prefix (self->place, LEMBAR_PREFIX) && self->telaah_lembar != NULL)
    return PRK_PAGE (self->telaah_lembar);

  return PRK_PAGE (self->telaah_page);
}

PrkKakSession *
_prk_window_get_telaah_session (PrkWindow *self)
{
  return self->telaah_lembar != NULL
           ? prk_telaah_lembar_get_session (PRK_TELAAH_LEMBAR (self->telaah_lembar))
           : NULL;
}

static void
waiting_changed_cb (PrkTelaahPage *page,
                    guint          count,
                    PrkWindow     *self)
{
  g_autofree char *text = g_strdup_printf ("%u", count);

  gtk_label_set_label (self->telaah_badge, text);
  gtk_widget_set_visible (GTK_WIDGET (self->telaah_badge), count > 0);
}

static void
loaded_cb (GtkWidget *page,
           PrkWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  if (application != NULL && GTK_WIDGET (_prk_window_get_page (self)) == page)
    prk_application_announce_ready (PRK_APPLICATION (application), page);
}

void
_prk_window_init_telaah (PrkWindow *self)
{
  self->telaah_page = PRK_TELAAH_PAGE (prk_telaah_page_new ());
  gtk_stack_add_named (self->places, GTK_WIDGET (self->telaah_page), PRK_PLACE_TELAAH);
  _prk_window_add_header (self, PRK_PAGE (self->telaah_page));
  g_signal_connect_object (self->telaah_page, "waiting-changed", G_CALLBACK (waiting_changed_cb),
                           self, 0);
  g_signal_connect_object (self->telaah_page, "loaded", G_CALLBACK (loaded_cb), self, 0);
}

void
_prk_window_open_telaah (PrkWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  prk_telaah_page_set_store (self->telaah_page, self->store,
                             prk_application_get_identitas (PRK_APPLICATION (application)));
}

/* One sheet at a time: that of another KAK makes room. */
static GtkWidget *
change_lembar (PrkWindow  *self,
               const char *kak)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  GtkWidget *old = self->telaah_lembar;

  if (old != NULL
      && g_strcmp0 (prk_telaah_lembar_get_kak (PRK_TELAAH_LEMBAR (old)), kak) == 0)
    return NULL;

  prk_application_prepare_wilayah (PRK_APPLICATION (application));
  self->telaah_lembar
    = prk_telaah_lembar_new (self->store,
                             prk_application_get_profil (PRK_APPLICATION (application)),
                             prk_application_get_identitas (PRK_APPLICATION (application)), kak);
  gtk_stack_add_child (self->places, self->telaah_lembar);
  _prk_window_add_header (self, PRK_PAGE (self->telaah_lembar));
  g_signal_connect_object (self->telaah_lembar, "loaded", G_CALLBACK (loaded_cb), self, 0);

  return old;
}

/**
 * _prk_window_go_to_telaah:
 * @self: a window whose store is open
 * @place: "telaah" or "telaah/<id of a KAK>"
 *
 * Shows the list of reviews, or the sheet on a KAK.
 */
void
_prk_window_go_to_telaah (PrkWindow  *self,
                          const char *place)
{
  GtkWidget *old = NULL;

  if (g_str_has_prefix (place, LEMBAR_PREFIX))
    {
      old = change_lembar (self, place + strlen (LEMBAR_PREFIX));
      gtk_stack_set_visible_child (self->places, self->telaah_lembar);
    }
  else
    {
      gtk_stack_set_visible_child (self->places, GTK_WIDGET (self->telaah_page));
    }
  _prk_window_arrive (self, place);
  adw_leaflet_set_visible_child (self->leaflet, self->content);
  if (old != NULL)
    _prk_window_remove_page (self, old);
}
