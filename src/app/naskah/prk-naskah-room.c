/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A text belongs to a line of a case: it is begun from it, and laid together with it whenever it is shown on paper. */

#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "domain/prk-naskah-teks.h"
#include "kasus/prk-kasus-kata.h"
#include "kasus/prk-kasus-naskah.h"
#include "perbaikan/prk-perbaikan-window.h"
#include "rekaman/prk-rekaman-kasus.h"
#include "riwayat/prk-riwayat-window.h"

#include "prk-naskah-kewajiban.h"
#include "prk-naskah-paraf.h"
#include "prk-naskah-room.h"
#include "prk-naskah-susunan.h"

/* What a line is about: with the government in Jakarta it is a Nota Kesepakatan. */
static const PrkNaskahKasus *
find_paper (const char *alur,
            const char *varian)
{
  if (g_str_has_prefix (alur, "perubahan"))
    return prk_naskah_paper_of ("addendum");
  if (strcmp (alur, PRK_ALUR_UTAMA) != 0)
    return prk_naskah_paper_of ("pks");

  return prk_naskah_paper_of (g_strcmp0 (varian, "sinergi") == 0 ? "nota" : "kb");
}

/* The lines that stand where such a text is written. */
static void
list_drafts (GPtrArray             *pilihan,
             const PrkKasusRingkas *one)
{
  for (guint i = 0; i < one->alur->len; i++)
    {
      const PrkKasusAlur *line = g_ptr_array_index (one->alur, i);
      gboolean is_own = g_str_has_prefix (line->alur, "pks") || g_str_has_prefix (line->alur, "perubahan");
      const PrkNaskahKasus *paper = find_paper (line->alur, one->varian);

      if ((!is_own && strcmp (line->alur, PRK_ALUR_UTAMA) != 0) || line->keadaan == NULL
          || !g_strv_contains (paper->keadaan, line->keadaan->id)
          || (paper->varian != NULL && !g_strv_contains (paper->varian, one->varian)))
        continue;
      prk_rekaman_pilihan_add (pilihan, one->id, line->alur, NULL,
                               g_strjoin (" · ", paper->nama, prk_kasus_kata_get_judul (one), one->mitra, NULL));
    }
}

static void
begin_text (PrkEdit                 *edit,
            PrkKasusBuka            *buka,
            const PrkRekamanPilihan *pilihan)
{
  const char *varian = prk_kasus_get_teks (buka->konteks.kasus, NULL, "varian");

  prk_naskah_mulai (edit, &buka->konteks, prk_record_get_id (buka->ksd), pilihan->alur,
                    find_paper (pilihan->alur, varian)->klausul);
}

static void
begin_from_case (PrkRekamanPage *page)
{
  static const PrkRekamanDariKasus from = {
    N_("Which Text?"), N_("The parties and clauses of the cooperation take the place of what stands here."),
    N_("No cooperation stands where a text is written"), list_drafts, begin_text,
  };

  prk_rekaman_isikan_kasus (page, &from);
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
                                                     prk_rekaman_page_get_store (page), buka,
                                                     prk_naskah_paper_of (prk_record_get_string (text, "jenis")), alur,
                                                     text));
  else if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    prk_rekaman_page_tell (page, error->message);
}

static void
preview (PrkRekamanPage *page)
{
  PrkRecord *text = prk_kak_session_get_record (prk_rekaman_page_get_session (page));
  const char *ksd = prk_record_get_string (text, "ksd");
  g_autoptr(PrkKasusDaftar) daftar = prk_rekaman_page_dup_daftar (page);

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
  return prk_naskah_paper_of (prk_record_get_string (record, "jenis"))->nama;
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
  { "naskah", N_("Provisions to Change…"), prk_naskah_pilih_ketentuan },
  { "pasal", N_("Make an Obligation of the Selection"), prk_naskah_jadikan_kewajiban },
  { "kewajiban", N_("Take from the Clauses…"), prk_naskah_usulkan_kewajiban },
  { NULL, NULL, NULL },
};

static const PrkRekamanHalaman pages[] = {
  { "susunan", N_("Order"), prk_naskah_susunan_new },
  { "paraf", N_("Initials"), prk_naskah_paraf_new },
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
  .halaman = pages,
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

GtkWidget *
prk_naskah_room_new_satu (PrkApplication *application,
                          const char     *id)
{
  return prk_rekaman_page_new_satu (application, &kelas, id);
}
