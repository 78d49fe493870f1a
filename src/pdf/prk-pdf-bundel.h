/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "prk-pdf-error.h"

G_BEGIN_DECLS

/* One PDF of many. Foreign ones are opened only in a caged program, whose pages are as they were; one that cannot be taken whole is
 * refused alone. Every call blocks; one thread, the same for all calls. */
typedef struct _PrkPdfBundel PrkPdfBundel;

PrkPdfBundel *prk_pdf_bundel_new         (GCancellable  *cancellable,
                                          GError       **error) G_GNUC_WARN_UNUSED_RESULT;
void          prk_pdf_bundel_free        (PrkPdfBundel  *self);

/* @number (out): of the document, for prk_pdf_bundel_place(). Returns its pages; 0 with PRK_PDF_ERROR_ENCRYPTED, _DAMAGED,
 * _TOO_LARGE: this one cannot be taken, others can; with anything else none can. */
guint         prk_pdf_bundel_add         (PrkPdfBundel  *self,
                                          GBytes        *pdf,
                                          guint         *number,
                                          GError       **error);
/* The same for an open file, which stays the caller's. */
guint         prk_pdf_bundel_add_fd      (PrkPdfBundel  *self,
                                          int            fd,
                                          guint         *number,
                                          GError       **error);

/* The document comes next. */
void          prk_pdf_bundel_place       (PrkPdfBundel  *self,
                                          guint          number);
/* Pages count from 0 in the whole. */
void          prk_pdf_bundel_add_outline (PrkPdfBundel  *self,
                                          const char    *title,
                                          guint          page);
/* Points from the upper left corner of page @from. */
void          prk_pdf_bundel_add_link    (PrkPdfBundel  *self,
                                          guint          from,
                                          double         x,
                                          double         y,
                                          double         width,
                                          double         height,
                                          guint          to);

/* @is_numbered: "3 / 20" at the foot of every page. @at_us: since 1970; 0: no date. Last call. */
GBytes       *prk_pdf_bundel_write       (PrkPdfBundel  *self,
                                          const char    *title,
                                          gint64         at_us,
                                          gboolean       is_numbered,
                                          GError       **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrkPdfBundel, prk_pdf_bundel_free)

G_END_DECLS
