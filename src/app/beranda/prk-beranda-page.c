/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "prk-beranda-page.h"

struct _PrkBerandaPage
{
  AdwBin        parent_instance;

  AdwHeaderBar *header;
};

static AdwHeaderBar *
prk_beranda_page_get_header (PrkPage *page)
{
  return PRK_BERANDA_PAGE (page)->header;
}

static char *
prk_beranda_page_dup_title (PrkPage *page)
{
  return g_strdup (_("Home"));
}

static void
page_iface_init (PrkPageInterface *iface)
{
  iface->get_header = prk_beranda_page_get_header;
  iface->dup_title = prk_beranda_page_dup_title;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (PrkBerandaPage, prk_beranda_page, ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (PRK_TYPE_PAGE, page_iface_init))

static void
prk_beranda_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PRK_TYPE_BERANDA_PAGE);

  G_OBJECT_CLASS (prk_beranda_page_parent_class)->dispose (object);
}

static void
prk_beranda_page_class_init (PrkBerandaPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = prk_beranda_page_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/prakarsa/Prakarsa/ui/beranda/prk-beranda-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PrkBerandaPage, header);
}

static void
prk_beranda_page_init (PrkBerandaPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
prk_beranda_page_new (void)
{
  return g_object_new (PRK_TYPE_BERANDA_PAGE, NULL);
}
