/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "prk-kak-bagian.h"
#include "prk-kak-side.h"

typedef struct
{
  GtkListBoxRow *row;
  GtkImage      *image;
  const char    *title;
  const char    *icon; /* what it shows now */
} Part;

struct _PrkKakSide
{
  AdwBin       parent_instance;

  GtkListBox  *list;
  GArray      *parts;   /* (element-type Part) */
  GArray      *bagian;  /* (element-type PrkTataBagian), of the same parts */
  PrkProfil   *profil;
  PrkKakForm  *form;  /* (unowned): it stands beside us */
  PrkKakCheck *check;

  /* Below the parts; that of PRK_KAK_SIDE_PARTS is not there. */
  struct
  {
    GtkListBoxRow *row;
    GtkLabel      *count;
  } extra[PRK_KAK_SIDE_N];
  PrkKakSideChoice choice;
};

static const struct
{
  const char *title;
  const char *icon;
} extras[PRK_KAK_SIDE_N] = {
  [PRK_KAK_SIDE_ATTACHMENTS] = { N_("Attachments"), "mail-attachment-symbolic" },
  [PRK_KAK_SIDE_NOTES] = { N_("Notes"), "chat-message-new-symbolic" },
};

enum
{
  PROP_CHOICE = 1,
  N_PROPS
};

static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (PrkKakSide, prk_kak_side, ADW_TYPE_BIN)

static void
show_state (Part       *part,
            const char *icon,
            const char *css_class,
            const char *words)
{
  static const char *const classes[] = { "success", "accent", "dim-label", "error" };
  g_autofree char *name = NULL;

  /* Setting a tooltip anew that is being shown makes GTK lose the next click. */
  if (g_strcmp0 (icon, part->icon) == 0)
    return;

  name = g_strdup_printf ("%s: %s", part->title, words);
  part->icon = icon;
  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    gtk_widget_remove_css_class (GTK_WIDGET (part->image), classes[i]);
  gtk_widget_add_css_class (GTK_WIDGET (part->image), css_class);
  gtk_image_set_from_icon_name (part->image, icon);
  gtk_widget_set_tooltip_text (GTK_WIDGET (part->image), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (part->row), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
}

static void
checked_cb (PrkKakSide *self)
{
  for (guint i = 0; i < self->parts->len; i++)
    {
      Part *part = &g_array_index (self->parts, Part, i);
      PrkLengkap lengkap = prk_kak_check_get_lengkap (self->check, i);

      if (prk_kak_check_is_broken (self->check, i))
        show_state (part, "prk-lengkap-salah-symbolic", "error", _("breaks a rule"));
      else if (lengkap == PRK_LENGKAP_PENUH)
        show_state (part, "prk-lengkap-penuh-symbolic", "success", _("complete"));
      else if (lengkap == PRK_LENGKAP_SEBAGIAN)
        show_state (part, "prk-lengkap-sebagian-symbolic", "accent", _("begun"));
      else
        show_state (part, "prk-lengkap-kosong-symbolic", "dim-label", _("empty"));
    }
}

static void
choose (PrkKakSide       *self,
        PrkKakSideChoice  choice)
{
  if (self->choice == choice)
    return;

  self->choice = choice;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_CHOICE]);
}

static void
row_selected_cb (PrkKakSide    *self,
                 GtkListBoxRow *row)
{
  const char *id;

  if (row == NULL)
    return;
  for (guint i = PRK_KAK_SIDE_PARTS + 1; i < PRK_KAK_SIDE_N; i++)
    if (row == self->extra[i].row)
      {
        choose (self, i);
        return;
      }
  choose (self, PRK_KAK_SIDE_PARTS);

  id = prk_kak_bagian_get (self->bagian, gtk_list_box_row_get_index (row))->id;
  if (g_strcmp0 (prk_kak_form_get_part (self->form), id) != 0)
    prk_kak_form_set_part (self->form, id);
}

static void
part_cb (PrkKakSide *self)
{
  const char *id = prk_kak_form_get_part (self->form);

  for (guint i = 0; i < self->parts->len; i++)
    if (g_strcmp0 (prk_kak_bagian_get (self->bagian, i)->id, id) == 0)
      gtk_list_box_select_row (self->list, g_array_index (self->parts, Part, i).row);
}

static void
add_part (PrkKakSide          *self,
          const PrkTataBagian *layout)
{
  Part part = { .title = layout->judul };
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *number = gtk_label_new (layout->nomor != NULL ? layout->nomor : "");
  GtkWidget *title = gtk_label_new (layout->judul);

  part.image = GTK_IMAGE (gtk_image_new ());
  gtk_label_set_width_chars (GTK_LABEL (number), 3);
  gtk_label_set_xalign (GTK_LABEL (number), 0);
  gtk_widget_add_css_class (number, "dim-label");
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_label_set_lines (GTK_LABEL (title), 2);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (part.image));
  gtk_box_append (GTK_BOX (box), number);
  gtk_box_append (GTK_BOX (box), title);

  part.row = GTK_LIST_BOX_ROW (gtk_list_box_row_new ());
  gtk_list_box_row_set_child (part.row, box);
  gtk_list_box_append (self->list, GTK_WIDGET (part.row));
  show_state (&part, "prk-lengkap-kosong-symbolic", "dim-label", _("empty"));
  g_array_append_val (self->parts, part);
}

static void
add_extra (PrkKakSide       *self,
           PrkKakSideChoice  choice)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *title = gtk_label_new (_(extras[choice].title));
  GtkWidget *count = gtk_label_new (NULL);

  gtk_widget_add_css_class (count, "badge");
  gtk_widget_set_valign (count, GTK_ALIGN_CENTER);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (extras[choice].icon));
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), count);
  self->extra[choice].count = GTK_LABEL (count);
  self->extra[choice].row = GTK_LIST_BOX_ROW (gtk_list_box_row_new ());
  gtk_list_box_row_set_child (self->extra[choice].row, box);
  gtk_list_box_append (self->list, GTK_WIDGET (self->extra[choice].row));
  prk_kak_side_show_count (self, choice, 0);
}

/* A list box takes Tab from row to row, and each row here turns the page. */
static gboolean
tab_cb (GtkWidget *widget,
        GVariant  *args,
        gpointer   user_data)
{
  PrkKakSide *self = user_data;

  if (self->choice != PRK_KAK_SIDE_PARTS)
    return FALSE;
  return self->form != NULL && gtk_widget_child_focus (GTK_WIDGET (self->form), GTK_DIR_TAB_FORWARD);
}

static void
prk_kak_side_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  if (prop_id == PROP_CHOICE)
    g_value_set_int (value, PRK_KAK_SIDE (object)->choice);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
prk_kak_side_dispose (GObject *object)
{
  PrkKakSide *self = PRK_KAK_SIDE (object);

  g_clear_object (&self->check);
  g_clear_pointer (&self->bagian, g_array_unref);
  g_clear_pointer (&self->profil, prk_profil_unref);

  G_OBJECT_CLASS (prk_kak_side_parent_class)->dispose (object);
}

static void
prk_kak_side_finalize (GObject *object)
{
  g_array_unref (PRK_KAK_SIDE (object)->parts);

  G_OBJECT_CLASS (prk_kak_side_parent_class)->finalize (object);
}

static void
prk_kak_side_class_init (PrkKakSideClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = prk_kak_side_dispose;
  object_class->finalize = prk_kak_side_finalize;
  object_class->get_property = prk_kak_side_get_property;

  props[PROP_CHOICE] = g_param_spec_int ("choice", NULL, NULL, 0, PRK_KAK_SIDE_N - 1, 0,
                                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
prk_kak_side_init (PrkKakSide *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkEventController *keys = gtk_shortcut_controller_new ();

  self->parts = g_array_new (FALSE, TRUE, sizeof (Part));
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Parts of the KAK"), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  adw_bin_set_child (ADW_BIN (self), scroller);
  g_signal_connect_swapped (self->list, "row-selected", G_CALLBACK (row_selected_cb), self);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Tab, 0),
                        gtk_callback_action_new (tab_cb, self, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self->list), keys);
}

void
prk_kak_side_set_up (PrkKakSide  *self,
                     PrkProfil   *profil,
                     PrkKakForm  *form,
                     PrkKakCheck *check)
{
  g_return_if_fail (PRK_IS_KAK_SIDE (self));
  g_return_if_fail (self->profil == NULL);

  self->profil = prk_profil_ref (profil);
  self->form = form;
  self->check = g_object_ref (check);
  self->bagian = prk_kak_bagian_list (profil);
  for (guint i = 0; i < self->bagian->len; i++)
    add_part (self, prk_kak_bagian_get (self->bagian, i));
  add_extra (self, PRK_KAK_SIDE_ATTACHMENTS);
  add_extra (self, PRK_KAK_SIDE_NOTES);
  gtk_widget_set_visible (GTK_WIDGET (self->extra[PRK_KAK_SIDE_NOTES].row), FALSE);

  g_signal_connect_object (form, "notify::part", G_CALLBACK (part_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (check, "checked", G_CALLBACK (checked_cb), self, G_CONNECT_SWAPPED);
  part_cb (self);
}

PrkKakSideChoice
prk_kak_side_get_choice (PrkKakSide *self)
{
  g_return_val_if_fail (PRK_IS_KAK_SIDE (self), PRK_KAK_SIDE_PARTS);

  return self->choice;
}

void
prk_kak_side_set_choice (PrkKakSide       *self,
                         PrkKakSideChoice  choice)
{
  g_return_if_fail (PRK_IS_KAK_SIDE (self) && choice < PRK_KAK_SIDE_N);

  if (choice != PRK_KAK_SIDE_PARTS)
    gtk_list_box_select_row (self->list, self->extra[choice].row);
  else if (self->choice != PRK_KAK_SIDE_PARTS)
    part_cb (self);
}

void
prk_kak_side_show_count (PrkKakSide       *self,
                         PrkKakSideChoice  choice,
                         guint             count)
{
  g_autofree char *number = g_strdup_printf ("%u", count);
  g_autofree char *name = NULL;

  g_return_if_fail (PRK_IS_KAK_SIDE (self) && choice < PRK_KAK_SIDE_N && extras[choice].title != NULL);

  name = g_strdup_printf ("%s: %u", _(extras[choice].title), count);
  gtk_label_set_label (self->extra[choice].count, number);
  gtk_widget_set_visible (GTK_WIDGET (self->extra[choice].count), count > 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->extra[choice].row),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* A KAK that nobody wrote a note on has no place for them. */
void
prk_kak_side_show_notes (PrkKakSide *self,
                         guint       n_notes,
                         guint       n_open)
{
  g_return_if_fail (PRK_IS_KAK_SIDE (self));

  gtk_widget_set_visible (GTK_WIDGET (self->extra[PRK_KAK_SIDE_NOTES].row), n_notes > 0);
  prk_kak_side_show_count (self, PRK_KAK_SIDE_NOTES, n_open);
}
