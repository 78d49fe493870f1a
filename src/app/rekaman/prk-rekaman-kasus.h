/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-rekaman-page.h"
#include "store/prk-kasus-daftar.h"

G_BEGIN_DECLS

/* A line of a case from which a record can be filled in. */
typedef struct
{
  char *ksd;
  char *alur;
  char *masa; /* (nullable) the term, where there are several */
  char *kata; /* what a person chooses by */
} PrkRekamanPilihan;

typedef struct
{
  const char *tanya;   /* for gettext, as all words here */
  const char *uraian;
  const char *kosong;  /* where no case has such a line */
  /* Adds the lines of one case. */
  void      (*list)   (GPtrArray               *pilihan,
                       const PrkKasusRingkas   *kasus);
  void      (*isikan) (PrkEdit                 *edit,
                       PrkKasusBuka            *buka,
                       const PrkRekamanPilihan *pilihan);
  /* (nullable) Instead: what is done with the line; no record need be open. */
  void      (*lakukan) (PrkRekamanPage          *page,
                        PrkKasusBuka            *buka,
                        const PrkRekamanPilihan *pilihan);
} PrkRekamanDariKasus;

void            prk_rekaman_pilihan_add     (GPtrArray                 *pilihan,
                                             const char                *ksd,
                                             const char                *alur,
                                             const char                *masa,
                                             char                      *kata);
void            prk_rekaman_isikan_kasus    (PrkRekamanPage            *page,
                                             const PrkRekamanDariKasus *dari);
PrkKasusDaftar *prk_rekaman_page_dup_daftar (PrkRekamanPage            *page) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
