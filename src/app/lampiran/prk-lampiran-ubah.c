/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "oplog/prk-berkas-value.h"

#include "prk-lampiran-ubah.h"

typedef struct
{
  PrkKakSession *session;
  char          *row;
  GtkEditable   *name;
  GtkEditable   *note;
} Asked;

static void
asked_free (gpointer  data,
            GClosure *closure)
{
  Asked *asked = data;

  g_object_unref (asked->session);
  g_free (asked->row);
  g_free (asked);
}

static GtkEditable *
add_entry (GtkWidget  *group,
           const char *title,
           const char *text)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_editable_get_delegate (GTK_EDITABLE (row))),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_editable_set_text (GTK_EDITABLE (row), text != NULL ? text : "");
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);

  return GTK_EDITABLE (row);
}

static void
response_cb (AdwMessageDialog *dialog,
             const char       *response,
             Asked            *asked)
{
  g_autofree char *file_path = g_strdup_printf ("lampiran/%s/berkas", asked->row);
  g_autofree char *note_path = g_strdup_printf ("lampiran/%s/keterangan", asked->row);
  g_autoptr (PrkBerkasValue) berkas = NULL;
  g_autoptr (PrkEdit) edit = NULL;
  const char *name = gtk_editable_get_text (asked->name);
  const char *note = gtk_editable_get_text (asked->note);

  if (g_strcmp0 (response, "keep") != 0)
    return;
  edit = prk_kak_session_begin (asked->session);
  berkas = prk_berkas_from_value (prk_record_get_value (prk_edit_get_record (edit), file_path));
  if (berkas == NULL)
    return;

  if (*name != '\0' && strcmp (name, berkas->nama) != 0)
    {
      g_autoptr (JsonNode) value = NULL;

      g_free (berkas->nama);
      berkas->nama = prk_berkas_clean_nama (name);
      value = prk_berkas_to_value (berkas);
      prk_edit_set_node (edit, file_path, value);
    }
  prk_edit_set_string (edit, note_path, *note != '\0' ? note : NULL);
  prk_kak_session_apply (asked->session, edit, _("Name and note of an attachment"));
}

GtkWindow *
prk_lampiran_ubah_new (GtkWindow     *parent,
                       PrkKakSession *session,
                       const char    *row)
{
  PrkRecord *record = prk_kak_session_get_record (session);
  g_autofree char *file_path = g_strdup_printf ("lampiran/%s/berkas", row);
  g_autofree char *note_path = g_strdup_printf ("lampiran/%s/keterangan", row);
  g_autoptr (PrkBerkasValue) berkas
      = prk_berkas_from_value (prk_record_get_value (record, file_path));
  GtkWidget *dialog = adw_message_dialog_new (parent, _("Name and Note"), NULL);
  GtkWidget *group = adw_preferences_group_new ();
  Asked *asked = g_new0 (Asked, 1);

  asked->session = g_object_ref (session);
  asked->row = g_strdup (row);
  asked->name = add_entry (group, _("Name of the file"), berkas != NULL ? berkas->nama : NULL);
  asked->note = add_entry (group, _("Description"), prk_record_get_string (record, note_path));
  gtk_window_set_title (GTK_WINDOW (dialog), _("Name and Note"));
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), group);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("Ca_ncel"), "keep",
                                    _("_Keep"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "keep",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "keep");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), asked, asked_free, 0);

  return GTK_WINDOW (dialog);
}
