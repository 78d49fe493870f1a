/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "prk-kak-ya-row.h"

struct _PrkKakYaRow
{
  AdwActionRow    parent_instance;

  GtkCheckButton *check;
  gboolean        is_updating;
};

static void prk_kak_ya_row_field_init (PrkKakFieldInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PrkKakYaRow,
                               prk_kak_ya_row,
                               ADW_TYPE_ACTION_ROW,
                               G_IMPLEMENT_INTERFACE (PRK_TYPE_KAK_FIELD,
                                                      prk_kak_ya_row_field_init))

static void
toggled_cb (PrkKakYaRow *self)
{
  PrkKakField *field = PRK_KAK_FIELD (self);
  const PrkBidang *bidang = prk_kak_field_get_bidang (field);
  PrkKakSession *session = prk_kak_field_get_session (field);
  g_autoptr(PrkEdit) edit = NULL;

  if (self->is_updating)
    return;

  edit = prk_kak_session_begin (session);
  prk_edit_set_bool (edit, bidang->path, gtk_check_button_get_active (self->check));
  prk_kak_session_apply (session, edit, bidang->label);
}

static void
prk_kak_ya_row_update (PrkKakField *field,
                       const char  *path)
{
  PrkKakYaRow *self = PRK_KAK_YA_ROW (field);

  self->is_updating = TRUE;
  gtk_check_button_set_active (self->check,
                               prk_record_get_bool (prk_kak_field_get_record (field),
                                                    prk_kak_field_get_bidang (field)->path));
  self->is_updating = FALSE;
}

static gboolean
prk_kak_ya_row_focus_path (PrkKakField *field,
                           const char  *path,
                           int          start,
                           int          end)
{
  return gtk_widget_grab_focus (GTK_WIDGET (PRK_KAK_YA_ROW (field)->check));
}

static void
prk_kak_ya_row_set_locked (PrkKakField *field,
                           gboolean     locked)
{
  gtk_widget_set_sensitive (GTK_WIDGET (PRK_KAK_YA_ROW (field)->check), !locked);
}

static void
prk_kak_ya_row_field_init (PrkKakFieldInterface *iface)
{
  iface->update = prk_kak_ya_row_update;
  iface->focus_path = prk_kak_ya_row_focus_path;
  iface->set_locked = prk_kak_ya_row_set_locked;
}

static void
prk_kak_ya_row_class_init (PrkKakYaRowClass *klass)
{
}

static void
prk_kak_ya_row_init (PrkKakYaRow *self)
{
  self->check = GTK_CHECK_BUTTON (gtk_check_button_new ());
  gtk_widget_set_valign (GTK_WIDGET (self->check), GTK_ALIGN_CENTER);
  g_signal_connect_swapped (self->check, "toggled", G_CALLBACK (toggled_cb), self);
  adw_action_row_add_prefix (ADW_ACTION_ROW (self), GTK_WIDGET (self->check));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self), GTK_WIDGET (self->check));
}

GtkWidget *
prk_kak_ya_row_new (PrkKakSession   *session,
                    const PrkBidang *bidang)
{
  PrkKakYaRow *self = g_object_new (PRK_TYPE_KAK_YA_ROW, NULL);

  prk_kak_field_set_up (PRK_KAK_FIELD (self), session, bidang);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), bidang->label);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (self), 3);
  if (bidang->panduan != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (self), bidang->panduan);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->check), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  bidang->label, -1);
  prk_kak_ya_row_update (PRK_KAK_FIELD (self), NULL);

  return GTK_WIDGET (self);
}
