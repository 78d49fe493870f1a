/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rules of planning, of TKKSD and its meetings, and of the Sekretariat Kerja Sama. */

#include "config.h"

#include <string.h>

#include "prk-tahapan-private.h"

static PrkVonis
r10 (Uji *u)
{
  g_auto (GStrv) rows = prk_kasus_list_baris (u->kasus, u->e, "peserta");

  return VONIS (_uji_sama (u, "koordinator", "pd_kerja_sama")
                && _uji_sama (u, "bersama", "pd_perencanaan") && rows[0] != NULL);
}

static gboolean
item_has (Uji *u, const char *row, const char *key)
{
  g_autofree char *path = g_strdup_printf ("item/%s/%s", row, key);

  return _uji_ada (u, path);
}

static PrkVonis
r11 (Uji *u)
{
  static const char *const wanted[]
      = { "program", "kegiatan", "urusan", "tahun", "jangka_waktu", "skala_prioritas" };
  g_auto (GStrv) rows = prk_kasus_list_baris (u->kasus, u->e, "item");
  gboolean is_whole = rows[0] != NULL;

  for (guint i = 0; rows[i] != NULL; i++)
    for (guint j = 0; j < G_N_ELEMENTS (wanted); j++)
      is_whole &= item_has (u, rows[i], wanted[j]);

  return VONIS (is_whole);
}

static PrkVonis
r12 (Uji *u)
{
  g_auto (GStrv) rows = prk_kasus_list_baris (u->kasus, u->e, "item");
  PrkVonis vonis = PRK_VONIS_TIDAK_BERLAKU;

  for (guint i = 0; rows[i] != NULL; i++)
    {
      g_autofree char *path = g_strdup_printf ("item/%s/kategori", rows[i]);

      if (!_uji_sama (u, path, "WAJIB") || !item_has (u, rows[i], "satu_provinsi"))
        continue;
      if (!item_has (u, rows[i], "forum"))
        return PRK_VONIS_GAGAL;
      vonis = PRK_VONIS_LULUS;
    }

  return vonis;
}

static PrkVonis
r13 (Uji *u)
{
  return VONIS (_uji_ada (u, "berita_acara")
                && _uji_sama (u, "ditandatangani_oleh", "kepala_daerah"));
}

static PrkVonis
r14 (Uji *u)
{
  gint64 year = prk_kasus_get_bulat (u->kasus, u->e, "tahun_rencana", 0);
  g_autofree char *last = g_strdup_printf ("%04d-03-31", (gint)CLAMP (year - 1, 0, 9999));

  return VONIS (year > 1 && u->e->tanggal != 0 && u->e->tanggal <= prk_hari_dari_iso (last));
}

/* The decree: the event's own, or that of the last TKKSD that was formed. */
static PrkVonis
r120 (Uji *u)
{
  const PrkKejadian *formed = prk_kasus_find_sebelum (u->kasus, NULL, "tkksd_dibentuk", u->e);
  const PrkKejadian *decree = _uji_ada (u, "sk/nomor") || formed == NULL ? u->e : formed;
  PrkHari first = prk_kasus_get_hari (u->kasus, decree, "sk/dari");
  PrkHari last = prk_kasus_get_hari (u->kasus, decree, "sk/sampai");

  return VONIS (prk_kasus_get_teks (u->kasus, decree, "sk/nomor") != NULL && first != 0
                && u->e->tanggal >= first && (last == 0 || u->e->tanggal <= last));
}

static PrkVonis
r121 (Uji *u)
{
  gboolean is_right = _uji_daftar (u, "susunan");

  return VONIS (is_right && _uji_sama (u, "susunan/ketua", "sekda")
                && _uji_sama (u, "susunan/wakil_ketua", "asisten")
                && _uji_sama (u, "susunan/sekretaris", "kabag"));
}

static gboolean
has_suara (Uji *u)
{
  g_auto (GStrv) votes = prk_kasus_list_baris (u->kasus, u->e, "suara");

  return votes[0] != NULL;
}

/* As many votes as members present who have one; the Tim Teknis has none. A Rapat Pleno that put nothing to
 * the vote is one all the same. */
static PrkVonis
r122 (Uji *u)
{
  g_auto (GStrv) rows = prk_kasus_list_baris (u->kasus, u->e, "hadir");
  gint64 n_votes = prk_kasus_get_bulat (u->kasus, u->e, "suara/setuju", 0)
                   + prk_kasus_get_bulat (u->kasus, u->e, "suara/tolak", 0)
                   + prk_kasus_get_bulat (u->kasus, u->e, "suara/abstain", 0);
  gint64 n_voters = 0;

  for (guint i = 0; rows[i] != NULL; i++)
    {
      g_autofree char *voter = g_strdup_printf ("hadir/%s/hak_suara", rows[i]);
      g_autofree char *helper = g_strdup_printf ("hadir/%s/tim_teknis", rows[i]);

      if (_uji_ya (u, voter) && _uji_ya (u, helper))
        return PRK_VONIS_GAGAL;
      n_voters += _uji_ya (u, voter);
    }

  if (n_voters > 0 && strcmp (u->e->jenis, "rapat_pleno") == 0 && !has_suara (u))
    return PRK_VONIS_TIDAK_BERLAKU;

  return VONIS (n_voters > 0 && n_votes == n_voters);
}

static PrkVonis
r123 (Uji *u)
{
  const char *masa = prk_kasus_get_teks (u->kasus, u->e, "masa");

  for (const PrkKejadian *pleno = _uji_lalu (u, "rapat_pleno"); masa != NULL && pleno != NULL;
       pleno = prk_kasus_find_sebelum (u->kasus, u->e->alur, "rapat_pleno", pleno))
    {
      g_autofree char *year = g_strdup_printf ("%u", prk_hari_get_tahun (pleno->tanggal));

      if (strcmp (year, masa) == 0)
        return PRK_VONIS_LULUS;
    }

  return PRK_VONIS_GAGAL;
}

static PrkVonis
r124 (Uji *u)
{
  return VONIS (
      _uji_rapat (u, "pleno")
      && (_uji_sama (u, "pimpinan", "ketua")
          || (_uji_sama (u, "pimpinan", "wakil_ketua") && _uji_ada (u, "alasan_pengganti"))));
}

static PrkVonis
r125 (Uji *u)
{
  return VONIS (
      _uji_rapat (u, "teknis") && _uji_ya (u, "diundang_semua")
      && (_uji_sama (u, "pimpinan", "sekretaris") || _uji_sama (u, "pimpinan", "anggota_tetap")));
}

static PrkVonis
check_agenda (Uji *u)
{
  g_auto (GStrv) items = prk_kasus_list_baris (u->kasus, u->e, "agenda");
  gboolean is_right = items[0] != NULL;

  for (guint i = 0; items[i] != NULL; i++)
    is_right &= _uji_dalam_daftar (u, items[i]);

  return VONIS (is_right);
}

static PrkVonis
r128 (Uji *u)
{
  return VONIS (_uji_ada (u, "berita_acara") && _uji_ada (u, "notulen"));
}

static PrkVonis
r129 (Uji *u)
{
  gboolean is_complex = prk_kasus_get_bulat (u->kasus, u->e, "jumlah_daerah", 0) > 2
                        || prk_kasus_get_bulat (u->kasus, u->e, "jumlah_objek", 0) > 2;

  return VONIS (_uji_sama (u, "kategori", "WAJIB") && _uji_ya (u, "terus_menerus") && is_complex
                && prk_kasus_get_bulat (u->kasus, u->e, "durasi_bulan", 0) >= 60
                && _uji_ada (u, "kb") && !_uji_ya (u, "perangkat_daerah"));
}

static PrkVonis
r130 (Uji *u)
{
  return VONIS (_uji_ya (u, "melapor_kepada_kepala_daerah")
                && _uji_sama (u, "pendanaan", "apbd_hibah"));
}

static PrkVonis
r131 (Uji *u)
{
  return VONIS (_uji_ada (u, "inovasi"));
}

const TahapFungsi _prk_tahap_fungsi_lembaga[] = {
  { "R10", r10 },           { "R11", r11 },   { "R12", r12 },   { "R13", r13 },
  { "R14", r14 },           { "R120", r120 }, { "R121", r121 }, { "R122", r122 },
  { "R123", r123 },         { "R124", r124 }, { "R125", r125 }, { "R126", check_agenda },
  { "R127", check_agenda }, { "R128", r128 }, { "R129", r129 }, { "R130", r130 },
  { "R131", r131 },         { NULL, NULL },
};
