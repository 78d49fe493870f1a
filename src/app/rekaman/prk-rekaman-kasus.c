/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A record that belongs to a line of a case is filled in from it: a person chooses which, the case is read, and what it says
 * is one step of the session. */

#include "config.h"

#include <glib/gi18n.h>

#include "prk-rekaman-kasus.h"

typedef struct
{
  PrkRekamanPage            *page;
  const PrkRekamanDariKasus *dari;
  GPtrArray                 *pilihan; /* (element-type PrkRekamanPilihan) */
  GtkDropDown               *choice;
  const PrkRekamanPilihan   *chosen;
} Asking;

static void
pilihan_free (gpointer data)
{
  PrkRekamanPilihan *one = data;

  g_free (one->ksd);
  g_free (one->alur);
  g_free (one->masa);
  g_free (one->kata);
  g_free (one);
}

static void
asking_free (Asking *asking)
{
  g_object_unref (asking->page);
  g_ptr_array_unref (asking->pilihan);
  g_free (asking);
}

static void
tell_failed (Asking       *asking,
             const GError *error)
{
  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    prk_rekaman_page_tell (asking->page, error->message);
}

static void
case_opened_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  Asking *asking = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(PrkKasusBuka) buka = prk_kasus_buka_finish (PRK_KASUS_DAFTAR (source), result, &error);
  PrkKakSession *session = prk_rekaman_page_get_session (asking->page);

  if (buka != NULL && asking->dari->lakukan != NULL)
    {
      asking->dari->lakukan (asking->page, buka, asking->chosen);
    }
  else if (buka != NULL && session != NULL)
    {
      g_autoptr(PrkEdit) edit = prk_kak_session_begin (session);

      asking->dari->isikan (edit, buka, asking->chosen);
      prk_kak_session_apply (session, edit, _("Fill in from the case"));
    }
  tell_failed (asking, error);
  asking_free (asking);
}

static void
chosen_cb (AdwMessageDialog *dialog,
           const char       *response,
           Asking           *asking)
{
  guint index = gtk_drop_down_get_selected (asking->choice);
  g_autoptr(PrkKasusDaftar) daftar = NULL;

  if (g_strcmp0 (response, "fill") != 0 || index >= asking->pilihan->len)
    {
      asking_free (asking);
      return;
    }
  asking->chosen = g_ptr_array_index (asking->pilihan, index);
  daftar = prk_rekaman_page_dup_daftar (asking->page);
  prk_kasus_buka_async (daftar, asking->chosen->ksd, prk_rekaman_page_get_cancellable (asking->page), case_opened_cb,
                        asking);
}

static void
ask_which (Asking *asking)
{
  g_autoptr(GtkStringList) words = gtk_string_list_new (NULL);
  GtkWidget *dialog = adw_message_dialog_new (prk_rekaman_page_get_window (asking->page), _(asking->dari->tanya),
                                              _(asking->dari->uraian));

  for (guint i = 0; i < asking->pilihan->len; i++)
    gtk_string_list_append (words, ((PrkRekamanPilihan *) g_ptr_array_index (asking->pilihan, i))->kata);
  asking->choice = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (g_object_ref (words)), NULL));
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), GTK_WIDGET (asking->choice));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("Ca_ncel"), "fill",
                                    asking->dari->lakukan != NULL ? _("_Begin") : _("_Fill In"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "fill", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "fill");
  g_signal_connect (dialog, "response", G_CALLBACK (chosen_cb), asking);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
cases_loaded_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  Asking *asking = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) cases = prk_kasus_daftar_muat_finish (PRK_KASUS_DAFTAR (source), result, &error);

  for (guint i = 0; cases != NULL && i < cases->len; i++)
    asking->dari->list (asking->pilihan, g_ptr_array_index (cases, i));
  if (asking->pilihan->len > 0)
    {
      ask_which (asking);
      return;
    }
  if (cases != NULL)
    prk_rekaman_page_tell (asking->page, _(asking->dari->kosong));
  tell_failed (asking, error);
  asking_free (asking);
}

/**
 * prk_rekaman_pilihan_add:
 * @pilihan: the lines so far
 * @ksd: id of the case
 * @alur: its line
 * @masa: (nullable): the term
 * @kata: (transfer full): what a person chooses by
 *
 * Adds a line of a case.
 */
void
prk_rekaman_pilihan_add (GPtrArray  *pilihan,
                         const char *ksd,
                         const char *alur,
                         const char *masa,
                         char       *kata)
{
  PrkRekamanPilihan *one = g_new (PrkRekamanPilihan, 1);

  *one = (PrkRekamanPilihan) { g_strdup (ksd), g_strdup (alur), g_strdup (masa), kata };
  g_ptr_array_add (pilihan, one);
}

/**
 * prk_rekaman_isikan_kasus:
 * @page: a page with its record
 * @dari: which lines of cases, and how the record is filled in; static
 *
 * Asks which line of a case, and fills the record in from it. Main thread.
 */
void
prk_rekaman_isikan_kasus (PrkRekamanPage            *page,
                          const PrkRekamanDariKasus *dari)
{
  g_autoptr(PrkKasusDaftar) daftar = prk_rekaman_page_dup_daftar (page);
  Asking *asking = g_new0 (Asking, 1);

  asking->page = g_object_ref (page);
  asking->dari = dari;
  asking->pilihan = g_ptr_array_new_with_free_func (pilihan_free);
  prk_kasus_daftar_muat_async (daftar, prk_rekaman_page_get_cancellable (page), cases_loaded_cb, asking);
}

/**
 * prk_rekaman_page_dup_daftar:
 * @page: a page
 *
 * Returns: (transfer full): the cases of its store
 */
PrkKasusDaftar *
prk_rekaman_page_dup_daftar (PrkRekamanPage *page)
{
  return prk_kasus_daftar_untuk (prk_rekaman_page_get_store (page), prk_rekaman_page_get_profil (page));
}
