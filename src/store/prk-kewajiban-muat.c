/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "prk-db-private.h"
#include "prk-kewajiban-muat.h"
#include "prk-store-private.h"

/* Only texts that ever had a row are loaded: most have none. */
#define SQL_NASKAH                                                                                           \
  "SELECT id FROM record AS r WHERE type = 'naskah' AND EXISTS (SELECT 1 FROM op WHERE op.record = r.number " \
  "AND instr(op.bytes, CAST('\"path\":\"kewajiban/' AS BLOB)) > 0)"

static gboolean
list_run (gpointer   where,
          PrkJob    *job,
          GError   **error)
{
  PrkDb *db = where;
  g_autoptr(PrkRows) rows = _prk_db_query (db, error, SQL_NASKAH, "");
  g_autoptr(GPtrArray) list = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(GError) local_error = NULL;

  if (rows == NULL)
    return FALSE;
  while (_prk_db_next (db, rows, &local_error))
    g_ptr_array_add (list, g_strdup (_prk_rows_text (rows, 0)));
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  _prk_job_set_result (job, g_steal_pointer (&list), (GDestroyNotify) g_ptr_array_unref);

  return TRUE;
}

/**
 * prk_store_list_kewajiban:
 * @store: a store
 *
 * Reads what the parties owe by the texts of all agreements. Blocks; any thread.
 *
 * Returns: (transfer full) (element-type PrkKewajibanNaskah): the newest text of each line of a case
 */
GPtrArray *
prk_store_list_kewajiban (PrkStore  *store,
                          GError   **error)
{
  g_autoptr(GPtrArray) ids = NULL;
  g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) prk_kewajiban_naskah_unref);

  g_return_val_if_fail (PRK_IS_STORE (store), NULL);

  ids = _prk_store_call (store, _prk_job_new (PRK_JOB_READ, list_run, NULL, NULL), error);
  if (ids == NULL)
    return NULL;
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr(PrkRecord) naskah = prk_store_load (store, g_ptr_array_index (ids, i), error);

      if (naskah == NULL)
        return NULL;
      g_ptr_array_add (all, prk_kewajiban_naskah_new (naskah));
    }

  return prk_kewajiban_list_berlaku (all);
}

/**
 * prk_kewajiban_garis_baca:
 * @garis: (out caller-allocates): where the line stands
 * @kasus: the case
 * @alur: its line
 * @hari_ini: today
 *
 * Reads the day of the signing and the end of the term.
 */
void
prk_kewajiban_garis_baca (PrkKewajibanGaris *garis,
                          PrkKasusRingkas   *kasus,
                          const char        *alur,
                          PrkHari            hari_ini)
{
  const PrkKasusAlur *line;
  const char *term;

  g_return_if_fail (garis != NULL && kasus != NULL && alur != NULL);

  *garis = (PrkKewajibanGaris) { .hari_ini = hari_ini };
  line = prk_kasus_ringkas_find_alur (kasus, alur);
  if (line == NULL || line->keadaan == NULL)
    return;

  term = strcmp (alur, PRK_ALUR_UTAMA) == 0 ? "D13" : "D14";
  garis->ditandatangani = line->ditandatangani;
  garis->is_berhenti = strcmp (line->keadaan->id, "Z") == 0 || g_str_has_prefix (line->keadaan->id, "X_");
  for (guint i = 0; i < kasus->tenggat->len; i++)
    {
      const PrkTenggat *tenggat = g_ptr_array_index (kasus->tenggat, i);

      if (strcmp (tenggat->id, term) != 0 || strcmp (tenggat->alur, alur) != 0)
        continue;
      garis->berakhir = MAX (garis->berakhir, tenggat->jatuh);
      if (garis->ditandatangani == 0)
        garis->ditandatangani = tenggat->pemicu;
    }
}

static PrkAgenda *
new_agenda (const PrkKewajibanNaskah *naskah,
            const PrkKewajiban       *kewajiban,
            const PrkKewajibanJatuh  *jatuh)
{
  PrkAgenda *self = g_new0 (PrkAgenda, 1);
  g_autofree char *who = prk_kewajiban_dup_pihak (kewajiban, naskah);

  self->uid = g_strdup_printf ("%s-%s%s%s@prakarsa", naskah->id, kewajiban->baris, *jatuh->masa != '\0' ? "-" : "",
                               jatuh->masa);
  self->judul = g_strdup_printf ("%s: %s", kewajiban->uraian, naskah->judul);
  self->keterangan = g_strdup_printf ("%s\n%s", who, kewajiban->dasar != NULL ? kewajiban->dasar : "");
  g_strchomp (self->keterangan);
  self->hari = jatuh->jatuh;

  return self;
}

GPtrArray *
prk_kewajiban_list_agenda (GPtrArray *kewajiban,
                           GPtrArray *kasus,
                           PrkHari    hari_ini)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify) prk_agenda_free);
  g_autoptr(GHashTable) cases = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; kewajiban != NULL && kewajiban->len > 0 && kasus != NULL && i < kasus->len; i++)
    g_hash_table_insert (cases, ((PrkKasusRingkas *) g_ptr_array_index (kasus, i))->id, g_ptr_array_index (kasus, i));
  for (guint i = 0; kewajiban != NULL && i < kewajiban->len; i++)
    {
      const PrkKewajibanNaskah *naskah = g_ptr_array_index (kewajiban, i);
      PrkKasusRingkas *one = g_hash_table_lookup (cases, naskah->ksd);
      PrkKewajibanGaris garis;

      if (one == NULL)
        continue;
      prk_kewajiban_garis_baca (&garis, one, naskah->alur, hari_ini);
      for (guint j = 0; j < naskah->butir->len; j++)
        {
          const PrkKewajiban *duty = g_ptr_array_index (naskah->butir, j);
          PrkKewajibanJatuh jatuh;

          prk_kewajiban_hitung (duty, &garis, &jatuh);
          if (jatuh.jatuh != 0 && (jatuh.status == PRK_KEWAJIBAN_BERJALAN || jatuh.status == PRK_KEWAJIBAN_LEWAT))
            g_ptr_array_add (list, new_agenda (naskah, duty, &jatuh));
        }
    }

  return list;
}
