/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include <gio/gio.h>

#include "base/prk-error.h"

#include "prk-domain-private.h"
#include "prk-sop-private.h"

G_DEFINE_BOXED_TYPE (PrkSop, prk_sop, prk_sop_ref, prk_sop_unref)

static void
clear_sop (PrkSop *self)
{
  for (guint i = 0; i < self->n_langkah; i++)
    {
      PrkSopLangkah *langkah = &self->langkah[i];

      g_free ((gpointer)langkah->peran);
      g_free ((gpointer)langkah->paraf);
      g_free ((gpointer)langkah->kelengkapan);
      g_free ((gpointer)langkah->kembali);
      g_strfreev ((GStrv)langkah->output);
      g_strfreev ((GStrv)langkah->rincian);
    }
  g_free (self->langkah);
  g_free (self->pelaksana);
  g_strfreev (self->catatan);
  g_hash_table_unref (self->kepala);
  g_hash_table_unref (self->kepala_daftar);
  g_string_chunk_free (self->strings);
}

PrkSop *
prk_sop_ref (PrkSop *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
prk_sop_unref (PrkSop *self)
{
  g_atomic_rc_box_release_full (self, (GDestroyNotify)clear_sop);
}

static gboolean
is_sop_id (const char *id)
{
  return *id != '\0' && strspn (id, "abcdefghijklmnopqrstuvwxyz0123456789.-") == strlen (id)
         && *id != '.';
}

static void
add_id (GHashTable *ids, const char *name)
{
  g_autofree char *id = g_str_has_suffix (name, ".json")
                            ? g_strndup (name, strlen (name) - strlen (".json"))
                            : NULL;

  if (id != NULL && is_sop_id (id))
    g_hash_table_add (ids, g_steal_pointer (&id));
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

/**
 * prk_sop_list:
 * @folder: (nullable) (type filename): the office's own folder of procedures
 *
 * Lists the procedures at hand, sorted. Blocks on the disk.
 *
 * Returns: (transfer full): ids for prk_sop_load()
 */
GStrv
prk_sop_list (const char *folder)
{
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GDir) dir = folder != NULL ? g_dir_open (folder, 0, NULL) : NULL;
  g_auto (GStrv) shipped = _prk_domain_list ("/sop/");
  g_autofree char **keys = NULL;
  const char *name;
  guint n;

  for (guint i = 0; shipped[i] != NULL; i++)
    add_id (ids, shipped[i]);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    add_id (ids, name);

  keys = (char **)g_hash_table_get_keys_as_array (ids, &n);
  qsort (keys, n, sizeof (char *), compare_ids);

  return g_strdupv (keys);
}

static GBytes *
read_bytes (const char *id, const char *folder, GError **error)
{
  g_auto (GStrv) shipped = _prk_domain_list ("/sop/");
  g_autofree char *name = g_strconcat (id, ".json", NULL);
  g_autofree char *own = folder != NULL ? g_build_filename (folder, name, NULL) : NULL;
  g_autofree char *path = g_strconcat ("/sop/", name, NULL);
  char *text;
  gsize size;

  if (own != NULL && g_file_test (own, G_FILE_TEST_EXISTS))
    return g_file_get_contents (own, &text, &size, error) ? g_bytes_new_take (text, size) : NULL;
  if (is_sop_id (id) && g_strv_contains ((const char *const *)shipped, name))
    return _prk_domain_lookup (path);

  g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT, "%s: no such procedure", id);
  return NULL;
}

/**
 * prk_sop_load:
 * @id: an id of prk_sop_list()
 * @folder: (nullable) (type filename): the office's own folder; one there goes before the shipped
 * one
 * @error: return location for an error
 *
 * Loads a procedure. Blocks on the disk.
 *
 * Returns: (transfer full) (nullable): the procedure; %NULL with %G_FILE_ERROR, or with
 * %PRK_INPUT_ERROR that names file, line and key of the first mistake
 */
PrkSop *
prk_sop_load (const char *id, const char *folder, GError **error)
{
  g_autoptr (GPtrArray) salah = g_ptr_array_new_with_free_func ((GDestroyNotify)prk_sop_salah_free);
  g_autoptr (GBytes) bytes = NULL;
  const PrkSopSalah *first;
  PrkSop *sop;

  g_return_val_if_fail (id != NULL, NULL);

  if (!is_sop_id (id))
    folder = NULL;
  bytes = read_bytes (id, folder, error);
  if (bytes == NULL)
    return NULL;

  sop = prk_sop_baca (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), salah);
  if (sop != NULL)
    return sop;

  first = g_ptr_array_index (salah, 0);
  g_set_error (error, PRK_INPUT_ERROR, PRK_INPUT_ERROR_KEY, "%s.json:%u: %s: %s", id, first->baris,
               first->kunci, first->pesan);
  return NULL;
}

const char *
prk_sop_get_id (PrkSop *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->id;
}

const char *
prk_sop_get_nama (PrkSop *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->nama;
}

const char *
prk_sop_get_daerah (PrkSop *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->daerah;
}

const char *
prk_sop_get_sumber (PrkSop *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->sumber;
}

gboolean
prk_sop_is_lengkap (PrkSop *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->is_lengkap;
}

const char *const *
prk_sop_get_catatan (PrkSop *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return (const char *const *)self->catatan;
}

const char *
prk_sop_get_kepala (PrkSop *self, const char *key)
{
  g_return_val_if_fail (self != NULL && key != NULL, NULL);

  return g_hash_table_lookup (self->kepala, key);
}

const char *const *
prk_sop_get_kepala_daftar (PrkSop *self, const char *key)
{
  g_return_val_if_fail (self != NULL && key != NULL, NULL);

  return g_hash_table_lookup (self->kepala_daftar, key);
}

guint
prk_sop_get_n_pelaksana (PrkSop *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_pelaksana;
}

const PrkSopPelaksana *
prk_sop_get_pelaksana (PrkSop *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->n_pelaksana, NULL);

  return &self->pelaksana[index];
}

guint
prk_sop_get_n_langkah (PrkSop *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_langkah;
}

const PrkSopLangkah *
prk_sop_get_langkah (PrkSop *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->n_langkah, NULL);

  return &self->langkah[index];
}

gint
prk_sop_find_langkah (PrkSop *self, const char *id)
{
  g_return_val_if_fail (self != NULL && id != NULL, -1);

  for (guint i = 0; i < self->n_langkah; i++)
    if (strcmp (self->langkah[i].id, id) == 0)
      return i;

  return -1;
}

gint
prk_sop_find_pelaksana (PrkSop *self, const char *id)
{
  g_return_val_if_fail (self != NULL && id != NULL, -1);

  for (guint i = 0; i < self->n_pelaksana; i++)
    if (strcmp (self->pelaksana[i].id, id) == 0)
      return i;

  return -1;
}

void
prk_sop_jumlah_waktu (PrkSop *self, guint jumlah[PRK_N_SATUAN])
{
  g_return_if_fail (self != NULL);

  memset (jumlah, 0, sizeof (guint) * PRK_N_SATUAN);
  for (guint i = 0; i < self->n_langkah; i++)
    jumlah[self->langkah[i].satuan] += self->langkah[i].waktu;
}

char *
prk_sop_dup_waktu (const guint jumlah[PRK_N_SATUAN])
{
  GString *text = g_string_new (NULL);

  for (guint i = PRK_N_SATUAN; i-- > 0;)
    if (jumlah[i] > 0)
      g_string_append_printf (text, "%s%u %s", text->len > 0 ? " " : "", jumlah[i],
                              _prk_sop_satuan[i]);

  return g_string_free (text, FALSE);
}
