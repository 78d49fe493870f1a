/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the desk says of meetings. A task is the office's whose name stands in it; who runs the cases sees
 * the others' as waiting, and that they are late. */

#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "prk-meja-private.h"

/* Whether a task names the office of whoever sits here. */
static gboolean
names_office (const PrkMejaBahan *bahan, const PrkTugas *tugas)
{
  g_autofree char *who = g_utf8_casefold (tugas->oleh, -1);
  g_autofree char *office = NULL;

  if (bahan->perangkat_daerah == NULL || *bahan->perangkat_daerah == '\0')
    return bahan->peran == PRK_MEJA_SEKRETARIAT;
  office = g_utf8_casefold (bahan->perangkat_daerah, -1);

  return strstr (who, office) != NULL;
}

static PrkMejaKelompok
find_kelompok (const PrkMejaBahan *bahan, const PrkTugas *tugas)
{
  gboolean runs = bahan->peran == PRK_MEJA_SEMUA || bahan->peran == PRK_MEJA_SEKRETARIAT;
  gboolean is_ours
      = bahan->peran == PRK_MEJA_SEMUA
        || (bahan->peran != PRK_MEJA_PIMPINAN && names_office (bahan, tugas));

  if (!is_ours && !runs)
    return PRK_MEJA_N_KELOMPOK;
  if (tugas->sampai != 0 && tugas->sampai < bahan->hari_ini)
    return PRK_MEJA_TERLAMBAT;
  if (!is_ours)
    return PRK_MEJA_MENUNGGU;

  return tugas->sampai != 0 && tugas->sampai <= bahan->hari_ini + PRK_MEJA_MINGGU
             ? PRK_MEJA_MINGGU_INI
             : PRK_MEJA_NANTI;
}

static void
add_tugas (PrkMejaSusunan *susunan, const PrkRapatRingkas *rapat, const PrkTugas *tugas)
{
  const PrkMejaBahan *bahan = susunan->bahan;
  PrkMejaKelompok kelompok = find_kelompok (bahan, tugas);
  PrkMejaButir butir = { .rapat = rapat,
                         .tugas = tugas,
                         .teks = N_ ("Follow up"),
                         .tombol = N_ ("Open"),
                         .urut = tugas->sampai != 0 ? tugas->sampai : G_MAXUINT };

  if (tugas->is_selesai || kelompok == PRK_MEJA_N_KELOMPOK
      || (bahan->hanya != 0 && tugas->sampai != bahan->hanya))
    return;
  if (tugas->sampai != 0)
    _prk_meja_mark_day (susunan, tugas->sampai, tugas->sampai < bahan->hari_ini);
  _prk_meja_add (susunan, kelompok, &butir);
}

static gboolean
is_unrecorded_pleno (const PrkRapatRingkas *rapat)
{
  return rapat->is_tertinggal && g_strcmp0 (rapat->jenis, "pleno") == 0;
}

gboolean
_prk_meja_has_pleno (const PrkMejaSusunan *susunan, PrkHari hari)
{
  GPtrArray *all = susunan->bahan->rapat;

  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      const PrkRapatRingkas *rapat = g_ptr_array_index (all, i);

      if (is_unrecorded_pleno (rapat) && rapat->hari != 0
          && prk_hari_get_tahun (rapat->hari) == prk_hari_get_tahun (hari))
        return TRUE;
    }

  return FALSE;
}

/* Held in this year or the last, for whose reports it counts. */
static void
add_unrecorded (PrkMejaSusunan *susunan, const PrkRapatRingkas *rapat)
{
  const PrkMejaBahan *bahan = susunan->bahan;
  PrkMejaButir butir = { .rapat = rapat,
                         .teks = N_ ("Record the meeting with the TKKSD"),
                         .tombol = N_ ("Open"),
                         .pasal = "Pasal 37 ayat (1)",
                         .urut = rapat->hari };

  if (bahan->hanya == 0 && is_unrecorded_pleno (rapat) && rapat->hari != 0
      && prk_hari_get_tahun (rapat->hari) + 1 >= prk_hari_get_tahun (bahan->hari_ini)
      && _prk_meja_is_milik (PRK_PIHAK_TKKSD, bahan->peran))
    _prk_meja_add (susunan, PRK_MEJA_CATATAN, &butir);
}

/* Nothing of the TKKSD falls due before its decree is recorded. */
static void
add_lembaga (PrkMejaSusunan *susunan)
{
  const PrkMejaBahan *bahan = susunan->bahan;
  PrkMejaButir butir = { .lembaga = bahan->lembaga,
                         .teks = N_ ("Record the decree about the TKKSD"),
                         .tombol = N_ ("Open"),
                         .pasal = "Pasal 34 ayat (1)",
                         .urut = G_MAXUINT };

  if (bahan->lembaga == NULL || bahan->hanya != 0
      || !_prk_meja_is_milik (PRK_PIHAK_TKKSD, bahan->peran))
    return;
  for (guint i = 0; bahan->kasus != NULL && i < bahan->kasus->len; i++)
    if (((PrkKasusRingkas *)g_ptr_array_index (bahan->kasus, i))->is_lembaga)
      return;

  _prk_meja_add (susunan, PRK_MEJA_CATATAN, &butir);
}

void
_prk_meja_add_rapat (PrkMejaSusunan *susunan)
{
  GPtrArray *all = susunan->bahan->rapat;

  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      const PrkRapatRingkas *rapat = g_ptr_array_index (all, i);

      for (guint j = 0; j < rapat->tugas->len; j++)
        add_tugas (susunan, rapat, g_ptr_array_index (rapat->tugas, j));
      add_unrecorded (susunan, rapat);
    }
  add_lembaga (susunan);
}

void
_prk_meja_fill_tugas (PrkMejaBaris *row, const PrkMejaButir *butir, PrkHari hari_ini)
{
  const PrkTugas *tugas = butir->tugas;

  row->jatuh = tugas->sampai;
  row->sisa = tugas->sampai != 0 ? (gint)tugas->sampai - (gint)hari_ini : 0;
  row->uid = g_strdup_printf ("%s-%s@prakarsa", butir->rapat->id, tugas->baris);
  row->keterangan = g_strdup_printf ("%s%s%s", tugas->oleh, *tugas->oleh != '\0' ? " · " : "",
                                     butir->rapat->judul);
}
