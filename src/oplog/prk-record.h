/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-frontier.h"
#include "prk-op.h"

G_BEGIN_DECLS

/* The state of one record: a pure function of the set of its ops. Not thread-safe; hand a copy
 * to a worker. */
#define PRK_TYPE_RECORD (prk_record_get_type ())
typedef struct _PrkRecord PrkRecord;

typedef enum
{
  PRK_VALUE_NONE,       /* nobody wrote it */
  PRK_VALUE_SINGLE,     /* one head */
  PRK_VALUE_MERGED,     /* several heads that are one value or merge cleanly: a view, no write */
  PRK_VALUE_CONCURRENT, /* several heads, a person must choose */
} PrkValueState;

/* One write that stands. */
typedef struct
{
  PrkOp          *op;
  const PrkOpSet *set;
} PrkWrite;

GType         prk_record_get_type     (void);
PrkRecord    *prk_record_new          (const char *id,
                                       const char *type);
PrkRecord    *prk_record_copy         (PrkRecord *self) G_GNUC_WARN_UNUSED_RESULT;
PrkRecord    *prk_record_copy_at      (PrkRecord   *self,
                                       PrkFrontier *frontier) G_GNUC_WARN_UNUSED_RESULT;
PrkRecord    *prk_record_ref          (PrkRecord *self);
void          prk_record_unref        (PrkRecord *self);
const char   *prk_record_get_id       (PrkRecord *self);
const char   *prk_record_get_kind     (PrkRecord *self);

/* Takes one op of this record. TRUE when it was new; the same op twice does nothing. */
gboolean      prk_record_apply        (PrkRecord *self,
                                       PrkOp     *op);

PrkValueState prk_record_get_state    (PrkRecord  *self,
                                       const char *path);

/* The value shown: the single head, the merged text, or of concurrent heads the one with the
 * latest (at, id). */
JsonNode     *prk_record_get_value    (PrkRecord  *self,
                                       const char *path);
const char   *prk_record_get_string   (PrkRecord  *self,
                                       const char *path);
const char   *prk_record_get_text     (PrkRecord  *self,
                                       const char *path); /* of {"teks": …}; NULL when absent */
gint64        prk_record_get_int      (PrkRecord  *self,
                                       const char *path,
                                       gint64      fallback);
gboolean      prk_record_get_bool     (PrkRecord  *self,
                                       const char *path);

/* (element-type PrkWrite) heads in the order of (at, id). */
GPtrArray    *prk_record_list_heads   (PrkRecord  *self,
                                       const char *path) G_GNUC_WARN_UNUSED_RESULT;

/* Ids of the rows of a table that stand, in their order. */
GStrv         prk_record_list_rows    (PrkRecord  *self,
                                       const char *table) G_GNUC_WARN_UNUSED_RESULT;

/* Paths with at least one head, sorted; only those below @prefix unless it is NULL. Deleted rows
 * are left out. */
GStrv         prk_record_list_paths   (PrkRecord  *self,
                                       const char *prefix) G_GNUC_WARN_UNUSED_RESULT;
GStrv         prk_record_list_concurrent (PrkRecord *self) G_GNUC_WARN_UNUSED_RESULT;

/* (element-type PrkOp) every op of the record, in the order of (at, id). */
GPtrArray    *prk_record_list_ops     (PrkRecord *self) G_GNUC_WARN_UNUSED_RESULT;
PrkFrontier  *prk_record_get_frontier (PrkRecord *self) G_GNUC_WARN_UNUSED_RESULT;

/* What a screen shows before it is an op: @value stands for @path in every reading above (a
 * row's _urut and _hapus too) until NULL takes it away. Copies have it and the version counts
 * up; heads, ops, frontier and state know nothing of it. */
void          prk_record_overlay      (PrkRecord  *self,
                                       const char *path,
                                       JsonNode   *value);

/* Canonical JSON of every path's heads: byte-equal on every replica that has the same ops. */
char         *prk_record_dup_state    (PrkRecord *self) G_GNUC_WARN_UNUSED_RESULT;
char         *prk_record_dup_hash     (PrkRecord *self) G_GNUC_WARN_UNUSED_RESULT;
/* The frontier as JSON. */
char         *prk_record_dup_versi    (PrkRecord *self) G_GNUC_WARN_UNUSED_RESULT;

/* Counts up with every op applied: a cheap "did anything change". */
guint         prk_record_get_version  (PrkRecord *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrkRecord, prk_record_unref)

G_END_DECLS
