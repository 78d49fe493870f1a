/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-kemasan-private.h"

G_BEGIN_DECLS

#define PRK_DOCX_WML        "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
#define PRK_DOCX_WML_STRICT "http://purl.oclc.org/ooxml/wordprocessingml/main"

/* What is taken out of the zip. */
typedef struct
{
  GByteArray *document;
  GByteArray *asal;      /* (nullable) the part of ours, if it is one of ours */
  gboolean    ada_makro;
  gboolean    ada_luar;
} PrkDocxMuatan;

gboolean         _prk_docx_muat      (GBytes         *docx,
                                      gboolean        with_asal,
                                      PrkDocxMuatan  *muatan,
                                      GError        **error);
void             _prk_docx_muatan_clear (PrkDocxMuatan *muatan);

/* FALSE with @error where a document declares entities, is deeper than any document, or longer. */
gboolean         _prk_docx_check_node (xmlTextReaderPtr   reader,
                                       gsize              n_bytes,
                                       guint              n_paragraphs,
                                       GError           **error);
gboolean         _prk_docx_is_document (xmlTextReaderPtr reader);
/* An attribute of the language of word processors. */
char            *_prk_docx_dup_attribute (xmlTextReaderPtr  reader,
                                          const char       *name) G_GNUC_WARN_UNUSED_RESULT;

/* Words of a paragraph: as they were, put in, or taken out. */
typedef enum
{
  PRK_DOCX_TETAP,
  PRK_DOCX_SISIP,
  PRK_DOCX_BUANG,
} PrkDocxPotongJenis;

typedef struct
{
  PrkDocxPotongJenis jenis;
  GString           *teks;
  char              *oleh;
  gint64             pada_us;
} PrkDocxPotong;

/* A paragraph that came back. */
typedef struct
{
  GPtrArray *potong;   /* (element-type PrkDocxPotong) */
  guint      asal;     /* number of the paragraph that it was; 0: none that is known */
  gsize      liput;    /* bytes of it that the bookmark covers */
  gboolean   di_tabel;
} PrkDocxAlinea;

/* A paragraph that was sent. */
typedef struct
{
  guint   n;
  char   *path;
  guint   paragraf;
  char   *teks;
  GArray *bidang; /* (nullable) (element-type PrkDocxBidang) */
} PrkDocxAsal;

/* A field that stands within a paragraph. */
typedef struct
{
  guint mulai, akhir;
  char *path;
} PrkDocxBidang;

/* (element-type PrkDocxAlinea) */
GPtrArray *_prk_docx_baca_alinea (const char  *xml,
                                  gsize        size,
                                  GError     **error) G_GNUC_WARN_UNUSED_RESULT;
/* (element-type PrkDocxAsal), @name: (out): attributes of the root: rekaman, jenis, versi, hash */
GPtrArray *_prk_docx_baca_asal   (const char  *xml,
                                  gsize        size,
                                  char        *name[4],
                                  GError     **error) G_GNUC_WARN_UNUSED_RESULT;
char      *_prk_docx_alinea_dup  (const PrkDocxAlinea *self,
                                  PrkDocxPotongJenis   without) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
