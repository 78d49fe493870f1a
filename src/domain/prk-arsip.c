/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rules R90 and R94 of the tahapan judge the record as the events that it stands for; what only the shelf knows (who holds
 * which copy, sheets, stamps) is asked here. */

#include "config.h"

#include <string.h>

#include "base/prk-hash.h"
#include "base/prk-id.h"
#include "oplog/prk-berkas-value.h"

#include "prk-aturan-private.h"
#include "prk-arsip.h"
#include "prk-lembaga-private.h"
#include "prk-terbilang.h"

#define KODE_USUAL "100.3.7.1"
#define METERAI 10000
#define ASLI_PIHAK "asli_pihak"
#define ASLI_PARAF "asli_paraf"
#define FOTOKOPI "fotokopi"

static const PrkPerbaikan copies[] = { { "R90", "eksemplar" }, { NULL, NULL } };
static const PrkPerbaikan archived[] = { { "R94", "lampiran" }, { NULL, NULL } };

/* The case */

static const char *
get_of_line (const char *alur,
             const char *kb,
             const char *pks)
{
  return strcmp (alur, PRK_ALUR_UTAMA) == 0 ? kb : g_str_has_prefix (alur, "pks") ? pks : NULL;
}

const PrkKejadian *
prk_arsip_find_tanda_tangan (PrkKasus   *kasus,
                             const char *alur)
{
  const char *jenis = get_of_line (alur, "kb_ditandatangani", "pks_ditandatangani");
  const PrkKejadian *signing, *old;

  g_return_val_if_fail (kasus != NULL, NULL);

  if (jenis == NULL)
    return NULL;
  signing = prk_kasus_find (kasus, alur, jenis);
  old = prk_kasus_find (kasus, alur, "entri_lama");
  if (old != NULL && prk_kasus_get_teks (kasus, old, "ditandatangani") == NULL)
    old = NULL;

  return prk_kasus_is_sesudah (kasus, old, signing) ? old : signing;
}

gboolean
prk_arsip_is_belum (PrkKasus   *kasus,
                    const char *alur)
{
  const char *jenis = get_of_line (alur, "kb_ditandatangani", "pks_ditandatangani");
  const PrkKejadian *signing, *archive;

  g_return_val_if_fail (kasus != NULL, FALSE);

  signing = jenis != NULL ? prk_kasus_find (kasus, alur, jenis) : NULL;
  if (signing == NULL)
    return FALSE;
  archive = prk_kasus_find (kasus, alur, get_of_line (alur, "arsip_kb", "arsip_pks"));

  return !prk_kasus_is_sesudah (kasus, archive, signing);
}

char *
prk_arsip_dup_id (const char        *ksd,
                  const PrkKejadian *tanda_tangan)
{
  g_autofree char *name = NULL;
  g_autofree char *hash = NULL;

  g_return_val_if_fail (ksd != NULL && tanda_tangan != NULL, NULL);

  name = g_strjoin (" ", PRK_TIPE_ARSIP, ksd, tanda_tangan->alur, tanda_tangan->id, NULL);
  hash = prk_hash_data (name, strlen (name));

  return prk_id_new_dari_hash (hash);
}

static const char *
get_of_pihak (PrkKasus          *kasus,
              const PrkKejadian *e,
              const char        *table,
              const char        *pihak,
              const char        *column)
{
  g_autofree char *path = g_strjoin ("/", table, pihak, column, NULL);

  return prk_kasus_get_teks (kasus, e, path);
}

static void
set_cell (PrkEdit    *edit,
          const char *table,
          const char *row,
          const char *column,
          const char *text)
{
  g_autofree char *path = g_strjoin ("/", table, row, column, NULL);

  if (text != NULL && *text != '\0')
    prk_edit_set_string (edit, path, text);
}

/* Of the numbers that were given after the paper was signed; an old one has its own at the entry. */
static const char *
find_nomor (PrkKasus          *kasus,
            const PrkKejadian *signing,
            const char        *pihak)
{
  const PrkKejadian *given
    = prk_kasus_find (kasus, signing->alur, get_of_line (signing->alur, "nomor_kb", "nomor_pks"));
  g_autofree char *own = NULL;

  if (prk_kasus_is_sesudah (kasus, given, signing))
    return get_of_pihak (kasus, given, "nomor", pihak, NULL);
  if (strcmp (signing->jenis, "entri_lama") != 0)
    return NULL;
  own = prk_tahapan_dup_pihak_kita (kasus);

  return g_strcmp0 (own, pihak) == 0 ? prk_kasus_get_teks (kasus, signing, "nomor") : NULL;
}

static void
add_copy (PrkEdit    *edit,
          const char *row,
          const char *jenis,
          const char *pemegang)
{
  prk_edit_append_row (edit, "eksemplar", row);
  set_cell (edit, "eksemplar", row, "jenis", jenis);
  set_cell (edit, "eksemplar", row, "pemegang", pemegang);
}

/* A PKS may have a title of its own. */
static const char *
find_judul (PrkKasus   *kasus,
            const char *alur)
{
  const PrkKejadian *begun = prk_kasus_find (kasus, alur, "pks_dimulai");
  const char *own = begun != NULL ? prk_kasus_get_teks (kasus, begun, "judul") : NULL;

  return own != NULL ? own : prk_kasus_get_teks (kasus, NULL, "judul");
}

/**
 * prk_arsip_mulai:
 * @edit: of a new record of type "arsip"
 * @konteks: the case
 * @ksd: its id
 * @alur: a line whose paper is signed
 * @hari_ini: today
 *
 * Fills in what is known. Who received a copy, the sheets and the shelf are for a person to say.
 */
void
prk_arsip_mulai (PrkEdit               *edit,
                 const PrkTahapKonteks *konteks,
                 const char            *ksd,
                 const char            *alur,
                 PrkHari                hari_ini)
{
  PrkKasus *kasus = konteks->kasus;
  const PrkKejadian *signing = prk_arsip_find_tanda_tangan (kasus, alur);
  g_auto(GStrv) pihak = prk_kasus_list_baris (kasus, NULL, "pihak");
  const char *judul = find_judul (kasus, alur);
  PrkHari day = signing == NULL ? 0 : signing->tanggal;
  g_autofree char *signed_on = NULL;
  g_autofree char *today = prk_hari_dup_iso (hari_ini);

  if (signing != NULL && strcmp (signing->jenis, "entri_lama") == 0)
    day = prk_kasus_get_hari (kasus, signing, "ditandatangani");
  signed_on = day != 0 ? prk_hari_dup_iso (day) : NULL;
  prk_edit_set_string (edit, "ksd", ksd);
  prk_edit_set_string (edit, "alur", alur);
  prk_edit_set_string (edit, "judul", judul != NULL ? judul : "");
  prk_edit_set_string (edit, "jenis", get_of_line (alur, "kb", "pks"));
  if (signed_on != NULL)
    prk_edit_set_string (edit, "ditandatangani", signed_on);
  prk_edit_set_string (edit, "tanggal", today);
  prk_edit_set_string (edit, "klasifikasi", KODE_USUAL);
  prk_edit_set_int (edit, "meterai/nilai", prk_profil_get_bulat (konteks->profil, "batas.meterai_rp", METERAI));
  for (guint i = 0; pihak[i] != NULL; i++)
    {
      const char *nama = get_of_pihak (kasus, NULL, "pihak", pihak[i], "nama");

      prk_edit_append_row (edit, "pihak", pihak[i]);
      set_cell (edit, "pihak", pihak[i], "nama", nama);
      if (signing != NULL)
        set_cell (edit, "pihak", pihak[i], "nomor", find_nomor (kasus, signing, pihak[i]));
      add_copy (edit, pihak[i], ASLI_PIHAK, nama);
    }
  add_copy (edit, ASLI_PARAF, ASLI_PARAF, "TKKSD");
  add_copy (edit, FOTOKOPI, FOTOKOPI, "Sekretariat TKKSD");
}

void
prk_arsip_ambil_nomor (PrkEdit    *edit,
                       PrkRecord  *arsip,
                       PrkKasus   *kasus)
{
  const char *alur = prk_record_get_string (arsip, "alur");
  const PrkKejadian *signing = alur != NULL ? prk_arsip_find_tanda_tangan (kasus, alur) : NULL;
  g_auto(GStrv) rows = prk_record_list_rows (arsip, "pihak");

  for (guint i = 0; signing != NULL && rows[i] != NULL; i++)
    set_cell (edit, "pihak", rows[i], "nomor", find_nomor (kasus, signing, rows[i]));
}

/* The record */

static const char *
get_cell (PrkRecord  *record,
          const char *table,
          const char *row,
          const char *column)
{
  g_autofree char *path = g_strjoin ("/", table, row, column, NULL);
  const char *text = prk_record_get_string (record, path);

  return text != NULL && *text != '\0' ? text : NULL;
}

static guint
count_copies (PrkRecord  *arsip,
              const char *jenis,
              const char *pemegang)
{
  g_auto(GStrv) rows = prk_record_list_rows (arsip, "eksemplar");
  guint n = 0;

  for (guint i = 0; rows[i] != NULL; i++)
    n += g_strcmp0 (get_cell (arsip, "eksemplar", rows[i], "jenis"), jenis) == 0
         && (pemegang == NULL || g_strcmp0 (get_cell (arsip, "eksemplar", rows[i], "pemegang"), pemegang) == 0);

  return n;
}

void
prk_arsip_lengkapi (PrkEdit   *edit,
                    PrkRecord *arsip)
{
  g_auto(GStrv) pihak = prk_record_list_rows (arsip, "pihak");
  g_auto(GStrv) rows = prk_record_list_rows (arsip, "eksemplar");

  for (guint i = 0; pihak[i] != NULL; i++)
    {
      const char *nama = get_cell (arsip, "pihak", pihak[i], "nama");

      if (nama != NULL && count_copies (arsip, ASLI_PIHAK, nama) == 0
          && !g_strv_contains ((const char *const *) rows, pihak[i]))
        add_copy (edit, pihak[i], ASLI_PIHAK, nama);
    }
  if (count_copies (arsip, ASLI_PARAF, NULL) == 0 && !g_strv_contains ((const char *const *) rows, ASLI_PARAF))
    add_copy (edit, ASLI_PARAF, ASLI_PARAF, "TKKSD");
  if (count_copies (arsip, FOTOKOPI, NULL) == 0 && !g_strv_contains ((const char *const *) rows, FOTOKOPI))
    add_copy (edit, FOTOKOPI, FOTOKOPI, "Sekretariat TKKSD");
}

char *
prk_arsip_dup_tempat (PrkRecord *arsip)
{
  static const char *const parts[][2]
    = { { "tempat/ruang", "ruang" }, { "tempat/lemari", "lemari" }, { "tempat/boks", "boks" }, { "tempat/folder", "folder" } };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      const char *value = prk_record_get_string (arsip, parts[i][0]);

      if (value != NULL && *value != '\0')
        g_string_append_printf (text, "%s%s %s", text->len > 0 ? ", " : "", parts[i][1], value);
    }

  return g_string_free (text, FALSE);
}

/* (nullable) the value of the first file. */
static JsonNode *
find_scan (PrkRecord *arsip)
{
  g_auto(GStrv) rows = prk_record_list_rows (arsip, "lampiran");

  for (guint i = 0; rows[i] != NULL; i++)
    {
      g_autofree char *path = g_strjoin ("/", "lampiran", rows[i], "berkas", NULL);
      JsonNode *value = prk_record_get_value (arsip, path);
      g_autoptr(PrkBerkasValue) file = value != NULL ? prk_berkas_from_value (value) : NULL;

      if (file != NULL)
        return value;
    }

  return NULL;
}

static gboolean
is_pks (PrkRecord *arsip)
{
  return g_strcmp0 (prk_record_get_string (arsip, "jenis"), "pks") == 0;
}

static const char *
get_alur (PrkRecord *arsip)
{
  return is_pks (arsip) ? "pks" : PRK_ALUR_UTAMA;
}

/**
 * prk_arsip_new_isi:
 * @arsip: a record of type "arsip"
 * @peristiwa: (out) (optional) (transfer none): kind of the event
 *
 * Returns: (transfer full): the fields of the event that archives the paper
 */
JsonObject *
prk_arsip_new_isi (PrkRecord   *arsip,
                   const char **peristiwa)
{
  JsonObject *isi = json_object_new ();
  JsonNode *scan = find_scan (arsip);
  const char *alur = prk_record_get_string (arsip, "alur");
  g_autofree char *tempat = prk_arsip_dup_tempat (arsip);

  if (peristiwa != NULL)
    *peristiwa = is_pks (arsip) ? "arsip_pks" : "arsip_kb";
  _prk_isi_set_teks (isi, "alur", alur != NULL ? alur : get_alur (arsip));
  _prk_isi_set_teks (isi, "tanggal", prk_record_get_string (arsip, "tanggal"));
  _prk_isi_set_teks (isi, "arsip_id", prk_record_get_id (arsip));
  if (scan != NULL)
    _prk_isi_set (isi, "pindaian", json_node_copy (scan));
  if (*tempat != '\0')
    _prk_isi_set_ya (isi, "fisik", TRUE);
  _prk_isi_set_teks (isi, "lokasi", tempat);
  _prk_isi_set_teks (isi, "klasifikasi", prk_record_get_string (arsip, "klasifikasi"));

  return isi;
}

/* A case with these parties whose paper is about to be signed. */
static PrkKasus *
new_ready (PrkRecord *arsip)
{
  static const char *const kb[] = { "kak_disampaikan",   "telaah_layak", "penawaran_dikirim", "tanggapan_menerima",
                                    "petunjuk_tertulis", "rancangan_kb", "rapat_teknis_kb",   "kb_disepakati",
                                    "rekomendasi_kb",    NULL };
  static const char *const pks[] = { "pks_dimulai", "rancangan_pks", "rapat_teknis_pks", "pks_disepakati", NULL };
  const char *const *way = is_pks (arsip) ? pks : kb;
  PrkKasus *kasus = prk_kasus_new ();
  g_auto(GStrv) rows = prk_record_list_rows (arsip, "pihak");

  for (guint i = 0; rows[i] != NULL; i++)
    {
      g_autofree char *path = g_strjoin ("/", "pihak", rows[i], "nama", NULL);
      g_autoptr(JsonNode) nama = json_node_init_string (json_node_alloc (), rows[i]);

      prk_kasus_set (kasus, path, nama);
    }
  for (guint i = 0; way[i] != NULL; i++)
    {
      g_autoptr(JsonObject) isi = json_object_new ();

      _prk_isi_set_teks (isi, "alur", get_alur (arsip));
      prk_kasus_catat (kasus, way[i], isi);
    }

  return kasus;
}

/* @kasus is signed then. */
static void
check_copies (PrkPeriksa *self,
              PrkKasus   *kasus)
{
  PrkRecord *arsip = self->kak;
  g_auto(GStrv) pihak = prk_record_list_rows (arsip, "pihak");
  g_auto(GStrv) rows = prk_record_list_rows (arsip, "eksemplar");
  const char *signing = is_pks (arsip) ? "pks_ditandatangani" : "kb_ditandatangani";
  guint n_paraf = count_copies (arsip, ASLI_PARAF, NULL);
  g_autofree char *n = g_strdup_printf ("%u", n_paraf);
  g_autoptr(JsonObject) isi = json_object_new ();

  _prk_isi_set_teks (isi, "alur", get_alur (arsip));
  _prk_isi_set_teks (isi, "tanggal", prk_record_get_string (arsip, "ditandatangani"));
  _prk_isi_set_bulat (isi, "asli", count_copies (arsip, ASLI_PIHAK, NULL) + n_paraf);
  _prk_isi_set_bulat (isi, "fotokopi", count_copies (arsip, FOTOKOPI, NULL));
  _prk_periksa_kejadian (self, kasus, signing, isi, copies);
  prk_kasus_catat (kasus, signing, isi);
  if (n_paraf != 1)
    _prk_periksa_add (self, "arsip.paraf", "eksemplar", "jumlah", n, NULL);
  for (guint i = 0; pihak[i] != NULL; i++)
    {
      const char *nama = get_cell (arsip, "pihak", pihak[i], "nama");

      if (nama != NULL && count_copies (arsip, ASLI_PIHAK, nama) == 0)
        _prk_periksa_add (self, "arsip.pemegang", "eksemplar", "pihak", nama, NULL);
    }
  for (guint i = 0; rows[i] != NULL; i++)
    {
      g_autofree char *path = g_strjoin ("/", "eksemplar", rows[i], "penerima", NULL);
      const char *pemegang = get_cell (arsip, "eksemplar", rows[i], "pemegang");

      if (pemegang != NULL
          && (get_cell (arsip, "eksemplar", rows[i], "penerima") == NULL
              || get_cell (arsip, "eksemplar", rows[i], "tanggal") == NULL))
        _prk_periksa_add (self, "arsip.diterima", path, "pemegang", pemegang, NULL);
    }
}

static void
check_numbers (PrkPeriksa *self)
{
  PrkRecord *arsip = self->kak;
  g_auto(GStrv) rows = prk_record_list_rows (arsip, "pihak");
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; rows[i] != NULL; i++)
    {
      g_autofree char *path = g_strjoin ("/", "pihak", rows[i], "nomor", NULL);
      const char *nomor = get_cell (arsip, "pihak", rows[i], "nomor");
      const char *nama = get_cell (arsip, "pihak", rows[i], "nama");

      if (nomor == NULL)
        _prk_periksa_add (self, "arsip.nomor", path, "pihak", nama != NULL ? nama : "–", NULL);
      else if (!g_hash_table_add (seen, g_utf8_casefold (nomor, -1)))
        _prk_periksa_add (self, "arsip.nomor_sama", path, "nomor", nomor, NULL);
    }
}

static void
check_sheets (PrkPeriksa *self)
{
  static const char *const checks[][2]
    = { { "lembar/paraf", "paraf setiap lembar" }, { "lembar/stempel", "stempel" } };
  PrkRecord *arsip = self->kak;
  gint64 duty = prk_profil_get_bulat (self->profil, "batas.meterai_rp", METERAI);
  gint64 value = prk_record_get_int (arsip, "meterai/nilai", 0);
  gint64 has = prk_record_get_int (arsip, "meterai/banyak", 0);
  guint needs = count_copies (arsip, ASLI_PIHAK, NULL) + count_copies (arsip, ASLI_PARAF, NULL);
  g_autofree char *due = prk_format_rupiah (duty);
  g_autofree char *given = prk_format_rupiah (value);
  g_autofree char *n_has = g_strdup_printf ("%d", (int) has);
  g_autofree char *n_needs = g_strdup_printf ("%u", needs);

  for (guint i = 0; i < G_N_ELEMENTS (checks); i++)
    if (!prk_record_get_bool (arsip, checks[i][0]))
      _prk_periksa_add (self, "arsip.lembar", checks[i][0], "kurang", checks[i][1], NULL);
  if (value < duty)
    _prk_periksa_add (self, "arsip.nilai", "meterai/nilai", "ada", given, "nilai", due, NULL);
  if (has < (gint64) needs)
    _prk_periksa_add (self, "arsip.meterai", "meterai/banyak", "nilai", due, "ada", n_has, "perlu", n_needs, NULL);
}

/**
 * prk_arsip_periksa:
 * @arsip: a record of type "arsip"
 * @profil: the daerah
 *
 * Lists what is wrong with an archived paper: copies (R90), numbers (R92), sheets and stamps (R93), scan, shelf and
 * classification (R94).
 *
 * Returns: (element-type PrkTemuan) (transfer full): hard ones first
 */
GPtrArray *
prk_arsip_periksa (PrkRecord *arsip,
                   PrkProfil *profil)
{
  g_autoptr(PrkKasus) kasus = NULL;
  g_autoptr(JsonObject) isi = NULL;
  const char *signed_on, *stored_on, *peristiwa;
  PrkPeriksa self;

  g_return_val_if_fail (arsip != NULL && profil != NULL, NULL);

  kasus = new_ready (arsip);
  isi = prk_arsip_new_isi (arsip, &peristiwa);
  json_object_set_string_member (isi, "alur", get_alur (arsip));
  signed_on = prk_record_get_string (arsip, "ditandatangani");
  stored_on = prk_record_get_string (arsip, "tanggal");
  _prk_periksa_begin (&self, arsip, profil);
  _prk_periksa_kurang (&self);
  check_copies (&self, kasus);
  check_numbers (&self);
  check_sheets (&self);
  _prk_periksa_kejadian (&self, kasus, peristiwa, isi, archived);
  if (signed_on != NULL && stored_on != NULL && *stored_on != '\0' && strcmp (stored_on, signed_on) < 0)
    _prk_periksa_add (&self, "arsip.urutan", "tanggal", NULL);

  return _prk_periksa_end (&self);
}
