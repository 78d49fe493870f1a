/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "domain/prk-wilayah.h"
#include "telaah/prk-rekap-page.h"
#include "telaah/prk-telaah-lembar.h"

#include "prk-window-private.h"

#define LEMBAR_PREFIX "telaah/"
#define REKAP_PREFIX "rekap/"

gboolean
_prk_window_is_telaah (const char *place)
{
  return place != NULL
         && (strcmp (place, PRK_PLACE_TELAAH) == 0 || g_str_has_prefix (place, LEMBAR_PREFIX)
             || g_str_has_prefix (place, REKAP_PREFIX));
}

PrkPage *
_prk_window_get_telaah (PrkWindow *self)
{
  if (g_str_has_prefix (self->place, LEMBAR_PREFIX) && self->telaah_lembar != NULL)
    return PRK_PAGE (self->telaah_lembar);
  if (g_str_has_prefix (self->place, REKAP_PREFIX) && self->rekap_page != NULL)
    return PRK_PAGE (self->rekap_page);

  return PRK_PAGE (self->telaah_page);
}

GPtrArray *
_prk_window_list_telaah_sessions (PrkWindow *self)
{
  GPtrArray *list = g_ptr_array_new ();
  PrkKakSession *sheet
    = self->telaah_lembar != NULL
        ? prk_telaah_lembar_get_session (PRK_TELAAH_LEMBAR (self->telaah_lembar))
        : NULL;
  PrkKakSession *meeting
    = self->rekap_page != NULL ? prk_rekap_page_get_session (PRK_REKAP_PAGE (self->rekap_page))
                               : NULL;

  if (sheet != NULL)
    g_ptr_array_add (list, sheet);
  if (meeting != NULL)
    g_ptr_array_add (list, meeting);

  return list;
}

void
_prk_window_leave_telaah (PrkWindow *self)
{
  if (self->telaah_lembar != NULL)
    prk_page_leave (PRK_PAGE (self->telaah_lembar));
  if (self->rekap_page != NULL)
    prk_page_leave (PRK_PAGE (self->rekap_page));
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

void
_prk_window_init_telaah (PrkWindow *self)
{
  self->telaah_page = PRK_TELAAH_PAGE (prk_telaah_page_new ());
  gtk_stack_add_named (self->places, GTK_WIDGET (self->telaah_page), PRK_PLACE_TELAAH);
  _prk_window_add_header (self, PRK_PAGE (self->telaah_page));
  g_signal_connect_object (self->telaah_page, "waiting-changed", G_CALLBACK (waiting_changed_cb),
                           self, 0);
  g_signal_connect_object (self->telaah_page, "loaded", G_CALLBACK (_prk_window_note_loaded), self, 0);
}

void
_prk_window_open_telaah (PrkWindow *self)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));

  prk_telaah_page_set_store (self->telaah_page, self->store,
                             prk_application_get_identitas (PRK_APPLICATION (application)));
}

typedef GtkWidget *(*NewPage) (PrkStore           *store,
                               PrkProfil          *profil,
                               const PrkIdentitas *identitas,
                               const char         *kak);

static GtkWidget *
add_page (PrkWindow  *self,
          NewPage     new_page,
          const char *kak)
{
  PrkApplication *application
    = PRK_APPLICATION (gtk_window_get_application (GTK_WINDOW (self)));
  GtkWidget *page;

  prk_wilayah_prepare ();
  page = new_page (self->store, prk_application_get_profil (application),
                   prk_application_get_identitas (application), kak);
  gtk_stack_add_child (self->places, page);
  _prk_window_add_header (self, PRK_PAGE (page));
  g_signal_connect_object (page, "loaded", G_CALLBACK (_prk_window_note_loaded), self, 0);

  return page;
}

/* One sheet at a time: that of another KAK makes room. */
static GtkWidget *
change_lembar (PrkWindow  *self,
               const char *kak)
{
  GtkWidget *old = self->telaah_lembar;

  if (old != NULL
      && g_strcmp0 (prk_telaah_lembar_get_kak (PRK_TELAAH_LEMBAR (old)), kak) == 0)
    return NULL;

  self->telaah_lembar = add_page (self, prk_telaah_lembar_new, kak);

  return old;
}

static GtkWidget *
change_rekap (PrkWindow  *self,
              const char *kak)
{
  GtkWidget *old = self->rekap_page;

  if (old != NULL && g_strcmp0 (prk_rekap_page_get_kak (PRK_REKAP_PAGE (old)), kak) == 0)
    return NULL;

  self->rekap_page = add_page (self, prk_rekap_page_new, kak);

  return old;
}

/**
 * _prk_window_go_to_telaah:
 * @self: a window whose store is open
 * @place: "telaah", "telaah/<id of a KAK>" or "rekap/<id of a KAK>"
 *
 * Shows the list of reviews, the sheet on a KAK, or the recapitulation.
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
  else if (g_str_has_prefix (place, REKAP_PREFIX))
    {
      old = change_rekap (self, place + strlen (REKAP_PREFIX));
      gtk_stack_set_visible_child (self->places, self->rekap_page);
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
