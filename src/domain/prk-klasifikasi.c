/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The lists of choices of the regulation, one file each in data/klasifikasi. A choice has the four
 * texts of PrkPilihan and may have traits ("sifat") that rules ask for, such as the source of money
 * that a bentuk demands. Two traits say how a level of daerah sees a choice: "sembunyi" lists the
 * levels that do not have it, "nama_provinsi" is its name in a provinsi. Loaded on first use by
 * whichever thread comes first; immutable after that. */

#include "config.h"

#include <string.h>

#include "base/prk-json.h"

#include "prk-domain-private.h"
#include "prk-klasifikasi.h"

#define DAFTAR_MAX_SIZE (256 * 1024)

typedef struct
{
  PrkPilihan  pilihan; /* first, so that a PrkPilihan that we gave out is one of these */
  PrkPilihan *provinsi; /* (nullable): as a provinsi sees it */
  JsonObject *object;
} Entry;

typedef struct
{
  GPtrArray  *list;    /* of Entry, as PrkPilihan */
  GHashTable *by_kode;
} Daftar;

static void
free_entry (gpointer data)
{
  Entry *entry = data;

  json_object_unref (entry->object);
  g_free (entry->provinsi);
  g_free (entry);
}

static void
free_daftar (gpointer data)
{
  Daftar *daftar = data;

  g_hash_table_unref (daftar->by_kode);
  g_ptr_array_unref (daftar->list);
  g_free (daftar);
}

static Entry *
new_entry (JsonObject *object)
{
  Entry *entry = g_new0 (Entry, 1);
  const char *nama_provinsi = prk_json_get_string (object, "nama_provinsi", NULL);

  entry->object = json_object_ref (object);
  entry->pilihan.kode = prk_json_get_string (object, "kode", NULL);
  entry->pilihan.nama = prk_json_get_string (object, "nama", NULL);
  entry->pilihan.kelompok = prk_json_get_string (object, "kelompok", NULL);
  entry->pilihan.keterangan = prk_json_get_string (object, "keterangan", NULL);
  if (entry->pilihan.kode == NULL || entry->pilihan.nama == NULL)
    g_error ("A choice of data/klasifikasi has no kode or no nama");

  if (nama_provinsi != NULL)
    {
      entry->provinsi = g_memdup2 (&entry->pilihan, sizeof (PrkPilihan));
      entry->provinsi->nama = nama_provinsi;
    }

  return entry;
}

static Daftar *
load_daftar (const char *name)
{
  g_autofree char *path = g_strconcat ("/klasifikasi/", name, NULL);
  g_autoptr(GBytes) bytes = _prk_domain_lookup (path);
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonNode) root = NULL;
  JsonArray *array;
  Daftar *daftar;

  root = prk_json_parse (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), DAFTAR_MAX_SIZE,
                         6, &error);
  if (root == NULL)
    g_error ("%s: %s", path, error->message);

  array = prk_json_get_array (json_node_get_object (root), "pilihan");
  daftar = g_new0 (Daftar, 1);
  daftar->list = g_ptr_array_new_with_free_func (free_entry);
  daftar->by_kode = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      Entry *entry = new_entry (json_array_get_object_element (array, i));

      g_ptr_array_add (daftar->list, entry);
      g_hash_table_insert (daftar->by_kode, (char *)entry->pilihan.kode, entry);
    }

  return daftar;
}

static gpointer
load_all (gpointer unused)
{
  GHashTable *all = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_daftar);
  g_auto(GStrv) names = _prk_domain_list ("/klasifikasi/");

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *id = g_strndup (names[i], strcspn (names[i], "."));

      g_hash_table_insert (all, g_steal_pointer (&id), load_daftar (names[i]));
    }

  return all;
}

static Daftar *
find_daftar (const char *id)
{
  static GOnce once = G_ONCE_INIT;

  return g_hash_table_lookup (g_once (&once, load_all, NULL), id);
}

static Entry *
find_entry (const char *id,
            const char *kode)
{
  Daftar *daftar = find_daftar (id);

  return daftar == NULL ? NULL : g_hash_table_lookup (daftar->by_kode, kode);
}

/**
 * prk_klasifikasi_list:
 * @id: the id of a list, such as `urusan`
 *
 * Gets a whole list in the order of the regulation.
 *
 * Any thread.
 *
 * Returns: (element-type PrkPilihan) (transfer none): the choices; empty for an unknown list
 */
const GPtrArray *
prk_klasifikasi_list (const char *id)
{
  static GPtrArray *empty;
  Daftar *daftar;

  g_return_val_if_fail (id != NULL, NULL);

  daftar = find_daftar (id);
  if (daftar != NULL)
    return daftar->list;

  if (g_once_init_enter (&empty))
    g_once_init_leave (&empty, g_ptr_array_new ());
  return empty;
}

/**
 * prk_klasifikasi_find:
 * @id: the id of a list
 * @kode: a code
 *
 * Finds one choice.
 *
 * Any thread.
 *
 * Returns: (transfer none) (nullable): the choice
 */
const PrkPilihan *
prk_klasifikasi_find (const char *id,
                      const char *kode)
{
  Entry *entry;

  g_return_val_if_fail (id != NULL, NULL);
  g_return_val_if_fail (kode != NULL, NULL);

  entry = find_entry (id, kode);
  return entry == NULL ? NULL : &entry->pilihan;
}

/* "provinsi", "kabupaten" or "kota": the Ministry of Home Affairs counts the kota of a provinsi
 * from 71 up. */
static const char *
get_level (const char *daerah)
{
  if (daerah == NULL || strlen (daerah) < 5)
    return "provinsi";

  return daerah[3] >= '7' ? "kota" : "kabupaten";
}

static gboolean
is_hidden (Entry      *entry,
           const char *level)
{
  JsonArray *hidden = prk_json_get_array (entry->object, "sembunyi");

  for (guint i = 0; hidden != NULL && i < json_array_get_length (hidden); i++)
    if (g_strcmp0 (json_array_get_string_element (hidden, i), level) == 0)
      return TRUE;

  return FALSE;
}

const char *
prk_klasifikasi_get_nama (const char *id,
                          const char *kode)
{
  const PrkPilihan *pilihan = kode != NULL ? prk_klasifikasi_find (id, kode) : NULL;

  return pilihan != NULL ? pilihan->nama : kode;
}

/**
 * prk_klasifikasi_list_for:
 * @id: the id of a list
 * @daerah: the code of a daerah, such as `62.04`
 *
 * Lists the choices that a daerah of this level has, under the names they have there.
 *
 * Kehutanan is left out for a kabupaten or kota (UU 23/2014 Pasal 14 ayat (1)). Any thread.
 *
 * Returns: (element-type PrkPilihan) (transfer container): the choices
 */
GPtrArray *
prk_klasifikasi_list_for (const char *id,
                          const char *daerah)
{
  const GPtrArray *all = prk_klasifikasi_list (id);
  const char *level = get_level (daerah);
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++)
    {
      Entry *entry = g_ptr_array_index (all, i);

      if (is_hidden (entry, level))
        continue;
      if (entry->provinsi != NULL && strcmp (level, "provinsi") == 0)
        g_ptr_array_add (list, entry->provinsi);
      else
        g_ptr_array_add (list, &entry->pilihan);
    }

  return list;
}

/**
 * prk_klasifikasi_find_for:
 * @id: the id of a list
 * @kode: a code
 * @daerah: (nullable): the code of a daerah
 *
 * Finds one choice under the name that it has in a daerah of this level, also one that it does not
 * have.
 *
 * Any thread.
 *
 * Returns: (transfer none) (nullable): the choice
 */
const PrkPilihan *
prk_klasifikasi_find_for (const char *id,
                          const char *kode,
                          const char *daerah)
{
  Entry *entry;

  g_return_val_if_fail (id != NULL, NULL);
  g_return_val_if_fail (kode != NULL, NULL);

  entry = find_entry (id, kode);
  if (entry == NULL)
    return NULL;

  return entry->provinsi != NULL && daerah != NULL && strcmp (get_level (daerah), "provinsi") == 0
             ? entry->provinsi
             : &entry->pilihan;
}

/**
 * prk_klasifikasi_get_sifat:
 * @id: the id of a list
 * @kode: a code
 * @sifat: a trait, such as `menuntut_sumber` of a bentuk or `jalur` of a golongan_mitra
 *
 * Gets a trait of a choice that rules ask for.
 *
 * Any thread.
 *
 * Returns: (transfer none) (nullable): its text; %NULL for an unknown choice and for one without
 * the trait
 */
const char *
prk_klasifikasi_get_sifat (const char *id,
                           const char *kode,
                           const char *sifat)
{
  Entry *entry;

  g_return_val_if_fail (id != NULL, NULL);
  g_return_val_if_fail (kode != NULL, NULL);
  g_return_val_if_fail (sifat != NULL, NULL);

  entry = find_entry (id, kode);
  return entry == NULL ? NULL : prk_json_get_string (entry->object, sifat, NULL);
}
