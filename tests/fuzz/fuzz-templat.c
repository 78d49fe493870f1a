/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "naskah/prk-naskah.h"

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

/* What an office may write in the place of one that ships; the first byte says of which. */
static const struct
{
  const char *nama, *jenis;
} papers[] = {
  { "kak", "kak" },
  { "surat-penawaran", "cetak_kasus" },
  { "perjanjian-kerja-sama", "cetak_kasus" },
  { "undangan", "cetak_rapat" },
};

/* Loaded once, and never freed. */
static gpointer
load_profil (gpointer unused)
{
  g_autoptr(GError) error = NULL;
  PrkProfil *profil = prk_profil_load ("barito-selatan", NULL, &error);

  g_assert_no_error (error);

  return profil;
}

/* A template that was taken makes a paper, however empty the record is, or says why not. */
static void
print (PrkProfil  *profil,
       const char *nama,
       const char *jenis,
       const char *text)
{
  g_autoptr(PrkRecord) record = prk_record_new ("00000000-0000-7000-8000-000000000000", jenis);
  g_autoptr(PrkPencetak) pencetak = prk_pencetak_new_untuk (profil, jenis, nama);
  g_autoptr(GError) error = NULL;
  g_autoptr(PrkCetakan) cetakan = NULL;

  if (!prk_pencetak_set_templat (pencetak, text, &error))
    g_error ("taken at first, and then: %s", error->message);
  cetakan = prk_pencetak_cetak (pencetak, record, NULL, &error);
  g_assert_true ((cetakan != NULL) == (error == NULL));
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  static GOnce once = G_ONCE_INIT;
  PrkProfil *profil = g_once (&once, load_profil, NULL);
  guint which = size > 0 ? data[0] % G_N_ELEMENTS (papers) : 0;
  g_autofree char *text = size > 1 ? g_strndup ((const char *) data + 1, size - 1) : g_strdup ("");
  g_autoptr(GError) error = NULL;
  guint n_lines = 1;
  guint baris;

  for (const char *c = text; *c != '\0'; c++)
    n_lines += *c == '\n';
  if (prk_templat_periksa (profil, papers[which].nama, text, NULL, &baris, &error))
    {
      g_assert_no_error (error);
      print (profil, papers[which].nama, papers[which].jenis, text);
      return 0;
    }
  g_assert_error (error, PRK_NASKAH_ERROR, PRK_NASKAH_ERROR_TEMPLATE);
  g_assert_cmpuint (strlen (error->message), >, 0);
  g_assert_cmpuint (baris, <=, n_lines);

  return 0;
}
