/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "base/prk-error.h"
#include "base/prk-json.h"

#include "prk-baca-private.h"
#include "prk-kasus.h"

#define MAX_SIZE (16 * 1024 * 1024)
#define MAX_DEPTH 8

/* What prk_tahapan_get_keadaan(), prk_tahapan_list_peristiwa(), prk_tahapan_list_nomor() and prk_tenggat_hitung()
 * ask of a case and of its events. */
static const char *const ringkas[]
    = { "tanggal", "alur", "varian", "prakarsa", "daerah", "tahun_rencana", "masa", "mulai",
        "selesai", "durasi_bulan", "keadaan", "nomor",
        "ditandatangani", "diterima", "tenggat", "alasan", "dalam_rencana",
        "menambah_beban_masyarakat", "membebani_masyarakat", "membebani_daerah",
        "belum_dianggarkan" };

struct _PrkKasus
{
  GHashTable *isi;     /* path → JsonNode */
  GPtrArray *kejadian; /* (element-type PrkKejadian) */
  GHashTable *index;   /* "alur/jenis" and "/jenis" → GArray of places in kejadian */
  GStringChunk *strings;
};

G_DEFINE_BOXED_TYPE (PrkKasus, prk_kasus, prk_kasus_ref, prk_kasus_unref)

static GHashTable *
new_isi (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)json_node_unref);
}

static void
kejadian_free (PrkKejadian *kejadian)
{
  g_hash_table_unref (kejadian->isi);
  g_free (kejadian);
}

/**
 * prk_kasus_new:
 *
 * Makes a case of which nothing is known and in which nothing happened.
 *
 * Returns: (transfer full): the case
 */
PrkKasus *
prk_kasus_new (void)
{
  PrkKasus *self = g_rc_box_new0 (PrkKasus);

  self->isi = new_isi ();
  self->kejadian = g_ptr_array_new_with_free_func ((GDestroyNotify)kejadian_free);
  self->index
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify)g_array_unref);
  self->strings = g_string_chunk_new (1024);

  return self;
}

static void
clear_kasus (PrkKasus *self)
{
  g_hash_table_unref (self->isi);
  g_ptr_array_unref (self->kejadian);
  g_hash_table_unref (self->index);
  g_string_chunk_free (self->strings);
}

PrkKasus *
prk_kasus_ref (PrkKasus *self)
{
  return g_rc_box_acquire (self);
}

void
prk_kasus_unref (PrkKasus *self)
{
  g_rc_box_release_full (self, (GDestroyNotify)clear_kasus);
}

void
prk_kasus_set (PrkKasus *self, const char *path, JsonNode *value)
{
  g_return_if_fail (self != NULL && path != NULL);

  if (value == NULL || JSON_NODE_HOLDS_NULL (value))
    g_hash_table_remove (self->isi, path);
  else
    g_hash_table_replace (self->isi, g_strdup (path), json_node_ref (value));
}

/* Narrative text and a file are one value. */
static gboolean
is_whole (JsonNode *node)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;

  return object == NULL || json_object_has_member (object, "teks")
         || json_object_has_member (object, "berkas");
}

/* Nested objects become paths. */
static void
flatten (GHashTable *isi, const char *prefix, JsonObject *object)
{
  JsonObjectIter iter;
  const char *key;
  JsonNode *value;

  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &key, &value))
    {
      g_autofree char *path
          = prefix == NULL ? g_strdup (key) : g_strconcat (prefix, "/", key, NULL);

      if (!is_whole (value))
        flatten (isi, path, json_node_get_object (value));
      else if (!JSON_NODE_HOLDS_NULL (value))
        g_hash_table_replace (isi, g_steal_pointer (&path), json_node_ref (value));
    }
}

void
prk_kasus_set_semua (PrkKasus *self, JsonObject *fakta)
{
  g_return_if_fail (self != NULL && fakta != NULL);

  flatten (self->isi, NULL, fakta);
}

static const char *
read_text (GHashTable *isi, const char *path)
{
  JsonNode *node = g_hash_table_lookup (isi, path);
  const char *text = NULL;

  if (node == NULL)
    return NULL;
  if (_prk_node_has_type (node, G_TYPE_STRING))
    text = json_node_get_string (node);
  else if (JSON_NODE_HOLDS_OBJECT (node))
    text = prk_json_get_string (json_node_get_object (node), "teks", NULL);
  if (text == NULL || strspn (text, " \t\r\n") == strlen (text))
    return NULL;

  return text;
}

static void
add_place (PrkKasus *self, const char *alur, const char *jenis, guint place)
{
  g_autofree char *key = g_strconcat (alur, "/", jenis, NULL);
  GArray *places = g_hash_table_lookup (self->index, key);

  if (places == NULL)
    {
      places = g_array_new (FALSE, FALSE, sizeof (guint));
      g_hash_table_insert (self->index, g_steal_pointer (&key), places);
    }
  g_array_append_val (places, place);
}

/* Takes @isi. */
static const PrkKejadian *
add_kejadian (PrkKasus *self, const char *id, const char *jenis, GHashTable *isi)
{
  PrkKejadian *kejadian = g_new0 (PrkKejadian, 1);
  const char *alur = read_text (isi, "alur");

  kejadian->id = id != NULL ? g_string_chunk_insert (self->strings, id) : NULL;
  kejadian->jenis = g_string_chunk_insert_const (self->strings, jenis);
  kejadian->alur
      = g_string_chunk_insert_const (self->strings, alur != NULL ? alur : PRK_ALUR_UTAMA);
  kejadian->tanggal = prk_hari_dari_iso (read_text (isi, "tanggal"));
  kejadian->urut = self->kejadian->len;
  kejadian->isi = isi;
  add_place (self, kejadian->alur, jenis, self->kejadian->len);
  add_place (self, "", jenis, self->kejadian->len);
  g_ptr_array_add (self->kejadian, kejadian);

  return kejadian;
}

const PrkKejadian *
prk_kasus_catat (PrkKasus *self, const char *jenis, JsonObject *isi)
{
  GHashTable *fields;

  g_return_val_if_fail (self != NULL && jenis != NULL, NULL);

  fields = new_isi ();
  if (isi != NULL)
    flatten (fields, NULL, isi);

  return add_kejadian (self, NULL, jenis, fields);
}

static gboolean
is_kept (const char *path)
{
  for (gsize i = 0; i < G_N_ELEMENTS (ringkas); i++)
    if (strcmp (ringkas[i], path) == 0)
      return TRUE;

  return g_str_has_prefix (path, "nomor/");
}

const PrkKejadian *
prk_kasus_catat_set (PrkKasus *self, const char *id, JsonArray *set, gboolean is_ringkas)
{
  g_autoptr (GHashTable) isi = new_isi ();
  const char *jenis = NULL;

  g_return_val_if_fail (self != NULL && set != NULL, NULL);

  for (guint i = 0; i < json_array_get_length (set); i++)
    {
      JsonNode *node = json_array_get_element (set, i);
      JsonObject *one = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
      const char *path = one != NULL ? prk_json_get_string (one, "path", NULL) : NULL;
      JsonNode *value = path != NULL ? json_object_get_member (one, "value") : NULL;

      if (value == NULL || JSON_NODE_HOLDS_NULL (value))
        continue;
      if (strcmp (path, "jenis") == 0 && _prk_node_has_type (value, G_TYPE_STRING))
        jenis = json_node_get_string (value);
      if (!is_ringkas || is_kept (path))
        g_hash_table_replace (isi, g_strdup (path), json_node_ref (value));
    }

  return jenis != NULL ? add_kejadian (self, id, jenis, g_steal_pointer (&isi)) : NULL;
}

PrkKasus *
prk_kasus_new_ringkas (PrkKasus *kasus)
{
  PrkKasus *self;

  g_return_val_if_fail (kasus != NULL, NULL);

  self = prk_kasus_new ();
  for (gsize i = 0; i < G_N_ELEMENTS (ringkas); i++)
    prk_kasus_set (self, ringkas[i], prk_kasus_get (kasus, NULL, ringkas[i]));

  return self;
}

static void
remove_place (PrkKasus *self, const char *alur, const char *jenis)
{
  g_autofree char *key = g_strconcat (alur, "/", jenis, NULL);
  GArray *places = g_hash_table_lookup (self->index, key);

  g_array_set_size (places, places->len - 1);
}

void
prk_kasus_lupakan (PrkKasus *self)
{
  PrkKejadian *last;

  g_return_if_fail (self != NULL && self->kejadian->len > 0);

  last = g_ptr_array_index (self->kejadian, self->kejadian->len - 1);
  remove_place (self, last->alur, last->jenis);
  remove_place (self, "", last->jenis);
  g_ptr_array_set_size (self->kejadian, self->kejadian->len - 1);
}

/**
 * prk_kasus_new_dari_json:
 * @text: `{"ksd": {…}, "peristiwa": [{"jenis": …, "tanggal": …, …}]}`
 * @size: its length in bytes, -1 when it ends with NUL
 * @error: return location for an error
 *
 * Reads a case from a file.
 *
 * Returns: (transfer full) (nullable): the case, or %NULL with %PRK_INPUT_ERROR
 */
PrkKasus *
prk_kasus_new_dari_json (const char *text, gssize size, GError **error)
{
  g_autoptr (PrkKasus) self = prk_kasus_new ();
  g_autoptr (JsonNode) root = prk_json_parse (text, size, MAX_SIZE, MAX_DEPTH, error);
  JsonObject *object, *ksd;
  JsonArray *events;

  if (root == NULL)
    return NULL;
  object = JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;
  ksd = object != NULL ? prk_json_get_object (object, "ksd") : NULL;
  events = object != NULL ? prk_json_get_array (object, "peristiwa") : NULL;
  if (ksd == NULL || events == NULL)
    {
      _prk_fail_key (error, ksd == NULL ? "ksd" : "peristiwa", "is needed");
      return NULL;
    }

  flatten (self->isi, NULL, ksd);
  for (guint i = 0; i < json_array_get_length (events); i++)
    {
      JsonNode *node = json_array_get_element (events, i);
      JsonObject *event = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
      const char *jenis = event != NULL ? prk_json_get_string (event, "jenis", NULL) : NULL;

      if (jenis == NULL)
        {
          _prk_fail_key (error, "peristiwa", "element %u has no jenis", i);
          return NULL;
        }
      prk_kasus_catat (self, jenis, event);
    }

  return g_steal_pointer (&self);
}

static void
read_record (GHashTable *isi, PrkRecord *record)
{
  g_auto (GStrv) paths = prk_record_list_paths (record, NULL);

  for (guint i = 0; paths[i] != NULL; i++)
    {
      JsonNode *value = prk_record_get_value (record, paths[i]);

      if (value != NULL && !JSON_NODE_HOLDS_NULL (value))
        g_hash_table_replace (isi, g_strdup (paths[i]), json_node_ref (value));
    }
}

/**
 * prk_kasus_new_dari_rekaman:
 * @ksd: the record of the case
 * @peristiwa: (element-type PrkRecord): those about it, oldest first
 *
 * Reads a case from its records; what is no peristiwa, or has no jenis, is passed over.
 *
 * Returns: (transfer full): the case
 */
PrkKasus *
prk_kasus_new_dari_rekaman (PrkRecord *ksd, GPtrArray *peristiwa)
{
  PrkKasus *self;

  g_return_val_if_fail (ksd != NULL && peristiwa != NULL, NULL);

  self = prk_kasus_new ();
  read_record (self->isi, ksd);
  for (guint i = 0; i < peristiwa->len; i++)
    {
      PrkRecord *record = g_ptr_array_index (peristiwa, i);
      const char *jenis = prk_record_get_string (record, "jenis");
      GHashTable *isi;

      if (jenis == NULL || strcmp (prk_record_get_kind (record), "peristiwa") != 0)
        continue;
      isi = new_isi ();
      read_record (isi, record);
      add_kejadian (self, prk_record_get_id (record), jenis, isi);
    }

  return self;
}

guint
prk_kasus_get_n_kejadian (PrkKasus *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->kejadian->len;
}

const PrkKejadian *
prk_kasus_get_kejadian (PrkKasus *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->kejadian->len, NULL);

  return g_ptr_array_index (self->kejadian, index);
}

static GArray *
find_places (PrkKasus *self, const char *alur, const char *jenis)
{
  g_autofree char *key = g_strconcat (alur != NULL ? alur : "", "/", jenis, NULL);

  return g_hash_table_lookup (self->index, key);
}

const PrkKejadian *
prk_kasus_find_sebelum (PrkKasus *self,
                        const char *alur,
                        const char *jenis,
                        const PrkKejadian *sebelum)
{
  GArray *places;

  g_return_val_if_fail (self != NULL && jenis != NULL, NULL);

  places = find_places (self, alur, jenis);
  for (guint i = places != NULL ? places->len : 0; i-- > 0;)
    {
      guint place = g_array_index (places, guint, i);

      if (sebelum == NULL || place < sebelum->urut)
        return g_ptr_array_index (self->kejadian, place);
    }

  return NULL;
}

const PrkKejadian *
prk_kasus_find (PrkKasus *self, const char *alur, const char *jenis)
{
  return prk_kasus_find_sebelum (self, alur, jenis, NULL);
}

guint
prk_kasus_count (PrkKasus *self, const char *alur, const char *jenis)
{
  GArray *places;

  g_return_val_if_fail (self != NULL && jenis != NULL, 0);

  places = find_places (self, alur, jenis);

  return places != NULL ? places->len : 0;
}

gboolean
prk_kasus_is_sesudah (PrkKasus *self, const PrkKejadian *a, const PrkKejadian *b)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return (a != NULL ? (gint64)a->urut : -1) > (b != NULL ? (gint64)b->urut : -1);
}

JsonNode *
prk_kasus_get (PrkKasus *self, const PrkKejadian *kejadian, const char *path)
{
  g_return_val_if_fail (self != NULL && path != NULL, NULL);

  return g_hash_table_lookup (kejadian != NULL ? kejadian->isi : self->isi, path);
}

const char *
prk_kasus_get_teks (PrkKasus *self, const PrkKejadian *kejadian, const char *path)
{
  g_return_val_if_fail (self != NULL && path != NULL, NULL);

  return read_text (kejadian != NULL ? kejadian->isi : self->isi, path);
}

gboolean
prk_kasus_get_ya (PrkKasus *self, const PrkKejadian *kejadian, const char *path)
{
  JsonNode *node = prk_kasus_get (self, kejadian, path);

  return node != NULL && _prk_node_has_type (node, G_TYPE_BOOLEAN) && json_node_get_boolean (node);
}

gint64
prk_kasus_get_bulat (PrkKasus *self, const PrkKejadian *kejadian, const char *path, gint64 fallback)
{
  JsonNode *node = prk_kasus_get (self, kejadian, path);

  return node != NULL && _prk_node_has_type (node, G_TYPE_INT64) ? json_node_get_int (node)
                                                                 : fallback;
}

PrkHari
prk_kasus_get_hari (PrkKasus *self, const PrkKejadian *kejadian, const char *path)
{
  return prk_hari_dari_iso (prk_kasus_get_teks (self, kejadian, path));
}

static int
compare_keys (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *)a, *(const char *const *)b);
}

GStrv
prk_kasus_list_baris (PrkKasus *self, const PrkKejadian *kejadian, const char *table)
{
  g_autoptr (GHashTable) rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *prefix = g_strconcat (table, "/", NULL);
  g_autofree char **keys = NULL;
  GHashTableIter iter;
  const char *path;
  guint n;

  g_return_val_if_fail (self != NULL && table != NULL, NULL);

  g_hash_table_iter_init (&iter, kejadian != NULL ? kejadian->isi : self->isi);
  while (g_hash_table_iter_next (&iter, (gpointer *)&path, NULL))
    if (g_str_has_prefix (path, prefix))
      g_hash_table_add (rows,
                        g_strndup (path + strlen (prefix), strcspn (path + strlen (prefix), "/")));

  keys = (char **)g_hash_table_get_keys_as_array (rows, &n);
  qsort (keys, n, sizeof (char *), compare_keys);

  return g_strdupv (keys);
}

GStrv
prk_kasus_list_path (PrkKasus *self)
{
  g_autofree char **keys = NULL;
  guint n;

  g_return_val_if_fail (self != NULL, NULL);

  keys = (char **)g_hash_table_get_keys_as_array (self->isi, &n);
  qsort (keys, n, sizeof (char *), compare_keys);

  return g_strdupv (keys);
}
