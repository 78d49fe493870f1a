/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "prk-pustaka-types.h"

G_BEGIN_DECLS

/* Evidence: a passage of a document that can be shown again years later. As a value of a record:
 *
 *   {"dokumen": hash, "halaman": 143, "teks": "…", "kotak": [[x, y, width, height], …]}
 *
 * with the rectangles, one a line, in hundredths of a point from the upper left corner. */
#define PRK_KUTIPAN_MAX_TEKS  10000 /* characters */
#define PRK_KUTIPAN_MAX_KOTAK 200

typedef struct
{
  char   *hash;
  guint   halaman;
  char   *teks;
  GArray *kotak; /* PrkPdfRect */
} PrkKutipan;

#define PRK_TYPE_KUTIPAN (prk_kutipan_get_type ())
GType       prk_kutipan_get_type   (void);
/* @start and @end count characters of @isi; NULL where nothing but white space is between them, or
 * more than the limits allow. */
PrkKutipan *prk_kutipan_new        (const char              *hash,
                                    guint                    halaman,
                                    const PrkPustakaHalaman *isi,
                                    guint                    start,
                                    guint                    end) G_GNUC_WARN_UNUSED_RESULT;
PrkKutipan *prk_kutipan_copy       (const PrkKutipan *self) G_GNUC_WARN_UNUSED_RESULT;
void        prk_kutipan_free       (PrkKutipan *self);
JsonNode   *prk_kutipan_to_value   (const PrkKutipan *self) G_GNUC_WARN_UNUSED_RESULT;
/* NULL where @value is no evidence: checked number by number, since it may come from elsewhere. */
PrkKutipan *prk_kutipan_from_value (JsonNode *value) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrkKutipan, prk_kutipan_free)

G_END_DECLS
