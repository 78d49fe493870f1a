/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* What each kind of event of a case asks for: data/tahapan/isian.json. Forms are made from it; the rules read
 * these paths and no others (a test compares both). Whether an event may be is for prk_tahapan_boleh() alone
 * to say. Immutable, any thread. */

#define PRK_ISIAN_PIHAK "{pihak}" /* in a path: one field for each party of the case */

typedef enum
{
  PRK_ISIAN_TANGGAL,
  PRK_ISIAN_TEKS,
  PRK_ISIAN_NARASI,
  PRK_ISIAN_PILIHAN,
  PRK_ISIAN_BILANGAN,
  PRK_ISIAN_YA,      /* must be answered: true or false */
  PRK_ISIAN_CENTANG, /* true, or not there at all */
  PRK_ISIAN_BERKAS,  /* a file, or words that say where the paper is */
  PRK_ISIAN_TABEL,
} PrkIsianJenis;

typedef struct
{
  const char *kode, *nama; /* kode NULL ends a list */
} PrkIsianPilihan;

typedef struct
{
  const char            *path; /* "sk/nomor"; of a column: its key */
  PrkIsianJenis          jenis;
  const char            *label;   /* Indonesian */
  const char            *bantuan; /* (nullable) */
  const char            *pasal;   /* (nullable) */
  const char            *awal;    /* (nullable) what stands there at first */
  gboolean               is_wajib;   /* without it a hard rule fails */
  gboolean               is_catatan; /* no rule reads it */
  const PrkIsianPilihan *pilihan;    /* (nullable) */
  GPtrArray             *kolom;      /* (nullable) (element-type PrkIsian) */
  GStrv                  varian;     /* (nullable) kinds of cooperation that have it; all */
} PrkIsian;

typedef struct _PrkIsianDaftar PrkIsianDaftar;

/* Errors name the place: "peristiwa.rancangan_kb[2].jenis". */
PrkIsianDaftar  *prk_isian_daftar_baca  (const char  *text,
                                         gssize       size,
                                         GError     **error) G_GNUC_WARN_UNUSED_RESULT;
void             prk_isian_daftar_free  (PrkIsianDaftar *self);
/* The one that is shipped. */
const PrkIsianDaftar *prk_isian_daftar_get (void);
/* (element-type PrkIsian) (transfer none) (nullable): in the order of a form. */
GPtrArray       *prk_isian_daftar_list  (const PrkIsianDaftar *self,
                                         const char           *jenis);
/* Kinds of events, sorted. */
GStrv            prk_isian_daftar_list_jenis (const PrkIsianDaftar *self) G_GNUC_WARN_UNUSED_RESULT;
/* The field that a path of an event belongs to: "tanda_tangan/p1/nama", "paraf/b7/tanggal". */
const PrkIsian  *prk_isian_daftar_find  (const PrkIsianDaftar *self,
                                         const char           *jenis,
                                         const char           *path);
/* Whether a kind of cooperation has the field. */
gboolean         prk_isian_is_varian    (const PrkIsian *self,
                                         const char     *varian);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrkIsianDaftar, prk_isian_daftar_free)

G_END_DECLS
