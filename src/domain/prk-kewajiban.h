/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "oplog/prk-edit.h"

#include "prk-kalender.h"

G_BEGIN_DECLS

/* What the parties owe by a text: rows of the table "kewajiban" of a record of type "naskah", and in "pelaksanaan" each time that one of
 * them was done. A row that was taken from a clause keeps in hidden cells where ("sumber") and its words ("kutipan"). Pure. */

typedef struct
{
  char  *masa;    /* "2027-1" of a semester, "2027" of a year; "" of what is done once */
  PrkHari tanggal; /* 0 unknown */
  char  *catatan; /* never NULL */
} PrkKewajibanLaksana;

typedef struct
{
  char      *baris;
  char      *uraian;      /* never NULL */
  char      *pihak;       /* (nullable) "para", "kesatu" … */
  char      *oleh;        /* (nullable) the perangkat daerah that does it */
  char      *batas;       /* (nullable) "tanggal", "hari", "bulan", "semester", "tahun" */
  char      *dasar;       /* (nullable) where it stands, in words */
  PrkHari    tanggal;
  guint      jumlah;
  gboolean   is_berubah;  /* the clause no longer says so */
  GPtrArray *pelaksanaan; /* (element-type PrkKewajibanLaksana) in their order */
} PrkKewajiban;

/* All of one text. Immutable, any thread. */
#define PRK_TYPE_KEWAJIBAN_NASKAH (prk_kewajiban_naskah_get_type ())
typedef struct
{
  gatomicrefcount ref_count;
  char      *id;
  char      *judul; /* never NULL */
  char      *jenis; /* "kb", "pks" */
  char      *ksd, *alur; /* (nullable) */
  GStrv      pihak; /* rows of its parties, KESATU first; those of the case */
  GStrv      nama;  /* their names */
  GPtrArray *butir; /* (element-type PrkKewajiban) */
} PrkKewajibanNaskah;

/* Where its line of the case stands. */
typedef struct
{
  PrkHari  ditandatangani; /* 0 not yet */
  PrkHari  berakhir;       /* last day of the term; 0 unknown */
  gboolean is_berhenti;    /* it ended or was given up */
  PrkHari  hari_ini;
} PrkKewajibanGaris;

typedef enum
{
  PRK_KEWAJIBAN_BELUM, /* the text is not signed */
  PRK_KEWAJIBAN_BERJALAN,
  PRK_KEWAJIBAN_LEWAT,
  PRK_KEWAJIBAN_SELESAI, /* one that comes again: for now */
  PRK_KEWAJIBAN_BERHENTI,
} PrkKewajibanStatus;

typedef struct
{
  PrkKewajibanStatus status;
  PrkHari jatuh;   /* 0 none; of one that is done and comes again, the next time */
  char    masa[8]; /* "" of what is done once */
} PrkKewajibanJatuh;

GType               prk_kewajiban_naskah_get_type (void);
PrkKewajibanNaskah *prk_kewajiban_naskah_new      (PrkRecord *naskah) G_GNUC_WARN_UNUSED_RESULT;
PrkKewajibanNaskah *prk_kewajiban_naskah_ref      (PrkKewajibanNaskah *self);
void                prk_kewajiban_naskah_unref    (PrkKewajibanNaskah *self);
/* (element-type PrkKewajibanNaskah) (transfer container): of texts of the same line and kind only the newest counts. */
GPtrArray          *prk_kewajiban_list_berlaku    (GPtrArray *all) G_GNUC_WARN_UNUSED_RESULT;

void                prk_kewajiban_hitung          (const PrkKewajiban      *self,
                                                   const PrkKewajibanGaris *garis,
                                                   PrkKewajibanJatuh       *jatuh);
const char         *prk_kewajiban_get_status_teks (PrkKewajibanStatus status);
/* Whether we owe it; @kita: (nullable): our own row of parties. */
gboolean            prk_kewajiban_is_kita         (const PrkKewajiban       *self,
                                                   const PrkKewajibanNaskah *naskah,
                                                   const char               *kita);
/* "PIHAK KEDUA (Kabupaten Kapuas)"; the perangkat daerah, too. */
char               *prk_kewajiban_dup_pihak       (const PrkKewajiban       *self,
                                                   const PrkKewajibanNaskah *naskah) G_GNUC_WARN_UNUSED_RESULT;
/* "30 hari setelah ditandatangani"; NULL: none. */
char               *prk_kewajiban_dup_batas       (const PrkKewajiban *self) G_GNUC_WARN_UNUSED_RESULT;

/* What was done in a half year, or was due and was not: a list in CommonMark; NULL for nothing. @masa: "2027-1". */
char               *prk_kewajiban_dup_laporan     (const PrkKewajibanNaskah *naskah,
                                                   const PrkKewajibanGaris  *garis,
                                                   const char               *masa,
                                                   gboolean                  is_terlaksana) G_GNUC_WARN_UNUSED_RESULT;

/* Notes that one was done. @baris: a new row; @masa: (nullable). */
void                prk_kewajiban_tandai          (PrkEdit    *edit,
                                                   const char *kewajiban,
                                                   const char *baris,
                                                   const char *masa,
                                                   PrkHari     pada,
                                                   const char *catatan);

/* What a clause says, as it would become one. */
typedef struct
{
  char    *sumber; /* the field: "klausul/hak_kewajiban" */
  char    *dasar;  /* "Hak dan kewajiban para pihak ayat (2)" */
  char    *kutipan;
  char    *uraian;
  char    *pihak;  /* (nullable) */
  char    *batas;  /* (nullable) */
  guint    jumlah;
  gboolean is_ada; /* it was taken already */
} PrkKewajibanUsul;

void                prk_kewajiban_usul_free       (PrkKewajibanUsul *self);
/* (element-type PrkKewajibanUsul): what sounds like a duty (words in data/klausul/kewajiban.json). */
GPtrArray          *prk_kewajiban_usulkan         (PrkRecord *naskah) G_GNUC_WARN_UNUSED_RESULT;
/* (element-type PrkKewajibanUsul): every ayat of a text, by the numbers of its Pasal; of each sumber, dasar, kutipan and uraian. */
GPtrArray          *prk_kewajiban_list_ayat       (PrkRecord *naskah) G_GNUC_WARN_UNUSED_RESULT;
/* What somebody chose of a field; NULL when nothing is left of it. */
PrkKewajibanUsul   *prk_kewajiban_usul_dari_teks  (PrkRecord  *naskah,
                                                   const char *sumber,
                                                   const char *teks) G_GNUC_WARN_UNUSED_RESULT;
void                prk_kewajiban_ambil           (PrkEdit                *edit,
                                                   const char             *baris,
                                                   const PrkKewajibanUsul *usul);
/* Whether the words of a clause still stand there. */
gboolean            prk_kewajiban_has_kutipan     (PrkRecord  *naskah,
                                                   const char *sumber,
                                                   const char *kutipan);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrkKewajibanNaskah, prk_kewajiban_naskah_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrkKewajibanUsul, prk_kewajiban_usul_free)

G_END_DECLS
