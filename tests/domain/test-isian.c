/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/prk-error.h"
#include "domain/prk-isian.h"
#include "domain/prk-tahapan-private.h"

#include "kak-support.h"
#include "tahapan-support.h"

/* What the rules and deadlines ask of events is watched: the fields of an event are kept in a table whose hash
 * function writes down every key that is looked for. */
static GHashTable *asked; /* "jenis/path", while watching */
static const char *watched;

static guint
hash_and_note (gconstpointer key)
{
  if (watched != NULL)
    g_hash_table_add (asked, g_strconcat (watched, "/", key, NULL));

  return g_str_hash (key);
}

/* One function a kind of event would be needed to know which event is asked; so events are watched one at a time. */
static void
watch (PrkKejadian *e, gboolean is_watched)
{
  GHashTable *copy = g_hash_table_new_full (is_watched ? hash_and_note : g_str_hash, g_str_equal,
                                            g_free, (GDestroyNotify)json_node_unref);
  GHashTableIter iter;
  const char *path;
  JsonNode *value;

  watched = NULL;
  g_hash_table_iter_init (&iter, e->isi);
  while (g_hash_table_iter_next (&iter, (gpointer *)&path, (gpointer *)&value))
    g_hash_table_insert (copy, g_strdup (path), json_node_ref (value));
  g_hash_table_unref (e->isi);
  e->isi = copy;
  watched = is_watched ? e->jenis : NULL;
}

/* A second way through forks in the rules: what is asked only where something else is so. */
static const struct
{
  const char *jenis, *path, *json;
} others[] = {
  { "rapat_pleno", "pimpinan", "\"wakil_ketua\"" },
  { "pleno_memutuskan", "pimpinan", "\"wakil_ketua\"" },
  { "pleno_memutuskan", "rekomendasi", "\"tolak\"" },
  { "kb_ditandatangani", "tanda_tangan/p1/sebagai", "\"kuasa\"" },
  { "kb_ditandatangani", "tanda_tangan/p2/sebagai", "\"kuasa\"" },
  { "kb_ditandatangani", "tanda_tangan/p3/sebagai", "\"kuasa\"" },
  { "pks_ditandatangani", "tanda_tangan/p2/sebagai", "\"kuasa\"" },
  { "sekretariat_dibentuk", "jumlah_daerah", "2" },
};

static PrkKasus *
build (const Kejadian *jalan, const char *varian, const char *prakarsa, gboolean is_other)
{
  PrkKasus *kasus = kasus_baru (varian, prakarsa);

  if (is_other)
    {
      g_autoptr (JsonNode) yes = json_node_init_boolean (json_node_alloc (), TRUE);

      prk_kasus_set (kasus, "belum_dianggarkan", yes);
    }
  for (guint i = 0; jalan[i].jenis != NULL; i++)
    {
      g_autoptr (JsonObject) isi = isi_benar (jalan[i].alur, jalan[i].jenis, jalan[i].tanggal);

      for (guint j = 0; is_other && j < G_N_ELEMENTS (others); j++)
        if (strcmp (others[j].jenis, jalan[i].jenis) == 0)
          isi_ubah (isi, others[j].path, others[j].json);
      prk_kasus_catat (kasus, jalan[i].jenis, isi);
    }

  return kasus;
}

static void
watch_all (const Kejadian *jalan,
           const char *varian,
           const char *prakarsa,
           gboolean is_other,
           PrkKalender *kalender,
           PrkProfil *profil,
           PrkRecord *kak)
{
  g_autoptr (PrkKasus) kasus = build (jalan, varian, prakarsa, is_other);
  PrkTahapKonteks konteks = { kasus, kalender, profil, kak };
  guint n = prk_kasus_get_n_kejadian (kasus);

  for (guint i = 0; i < n; i++)
    {
      PrkKejadian *e = (PrkKejadian *)prk_kasus_get_kejadian (kasus, i);
      g_autoptr (GPtrArray) verdicts = NULL;
      g_autoptr (GPtrArray) deadlines = NULL;

      watch (e, TRUE);
      verdicts = prk_tahapan_periksa (&konteks);
      deadlines = prk_tenggat_hitung (kasus, kalender, profil, prk_hari_dari_iso ("2029-01-10"));
      watch (e, FALSE);
      g_assert_cmpuint (verdicts->len, >, 80);
      g_assert_cmpuint (deadlines->len, >, 0);
    }
}

static const struct
{
  const Kejadian *jalan;
  const char *varian, *prakarsa;
} ways[] = {
  { jalan_daerah, "ksdd", "daerah" },   { jalan_mitra, "ksdd", "mitra" },
  { jalan_tkksd, "ksdd", "daerah" },    { jalan_daerah, "ksdpk", "daerah" },
  { jalan_mitra, "ksdpk", "mitra" },    { jalan_daerah, "sinergi", "daerah" },
};

static void
ask_everything (void)
{
  g_autoptr (PrkKalender) kalender = muat_kalender ();
  g_autoptr (PrkProfil) profil = muat_profil ("barito-selatan");
  Penulis *penulis = penulis_new (1);

  penulis_isi_lengkap (penulis);
  asked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    for (guint j = 0; j < 2; j++)
      watch_all (ways[i].jalan, ways[i].varian, ways[i].prakarsa, j == 1, kalender, profil,
                 penulis->kak);
  penulis_free (penulis);
}

/* Reasons against soft rules are no fields; "alur" is the line itself. */
static gboolean
is_field (const char *path)
{
  return !g_str_has_prefix (path, "alasan/") && strcmp (path, "alur") != 0;
}

static void
test_asked_is_declared (void)
{
  const PrkIsianDaftar *daftar = prk_isian_daftar_get ();
  GHashTableIter iter;
  const char *key;
  guint n = 0;

  g_hash_table_iter_init (&iter, asked);
  while (g_hash_table_iter_next (&iter, (gpointer *)&key, NULL))
    {
      const char *path = strchr (key, '/') + 1;
      g_autofree char *jenis = g_strndup (key, path - 1 - key);

      if (!is_field (path))
        continue;
      if (prk_isian_daftar_find (daftar, jenis, path) == NULL)
        g_error ("a rule asks for %s, and no form does", key);
      n++;
    }
  g_assert_cmpuint (n, >, 150);
}

static void
note_isi (GHashTable *paths, const char *prefix, JsonObject *object)
{
  JsonObjectIter iter;
  const char *key;
  JsonNode *value;

  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &key, &value))
    {
      g_autofree char *path = prefix != NULL ? g_strconcat (prefix, "/", key, NULL) : g_strdup (key);

      if (JSON_NODE_HOLDS_OBJECT (value))
        note_isi (paths, path, json_node_get_object (value));
      else
        g_hash_table_add (paths, g_steal_pointer (&path));
    }
}

/* A right event has no field that no form has, in any kind of cooperation. */
static void
test_right_is_declared (void)
{
  const PrkIsianDaftar *daftar = prk_isian_daftar_get ();

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    for (guint j = 0; ways[i].jalan[j].jenis != NULL; j++)
      {
        const Kejadian *e = &ways[i].jalan[j];
        g_autoptr (JsonObject) isi = isi_benar (e->alur, e->jenis, e->tanggal);
        g_autoptr (GHashTable) paths = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
        GHashTableIter iter;
        const char *path;

        note_isi (paths, NULL, isi);
        g_hash_table_iter_init (&iter, paths);
        while (g_hash_table_iter_next (&iter, (gpointer *)&path, NULL))
          if (is_field (path) && prk_isian_daftar_find (daftar, e->jenis, path) == NULL)
            g_error ("%s has %s, and no form does", e->jenis, path);
      }
}

/* Of these the rules ask only which rows there are. */
static gboolean
is_of_rows (const char *jenis, const PrkIsian *isian)
{
  return isian->kolom != NULL || g_str_has_prefix (isian->path, "agenda/");
}

/* Kinds that are on no way, with rules that others on the ways have. */
static const char *const off_the_way[]
    = { "perubahan_lagi", "bantuan_diajukan_lagi", "sinergi_dilaksanakan", "tenggat_ditunda",
        "tenggat_dilanjutkan", "penawaran_masuk_dikembalikan", NULL };

static gboolean
is_asked (const char *jenis, const PrkIsian *isian)
{
  GHashTableIter iter;
  const char *key;

  g_hash_table_iter_init (&iter, asked);
  while (g_hash_table_iter_next (&iter, (gpointer *)&key, NULL))
    {
      const char *path = strchr (key, '/') + 1;

      if (strlen (jenis) == (gsize)(path - 1 - key) && g_str_has_prefix (key, jenis)
          && prk_isian_daftar_find (prk_isian_daftar_get (), jenis, path) == isian)
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_on_a_way (const char *jenis)
{
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    for (guint j = 0; ways[i].jalan[j].jenis != NULL; j++)
      if (strcmp (ways[i].jalan[j].jenis, jenis) == 0)
        return TRUE;

  return FALSE;
}

static void
check_list (const char *jenis, GPtrArray *list)
{
  for (guint i = 0; i < list->len; i++)
    {
      const PrkIsian *isian = g_ptr_array_index (list, i);

      if (strcmp (isian->path, "tanggal") == 0 || strcmp (isian->path, "catatan") == 0)
        continue;
      if (isian->kolom != NULL)
        check_list (jenis, isian->kolom);
      if (!is_of_rows (jenis, isian) && is_asked (jenis, isian) == isian->is_catatan)
        g_error (isian->is_catatan ? "%s: a rule asks for %s, which is said to be a note"
                                   : "%s: no rule asks for %s",
                 jenis, isian->path);
    }
}

static void
test_declared_is_asked (void)
{
  const PrkIsianDaftar *daftar = prk_isian_daftar_get ();
  g_auto (GStrv) kinds = prk_isian_daftar_list_jenis (daftar);
  guint n = 0;

  for (guint i = 0; kinds[i] != NULL; i++)
    {
      if (g_strv_contains (off_the_way, kinds[i]) || !is_on_a_way (kinds[i]))
        continue;
      check_list (kinds[i], prk_isian_daftar_list (daftar, kinds[i]));
      n++;
    }
  g_assert_cmpuint (n, >, 60);
}

/* Taking a mandatory field away stops the event, taking another one away does not. */
static void
check_wajib (const PrkTahapKonteks *konteks, const Kejadian *e, const char *varian)
{
  GPtrArray *list = prk_isian_daftar_list (prk_isian_daftar_get (), e->jenis);

  for (guint i = 0; i < list->len; i++)
    {
      const PrkIsian *isian = g_ptr_array_index (list, i);
      g_auto (GStrv) parts = g_strsplit (isian->path, PRK_ISIAN_PIHAK, -1);
      g_autofree char *path = g_strjoinv ("p2", parts);
      g_autoptr (JsonObject) isi = isi_benar (e->alur, e->jenis, e->tanggal);
      PrkBoleh boleh;

      if (!isian->is_wajib || !prk_isian_is_varian (isian, varian))
        continue;
      boleh = prk_tahapan_boleh (konteks, e->jenis, isi, NULL);
      if (boleh != PRK_BOLEH)
        g_error ("%s is not right: %d", e->jenis, boleh);
      isi_ubah (isi, path, NULL);
      if (prk_tahapan_boleh (konteks, e->jenis, isi, NULL) != PRK_TIDAK_ATURAN)
        g_error ("%s may do without %s", e->jenis, path);
    }
}

static void
test_wajib (void)
{
  g_autoptr (PrkKalender) kalender = muat_kalender ();
  g_autoptr (PrkProfil) profil = muat_profil ("barito-selatan");
  Penulis *penulis = penulis_new (1);

  penulis_isi_lengkap (penulis);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (PrkKasus) kasus = kasus_baru (ways[i].varian, ways[i].prakarsa);
      PrkTahapKonteks konteks = { kasus, kalender, profil, penulis->kak };

      for (guint j = 0; ways[i].jalan[j].jenis != NULL; j++)
        {
          const Kejadian *e = &ways[i].jalan[j];
          g_autoptr (JsonObject) isi = isi_benar (e->alur, e->jenis, e->tanggal);

          check_wajib (&konteks, e, ways[i].varian);
          g_assert_cmpint (prk_tahapan_catat (&konteks, e->jenis, isi, NULL), ==, PRK_BOLEH);
        }
    }
  penulis_free (penulis);
}

/* Every event of the machine has a form, and there is none besides. */
static void
test_events (void)
{
  const PrkIsianDaftar *daftar = prk_isian_daftar_get ();
  g_auto (GStrv) kinds = prk_isian_daftar_list_jenis (daftar);
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *steps = _prk_tahap_data ()->langkah;

  for (guint i = 0; i < steps->len; i++)
    {
      const TahapLangkah *step = g_ptr_array_index (steps, i);

      if (prk_isian_daftar_list (daftar, step->peristiwa.id) == NULL)
        g_error ("the event %s has no form", step->peristiwa.id);
      g_hash_table_add (known, (char *)step->peristiwa.id);
    }
  for (guint i = 0; kinds[i] != NULL; i++)
    if (!g_hash_table_contains (known, kinds[i]))
      g_error ("nobody knows the event %s", kinds[i]);
}

/* A file is proof as good as words, in an event and once it was written. */
static void
test_file (void)
{
  static const char file[]
      = "{\"berkas\": \"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\","
        "\"jenis\": \"application/pdf\", \"nama\": \"kak.pdf\", \"ukuran\": 0}";
  g_autoptr (PrkKalender) kalender = muat_kalender ();
  g_autoptr (PrkKasus) kasus = kasus_baru ("ksdd", "mitra");
  PrkTahapKonteks konteks = { kasus, kalender, NULL, NULL };
  g_autoptr (JsonObject) isi = isi_benar ("utama", "penawaran_masuk", "2026-01-05");

  isi_ubah (isi, "kak", file);
  g_assert_cmpint (prk_tahapan_catat (&konteks, "penawaran_masuk", isi, NULL), ==, PRK_BOLEH);
  g_assert_nonnull (prk_kasus_get (kasus, prk_kasus_get_kejadian (kasus, 0), "kak"));
}

static void
test_mistakes (void)
{
#define UMUM "{\"umum\": {\"awal\": [], \"akhir\": []}, \"kelompok\": {\"g\": [{\"kelompok\": \"g\"}]}, \"peristiwa\": {\"x\": ["
  static const struct
  {
    const char *text, *message;
  } rows[] = {
    { "{", NULL },
    { "[]", "umum: is needed" },
    { "{\"umum\": {}, \"kelompok\": {}, \"peristiwa\": {\"x\": []}}", "umum.awal: must be a list" },
    { UMUM "3]}}", "peristiwa.x[0]: must be an object" },
    { UMUM "{\"label\": \"L\", \"jenis\": \"teks\"}]}}", "peristiwa.x[0].path: is needed" },
    { UMUM "{\"path\": \"a\", \"label\": \"L\", \"jenis\": \"kata\"}]}}", "peristiwa.x[0].jenis: is no kind of field" },
    { UMUM "{\"path\": \"a\", \"label\": \"L\", \"jenis\": \"pilihan\"}]}}", "peristiwa.x[0].pilihan: is needed" },
    { UMUM "{\"path\": \"a\", \"label\": \"L\", \"jenis\": \"teks\", \"x\": 1}]}}", "peristiwa.x[0].x: is not known" },
    { UMUM "{\"path\": \"a\", \"label\": \"L\", \"jenis\": \"teks\", \"wajib\": 1}]}}",
      "peristiwa.x[0].wajib: must be true or false" },
    { UMUM "{\"path\": \"a\", \"label\": \"L\", \"jenis\": \"teks\"}, {\"path\": \"a\", \"label\": \"L\", \"jenis\": \"teks\"}]}}",
      "peristiwa.x[1].path: is there twice" },
    { UMUM "{\"path\": \"a\", \"label\": \"L\", \"jenis\": \"pilihan\", \"pilihan\": [{\"kode\": \"k\", \"nama\": \"n\"}], "
           "\"awal\": \"z\"}]}}",
      "peristiwa.x[0].awal: is none of the choices" },
    { UMUM "{\"path\": \"a\", \"label\": \"L\", \"jenis\": \"tabel\", \"kolom\": [{\"path\": 3}]}]}}",
      "peristiwa.x[0].kolom[0].path: must be a text" },
    { UMUM "{\"kelompok\": \"h\"}]}}", "peristiwa.x[0].kelompok: is no group" },
    { UMUM "{\"kelompok\": \"g\"}]}}", "kelompok.g[0].kelompok: is nested too deep" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (prk_isian_daftar_baca (rows[i].text, -1, &error));
      g_assert_true (error->domain == PRK_INPUT_ERROR);
      if (rows[i].message != NULL)
        g_assert_cmpstr (error->message, ==, rows[i].message);
    }
#undef UMUM
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ask_everything ();
  g_test_add_func ("/isian/every-event-has-a-form", test_events);
  g_test_add_func ("/isian/what-a-rule-asks-is-declared", test_asked_is_declared);
  g_test_add_func ("/isian/right-events-fit", test_right_is_declared);
  g_test_add_func ("/isian/what-is-declared-is-asked", test_declared_is_asked);
  g_test_add_func ("/isian/mandatory-is-what-a-rule-stops-for", test_wajib);
  g_test_add_func ("/isian/a-file-is-there", test_file);
  g_test_add_func ("/isian/mistakes-are-named-by-place", test_mistakes);

  return g_test_run ();
}
