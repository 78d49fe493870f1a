/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-store.h"

G_BEGIN_DECLS

/* Carries the store's signals from its threads to the context of whoever opened it, without keeping
 * the store alive. */
typedef struct _PrkEmitter PrkEmitter;

void        _prk_signals_install         (GObjectClass *class);

PrkEmitter *_prk_emitter_new             (PrkStore     *store,
                                          GMainContext *context);
PrkEmitter *_prk_emitter_ref             (PrkEmitter *self);
void        _prk_emitter_unref           (PrkEmitter *self);
void        _prk_emitter_record_changed  (PrkEmitter *self,
                                          const char *id,
                                          const char *type);
void        _prk_emitter_save_failed     (PrkEmitter   *self,
                                          const GError *error);
void        _prk_emitter_save_recovered  (PrkEmitter *self);

G_END_DECLS
