/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "app/prk-when.h"

#include "prk-kak-kata.h"
#include "prk-kak-konflik.h"

struct _PrkKakKonflik
{
  AdwPreferencesRow parent_instance;

  PrkKakSession   *session;
  const PrkBidang *bidang;
  GtkBox          *box;
};

typedef struct
{
  char     *path;
  JsonNode *value;
} Offer;

G_DEFINE_FINAL_TYPE (PrkKakKonflik, prk_kak_konflik, ADW_TYPE_PREFERENCES_ROW)

static void
offer_free (gpointer  data,
            GClosure *closure)
{
  Offer *offer = data;

  g_free (offer->path);
  json_node_unref (offer->value);
  g_free (offer);
}

static void
use_clicked_cb (GtkButton *button,
                Offer     *offer)
{
  PrkKakKonflik *self
      = PRK_KAK_KONFLIK (gtk_widget_get_ancestor (GTK_WIDGET (button), PRK_TYPE_KAK_KONFLIK));
  g_autoptr(PrkEdit) edit = prk_kak_session_begin (self->session);
  g_autofree char *path = g_strdup (offer->path);

  /* Choosing replaces both writes, also where the value chosen is the one on show. */
  prk_edit_set_node (edit, path, offer->value);
  prk_kak_session_apply (self->session, edit, _("Choose between two values"));
}

static void
add_head (PrkKakKonflik *self,
          const char    *path,
          PrkWrite      *head)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  g_autofree char *value = prk_kak_kata_dup_nilai (self->bidang, head->set->value);
  g_autofree char *when = prk_when_dup_long (prk_op_get_at_us (head->op));
  g_autofree char *who = prk_kak_kata_dup_siapa (prk_kak_session_get_store (self->session),
                                                 prk_op_get_device (head->op));
  g_autofree char *origin = g_strdup_printf ("%s · %s", who, when);
  GtkWidget *text = gtk_label_new (*value != '\0' ? value : _("(empty)"));
  GtkWidget *by = gtk_label_new (origin);
  GtkWidget *button = gtk_button_new_with_label (_("Use This One"));
  Offer *offer = g_new0 (Offer, 1);

  gtk_label_set_xalign (GTK_LABEL (text), 0);
  gtk_label_set_wrap (GTK_LABEL (text), TRUE);
  gtk_label_set_lines (GTK_LABEL (text), 4);
  gtk_label_set_ellipsize (GTK_LABEL (text), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (by), 0);
  gtk_widget_add_css_class (by, "dim-label");
  gtk_widget_add_css_class (by, "caption");
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (texts), text);
  gtk_box_append (GTK_BOX (texts), by);

  offer->path = g_strdup (path);
  offer->value = json_node_copy (head->set->value);
  g_signal_connect_data (button, "clicked", G_CALLBACK (use_clicked_cb), offer, offer_free, 0);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);

  gtk_box_append (GTK_BOX (line), texts);
  gtk_box_append (GTK_BOX (line), button);
  gtk_box_append (self->box, line);
}

static void
add_path (PrkKakKonflik *self,
          const char    *path)
{
  PrkRecord *record = prk_kak_session_get_record (self->session);
  g_autoptr(GPtrArray) heads = prk_record_list_heads (record, path);
  g_autofree char *where
      = prk_kak_kata_dup_tempat (prk_kak_session_get_profil (self->session), record, path);
  g_autofree char *title
      = g_strdup_printf (_("Written twice without seeing each other: %s"), where);
  GtkWidget *heading = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (heading), 0);
  gtk_label_set_wrap (GTK_LABEL (heading), TRUE);
  gtk_widget_add_css_class (heading, "warning");
  gtk_widget_add_css_class (heading, "heading");
  gtk_box_append (self->box, heading);

  for (guint i = 0; i < heads->len; i++)
    add_head (self, path, g_ptr_array_index (heads, i));
}

void
prk_kak_konflik_update (PrkKakKonflik *self)
{
  PrkRecord *record;
  g_auto(GStrv) paths = NULL;
  g_autofree char *prefix = NULL;
  GtkWidget *child;

  g_return_if_fail (PRK_IS_KAK_KONFLIK (self));

  record = prk_kak_session_get_record (self->session);
  paths = prk_record_list_concurrent (record);
  if (paths[0] == NULL && !gtk_widget_get_visible (GTK_WIDGET (self)))
    return;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->box))) != NULL)
    gtk_box_remove (self->box, child);

  prefix = g_strconcat (self->bidang->path, "/", NULL);
  for (guint i = 0; paths[i] != NULL; i++)
    if (g_str_equal (paths[i], self->bidang->path) || g_str_has_prefix (paths[i], prefix))
      add_path (self, paths[i]);

  gtk_widget_set_visible (GTK_WIDGET (self),
                          gtk_widget_get_first_child (GTK_WIDGET (self->box)) != NULL);
}

static void
prk_kak_konflik_dispose (GObject *object)
{
  g_clear_object (&PRK_KAK_KONFLIK (object)->session);

  G_OBJECT_CLASS (prk_kak_konflik_parent_class)->dispose (object);
}

static void
prk_kak_konflik_class_init (PrkKakKonflikClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = prk_kak_konflik_dispose;
}

static void
prk_kak_konflik_init (PrkKakKonflik *self)
{
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 9));
  gtk_widget_set_margin_start (GTK_WIDGET (self->box), 12);
  gtk_widget_set_margin_end (GTK_WIDGET (self->box), 12);
  gtk_widget_set_margin_top (GTK_WIDGET (self->box), 9);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->box), 9);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), GTK_WIDGET (self->box));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
prk_kak_konflik_new (PrkKakSession   *session,
                     const PrkBidang *bidang)
{
  PrkKakKonflik *self = g_object_new (PRK_TYPE_KAK_KONFLIK, NULL);

  self->session = g_object_ref (session);
  self->bidang = bidang;
  prk_kak_konflik_update (self);

  return GTK_WIDGET (self);
}
