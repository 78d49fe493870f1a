/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-application.h"
#include "prk-page.h"
#include "prk-window-state.h"
#include "sinkron/prk-sinkron.h"

G_BEGIN_DECLS

/* Signals:
 *   first-start-finished (gboolean with_samples): a person said who sits here, or wants to look at
 *     samples first.
 *   retry-clicked (): the store is to be opened again. */
#define PRK_TYPE_WINDOW (prk_window_get_type ())
G_DECLARE_FINAL_TYPE (PrkWindow, prk_window, PRK, WINDOW, AdwApplicationWindow)

PrkWindow *prk_window_new              (PrkApplication *application,
                                        PrkWindowState *state);
void       prk_window_set_store        (PrkWindow      *self,
                                        PrkStore       *store);
void       prk_window_set_sinkron      (PrkWindow      *self,
                                        PrkSinkron     *sinkron);
void       prk_window_save_state       (PrkWindow      *self);

/* What fills the window. */
void       prk_window_show_places      (PrkWindow      *self);
void       prk_window_show_first_start (PrkWindow      *self);
void       prk_window_show_store_error (PrkWindow      *self,
                                        const GError   *error);

/* A dialog with one button, for what a person must not miss. */
void       prk_window_show_message     (PrkWindow      *self,
                                        const char     *heading,
                                        const char     *body);

G_END_DECLS
