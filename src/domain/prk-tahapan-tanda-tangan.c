/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Rules of signing, copies, emblems, numbers and archive. */

#include "config.h"

#include <string.h>

#include "prk-paraf.h"
#include "prk-tahapan-private.h"

static const char *
get_of_pihak (Uji *u, const char *prefix, const char *pihak, const char *suffix)
{
  g_autofree char *path = g_strconcat (prefix, "/", pihak, suffix, NULL);

  return prk_kasus_get_teks (u->kasus, u->e, path);
}

static PrkVonis
r1 (Uji *u)
{
  g_auto (GStrv) pihak = _uji_pihak (u);
  gboolean is_right = pihak[0] != NULL;

  for (guint i = 0; pihak[i] != NULL; i++)
    {
      const char *as = get_of_pihak (u, "tanda_tangan", pihak[i], "/sebagai");

      is_right &= g_strcmp0 (as, "kepala_daerah") == 0
                  || (g_strcmp0 (as, "kuasa") == 0
                      && get_of_pihak (u, "tanda_tangan", pihak[i], "/kuasa") != NULL);
    }

  return VONIS (is_right);
}

static PrkVonis
r65 (Uji *u)
{
  g_auto (GStrv) pihak = _uji_pihak (u);
  gboolean is_right = pihak[0] != NULL && pihak[1] != NULL;

  for (guint i = 0; pihak[i] != NULL; i++)
    is_right
        &= g_strcmp0 (get_of_pihak (u, "tanda_tangan", pihak[i], "/sebagai"), "kepala_daerah") == 0;

  return VONIS (is_right);
}

/* n parties: n + 1 originals, one of them with the initials of the hierarchy, and a photocopy. */
static PrkVonis
r90 (Uji *u)
{
  g_auto (GStrv) pihak = _uji_pihak (u);
  gint64 n = g_strv_length (pihak);
  g_autofree char *wanted = g_strdup_printf ("%d asli dan 1 fotokopi", (gint)n + 1);

  if (n >= 2 && prk_kasus_get_bulat (u->kasus, u->e, "asli", 0) == n + 1
      && prk_kasus_get_bulat (u->kasus, u->e, "fotokopi", 0) >= 1)
    return PRK_VONIS_LULUS;

  _uji_kurang (u, wanted);
  return PRK_VONIS_GAGAL;
}

static gboolean
is_mitra_left (Uji *u, const char *pihak)
{
  g_autofree char *path = g_strconcat ("lambang/kiri/", pihak, NULL);

  return _uji_ada (u, path);
}

static const char *
get_kode (Uji *u, const char *pihak)
{
  g_autofree char *path = g_strconcat ("pihak/", pihak, "/kode", NULL);

  return prk_kasus_get_teks (u->kasus, NULL, path);
}

/* Emblems of the daerah on a PKS that somebody with a power of attorney signs: that of whoever began it
 * right, the others left. */
static PrkVonis
r76 (Uji *u)
{
  g_auto (GStrv) pihak = _uji_pihak (u);
  g_autofree char *first = prk_tahapan_dup_pihak_pemrakarsa (u->kasus);
  const char *right = prk_kasus_get_teks (u->kasus, u->e, "lambang/kanan");
  gboolean is_one_left = FALSE;

  if (!_uji_has_kuasa (u))
    return PRK_VONIS_TIDAK_BERLAKU;

  for (guint i = 0; pihak[i] != NULL; i++)
    {
      if (g_strcmp0 (pihak[i], first) == 0 && is_mitra_left (u, pihak[i]))
        return PRK_VONIS_GAGAL;
      is_one_left |= is_mitra_left (u, pihak[i]);
    }

  return VONIS (is_one_left && right != NULL
                && g_strcmp0 (right, first != NULL ? get_kode (u, first)
                                                   : prk_kasus_get_teks (u->kasus, NULL, "daerah"))
                       == 0);
}

static PrkVonis
r77 (Uji *u)
{
  g_auto (GStrv) pihak = _uji_pihak (u);
  g_autofree char *first = prk_tahapan_dup_pihak_pemrakarsa (u->kasus);
  gboolean is_whole = TRUE;

  if (!_uji_has_kuasa (u) || g_strv_length (pihak) < 3)
    return PRK_VONIS_TIDAK_BERLAKU;

  for (guint i = 0; pihak[i] != NULL; i++)
    if (g_strcmp0 (pihak[i], first) != 0 && !is_mitra_left (u, pihak[i]))
      {
        g_autofree char *name = g_strconcat ("pihak/", pihak[i], "/nama", NULL);
        const char *nama = prk_kasus_get_teks (u->kasus, NULL, name);

        _uji_kurang (u, nama != NULL ? nama : pihak[i]);
        is_whole = FALSE;
      }

  return VONIS (is_whole);
}

/* Our own signer: the head of the daerah, or whom a power of attorney names that was given by that
 * day. */
static PrkVonis
r80 (Uji *u)
{
  const PrkKejadian *kuasa = _uji_lalu (u, "surat_kuasa");
  g_auto (GStrv) pihak = _uji_pihak (u);

  for (guint i = 0; pihak[i] != NULL; i++)
    {
      const char *as = get_of_pihak (u, "tanda_tangan", pihak[i], "/sebagai");
      const char *name = get_of_pihak (u, "tanda_tangan", pihak[i], "/nama");

      if (!_uji_is_sendiri (u, pihak[i]))
        continue;
      if (g_strcmp0 (as, "kepala_daerah") == 0)
        return PRK_VONIS_LULUS;

      return VONIS (g_strcmp0 (as, "kuasa") == 0 && name != NULL && kuasa != NULL
                    && kuasa->tanggal != 0 && kuasa->tanggal <= u->e->tanggal
                    && g_strcmp0 (prk_kasus_get_teks (u->kasus, kuasa, "penerima"), name) == 0);
    }

  return PRK_VONIS_GAGAL;
}

static PrkVonis
r81 (Uji *u)
{
  return VONIS (_uji_ada (u, "nomor") && _uji_ada (u, "penerima")
                && _uji_ya (u, "tembusan_pd_kerja_sama"));
}

/* A KB under which there is a PKS: signed, by that day, and still standing. */
static PrkVonis
r82 (Uji *u)
{
  PrkHari signed_on;
  const PrkKejadian *kb = _uji_kb (u, &signed_on);
  const PrkKejadian *over = prk_kasus_find_sebelum (u->kasus, PRK_ALUR_UTAMA, "kb_berakhir", u->e);

  return VONIS (kb != NULL && signed_on != 0 && signed_on <= u->e->tanggal
                && !(over != NULL && prk_kasus_is_sesudah (u->kasus, over, kb)));
}

static PrkVonis
r83 (Uji *u)
{
  return VONIS (_uji_ada (u, "reviu/rpjmd") && _uji_ada (u, "reviu/sekda"));
}

/* A text that is written here is signed as those in its chain have read it. */
static gboolean
is_chain_whole (Uji *u)
{
  gboolean is_signing = _uji_jenis (u, "kb_ditandatangani") || _uji_jenis (u, "pks_ditandatangani");
  PrkRantai *rantai = is_signing ? prk_rantai_cari (u->konteks->rantai, u->e->alur, NULL) : NULL;
  g_autofree char *kurang = rantai != NULL ? prk_rantai_dup_kurang (rantai) : NULL;

  if (kurang != NULL)
    _uji_kurang (u, kurang);

  return kurang == NULL;
}

/* The chain of initials: somebody is in it, and each has a day. */
static PrkVonis
r91 (Uji *u)
{
  g_auto (GStrv) rows = prk_kasus_list_baris (u->kasus, u->e, "paraf");
  gboolean is_whole = rows[0] != NULL;

  for (guint i = 0; rows[i] != NULL; i++)
    {
      g_autofree char *jabatan = g_strconcat ("paraf/", rows[i], "/jabatan", NULL);
      g_autofree char *tanggal = g_strconcat ("paraf/", rows[i], "/tanggal", NULL);
      PrkHari day = prk_kasus_get_hari (u->kasus, u->e, tanggal);

      is_whole &= _uji_ada (u, jabatan) && day != 0 && day <= u->e->tanggal;
    }
  if (!is_chain_whole (u))
    return PRK_VONIS_GAGAL;
  if (!is_whole)
    _uji_kurang (u, "jabatan dan tanggal setiap paraf");

  return VONIS (is_whole);
}

static PrkVonis
r92 (Uji *u)
{
  gboolean is_kb = _uji_jenis (u, "nomor_kb");
  const PrkKejadian *signing = _uji_lalu (u, is_kb ? "kb_ditandatangani" : "pks_ditandatangani");
  const PrkKejadian *earlier = _uji_lalu (u, u->e->jenis);
  g_autoptr (GHashTable) numbers = g_hash_table_new (g_str_hash, g_str_equal);
  g_auto (GStrv) pihak = _uji_pihak (u);

  if (signing == NULL || prk_kasus_is_sesudah (u->kasus, earlier, signing)
      || u->e->tanggal < signing->tanggal || pihak[0] == NULL)
    return PRK_VONIS_GAGAL;

  for (guint i = 0; pihak[i] != NULL; i++)
    {
      const char *number = get_of_pihak (u, "nomor", pihak[i], "");

      if (number == NULL || !g_hash_table_add (numbers, (char *)number))
        return PRK_VONIS_GAGAL;
    }

  return VONIS (_uji_nomor_baru (u));
}

static PrkVonis
r94 (Uji *u)
{
  return VONIS (_uji_ada (u, "pindaian") && _uji_ya (u, "fisik") && _uji_ada (u, "klasifikasi"));
}

static PrkVonis
k4 (Uji *u)
{
  g_auto (GStrv) pihak = _uji_pihak (u);
  gboolean is_right = pihak[0] != NULL && pihak[1] != NULL, has_own = FALSE;

  for (guint i = 0; pihak[i] != NULL; i++)
    {
      const char *as = get_of_pihak (u, "tanda_tangan", pihak[i], "/sebagai");

      is_right &= as != NULL;
      if (_uji_is_sendiri (u, pihak[i]))
        has_own = g_strcmp0 (as, "kepala_daerah") == 0 || g_strcmp0 (as, "kuasa") == 0;
    }

  return VONIS (is_right && has_own);
}

static PrkVonis
n1 (Uji *u)
{
  return VONIS (_uji_ada (u, "nota_kesepakatan") && _uji_ada (u, "rencana_kerja")
                && _uji_setiap_pihak (u, u->e, "nota_ditandatangani"));
}

static PrkVonis
n2 (Uji *u)
{
  return VONIS (_uji_ya (u, "tanpa_pemindahan_dana"));
}

const TahapFungsi _prk_tahap_fungsi_tanda_tangan[] = {
  { "R1", r1 },   { "R65", r65 }, { "R66", r90 }, { "R76", r76 }, { "R77", r77 }, { "R80", r80 },
  { "R81", r81 }, { "R82", r82 }, { "R83", r83 }, { "R90", r90 }, { "R91", r91 }, { "R92", r92 },
  { "R94", r94 }, { "K4", k4 },   { "N1", n1 },   { "N2", n2 },   { NULL, NULL },
};
