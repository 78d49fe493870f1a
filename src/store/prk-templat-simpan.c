/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/prk-hash.h"
#include "base/prk-id.h"

#include "prk-templat-simpan.h"

#define JENIS "templat"
#define ISI   "isi"

static char *
dup_id (const char *daerah,
        const char *nama)
{
  g_autofree char *name = g_strjoin (" ", JENIS, daerah, nama, NULL);
  g_autofree char *hash = prk_hash_data (name, strlen (name));

  return prk_id_new_dari_hash (hash);
}

/* NULL without an error: there is none. */
static PrkRecord *
load (PrkStore    *store,
      const char  *id,
      GError     **error)
{
  g_autoptr(GError) cause = NULL;
  PrkRecord *record = prk_store_load (store, id, &cause);

  if (record == NULL && !g_error_matches (cause, PRK_STORE_ERROR, PRK_STORE_ERROR_NOT_FOUND))
    g_propagate_error (error, g_steal_pointer (&cause));

  return record;
}

/**
 * prk_templat_muat:
 * @store: an open store
 *
 * Reads what the office changed. Blocks.
 *
 * Returns: (transfer full) (element-type utf8 utf8): name → XML
 */
GHashTable *
prk_templat_muat (PrkStore *store)
{
  GHashTable *all = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  PrkQuery query = { .type = JENIS };
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) rows = prk_store_list (store, &query, &error);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      const PrkRingkas *row = g_ptr_array_index (rows, i);
      g_autoptr(PrkRecord) record = prk_store_load (store, row->id, NULL);
      const char *nama = record != NULL ? prk_record_get_string (record, "nama") : NULL;
      const char *isi = nama != NULL ? prk_record_get_string (record, ISI) : NULL;

      if (isi != NULL && *isi != '\0')
        g_hash_table_insert (all, g_strdup (nama), g_strdup (isi));
    }
  if (error != NULL)
    g_info ("The office's templates could not be read: %s", error->message);

  return all;
}

/**
 * prk_templat_simpan:
 * @store: an open store
 * @daerah: kode wilayah of the own daerah
 * @nama: name of a template that ships
 * @judul: what people call the paper
 * @isi: XML; "" for the one that ships
 *
 * Writes what a template says from now on. Blocks.
 *
 * Returns: %FALSE with an error of the store
 */
gboolean
prk_templat_simpan (PrkStore    *store,
                    const char  *daerah,
                    const char  *nama,
                    const char  *judul,
                    const char  *isi,
                    GError     **error)
{
  g_autofree char *id = NULL;
  g_autoptr(GError) cause = NULL;
  g_autoptr(PrkRecord) record = NULL;
  g_autoptr(PrkEdit) edit = NULL;
  g_autoptr(PrkOp) op = NULL;
  const char *now;

  g_return_val_if_fail (PRK_IS_STORE (store) && daerah != NULL && nama != NULL && isi != NULL, FALSE);

  id = dup_id (daerah, nama);
  record = load (store, id, &cause);
  if (cause != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return FALSE;
    }
  if (record == NULL)
    record = prk_record_new (id, JENIS);
  now = prk_record_get_string (record, ISI);
  if (g_strcmp0 (now != NULL ? now : "", isi) == 0)
    return TRUE;

  edit = prk_edit_new (record);
  if (prk_record_get_string (record, "nama") == NULL)
    {
      prk_edit_set_string (edit, "nama", nama);
      prk_edit_set_string (edit, "judul", judul != NULL ? judul : nama);
    }
  prk_edit_set_string (edit, ISI, isi);
  op = prk_store_commit (store, edit, error);

  return op != NULL;
}

static void
versi_free (gpointer data)
{
  PrkTemplatVersi *versi = data;

  g_free (versi->isi);
  g_free (versi->oleh);
  g_free (versi);
}

/**
 * prk_templat_riwayat:
 * @store: an open store
 * @daerah: kode wilayah of the own daerah
 * @nama: name of a template
 *
 * Lists what a template once said. Blocks.
 *
 * Returns: (transfer full) (element-type PrkTemplatVersi): newest first
 */
GPtrArray *
prk_templat_riwayat (PrkStore   *store,
                     const char *daerah,
                     const char *nama)
{
  g_autofree char *id = dup_id (daerah, nama);
  g_autoptr(PrkRecord) record = load (store, id, NULL);
  g_autoptr(GPtrArray) ops = record != NULL ? prk_record_list_ops (record) : NULL;
  GPtrArray *all = g_ptr_array_new_with_free_func (versi_free);

  for (guint i = ops != NULL ? ops->len : 0; i > 0; i--)
    {
      PrkOp *op = g_ptr_array_index (ops, i - 1);

      for (guint k = 0; k < prk_op_get_n_sets (op); k++)
        {
          const PrkOpSet *set = prk_op_get_set (op, k);
          PrkTemplatVersi *versi;

          if (strcmp (set->path, ISI) != 0 || !JSON_NODE_HOLDS_VALUE (set->value))
            continue;
          versi = g_new0 (PrkTemplatVersi, 1);
          versi->isi = g_strdup (json_node_get_string (set->value));
          versi->oleh = g_strdup (prk_op_get_device (op));
          versi->pada_us = prk_op_get_at_us (op);
          g_ptr_array_add (all, versi);
        }
    }

  return all;
}
