/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A report and its case: which agreement owes one for which semester, and the events that report,
 * monitoring and forwarding are. */

#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "app/prk-pesan.h"
#include "kasus/prk-kasus-kata.h"
#include "rekaman/prk-rekaman-kasus.h"

#include "prk-laporan-private.h"

/* From the case */

/* The semesters of D15 that have no report. */
static void
list_owed (GPtrArray             *pilihan,
           const PrkKasusRingkas *one)
{
  for (guint i = 0; i < one->tenggat->len; i++)
    {
      const PrkTenggat *due = g_ptr_array_index (one->tenggat, i);
      g_autofree char *line = NULL;
      g_autofree char *semester = NULL;
      g_autofree char *day = NULL;

      if (strcmp (due->id, "D15") != 0 || due->masa == NULL || due->selesai != 0)
        continue;
      day = due->jatuh != 0 ? prk_hari_dup_pendek (due->jatuh) : NULL;
      line = prk_kasus_kata_dup_alur (due->alur);
      semester = g_strdup_printf (_("Semester %s"), due->masa);
      prk_rekaman_pilihan_add (pilihan, one->id, due->alur, due->masa,
                               g_strjoin (" · ", one->judul, line, semester, day, NULL));
    }
}

static void
begin_report (PrkEdit                 *edit,
              PrkKasusBuka            *buka,
              const PrkRekamanPilihan *pilihan)
{
  prk_laporan_mulai (edit, buka->ksd, buka->kak, pilihan->alur, pilihan->masa);
}

void
_prk_laporan_ambil_kasus (PrkRekamanPage *page)
{
  static const PrkRekamanDariKasus from = {
    N_("Which Report?"), N_("Agreements that are carried out and the semesters without a report."),
    N_("No agreement owes a report"), list_owed, begin_report,
  };

  prk_rekaman_isikan_kasus (page, &from);
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

  daftar = prk_rekaman_page_dup_daftar (page);
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
