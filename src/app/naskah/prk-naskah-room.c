/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A text belongs to a line of a case: it is begun from it, and laid together with it whenever it is shown on paper. */

#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "domain/prk-naskah-teks.h"
#include "kasus/prk-kasus-kata.h"
#include "kasus/prk-kasus-naskah.h"
#include "perbaikan/prk-perbaikan-window.h"
#include "rekaman/prk-rekaman-page.h"
#include "riwayat/prk-riwayat-window.h"

#include "prk-naskah-room.h"

/* A text that could be begun. */
typedef struct
{
  char *ksd, *alur, *words;
  const PrkNaskahKasus *naskah;
} Draft;

typedef struct
{
  PrkRekamanPage *page;
  GPtrArray      *drafts; /* (element-type Draft) */
  GtkDropDown    *choice;
  const Draft    *chosen;
} Asking;

static void
draft_free (Draft *draft)
{
  g_free (draft->ksd);
  g_free (draft->alur);
  g_free (draft->words);
  g_free (draft);
}

static void
asking_free (Asking *asking)
{
  g_object_unref (asking->page);
  g_ptr_array_unref (asking->drafts);
  g_free (asking);
}

static PrkKasusDaftar *
get_daftar (PrkRekamanPage *page)
{
  return prk_kasus_daftar_untuk (prk_rekaman_page_get_store (page), prk_rekaman_page_get_profil (page));
}

static const PrkNaskahKasus *
find_paper (const char *alur)
{
  return prk_naskah_kasus_find (strcmp (alur, PRK_ALUR_UTAMA) == 0 ? "kesepakatan-bersama" : "perjanjian-kerja-sama");
}

/* The lines that stand where such a text is written. */
static void
add_drafts (Asking          *asking,
            PrkKasusRingkas *one)
{
  for (guint i = 0; i < one->alur->len; i++)
    {
      const PrkKasusAlur *line = g_ptr_array_index (one->alur, i);
      gboolean is_pks = g_str_has_prefix (line->alur, "pks");
      const PrkNaskahKasus *paper = find_paper (line->alur);
      Draft *draft;

      if ((!is_pks && strcmp (line->alur, PRK_ALUR_UTAMA) != 0) || line->keadaan == NULL
          || !g_strv_contains (paper->keadaan, line->keadaan->id)
          || (paper->varian != NULL && !g_strv_contains (paper->varian, one->varian)))
        continue;
      draft = g_new0 (Draft, 1);
      draft->ksd = g_strdup (one->id);
      draft->alur = g_strdup (line->alur);
      draft->naskah = paper;
      draft->words = g_strjoin (" · ", paper->nama, prk_kasus_kata_get_judul (one), one->mitra, NULL);
      g_ptr_array_add (asking->drafts, draft);
    }
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

  if (buka != NULL && session != NULL)
    {
      g_autoptr(PrkEdit) edit = prk_kak_session_begin (session);

      prk_naskah_mulai (edit, &buka->konteks, prk_record_get_id (buka->ksd), asking->chosen->alur,
                        asking->chosen->naskah->klausul);
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

  if (g_strcmp0 (response, "fill") != 0 || index >= asking->drafts->len)
    {
      asking_free (asking);
      return;
    }
  asking->chosen = g_ptr_array_index (asking->drafts, index);
  daftar = get_daftar (asking->page);
  prk_kasus_buka_async (daftar, asking->chosen->ksd, prk_rekaman_page_get_cancellable (asking->page), case_opened_cb,
                        asking);
}

static void
ask_which (Asking *asking)
{
  g_autoptr(GtkStringList) words = gtk_string_list_new (NULL);
  GtkWidget *dialog
    = adw_message_dialog_new (prk_rekaman_page_get_window (asking->page), _("Which Text?"),
                              _("The parties and clauses of the cooperation take the place of what stands here."));

  for (guint i = 0; i < asking->drafts->len; i++)
    gtk_string_list_append (words, ((Draft *) g_ptr_array_index (asking->drafts, i))->words);
  asking->choice = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (g_object_ref (words)), NULL));
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), GTK_WIDGET (asking->choice));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _("Ca_ncel"), "fill", _("_Fill In"), NULL);
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
    add_drafts (asking, g_ptr_array_index (cases, i));
  if (asking->drafts->len > 0)
    {
      ask_which (asking);
      return;
    }
  if (cases != NULL)
    prk_rekaman_page_tell (asking->page, _("No cooperation stands where a text is written"));
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    prk_rekaman_page_tell (asking->page, error->message);
  asking_free (asking);
}

static void
begin_from_case (PrkRekamanPage *page)
{
  g_autoptr(PrkKasusDaftar) daftar = get_daftar (page);
  Asking *asking = g_new0 (Asking, 1);

  asking->page = g_object_ref (page);
  asking->drafts = g_ptr_array_new_with_free_func ((GDestroyNotify) draft_free);
  prk_kasus_daftar_muat_async (daftar, prk_rekaman_page_get_cancellable (page), cases_loaded_cb, asking);
}

static void
preview_opened_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr(PrkRekamanPage) page = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(PrkKasusBuka) buka = prk_kasus_buka_finish (PRK_KASUS_DAFTAR (source), result, &error);
  PrkKakSession *session = prk_rekaman_page_get_session (page);
  PrkRecord *text = session != NULL ? prk_kak_session_get_record (session) : NULL;
  const char *alur = text != NULL ? prk_record_get_string (text, "alur") : NULL;

  if (buka != NULL && alur != NULL)
    gtk_window_present (prk_kasus_naskah_window_new (prk_rekaman_page_get_window (page),
                                                     prk_rekaman_page_get_store (page), buka, find_paper (alur), alur,
                                                     text));
  else if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    prk_rekaman_page_tell (page, error->message);
}

static void
preview (PrkRekamanPage *page)
{
  PrkRecord *text = prk_kak_session_get_record (prk_rekaman_page_get_session (page));
  const char *ksd = prk_record_get_string (text, "ksd");
  g_autoptr(PrkKasusDaftar) daftar = get_daftar (page);

  if (ksd == NULL || *ksd == '\0')
    {
      prk_rekaman_page_tell (page, _("This text belongs to no cooperation yet"));
      return;
    }
  prk_kasus_buka_async (daftar, ksd, prk_rekaman_page_get_cancellable (page), preview_opened_cb, g_object_ref (page));
}

static void
open_changes (PrkRekamanPage *page)
{
  GtkWindow *window = prk_perbaikan_window_new (prk_rekaman_page_get_window (page), prk_rekaman_page_get_session (page),
                                                prk_naskah_dup_jalan);

  g_signal_connect_object (window, "applied", G_CALLBACK (prk_rekaman_page_tell), page, G_CONNECT_SWAPPED);
  gtk_window_present (window);
}

static void
open_history (PrkRekamanPage *page)
{
  GtkWindow *window = prk_riwayat_window_new (prk_rekaman_page_get_session (page));

  gtk_window_set_transient_for (window, prk_rekaman_page_get_window (page));
  gtk_window_present (window);
}

static GPtrArray *
check (PrkRekamanPage *page,
       PrkRecord      *record)
{
  return prk_naskah_periksa (record, prk_rekaman_page_get_profil (page));
}

static const char *
get_group (PrkRecord *record)
{
  return g_strcmp0 (prk_record_get_string (record, "jenis"), "pks") == 0 ? _("Perjanjian Kerja Sama")
                                                                         : _("Kesepakatan Bersama");
}

/* Kesepakatan Bersama first, the newest first among them. */
static int
compare (PrkRecord *a,
         PrkRecord *b)
{
  int order = g_strcmp0 (prk_record_get_string (a, "jenis"), prk_record_get_string (b, "jenis"));

  return order != 0 ? order : g_strcmp0 (prk_record_get_id (b), prk_record_get_id (a));
}

/* The parties. */
static char *
dup_line (PrkRecord *record)
{
  g_auto(GStrv) rows = prk_record_list_rows (record, "pihak");
  g_autoptr(GString) names = g_string_new (NULL);

  for (guint i = 0; rows[i] != NULL; i++)
    {
      g_autofree char *path = g_strdup_printf ("pihak/%s/nama", rows[i]);
      const char *name = prk_record_get_string (record, path);

      if (name != NULL && *name != '\0')
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", name);
    }

  return g_strdup (names->len > 0 ? names->str : _("no parties yet"));
}

static const char *const reads[] = { "naskah", NULL };

static const PrkRekamanTugas deeds[] = {
  { "naskah", N_("From a Cooperation…"), begin_from_case },
  { "naskah", N_("Show on Paper"), preview },
  { "naskah", N_("Changes from Word…"), open_changes },
  { "naskah", N_("History…"), open_history },
  { NULL, NULL, NULL },
};

static const PrkRekamanKelas kelas = {
  .jenis = "naskah",
  .judul = N_("Texts"),
  .ikon = "accessories-text-editor-symbolic",
  .baru = N_("New Text"),
  .kosong_judul = N_("No Text Yet"),
  .kosong_uraian = N_("Kesepakatan Bersama and Perjanjian Kerja Sama are written here, Pasal by Pasal. They begin with the parties of a cooperation and the usual clauses."),
  .tanpa_judul = N_("Text without a title"),
  .baca = reads,
  .tugas = deeds,
  .lampiran = N_("Files"),
  .periksa = check,
  .banding = compare,
  .kelompok = get_group,
  .dup_uraian = dup_line,
};

GtkWidget *
prk_naskah_room_new (PrkApplication *application)
{
  return prk_rekaman_page_new (application, &kelas);
}
