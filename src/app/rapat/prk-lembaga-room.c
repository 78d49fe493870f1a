/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "base/prk-id.h"
#include "domain/prk-lembaga.h"
#include "rekaman/prk-rekaman-page.h"

#include "prk-lembaga-room.h"
#include "prk-rapat-private.h"

static GPtrArray *
check (PrkRekamanPage *page,
       PrkRecord      *record)
{
  return prk_lembaga_periksa (record, prk_rekaman_page_get_profil (page));
}

static gboolean
is_running (PrkRecord *record)
{
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *today = g_date_time_format (now, "%Y-%m-%d");
  const char *last = prk_record_get_string (record, "sk/sampai");

  return last == NULL || *last == '\0' || g_strcmp0 (last, today) >= 0;
}

static const char *
get_group (PrkRecord *record)
{
  return is_running (record) ? _("In force") : _("Ended");
}

/* Those in force first, the newest decree first. */
static int
compare (PrkRecord *a,
         PrkRecord *b)
{
  int order = is_running (b) - is_running (a);

  if (order == 0)
    order = g_strcmp0 (prk_record_get_string (b, "sk/dari"), prk_record_get_string (a, "sk/dari"));

  return order != 0 ? order : g_strcmp0 (prk_record_get_id (a), prk_record_get_id (b));
}

static char *
dup_line (PrkRecord *record)
{
  g_auto(GStrv) rows = prk_record_list_rows (record, "anggota");
  const char *nomor = prk_record_get_string (record, "sk/nomor");
  guint n = g_strv_length (rows);
  g_autofree char *count = g_strdup_printf (ngettext ("%u member", "%u members", n), n);

  return nomor != NULL && *nomor != '\0' ? g_strdup_printf ("%s · %s", nomor, count)
                                         : g_steal_pointer (&count);
}

typedef struct
{
  const char *unsur, *kedudukan;
} Seat;

static const Seat seats_tkksd[] = {
  { "sekda", "ketua" }, { "asisten", "wakil_ketua" }, { "kabag", "sekretaris" },
  { "d1", "anggota" },  { "d2", "anggota" },          { "d3", "anggota" },
  { "d4", "anggota" },  { "d5", "anggota" },          { NULL, NULL },
};

static const Seat seats_teknis[] = {
  { "kasubbag", "koordinator" }, { "e2a", "anggota_teknis" }, { "e2b", "anggota_teknis" },
  { "e2c", "anggota_teknis" },   { "e2d", "anggota_teknis" }, { "e2e", "anggota_teknis" },
  { NULL, NULL },
};

static gboolean
has_seat (PrkRecord  *record,
          GStrv       rows,
          const char *unsur)
{
  for (guint i = 0; rows[i] != NULL; i++)
    {
      g_autofree char *path = g_strdup_printf ("anggota/%s/unsur", rows[i]);

      if (g_strcmp0 (prk_record_get_string (record, path), unsur) == 0)
        return TRUE;
    }

  return FALSE;
}

/* The seats of Pasal 35 ayat (1) that are not there yet; names are a person's to fill in. */
static void
fill_seats (PrkRekamanPage *page)
{
  PrkKakSession *session = prk_rekaman_page_get_session (page);
  PrkRecord *record = prk_kak_session_get_record (session);
  const char *jenis = prk_record_get_string (record, "jenis");
  gboolean is_teknis = g_strcmp0 (jenis, "tim_teknis") == 0;
  g_auto(GStrv) rows = prk_record_list_rows (record, "anggota");
  g_autoptr(PrkEdit) edit = prk_kak_session_begin (session);

  for (const Seat *seat = is_teknis ? seats_teknis : seats_tkksd; seat->unsur != NULL; seat++)
    {
      g_autofree char *row = NULL;
      g_autofree char *unsur = NULL;
      g_autofree char *kedudukan = NULL;
      g_autofree char *suara = NULL;

      if (has_seat (record, rows, seat->unsur))
        continue;
      row = prk_kak_session_new_row_id (session);
      unsur = g_strdup_printf ("anggota/%s/unsur", row);
      kedudukan = g_strdup_printf ("anggota/%s/kedudukan", row);
      suara = g_strdup_printf ("anggota/%s/hak_suara", row);
      prk_edit_append_row (edit, "anggota", row);
      prk_edit_set_string (edit, unsur, seat->unsur);
      prk_edit_set_string (edit, kedudukan, seat->kedudukan);
      prk_edit_set_bool (edit, suara, !is_teknis);
    }
  if (!prk_edit_is_empty (edit))
    prk_kak_session_apply (session, edit, _("Fill in the seats"));
  else
    prk_rekaman_page_tell (page, _("Every seat is there already"));
}

static const char *const reads[] = { "lembaga", NULL };

static const PrkRekamanTugas deeds[] = {
  { "susunan", N_("Fill In the Seats of Pasal 35"), fill_seats },
  { "susunan", N_("Record with the TKKSD…"), _prk_lembaga_catat },
  { NULL, NULL, NULL },
};

static const PrkRekamanKelas kelas = {
  .jenis = "lembaga",
  .judul = N_("TKKSD"),
  .ikon = "system-users-symbolic",
  .baru = N_("New Decree"),
  .kosong_judul = N_("No Decree Yet"),
  .kosong_uraian = N_("Record the decree about the TKKSD and its members. Who may vote in a meeting follows from it."),
  .tanpa_judul = N_("Decree without a name"),
  .baca = reads,
  .tugas = deeds,
  .periksa = check,
  .banding = compare,
  .kelompok = get_group,
  .dup_uraian = dup_line,
};

GtkWidget *
prk_lembaga_room_new (PrkApplication *application)
{
  return prk_rekaman_page_new (application, &kelas);
}
