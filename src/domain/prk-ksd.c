/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "oplog/prk-urut.h"

#include "prk-kak-private.h"
#include "prk-ksd.h"
#include "prk-wilayah.h"

#define SENDIRI "kita" /* the row of our own daerah */

static const char *
get_cell (PrkRecord *record, const char *table, const char *row, const char *column)
{
  g_autofree char *path = g_strconcat (table, "/", row, "/", column, NULL);

  return prk_record_get_string (record, path);
}

static char *
dup_others (PrkRecord *ksd)
{
  g_auto (GStrv) rows = prk_record_list_rows (ksd, "pihak");
  const char *daerah = prk_record_get_string (ksd, "daerah");
  GString *names = g_string_new (NULL);

  for (guint i = 0; rows[i] != NULL; i++)
    {
      const char *name = get_cell (ksd, "pihak", rows[i], "nama");

      if (name != NULL && *name != '\0'
          && (daerah == NULL || g_strcmp0 (get_cell (ksd, "pihak", rows[i], "kode"), daerah) != 0))
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", name);
    }

  return g_string_free (names, FALSE);
}

static char *
dup_text (PrkRecord *record, const char *path)
{
  const char *text = prk_record_get_string (record, path);

  return g_strdup (text != NULL ? text : "");
}

/**
 * prk_ksd_ringkas:
 * @ksd: a case's record
 * @ringkas: (out caller-allocates): to be cleared with prk_kak_ringkas_clear()
 *
 * Gathers what lists and the full-text index keep of a case. Any thread that owns @ksd.
 */
void
prk_ksd_ringkas (PrkRecord *ksd, PrkKakRingkas *ringkas)
{
  g_return_if_fail (ksd != NULL && ringkas != NULL);

  *ringkas = (PrkKakRingkas){
    .judul = dup_text (ksd, "judul"),
    .mitra = dup_others (ksd),
    .perangkat_daerah = dup_text (ksd, "perangkat_daerah"),
    .tahun = CLAMP (prk_record_get_int (ksd, "tahun", 0), 0, 9999),
    .teks = _prk_kak_dup_teks (ksd, prk_skema_get ("ksd")),
  };
}

static void
copy (JsonObject *to, const char *name, PrkRecord *kak, const char *path)
{
  JsonNode *value = prk_record_get_value (kak, path);

  if (value != NULL && !JSON_NODE_HOLDS_NULL (value))
    json_object_set_member (to, name, json_node_copy (value));
}

static void
copy_choices (JsonObject *to, const char *name, PrkRecord *kak)
{
  g_auto (GStrv) paths = prk_record_list_paths (kak, name);
  JsonObject *chosen = json_object_new ();

  for (guint i = 0; paths[i] != NULL; i++)
    if (g_str_has_prefix (paths[i], name) && paths[i][strlen (name)] == '/'
        && prk_record_get_bool (kak, paths[i]))
      json_object_set_boolean_member (chosen, paths[i] + strlen (name) + 1, TRUE);
  json_object_set_object_member (to, name, chosen);
}

/* Rows of a table, some of their columns, in their order. */
static void
copy_rows (JsonObject *to,
           const char *name,
           PrkRecord *kak,
           const char *table,
           const char *const *columns,
           JsonObject *first)
{
  g_auto (GStrv) rows = prk_record_list_rows (kak, table);
  g_auto (GStrv) places = prk_urut_spread (NULL, NULL, g_strv_length (rows) + 1);
  JsonObject *all = json_object_new ();

  if (first != NULL)
    {
      json_object_set_string_member (first, "_urut", places[0]);
      json_object_set_object_member (all, SENDIRI, first);
    }
  for (guint i = 0; rows[i] != NULL; i++)
    {
      JsonObject *row = json_object_new ();

      json_object_set_string_member (row, "_urut", places[i + 1]);
      for (guint c = 0; columns[c] != NULL; c++)
        {
          g_autofree char *path = g_strconcat (table, "/", rows[i], "/", columns[c], NULL);

          copy (row, columns[c], kak, path);
        }
      json_object_set_object_member (all, rows[i], row);
    }
  json_object_set_object_member (to, name, all);
}

static JsonObject *
new_sendiri (PrkRecord *kak)
{
  const char *kode = prk_record_get_string (kak, "daerah");
  const PrkWilayah *wilayah = kode != NULL ? prk_wilayah_find (kode) : NULL;
  JsonObject *row = json_object_new ();

  json_object_set_string_member (row, "nama", wilayah != NULL ? wilayah->nama : "Daerah kita");
  if (kode != NULL)
    json_object_set_string_member (row, "kode", kode);
  json_object_set_string_member (row, "golongan", "daerah");
  copy (row, "perangkat_daerah", kak, "perangkat_daerah");

  return row;
}

/* A third party: one of the kinds of PP 28/2018 Pasal 13, or one that nobody has told apart yet. */
static gboolean
is_pihak_ketiga (const char *golongan)
{
  static const char *const kinds[] = { "badan_usaha", "perseorangan", "ormas", "pihak_ketiga", NULL };

  return golongan != NULL && g_strv_contains (kinds, golongan);
}

/* What kind of partner makes which kind of cooperation; R9 judges the KAK itself. */
static const char *
find_varian (PrkRecord *kak)
{
  g_auto (GStrv) rows = prk_record_list_rows (kak, "mitra");

  for (guint i = 0; rows[i] != NULL; i++)
    {
      const char *golongan = get_cell (kak, "mitra", rows[i], "golongan");

      if (is_pihak_ketiga (golongan))
        return "ksdpk";
      if (g_strcmp0 (golongan, "pusat") == 0)
        return "sinergi";
    }

  return "ksdd";
}

static void
copy_terms (JsonObject *to, PrkRecord *kak)
{
  JsonObject *jangka = json_object_new ();
  g_autoptr (GPtrArray) rekap = NULL;
  gint64 total;

  copy (jangka, "mulai", kak, "jangka_waktu/mulai");
  copy (jangka, "selesai", kak, "jangka_waktu/selesai");
  copy (jangka, "bulan", kak, "jangka_waktu/durasi_bulan");
  json_object_set_object_member (to, "jangka", jangka);

  if (prk_kak_rekap (kak, PRK_REKAP_TAHUN, &rekap, &total) && total > 0)
    json_object_set_int_member (to, "nilai", total);
  copy (to, "membebani_masyarakat", kak, "pembiayaan/membebani_masyarakat");
  copy (to, "membebani_daerah", kak, "pembiayaan/membebani_daerah");
  json_object_set_boolean_member (to, "belum_dianggarkan", prk_kak_has_belum_dianggarkan (kak));
}

/* The kind of each partner, where the case knows that kind, too: the KAK may leave it open. */
static void
add_golongan (JsonObject *fakta, PrkRecord *kak)
{
  g_auto (GStrv) rows = prk_record_list_rows (kak, "mitra");
  JsonObject *all = json_object_get_object_member (fakta, "pihak");

  for (guint i = 0; rows[i] != NULL; i++)
    {
      const char *golongan = get_cell (kak, "mitra", rows[i], "golongan");

      if (golongan != NULL && prk_klasifikasi_find ("golongan_pihak", golongan) != NULL)
        json_object_set_string_member (json_object_get_object_member (all, rows[i]), "golongan",
                                       golongan);
    }
}

/**
 * prk_ksd_new_dari_kak:
 * @kak: a KAK
 *
 * Gathers what is known of a case that begins with a KAK. What the KAK does not say is left out.
 *
 * Returns: (transfer full): the fields, tables as nested objects
 */
JsonObject *
prk_ksd_new_dari_kak (PrkRecord *kak)
{
  static const char *const same[] = { "judul", "prakarsa", "perangkat_daerah", "daerah", "kategori" };
  static const char *const mitra[] = { "nama", "kode", "perangkat_daerah", NULL };
  static const char *const objek[]
      = { "uraian", "urusan", "rujukan", "alasan_luar", "penjelasan_luar", NULL };
  JsonObject *fakta;
  const char *varian;

  g_return_val_if_fail (kak != NULL, NULL);

  fakta = json_object_new ();
  varian = find_varian (kak);
  json_object_set_string_member (fakta, "kak", prk_record_get_id (kak));
  json_object_set_string_member (fakta, "varian", varian);
  json_object_set_string_member (fakta, "prakarsa", "daerah");
  for (gsize i = 0; i < G_N_ELEMENTS (same); i++)
    copy (fakta, same[i], kak, same[i]);
  copy (fakta, "tahun", kak, "tahun_anggaran");
  copy_choices (fakta, "bentuk", kak);
  copy_choices (fakta, "urusan", kak);
  copy_rows (fakta, "pihak", kak, "mitra", mitra, new_sendiri (kak));
  add_golongan (fakta, kak);
  copy_rows (fakta, "objek", kak, "objek_ruang_lingkup/objek", objek, NULL);
  copy (fakta, "ruang_lingkup", kak, "objek_ruang_lingkup/narasi");
  copy_terms (fakta, kak);

  return fakta;
}
