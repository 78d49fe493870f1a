/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-db-private.h"

G_BEGIN_DECLS

/* The few records that were written last, loaded, so that one more op need not read all that came
 * before it. */
typedef struct _PrkCache PrkCache;

PrkCache  *_prk_cache_new         (void);
void       _prk_cache_free        (PrkCache *self);

/* The record as the database has it now, whoever wrote it. (transfer none), good until the next
 * call. */
PrkRecord *_prk_cache_get         (PrkCache    *self,
                                   PrkDb       *db,
                                   gint64       number,
                                   const char  *id,
                                   const char  *type,
                                   GError     **error);
/* An op that was just inserted as @seq. The record must be the one that _prk_cache_get() gave last. */
void       _prk_cache_apply       (PrkCache *self,
                                   gint64    number,
                                   PrkOp    *op,
                                   gint64    seq);
/* Takes a record that a reader loaded up to @seq when @dropped ops had been taken out of it. */
void       _prk_cache_take        (PrkCache  *self,
                                   gint64     number,
                                   PrkRecord *record,
                                   gint64     seq,
                                   gint64     dropped);

/* An op was taken out of the record. */
void       _prk_cache_drop        (PrkCache *self,
                                   gint64    number);

/* Ends of a transaction: what was rolled back must not stay in memory. */
void       _prk_cache_keep        (PrkCache *self);
void       _prk_cache_roll_back   (PrkCache *self);

/* Applies the ops of a record that came after @seq, and moves @seq. Any connection. */
gboolean   _prk_load_ops          (PrkDb      *db,
                                   gint64      number,
                                   PrkRecord  *record,
                                   gint64     *seq,
                                   GError    **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrkCache, _prk_cache_free)

G_END_DECLS
