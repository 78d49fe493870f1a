/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rules after signing: execution, change, reports, disputes, aid, ending. */

#include "config.h"

#include <string.h>

#include "prk-tahapan-private.h"

static PrkVonis
r100 (Uji *u)
{
  return VONIS (_uji_setiap_pihak (u, u->e, "penanggung_jawab"));
}

static PrkVonis
r101 (Uji *u)
{
  static const char *const kinds[] = { "mengurangi", "menambah", "addendum", NULL };
  g_auto (GStrv) pihak = _uji_pihak (u);
  gboolean is_signed = pihak[0] != NULL && pihak[1] != NULL;

  if (!_uji_jenis (u, "perubahan_ditandatangani"))
    {
      const char *bentuk = prk_kasus_get_teks (u->kasus, u->e, "bentuk");

      return VONIS (_uji_ada (u, "alasan_perubahan") && _uji_ya (u, "tidak_melanggar_peraturan")
                    && bentuk != NULL && g_strv_contains (kinds, bentuk));
    }

  for (guint i = 0; pihak[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat ("tanda_tangan/", pihak[i], "/sebagai", NULL);

      is_signed &= _uji_sama (u, path, "kepala_daerah");
    }

  return VONIS (is_signed);
}

static PrkVonis
r102 (Uji *u)
{
  const PrkKejadian *draft = _uji_lalu (u, "perubahan_disusun");
  const PrkKejadian *talk = _uji_lalu (u, "perubahan_dibahas");

  return VONIS (draft != NULL && prk_kasus_get_teks (u->kasus, draft, "disusun_oleh") != NULL
                && prk_kasus_is_sesudah (u->kasus, talk, draft)
                && prk_kasus_get_ya (u->kasus, talk, "hadir_tkksd")
                && prk_kasus_get_ya (u->kasus, talk, "hadir_pd"));
}

static PrkVonis
r103 (Uji *u)
{
  const PrkKejadian *again = _uji_lalu (u, "perubahan_lagi");
  const PrkKejadian *begun = again != NULL ? again : _uji_lalu (u, "perubahan_dimulai");
  const PrkKejadian *draft = _uji_lalu (u, "perubahan_disusun");

  if (begun == NULL || !prk_kasus_get_ya (u->kasus, begun, "menambah_beban_masyarakat"))
    return PRK_VONIS_TIDAK_BERLAKU;

  return VONIS (prk_kasus_is_sesudah (u->kasus, _uji_lalu (u, "dprd_disetujui"), draft)
                || prk_kasus_is_sesudah (u->kasus, _uji_lalu (u, "dianggap_disetujui"), draft));
}

static PrkVonis
r104 (Uji *u)
{
  return VONIS (_uji_masa (u, TRUE) && _uji_sama (u, "kepada", "kepala_daerah")
                && _uji_ya (u, "tembusan_tkksd"));
}

static PrkVonis
r105 (Uji *u)
{
  const char *masa = prk_kasus_get_teks (u->kasus, u->e, "masa");

  for (const PrkKejadian *report = _uji_lalu (u, "laporan_pd"); masa != NULL && report != NULL;
       report = prk_kasus_find_sebelum (u->kasus, u->e->alur, "laporan_pd", report))
    if (g_strcmp0 (prk_kasus_get_teks (u->kasus, report, "masa"), masa) == 0)
      return VONIS (_uji_sama (u, "kepada", "gubernur"));

  return PRK_VONIS_GAGAL;
}

static PrkVonis
r106 (Uji *u)
{
  return VONIS (_uji_daftar (u, "isi"));
}

static PrkVonis
r107 (Uji *u)
{
  return VONIS (_uji_masa (u, TRUE) && _uji_sama (u, "oleh", "pd_kerja_sama"));
}

static PrkVonis
r108 (Uji *u)
{
  return VONIS (_uji_masa (u, _uji_jenis (u, "laporan_tkksd"))
                && _uji_sama (u, "kepada", "kepala_daerah") && _uji_ada (u, "diteruskan_kepada"));
}

static PrkVonis
r110 (Uji *u)
{
  const PrkKejadian *papers = _uji_lalu (u, "dokumen_lengkap");
  g_auto (GStrv) rows = papers != NULL ? prk_kasus_list_baris (u->kasus, papers, "dokumen") : NULL;

  return VONIS (rows != NULL && rows[0] != NULL);
}

static PrkVonis
r111 (Uji *u)
{
  const PrkKejadian *minutes = _uji_lalu (u, "ba_perselisihan");

  if (_uji_jenis (u, "ba_perselisihan"))
    return VONIS (_uji_ada (u, "nomor") && _uji_sama (u, "ditandatangani_oleh", "kepala_pd"));

  return VONIS (minutes != NULL && _uji_sama (u, "kepada", "kepala_daerah"));
}

/* Kabupaten and kota of one province, all of them. */
static gboolean
is_one_province (Uji *u)
{
  g_auto (GStrv) pihak = _uji_pihak (u);
  const char *first = NULL;

  for (guint i = 0; pihak[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat ("pihak/", pihak[i], "/kode", NULL);
      const char *kode = prk_kasus_get_teks (u->kasus, NULL, path);

      if (kode == NULL
          || !g_regex_match_simple ("^[0-9]{2}\\.[0-9]{2}$", kode, G_REGEX_DOLLAR_ENDONLY, 0)
          || (first != NULL && strncmp (first, kode, 2) != 0))
        return FALSE;
      first = kode;
    }

  return first != NULL;
}

static PrkVonis
r112 (Uji *u)
{
  return VONIS (_uji_lalu (u, "tidak_sepakat") != NULL && is_one_province (u));
}

static PrkVonis
r113 (Uji *u)
{
  return VONIS (_uji_ada (u, "forum") && _uji_lalu (u, "tidak_sepakat") != NULL
                && (!is_one_province (u) || _uji_lalu (u, "ke_tkksd_provinsi") != NULL));
}

static PrkVonis
r114 (Uji *u)
{
  return VONIS (g_strcmp0 (prk_kasus_get_teks (u->kasus, NULL, "kategori"), "WAJIB") == 0
                && _uji_sama (u, "sumber", "apbd") && _uji_ada (u, "perangkat_daerah"));
}

/* Which causes there are depends on the kind of cooperation. */
static PrkVonis
z1 (Uji *u)
{
  const char *sebab = prk_kasus_get_teks (u->kasus, u->e, "sebab");

  return VONIS (
      sebab != NULL
      && g_strv_contains ((const char *const *)_prk_tahap_varian (u->kasus)->sebab, sebab));
}

const TahapFungsi _prk_tahap_fungsi_lanjut[] = {
  { "R100", r100 }, { "R101", r101 }, { "R102", r102 }, { "R103", r103 },
  { "R104", r104 }, { "R105", r105 }, { "R106", r106 }, { "R107", r107 },
  { "R108", r108 }, { "R110", r110 }, { "R111", r111 }, { "R112", r112 },
  { "R113", r113 }, { "R114", r114 }, { "Z1", z1 },     { NULL, NULL },
};
