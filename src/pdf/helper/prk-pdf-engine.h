/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pdf/prk-pdf-wire.h"

G_BEGIN_DECLS

typedef struct _PrkPdfEngine PrkPdfEngine;

PrkPdfEngine *prk_pdf_engine_new    (void) G_GNUC_WARN_UNUSED_RESULT;
void          prk_pdf_engine_free   (PrkPdfEngine         *self);
void          prk_pdf_engine_warm   (PrkPdfEngine         *self);
void          prk_pdf_engine_prepare (PrkPdfEngine        *self);
void          prk_pdf_engine_close  (PrkPdfEngine         *self,
                                     guint32               document);
PrkPdfAnswer *prk_pdf_engine_answer (PrkPdfEngine         *self,
                                     const PrkPdfRequest  *request,
                                     int                   attached,
                                     int                  *pixels,
                                     GError              **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrkPdfEngine, prk_pdf_engine_free)

G_END_DECLS
