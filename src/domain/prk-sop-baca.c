/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "base/prk-json.h"

#include "prk-aturan-private.h"
#include "prk-baca-private.h"
#include "prk-sop-private.h"
#include "prk-terbilang.h"

#define MAX_SIZE (1024 * 1024)
#define MAX_DEPTH 8
#define MAX_LANGKAH 200
#define MAX_PELAKSANA 60
#define MAX_DAFTAR 100
#define MAX_TEKS 1000
#define MAX_SALAH 100 /* mistakes told: who has that many wants to see the first ones */

const char *const _prk_sop_satuan[] = { "menit", "jam", "hari", "bulan", NULL };

static const char *const sop_keys[] = { "id",        "nama",    "daerah",  "sumber",
                                        "lengkap",   "kepala",  "catatan", "jumlah_tercetak",
                                        "pelaksana", "langkah", NULL };
static const char *const langkah_keys[]
    = { "id",          "kegiatan",  "pelaksana", "kelengkapan", "waktu",    "output",
        "output_asli", "keputusan", "lanjut",    "akhir",       "berulang", "paraf",
        "disposisi",   "rincian",   "catatan",   NULL };
static const char *const kepala_texts[]
    = { "nomor", "dibuat", "revisi", "efektif", "disahkan", "penjelasan", NULL };
static const char *const kepala_days[] = { "dibuat", "revisi", "efektif", NULL };
static const char *const kepala_lists[]
    = { "dasar_hukum", "kualifikasi", "keterkaitan", "peralatan", "peringatan",
        "pencatatan",  "tujuan",      "definisi",    NULL };

void
prk_sop_salah_free (PrkSopSalah *self)
{
  g_free (self->kunci);
  g_free (self->pesan);
  g_free (self);
}

void
_prk_sop_salah (SopBaca *baca, const char *key, const char *kunci, const char *nilai)
{
  PrkSopSalah *salah;

  if (baca->salah->len >= MAX_SALAH)
    return;

  salah = g_new0 (PrkSopSalah, 1);
  salah->baris = _prk_sop_find_line (baca->text, key);
  salah->kunci = g_strdup (key);
  salah->pesan = _prk_aturan_dup_pesan (kunci, "nilai", nilai, NULL);
  g_ptr_array_add (baca->salah, salah);
}

static char *
join (const char *key, const char *name)
{
  return *key == '\0' ? g_strdup (name) : g_strconcat (key, "/", name, NULL);
}

static void
check_keys (SopBaca *baca, JsonObject *object, const char *key, const char *const *known)
{
  const char *unknown = _prk_find_unknown_key (object, known);

  if (unknown != NULL)
    {
      g_autofree char *path = join (key, unknown);

      _prk_sop_salah (baca, path, "sop.asing", NULL);
    }
}

/* A text, kept with the procedure; NULL, and a mistake told, for what is none. */
static const char *
keep_text (SopBaca *baca, JsonNode *node, const char *key)
{
  const char *text;

  if (!_prk_node_has_type (node, G_TYPE_STRING))
    {
      _prk_sop_salah (baca, key, "sop.jenis", "teks");
      return NULL;
    }

  text = json_node_get_string (node);
  if (g_utf8_strlen (text, -1) > MAX_TEKS)
    {
      _prk_sop_salah (baca, key, "sop.panjang", "1.000 huruf");
      return NULL;
    }

  return g_string_chunk_insert_const (baca->sop->strings, text);
}

static const char *
read_text (SopBaca *baca, JsonObject *object, const char *key, const char *name, gboolean is_needed)
{
  g_autofree char *path = join (key, name);
  JsonNode *node = json_object_get_member (object, name);
  const char *text = node != NULL ? keep_text (baca, node, path) : NULL;

  if (node != NULL && text == NULL)
    return "";
  if (text != NULL && *text != '\0')
    return text;
  if (is_needed)
    _prk_sop_salah (baca, path, "sop.kosong", NULL);

  return is_needed ? "" : NULL;
}

static gboolean
read_bool (SopBaca *baca, JsonObject *object, const char *key, const char *name, gboolean fallback)
{
  JsonNode *node = json_object_get_member (object, name);

  if (node != NULL && !_prk_node_has_type (node, G_TYPE_BOOLEAN))
    {
      g_autofree char *path = join (key, name);

      _prk_sop_salah (baca, path, "sop.jenis", "true atau false");
    }

  return prk_json_get_bool (object, name, fallback);
}

/* A list of at most @max; NULL when it is absent or none. */
static JsonArray *
read_array (SopBaca *baca,
            JsonObject *object,
            const char *key,
            const char *name,
            guint max,
            gboolean is_needed)
{
  g_autofree char *path = join (key, name);
  JsonArray *array = prk_json_get_array (object, name);

  if (array == NULL && json_object_has_member (object, name))
    _prk_sop_salah (baca, path, "sop.jenis", "daftar");
  else if (is_needed && (array == NULL || json_array_get_length (array) == 0))
    _prk_sop_salah (baca, path, "sop.kosong", NULL);
  else if (array != NULL && json_array_get_length (array) > max)
    {
      g_autofree char *limit = g_strdup_printf ("%u butir", max);

      _prk_sop_salah (baca, path, "sop.panjang", limit);
      return NULL;
    }

  return array;
}

static GStrv
read_texts (SopBaca *baca, JsonObject *object, const char *key, const char *name)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  JsonArray *array = read_array (baca, object, key, name, MAX_DAFTAR, FALSE);

  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    {
      g_autofree char *path = *key == '\0' ? g_strdup_printf ("%s/%u", name, i)
                                           : g_strdup_printf ("%s/%s/%u", key, name, i);
      const char *text = keep_text (baca, json_array_get_element (array, i), path);

      if (text != NULL && *text != '\0')
        g_strv_builder_add (builder, text);
      else if (text != NULL)
        _prk_sop_salah (baca, path, "sop.kosong", NULL);
    }

  return g_strv_builder_end (builder);
}

static gboolean
is_id (const char *id)
{
  return *id != '\0' && strlen (id) <= 40
         && strspn (id, "abcdefghijklmnopqrstuvwxyz0123456789.-") == strlen (id);
}

static const char *
read_id (SopBaca *baca, JsonObject *object, const char *key)
{
  const char *id = read_text (baca, object, key, "id", TRUE);

  if (*id != '\0' && !is_id (id))
    {
      g_autofree char *path = join (key, "id");

      _prk_sop_salah (baca, path, "sop.id", id);
    }

  return id;
}

PrkPasti
_prk_sop_read_pasti (SopBaca *baca, JsonObject *object, const char *key)
{
  const char *letter = prk_json_get_string (object, "kepastian", "A");
  g_autofree char *path = join (key, "kepastian");

  if (strlen (letter) == 1 && *letter >= 'A' && *letter <= 'C'
      && (!json_object_has_member (object, "kepastian")
          || _prk_node_has_type (json_object_get_member (object, "kepastian"), G_TYPE_STRING)))
    return *letter - 'A';

  _prk_sop_salah (baca, path, "sop.kepastian", NULL);
  return PRK_PASTI_TERTULIS;
}

static void
read_kepala (SopBaca *baca, JsonObject *root)
{
  JsonObject *kepala = prk_json_get_object (root, "kepala");
  const char *known[G_N_ELEMENTS (kepala_texts) + G_N_ELEMENTS (kepala_lists)] = { NULL };
  guint n = 0;

  if (kepala == NULL)
    {
      if (json_object_has_member (root, "kepala"))
        _prk_sop_salah (baca, "kepala", "sop.jenis", "objek");
      return;
    }

  for (guint i = 0; kepala_texts[i] != NULL; i++)
    {
      const char *text = read_text (baca, kepala, "kepala", kepala_texts[i], FALSE);

      known[n++] = kepala_texts[i];
      if (text != NULL)
        g_hash_table_insert (baca->sop->kepala, (char *)kepala_texts[i], (char *)text);
      if (text != NULL && *text != '\0' && g_strv_contains (kepala_days, kepala_texts[i])
          && !prk_tanggal_is_valid (text))
        {
          g_autofree char *path = join ("kepala", kepala_texts[i]);

          _prk_sop_salah (baca, path, "sop.tanggal", text);
        }
    }
  for (guint i = 0; kepala_lists[i] != NULL; i++)
    {
      known[n++] = kepala_lists[i];
      g_hash_table_insert (baca->sop->kepala_daftar, (char *)kepala_lists[i],
                           read_texts (baca, kepala, "kepala", kepala_lists[i]));
    }
  check_keys (baca, kepala, "kepala", known);
}

static void
read_pelaksana (SopBaca *baca, JsonObject *root)
{
  static const char *const known[] = { "id", "nama", NULL };
  JsonArray *array = read_array (baca, root, "", "pelaksana", MAX_PELAKSANA, TRUE);
  guint n = array != NULL ? json_array_get_length (array) : 0;

  baca->sop->pelaksana = g_new0 (PrkSopPelaksana, n);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *key = g_strdup_printf ("pelaksana/%u", i);
      JsonNode *node = json_array_get_element (array, i);
      PrkSopPelaksana *one = &baca->sop->pelaksana[baca->sop->n_pelaksana];

      if (!JSON_NODE_HOLDS_OBJECT (node))
        {
          _prk_sop_salah (baca, key, "sop.jenis", "objek");
          continue;
        }
      check_keys (baca, json_node_get_object (node), key, known);
      one->id = read_id (baca, json_node_get_object (node), key);
      one->nama = read_text (baca, json_node_get_object (node), key, "nama", TRUE);
      if (prk_sop_find_pelaksana (baca->sop, one->id) >= 0)
        _prk_sop_salah (baca, key, "sop.ganda", one->id);
      baca->sop->n_pelaksana++;
    }
}

static void
read_peran (SopBaca *baca, JsonObject *object, const char *key, PrkSopLangkah *langkah)
{
  static const char *const known[] = { "id", "kepastian", NULL };
  g_autofree char *path = join (key, "pelaksana");
  JsonArray *array = prk_json_get_array (object, "pelaksana");
  guint n = array != NULL ? json_array_get_length (array) : 0;
  PrkSopPeran *peran;

  if (n == 0 || n > MAX_PELAKSANA)
    {
      _prk_sop_salah (baca, path, "sop.tanpa_pelaksana", langkah->id);
      return;
    }

  langkah->peran = peran = g_new0 (PrkSopPeran, n);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *place = g_strdup_printf ("%s/%u", path, i);
      JsonNode *node = json_array_get_element (array, i);
      const char *id;
      gint found;

      if (!JSON_NODE_HOLDS_OBJECT (node))
        {
          _prk_sop_salah (baca, place, "sop.jenis", "objek");
          continue;
        }
      check_keys (baca, json_node_get_object (node), place, known);
      id = prk_json_get_string (json_node_get_object (node), "id", "");
      found = prk_sop_find_pelaksana (baca->sop, id);
      if (found < 0)
        {
          _prk_sop_salah (baca, place, "sop.pelaksana", id);
          continue;
        }
      peran[langkah->n_peran].pelaksana = found;
      peran[langkah->n_peran++].kepastian
          = _prk_sop_read_pasti (baca, json_node_get_object (node), place);
    }
}

static void
read_paraf (SopBaca *baca, JsonObject *object, const char *key, PrkSopLangkah *langkah)
{
  JsonArray *array = read_array (baca, object, key, "paraf", MAX_PELAKSANA, FALSE);
  guint n = array != NULL ? json_array_get_length (array) : 0;
  guint *actors = g_new0 (guint, n);

  langkah->paraf = actors;
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/paraf/%u", key, i);
      JsonNode *node = json_array_get_element (array, i);
      const char *id = _prk_node_has_type (node, G_TYPE_STRING) ? json_node_get_string (node) : "?";
      gint found = prk_sop_find_pelaksana (baca->sop, id);

      if (found >= 0)
        actors[langkah->n_paraf++] = found;
      else
        _prk_sop_salah (baca, path, "sop.pelaksana", id);
    }
}

static void
read_kelengkapan (SopBaca *baca, JsonObject *object, const char *key, PrkSopLangkah *langkah)
{
  static const char *const known[] = { "nama", "jika", NULL };
  JsonArray *array = read_array (baca, object, key, "kelengkapan", MAX_DAFTAR, FALSE);
  guint n = array != NULL ? json_array_get_length (array) : 0;
  PrkSopSyarat *list = g_new0 (PrkSopSyarat, n);

  langkah->kelengkapan = list;
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/kelengkapan/%u", key, i);
      JsonNode *node = json_array_get_element (array, i);

      if (!JSON_NODE_HOLDS_OBJECT (node))
        {
          _prk_sop_salah (baca, path, "sop.jenis", "objek");
          continue;
        }
      check_keys (baca, json_node_get_object (node), path, known);
      list[langkah->n_kelengkapan].nama
          = read_text (baca, json_node_get_object (node), path, "nama", TRUE);
      list[langkah->n_kelengkapan++].jika
          = read_text (baca, json_node_get_object (node), path, "jika", FALSE);
    }
}

static void
read_waktu (SopBaca *baca, JsonObject *object, const char *key, PrkSopLangkah *langkah)
{
  g_autofree char *path = join (key, "waktu");
  JsonObject *waktu = prk_json_get_object (object, "waktu");
  gint64 number = waktu != NULL ? prk_json_get_int (waktu, "jumlah", 0) : 0;
  const char *satuan = waktu != NULL ? prk_json_get_string (waktu, "satuan", "") : "";

  for (guint i = 0; _prk_sop_satuan[i] != NULL; i++)
    if (strcmp (_prk_sop_satuan[i], satuan) == 0 && number > 0 && number <= 10000
        && json_object_get_size (waktu) == 2)
      {
        langkah->waktu = number;
        langkah->satuan = i;
        return;
      }

  _prk_sop_salah (baca, path, "sop.waktu", NULL);
}

static void
read_langkah (SopBaca *baca, JsonObject *object, const char *key)
{
  PrkSopLangkah *langkah = &baca->sop->langkah[baca->sop->n_langkah];

  check_keys (baca, object, key, langkah_keys);
  langkah->id = read_id (baca, object, key);
  if (prk_sop_find_langkah (baca->sop, langkah->id) >= 0)
    {
      g_autofree char *path = join (key, "id");

      _prk_sop_salah (baca, path, "sop.ganda", langkah->id);
    }
  langkah->kegiatan = read_text (baca, object, key, "kegiatan", TRUE);
  langkah->output = (const char *const *)read_texts (baca, object, key, "output");
  langkah->rincian = (const char *const *)read_texts (baca, object, key, "rincian");
  langkah->output_asli = read_text (baca, object, key, "output_asli", FALSE);
  langkah->catatan = read_text (baca, object, key, "catatan", FALSE);
  langkah->is_berulang = read_bool (baca, object, key, "berulang", FALSE);
  langkah->is_disposisi = read_bool (baca, object, key, "disposisi", FALSE);
  read_peran (baca, object, key, langkah);
  read_paraf (baca, object, key, langkah);
  read_kelengkapan (baca, object, key, langkah);
  read_waktu (baca, object, key, langkah);
  baca->sop->n_langkah++;
}

static JsonArray *
read_all_langkah (SopBaca *baca, JsonObject *root)
{
  JsonArray *array = read_array (baca, root, "", "langkah", MAX_LANGKAH, TRUE);
  guint n = array != NULL ? json_array_get_length (array) : 0;

  baca->sop->langkah = g_new0 (PrkSopLangkah, n);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *key = g_strdup_printf ("langkah/%u", i);

      if (JSON_NODE_HOLDS_OBJECT (json_array_get_element (array, i)))
        read_langkah (baca, json_array_get_object_element (array, i), key);
      else
        _prk_sop_salah (baca, key, "sop.jenis", "objek");
    }

  return baca->sop->n_langkah == n ? array : NULL;
}

static void
check_jumlah (SopBaca *baca, JsonObject *root)
{
  JsonObject *printed = prk_json_get_object (root, "jumlah_tercetak");
  guint sums[PRK_N_SATUAN];
  g_autofree char *text = NULL;

  if (printed == NULL)
    {
      if (json_object_has_member (root, "jumlah_tercetak"))
        _prk_sop_salah (baca, "jumlah_tercetak", "sop.jenis", "objek");
      return;
    }

  check_keys (baca, printed, "jumlah_tercetak", _prk_sop_satuan);
  prk_sop_jumlah_waktu (baca->sop, sums);
  text = prk_sop_dup_waktu (sums);
  for (guint i = 0; i < PRK_N_SATUAN; i++)
    if (prk_json_get_int (printed, _prk_sop_satuan[i], 0) != sums[i])
      {
        _prk_sop_salah (baca, "jumlah_tercetak", "sop.jumlah", text);
        return;
      }
}

static void
read_root (SopBaca *baca, JsonObject *root)
{
  JsonArray *langkah;

  check_keys (baca, root, "", sop_keys);
  baca->sop->id = read_id (baca, root, "");
  baca->sop->nama = read_text (baca, root, "", "nama", TRUE);
  baca->sop->daerah = read_text (baca, root, "", "daerah", FALSE);
  baca->sop->sumber = read_text (baca, root, "", "sumber", FALSE);
  baca->sop->is_lengkap = read_bool (baca, root, "", "lengkap", TRUE);
  baca->sop->catatan = read_texts (baca, root, "", "catatan");
  read_kepala (baca, root);
  read_pelaksana (baca, root);
  langkah = read_all_langkah (baca, root);
  if (langkah == NULL)
    return;

  check_jumlah (baca, root);
  _prk_sop_read_arah (baca, langkah);
  if (baca->salah->len == 0)
    _prk_sop_periksa_arah (baca);
}

/**
 * prk_sop_baca:
 * @text: a file of the form of data/sop
 * @size: its length in bytes, -1 when it ends with NUL
 * @salah: (element-type PrkSopSalah): takes every mistake, with line and key
 *
 * Reads a procedure and checks that it can be followed: every step can be reached, has somebody who
 * does it, and leads to the end.
 *
 * Any thread.
 *
 * Returns: (transfer full) (nullable): the procedure; %NULL when there was a mistake
 */
PrkSop *
prk_sop_baca (const char *text, gssize size, GPtrArray *salah)
{
  g_autofree char *copy = NULL;
  g_autoptr (PrkSop) sop = NULL;
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (GError) error = NULL;
  SopBaca baca;

  g_return_val_if_fail (text != NULL && salah != NULL && salah->len == 0, NULL);

  root = prk_json_parse (text, size, MAX_SIZE, MAX_DEPTH, &error);
  copy = root == NULL ? g_strdup ("") : size < 0 ? g_strdup (text) : g_strndup (text, size);
  sop = g_atomic_rc_box_new0 (PrkSop);
  sop->strings = g_string_chunk_new (4096);
  sop->kepala = g_hash_table_new (g_str_hash, g_str_equal);
  sop->kepala_daftar
      = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify)g_strfreev);
  baca = (SopBaca){ sop, copy, salah };

  if (root == NULL)
    _prk_sop_salah (&baca, "", "sop.sintaks", error->message);
  else if (!JSON_NODE_HOLDS_OBJECT (root))
    _prk_sop_salah (&baca, "", "sop.jenis", "objek");
  else
    read_root (&baca, json_node_get_object (root));

  return salah->len == 0 ? g_steal_pointer (&sop) : NULL;
}
