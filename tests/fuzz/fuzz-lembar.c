/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "domain/prk-impor-kasus.h"
#include "domain/prk-lembar.h"

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

/* Loaded once, and never freed. */
static gpointer
load_profil (gpointer unused)
{
  g_autoptr (GError) error = NULL;
  PrkProfil *profil = prk_profil_load ("barito-selatan", NULL, &error);

  g_assert_no_error (error);
  return profil;
}

/* Whatever is read: each row is either wrong somewhere, or has events that the rules let happen. */
static void
check (const PrkImporBaris *baris)
{
  g_assert_cmpuint (baris->baris, >, 0);
  g_assert_nonnull (baris->judul);
  g_assert_nonnull (baris->mitra);
  g_assert_nonnull (baris->nomor);
  g_assert_true (baris->salah->len > 0 || baris->kejadian->len > 0);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  static GOnce once = G_ONCE_INIT;
  PrkProfil *profil = g_once (&once, load_profil, NULL);
  g_autoptr (GPtrArray) none = g_ptr_array_new ();
  const PrkHitung usual = { .hari_kerja = 5 };
  g_autoptr (PrkKalender) kalender = prk_kalender_new (none, "62.04", &usual);
  g_autoptr (PrkImporKasus) impor
      = prk_impor_kasus_baca (size > 0 ? (const char *)data : "", (gssize)size, profil, kalender,
                              prk_hari_dari_iso ("2026-11-20"));

  g_assert_true (impor->baris->len == 0 || impor->salah->len == 0);
  for (guint i = 0; i < impor->baris->len; i++)
    check (g_ptr_array_index (impor->baris, i));

  return 0;
}
