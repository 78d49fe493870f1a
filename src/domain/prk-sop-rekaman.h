/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "oplog/prk-edit.h"

#include "prk-sop.h"

G_BEGIN_DECLS

/* A procedure that an office changes is a record of type "sop" (data/skema/sop.json): rows of actors and
 * steps, in which several things stand in one cell, parted by semicolons, and actors by their names. */

/* A mistake in such a record. */
typedef struct
{
  char *path;  /* of the cell, or of a table */
  char *pesan; /* plain Indonesian */
} PrkSopCela;

void    prk_sop_cela_free        (PrkSopCela *self);

/* NULL when @cela (element-type PrkSopCela) got anything. */
PrkSop *prk_sop_dari_rekaman     (PrkRecord  *record,
                                  GPtrArray  *cela) G_GNUC_WARN_UNUSED_RESULT;
/* Fills an empty record. */
void    prk_sop_isi_rekaman      (PrkSop     *self,
                                  PrkEdit    *edit);

G_END_DECLS
