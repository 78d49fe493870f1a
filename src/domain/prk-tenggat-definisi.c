/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "base/prk-json.h"

#include "prk-domain-private.h"
#include "prk-tenggat-private.h"

#define MAX_SIZE (256 * 1024)

static const char *const kinds[]
    = { "hari",    "tanpa_batas", "tindakan", "triwulan", "jangka", "jangka_semester",
        "minimal", "semester",    "tahun",    NULL };

static GStrv
dup_list (JsonObject *object, const char *key)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  JsonArray *array = prk_json_get_array (object, key);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    g_strv_builder_add (builder, json_array_get_string_element (array, i));

  return g_strv_builder_end (builder);
}

static const char *
get_text (JsonObject *object, const char *key)
{
  return g_intern_string (prk_json_get_string (object, key, NULL));
}

static TenggatJenis
get_jenis (JsonObject *object, const char *id)
{
  const char *word = prk_json_get_string (object, "jenis", "");

  for (guint i = 0; kinds[i] != NULL; i++)
    if (g_str_equal (kinds[i], word))
      return i;

  g_error ("data/tenggat/tenggat.json: %s is of no known jenis", id);
}

static TenggatDefinisi *
new_definisi (JsonObject *object)
{
  TenggatDefinisi *self = g_new0 (TenggatDefinisi, 1);
  JsonObject *jeda = prk_json_get_object (object, "jeda");

  self->id = get_text (object, "id");
  self->nama = get_text (object, "nama");
  self->pasal = get_text (object, "pasal");
  self->pelaku = get_text (object, "pelaku");
  if (self->id == NULL || self->nama == NULL || self->pasal == NULL || self->pelaku == NULL)
    g_error ("data/tenggat/tenggat.json: a row lacks id, nama, pasal or pelaku");

  self->jenis = get_jenis (object, self->id);
  self->pemicu = get_text (object, "pemicu");
  self->kata = get_text (object, "kata");
  self->field = get_text (object, "tanggal");
  self->batas = prk_json_get_int (object, "batas", 0);
  self->is_kerja = g_str_equal (prk_json_get_string (object, "satuan", ""), "kerja");
  self->jika = get_text (object, "jika");
  self->kecuali = get_text (object, "kecuali");
  self->setelah = get_text (object, "setelah");
  self->fakta = get_text (object, "fakta");
  self->setting = get_text (object, "setting");
  self->usul = get_text (object, "usul");
  self->usul_teks = get_text (object, "usul_teks");
  self->selesai = dup_list (object, "selesai");
  self->akhir = dup_list (object, "akhir");
  self->lama = dup_list (object, "lama");
  if (jeda != NULL)
    {
      self->jeda_setting = get_text (jeda, "setting");
      self->jeda_awal = get_text (jeda, "awal");
      self->jeda_akhir = get_text (jeda, "akhir");
      self->jeda_alasan = get_text (jeda, "alasan");
    }

  return self;
}

static gpointer
load (gpointer unused)
{
  g_autoptr (GBytes) bytes = _prk_domain_lookup ("/tenggat/tenggat.json");
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) root = prk_json_parse (g_bytes_get_data (bytes, NULL),
                                              g_bytes_get_size (bytes), MAX_SIZE, 6, &error);
  GPtrArray *all = g_ptr_array_new ();
  JsonArray *array;

  if (root == NULL)
    g_error ("data/tenggat/tenggat.json: %s", error->message);

  array = prk_json_get_array (json_node_get_object (root), "tenggat");
  for (guint i = 0; i < json_array_get_length (array); i++)
    g_ptr_array_add (all, new_definisi (json_array_get_object_element (array, i)));

  return all;
}

GPtrArray *
_prk_tenggat_definisi (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, load, NULL);
}
