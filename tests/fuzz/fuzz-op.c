/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "oplog/prk-op.h"

int LLVMFuzzerTestOneInput (const guint8 *data,
                            gsize         size);

/* Bytes from anywhere are refused with an error of ours; nobody can make up a signature. */
int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = g_bytes_new (data, size);
  g_autoptr(PrkOp) op = prk_op_new_from_bytes (bytes, "tanda tangan", &error);

  g_assert (op == NULL);
  g_assert (error->domain == PRK_OP_ERROR);
  g_assert (error->code == PRK_OP_ERROR_FORMAT || error->code == PRK_OP_ERROR_VERSION ||
            error->code == PRK_OP_ERROR_SIGNATURE);

  return 0;
}
