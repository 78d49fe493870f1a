/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/prk-kasus-daftar.h"

G_BEGIN_DECLS

/* The rows of the list of cases: which of them, in which order. Texts are folded once a case. */

typedef enum
{
  PRK_KASUS_URUT_CHANGED,
  PRK_KASUS_URUT_JUDUL,
  PRK_KASUS_URUT_MITRA,
  PRK_KASUS_URUT_TAHAPAN,
  PRK_KASUS_URUT_KEADAAN,
  PRK_KASUS_URUT_TENGGAT,
} PrkKasusUrut;

typedef struct
{
  const char  *text;    /* (nullable) words, each in title, partner or office */
  int          tahapan; /* -1: all */
  const char  *varian;  /* (nullable) */
  gboolean     is_terbuka; /* only those that are neither over nor refused */
  PrkKasusUrut urut;
  gboolean     is_turun;
} PrkKasusSaring;

#define PRK_TYPE_KASUS_ITEM (prk_kasus_item_get_type ())
G_DECLARE_FINAL_TYPE (PrkKasusItem, prk_kasus_item, PRK, KASUS_ITEM, GObject)

PrkKasusItem          *prk_kasus_item_new         (PrkKasusRingkas *ringkas) G_GNUC_WARN_UNUSED_RESULT;
const PrkKasusRingkas *prk_kasus_item_get_ringkas (PrkKasusItem *self);
/* The line that says most. */
const PrkKasusAlur    *prk_kasus_item_get_alur    (PrkKasusItem *self);

/* (element-type PrkKasusItem) (transfer container): of @items those that fit, in order. */
GPtrArray *prk_kasus_susun (GPtrArray            *items,
                            const PrkKasusSaring *saring) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
