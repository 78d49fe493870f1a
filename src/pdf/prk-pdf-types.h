/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* All places on a page are in points (1/72 inch) from its upper left corner as it is shown, y downwards. */

typedef struct
{
  double width;
  double height;
} PrkPdfSize;

typedef struct
{
  double x;
  double y;
  double width;
  double height;
} PrkPdfRect;

/* A piece of a page in device pixels at the scale asked for. */
typedef struct
{
  guint x;
  guint y;
  guint width;
  guint height;
} PrkPdfClip;

/* One rectangle of a hit; a hit that runs over a line end has several with the same number. */
typedef struct
{
  guint      hit;
  PrkPdfRect rect;
} PrkPdfHit;

typedef struct
{
  guint  depth; /* 0 for the top level; at most one more than the item before */
  char  *title;
  int    page;  /* from 0; -1 where the item leads nowhere in this document */
  double y;
} PrkPdfOutlineItem;

typedef enum
{
  PRK_PDF_TEXT_READING, /* in reading order, column by column */
  PRK_PDF_TEXT_LAYOUT,  /* as on the page, columns kept apart by spaces */
} PrkPdfTextMode;

typedef enum
{
  PRK_PDF_FIND_DEFAULT = 0, /* case and diacritics do not matter */
  PRK_PDF_FIND_CASE_SENSITIVE = 1 << 0,
  PRK_PDF_FIND_WHOLE_WORDS = 1 << 1,
} PrkPdfFindFlags;

/* Lower goes first; any number will do. */
typedef enum
{
  PRK_PDF_PRIORITY_VISIBLE = 0,
  PRK_PDF_PRIORITY_NEAR = 100,
  PRK_PDF_PRIORITY_IDLE = 200,
} PrkPdfPriority;

typedef enum
{
  PRK_PDF_CAGE_NONE = 0,
  PRK_PDF_CAGE_BUBBLEWRAP = 1 << 0, /* namespaces: no network, no home, own process tree */
  PRK_PDF_CAGE_LANDLOCK = 1 << 1,   /* only fonts and character maps can be read, nothing written */
  PRK_PDF_CAGE_SECCOMP = 1 << 2,    /* a short list of system calls; never absent */
} PrkPdfCage;

#define PRK_PDF_CAGE_ALL (PRK_PDF_CAGE_BUBBLEWRAP | PRK_PDF_CAGE_LANDLOCK | PRK_PDF_CAGE_SECCOMP)

#define PRK_PDF_MAX_FILE_SIZE   (512u * 1024 * 1024)
#define PRK_PDF_MAX_PAGES       20000u
#define PRK_PDF_MAX_PAGE_SIDE   14400.0 /* pt; the limit of the PDF format itself */
#define PRK_PDF_MAX_PIXELS      (32u * 1024 * 1024)
#define PRK_PDF_MAX_PIXEL_SIDE  16384u
#define PRK_PDF_MAX_SCALE       64.0
#define PRK_PDF_MAX_TEXT        (8u * 1024 * 1024)
#define PRK_PDF_MAX_TEXTS       64u             /* pages a request */
#define PRK_PDF_MAX_PAGE_TEXT   (1024u * 1024)  /* of one of these */
#define PRK_PDF_MAX_NEEDLE      1024u
#define PRK_PDF_MAX_HITS        10000u
#define PRK_PDF_MAX_BOXES       200000u
#define PRK_PDF_MAX_OUTLINE     4096u
#define PRK_PDF_MAX_DEPTH       16u
#define PRK_PDF_MAX_TITLE       1024u
#define PRK_PDF_MAX_DOCUMENTS   16u
#define PRK_PDF_MAX_KILLS       2u /* after which a document is bad */

G_END_DECLS
