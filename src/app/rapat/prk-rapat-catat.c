/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What was decided becomes events, of the TKKSD and of the cases, in one act that cannot be taken back; a
 * case that refuses says which rule is against it, and the rest is written. */

#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/prk-pesan.h"
#include "rekaman/prk-rekaman-kasus.h"
#include "store/prk-rapat-catat.h"

#include "prk-rapat-catat.h"
#include "prk-rapat-private.h"

typedef struct
{
  PrkRekamanPage *page;
  PrkRecord      *record;
  GPtrArray      *tindakan; /* (element-type PrkTindakan) */
} Writing;

static void
writing_free (Writing *writing)
{
  g_object_unref (writing->page);
  prk_record_unref (writing->record);
  g_ptr_array_unref (writing->tindakan);
  g_free (writing);
}

/* What an event is about, for a person. */
static char *
dup_about (Writing           *writing,
           const PrkTindakan *one)
{
  g_autofree char *path = NULL;
  const char *agenda, *name;

  if (one->ksd == NULL)
    {
      name = prk_tahapan_get_nama_peristiwa ("tkksd", one->jenis);

      return g_strdup (name != NULL ? name : one->jenis);
    }
  path = g_strdup (one->path);
  g_assert (g_str_has_suffix (path, "/peristiwa"));
  strcpy (path + strlen (path) - strlen ("peristiwa"), "agenda");
  agenda = prk_record_get_string (writing->record, path);

  return g_strdup (agenda != NULL ? agenda : "");
}

static void
tell_refusal (Writing           *writing,
              GString           *told,
              const PrkTindakan *one)
{
  g_autofree char *about = dup_about (writing, one);

  g_string_append_printf (told, "%s\n", about);
  if (one->catatan->boleh == PRK_TIDAK_KEADAAN)
    g_string_append_printf (told, "• %s\n",
                            one->ksd != NULL ? _("The case does not wait for this decision now.")
                                             : _("The TKKSD has no decree that holds."));
  for (guint i = 0; one->catatan->hasil != NULL && i < one->catatan->hasil->len; i++)
    {
      const PrkTahapHasil *hasil = g_ptr_array_index (one->catatan->hasil, i);

      if (hasil->vonis == PRK_VONIS_GAGAL && !hasil->is_beralasan)
        g_string_append_printf (told, "• %s (%s, %s)\n", hasil->pesan, hasil->aturan->id,
                                hasil->aturan->pasal);
    }
}

static void
tell_written (Writing *writing,
              guint    n_cases)
{
  g_autofree char *words = NULL;

  if (n_cases == 0)
    {
      prk_rekaman_page_tell (writing->page, _("Recorded with the TKKSD"));
      return;
    }
  words = g_strdup_printf (ngettext ("%u decision was written into its case",
                                     "%u decisions were written into their cases", n_cases),
                           n_cases);
  prk_rekaman_page_tell (writing->page, words);
}

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Writing *writing = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) done = prk_kasus_lakukan_finish (PRK_KASUS_DAFTAR (source), result, &error);
  g_autoptr(GString) told = g_string_new (NULL);
  guint n_cases = 0;

  for (guint i = 0; done != NULL && i < done->len; i++)
    {
      const PrkTindakan *one = g_ptr_array_index (done, i);

      if (one->is_sudah)
        continue;
      if (one->catatan->id == NULL)
        tell_refusal (writing, told, one);
      else
        n_cases += one->ksd != NULL;
    }

  if (error != NULL)
    {
      prk_rekaman_page_tell (writing->page, error->message);
    }
  else if (told->len == 0)
    {
      tell_written (writing, n_cases);
    }
  else
    {
      prk_pesan_dialog (writing->page, _("Not Everything Was Written"), told->str);
    }
  writing_free (writing);
}

static void
confirmed_cb (AdwMessageDialog *dialog,
              const char       *response,
              Writing          *writing)
{
  g_autoptr(PrkKasusDaftar) daftar = NULL;

  if (g_strcmp0 (response, "write") != 0)
    {
      writing_free (writing);
      return;
    }

  daftar = prk_rekaman_page_dup_daftar (writing->page);
  prk_kasus_lakukan_async (daftar, writing->record, writing->tindakan,
                           prk_rekaman_page_get_cancellable (writing->page), written_cb, writing);
}

static void
ask (Writing    *writing,
     const char *title,
     const char *question)
{
  GtkWidget *dialog
    = adw_message_dialog_new (prk_rekaman_page_get_window (writing->page), title, question);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("Ca_ncel"), "write",
                                    _("_Write"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "write",
                                              ADW_RESPONSE_SUGGESTED);
  g_signal_connect (dialog, "response", G_CALLBACK (confirmed_cb), writing);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* Takes @tindakan. */
static Writing *
writing_new (PrkRekamanPage *page,
             GPtrArray      *tindakan)
{
  Writing *writing = g_new0 (Writing, 1);

  writing->page = g_object_ref (page);
  writing->record
    = prk_record_copy (prk_kak_session_get_record (prk_rekaman_page_get_session (page)));
  writing->tindakan = tindakan;

  return writing;
}

void
_prk_rapat_catat_kasus (PrkRekamanPage *page)
{
  PrkRecord *record = prk_kak_session_get_record (prk_rekaman_page_get_session (page));
  g_autoptr(GPtrArray) tindakan
    = prk_rapat_list_tindakan (record, prk_rekaman_page_list (page, "lembaga"));
  g_autoptr(GString) question = g_string_new (NULL);
  gboolean has_own = FALSE;
  guint n_cases = 0;

  for (guint i = 0; i < tindakan->len; i++)
    {
      const PrkTindakan *one = g_ptr_array_index (tindakan, i);

      if (one->ksd == NULL)
        has_own = TRUE;
      else
        n_cases++;
    }
  if (!has_own && n_cases == 0)
    {
      prk_rekaman_page_tell (page, prk_record_get_bool (record, "selesai")
                                     ? _("No decision waits to be written into a case")
                                     : _("Mark the meeting as held first"));
      return;
    }

  if (n_cases > 0)
    g_string_append_printf (question,
                            ngettext ("%u decision becomes an event of its case, with votes and "
                                      "considerations. It cannot be taken back.",
                                      "%u decisions become events of their cases, with votes and "
                                      "considerations. They cannot be taken back.",
                                      n_cases),
                            n_cases);
  if (has_own)
    g_string_append_printf (question, "%s%s", question->len > 0 ? "\n\n" : "",
                            _("The meeting itself is recorded with the TKKSD, as a meeting of its "
                              "year."));
  ask (writing_new (page, g_steal_pointer (&tindakan)), _("Write Into the Cases?"), question->str);
}

void
prk_rapat_tanya_catat (PrkRekamanPage *page,
                       GPtrArray      *tindakan,
                       const char     *title,
                       const char     *question)
{
  ask (writing_new (page, tindakan), title, question);
}

void
_prk_lembaga_catat (PrkRekamanPage *page)
{
  PrkRecord *record = prk_kak_session_get_record (prk_rekaman_page_get_session (page));
  g_autoptr(GPtrArray) tindakan = prk_lembaga_list_tindakan (record);

  if (tindakan->len == 0)
    {
      prk_rekaman_page_tell (page,
                             prk_record_get_string (record, "peristiwa") != NULL
                               ? _("The decree is recorded already")
                               : _("Only a decree about the TKKSD begins its meetings and reports"));
      return;
    }

  ask (writing_new (page, g_steal_pointer (&tindakan)), _("Record the Decree?"),
       _("From its first day on, the TKKSD owes a Rapat Pleno each year and a report each half year; "
         "the desk reminds of them. It cannot be taken back."));
}
