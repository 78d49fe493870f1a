/* SPDX-License-Identifier: GPL-3.0-or-later */

/* A meeting is one record from agenda to minutes. The rows of its decisions have the ids of the agenda's
 * rows, and an item that came from a case keeps in hidden cells which case, line and event it is about. */

#include "config.h"

#include <string.h>

#include "prk-lembaga-private.h"
#include "prk-rapat-private.h"
#include "prk-tahapan-private.h"

#define KUORUM_PERSEN 50

static const struct
{
  const char *alur, *keadaan, *rapat, *agenda, *pasal, *peristiwa, *uraian;
} usulan_menurut[] = {
  { "utama", "M2", "pleno", "rekomendasi_kepala_daerah", "Pasal 18 ayat (3)", "pleno_memutuskan",
    "Rekomendasi atas penawaran di luar daftar rencana" },
  { "utama", "A1", "teknis", "pembahasan_dokumen", "Pasal 15 ayat (1)", NULL, "Telaah KAK" },
  { "utama", "M1", "teknis", "pembahasan_dokumen", "Pasal 17 ayat (2)", NULL,
    "Telaah KAK calon mitra" },
  { "utama", "C2", "teknis", "pembahasan_dokumen", "Pasal 19 ayat (2)", "rapat_teknis_kb",
    "Rancangan Kesepakatan Bersama" },
  { "utama", "C3", "teknis", "rekomendasi_ketua", "Pasal 38 ayat (3) huruf d", NULL,
    "Rekomendasi penandatanganan Kesepakatan Bersama" },
  { "pks", "F1", "teknis", "pembahasan_dokumen", "Pasal 23 ayat (2)", "rapat_teknis_pks",
    "Rancangan Perjanjian Kerja Sama" },
  { "perubahan", "F1", "teknis", "pembahasan_dokumen", "Pasal 25 ayat (5)", "perubahan_dibahas",
    "Rancangan perubahan" },
  { "perselisihan", "S1", "koordinasi", "koordinasi", "Pasal 29 ayat (1)", NULL,
    "Musyawarah perselisihan" },
};

void
prk_usulan_agenda_free (PrkUsulanAgenda *self)
{
  g_free (self->ksd);
  g_free (self->alur);
  g_free (self->uraian);
  g_free (self);
}

static void
add_usulan (GPtrArray           *list,
            const PrkRapatKasus *kasus,
            const char          *rapat)
{
  g_autofree char *alur = _prk_tahap_jenis_alur (kasus->alur);

  for (guint i = 0; i < G_N_ELEMENTS (usulan_menurut); i++)
    {
      PrkUsulanAgenda *usulan;

      if (strcmp (usulan_menurut[i].alur, alur) != 0
          || g_strcmp0 (usulan_menurut[i].keadaan, kasus->keadaan) != 0
          || (rapat != NULL && strcmp (usulan_menurut[i].rapat, rapat) != 0))
        continue;

      usulan = g_new0 (PrkUsulanAgenda, 1);
      usulan->ksd = g_strdup (kasus->ksd);
      usulan->alur = g_strdup (kasus->alur);
      usulan->uraian = g_strdup_printf ("%s: %s", usulan_menurut[i].uraian,
                                        kasus->judul != NULL ? kasus->judul : "");
      usulan->rapat = usulan_menurut[i].rapat;
      usulan->agenda = usulan_menurut[i].agenda;
      usulan->pasal = usulan_menurut[i].pasal;
      usulan->peristiwa = usulan_menurut[i].peristiwa;
      g_ptr_array_add (list, usulan);
    }
}

/**
 * prk_rapat_list_usulan:
 * @kasus: (array length=n_kasus): lines of cases
 * @n_kasus: how many
 * @rapat: (nullable): "pleno", "teknis" or "koordinasi"; %NULL for all
 *
 * Lists what waits for a meeting, in the order of the cases.
 *
 * Returns: (element-type PrkUsulanAgenda) (transfer full): the items
 */
GPtrArray *
prk_rapat_list_usulan (const PrkRapatKasus *kasus,
                       gsize                n_kasus,
                       const char          *rapat)
{
  GPtrArray *list = g_ptr_array_new_with_free_func ((GDestroyNotify)prk_usulan_agenda_free);

  for (gsize i = 0; i < n_kasus; i++)
    add_usulan (list, &kasus[i], rapat);

  return list;
}

gboolean
prk_rapat_has_usulan (PrkRecord             *rapat,
                      const PrkUsulanAgenda *usulan)
{
  g_auto(GStrv) rows = prk_record_list_rows (rapat, "agenda");
  g_autoptr(GString) path = g_string_new (NULL);

  for (guint i = 0; rows[i] != NULL; i++)
    if (g_strcmp0 (_prk_rapat_cell (rapat, path, "agenda", rows[i], "ksd"), usulan->ksd) == 0
        && g_strcmp0 (_prk_rapat_cell (rapat, path, "agenda", rows[i], "alur"), usulan->alur) == 0
        && g_strcmp0 (_prk_rapat_cell (rapat, path, "agenda", rows[i], "jenis"), usulan->agenda) == 0)
      return TRUE;

  return FALSE;
}

void
prk_rapat_tambah_agenda (PrkEdit               *edit,
                         const PrkUsulanAgenda *usulan,
                         const char            *row)
{
  g_autoptr(GString) path = g_string_new (NULL);

  prk_edit_append_row (edit, "agenda", row);
  prk_edit_set_string (edit, _prk_cell_path (path, "agenda", row, "jenis"), usulan->agenda);
  prk_edit_set_string (edit, _prk_cell_path (path, "agenda", row, "uraian"), usulan->uraian);
  prk_edit_set_string (edit, _prk_cell_path (path, "agenda", row, "ksd"), usulan->ksd);
  prk_edit_set_string (edit, _prk_cell_path (path, "agenda", row, "alur"), usulan->alur);
  if (usulan->peristiwa != NULL)
    prk_edit_set_string (edit, _prk_cell_path (path, "agenda", row, "peristiwa"),
                         usulan->peristiwa);
}

const char *
_prk_rapat_cell (PrkRecord  *rapat,
                 GString    *path,
                 const char *table,
                 const char *row,
                 const char *column)
{
  return prk_record_get_string (rapat, _prk_cell_path (path, table, row, column));
}

gboolean
_prk_rapat_ya (PrkRecord  *rapat,
               GString    *path,
               const char *table,
               const char *row,
               const char *column)
{
  return prk_record_get_bool (rapat, _prk_cell_path (path, table, row, column));
}

PrkHari
_prk_rapat_get_hari (PrkRecord *rapat)
{
  const char *iso = prk_record_get_string (rapat, "tanggal");

  return iso != NULL ? prk_hari_dari_iso (iso) : 0;
}

void
prk_rapat_hitung_hadir (PrkRecord     *rapat,
                        GPtrArray     *lembaga,
                        PrkProfil     *profil,
                        PrkRapatHadir *hadir)
{
  g_auto(GStrv) rows = prk_record_list_rows (rapat, "hadir");
  g_autoptr(GString) path = g_string_new (NULL);

  *hadir = (PrkRapatHadir){
    .n_anggota = prk_lembaga_count_suara (lembaga, _prk_rapat_get_hari (rapat)),
    .persen = CLAMP (prk_profil_get_bulat (profil, "rapat.kuorum_persen", KUORUM_PERSEN), 0, 100),
  };
  for (guint i = 0; rows[i] != NULL; i++)
    if (_prk_rapat_ya (rapat, path, "hadir", rows[i], "hadir"))
      {
        hadir->n_hadir++;
        hadir->n_suara += _prk_rapat_ya (rapat, path, "hadir", rows[i], "hak_suara");
      }

  hadir->is_kuorum = hadir->n_suara > 0
                     && (hadir->n_suara >= hadir->n_anggota
                         || hadir->n_suara * 100 > hadir->n_anggota * hadir->persen);
}

const char *
prk_rapat_get_peristiwa (PrkRecord *rapat)
{
  const char *jenis = prk_record_get_string (rapat, "jenis");

  if (g_strcmp0 (jenis, "pleno") == 0)
    return "rapat_pleno";

  return g_strcmp0 (jenis, "teknis") == 0 ? "rapat_teknis" : NULL;
}

static gboolean
is_teknis (const char *kedudukan)
{
  return g_strcmp0 (kedudukan, "koordinator") == 0 || g_strcmp0 (kedudukan, "anggota_teknis") == 0;
}

/* Those present, with their votes. */
static void
set_hadir (JsonObject *isi,
           PrkRecord  *rapat)
{
  g_auto(GStrv) rows = prk_record_list_rows (rapat, "hadir");
  g_autoptr(GString) path = g_string_new (NULL);

  for (guint i = 0; rows[i] != NULL; i++)
    {
      const char *kedudukan = _prk_rapat_cell (rapat, path, "hadir", rows[i], "kedudukan");
      g_autofree char *nama = g_strdup_printf ("hadir/%s/nama", rows[i]);
      g_autofree char *suara = g_strdup_printf ("hadir/%s/hak_suara", rows[i]);
      g_autofree char *teknis = g_strdup_printf ("hadir/%s/tim_teknis", rows[i]);

      if (!_prk_rapat_ya (rapat, path, "hadir", rows[i], "hadir"))
        continue;
      _prk_isi_set_teks (isi, nama, _prk_rapat_cell (rapat, path, "hadir", rows[i], "nama"));
      _prk_isi_set_ya (isi, suara, _prk_rapat_ya (rapat, path, "hadir", rows[i], "hak_suara"));
      _prk_isi_set_ya (isi, teknis, is_teknis (kedudukan));
      _prk_isi_set_ya (isi, kedudukan != NULL ? "hadir_tkksd" : "hadir_pd", TRUE);
    }
}

static void
set_agenda (JsonObject *isi,
            PrkRecord  *rapat)
{
  g_auto(GStrv) rows = prk_record_list_rows (rapat, "agenda");
  g_autoptr(GString) path = g_string_new (NULL);

  for (guint i = 0; rows[i] != NULL; i++)
    {
      const char *jenis = _prk_rapat_cell (rapat, path, "agenda", rows[i], "jenis");
      g_autofree char *place = g_strconcat ("agenda/", jenis != NULL ? jenis : "-", NULL);

      _prk_isi_set_ya (isi, place, TRUE);
    }
}

/* Minutes are there once somebody wrote what was said or concluded. */
static gboolean
has_notulen (PrkRecord *rapat)
{
  static const char *const parts[] = { "notulen/pembahasan", "notulen/kesimpulan" };

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      const char *text = prk_record_get_text (rapat, parts[i]);

      if (text != NULL && *text != '\0')
        return TRUE;
    }

  return FALSE;
}

static void
set_sk (JsonObject *isi,
        PrkRecord  *rapat,
        GPtrArray  *lembaga)
{
  PrkRecord *decree = prk_lembaga_find_berlaku (lembaga, "tkksd", _prk_rapat_get_hari (rapat));

  if (decree == NULL)
    return;

  _prk_isi_set_teks (isi, "sk/nomor", prk_record_get_string (decree, "sk/nomor"));
  _prk_isi_set_teks (isi, "sk/dari", prk_record_get_string (decree, "sk/dari"));
  _prk_isi_set_teks (isi, "sk/sampai", prk_record_get_string (decree, "sk/sampai"));
}

/**
 * prk_rapat_new_isi:
 * @rapat: a record of type "rapat"
 * @lembaga: (element-type PrkRecord): the decrees
 *
 * Lays a meeting out as the event that the rules of the tahapan read. It names the meeting's record, so
 * that whoever reads the event finds the minutes.
 *
 * Returns: (transfer full): the fields
 */
JsonObject *
prk_rapat_new_isi (PrkRecord *rapat,
                   GPtrArray *lembaga)
{
  JsonObject *isi = json_object_new ();

  _prk_isi_set_teks (isi, "alur", "tkksd");
  _prk_isi_set_teks (isi, "tanggal", prk_record_get_string (rapat, "tanggal"));
  _prk_isi_set_teks (isi, "rapat", prk_record_get_string (rapat, "jenis"));
  _prk_isi_set_teks (isi, "rapat_id", prk_record_get_id (rapat));
  _prk_isi_set_teks (isi, "pimpinan", prk_record_get_string (rapat, "pimpinan/sebagai"));
  _prk_isi_set_teks (isi, "alasan_pengganti", prk_record_get_string (rapat, "pimpinan/alasan"));
  _prk_isi_set_ya (isi, "diundang_semua", prk_record_get_bool (rapat, "undangan/semua"));
  _prk_isi_set_teks (isi, "berita_acara", prk_record_get_string (rapat, "berita_acara/nomor"));
  _prk_isi_set_teks (isi, "notulen", has_notulen (rapat) ? prk_record_get_id (rapat) : NULL);
  set_sk (isi, rapat, lembaga);
  set_agenda (isi, rapat);
  set_hadir (isi, rapat);

  return isi;
}

void
_prk_rapat_set_suara (JsonObject *isi,
                      PrkRecord  *rapat,
                      const char *row)
{
  static const char *const votes[] = { "setuju", "tolak", "abstain" };
  g_autoptr(GString) path = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (votes); i++)
    {
      g_autofree char *place = g_strconcat ("suara/", votes[i], NULL);

      _prk_isi_set_bulat (isi, place,
                          prk_record_get_int (rapat, _prk_cell_path (path, "putusan", row, votes[i]), 0));
    }
}

/* The first decision that was voted on; NULL: there is none. */
static char *
dup_putusan_bersuara (PrkRecord *rapat)
{
  g_auto(GStrv) rows = prk_record_list_rows (rapat, "putusan");
  g_autoptr(GString) path = g_string_new (NULL);

  for (guint i = 0; rows[i] != NULL; i++)
    {
      const char *hasil = _prk_rapat_cell (rapat, path, "putusan", rows[i], "hasil");

      if (g_strcmp0 (hasil, "setuju") == 0 || g_strcmp0 (hasil, "tolak") == 0)
        return g_strdup (rows[i]);
    }

  return NULL;
}

JsonObject *
prk_rapat_new_kejadian (PrkRecord *rapat,
                        GPtrArray *lembaga)
{
  const char *jenis = prk_rapat_get_peristiwa (rapat);
  g_autofree char *row = NULL;
  g_autofree char *year = NULL;
  JsonObject *isi;

  if (jenis == NULL || !prk_record_get_bool (rapat, "selesai"))
    return NULL;

  isi = prk_rapat_new_isi (rapat, lembaga);
  if (strcmp (jenis, "rapat_pleno") != 0)
    return isi;

  year = g_strdup_printf ("%u", prk_hari_get_tahun (_prk_rapat_get_hari (rapat)));
  _prk_isi_set_teks (isi, "masa", year);
  row = dup_putusan_bersuara (rapat);
  if (row != NULL)
    _prk_rapat_set_suara (isi, rapat, row);

  return isi;
}

/* Each finding on a consideration of the recommended outcome; those of the other outcome do not count. */
void
_prk_rapat_set_pertimbangan (JsonObject *isi,
                             PrkRecord  *rapat,
                             const char *row)
{
  g_auto(GStrv) rows = prk_record_list_rows (rapat, "pertimbangan");
  g_autoptr(GString) path = g_string_new (NULL);
  g_autoptr(GString) other = g_string_new (NULL);
  const char *agenda = _prk_rapat_cell (rapat, path, "putusan", row, "agenda");
  const char *hasil = _prk_rapat_cell (rapat, path, "putusan", row, "hasil");
  g_autofree char *prefix = g_strconcat (hasil != NULL ? hasil : "-", "_", NULL);

  for (guint i = 0; rows[i] != NULL; i++)
    {
      const char *butir = _prk_rapat_cell (rapat, other, "pertimbangan", rows[i], "butir");
      g_autofree char *finding = NULL;
      g_autofree char *support = NULL;

      if (butir == NULL || !g_str_has_prefix (butir, prefix)
          || g_strcmp0 (_prk_rapat_cell (rapat, other, "pertimbangan", rows[i], "agenda"), agenda) != 0)
        continue;
      finding = g_strdup_printf ("pertimbangan/%s/temuan", butir + strlen (prefix));
      support = g_strdup_printf ("pertimbangan/%s/mendukung", butir + strlen (prefix));
      _prk_isi_set_teks (isi, finding,
                         _prk_rapat_cell (rapat, other, "pertimbangan", rows[i], "temuan"));
      _prk_isi_set_ya (isi, support,
                       _prk_rapat_ya (rapat, other, "pertimbangan", rows[i], "mendukung"));
    }
}

/**
 * prk_rapat_new_putusan:
 * @rapat: a record of type "rapat"
 * @lembaga: (element-type PrkRecord): the decrees
 * @row: a row of its table "putusan"
 * @ksd: (out) (transfer none): id of the case
 * @peristiwa: (out) (transfer none): kind of the event
 *
 * Lays a decision out as the event of the case that it is about.
 *
 * Returns: (transfer full) (nullable): its fields; %NULL for an item that is no event of a case, or was
 * put off
 */
JsonObject *
prk_rapat_new_putusan (PrkRecord   *rapat,
                       GPtrArray   *lembaga,
                       const char  *row,
                       const char **ksd,
                       const char **peristiwa)
{
  g_autoptr(GString) path = g_string_new (NULL);
  const char *hasil = _prk_rapat_cell (rapat, path, "putusan", row, "hasil");
  JsonObject *isi;

  *ksd = _prk_rapat_cell (rapat, path, "agenda", row, "ksd");
  *peristiwa = _prk_rapat_cell (rapat, path, "agenda", row, "peristiwa");
  if (*ksd == NULL || *peristiwa == NULL || hasil == NULL || strcmp (hasil, "tunda") == 0)
    return NULL;

  isi = prk_rapat_new_isi (rapat, lembaga);
  _prk_isi_set_teks (isi, "alur", _prk_rapat_cell (rapat, path, "agenda", row, "alur"));
  _prk_isi_set_teks (isi, "catatan", _prk_rapat_cell (rapat, path, "putusan", row, "putusan"));
  _prk_rapat_set_suara (isi, rapat, row);
  if (strcmp (*peristiwa, "pleno_memutuskan") == 0)
    {
      _prk_isi_set_teks (isi, "rekomendasi", hasil);
      _prk_rapat_set_pertimbangan (isi, rapat, row);
    }

  return isi;
}
