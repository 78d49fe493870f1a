/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "prk-pdf-message.h"
#include "prk-pdf-placards.h"

#define MAX_TOP 96 /* logical pixels below the page's edge: seen as soon as the page is */

typedef struct
{
  guint      page;
  GtkWidget *widget;
} Placard;

struct _PrkPdfPlacards
{
  GtkWidget *parent;
  GCallback  retry_clicked;
  GArray    *placards;
};

PrkPdfPlacards *
prk_pdf_placards_new (GtkWidget *parent,
                      GCallback  retry_clicked)
{
  PrkPdfPlacards *self = g_new0 (PrkPdfPlacards, 1);

  self->parent = parent;
  self->retry_clicked = retry_clicked;
  self->placards = g_array_new (FALSE, FALSE, sizeof (Placard));

  return self;
}

void
prk_pdf_placards_free (PrkPdfPlacards *self)
{
  prk_pdf_placards_clear (self);
  g_array_unref (self->placards);
  g_free (self);
}

void
prk_pdf_placards_clear (PrkPdfPlacards *self)
{
  for (guint i = 0; i < self->placards->len; i++)
    gtk_widget_unparent (g_array_index (self->placards, Placard, i).widget);
  g_array_set_size (self->placards, 0);
}

static GtkWidget *
make_placard (PrkPdfPlacards *self,
              const GError   *error)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  g_autofree char *text = prk_pdf_message_for_error (error);
  GtkWidget *label = gtk_label_new (text);
  GtkWidget *button = gtk_button_new_with_label (_("Try Again"));

  gtk_image_set_icon_size (GTK_IMAGE (icon), GTK_ICON_SIZE_LARGE);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 36);
  gtk_widget_set_halign (button, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (button, "clicked", self->retry_clicked, self->parent);

  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), button);
  gtk_widget_add_css_class (box, "placard");
  gtk_widget_set_parent (box, self->parent);

  return box;
}

/**
 * prk_pdf_placards_set:
 * @error: (nullable): %NULL takes the page's placard away
 *
 * Says why @page is not shown.
 */
void
prk_pdf_placards_set (PrkPdfPlacards *self,
                      guint           page,
                      const GError   *error)
{
  for (guint i = 0; i < self->placards->len; i++)
    if (g_array_index (self->placards, Placard, i).page == page)
      {
        gtk_widget_unparent (g_array_index (self->placards, Placard, i).widget);
        g_array_remove_index (self->placards, i);
        break;
      }

  if (error != NULL)
    {
      Placard placard = { page, make_placard (self, error) };

      g_array_append_val (self->placards, placard);
      gtk_widget_queue_allocate (self->parent);
    }
}

void
prk_pdf_placards_allocate (PrkPdfPlacards       *self,
                           const PrkPdfGeometry *geometry,
                           double                scroll_x,
                           double                scroll_y)
{
  for (guint i = 0; i < self->placards->len; i++)
    {
      Placard *placard = &g_array_index (self->placards, Placard, i);
      int minimum, natural, width, height;
      graphene_rect_t page;

      if (placard->page >= prk_pdf_geometry_get_n (geometry))
        continue;

      prk_pdf_geometry_get_page (geometry, placard->page, &page);
      gtk_widget_measure (placard->widget, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL,
                          NULL);
      width = MAX (MIN (natural, page.size.width), minimum);
      gtk_widget_measure (placard->widget, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL,
                          NULL);
      gtk_widget_size_allocate (
        placard->widget,
        &(GtkAllocation) { page.origin.x - scroll_x + (page.size.width - width) / 2,
                           page.origin.y - scroll_y +
                             MIN (MAX_TOP, MAX (page.size.height - height, 0) / 2),
                           width, height },
        -1);
    }
}

void
prk_pdf_placards_snapshot (PrkPdfPlacards *self,
                           GtkSnapshot    *snapshot)
{
  for (guint i = 0; i < self->placards->len; i++)
    gtk_widget_snapshot_child (self->parent, g_array_index (self->placards, Placard, i).widget,
                               snapshot);
}
