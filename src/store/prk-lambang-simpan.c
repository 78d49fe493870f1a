/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <gio/gio.h>

#include "base/prk-hash.h"
#include "base/prk-id.h"
#include "oplog/prk-berkas-value.h"

#include "prk-identitas.h"
#include "prk-lambang-simpan.h"

#define JENIS  "lambang"
#define BERKAS "berkas"

void
prk_lambang_kantor_free (PrkLambangKantor *self)
{
  g_free (self->kunci);
  g_free (self->judul);
  g_clear_pointer (&self->gambar, g_bytes_unref);
  g_free (self);
}

static PrkLambangKantor *
read_one (PrkStore   *store,
          const char *id)
{
  g_autoptr(PrkRecord) record = prk_store_load (store, id, NULL);
  const char *kunci = record != NULL ? prk_record_get_string (record, "kunci") : NULL;
  JsonNode *value = kunci != NULL ? prk_record_get_value (record, BERKAS) : NULL;
  g_autoptr(PrkBerkasValue) berkas = value != NULL ? prk_berkas_from_value (value) : NULL;
  PrkLambangKantor *one;

  if (berkas == NULL)
    return NULL;
  one = g_new0 (PrkLambangKantor, 1);
  one->kunci = g_strdup (kunci);
  one->judul = g_strdup (prk_record_get_string (record, "judul"));
  one->gambar = prk_store_get_blob (store, berkas->hash, NULL);

  return one;
}

static int
compare_keys (const void *a,
              const void *b)
{
  return strcmp ((*(PrkLambangKantor *const *) a)->kunci, (*(PrkLambangKantor *const *) b)->kunci);
}

/**
 * prk_lambang_kantor_muat:
 * @store: an open store
 *
 * Reads the emblems that the office supplied. Blocks.
 *
 * Returns: (transfer full) (element-type PrkLambangKantor): by key
 */
GPtrArray *
prk_lambang_kantor_muat (PrkStore *store)
{
  GPtrArray *all = g_ptr_array_new_with_free_func ((GDestroyNotify) prk_lambang_kantor_free);
  PrkQuery query = { .type = JENIS };
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) rows = prk_store_list (store, &query, &error);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      PrkLambangKantor *one = read_one (store, ((const PrkRingkas *) g_ptr_array_index (rows, i))->id);

      if (one != NULL)
        g_ptr_array_add (all, one);
    }
  if (error != NULL)
    g_info ("The office's emblems could not be read: %s", error->message);
  g_ptr_array_sort (all, compare_keys);

  return all;
}

static char *
dup_media_type (GBytes *gambar)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (gambar, &size);
  g_autofree char *type = g_content_type_guess (NULL, data, size, NULL);
  char *media = g_content_type_get_mime_type (type);

  return media != NULL ? media : g_strdup (PRK_BERKAS_UNKNOWN_JENIS);
}

static JsonNode *
new_value (PrkStore    *store,
           GBytes      *gambar,
           const char  *nama_berkas,
           GError     **error)
{
  g_autofree char *media = NULL;
  g_autofree char *hash = NULL;
  g_autofree char *nama = NULL;
  g_autoptr(PrkBerkasValue) berkas = NULL;

  if (gambar == NULL)
    return json_node_new (JSON_NODE_NULL);
  media = dup_media_type (gambar);
  hash = prk_store_put_blob (store, gambar, media, error);
  if (hash == NULL)
    return NULL;
  nama = prk_berkas_clean_nama (nama_berkas);
  berkas = prk_berkas_value_new (hash, nama, (gint64) g_bytes_get_size (gambar), media);

  return prk_berkas_to_value (berkas);
}

/**
 * prk_lambang_kantor_simpan:
 * @store: an open store
 * @daerah: kode wilayah of the own daerah
 * @kunci: code of the daerah whose emblem it is, or %PRK_LAMBANG_GARUDA
 * @judul: whose it is
 * @gambar: (nullable): bytes of an image file that can be printed; %NULL takes the picture away
 * @nama_berkas: what the file was called
 *
 * Writes which picture is printed from now on. Blocks.
 *
 * Returns: %FALSE with an error of the store
 */
gboolean
prk_lambang_kantor_simpan (PrkStore    *store,
                           const char  *daerah,
                           const char  *kunci,
                           const char  *judul,
                           GBytes      *gambar,
                           const char  *nama_berkas,
                           GError     **error)
{
  g_autofree char *name = g_strjoin (" ", JENIS, daerah, kunci, NULL);
  g_autofree char *hash = prk_hash_data (name, strlen (name));
  g_autofree char *id = prk_id_new_dari_hash (hash);
  g_autoptr(GError) cause = NULL;
  g_autoptr(PrkRecord) record = prk_store_load (store, id, &cause);
  g_autoptr(JsonNode) value = NULL;
  g_autoptr(PrkEdit) edit = NULL;
  g_autoptr(PrkOp) op = NULL;

  if (record == NULL && !g_error_matches (cause, PRK_STORE_ERROR, PRK_STORE_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return FALSE;
    }
  if (record == NULL && gambar == NULL)
    return TRUE;
  value = new_value (store, gambar, nama_berkas != NULL ? nama_berkas : kunci, error);
  if (value == NULL)
    return FALSE;
  if (record == NULL)
    record = prk_record_new (id, JENIS);
  edit = prk_edit_new (record);
  if (prk_record_get_string (record, "kunci") == NULL)
    {
      prk_edit_set_string (edit, "kunci", kunci);
      prk_edit_set_string (edit, "judul", judul);
    }
  prk_edit_set_node (edit, BERKAS, value);
  op = prk_store_commit (store, edit, error);

  return op != NULL;
}
