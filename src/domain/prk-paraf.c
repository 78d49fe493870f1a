/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An act counts for the words that it names by their hash and for no others. So nothing has to be undone when a text changes,
 * whoever changed it and wherever: the initials of another laptop on an older text are void as soon as both meet, and stand again
 * when the old words come back. Of several acts of one station the latest counts. */

#include "config.h"

#include <string.h>

#include "base/prk-hash.h"
#include "base/prk-json.h"

#include "prk-naskah-pasal.h"
#include "prk-naskah-private.h"
#include "prk-paraf.h"

G_DEFINE_BOXED_TYPE (PrkRantai, prk_rantai, prk_rantai_ref, prk_rantai_unref)

static void
stasiun_free (gpointer data)
{
  PrkParafStasiun *self = data;

  g_free (self->id);
  g_free (self->jabatan);
  g_free (self->sumber);
  g_free (self->halangan);
  g_ptr_array_unref (self->riwayat);
  g_free (self);
}

PrkRantai *
prk_rantai_ref (PrkRantai *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
prk_rantai_unref (PrkRantai *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->naskah);
  g_free (self->alur);
  g_free (self->jenis);
  g_free (self->hash);
  g_ptr_array_unref (self->stasiun);
  g_free (self);
}

/* The words */

static void
take_words (JsonArray  *into,
            const char *words)
{
  g_autofree char *plain = g_strstrip (g_strdup (words != NULL ? words : ""));

  json_array_add_string_element (into, plain);
}

static void
take_paths (JsonArray         *into,
            PrkRecord         *naskah,
            const char        *prefix,
            const char *const *names)
{
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat (prefix, names[i], NULL);

      take_words (into, prk_record_get_string (naskah, path));
    }
}

static void
take_rows (JsonArray         *into,
           PrkRecord         *naskah,
           const char        *table,
           const char *const *columns)
{
  g_auto(GStrv) rows = prk_record_list_rows (naskah, table);

  for (guint i = 0; rows[i] != NULL; i++)
    {
      g_autofree char *prefix = g_strdup_printf ("%s/%s/", table, rows[i]);

      take_paths (into, naskah, prefix, columns);
    }
  json_array_add_null_element (into);
}

/**
 * prk_paraf_dup_hash:
 * @naskah: a record of type "naskah"
 *
 * Gets the hash of what is printed of a text: title, kind, place and day, parties, considerations, Pasal in their order with their
 * titles. Notes, files and what its case puts into dots (numbers, powers of attorney) are not part of it.
 *
 * Returns: (transfer full): SHA-256 in base64url
 */
char *
prk_paraf_dup_hash (PrkRecord *naskah)
{
  static const char *const head[] = { "judul", "jenis", "tempat", "tanggal", NULL };
  static const char *const pihak[] = { "nama", "penanda", "sebagai", "jabatan", "keputusan", "masa_jabatan",
                                       "kuasa_nomor", "kuasa_tanggal", "kedudukan", "jalan", NULL };
  static const char *const reasons[] = { "isi", NULL };
  g_autoptr(JsonNode) node = json_node_alloc ();
  JsonArray *words = json_array_new ();
  g_autoptr(GPtrArray) pasal = NULL;
  g_autofree char *text = NULL;

  g_return_val_if_fail (naskah != NULL, NULL);

  pasal = prk_naskah_list_pasal (naskah, NULL);
  take_paths (words, naskah, "", head);
  take_rows (words, naskah, "pihak", pihak);
  take_rows (words, naskah, "konsideran", reasons);
  for (guint i = 0; i < pasal->len; i++)
    {
      const PrkNaskahPasal *one = g_ptr_array_index (pasal, i);
      g_autofree char *isi = prk_naskah_dup_rujukan (one->isi, pasal);

      take_words (words, one->judul);
      take_words (words, isi);
    }
  json_node_take_array (json_node_init (node, JSON_NODE_ARRAY), words);
  text = prk_json_canonical (node);

  return prk_hash_data (text, strlen (text));
}

/* Stations */

static const char *
get_hukum (PrkProfil *profil)
{
  const char *unit = prk_profil_get_teks (profil, "pejabat.unit_kerja_sama");

  return unit != NULL && g_str_has_prefix (unit, "Biro ") ? "Biro Hukum" : "Bagian Hukum";
}

static char *
dup_jabatan (PrkProfil  *profil,
             const char *words)
{
  const char *unit = prk_profil_get_teks (profil, "pejabat.unit_kerja_sama");
  const char *head = prk_profil_get_teks (profil, "pejabat.kepala_daerah");
  g_autoptr(GString) out = g_string_new (words);

  g_string_replace (out, "{unit}", unit != NULL ? unit : PRK_TITIK, 0);
  g_string_replace (out, "{hukum}", get_hukum (profil), 0);
  g_string_replace (out, "{kepala_daerah}", head != NULL ? head : PRK_TITIK, 0);
  g_string_replace (out, "{daerah}", prk_profil_get_nama (profil), 0);

  return g_strdup (out->str);
}

static JsonObject *
find_usual (const char *id,
            guint       index)
{
  static gsize once;
  static JsonArray *all;

  if (g_once_init_enter (&once))
    {
      JsonObject *root = _prk_naskah_baca ("/tahapan/paraf.json");

      all = prk_json_get_array (root, "stasiun");
      g_once_init_leave (&once, 1);
    }
  if (id == NULL)
    return index < json_array_get_length (all) ? json_array_get_object_element (all, index) : NULL;
  for (guint i = 0; i < json_array_get_length (all); i++)
    if (strcmp (prk_json_get_string (json_array_get_object_element (all, i), "id", ""), id) == 0)
      return json_array_get_object_element (all, i);

  return NULL;
}

/* The profile's own words go before those that ship. */
static void
add_stasiun (GPtrArray  *list,
             PrkProfil  *profil,
             const char *id,
             JsonObject *usual)
{
  g_autofree char *jabatan = g_strdup_printf ("paraf.%s.jabatan", id);
  g_autofree char *sumber = g_strdup_printf ("paraf.%s.sumber", id);
  const char *words = prk_profil_get_teks (profil, jabatan);
  const char *source = prk_profil_get_teks (profil, sumber);
  PrkParafStasiun *one = g_new0 (PrkParafStasiun, 1);

  if (words == NULL && usual != NULL)
    words = prk_json_get_string (usual, "jabatan", NULL);
  if (source == NULL && usual != NULL)
    source = prk_json_get_string (usual, "sumber", NULL);
  one->id = g_strdup (id);
  one->jabatan = dup_jabatan (profil, words != NULL ? words : id);
  one->sumber = g_strdup (source);
  one->riwayat = g_ptr_array_new_with_free_func ((GDestroyNotify) prk_record_unref);
  g_ptr_array_add (list, one);
}

/**
 * prk_paraf_list_stasiun:
 * @profil: the daerah
 *
 * Lists the stations of the profile ("paraf.urutan"), or those that ship (data/tahapan/paraf.json).
 *
 * Returns: (transfer full) (element-type PrkParafStasiun): in their order
 */
GPtrArray *
prk_paraf_list_stasiun (PrkProfil *profil)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (stasiun_free);
  const char *const *order = prk_profil_get_daftar (profil, "paraf.urutan");
  JsonObject *usual;

  for (guint i = 0; order != NULL && order[i] != NULL; i++)
    add_stasiun (list, profil, order[i], find_usual (order[i], 0));
  for (guint i = 0; order == NULL && (usual = find_usual (NULL, i)) != NULL; i++)
    add_stasiun (list, profil, prk_json_get_string (usual, "id", ""), usual);

  return list;
}

/* Acts */

static PrkParafKeadaan
judge (PrkRecord  *act,
       const char *hash)
{
  const char *jenis = prk_record_get_string (act, "jenis");
  gboolean is_same = g_strcmp0 (prk_record_get_string (act, "hash"), hash) == 0;

  if (g_strcmp0 (jenis, PRK_PARAF_MINTA) == 0)
    return is_same ? PRK_PARAF_KOREKSI : PRK_PARAF_ULANG;
  if (!is_same)
    return PRK_PARAF_GUGUR;

  return strcmp (jenis, PRK_PARAF_BERI) == 0 ? PRK_PARAF_SAH : PRK_PARAF_LEWAT;
}

static gboolean
is_act (PrkRecord *act)
{
  static const char *const acts[] = { PRK_PARAF_BERI, PRK_PARAF_MINTA, PRK_PARAF_LOMPAT, NULL };
  const char *jenis = prk_record_get_string (act, "jenis");

  return jenis != NULL && g_strv_contains (acts, jenis);
}

static void
take_acts (PrkRantai *self,
           GPtrArray *peristiwa)
{
  for (guint i = 0; peristiwa != NULL && i < peristiwa->len; i++)
    {
      PrkRecord *act = g_ptr_array_index (peristiwa, i);
      const char *id = prk_record_get_string (act, "stasiun");
      PrkParafStasiun *one = is_act (act) && id != NULL ? prk_rantai_find (self, id) : NULL;

      if (one == NULL)
        continue;
      g_ptr_array_add (one->riwayat, prk_record_ref (act));
      one->peristiwa = act;
    }
}

static gboolean
is_done (const PrkParafStasiun *one)
{
  return one->keadaan == PRK_PARAF_SAH || one->keadaan == PRK_PARAF_LEWAT;
}

/* A station looks at what those below it have let pass. */
static void
find_obstacles (PrkRantai *self,
                PrkRecord *naskah)
{
  g_auto(GStrv) concurrent = prk_record_list_concurrent (naskah);
  const PrkParafStasiun *open = NULL;

  for (guint i = 0; i < self->stasiun->len; i++)
    {
      PrkParafStasiun *one = g_ptr_array_index (self->stasiun, i);

      if (concurrent[0] != NULL)
        one->halangan = g_strdup ("Isian naskah berbeda di antara dua perangkat; pilih dahulu mana yang berlaku.");
      else if (open != NULL)
        one->halangan = g_strdup_printf ("Menunggu paraf yang sah dari %s.", open->jabatan);
      if (open == NULL && !is_done (one))
        open = one;
    }
}

/**
 * prk_rantai_new:
 * @profil: the daerah, whose "paraf.urutan" names the stations
 * @naskah: a record of type "naskah"
 * @peristiwa: (nullable) (element-type PrkRecord): about it
 *
 * Judges which initials stand below a text (R91; SOP fasilitasi langkah 7 to 11, SOP kota langkah 11).
 *
 * Returns: (transfer full): the chain
 */
PrkRantai *
prk_rantai_new (PrkProfil *profil,
                PrkRecord *naskah,
                GPtrArray *peristiwa)
{
  PrkRantai *self;
  const char *jenis;

  g_return_val_if_fail (profil != NULL && naskah != NULL, NULL);

  self = g_new0 (PrkRantai, 1);
  g_atomic_ref_count_init (&self->ref_count);
  jenis = prk_record_get_string (naskah, "jenis");
  self->naskah = g_strdup (prk_record_get_id (naskah));
  self->alur = g_strdup (prk_record_get_string (naskah, "alur"));
  self->jenis = g_strdup (jenis != NULL && *jenis != '\0' ? jenis : "kb");
  self->hash = prk_paraf_dup_hash (naskah);
  self->stasiun = prk_paraf_list_stasiun (profil);
  take_acts (self, peristiwa);
  for (guint i = 0; i < self->stasiun->len; i++)
    {
      PrkParafStasiun *one = g_ptr_array_index (self->stasiun, i);

      one->keadaan = one->peristiwa != NULL ? judge (one->peristiwa, self->hash) : PRK_PARAF_BELUM;
    }
  find_obstacles (self, naskah);

  return self;
}

PrkParafStasiun *
prk_rantai_find (PrkRantai  *self,
                 const char *id)
{
  g_return_val_if_fail (self != NULL && id != NULL, NULL);

  for (guint i = 0; i < self->stasiun->len; i++)
    if (strcmp (((PrkParafStasiun *) g_ptr_array_index (self->stasiun, i))->id, id) == 0)
      return g_ptr_array_index (self->stasiun, i);

  return NULL;
}

gboolean
prk_rantai_is_lengkap (PrkRantai *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; i < self->stasiun->len; i++)
    if (!is_done (g_ptr_array_index (self->stasiun, i)))
      return FALSE;

  return TRUE;
}

const char *
prk_paraf_get_kata (PrkParafKeadaan keadaan)
{
  static const char *const words[] = { "belum", "koreksi", "diperbaiki", "gugur", "dilewati", "sah" };

  return words[keadaan];
}

char *
prk_rantai_dup_kurang (PrkRantai *self)
{
  g_autoptr(GString) words = g_string_new (NULL);

  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->stasiun->len; i++)
    {
      const PrkParafStasiun *one = g_ptr_array_index (self->stasiun, i);

      if (!is_done (one))
        g_string_append_printf (words, "%s%s (%s)", words->len > 0 ? ", " : "", one->jabatan,
                                prk_paraf_get_kata (one->keadaan));
    }

  return words->len > 0 ? g_strdup (words->str) : NULL;
}

PrkRantai *
prk_rantai_cari (GPtrArray  *all,
                 const char *alur,
                 const char *jenis)
{
  PrkRantai *newest = NULL;

  for (guint i = 0; all != NULL && i < all->len; i++)
    {
      PrkRantai *one = g_ptr_array_index (all, i);

      if (g_strcmp0 (one->alur, alur) != 0 || (jenis != NULL && strcmp (one->jenis, jenis) != 0))
        continue;
      /* Ids grow with time. */
      if (newest == NULL || strcmp (one->naskah, newest->naskah) > 0)
        newest = one;
    }

  return newest;
}

char *
prk_paraf_dup_tanggal (PrkRecord *peristiwa)
{
  gint64 at_us = prk_record_get_int (peristiwa, "pada", 0);
  g_autoptr(GDateTime) time = at_us > 0 ? g_date_time_new_from_unix_local (at_us / G_USEC_PER_SEC) : NULL;

  return time != NULL ? g_date_time_format (time, "%Y-%m-%d") : NULL;
}

JsonObject *
prk_paraf_new_isi (const char *jenis,
                   const char *stasiun,
                   const char *hash,
                   const char *nama,
                   const char *catatan)
{
  JsonObject *isi = json_object_new ();

  json_object_set_string_member (isi, "jenis", jenis);
  json_object_set_string_member (isi, "stasiun", stasiun);
  json_object_set_string_member (isi, "hash", hash);
  json_object_set_string_member (isi, "nama", nama);
  if (catatan != NULL && *catatan != '\0')
    json_object_set_string_member (isi, "catatan", catatan);

  return isi;
}
