/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "naskah/prk-pdf.h"

/* Small documents made from blocks, and other people's programs that read the PDF. */

typedef struct
{
  PrkGaya        isi, judul, sel, kepala;
  PrkTataHalaman halaman;
  PrkUkur       *ukur;
  GPtrArray     *blok;
  PrkTata       *tata;
} Dokumen;

/* A page of 300 × 400 pt with margins of 50 pt: 300 pt high text in lines of 15 pt, 20 lines. */
void     dokumen_init       (Dokumen *self);
void     dokumen_clear      (Dokumen *self);
PrkBlok *dokumen_add        (Dokumen       *self,
                             const PrkGaya *gaya,
                             const char    *text);
/* A paragraph of exactly @n lines. */
PrkBlok *dokumen_add_lines  (Dokumen    *self,
                             guint       n,
                             const char *word);
void     dokumen_susun      (Dokumen *self);
/* The text of page @page, lines joined by blanks. */
char    *dokumen_dup_page   (Dokumen *self,
                             guint    page);
GBytes  *dokumen_tulis      (Dokumen *self);

/* What a program says about a PDF: its standard output; @err (nullable) gets its standard error. NULL when it is not installed. */
char    *tanya_pdf          (GBytes            *pdf,
                             char             **err,
                             const char *const *before,
                             const char *const *after);
char    *pdftotext          (GBytes *pdf);

/* White space of any length is one blank. */
char    *ratakan            (const char *text);
