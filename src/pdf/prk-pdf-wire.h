/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-pdf-error.h"
#include "prk-pdf-types.h"

G_BEGIN_DECLS

#define PRK_PDF_WIRE_VERSION 2u

typedef enum
{
  PRK_PDF_OP_OPEN = 1, /* the document comes attached */
  PRK_PDF_OP_CLOSE, /* has no answer */
  PRK_PDF_OP_RENDER,
  PRK_PDF_OP_TEXT,
  PRK_PDF_OP_FIND,
  PRK_PDF_OP_BOXES,
  PRK_PDF_OP_TEXTS, /* of as many pages as mode says, from page on */
  PRK_PDF_OP_OCR,   /* answered like BOXES, by a helper that can read pictures */
} PrkPdfOp;

typedef struct
{
  guint32    serial;
  PrkPdfOp   op;
  guint32    document;
  guint      page;
  double     scale; /* pixels a point */
  PrkPdfClip clip;  /* all 0: the whole page */
  guint      mode;  /* PrkPdfTextMode, PrkPdfFindFlags or, of TEXTS, a number of pages */
  char      *needle;
} PrkPdfRequest;

typedef enum
{
  PRK_PDF_ANSWER_HELLO = 1,
  PRK_PDF_ANSWER_FAILED,
  PRK_PDF_ANSWER_OPENED,
  PRK_PDF_ANSWER_RENDERED, /* the pixels come attached */
  PRK_PDF_ANSWER_TEXT,
  PRK_PDF_ANSWER_HITS,
  PRK_PDF_ANSWER_BOXES,
  PRK_PDF_ANSWER_ATTACHED, /* the answer itself comes attached */
  PRK_PDF_ANSWER_TEXTS,
} PrkPdfAnswerKind;

typedef struct
{
  guint32          serial;
  PrkPdfAnswerKind kind;
  guint            version;  /* HELLO */
  PrkPdfCage       cage;     /* HELLO */
  PrkPdfError      code;     /* FAILED */
  char            *text;     /* FAILED: message; OPENED: title or ""; TEXT, BOXES: the text */
  guint            width;    /* RENDERED */
  guint            height;   /* RENDERED */
  GArray          *sizes;    /* OPENED: PrkPdfSize */
  GPtrArray       *outline;  /* OPENED: PrkPdfOutlineItem */
  GArray          *hits;     /* HITS: PrkPdfHit */
  GArray          *boxes;    /* BOXES: PrkPdfRect, one a character of text */
  GPtrArray       *texts;    /* TEXTS: char *, one a page; NULL for a damaged page */
  guint64          size;     /* ATTACHED */
} PrkPdfAnswer;

PrkPdfRequest *prk_pdf_request_new   (PrkPdfOp              op,
                                      guint32               document) G_GNUC_WARN_UNUSED_RESULT;
void           prk_pdf_request_free  (PrkPdfRequest        *self);
GBytes        *prk_pdf_request_write (const PrkPdfRequest  *self) G_GNUC_WARN_UNUSED_RESULT;
PrkPdfRequest *prk_pdf_request_read  (GBytes               *bytes,
                                      GError              **error) G_GNUC_WARN_UNUSED_RESULT;

PrkPdfAnswer  *prk_pdf_answer_new    (PrkPdfAnswerKind      kind,
                                      guint32               serial) G_GNUC_WARN_UNUSED_RESULT;
void           prk_pdf_answer_free   (PrkPdfAnswer         *self);
GBytes        *prk_pdf_answer_write  (const PrkPdfAnswer   *self) G_GNUC_WARN_UNUSED_RESULT;
PrkPdfAnswer  *prk_pdf_answer_read   (GBytes               *bytes,
                                      GError              **error) G_GNUC_WARN_UNUSED_RESULT;

gboolean       prk_pdf_clip_for_page (const PrkPdfSize     *size,
                                      double                scale,
                                      const PrkPdfClip     *wanted,
                                      PrkPdfClip           *clip);

PrkPdfOutlineItem *prk_pdf_outline_item_new  (guint              depth,
                                              const char        *title,
                                              int                page,
                                              double             y) G_GNUC_WARN_UNUSED_RESULT;
void               prk_pdf_outline_item_free (PrkPdfOutlineItem *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrkPdfRequest, prk_pdf_request_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrkPdfAnswer, prk_pdf_answer_free)

G_END_DECLS
