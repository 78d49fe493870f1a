/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "prk-agenda-simpan.h"
#include "prk-meja.h"

/* A meeting every working day of two years. */
#define MAX_MEETINGS 500

GPtrArray *
prk_agenda_list_kasus (GPtrArray *kasus)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify)prk_agenda_free);

  for (guint i = 0; kasus != NULL && i < kasus->len; i++)
    {
      const PrkKasusRingkas *row = g_ptr_array_index (kasus, i);

      for (guint j = 0; j < row->tenggat->len; j++)
        {
          PrkAgenda *agenda
              = prk_agenda_dari_tenggat (row->id, row->judul, g_ptr_array_index (row->tenggat, j));

          if (agenda != NULL)
            g_ptr_array_add (list, agenda);
        }
    }

  return list;
}

/* "09.00–12.00 WIB", "pukul 9:30 s.d. selesai": the times that stand in it. */
static void
read_times (const char *text, char **first, char **second)
{
  g_autoptr (GRegex) times = g_regex_new ("\\b([01]?\\d|2[0-3])[.:]([0-5]\\d)\\b", 0, 0, NULL);
  g_autoptr (GMatchInfo) match = NULL;
  char **next = first;

  for (g_regex_match (times, text, 0, &match); g_match_info_matches (match) && next != NULL;
       g_match_info_next (match, NULL))
    {
      g_autofree char *hour = g_match_info_fetch (match, 1);
      g_autofree char *minute = g_match_info_fetch (match, 2);

      *next = g_strdup_printf ("%s:%s", hour, minute);
      next = next == first ? second : NULL;
    }
}

PrkAgenda *
prk_agenda_dari_rapat (PrkRecord *rapat)
{
  const char *pukul, *judul;
  PrkHari hari;
  PrkAgenda *self;

  g_return_val_if_fail (rapat != NULL, NULL);

  hari = prk_hari_dari_iso (prk_record_get_string (rapat, "tanggal"));
  if (hari == 0)
    return NULL;

  judul = prk_record_get_string (rapat, "judul");
  pukul = prk_record_get_string (rapat, "pukul");
  self = g_new0 (PrkAgenda, 1);
  self->uid = g_strconcat (prk_record_get_id (rapat), "@prakarsa", NULL);
  self->judul = g_strdup (judul != NULL && *judul != '\0' ? judul : "Rapat");
  self->tempat = g_strdup (prk_record_get_string (rapat, "tempat"));
  self->hari = hari;
  if (pukul != NULL)
    read_times (pukul, &self->mulai, &self->selesai);

  return self;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const PrkAgenda *one = *(const PrkAgenda *const *)a;
  const PrkAgenda *other = *(const PrkAgenda *const *)b;

  if (one->hari != other->hari)
    return one->hari < other->hari ? -1 : 1;

  return strcmp (one->uid, other->uid);
}

GPtrArray *
prk_store_list_rapat (PrkStore *store, GPtrArray *agenda, GError **error)
{
  const PrkQuery query = { .type = "rapat", .urut = PRK_URUT_CHANGED, .limit = MAX_MEETINGS };
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) list
      = g_ptr_array_new_with_free_func ((GDestroyNotify)prk_rapat_ringkas_unref);

  g_return_val_if_fail (PRK_IS_STORE (store), NULL);

  rows = prk_store_list (store, &query, error);
  if (rows == NULL)
    return NULL;

  for (guint i = 0; i < rows->len; i++)
    {
      const PrkRingkas *row = g_ptr_array_index (rows, i);
      g_autoptr (PrkRecord) rapat = prk_store_load (store, row->id, error);
      PrkAgenda *entry;

      if (rapat == NULL)
        return NULL;
      g_ptr_array_add (list, prk_rapat_ringkas_new (rapat));
      entry = agenda != NULL ? prk_agenda_dari_rapat (rapat) : NULL;
      if (entry != NULL)
        g_ptr_array_add (agenda, entry);
    }
  if (agenda != NULL)
    g_ptr_array_sort (agenda, compare);

  return g_steal_pointer (&list);
}

GPtrArray *
prk_store_list_agenda_rapat (PrkStore *store, GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify)prk_agenda_free);
  g_autoptr (GPtrArray) rapat = prk_store_list_rapat (store, list, error);

  return rapat != NULL ? g_steal_pointer (&list) : NULL;
}
