/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/prk-isian.h"

G_BEGIN_DECLS

/* What the form of an old agreement asks for. */

typedef enum
{
  PRK_LAMA_KB = 1 << 0,  /* of a KB */
  PRK_LAMA_PKS = 1 << 1, /* of a PKS */
  PRK_LAMA_BERAKHIR = 1 << 2,
} PrkKasusLamaSifat;

/* The states that a person may choose, as the row of a table says them. */
typedef struct
{
  const char       *kode;
  const char       *naskah; /* "kb", "pks" */
  PrkKasusLamaSifat sifat;
} PrkKasusLamaKeadaan;

/* A field: where its label, help and choices come from, and the column that it is. */
typedef struct
{
  const char *column;
  const char *path; /* of "entri_lama"; of what is known of a case where is_fakta */
  gboolean    is_fakta;
  gboolean    is_wajib;
} PrkKasusLamaBidang;

/* Each ends with NULL. */
extern const PrkKasusLamaKeadaan prk_kasus_lama_keadaan[];
extern const PrkKasusLamaBidang  prk_kasus_lama_fakta[];
extern const PrkKasusLamaBidang  prk_kasus_lama_kb[];
extern const PrkKasusLamaBidang  prk_kasus_lama_pks[];
extern const PrkKasusLamaBidang  prk_kasus_lama_sebab[];
extern const PrkKasusLamaBidang  prk_kasus_lama_sumber[];

char     *prk_kasus_lama_keadaan_dup_nama (const PrkKasusLamaKeadaan *keadaan) G_GNUC_WARN_UNUSED_RESULT;
PrkIsian *prk_kasus_lama_bidang_new_isian (const PrkKasusLamaBidang *bidang) G_GNUC_WARN_UNUSED_RESULT;
void      prk_kasus_lama_isian_free       (gpointer isian);

G_END_DECLS
