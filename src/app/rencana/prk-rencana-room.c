/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "kak/prk-kak-ekspor.h"
#include "rekaman/prk-rekaman-cetak.h"
#include "store/prk-kasus-daftar.h"

#include "prk-batas-window.h"
#include "prk-rencana-private.h"
#include "prk-rencana-room.h"

static GPtrArray *
check (PrkRekamanPage *page,
       PrkRecord      *record)
{
  return prk_rencana_periksa (record, prk_rekaman_page_list (page, "rencana"),
                              prk_rekaman_page_get_profil (page));
}

static gboolean
has_plan (GPtrArray *plans,
          gint64     year)
{
  for (guint i = 0; i < plans->len; i++)
    if (prk_record_get_int (g_ptr_array_index (plans, i), "tahun", 0) == year)
      return TRUE;

  return FALSE;
}

/* For the next year that has none: what is mapped now is carried out then (Pasal 8 ayat (5)). */
static void
begin (PrkRekamanPage *page,
       PrkEdit        *edit)
{
  const char *place = prk_profil_get_teks (prk_rekaman_page_get_profil (page), "kop.tempat");
  gint64 year = prk_hari_get_tahun (prk_kasus_hari_ini (prk_rekaman_page_get_store (page))) + 1;
  g_autofree char *judul = NULL;

  while (has_plan (prk_rekaman_page_list (page, "rencana"), year))
    year++;
  /* The title is content, and content is Indonesian. */
  judul = g_strdup_printf ("Rencana kerja sama daerah %" G_GINT64_FORMAT, year);
  prk_edit_set_string (edit, "judul", judul);
  prk_edit_set_int (edit, "tahun", year);
  if (place != NULL)
    prk_edit_set_string (edit, "berita_acara/tempat", place);
}

static const char *
get_group (PrkRecord *record)
{
  switch (prk_rencana_get_keadaan (record))
    {
    case PRK_RENCANA_DITETAPKAN:
      return _("Established");
    case PRK_RENCANA_DITANDATANGANI:
      return _("Signed");
    case PRK_RENCANA_DISEPAKATI:
      return _("List agreed");
    case PRK_RENCANA_DRAF:
    default:
      return _("Draft");
    }
}

/* Drafts first, then the newest year first. */
static int
compare (PrkRecord *a,
         PrkRecord *b)
{
  int order = (int) prk_rencana_get_keadaan (a) - (int) prk_rencana_get_keadaan (b);
  gint64 first = prk_record_get_int (a, "tahun", 0);
  gint64 second = prk_record_get_int (b, "tahun", 0);

  if (order == 0)
    order = first != second ? (first < second ? 1 : -1) : 0;

  return order != 0 ? order : g_strcmp0 (prk_record_get_id (a), prk_record_get_id (b));
}

static char *
dup_line (PrkRecord *record)
{
  g_auto(GStrv) rows = prk_record_list_rows (record, "item");
  guint n = g_strv_length (rows);
  gint64 year = prk_record_get_int (record, "tahun", 0);
  g_autofree char *when
    = year != 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, year) : g_strdup (_("no year yet"));
  g_autofree char *entries = g_strdup_printf (ngettext ("%u entry", "%u entries", n), n);

  return g_strjoin (" · ", when, entries, NULL);
}

static void
print (PrkRekamanPage *page)
{
  PrkRecord *record = prk_kak_session_get_record (prk_rekaman_page_get_session (page));
  g_autofree char *name = prk_kak_dup_file_name (prk_record_get_string (record, "judul"));
  g_autofree char *full = g_strdup_printf ("%s %s", _("Official Record"), name);

  prk_rekaman_cetak (page, prk_rencana_new_cetak (record, prk_rekaman_page_get_profil (page)),
                     "berita-acara-pemetaan", full);
}

static void
show_batas (PrkRekamanPage *page)
{
  gtk_window_present (prk_batas_window_new (prk_rekaman_page_get_application (page),
                                            prk_rekaman_page_get_window (page)));
}

/* The neighbours too: what they are changes what is found; the decrees, since the TKKSD takes the plan. */
static const char *const reads[] = { "rencana", "batas", "lembaga", NULL };

static const PrkRekamanTugas deeds[] = {
  { "pemetaan", N_("All Offices Take Part"), _prk_rencana_semua_perangkat },
  { "pemetaan", N_("Record with the TKKSD…"), _prk_rencana_catat },
  { "daftar", N_("From the Mapping"), _prk_rencana_dari_pemetaan },
  { "daftar", N_("The List Is Agreed"), _prk_rencana_sepakati },
  { "daftar", N_("KAK from the Plan…"), _prk_rencana_kak, TRUE },
  { "berita_acara", N_("Official Record as PDF…"), print, TRUE },
  { "berita_acara", N_("Record with the TKKSD…"), _prk_rencana_catat },
  { NULL, N_("KAK from the Plan…"), _prk_rencana_kak, TRUE },
  { NULL, N_("Official Record as PDF…"), print, TRUE },
  { NULL, N_("Open the Plan Again…"), _prk_rencana_buka_lagi, TRUE },
  { NULL, N_("Bordering Daerah…"), show_batas, TRUE },
  { NULL, NULL, NULL },
};

static const PrkRekamanKelas kelas = {
  .jenis = "rencana",
  .judul = N_("Planning"),
  .ikon = "view-list-ordered-symbolic",
  .baru = N_("New Plan"),
  .kosong_judul = N_("No Plan Yet"),
  .kosong_uraian = N_("What is to be carried out with others is mapped and listed a year ahead (Pasal 7 and 8). A KAK begins from an entry of the list."),
  .tanpa_judul = N_("Plan without a name"),
  .baca = reads,
  .tugas = deeds,
  .mulai = begin,
  .periksa = check,
  .dup_spanduk = _prk_rencana_dup_spanduk,
  .banding = compare,
  .kelompok = get_group,
  .dup_uraian = dup_line,
};

GtkWidget *
prk_rencana_room_new (PrkApplication *application)
{
  return prk_rekaman_page_new (application, &kelas);
}
