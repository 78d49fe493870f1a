/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "kak/prk-kak-ekspor.h"
#include "rekaman/prk-rekaman-cetak.h"

#include "prk-laporan-private.h"
#include "prk-laporan-room.h"

static GPtrArray *
check (PrkRekamanPage *page,
       PrkRecord      *record)
{
  return prk_laporan_periksa (record, prk_rekaman_page_get_profil (page));
}

static gboolean
is_given (PrkRecord *record)
{
  const char *day = prk_record_get_string (record, "tanggal");

  return day != NULL && *day != '\0';
}

static const char *
get_group (PrkRecord *record)
{
  return is_given (record) ? _("Given") : _("To be given");
}

/* To be given first, then the newest semester first. */
static int
compare (PrkRecord *a,
         PrkRecord *b)
{
  int order = is_given (a) - is_given (b);

  if (order == 0)
    order = g_strcmp0 (prk_record_get_string (b, "masa"), prk_record_get_string (a, "masa"));

  return order != 0 ? order : g_strcmp0 (prk_record_get_id (a), prk_record_get_id (b));
}

static char *
dup_line (PrkRecord *record)
{
  const char *masa = prk_record_get_string (record, "masa");
  const char *office = prk_record_get_string (record, "perangkat_daerah");
  g_autofree char *semester
    = masa != NULL && *masa != '\0' ? g_strdup_printf (_("Semester %s"), masa) : NULL;

  return g_strjoin (" · ", semester != NULL ? semester : _("no semester yet"),
                    office != NULL && *office != '\0' ? office : NULL, NULL);
}

static void
print (PrkRekamanPage *page)
{
  PrkRecord *record = prk_kak_session_get_record (prk_rekaman_page_get_session (page));
  g_autofree char *name = prk_kak_dup_file_name (prk_record_get_string (record, "judul"));
  g_autofree char *full = g_strdup_printf ("%s %s", _("Semester Report"), name);

  prk_rekaman_cetak (page, prk_record_copy (record), "laporan-semester", full);
}

static const char *const reads[] = { "laporan", NULL };

static const PrkRekamanTugas deeds[] = {
  { "laporan", N_("From a Cooperation…"), _prk_laporan_ambil_kasus },
  { "isi", N_("From What Is Owed"), _prk_laporan_isi_kewajiban },
  { "laporan", N_("Write the Report into the Case"), _prk_laporan_catat_pd },
  { "monev", N_("Write the Monitoring into the Case"), _prk_laporan_catat_monev },
  { "penerusan", N_("Write the Forwarding into the Case"), _prk_laporan_catat_terus },
  { NULL, N_("Report as PDF…"), print },
  { NULL, NULL, NULL },
};

static const PrkRekamanKelas kelas = {
  .jenis = "laporan",
  .judul = N_("Reports"),
  .ikon = "emblem-documents-symbolic",
  .baru = N_("New Report"),
  .kosong_judul = N_("No Report Yet"),
  .kosong_uraian = N_("Every semester the office that carries out an agreement reports about it in nine points (Pasal 27). What the case knows is filled in."),
  .tanpa_judul = N_("Report without a cooperation"),
  .baca = reads,
  .tugas = deeds,
  .periksa = check,
  .banding = compare,
  .kelompok = get_group,
  .dup_uraian = dup_line,
};

GtkWidget *
prk_laporan_room_new (PrkApplication *application)
{
  return prk_rekaman_page_new (application, &kelas);
}

GtkWidget *
prk_laporan_room_new_satu (PrkApplication *application,
                           const char     *id)
{
  return prk_rekaman_page_new_satu (application, &kelas, id);
}
