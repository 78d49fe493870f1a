/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/widget/prk-tanggal.h"

#include "prk-sop-tindakan.h"

#define AGREE "agree"

typedef struct
{
  char *key;
  GtkWidget *row;
  GStrv kode; /* of a choice */
  gboolean is_needed;
} Field;

struct _PrkSopTindakan
{
  GtkWidget *dialog;
  AdwPreferencesGroup *group;
  GPtrArray *fields; /* (element-type Field) */
  PrkSopTindakanFunc func;
  GObject *user_data;
};

static void
field_free (Field *field)
{
  g_free (field->key);
  g_strfreev (field->kode);
  g_free (field);
}

static void
tindakan_free (PrkSopTindakan *self)
{
  g_ptr_array_unref (self->fields);
  g_object_unref (self->user_data);
  g_free (self);
}

static gboolean
is_time (const char *text)
{
  return strlen (text) == 5 && g_ascii_isdigit (text[0]) && g_ascii_isdigit (text[1])
         && text[2] == ':' && g_ascii_isdigit (text[3]) && g_ascii_isdigit (text[4])
         && strncmp (text, "24", 2) < 0 && text[3] < '6';
}

/* What a field says; NULL when it cannot be taken. */
static char *
dup_value (const Field *field)
{
  g_autofree char *text = NULL;

  if (field->kode != NULL)
    return g_strdup (field->kode[adw_combo_row_get_selected (ADW_COMBO_ROW (field->row))]);

  text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (field->row))));
  if (strcmp (field->key, "tanggal") == 0)
    return prk_tanggal_parse (text);
  if (strcmp (field->key, "jam") == 0 && !is_time (text))
    return NULL;

  return *text == '\0' && field->is_needed ? NULL : g_steal_pointer (&text);
}

static void
update (PrkSopTindakan *self)
{
  gboolean is_ready = TRUE;

  for (guint i = 0; i < self->fields->len; i++)
    {
      const Field *field = g_ptr_array_index (self->fields, i);
      g_autofree char *value = dup_value (field);

      is_ready &= value != NULL;
      if (value == NULL)
        gtk_widget_add_css_class (field->row, "error");
      else
        gtk_widget_remove_css_class (field->row, "error");
    }
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (self->dialog), AGREE, is_ready);
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, PrkSopTindakan *self)
{
  g_autoptr (JsonObject) isi = json_object_new ();

  if (strcmp (response, AGREE) != 0)
    return;

  for (guint i = 0; i < self->fields->len; i++)
    {
      const Field *field = g_ptr_array_index (self->fields, i);
      g_autofree char *value = dup_value (field);

      if (value != NULL && *value != '\0')
        json_object_set_string_member (isi, field->key, value);
    }
  self->func (isi, self->user_data);
}

static Field *
add_field (PrkSopTindakan *self, const char *key, GtkWidget *row, const char *label)
{
  Field *field = g_new0 (Field, 1);

  field->key = g_strdup (key);
  field->row = row;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), label);
  adw_preferences_group_add (self->group, row);
  g_ptr_array_add (self->fields, field);

  return field;
}

PrkSopTindakan *
prk_sop_tindakan_new (GtkWidget *parent,
                      const char *heading,
                      const char *body,
                      const char *agree,
                      PrkSopTindakanFunc func,
                      GObject *user_data)
{
  PrkSopTindakan *self = g_new0 (PrkSopTindakan, 1);
  AdwMessageDialog *dialog;

  self->func = func;
  self->user_data = g_object_ref (user_data);
  self->fields = g_ptr_array_new_with_free_func ((GDestroyNotify)field_free);
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  self->dialog = adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (parent)), heading, body);
  dialog = ADW_MESSAGE_DIALOG (self->dialog);
  adw_message_dialog_add_responses (dialog, "cancel", _ ("Ca_ncel"), AGREE, agree, NULL);
  adw_message_dialog_set_response_appearance (dialog, AGREE, ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, AGREE);
  adw_message_dialog_set_close_response (dialog, "cancel");
  adw_message_dialog_set_extra_child (dialog, GTK_WIDGET (self->group));
  gtk_widget_set_size_request (GTK_WIDGET (self->group), 420, -1);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), self);
  g_object_weak_ref (G_OBJECT (dialog), (GWeakNotify)tindakan_free, self);

  return self;
}

void
prk_sop_tindakan_add_teks (PrkSopTindakan *self,
                           const char *key,
                           const char *label,
                           gboolean is_needed)
{
  GtkWidget *row = adw_entry_row_new ();
  Field *field = add_field (self, key, row, label);

  field->is_needed = is_needed;
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
  g_signal_connect_swapped (row, "changed", G_CALLBACK (update), self);
}

void
prk_sop_tindakan_add_saat (PrkSopTindakan *self, gint64 now_us)
{
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_local (now_us / G_USEC_PER_SEC);
  g_autofree char *day = g_date_time_format (now, "%d-%m-%Y");
  g_autofree char *time = g_date_time_format (now, "%H:%M");
  const Field *field;

  prk_sop_tindakan_add_teks (self, "tanggal", _ ("Day"), TRUE);
  field = g_ptr_array_index (self->fields, self->fields->len - 1);
  gtk_editable_set_text (GTK_EDITABLE (field->row), day);
  prk_sop_tindakan_add_teks (self, "jam", _ ("Time of Day"), TRUE);
  field = g_ptr_array_index (self->fields, self->fields->len - 1);
  gtk_editable_set_text (GTK_EDITABLE (field->row), time);
}

void
prk_sop_tindakan_add_pilihan (PrkSopTindakan *self,
                              const char *key,
                              const char *label,
                              const char *const *kode,
                              const char *const *nama)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) names = gtk_string_list_new (nama);
  Field *field = add_field (self, key, row, label);

  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (names));
  field->kode = g_strdupv ((GStrv)kode);
}

void
prk_sop_tindakan_present (PrkSopTindakan *self)
{
  update (self);
  gtk_window_present (GTK_WINDOW (self->dialog));
}

void
prk_sop_tindakan_set_teks (PrkSopTindakan *self, const char *key, const char *text)
{
  for (guint i = 0; text != NULL && i < self->fields->len; i++)
    {
      const Field *field = g_ptr_array_index (self->fields, i);

      if (strcmp (field->key, key) == 0)
        gtk_editable_set_text (GTK_EDITABLE (field->row), text);
    }
}
