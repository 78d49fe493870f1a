/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "prk-layar-rapat.h"
#include "prk-rekap-matrix.h"

struct _PrkLayarRapat
{
  AdwWindow       parent_instance;

  GtkLabel       *judul;
  GtkLabel       *place;
  GtkLabel       *title;
  GtkBox         *verdicts;
  GtkBox         *quotes;

  PrkRekapTelaah *rekap;
  guint           current;
};

G_DEFINE_FINAL_TYPE (PrkLayarRapat, prk_layar_rapat, ADW_TYPE_WINDOW)

static GtkWidget *
new_label (const char *text,
           const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);

  return label;
}

static void
empty (GtkBox *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (box))) != NULL)
    gtk_box_remove (box, child);
}

static void
add_verdict (PrkLayarRapat     *self,
             const PrkPenelaah *one,
             const PrkPendapat *word)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 18);
  GtkWidget *image = gtk_image_new_from_icon_name (prk_rekap_get_icon (word->nilai));
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_image_set_pixel_size (GTK_IMAGE (image), 36);
  gtk_widget_set_valign (image, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (texts), new_label (prk_rekap_get_word (word), "layar-word"));
  gtk_box_append (GTK_BOX (texts), new_label (one->nama, "layar-text"));
  gtk_box_append (GTK_BOX (row), image);
  gtk_box_append (GTK_BOX (row), texts);
  gtk_box_append (self->verdicts, row);
}

static void
add_quotes (PrkLayarRapat *self,
            GPtrArray     *bukti)
{
  if (bukti->len == 0)
    gtk_box_append (self->quotes, new_label (_("Nothing is quoted for this criterion."), "layar-text"));
  for (guint i = 0; i < bukti->len; i++)
    {
      const PrkBuktiGabung *one = g_ptr_array_index (bukti, i);
      g_autofree char *text = g_strdup_printf ("❝%s❞", prk_bukti_get_teks (one->kutipan));
      g_autofree char *source = prk_bukti_dup_sumber (one->kutipan);

      gtk_box_append (self->quotes, new_label (text, "layar-text"));
      gtk_box_append (self->quotes, new_label (source, "layar-word"));
    }
}

static void
show_current (PrkLayarRapat *self)
{
  const PrkRekapKriteria *row = &self->rekap->kriteria[self->current];
  const PrkBagian *bagian = prk_telaah_get_bagian (self->current);
  g_autofree char *place
    = g_strdup_printf (_("Criterion %s · %u of %d"), bagian->huruf, self->current + 1,
                       PRK_TELAAH_N_KRITERIA);

  gtk_label_set_label (self->place, place);
  gtk_label_set_label (self->title, bagian->judul);
  empty (self->verdicts);
  empty (self->quotes);
  gtk_box_append (self->verdicts, new_label (prk_rekap_get_sepakat (row->sepakat), "layar-word"));
  for (guint i = 0; i < self->rekap->penelaah->len; i++)
    {
      const PrkPenelaah *one = g_ptr_array_index (self->rekap->penelaah, i);

      if (!one->usang)
        add_verdict (self, one, &row->pendapat[i]);
    }
  add_quotes (self, row->bukti);
}

static void
move (PrkLayarRapat *self,
      int            step)
{
  int next = (int) self->current + step;

  if (next < 0 || next >= PRK_TELAAH_N_KRITERIA)
    return;
  self->current = next;
  show_current (self);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                PrkLayarRapat         *self)
{
  switch (keyval)
    {
    case GDK_KEY_Right:
    case GDK_KEY_Page_Down:
    case GDK_KEY_space:
    case GDK_KEY_j:
    case GDK_KEY_J:
      move (self, 1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Left:
    case GDK_KEY_Page_Up:
    case GDK_KEY_n:
    case GDK_KEY_N:
      move (self, -1);
      return GDK_EVENT_STOP;
    case GDK_KEY_Escape:
      gtk_window_close (GTK_WINDOW (self));
      return GDK_EVENT_STOP;
    default:
      return GDK_EVENT_PROPAGATE;
    }
}

static void
next_cb (PrkLayarRapat *self)
{
  move (self, 1);
}

static void
back_cb (PrkLayarRapat *self)
{
  move (self, -1);
}

static void
close_cb (PrkLayarRapat *self)
{
  gtk_window_close (GTK_WINDOW (self));
}

static void
prk_layar_rapat_finalize (GObject *object)
{
  PrkLayarRapat *self = PRK_LAYAR_RAPAT (object);

  g_clear_pointer (&self->rekap, prk_rekap_telaah_free);

  G_OBJECT_CLASS (prk_layar_rapat_parent_class)->finalize (object);
}

static void
prk_layar_rapat_class_init (PrkLayarRapatClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = prk_layar_rapat_finalize;
  gtk_widget_class_set_template_from_resource (
    GTK_WIDGET_CLASS (klass), "/org/prakarsa/Prakarsa/ui/telaah/prk-layar-rapat.ui");
  gtk_widget_class_bind_template_child (GTK_WIDGET_CLASS (klass), PrkLayarRapat, judul);
  gtk_widget_class_bind_template_child (GTK_WIDGET_CLASS (klass), PrkLayarRapat, place);
  gtk_widget_class_bind_template_child (GTK_WIDGET_CLASS (klass), PrkLayarRapat, title);
  gtk_widget_class_bind_template_child (GTK_WIDGET_CLASS (klass), PrkLayarRapat, verdicts);
  gtk_widget_class_bind_template_child (GTK_WIDGET_CLASS (klass), PrkLayarRapat, quotes);
  gtk_widget_class_bind_template_callback (GTK_WIDGET_CLASS (klass), next_cb);
  gtk_widget_class_bind_template_callback (GTK_WIDGET_CLASS (klass), back_cb);
  gtk_widget_class_bind_template_callback (GTK_WIDGET_CLASS (klass), close_cb);
}

static void
prk_layar_rapat_init (PrkLayarRapat *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

GtkWindow *
prk_layar_rapat_new (GtkWindow      *parent,
                     const char     *judul,
                     PrkRekapTelaah *rekap)
{
  PrkLayarRapat *self;

  g_return_val_if_fail (rekap != NULL, NULL);

  self = g_object_new (PRK_TYPE_LAYAR_RAPAT, "transient-for", parent, NULL);
  self->rekap = rekap;
  gtk_label_set_label (self->judul, judul);
  show_current (self);
  gtk_window_fullscreen (GTK_WINDOW (self));

  return GTK_WINDOW (self);
}
