/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "store/prk-meja.h"
#include "store/prk-pengingat.h"

#include "prk-meja-setelan.h"

#define N_HOURS 24

/* The widgets of the page, which keeps them. */
typedef struct
{
  PrkStore *store;
  AdwComboRow *role;
  GtkSwitch *speaks;
  GtkSwitch *quiet;
  AdwComboRow *from;
  AdwComboRow *until;
  gboolean is_setting;
} Setelan;

static void
setelan_free (Setelan *self)
{
  g_object_unref (self->store);
  g_free (self);
}

static void
update_rows (Setelan *self)
{
  gboolean speaks = gtk_switch_get_active (self->speaks);
  gboolean quiet = speaks && gtk_switch_get_active (self->quiet);

  gtk_widget_set_sensitive (GTK_WIDGET (self->quiet), speaks);
  gtk_widget_set_sensitive (GTK_WIDGET (self->from), quiet);
  gtk_widget_set_sensitive (GTK_WIDGET (self->until), quiet);
}

static void
role_changed_cb (Setelan *self)
{
  if (!self->is_setting)
    prk_store_set_setting (self->store, PRK_SETTING_MEJA_PERAN,
                           prk_meja_peran_get_kode (adw_combo_row_get_selected (self->role)));
}

static void
hours_changed_cb (Setelan *self)
{
  gboolean quiet = gtk_switch_get_active (self->quiet);
  const PrkHening hening = {
    quiet ? adw_combo_row_get_selected (self->from) * 60 : 0,
    quiet ? adw_combo_row_get_selected (self->until) * 60 : 0,
  };
  g_autofree char *text = prk_hening_tulis (&hening);

  update_rows (self);
  if (self->is_setting)
    return;
  prk_store_set_setting (self->store, PRK_SETTING_PENGINGAT_HENING, text);
  prk_store_set_setting (self->store, PRK_SETTING_PENGINGAT_AKTIF,
                         gtk_switch_get_active (self->speaks) ? NULL : "tidak");
}

static GtkSwitch *
add_switch (AdwPreferencesGroup *group, Setelan *self, const char *title, const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *toggle = gtk_switch_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (toggle), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), toggle);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), toggle);
  adw_preferences_group_add (group, row);
  g_signal_connect_swapped (toggle, "notify::active", G_CALLBACK (hours_changed_cb), self);

  return GTK_SWITCH (toggle);
}

static AdwComboRow *
add_hours (AdwPreferencesGroup *group, Setelan *self, const char *title)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) hours = gtk_string_list_new (NULL);

  for (guint i = 0; i < N_HOURS; i++)
    gtk_string_list_take (hours, g_strdup_printf ("%02u.00", i));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (hours));
  adw_preferences_group_add (group, row);
  g_signal_connect_swapped (row, "notify::selected", G_CALLBACK (hours_changed_cb), self);

  return ADW_COMBO_ROW (row);
}

static AdwPreferencesGroup *
new_role_group (Setelan *self)
{
  const char *const roles[] = {
    [PRK_MEJA_SEMUA] = _ ("The whole office"),           [PRK_MEJA_PD] = _ ("My perangkat daerah"),
    [PRK_MEJA_SEKRETARIAT] = _ ("Secretariat of TKKSD"), [PRK_MEJA_TKKSD] = _ ("Member of TKKSD"),
    [PRK_MEJA_PIMPINAN] = _ ("Head of the region"),      [PRK_MEJA_N_PERAN] = NULL,
  };
  GtkWidget *group = adw_preferences_group_new ();
  g_autoptr (GtkStringList) model = gtk_string_list_new (roles);

  self->role = ADW_COMBO_ROW (adw_combo_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->role),
                                 _ ("The desk shows the work of"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->role),
                               _ ("What others must do stands under “Waiting for Others”."));
  adw_combo_row_set_model (self->role, G_LIST_MODEL (model));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (self->role));
  g_signal_connect_swapped (self->role, "notify::selected", G_CALLBACK (role_changed_cb), self);

  return ADW_PREFERENCES_GROUP (group);
}

static AdwPreferencesGroup *
new_hours_group (Setelan *self)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, _ ("Notifications"));
  self->speaks = add_switch (group, self, _ ("Tell of deadlines"),
                             _ ("Once a day how much is due, and each deadline seven days and one "
                                "day before and on the day."));
  self->quiet
      = add_switch (group, self, _ ("Quiet hours"), _ ("What comes then is told afterwards."));
  self->from = add_hours (group, self, _ ("From"));
  self->until = add_hours (group, self, _ ("Until"));

  return group;
}

static void
load (Setelan *self)
{
  g_autofree char *role = prk_store_dup_setting (self->store, PRK_SETTING_MEJA_PERAN);
  g_autofree char *speaks = prk_store_dup_setting (self->store, PRK_SETTING_PENGINGAT_AKTIF);
  g_autofree char *hours = prk_store_dup_setting (self->store, PRK_SETTING_PENGINGAT_HENING);
  PrkHening hening, usual;
  gboolean quiet;

  prk_hening_baca (&hening, hours);
  prk_hening_baca (&usual, NULL);
  quiet = hening.awal != hening.akhir;

  self->is_setting = TRUE;
  adw_combo_row_set_selected (self->role, prk_meja_peran_dari (role));
  gtk_switch_set_active (self->speaks, g_strcmp0 (speaks, "tidak") != 0);
  gtk_switch_set_active (self->quiet, quiet);
  adw_combo_row_set_selected (self->from, (quiet ? hening.awal : usual.awal) / 60);
  adw_combo_row_set_selected (self->until, (quiet ? hening.akhir : usual.akhir) / 60);
  self->is_setting = FALSE;
  update_rows (self);
}

AdwPreferencesPage *
prk_meja_setelan_new (PrkStore *store)
{
  AdwPreferencesPage *page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  Setelan *self = g_new0 (Setelan, 1);

  g_return_val_if_fail (PRK_IS_STORE (store), page);

  self->store = g_object_ref (store);
  g_object_set_data_full (G_OBJECT (page), "prk-setelan", self, (GDestroyNotify)setelan_free);
  adw_preferences_page_set_title (page, _ ("Desk"));
  adw_preferences_page_set_icon_name (page, "user-home-symbolic");
  self->is_setting = TRUE;
  adw_preferences_page_add (page, new_role_group (self));
  adw_preferences_page_add (page, new_hours_group (self));
  load (self);

  return page;
}
