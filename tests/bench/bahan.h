/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "naskah/prk-naskah.h"
#include "naskah/prk-susun.h"

#include "contoh.h"

/* What the benches of documents have in common: a sample as long as wanted, the processor's clock, a line of JSON. */

typedef struct
{
  PrkTestDevice *device;
  PrkProfil     *profil;
  PrkRecord     *kak;
  PrkTemplat    *templat; /* (nullable) */
} Bahan;

/* The sample KAK with @n_more paragraphs in its narrative parts. */
void        bahan_init           (Bahan      *self,
                                  const char *name,
                                  guint       n_more);
void        bahan_clear          (Bahan *self);
void        bahan_set_text       (Bahan      *self,
                                  const char *path,
                                  const char *text);
/* How many paragraphs more make it @n_pages long. */
guint       bahan_cari_jumlah    (const char *name,
                                  guint       n_pages);
guint       bahan_hitung_halaman (Bahan *self);
PrkCetakan *bahan_cetak          (PrkPencetak *pencetak,
                                  PrkRecord   *kak);

double      bahan_cpu_ms         (void);
double      bahan_kuantil        (double *values,
                                  guint   n,
                                  double  q);
void        bahan_lapor          (const char *name,
                                  double      ours,
                                  double      peer,
                                  double      limit,
                                  const char *goal);
