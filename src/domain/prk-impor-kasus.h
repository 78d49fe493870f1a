/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-tahapan.h"

G_BEGIN_DECLS

/* Old agreements from a spreadsheet: one row a cooperation, with its KB, its PKS or both. Each becomes what is known of
 * a case and its "entri_lama" events; what is wrong is said with row and column, and nothing is written here. Any thread. */

typedef struct
{
  guint baris; /* line of the text, from 1; 0: the whole of it */
  char *kolom; /* (nullable) */
  char *pesan; /* plain Indonesian */
  const PrkTahapAturan *aturan; /* (nullable) the rule that says it */
} PrkImporSalah;

/* What is to become of a row. */
typedef enum
{
  PRK_IMPOR_BAIK,
  PRK_IMPOR_SALAH,
  PRK_IMPOR_ADA,     /* nothing is wrong with it but that it is there already */
  PRK_IMPOR_DIAMBIL, /* it was written */
} PrkImporNasib;

typedef struct
{
  guint       baris;
  char       *judul;
  char       *mitra;    /* names, parted by ", " */
  char       *keadaan;  /* as a person reads it: "Pelaksanaan (PKS 12/2021)" */
  JsonObject *fakta;    /* as prk_kasus_baru_async() takes it */
  GPtrArray  *kejadian; /* (element-type JsonObject) each with its jenis and alur, in their order */
  GStrv       nomor;    /* of each paper of ours, as prk_tahapan_dup_nomor() gives them */
  GPtrArray  *salah;    /* (element-type PrkImporSalah) empty: it can be written */
  GPtrArray  *sel;      /* (element-type utf8) its cells as they came */
  char       *ksd;      /* (nullable) the case that has it already, or that it became */
  PrkImporNasib nasib;  /* ask prk_impor_baris_get_nasib() */
} PrkImporBaris;

typedef struct
{
  gatomicrefcount ref_count;
  GPtrArray *baris; /* (element-type PrkImporBaris) */
  GPtrArray *salah; /* (element-type PrkImporSalah) of the text as a whole: nothing was read then */
  GPtrArray *kepala; /* (nullable) (element-type utf8) names of the columns as they came */
} PrkImporKasus;

#define PRK_TYPE_IMPOR_KASUS (prk_impor_kasus_get_type ())
GType          prk_impor_kasus_get_type  (void);
PrkImporKasus *prk_impor_kasus_ref       (PrkImporKasus *self);
void           prk_impor_kasus_unref     (PrkImporKasus *self);

/* @per_tanggal: the day as of which this is known, where the row does not say it. */
PrkImporKasus *prk_impor_kasus_baca      (const char  *text,
                                          gssize       size,
                                          PrkProfil   *profil,
                                          PrkKalender *kalender,
                                          PrkHari      per_tanggal) G_GNUC_WARN_UNUSED_RESULT;
PrkImporKasus *prk_impor_kasus_baca_lembar (GPtrArray   *rows,
                                          const GError *error,
                                          PrkProfil   *profil,
                                          PrkKalender *kalender,
                                          PrkHari      per_tanggal) G_GNUC_WARN_UNUSED_RESULT;
/* Marks the rows whose papers or title and parties are there already. @nomor, @judul: (nullable) what
 * prk_tahapan_dup_nomor() and prk_impor_kasus_dup_kunci() give → id of the case; a set says nothing of whose it is. */
void           prk_impor_kasus_bandingkan (PrkImporKasus *self,
                                          GHashTable    *nomor,
                                          GHashTable    *judul);
/* How title and parties are compared. */
char          *prk_impor_kasus_dup_kunci (const char *judul,
                                          const char *mitra) G_GNUC_WARN_UNUSED_RESULT;
guint          prk_impor_kasus_count_salah (PrkImporKasus *self);
guint          prk_impor_kasus_count     (PrkImporKasus *self,
                                          PrkImporNasib  nasib);
PrkImporNasib  prk_impor_baris_get_nasib (const PrkImporBaris *self);
/* What is wrong, a line each, with its column; "" where nothing is. */
char          *prk_impor_baris_dup_salah (const PrkImporBaris *self) G_GNUC_WARN_UNUSED_RESULT;
char          *prk_impor_kasus_dup_sisa  (PrkImporKasus *self) G_GNUC_WARN_UNUSED_RESULT;
/* The first row of such a spreadsheet and an example, CSV. */
char          *prk_impor_kasus_dup_contoh (void) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrkImporKasus, prk_impor_kasus_unref)

G_END_DECLS
