/* SPDX-License-Identifier: GPL-3.0-or-later */

/* From the cases into the agenda of a meeting. */

#include "config.h"

#include <glib/gi18n.h>

#include "rekaman/prk-rekaman-kasus.h"

#include "prk-rapat-private.h"

typedef struct
{
  PrkRekamanPage *page;
  GPtrArray      *usulan; /* (element-type PrkUsulanAgenda) */
  GPtrArray      *checks; /* (element-type GtkCheckButton), beside usulan */
} Choice;

static void
choice_free (Choice *choice)
{
  g_object_unref (choice->page);
  g_clear_pointer (&choice->usulan, g_ptr_array_unref);
  g_clear_pointer (&choice->checks, g_ptr_array_unref);
  g_free (choice);
}

static GPtrArray *
list_usulan (GPtrArray *cases,
             PrkRecord *rapat)
{
  const char *jenis = prk_record_get_string (rapat, "jenis");
  g_autoptr(GArray) lines = g_array_new (FALSE, FALSE, sizeof (PrkRapatKasus));
  GPtrArray *usulan;

  for (guint i = 0; i < cases->len; i++)
    {
      PrkKasusRingkas *one = g_ptr_array_index (cases, i);

      for (guint j = 0; j < one->alur->len; j++)
        {
          const PrkKasusAlur *alur = g_ptr_array_index (one->alur, j);
          PrkRapatKasus line = { one->id, one->judul, alur->alur,
                                 alur->keadaan != NULL ? alur->keadaan->id : NULL };

          g_array_append_val (lines, line);
        }
    }

  usulan = prk_rapat_list_usulan ((const PrkRapatKasus *) lines->data, lines->len, jenis);
  for (guint i = usulan->len; i-- > 0;)
    if (prk_rapat_has_usulan (rapat, g_ptr_array_index (usulan, i)))
      g_ptr_array_remove_index (usulan, i);

  return usulan;
}

static void
chosen_cb (AdwMessageDialog *dialog,
           const char       *response,
           Choice           *choice)
{
  PrkKakSession *session = prk_rekaman_page_get_session (choice->page);
  g_autoptr(PrkEdit) edit = NULL;

  if (g_strcmp0 (response, "add") != 0 || session == NULL)
    return;

  edit = prk_kak_session_begin (session);
  for (guint i = 0; i < choice->usulan->len; i++)
    if (gtk_check_button_get_active (g_ptr_array_index (choice->checks, i)))
      {
        g_autofree char *row = prk_kak_session_new_row_id (session);

        prk_rapat_tambah_agenda (edit, g_ptr_array_index (choice->usulan, i), row);
      }
  if (!prk_edit_is_empty (edit))
    prk_kak_session_apply (session, edit, _("Agenda from waiting cases"));
}

static GtkWidget *
new_check (const PrkUsulanAgenda *usulan)
{
  g_autofree char *words = g_strdup_printf ("%s (%s)", usulan->uraian, usulan->pasal);
  GtkWidget *check = gtk_check_button_new ();
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  gtk_widget_set_margin_start (label, 6);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (check), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);

  return check;
}

static void
ask_which (Choice *choice)
{
  GtkWidget *dialog = adw_message_dialog_new (prk_rekaman_page_get_window (choice->page),
                                              _("Cases That Wait for This Meeting"), NULL);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);

  choice->checks = g_ptr_array_new ();
  for (guint i = 0; i < choice->usulan->len; i++)
    {
      GtkWidget *check = new_check (g_ptr_array_index (choice->usulan, i));

      g_ptr_array_add (choice->checks, check);
      gtk_box_append (GTK_BOX (box), check);
    }
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 320);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), box);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), scroller);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("Ca_ncel"), "add",
                                    _("_Add to the Agenda"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "add",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "add");
  g_signal_connect_data (dialog, "response", G_CALLBACK (chosen_cb), choice,
                         (GClosureNotify) choice_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
cases_loaded_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  Choice *choice = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) cases
    = prk_kasus_daftar_muat_finish (PRK_KASUS_DAFTAR (source), result, &error);
  PrkKakSession *session = prk_rekaman_page_get_session (choice->page);

  if (cases == NULL || session == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) && error != NULL)
        prk_rekaman_page_tell (choice->page, error->message);
      choice_free (choice);
      return;
    }

  choice->usulan = list_usulan (cases, prk_kak_session_get_record (session));
  if (choice->usulan->len > 0)
    {
      ask_which (choice);
    }
  else
    {
      prk_rekaman_page_tell (choice->page, _("No case waits for such a meeting"));
      choice_free (choice);
    }
}

void
_prk_rapat_ambil_kasus (PrkRekamanPage *page)
{
  g_autoptr(PrkKasusDaftar) daftar = prk_rekaman_page_dup_daftar (page);
  Choice *choice = g_new0 (Choice, 1);

  choice->page = g_object_ref (page);
  prk_kasus_daftar_muat_async (daftar, prk_rekaman_page_get_cancellable (page), cases_loaded_cb,
                               choice);
}
