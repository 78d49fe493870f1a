/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "prk-sinkron-jam.h"

#define SMALL_US (10 * G_TIME_SPAN_MINUTE)
#define LARGE_US G_TIME_SPAN_DAY

struct _PrkSinkronJam
{
  GtkWidget    parent_instance;

  GtkRevealer *revealer;
  GtkWidget   *box;
  GtkLabel    *title;
  GtkLabel    *words;
  GtkWidget   *close;
  gint64       offset_us;
  gint64       put_away_us; /* 0: none */
};

G_DEFINE_FINAL_TYPE (PrkSinkronJam, prk_sinkron_jam, GTK_TYPE_WIDGET)

PrkJam
prk_sinkron_jam_nilai (gint64 offset_us)
{
  if (ABS (offset_us) < SMALL_US)
    return PRK_JAM_BENAR;

  return ABS (offset_us) < LARGE_US ? PRK_JAM_MELESET : PRK_JAM_SALAH;
}

/* "2 years", "25 minutes": the largest unit of which there is one, rounded. */
static char *
dup_span (gint64 span_us)
{
  const gint64 year_us = 365 * G_TIME_SPAN_DAY;
  gint64 unit_us = span_us >= year_us             ? year_us
                   : span_us >= G_TIME_SPAN_DAY  ? G_TIME_SPAN_DAY
                   : span_us >= G_TIME_SPAN_HOUR ? G_TIME_SPAN_HOUR
                                                 : G_TIME_SPAN_MINUTE;
  guint n = (guint) ((span_us + unit_us / 2) / unit_us);

  if (unit_us == year_us)
    return g_strdup_printf (ngettext ("%u year", "%u years", n), n);
  if (unit_us == G_TIME_SPAN_DAY)
    return g_strdup_printf (ngettext ("%u day", "%u days", n), n);
  if (unit_us == G_TIME_SPAN_HOUR)
    return g_strdup_printf (ngettext ("%u hour", "%u hours", n), n);
  return g_strdup_printf (ngettext ("%u minute", "%u minutes", n), n);
}

char *
prk_sinkron_jam_dup_judul (gint64 offset_us)
{
  g_autofree char *span = dup_span (ABS (offset_us));

  /* Translators: %s is a length of time, such as “2 years” */
  return offset_us > 0
           ? g_strdup_printf (_("The clock of this laptop is %s ahead of the register’s"), span)
           : g_strdup_printf (_("The clock of this laptop is %s behind the register’s"), span);
}

const char *
prk_sinkron_jam_get_uraian (gint64 offset_us)
{
  if (prk_sinkron_jam_nilai (offset_us) != PRK_JAM_SALAH)
    return _("Times in the history are off by as much. Set the clock in the settings of the system.");

  return offset_us > 0
           ? _("Deadlines look overdue before they are, and what you record today is dated in the future. Set date and time in the settings of the system.")
           : _("Deadlines that are over look as if there were time left, and what you record today is dated in the past. Set date and time in the settings of the system.");
}

static void
update (PrkSinkronJam *self)
{
  PrkJam jam = prk_sinkron_jam_nilai (self->offset_us);
  g_autofree char *title = prk_sinkron_jam_dup_judul (self->offset_us);

  if (jam == PRK_JAM_SALAH)
    gtk_widget_add_css_class (self->box, "error");
  else
    gtk_widget_remove_css_class (self->box, "error");
  gtk_widget_set_visible (self->close, jam == PRK_JAM_MELESET);
  if (jam != PRK_JAM_BENAR)
    {
      gtk_label_set_label (self->title, title);
      gtk_label_set_label (self->words, prk_sinkron_jam_get_uraian (self->offset_us));
    }
  gtk_revealer_set_reveal_child (self->revealer,
                                 jam == PRK_JAM_SALAH
                                   || (jam == PRK_JAM_MELESET
                                       && ABS (self->offset_us - self->put_away_us) >= SMALL_US));
}

static void
close_clicked_cb (PrkSinkronJam *self)
{
  self->put_away_us = self->offset_us;
  update (self);
}

static void
prk_sinkron_jam_dispose (GObject *object)
{
  PrkSinkronJam *self = PRK_SINKRON_JAM (object);

  if (self->revealer != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->revealer));
  self->revealer = NULL;

  G_OBJECT_CLASS (prk_sinkron_jam_parent_class)->dispose (object);
}

static void
prk_sinkron_jam_class_init (PrkSinkronJamClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = prk_sinkron_jam_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static GtkLabel *
add_label (GtkBox *column)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_box_append (column, label);

  return GTK_LABEL (label);
}

static void
prk_sinkron_jam_init (PrkSinkronJam *self)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->revealer = GTK_REVEALER (gtk_revealer_new ());
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gtk_widget_add_css_class (self->box, "prk-banner");
  gtk_widget_set_hexpand (column, TRUE);
  self->title = add_label (GTK_BOX (column));
  gtk_widget_add_css_class (GTK_WIDGET (self->title), "heading");
  self->words = add_label (GTK_BOX (column));
  self->close = gtk_button_new_from_icon_name ("window-close-symbolic");
  gtk_widget_add_css_class (self->close, "flat");
  gtk_widget_set_valign (self->close, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->close), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Hide this notice"), -1);
  g_signal_connect_object (self->close, "clicked", G_CALLBACK (close_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->box), gtk_image_new_from_icon_name ("dialog-warning-symbolic"));
  gtk_box_append (GTK_BOX (self->box), column);
  gtk_box_append (GTK_BOX (self->box), self->close);
  gtk_revealer_set_child (self->revealer, self->box);
  gtk_widget_set_parent (GTK_WIDGET (self->revealer), GTK_WIDGET (self));
  update (self);
}

GtkWidget *
prk_sinkron_jam_new (void)
{
  return g_object_new (PRK_TYPE_SINKRON_JAM, NULL);
}

void
prk_sinkron_jam_show (PrkSinkronJam *self,
                      gint64         offset_us)
{
  g_return_if_fail (PRK_IS_SINKRON_JAM (self));

  if (offset_us == self->offset_us)
    return;
  self->offset_us = offset_us;
  update (self);
}
