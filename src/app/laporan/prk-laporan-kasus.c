/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A report and its case: which agreement owes one for which semester, and the events that report,
 * monitoring and forwarding are. */

#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/prk-pesan.h"
#include "kasus/prk-kasus-kata.h"
#include "store/prk-kasus-daftar.h"

#include "prk-laporan-private.h"

/* From the case */

typedef struct
{
  char *ksd, *alur, *masa, *words;
} Owed;

typedef struct
{
  PrkRekamanPage *page;
  GPtrArray      *owed; /* (element-type Owed) */
  GtkDropDown    *choice;
  const Owed     *chosen;
} Asking;

static void
owed_free (Owed *owed)
{
  g_free (owed->ksd);
  g_free (owed->alur);
  g_free (owed->masa);
  g_free (owed->words);
  g_free (owed);
}

static void
asking_free (Asking *asking)
{
  g_object_unref (asking->page);
  g_ptr_array_unref (asking->owed);
  g_free (asking);
}

static PrkKasusDaftar *
get_daftar (PrkRekamanPage *page)
{
  return prk_kasus_daftar_untuk (prk_rekaman_page_get_store (page),
                                 prk_rekaman_page_get_profil (page));
}

/* The semesters of D15 that have no report. */
static void
add_owed (Asking          *asking,
          PrkKasusRingkas *one)
{
  for (guint i = 0; i < one->tenggat->len; i++)
    {
      const PrkTenggat *due = g_ptr_array_index (one->tenggat, i);
      g_autofree char *line = NULL;
      g_autofree char *semester = NULL;
      g_autofree char *day = NULL;
      Owed *owed;

      if (strcmp (due->id, "D15") != 0 || due->masa == NULL || due->selesai != 0)
        continue;
      day = due->jatuh != 0 ? prk_hari_dup_pendek (due->jatuh) : NULL;
      line = prk_kasus_kata_dup_alur (due->alur);
      semester = g_strdup_printf (_("Semester %s"), due->masa);
      owed = g_new0 (Owed, 1);
      owed->ksd = g_strdup (one->id);
      owed->alur = g_strdup (due->alur);
      owed->masa = g_strdup (due->masa);
      owed->words = g_strjoin (" · ", one->judul, line, semester, day, NULL);
      g_ptr_array_add (asking->owed, owed);
    }
}

static void
case_opened_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  Asking *asking = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(PrkKasusBuka) buka
    = prk_kasus_buka_finish (PRK_KASUS_DAFTAR (source), result, &error);
  PrkKakSession *session = prk_rekaman_page_get_session (asking->page);

  if (buka != NULL && session != NULL)
    {
      g_autoptr(PrkEdit) edit = prk_kak_session_begin (session);

      prk_laporan_mulai (edit, buka->ksd, buka->kak, asking->chosen->alur, asking->chosen->masa);
      prk_kak_session_apply (session, edit, _("Fill in from the case"));
    }
  else if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      prk_rekaman_page_tell (asking->page, error->message);
    }
  asking_free (asking);
}

static void
chosen_cb (AdwMessageDialog *dialog,
           const char       *response,
           Asking           *asking)
{
  guint index = gtk_drop_down_get_selected (asking->choice);
  g_autoptr(PrkKasusDaftar) daftar = NULL;

  if (g_strcmp0 (response, "fill") != 0 || index >= asking->owed->len)
    {
      asking_free (asking);
      return;
    }
  asking->chosen = g_ptr_array_index (asking->owed, index);
  daftar = get_daftar (asking->page);
  prk_kasus_buka_async (daftar, asking->chosen->ksd,
                        prk_rekaman_page_get_cancellable (asking->page), case_opened_cb, asking);
}

static void
ask_which (Asking *asking)
{
  g_autoptr(GtkStringList) words = gtk_string_list_new (NULL);
  GtkWidget *dialog = adw_message_dialog_new (
    prk_rekaman_page_get_window (asking->page), _("Which Report?"),
    _("Agreements that are carried out and the semesters without a report."));

  for (guint i = 0; i < asking->owed->len; i++)
    gtk_string_list_append (words, ((Owed *) g_ptr_array_index (asking->owed, i))->words);
  asking->choice = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (g_object_ref (words)), NULL));
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), GTK_WIDGET (asking->choice));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("Ca_ncel"), "fill",
                                    _("_Fill In"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "fill",
                                              ADW_RESPONSE_SUGGESTED);
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
  g_autoptr(GPtrArray) cases
    = prk_kasus_daftar_muat_finish (PRK_KASUS_DAFTAR (source), result, &error);

  if (cases == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        prk_rekaman_page_tell (asking->page, error->message);
      asking_free (asking);
      return;
    }

  for (guint i = 0; i < cases->len; i++)
    add_owed (asking, g_ptr_array_index (cases, i));
  if (asking->owed->len > 0)
    {
      ask_which (asking);
    }
  else
    {
      prk_rekaman_page_tell (asking->page, _("No agreement owes a report"));
      asking_free (asking);
    }
}

void
_prk_laporan_ambil_kasus (PrkRekamanPage *page)
{
  g_autoptr(PrkKasusDaftar) daftar = get_daftar (page);
  Asking *asking = g_new0 (Asking, 1);

  asking->page = g_object_ref (page);
  asking->owed = g_ptr_array_new_with_free_func ((GDestroyNotify) owed_free);
  prk_kasus_daftar_muat_async (daftar, prk_rekaman_page_get_cancellable (page), cases_loaded_cb,
                               asking);
}

/* Into the case */

static void
written_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(PrkRekamanPage) page = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(PrkKasusCatatan) catatan
    = prk_kasus_catat_finish (PRK_KASUS_DAFTAR (source), result, &error);
  g_autoptr(GString) words = g_string_new (NULL);

  if (catatan == NULL && g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (catatan != NULL && catatan->id != NULL)
    {
      prk_rekaman_page_tell (page, _("It was written into the case"));
      return;
    }

  if (catatan == NULL)
    g_string_append (words, error->message);
  else if (catatan->boleh == PRK_TIDAK_KEADAAN)
    g_string_append (words, _("The agreement is not being carried out."));
  for (guint i = 0; catatan != NULL && catatan->hasil != NULL && i < catatan->hasil->len; i++)
    {
      const PrkTahapHasil *one = g_ptr_array_index (catatan->hasil, i);

      if (one->vonis == PRK_VONIS_GAGAL && !one->is_beralasan)
        g_string_append_printf (words, "• %s (%s, %s)\n", one->pesan, one->aturan->id,
                                one->aturan->pasal);
    }
  prk_pesan_dialog (page, _("It Was Not Written into the Case"), words->str);
}

static void
write_step (PrkRekamanPage    *page,
            PrkLaporanLangkah  langkah)
{
  PrkRecord *record = prk_kak_session_get_record (prk_rekaman_page_get_session (page));
  const char *ksd = prk_record_get_string (record, "ksd");
  g_autoptr(PrkKasusDaftar) daftar = NULL;
  g_autoptr(JsonObject) isi = NULL;
  const char *peristiwa;

  isi = prk_laporan_new_isi (record, langkah, &peristiwa);
  if (ksd == NULL)
    {
      prk_rekaman_page_tell (page, _("Choose the cooperation of this report first"));
      return;
    }
  if (!json_object_has_member (isi, "tanggal"))
    {
      prk_rekaman_page_tell (page, _("Fill in the day first"));
      return;
    }

  daftar = get_daftar (page);
  prk_kasus_catat_async (daftar, ksd, peristiwa, isi, prk_rekaman_page_get_cancellable (page),
                         written_cb, g_object_ref (page));
}

void
_prk_laporan_catat_pd (PrkRekamanPage *page)
{
  write_step (page, PRK_LAPORAN_PD);
}

void
_prk_laporan_catat_terus (PrkRekamanPage *page)
{
  write_step (page, PRK_LAPORAN_DITERUSKAN);
}

void
_prk_laporan_catat_monev (PrkRekamanPage *page)
{
  write_step (page, PRK_LAPORAN_MONEV);
}
