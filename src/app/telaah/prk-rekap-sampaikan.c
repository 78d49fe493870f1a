/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/prk-pesan.h"
#include "domain/prk-terbilang.h"
#include "kak/prk-kak-baca.h"

#include "prk-rekap-sampaikan.h"

typedef struct
{
  PrkStore    *store;
  PrkTelaahan *telaahan;
  PrkHasilTelaah hasil; /* its texts are interned */
  char        *oleh;
  AdwEntryRow *to;
  AdwEntryRow *day;
} Asked;

static void
asked_free (gpointer  data,
            GClosure *closure)
{
  Asked *asked = data;

  g_object_unref (asked->store);
  prk_telaahan_unref (asked->telaahan);
  g_free (asked->oleh);
  g_free (asked);
}

static gboolean
tell_missing (GtkWindow *parent,
              GPtrArray *findings)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < findings->len; i++)
    {
      const PrkTemuan *one = g_ptr_array_index (findings, i);

      if (one->kekuatan == PRK_KEKUATAN_HARD)
        g_string_append_printf (text, "%s• %s", text->len > 0 ? "\n" : "", one->pesan);
    }
  if (text->len == 0)
    return FALSE;

  prk_pesan_dialog (parent, _("The Result Cannot Be Given Yet"), text->str);
  return TRUE;
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(GtkWindow) parent = user_data;
  g_autoptr(GError) error = NULL;

  if (!prk_store_catat_finish (PRK_STORE (source), result, &error))
    prk_pesan_dialog (parent, _("The Result Was Not Recorded"), error->message);
}

static void
response_cb (AdwMessageDialog *dialog,
             const char       *response,
             Asked            *asked)
{
  static const char *const from[] = { "ditelaah", NULL };
  g_autofree char *day = prk_kak_baca_tanggal (gtk_editable_get_text (GTK_EDITABLE (asked->day)));
  g_autoptr(GPtrArray) events = NULL;
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (dialog));

  if (g_strcmp0 (response, "give") != 0 || day == NULL)
    return;

  events = prk_telaahan_new_penyampaian (asked->telaahan, &asked->hasil, day,
                                         gtk_editable_get_text (GTK_EDITABLE (asked->to)),
                                         asked->oleh);
  prk_store_catat_async (asked->store, prk_record_get_id (asked->telaahan->kak), from, events, NULL,
                         written_cb, parent != NULL ? g_object_ref (parent) : NULL);
}

static void
changed_cb (GtkEditable *editable,
            GtkWidget   *dialog)
{
  AdwEntryRow *to = g_object_get_data (G_OBJECT (dialog), "to");
  AdwEntryRow *day = g_object_get_data (G_OBJECT (dialog), "day");
  g_autofree char *iso = prk_kak_baca_tanggal (gtk_editable_get_text (GTK_EDITABLE (day)));
  g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (to))));

  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (dialog), "give",
                                           iso != NULL && *name != '\0');
}

static AdwEntryRow *
add_entry (GtkWidget  *dialog,
           GtkWidget  *group,
           const char *key,
           const char *title,
           const char *text)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_editable_get_delegate (GTK_EDITABLE (row))),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  g_object_set_data (G_OBJECT (dialog), key, row);
  if (text != NULL)
    gtk_editable_set_text (GTK_EDITABLE (row), text);

  return ADW_ENTRY_ROW (row);
}

static const char *
get_consequence (const char *peristiwa)
{
  if (strcmp (peristiwa, "diterima") == 0)
    return _("The KAK is accepted: an offer can be prepared.");
  if (strcmp (peristiwa, "dikembalikan") == 0)
    return _("The KAK goes back: it opens as a new draft for its office, with what is to be mended.");

  return _("The cooperation ends here; the KAK stays as it is.");
}

static void
ask (GtkWindow  *parent,
     Asked      *asked,
     const char *to)
{
  g_autofree char *heading = g_strdup_printf (_("Give the Result “%s”?"), asked->hasil.nama);
  GtkWidget *dialog = adw_message_dialog_new (parent, heading,
                                              get_consequence (asked->hasil.peristiwa));
  GtkWidget *group = adw_preferences_group_new ();
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *iso = g_date_time_format (now, "%Y-%m-%d");
  g_autofree char *today = prk_tanggal_dup_panjang (iso);

  asked->to = add_entry (dialog, group, "to", _("To which perangkat daerah"), to);
  asked->day = add_entry (dialog, group, "day", _("Day"), today);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), group);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("Ca_ncel"), "give",
                                    _("_Give Result"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "give",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "give");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (asked->to, "changed", G_CALLBACK (changed_cb), dialog, 0);
  g_signal_connect_object (asked->day, "changed", G_CALLBACK (changed_cb), dialog, 0);
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), asked, asked_free, 0);
  changed_cb (NULL, dialog);
  gtk_window_present (GTK_WINDOW (dialog));
}

static const PrkHasilTelaah *
find_hasil (GPtrArray  *list,
            const char *kode)
{
  for (guint i = 0; kode != NULL && i < list->len; i++)
    if (strcmp (((PrkHasilTelaah *) g_ptr_array_index (list, i))->kode, kode) == 0)
      return g_ptr_array_index (list, i);

  return NULL;
}

void
prk_rekap_sampaikan (GtkWindow          *parent,
                     PrkStore           *store,
                     PrkProfil          *profil,
                     const PrkIdentitas *identitas,
                     PrkTelaahan        *telaahan,
                     PrkRecord          *rekap)
{
  g_autoptr(GPtrArray) sheets = prk_telaahan_list_berlaku (telaahan);
  g_autoptr(GPtrArray) findings = prk_telaah_periksa_hasil (rekap, sheets, profil);
  g_autoptr(GPtrArray) list = prk_telaah_list_hasil (profil);
  gboolean is_partner
    = g_strcmp0 (prk_record_get_string (telaahan->kak, "prakarsa"), "mitra") == 0;
  Asked *asked;

  if (tell_missing (parent, findings))
    return;

  asked = g_new0 (Asked, 1);
  asked->store = g_object_ref (store);
  asked->telaahan = prk_telaahan_ref (telaahan);
  asked->hasil = *find_hasil (list, prk_record_get_string (rekap, "hasil"));
  asked->oleh = g_strdup (identitas != NULL ? identitas->nama : NULL);
  /* A partner's KAK goes to whoever has the urusan (Pasal 17 ayat (3)), which no record says. */
  ask (parent, asked,
       is_partner ? NULL : prk_record_get_string (telaahan->kak, "perangkat_daerah"));
}
