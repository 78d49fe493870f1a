/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/prk-profil.h"
#include "naskah/prk-naskah.h"

G_BEGIN_DECLS

/* The places of a KAK that a note can be pinned to, in reading order. */
typedef struct
{
  char *path;     /* (nullable): the KAK as a whole, or a page of its file */
  int   paragraf; /* of a narrative text, else -1 */
  guint halaman;  /* of a file, from 1; else 0 */
  gboolean is_part; /* the part alone, not what lies in it */
  char *label;
} PrkTelaahTempat;

/* (element-type PrkTelaahTempat): first the KAK as a whole, then paragraphs, fields and rows of tables as they were printed. */
GPtrArray *prk_telaah_tempat_list      (PrkProfil  *profil,
                                        PrkRecord  *kak,
                                        PrkCetakan *cetakan) G_GNUC_WARN_UNUSED_RESULT;
/* The same for a file of so many pages. */
GPtrArray *prk_telaah_tempat_list_file (guint n_pages) G_GNUC_WARN_UNUSED_RESULT;
/* Which of @list holds an anchor; 0, the KAK as a whole, where none does. */
guint      prk_telaah_tempat_find      (GPtrArray  *list,
                                        const char *path,
                                        int         paragraf);
/* Whether an anchor lies in it. */
gboolean   prk_telaah_tempat_has       (const PrkTelaahTempat *self,
                                        const char            *path,
                                        int                    paragraf);

G_END_DECLS
