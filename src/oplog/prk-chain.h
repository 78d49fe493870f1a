/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-op.h"

G_BEGIN_DECLS

/* Does @op follow the op (@last_n, @last_id) of its device? @last_n is 0 where there is none.
 * Fails with PRK_OP_ERROR_HOLE, _FORK or _KNOWN (the last only for the very last op). */
gboolean   prk_chain_check  (PrkOp       *op,
                             guint64      last_n,
                             const char  *last_id,
                             GError     **error);

/* Rewrites the tail of one device's chain into as few ops as it can: one a record after the last
 * barrier.
 * @ops: (element-type PrkOp) in chain order, none sent. Returns (element-type PrkOp) the new
 *   tail. */
GPtrArray *prk_chain_squash (GPtrArray   *ops,
                             PrkKey      *key,
                             GError     **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
