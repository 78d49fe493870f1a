/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "prk-spanduk.h"

#define LABEL "label"

static void
closed_cb (GtkInfoBar *bar)
{
  gtk_info_bar_set_revealed (bar, FALSE);
}

GtkWidget *
prk_spanduk_new (void)
{
  GtkWidget *bar = gtk_info_bar_new ();
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_info_bar_set_message_type (GTK_INFO_BAR (bar), GTK_MESSAGE_WARNING);
  gtk_info_bar_set_show_close_button (GTK_INFO_BAR (bar), TRUE);
  gtk_info_bar_add_child (GTK_INFO_BAR (bar), label);
  gtk_info_bar_set_revealed (GTK_INFO_BAR (bar), FALSE);
  g_object_set_data (G_OBJECT (bar), LABEL, label);
  g_signal_connect (bar, "response", G_CALLBACK (closed_cb), NULL);

  return bar;
}

void
prk_spanduk_tell (GtkWidget  *spanduk,
                  const char *words)
{
  GtkLabel *label;

  g_return_if_fail (GTK_IS_INFO_BAR (spanduk));

  label = g_object_get_data (G_OBJECT (spanduk), LABEL);
  if (words != NULL && g_strcmp0 (gtk_label_get_label (label), words) == 0)
    return;
  gtk_label_set_label (label, words != NULL ? words : "");
  gtk_info_bar_set_revealed (GTK_INFO_BAR (spanduk), words != NULL);
}
