/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* When a page asks the store again: a while after a change, so that many changes are one question, and
 * not while nobody sees the page; then, as soon as somebody does. */
typedef struct _PrkReload PrkReload;

typedef void (*PrkReloadFunc) (gpointer page);

PrkReload *prk_reload_new         (GtkWidget     *page,
                                   guint          delay_ms,
                                   PrkReloadFunc  func) G_GNUC_WARN_UNUSED_RESULT;
void       prk_reload_free        (PrkReload *self);
/* Something has changed that the page may show. */
void       prk_reload_note_change (PrkReload *self);
/* For the page's map(): asks where something has changed. */
void       prk_reload_note_map    (PrkReload *self);
/* For whoever asks: what changes from now on is news. */
void       prk_reload_begin       (PrkReload *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrkReload, prk_reload_free)

G_END_DECLS
