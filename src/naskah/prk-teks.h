/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

#include "prk-blok.h"

G_BEGIN_DECLS

/* Cairo's cairo_glyph_t in half the room: a document of 30 pages has 90,000. Pango's positions are 1,024ths of a point,
 * which a float holds exactly. */
typedef struct
{
  guint32 nomor;
  float   x, y; /* from the line's beginning on the base line */
} PrkGlif;

/* Glyphs of one font that stand in one line. */
typedef struct
{
  cairo_scaled_font_t       *font;
  guint                      glif, n_glif;     /* in the text's glif */
  guint                      gugus, n_gugus;   /* in the text's gugus */
  guint                      teks, n_teks;     /* bytes in the text's teks */
  cairo_text_cluster_flags_t arah;
  gboolean                   redup;
} PrkTeksRun;

/* One line of a text that has been laid out; points. */
typedef struct
{
  double           x;      /* from the left of the box to where the line begins */
  double           lebar;
  double           dasar;  /* from the top of the line to its base line */
  double           tinggi;
  guint            run, n_run;   /* in the text's run */
  guint            teks, n_teks; /* bytes in the text's teks */
  PangoLayoutLine *line;         /* NULL unless it needs more than its runs: underlines, pictures, missing glyphs */
} PrkTeksBaris;

/* Where a run that has a path stands in its text. */
typedef struct
{
  guint  rentang; /* index among the runs that were given */
  guint  baris;
  double x, lebar;
} PrkTeksLetak;

/* A text laid out for one width. Immutable once made. Of its layout nothing is kept but the glyphs. */
typedef struct
{
  char      *teks;
  GArray    *baris;  /* (element-type PrkTeksBaris) */
  GArray    *run;    /* (element-type PrkTeksRun) */
  GArray    *glif;   /* (element-type PrkGlif) */
  GArray    *gugus;  /* (element-type cairo_text_cluster_t) */
  GArray    *letak;  /* (nullable) (element-type PrkTeksLetak) */
  double     tinggi; /* of all lines */
  /*< private >*/
  int        n_ref;
  guint64    used;
  GPtrArray *layout; /* (nullable) that its lines need */
} PrkTeks;

PrkTeks *prk_teks_new      (const char *teks);
PrkTeks *prk_teks_ref      (PrkTeks *self);
void     prk_teks_unref    (PrkTeks *self);
/* Whether a font's glyphs are pictures, as those of emoji are. */
gboolean prk_teks_is_picture (PangoFont *font);
/* Takes one line of a layout of the text from byte @offset on. @spasi: factor on the greater of its height and @nominal. */
void     prk_teks_add_line (PrkTeks         *self,
                            PangoLayoutIter *iter,
                            const GArray    *rentang,
                            guint            offset,
                            double           nominal,
                            double           spasi);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrkTeks, prk_teks_unref)

G_END_DECLS
