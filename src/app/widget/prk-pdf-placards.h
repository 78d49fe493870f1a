/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "prk-pdf-geometry.h"

G_BEGIN_DECLS

/* The signs on pages that cannot be shown: what happened, and a button to try again. */
typedef struct _PrkPdfPlacards PrkPdfPlacards;

PrkPdfPlacards *prk_pdf_placards_new      (GtkWidget            *parent,
                                           GCallback             retry_clicked) G_GNUC_WARN_UNUSED_RESULT;
void            prk_pdf_placards_free     (PrkPdfPlacards       *self);
void            prk_pdf_placards_clear    (PrkPdfPlacards       *self);
void            prk_pdf_placards_set      (PrkPdfPlacards       *self,
                                           guint                 page,
                                           const GError         *error);
void            prk_pdf_placards_allocate (PrkPdfPlacards       *self,
                                           const PrkPdfGeometry *geometry,
                                           double                scroll_x,
                                           double                scroll_y);
void            prk_pdf_placards_snapshot (PrkPdfPlacards       *self,
                                           GtkSnapshot          *snapshot);

G_END_DECLS
