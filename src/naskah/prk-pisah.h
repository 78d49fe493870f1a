/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define PRK_PISAH_TANDA 0x2010 /* dashes, quotation marks, dots */
#define PRK_PISAH_N_TANDA 24

/* How wide the characters of a font are, in points. */
typedef struct
{
  double latin[256];
  double tanda[PRK_PISAH_N_TANDA];
  double lain; /* guess for all others */
} PrkPisahHuruf;

/* Where a word may be parted: byte offsets in @titik, which has room for @length. Returns how many. */
guint   prk_pisah_kata (const char *word,
                        gsize       length,
                        guint8     *titik);

/* Byte offsets of @text where a hyphen keeps a justified line from being torn apart; NULL for none. */
GArray *prk_pisah_cari (const char          *text,
                        const PrkPisahHuruf *huruf,
                        double               lebar,
                        double               baris_pertama) G_GNUC_WARN_UNUSED_RESULT;

/* @text with a hyphen at each of @titik. */
char   *prk_pisah_dup  (const char   *text,
                        const GArray *titik) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
