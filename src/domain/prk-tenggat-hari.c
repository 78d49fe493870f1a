/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Deadlines of so many days from an event, and the pauses in them. A pause makes the term longer by
 * the days, of the article's own unit, that lie after the day on which it began up to the day on
 * which it ended. So a pause of no days changes nothing, and the conventions of a daerah hold with
 * and without pauses. */

#include "config.h"

#include <string.h>

#include "prk-tenggat-private.h"

static gint
count_days (const TenggatKonteks *konteks, gboolean is_kerja, PrkHari after, PrkHari last)
{
  return is_kerja ? prk_kalender_count_kerja (konteks->kalender, after, last)
                  : (gint)last - (gint)after;
}

static PrkHari
find_last (const TenggatKonteks *konteks, gboolean is_kerja, PrkHari pemicu, guint n)
{
  return is_kerja ? prk_kalender_jatuh_kerja (konteks->kalender, pemicu, n)
                  : prk_kalender_jatuh_kalender (konteks->kalender, pemicu, n);
}

/* One pause; @until 0: it lasts. FALSE when it lasts, and nothing after it counts. */
static gboolean
add_pause (const TenggatKonteks *konteks,
           PrkTenggat *tenggat,
           guint *n,
           PrkHari since,
           PrkHari until,
           const char *reason)
{
  PrkHari end = until != 0 ? until : konteks->hari_ini;
  g_autofree char *day = prk_hari_dup_pendek (since);

  if (since < tenggat->pemicu || since >= tenggat->jatuh || end < since)
    return TRUE;

  *n += MAX (count_days (konteks, tenggat->is_kerja, since, end), 0);
  tenggat->jatuh = find_last (konteks, tenggat->is_kerja, tenggat->pemicu, *n);
  if (until != 0)
    return TRUE;

  tenggat->status = PRK_TENGGAT_DITUNDA;
  tenggat->sisa = count_days (konteks, tenggat->is_kerja, konteks->hari_ini, tenggat->jatuh);
  tenggat->jatuh = 0;
  _prk_tenggat_ingatkan (tenggat, "tenggat.ditunda", "tanggal", day, "alasan", reason, NULL);
  return FALSE;
}

/* Pauses that a person wrote: each with a reason, until the next "dilanjutkan" of the same
 * deadline. */
static gboolean
add_own_pauses (const TenggatKonteks *konteks,
                const TenggatDefinisi *definisi,
                PrkTenggat *tenggat,
                guint *n)
{
  guint n_events = prk_kasus_get_n_kejadian (konteks->kasus);
  const PrkKejadian *paused = NULL;

  for (guint i = 0; i < n_events; i++)
    {
      const PrkKejadian *event = prk_kasus_get_kejadian (konteks->kasus, i);
      gboolean is_begin = strcmp (event->jenis, "tenggat_ditunda") == 0;

      if ((!is_begin && strcmp (event->jenis, "tenggat_dilanjutkan") != 0)
          || strcmp (event->alur, tenggat->alur) != 0
          || g_strcmp0 (prk_kasus_get_teks (konteks->kasus, event, "tenggat"), definisi->id) != 0)
        continue;

      if (is_begin
          && (event->tanggal == 0 || prk_kasus_get_teks (konteks->kasus, event, "alasan") == NULL))
        {
          g_autofree char *day = prk_hari_dup_pendek (event->tanggal);

          _prk_tenggat_ingatkan (tenggat, "tenggat.jeda_tanpa_alasan", "tanggal",
                                 day != NULL ? day : "?", NULL);
        }
      else if (is_begin)
        {
          paused = paused != NULL ? paused : event;
        }
      else if (paused != NULL && event->tanggal != 0)
        {
          add_pause (konteks, tenggat, n, paused->tanggal, event->tanggal, NULL);
          paused = NULL;
        }
    }

  return paused == NULL
         || add_pause (konteks, tenggat, n, paused->tanggal, 0,
                       prk_kasus_get_teks (konteks->kasus, paused, "alasan"));
}

/* The pause that a daerah may want by itself: while the file is with the head of the daerah. */
static gboolean
add_known_pause (const TenggatKonteks *konteks,
                 const TenggatDefinisi *definisi,
                 const PrkKejadian *pemicu,
                 PrkTenggat *tenggat,
                 guint *n)
{
  const PrkKejadian *begin, *end;

  if (definisi->jeda_setting == NULL || konteks->profil == NULL
      || g_strcmp0 (prk_profil_get_teks (konteks->profil, definisi->jeda_setting), "true") != 0)
    return TRUE;

  begin = prk_kasus_find (konteks->kasus, pemicu->alur, definisi->jeda_awal);
  end = prk_kasus_find (konteks->kasus, pemicu->alur, definisi->jeda_akhir);
  if (begin == NULL || begin->tanggal == 0 || !prk_kasus_is_sesudah (konteks->kasus, begin, pemicu))
    return TRUE;

  return add_pause (konteks, tenggat, n, begin->tanggal,
                    end != NULL && prk_kasus_is_sesudah (konteks->kasus, end, begin) ? end->tanggal
                                                                                     : 0,
                    definisi->jeda_alasan);
}

static char *
dup_hitungan (const TenggatDefinisi *definisi, const PrkTenggat *tenggat, guint n)
{
  g_autofree char *from = prk_hari_dup_pendek (tenggat->pemicu);
  g_autofree char *last = prk_hari_dup_pendek (tenggat->jatuh);
  g_autofree char *paused = n > (guint)definisi->batas
                                ? g_strdup_printf (" + %u hari ditunda", n - definisi->batas)
                                : NULL;

  return g_strdup_printf ("%s %s + %d hari %s%s%s%s", definisi->kata, from, definisi->batas,
                          definisi->is_kerja ? "kerja" : "kalender", paused != NULL ? paused : "",
                          last != NULL ? " = " : "", last != NULL ? last : "");
}

PrkTenggat *
_prk_tenggat_hari (const TenggatKonteks *konteks,
                   const TenggatDefinisi *definisi,
                   const PrkKejadian *pemicu)
{
  PrkTenggat *tenggat = _prk_tenggat_new (definisi, pemicu->alur);
  const PrkKejadian *selesai = _prk_tenggat_find_selesai (konteks, definisi->selesai, pemicu, NULL);
  guint n = definisi->batas;

  tenggat->pemicu = definisi->field != NULL
                        ? prk_kasus_get_hari (konteks->kasus, pemicu, definisi->field)
                        : pemicu->tanggal;
  tenggat->selesai = selesai != NULL ? selesai->tanggal : 0;
  if (tenggat->pemicu == 0)
    {
      tenggat->status = selesai != NULL ? PRK_TENGGAT_SELESAI : PRK_TENGGAT_TANPA_TANGGAL;
      tenggat->hitungan = g_strdup_printf ("%s ? + %d hari %s", definisi->kata, definisi->batas,
                                           definisi->is_kerja ? "kerja" : "kalender");
      tenggat->usul = tenggat->usul_teks = NULL;
      _prk_tenggat_ingatkan (tenggat, "tenggat.tanpa_tanggal", "kata", definisi->kata, NULL);
      return tenggat;
    }

  tenggat->jatuh = find_last (konteks, definisi->is_kerja, tenggat->pemicu, n);
  if (add_known_pause (konteks, definisi, pemicu, tenggat, &n))
    add_own_pauses (konteks, definisi, tenggat, &n);
  tenggat->hitungan = dup_hitungan (definisi, tenggat, n);
  if (selesai != NULL && tenggat->selesai == 0)
    {
      tenggat->status = PRK_TENGGAT_SELESAI;
      tenggat->usul = tenggat->usul_teks = NULL;
    }
  else
    {
      _prk_tenggat_nilai (tenggat, konteks);
    }

  return tenggat;
}
