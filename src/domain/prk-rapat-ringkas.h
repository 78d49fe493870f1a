/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-rapat.h"

G_BEGIN_DECLS

/* What a meeting left to be done: a row of its table "tindak_lanjut". */
typedef struct
{
  char    *baris;
  char    *uraian, *oleh; /* never NULL */
  char    *agenda;        /* (nullable) the item that it follows from */
  PrkHari  sampai;        /* 0: nobody said until when */
  gboolean is_selesai;
  PrkHari  selesai_pada;  /* 0 unknown */
  char    *selesai_oleh;  /* (nullable) */
} PrkTugas;

/* An item about a case, and what became of it. */
typedef struct
{
  char    *baris;
  char    *ksd, *alur;
  char    *uraian;
  char    *hasil;     /* (nullable) "setuju" */
  char    *putusan;   /* (nullable) in words */
  gint64   setuju, tolak, abstain;
  gboolean is_bersuara; /* anybody voted */
  char    *peristiwa; /* (nullable) id of the event that it became */
} PrkRapatPokok;

/* What other screens need of a meeting. Immutable, any thread. */
#define PRK_TYPE_RAPAT_RINGKAS (prk_rapat_ringkas_get_type ())
typedef struct
{
  gatomicrefcount ref_count;
  char      *id;
  char      *judul; /* never NULL */
  char      *jenis; /* (nullable) "pleno" */
  char      *pukul, *tempat; /* (nullable) */
  char      *berita_acara;   /* (nullable) its number */
  PrkHari    hari;  /* 0: none yet */
  gboolean   is_held;
  gboolean   is_tertinggal; /* held, and not recorded with the TKKSD whose meeting it is */
  GPtrArray *pokok; /* (element-type PrkRapatPokok) about cases, in the order of the agenda */
  GPtrArray *tugas; /* (element-type PrkTugas) */
} PrkRapatRingkas;

GType            prk_rapat_ringkas_get_type (void);
PrkRapatRingkas *prk_rapat_ringkas_new      (PrkRecord *rapat) G_GNUC_WARN_UNUSED_RESULT;
PrkRapatRingkas *prk_rapat_ringkas_ref      (PrkRapatRingkas *self);
void             prk_rapat_ringkas_unref    (PrkRapatRingkas *self);
/* Whether @ksd is on its agenda. */
gboolean         prk_rapat_ringkas_has      (PrkRapatRingkas *self,
                                             const char      *ksd);
/* (element-type PrkTugas) (transfer container): what is to be done about @ksd: what follows from an item about it, and
 * what follows from none where the meeting was about no other case. */
GPtrArray       *prk_rapat_ringkas_list_tugas (PrkRapatRingkas *self,
                                             const char      *ksd) G_GNUC_WARN_UNUSED_RESULT;

/* Marks a row as done. @oleh: (nullable): who. */
void             prk_tugas_tandai           (PrkEdit    *edit,
                                             const char *baris,
                                             PrkHari     pada,
                                             const char *oleh);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrkRapatRingkas, prk_rapat_ringkas_unref)

G_END_DECLS
