/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "prk-kak-periksa-private.h"
#include "prk-terbilang.h"

/* Findings about single cells stop here: who pastes a table of thousands of bad rows needs no list
 * as long. */
#define MAX_ISIAN 200

/* "Rincian biaya baris 3: Harga satuan (Rp)": how a message names a cell. */
static char *
dup_cell_label (const PrkBidang *tabel,
                const PrkBidang *kolom,
                guint            index)
{
  return g_strdup_printf ("%s baris %u: %s", tabel->label, index + 1, kolom->label);
}

void
_prk_periksa_identitas (PrkPeriksa *self)
{
  static const struct
  {
    const char *path;
    const char *kunci;
  } fields[] = {
    { "judul", "isian.kosong" },
    { "tahun_anggaran", "isian.kosong" },
    { "kategori", "isian.kategori" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const PrkBidang *bidang = prk_skema_find_bidang (self->skema, fields[i].path, NULL);

      if (prk_bidang_is_empty (prk_record_get_value (self->kak, fields[i].path)))
        _prk_periksa_add (self, fields[i].kunci, fields[i].path, "label", bidang->label, NULL);
    }
}

/* Checks one value; returns whether it is wrong. */
static gboolean
check_value (PrkPeriksa      *self,
             const PrkBidang *bidang,
             const char      *path,
             const char      *prefix,
             guint            n_wrong)
{
  g_autofree char *message = NULL;
  g_autofree char *full = NULL;

  if (prk_bidang_check (bidang, prk_record_get_value (self->kak, path), &message))
    return FALSE;

  if (n_wrong < MAX_ISIAN)
    {
      full = g_strconcat (prefix, message, NULL);
      _prk_periksa_add_pesan (self, "isian.jenis", path, full);
    }
  return TRUE;
}

static guint
check_choices (PrkPeriksa      *self,
               const PrkBidang *bidang,
               guint            n_wrong)
{
  g_auto(GStrv) paths = prk_record_list_paths (self->kak, bidang->path);
  guint n = 0;

  for (guint i = 0; paths[i] != NULL; i++)
    {
      PrkBidang one = *bidang;
      g_autoptr(JsonNode) code
          = json_node_init_string (json_node_alloc (), strrchr (paths[i], '/') + 1);
      g_autofree char *message = NULL;

      n += check_value (self, bidang, paths[i], "", n_wrong + n);
      one.jenis = PRK_JENIS_PILIHAN;
      if (!prk_record_get_bool (self->kak, paths[i]) || prk_bidang_check (&one, code, &message))
        continue;
      if (n_wrong + n < MAX_ISIAN)
        _prk_periksa_add_pesan (self, "isian.pilihan", paths[i], message);
      n++;
    }

  return n;
}

static guint
check_table (PrkPeriksa      *self,
             const PrkBidang *tabel,
             guint            n_wrong)
{
  g_auto(GStrv) rows = prk_record_list_rows (self->kak, tabel->path);
  g_autoptr(GString) path = g_string_new (NULL);
  guint n = 0;

  for (guint i = 0; rows[i] != NULL; i++)
    {
      g_autofree char *prefix = g_strdup_printf ("%s baris %u: ", tabel->label, i + 1);

      for (guint j = 0; j < tabel->n_kolom; j++)
        if (tabel->kolom[j].jenis != PRK_JENIS_HITUNG)
          n += check_value (self, &tabel->kolom[j],
                            _prk_cell_path (path, tabel->path, rows[i], tabel->kolom[j].path),
                            prefix, n_wrong + n);
    }

  return n;
}

static guint
check_bidang (PrkPeriksa      *self,
              const PrkBidang *bidang,
              guint            n_wrong)
{
  switch (bidang->jenis)
    {
    case PRK_JENIS_HITUNG:
      return 0;
    case PRK_JENIS_TABEL:
      return check_table (self, bidang, n_wrong);
    case PRK_JENIS_BANYAK:
      return check_choices (self, bidang, n_wrong);
    default:
      return check_value (self, bidang, bidang->path, "", n_wrong);
    }
}

/* Every value that is there, for itself alone; one part after the other. */
void
_prk_periksa_isian (PrkPeriksa *self)
{
  for (guint i = 0; i < prk_skema_get_n_bagian (self->skema); i++)
    {
      const PrkBagian *bagian = prk_skema_get_bagian (self->skema, i);
      guint n_wrong = 0;

      for (guint j = 0; j < bagian->n_bidang; j++)
        n_wrong += check_bidang (self, &bagian->bidang[j], n_wrong);

      if (n_wrong > MAX_ISIAN)
        {
          g_autofree char *rest = prk_format_angka (n_wrong - MAX_ISIAN);

          _prk_periksa_add (self, "isian.lainnya", bagian->bidang[0].path, "label", bagian->judul,
                            "jumlah", rest, NULL);
        }
    }
}

/* A field whose choices are limited to those ticked in another. */
void
_prk_periksa_dari (PrkPeriksa *self)
{
  for (guint i = 0; i < prk_skema_get_n_bagian (self->skema); i++)
    {
      const PrkBagian *bagian = prk_skema_get_bagian (self->skema, i);

      for (guint j = 0; j < bagian->n_bidang; j++)
        {
          const PrkBidang *bidang = &bagian->bidang[j];
          const char *kode
              = bidang->dari == NULL ? NULL : prk_record_get_string (self->kak, bidang->path);
          g_autofree char *ticked = NULL;
          g_autofree char *shown = NULL;

          if (kode == NULL || *kode == '\0')
            continue;
          ticked = g_strdup_printf ("%s/%s", bidang->dari, kode);
          shown = prk_kak_dup_tampil (self->kak, bidang, bidang->path);
          if (!prk_record_get_bool (self->kak, ticked))
            _prk_periksa_add (self, "isian.dari", bidang->path, "label", bidang->label, "nilai",
                              shown, NULL);
        }
    }
}

/* Adds a finding where an end comes before its beginning; TRUE when both are days in order. */
static gboolean
check_order (PrkPeriksa *self,
             const char *first,
             const char *last,
             const char *label,
             const char *path)
{
  g_autofree char *first_shown = prk_tanggal_dup_panjang (first);
  g_autofree char *last_shown = prk_tanggal_dup_panjang (last);

  if (first_shown == NULL || last_shown == NULL)
    return FALSE;
  if (strcmp (last, first) >= 0)
    return TRUE;

  _prk_periksa_add (self, "isian.urutan", path, "label", label, "mulai", first_shown, "selesai",
                    last_shown, NULL);
  return FALSE;
}

void
_prk_periksa_jangka (PrkPeriksa *self)
{
  const char *first = prk_record_get_string (self->kak, "jangka_waktu/mulai");
  const char *last = prk_record_get_string (self->kak, "jangka_waktu/selesai");
  gint64 months = prk_record_get_int (self->kak, "jangka_waktu/durasi_bulan", 0);
  g_autofree char *end = NULL;
  g_autofree char *first_shown = NULL;
  g_autofree char *last_shown = NULL;
  g_autofree char *end_shown = NULL;
  g_autofree char *number = NULL;

  if (!check_order (self, first, last, "Jangka waktu", "jangka_waktu/selesai") || months <= 0
      || months > G_MAXINT)
    return;

  end = prk_tanggal_add_bulan (first, months);
  if (end == NULL || strcmp (end, last) == 0)
    return;

  first_shown = prk_tanggal_dup_panjang (first);
  last_shown = prk_tanggal_dup_panjang (last);
  end_shown = prk_tanggal_dup_panjang (end);
  number = prk_format_angka (months);
  _prk_periksa_add (self, "isian.durasi", "jangka_waktu/durasi_bulan", "durasi", number, "mulai",
                    first_shown, "selesai", last_shown, "seharusnya", end_shown, NULL);
}

/* The steps of the schedule: each in order, and within the term. */
void
_prk_periksa_jadwal (PrkPeriksa *self)
{
  const char *table = "jangka_waktu/jadwal";
  const PrkBidang *tabel = prk_skema_find_bidang (self->skema, table, NULL);
  const char *term_first = prk_record_get_string (self->kak, "jangka_waktu/mulai");
  const char *term_last = prk_record_get_string (self->kak, "jangka_waktu/selesai");
  g_auto(GStrv) rows = prk_record_list_rows (self->kak, table);
  gboolean has_term = prk_tanggal_is_valid (term_first) && prk_tanggal_is_valid (term_last)
                      && strcmp (term_first, term_last) <= 0;

  for (guint i = 0; rows[i] != NULL; i++)
    {
      g_autofree char *path = g_strdup (_prk_cell_path (self->path, table, rows[i], "selesai"));
      g_autofree char *label = g_strdup_printf ("%s baris %u", tabel->label, i + 1);
      const char *last = prk_record_get_string (self->kak, path);
      const char *first
          = prk_record_get_string (self->kak, _prk_cell_path (self->path, table, rows[i], "mulai"));
      g_autofree char *term_first_shown = NULL;
      g_autofree char *term_last_shown = NULL;

      check_order (self, first, last, label, path);
      if (!has_term)
        continue;
      if ((!prk_tanggal_is_valid (first)
           || (strcmp (first, term_first) >= 0 && strcmp (first, term_last) <= 0))
          && (!prk_tanggal_is_valid (last)
              || (strcmp (last, term_first) >= 0 && strcmp (last, term_last) <= 0)))
        continue;

      term_first_shown = prk_tanggal_dup_panjang (term_first);
      term_last_shown = prk_tanggal_dup_panjang (term_last);
      _prk_periksa_add (self, "isian.jadwal_di_luar", path, "label", label, "mulai",
                        term_first_shown, "selesai", term_last_shown, NULL);
    }
}

void
_prk_periksa_biaya (PrkPeriksa *self)
{
  const char *table = "pembiayaan/baris";
  const PrkBidang *tabel = prk_skema_find_bidang (self->skema, table, NULL);
  g_auto(GStrv) rows = prk_record_list_rows (self->kak, table);
  guint n_overflows = 0;

  for (guint i = 0; rows[i] != NULL; i++)
    {
      g_autofree char *row_path = g_strdup_printf ("%s/%s", table, rows[i]);
      g_autofree char *path = g_strconcat (row_path, "/harga", NULL);
      const PrkBidang *kolom = prk_skema_find_bidang (self->skema, path, NULL);
      g_autofree char *label = NULL;
      gint64 amount;

      if (_prk_kak_hitung (self->kak, row_path, "volume*harga", &amount) != PRK_HITUNG_LUAP)
        continue;
      n_overflows++;
      label = dup_cell_label (tabel, kolom, i);
      _prk_periksa_add (self, "isian.luap", path, "label", label, NULL);
    }

  if (n_overflows == 0 && !prk_kak_rekap (self->kak, PRK_REKAP_TAHUN, NULL, NULL))
    _prk_periksa_add (self, "isian.luap_total", table, NULL);
}

/* The label of a field; of a cell with the label of its table and the number of its row. */
static char *
dup_path_label (PrkPeriksa *self,
                const char *path)
{
  const PrkBidang *bidang = prk_skema_find_bidang (self->skema, path, NULL);
  const char *slash = strrchr (path, '/');
  g_autofree char *row_path = slash == NULL ? NULL : g_strndup (path, slash - path);
  const PrkBidang *tabel
      = row_path == NULL ? NULL : prk_skema_find_bidang (self->skema, row_path, NULL);
  g_auto(GStrv) rows = NULL;

  if (bidang == NULL)
    return g_strdup (path);
  if (tabel == NULL || tabel->jenis != PRK_JENIS_TABEL || tabel == bidang)
    return g_strdup (bidang->label);

  rows = prk_record_list_rows (self->kak, tabel->path);
  for (guint i = 0; rows[i] != NULL; i++)
    if (strcmp (rows[i], strrchr (row_path, '/') + 1) == 0)
      return dup_cell_label (tabel, bidang, i);

  return g_strdup (bidang->label);
}

/* Fields and cells with values that several people wrote at the same time. */
void
_prk_periksa_konflik (PrkPeriksa *self)
{
  g_auto(GStrv) paths = prk_record_list_concurrent (self->kak);

  for (guint i = 0; paths[i] != NULL; i++)
    {
      g_autoptr(GPtrArray) heads = prk_record_list_heads (self->kak, paths[i]);
      g_autofree char *label = dup_path_label (self, paths[i]);
      g_autofree char *number = prk_terbilang (heads->len);

      _prk_periksa_add (self, "konflik", paths[i], "label", label, "jumlah", number, NULL);
    }
}
