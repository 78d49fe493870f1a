/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "prk-bidang.h"
#include "prk-lembaga-private.h"
#include "prk-rencana-private.h"
#include "prk-terbilang.h"
#include "prk-wilayah.h"

#define OBJEK "objek_ruang_lingkup/objek/o1"
#define BIAYA "pembiayaan/baris/b1"
#define PEMBUKAAN "pembukaan"

char *
_prk_rencana_dup_path (const char *row,
                       const char *column)
{
  return g_strjoin ("/", PRK_RENCANA_ITEM, row, column, NULL);
}

const char *
_prk_rencana_get (PrkRecord  *rencana,
                  const char *row,
                  const char *column)
{
  g_autofree char *path = _prk_rencana_dup_path (row, column);
  const char *text = prk_record_get_string (rencana, path);

  return text != NULL && *text != '\0' ? text : NULL;
}

gint64
_prk_rencana_get_bulat (PrkRecord  *rencana,
                        const char *row,
                        const char *column)
{
  g_autofree char *path = _prk_rencana_dup_path (row, column);

  return prk_record_get_int (rencana, path, 0);
}

/**
 * prk_rencana_get_keadaan:
 * @rencana: a record of type "rencana"
 *
 * It is agreed once the day stands there, signed with the signature of the Kepala Daerah under the official
 * record (Pasal 7 ayat (5), Pasal 8 ayat (4)), and established once the list is an event of the TKKSD.
 */
PrkRencanaKeadaan
prk_rencana_get_keadaan (PrkRecord *rencana)
{
  const char *agreed, *signed_on, *event;

  g_return_val_if_fail (rencana != NULL, PRK_RENCANA_DRAF);

  event = prk_record_get_string (rencana, PRK_RENCANA_PERISTIWA_DAFTAR);
  if (event != NULL && *event != '\0')
    return PRK_RENCANA_DITETAPKAN;

  agreed = prk_record_get_string (rencana, "disepakati");
  if (agreed == NULL || *agreed == '\0')
    return PRK_RENCANA_DRAF;

  signed_on = prk_record_get_string (rencana, "berita_acara/tanggal");
  if (signed_on != NULL && *signed_on != '\0'
      && prk_record_get_bool (rencana, "berita_acara/ditandatangani")
      && g_strcmp0 (prk_record_get_string (rencana, "berita_acara/penanda"), "kepala_daerah") == 0)
    return PRK_RENCANA_DITANDATANGANI;

  return PRK_RENCANA_DISEPAKATI;
}

void
prk_rencana_buka (PrkEdit    *edit,
                  PrkRecord  *rencana,
                  const char *row,
                  const char *tanggal,
                  const char *oleh,
                  const char *alasan)
{
  const struct
  {
    const char *column, *text;
  } cells[] = {
    { "tanggal", tanggal },
    { "oleh", oleh },
    { "alasan", alasan },
    { "peristiwa", prk_record_get_string (rencana, PRK_RENCANA_PERISTIWA_DAFTAR) },
  };

  g_return_if_fail (edit != NULL && row != NULL && alasan != NULL);

  prk_edit_append_row (edit, PEMBUKAAN, row);
  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      g_autofree char *path = g_strjoin ("/", PEMBUKAAN, row, cells[i].column, NULL);

      if (cells[i].text != NULL && *cells[i].text != '\0')
        prk_edit_set_string (edit, path, cells[i].text);
    }
  prk_edit_set_bool (edit, "berita_acara/ditandatangani", FALSE);
  prk_edit_set_string (edit, PRK_RENCANA_PERISTIWA_PEMETAAN, NULL);
  prk_edit_set_string (edit, PRK_RENCANA_PERISTIWA_DAFTAR, NULL);
}

char *
prk_rencana_dup_pembukaan (PrkRecord *rencana)
{
  g_auto(GStrv) rows = prk_record_list_rows (rencana, PEMBUKAAN);
  guint n = g_strv_length (rows);
  g_autofree char *day = NULL;
  const char *cells[3];

  if (n == 0)
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      static const char *const columns[] = { "tanggal", "oleh", "alasan" };
      g_autofree char *path = g_strjoin ("/", PEMBUKAAN, rows[n - 1], columns[i], NULL);

      cells[i] = prk_record_get_string (rencana, path);
    }
  day = cells[0] != NULL ? prk_tanggal_dup_panjang (cells[0]) : NULL;

  return g_strdup_printf ("%s%s%s: %s", day != NULL ? day : "–", cells[1] != NULL ? ", " : "",
                          cells[1] != NULL ? cells[1] : "", cells[2] != NULL ? cells[2] : "–");
}

/**
 * prk_rencana_list_mitra:
 * @rencana: a record of type "rencana"
 * @row: an entry
 *
 * Returns: (transfer full): names as they were written, parted at commas; maybe none
 */
GStrv
prk_rencana_list_mitra (PrkRecord  *rencana,
                        const char *row)
{
  const char *text = _prk_rencana_get (rencana, row, "mitra");
  g_auto(GStrv) parts = g_strsplit_set (text != NULL ? text : "", ",;", -1);
  GPtrArray *names = g_ptr_array_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_strstrip (parts[i]);
      if (*parts[i] != '\0')
        g_ptr_array_add (names, g_strdup (parts[i]));
    }
  g_ptr_array_add (names, NULL);

  return (GStrv) g_ptr_array_free (names, FALSE);
}

/**
 * prk_rencana_dup_kode:
 * @mitra: a name such as "Kabupaten Kapuas"
 *
 * Returns: (transfer full) (nullable): its code
 */
char *
prk_rencana_dup_kode (const char *mitra)
{
  static const PrkBidang field = { .jenis = PRK_JENIS_WILAYAH, .label = "", .tingkat = "daerah" };
  g_autoptr(JsonNode) node = NULL;

  if (!prk_bidang_parse (&field, mitra, &node, NULL) || node == NULL
      || json_node_get_value_type (node) != G_TYPE_STRING)
    return NULL;

  return json_node_dup_string (node);
}

static char *
dup_provinsi (const char *kode)
{
  return kode != NULL ? g_strndup (kode, strcspn (kode, ".")) : NULL;
}

gboolean
_prk_rencana_is_satu_provinsi (PrkRecord  *rencana,
                               const char *row,
                               PrkProfil  *profil)
{
  g_autofree char *own = dup_provinsi (prk_profil_get_daerah (profil));
  g_auto(GStrv) mitra = prk_rencana_list_mitra (rencana, row);

  for (guint i = 0; mitra[i] != NULL; i++)
    {
      g_autofree char *kode = prk_rencana_dup_kode (mitra[i]);
      g_autofree char *provinsi = dup_provinsi (kode);

      if (provinsi == NULL || strcmp (provinsi, own) != 0 || strchr (kode, '.') == NULL)
        return FALSE;
    }

  return mitra[0] != NULL;
}

/**
 * prk_rencana_new_pemetaan:
 * @rencana: a record of type "rencana"
 *
 * Returns: (transfer full): the fields of the event "pemetaan_selesai"
 */
JsonObject *
prk_rencana_new_pemetaan (PrkRecord *rencana)
{
  JsonObject *isi = json_object_new ();
  g_auto(GStrv) rows = prk_record_list_rows (rencana, "peserta");

  _prk_isi_set_teks (isi, "alur", "tkksd");
  _prk_isi_set_teks (isi, "tanggal", prk_record_get_string (rencana, "pemetaan/tanggal"));
  _prk_isi_set_teks (isi, "koordinator", prk_record_get_string (rencana, "pemetaan/koordinator"));
  _prk_isi_set_teks (isi, "bersama", prk_record_get_string (rencana, "pemetaan/bersama"));
  _prk_isi_set_bulat (isi, "tahun_rencana", prk_record_get_int (rencana, "tahun", 0));
  for (guint i = 0; rows[i] != NULL; i++)
    {
      g_autofree char *from = g_strjoin ("/", "peserta", rows[i], "perangkat_daerah", NULL);
      g_autofree char *to = g_strjoin ("/", "peserta", rows[i], "nama", NULL);

      _prk_isi_set_teks (isi, to, prk_record_get_string (rencana, from));
    }

  return isi;
}

static void
add_butir (JsonObject *isi,
           PrkRecord  *rencana,
           const char *row,
           PrkProfil  *profil)
{
  gint64 year = prk_record_get_int (rencana, "tahun", 0);

  for (guint i = 0; i < G_N_ELEMENTS (_prk_rencana_butir); i++)
    {
      g_autofree char *from = _prk_rencana_dup_path (row, _prk_rencana_butir[i].kolom);
      g_autofree char *to = _prk_rencana_dup_path (row, _prk_rencana_butir[i].kunci);
      JsonNode *value = prk_record_get_value (rencana, from);

      if (!prk_bidang_is_empty (value))
        _prk_isi_set (isi, to, json_node_copy (value));
    }

  if (year != 0)
    {
      g_autofree char *path = _prk_rencana_dup_path (row, "tahun");

      _prk_isi_set_bulat (isi, path, year);
    }
  if (_prk_rencana_is_satu_provinsi (rencana, row, profil))
    {
      g_autofree char *path = _prk_rencana_dup_path (row, "satu_provinsi");

      _prk_isi_set_ya (isi, path, TRUE);
    }
}

/**
 * prk_rencana_new_daftar:
 * @rencana: a record of type "rencana"
 * @profil: the daerah, whose provinsi counts
 *
 * Entries that were not agreed are left out. After a correction it says why it is there again.
 *
 * Returns: (transfer full): the fields of the event "daftar_rencana"
 */
JsonObject *
prk_rencana_new_daftar (PrkRecord *rencana,
                        PrkProfil *profil)
{
  JsonObject *isi = json_object_new ();
  g_auto(GStrv) rows = _prk_rencana_list_butir (rencana);
  g_autofree char *pembukaan = prk_rencana_dup_pembukaan (rencana);
  gboolean is_signed = prk_record_get_bool (rencana, "berita_acara/ditandatangani");

  _prk_isi_set_teks (isi, "alur", "tkksd");
  _prk_isi_set_teks (isi, "tanggal", prk_record_get_string (rencana, "disepakati"));
  _prk_isi_set_teks (isi, "catatan", pembukaan);
  if (is_signed)
    {
      _prk_isi_set_teks (isi, "berita_acara",
                         prk_record_get_string (rencana, "berita_acara/tanggal"));
      _prk_isi_set_teks (isi, "ditandatangani_oleh",
                         prk_record_get_string (rencana, "berita_acara/penanda"));
    }
  for (guint i = 0; rows[i] != NULL; i++)
    if (g_strcmp0 (_prk_rencana_get (rencana, rows[i], "hasil"), "tidak") != 0)
      add_butir (isi, rencana, rows[i], profil);

  return isi;
}

/**
 * prk_rencana_dup_rujukan:
 * @rencana: a record of type "rencana"
 * @row: an entry
 *
 * Returns: (transfer full): how a KAK refers to it; content, hence Indonesian
 */
char *
prk_rencana_dup_rujukan (PrkRecord  *rencana,
                         const char *row)
{
  g_auto(GStrv) rows = _prk_rencana_list_butir (rencana);
  const char *kegiatan = _prk_rencana_get (rencana, row, "kegiatan");
  g_autofree char *text = NULL;
  guint n = 0;

  while (rows[n] != NULL && strcmp (rows[n], row) != 0)
    n++;
  text = g_strdup_printf ("Daftar rencana %" G_GINT64_FORMAT ", butir %u: %s",
                          prk_record_get_int (rencana, "tahun", 0), n + 1,
                          kegiatan != NULL ? kegiatan : "–");

  return g_utf8_strlen (text, -1) <= 300 ? g_steal_pointer (&text) : g_utf8_substring (text, 0, 300);
}

static void
copy (PrkEdit    *edit,
      const char *to,
      PrkRecord  *rencana,
      const char *row,
      const char *column)
{
  g_autofree char *path = _prk_rencana_dup_path (row, column);
  JsonNode *value = prk_record_get_value (rencana, path);

  if (!prk_bidang_is_empty (value))
    prk_edit_set_node (edit, to, value);
}

static void
add_mitra (PrkEdit    *edit,
           const char *name,
           guint       index,
           PrkProfil  *profil)
{
  const char *const *neighbours = prk_profil_get_daftar (profil, "batas_daerah");
  g_autofree char *kode = prk_rencana_dup_kode (name);
  const PrkWilayah *wilayah = kode != NULL ? prk_wilayah_find (kode) : NULL;
  g_autofree char *row = g_strdup_printf ("m%u", index + 1);
  g_autofree char *code_path = g_strjoin ("/", "mitra", row, "kode", NULL);
  g_autofree char *name_path = g_strjoin ("/", "mitra", row, "nama", NULL);
  g_autofree char *kind_path = g_strjoin ("/", "mitra", row, "golongan", NULL);
  g_autofree char *border_path = g_strjoin ("/", "mitra", row, "berbatasan", NULL);

  prk_edit_append_row (edit, "mitra", row);
  prk_edit_set_string (edit, name_path, wilayah != NULL ? wilayah->nama : name);
  prk_edit_set_string (edit, kind_path, "daerah");
  if (kode != NULL)
    prk_edit_set_string (edit, code_path, kode);
  if (kode != NULL && neighbours != NULL)
    prk_edit_set_bool (edit, border_path, g_strv_contains (neighbours, kode));
}

static void
add_objek (PrkEdit    *edit,
           PrkRecord  *rencana,
           const char *row)
{
  prk_edit_append_row (edit, "objek_ruang_lingkup/objek", "o1");
  copy (edit, OBJEK "/uraian", rencana, row, "kegiatan");
  copy (edit, OBJEK "/urusan", rencana, row, "urusan");
  prk_edit_set_bool (edit, OBJEK "/kewenangan", TRUE);
  copy (edit, OBJEK "/rujukan", rencana, row, "rujukan");
  copy (edit, OBJEK "/alasan_luar", rencana, row, "alasan_luar");
  copy (edit, OBJEK "/penjelasan_luar", rencana, row, "penjelasan_luar");
}

static void
add_biaya (PrkEdit    *edit,
           PrkRecord  *rencana,
           const char *row)
{
  if (_prk_rencana_get_bulat (rencana, row, "biaya") == 0)
    return;

  prk_edit_append_row (edit, "pembiayaan/baris", "b1");
  prk_edit_set_int (edit, BIAYA "/tahun", prk_record_get_int (rencana, "tahun", 0));
  copy (edit, BIAYA "/kegiatan", rencana, row, "kegiatan");
  prk_edit_set_string (edit, BIAYA "/volume", "1");
  prk_edit_set_string (edit, BIAYA "/satuan", "paket");
  copy (edit, BIAYA "/harga", rencana, row, "biaya");
  copy (edit, BIAYA "/sumber", rencana, row, "sumber_dana");
}

/**
 * prk_rencana_mulai_kak:
 * @edit: of a new KAK
 * @rencana: a record of type "rencana"
 * @row: the entry that the KAK carries out
 * @profil: the daerah
 *
 * Fills in what the plan says, and which entry of which plan it is.
 */
void
prk_rencana_mulai_kak (PrkEdit    *edit,
                       PrkRecord  *rencana,
                       const char *row,
                       PrkProfil  *profil)
{
  g_autofree char *rujukan = prk_rencana_dup_rujukan (rencana, row);
  g_auto(GStrv) mitra = prk_rencana_list_mitra (rencana, row);
  const char *urusan = _prk_rencana_get (rencana, row, "urusan");
  const char *lokasi = _prk_rencana_get (rencana, row, "lokasi");
  gint64 year = prk_record_get_int (rencana, "tahun", 0);

  g_return_if_fail (edit != NULL && rencana != NULL && row != NULL);

  prk_edit_set_string (edit, PRK_RENCANA_ASAL, prk_record_get_id (rencana));
  prk_edit_set_string (edit, PRK_RENCANA_BUTIR, row);
  prk_edit_set_string (edit, "rencana", rujukan);
  copy (edit, "judul", rencana, row, "kegiatan");
  copy (edit, "perangkat_daerah", rencana, row, "pengusul");
  copy (edit, "kategori", rencana, row, "kategori");
  copy (edit, "jangka_waktu/durasi_bulan", rencana, row, "bulan");
  if (year != 0)
    prk_edit_set_int (edit, "tahun_anggaran", year);
  if (urusan != NULL)
    {
      g_autofree char *path = g_strconcat ("urusan/", urusan, NULL);

      prk_edit_set_bool (edit, path, TRUE);
    }
  if (lokasi != NULL)
    prk_edit_set_text (edit, "lokasi/narasi", lokasi);
  for (guint i = 0; mitra[i] != NULL; i++)
    add_mitra (edit, mitra[i], i, profil);
  add_objek (edit, rencana, row);
  add_biaya (edit, rencana, row);
}
