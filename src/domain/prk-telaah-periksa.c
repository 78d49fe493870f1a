/* SPDX-License-Identifier: GPL-3.0-or-later */

/* The rules of a review: one function each; their texts, strength and articles stand in
 * data/aturan/telaah.json. The finding's path is that of the record that has to be mended. */

#include "config.h"

#include <string.h>

#include "prk-bidang.h"
#include "prk-kak-private.h"
#include "prk-telaah-private.h"

#define LOKASI "lokasi/baris"
#define TEMUAN "kriteria/b/temuan"
#define RUJUKAN "kriteria/a/rujukan"
#define HADIR "hadir"
#define N_PARTS 8 /* of a KAK, Pasal 14 ayat (2) */

static PrkPeriksa
begin (PrkRecord  *record,
       const char *jenis,
       GPtrArray  *hard,
       GPtrArray  *soft,
       GString    *path)
{
  return (PrkPeriksa){
    .kak = record,
    .skema = prk_skema_get (jenis),
    .hard = hard,
    .soft = soft,
    .path = path,
  };
}

static GPtrArray *
new_list (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify)prk_temuan_free);
}

static gboolean
is_empty (PrkRecord  *record,
          const char *path)
{
  return prk_bidang_is_empty (prk_record_get_value (record, path));
}

static gboolean
is_irrelevant (PrkRecord *telaah,
               guint      kriteria)
{
  return g_strcmp0 (prk_telaah_get_nilai (telaah, kriteria), "tidak_relevan") == 0;
}

static void
add_kriteria (PrkPeriksa *self,
              const char *kunci,
              guint       kriteria,
              const char *path)
{
  _prk_periksa_add (self, kunci, path, "huruf", prk_telaah_get_huruf (kriteria), "judul",
                    prk_telaah_get_bagian (kriteria)->judul, NULL);
}

/* Pasal 15 ayat (1): all five criteria, each with written reasons. */
static void
check_r23 (PrkPeriksa *self)
{
  if (is_empty (self->kak, "penelaah/nama"))
    _prk_periksa_add (self, "R23.penelaah", "penelaah/nama", NULL);

  for (guint i = 0; i < PRK_TELAAH_N_KRITERIA; i++)
    {
      g_autofree char *nilai = prk_telaah_dup_path (i, "nilai");
      g_autofree char *alasan = prk_telaah_dup_path (i, "alasan");

      if (prk_record_get_state (self->kak, nilai) == PRK_VALUE_CONCURRENT)
        add_kriteria (self, "R23.konflik", i, nilai);
      else if (prk_telaah_get_nilai (self->kak, i) == NULL)
        add_kriteria (self, "R23.nilai", i, nilai);
      if (is_empty (self->kak, alasan))
        add_kriteria (self, "R23.alasan", i, alasan);
    }
}

static gboolean
has_rujukan (PrkPeriksa *self,
             const char *dokumen)
{
  g_auto(GStrv) rows = prk_record_list_rows (self->kak, RUJUKAN);

  for (guint i = 0; rows[i] != NULL; i++)
    if (g_strcmp0 (prk_record_get_string (self->kak, _prk_cell_path (self->path, RUJUKAN, rows[i],
                                                                     "dokumen")),
                   dokumen)
        == 0)
      return TRUE;

  return FALSE;
}

static const char *
get_nama_lokasi (PrkPeriksa *self,
                 PrkRecord  *kak,
                 const char *row)
{
  const char *nama
      = prk_record_get_string (self->kak, _prk_cell_path (self->path, TEMUAN, row, "lokasi"));

  if (nama == NULL)
    nama = prk_record_get_string (kak, _prk_cell_path (self->path, LOKASI, row, "nama"));

  return nama != NULL ? nama : row;
}

/* Huruf a: RPJMD and renstra; huruf b: a finding for each location. */
static void
check_r25 (PrkPeriksa *self,
           PrkRecord  *kak)
{
  g_auto(GStrv) rows = prk_record_list_rows (kak, LOKASI);
  g_auto(GStrv) found = prk_record_list_rows (self->kak, TEMUAN);

  if (!is_irrelevant (self->kak, 0))
    {
      if (!has_rujukan (self, "rpjmd"))
        _prk_periksa_add (self, "R25.rpjmd", RUJUKAN, NULL);
      if (!has_rujukan (self, "renstra"))
        _prk_periksa_add (self, "R25.renstra", RUJUKAN, NULL);
    }
  if (is_irrelevant (self->kak, 1))
    return;

  if (rows[0] == NULL && found[0] == NULL)
    _prk_periksa_add (self, "R25.tanpa_temuan", TEMUAN, NULL);
  for (guint i = 0; rows[i] != NULL; i++)
    {
      g_autofree char *path = g_strdup_printf (TEMUAN "/%s/sesuai", rows[i]);

      if (!g_strv_contains ((const char *const *)found, rows[i]) || is_empty (self->kak, path))
        _prk_periksa_add (self, "R25.lokasi", path, "lokasi",
                          get_nama_lokasi (self, kak, rows[i]), NULL);
    }
}

/* Huruf d: totals of cost and benefit. */
static void
check_r26 (PrkPeriksa *self,
           PrkRecord  *kak)
{
  PrkBiayaManfaat hasil;

  if (is_irrelevant (self->kak, 3))
    return;

  prk_telaah_hitung (kak, self->kak, &hasil);
  if (!hasil.ada_biaya)
    _prk_periksa_add (self, "R26.biaya", "kriteria/d/biaya", NULL);
  if (!hasil.ada_manfaat)
    _prk_periksa_add (self, "R26.manfaat", "kriteria/d/manfaat", NULL);
}

/* What a plan says about a and b can be quoted; the others may stand on reasons alone. */
static void
check_bukti (PrkPeriksa *self)
{
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *path = prk_telaah_dup_path (i, "bukti");
      g_auto(GStrv) rows = prk_record_list_rows (self->kak, path);

      if (rows[0] == NULL && prk_telaah_get_nilai (self->kak, i) != NULL
          && !is_irrelevant (self->kak, i))
        add_kriteria (self, "bukti.tanpa", i, path);
    }
}

/**
 * prk_telaah_periksa:
 * @telaah: a sheet
 * @kak: the KAK as the sheet judges it
 *
 * Lists what a sheet lacks: R23 (hard), R25, R26 and quotations (soft).
 *
 * Returns: (element-type PrkTemuan) (transfer full): hard ones first
 */
GPtrArray *
prk_telaah_periksa (PrkRecord *telaah,
                    PrkRecord *kak)
{
  GPtrArray *hard = new_list ();
  g_autoptr(GPtrArray) soft = g_ptr_array_new ();
  g_autoptr(GString) path = g_string_new (NULL);
  PrkPeriksa self;

  g_return_val_if_fail (telaah != NULL && kak != NULL, hard);

  self = begin (telaah, "telaah", hard, soft, path);
  check_r23 (&self);
  check_r25 (&self, kak);
  check_r26 (&self, kak);
  check_bukti (&self);

  g_ptr_array_extend (hard, soft, NULL, NULL);
  return hard;
}

static const PrkHasilTelaah *
find_hasil (GPtrArray  *list,
            const char *kode)
{
  for (guint i = 0; kode != NULL && i < list->len; i++)
    if (strcmp (((PrkHasilTelaah *)g_ptr_array_index (list, i))->kode, kode) == 0)
      return g_ptr_array_index (list, i);

  return NULL;
}

static gboolean
is_judged (GPtrArray *telaah,
           guint      kriteria)
{
  g_autofree char *alasan = prk_telaah_dup_path (kriteria, "alasan");

  for (guint i = 0; i < telaah->len; i++)
    {
      PrkRecord *record = g_ptr_array_index (telaah, i);

      if (prk_telaah_get_nilai (record, kriteria) != NULL && !is_empty (record, alasan))
        return TRUE;
    }

  return FALSE;
}

static void
check_suara (PrkPeriksa *self)
{
  g_auto(GStrv) rows = prk_record_list_rows (self->kak, HADIR);

  for (guint i = 0; rows[i] != NULL; i++)
    {
      g_autofree char *suara = g_strdup_printf (HADIR "/%s/suara", rows[i]);
      g_autofree char *nama = g_strdup_printf (HADIR "/%s/nama", rows[i]);

      if (!is_empty (self->kak, suara)
          && !prk_record_get_bool (self->kak,
                                   _prk_cell_path (self->path, HADIR, rows[i], "hak_suara")))
        _prk_periksa_add (self, "hasil.suara", suara, "nama",
                          prk_record_get_string (self->kak, nama), NULL);
    }
}

/**
 * prk_telaah_periksa_hasil:
 * @rekap: what the meeting decided
 * @telaah: (element-type PrkRecord): the sheets of the same versi
 * @profil: (nullable): the daerah, whose scale of outcomes counts
 *
 * Lists what stands in the way of giving the result back (Pasal 15 ayat (2)): every criterion must
 * have been judged by somebody, and outcome, reasons and chair must be written down.
 *
 * Returns: (element-type PrkTemuan) (transfer full): hard ones first
 */
GPtrArray *
prk_telaah_periksa_hasil (PrkRecord *rekap,
                          GPtrArray *telaah,
                          PrkProfil *profil)
{
  GPtrArray *hard = new_list ();
  g_autoptr(GPtrArray) soft = g_ptr_array_new ();
  g_autoptr(GString) path = g_string_new (NULL);
  g_autoptr(GPtrArray) list = prk_telaah_list_hasil (profil);
  const PrkHasilTelaah *hasil;
  PrkPeriksa self;

  g_return_val_if_fail (rekap != NULL && telaah != NULL, hard);

  self = begin (rekap, "rekap", hard, soft, path);
  for (guint i = 0; i < PRK_TELAAH_N_KRITERIA; i++)
    if (!is_judged (telaah, i))
      add_kriteria (&self, "hasil.belum_ditelaah", i, "hasil");

  hasil = find_hasil (list, prk_record_get_string (rekap, "hasil"));
  if (hasil == NULL || prk_record_get_state (rekap, "hasil") == PRK_VALUE_CONCURRENT)
    _prk_periksa_add (&self, "hasil.kosong", "hasil", NULL);
  if (is_empty (rekap, "pertimbangan"))
    _prk_periksa_add (&self, "hasil.pertimbangan", "pertimbangan", NULL);
  if (is_empty (rekap, "pimpinan/nama"))
    _prk_periksa_add (&self, "hasil.pimpinan", "pimpinan/nama", NULL);
  if (hasil != NULL && strcmp (hasil->peristiwa, "dikembalikan") == 0
      && is_empty (rekap, "perbaikan"))
    _prk_periksa_add (&self, "hasil.perbaikan", "perbaikan", NULL);
  check_suara (&self);

  g_ptr_array_extend (hard, soft, NULL, NULL);
  return hard;
}

/**
 * prk_telaah_periksa_penyampaian:
 * @peristiwa: of the kind "hasil_disampaikan"
 * @kak: the KAK that it is about
 *
 * Lists what is missing of the giving back: R24, and R27 when the KAK is a partner's, whose result
 * goes to the perangkat daerah in charge of the urusan.
 *
 * Returns: (element-type PrkTemuan) (transfer full): the findings
 */
GPtrArray *
prk_telaah_periksa_penyampaian (PrkRecord *peristiwa,
                                PrkRecord *kak)
{
  GPtrArray *hard = new_list ();
  g_autoptr(GString) path = g_string_new (NULL);
  PrkPeriksa self;

  g_return_val_if_fail (peristiwa != NULL && kak != NULL, hard);

  self = begin (peristiwa, "telaah", hard, hard, path);
  if (is_empty (peristiwa, "penyampaian/tanggal"))
    _prk_periksa_add (&self, "R24.tanggal", "penyampaian/tanggal", NULL);
  if (is_empty (peristiwa, "penyampaian/kepada"))
    _prk_periksa_add (&self,
                      g_strcmp0 (prk_record_get_string (kak, "prakarsa"), "mitra") == 0
                          ? "R27.kepada"
                          : "R24.kepada",
                      "penyampaian/kepada", NULL);

  return hard;
}

/**
 * prk_telaah_periksa_penawaran:
 * @peristiwa: (element-type PrkRecord): the acts on a KAK, oldest first
 *
 * R24: no offer is prepared before the result of the review was given back, and it was "layak".
 *
 * Returns: (element-type PrkTemuan) (transfer full): empty when an offer may be prepared
 */
GPtrArray *
prk_telaah_periksa_penawaran (GPtrArray *peristiwa)
{
  GPtrArray *hard = new_list ();
  gboolean is_given = FALSE, is_accepted = FALSE;
  PrkPeriksa self;

  g_return_val_if_fail (peristiwa != NULL, hard);

  for (guint i = 0; i < peristiwa->len; i++)
    {
      const char *jenis = prk_record_get_string (g_ptr_array_index (peristiwa, i), "jenis");

      /* A new versi begins anew. */
      if (g_strcmp0 (jenis, "diajukan") == 0)
        is_given = is_accepted = FALSE;
      else if (g_strcmp0 (jenis, "hasil_disampaikan") == 0)
        is_given = TRUE;
      else if (g_strcmp0 (jenis, "diterima") == 0)
        is_accepted = TRUE;
      else if (g_strcmp0 (jenis, "dikembalikan") == 0 || g_strcmp0 (jenis, "ditolak") == 0)
        is_accepted = FALSE;
    }

  self = begin (NULL, "telaah", hard, hard, NULL);
  if (!is_given)
    _prk_periksa_add (&self, "R24.belum", "", NULL);
  else if (!is_accepted)
    _prk_periksa_add (&self, "R24.hasil", "", NULL);

  return hard;
}

static gboolean
has_file (PrkRecord *kak)
{
  g_auto(GStrv) rows = prk_record_list_rows (kak, "lampiran");

  for (guint i = 0; rows[i] != NULL; i++)
    {
      g_autofree char *path = g_strdup_printf ("lampiran/%s/berkas", rows[i]);

      if (!is_empty (kak, path))
        return TRUE;
    }

  return FALSE;
}

/**
 * prk_telaah_is_masuk:
 * @kak: a KAK
 *
 * Whether a partner sent it as a file, so that its own parts need not be filled in (R27, R35).
 */
gboolean
prk_telaah_is_masuk (PrkRecord *kak)
{
  g_return_val_if_fail (kak != NULL, FALSE);

  return g_strcmp0 (prk_record_get_string (kak, "prakarsa"), "mitra") == 0 && has_file (kak)
         && prk_kak_count_lengkap (kak, NULL) < N_PARTS;
}

/**
 * prk_telaah_periksa_masuk:
 * @kak: a KAK that a partner sent
 *
 * Lists what is missing before a partner's KAK is judged like any other (R27, R35): who sent it,
 * when it came, and the KAK itself, as a file or filled in. What the judgement and its proposals
 * are made from is asked for, softly.
 *
 * Returns: (element-type PrkTemuan) (transfer full): the findings
 */
GPtrArray *
prk_telaah_periksa_masuk (PrkRecord *kak)
{
  static const struct
  {
    const char *table;
    const char *kunci;
  } wanted[] = { { "urusan", "R27.urusan" },
                 { "lokasi/baris", "R27.lokasi" },
                 { "objek_ruang_lingkup/objek", "R27.objek" } };
  GPtrArray *hard = new_list ();
  g_autoptr(GPtrArray) soft = g_ptr_array_new ();
  g_auto(GStrv) mitra = NULL;
  PrkPeriksa self;

  g_return_val_if_fail (kak != NULL, hard);

  self = begin (kak, "kak", hard, soft, NULL);
  if (is_empty (kak, "judul"))
    _prk_periksa_add (&self, "R27.judul", "judul", NULL);
  mitra = prk_record_list_rows (kak, "mitra");
  if (mitra[0] == NULL)
    _prk_periksa_add (&self, "R27.mitra", "mitra", NULL);
  if (is_empty (kak, "penawaran_masuk/diterima"))
    _prk_periksa_add (&self, "R27.diterima", "penawaran_masuk/diterima", NULL);
  if (!has_file (kak) && prk_kak_count_lengkap (kak, NULL) < N_PARTS)
    _prk_periksa_add (&self, "R35.kak", "lampiran", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      g_auto(GStrv) paths = prk_record_list_paths (kak, wanted[i].table);

      if (paths[0] == NULL)
        _prk_periksa_add (&self, wanted[i].kunci, wanted[i].table, NULL);
    }

  g_ptr_array_extend (hard, soft, NULL, NULL);
  return hard;
}
