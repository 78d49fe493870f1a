/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "domain/prk-klasifikasi.h"
#include "domain/prk-skema.h"

#include "prk-kasus-lama-bidang.h"

const PrkKasusLamaKeadaan prk_kasus_lama_keadaan[] = {
  { "H", "pks", PRK_LAMA_KB | PRK_LAMA_PKS },
  { "G1", "pks", PRK_LAMA_KB | PRK_LAMA_PKS },
  { "Z", "pks", PRK_LAMA_KB | PRK_LAMA_PKS | PRK_LAMA_BERAKHIR },
  { "F0", "pks", PRK_LAMA_KB },
  { "F2", "pks", PRK_LAMA_KB },
  { "E2", "pks", PRK_LAMA_KB },
  { "G0", "pks", PRK_LAMA_KB },
  { "D1", "kb", PRK_LAMA_KB },
  { "DH", "kb", PRK_LAMA_KB },
  { "Z", "kb", PRK_LAMA_KB | PRK_LAMA_BERAKHIR },
  { "B1", "kb", 0 },
  { "C1", "kb", 0 },
  { "C3", "kb", 0 },
  { "D0", "kb", 0 },
  { NULL, NULL, 0 },
};

const PrkKasusLamaBidang prk_kasus_lama_fakta[] = {
  { "judul", "judul", TRUE, TRUE },
  { "perangkat_daerah", "perangkat_daerah", TRUE, TRUE },
  { "jenis", "varian", TRUE, FALSE },
  { "prakarsa", "prakarsa", TRUE, FALSE },
  { "kategori", "kategori", TRUE, FALSE },
  { "nilai", "nilai", TRUE, FALSE },
  { NULL, NULL, FALSE, FALSE },
};

const PrkKasusLamaBidang prk_kasus_lama_kb[] = {
  { "nomor_kb", "nomor", FALSE, TRUE },        { "tanggal_kb", "ditandatangani", FALSE, TRUE },
  { "kb_mulai", "mulai", FALSE, FALSE },       { "kb_bulan", "durasi_bulan", FALSE, FALSE },
  { "kb_selesai", "selesai", FALSE, FALSE },
  { NULL, NULL, FALSE, FALSE },
};

const PrkKasusLamaBidang prk_kasus_lama_pks[] = {
  { "nomor_pks", "nomor", FALSE, TRUE },       { "tanggal_pks", "ditandatangani", FALSE, TRUE },
  { "pks_mulai", "mulai", FALSE, FALSE },      { "pks_bulan", "durasi_bulan", FALSE, FALSE },
  { "pks_selesai", "selesai", FALSE, FALSE },
  { NULL, NULL, FALSE, FALSE },
};

const PrkKasusLamaBidang prk_kasus_lama_sebab[] = {
  { "sebab", "sebab", FALSE, TRUE },
  { NULL, NULL, FALSE, FALSE },
};

const PrkKasusLamaBidang prk_kasus_lama_sumber[] = {
  { "per_tanggal", "tanggal", FALSE, TRUE },
  { "sumber", "sumber", FALSE, TRUE },
  { "catatan", "catatan", FALSE, FALSE },
  { "pindaian", "pindaian", FALSE, FALSE },
  { NULL, NULL, FALSE, FALSE },
};

void
prk_kasus_lama_isian_free (gpointer data)
{
  PrkIsian *isian = data;

  /* Choices that were made here, for a fact; those of an event are the list's own. */
  if (isian->is_catatan && isian->pilihan != NULL)
    g_free ((gpointer) isian->pilihan);
  g_free (isian);
}

static const PrkIsianPilihan *
new_choices (const char *list)
{
  const GPtrArray *choices = prk_klasifikasi_list (list);
  PrkIsianPilihan *all = g_new0 (PrkIsianPilihan, choices->len + 1);

  for (guint i = 0; i < choices->len; i++)
    {
      const PrkPilihan *one = g_ptr_array_index (choices, i);

      all[i].kode = one->kode;
      all[i].nama = one->nama;
    }

  return all;
}

static PrkIsian *
new_fact (const char *path)
{
  const PrkBidang *bidang = prk_skema_find_bidang (prk_skema_get ("ksd"), path, NULL);
  PrkIsian *isian = g_new0 (PrkIsian, 1);

  isian->path = bidang->path;
  isian->label = bidang->label;
  isian->bantuan = bidang->panduan;
  isian->is_catatan = TRUE;
  isian->jenis = bidang->jenis == PRK_JENIS_PILIHAN ? PRK_ISIAN_PILIHAN
                 : bidang->jenis == PRK_JENIS_UANG  ? PRK_ISIAN_BILANGAN
                                                    : PRK_ISIAN_TEKS;
  if (isian->jenis == PRK_ISIAN_PILIHAN)
    isian->pilihan = new_choices (bidang->pilihan);

  return isian;
}

static PrkIsian *
new_field (const char *path)
{
  const PrkIsian *isian = prk_isian_daftar_find (prk_isian_daftar_get (), "entri_lama", path);
  PrkIsian *copy = g_memdup2 (isian, sizeof *isian);

  copy->is_catatan = FALSE;

  return copy;
}

PrkIsian *
prk_kasus_lama_bidang_new_isian (const PrkKasusLamaBidang *bidang)
{
  PrkIsian *isian = bidang->is_fakta ? new_fact (bidang->path) : new_field (bidang->path);

  isian->is_wajib = bidang->is_wajib;

  return isian;
}

char *
prk_kasus_lama_keadaan_dup_nama (const PrkKasusLamaKeadaan *state)
{
  const PrkIsian *isian = prk_isian_daftar_find (prk_isian_daftar_get (), "entri_lama", "keadaan");

  for (const PrkIsianPilihan *one = isian->pilihan; one->kode != NULL; one++)
    if (strcmp (one->kode, state->kode) == 0)
      return strcmp (state->kode, "Z") == 0
               ? g_strdup_printf ("%s (%s)", one->nama,
                                  strcmp (state->naskah, "pks") == 0 ? "PKS" : "KB")
               : g_strdup (one->nama);

  return g_strdup (state->kode);
}
