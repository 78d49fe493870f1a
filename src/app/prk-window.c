/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "beranda/prk-beranda-page.h"
#include "prk-window.h"

struct _PrkWindow
{
  AdwApplicationWindow parent_instance;

  AdwToastOverlay     *toast_overlay;
  AdwLeaflet          *leaflet;
  GtkWidget           *content;
  GtkListBox          *sections;
  GtkImage            *state_icon;
  GtkLabel            *state_label;
  GtkStack            *headers;
  AdwTabBar           *tab_bar;
  GtkStack            *places;
  AdwTabView          *tab_view;
};

G_DEFINE_FINAL_TYPE (PrkWindow, prk_window, ADW_TYPE_APPLICATION_WINDOW)

static void
section_activated_cb (GtkListBox    *list,
                      GtkListBoxRow *row,
                      PrkWindow     *self)
{
  adw_leaflet_set_visible_child (self->leaflet, self->content);
}

static void
add_header (PrkWindow *self,
            PrkPage   *page)
{
  AdwHeaderBar *header = prk_page_get_header (page);
  GActionGroup *actions = prk_page_get_actions (page);

  if (actions != NULL)
    {
      gtk_widget_insert_action_group (GTK_WIDGET (header), "page", actions);
      gtk_widget_insert_action_group (GTK_WIDGET (page), "page", actions);
    }

  g_object_bind_property (self->leaflet, "folded",
                          header, "show-start-title-buttons",
                          G_BINDING_SYNC_CREATE);
  gtk_stack_add_child (self->headers, GTK_WIDGET (header));
}

static void
prk_window_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), PRK_TYPE_WINDOW);

  G_OBJECT_CLASS (prk_window_parent_class)->dispose (object);
}

static void
prk_window_class_init (PrkWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = prk_window_dispose;

  gtk_widget_class_set_template_from_resource (widget_class, "/org/prakarsa/Prakarsa/ui/prk-window.ui");
  gtk_widget_class_bind_template_child (widget_class, PrkWindow, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, PrkWindow, leaflet);
  gtk_widget_class_bind_template_child (widget_class, PrkWindow, content);
  gtk_widget_class_bind_template_child (widget_class, PrkWindow, sections);
  gtk_widget_class_bind_template_child (widget_class, PrkWindow, state_icon);
  gtk_widget_class_bind_template_child (widget_class, PrkWindow, state_label);
  gtk_widget_class_bind_template_child (widget_class, PrkWindow, headers);
  gtk_widget_class_bind_template_child (widget_class, PrkWindow, tab_bar);
  gtk_widget_class_bind_template_child (widget_class, PrkWindow, places);
  gtk_widget_class_bind_template_child (widget_class, PrkWindow, tab_view);
  gtk_widget_class_bind_template_callback (widget_class, section_activated_cb);
}

static void
prk_window_init (PrkWindow *self)
{
  GtkWidget *beranda = prk_beranda_page_new ();

  gtk_widget_init_template (GTK_WIDGET (self));

  gtk_stack_add_named (self->places, beranda, "beranda");
  add_header (self, PRK_PAGE (beranda));
  gtk_stack_set_visible_child_name (self->places, "beranda");
}

PrkWindow *
prk_window_new (PrkApplication *application,
                PrkWindowState *state)
{
  return g_object_new (PRK_TYPE_WINDOW, "application", application, NULL);
}
