/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "prk-pustaka-ocr-bar.h"

struct _PrkPustakaOcrBar
{
  GtkBox          parent_instance;

  GtkLabel       *words;
  GtkProgressBar *progress;
  GtkButton      *button;

  PrkPustaka     *pustaka;
  guint           n_done;
  guint           n_all;
};

G_DEFINE_FINAL_TYPE (PrkPustakaOcrBar, prk_pustaka_ocr_bar, GTK_TYPE_BOX)

static char *
dup_words (PrkPustakaOcrBar *self)
{
  if (!prk_pustaka_ocr_is_available (self->pustaka))
    return g_strdup_printf (_("Scanned pages not read: %u. This program has no OCR."),
                            self->n_all - self->n_done);
  if (prk_pustaka_ocr_is_paused (self->pustaka))
    return g_strdup_printf (_("Scanned pages, paused: %u of %u read"), self->n_done, self->n_all);

  return g_strdup_printf (_("Reading scanned pages: %u of %u"), self->n_done, self->n_all);
}

static void
show (PrkPustakaOcrBar *self)
{
  gboolean is_paused = prk_pustaka_ocr_is_paused (self->pustaka);
  const char *name = is_paused ? _("Go On Reading Scanned Pages") : _("Pause Reading Scanned Pages");
  g_autofree char *text = dup_words (self);

  gtk_label_set_text (self->words, text);
  gtk_progress_bar_set_fraction (self->progress,
                                 self->n_all > 0 ? (double) self->n_done / self->n_all : 0);
  gtk_widget_set_visible (GTK_WIDGET (self->button), prk_pustaka_ocr_is_available (self->pustaka));
  gtk_button_set_icon_name (self->button, is_paused ? "media-playback-start-symbolic"
                                                    : "media-playback-pause-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
  gtk_widget_set_visible (GTK_WIDGET (self), self->n_done < self->n_all);
}

static void
clicked_cb (PrkPustakaOcrBar *self)
{
  prk_pustaka_ocr_set_paused (self->pustaka, !prk_pustaka_ocr_is_paused (self->pustaka));
  show (self);
}

static void
prk_pustaka_ocr_bar_finalize (GObject *object)
{
  g_clear_object (&PRK_PUSTAKA_OCR_BAR (object)->pustaka);

  G_OBJECT_CLASS (prk_pustaka_ocr_bar_parent_class)->finalize (object);
}

static void
prk_pustaka_ocr_bar_class_init (PrkPustakaOcrBarClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = prk_pustaka_ocr_bar_finalize;
}

static void
prk_pustaka_ocr_bar_init (PrkPustakaOcrBar *self)
{
  GtkWidget *left = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->words = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->words, 0);
  gtk_label_set_wrap (self->words, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->words), "caption");
  self->progress = GTK_PROGRESS_BAR (gtk_progress_bar_new ());
  gtk_box_append (GTK_BOX (left), GTK_WIDGET (self->words));
  gtk_box_append (GTK_BOX (left), GTK_WIDGET (self->progress));
  gtk_widget_set_hexpand (left, TRUE);
  gtk_widget_set_valign (left, GTK_ALIGN_CENTER);

  self->button = GTK_BUTTON (gtk_button_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "flat");
  gtk_widget_set_valign (GTK_WIDGET (self->button), GTK_ALIGN_CENTER);
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (clicked_cb), self);

  gtk_box_set_spacing (GTK_BOX (self), 6);
  gtk_widget_add_css_class (GTK_WIDGET (self), "pustaka-ocr");
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_box_append (GTK_BOX (self), left);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->button));
}

GtkWidget *
prk_pustaka_ocr_bar_new (PrkPustaka *pustaka)
{
  PrkPustakaOcrBar *self;

  g_return_val_if_fail (PRK_IS_PUSTAKA (pustaka), NULL);

  self = g_object_new (PRK_TYPE_PUSTAKA_OCR_BAR, NULL);
  self->pustaka = g_object_ref (pustaka);

  return GTK_WIDGET (self);
}

void
prk_pustaka_ocr_bar_update (PrkPustakaOcrBar *self,
                            GPtrArray        *documents)
{
  g_return_if_fail (PRK_IS_PUSTAKA_OCR_BAR (self));

  self->n_done = self->n_all = 0;
  for (guint i = 0; i < documents->len; i++)
    {
      const PrkPustakaDokumen *dokumen = g_ptr_array_index (documents, i);

      if (dokumen->n_ocr_menunggu == 0)
        continue;
      self->n_done += dokumen->n_ocr_selesai;
      self->n_all += dokumen->n_ocr_selesai + dokumen->n_ocr_menunggu;
    }
  show (self);
}
