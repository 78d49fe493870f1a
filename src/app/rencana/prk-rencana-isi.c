/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What fills in a plan: the offices that take part, entries from the mapping, the day of the agreement. */

#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "store/prk-kasus-daftar.h"

#include "prk-rencana-private.h"

static PrkRecord *
get_record (PrkRekamanPage *page)
{
  return prk_kak_session_get_record (prk_rekaman_page_get_session (page));
}

static const char *
get_cell (PrkRecord  *record,
          const char *table,
          const char *row,
          const char *column)
{
  g_autofree char *path = g_strjoin ("/", table, row, column, NULL);
  const char *text = prk_record_get_string (record, path);

  return text != NULL ? text : "";
}

static void
set_cell (PrkEdit    *edit,
          const char *table,
          const char *row,
          const char *column,
          const char *text)
{
  g_autofree char *path = g_strjoin ("/", table, row, column, NULL);

  if (*text != '\0')
    prk_edit_set_string (edit, path, text);
}

static gboolean
has_cell (PrkRecord  *record,
          const char *table,
          const char *column,
          const char *text)
{
  g_auto(GStrv) rows = prk_record_list_rows (record, table);

  for (guint i = 0; rows[i] != NULL; i++)
    if (g_utf8_collate (get_cell (record, table, rows[i], column), text) == 0)
      return TRUE;

  return FALSE;
}

static void
finish (PrkRekamanPage *page,
        PrkEdit        *edit,
        const char     *label,
        const char     *otherwise)
{
  if (prk_edit_is_empty (edit))
    prk_rekaman_page_tell (page, otherwise);
  else
    prk_kak_session_apply (prk_rekaman_page_get_session (page), edit, label);
}

void
_prk_rencana_semua_perangkat (PrkRekamanPage *page)
{
  PrkKakSession *session = prk_rekaman_page_get_session (page);
  const char *const *offices
    = prk_profil_get_daftar (prk_rekaman_page_get_profil (page), "perangkat_daerah");
  g_autoptr(PrkEdit) edit = prk_kak_session_begin (session);

  for (guint i = 0; offices != NULL && offices[i] != NULL; i++)
    {
      g_autofree char *row = NULL;

      if (has_cell (get_record (page), "peserta", "perangkat_daerah", offices[i]))
        continue;
      row = prk_kak_session_new_row_id (session);
      prk_edit_append_row (edit, "peserta", row);
      set_cell (edit, "peserta", row, "perangkat_daerah", offices[i]);
    }
  finish (page, edit, _("All offices take part"),
          offices == NULL ? _("The profile names no offices") : _("Every office is on the list already"));
}

/* What was mapped and is not in the list yet; the potential becomes the name of the activity, for a person
 * to put into better words. */
void
_prk_rencana_dari_pemetaan (PrkRekamanPage *page)
{
  static const char *const same[] = { "urusan", "pengusul", "mitra" };
  PrkKakSession *session = prk_rekaman_page_get_session (page);
  PrkRecord *record = get_record (page);
  g_auto(GStrv) rows = prk_record_list_rows (record, "potensi");
  g_autoptr(PrkEdit) edit = prk_kak_session_begin (session);

  for (guint i = 0; rows[i] != NULL; i++)
    {
      const char *potensi = get_cell (record, "potensi", rows[i], "potensi");
      g_autofree char *kegiatan = g_utf8_substring (potensi, 0, MIN (g_utf8_strlen (potensi, -1), 300));
      g_autofree char *row = NULL;

      if (*kegiatan == '\0' || has_cell (record, "item", "kegiatan", kegiatan))
        continue;
      row = prk_kak_session_new_row_id (session);
      prk_edit_append_row (edit, "item", row);
      set_cell (edit, "item", row, "kegiatan", kegiatan);
      for (guint j = 0; j < G_N_ELEMENTS (same); j++)
        set_cell (edit, "item", row, same[j], get_cell (record, "potensi", rows[i], same[j]));
    }
  finish (page, edit, _("Entries from the mapping"), _("Everything that was mapped is in the list already"));
}

/* An agreed list keeps the hard rules; what is missing can be seen below the form. */
void
_prk_rencana_sepakati (PrkRekamanPage *page)
{
  PrkKakSession *session = prk_rekaman_page_get_session (page);
  PrkRecord *record = get_record (page);
  g_autoptr(GPtrArray) temuan = prk_rencana_periksa (record, NULL, prk_rekaman_page_get_profil (page));
  g_autoptr(PrkEdit) edit = NULL;
  g_autofree char *today = NULL;

  if (prk_rencana_get_keadaan (record) != PRK_RENCANA_DRAF)
    {
      prk_rekaman_page_tell (page, _("The list is agreed already"));
      return;
    }
  if (temuan->len > 0 && ((PrkTemuan *) g_ptr_array_index (temuan, 0))->kekuatan == PRK_KEKUATAN_HARD)
    {
      prk_rekaman_page_tell (page, ((PrkTemuan *) g_ptr_array_index (temuan, 0))->pesan);
      return;
    }

  edit = prk_kak_session_begin (session);
  today = prk_hari_dup_iso (prk_kasus_hari_ini (prk_rekaman_page_get_store (page)));
  prk_edit_set_string (edit, "disepakati", today);
  prk_kak_session_apply (session, edit, _("The list is agreed"));
  prk_rekaman_page_show_part (page, "berita_acara");
}
