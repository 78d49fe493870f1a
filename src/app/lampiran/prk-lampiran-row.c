/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "prk-lampiran-kata.h"
#include "prk-lampiran-pratinjau.h"
#include "prk-lampiran-row.h"

typedef enum
{
  BUTTON_FETCH,
  BUTTON_PREVIEW,
  BUTTON_OPEN,
  BUTTON_SAVE,
  BUTTON_EDIT,
  BUTTON_REMOVE,
  N_BUTTONS
} Button;

static const struct
{
  const char *icon;
  const char *action;
  const char *label;
} buttons[N_BUTTONS] = {
  { "go-down-symbolic", "lampiran.fetch", N_("Fetch from the register") },
  { "view-reveal-symbolic", "lampiran.preview", N_("Preview") },
  { "document-open-symbolic", "lampiran.open", N_("Open in another program") },
  { "document-save-as-symbolic", "lampiran.save", N_("Save as…") },
  { "document-edit-symbolic", "lampiran.edit", N_("Name and note…") },
  { "user-trash-symbolic", "lampiran.remove", N_("Remove") },
};

struct _PrkLampiranRow
{
  GtkListBoxRow parent_instance;

  char      *id;
  GtkImage  *icon;
  GtkLabel  *name;
  GtkLabel  *note;
  GtkLabel  *state;
  GtkWidget *buttons[N_BUTTONS];
};

G_DEFINE_FINAL_TYPE (PrkLampiranRow, prk_lampiran_row, GTK_TYPE_LIST_BOX_ROW)

static GtkLabel *
add_label (GtkBox     *box,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  if (css_class != NULL)
    {
      gtk_widget_add_css_class (label, css_class);
      gtk_widget_add_css_class (label, "caption");
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_lines (GTK_LABEL (label), 2);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
    }
  gtk_box_append (box, label);
  return GTK_LABEL (label);
}

static void
add_buttons (PrkLampiranRow *self,
             GtkBox         *box)
{
  for (guint i = 0; i < N_BUTTONS; i++)
    {
      GtkWidget *button = gtk_button_new_from_icon_name (buttons[i].icon);

      /* While it is in no window yet a tooltip costs nothing. */
      gtk_widget_set_tooltip_text (button, _(buttons[i].label));
      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_widget_add_css_class (button, "flat");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", self->id);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), buttons[i].action);
      gtk_box_append (box, button);
      self->buttons[i] = button;
    }
}

static void
prk_lampiran_row_finalize (GObject *object)
{
  g_free (PRK_LAMPIRAN_ROW (object)->id);

  G_OBJECT_CLASS (prk_lampiran_row_parent_class)->finalize (object);
}

static void
prk_lampiran_row_class_init (PrkLampiranRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = prk_lampiran_row_finalize;
}

static void
prk_lampiran_row_init (PrkLampiranRow *self)
{
}

GtkWidget *
prk_lampiran_row_new (const char *id)
{
  PrkLampiranRow *self = g_object_new (PRK_TYPE_LAMPIRAN_ROW, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  self->id = g_strdup (id);
  self->icon = GTK_IMAGE (gtk_image_new ());
  gtk_widget_set_margin_end (GTK_WIDGET (self->icon), 9);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->icon));
  gtk_box_append (GTK_BOX (box), words);
  self->name = add_label (GTK_BOX (words), NULL);
  self->note = add_label (GTK_BOX (words), "lampiran-note");
  self->state = add_label (GTK_BOX (words), "dim-label");
  add_buttons (self, GTK_BOX (box));
  gtk_widget_add_css_class (GTK_WIDGET (self), "lampiran-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);

  return GTK_WIDGET (self);
}

const char *
prk_lampiran_row_get_id (PrkLampiranRow *self)
{
  g_return_val_if_fail (PRK_IS_LAMPIRAN_ROW (self), NULL);

  return self->id;
}

static void
name_for_readers (PrkLampiranRow *self,
                  const char     *nama,
                  const char     *words)
{
  g_autofree char *row = g_strdup_printf ("%s: %s", nama, words);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, row, -1);
  for (guint i = 0; i < N_BUTTONS; i++)
    {
      g_autofree char *label = g_strdup_printf ("%s: %s", _(buttons[i].label), nama);

      gtk_accessible_update_property (GTK_ACCESSIBLE (self->buttons[i]),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
    }
}

/**
 * prk_lampiran_row_show:
 * @berkas: the file
 * @keterangan: (nullable): the person's note on it
 * @keadaan: where its bytes are, in words
 * @is_here: whether it can be opened
 * @is_locked: whether it can be changed
 */
void
prk_lampiran_row_show (PrkLampiranRow       *self,
                       const PrkBerkasValue *berkas,
                       const char           *keterangan,
                       const char           *keadaan,
                       gboolean              is_here,
                       gboolean              is_locked)
{
  g_autofree char *size = prk_lampiran_kata_dup_ukuran (berkas->ukuran);
  g_autofree char *words = g_strjoin (" · ", size, *keadaan != '\0' ? keadaan : NULL, NULL);
  g_autofree char *type = g_content_type_from_mime_type (berkas->jenis);
  g_autoptr (GIcon) icon = g_content_type_get_symbolic_icon (type != NULL ? type : berkas->jenis);
  gboolean has_note = keterangan != NULL && *keterangan != '\0';

  g_return_if_fail (PRK_IS_LAMPIRAN_ROW (self));

  gtk_image_set_from_gicon (self->icon, icon);
  gtk_label_set_label (self->name, berkas->nama);
  gtk_label_set_label (self->note, has_note ? keterangan : "");
  gtk_widget_set_visible (GTK_WIDGET (self->note), has_note);
  gtk_label_set_label (self->state, words);
  gtk_widget_set_sensitive (self->buttons[BUTTON_PREVIEW], is_here);
  gtk_widget_set_sensitive (self->buttons[BUTTON_OPEN], is_here);
  gtk_widget_set_sensitive (self->buttons[BUTTON_SAVE], is_here);
  gtk_widget_set_visible (self->buttons[BUTTON_PREVIEW],
                          prk_lampiran_pratinjau_can_show (berkas->jenis));
  gtk_widget_set_visible (self->buttons[BUTTON_EDIT], !is_locked);
  gtk_widget_set_visible (self->buttons[BUTTON_REMOVE], !is_locked);
  name_for_readers (self, berkas->nama, words);
}

void
prk_lampiran_row_offer_fetch (PrkLampiranRow *self,
                              gboolean        is_offered)
{
  g_return_if_fail (PRK_IS_LAMPIRAN_ROW (self));

  gtk_widget_set_visible (self->buttons[BUTTON_FETCH], is_offered);
}
