/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A record is begun from a line of a case that is signed, and becomes the event that archives it. */

#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "kasus/prk-kasus-kata.h"
#include "rekaman/prk-rekaman-catat.h"
#include "rekaman/prk-rekaman-kasus.h"
#include "store/prk-arsip-simpan.h"

#include "prk-arsip-room.h"

/* Beginning */

/* Lines with a signed paper; those that are not archived yet come first. */
static void
list_lines (GPtrArray             *pilihan,
            const PrkKasusRingkas *one,
            gboolean               is_tanpa_arsip)
{
  static const char *const states[] = { "D1", "DH", "G1", "H", "Z", NULL };

  for (guint i = 0; i < one->alur->len; i++)
    {
      const PrkKasusAlur *line = g_ptr_array_index (one->alur, i);
      g_autofree char *name = prk_kasus_kata_dup_alur (line->alur);

      if (line->keadaan == NULL || !g_strv_contains (states, line->keadaan->id)
          || (strcmp (line->alur, PRK_ALUR_UTAMA) != 0 && !g_str_has_prefix (line->alur, "pks"))
          || line->is_tanpa_arsip != is_tanpa_arsip)
        continue;
      prk_rekaman_pilihan_add (pilihan, one->id, line->alur, NULL,
                               g_strjoin (" · ", prk_kasus_kata_get_judul (one), name, one->mitra, NULL));
    }
}

static void
list_signed (GPtrArray             *pilihan,
             const PrkKasusRingkas *one)
{
  list_lines (pilihan, one, TRUE);
  list_lines (pilihan, one, FALSE);
}

static void
begun_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr(PrkRekamanPage) page = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *id = prk_arsip_siapkan_finish (result, &error);
  g_autofree char *place = id != NULL ? g_strconcat ("arsip/", id, NULL) : NULL;

  if (place != NULL)
    gtk_widget_activate_action (GTK_WIDGET (page), "win.show-place", "s", place);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    prk_rekaman_page_tell (page, error->message);
}

static void
begin_of_line (PrkRekamanPage          *page,
               PrkKasusBuka            *buka,
               const PrkRekamanPilihan *pilihan)
{
  prk_arsip_siapkan_async (prk_rekaman_page_get_store (page), buka, pilihan->alur,
                           prk_rekaman_page_get_cancellable (page), begun_cb, g_object_ref (page));
}

static void
begin (PrkRekamanPage *page)
{
  static const PrkRekamanDariKasus from = {
    N_("Which Paper?"), N_("Papers that are signed. What the cooperation knows is filled in."),
    N_("No paper is signed yet"), list_signed, NULL, begin_of_line,
  };

  prk_rekaman_isikan_kasus (page, &from);
}

/* Deeds */

static void
numbers_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(PrkRekamanPage) page = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(PrkKasusBuka) buka = prk_kasus_buka_finish (PRK_KASUS_DAFTAR (source), result, &error);
  PrkKakSession *session = prk_rekaman_page_get_session (page);
  g_autoptr(PrkEdit) edit = NULL;

  if (buka == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        prk_rekaman_page_tell (page, error->message);
      return;
    }
  if (session == NULL)
    return;
  edit = prk_kak_session_begin (session);
  prk_arsip_ambil_nomor (edit, prk_kak_session_get_record (session), buka->konteks.kasus);
  if (prk_edit_is_empty (edit))
    prk_rekaman_page_tell (page, _("The cooperation has no numbers yet: they are given after the signing"));
  else
    prk_kak_session_apply (session, edit, _("Numbers from the cooperation"));
}

static void
take_numbers (PrkRekamanPage *page)
{
  PrkRecord *record = prk_kak_session_get_record (prk_rekaman_page_get_session (page));
  const char *ksd = prk_record_get_string (record, "ksd");
  g_autoptr(PrkKasusDaftar) daftar = prk_rekaman_page_dup_daftar (page);

  if (ksd != NULL)
    prk_kasus_buka_async (daftar, ksd, prk_rekaman_page_get_cancellable (page), numbers_cb, g_object_ref (page));
}

static void
complete_copies (PrkRekamanPage *page)
{
  PrkKakSession *session = prk_rekaman_page_get_session (page);
  g_autoptr(PrkEdit) edit = prk_kak_session_begin (session);

  prk_arsip_lengkapi (edit, prk_kak_session_get_record (session));
  if (prk_edit_is_empty (edit))
    prk_rekaman_page_tell (page, _("All copies are listed"));
  else
    prk_kak_session_apply (session, edit, _("Missing copies"));
}

static void
write_into_case (PrkRekamanPage *page)
{
  const char *peristiwa;
  g_autoptr(JsonObject) isi
    = prk_arsip_new_isi (prk_kak_session_get_record (prk_rekaman_page_get_session (page)), &peristiwa);

  prk_rekaman_catat (page, peristiwa, isi, _("This archive belongs to no cooperation"),
                     _("The paper is not signed, or the cooperation has moved on."));
}

static void
open_case (PrkRekamanPage *page)
{
  PrkRecord *record = prk_kak_session_get_record (prk_rekaman_page_get_session (page));
  const char *ksd = prk_record_get_string (record, "ksd");
  g_autofree char *place = ksd != NULL ? g_strconcat ("kasus/", ksd, NULL) : NULL;

  if (place != NULL)
    gtk_widget_activate_action (GTK_WIDGET (page), "win.show-place", "s", place);
}

/* The list */

static GPtrArray *
check (PrkRekamanPage *page,
       PrkRecord      *record)
{
  return prk_arsip_periksa (record, prk_rekaman_page_get_profil (page));
}

static const char *
get_group (PrkRecord *record)
{
  const char *day = prk_record_get_string (record, "ditandatangani");
  g_autofree char *year = day != NULL && strlen (day) >= 4 ? g_strndup (day, 4) : NULL;

  return year != NULL ? g_intern_string (year) : _("Not signed");
}

/* What was signed last comes first. */
static int
compare (PrkRecord *a,
         PrkRecord *b)
{
  int order = g_strcmp0 (prk_record_get_string (b, "ditandatangani"), prk_record_get_string (a, "ditandatangani"));

  return order != 0 ? order : g_strcmp0 (prk_record_get_id (a), prk_record_get_id (b));
}

static char *
dup_line (PrkRecord *record)
{
  g_autofree char *shelf = prk_arsip_dup_tempat (record);
  const char *kind = g_strcmp0 (prk_record_get_string (record, "jenis"), "pks") == 0 ? "PKS" : "KB";

  return g_strjoin (" · ", kind, *shelf != '\0' ? shelf : _("no shelf yet"), NULL);
}

static const char *const reads[] = { PRK_TIPE_ARSIP, NULL };

static const PrkRekamanTugas deeds[] = {
  { "naskah", N_("Open the Cooperation"), open_case, TRUE },
  { "naskah", N_("Write into the Case"), write_into_case },
  { "pihak", N_("Numbers from the Case"), take_numbers },
  { "eksemplar", N_("Add Missing Copies"), complete_copies },
  { "tempat", N_("Write into the Case"), write_into_case },
  { NULL, NULL, NULL },
};

static const PrkRekamanKelas kelas = {
  .jenis = PRK_TIPE_ARSIP,
  .judul = N_("Archive"),
  .ikon = "folder-documents-symbolic",
  .baru = N_("Archive a Paper"),
  .kosong_judul = N_("Nothing Archived Yet"),
  .kosong_uraian = N_("A signed paper is archived with its copies, its scan and its place on the shelf. It begins with what its cooperation knows."),
  .tanpa_judul = N_("Paper without a title"),
  .baca = reads,
  .tugas = deeds,
  .lampiran = N_("Scan"),
  .mulai_dari = begin,
  .periksa = check,
  .banding = compare,
  .kelompok = get_group,
  .dup_uraian = dup_line,
};

GtkWidget *
prk_arsip_room_new (PrkApplication *application)
{
  return prk_rekaman_page_new (application, &kelas);
}

GtkWidget *
prk_arsip_room_new_satu (PrkApplication *application,
                         const char     *id)
{
  return prk_rekaman_page_new_satu (application, &kelas, id);
}
