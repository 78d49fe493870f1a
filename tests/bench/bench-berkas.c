/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Every paper that a case can have, and its KAK, each as PDF and for a word processor: what a secretariat waits for when it prints
 * all of a case. The peer sets the words of the same papers once, as bare as can be (telanjang.h): half of the work, and none of the
 * form. Both sides make each paper with fonts of its own. Time is that of the processor. */
#include "config.h"

#include "naskah/prk-docx.h"

#include "bahan.h"
#include "kertas-kasus.h"
#include "telanjang.h"

#define N_RUNS 7
#define SAMPLE "karhutla-perbatasan"
#define SIZE   11.0

typedef struct
{
  Bahan   bahan;
  Kertas  kertas;
  GArray *alinea; /* (element-type GArray) words of each paper, for the bare peer */
  guint   n_dokumen;
} Kasus;

/* The paper in both forms. @words (nullable): its words are added. */
static void
make (Kasus       *self,
      PrkPencetak *pencetak,
      PrkRecord   *record,
      GArray      *words)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(PrkCetakan) cetakan = prk_pencetak_cetak (pencetak, record, NULL, &error);
  g_autoptr(GBytes) docx = cetakan != NULL ? prk_pencetak_tulis_docx (pencetak, record, NULL, &error) : NULL;
  g_autoptr(GPtrArray) paragraf = NULL;

  g_assert_no_error (error);
  self->n_dokumen += 2;
  if (words == NULL)
    return;
  paragraf = prk_docx_baca (docx, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < paragraf->len; i++)
    telanjang_add (words, ((PrkDocxParagraf *) g_ptr_array_index (paragraf, i))->teks, SIZE, FALSE);
}

static GArray *
begin_words (Kasus    *self,
             gboolean  is_wanted)
{
  GArray *words = is_wanted ? telanjang_new () : NULL;

  if (is_wanted)
    g_array_append_val (self->alinea, words);

  return words;
}

static void
make_all (Kasus    *self,
          gboolean  with_words)
{
  PrkTahapKonteks konteks = { .kasus = self->kertas.kasus, .kak = self->bahan.kak, .profil = self->kertas.profil };
  GPtrArray *papers = prk_naskah_kasus_daftar ();

  self->n_dokumen = 0;
  for (guint i = 0; i < papers->len; i++)
    {
      const PrkNaskahKasus *paper = g_ptr_array_index (papers, i);
      g_autofree char *alur = g_strcmp0 (paper->alur[0], "utama") == 0 ? g_strdup ("utama") : g_strconcat (paper->alur[0], "-1", NULL);
      g_autoptr(PrkRecord) record = prk_naskah_kasus_new_cetak (paper, &konteks, alur, NULL);
      g_autoptr(PrkPencetak) pencetak = prk_pencetak_new_untuk (self->kertas.profil, "cetak_kasus", paper->id);

      prk_naskah_lupakan_huruf ();
      make (self, pencetak, record, begin_words (self, with_words));
    }
  {
    g_autoptr(PrkPencetak) pencetak = prk_pencetak_new (self->bahan.profil);

    prk_naskah_lupakan_huruf ();
    make (self, pencetak, self->bahan.kak, begin_words (self, with_words));
  }
}

static void
make_bare (Kasus *self)
{
  for (guint i = 0; i < self->alinea->len; i++)
    telanjang_cetak (g_array_index (self->alinea, GArray *, i), prk_profil_get_halaman (self->kertas.profil));
}

int
main (int    argc,
      char **argv)
{
  Kasus self = { 0 };
  double ours[N_RUNS];
  double bare[N_RUNS];

  g_setenv ("G_TEST_SRCDIR", TESTS_DIR, FALSE);
  g_test_init (&argc, &argv, NULL);
  bahan_init (&self.bahan, SAMPLE, 0);
  kertas_init (&self.kertas, KABUPATEN, kertas_tiga);
  self.alinea = g_array_new (FALSE, FALSE, sizeof (GArray *));
  make_all (&self, TRUE);
  for (guint i = 0; i < N_RUNS; i++)
    {
      double start = bahan_cpu_ms ();

      make_all (&self, FALSE);
      ours[i] = bahan_cpu_ms () - start;
      start = bahan_cpu_ms ();
      make_bare (&self);
      bare[i] = bahan_cpu_ms () - start;
    }
  g_printerr ("berkas: %u documents of one case\n", self.n_dokumen);
  bahan_lapor ("berkas/semua-naskah", bahan_kuantil (ours, N_RUNS, 0.5), 0, 2000, "<= 2 s for about 40 documents");
  bahan_lapor ("berkas/semua-naskah-telanjang", bahan_kuantil (ours, N_RUNS, 0.5), bahan_kuantil (bare, N_RUNS, 0.5), 2,
               "<= 2 x their words alone, set once");

  for (guint i = 0; i < self.alinea->len; i++)
    g_array_unref (g_array_index (self.alinea, GArray *, i));
  g_array_unref (self.alinea);
  kertas_clear (&self.kertas);
  bahan_clear (&self.bahan);

  return 0;
}
