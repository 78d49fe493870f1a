/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "prk-rapat-catat.h"

#define PERISTIWA "peristiwa" /* where a record notes the event that it became */

static gboolean
is_noted (PrkRecord *record, const char *path)
{
  const char *id = prk_record_get_string (record, path);

  return id != NULL && *id != '\0';
}

/* The decree that holds on that day, for a TKKSD that has not begun yet. */
static void
add_decree (GPtrArray *list, GPtrArray *lembaga, const char *iso)
{
  PrkRecord *decree = prk_lembaga_find_berlaku (lembaga, "tkksd", prk_hari_dari_iso (iso));
  PrkTindakan *formed;

  if (decree == NULL)
    return;

  formed = prk_tindakan_new (NULL, "tkksd_dibentuk", prk_lembaga_new_isi (decree), PERISTIWA);
  formed->is_awal = TRUE;
  formed->rekaman = prk_record_copy (decree);
  g_ptr_array_add (list, formed);
}

static void
add_sendiri (GPtrArray *list, PrkRecord *rapat, GPtrArray *lembaga)
{
  JsonObject *isi = is_noted (rapat, PERISTIWA) ? NULL : prk_rapat_new_kejadian (rapat, lembaga);

  if (isi == NULL)
    return;

  add_decree (list, lembaga, prk_record_get_string (rapat, "tanggal"));
  g_ptr_array_add (list,
                   prk_tindakan_new (NULL, prk_rapat_get_peristiwa (rapat), isi, PERISTIWA));
}

GPtrArray *
prk_rapat_list_tindakan (PrkRecord *rapat, GPtrArray *lembaga)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify)prk_tindakan_free);
  g_auto (GStrv) rows = NULL;

  g_return_val_if_fail (rapat != NULL && lembaga != NULL, list);

  add_sendiri (list, rapat, lembaga);
  rows = prk_record_list_rows (rapat, "putusan");
  for (guint i = 0; rows[i] != NULL; i++)
    {
      g_autofree char *path = g_strdup_printf ("putusan/%s/peristiwa", rows[i]);
      const char *ksd, *jenis;
      JsonObject *isi;

      if (is_noted (rapat, path))
        continue;
      isi = prk_rapat_new_putusan (rapat, lembaga, rows[i], &ksd, &jenis);
      if (isi != NULL)
        g_ptr_array_add (list, prk_tindakan_new (ksd, jenis, isi, path));
    }

  return list;
}

GPtrArray *
prk_lembaga_list_tindakan (PrkRecord *lembaga)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify)prk_tindakan_free);

  g_return_val_if_fail (lembaga != NULL, list);

  if (g_strcmp0 (prk_record_get_string (lembaga, "jenis"), "tim_teknis") != 0
      && !is_noted (lembaga, PERISTIWA))
    g_ptr_array_add (list, prk_tindakan_new (NULL, "tkksd_dibentuk", prk_lembaga_new_isi (lembaga),
                                             PERISTIWA));

  return list;
}

GPtrArray *
prk_rencana_list_tindakan (PrkRecord *rencana, GPtrArray *lembaga, PrkProfil *profil)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify)prk_tindakan_free);
  const char *mapped, *agreed;
  gboolean has_mapping, has_list;

  g_return_val_if_fail (rencana != NULL && lembaga != NULL && profil != NULL, list);

  mapped = prk_record_get_string (rencana, "pemetaan/tanggal");
  agreed = prk_record_get_string (rencana, "disepakati");
  has_mapping
      = mapped != NULL && *mapped != '\0' && !is_noted (rencana, PRK_RENCANA_PERISTIWA_PEMETAAN);
  has_list = prk_rencana_get_keadaan (rencana) == PRK_RENCANA_DITANDATANGANI;
  if (has_mapping || has_list)
    add_decree (list, lembaga, has_mapping ? mapped : agreed);
  if (has_mapping)
    g_ptr_array_add (list, prk_tindakan_new (NULL, "pemetaan_selesai",
                                             prk_rencana_new_pemetaan (rencana),
                                             PRK_RENCANA_PERISTIWA_PEMETAAN));
  if (has_list)
    g_ptr_array_add (list, prk_tindakan_new (NULL, "daftar_rencana",
                                             prk_rencana_new_daftar (rencana, profil),
                                             PRK_RENCANA_PERISTIWA_DAFTAR));

  return list;
}
