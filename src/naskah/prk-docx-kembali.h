/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-docx.h"

G_BEGIN_DECLS

/* A few words of a paragraph that became others. */
typedef struct
{
  guint  mulai, akhir; /* bytes of the former text */
  char  *lama;         /* what stood there */
  char  *baru;         /* what stands there now */
  char  *oleh;         /* NULL: whoever it was did not track changes */
  gint64 pada_us;      /* since 1970; 0: unknown */
} PrkDocxUbahan;

typedef enum
{
  PRK_DOCX_DIUBAH,
  PRK_DOCX_DITAMBAH,
  PRK_DOCX_DIHAPUS,
} PrkDocxPerbaikanJenis;

/* A paragraph that is not what it was. */
typedef struct
{
  PrkDocxPerbaikanJenis jenis;
  char      *path;     /* field that it shows; NULL: none, a person must say where it belongs */
  guint      paragraf; /* of a narrative text; of an added one the paragraph that it follows */
  gboolean   di_awal;  /* an added one stands before all others of its field */
  char      *sandaran; /* (nullable) words of the paragraph that an added one follows, or stands before */
  guint      mulai, akhir; /* bytes of @lama that are the field's own */
  char      *lama;     /* "" when it was added */
  char      *baru;     /* "" when it was removed */
  GPtrArray *ubahan;   /* (element-type PrkDocxUbahan) in their order, not overlapping */
} PrkDocxPerbaikan;

/* A document that came back, laid beside what was sent. */
typedef struct
{
  char      *rekaman, *jenis, *versi, *hash; /* what was sent */
  gboolean   ada_makro; /* it has macros, which nothing here ever runs */
  gboolean   ada_luar;  /* it points to things outside, which nothing here ever fetches */
  guint      n_sama;    /* paragraphs that are what they were */
  GPtrArray *perbaikan; /* (element-type PrkDocxPerbaikan) in the order of the document */
} PrkDocxKembali;

/* PRK_DOCX_ERROR_NOT_OURS: it was not made from a record. Blocks; any thread. */
PrkDocxKembali *prk_docx_kembali_new   (GBytes  *docx,
                                        GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The same of the two parts alone. */
PrkDocxKembali *prk_docx_kembali_new_isi (const char  *document,
                                          gsize        document_size,
                                          const char  *asal,
                                          gsize        asal_size,
                                          GError     **error) G_GNUC_WARN_UNUSED_RESULT;
void            prk_docx_kembali_free  (PrkDocxKembali *self);

/* The text with those changes for which @terima is TRUE. */
char           *prk_docx_perbaikan_terapkan (const PrkDocxPerbaikan *self,
                                             const gboolean         *terima) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrkDocxKembali, prk_docx_kembali_free)

G_END_DECLS
