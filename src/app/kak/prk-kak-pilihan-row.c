/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "prk-kak-pilihan-row.h"

#include "prk-kak-pilihan.h"

#define MAX_LISTED 10

struct _PrkKakPilihanRow
{
  AdwActionRow parent_instance;

  GtkDropDown *drop_down;
  gboolean     is_updating;
};

static void prk_kak_pilihan_row_field_init (PrkKakFieldInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PrkKakPilihanRow,
                               prk_kak_pilihan_row,
                               ADW_TYPE_ACTION_ROW,
                               G_IMPLEMENT_INTERFACE (PRK_TYPE_KAK_FIELD,
                                                      prk_kak_pilihan_row_field_init))

static void
selected_cb (PrkKakPilihanRow *self)
{
  PrkKakField *field = PRK_KAK_FIELD (self);
  const PrkBidang *bidang = prk_kak_field_get_bidang (field);
  PrkKakSession *session = prk_kak_field_get_session (field);
  PrkKakPilihan *choice = gtk_drop_down_get_selected_item (self->drop_down);
  g_autoptr(PrkEdit) edit = NULL;

  if (self->is_updating || choice == NULL)
    return;

  edit = prk_kak_session_begin (session);
  if (*prk_kak_pilihan_get_kode (choice) == '\0')
    prk_edit_clear (edit, bidang->path);
  else
    prk_edit_set_string (edit, bidang->path, prk_kak_pilihan_get_kode (choice));
  prk_kak_session_apply (session, edit, bidang->label);
}

static GtkWidget *
new_label (GtkWidget  *box,
           const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 48);
  if (css_class != NULL)
    {
      gtk_widget_add_css_class (label, "caption");
      gtk_widget_add_css_class (label, css_class);
    }
  gtk_box_append (GTK_BOX (box), label);

  return label;
}

static void
set_up_button_cb (GtkSignalListItemFactory *factory,
                  GtkListItem              *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 34);
  gtk_list_item_set_child (item, label);
}

static void
bind_button_cb (GtkSignalListItemFactory *factory,
                GtkListItem              *item)
{
  PrkKakPilihan *choice = gtk_list_item_get_item (item);
  GtkWidget *label = gtk_list_item_get_child (item);

  gtk_label_set_label (GTK_LABEL (label), prk_kak_pilihan_get_nama (choice));
  if (*prk_kak_pilihan_get_kode (choice) == '\0')
    gtk_widget_add_css_class (label, "dim-label");
  else
    gtk_widget_remove_css_class (label, "dim-label");
}

static void
set_up_choice_cb (GtkSignalListItemFactory *factory,
                  GtkListItem              *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  new_label (box, NULL);
  new_label (box, "dim-label");
  gtk_list_item_set_child (item, box);
}

static void
bind_choice_cb (GtkSignalListItemFactory *factory,
                GtkListItem              *item)
{
  PrkKakPilihan *choice = gtk_list_item_get_item (item);
  GtkWidget *name = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *group = gtk_widget_get_next_sibling (name);
  const char *text = prk_kak_pilihan_get_kelompok (choice);

  gtk_label_set_label (GTK_LABEL (name), prk_kak_pilihan_get_nama (choice));
  gtk_label_set_label (GTK_LABEL (group), text != NULL ? text : "");
  gtk_widget_set_visible (group, text != NULL);
}

static GtkListItemFactory *
new_factory (GCallback set_up,
             GCallback bind)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", set_up, NULL);
  g_signal_connect (factory, "bind", bind, NULL);

  return factory;
}

static void
fill (PrkKakPilihanRow *self,
      PrkProfil        *profil,
      const char       *list)
{
  g_autoptr(GListModel) model = prk_kak_pilihan_new_model (profil, list);
  g_autoptr(GtkListItemFactory) button
      = new_factory (G_CALLBACK (set_up_button_cb), G_CALLBACK (bind_button_cb));
  g_autoptr(GtkListItemFactory) choices
      = new_factory (G_CALLBACK (set_up_choice_cb), G_CALLBACK (bind_choice_cb));
  g_autoptr(GtkExpression) expression
      = gtk_property_expression_new (PRK_TYPE_KAK_PILIHAN, NULL, "nama");

  self->is_updating = TRUE;
  gtk_drop_down_set_expression (self->drop_down, expression);
  gtk_drop_down_set_factory (self->drop_down, button);
  gtk_drop_down_set_list_factory (self->drop_down, choices);
  gtk_drop_down_set_enable_search (self->drop_down, g_list_model_get_n_items (model) > MAX_LISTED);
  gtk_drop_down_set_model (self->drop_down, model);
  self->is_updating = FALSE;
}

static void
prk_kak_pilihan_row_update (PrkKakField *field,
                            const char  *path)
{
  PrkKakPilihanRow *self = PRK_KAK_PILIHAN_ROW (field);
  GListModel *model = gtk_drop_down_get_model (self->drop_down);
  const char *kode = prk_record_get_string (prk_kak_field_get_record (field),
                                            prk_kak_field_get_bidang (field)->path);
  guint selected = 0;

  for (guint i = 1; kode != NULL && i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr(PrkKakPilihan) choice = g_list_model_get_item (model, i);

      if (g_str_equal (prk_kak_pilihan_get_kode (choice), kode))
        selected = i;
    }

  self->is_updating = TRUE;
  gtk_drop_down_set_selected (self->drop_down, selected);
  self->is_updating = FALSE;
}

static gboolean
prk_kak_pilihan_row_focus_path (PrkKakField *field,
                                const char  *path,
                                int          start,
                                int          end)
{
  return gtk_widget_grab_focus (GTK_WIDGET (PRK_KAK_PILIHAN_ROW (field)->drop_down));
}

static void
prk_kak_pilihan_row_set_locked (PrkKakField *field,
                                gboolean     locked)
{
  gtk_widget_set_sensitive (GTK_WIDGET (PRK_KAK_PILIHAN_ROW (field)->drop_down), !locked);
}

static void
prk_kak_pilihan_row_field_init (PrkKakFieldInterface *iface)
{
  iface->update = prk_kak_pilihan_row_update;
  iface->focus_path = prk_kak_pilihan_row_focus_path;
  iface->set_locked = prk_kak_pilihan_row_set_locked;
}

static void
prk_kak_pilihan_row_class_init (PrkKakPilihanRowClass *klass)
{
}

static void
prk_kak_pilihan_row_init (PrkKakPilihanRow *self)
{
  self->drop_down = GTK_DROP_DOWN (gtk_drop_down_new (NULL, NULL));
  gtk_widget_set_valign (GTK_WIDGET (self->drop_down), GTK_ALIGN_CENTER);
  g_signal_connect_swapped (self->drop_down, "notify::selected", G_CALLBACK (selected_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), GTK_WIDGET (self->drop_down));
}

GtkWidget *
prk_kak_pilihan_row_new (PrkKakSession   *session,
                         const PrkBidang *bidang)
{
  PrkKakPilihanRow *self = g_object_new (PRK_TYPE_KAK_PILIHAN_ROW, NULL);

  prk_kak_field_set_up (PRK_KAK_FIELD (self), session, bidang);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), bidang->label);
  if (bidang->panduan != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (self), bidang->panduan);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  bidang->label, -1);
  fill (self, prk_kak_session_get_profil (session), bidang->pilihan);
  prk_kak_pilihan_row_update (PRK_KAK_FIELD (self), NULL);

  return GTK_WIDGET (self);
}
