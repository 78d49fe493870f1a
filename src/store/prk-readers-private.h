/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-store-private.h"

G_BEGIN_DECLS

/* Two threads with a connection each, so that a long search does not keep the form from loading. */
PrkReaders *_prk_readers_new  (const char *path) G_GNUC_WARN_UNUSED_RESULT;
/* Takes @job. Any thread. */
void        _prk_readers_push (PrkReaders *self,
                               PrkJob     *job);
/* Finishes what is queued. */
void        _prk_readers_free (PrkReaders *self);

G_END_DECLS
