/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What was told is a text of lines: the day of the last sum, then a deadline each, "uid day stage",
 * stage being the days before the end for which it was told. Whoever was away on the seventh day is
 * told on the fifth; a deadline that has moved is told anew. */

#include "config.h"

#include <stdio.h>
#include <string.h>

#include "prk-pengingat.h"

#define MINUTES_A_DAY (24 * 60)

/* More at once would only be wiped away; the sum tells of them all. */
#define MAX_KABAR 5

static gboolean
read_minutes (const char *text, guint *minutes)
{
  guint hour, minute;
  char rest;

  if (sscanf (text, "%2u:%2u%c", &hour, &minute, &rest) != 2 || hour > 23 || minute > 59)
    return FALSE;

  *minutes = hour * 60 + minute;
  return TRUE;
}

void
prk_hening_baca (PrkHening *hening, const char *text)
{
  g_auto (GStrv) parts = NULL;

  g_return_if_fail (hening != NULL);

  if (text != NULL && *text == '\0')
    {
      *hening = (PrkHening){ 0, 0 };
      return;
    }

  parts = text != NULL ? g_strsplit (text, "-", 2) : NULL;
  if (parts == NULL || parts[0] == NULL || parts[1] == NULL
      || !read_minutes (parts[0], &hening->awal) || !read_minutes (parts[1], &hening->akhir))
    *hening = (PrkHening){ 19 * 60, 7 * 60 };
}

char *
prk_hening_tulis (const PrkHening *hening)
{
  g_return_val_if_fail (hening != NULL, NULL);

  if (hening->awal == hening->akhir)
    return g_strdup ("");

  return g_strdup_printf ("%02u:%02u-%02u:%02u", hening->awal / 60, hening->awal % 60,
                          hening->akhir / 60, hening->akhir % 60);
}

/**
 * prk_hening_is_hening:
 * @menit: of the day, below 1440
 *
 * Returns: whether nothing is told now; the last minute of the span is one where things are
 */
gboolean
prk_hening_is_hening (const PrkHening *hening, guint menit)
{
  g_return_val_if_fail (hening != NULL && menit < MINUTES_A_DAY, FALSE);

  if (hening->awal <= hening->akhir)
    return menit >= hening->awal && menit < hening->akhir;

  return menit >= hening->awal || menit < hening->akhir;
}

void
prk_kabar_free (PrkKabar *self)
{
  g_free (self->id);
  g_free (self->teks);
  g_free (self->judul);
  g_free (self->tempat);
  g_free (self);
}

/* What was told of one deadline. */
typedef struct
{
  PrkHari hari;
  guint tahap;
} Sudah;

typedef struct
{
  PrkHari ringkasan;
  GHashTable *tenggat; /* uid → Sudah */
} Ingatan;

static void
read_line (Ingatan *ingatan, const char *line, PrkHari hari_ini)
{
  g_auto (GStrv) words = g_strsplit (line, " ", 3);
  guint64 tahap;
  PrkHari hari;
  Sudah *sudah;

  if (g_strv_length (words) != 3
      || !g_ascii_string_to_unsigned (words[2], 10, 0, PRK_MEJA_MINGGU, &tahap, NULL))
    return;
  hari = prk_hari_dari_iso (words[1]);
  if (hari < hari_ini)
    return;

  sudah = g_new (Sudah, 1);
  sudah->hari = hari;
  sudah->tahap = (guint)tahap;
  g_hash_table_replace (ingatan->tenggat, g_strdup (words[0]), sudah);
}

/* Lines that nobody understands are forgotten, and deadlines that have gone by. */
static void
read_ingatan (Ingatan *ingatan, const char *text, PrkHari hari_ini)
{
  g_auto (GStrv) lines = g_strsplit (text != NULL ? text : "", "\n", -1);

  ingatan->tenggat = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  ingatan->ringkasan = lines[0] != NULL ? prk_hari_dari_iso (lines[0]) : 0;
  for (guint i = 1; lines[0] != NULL && lines[i] != NULL; i++)
    read_line (ingatan, lines[i], hari_ini);
}

static int
compare_lines (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

static char *
write_ingatan (const Ingatan *ingatan)
{
  g_autoptr (GPtrArray) lines = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *day = prk_hari_dup_iso (ingatan->ringkasan);
  GHashTableIter iter;
  const char *uid;
  const Sudah *sudah;

  g_hash_table_iter_init (&iter, ingatan->tenggat);
  while (g_hash_table_iter_next (&iter, (gpointer *)&uid, (gpointer *)&sudah))
    {
      g_autofree char *iso = prk_hari_dup_iso (sudah->hari);

      g_ptr_array_add (lines, g_strdup_printf ("%s %s %u", uid, iso, sudah->tahap));
    }
  g_ptr_array_sort (lines, compare_lines);

  g_string_append (text, day != NULL ? day : "-");
  for (guint i = 0; i < lines->len; i++)
    g_string_append_printf (text, "\n%s", (const char *)g_ptr_array_index (lines, i));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static guint
get_stage (guint days)
{
  return days == 0 ? 0 : days == 1 ? 1 : PRK_MEJA_MINGGU;
}

/* Whether there is news of it. */
static gboolean
note (Ingatan *ingatan, const PrkMejaBaris *row, guint days)
{
  guint stage = get_stage (days);
  Sudah *sudah = g_hash_table_lookup (ingatan->tenggat, row->uid);

  if (sudah != NULL && sudah->hari == row->jatuh && sudah->tahap <= stage)
    return FALSE;

  sudah = g_new (Sudah, 1);
  sudah->hari = row->jatuh;
  sudah->tahap = stage;
  g_hash_table_replace (ingatan->tenggat, g_strdup (row->uid), sudah);

  return TRUE;
}

static void
add_rows (Ingatan *ingatan, GPtrArray *rows, PrkHari hari_ini, GPtrArray *list, gboolean *is_new)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const PrkMejaBaris *row = g_ptr_array_index (rows, i);
      PrkKabar *kabar;

      if (row->uid == NULL || row->jatuh < hari_ini || row->jatuh - hari_ini > PRK_MEJA_MINGGU
          || !note (ingatan, row, row->jatuh - hari_ini))
        continue;

      *is_new = TRUE;
      if (list->len >= MAX_KABAR)
        continue;
      kabar = g_new0 (PrkKabar, 1);
      kabar->id = g_strdup (row->uid);
      kabar->teks = g_strdup (row->teks);
      kabar->judul = g_strdup (row->judul);
      kabar->tempat = g_strdup (row->tempat);
      kabar->sisa = row->jatuh - hari_ini;
      g_ptr_array_add (list, kabar);
    }
}

static void
add_sum (const PrkMeja *meja, GPtrArray *list)
{
  PrkKabar *kabar = g_new0 (PrkKabar, 1);

  kabar->id = g_strdup ("ringkasan");
  kabar->tempat = g_strdup ("beranda");
  kabar->n_lewat = meja->jumlah[PRK_MEJA_TERLAMBAT];
  kabar->n_minggu = meja->jumlah[PRK_MEJA_MINGGU_INI];
  g_ptr_array_add (list, kabar);
}

GPtrArray *
prk_pengingat_susun (const PrkMeja *meja,
                     PrkHari hari_ini,
                     guint menit,
                     const PrkHening *hening,
                     const char *sudah,
                     char **sesudah)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify)prk_kabar_free);
  Ingatan ingatan = { 0 };
  gboolean is_new = FALSE;

  g_return_val_if_fail (meja != NULL && hening != NULL && sesudah != NULL && hari_ini != 0, list);

  *sesudah = NULL;
  if (prk_hening_is_hening (hening, menit))
    return list;

  read_ingatan (&ingatan, sudah, hari_ini);
  if (ingatan.ringkasan != hari_ini && prk_meja_count_mendesak (meja) > 0)
    {
      ingatan.ringkasan = hari_ini;
      is_new = TRUE;
      add_sum (meja, list);
    }
  add_rows (&ingatan, meja->baris[PRK_MEJA_MINGGU_INI], hari_ini, list, &is_new);
  add_rows (&ingatan, meja->baris[PRK_MEJA_BERAKHIR], hari_ini, list, &is_new);

  if (is_new)
    *sesudah = write_ingatan (&ingatan);
  g_hash_table_unref (ingatan.tenggat);

  return list;
}
