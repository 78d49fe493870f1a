/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/prk-application.h"

#include "prk-sinkron-kata.h"
#include "prk-sinkron-tanda.h"

struct _PrkSinkronTanda
{
  AdwBin    parent_instance;

  GtkImage *image;
  char     *record;
};

G_DEFINE_FINAL_TYPE (PrkSinkronTanda, prk_sinkron_tanda, ADW_TYPE_BIN)

static void
update (PrkSinkronTanda *self)
{
  PrkSinkron *sinkron = prk_application_get_default_sinkron ();
  const char *icon = prk_sinkron_kata_get_catatan_icon (sinkron, self->record);
  g_autofree char *words = prk_sinkron_kata_dup_catatan (sinkron, self->record);

  gtk_widget_set_visible (GTK_WIDGET (self->image), icon != NULL);
  gtk_image_set_from_icon_name (self->image, icon);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->image), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  words, -1);
}

/* Not set with the words: that would cost each row of a list round trips to the X server. */
static gboolean
prk_sinkron_tanda_query_tooltip (GtkWidget  *widget,
                                 int         x,
                                 int         y,
                                 gboolean    by_keyboard,
                                 GtkTooltip *tooltip)
{
  PrkSinkronTanda *self = PRK_SINKRON_TANDA (widget);
  g_autofree char *words = NULL;

  if (!gtk_widget_get_visible (GTK_WIDGET (self->image)))
    return FALSE;
  words = prk_sinkron_kata_dup_catatan (prk_application_get_default_sinkron (), self->record);
  gtk_tooltip_set_text (tooltip, words);
  return TRUE;
}

static void
changed_cb (PrkSinkron      *sinkron,
            PrkSinkronTanda *self)
{
  if (self->record != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    update (self);
}

static void
prk_sinkron_tanda_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (prk_sinkron_tanda_parent_class)->map (widget);

  update (PRK_SINKRON_TANDA (widget));
}

static void
prk_sinkron_tanda_finalize (GObject *object)
{
  g_clear_pointer (&PRK_SINKRON_TANDA (object)->record, g_free);

  G_OBJECT_CLASS (prk_sinkron_tanda_parent_class)->finalize (object);
}

static void
prk_sinkron_tanda_class_init (PrkSinkronTandaClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = prk_sinkron_tanda_finalize;
  GTK_WIDGET_CLASS (klass)->map = prk_sinkron_tanda_map;
  GTK_WIDGET_CLASS (klass)->query_tooltip = prk_sinkron_tanda_query_tooltip;
}

static void
prk_sinkron_tanda_init (PrkSinkronTanda *self)
{
  PrkSinkron *sinkron = prk_application_get_default_sinkron ();

  self->image = GTK_IMAGE (gtk_image_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->image), "dim-label");
  gtk_widget_set_visible (GTK_WIDGET (self->image), FALSE);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->image));
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  if (sinkron != NULL)
    g_signal_connect_object (sinkron, "changed", G_CALLBACK (changed_cb), self, 0);
}

GtkWidget *
prk_sinkron_tanda_new (void)
{
  return g_object_new (PRK_TYPE_SINKRON_TANDA, NULL);
}

/**
 * prk_sinkron_tanda_set_record:
 * @self: the icon
 * @record: (nullable): id of a record
 *
 * Shows how @record stands, and follows it from then on.
 */
void
prk_sinkron_tanda_set_record (PrkSinkronTanda *self,
                              const char      *record)
{
  g_return_if_fail (PRK_IS_SINKRON_TANDA (self));

  g_free (self->record);
  self->record = g_strdup (record);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    update (self);
}
