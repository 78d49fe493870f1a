/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "app/prk-pesan.h"
#include "base/prk-id.h"
#include "domain/prk-terbilang.h"
#include "store/prk-identitas.h"

#include "prk-kak-baca.h"
#include "prk-kak-kembali.h"

typedef struct
{
  PrkKakSession *session;
  AdwEntryRow   *day;
  AdwEntryRow   *note;
} Asked;

static void
asked_free (gpointer  data,
            GClosure *closure)
{
  Asked *asked = data;

  g_object_unref (asked->session);
  g_free (asked);
}

PrkEdit *
prk_kak_kembali_edit (PrkStore   *store,
                      const char *kak,
                      const char *iso_day,
                      const char *note)
{
  g_autofree char *id = prk_id_new (prk_store_get_clock (store), prk_store_get_entropy (store));
  g_autoptr(PrkRecord) record = prk_record_new (id, "peristiwa");
  g_autoptr(PrkIdentitas) identity = prk_identitas_load (store);
  PrkEdit *edit = prk_edit_new (record);

  prk_edit_set_string (edit, "jenis", "dikembalikan");
  prk_edit_set_string (edit, "tentang", kak);
  prk_edit_set_int (edit, "pada", prk_clock_now_us (prk_store_get_clock (store)));
  prk_edit_set_string (edit, "oleh", identity->nama);
  prk_edit_set_string (edit, "pengembalian/tanggal", iso_day);
  prk_edit_set_string (edit, "catatan", note);

  return edit;
}

static void
committed_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(GtkWindow) parent = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(PrkOp) op = prk_store_commit_finish (PRK_STORE (source), result, &error);

  if (op == NULL)
    prk_pesan_dialog (parent, _("The Return Was Not Recorded"), error->message);
}

static void
response_cb (AdwMessageDialog *dialog,
             const char       *response,
             Asked            *asked)
{
  PrkStore *store = prk_kak_session_get_store (asked->session);
  g_autofree char *iso = prk_kak_baca_tanggal (gtk_editable_get_text (GTK_EDITABLE (asked->day)));
  g_autoptr(PrkEdit) edit = NULL;
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (dialog));

  if (g_strcmp0 (response, "record") != 0 || iso == NULL)
    return;

  edit = prk_kak_kembali_edit (store,
                               prk_record_get_id (prk_kak_session_get_record (asked->session)), iso,
                               gtk_editable_get_text (GTK_EDITABLE (asked->note)));
  prk_store_commit_async (store, edit, NULL, committed_cb,
                          parent != NULL ? g_object_ref (parent) : NULL);
}

static void
changed_cb (GtkEditable *editable,
            GtkWidget   *dialog)
{
  AdwEntryRow *day = g_object_get_data (G_OBJECT (dialog), "day");
  AdwEntryRow *note = g_object_get_data (G_OBJECT (dialog), "note");
  g_autofree char *iso = prk_kak_baca_tanggal (gtk_editable_get_text (GTK_EDITABLE (day)));
  gboolean is_complete = iso != NULL && *gtk_editable_get_text (GTK_EDITABLE (note)) != '\0';

  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (dialog), "record", is_complete);
}

static AdwEntryRow *
add_entry (GtkWidget  *dialog,
           GtkWidget  *group,
           const char *key,
           const char *title)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_editable_get_delegate (GTK_EDITABLE (row))),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  g_object_set_data (G_OBJECT (dialog), key, row);
  g_signal_connect_object (row, "changed", G_CALLBACK (changed_cb), dialog, 0);

  return ADW_ENTRY_ROW (row);
}

static char *
dup_today (PrkKakSession *session)
{
  gint64 now_us = prk_clock_now_us (prk_store_get_clock (prk_kak_session_get_store (session)));
  g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc (now_us / G_USEC_PER_SEC);
  g_autoptr(GDateTime) local = g_date_time_to_local (utc);
  g_autofree char *iso = g_date_time_format (local, "%Y-%m-%d");

  return prk_tanggal_dup_panjang (iso);
}

GtkWindow *
prk_kak_kembali_new (GtkWindow     *parent,
                     PrkKakSession *session)
{
  GtkWidget *dialog
      = adw_message_dialog_new (parent, _("Returned by TKKSD?"),
                                _("Record the return only when TKKSD has given the KAK back. The "
                                   "form can then be edited, and the KAK is submitted "
                                   "again as a new version."));
  GtkWidget *group = adw_preferences_group_new ();
  Asked *asked = g_new0 (Asked, 1);
  g_autofree char *today = dup_today (session);

  asked->session = g_object_ref (session);
  asked->day = add_entry (dialog, group, "day", _("Day of return"));
  asked->note = add_entry (dialog, group, "note", _("What TKKSD asks to be mended"));

  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), group);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("Ca_ncel"), "record",
                                    _("_Record Return"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "record",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "record");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  gtk_editable_set_text (GTK_EDITABLE (asked->day), today);
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), asked, asked_free, 0);
  changed_cb (NULL, dialog);

  return GTK_WINDOW (dialog);
}
