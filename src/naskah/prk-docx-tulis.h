/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-pdf.h"
#include "prk-susun.h"

G_BEGIN_DECLS

/* What a DOCX says besides its blocks. Strings may be NULL. */
typedef struct
{
  const PrkPdf *kertas;  /* paper, emblem, running lines, watermark, metadata */
  PrkTemplat   *templat; /* (nullable) where its styles get their names from */
  const char   *rekaman;
  const char   *jenis;
  const char   *versi;   /* frontier of the record, JSON */
  const char   *hash;    /* of its state */
} PrkDocxTulis;

GBytes *prk_docx_tulis (const PrkDocxTulis *self,
                        const GPtrArray    *sampul,
                        const GPtrArray    *isi,
                        PrkUkur            *ukur,
                        GCancellable       *cancellable,
                        GError            **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
