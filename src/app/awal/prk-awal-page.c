/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "app/preferensi/prk-identitas-form.h"

#include "prk-awal-page.h"

struct _PrkAwalPage
{
  AdwBin            parent_instance;

  PrkIdentitasForm *form;
  GtkLabel         *missing_label;
  GtkWidget        *sample_button;
  GtkWidget        *begin_button;

  PrkApplication   *application;
};

enum
{
  SIGNAL_IDENTITY_GIVEN,
  SIGNAL_SAMPLES_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PrkAwalPage, prk_awal_page, ADW_TYPE_BIN)

static const char *
get_missing (const PrkIdentitas *identitas)
{
  if (identitas->daerah == NULL)
    return _("Choose your region from the list that appears as you type.");
  if (*identitas->perangkat_daerah == '\0')
    return _("Say which perangkat daerah you work for.");
  if (*identitas->nama == '\0')
    return _("Give your name: it stands beside everything that you change.");
  return "";
}

static void
update (PrkAwalPage *self)
{
  g_autoptr(PrkIdentitas) identitas = prk_identitas_form_dup_identitas (self->form);

  gtk_label_set_label (self->missing_label, get_missing (identitas));
  gtk_widget_set_sensitive (self->begin_button, prk_identitas_is_complete (identitas));
}

static void
form_changed_cb (PrkIdentitasForm *form,
                 PrkAwalPage      *self)
{
  update (self);
}

static void
begin_clicked_cb (GtkButton   *button,
                  PrkAwalPage *self)
{
  g_autoptr(PrkIdentitas) identitas = prk_identitas_form_dup_identitas (self->form);
  g_autoptr(GError) error = NULL;

  if (!prk_application_set_identitas (self->application, identitas, &error))
    {
      gtk_label_set_label (self->missing_label, error->message);
      return;
    }
  g_signal_emit (self, signals[SIGNAL_IDENTITY_GIVEN], 0);
}

static void
samples_clicked_cb (GtkButton   *button,
                    PrkAwalPage *self)
{
  gtk_widget_set_sensitive (self->sample_button, FALSE);
  gtk_widget_set_sensitive (self->begin_button, FALSE);
  gtk_label_set_label (self->missing_label, _("The samples are being loaded…"));
  g_signal_emit (self, signals[SIGNAL_SAMPLES_CHOSEN], 0);
}

static void
prk_awal_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PRK_TYPE_AWAL_PAGE);

  G_OBJECT_CLASS (prk_awal_page_parent_class)->dispose (object);
}

static void
prk_awal_page_class_init (PrkAwalPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = prk_awal_page_dispose;

  signals[SIGNAL_IDENTITY_GIVEN] = g_signal_new ("identity-given",
                                                 G_TYPE_FROM_CLASS (klass),
                                                 G_SIGNAL_RUN_LAST,
                                                 0,
                                                 NULL, NULL, NULL,
                                                 G_TYPE_NONE, 0);
  signals[SIGNAL_SAMPLES_CHOSEN] = g_signal_new ("samples-chosen",
                                                 G_TYPE_FROM_CLASS (klass),
                                                 G_SIGNAL_RUN_LAST,
                                                 0,
                                                 NULL, NULL, NULL,
                                                 G_TYPE_NONE, 0);

  g_type_ensure (PRK_TYPE_IDENTITAS_FORM);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/prakarsa/Prakarsa/ui/awal/prk-awal-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PrkAwalPage, form);
  gtk_widget_class_bind_template_child (widget_class, PrkAwalPage, missing_label);
  gtk_widget_class_bind_template_child (widget_class, PrkAwalPage, sample_button);
  gtk_widget_class_bind_template_child (widget_class, PrkAwalPage, begin_button);
  gtk_widget_class_bind_template_callback (widget_class, form_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, begin_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, samples_clicked_cb);
}

static void
prk_awal_page_init (PrkAwalPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * prk_awal_page_new:
 * @application: an application with an open store; outlives the page
 *
 * Creates the page with what is known of the person already.
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
prk_awal_page_new (PrkApplication *application)
{
  PrkAwalPage *self;
  g_autofree char *folder = NULL;

  g_return_val_if_fail (PRK_IS_APPLICATION (application), NULL);

  self = g_object_new (PRK_TYPE_AWAL_PAGE, NULL);
  self->application = application;
  folder = prk_application_dup_profil_folder (application);
  prk_identitas_form_set_identitas (self->form, folder,
                                    prk_application_get_identitas (application));
  update (self);

  return GTK_WIDGET (self);
}
