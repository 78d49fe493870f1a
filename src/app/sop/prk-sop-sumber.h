/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/prk-sop.h"
#include "store/prk-store.h"

G_BEGIN_DECLS

/* A procedure that this office can use. */
typedef struct
{
  char      *id;     /* of the procedure; of the record where it is one */
  char      *nama;
  char      *asal;   /* (nullable) id of the shipped one that this is a copy of */
  PrkSop    *sop;    /* (nullable) it has mistakes */
  char      *galat;  /* (nullable) the first of them */
  PrkRecord *record; /* (nullable) shipped, or a file */
} PrkSopSumber;

void       prk_sop_sumber_free        (PrkSopSumber *self);

/* All of them, the office's own first; read in a thread. */
void       prk_sop_sumber_muat_async  (PrkStore            *store,
                                       GCancellable        *cancellable,
                                       GAsyncReadyCallback  callback,
                                       gpointer             user_data);
/* (element-type PrkSopSumber) */
GPtrArray *prk_sop_sumber_muat_finish (GAsyncResult *result,
                                       GError      **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
