/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What a form shows at first. Facts that the case, its KAK or an earlier event hold are not asked for twice. */

#include "config.h"

#include <string.h>

#include "prk-langkah-private.h"
#include "prk-paraf.h"
#include "prk-tahapan-private.h"

char *
prk_langkah_dup_path (const PrkIsian *isian, const char *pihak)
{
  g_auto (GStrv) parts = NULL;

  g_return_val_if_fail (isian != NULL, NULL);
  if (pihak == NULL)
    return g_strdup (isian->path);

  parts = g_strsplit (isian->path, PRK_ISIAN_PIHAK, -1);

  return g_strjoinv (pihak, parts);
}

JsonNode *
prk_langkah_get (JsonObject *isi, const char *path)
{
  g_auto (GStrv) parts = NULL;

  g_return_val_if_fail (isi != NULL && path != NULL, NULL);

  parts = g_strsplit (path, "/", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      JsonNode *node = json_object_get_member (isi, parts[i]);

      if (parts[i + 1] == NULL)
        return node;
      if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
        return NULL;
      isi = json_node_get_object (node);
    }

  return NULL;
}

void
prk_langkah_set (JsonObject *isi, const char *path, JsonNode *value)
{
  g_auto (GStrv) parts = NULL;
  guint n;

  g_return_if_fail (isi != NULL && path != NULL);

  parts = g_strsplit (path, "/", -1);
  n = g_strv_length (parts);
  for (guint i = 0; i + 1 < n; i++)
    {
      JsonNode *node = json_object_get_member (isi, parts[i]);

      if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
        {
          if (value == NULL)
            return;
          json_object_set_object_member (isi, parts[i], json_object_new ());
          node = json_object_get_member (isi, parts[i]);
        }
      isi = json_node_get_object (node);
    }

  if (value != NULL)
    json_object_set_member (isi, parts[n - 1], value);
  else if (json_object_has_member (isi, parts[n - 1]))
    json_object_remove_member (isi, parts[n - 1]);
}

void
_prk_langkah_set_teks (JsonObject *isi, const char *path, const char *text)
{
  if (text != NULL && *text != '\0')
    prk_langkah_set (isi, path, json_node_init_string (json_node_alloc (), text));
}

static JsonNode *
new_awal (const PrkIsian *isian)
{
  if (isian->jenis == PRK_ISIAN_BILANGAN)
    return json_node_init_int (json_node_alloc (), g_ascii_strtoll (isian->awal, NULL, 10));

  return json_node_init_string (json_node_alloc (), isian->awal);
}

static void
set_usual (JsonObject *isi, const PrkIsian *isian, GStrv pihak)
{
  if (isian->awal == NULL)
    return;
  if (strstr (isian->path, PRK_ISIAN_PIHAK) == NULL)
    {
      prk_langkah_set (isi, isian->path, new_awal (isian));
      return;
    }
  for (guint i = 0; pihak[i] != NULL; i++)
    {
      g_autofree char *path = prk_langkah_dup_path (isian, pihak[i]);

      prk_langkah_set (isi, path, new_awal (isian));
    }
}

/* The decree on TKKSD stands in whichever event named it last. */
static void
set_sk (const PrkTahapKonteks *konteks, JsonObject *isi, GPtrArray *fields)
{
  static const char *const paths[] = { "sk/nomor", "sk/dari", "sk/sampai" };
  gboolean is_asked = FALSE;

  for (guint i = 0; i < fields->len; i++)
    {
      const PrkIsian *isian = g_ptr_array_index (fields, i);

      is_asked |= strcmp (isian->path, "sk/nomor") == 0 && isian->is_wajib;
    }
  for (guint i = prk_kasus_get_n_kejadian (konteks->kasus); is_asked && i-- > 0;)
    {
      const PrkKejadian *e = prk_kasus_get_kejadian (konteks->kasus, i);

      if (prk_kasus_get_teks (konteks->kasus, e, "sk/nomor") == NULL)
        continue;
      for (guint j = 0; j < G_N_ELEMENTS (paths); j++)
        _prk_langkah_set_teks (isi, paths[j], prk_kasus_get_teks (konteks->kasus, e, paths[j]));
      return;
    }
}

static const PrkIsian *
find_field (GPtrArray *fields, const char *path)
{
  for (guint i = 0; i < fields->len; i++)
    if (strcmp (((PrkIsian *)g_ptr_array_index (fields, i))->path, path) == 0)
      return g_ptr_array_index (fields, i);

  return NULL;
}

/* The half year that the day before a quarter ago lay in: reports are about what is over. */
static void
set_masa (JsonObject *isi, const char *jenis, PrkHari hari_ini)
{
  g_autofree char *iso = prk_hari_dup_iso (hari_ini > 90 ? hari_ini - 90 : hari_ini);
  g_autofree char *masa = NULL;
  gboolean is_year = strstr (jenis, "tahunan") != NULL || strcmp (jenis, "rapat_pleno") == 0;

  if (iso == NULL)
    return;
  masa = is_year ? g_strdup_printf ("%u", prk_hari_get_tahun (hari_ini))
                 : g_strdup_printf ("%.4s-%c", iso, strcmp (iso + 5, "07") < 0 ? '1' : '2');
  _prk_langkah_set_teks (isi, "masa", masa);
}

static gboolean
is_own (PrkKasus *kasus, const char *pihak)
{
  g_autofree char *path = g_strconcat ("pihak/", pihak, "/kode", NULL);
  const char *kode = prk_kasus_get_teks (kasus, NULL, path);

  return kode != NULL && g_strcmp0 (kode, prk_kasus_get_teks (kasus, NULL, "daerah")) == 0;
}

/* Whom a power of attorney names signs for us; without one the head of the daerah does. */
static void
set_signers (PrkKasus *kasus, const char *alur, const char *jenis, JsonObject *isi, GStrv pihak)
{
  const PrkKejadian *kuasa = prk_kasus_find (kasus, alur, "surat_kuasa");
  g_autofree char *first = prk_tahapan_dup_pihak_pemrakarsa (kasus);
  g_autofree char *right = first != NULL ? g_strconcat ("pihak/", first, "/kode", NULL) : NULL;

  if (strcmp (jenis, "pks_ditandatangani") != 0)
    return;
  for (guint i = 0; pihak[i] != NULL; i++)
    {
      g_autofree char *as = g_strconcat ("tanda_tangan/", pihak[i], "/sebagai", NULL);
      g_autofree char *name = g_strconcat ("tanda_tangan/", pihak[i], "/nama", NULL);
      g_autofree char *letter = g_strconcat ("tanda_tangan/", pihak[i], "/kuasa", NULL);
      g_autofree char *left = g_strconcat ("lambang/kiri/", pihak[i], NULL);

      if (g_strcmp0 (pihak[i], first) != 0)
        prk_langkah_set (isi, left, json_node_init_boolean (json_node_alloc (), TRUE));
      if (!is_own (kasus, pihak[i]))
        continue;
      if (kuasa == NULL)
        {
          _prk_langkah_set_teks (isi, as, "kepala_daerah");
          continue;
        }
      _prk_langkah_set_teks (isi, name, prk_kasus_get_teks (kasus, kuasa, "penerima"));
      _prk_langkah_set_teks (isi, letter, prk_kasus_get_teks (kasus, kuasa, "nomor"));
    }
  if (right != NULL)
    _prk_langkah_set_teks (isi, "lambang/kanan", prk_kasus_get_teks (kasus, NULL, right));
}

/* The term that the draft had. */
static void
set_term (PrkKasus *kasus, const char *alur, const char *jenis, JsonObject *isi, GPtrArray *fields)
{
  const PrkKejadian *draft
      = prk_kasus_find (kasus, alur, strncmp (jenis, "pks", 3) == 0 ? "rancangan_pks" : "rancangan_kb");
  gint64 months;

  if (draft == NULL || find_field (fields, "durasi_bulan") == NULL)
    return;
  months = prk_kasus_get_bulat (kasus, draft, "durasi_bulan", 0);
  if (months > 0)
    prk_langkah_set (isi, "durasi_bulan", json_node_init_int (json_node_alloc (), months));
  _prk_langkah_set_teks (isi, "mulai", prk_kasus_get_teks (kasus, draft, "mulai"));
  _prk_langkah_set_teks (isi, "selesai", prk_kasus_get_teks (kasus, draft, "selesai"));
}

/* Who has initialled the text that is written here, and when. */
static void
set_paraf (const PrkTahapKonteks *konteks, const char *alur, JsonObject *isi)
{
  PrkRantai *rantai = prk_rantai_cari (konteks->rantai, alur, NULL);

  for (guint i = 0; rantai != NULL && i < rantai->stasiun->len; i++)
    {
      const PrkParafStasiun *one = g_ptr_array_index (rantai->stasiun, i);
      g_autofree char *jabatan = g_strdup_printf ("paraf/%s/jabatan", one->id);
      g_autofree char *tanggal = g_strdup_printf ("paraf/%s/tanggal", one->id);
      g_autofree char *day = one->keadaan == PRK_PARAF_SAH ? prk_paraf_dup_tanggal (one->peristiwa) : NULL;

      if (day == NULL)
        continue;
      _prk_langkah_set_teks (isi, jabatan, one->jabatan);
      _prk_langkah_set_teks (isi, tanggal, day);
    }
}

static void
set_from_case (const PrkTahapKonteks *konteks,
               const char *alur,
               const char *jenis,
               JsonObject *isi,
               GPtrArray *fields,
               GStrv pihak)
{
  static const char *const questions[]
      = { "membebani_masyarakat", "membebani_daerah", "belum_dianggarkan" };
  const char *office
      = konteks->kak != NULL ? prk_record_get_string (konteks->kak, "perangkat_daerah") : NULL;

  if (find_field (fields, "asli") != NULL)
    prk_langkah_set (isi, "asli",
                     json_node_init_int (json_node_alloc (), g_strv_length (pihak) + 1));
  if (find_field (fields, "perangkat_daerah") != NULL)
    _prk_langkah_set_teks (isi, "perangkat_daerah", office);
  for (guint i = 0; i < G_N_ELEMENTS (questions); i++)
    if (find_field (fields, questions[i]) != NULL)
      {
        JsonNode *known = prk_kasus_get (konteks->kasus, NULL, questions[i]);

        if (known != NULL)
          prk_langkah_set (isi, questions[i], json_node_copy (known));
      }
  if (find_field (fields, "paraf") != NULL)
    set_paraf (konteks, alur, isi);
  set_term (konteks->kasus, alur, jenis, isi, fields);
  set_signers (konteks->kasus, alur, jenis, isi, pihak);
  set_sk (konteks, isi, fields);
}

JsonObject *
prk_langkah_new_isi (const PrkTahapKonteks *konteks,
                     const char *alur,
                     const char *jenis,
                     PrkHari hari_ini)
{
  JsonObject *isi = json_object_new ();
  GPtrArray *fields;
  g_auto (GStrv) pihak = NULL;
  g_autofree char *today = NULL;
  const char *varian;

  g_return_val_if_fail (konteks != NULL && alur != NULL && jenis != NULL, isi);

  fields = prk_isian_daftar_list (prk_isian_daftar_get (), jenis);
  json_object_set_string_member (isi, "alur", alur);
  if (fields == NULL)
    return isi;

  pihak = prk_kasus_list_baris (konteks->kasus, NULL, "pihak");
  varian = prk_kasus_get_teks (konteks->kasus, NULL, "varian");
  today = prk_hari_dup_iso (hari_ini);
  _prk_langkah_set_teks (isi, "tanggal", today);
  for (guint i = 0; i < fields->len; i++)
    {
      const PrkIsian *isian = g_ptr_array_index (fields, i);

      if (prk_isian_is_varian (isian, varian))
        set_usual (isi, isian, pihak);
    }
  if (find_field (fields, "masa") != NULL)
    set_masa (isi, jenis, hari_ini);
  set_from_case (konteks, alur, jenis, isi, fields, pihak);

  return isi;
}

static JsonNode *
new_example (const PrkIsian *isian, PrkHari hari_ini, const char *pihak)
{
  JsonNode *node = json_node_alloc ();
  g_autofree char *day = prk_hari_dup_iso (hari_ini);
  g_autofree char *text = g_strconcat ("-", pihak, NULL);

  switch (isian->jenis)
    {
    case PRK_ISIAN_TANGGAL:
      return json_node_init_string (node, day != NULL ? day : "");
    case PRK_ISIAN_PILIHAN:
      return json_node_init_string (node, isian->awal != NULL ? isian->awal
                                                              : isian->pilihan[0].kode);
    case PRK_ISIAN_BILANGAN:
      return json_node_init_int (node, 12);
    case PRK_ISIAN_YA:
    case PRK_ISIAN_CENTANG:
      return json_node_init_boolean (node, TRUE);
    case PRK_ISIAN_TEKS:
    case PRK_ISIAN_NARASI:
    case PRK_ISIAN_BERKAS:
    case PRK_ISIAN_TABEL:
    default:
      return json_node_init_string (node, text);
    }
}

static void
fill_one (JsonObject *isi, const PrkIsian *isian, PrkHari hari_ini, const char *pihak)
{
  g_autofree char *path = prk_langkah_dup_path (isian, pihak);

  if (prk_langkah_get (isi, path) == NULL)
    prk_langkah_set (isi, path, new_example (isian, hari_ini, pihak));
}

/* Votes must be as many as voters: one of each. A term ends by its months. Emblems stand as they were set. */
static gboolean
is_left_out (const char *path)
{
  static const char *const left_out[]
      = { "selesai", "suara/setuju", "suara/tolak", "suara/abstain", "tim_teknis",
          "sk/sampai", "lambang/kiri/{pihak}", NULL };

  return g_strv_contains (left_out, path);
}

/* As a person would who fills in everything: what still fails then is not the form's. */
void
_prk_langkah_fill (const PrkTahapKonteks *konteks,
                   const char *jenis,
                   PrkHari hari_ini,
                   JsonObject *isi)
{
  GPtrArray *fields = prk_isian_daftar_list (prk_isian_daftar_get (), jenis);
  g_auto (GStrv) pihak = prk_kasus_list_baris (konteks->kasus, NULL, "pihak");

  for (guint i = 0; fields != NULL && i < fields->len; i++)
    {
      const PrkIsian *isian = g_ptr_array_index (fields, i);

      if (is_left_out (isian->path))
        continue;
      if (isian->kolom != NULL)
        {
          for (guint j = 0; j < isian->kolom->len; j++)
            {
              const PrkIsian *kolom = g_ptr_array_index (isian->kolom, j);
              g_autofree char *path = g_strconcat (isian->path, "/b1/", kolom->path, NULL);

              if (!is_left_out (kolom->path))
                prk_langkah_set (isi, path, new_example (kolom, hari_ini, NULL));
            }
        }
      else if (strstr (isian->path, PRK_ISIAN_PIHAK) == NULL)
        {
          fill_one (isi, isian, hari_ini, NULL);
        }
      else
        {
          for (guint j = 0; pihak[j] != NULL; j++)
            fill_one (isi, isian, hari_ini, pihak[j]);
        }
    }
  if (fields != NULL && find_field (fields, "terus_menerus") != NULL)
    {
      /* A Sekretariat is for five years and more, and is no perangkat daerah. */
      prk_langkah_set (isi, "durasi_bulan", json_node_init_int (json_node_alloc (), 60));
      prk_langkah_set (isi, "perangkat_daerah", NULL);
    }
  if (fields != NULL && find_field (fields, "suara/setuju") != NULL)
    prk_langkah_set (isi, "suara/setuju", json_node_init_int (json_node_alloc (), 1));
}
