/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "base/prk-json.h"

#include "prk-domain-private.h"
#include "prk-tahapan-private.h"

#define MAX_SIZE (1024 * 1024)

static const TahapFungsi *const all_functions[]
    = { _prk_tahap_fungsi_awal, _prk_tahap_fungsi_naskah, _prk_tahap_fungsi_tanda_tangan,
        _prk_tahap_fungsi_lanjut, _prk_tahap_fungsi_lembaga, _prk_tahap_fungsi_lama };

static JsonNode *
load_json (const char *path)
{
  g_autoptr (GBytes) bytes = _prk_domain_lookup (path);
  g_autoptr (GError) error = NULL;
  JsonNode *root = prk_json_parse (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                                   MAX_SIZE, 8, &error);

  if (root == NULL)
    g_error ("data%s: %s", path, error->message);

  return root;
}

static const char *
get_text (JsonObject *object, const char *key)
{
  const char *text = prk_json_get_string (object, key, NULL);

  if (text == NULL)
    g_error ("data of the tahapan: something lacks %s", key);

  return g_intern_string (text);
}

static GStrv
dup_list (JsonObject *object, const char *key)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  JsonArray *array = prk_json_get_array (object, key);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    g_strv_builder_add (builder, json_array_get_string_element (array, i));

  return g_strv_builder_end (builder);
}

static TahapUji
find_function (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (all_functions); i++)
    for (guint j = 0; all_functions[i][j].id != NULL; j++)
      if (strcmp (all_functions[i][j].id, id) == 0)
        return all_functions[i][j].uji;

  g_error ("data/aturan/tahapan.json: no function judges %s", id);
}

static TahapButir *
read_daftar (JsonObject *object)
{
  JsonArray *array = prk_json_get_array (object, "daftar");
  guint n = array != NULL ? json_array_get_length (array) : 0;
  TahapButir *list = g_new0 (TahapButir, n + 1);

  for (guint i = 0; i < n; i++)
    {
      list[i].kode = get_text (json_array_get_object_element (array, i), "kode");
      list[i].nama = get_text (json_array_get_object_element (array, i), "nama");
    }

  return list;
}

static void
read_aturan (TahapData *data)
{
  g_autoptr (JsonNode) root = load_json ("/aturan/tahapan.json");
  JsonArray *array = prk_json_get_array (json_node_get_object (root), "aturan");

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *object = json_array_get_object_element (array, i);
      const char *kekuatan = get_text (object, "kekuatan");
      TahapAturan *aturan = g_new0 (TahapAturan, 1);

      aturan->aturan.id = get_text (object, "aturan");
      aturan->aturan.pasal = get_text (object, "pasal");
      aturan->aturan.penjelasan = get_text (object, "penjelasan");
      aturan->aturan.kekuatan = strcmp (kekuatan, "hitung") == 0 ? PRK_TAHAP_HITUNG
                                : strcmp (kekuatan, "soft") == 0 ? PRK_TAHAP_SOFT
                                                                 : PRK_TAHAP_HARD;
      aturan->pesan = get_text (object, "pesan");
      aturan->daftar = read_daftar (object);
      aturan->uji = find_function (aturan->aturan.id);
      g_ptr_array_add (data->aturan, aturan);
      if (!g_hash_table_insert (data->menurut, (char *)aturan->aturan.id, aturan))
        g_error ("data/aturan/tahapan.json: %s is there twice", aturan->aturan.id);
    }
}

static GPtrArray *
read_rules (TahapData *data, JsonArray *array)
{
  GPtrArray *rules = g_ptr_array_new ();

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      const char *id = json_array_get_string_element (array, i);
      TahapAturan *aturan = g_hash_table_lookup (data->menurut, id);

      if (aturan == NULL)
        g_error ("data/tahapan/tahapan.json: there is no rule %s", id);
      g_ptr_array_add (rules, aturan);
    }

  return rules;
}

static void
read_varian (TahapData *data, JsonObject *object)
{
  TahapVarian *varian = g_new0 (TahapVarian, 1);
  JsonObject *more = prk_json_get_object (object, "tambah");
  g_autoptr (GList) events = json_object_get_members (more);

  varian->id = get_text (object, "id");
  varian->nama = get_text (object, "nama");
  varian->tanpa = dup_list (object, "tanpa");
  varian->sebab = dup_list (object, "sebab");
  varian->tambah = g_hash_table_new (g_str_hash, g_str_equal);
  for (GList *l = events; l != NULL; l = l->next)
    g_hash_table_insert (varian->tambah, (char *)g_intern_string (l->data),
                         read_rules (data, prk_json_get_array (more, l->data)));
  g_ptr_array_add (data->varian, varian);
}

static void
read_alur (TahapData *data, JsonObject *object)
{
  JsonArray *array = prk_json_get_array (object, "keadaan");
  GPtrArray *states = g_ptr_array_new ();

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *one = json_array_get_object_element (array, i);
      PrkTahapKeadaan *keadaan = g_new0 (PrkTahapKeadaan, 1);

      keadaan->id = get_text (one, "id");
      keadaan->nama = get_text (one, "nama");
      keadaan->tahapan = get_text (one, "tahapan");
      keadaan->pelaksana = get_text (one, "pelaksana");
      g_ptr_array_add (states, keadaan);
    }
  g_hash_table_insert (data->keadaan, (char *)get_text (object, "id"), states);
}

static void
check_state (TahapData *data, const char *alur, const char *id)
{
  GPtrArray *states = g_hash_table_lookup (data->keadaan, alur);

  if (strcmp (id, "-") == 0 || strcmp (id, "*") == 0 || strcmp (id, "=") == 0
      || strcmp (id, "@") == 0)
    return;
  for (guint i = 0; states != NULL && i < states->len; i++)
    if (strcmp (((PrkTahapKeadaan *)g_ptr_array_index (states, i))->id, id) == 0)
      return;

  g_error ("data/tahapan/tahapan.json: the line %s has no state %s", alur, id);
}

/* Of an event of several lines some of its states may be of one of them only; its targets are of
 * all. */
static void
read_langkah (TahapData *data, JsonObject *object)
{
  TahapLangkah *langkah = g_new0 (TahapLangkah, 1);
  JsonArray *cabang = prk_json_get_array (object, "cabang");
  guint n = cabang != NULL ? json_array_get_length (cabang) : 0;

  langkah->peristiwa.id = get_text (object, "id");
  langkah->peristiwa.nama = get_text (object, "nama");
  langkah->alur = dup_list (object, "alur");
  langkah->dari = dup_list (object, "dari");
  langkah->varian = json_object_has_member (object, "varian") ? dup_list (object, "varian") : NULL;
  langkah->ke = get_text (object, "ke");
  langkah->aturan = read_rules (data, prk_json_get_array (object, "aturan"));
  langkah->cabang = g_new0 (TahapCabang, n + 1);
  for (guint i = 0; i < n; i++)
    {
      langkah->cabang[i].bila = get_text (json_array_get_object_element (cabang, i), "bila");
      langkah->cabang[i].ke = get_text (json_array_get_object_element (cabang, i), "ke");
    }

  for (guint i = 0; langkah->alur[i] != NULL; i++)
    {
      check_state (data, langkah->alur[i], langkah->ke);
      for (guint j = 0; j < n; j++)
        check_state (data, langkah->alur[i], langkah->cabang[j].ke);
      for (guint j = 0; langkah->alur[1] == NULL && langkah->dari[j] != NULL; j++)
        check_state (data, langkah->alur[i], langkah->dari[j]);
      if (!g_hash_table_insert (data->index,
                                g_strconcat (langkah->alur[i], "/", langkah->peristiwa.id, NULL),
                                langkah))
        g_error ("data/tahapan/tahapan.json: %s is there twice", langkah->peristiwa.id);
    }
  g_ptr_array_add (data->langkah, langkah);
}

static gpointer
load (gpointer unused)
{
  g_autoptr (JsonNode) root = load_json ("/tahapan/tahapan.json");
  JsonObject *object = json_node_get_object (root);
  TahapData *data = g_new0 (TahapData, 1);
  static const char *const keys[] = { "varian", "alur", "peristiwa" };
  void (*const readers[]) (TahapData *, JsonObject *) = { read_varian, read_alur, read_langkah };

  data->aturan = g_ptr_array_new ();
  data->menurut = g_hash_table_new (g_str_hash, g_str_equal);
  data->varian = g_ptr_array_new ();
  data->keadaan = g_hash_table_new (g_str_hash, g_str_equal);
  data->langkah = g_ptr_array_new ();
  data->index = g_hash_table_new (g_str_hash, g_str_equal);
  read_aturan (data);
  for (guint k = 0; k < G_N_ELEMENTS (keys); k++)
    {
      JsonArray *array = prk_json_get_array (object, keys[k]);

      for (guint i = 0; i < json_array_get_length (array); i++)
        readers[k](data, json_array_get_object_element (array, i));
    }

  return data;
}

const TahapData *
_prk_tahap_data (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, load, NULL);
}

const TahapVarian *
_prk_tahap_varian (PrkKasus *kasus)
{
  const TahapData *data = _prk_tahap_data ();
  const char *id = prk_kasus_get_teks (kasus, NULL, "varian");

  for (guint i = 0; id != NULL && i < data->varian->len; i++)
    if (strcmp (((TahapVarian *)g_ptr_array_index (data->varian, i))->id, id) == 0)
      return g_ptr_array_index (data->varian, i);

  return g_ptr_array_index (data->varian, 0);
}

char *
_prk_tahap_jenis_alur (const char *alur)
{
  return g_strndup (alur, strcspn (alur, "-"));
}

const TahapLangkah *
_prk_tahap_find (const char *alur, const char *jenis)
{
  g_autofree char *kind = _prk_tahap_jenis_alur (alur);
  g_autofree char *key = g_strconcat (kind, "/", jenis, NULL);

  return g_hash_table_lookup (_prk_tahap_data ()->index, key);
}
