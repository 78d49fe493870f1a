/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What is printed of a review is a record of its own, of the type "hasil_telaah": nobody stores it,
 * it is laid together from the sheets, the KAK as it was judged and what the meeting decided. So
 * the template of the document reads fields like any other, and an office can have its own. */

#include "config.h"

#include <string.h>

#include "prk-bidang.h"
#include "prk-cetak.h"
#include "prk-kak-private.h"
#include "prk-telaah-private.h"
#include "prk-wilayah.h"

#define SIDIK_SHOWN 12
#define TEMUAN "kriteria/b/temuan"

typedef struct
{
  PrkRecord  *cetak;
  PrkRecord  *kak;
  GPtrArray  *telaah; /* (element-type PrkRecord) in the order of the recapitulation */
  PrkRecord  *rekap;  /* (nullable) */
  guint       n_rows; /* all tables together: makes ids and their order */
  GHashTable *dokumen; /* hash → row */
} Cetak;

/* A new row; the paths of its cells begin with what comes back. */
static char *
add_row (Cetak      *self,
         const char *table)
{
  g_autofree char *id = g_strdup_printf ("r%04u", self->n_rows++);

  return prk_cetak_add_row (self->cetak, table, id, self->n_rows);
}

static const char *
get (PrkRecord  *record,
     const char *path)
{
  return record != NULL ? prk_record_get_string (record, path) : NULL;
}

static char *
dup_pihak (PrkRecord *kak)
{
  g_auto(GStrv) rows = prk_record_list_rows (kak, "mitra");
  g_autoptr(GString) path = g_string_new (NULL);
  const char *kode = prk_record_get_string (kak, "daerah");
  const PrkWilayah *wilayah = kode != NULL ? prk_wilayah_find (kode) : NULL;
  GString *names = g_string_new (wilayah != NULL ? wilayah->nama : NULL);

  for (guint i = 0; rows[i] != NULL; i++)
    {
      const char *nama = prk_record_get_string (kak, _prk_cell_path (path, "mitra", rows[i], "nama"));

      if (nama != NULL)
        g_string_append_printf (names, "%s%s", names->len > 0 ? "; " : "", nama);
    }

  return g_string_free (names, FALSE);
}

static void
fill_kepala (Cetak                *self,
             const PrkRekapTelaah *rekap,
             PrkProfil            *profil)
{
  PrkRecord *first = self->telaah->len > 0 ? g_ptr_array_index (self->telaah, 0) : NULL;
  PrkRecord *bound = self->rekap != NULL ? self->rekap : first;
  g_autofree char *pihak = dup_pihak (self->kak);
  const char *tempat = get (self->rekap, "tempat");
  gboolean is_old = FALSE;

  prk_cetak_put (self->cetak, "naskah", self->rekap != NULL ? "Hasil telaahan" : "Lembar telaah");
  prk_cetak_put (self->cetak, "judul", get (self->kak, "judul"));
  prk_cetak_put (self->cetak, "pihak", pihak);
  prk_cetak_put (self->cetak, "perangkat_daerah", get (self->kak, "perangkat_daerah"));
  if (bound != NULL)
    prk_cetak_put_int (self->cetak, "versi_nomor", prk_record_get_int (bound, "versi_nomor", 1));
  prk_cetak_put (self->cetak, "versi_hash", get (bound, "versi_hash"));
  prk_cetak_put (self->cetak, "tempat", tempat != NULL || profil == NULL ? tempat
                                                                   : prk_profil_get_teks (profil, "kop.tempat"));
  prk_cetak_put (self->cetak, "tanggal", get (bound, "tanggal"));

  for (guint i = 0; i < rekap->penelaah->len; i++)
    {
      const PrkPenelaah *one = g_ptr_array_index (rekap->penelaah, i);
      g_autofree char *row = add_row (self, "penelaah");

      prk_cetak_put_cell (self->cetak, row, "nama", one->nama);
      prk_cetak_put_cell (self->cetak, row, "jabatan", one->jabatan);
      prk_cetak_put_cell (self->cetak, row, "instansi", one->instansi);
      prk_cetak_put_cell (self->cetak, row, "keterangan",
                          one->usang ? "versi lama" : one->selesai ? "selesai" : "belum selesai");
      is_old |= one->usang;
    }
  if (is_old && self->rekap == NULL)
    prk_cetak_put (self->cetak, "usang",
                   "Lembar ini menelaah versi KAK yang bukan lagi yang terakhir diajukan.");
}

static void
fill_penilaian (Cetak                *self,
                const PrkRekapTelaah *rekap,
                guint                 k)
{
  const PrkRekapKriteria *kriteria = &rekap->kriteria[k];
  g_autofree char *nilai = prk_telaah_dup_path (k, "nilai");
  g_autofree char *alasan = prk_telaah_dup_path (k, "alasan");
  g_autoptr(GString) verdicts = g_string_new (NULL);
  g_autoptr(GString) reasons = g_string_new (NULL);
  gboolean is_one = rekap->penelaah->len == 1;

  for (guint i = 0; i < rekap->penelaah->len; i++)
    {
      const PrkPenelaah *one = g_ptr_array_index (rekap->penelaah, i);
      const PrkPendapat *word = &kriteria->pendapat[i];
      const char *name = prk_klasifikasi_get_nama ("nilai_telaah", word->nilai);

      if ((one->usang && !is_one) || (word->nilai == NULL && word->alasan == NULL))
        continue;
      if (name != NULL && strstr (verdicts->str, name) == NULL)
        g_string_append_printf (verdicts, "%s%s", verdicts->len > 0 ? "; " : "", name);
      if (reasons->len > 0)
        g_string_append (reasons, "\n\n");
      if (!is_one)
        g_string_append_printf (reasons, "**%s (%s).** ", one->nama,
                                name != NULL ? name : "belum dinilai");
      g_string_append (reasons, word->alasan != NULL ? word->alasan : "–");
    }

  if (is_one || kriteria->sepakat != PRK_SEPAKAT_BERBEDA)
    prk_cetak_put (self->cetak, nilai, verdicts->str);
  else
    {
      g_autofree char *differing = g_strdup_printf ("berbeda (%s)", verdicts->str);

      prk_cetak_put (self->cetak, nilai, differing);
    }
  prk_cetak_put_narasi (self->cetak, alasan, reasons->str);
}

static void
fill_bukti (Cetak                *self,
            const PrkRekapTelaah *rekap,
            guint                 k)
{
  g_autofree char *table = prk_telaah_dup_path (k, "bukti");

  for (guint i = 0; i < rekap->kriteria[k].bukti->len; i++)
    {
      const PrkBuktiGabung *bukti = g_ptr_array_index (rekap->kriteria[k].bukti, i);
      const char *hash = prk_bukti_get_hash (bukti->kutipan);
      g_autofree char *row = add_row (self, table);
      g_autofree char *sumber = prk_bukti_dup_sumber (bukti->kutipan);
      g_autofree char *sidik = g_strndup (hash, SIDIK_SHOWN);
      g_autoptr(GString) oleh = g_string_new (NULL);

      for (guint j = 0; j < bukti->oleh->len; j++)
        g_string_append_printf (oleh, "%s%s", j > 0 ? ", " : "",
                                (const char *)g_ptr_array_index (bukti->oleh, j));
      prk_cetak_put_cell (self->cetak, row, "teks", prk_bukti_get_teks (bukti->kutipan));
      prk_cetak_put_cell (self->cetak, row, "sumber", sumber);
      prk_cetak_put_cell (self->cetak, row, "sidik", sidik);
      prk_cetak_put_cell (self->cetak, row, "oleh", oleh->str);
      prk_cetak_put_cell (self->cetak, row, "catatan", bukti->catatan);

      if (g_hash_table_add (self->dokumen, g_strdup (hash)))
        {
          g_autofree char *document = add_row (self, "dokumen");

          prk_cetak_put_cell (self->cetak, document, "judul", prk_bukti_get_judul (bukti->kutipan));
          prk_cetak_put_cell (self->cetak, document, "hash", hash);
        }
    }
}

/* "Desa Baru, Kecamatan Timpah, …" of "Desa Baru, Desa Baru, Kecamatan Timpah, …": a place is named
 * once. */
static char *
dup_lokasi_pendek (const char *lokasi)
{
  g_auto(GStrv) parts = g_strsplit (lokasi, ", ", -1);
  GString *words = g_string_new (NULL);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (*parts[i] == '\0' || strstr (words->str, parts[i]) != NULL)
        continue;
      g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "", parts[i]);
    }

  return g_string_free (words, FALSE);
}

/* A location of which nobody has said anything. */
static gboolean
is_without_finding (const PrkBidang *bidang,
                    GPtrArray       *cells)
{
  if (strcmp (bidang->path, TEMUAN) != 0)
    return FALSE;

  for (guint c = 0; c < bidang->n_kolom; c++)
    if (strcmp (bidang->kolom[c].path, "lokasi") != 0
        && *(const char *) g_ptr_array_index (cells, c) != '\0')
      return FALSE;

  return TRUE;
}

static void
put_row (Cetak           *self,
         const PrkBidang *bidang,
         GPtrArray       *cells)
{
  g_autofree char *row = add_row (self, bidang->path);

  for (guint c = 0; c < bidang->n_kolom; c++)
    {
      const char *shown = g_ptr_array_index (cells, c);
      gboolean is_place = strcmp (bidang->path, TEMUAN) == 0
                          && strcmp (bidang->kolom[c].path, "lokasi") == 0;
      g_autofree char *shorter = is_place ? dup_lokasi_pendek (shown) : NULL;

      prk_cetak_put_cell (self->cetak, row, bidang->kolom[c].path, shorter != NULL ? shorter : shown);
    }
}

static gboolean
is_known (gpointer key,
          gpointer value,
          gpointer user_data)
{
  return g_hash_table_contains (user_data, key);
}

static void
put_sisa (Cetak *self,
          guint  n_without)
{
  g_autofree char *text = NULL;

  if (n_without == 0)
    return;
  text = g_strdup_printf ("%u lokasi belum memiliki temuan tata ruang.", n_without);
  prk_cetak_put (self->cetak, "kriteria/b/sisa", text);
}

/* Rows of all sheets, as they are shown; the same one twice is one. Of the locations those that no
 * sheet has a finding for are only counted. */
static void
fill_table (Cetak      *self,
            const char *table)
{
  const PrkBidang *bidang = prk_skema_find_bidang (prk_skema_get ("telaah"), table, NULL);
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GHashTable) with = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GHashTable) without = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr(GString) path = g_string_new (NULL);

  for (guint i = 0; i < self->telaah->len; i++)
    {
      PrkRecord *telaah = g_ptr_array_index (self->telaah, i);
      g_auto(GStrv) rows = prk_record_list_rows (telaah, table);

      for (guint j = 0; rows[j] != NULL; j++)
        {
          g_autoptr(GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
          g_autofree char *key = NULL;

          for (guint c = 0; c < bidang->n_kolom; c++)
            {
              JsonNode *value = prk_record_get_value (
                  telaah, _prk_cell_path (path, table, rows[j], bidang->kolom[c].path));
              char *shown = value != NULL ? prk_bidang_dup_tampil (&bidang->kolom[c], value) : NULL;

              g_ptr_array_add (cells, shown != NULL ? shown : g_strdup (""));
            }
          g_ptr_array_add (cells, NULL);
          key = g_strjoinv ("\n", (GStrv)cells->pdata);
          if (!g_hash_table_add (seen, g_steal_pointer (&key)))
            continue;
          if (is_without_finding (bidang, cells))
            {
              g_hash_table_add (without, g_strdup (rows[j]));
              continue;
            }
          g_hash_table_add (with, g_strdup (rows[j]));
          put_row (self, bidang, cells);
        }
    }

  g_hash_table_foreach_remove (without, is_known, with);
  put_sisa (self, g_hash_table_size (without));
}

static void
fill_biaya (Cetak *self)
{
  PrkBiayaManfaat sums;
  g_autofree char *rasio = NULL;

  prk_telaah_hitung (self->kak, NULL, &sums);
  for (guint i = 0; (!sums.ada_biaya || !sums.ada_manfaat) && i < self->telaah->len; i++)
    prk_telaah_hitung (self->kak, g_ptr_array_index (self->telaah, i), &sums);

  if (sums.ada_biaya)
    prk_cetak_put_int (self->cetak, "kriteria/d/biaya", sums.biaya);
  if (sums.ada_manfaat)
    prk_cetak_put_int (self->cetak, "kriteria/d/manfaat", sums.manfaat);
  rasio = prk_telaah_dup_rasio (&sums);
  prk_cetak_put (self->cetak, "kriteria/d/rasio", rasio);
}

static void
fill_rekap_row (Cetak                *self,
                const PrkRekapTelaah *rekap,
                guint                 k)
{
  static const char *const words[] = {
    [PRK_SEPAKAT_BELUM] = "belum dapat dibandingkan",
    [PRK_SEPAKAT_PENUH] = "sepakat",
    [PRK_SEPAKAT_BERBEDA] = "berbeda",
  };
  const GPtrArray *nilai = prk_klasifikasi_list ("nilai_telaah");
  g_autofree char *row = add_row (self, "rekap");

  prk_cetak_put_cell (self->cetak, row, "huruf", prk_telaah_get_huruf (k));
  prk_cetak_put_cell (self->cetak, row, "kriteria", prk_telaah_get_bagian (k)->judul);
  prk_cetak_put_cell (self->cetak, row, "sepakat", words[rekap->kriteria[k].sepakat]);
  for (guint v = 0; v < nilai->len; v++)
    {
      const char *kode = ((const PrkPilihan *)g_ptr_array_index (nilai, v))->kode;
      g_autofree char *shown = NULL;
      guint n = 0;

      for (guint i = 0; i < rekap->penelaah->len; i++)
        n += !((PrkPenelaah *)g_ptr_array_index (rekap->penelaah, i))->usang
             && g_strcmp0 (rekap->kriteria[k].pendapat[i].nilai, kode) == 0;
      shown = g_strdup_printf ("%u", n);
      prk_cetak_put_cell (self->cetak, row, kode, shown);
    }
}

static const char *
get_nama_hasil (PrkRecord *rekap,
                PrkProfil *profil)
{
  g_autoptr(GPtrArray) list = prk_telaah_list_hasil (profil);
  const char *kode = get (rekap, "hasil");

  for (guint i = 0; i < list->len; i++)
    if (g_strcmp0 (((PrkHasilTelaah *)g_ptr_array_index (list, i))->kode, kode) == 0)
      return ((PrkHasilTelaah *)g_ptr_array_index (list, i))->nama;

  return kode;
}

static void
fill_hadir (Cetak *self)
{
  g_auto(GStrv) rows = prk_record_list_rows (self->rekap, "hadir");
  g_autoptr(GString) path = g_string_new (NULL);
  PrkHitungSuara votes;
  g_autofree char *text = NULL;

  for (guint i = 0; rows[i] != NULL; i++)
    {
      g_autofree char *row = add_row (self, "hadir");
      gboolean votes_here
          = prk_record_get_bool (self->rekap, _prk_cell_path (path, "hadir", rows[i], "hak_suara"));

      prk_cetak_put_cell (self->cetak, row, "hak_suara", votes_here ? "Ya" : "Tidak");
      prk_cetak_put_cell (self->cetak, row, "nama",
                          get (self->rekap, _prk_cell_path (path, "hadir", rows[i], "nama")));
      prk_cetak_put_cell (self->cetak, row, "jabatan",
                          get (self->rekap, _prk_cell_path (path, "hadir", rows[i], "jabatan")));
      prk_cetak_put_cell (self->cetak, row, "suara",
                          prk_klasifikasi_get_nama ("suara", get (self->rekap, _prk_cell_path (path, "hadir", rows[i],
                                                                                               "suara"))));
      prk_cetak_put_cell (self->cetak, row, "pendapat",
                          get (self->rekap, _prk_cell_path (path, "hadir", rows[i], "pendapat")));
    }
  if (rows[0] == NULL)
    return;

  prk_rekap_hitung_suara (self->rekap, &votes);
  text = g_strdup_printf ("Hadir %u orang, %u di antaranya memiliki hak suara: %u setuju, %u tidak setuju, "
                          "%u abstain.",
                          votes.hadir, votes.berhak, votes.setuju, votes.tidak_setuju, votes.abstain);
  prk_cetak_put (self->cetak, "suara", text);
}

static void
fill_rekap (Cetak                *self,
            const PrkRekapTelaah *rekap,
            PrkProfil            *profil)
{
  for (guint k = 0; k < PRK_TELAAH_N_KRITERIA; k++)
    fill_rekap_row (self, rekap, k);
  prk_cetak_put (self->cetak, "hasil", get_nama_hasil (self->rekap, profil));
  prk_cetak_put_narasi (self->cetak, "pertimbangan", prk_record_get_text (self->rekap, "pertimbangan"));
  prk_cetak_put_narasi (self->cetak, "perbaikan", prk_record_get_text (self->rekap, "perbaikan"));
  fill_hadir (self);
}

static void
fill_ttd (Cetak *self)
{
  PrkRecord *signer = self->rekap;
  const char *prefix = "pimpinan";
  g_autofree char *nama = NULL;
  g_autofree char *nip = NULL;
  g_autofree char *jabatan = NULL;

  if (signer == NULL && self->telaah->len == 1)
    {
      signer = g_ptr_array_index (self->telaah, 0);
      prefix = "penelaah";
    }
  nama = g_strconcat (prefix, "/nama", NULL);
  nip = g_strconcat (prefix, "/nip", NULL);
  jabatan = g_strconcat (prefix, "/jabatan", NULL);
  prk_cetak_put (self->cetak, "ttd/nama", get (signer, nama));
  prk_cetak_put (self->cetak, "ttd/nip", get (signer, nip));
  prk_cetak_put (self->cetak, "ttd/jabatan", get (signer, jabatan));
}

static gint64
get_last_us (PrkRecord *record)
{
  g_autoptr(GPtrArray) ops = prk_record_list_ops (record);

  return ops->len > 0 ? prk_op_get_at_us (g_ptr_array_index (ops, ops->len - 1)) : 0;
}

/* The document bears the time of the newest thing in it. */
static void
fill_waktu (Cetak *self)
{
  gint64 newest = self->rekap != NULL ? get_last_us (self->rekap) : 0;

  for (guint i = 0; i < self->telaah->len; i++)
    newest = MAX (newest, get_last_us (g_ptr_array_index (self->telaah, i)));
  if (newest > 0)
    prk_cetak_put_int (self->cetak, "waktu_us", newest);
}

static int
compare_by_rekap (gconstpointer a,
                  gconstpointer b,
                  gpointer      user_data)
{
  const PrkRekapTelaah *rekap = user_data;
  guint rank[2] = { G_MAXUINT, G_MAXUINT };

  for (guint i = 0; i < rekap->penelaah->len; i++)
    {
      const char *id = ((PrkPenelaah *)g_ptr_array_index (rekap->penelaah, i))->telaah;

      if (strcmp (id, prk_record_get_id (*(PrkRecord *const *)a)) == 0)
        rank[0] = i;
      if (strcmp (id, prk_record_get_id (*(PrkRecord *const *)b)) == 0)
        rank[1] = i;
    }

  return rank[0] < rank[1] ? -1 : rank[0] > rank[1];
}

/**
 * prk_telaah_new_cetak:
 * @kak: the KAK as it was judged
 * @telaah: (element-type PrkRecord): the sheets to print, one or all
 * @rekap: (nullable): what the meeting decided; %NULL for a reviewer's own sheet
 * @versi: (nullable): id of the newest versi, so that an outdated sheet says so
 * @profil: (nullable): the daerah
 *
 * Lays together what is printed: the sheet of one reviewer, or the result of all.
 *
 * Returns: (transfer full): a record of type "hasil_telaah", stored nowhere
 */
PrkRecord *
prk_telaah_new_cetak (PrkRecord  *kak,
                      GPtrArray  *telaah,
                      PrkRecord  *rekap,
                      const char *versi,
                      PrkProfil  *profil)
{
  static const char *const tables[] = {
    "kriteria/a/rujukan", "kriteria/b/temuan",  "kriteria/c/sektor",
    "kriteria/c/wilayah", "kriteria/e/indikator",
  };
  g_autoptr(PrkRekapTelaah) side_by_side = NULL;
  g_autoptr(GPtrArray) sheets = g_ptr_array_new ();
  Cetak self = { .kak = kak, .telaah = sheets, .rekap = rekap };

  g_return_val_if_fail (kak != NULL && telaah != NULL, NULL);

  side_by_side = prk_rekap_telaah_new (telaah, versi);
  g_ptr_array_extend (sheets, telaah, NULL, NULL);
  g_ptr_array_sort_with_data (sheets, compare_by_rekap, side_by_side);
  self.cetak = prk_record_new (prk_record_get_id (kak), "hasil_telaah");
  self.dokumen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  fill_kepala (&self, side_by_side, profil);
  for (guint k = 0; k < PRK_TELAAH_N_KRITERIA; k++)
    {
      fill_penilaian (&self, side_by_side, k);
      fill_bukti (&self, side_by_side, k);
    }
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    fill_table (&self, tables[i]);
  fill_biaya (&self);
  if (rekap != NULL)
    fill_rekap (&self, side_by_side, profil);
  fill_ttd (&self);
  fill_waktu (&self);

  g_hash_table_unref (self.dokumen);
  return self.cetak;
}
