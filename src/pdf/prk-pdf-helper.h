/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "prk-pdf-error.h"
#include "prk-pdf-types.h"

G_BEGIN_DECLS

#define PRK_TYPE_PDF_HELPER (prk_pdf_helper_get_type ())
G_DECLARE_FINAL_TYPE (PrkPdfHelper, prk_pdf_helper, PRK, PDF_HELPER, GObject)

PrkPdfHelper *prk_pdf_helper_new              (void) G_GNUC_WARN_UNUSED_RESULT;
PrkPdfHelper *prk_pdf_helper_get_default      (void);

void          prk_pdf_helper_prespawn         (PrkPdfHelper *self);
guint         prk_pdf_helper_get_timeout_ms   (PrkPdfHelper *self);
void          prk_pdf_helper_set_timeout_ms   (PrkPdfHelper *self,
                                               guint         timeout_ms);
guint64       prk_pdf_helper_get_memory_limit (PrkPdfHelper *self);
void          prk_pdf_helper_set_memory_limit (PrkPdfHelper *self,
                                               guint64       memory_limit_bytes);
void          prk_pdf_helper_set_program      (PrkPdfHelper *self,
                                               const char   *path);
void          prk_pdf_helper_set_cage         (PrkPdfHelper *self,
                                               PrkPdfCage    cage);
PrkPdfCage    prk_pdf_helper_get_cage         (PrkPdfHelper *self);
guint         prk_pdf_helper_get_n_starts     (PrkPdfHelper *self);
GPid          prk_pdf_helper_get_pid          (PrkPdfHelper *self);
guint         prk_pdf_helper_get_n_waiting    (PrkPdfHelper *self);

G_END_DECLS
