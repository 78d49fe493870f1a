/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "domain/prk-terbilang.h"

#include "prk-rapat-private.h"
#include "prk-rapat-room.h"

void
_prk_rapat_mulai (PrkApplication *application,
                  PrkEdit        *edit)
{
  PrkProfil *profil = prk_application_get_profil (application);
  const PrkIdentitas *identitas = prk_application_get_identitas (application);
  const char *chair = prk_profil_get_teks (profil, "pejabat.ketua_tkksd");

  prk_edit_set_bool (edit, "undangan/semua", TRUE);
  if (chair != NULL)
    prk_edit_set_string (edit, "undangan/jabatan", chair);
  if (identitas != NULL && identitas->nama != NULL && *identitas->nama != '\0')
    prk_edit_set_string (edit, "pencatat/nama", identitas->nama);
  if (identitas != NULL && identitas->jabatan != NULL && *identitas->jabatan != '\0')
    prk_edit_set_string (edit, "pencatat/jabatan", identitas->jabatan);
}

static void
begin (PrkRekamanPage *page,
       PrkEdit        *edit)
{
  _prk_rapat_mulai (prk_rekaman_page_get_application (page), edit);
}

static GPtrArray *
check (PrkRekamanPage *page,
       PrkRecord      *record)
{
  return prk_rapat_periksa (record, prk_rekaman_page_list (page, "lembaga"),
                            prk_rekaman_page_get_profil (page));
}

static gboolean
is_held (PrkRecord *record)
{
  return prk_record_get_bool (record, "selesai");
}

static const char *
get_group (PrkRecord *record)
{
  return is_held (record) ? _("Held") : _("To come");
}

/* To come: the next one first, those without a day before them; held: the last one first. */
static int
compare (PrkRecord *a,
         PrkRecord *b)
{
  int order = is_held (a) - is_held (b);

  if (order == 0)
    order = g_strcmp0 (prk_record_get_string (a, "tanggal"), prk_record_get_string (b, "tanggal"))
            * (is_held (a) ? -1 : 1);

  return order != 0 ? order : g_strcmp0 (prk_record_get_id (a), prk_record_get_id (b));
}

static char *
dup_line (PrkRecord *record)
{
  const char *kode = prk_record_get_string (record, "jenis");
  const PrkPilihan *jenis = kode != NULL ? prk_klasifikasi_find ("jenis_rapat", kode) : NULL;
  const char *iso = prk_record_get_string (record, "tanggal");
  g_autofree char *tanggal = iso != NULL ? prk_tanggal_dup_panjang (iso) : NULL;

  return g_strjoin (" · ", jenis != NULL ? jenis->nama : _("Meeting"),
                    tanggal != NULL ? tanggal : _("no day yet"),
                    prk_record_get_string (record, "pukul"), NULL);
}

static const char *const reads[] = { "rapat", "lembaga", NULL };

static const PrkRekamanTugas deeds[] = {
  { "agenda", N_("From Waiting Cases…"), _prk_rapat_ambil_kasus },
  { "hadir", N_("Fill In from Membership"), _prk_rapat_isi_hadir },
  { "hadir", N_("All Are Present"), _prk_rapat_semua_hadir },
  { "putusan", N_("From the Agenda"), _prk_rapat_ambil_agenda },
  { "putusan", N_("All in Favour"), _prk_rapat_semua_setuju },
  { "putusan", N_("Considerations"), _prk_rapat_isi_timbangan },
  { "putusan", N_("Write into the Cases…"), _prk_rapat_catat_kasus },
  { "tindak_lanjut", N_("From the Decisions"), _prk_rapat_isi_tugas },
  { "tindak_lanjut", N_("Mark as Done…"), _prk_rapat_tandai_tugas },
  { "undangan", N_("Invitation as PDF…"), _prk_rapat_cetak_undangan },
  { NULL, N_("Invitation as PDF…"), _prk_rapat_cetak_undangan },
  { NULL, N_("Attendance List as PDF…"), _prk_rapat_cetak_hadir },
  { NULL, N_("Official Record as PDF…"), _prk_rapat_cetak_ba },
  { NULL, N_("Minutes as PDF…"), _prk_rapat_cetak_notulen },
  { "naskah", N_("Official Record as PDF…"), _prk_rapat_cetak_ba },
  { "naskah", N_("Minutes as PDF…"), _prk_rapat_cetak_notulen },
  { NULL, NULL, NULL },
};

static const PrkRekamanKelas kelas = {
  .jenis = "rapat",
  .judul = N_("Meetings"),
  .ikon = "x-office-calendar-symbolic",
  .baru = N_("New Meeting"),
  .kosong_judul = N_("No Meeting Yet"),
  .kosong_uraian = N_("Prepare a meeting of the TKKSD: its agenda comes from the cases that wait for one, its voters from the decree."),
  .tanpa_judul = N_("Meeting without a subject"),
  .baca = reads,
  .tugas = deeds,
  .lampiran = N_("Materials"),
  .mulai = begin,
  .periksa = check,
  .banding = compare,
  .kelompok = get_group,
  .dup_uraian = dup_line,
};

GtkWidget *
prk_rapat_room_new (PrkApplication *application)
{
  return prk_rekaman_page_new (application, &kelas);
}

GtkWidget *
prk_rapat_room_new_satu (PrkApplication *application,
                         const char     *id)
{
  return prk_rekaman_page_new_satu (application, &kelas, id);
}
