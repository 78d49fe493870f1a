/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-narasi-doc.h"

G_BEGIN_DECLS

/* Styles may overlap, markup must nest: which of bold and italic is open at a place of a block,
 * in the order in which they were opened. */
typedef struct
{
  PrkNarasiStyle open[2];
  guint n_open;
} PrkNarasiNesting;

/* What to close and open before a run, each in its order. */
typedef struct
{
  PrkNarasiStyle close[2];
  guint n_close;
  PrkNarasiStyle open[2];
  guint n_open;
} PrkNarasiStep;

PrkNarasiStep  prk_narasi_nesting_step  (PrkNarasiNesting *self,
                                         GArray           *runs,
                                         guint             index);
PrkNarasiStyle prk_narasi_step_reopened (const PrkNarasiStep *step);

G_END_DECLS
