/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A turn in a queue in which each knows whom it comes after. */
typedef struct _PrkGiliran PrkGiliran;

PrkGiliran *_prk_giliran_new   (PrkGiliran *before) G_GNUC_WARN_UNUSED_RESULT;
PrkGiliran *_prk_giliran_ref   (PrkGiliran *self);
void        _prk_giliran_unref (PrkGiliran *self);
void        _prk_giliran_wait  (PrkGiliran *self);
void        _prk_giliran_end   (PrkGiliran *self);

G_END_DECLS
