/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "domain/prk-wilayah.h"

#include "prk-kak-wilayah-row.h"
#include "prk-wilayah-chooser.h"

struct _PrkKakWilayahRow
{
  AdwActionRow  parent_instance;

  GtkWidget    *button;
};

static void prk_kak_wilayah_row_field_init (PrkKakFieldInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PrkKakWilayahRow,
                               prk_kak_wilayah_row,
                               ADW_TYPE_ACTION_ROW,
                               G_IMPLEMENT_INTERFACE (PRK_TYPE_KAK_FIELD,
                                                      prk_kak_wilayah_row_field_init))

static void
chosen_cb (PrkKakWilayahRow *self,
           const char       *kode)
{
  PrkKakField *field = PRK_KAK_FIELD (self);
  const PrkBidang *bidang = prk_kak_field_get_bidang (field);
  PrkKakSession *session = prk_kak_field_get_session (field);
  g_autoptr(PrkEdit) edit = prk_kak_session_begin (session);

  prk_edit_set_string (edit, bidang->path, kode);
  prk_kak_session_apply (session, edit, bidang->label);
}

static void
clicked_cb (PrkKakWilayahRow *self)
{
  PrkKakField *field = PRK_KAK_FIELD (self);
  const PrkBidang *bidang = prk_kak_field_get_bidang (field);
  PrkProfil *profil = prk_kak_session_get_profil (prk_kak_field_get_session (field));
  GtkWindow *chooser = prk_wilayah_chooser_new (
      GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), bidang->label, bidang->tingkat,
      prk_record_get_string (prk_kak_field_get_record (field), bidang->path),
      prk_profil_get_daerah (profil));

  g_signal_connect_object (chooser, "chosen", G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  gtk_window_present (chooser);
}

static void
prk_kak_wilayah_row_update (PrkKakField *field,
                            const char  *path)
{
  PrkKakWilayahRow *self = PRK_KAK_WILAYAH_ROW (field);
  const PrkBidang *bidang = prk_kak_field_get_bidang (field);
  const char *kode = prk_record_get_string (prk_kak_field_get_record (field), bidang->path);
  g_autofree char *name = kode != NULL ? prk_wilayah_dup_full_name (kode) : NULL;
  g_autofree char *text = NULL;

  if (name != NULL)
    text = g_strdup_printf ("%s · %s", name, kode);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), text != NULL   ? text
                                                      : kode != NULL ? kode
                                                                     : _("Not chosen yet"));
}

static gboolean
prk_kak_wilayah_row_focus_path (PrkKakField *field,
                                const char  *path,
                                int          start,
                                int          end)
{
  return gtk_widget_grab_focus (PRK_KAK_WILAYAH_ROW (field)->button);
}

static void
prk_kak_wilayah_row_set_locked (PrkKakField *field,
                                gboolean     locked)
{
  gtk_widget_set_sensitive (PRK_KAK_WILAYAH_ROW (field)->button, !locked);
}

static void
prk_kak_wilayah_row_field_init (PrkKakFieldInterface *iface)
{
  iface->update = prk_kak_wilayah_row_update;
  iface->focus_path = prk_kak_wilayah_row_focus_path;
  iface->set_locked = prk_kak_wilayah_row_set_locked;
}

static void
prk_kak_wilayah_row_class_init (PrkKakWilayahRowClass *klass)
{
}

static void
prk_kak_wilayah_row_init (PrkKakWilayahRow *self)
{
  self->button = gtk_button_new_with_mnemonic (_("C_hoose…"));
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (clicked_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->button);
}

GtkWidget *
prk_kak_wilayah_row_new (PrkKakSession   *session,
                         const PrkBidang *bidang)
{
  PrkKakWilayahRow *self = g_object_new (PRK_TYPE_KAK_WILAYAH_ROW, NULL);
  g_autofree char *name = g_strdup_printf (_("Choose: %s"), bidang->label);

  prk_kak_field_set_up (PRK_KAK_FIELD (self), session, bidang);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), bidang->label);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self), self->button);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
  prk_kak_wilayah_row_update (PRK_KAK_FIELD (self), NULL);

  return GTK_WIDGET (self);
}
