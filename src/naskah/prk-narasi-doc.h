/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum
{
  PRK_NARASI_PARAGRAPH,
  PRK_NARASI_BULLET,
  PRK_NARASI_NUMBER,
} PrkNarasiKind;

typedef enum
{
  PRK_NARASI_PLAIN = 0,
  PRK_NARASI_BOLD = 1 << 0,
  PRK_NARASI_ITALIC = 1 << 1,
} PrkNarasiStyle;

/* Lists nest this deep below the outermost; what lies deeper is lifted. */
#define PRK_NARASI_MAX_LEVEL 2

/* A break within a block: U+2028, shown by Pango as a new line of the same paragraph. */
#define PRK_NARASI_BREAK "\xe2\x80\xa8"

typedef struct
{
  gsize n_bytes;
  PrkNarasiStyle style;
} PrkNarasiRun;

/* What a line is, apart from its words. */
typedef struct
{
  PrkNarasiKind kind;
  guint level;  /* of a list item, 0 the outermost; 0 of a paragraph */
  guint number; /* the first number of the list that a numbered item belongs to; else 0 */
} PrkNarasiLine;

typedef struct
{
  PrkNarasiLine line;
  GString *text;
  GArray *runs; /* PrkNarasiRun, together as long as the text */
} PrkNarasiBlock;

typedef struct _PrkNarasiDoc PrkNarasiDoc;

/* The lists that are open at a line; zeroed before the first. */
typedef struct
{
  PrkNarasiLine open[PRK_NARASI_MAX_LEVEL + 1];
  guint n_items[PRK_NARASI_MAX_LEVEL + 1];
  guint depth;
} PrkNarasiLists;

guint                 prk_narasi_lists_next        (PrkNarasiLists *self,
                                                    PrkNarasiLine  *line);

PrkNarasiDoc         *prk_narasi_doc_new           (void) G_GNUC_WARN_UNUSED_RESULT;
void                  prk_narasi_doc_free          (PrkNarasiDoc *self);
guint                 prk_narasi_doc_get_n_blocks  (const PrkNarasiDoc *self);
const PrkNarasiBlock *prk_narasi_doc_get_block     (const PrkNarasiDoc *self,
                                                    guint               index);
PrkNarasiBlock       *prk_narasi_doc_begin_block   (PrkNarasiDoc  *self,
                                                    PrkNarasiKind  kind,
                                                    guint          level,
                                                    guint          number);
void                  prk_narasi_doc_append        (PrkNarasiDoc   *self,
                                                    const char     *text,
                                                    gssize          length,
                                                    PrkNarasiStyle  style);
void                  prk_narasi_doc_set_line      (PrkNarasiDoc        *self,
                                                    guint                index,
                                                    const PrkNarasiLine *line);
void                  prk_narasi_doc_normalize     (PrkNarasiDoc *self);
gboolean              prk_narasi_doc_equal         (const PrkNarasiDoc *a,
                                                    const PrkNarasiDoc *b);
char *
prk_narasi_doc_to_plain (const PrkNarasiDoc *self) G_GNUC_WARN_UNUSED_RESULT;
PrkNarasiDoc         *prk_narasi_doc_new_plain     (const char *text,
                                                    gsize       length) G_GNUC_WARN_UNUSED_RESULT;

char                 *prk_narasi_sanitize          (const char *text,
                                                    gsize       length) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrkNarasiDoc, prk_narasi_doc_free)

G_END_DECLS
