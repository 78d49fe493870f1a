/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-blok.h"

G_BEGIN_DECLS

/* The styles of narrative text: paragraphs, and the items of lists. */
typedef struct
{
  const PrkGaya *isi;
  const PrkGaya *butir;
  gboolean       ayat; /* numbers are those of a Pasal: (1) a. 1. */
} PrkKayaGaya;

void  prk_kaya_add            (GPtrArray         *blok,
                               const char        *commonmark,
                               const PrkKayaGaya *gaya,
                               const char        *path);
char *prk_kaya_dup_plain      (const char *commonmark) G_GNUC_WARN_UNUSED_RESULT;

/* The number of a list's item as official documents write it: 1. a. 1) a) (1) (a) by @depth, from 0. */
char *prk_kaya_dup_penanda    (guint depth,
                               guint number) G_GNUC_WARN_UNUSED_RESULT;
/* Room in em for a marker of @n_chars characters. */
double prk_kaya_get_gantung   (guint n_chars);

G_END_DECLS
