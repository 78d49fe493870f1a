/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "base/prk-id.h"

#include "prk-kasus-private.h"
#include "prk-nomor-simpan.h"

static GPtrArray *
load_blocks (PrkStore  *store,
             GError   **error)
{
  PrkQuery query = { .type = PRK_TIPE_NOMOR };
  g_autoptr(GPtrArray) rows = prk_store_list (store, &query, error);
  g_autoptr(GPtrArray) blocks = g_ptr_array_new_with_free_func ((GDestroyNotify) prk_nomor_blok_free);

  if (rows == NULL)
    return NULL;
  for (guint i = 0; i < rows->len; i++)
    {
      g_autoptr(PrkRecord) record = prk_store_load (store, ((PrkRingkas *) g_ptr_array_index (rows, i))->id, error);
      PrkNomorBlok *one;

      if (record == NULL)
        return NULL;
      one = prk_nomor_blok_dari_rekaman (record);
      if (one != NULL)
        g_ptr_array_add (blocks, one);
    }

  return g_steal_pointer (&blocks);
}

/**
 * prk_nomor_muat:
 * @daftar: the cases of a store
 * @cases: (nullable) (element-type PrkKasusRingkas): all of them, where they were read already
 * @error: of the domain PRK_STORE_ERROR
 *
 * Reads what was given and what is kept.
 *
 * Returns: (transfer full): what can be asked about numbers
 */
PrkNomorBahan *
prk_nomor_muat (PrkKasusDaftar  *daftar,
                GPtrArray       *cases,
                GError         **error)
{
  g_autoptr(GPtrArray) read = NULL;
  g_autoptr(GPtrArray) blocks = NULL;
  PrkNomorBahan *bahan;

  g_return_val_if_fail (PRK_IS_KASUS_DAFTAR (daftar), NULL);

  if (cases == NULL)
    cases = read = prk_kasus_daftar_muat (daftar, error);
  blocks = cases != NULL ? load_blocks (prk_kasus_daftar_get_store (daftar), error) : NULL;
  if (blocks == NULL)
    return NULL;

  bahan = g_new0 (PrkNomorBahan, 1);
  bahan->profil = _prk_kasus_daftar_dup_profil (daftar);
  bahan->blok = g_steal_pointer (&blocks);
  bahan->terpakai = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < cases->len; i++)
    for (GStrv one = ((PrkKasusRingkas *) g_ptr_array_index (cases, i))->nomor; one != NULL && *one != NULL; one++)
      g_ptr_array_add (bahan->terpakai, g_strdup (*one));

  return bahan;
}

static void
set_filled (PrkEdit    *edit,
            const char *path,
            const char *text)
{
  if (text != NULL && *text != '\0')
    prk_edit_set_string (edit, path, text);
}

/**
 * prk_nomor_cadangkan:
 * @store: an open store
 * @bahan: what was given and what is kept
 * @blok: the block; its id is not read
 * @error: PRK_STORE_ERROR_INPUT: another open block or a given number lies in it
 *
 * Keeps a stretch of numbers for a device.
 *
 * Returns: (transfer full): the id of the record
 */
char *
prk_nomor_cadangkan (PrkStore            *store,
                     const PrkNomorBahan *bahan,
                     const PrkNomorBlok  *blok,
                     GError             **error)
{
  const PrkNomorBlok *other;
  g_autofree char *id = NULL;
  g_autofree char *title = NULL;
  g_autoptr(PrkRecord) record = NULL;
  g_autoptr(PrkEdit) edit = NULL;
  g_autoptr(PrkOp) op = NULL;

  g_return_val_if_fail (PRK_IS_STORE (store) && bahan != NULL && blok != NULL, NULL);

  other = prk_nomor_find_tumpang (bahan, blok);
  if (other != NULL)
    {
      g_set_error (error, PRK_STORE_ERROR, PRK_STORE_ERROR_INPUT, _("%u–%u are kept for %s already"), other->dari,
                   other->sampai, other->untuk);
      return NULL;
    }
  if (prk_nomor_blok_hitung (bahan, blok, NULL) > 0)
    {
      g_set_error (error, PRK_STORE_ERROR, PRK_STORE_ERROR_INPUT, _("Some of %u–%u were given already"), blok->dari,
                   blok->sampai);
      return NULL;
    }

  id = prk_id_new (prk_store_get_clock (store), prk_store_get_entropy (store));
  title = g_strdup_printf ("%s %u: %u–%u", strcmp (blok->buku, "kb") == 0 ? "KB" : "PKS", blok->tahun, blok->dari,
                           blok->sampai);
  record = prk_record_new (id, PRK_TIPE_NOMOR);
  edit = prk_edit_new (record);
  prk_edit_set_string (edit, "judul", title);
  prk_edit_set_string (edit, "buku", blok->buku);
  prk_edit_set_int (edit, "tahun", blok->tahun);
  prk_edit_set_int (edit, "dari", blok->dari);
  prk_edit_set_int (edit, "sampai", blok->sampai);
  set_filled (edit, "untuk", blok->untuk);
  set_filled (edit, "perangkat", blok->perangkat);
  set_filled (edit, "alasan", blok->alasan);
  op = prk_store_commit (store, edit, error);

  return op != NULL ? g_steal_pointer (&id) : NULL;
}

gboolean
prk_nomor_kembalikan (PrkStore    *store,
                      const char  *id,
                      GError     **error)
{
  g_autoptr(PrkRecord) record = NULL;
  g_autoptr(PrkEdit) edit = NULL;
  g_autoptr(PrkOp) op = NULL;

  g_return_val_if_fail (PRK_IS_STORE (store) && id != NULL, FALSE);

  record = prk_store_load (store, id, error);
  if (record == NULL)
    return FALSE;
  edit = prk_edit_new (record);
  prk_edit_set_bool (edit, "tutup", TRUE);
  op = prk_store_commit (store, edit, error);

  return op != NULL;
}
