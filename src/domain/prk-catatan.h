/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "oplog/prk-edit.h"

G_BEGIN_DECLS

/* Notes that reviewers pin to places of a KAK (type "catatan"): where, what, the answers, and whether it is settled. A note
 * stays where it was pinned; the text there may have changed since. Any thread. */

/* What a new note says. */
typedef struct
{
  const char *kak;      /* id */
  const char *versi;    /* (nullable) id of the versi that was read */
  const char *path;     /* (nullable) field, cell or part; NULL: the KAK as a whole */
  int         paragraf; /* of a narrative text, from 0; -1: all of it */
  guint       halaman;  /* of a file, from 1; 0: none */
  const char *kriteria; /* (nullable) "a" … "e" */
  const char *isi;
  const char *oleh;     /* (nullable) */
} PrkCatatanBaru;

/* @edit is of a new record of type "catatan". */
void        prk_catatan_mulai      (PrkEdit              *edit,
                                    const PrkCatatanBaru *baru);
void        prk_catatan_balas      (PrkEdit    *edit,
                                    const char *row,
                                    const char *isi,
                                    const char *oleh);
void        prk_catatan_tutup      (PrkEdit *edit,
                                    gboolean is_settled);

gboolean    prk_catatan_is_terbuka (PrkRecord *catatan);
/* (nullable): the KAK as a whole, or a page of its file */
const char *prk_catatan_get_path   (PrkRecord *catatan);
int         prk_catatan_get_paragraf (PrkRecord *catatan);
/* Whether it is pinned to @path itself, or to a cell below it. */
gboolean    prk_catatan_is_di      (PrkRecord  *catatan,
                                    const char *path);
/* (element-type PrkRecord) of notes. */
guint       prk_catatan_count_terbuka (GPtrArray *catatan);
/* When it was pinned, in microseconds since 1970. */
gint64      prk_catatan_get_at_us  (PrkRecord *catatan);

G_END_DECLS
