/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "prk-sop.h"

G_BEGIN_DECLS

struct _PrkSop
{
  const char      *id, *nama, *daerah, *sumber;
  gboolean         is_lengkap;
  GStrv            catatan;
  GHashTable      *kepala;        /* text → text */
  GHashTable      *kepala_daftar; /* text → GStrv */
  PrkSopPelaksana *pelaksana;
  guint            n_pelaksana;
  PrkSopLangkah   *langkah;
  guint            n_langkah;
  GStringChunk    *strings;
};

/* One reading of one file. */
typedef struct
{
  PrkSop     *sop;
  const char *text;
  GPtrArray  *salah;
} SopBaca;

extern const char *const _prk_sop_satuan[];

const char *_prk_sop_get_pasti (PrkPasti pasti);
/* The line on which the value of @key ("langkah/3/waktu") begins, or that of the nearest thing around it. */
guint    _prk_sop_find_line (const char *text,
                             const char *key);
void     _prk_sop_salah     (SopBaca    *baca,
                             const char *key,
                             const char *kunci,
                             const char *nilai);
/* Branches and ways; after this the steps know one another. */
void     _prk_sop_read_arah (SopBaca   *baca,
                             JsonArray *langkah);
void     _prk_sop_periksa_arah (SopBaca *baca);
PrkPasti _prk_sop_read_pasti (SopBaca    *baca,
                             JsonObject *object,
                             const char *key);

G_END_DECLS
