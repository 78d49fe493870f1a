/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is typed goes into the session at every change that reads as a value. What does not read as
 * one stays in the entry with the reason in its title and is never written, so a slip of a key
 * neither loses the old value nor what was typed. */

#include "config.h"

#include <glib/gi18n.h>

#include "domain/prk-terbilang.h"

#include "prk-kak-baca.h"
#include "prk-kak-entry-row.h"

struct _PrkKakEntryRow
{
  AdwEntryRow    parent_instance;

  GtkWidget     *calendar_button;
  GtkCalendar   *calendar;
  GtkPopover    *popover;
  gboolean       is_updating;
  gboolean       is_wrong; /* the text is no value and was not written */
};

static void prk_kak_entry_row_field_init (PrkKakFieldInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (PrkKakEntryRow,
                               prk_kak_entry_row,
                               ADW_TYPE_ENTRY_ROW,
                               G_IMPLEMENT_INTERFACE (PRK_TYPE_KAK_FIELD,
                                                      prk_kak_entry_row_field_init))

static GtkText *
get_text_widget (PrkKakEntryRow *self)
{
  return GTK_TEXT (gtk_editable_get_delegate (GTK_EDITABLE (self)));
}

static void
show_message (PrkKakEntryRow *self,
              const char     *message)
{
  const PrkBidang *bidang = prk_kak_field_get_bidang (PRK_KAK_FIELD (self));
  g_autofree char *title = message != NULL ? g_strdup_printf ("%s: %s", bidang->label, message)
                                           : g_strdup (bidang->label);
  GtkAccessible *accessible = GTK_ACCESSIBLE (get_text_widget (self));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), title);

  if (message != NULL)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self), "error");
      gtk_accessible_update_state (accessible, GTK_ACCESSIBLE_STATE_INVALID,
                                   GTK_ACCESSIBLE_INVALID_TRUE, -1);
      gtk_accessible_update_property (accessible, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, message, -1);
    }
  else
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
      gtk_accessible_reset_state (accessible, GTK_ACCESSIBLE_STATE_INVALID);
      gtk_accessible_update_property (accessible, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                      bidang->panduan != NULL ? bidang->panduan : "", -1);
    }
}

static void
changed_cb (PrkKakEntryRow *self)
{
  PrkKakField *field = PRK_KAK_FIELD (self);
  const PrkBidang *bidang = prk_kak_field_get_bidang (field);
  g_autofree char *message = NULL;
  g_autoptr(JsonNode) value = NULL;

  if (self->is_updating)
    return;

  value = prk_kak_baca (bidang, gtk_editable_get_text (GTK_EDITABLE (self)), &message);
  show_message (self, message);
  self->is_wrong = value == NULL;
  if (value == NULL)
    return;

  self->is_updating = TRUE;
  prk_kak_session_type_node (prk_kak_field_get_session (field), bidang->path, value);
  self->is_updating = FALSE;
}

static void
left_cb (PrkKakEntryRow *self)
{
  if (!self->is_wrong)
    prk_kak_field_update (PRK_KAK_FIELD (self), NULL);
}

static void
day_selected_cb (PrkKakEntryRow *self)
{
  g_autoptr(GDateTime) day = gtk_calendar_get_date (self->calendar);
  g_autofree char *iso = g_date_time_format (day, "%Y-%m-%d");
  g_autofree char *text = NULL;

  if (self->is_updating)
    return;

  text = prk_tanggal_dup_panjang (iso);
  gtk_editable_set_text (GTK_EDITABLE (self), text);
  prk_kak_session_settle (prk_kak_field_get_session (PRK_KAK_FIELD (self)));
  gtk_popover_popdown (self->popover);
}

static void
popover_shown_cb (PrkKakEntryRow *self)
{
  PrkKakField *field = PRK_KAK_FIELD (self);
  const char *iso = prk_record_get_string (prk_kak_field_get_record (field),
                                           prk_kak_field_get_bidang (field)->path);
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
  g_autofree char *text = iso != NULL ? g_strconcat (iso, "T12:00:00", NULL) : NULL;
  g_autoptr(GDateTime) day = text != NULL ? g_date_time_new_from_iso8601 (text, zone) : NULL;

  if (day == NULL)
    return;

  self->is_updating = TRUE;
  gtk_calendar_select_day (self->calendar, day);
  self->is_updating = FALSE;
}

static void
add_calendar (PrkKakEntryRow *self)
{
  self->calendar = GTK_CALENDAR (gtk_calendar_new ());
  self->popover = GTK_POPOVER (gtk_popover_new ());
  gtk_popover_set_child (self->popover, GTK_WIDGET (self->calendar));
  g_signal_connect_swapped (self->calendar, "day-selected", G_CALLBACK (day_selected_cb), self);
  g_signal_connect_swapped (self->popover, "show", G_CALLBACK (popover_shown_cb), self);

  self->calendar_button = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->calendar_button),
                                 "x-office-calendar-symbolic");
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->calendar_button), GTK_WIDGET (self->popover));
  gtk_widget_set_valign (self->calendar_button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->calendar_button, "flat");
  gtk_widget_set_tooltip_text (self->calendar_button, _("Choose a Day"));
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (self), self->calendar_button);
}

static void
prk_kak_entry_row_update (PrkKakField *field,
                          const char  *path)
{
  PrkKakEntryRow *self = PRK_KAK_ENTRY_ROW (field);
  const PrkBidang *bidang = prk_kak_field_get_bidang (field);
  JsonNode *value = prk_record_get_value (prk_kak_field_get_record (field), bidang->path);
  g_autofree char *text = NULL;

  if (self->is_updating)
    return;

  text = prk_kak_tulis (bidang, value);
  self->is_wrong = FALSE;
  self->is_updating = TRUE;
  if (!g_str_equal (text, gtk_editable_get_text (GTK_EDITABLE (self))))
    gtk_editable_set_text (GTK_EDITABLE (self), text);
  self->is_updating = FALSE;
  show_message (self, NULL);
}

static gboolean
prk_kak_entry_row_focus_path (PrkKakField *field,
                              const char  *path,
                              int          start,
                              int          end)
{
  GtkText *text = get_text_widget (PRK_KAK_ENTRY_ROW (field));

  gtk_text_grab_focus_without_selecting (text);
  if (start >= 0)
    gtk_editable_select_region (GTK_EDITABLE (field), start, end);

  return TRUE;
}

static void
prk_kak_entry_row_set_locked (PrkKakField *field,
                              gboolean     locked)
{
  PrkKakEntryRow *self = PRK_KAK_ENTRY_ROW (field);

  gtk_editable_set_editable (GTK_EDITABLE (self), !locked);
  if (self->calendar_button != NULL)
    gtk_widget_set_sensitive (self->calendar_button, !locked);
}

static void
prk_kak_entry_row_field_init (PrkKakFieldInterface *iface)
{
  iface->update = prk_kak_entry_row_update;
  iface->focus_path = prk_kak_entry_row_focus_path;
  iface->set_locked = prk_kak_entry_row_set_locked;
}

static void
prk_kak_entry_row_class_init (PrkKakEntryRowClass *klass)
{
}

static void
prk_kak_entry_row_init (PrkKakEntryRow *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  /* Undo is the session's, across all fields. */
  gtk_editable_set_enable_undo (GTK_EDITABLE (self), FALSE);
  g_signal_connect (self, "changed", G_CALLBACK (changed_cb), NULL);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (left_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}

static GtkInputPurpose
get_purpose (PrkJenis jenis)
{
  switch (jenis)
    {
    case PRK_JENIS_BULAT:
    case PRK_JENIS_UANG:
      return GTK_INPUT_PURPOSE_DIGITS;
    case PRK_JENIS_DESIMAL:
      return GTK_INPUT_PURPOSE_NUMBER;
    default:
      return GTK_INPUT_PURPOSE_FREE_FORM;
    }
}

GtkWidget *
prk_kak_entry_row_new (PrkKakSession   *session,
                       const PrkBidang *bidang)
{
  PrkKakEntryRow *self = g_object_new (PRK_TYPE_KAK_ENTRY_ROW, NULL);
  GtkText *text = get_text_widget (self);

  prk_kak_field_set_up (PRK_KAK_FIELD (self), session, bidang);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_entry_row_set_input_purpose (ADW_ENTRY_ROW (self), get_purpose (bidang->jenis));
  gtk_accessible_update_property (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  bidang->label, -1);
  if (bidang->panduan != NULL)
    gtk_widget_set_tooltip_text (GTK_WIDGET (self), bidang->panduan);
  if (bidang->jenis == PRK_JENIS_TANGGAL)
    add_calendar (self);
  prk_kak_entry_row_update (PRK_KAK_FIELD (self), NULL);

  return GTK_WIDGET (self);
}
