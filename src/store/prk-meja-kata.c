/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "prk-meja-private.h"

/* One line for each deadline of data/tenggat/tenggat.json; a test holds them together. */
static const PrkMejaKata kata[] = {
  { "D1", PRK_PIHAK_SEKRETARIAT, PRK_SIFAT_BIASA,
    N_ ("Finish the mapping of voluntary cooperation"), NULL },
  { "D2", PRK_PIHAK_LUAR, PRK_SIFAT_BIASA, N_ ("Wait for the partner’s answer to the offer"),
    N_ ("Remind the partner of the offer") },
  { "D3", PRK_PIHAK_KEPALA, PRK_SIFAT_BIASA, N_ ("Ask the partner a second time"), NULL },
  { "D4", PRK_PIHAK_LUAR, PRK_SIFAT_BIASA,
    N_ ("Wait for the partner’s answer to the second request"), N_ ("Report to the Governor") },
  { "D5", PRK_PIHAK_KEPALA, PRK_SIFAT_BIASA, N_ ("Answer the partner’s offer"), NULL },
  { "D5.2", PRK_PIHAK_KEPALA, PRK_SIFAT_BIASA, N_ ("Answer the partner’s second request"), NULL },
  { "D6", PRK_PIHAK_KEPALA, PRK_SIFAT_BIASA, N_ ("Answer the partner’s offer"), NULL },
  { "D7", PRK_PIHAK_KEPALA, PRK_SIFAT_BIASA, N_ ("Answer the partner’s second request"), NULL },
  { "D8", PRK_PIHAK_LUAR, PRK_SIFAT_BIASA, N_ ("Wait for the answer of the DPRD"),
    N_ ("Remind the DPRD of the request") },
  { "D9", PRK_PIHAK_LUAR, PRK_SIFAT_BIASA, N_ ("Wait for the review of the DPRD"), NULL },
  { "D10", PRK_PIHAK_KEPALA, PRK_SIFAT_BIASA, N_ ("Follow up the review of the DPRD"), NULL },
  { "D11", PRK_PIHAK_LUAR, PRK_SIFAT_BIASA, N_ ("Wait for the approval of the DPRD"),
    N_ ("Examine whether the approval counts as given") },
  { "D12", PRK_PIHAK_LUAR, PRK_SIFAT_BIASA, N_ ("Wait for the position of the DPRD"),
    N_ ("Examine whether the approval counts as given") },
  { "D13", PRK_PIHAK_PARA, PRK_SIFAT_BERAKHIR,
    N_ ("Decide whether to extend the Kesepakatan Bersama"),
    N_ ("Record the end of the Kesepakatan Bersama") },
  { "D14", PRK_PIHAK_PARA, PRK_SIFAT_BERAKHIR,
    N_ ("Decide whether to extend the Perjanjian Kerja Sama"),
    N_ ("Record the end of the Perjanjian Kerja Sama") },
  { "D15", PRK_PIHAK_PEMRAKARSA, PRK_SIFAT_LAPORAN, N_ ("File the half-year report"), NULL },
  { "D16", PRK_PIHAK_TKKSD, PRK_SIFAT_LAPORAN, N_ ("File the half-year report of TKKSD"), NULL },
  { "D16.2", PRK_PIHAK_TKKSD, PRK_SIFAT_LAPORAN, N_ ("File the yearly report of TKKSD"), NULL },
  { "D17", PRK_PIHAK_TKKSD, PRK_SIFAT_PLENO, N_ ("Hold a Rapat Pleno this year"), NULL },
  { "D18", PRK_PIHAK_PARA, PRK_SIFAT_DIAM, NULL, NULL },
  { "D19", PRK_PIHAK_SEKRETARIAT, PRK_SIFAT_BIASA, N_ ("Evaluate the cooperation with the parties"),
    NULL },
};

const PrkMejaKata *
_prk_meja_find_kata (const char *id)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kata); i++)
    if (strcmp (kata[i].id, id) == 0)
      return &kata[i];

  return NULL;
}

gboolean
_prk_meja_is_milik (PrkPihak pihak, PrkMejaPeran peran)
{
  switch (peran)
    {
    case PRK_MEJA_PD:
      return pihak == PRK_PIHAK_PEMRAKARSA || pihak == PRK_PIHAK_PARA;
    case PRK_MEJA_SEKRETARIAT:
      return pihak != PRK_PIHAK_LUAR && pihak != PRK_PIHAK_PEMRAKARSA;
    case PRK_MEJA_TKKSD:
      return pihak == PRK_PIHAK_TKKSD;
    case PRK_MEJA_PIMPINAN:
      return pihak == PRK_PIHAK_KEPALA;
    case PRK_MEJA_SEMUA:
    case PRK_MEJA_N_PERAN:
    default:
      return pihak != PRK_PIHAK_LUAR;
    }
}

const char *
prk_meja_get_judul (PrkMejaKelompok kelompok)
{
  static const char *const titles[PRK_MEJA_N_KELOMPOK] = {
    [PRK_MEJA_TERLAMBAT] = N_ ("Overdue"),
    [PRK_MEJA_MINGGU_INI] = N_ ("Within Seven Days"),
    [PRK_MEJA_DIKEMBALIKAN] = N_ ("Returned or Refused"),
    [PRK_MEJA_NANTI] = N_ ("Later"),
    [PRK_MEJA_DRAF] = N_ ("My Drafts"),
    [PRK_MEJA_LAPORAN] = N_ ("Reports Not Filed Yet"),
    [PRK_MEJA_BERAKHIR] = N_ ("Ending Soon"),
    [PRK_MEJA_CATATAN] = N_ ("Still Missing"),
    [PRK_MEJA_MENUNGGU] = N_ ("Waiting for Others"),
  };

  g_return_val_if_fail ((guint)kelompok < PRK_MEJA_N_KELOMPOK, NULL);

  return titles[kelompok];
}

static const char *const roles[PRK_MEJA_N_PERAN]
    = { "semua", "pd", "sekretariat", "tkksd", "pimpinan" };

const char *
prk_meja_peran_get_kode (PrkMejaPeran peran)
{
  g_return_val_if_fail ((guint)peran < PRK_MEJA_N_PERAN, NULL);

  return roles[peran];
}

PrkMejaPeran
prk_meja_peran_dari (const char *kode)
{
  for (guint i = 0; i < PRK_MEJA_N_PERAN; i++)
    if (g_strcmp0 (kode, roles[i]) == 0)
      return (PrkMejaPeran)i;

  return PRK_MEJA_SEMUA;
}
