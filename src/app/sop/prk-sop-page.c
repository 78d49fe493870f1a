/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n.h>

#include "prk-sop-bagan.h"
#include "prk-sop-cetak.h"
#include "prk-sop-kata.h"
#include "prk-sop-kepala.h"
#include "prk-sop-page.h"

struct _PrkSopPage
{
  AdwBin parent_instance;

  AdwHeaderBar *header;
  GtkStack *titles;
  GtkWidget *back;
  GtkWidget *export;
  GtkStack *stack;
  GtkBox *lists;
  GtkLabel *name;
  GtkLabel *facts;
  GtkWidget *incomplete;
  GtkStack *views;
  PrkSopBagan *chart;
  AdwBin *kepala;

  PrkApplication *application;
  GSimpleActionGroup *actions;
  PrkSop *sop; /* (nullable) the one on the screen */
};

static AdwHeaderBar *
prk_sop_page_get_header (PrkPage *page);
static GActionGroup *
prk_sop_page_get_actions (PrkPage *page);
static char *
prk_sop_page_dup_title (PrkPage *page);

static void
page_iface_init (PrkPageInterface *iface)
{
  iface->get_header = prk_sop_page_get_header;
  iface->get_actions = prk_sop_page_get_actions;
  iface->dup_title = prk_sop_page_dup_title;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (PrkSopPage,
                               prk_sop_page,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (PRK_TYPE_PAGE, page_iface_init))

static char *
dup_folder (PrkSopPage *self)
{
  return g_build_filename (prk_application_get_folder (self->application), "sop", NULL);
}

/* One procedure */

static void
show_view (PrkSopPage *self, const char *name)
{
  gboolean is_one = g_str_equal (name, "satu");

  gtk_stack_set_visible_child_name (self->stack, name);
  gtk_stack_set_visible_child_name (self->titles, name);
  gtk_widget_set_visible (self->back, is_one);
  gtk_widget_set_visible (self->export, is_one);
  prk_page_emit_title_changed (PRK_PAGE (self));
}

static void
show_sop (PrkSopPage *self, PrkSop *sop)
{
  g_autofree char *facts = prk_sop_kata_dup_uraian (sop);

  prk_sop_ref (sop);
  g_clear_pointer (&self->sop, prk_sop_unref);
  self->sop = sop;
  gtk_label_set_label (self->name, prk_sop_get_nama (sop));
  gtk_label_set_label (self->facts, facts);
  gtk_widget_set_visible (self->incomplete, !prk_sop_is_lengkap (sop));
  prk_sop_bagan_set_sop (self->chart, sop);
  adw_bin_set_child (self->kepala, prk_sop_kepala_new (sop));
  gtk_stack_set_visible_child_name (self->views, "bagan");
  show_view (self, "satu");
}

static void
row_activated_cb (PrkSopPage *self, GtkWidget *row)
{
  show_sop (self, g_object_get_data (G_OBJECT (row), "sop"));
}

/* The list */

static GtkWidget *
new_row (PrkSopPage *self, PrkSop *sop)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *facts = prk_sop_kata_dup_uraian (sop);
  GtkWidget *mark = gtk_label_new (prk_sop_is_lengkap (sop) ? _ ("Complete") : _ ("Not complete"));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), prk_sop_get_nama (sop));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), facts);
  gtk_widget_add_css_class (mark, prk_sop_is_lengkap (sop) ? "dim-label" : "warning");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), mark);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "sop", prk_sop_ref (sop), (GDestroyNotify)prk_sop_unref);
  g_signal_connect_swapped (row, "activated", G_CALLBACK (row_activated_cb), self);

  return row;
}

static void
fill_list (PrkSopPage *self)
{
  g_autofree char *folder = dup_folder (self);
  g_auto (GStrv) ids = prk_sop_list (folder);
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Procedures at Hand"));
  adw_preferences_group_set_description (
      ADW_PREFERENCES_GROUP (group),
      _ ("Steps, actors, documents and standard times as the procedures were printed."));
  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (PrkSop) sop = prk_sop_load (ids[i], folder, &error);
      GtkWidget *row = sop != NULL ? new_row (self, sop) : adw_action_row_new ();

      if (sop == NULL)
        {
          adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), ids[i]);
          adw_action_row_set_subtitle (ADW_ACTION_ROW (row), error->message);
        }
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
    }
  gtk_box_append (self->lists, group);
}

/* Actions */

static void
back_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  show_view (user_data, "daftar");
}

static void
export_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  PrkSopPage *self = user_data;

  if (self->sop != NULL)
    prk_sop_cetak (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                   prk_application_get_store (self->application),
                   prk_application_get_profil (self->application), self->sop, NULL);
}

static AdwHeaderBar *
prk_sop_page_get_header (PrkPage *page)
{
  return PRK_SOP_PAGE (page)->header;
}

static GActionGroup *
prk_sop_page_get_actions (PrkPage *page)
{
  return G_ACTION_GROUP (PRK_SOP_PAGE (page)->actions);
}

static char *
prk_sop_page_dup_title (PrkPage *page)
{
  PrkSopPage *self = PRK_SOP_PAGE (page);
  gboolean is_one = g_strcmp0 (gtk_stack_get_visible_child_name (self->stack), "satu") == 0;

  return g_strdup (is_one && self->sop != NULL ? prk_sop_get_nama (self->sop)
                                               : _ ("Procedures (SOP)"));
}

static void
prk_sop_page_dispose (GObject *object)
{
  PrkSopPage *self = PRK_SOP_PAGE (object);

  g_clear_pointer (&self->sop, prk_sop_unref);
  g_clear_object (&self->actions);
  gtk_widget_dispose_template (GTK_WIDGET (self), PRK_TYPE_SOP_PAGE);

  G_OBJECT_CLASS (prk_sop_page_parent_class)->dispose (object);
}

static void
prk_sop_page_class_init (PrkSopPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = prk_sop_page_dispose;

  g_type_ensure (PRK_TYPE_SOP_BAGAN);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/prakarsa/Prakarsa/ui/sop/prk-sop-page.ui");
  gtk_widget_class_bind_template_child (widget_class, PrkSopPage, header);
  gtk_widget_class_bind_template_child (widget_class, PrkSopPage, titles);
  gtk_widget_class_bind_template_child (widget_class, PrkSopPage, back);
  gtk_widget_class_bind_template_child (widget_class, PrkSopPage, export);
  gtk_widget_class_bind_template_child (widget_class, PrkSopPage, stack);
  gtk_widget_class_bind_template_child (widget_class, PrkSopPage, lists);
  gtk_widget_class_bind_template_child (widget_class, PrkSopPage, name);
  gtk_widget_class_bind_template_child (widget_class, PrkSopPage, facts);
  gtk_widget_class_bind_template_child (widget_class, PrkSopPage, incomplete);
  gtk_widget_class_bind_template_child (widget_class, PrkSopPage, views);
  gtk_widget_class_bind_template_child (widget_class, PrkSopPage, chart);
  gtk_widget_class_bind_template_child (widget_class, PrkSopPage, kepala);
}

static void
prk_sop_page_init (PrkSopPage *self)
{
  static const GActionEntry entries[] = {
    { .name = "back", .activate = back_cb },
    { .name = "export", .activate = export_cb },
  };

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * prk_sop_page_new:
 * @application: an application whose store is open
 *
 * Returns: (transfer floating): the page with its list
 */
GtkWidget *
prk_sop_page_new (PrkApplication *application)
{
  PrkSopPage *self = g_object_new (PRK_TYPE_SOP_PAGE, NULL);

  self->application = application;
  fill_list (self);

  return GTK_WIDGET (self);
}
