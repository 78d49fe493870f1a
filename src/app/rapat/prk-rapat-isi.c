/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a meeting's page fills in by itself: who is expected, the decisions from the agenda, votes,
 * considerations. Each is one step that undo takes back. */

#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "domain/prk-rapat-ringkas.h"
#include "store/prk-kasus-daftar.h"

#include "prk-rapat-private.h"
#include "prk-rapat-tugas.h"

static PrkRecord *
get_record (PrkRekamanPage *page)
{
  return prk_kak_session_get_record (prk_rekaman_page_get_session (page));
}

static PrkHari
get_day (PrkRecord *record)
{
  const char *iso = prk_record_get_string (record, "tanggal");

  return iso != NULL ? prk_hari_dari_iso (iso) : 0;
}

static const char *
get_cell (PrkRecord  *record,
          const char *table,
          const char *row,
          const char *column)
{
  g_autofree char *path = g_strjoin ("/", table, row, column, NULL);

  return prk_record_get_string (record, path);
}

static void
set_cell (PrkEdit    *edit,
          const char *table,
          const char *row,
          const char *column,
          const char *value)
{
  g_autofree char *path = g_strjoin ("/", table, row, column, NULL);

  if (value != NULL && *value != '\0')
    prk_edit_set_string (edit, path, value);
}

static void
set_cell_ya (PrkEdit    *edit,
             const char *table,
             const char *row,
             const char *column,
             gboolean    value)
{
  g_autofree char *path = g_strjoin ("/", table, row, column, NULL);

  prk_edit_set_bool (edit, path, value);
}

static gboolean
has_cell (PrkRecord  *record,
          const char *table,
          const char *column,
          const char *value)
{
  g_auto(GStrv) rows = prk_record_list_rows (record, table);

  for (guint i = 0; rows[i] != NULL; i++)
    if (g_strcmp0 (get_cell (record, table, rows[i], column), value) == 0)
      return TRUE;

  return FALSE;
}

static void
finish (PrkRekamanPage *page,
        PrkEdit        *edit,
        const char     *label,
        const char     *nothing)
{
  if (!prk_edit_is_empty (edit))
    prk_kak_session_apply (prk_rekaman_page_get_session (page), edit, label);
  else
    prk_rekaman_page_tell (page, nothing);
}

static void
add_member (PrkRekamanPage   *page,
            PrkEdit          *edit,
            const PrkAnggota *one)
{
  g_autofree char *row = prk_kak_session_new_row_id (prk_rekaman_page_get_session (page));
  const PrkPilihan *unsur
    = one->unsur != NULL ? prk_klasifikasi_find ("unsur_lembaga", one->unsur) : NULL;
  gboolean has_office = one->jabatan != NULL && *one->jabatan != '\0';

  prk_edit_append_row (edit, "hadir", row);
  set_cell (edit, "hadir", row, "nama", one->nama);
  set_cell (edit, "hadir", row, "jabatan",
            has_office ? one->jabatan : unsur != NULL ? unsur->nama : NULL);
  set_cell (edit, "hadir", row, "kedudukan", one->kedudukan);
  set_cell_ya (edit, "hadir", row, "hak_suara", one->is_hak_suara);
}

void
_prk_rapat_isi_hadir (PrkRekamanPage *page)
{
  PrkKakSession *session = prk_rekaman_page_get_session (page);
  PrkRecord *record = get_record (page);
  g_autoptr(GPtrArray) members
    = prk_lembaga_list_anggota (prk_rekaman_page_list (page, "lembaga"), get_day (record));
  g_auto(GStrv) others = prk_record_list_rows (record, "undangan/lain");
  g_autoptr(PrkEdit) edit = prk_kak_session_begin (session);

  for (guint i = 0; i < members->len; i++)
    {
      const PrkAnggota *one = g_ptr_array_index (members, i);

      if (!has_cell (record, "hadir", "nama", one->nama))
        add_member (page, edit, one);
    }
  for (guint i = 0; others[i] != NULL; i++)
    {
      const char *nama = get_cell (record, "undangan/lain", others[i], "nama");
      g_autofree char *row = NULL;

      if (nama == NULL || has_cell (record, "hadir", "nama", nama))
        continue;
      row = prk_kak_session_new_row_id (session);
      prk_edit_append_row (edit, "hadir", row);
      set_cell (edit, "hadir", row, "nama", nama);
      set_cell (edit, "hadir", row, "instansi",
                get_cell (record, "undangan/lain", others[i], "instansi"));
    }

  finish (page, edit, _("Fill in from membership"),
          get_day (record) == 0 ? _("Give the meeting its day first")
          : members->len == 0   ? _("No decree about the TKKSD holds on that day")
                                : _("Everybody is on the list already"));
}

void
_prk_rapat_semua_hadir (PrkRekamanPage *page)
{
  PrkRecord *record = get_record (page);
  g_auto(GStrv) rows = prk_record_list_rows (record, "hadir");
  g_autoptr(PrkEdit) edit = prk_kak_session_begin (prk_rekaman_page_get_session (page));

  for (guint i = 0; rows[i] != NULL; i++)
    {
      g_autofree char *path = g_strdup_printf ("hadir/%s/hadir", rows[i]);

      if (!prk_record_get_bool (record, path))
        prk_edit_set_bool (edit, path, TRUE);
    }

  finish (page, edit, _("All are present"), _("There is nobody left to mark"));
}

void
_prk_rapat_ambil_agenda (PrkRekamanPage *page)
{
  PrkRecord *record = get_record (page);
  g_auto(GStrv) agenda = prk_record_list_rows (record, "agenda");
  g_auto(GStrv) rows = prk_record_list_rows (record, "putusan");
  g_autoptr(PrkEdit) edit = prk_kak_session_begin (prk_rekaman_page_get_session (page));

  for (guint i = 0; agenda[i] != NULL; i++)
    if (!g_strv_contains ((const char *const *) rows, agenda[i]))
      {
        prk_edit_append_row (edit, "putusan", agenda[i]);
        set_cell (edit, "putusan", agenda[i], "agenda",
                  get_cell (record, "agenda", agenda[i], "uraian"));
      }

  finish (page, edit, _("Decisions from the agenda"),
          agenda[0] != NULL ? _("Every item has its decision already") : _("The agenda is empty"));
}

/* For decisions that nobody voted on yet: as many votes as voters are present. */
void
_prk_rapat_semua_setuju (PrkRekamanPage *page)
{
  PrkRecord *record = get_record (page);
  g_auto(GStrv) rows = prk_record_list_rows (record, "putusan");
  g_autoptr(PrkEdit) edit = prk_kak_session_begin (prk_rekaman_page_get_session (page));
  PrkRapatHadir hadir;

  prk_rapat_hitung_hadir (record, prk_rekaman_page_list (page, "lembaga"),
                          prk_rekaman_page_get_profil (page), &hadir);
  for (guint i = 0; rows[i] != NULL && hadir.n_suara > 0; i++)
    {
      g_autofree char *yes = g_strdup_printf ("putusan/%s/setuju", rows[i]);

      if (prk_record_get_value (record, yes) != NULL
          || get_cell (record, "putusan", rows[i], "hasil") != NULL)
        continue;
      prk_edit_set_int (edit, yes, hadir.n_suara);
      set_cell (edit, "putusan", rows[i], "hasil", "setuju");
    }

  finish (page, edit, _("All in favour"),
          hadir.n_suara == 0 ? _("Nobody who may vote is marked as present")
                             : _("There is no decision without a result"));
}

/* The considerations of the outcome that was decided, for items about an offer outside the plan. */
void
_prk_rapat_isi_timbangan (PrkRekamanPage *page)
{
  PrkKakSession *session = prk_rekaman_page_get_session (page);
  PrkRecord *record = get_record (page);
  g_auto(GStrv) rows = prk_record_list_rows (record, "putusan");
  const GPtrArray *list = prk_klasifikasi_list ("pertimbangan_pleno");
  g_autoptr(PrkEdit) edit = prk_kak_session_begin (session);

  for (guint i = 0; rows[i] != NULL; i++)
    {
      const char *hasil = get_cell (record, "putusan", rows[i], "hasil");
      const char *agenda = get_cell (record, "putusan", rows[i], "agenda");

      if (hasil == NULL || agenda == NULL || has_cell (record, "pertimbangan", "agenda", agenda)
          || g_strcmp0 (get_cell (record, "agenda", rows[i], "jenis"), "rekomendasi_kepala_daerah") != 0)
        continue;
      for (guint j = 0; j < list->len; j++)
        {
          const PrkPilihan *butir = g_ptr_array_index (list, j);
          g_autofree char *row = NULL;

          if (!g_str_has_prefix (butir->kode, hasil))
            continue;
          row = prk_kak_session_new_row_id (session);
          prk_edit_append_row (edit, "pertimbangan", row);
          set_cell (edit, "pertimbangan", row, "agenda", agenda);
          set_cell (edit, "pertimbangan", row, "butir", butir->kode);
        }
    }

  finish (page, edit, _("Considerations"),
          _("No recommendation with a result lacks its considerations"));
}

/* What was decided and nobody has taken up yet. */
void
_prk_rapat_isi_tugas (PrkRekamanPage *page)
{
  PrkKakSession *session = prk_rekaman_page_get_session (page);
  PrkRecord *record = get_record (page);
  g_auto(GStrv) rows = prk_record_list_rows (record, "putusan");
  g_autoptr(PrkEdit) edit = prk_kak_session_begin (session);

  for (guint i = 0; rows[i] != NULL; i++)
    {
      const char *agenda = get_cell (record, "putusan", rows[i], "agenda");
      const char *words = get_cell (record, "putusan", rows[i], "putusan");
      g_autofree char *row = NULL;

      if (agenda == NULL || get_cell (record, "putusan", rows[i], "hasil") == NULL
          || has_cell (record, "tindak_lanjut", "agenda", agenda))
        continue;
      row = prk_kak_session_new_row_id (session);
      prk_edit_append_row (edit, "tindak_lanjut", row);
      set_cell (edit, "tindak_lanjut", row, "uraian", words != NULL && *words != '\0' ? words : agenda);
      set_cell (edit, "tindak_lanjut", row, "agenda", agenda);
    }

  finish (page, edit, _("Tasks from the decisions"),
          rows[0] != NULL ? _("Every decision has its task already") : _("There is no decision yet"));
}

static void
tell_cb (gpointer    page,
         const char *words)
{
  prk_rekaman_page_tell (page, words);
}

void
_prk_rapat_tandai_tugas (PrkRekamanPage *page)
{
  g_autoptr(PrkRapatRingkas) rapat = prk_rapat_ringkas_new (get_record (page));
  PrkHari today = prk_kasus_hari_ini (prk_rekaman_page_get_store (page));
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *dialog;
  guint n = 0;

  for (guint i = 0; i < rapat->tugas->len; i++)
    {
      const PrkTugas *tugas = g_ptr_array_index (rapat->tugas, i);

      if (tugas->is_selesai)
        continue;
      adw_preferences_group_add (
        ADW_PREFERENCES_GROUP (group),
        prk_rapat_tugas_row_new (prk_rekaman_page_get_application (page), rapat->id, tugas, today,
                                 tell_cb, G_OBJECT (page)));
      n++;
    }
  if (n == 0)
    {
      g_object_ref_sink (group);
      g_object_unref (group);
      prk_rekaman_page_tell (page, _("Nothing is left to be done"));
      return;
    }

  dialog = adw_message_dialog_new (prk_rekaman_page_get_window (page), _("What Is Done?"), NULL);
  gtk_widget_set_size_request (group, 480, -1);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), group);
  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}
