/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/prk-db-private.h"

G_BEGIN_DECLS

/* Every word of the index, in memory. Immutable once loaded. */
typedef struct _PrkKata PrkKata;

typedef struct
{
  const char *word;  /* not ended by NUL */
  guint       length;
  guint       n_pages;
  guint       n_all; /* how often it stands there */
} PrkKataEntri;

PrkKata *_prk_kata_load       (PrkDb    *db,
                               GError  **error) G_GNUC_WARN_UNUSED_RESULT;
void     _prk_kata_free       (PrkKata *self);

guint    _prk_kata_get_n      (PrkKata *self);
/* Of the whole index. */
guint    _prk_kata_get_n_pages (PrkKata *self);

gboolean _prk_kata_find       (PrkKata      *self,
                               const char   *word,
                               PrkKataEntri *entry);
/* How many words begin so, on how many pages at most, how often. */
void     _prk_kata_sum_prefix (PrkKata    *self,
                               const char *prefix,
                               guint      *n_pages,
                               guint      *n_all);
/* (element-type PrkKataEntri) words with one letter more, less or another one, or two neighbours
 * swapped. */
GArray  *_prk_kata_list_near  (PrkKata    *self,
                               const char *word) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrkKata, _prk_kata_free)

G_END_DECLS
