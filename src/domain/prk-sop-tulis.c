/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "base/prk-json.h"

#include "prk-sop-private.h"

static const char *const kepala_texts[]
    = { "nomor", "dibuat", "revisi", "efektif", "disahkan", "penjelasan", NULL };
static const char *const kepala_lists[]
    = { "dasar_hukum", "kualifikasi", "keterkaitan", "peralatan", "peringatan",
        "pencatatan",  "tujuan",      "definisi",    NULL };

const char *
_prk_sop_get_pasti (PrkPasti pasti)
{
  return pasti == PRK_PASTI_TERTULIS ? "A" : pasti == PRK_PASTI_DISIMPULKAN ? "B" : "C";
}

static void
set_text (JsonObject *object, const char *key, const char *text)
{
  if (text != NULL && *text != '\0')
    json_object_set_string_member (object, key, text);
}

static void
set_list (JsonObject *object, const char *key, const char *const *items)
{
  JsonArray *array;

  if (items == NULL || items[0] == NULL)
    return;

  array = json_array_new ();
  for (guint i = 0; items[i] != NULL; i++)
    json_array_add_string_element (array, items[i]);
  json_object_set_array_member (object, key, array);
}

static JsonArray *
new_peran (PrkSop *sop, const PrkSopLangkah *langkah)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < langkah->n_peran; i++)
    {
      JsonObject *one = json_object_new ();

      json_object_set_string_member (one, "id", sop->pelaksana[langkah->peran[i].pelaksana].id);
      json_object_set_string_member (one, "kepastian",
                                     _prk_sop_get_pasti (langkah->peran[i].kepastian));
      json_array_add_object_element (array, one);
    }

  return array;
}

static JsonArray *
new_kelengkapan (const PrkSopLangkah *langkah)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < langkah->n_kelengkapan; i++)
    {
      JsonObject *one = json_object_new ();

      set_text (one, "nama", langkah->kelengkapan[i].nama);
      set_text (one, "jika", langkah->kelengkapan[i].jika);
      json_array_add_object_element (array, one);
    }

  return array;
}

/* Where it goes on; nothing for what goes without saying. */
static void
write_arah (PrkSop *sop, guint index, JsonObject *object)
{
  const PrkSopLangkah *langkah = &sop->langkah[index];
  gint usual = index + 1 < sop->n_langkah ? (gint)index + 1 : -1;

  if (langkah->n_kembali > 0)
    {
      JsonObject *decision = json_object_new ();
      JsonArray *back = json_array_new ();

      for (guint i = 0; i < langkah->n_kembali; i++)
        json_array_add_string_element (back, sop->langkah[langkah->kembali[i]].id);
      json_object_set_array_member (decision, "tidak", back);
      json_object_set_string_member (decision, "kepastian",
                                     _prk_sop_get_pasti (langkah->kembali_pasti));
      if (langkah->lanjut >= 0)
        json_object_set_string_member (decision, "ya", sop->langkah[langkah->lanjut].id);
      json_object_set_object_member (object, "keputusan", decision);
    }
  else if (langkah->lanjut >= 0 && langkah->lanjut != usual)
    {
      json_object_set_string_member (object, "lanjut", sop->langkah[langkah->lanjut].id);
    }
  if (langkah->lanjut < 0 && usual >= 0)
    json_object_set_boolean_member (object, "akhir", TRUE);
}

static JsonObject *
new_langkah (PrkSop *sop, guint index)
{
  const PrkSopLangkah *langkah = &sop->langkah[index];
  JsonObject *object = json_object_new ();
  JsonObject *waktu = json_object_new ();

  json_object_set_string_member (object, "id", langkah->id);
  json_object_set_string_member (object, "kegiatan", langkah->kegiatan);
  json_object_set_array_member (object, "pelaksana", new_peran (sop, langkah));
  if (langkah->n_kelengkapan > 0)
    json_object_set_array_member (object, "kelengkapan", new_kelengkapan (langkah));
  json_object_set_int_member (waktu, "jumlah", langkah->waktu);
  json_object_set_string_member (waktu, "satuan", _prk_sop_satuan[langkah->satuan]);
  json_object_set_object_member (object, "waktu", waktu);
  set_list (object, "output", langkah->output);
  set_text (object, "output_asli", langkah->output_asli);
  set_list (object, "rincian", langkah->rincian);
  set_text (object, "catatan", langkah->catatan);
  if (langkah->is_berulang)
    json_object_set_boolean_member (object, "berulang", TRUE);
  if (langkah->is_disposisi)
    json_object_set_boolean_member (object, "disposisi", TRUE);
  if (langkah->n_paraf > 0)
    {
      JsonArray *paraf = json_array_new ();

      for (guint i = 0; i < langkah->n_paraf; i++)
        json_array_add_string_element (paraf, sop->pelaksana[langkah->paraf[i]].id);
      json_object_set_array_member (object, "paraf", paraf);
    }
  write_arah (sop, index, object);

  return object;
}

static JsonObject *
new_kepala (PrkSop *sop)
{
  JsonObject *object = json_object_new ();

  for (guint i = 0; kepala_texts[i] != NULL; i++)
    set_text (object, kepala_texts[i], prk_sop_get_kepala (sop, kepala_texts[i]));
  for (guint i = 0; kepala_lists[i] != NULL; i++)
    set_list (object, kepala_lists[i], prk_sop_get_kepala_daftar (sop, kepala_lists[i]));

  return object;
}

/**
 * prk_sop_dup_json:
 * @self: a procedure
 *
 * The procedure as a file of the form of data/sop, on one line; prk_sop_baca() reads the same
 * procedure.
 *
 * Returns: (transfer full): JSON
 */
char *
prk_sop_dup_json (PrkSop *self)
{
  g_autoptr (JsonObject) root = json_object_new ();
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonArray *actors = json_array_new ();
  JsonArray *steps = json_array_new ();

  g_return_val_if_fail (self != NULL, NULL);

  set_text (root, "id", self->id);
  set_text (root, "nama", self->nama);
  set_text (root, "daerah", self->daerah);
  set_text (root, "sumber", self->sumber);
  json_object_set_boolean_member (root, "lengkap", self->is_lengkap);
  json_object_set_object_member (root, "kepala", new_kepala (self));
  set_list (root, "catatan", (const char *const *)self->catatan);
  for (guint i = 0; i < self->n_pelaksana; i++)
    {
      JsonObject *one = json_object_new ();

      json_object_set_string_member (one, "id", self->pelaksana[i].id);
      json_object_set_string_member (one, "nama", self->pelaksana[i].nama);
      json_array_add_object_element (actors, one);
    }
  json_object_set_array_member (root, "pelaksana", actors);
  for (guint i = 0; i < self->n_langkah; i++)
    json_array_add_object_element (steps, new_langkah (self, i));
  json_object_set_array_member (root, "langkah", steps);
  json_node_set_object (node, root);

  return prk_json_canonical (node);
}
