/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "rencana/prk-batas-window.h"
#include "templat/prk-templat-window.h"

#include "prk-identitas-form.h"
#include "prk-lambang-kantor.h"
#include "prk-libur-setelan.h"
#include "prk-meja-setelan.h"
#include "prk-preferensi-window.h"

/* A name is not one change a letter. */
#define SAVE_DELAY_MS 800

struct _PrkPreferensiWindow
{
  AdwPreferencesWindow parent_instance;

  AdwPreferencesPage  *identity_page;
  AdwPreferencesPage  *document_page;
  PrkIdentitasForm    *form;
  GtkLabel            *identity_label;
  AdwActionRow        *font_row;
  GtkWidget           *font_reset;
  AdwComboRow         *language_row;

  PrkApplication      *application;
  guint                save_id;
  gboolean             is_setting;
};

G_DEFINE_FINAL_TYPE (PrkPreferensiWindow, prk_preferensi_window, ADW_TYPE_PREFERENCES_WINDOW)

/* Identity */

static void
save_identity (PrkPreferensiWindow *self)
{
  g_autoptr(PrkIdentitas) identitas = prk_identitas_form_dup_identitas (self->form);
  g_autoptr(GError) error = NULL;

  g_clear_handle_id (&self->save_id, g_source_remove);

  if (!prk_identitas_is_complete (identitas))
    gtk_label_set_label (self->identity_label,
                         _("Region, perangkat daerah and name are needed. Until they are given the "
                           "former ones stay."));
  else if (!prk_application_set_identitas (self->application, identitas, &error))
    gtk_label_set_label (self->identity_label, error->message);
  else
    gtk_label_set_label (self->identity_label,
                         _("Saved. New KAK begin with this; KAK that are open take a new layout "
                           "when they are opened again."));
}

static gboolean
save_cb (gpointer user_data)
{
  PrkPreferensiWindow *self = user_data;

  self->save_id = 0;
  save_identity (self);

  return G_SOURCE_REMOVE;
}

static void
form_changed_cb (PrkIdentitasForm    *form,
                 PrkPreferensiWindow *self)
{
  g_clear_handle_id (&self->save_id, g_source_remove);
  self->save_id = g_timeout_add (SAVE_DELAY_MS, save_cb, self);
}

/* Font */

static void
show_font (PrkPreferensiWindow *self)
{
  g_autofree char *own = prk_application_dup_font (self->application);
  PrkProfil *profil = prk_application_get_profil (self->application);
  g_autofree char *text = NULL;

  if (own != NULL)
    text = g_strdup (own);
  else if (profil != NULL)
    text =
      g_strdup_printf (_("As the profile says: %s"), prk_profil_get_halaman (profil)->huruf_naskah);
  adw_action_row_set_subtitle (self->font_row, text != NULL ? text : "");
  gtk_widget_set_visible (self->font_reset, own != NULL);
}

static void
set_font (PrkPreferensiWindow *self,
          const char          *family)
{
  g_autoptr(GError) error = NULL;

  if (!prk_application_set_font (self->application, family, &error))
    {
      adw_action_row_set_subtitle (self->font_row, error->message);
      return;
    }
  show_font (self);
}

static void
font_response_cb (GtkDialog           *dialog,
                  int                  response,
                  PrkPreferensiWindow *self)
{
  if (response == GTK_RESPONSE_OK)
    {
      PangoFontFamily *family = gtk_font_chooser_get_font_family (GTK_FONT_CHOOSER (dialog));

      if (family != NULL)
        set_font (self, pango_font_family_get_name (family));
    }
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
font_clicked_cb (GtkButton           *button,
                 PrkPreferensiWindow *self)
{
  GtkWidget *dialog = gtk_font_chooser_dialog_new (_("Font of Documents"), GTK_WINDOW (self));

  gtk_font_chooser_set_level (GTK_FONT_CHOOSER (dialog), GTK_FONT_CHOOSER_LEVEL_FAMILY);
  gtk_window_set_modal (GTK_WINDOW (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (font_response_cb), self, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
font_reset_cb (GtkButton           *button,
               PrkPreferensiWindow *self)
{
  set_font (self, NULL);
}

/* Language */

static void
language_changed_cb (AdwComboRow         *row,
                     GParamSpec          *pspec,
                     PrkPreferensiWindow *self)
{
  if (!self->is_setting)
    prk_application_set_language (self->application,
                                  adw_combo_row_get_selected (row) == 1 ? "en" : "id");
}

static gboolean
prk_preferensi_window_close_request (GtkWindow *window)
{
  PrkPreferensiWindow *self = PRK_PREFERENSI_WINDOW (window);

  if (self->save_id != 0)
    save_identity (self);

  return GTK_WINDOW_CLASS (prk_preferensi_window_parent_class)->close_request (window);
}

static void
prk_preferensi_window_dispose (GObject *object)
{
  PrkPreferensiWindow *self = PRK_PREFERENSI_WINDOW (object);

  g_clear_handle_id (&self->save_id, g_source_remove);
  gtk_widget_dispose_template (GTK_WIDGET (object), PRK_TYPE_PREFERENSI_WINDOW);

  G_OBJECT_CLASS (prk_preferensi_window_parent_class)->dispose (object);
}

static void
prk_preferensi_window_class_init (PrkPreferensiWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = prk_preferensi_window_dispose;

  GTK_WINDOW_CLASS (klass)->close_request = prk_preferensi_window_close_request;

  g_type_ensure (PRK_TYPE_IDENTITAS_FORM);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/prakarsa/Prakarsa/ui/preferensi/prk-preferensi-window.ui");
  gtk_widget_class_bind_template_child (widget_class, PrkPreferensiWindow, identity_page);
  gtk_widget_class_bind_template_child (widget_class, PrkPreferensiWindow, document_page);
  gtk_widget_class_bind_template_child (widget_class, PrkPreferensiWindow, form);
  gtk_widget_class_bind_template_child (widget_class, PrkPreferensiWindow, identity_label);
  gtk_widget_class_bind_template_child (widget_class, PrkPreferensiWindow, font_row);
  gtk_widget_class_bind_template_child (widget_class, PrkPreferensiWindow, font_reset);
  gtk_widget_class_bind_template_child (widget_class, PrkPreferensiWindow, language_row);
  gtk_widget_class_bind_template_callback (widget_class, form_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, font_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, font_reset_cb);
  gtk_widget_class_bind_template_callback (widget_class, language_changed_cb);
}

static void
prk_preferensi_window_init (PrkPreferensiWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * prk_preferensi_window_new:
 * @parent: the main window
 * @application: an application with an open store
 *
 * Creates the preferences. Every change is saved by itself.
 *
 * Returns: (transfer none): a window, owned by GTK
 */
GtkWindow *
prk_preferensi_window_new (GtkWindow      *parent,
                           PrkApplication *application)
{
  PrkPreferensiWindow *self;
  g_autofree char *folder = NULL;

  g_return_val_if_fail (GTK_IS_WINDOW (parent), NULL);
  g_return_val_if_fail (PRK_IS_APPLICATION (application), NULL);

  self = g_object_new (PRK_TYPE_PREFERENSI_WINDOW, "transient-for", parent, NULL);
  self->application = application;

  self->is_setting = TRUE;
  folder = prk_application_dup_profil_folder (application);
  prk_identitas_form_set_identitas (self->form, folder,
                                    prk_application_get_identitas (application));
  if (g_strcmp0 (prk_application_get_language (application), "en") == 0)
    adw_combo_row_set_selected (self->language_row, 1);
  self->is_setting = FALSE;

  show_font (self);
  adw_preferences_page_add (self->identity_page,
                            ADW_PREFERENCES_GROUP (prk_batas_setelan_new (application)));
  adw_preferences_page_add (self->document_page, ADW_PREFERENCES_GROUP (prk_lambang_kantor_new (application)));
  adw_preferences_page_add (self->document_page, ADW_PREFERENCES_GROUP (prk_templat_setelan_new (application)));
  adw_preferences_window_add (ADW_PREFERENCES_WINDOW (self),
                              prk_meja_setelan_new (prk_application_get_store (application)));
  adw_preferences_window_add (ADW_PREFERENCES_WINDOW (self), prk_libur_setelan_new (application));

  return GTK_WINDOW (self);
}
