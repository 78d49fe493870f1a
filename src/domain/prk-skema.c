/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A schema is data: data/skema/kak.json, and the extra parts of a profile in the same form. It is
 * read strictly, since a key that nobody looks at is a misspelt key: unknown keys, types and lists,
 * twice the same path, and one field's path below another's are errors that name the part and the
 * field. The parts and fields of a schema live as long as it. */

#include "config.h"

#include <string.h>

#include "base/prk-json.h"
#include "oplog/prk-op.h"

#include "prk-baca-private.h"
#include "prk-domain-private.h"
#include "prk-klasifikasi.h"
#include "prk-skema.h"

#define SKEMA_MAX_SIZE (1024 * 1024)
#define SKEMA_MAX_DEPTH 12

struct _PrkSkema
{
  GStringChunk *strings;
  GPtrArray    *blocks; /* arrays of fields and columns */
  PrkBagian    *bagian;
  guint         n_bagian;
  GHashTable   *places; /* path of a field → Place */
};

typedef struct
{
  const PrkBagian *bagian;
  const PrkBidang *bidang;
} Place;

G_DEFINE_BOXED_TYPE (PrkSkema, prk_skema, prk_skema_ref, prk_skema_unref)

static const struct
{
  const char *name;
  PrkJenis    jenis;
} jenis_names[] = {
  { "teks", PRK_JENIS_TEKS },
  { "narasi", PRK_JENIS_NARASI },
  { "bulat", PRK_JENIS_BULAT },
  { "desimal", PRK_JENIS_DESIMAL },
  { "uang", PRK_JENIS_UANG },
  { "tanggal", PRK_JENIS_TANGGAL },
  { "pilihan", PRK_JENIS_PILIHAN },
  { "banyak", PRK_JENIS_BANYAK },
  { "ya_tidak", PRK_JENIS_YA_TIDAK },
  { "wilayah", PRK_JENIS_WILAYAH },
  { "tabel", PRK_JENIS_TABEL },
  { "hitung", PRK_JENIS_HITUNG },
  { "kutipan", PRK_JENIS_KUTIPAN },
};

static const char *const bagian_keys[]
    = { "id", "huruf", "judul", "panduan", "pasal", "wajib", "bidang", NULL };
static const char *const bidang_keys[] = {
  "path", "jenis", "label", "panduan", "pilihan", "bawaan", "tampil_jika", "rumus", "tingkat",
  "dari", "wajib", "min",   "maks",    "kolom",   NULL,
};

static const char *
keep (PrkSkema   *self,
      const char *text)
{
  return text == NULL ? NULL : g_string_chunk_insert_const (self->strings, text);
}

static JsonObject *
get_element_object (JsonArray *array,
                    guint      index)
{
  JsonNode *node = json_array_get_element (array, index);

  return JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

/* A key that is there must have the type asked for; prk_json_get_* would silently take the
 * fallback. */
static gboolean
check_types (JsonObject *object,
             const char *place,
             GError    **error)
{
  static const char *const ints[] = { "min", "maks", NULL };
  static const char *const bools[] = { "wajib", NULL };
  static const char *const others[] = { "bidang", "kolom", "tampil_jika", NULL };
  g_autoptr(GList) members = json_object_get_members (object);

  for (GList *l = members; l != NULL; l = l->next)
    {
      JsonNode *node = json_object_get_member (object, l->data);
      GType wanted = G_TYPE_STRING;

      if (g_strv_contains (others, l->data))
        continue;
      if (g_strv_contains (ints, l->data))
        wanted = G_TYPE_INT64;
      else if (g_strv_contains (bools, l->data))
        wanted = G_TYPE_BOOLEAN;

      if (!_prk_node_has_type (node, wanted))
        return _prk_fail_key (error, place, "the value of \"%s\" must be a %s", (char *)l->data,
                     wanted == G_TYPE_STRING  ? "string"
                     : wanted == G_TYPE_INT64 ? "whole number"
                                              : "true or false");
    }

  return TRUE;
}

static gboolean
read_jenis (PrkBidang  *bidang,
            JsonObject *object,
            const char *place,
            GError    **error)
{
  const char *name = prk_json_get_string (object, "jenis", "");

  for (gsize i = 0; i < G_N_ELEMENTS (jenis_names); i++)
    if (strcmp (name, jenis_names[i].name) == 0)
      {
        bidang->jenis = jenis_names[i].jenis;
        return TRUE;
      }

  return _prk_fail_key (error, place, "unknown jenis \"%s\"", name);
}

static gboolean
read_condition (PrkSkema   *self,
                PrkBidang  *bidang,
                JsonObject *object,
                const char *place,
                GError    **error)
{
  static const char *const known[] = { "path", "sama", NULL };
  JsonObject *condition;

  if (!json_object_has_member (object, "tampil_jika"))
    return TRUE;

  condition = prk_json_get_object (object, "tampil_jika");
  if (condition == NULL || _prk_find_unknown_key (condition, known) != NULL)
    return _prk_fail_key (error, place, "\"tampil_jika\" must be {\"path\": …, \"sama\": …}");

  bidang->tampil_path = keep (self, prk_json_get_string (condition, "path", NULL));
  bidang->tampil_nilai = keep (self, prk_json_get_string (condition, "sama", NULL));
  if (bidang->tampil_path == NULL || bidang->tampil_nilai == NULL)
    return _prk_fail_key (error, place, "\"tampil_jika\" must be {\"path\": …, \"sama\": …}");

  return TRUE;
}

static gboolean
check_bidang (const PrkBidang *bidang,
              gboolean         is_kolom,
              const char      *place,
              GError         **error)
{
  gboolean has_choices = bidang->jenis == PRK_JENIS_PILIHAN || bidang->jenis == PRK_JENIS_BANYAK;

  if (bidang->label == NULL || *bidang->label == '\0')
    return _prk_fail_key (error, place, "\"label\" is missing");
  if (is_kolom && (bidang->jenis == PRK_JENIS_TABEL || bidang->jenis == PRK_JENIS_BANYAK))
    return _prk_fail_key (error, place, "a column cannot be a table or several choices");
  if (has_choices != (bidang->pilihan != NULL))
    return _prk_fail_key (error, place,
                          "\"pilihan\" belongs to jenis pilihan and banyak, and to these only");
  if (has_choices && prk_klasifikasi_list (bidang->pilihan)->len == 0)
    return _prk_fail_key (error, place, "unknown list of choices \"%s\"", bidang->pilihan);
  if ((bidang->jenis == PRK_JENIS_HITUNG) != (bidang->rumus != NULL))
    return _prk_fail_key (error, place, "\"rumus\" belongs to jenis hitung, and to this only");
  if (bidang->rumus != NULL && !is_kolom && strcmp (bidang->rumus, "belum_dianggarkan") != 0)
    return _prk_fail_key (error, place, "unknown \"rumus\" \"%s\"", bidang->rumus);
  if (bidang->tingkat != NULL && strcmp (bidang->tingkat, "daerah") != 0
      && strcmp (bidang->tingkat, "semua") != 0)
    return _prk_fail_key (error, place, "\"tingkat\" must be \"daerah\" or \"semua\"");
  if (bidang->min != G_MININT64 && bidang->maks != G_MAXINT64 && bidang->min > bidang->maks)
    return _prk_fail_key (error, place, "\"min\" is greater than \"maks\"");

  return TRUE;
}

static gboolean read_list (PrkSkema         *self,
                           JsonArray        *array,
                           gboolean          is_kolom,
                           const char       *place,
                           const PrkBidang **bidang,
                           guint            *n_bidang,
                           GError          **error);

static const PrkBidang *
find_kolom (const PrkBidang *tabel,
            const char      *path)
{
  for (guint i = 0; i < tabel->n_kolom; i++)
    if (strcmp (tabel->kolom[i].path, path) == 0)
      return &tabel->kolom[i];

  return NULL;
}

/* A computed column is the product of two others: a decimal or whole number, and a whole number or
 * money. */
static gboolean
check_formulas (const PrkBidang *tabel,
                const char      *place,
                GError         **error)
{
  for (guint i = 0; i < tabel->n_kolom; i++)
    {
      g_auto(GStrv) factors = NULL;
      const PrkBidang *a, *b;

      if (tabel->kolom[i].jenis != PRK_JENIS_HITUNG)
        continue;
      factors = g_strsplit (tabel->kolom[i].rumus, "*", -1);
      a = g_strv_length (factors) == 2 ? find_kolom (tabel, factors[0]) : NULL;
      b = g_strv_length (factors) == 2 ? find_kolom (tabel, factors[1]) : NULL;
      if (a == NULL || b == NULL
          || (a->jenis != PRK_JENIS_DESIMAL && a->jenis != PRK_JENIS_BULAT
              && a->jenis != PRK_JENIS_UANG)
          || (b->jenis != PRK_JENIS_BULAT && b->jenis != PRK_JENIS_UANG))
        return _prk_fail_key (
            error, place,
            "\"rumus\" must be \"NUMBER*WHOLE\", two columns of the table, not \"%s\"",
            tabel->kolom[i].rumus);
    }

  return TRUE;
}

static gboolean
read_bidang (PrkSkema   *self,
             PrkBidang  *bidang,
             JsonObject *object,
             gboolean    is_kolom,
             const char *place,
             GError    **error)
{
  const char *unknown = _prk_find_unknown_key (object, bidang_keys);

  if (unknown != NULL)
    return _prk_fail_key (error, place, "unknown key \"%s\"", unknown);
  if (!check_types (object, place, error) || !read_jenis (bidang, object, place, error)
      || !read_condition (self, bidang, object, place, error))
    return FALSE;

  bidang->label = keep (self, prk_json_get_string (object, "label", NULL));
  bidang->panduan = keep (self, prk_json_get_string (object, "panduan", NULL));
  bidang->pilihan = keep (self, prk_json_get_string (object, "pilihan", NULL));
  bidang->bawaan = keep (self, prk_json_get_string (object, "bawaan", NULL));
  bidang->rumus = keep (self, prk_json_get_string (object, "rumus", NULL));
  bidang->tingkat = keep (self, prk_json_get_string (object, "tingkat", NULL));
  bidang->dari = keep (self, prk_json_get_string (object, "dari", NULL));
  bidang->wajib = prk_json_get_bool (object, "wajib", FALSE);
  bidang->min = prk_json_get_int (object, "min", G_MININT64);
  bidang->maks = prk_json_get_int (object, "maks", G_MAXINT64);

  if (!check_bidang (bidang, is_kolom, place, error))
    return FALSE;

  if (bidang->jenis == PRK_JENIS_TABEL)
    {
      JsonArray *kolom = prk_json_get_array (object, "kolom");

      if (kolom == NULL || json_array_get_length (kolom) == 0)
        return _prk_fail_key (error, place, "a table needs \"kolom\"");
      return read_list (self, kolom, TRUE, place, &bidang->kolom, &bidang->n_kolom, error)
             && check_formulas (bidang, place, error);
    }

  if (json_object_has_member (object, "kolom"))
    return _prk_fail_key (error, place, "\"kolom\" belongs to jenis tabel only");
  return TRUE;
}

static gboolean
read_list (PrkSkema         *self,
           JsonArray        *array,
           gboolean          is_kolom,
           const char       *place,
           const PrkBidang **bidang,
           guint            *n_bidang,
           GError          **error)
{
  guint n = json_array_get_length (array);
  PrkBidang *list = g_new0 (PrkBidang, n);

  g_ptr_array_add (self->blocks, list);
  *bidang = list;
  *n_bidang = n;

  for (guint i = 0; i < n; i++)
    {
      JsonObject *object = get_element_object (array, i);
      g_autofree char *here = NULL;
      const char *path;

      if (object == NULL)
        return _prk_fail_key (error, place, "a field must be an object");

      path = prk_json_get_string (object, "path", "");
      here = g_strdup_printf ("%s, %s \"%s\"", place, is_kolom ? "kolom" : "bidang", path);
      if (!prk_path_is_valid (path) || (is_kolom && strchr (path, '/') != NULL) || *path == '_')
        return _prk_fail_key (error, here, "not a valid path");
      for (guint j = 0; j < i; j++)
        if (strcmp (list[j].path, path) == 0)
          return _prk_fail_key (error, here, "the path is there twice");

      list[i].path = keep (self, path);
      if (!read_bidang (self, &list[i], object, is_kolom, here, error))
        return FALSE;
    }

  return TRUE;
}

/* Every path stands once in the whole schema, and none below another. */
static gboolean
add_places (PrkSkema        *self,
            const PrkBagian *bagian,
            GError         **error)
{
  for (guint i = 0; i < bagian->n_bidang; i++)
    {
      const PrkBidang *bidang = &bagian->bidang[i];
      Place *place;

      if (g_hash_table_contains (self->places, bidang->path))
        return _prk_fail_key (error, bagian->id, "the path \"%s\" is there twice", bidang->path);

      place = g_new (Place, 1);
      place->bagian = bagian;
      place->bidang = bidang;
      g_hash_table_insert (self->places, (char *)bidang->path, place);
    }

  return TRUE;
}

static gboolean
check_nesting (PrkSkema *self,
               GError  **error)
{
  GHashTableIter iter;
  gpointer path;

  g_hash_table_iter_init (&iter, self->places);
  while (g_hash_table_iter_next (&iter, &path, NULL))
    {
      g_autofree char *above = g_strdup (path);
      char *slash;

      while ((slash = strrchr (above, '/')) != NULL)
        {
          *slash = '\0';
          if (g_hash_table_contains (self->places, above))
            return _prk_fail_key (error, path, "stands below the field \"%s\"", above);
        }
    }

  return TRUE;
}

static gboolean
read_bagian (PrkSkema   *self,
             PrkBagian  *bagian,
             JsonObject *object,
             gboolean    is_extra,
             GError    **error)
{
  JsonArray *bidang = prk_json_get_array (object, "bidang");
  const char *id = prk_json_get_string (object, "id", "");
  g_autofree char *place = g_strdup_printf ("bagian \"%s\"", id);
  g_autofree char *prefix = g_strconcat (id, "/", NULL);
  const char *unknown = _prk_find_unknown_key (object, bagian_keys);

  if (!prk_path_is_valid (id) || strchr (id, '/') != NULL)
    return _prk_fail_key (error, place, "\"id\" must be letters, digits, - and _");
  if (prk_skema_find_bagian (self, id) != NULL)
    return _prk_fail_key (error, place, "the part is there twice");
  if (unknown != NULL || (is_extra && json_object_has_member (object, "huruf")))
    return _prk_fail_key (error, place, "unknown key \"%s\"", unknown != NULL ? unknown : "huruf");
  if (!check_types (object, place, error))
    return FALSE;
  if (bidang == NULL || json_array_get_length (bidang) == 0)
    return _prk_fail_key (error, place, "\"bidang\" is missing");

  bagian->id = keep (self, id);
  bagian->huruf = keep (self, prk_json_get_string (object, "huruf", NULL));
  bagian->judul = keep (self, prk_json_get_string (object, "judul", NULL));
  bagian->panduan = keep (self, prk_json_get_string (object, "panduan", NULL));
  bagian->pasal = keep (self, prk_json_get_string (object, "pasal", NULL));
  bagian->wajib = prk_json_get_bool (object, "wajib", FALSE);
  bagian->tambahan = is_extra;
  self->n_bagian++;

  if (bagian->judul == NULL)
    return _prk_fail_key (error, place, "\"judul\" is missing");
  if (!read_list (self, bidang, FALSE, place, &bagian->bidang, &bagian->n_bidang, error))
    return FALSE;

  /* Another daerah may one day use the same word for something else: its parts stay within their
   * own name. */
  for (guint i = 0; is_extra && i < bagian->n_bidang; i++)
    if (!g_str_has_prefix (bagian->bidang[i].path, prefix))
      return _prk_fail_key (error, place, "the path \"%s\" must begin with \"%s\"",
                            bagian->bidang[i].path, prefix);

  return add_places (self, bagian, error);
}

static gboolean
read_parts (PrkSkema  *self,
            JsonArray *array,
            gboolean   is_extra,
            GError   **error)
{
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *object = get_element_object (array, i);

      if (object == NULL)
        return _prk_fail_key (error, "bagian", "a part must be an object");
      if (!read_bagian (self, &self->bagian[self->n_bagian], object, is_extra, error))
        return FALSE;
    }

  return TRUE;
}

/* Conditions and limits may only point to fields that are there. */
static gboolean
check_references (PrkSkema *self,
                  GError  **error)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->places);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const PrkBidang *bidang = ((Place *)value)->bidang;
      Place *dari = bidang->dari == NULL ? NULL : g_hash_table_lookup (self->places, bidang->dari);

      if (bidang->tampil_path != NULL && !g_hash_table_contains (self->places, bidang->tampil_path))
        return _prk_fail_key (error, bidang->path, "\"tampil_jika\" names the unknown path \"%s\"",
                              bidang->tampil_path);
      if (bidang->dari != NULL && (dari == NULL || dari->bidang->jenis != PRK_JENIS_BANYAK))
        return _prk_fail_key (error, bidang->path, "\"dari\" must name a field of jenis banyak");
    }

  return TRUE;
}

static void
clear_skema (PrkSkema *self)
{
  g_clear_pointer (&self->places, g_hash_table_unref);
  g_clear_pointer (&self->blocks, g_ptr_array_unref);
  g_clear_pointer (&self->bagian, g_free);
  g_clear_pointer (&self->strings, g_string_chunk_free);
}

static PrkSkema *
new_skema (const char *file,
           JsonArray  *extra,
           GError    **error)
{
  g_autoptr(PrkSkema) self = g_atomic_rc_box_new0 (PrkSkema);
  g_autoptr(GBytes) bytes = _prk_domain_lookup (file);
  g_autoptr(JsonNode) root = NULL;
  JsonArray *parts;
  guint n;

  root = prk_json_parse (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), SKEMA_MAX_SIZE,
                         SKEMA_MAX_DEPTH, error);
  if (root == NULL)
    return NULL;

  parts = prk_json_get_array (json_node_get_object (root), "bagian");
  n = json_array_get_length (parts) + (extra == NULL ? 0 : json_array_get_length (extra));

  self->strings = g_string_chunk_new (4096);
  self->blocks = g_ptr_array_new_with_free_func (g_free);
  self->places = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  self->bagian = g_new0 (PrkBagian, n);

  if (!read_parts (self, parts, FALSE, error)
      || (extra != NULL && !read_parts (self, extra, TRUE, error)) || !check_nesting (self, error)
      || !check_references (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * prk_skema_new_kak:
 * @extra: (nullable): parts of a profile, an array in the form of "bagian" in data/skema/kak.json
 * @error: return location for an error
 *
 * Reads the schema of a KAK and adds the parts of a profile behind it.
 *
 * The paths of an extra part begin with its id and a slash. Any thread.
 *
 * Returns: (transfer full) (nullable): the schema, or %NULL with %PRK_INPUT_ERROR_KEY naming part
 * and field
 */
PrkSkema *
prk_skema_new_kak (JsonArray *extra,
                   GError   **error)
{
  return new_skema ("/skema/kak.json", extra, error);
}

static gpointer
load_all (gpointer unused)
{
  GHashTable *all = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto(GStrv) names = _prk_domain_list ("/skema/");

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *file = g_strconcat ("/skema/", names[i], NULL);
      g_autoptr(GError) error = NULL;
      PrkSkema *skema = new_skema (file, NULL, &error);

      if (skema == NULL)
        g_error ("data%s: %s", file, error->message);
      g_hash_table_insert (all, g_strndup (names[i], strcspn (names[i], ".")), skema);
    }

  return all;
}

/**
 * prk_skema_get:
 * @jenis: a type of record, such as `telaah`
 *
 * Gets the schema that ships for records of a type; of a KAK that without a profile's parts. Any
 * thread.
 *
 * Returns: (transfer none) (nullable): the schema, for the life of the program; %NULL for a type
 * without one
 */
PrkSkema *
prk_skema_get (const char *jenis)
{
  static GOnce once = G_ONCE_INIT;

  g_return_val_if_fail (jenis != NULL, NULL);

  return g_hash_table_lookup (g_once (&once, load_all, NULL), jenis);
}

PrkSkema *
prk_skema_ref (PrkSkema *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
prk_skema_unref (PrkSkema *self)
{
  g_atomic_rc_box_release_full (self, (GDestroyNotify)clear_skema);
}

guint
prk_skema_get_n_bagian (PrkSkema *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->n_bagian;
}

/**
 * prk_skema_get_bagian:
 * @self: a schema
 * @index: below prk_skema_get_n_bagian()
 *
 * Gets a part: first the identity, then those of Pasal 14 ayat (2), then the profile's own.
 *
 * Returns: (transfer none): the part, which lives as long as @self
 */
const PrkBagian *
prk_skema_get_bagian (PrkSkema *self,
                      guint     index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->n_bagian, NULL);

  return &self->bagian[index];
}

/**
 * prk_skema_find_bagian:
 * @self: a schema
 * @id: the id of a part
 *
 * Finds a part by its id.
 *
 * Returns: (transfer none) (nullable): the part
 */
const PrkBagian *
prk_skema_find_bagian (PrkSkema   *self,
                       const char *id)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (id != NULL, NULL);

  for (guint i = 0; i < self->n_bagian; i++)
    if (strcmp (self->bagian[i].id, id) == 0)
      return &self->bagian[i];

  return NULL;
}

/**
 * prk_skema_find_bidang:
 * @self: a schema
 * @path: a path of a record, such as `pembiayaan/baris/r1/harga` or `bentuk/a`
 * @bagian: (out) (optional) (transfer none): the part that it stands in
 *
 * Finds the field or column that a path of a record stands in.
 *
 * The row of a table and what the log keeps about it (`_urut`, `_hapus`) belong to the table, a
 * chosen code to its field.
 *
 * Returns: (transfer none) (nullable): the field or column; %NULL for a path that the schema does
 * not know
 */
const PrkBidang *
prk_skema_find_bidang (PrkSkema         *self,
                       const char       *path,
                       const PrkBagian **bagian)
{
  g_autofree char *above = NULL;
  const char *rest;
  const char *kolom;
  Place *place;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (path != NULL, NULL);

  above = g_strdup (path);
  while ((place = g_hash_table_lookup (self->places, above)) == NULL)
    {
      char *slash = strrchr (above, '/');

      if (slash == NULL)
        return NULL;
      *slash = '\0';
    }

  if (bagian != NULL)
    *bagian = place->bagian;

  if (strlen (above) == strlen (path))
    return place->bidang;

  rest = path + strlen (above) + 1;
  kolom = strchr (rest, '/');
  if (place->bidang->jenis == PRK_JENIS_BANYAK)
    return kolom == NULL ? place->bidang : NULL;
  if (place->bidang->jenis != PRK_JENIS_TABEL)
    return NULL;
  if (kolom == NULL || strcmp (kolom, "/_urut") == 0 || strcmp (kolom, "/_hapus") == 0)
    return place->bidang;

  return find_kolom (place->bidang, kolom + 1);
}
