/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "pdf/prk-pdf-types.h"

G_BEGIN_DECLS

typedef struct
{
  PrkPdfCage wanted;       /* BUBBLEWRAP here says that the client has already put us behind it */
  guint64    memory_limit; /* bytes of address space; 0 for none */
} PrkPdfCageOptions;

void       prk_pdf_cage_read_options (int                       argc,
                                      char                    **argv,
                                      PrkPdfCageOptions        *options);
gboolean   prk_pdf_cage_limit        (const PrkPdfCageOptions  *options);
PrkPdfCage prk_pdf_cage_close        (const PrkPdfCageOptions  *options);
void       prk_pdf_cage_allow_time   (guint                     seconds);

G_END_DECLS
