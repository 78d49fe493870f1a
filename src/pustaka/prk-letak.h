/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-pustaka-types.h"

G_BEGIN_DECLS

/* How a page is read where it lies: which words stand at a point, and between two. */
typedef struct _PrkLetak PrkLetak;

typedef enum
{
  PRK_LETAK_KATA,
  PRK_LETAK_BARIS,   /* a line of its column */
  PRK_LETAK_KALIMAT, /* not longer than a person reads at once */
} PrkLetakSatuan;

PrkLetak *prk_letak_new     (const PrkPustakaHalaman *isi) G_GNUC_WARN_UNUSED_RESULT;
void      prk_letak_free    (PrkLetak *self);
/* FALSE where no letter is at that point, which is in points from the page's upper left corner. */
gboolean  prk_letak_pada    (const PrkLetak *self,
                             double          x,
                             double          y,
                             PrkLetakSatuan  satuan,
                             guint          *start,
                             guint          *end);
/* From the letter nearest to one point up to that nearest to the other, in whole units. */
gboolean  prk_letak_antara  (const PrkLetak *self,
                             double          from_x,
                             double          from_y,
                             double          to_x,
                             double          to_y,
                             PrkLetakSatuan  satuan,
                             guint          *start,
                             guint          *end);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrkLetak, prk_letak_free)

G_END_DECLS
