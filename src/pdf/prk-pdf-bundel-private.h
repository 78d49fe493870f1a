/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/* What client and helper of a bundle say to each other. */

#define PRK_PDF_BUNDEL_DOCUMENT 'D'
#define PRK_PDF_BUNDEL_WHOLE    'S'

#define PRK_PDF_BUNDEL_TERKUNCI "terkunci"
#define PRK_PDF_BUNDEL_RUSAK    "rusak"

/* Documents in their order; outline: title, page; links: page, x, y, width, height, page; page numbers; title; date as PDF writes it. */
#define PRK_PDF_BUNDEL_SPEC "(aua(su)a(uddddu)bss)"

#define PRK_PDF_BUNDEL_MAX_SPEC    (4 * 1024 * 1024)
#define PRK_PDF_BUNDEL_MAX_SOURCES 500
#define PRK_PDF_BUNDEL_MAX_PAGES   20000
