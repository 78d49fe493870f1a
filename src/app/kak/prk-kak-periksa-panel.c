/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "prk-kak-kata.h"
#include "prk-kak-periksa-panel.h"

/* A table of thousands of wrong rows has thousands of findings; nobody reads more than these. */
#define MAX_SHOWN 200

struct _PrkKakPeriksaPanel
{
  AdwBin         parent_instance;

  GtkStack      *stack;
  GtkListBox    *list;
  GtkLabel      *summary;
  PrkKakSession *session;
  PrkKakCheck   *check;
  char *
      shown; /* what the list shows, to leave it alone (and the focus in it) when nothing changed */
};

enum
{
  SIGNAL_JUMP,
  SIGNAL_CLOSE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (PrkKakPeriksaPanel, prk_kak_periksa_panel, ADW_TYPE_BIN)

static void
row_activated_cb (PrkKakPeriksaPanel *self,
                  GtkListBoxRow      *row)
{
  const char *path = g_object_get_data (G_OBJECT (row), "path");

  if (path != NULL)
    g_signal_emit (self, signals[SIGNAL_JUMP], 0, path);
}

static void
close_clicked_cb (PrkKakPeriksaPanel *self)
{
  g_signal_emit (self, signals[SIGNAL_CLOSE], 0);
}

static GtkWidget *
new_label (const char *text,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);

  return label;
}

static void
add_heading (PrkKakPeriksaPanel *self,
             const char         *text)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *label = new_label (text, "heading");

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), label);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  gtk_list_box_append (self->list, row);
}

static void
add_temuan (PrkKakPeriksaPanel *self,
            PrkTemuan          *temuan)
{
  gboolean is_hard = temuan->kekuatan == PRK_KEKUATAN_HARD;
  PrkProfil *profil = prk_kak_session_get_profil (self->session);
  PrkRecord *record = prk_kak_session_get_record (self->session);
  g_autofree char *where
      = temuan->path != NULL ? prk_kak_kata_dup_tempat (profil, record, temuan->path) : NULL;
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
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("go-jump-symbolic"));

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), "path", g_strdup (temuan->path), g_free);
  gtk_widget_set_tooltip_text (row, _("Go to the field"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_list_box_append (self->list, row);
}

static char *
dup_summary (GPtrArray *temuan)
{
  GString *summary = g_string_new (NULL);

  for (guint i = 0; i < temuan->len; i++)
    {
      PrkTemuan *one = g_ptr_array_index (temuan, i);

      g_string_append_printf (summary, "%s\t%s\t%s\n", one->aturan, one->path, one->pesan);
    }

  return g_string_free (summary, FALSE);
}

static void
fill (PrkKakPeriksaPanel *self,
      GPtrArray          *temuan)
{
  PrkKekuatan above = PRK_KEKUATAN_SOFT;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);

  for (guint i = 0; i < MIN (temuan->len, MAX_SHOWN); i++)
    {
      PrkTemuan *one = g_ptr_array_index (temuan, i);

      if (i == 0 || one->kekuatan != above)
        add_heading (self, one->kekuatan == PRK_KEKUATAN_HARD
                               ? _("Must be mended before submitting")
                               : _("Should be looked at; submitting asks for a reason"));
      above = one->kekuatan;
      add_temuan (self, one);
    }

  if (temuan->len > MAX_SHOWN)
    {
      g_autofree char *more = g_strdup_printf (_("… and %u more"), temuan->len - MAX_SHOWN);

      add_heading (self, more);
    }
}

static void
checked_cb (PrkKakPeriksaPanel *self)
{
  GPtrArray *temuan = prk_kak_check_get_temuan (self->check);
  guint n_hard = prk_kak_check_get_n_hard (self->check);
  guint n_soft = prk_kak_check_get_n_soft (self->check);
  g_autofree char *summary = dup_summary (temuan);
  g_autofree char *counts = g_strdup_printf (_("%u to mend, %u to look at"), n_hard, n_soft);

  if (g_strcmp0 (summary, self->shown) == 0)
    return;

  g_free (self->shown);
  self->shown = g_steal_pointer (&summary);
  gtk_label_set_label (self->summary, temuan->len > 0 ? counts : _("Nothing to mend"));
  gtk_stack_set_visible_child_name (self->stack, temuan->len > 0 ? "list" : "empty");
  fill (self, temuan);
}

static void
prk_kak_periksa_panel_dispose (GObject *object)
{
  PrkKakPeriksaPanel *self = PRK_KAK_PERIKSA_PANEL (object);

  g_clear_object (&self->session);
  g_clear_object (&self->check);
  g_clear_pointer (&self->shown, g_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), PRK_TYPE_KAK_PERIKSA_PANEL);

  G_OBJECT_CLASS (prk_kak_periksa_panel_parent_class)->dispose (object);
}

static void
prk_kak_periksa_panel_class_init (PrkKakPeriksaPanelClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = prk_kak_periksa_panel_dispose;

  signals[SIGNAL_JUMP] = g_signal_new ("jump", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[SIGNAL_CLOSE] = g_signal_new ("close", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                        NULL, NULL, NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/prakarsa/Prakarsa/ui/kak/prk-kak-periksa-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, PrkKakPeriksaPanel, stack);
  gtk_widget_class_bind_template_child (widget_class, PrkKakPeriksaPanel, list);
  gtk_widget_class_bind_template_child (widget_class, PrkKakPeriksaPanel, summary);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, close_clicked_cb);
}

static void
prk_kak_periksa_panel_init (PrkKakPeriksaPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
prk_kak_periksa_panel_set_up (PrkKakPeriksaPanel *self,
                              PrkKakSession      *session,
                              PrkKakCheck        *check)
{
  g_return_if_fail (PRK_IS_KAK_PERIKSA_PANEL (self));
  g_return_if_fail (self->session == NULL);

  self->session = g_object_ref (session);
  self->check = g_object_ref (check);
  g_signal_connect_object (check, "checked", G_CALLBACK (checked_cb), self, G_CONNECT_SWAPPED);
  if (prk_kak_check_get_temuan (check) != NULL)
    checked_cb (self);
}

/* Into the first finding; where there is none the focus stays where it is. */
void
prk_kak_periksa_panel_grab_focus (PrkKakPeriksaPanel *self)
{
  GtkListBoxRow *row;

  g_return_if_fail (PRK_IS_KAK_PERIKSA_PANEL (self));

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (gtk_widget_get_focusable (GTK_WIDGET (row)))
      {
        gtk_widget_grab_focus (GTK_WIDGET (row));
        return;
      }
}
