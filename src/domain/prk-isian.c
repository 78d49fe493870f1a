/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Strings are interned: what is read lives as long as the program, and copies of a group's fields
 * cost nothing. */

#include "config.h"

#include <string.h>

#include "base/prk-error.h"
#include "base/prk-json.h"

#include "prk-baca-private.h"
#include "prk-domain-private.h"
#include "prk-isian.h"

#define MAX_SIZE (1024 * 1024)
#define MAX_DEPTH 8
#define MAX_NESTING 4 /* of groups in groups */

struct _PrkIsianDaftar
{
  GHashTable *peristiwa; /* jenis → GPtrArray of PrkIsian */
};

static const struct
{
  const char *kode;
  PrkIsianJenis jenis;
} kinds[] = {
  { "tanggal", PRK_ISIAN_TANGGAL },   { "teks", PRK_ISIAN_TEKS },
  { "narasi", PRK_ISIAN_NARASI },     { "pilihan", PRK_ISIAN_PILIHAN },
  { "bilangan", PRK_ISIAN_BILANGAN }, { "ya", PRK_ISIAN_YA },
  { "centang", PRK_ISIAN_CENTANG },   { "berkas", PRK_ISIAN_BERKAS },
  { "tabel", PRK_ISIAN_TABEL },
};

/* What one reading needs: the groups, and where it is. */
typedef struct
{
  JsonObject *kelompok;
  guint depth;
} Baca;

static gboolean read_list (Baca *baca,
                           JsonArray *array,
                           const char *place,
                           GPtrArray *list,
                           GError **error);

static void
isian_free (PrkIsian *self)
{
  g_free ((gpointer)self->pilihan);
  g_clear_pointer (&self->kolom, g_ptr_array_unref);
  g_strfreev (self->varian);
  g_free (self);
}

static gboolean
fail_at (GError **error, const char *place, const char *key, const char *what)
{
  g_autofree char *full = g_strconcat (place, key != NULL ? "." : "", key, NULL);

  return _prk_fail_key (error, full, "%s", what);
}

/* FALSE when it is there and is no text. */
static gboolean
read_text (
    JsonObject *object, const char *place, const char *key, const char **text, GError **error)
{
  JsonNode *node = json_object_get_member (object, key);

  if (node == NULL)
    return TRUE;
  if (!_prk_node_has_type (node, G_TYPE_STRING) || *json_node_get_string (node) == '\0')
    return fail_at (error, place, key, "must be a text");
  *text = g_intern_string (json_node_get_string (node));

  return TRUE;
}

static gboolean
read_flag (JsonObject *object, const char *place, const char *key, gboolean *flag, GError **error)
{
  JsonNode *node = json_object_get_member (object, key);

  if (node != NULL && !_prk_node_has_type (node, G_TYPE_BOOLEAN))
    return fail_at (error, place, key, "must be true or false");
  *flag = node != NULL && json_node_get_boolean (node);

  return TRUE;
}

static gboolean
read_jenis (JsonObject *object, const char *place, PrkIsian *isian, GError **error)
{
  const char *jenis = prk_json_get_string (object, "jenis", NULL);

  for (guint i = 0; jenis != NULL && i < G_N_ELEMENTS (kinds); i++)
    if (strcmp (kinds[i].kode, jenis) == 0)
      {
        isian->jenis = kinds[i].jenis;
        return TRUE;
      }

  return fail_at (error, place, "jenis", "is no kind of field");
}

static gboolean
read_pilihan (JsonObject *object, const char *place, PrkIsian *isian, GError **error)
{
  JsonArray *array = prk_json_get_array (object, "pilihan");
  guint n = array != NULL ? json_array_get_length (array) : 0;
  PrkIsianPilihan *list;

  if ((n > 0) != (isian->jenis == PRK_ISIAN_PILIHAN))
    return fail_at (error, place, "pilihan", n > 0 ? "is of no use here" : "is needed");
  if (n == 0)
    return TRUE;

  list = g_new0 (PrkIsianPilihan, n + 1);
  isian->pilihan = list;
  for (guint i = 0; i < n; i++)
    {
      JsonNode *node = json_array_get_element (array, i);
      JsonObject *one = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
      const char *kode = one != NULL ? prk_json_get_string (one, "kode", NULL) : NULL;
      const char *nama = one != NULL ? prk_json_get_string (one, "nama", NULL) : NULL;

      if (kode == NULL || nama == NULL)
        return fail_at (error, place, "pilihan", "needs kode and nama");
      list[i].kode = g_intern_string (kode);
      list[i].nama = g_intern_string (nama);
    }

  return TRUE;
}

/* A choice's first value must be one of its own. */
static gboolean
read_awal (JsonObject *object, const char *place, PrkIsian *isian, GError **error)
{
  JsonNode *node = json_object_get_member (object, "awal");

  if (node != NULL && isian->jenis == PRK_ISIAN_BILANGAN && _prk_node_has_type (node, G_TYPE_INT64))
    {
      g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, json_node_get_int (node));

      isian->awal = g_intern_string (text);
      return TRUE;
    }
  if (!read_text (object, place, "awal", &isian->awal, error))
    return FALSE;
  if (isian->awal == NULL || isian->pilihan == NULL)
    return TRUE;
  for (const PrkIsianPilihan *one = isian->pilihan; one->kode != NULL; one++)
    if (strcmp (one->kode, isian->awal) == 0)
      return TRUE;

  return fail_at (error, place, "awal", "is none of the choices");
}

static gboolean
read_kolom (Baca *baca, JsonObject *object, const char *place, PrkIsian *isian, GError **error)
{
  JsonArray *array = prk_json_get_array (object, "kolom");
  g_autofree char *inner = g_strconcat (place, ".kolom", NULL);

  if ((array != NULL) != (isian->jenis == PRK_ISIAN_TABEL))
    return fail_at (error, place, "kolom", array != NULL ? "is of no use here" : "is needed");
  if (array == NULL)
    return TRUE;

  isian->kolom = g_ptr_array_new_with_free_func ((GDestroyNotify)isian_free);

  return read_list (baca, array, inner, isian->kolom, error);
}

static gboolean
read_varian (JsonObject *object, const char *place, PrkIsian *isian, GError **error)
{
  JsonArray *array = prk_json_get_array (object, "varian");
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  if (array == NULL)
    return TRUE;
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);

      if (!_prk_node_has_type (node, G_TYPE_STRING))
        return fail_at (error, place, "varian", "must be a list of texts");
      g_strv_builder_add (builder, json_node_get_string (node));
    }
  isian->varian = g_strv_builder_end (builder);

  return TRUE;
}

static gboolean
read_isian (Baca *baca, JsonObject *object, const char *place, PrkIsian *isian, GError **error)
{
  static const char *const known[]
      = { "path",  "jenis",   "label",   "bantuan", "pasal", "awal",
          "wajib", "catatan", "pilihan", "kolom",   "varian", NULL };
  const char *unknown = _prk_find_unknown_key (object, known);

  if (unknown != NULL)
    return fail_at (error, place, unknown, "is not known");
  if (!read_text (object, place, "path", &isian->path, error)
      || !read_text (object, place, "label", &isian->label, error)
      || !read_text (object, place, "bantuan", &isian->bantuan, error)
      || !read_text (object, place, "pasal", &isian->pasal, error)
      || !read_flag (object, place, "wajib", &isian->is_wajib, error)
      || !read_flag (object, place, "catatan", &isian->is_catatan, error))
    return FALSE;
  if (isian->path == NULL || isian->label == NULL)
    return fail_at (error, place, isian->path == NULL ? "path" : "label", "is needed");

  return read_jenis (object, place, isian, error) && read_pilihan (object, place, isian, error)
         && read_awal (object, place, isian, error)
         && read_kolom (baca, object, place, isian, error)
         && read_varian (object, place, isian, error);
}

static gboolean
is_twice (GPtrArray *list, const char *path)
{
  for (guint i = 0; i < list->len; i++)
    if (strcmp (((PrkIsian *)g_ptr_array_index (list, i))->path, path) == 0)
      return TRUE;

  return FALSE;
}

static gboolean
read_group (Baca *baca, const char *nama, const char *place, GPtrArray *list, GError **error)
{
  JsonArray *array = prk_json_get_array (baca->kelompok, nama);
  g_autofree char *inner = g_strconcat ("kelompok.", nama, NULL);
  gboolean is_right;

  if (array == NULL)
    return fail_at (error, place, "kelompok", "is no group");
  if (baca->depth >= MAX_NESTING)
    return fail_at (error, place, "kelompok", "is nested too deep");

  baca->depth++;
  is_right = read_list (baca, array, inner, list, error);
  baca->depth--;

  return is_right;
}

static gboolean
read_list (Baca *baca, JsonArray *array, const char *place, GPtrArray *list, GError **error)
{
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);
      g_autofree char *inner = g_strdup_printf ("%s[%u]", place, i);
      const char *nama;
      PrkIsian *isian;

      if (!JSON_NODE_HOLDS_OBJECT (node))
        return fail_at (error, inner, NULL, "must be an object");
      nama = prk_json_get_string (json_node_get_object (node), "kelompok", NULL);
      if (nama != NULL)
        {
          if (!read_group (baca, nama, inner, list, error))
            return FALSE;
          continue;
        }

      isian = g_new0 (PrkIsian, 1);
      if (!read_isian (baca, json_node_get_object (node), inner, isian, error))
        {
          isian_free (isian);
          return FALSE;
        }
      if (is_twice (list, isian->path))
        {
          isian_free (isian);
          return fail_at (error, inner, "path", "is there twice");
        }
      g_ptr_array_add (list, isian);
    }

  return TRUE;
}

static gboolean
read_event (
    PrkIsianDaftar *self, Baca *baca, JsonObject *root, const char *jenis, GError **error)
{
  JsonObject *umum = prk_json_get_object (root, "umum");
  JsonArray *parts[]
      = { prk_json_get_array (umum, "awal"),
          prk_json_get_array (prk_json_get_object (root, "peristiwa"), jenis),
          prk_json_get_array (umum, "akhir") };
  g_autofree char *place = g_strconcat ("peristiwa.", jenis, NULL);
  const char *const places[] = { "umum.awal", place, "umum.akhir" };
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify)isian_free);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      if (parts[i] == NULL)
        return fail_at (error, places[i], NULL, "must be a list");
      if (!read_list (baca, parts[i], places[i], list, error))
        return FALSE;
    }
  g_hash_table_insert (self->peristiwa, (char *)g_intern_string (jenis), g_steal_pointer (&list));

  return TRUE;
}

/**
 * prk_isian_daftar_baca:
 * @text: JSON as in data/tahapan/isian.json
 * @size: its length in bytes, -1 when it ends with NUL
 * @error: of the domain PRK_INPUT_ERROR
 *
 * Reads what events ask for.
 *
 * Returns: (transfer full) (nullable): the fields of all events
 */
PrkIsianDaftar *
prk_isian_daftar_baca (const char *text, gssize size, GError **error)
{
  static const char *const known[] = { "umum", "kelompok", "peristiwa", NULL };
  g_autoptr (PrkIsianDaftar) self = g_new0 (PrkIsianDaftar, 1);
  g_autoptr (JsonNode) root = prk_json_parse (text, size, MAX_SIZE, MAX_DEPTH, error);
  g_autoptr (GList) events = NULL;
  JsonObject *object;
  Baca baca = { NULL, 0 };

  self->peristiwa
      = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify)g_ptr_array_unref);
  if (root == NULL)
    return NULL;
  object = JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  for (guint i = 0; known[i] != NULL; i++)
    if (object == NULL || prk_json_get_object (object, known[i]) == NULL)
      {
        fail_at (error, known[i], NULL, "is needed");
        return NULL;
      }
  if (_prk_find_unknown_key (object, known) != NULL)
    {
      fail_at (error, _prk_find_unknown_key (object, known), NULL, "is not known");
      return NULL;
    }

  baca.kelompok = prk_json_get_object (object, "kelompok");
  events = json_object_get_members (prk_json_get_object (object, "peristiwa"));
  for (GList *l = events; l != NULL; l = l->next)
    if (!read_event (self, &baca, object, l->data, error))
      return NULL;

  return g_steal_pointer (&self);
}

void
prk_isian_daftar_free (PrkIsianDaftar *self)
{
  g_hash_table_unref (self->peristiwa);
  g_free (self);
}

static gpointer
load (gpointer unused)
{
  g_autoptr (GBytes) bytes = _prk_domain_lookup ("/tahapan/isian.json");
  g_autoptr (GError) error = NULL;
  PrkIsianDaftar *self = prk_isian_daftar_baca (g_bytes_get_data (bytes, NULL),
                                                (gssize)g_bytes_get_size (bytes), &error);

  if (self == NULL)
    g_error ("data/tahapan/isian.json: %s", error->message);

  return self;
}

const PrkIsianDaftar *
prk_isian_daftar_get (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, load, NULL);
}

GPtrArray *
prk_isian_daftar_list (const PrkIsianDaftar *self, const char *jenis)
{
  g_return_val_if_fail (self != NULL && jenis != NULL, NULL);

  return g_hash_table_lookup (self->peristiwa, jenis);
}

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

GStrv
prk_isian_daftar_list_jenis (const PrkIsianDaftar *self)
{
  g_autofree char **keys = NULL;
  guint n;

  g_return_val_if_fail (self != NULL, NULL);

  keys = (char **)g_hash_table_get_keys_as_array (self->peristiwa, &n);
  qsort (keys, n, sizeof (char *), compare_keys);

  return g_strdupv (keys);
}

/* "a/{pihak}/b" fits "a/p1/b". */
static gboolean
fits (const char *pattern, const char *path)
{
  const char *hole = strstr (pattern, PRK_ISIAN_PIHAK);
  gsize n;

  if (hole == NULL)
    return strcmp (pattern, path) == 0;
  n = hole - pattern;
  if (strncmp (pattern, path, n) != 0)
    return FALSE;
  path += n;
  n = strcspn (path, "/");

  return n > 0 && strcmp (path + n, hole + strlen (PRK_ISIAN_PIHAK)) == 0;
}

static const PrkIsian *
find_in_table (const PrkIsian *isian, const char *path)
{
  gsize n = strlen (isian->path);

  if (strncmp (path, isian->path, n) != 0 || path[n] != '/')
    return NULL;
  path += n + 1;
  path += strcspn (path, "/");
  for (guint i = 0; *path == '/' && i < isian->kolom->len; i++)
    {
      const PrkIsian *kolom = g_ptr_array_index (isian->kolom, i);

      if (strcmp (kolom->path, path + 1) == 0)
        return kolom;
    }

  return NULL;
}

const PrkIsian *
prk_isian_daftar_find (const PrkIsianDaftar *self, const char *jenis, const char *path)
{
  GPtrArray *list;

  g_return_val_if_fail (self != NULL && jenis != NULL && path != NULL, NULL);

  list = prk_isian_daftar_list (self, jenis);
  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      const PrkIsian *isian = g_ptr_array_index (list, i);
      const PrkIsian *kolom = isian->kolom != NULL ? find_in_table (isian, path) : NULL;

      if (kolom != NULL)
        return kolom;
      if (fits (isian->path, path))
        return isian;
    }

  return NULL;
}

gboolean
prk_isian_is_varian (const PrkIsian *self, const char *varian)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->varian == NULL
         || g_strv_contains ((const char *const *)self->varian,
                             varian != NULL ? varian : "ksdd");
}
