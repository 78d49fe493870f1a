/* SPDX-License-Identifier: GPL-3.0-or-later */

/* An old agreement that is entered as it stands, without the way that led there. Nothing of that way is made
 * up: the entry says in which state the line is, what the paper says, and where that is known from. What
 * follows is judged like in any other case. */

#include "config.h"

#include <string.h>

#include "prk-tahapan-private.h"
#include "prk-terbilang.h"

static const char *const signed_states[] = { "D1", "DH", "G1", "H", "Z", NULL };

static const char *
get_state (Uji *u)
{
  return prk_kasus_get_teks (u->kasus, u->e, "keadaan");
}

static gboolean
is_signed (PrkKasus *kasus, const PrkKejadian *e)
{
  const char *state = prk_kasus_get_teks (kasus, e, "keadaan");

  return state != NULL && g_strv_contains (signed_states, state);
}

/* The last day of the term, 0 when it is not known or is none. */
static PrkHari
get_last_day (Uji *u)
{
  const char *mulai = prk_kasus_get_teks (u->kasus, u->e, "mulai");
  PrkHari first = prk_kasus_get_hari (u->kasus, u->e, "mulai");
  PrkHari last = prk_kasus_get_hari (u->kasus, u->e, "selesai");
  gint64 months = prk_kasus_get_bulat (u->kasus, u->e, "durasi_bulan", 0);

  if (last == 0 && first != 0 && months > 0 && months <= 1200)
    {
      g_autofree char *iso = prk_tanggal_add_bulan (mulai, (int)months);

      last = prk_hari_dari_iso (iso);
    }

  return first != 0 && last >= first ? last : 0;
}

static PrkVonis
l1 (Uji *u)
{
  const char *state = get_state (u);

  if (state == NULL || prk_tahapan_find_keadaan (u->e->alur, state) == NULL)
    return PRK_VONIS_GAGAL;
  for (guint i = 0; i < u->e->urut; i++)
    if (strcmp (prk_kasus_get_kejadian (u->kasus, i)->alur, u->e->alur) == 0)
      return PRK_VONIS_GAGAL;

  return PRK_VONIS_LULUS;
}

static gboolean
is_known (Uji *u, const char *kode)
{
  gboolean is_over = g_strcmp0 (get_state (u), "Z") == 0;

  if (strcmp (kode, "catatan") == 0)
    return is_signed (u->kasus, u->e) || _uji_ada (u, "catatan");
  if (strcmp (kode, "sebab") == 0)
    return !is_over
           || g_strv_contains ((const char *const *)_prk_tahap_varian (u->kasus)->sebab,
                               prk_kasus_get_teks (u->kasus, u->e, "sebab") != NULL
                                   ? prk_kasus_get_teks (u->kasus, u->e, "sebab")
                                   : "");
  if (!is_signed (u->kasus, u->e))
    return TRUE;
  if (strcmp (kode, "ditandatangani") == 0)
    {
      PrkHari day = prk_kasus_get_hari (u->kasus, u->e, "ditandatangani");

      return day != 0 && day <= u->e->tanggal;
    }
  if (strcmp (kode, "selesai") == 0)
    return get_last_day (u) != 0;
  if (strcmp (kode, "mulai") == 0)
    return prk_kasus_get_hari (u->kasus, u->e, "mulai") != 0;

  return _uji_ada (u, kode);
}

static PrkVonis
l2 (Uji *u)
{
  gboolean is_whole = TRUE;

  for (guint i = 0; u->daftar[i].kode != NULL; i++)
    if (!is_known (u, u->daftar[i].kode))
      {
        _uji_kurang (u, u->daftar[i].nama);
        is_whole = FALSE;
      }

  return VONIS (is_whole);
}

static PrkVonis
l3 (Uji *u)
{
  g_auto (GStrv) pihak = _uji_pihak (u);
  guint n = 0;
  gboolean has_own = FALSE;

  for (guint i = 0; pihak[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat ("pihak/", pihak[i], "/nama", NULL);

      if (prk_kasus_get_teks (u->kasus, NULL, path) == NULL)
        return PRK_VONIS_GAGAL;
      has_own |= _uji_is_sendiri (u, pihak[i]);
      n++;
    }

  return VONIS (n >= 2 && has_own);
}

const PrkKejadian *
_uji_kb (Uji *u, PrkHari *signed_on)
{
  const PrkKejadian *kb
      = prk_kasus_find_sebelum (u->kasus, PRK_ALUR_UTAMA, "kb_ditandatangani", u->e);

  *signed_on = kb != NULL ? kb->tanggal : 0;
  if (kb != NULL)
    return kb;
  kb = prk_kasus_find_sebelum (u->kasus, PRK_ALUR_UTAMA, "entri_lama", u->e);
  if (kb == NULL || !is_signed (u->kasus, kb))
    return NULL;
  *signed_on = prk_kasus_get_hari (u->kasus, kb, "ditandatangani");

  return kb;
}

gboolean
_uji_has_pks (Uji *u)
{
  for (guint i = u->e->urut; i-- > 0;)
    {
      const PrkKejadian *e = prk_kasus_get_kejadian (u->kasus, i);

      if (strcmp (e->jenis, "pks_ditandatangani") == 0
          || (strcmp (e->jenis, "entri_lama") == 0 && strcmp (e->alur, PRK_ALUR_UTAMA) != 0
              && is_signed (u->kasus, e)))
        return TRUE;
    }

  return FALSE;
}

static PrkVonis
l4 (Uji *u)
{
  PrkHari kb_day, day;

  if (strcmp (u->e->alur, PRK_ALUR_UTAMA) == 0)
    return PRK_VONIS_TIDAK_BERLAKU;
  day = prk_kasus_get_hari (u->kasus, u->e, "ditandatangani");

  return VONIS (_uji_kb (u, &kb_day) != NULL && (day == 0 || kb_day <= day));
}

/* Numbers of papers */

char *
prk_tahapan_dup_nomor (const char *alur, PrkHari hari, const char *nomor)
{
  g_autofree char *folded = NULL;

  if (hari == 0 || nomor == NULL || *nomor == '\0')
    return NULL;
  folded = g_utf8_casefold (nomor, -1);

  return g_strdup_printf ("%s/%u/%s", strcmp (alur, PRK_ALUR_UTAMA) == 0 ? "kb" : "pks",
                          prk_hari_get_tahun (hari), folded);
}

gboolean
prk_tahapan_is_penomoran (const char *jenis)
{
  static const char *const kinds[] = { "nomor_kb", "nomor_pks", "entri_lama", NULL };

  return jenis != NULL && g_strv_contains (kinds, jenis);
}

char *
prk_tahapan_dup_pihak_kita (PrkKasus *kasus)
{
  g_auto (GStrv) pihak = prk_kasus_list_baris (kasus, NULL, "pihak");
  const char *daerah = prk_kasus_get_teks (kasus, NULL, "daerah");

  for (guint i = 0; daerah != NULL && pihak[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat ("pihak/", pihak[i], "/kode", NULL);

      if (g_strcmp0 (prk_kasus_get_teks (kasus, NULL, path), daerah) == 0)
        return g_strdup (pihak[i]);
    }

  return NULL;
}

/* Among several partners the one that stands first in the text. */
char *
prk_tahapan_dup_pihak_pemrakarsa (PrkKasus *kasus)
{
  g_auto (GStrv) pihak = prk_kasus_list_baris (kasus, NULL, "pihak");
  char *own = prk_tahapan_dup_pihak_kita (kasus);
  const char *first = NULL, *first_urut = NULL;

  if (g_strcmp0 (prk_kasus_get_teks (kasus, NULL, "prakarsa"), "mitra") != 0)
    return own;
  for (guint i = 0; pihak[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat ("pihak/", pihak[i], "/_urut", NULL);
      const char *urut = prk_kasus_get_teks (kasus, NULL, path);
      int order = g_strcmp0 (urut, first_urut);

      if (g_strcmp0 (pihak[i], own) == 0)
        continue;
      if (first == NULL || order < 0 || (order == 0 && strcmp (pihak[i], first) < 0))
        {
          first = pihak[i];
          first_urut = urut;
        }
    }
  if (first == NULL)
    return own;
  g_free (own);

  return g_strdup (first);
}

static char *
dup_nomor_of (PrkKasus *kasus, const PrkKejadian *e, const char *pihak)
{
  g_autofree char *path = NULL;

  if (strcmp (e->jenis, "entri_lama") == 0)
    return prk_tahapan_dup_nomor (e->alur, prk_kasus_get_hari (kasus, e, "ditandatangani"),
                                  prk_kasus_get_teks (kasus, e, "nomor"));
  if (pihak == NULL
      || (strcmp (e->jenis, "nomor_kb") != 0 && strcmp (e->jenis, "nomor_pks") != 0))
    return NULL;
  path = g_strconcat ("nomor/", pihak, NULL);

  return prk_tahapan_dup_nomor (e->alur, e->tanggal, prk_kasus_get_teks (kasus, e, path));
}

GStrv
prk_tahapan_list_nomor (PrkKasus *kasus, const char *pihak)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autofree char *own = NULL;

  g_return_val_if_fail (kasus != NULL, NULL);

  if (pihak == NULL)
    pihak = own = prk_tahapan_dup_pihak_kita (kasus);
  for (guint i = 0; i < prk_kasus_get_n_kejadian (kasus); i++)
    {
      g_autofree char *number = dup_nomor_of (kasus, prk_kasus_get_kejadian (kasus, i), pihak);

      if (number != NULL)
        g_strv_builder_add (builder, number);
    }

  return g_strv_builder_end (builder);
}

gboolean
_uji_nomor_baru (Uji *u)
{
  g_autofree char *own = prk_tahapan_dup_pihak_kita (u->kasus);
  g_autofree char *number = dup_nomor_of (u->kasus, u->e, own);

  if (number == NULL)
    return TRUE;
  if (u->konteks->nomor != NULL && g_hash_table_contains (u->konteks->nomor, number))
    return FALSE;
  /* Another line of the same case. */
  for (guint i = 0; i < u->e->urut; i++)
    {
      g_autofree char *other = dup_nomor_of (u->kasus, prk_kasus_get_kejadian (u->kasus, i), own);

      if (g_strcmp0 (other, number) == 0)
        return FALSE;
    }

  return TRUE;
}

/* R92 of a paper whose number was given long ago. */
static PrkVonis
l6 (Uji *u)
{
  return VONIS (_uji_nomor_baru (u));
}

static PrkVonis
l5 (Uji *u)
{
  return VONIS (_uji_ada (u, "sumber"));
}

const TahapFungsi _prk_tahap_fungsi_lama[] = {
  { "L1", l1 }, { "L2", l2 }, { "L3", l3 }, { "L4", l4 }, { "L5", l5 }, { "L6", l6 }, { NULL, NULL },
};
