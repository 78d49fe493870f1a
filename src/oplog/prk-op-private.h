/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-op.h"

G_BEGIN_DECLS

const PrkOpSet *_prk_op_find_set (PrkOp      *self,
                                  const char *path);

/* The order of (at, id). */
int             _prk_op_compare  (PrkOp      *a,
                                  PrkOp      *b);

G_END_DECLS
