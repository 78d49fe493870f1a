/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Where a note or an answer is written: a text of some lines and what may be done with it. Ctrl+Enter
 * sends, Esc cancels. Signals: sent (const char *text), never empty; cancelled (). What was written
 * stays until prk_catatan_tulis_clear(), so that a failed write loses nothing. */
#define PRK_TYPE_CATATAN_TULIS (prk_catatan_tulis_get_type ())
G_DECLARE_FINAL_TYPE (PrkCatatanTulis, prk_catatan_tulis, PRK, CATATAN_TULIS, GtkBox)

/* @name: of the text, for a screen reader; @button: what sends it. */
GtkWidget *prk_catatan_tulis_new        (const char *name,
                                         const char *button);
void       prk_catatan_tulis_clear      (PrkCatatanTulis *self);
void       prk_catatan_tulis_set_busy   (PrkCatatanTulis *self,
                                         gboolean         is_busy);
void       prk_catatan_tulis_show_error (PrkCatatanTulis *self,
                                         const char      *message);

G_END_DECLS
