/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "naskah/prk-narasi-doc.h"

G_BEGIN_DECLS

#define PRK_TYPE_NARASI_BUFFER (prk_narasi_buffer_get_type ())
G_DECLARE_FINAL_TYPE (PrkNarasiBuffer, prk_narasi_buffer, PRK, NARASI_BUFFER, GtkTextBuffer)

PrkNarasiBuffer     *prk_narasi_buffer_new          (void) G_GNUC_WARN_UNUSED_RESULT;

const char          *prk_narasi_buffer_get_text     (PrkNarasiBuffer *self);
void                 prk_narasi_buffer_set_text     (PrkNarasiBuffer *self,
                                                     const char      *commonmark);
char                *prk_narasi_buffer_dup_shown    (PrkNarasiBuffer *self)
                                                     G_GNUC_WARN_UNUSED_RESULT;
PrkNarasiDoc        *prk_narasi_buffer_dup_range    (PrkNarasiBuffer   *self,
                                                     const GtkTextIter *start,
                                                     const GtkTextIter *end)
                                                     G_GNUC_WARN_UNUSED_RESULT;
void                 prk_narasi_buffer_insert_doc   (PrkNarasiBuffer    *self,
                                                     const PrkNarasiDoc *doc);
void                 prk_narasi_buffer_replace      (PrkNarasiBuffer *self,
                                                     guint            start,
                                                     guint            end,
                                                     const char      *text);

const PrkNarasiLine *prk_narasi_buffer_get_line     (PrkNarasiBuffer *self,
                                                     guint            line);
guint                prk_narasi_buffer_get_ordinal  (PrkNarasiBuffer *self,
                                                     guint            line);

guint                prk_narasi_buffer_get_paragraph (PrkNarasiBuffer *self);
guint                prk_narasi_buffer_find_paragraph (PrkNarasiBuffer *self,
                                                       guint            paragraph);

PrkNarasiStyle       prk_narasi_buffer_get_style    (PrkNarasiBuffer *self);
void                 prk_narasi_buffer_toggle_style (PrkNarasiBuffer *self,
                                                     PrkNarasiStyle   style);
PrkNarasiKind        prk_narasi_buffer_get_kind     (PrkNarasiBuffer *self);
void                 prk_narasi_buffer_toggle_kind  (PrkNarasiBuffer *self,
                                                     PrkNarasiKind    kind);
gboolean             prk_narasi_buffer_indent       (PrkNarasiBuffer *self,
                                                     int              step);
gboolean             prk_narasi_buffer_leave_item   (PrkNarasiBuffer *self);

guint                prk_narasi_buffer_set_search   (PrkNarasiBuffer *self,
                                                     const char      *text,
                                                     gboolean         case_sensitive);

int                  prk_narasi_buffer_get_margin   (const PrkNarasiLine *line);
int                  prk_narasi_buffer_get_gap      (const PrkNarasiLine *line);

G_END_DECLS
