/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/prk-skema.h"
#include "oplog/prk-edit.h"

#include "prk-store.h"

G_BEGIN_DECLS

/* One record as a JSON file that a person can read and write; data/contoh/README.md describes
 * the form. */
#define PRK_TUKAR_MAX_SIZE (64 * 1024 * 1024)

/* (element-type PrkEdit) (transfer full): what @text says, as edits of @record, a new one
 * without any op. Nothing is written. Commit them with prk_store_commit_all(): all or nothing. */
GPtrArray *prk_tukar_baca  (PrkRecord   *record,
                            PrkSkema    *skema,
                            const char  *text,
                            gssize       size,
                            PrkClock    *clock,
                            PrkEntropy  *entropy,
                            GError     **error) G_GNUC_WARN_UNUSED_RESULT;

char      *prk_tukar_tulis (PrkRecord *record,
                            PrkSkema  *skema) G_GNUC_WARN_UNUSED_RESULT;

/* (element-type PrkEdit) (transfer full): the same as @edit of a new record, in pieces that each
 * fit into one op. */
GPtrArray *prk_tukar_bagi  (PrkEdit *edit) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
