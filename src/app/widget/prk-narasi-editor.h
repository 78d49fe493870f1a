/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A field of narrative text, edited as rich text and never as markup.
 *
 * Properties: text (CommonMark), label, placeholder, editable, is-empty and paragraph (where the
 * cursor is; both read-only). Signals: changed (by a person, at each change), undo-requested,
 * redo-requested, left (the focus went elsewhere). */
#define PRK_TYPE_NARASI_EDITOR (prk_narasi_editor_get_type ())
G_DECLARE_FINAL_TYPE (PrkNarasiEditor, prk_narasi_editor, PRK, NARASI_EDITOR, GtkWidget)

GtkWidget  *prk_narasi_editor_new             (void);

const char *prk_narasi_editor_get_text        (PrkNarasiEditor *self);
void        prk_narasi_editor_set_text        (PrkNarasiEditor *self,
                                               const char      *commonmark);
const char *prk_narasi_editor_get_label       (PrkNarasiEditor *self);
void        prk_narasi_editor_set_label       (PrkNarasiEditor *self,
                                               const char      *label);
const char *prk_narasi_editor_get_placeholder (PrkNarasiEditor *self);
void        prk_narasi_editor_set_placeholder (PrkNarasiEditor *self,
                                               const char      *placeholder);
gboolean    prk_narasi_editor_get_editable    (PrkNarasiEditor *self);
void        prk_narasi_editor_set_editable    (PrkNarasiEditor *self,
                                               gboolean         editable);
gboolean    prk_narasi_editor_is_empty        (PrkNarasiEditor *self);

char       *prk_narasi_editor_dup_shown       (PrkNarasiEditor *self) G_GNUC_WARN_UNUSED_RESULT;
guint       prk_narasi_editor_get_cursor      (PrkNarasiEditor *self);
guint       prk_narasi_editor_get_paragraph   (PrkNarasiEditor *self);
void        prk_narasi_editor_go_to_paragraph (PrkNarasiEditor *self,
                                               guint            paragraph);
void        prk_narasi_editor_select_range    (PrkNarasiEditor *self,
                                               guint            start,
                                               guint            end);
void        prk_narasi_editor_replace_range   (PrkNarasiEditor *self,
                                               guint            start,
                                               guint            end,
                                               const char      *text);
guint       prk_narasi_editor_set_search      (PrkNarasiEditor *self,
                                               const char      *text,
                                               gboolean         case_sensitive);

G_END_DECLS
