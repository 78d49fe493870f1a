/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-store.h"

G_BEGIN_DECLS

typedef enum
{
  PRK_SAKSI_TIDAK_ADA, /* nothing says it: no versi, or nobody has attached the file */
  PRK_SAKSI_MENUNGGU,  /* it is said here, and the register has not accepted it */
  PRK_SAKSI_DITERIMA,
} PrkSaksiKeadaan;

/* The op that a receipt is about. */
typedef struct
{
  PrkSaksiKeadaan keadaan;
  PrkOp          *op;     /* (nullable) none where nothing says it */
  guint64         tempat; /* its seq in the register's history; 0 until accepted */
} PrkSaksi;

void      prk_saksi_free             (PrkSaksi *self);

/* With @hash the newest op that names a file with it, of @record or of any; else the newest versi of @record, or the op of a peristiwa. */
PrkSaksi *prk_store_find_saksi       (PrkStore             *self,
                                      const char           *record,
                                      const char           *hash,
                                      GError              **error) G_GNUC_WARN_UNUSED_RESULT;
void      prk_store_find_saksi_async (PrkStore             *self,
                                      const char           *record,
                                      const char           *hash,
                                      GCancellable         *cancellable,
                                      GAsyncReadyCallback   callback,
                                      gpointer              user_data);
PrkSaksi *prk_store_find_saksi_finish (PrkStore      *self,
                                       GAsyncResult  *result,
                                       GError       **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrkSaksi, prk_saksi_free)

G_END_DECLS
