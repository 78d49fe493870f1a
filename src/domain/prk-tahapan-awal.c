/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rules up to the application to TKKSD: general ones, KAK, offers of both sides, Pasal 32. */

#include "config.h"

#include <string.h>

#include "prk-tahapan-private.h"

static PrkVonis
t1 (Uji *u)
{
  if (u->e->tanggal == 0)
    return PRK_VONIS_GAGAL;

  for (guint i = u->e->urut; i-- > 0;)
    {
      const PrkKejadian *other = prk_kasus_get_kejadian (u->kasus, i);
      const TahapLangkah *langkah = strcmp (other->alur, u->e->alur) == 0
                                        ? _prk_tahap_find (other->alur, other->jenis)
                                        : NULL;

      if (langkah != NULL && strcmp (langkah->ke, "=") != 0)
        return VONIS (u->e->tanggal >= other->tanggal);
    }

  return PRK_VONIS_LULUS;
}

static PrkVonis
t2 (Uji *u)
{
  return VONIS (_uji_ada (u, "catatan"));
}

/* What is wrong with a KAK and is of no numbered rule belongs to R21: a field that is missing or
 * bad, a conflict, a part that the daerah wants. */
static gboolean
is_about (const PrkTemuan *temuan, const char *id)
{
  static const char *const unnumbered[] = { "isian", "konflik", "profil", NULL };

  return strcmp (temuan->aturan, id) == 0
         || (strcmp (id, "R21") == 0 && g_strv_contains (unnumbered, temuan->aturan));
}

/* The rules of the KAK are judged on the KAK itself. */
static PrkVonis
judge_kak (Uji *u, const char *id)
{
  PrkRecord *kak = u->konteks->kak;

  if (kak == NULL || u->konteks->profil == NULL)
    return PRK_VONIS_GAGAL;
  if (*u->temuan == NULL)
    *u->temuan = prk_kak_periksa (kak, u->konteks->profil, FALSE);

  for (guint i = 0; i < (*u->temuan)->len; i++)
    {
      const PrkTemuan *temuan = g_ptr_array_index (*u->temuan, i);

      if (is_about (temuan, id) && temuan->kekuatan == PRK_KEKUATAN_HARD)
        return PRK_VONIS_GAGAL;
    }

  return PRK_VONIS_LULUS;
}

#define KAK_RULE(name, id)                                                                         \
  static PrkVonis name (Uji *u) { return judge_kak (u, id); }

KAK_RULE (r2, "R2")
KAK_RULE (r3, "R3")
KAK_RULE (r4, "R4")
KAK_RULE (r5, "R5")
KAK_RULE (r6, "R6")
KAK_RULE (r8, "R8")
KAK_RULE (r9, "R9")
KAK_RULE (r20, "R20")
KAK_RULE (r21, "R21")

/* Any neighbourhood will do; but nobody knows which rule holds while there is no category. */
static PrkVonis
r7 (Uji *u)
{
  const char *kategori
      = u->konteks->kak != NULL ? prk_record_get_string (u->konteks->kak, "kategori") : NULL;

  if (g_strcmp0 (kategori, "WAJIB") == 0)
    return PRK_VONIS_TIDAK_BERLAKU;

  return VONIS (g_strcmp0 (kategori, "SUKARELA") == 0);
}

static PrkVonis
r22 (Uji *u)
{
  return VONIS (prk_kasus_get_hari (u->kasus, u->e, "penyampaian/tanggal") != 0
                && _uji_ada (u, "penyampaian/penerima"));
}

static PrkVonis
r30 (Uji *u)
{
  return VONIS (_uji_sama (u, "disiapkan_oleh", "tkksd") && _uji_ada (u, "perangkat_daerah"));
}

static PrkVonis
r31 (Uji *u)
{
  return VONIS (_uji_ada (u, "nomor") && _uji_sama (u, "ditandatangani_oleh", "kepala_daerah")
                && _uji_ada (u, "kepada") && _uji_ada (u, "kak"));
}

static PrkVonis
r32 (Uji *u)
{
  return VONIS (u->e->tanggal != 0);
}

static PrkVonis
r33 (Uji *u)
{
  return VONIS (_uji_sama (u, "ditandatangani_oleh", "kepala_daerah") && _uji_lewat (u, "D2"));
}

static PrkVonis
r34 (Uji *u)
{
  return VONIS (_uji_sama (u, "ditandatangani_oleh", "kepala_daerah") && _uji_ada (u, "kronologi")
                && _uji_lewat (u, "D4"));
}

static PrkVonis
r35 (Uji *u)
{
  return VONIS (_uji_ada (u, "nomor") && _uji_ada (u, "kak"));
}

static PrkVonis
r36 (Uji *u)
{
  return VONIS (u->e->tanggal != 0 && prk_kasus_get (u->kasus, u->e, "dalam_rencana") != NULL);
}

static PrkVonis
r37 (Uji *u)
{
  const PrkKejadian *offer = _uji_lalu (u, "penawaran_masuk");
  const PrkKejadian *pleno = _uji_lalu (u, "pleno_memutuskan");
  const char *wanted = _uji_jenis (u, "tanggapan_setuju") ? "setuju" : "tolak";

  if (offer != NULL && prk_kasus_get_ya (u->kasus, offer, "dalam_rencana"))
    return PRK_VONIS_TIDAK_BERLAKU;

  return VONIS (pleno != NULL && prk_kasus_is_sesudah (u->kasus, pleno, offer)
                && g_strcmp0 (prk_kasus_get_teks (u->kasus, pleno, "rekomendasi"), wanted) == 0);
}

/* Each consideration has its finding; with @is_one at least one of them supports. */
static gboolean
has_findings (Uji *u, gboolean is_one)
{
  gboolean is_whole = TRUE, is_supported = FALSE;

  for (guint i = 0; u->daftar[i].kode != NULL; i++)
    {
      g_autofree char *finding = g_strdup_printf ("pertimbangan/%s/temuan", u->daftar[i].kode);
      g_autofree char *support = g_strdup_printf ("pertimbangan/%s/mendukung", u->daftar[i].kode);

      is_supported |= _uji_ya (u, support);
      if (!_uji_ada (u, finding))
        {
          _uji_kurang (u, u->daftar[i].nama);
          is_whole = FALSE;
        }
    }

  return is_whole && (is_supported || !is_one);
}

static PrkVonis
r38 (Uji *u)
{
  return _uji_sama (u, "rekomendasi", "setuju")
             ? PRK_VONIS_TIDAK_BERLAKU
             : VONIS (_uji_sama (u, "rekomendasi", "tolak") && has_findings (u, TRUE));
}

static PrkVonis
r39 (Uji *u)
{
  return _uji_sama (u, "rekomendasi", "setuju") ? VONIS (has_findings (u, FALSE))
                                                : PRK_VONIS_TIDAK_BERLAKU;
}

static PrkVonis
r40 (Uji *u)
{
  return VONIS (_uji_ada (u, "nomor") && _uji_sama (u, "dari", "kepala_pd")
                && _uji_sama (u, "kepada", "ketua_tkksd"));
}

static PrkVonis
r41 (Uji *u)
{
  return VONIS (_uji_daftar (u, "lampiran"));
}

static PrkVonis
r42 (Uji *u)
{
  return VONIS (_uji_ada (u, prk_kasus_get_ya (u->kasus, NULL, "belum_dianggarkan")
                                 ? "lampiran/izin_dprd"
                                 : "lampiran/dpa"));
}

/* A later application takes the place of an earlier one. */
static PrkVonis
r43 (Uji *u)
{
  const PrkKejadian *usulan = _uji_lalu (u, "usulan_fasilitasi");

  return VONIS (usulan != NULL && _uji_ada (u, "disposisi") && u->e->tanggal >= usulan->tanggal);
}

static PrkVonis
r44 (Uji *u)
{
  return VONIS (_uji_ada (u, "lampiran/surat_kuasa") && _uji_ada (u, "lampiran/draf_pks"));
}

static PrkVonis
k1 (Uji *u)
{
  gboolean is_theirs = g_strcmp0 (prk_kasus_get_teks (u->kasus, NULL, "prakarsa"), "mitra") == 0;

  return VONIS ((!is_theirs || _uji_daftar (u, "kriteria")) && _uji_ada (u, "studi_kelayakan"));
}

static PrkVonis
k3 (Uji *u)
{
  static const char *const kinds[] = { "perseorangan", "badan_usaha", "ormas", NULL };
  g_auto (GStrv) pihak = _uji_pihak (u);
  gboolean is_right = _uji_dalam_daftar (u, prk_kasus_get_teks (u->kasus, NULL, "jenis_ksdpk"));
  guint n = 0;

  for (guint i = 0; pihak[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat ("pihak/", pihak[i], "/golongan", NULL);
      const char *golongan = prk_kasus_get_teks (u->kasus, NULL, path);

      if (_uji_is_sendiri (u, pihak[i]))
        continue;
      is_right &= golongan != NULL && g_strv_contains (kinds, golongan);
      n++;
    }

  return VONIS (is_right && n > 0);
}

const TahapFungsi _prk_tahap_fungsi_awal[] = {
  { "T1", t1 },   { "T2", t2 },   { "R2", r2 },   { "R3", r3 },   { "R4", r4 },   { "R5", r5 },
  { "R6", r6 },   { "R7", r7 },   { "R8", r8 },   { "R9", r9 },   { "R20", r20 }, { "R21", r21 },
  { "R22", r22 }, { "R30", r30 }, { "R31", r31 }, { "R32", r32 }, { "R33", r33 }, { "R34", r34 },
  { "R35", r35 }, { "R36", r36 }, { "R37", r37 }, { "R38", r38 }, { "R39", r39 }, { "R40", r40 },
  { "R41", r41 }, { "R42", r42 }, { "R43", r43 }, { "R44", r44 }, { "K1", k1 },   { "K3", k3 },
  { NULL, NULL },
};
