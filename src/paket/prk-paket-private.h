/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-paket.h"

G_BEGIN_DECLS

/* A file of the folder. */
typedef struct
{
  char *path;  /* within it */
  char *judul; /* for people */
  char *hash;  /* SHA-256, hex; NULL: the bytes are not here */
} PrkPaketBerkas;

/* The page of the whole: facts, events, files (element-type PrkPaketBerkas). */
char *_prk_paket_dup_html (PrkKasusBuka *buka,
                           GPtrArray    *berkas) G_GNUC_WARN_UNUSED_RESULT;
/* As sha256sum -c reads it. */
char *_prk_paket_dup_sums (GPtrArray *berkas) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
