/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the desk says of what the parties owe each other. Ours is a task of the office that runs the agreement, or of the one that is named;
 * whoever runs the cases sees it waiting, as all see what the partner owes. */

#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "prk-kewajiban-muat.h"
#include "prk-meja-private.h"

static gboolean
names_office (const PrkMejaBahan *bahan,
              PrkKasusRingkas    *kasus,
              const PrkKewajiban *kewajiban)
{
  const char *office = bahan->perangkat_daerah;
  g_autofree char *lower = NULL;
  g_autofree char *who = NULL;

  if (office == NULL || *office == '\0')
    return TRUE;
  if (kewajiban->oleh == NULL)
    return *kasus->perangkat_daerah == '\0' || g_utf8_collate (kasus->perangkat_daerah, office) == 0;
  lower = g_utf8_casefold (office, -1);
  who = g_utf8_casefold (kewajiban->oleh, -1);

  return strstr (who, lower) != NULL;
}

static PrkMejaKelompok
find_kelompok (const PrkMejaBahan       *bahan,
               PrkKasusRingkas          *kasus,
               const PrkKewajibanNaskah *naskah,
               const PrkKewajiban       *kewajiban,
               const PrkKewajibanJatuh  *jatuh)
{
  gboolean runs = bahan->peran == PRK_MEJA_SEMUA || bahan->peran == PRK_MEJA_SEKRETARIAT;
  gboolean is_office = bahan->peran == PRK_MEJA_PD && names_office (bahan, kasus, kewajiban);
  gboolean is_ours = prk_kewajiban_is_kita (kewajiban, naskah, kasus->pihak_kita)
                     && (bahan->peran == PRK_MEJA_SEMUA || is_office);

  if (!is_ours && !runs && !is_office)
    return PRK_MEJA_N_KELOMPOK;
  if (jatuh->status == PRK_KEWAJIBAN_LEWAT)
    return is_ours || runs ? PRK_MEJA_TERLAMBAT : PRK_MEJA_MENUNGGU;
  if (!is_ours)
    return PRK_MEJA_MENUNGGU;

  return jatuh->jatuh != 0 && jatuh->jatuh <= bahan->hari_ini + PRK_MEJA_MINGGU ? PRK_MEJA_MINGGU_INI : PRK_MEJA_NANTI;
}

static void
add_kewajiban (PrkMejaSusunan           *susunan,
               PrkKasusRingkas          *kasus,
               const PrkKewajibanNaskah *naskah,
               const PrkKewajiban       *kewajiban,
               const PrkKewajibanJatuh  *jatuh)
{
  const PrkMejaBahan *bahan = susunan->bahan;
  PrkMejaKelompok kelompok = find_kelompok (bahan, kasus, naskah, kewajiban, jatuh);
  PrkMejaButir butir = { .kasus = kasus,
                         .naskah = naskah,
                         .kewajiban = kewajiban,
                         .jatuh = *jatuh,
                         .tombol = N_("Open"),
                         .urut = jatuh->jatuh != 0 ? jatuh->jatuh : G_MAXUINT };

  if (kelompok == PRK_MEJA_N_KELOMPOK || (bahan->hanya != 0 && jatuh->jatuh != bahan->hanya))
    return;
  if (prk_kewajiban_is_kita (kewajiban, naskah, kasus->pihak_kita))
    butir.teks = N_("Do what was agreed");
  else if (jatuh->status == PRK_KEWAJIBAN_LEWAT)
    butir.teks = N_("Remind the partner of what was agreed");
  else
    butir.teks = N_("Wait for the partner to do what was agreed");
  if (jatuh->jatuh != 0)
    _prk_meja_mark_day (susunan, jatuh->jatuh, jatuh->status == PRK_KEWAJIBAN_LEWAT);
  _prk_meja_add (susunan, kelompok, &butir);
}

static void
add_naskah (PrkMejaSusunan           *susunan,
            PrkKasusRingkas          *kasus,
            const PrkKewajibanNaskah *naskah)
{
  PrkKewajibanGaris garis;

  prk_kewajiban_garis_baca (&garis, kasus, naskah->alur, susunan->bahan->hari_ini);
  for (guint i = 0; i < naskah->butir->len; i++)
    {
      const PrkKewajiban *one = g_ptr_array_index (naskah->butir, i);
      PrkKewajibanJatuh jatuh;

      prk_kewajiban_hitung (one, &garis, &jatuh);
      if (jatuh.status == PRK_KEWAJIBAN_BERJALAN || jatuh.status == PRK_KEWAJIBAN_LEWAT)
        add_kewajiban (susunan, kasus, naskah, one, &jatuh);
    }
}

void
_prk_meja_add_kewajiban (PrkMejaSusunan *susunan)
{
  const PrkMejaBahan *bahan = susunan->bahan;
  g_autoptr(GHashTable) cases = NULL;

  if (bahan->kewajiban == NULL || bahan->kewajiban->len == 0 || bahan->kasus == NULL)
    return;

  cases = g_hash_table_new (g_str_hash, g_str_equal);
  for (guint i = 0; i < bahan->kasus->len; i++)
    g_hash_table_insert (cases, ((PrkKasusRingkas *) g_ptr_array_index (bahan->kasus, i))->id,
                         g_ptr_array_index (bahan->kasus, i));
  for (guint i = 0; i < bahan->kewajiban->len; i++)
    {
      const PrkKewajibanNaskah *naskah = g_ptr_array_index (bahan->kewajiban, i);
      PrkKasusRingkas *kasus = g_hash_table_lookup (cases, naskah->ksd);

      if (kasus != NULL)
        add_naskah (susunan, kasus, naskah);
    }
}

void
_prk_meja_fill_kewajiban (PrkMejaBaris       *row,
                          const PrkMejaButir *butir,
                          PrkHari             hari_ini)
{
  const char *masa = butir->jatuh.masa;
  g_autofree char *who = prk_kewajiban_dup_pihak (butir->kewajiban, butir->naskah);

  row->jatuh = butir->jatuh.jatuh;
  row->sisa = row->jatuh != 0 ? (gint) row->jatuh - (gint) hari_ini : 0;
  row->uid = g_strdup_printf ("%s-%s%s%s@prakarsa", butir->naskah->id, butir->kewajiban->baris, *masa != '\0' ? "-" : "",
                              masa);
  row->keterangan = g_strdup_printf ("%s%s%s", who, *who != '\0' ? " · " : "", butir->kasus->judul);
}
