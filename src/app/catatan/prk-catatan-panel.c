/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "prk-catatan-panel.h"
#include "prk-catatan-row.h"

#define WIDTH 720

struct _PrkCatatanPanel
{
  AdwBin            parent_instance;

  GtkStack         *stack;
  GtkBox           *open;
  GtkBox           *settled;
  GtkWidget        *open_title;
  GtkWidget        *settled_title;
  PrkCatatanDaftar *daftar;
};

enum
{
  SIGNAL_JUMP,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PrkCatatanPanel, prk_catatan_panel, ADW_TYPE_BIN)

static void
jump_cb (PrkCatatanRow   *row,
         PrkCatatanPanel *self)
{
  g_signal_emit (self, signals[SIGNAL_JUMP], 0, prk_catatan_row_get_catatan (row));
}

static void
fill (PrkCatatanPanel *self,
      GtkBox          *box,
      GtkWidget       *title,
      gboolean         is_open)
{
  GPtrArray *all = prk_catatan_daftar_get (self->daftar);
  g_autoptr(GPtrArray) list = g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++)
    if (prk_catatan_is_terbuka (g_ptr_array_index (all, i)) == is_open)
      g_ptr_array_add (list, g_ptr_array_index (all, i));
  prk_catatan_row_fill (box, self->daftar, list, TRUE, G_CALLBACK (jump_cb), self);
  gtk_widget_set_visible (GTK_WIDGET (box), list->len > 0);
  gtk_widget_set_visible (title, list->len > 0);
}

static void
changed_cb (PrkCatatanPanel *self)
{
  gboolean is_empty = prk_catatan_daftar_get (self->daftar)->len == 0;

  fill (self, self->open, self->open_title, TRUE);
  fill (self, self->settled, self->settled_title, FALSE);
  gtk_stack_set_visible_child_name (self->stack, is_empty ? "kosong" : "isi");
}

static void
prk_catatan_panel_dispose (GObject *object)
{
  g_clear_object (&PRK_CATATAN_PANEL (object)->daftar);

  G_OBJECT_CLASS (prk_catatan_panel_parent_class)->dispose (object);
}

static void
prk_catatan_panel_class_init (PrkCatatanPanelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = prk_catatan_panel_dispose;

  signals[SIGNAL_JUMP] = g_signal_new ("jump", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 1, PRK_TYPE_RECORD);
}

static GtkWidget *
add_title (GtkBox     *box,
           const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_box_append (box, label);

  return label;
}

static GtkBox *
add_list (GtkBox *box)
{
  GtkWidget *list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);

  gtk_box_append (box, list);

  return GTK_BOX (list);
}

static void
prk_catatan_panel_init (PrkCatatanPanel *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *empty = gtk_label_new (_("Notes that reviewers pin to this KAK stand here."));

  gtk_widget_add_css_class (box, "catatan-panel");
  self->open_title = add_title (GTK_BOX (box), _("Open Notes"));
  self->open = add_list (GTK_BOX (box));
  self->settled_title = add_title (GTK_BOX (box), _("Settled Notes"));
  self->settled = add_list (GTK_BOX (box));
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), WIDTH);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), WIDTH);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);

  gtk_label_set_wrap (GTK_LABEL (empty), TRUE);
  gtk_label_set_justify (GTK_LABEL (empty), GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (empty, "dim-label");
  gtk_widget_add_css_class (empty, "catatan-panel");
  self->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->stack, empty, "kosong");
  gtk_stack_add_named (self->stack, scroller, "isi");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->stack));
}

GtkWidget *
prk_catatan_panel_new (void)
{
  return g_object_new (PRK_TYPE_CATATAN_PANEL, NULL);
}

void
prk_catatan_panel_set_daftar (PrkCatatanPanel  *self,
                              PrkCatatanDaftar *daftar)
{
  g_return_if_fail (PRK_IS_CATATAN_PANEL (self) && PRK_IS_CATATAN_DAFTAR (daftar));
  g_return_if_fail (self->daftar == NULL);

  self->daftar = g_object_ref (daftar);
  g_signal_connect_object (daftar, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  changed_cb (self);
}
