/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "kak/prk-kak-kata.h"

#include "prk-rekaman-temuan.h"

#define LIST_HEIGHT 190

struct _PrkRekamanTemuan
{
  GtkBox           parent_instance;

  GtkToggleButton *toggle;
  GtkImage        *icon;
  GtkLabel        *summary;
  GtkRevealer     *revealer;
  GtkListBox      *list;
  char            *shown; /* what the list says, so that it is not built again for nothing */
};

enum
{
  SIGNAL_JUMP,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PrkRekamanTemuan, prk_rekaman_temuan, GTK_TYPE_BOX)

static GtkWidget *
new_label (const char *text,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

static void
add_row (PrkRekamanTemuan *self,
         const PrkTemuan  *temuan,
         const char       *where)
{
  gboolean is_hard = temuan->kekuatan == PRK_KEKUATAN_HARD;
  g_autofree char *detail = g_strjoin (" · ", temuan->aturan, temuan->pasal, where, NULL);
  g_autofree char *name
    = g_strdup_printf ("%s: %s (%s)", is_hard ? _("Must be mended") : _("Should be looked at"),
                       temuan->pesan, detail);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *icon = gtk_image_new_from_icon_name (is_hard ? "prk-lengkap-salah-symbolic"
                                                          : "dialog-information-symbolic");
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *below = new_label (detail, "caption");

  gtk_widget_add_css_class (icon, is_hard ? "error" : "warning");
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_widget_set_margin_top (icon, 2);
  gtk_widget_add_css_class (below, "dim-label");
  gtk_box_append (GTK_BOX (texts), new_label (temuan->pesan, NULL));
  gtk_box_append (GTK_BOX (texts), below);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), texts);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), "path", g_strdup (temuan->path), g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_list_box_append (self->list, row);
}

static char *
dup_summary (GPtrArray *temuan)
{
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < temuan->len; i++)
    {
      const PrkTemuan *one = g_ptr_array_index (temuan, i);

      g_string_append_printf (words, "%s\t%s\t%s\n", one->aturan, one->path, one->pesan);
    }

  return g_string_free (words, FALSE);
}

static void
row_activated_cb (GtkListBox       *list,
                  GtkListBoxRow    *row,
                  PrkRekamanTemuan *self)
{
  g_signal_emit (self, signals[SIGNAL_JUMP], 0, g_object_get_data (G_OBJECT (row), "path"));
}

static void
prk_rekaman_temuan_finalize (GObject *object)
{
  g_free (PRK_REKAMAN_TEMUAN (object)->shown);

  G_OBJECT_CLASS (prk_rekaman_temuan_parent_class)->finalize (object);
}

static void
prk_rekaman_temuan_class_init (PrkRekamanTemuanClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = prk_rekaman_temuan_finalize;

  signals[SIGNAL_JUMP] = g_signal_new ("jump", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                       NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
prk_rekaman_temuan_init (PrkRekamanTemuan *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  self->icon = GTK_IMAGE (gtk_image_new ());
  self->summary = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_ellipsize (self->summary, PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->icon));
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->summary));
  self->toggle = GTK_TOGGLE_BUTTON (gtk_toggle_button_new ());
  gtk_button_set_child (GTK_BUTTON (self->toggle), line);
  gtk_widget_add_css_class (GTK_WIDGET (self->toggle), "flat");
  gtk_widget_set_margin_start (GTK_WIDGET (self->toggle), 6);
  gtk_widget_set_margin_end (GTK_WIDGET (self->toggle), 6);
  gtk_widget_set_margin_top (GTK_WIDGET (self->toggle), 3);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->toggle), 3);

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "prk-temuan");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Findings"), -1);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (row_activated_cb), self);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), LIST_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  self->revealer = GTK_REVEALER (gtk_revealer_new ());
  gtk_revealer_set_transition_type (self->revealer, GTK_REVEALER_TRANSITION_TYPE_SLIDE_UP);
  gtk_revealer_set_child (self->revealer, scroller);
  g_object_bind_property (self->toggle, "active", self->revealer, "reveal-child",
                          G_BINDING_SYNC_CREATE);

  gtk_box_append (GTK_BOX (self), gtk_separator_new (GTK_ORIENTATION_HORIZONTAL));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->toggle));
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->revealer));
}

GtkWidget *
prk_rekaman_temuan_new (void)
{
  return g_object_new (PRK_TYPE_REKAMAN_TEMUAN, NULL);
}

void
prk_rekaman_temuan_show (PrkRekamanTemuan *self,
                         PrkProfil        *profil,
                         PrkRecord        *record,
                         GPtrArray        *temuan)
{
  g_autofree char *shown = dup_summary (temuan);
  g_autofree char *words = NULL;
  GtkWidget *child;
  guint n_hard = 0;

  g_return_if_fail (PRK_IS_REKAMAN_TEMUAN (self));

  if (g_strcmp0 (shown, self->shown) == 0)
    return;
  g_free (self->shown);
  self->shown = g_steal_pointer (&shown);

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  for (guint i = 0; i < temuan->len; i++)
    {
      const PrkTemuan *one = g_ptr_array_index (temuan, i);
      g_autofree char *where
        = one->path != NULL ? prk_kak_kata_dup_tempat (profil, record, one->path) : NULL;

      n_hard += one->kekuatan == PRK_KEKUATAN_HARD;
      add_row (self, one, where);
    }

  words = temuan->len == 0
            ? g_strdup (_("Check: nothing to mend"))
            : g_strdup_printf (_("Check: %u to mend, %u to look at"), n_hard, temuan->len - n_hard);
  gtk_label_set_label (self->summary, words);
  gtk_image_set_from_icon_name (self->icon, n_hard > 0        ? "prk-lengkap-salah-symbolic"
                                            : temuan->len > 0 ? "dialog-information-symbolic"
                                                              : "prk-lengkap-penuh-symbolic");
  gtk_widget_set_sensitive (GTK_WIDGET (self->toggle), temuan->len > 0);
  if (temuan->len == 0)
    gtk_toggle_button_set_active (self->toggle, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->toggle), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  words, -1);
}
