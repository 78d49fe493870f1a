/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-pustaka-kata-private.h"

G_BEGIN_DECLS

#define PRK_TANYA_MAX_GRUP  24
#define PRK_TANYA_MAX_FRASA 200

/* One phrase of the full-text query: a form of the group (the word or phrase asked for) that it
 * belongs to. */
typedef struct
{
  guint  grup;
  double bobot; /* 1: as asked for; less for other forms; 0: only there to be required */
} PrkTanyaFrasa;

/* What a person asked for, made ready for the index. Immutable once made. */
typedef struct
{
  char    *match;        /* for FTS5; NULL where nothing was asked for */
  GArray  *frasa;        /* PrkTanyaFrasa, in the order of FTS5's phrases */
  guint    n_grup;
  double   idf[PRK_TANYA_MAX_GRUP];
  double   idf_sum;
  gint64   n_rows_ranked; /* at most so many rows are ranked */
} PrkTanya;

PrkTanya *_prk_tanya_new  (const char *query,
                           PrkKata    *kata) G_GNUC_WARN_UNUSED_RESULT;
void      _prk_tanya_free (PrkTanya *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrkTanya, _prk_tanya_free)

G_END_DECLS
