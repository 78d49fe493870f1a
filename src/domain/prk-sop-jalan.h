/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-kasus.h"
#include "prk-sop.h"

G_BEGIN_DECLS

/* A run of a procedure on a case: a pure function of the events of one line of the case,
 *   sop_dimulai      tanggal, jam, sop (id), naskah (the procedure's file as it stood)
 *   sop_kelengkapan  langkah, nomor (from 1), berkas
 *   sop_disposisi    langkah, dari, kepada, isi
 *   sop_paraf        langkah, pelaksana
 *   sop_ulang        langkah, tanggal, jam: a meeting is held once more
 *   sop_langkah      langkah, tanggal, jam, putusan ("ya", "tidak"), catatan, kembali: the step is done
 * An event that does not fit is left out and told. */

typedef struct
{
  PrkHari hari;  /* 0: unknown */
  gint    menit; /* of the day */
} PrkSaat;

/* A working day of 37.5 hours in five days. */
#define PRK_SOP_MENIT_SEHARI 450

/* One visit to one step. */
typedef struct
{
  guint      langkah;
  guint      ke;         /* the how manieth visit, from 1 */
  PrkSaat    mulai;
  PrkSaat    selesai;    /* hari 0: still here */
  gboolean   is_tidak;   /* it ended with "Tidak" */
  const char *catatan;   /* (nullable) */
  gint       kembali;    /* step that "Tidak" returned to, -1 */
  guint      n_rapat;    /* meetings held, from 1 */
  gboolean  *is_ada;     /* inputs that are there */
  guint      n_kurang;   /* inputs wanted in any case that are not */
  gboolean  *is_diparaf; /* by place in the step's list of initials */
  GPtrArray *disposisi;  /* (element-type PrkKejadian) */
  gint       hari;       /* working days it took, up to now while it is here */
  gint       menit;      /* working minutes */
  gboolean   is_terlambat;
} PrkSopKunjungan;

typedef struct
{
  const PrkKejadian *kejadian;
  char              *pesan; /* plain Indonesian */
} PrkSopTolak;

typedef struct
{
  PrkSop    *sop;
  gint       langkah;   /* where it is now; -1: not begun, or over */
  gboolean   is_usai;
  GPtrArray *kunjungan; /* (element-type PrkSopKunjungan) in their order */
  GPtrArray *ditolak;   /* (element-type PrkSopTolak) */
} PrkSopJalan;

PrkSopJalan *prk_sop_jalankan       (PrkSop        *sop,
                                     PrkKasus      *kasus,
                                     const char    *alur,
                                     PrkKalender   *kalender,
                                     guint          menit_sehari,
                                     const PrkSaat *sekarang) G_GNUC_WARN_UNUSED_RESULT;
/* The procedure that runs on a line of a case. */
PrkSop      *prk_sop_dari_kasus     (PrkKasus   *kasus,
                                     const char *alur) G_GNUC_WARN_UNUSED_RESULT;
void         prk_sop_jalan_free     (PrkSopJalan *self);
/* What all visits to one step took. */
void         prk_sop_jalan_jumlah   (PrkSopJalan *self,
                                     guint        langkah,
                                     guint       *n,
                                     gint        *hari,
                                     gint        *menit);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrkSopJalan, prk_sop_jalan_free)

G_END_DECLS
