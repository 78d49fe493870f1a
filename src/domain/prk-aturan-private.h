/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-kak.h"

G_BEGIN_DECLS

/* One finding that can be made: its rule, article, strength and text, from data/aturan. */
typedef struct
{
  const char *kunci;  /* "R4.tanpa_rujukan" */
  const char *aturan; /* "R4" */
  const char *pasal;  /* NULL: that of the part it is about */
  PrkKekuatan kekuatan;
  const char *pesan;  /* with {names} */
} PrkAturan;

/* Aborts for a key that is not in the file. */
const PrkAturan *_prk_aturan_find     (const char *kunci);

/* Puts values in the place of {names}: pairs of name and value, NULL. */
char            *_prk_aturan_dup_pesan (const char *kunci,
                                        ...) G_GNUC_NULL_TERMINATED G_GNUC_WARN_UNUSED_RESULT;
char            *_prk_aturan_fill      (const char *text,
                                        va_list     args) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
