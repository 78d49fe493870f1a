/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <pango/pangocairo.h>

#include "prk-blok.h"

G_BEGIN_DECLS

/* One line of a text that has been laid out; points. */
typedef struct
{
  PangoLayoutLine *line;
  double           x;     /* from the left of the box to where the line begins */
  double           lebar;
  double           dasar; /* from the top of the line to its base line */
  double           tinggi;
} PrkTeksBaris;

/* Where a run that has a path stands in its text. */
typedef struct
{
  guint  rentang; /* index among the runs that were given */
  guint  baris;
  double x, lebar;
} PrkTeksLetak;

/* A text laid out for one width. Immutable once made. */
typedef struct
{
  GArray    *baris;  /* (element-type PrkTeksBaris) */
  GArray    *letak;  /* (nullable) (element-type PrkTeksLetak) */
  double     tinggi; /* of all lines */
  /*< private >*/
  int        n_ref;
  guint64    used;
  GPtrArray *layout;
} PrkTeks;

PrkTeks  *prk_teks_ref     (PrkTeks *self);
void      prk_teks_unref   (PrkTeks *self);

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

PangoContext               *prk_ukur_get_context (PrkUkur *self);
const cairo_font_options_t *prk_ukur_get_font_options (PrkUkur *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrkTeks, prk_teks_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrkUkur, prk_ukur_free)

G_END_DECLS
