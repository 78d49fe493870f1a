/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-kak-private.h"

G_BEGIN_DECLS

/* One run of the checks. */
typedef struct
{
  PrkRecord *kak;
  PrkProfil *profil;
  PrkSkema  *skema;
  gboolean   submitted;
  GPtrArray *hard, *soft; /* of PrkTemuan */
  GString   *path;        /* scratch, for _prk_cell_path() */
} PrkPeriksa;

typedef void (*PrkPeriksaFunc) (PrkPeriksa *self);

/* Adds a finding: @kunci of data/aturan/kak.json, the field to mend, and values for its text in
 * pairs. */
void _prk_periksa_add         (PrkPeriksa *self,
                               const char *kunci,
                               const char *path,
                               ...) G_GNUC_NULL_TERMINATED;
/* With a text made elsewhere. */
void _prk_periksa_add_pesan   (PrkPeriksa *self,
                               const char *kunci,
                               const char *path,
                               const char *pesan);

/* The rules of the regulation, one function each. */
void _prk_periksa_r2          (PrkPeriksa *self);
void _prk_periksa_r3          (PrkPeriksa *self);
void _prk_periksa_r4          (PrkPeriksa *self);
void _prk_periksa_r5          (PrkPeriksa *self);
void _prk_periksa_r6          (PrkPeriksa *self);
void _prk_periksa_r8          (PrkPeriksa *self);
void _prk_periksa_r9          (PrkPeriksa *self);
void _prk_periksa_r20         (PrkPeriksa *self);
void _prk_periksa_r21         (PrkPeriksa *self);
void _prk_periksa_r22         (PrkPeriksa *self);
void _prk_periksa_r63         (PrkPeriksa *self);

/* R4 over a table whose rows have rujukan, alasan_luar and penjelasan_luar; @name_column names a row. */
void _prk_periksa_r4_tabel    (PrkPeriksa *self,
                               const char *table,
                               const char *name_column);
/* Whether two daerah, one of them the own, border on each other; @daerah NULL: the own. */
gboolean _prk_periksa_berbatasan (PrkPeriksa *self,
                               const char *daerah,
                               const char *mitra);

/* Single fields and what belongs together. */
void _prk_periksa_identitas   (PrkPeriksa *self);
void _prk_periksa_isian       (PrkPeriksa *self);
void _prk_periksa_dari        (PrkPeriksa *self);
void _prk_periksa_jangka      (PrkPeriksa *self);
void _prk_periksa_jadwal      (PrkPeriksa *self);
void _prk_periksa_biaya       (PrkPeriksa *self);
void _prk_periksa_konflik     (PrkPeriksa *self);

G_END_DECLS
