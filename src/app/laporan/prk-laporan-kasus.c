/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A report and its case: which agreement owes one for which semester, and the events that report,
 * monitoring and forwarding are. */

#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "kasus/prk-kasus-kata.h"
#include "rekaman/prk-rekaman-catat.h"
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
write_step (PrkRekamanPage    *page,
            PrkLaporanLangkah  langkah)
{
  PrkRecord *record = prk_kak_session_get_record (prk_rekaman_page_get_session (page));
  const char *peristiwa;
  g_autoptr(JsonObject) isi = prk_laporan_new_isi (record, langkah, &peristiwa);

  prk_rekaman_catat (page, peristiwa, isi, _("Choose the cooperation of this report first"),
                     _("The agreement is not being carried out."));
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
