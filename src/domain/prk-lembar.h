/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Text of a spreadsheet: CSV with commas or semicolons, or what is pasted from one, with tabs. A cell in quotes may hold
 * separators, line ends and doubled quotes. Any thread. */

typedef struct
{
  guint      baris; /* the line on which the row begins, from 1 */
  GPtrArray *sel;   /* (element-type utf8) cells without the space around them */
} PrkLembarBaris;

#define PRK_LEMBAR_MAX_UKURAN (8 * 1024 * 1024)
#define PRK_LEMBAR_MAX_BARIS  20000
#define PRK_LEMBAR_MAX_SEL    4000 /* bytes of a cell */
#define PRK_LEMBAR_MAX_KOLOM  200

void       prk_lembar_baris_free (PrkLembarBaris *self);
/* (element-type PrkLembarBaris) (transfer full) rows that hold something; PRK_INPUT_ERROR with plain Indonesian. */
GPtrArray *prk_lembar_baca       (const char  *text,
                                  gssize       size,
                                  GError     **error) G_GNUC_WARN_UNUSED_RESULT;
/* A cell in quotes and what parts it from the next one: ';', ',', '\t', or '\n' after the last of a row. What a
 * spreadsheet would take for a formula gets a space before it. */
void       prk_lembar_append_sel (GString    *text,
                                  const char *sel,
                                  char        pemisah);

G_END_DECLS
