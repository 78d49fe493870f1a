/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-narasi-buffer.h"

G_BEGIN_DECLS

#define PRK_NARASI_N_BLOCK_TAGS (PRK_NARASI_MAX_LEVEL + 2)

struct _PrkNarasiBuffer
{
  GtkTextBuffer parent_instance;

  GArray *lines;    /* PrkNarasiLine, one a line of the buffer */
  GArray *ordinals; /* guint, one a line; NULL when lines changed since */

  GtkTextTag *bold;
  GtkTextTag *italic;
  GtkTextTag *match;
  GtkTextTag *block[PRK_NARASI_N_BLOCK_TAGS];

  char *text; /* the CommonMark; NULL when the buffer changed since */

  char *needle;
  gboolean needle_has_case;
  guint search_id;

  int next_style; /* of what is inserted next; -1 to go by the place */
  guint n_loads;
  gboolean in_action;
  gboolean was_edited;
  gboolean space_typed;
};

/* prk-narasi-buffer.c */
PrkNarasiLine  *_prk_narasi_buffer_line_at       (PrkNarasiBuffer *self,
                                                  guint            line);
gboolean        _prk_narasi_buffer_is_line_empty (PrkNarasiBuffer *self,
                                                  guint            line);
void            _prk_narasi_buffer_touch         (PrkNarasiBuffer *self);

/* prk-narasi-buffer-lines.c */
void            _prk_narasi_buffer_tag_lines     (PrkNarasiBuffer *self,
                                                  guint            first,
                                                  guint            last);
void            _prk_narasi_buffer_settle_lines  (PrkNarasiBuffer *self);

/* prk-narasi-buffer-styles.c */
PrkNarasiStyle  _prk_narasi_buffer_style_of_char (PrkNarasiBuffer   *self,
                                                  const GtkTextIter *iter);
PrkNarasiStyle  _prk_narasi_buffer_style_at      (PrkNarasiBuffer   *self,
                                                  const GtkTextIter *iter);
void            _prk_narasi_buffer_set_style     (PrkNarasiBuffer   *self,
                                                  const GtkTextIter *start,
                                                  const GtkTextIter *end,
                                                  PrkNarasiStyle     style);

G_END_DECLS
