/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/prk-skema.h"
#include "oplog/prk-edit.h"

#include "prk-docx-kembali.h"

G_BEGIN_DECLS

typedef enum
{
  PRK_DOCX_SIAP,    /* it fits what stands there now */
  PRK_DOCX_BENTROK, /* the same words were changed here, too */
  PRK_DOCX_LEPAS,   /* it belongs to no field that could take it: a person says where */
} PrkDocxKeadaan;

/* A paragraph that is not what it was, and what a person thinks of it. */
typedef struct
{
  const PrkDocxPerbaikan *perbaikan;
  PrkDocxKeadaan          keadaan;
  char                   *path;   /* (nullable) of the record */
  char                   *kini;   /* (nullable) what stands there now, where that is not what was sent; "" when it is gone */
  gboolean               *terima; /* one a change; FALSE at first */
  guint                   mulai, akhir; /* bytes of the paragraph sent that a plain field takes */
  char                   *asli;   /* (nullable) what they are in the field, which the paper may show in capitals */
  gboolean                is_kosong; /* the field was empty: the bytes are dots, or what stands there by default */
  char                   *tujuan; /* (nullable) narrative field that a person chose for a loose one */
} PrkDocxSunting;

/* A document that came back, laid over the record as it is now. */
typedef struct
{
  PrkDocxKembali *kembali;
  GPtrArray      *sunting; /* (element-type PrkDocxSunting) in the order of the document */
  PrkSkema       *skema;
} PrkDocxSuntingan;

/* What a path of the document is called in the record; NULL: nothing. */
typedef char *(*PrkDocxJalan) (PrkRecord  *record,
                               const char *path);

/* @kembali is taken. @dasar (nullable): the record as it was when the document was made; NULL: not known here. @jalan (nullable):
 * paths are the same. */
PrkDocxSuntingan *prk_docx_suntingan_new      (PrkDocxKembali *kembali,
                                               PrkRecord      *kini,
                                               PrkRecord      *dasar,
                                               PrkSkema       *skema,
                                               PrkDocxJalan    jalan) G_GNUC_WARN_UNUSED_RESULT;
void              prk_docx_suntingan_free     (PrkDocxSuntingan *self);
/* Writes what was accepted; returns how many changes @edit has now taken. */
guint             prk_docx_suntingan_terapkan (PrkDocxSuntingan *self,
                                               PrkEdit          *edit);
guint             prk_docx_suntingan_count    (PrkDocxSuntingan *self,
                                               guint            *n_terima);

/* The record as it was when the document was made, or NULL where that is not known here. */
PrkRecord        *prk_docx_kembali_new_dasar  (PrkDocxKembali *self,
                                               PrkRecord      *record) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrkDocxSuntingan, prk_docx_suntingan_free)

G_END_DECLS
