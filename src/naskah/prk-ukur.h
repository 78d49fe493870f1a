/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "prk-teks.h"

G_BEGIN_DECLS

/* Lays text out and remembers it, so that what did not change costs a look-up. Not thread-safe; may wander between threads. */
typedef struct _PrkUkur PrkUkur;

PrkUkur  *prk_ukur_new     (const char *huruf);
void      prk_ukur_free    (PrkUkur *self);

/* NULL only when cancelled. */
PrkTeks  *prk_ukur_teks    (PrkUkur       *self,
                            const char    *text,
                            const GArray  *rentang,
                            const PrkGaya *gaya,
                            PrkRata        rata,
                            double         lebar,
                            GCancellable  *cancellable) G_GNUC_WARN_UNUSED_RESULT;

double    prk_ukur_kata    (PrkUkur       *self,
                            const char    *text,
                            const PrkGaya *gaya);

/* A document begins; texts that neither it nor the one before used are forgotten when it ends. */
void      prk_ukur_begin   (PrkUkur *self);
void      prk_ukur_end     (PrkUkur *self);
guint     prk_ukur_get_n_cached (PrkUkur *self);
guint64   prk_ukur_get_n_made   (PrkUkur *self);

/* The family that texts are set in where none of those wanted is on this machine; NULL where one is. */
char     *prk_ukur_dup_pengganti (PrkUkur  *self,
                                  char    **wanted) G_GNUC_WARN_UNUSED_RESULT;

PangoContext               *prk_ukur_get_context (PrkUkur *self);
const cairo_font_options_t *prk_ukur_get_font_options (PrkUkur *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrkUkur, prk_ukur_free)

G_END_DECLS
