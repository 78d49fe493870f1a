/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define PRK_DOCX_ERROR (prk_docx_error_quark ())
GQuark prk_docx_error_quark (void);

typedef enum
{
  PRK_DOCX_ERROR_FOREIGN,   /* no document of a word processor */
  PRK_DOCX_ERROR_DAMAGED,
  PRK_DOCX_ERROR_ENCRYPTED,
  PRK_DOCX_ERROR_TOO_LARGE, /* more than any KAK has: refused, not cut */
  PRK_DOCX_ERROR_NOT_OURS,  /* a document, but it was not made from a record */
} PrkDocxError;

#define PRK_DOCX_TYPE "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

typedef enum
{
  PRK_DOCX_ISI,
  PRK_DOCX_JUDUL,
  PRK_DOCX_BUTIR,
  PRK_DOCX_BARIS, /* of a table; cells are parted by tabs */
} PrkDocxJenis;

typedef struct
{
  PrkDocxJenis jenis;
  guint        tingkat; /* of a heading, from 1 */
  char        *teks;    /* valid UTF-8, never empty */
} PrkDocxParagraf;

/* The words of a document, for reading: no pictures, no fields, nothing that was deleted.
 * (element-type PrkDocxParagraf). Blocks; any thread. */
GPtrArray *prk_docx_baca      (GBytes  *docx,
                               GError **error) G_GNUC_WARN_UNUSED_RESULT;
/* The same of the part word/document.xml alone. */
GPtrArray *prk_docx_baca_isi  (const char  *xml,
                               gsize        size,
                               GError     **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
