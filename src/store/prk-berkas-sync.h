/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-berkas.h"

G_BEGIN_DECLS

/* What sync asks of a store about files. One that is to go up, or to come down. */
typedef struct
{
  char     *hash;
  char     *jenis;
  gint64    ukuran;    /* of one that is to come down: what records say of it, at most */
  gboolean  is_upload;
  gboolean  is_wanted; /* a person asked for it: no limit holds it back */
  gboolean  is_pustaka; /* only documents of the library name it */
  char     *upload;    /* (nullable) where an unfinished upload goes on */
} PrkBerkasTugas;

PrkBerkasTugas *prk_berkas_tugas_copy (const PrkBerkasTugas *self) G_GNUC_WARN_UNUSED_RESULT;
void            prk_berkas_tugas_free (PrkBerkasTugas       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrkBerkasTugas, prk_berkas_tugas_free)

/* (element-type PrkBerkasTugas) what a person asked for first, then what goes up, small before
 * large. */
void       prk_store_berkas_tugas_async  (PrkStore            *self,
                                          GCancellable        *cancellable,
                                          GAsyncReadyCallback  callback,
                                          gpointer             user_data);
GPtrArray *prk_store_berkas_tugas_finish (PrkStore            *self,
                                          GAsyncResult        *result,
                                          GError             **error) G_GNUC_WARN_UNUSED_RESULT;

/* An upload was begun; NULL: it must begin anew. */
void       prk_store_berkas_set_upload_async (PrkStore            *self,
                                              const char          *hash,
                                              const char          *upload,
                                              GAsyncReadyCallback  callback,
                                              gpointer             user_data);
/* The register has it; or, with @code, will not have it, and it is not tried any more. */
void       prk_store_berkas_settle_async     (PrkStore            *self,
                                              const char          *hash,
                                              const char          *code,
                                              const char          *message,
                                              GAsyncReadyCallback  callback,
                                              gpointer             user_data);
/* A person asks for it, here or there; also tries again what was refused. */
void       prk_store_berkas_want_async       (PrkStore            *self,
                                              const char          *hash,
                                              GAsyncReadyCallback  callback,
                                              gpointer             user_data);
/* For the three above. */
gboolean   prk_store_berkas_finish           (PrkStore            *self,
                                              GAsyncResult        *result,
                                              GError             **error);

/* What came of a blob so far, open for more at its end; @offset bytes are there. Only one process
 * has it open. Blocks for no longer than that takes. */
int        prk_store_berkas_open_part        (PrkStore            *self,
                                              const char          *hash,
                                              gint64              *offset,
                                              GError             **error);
void       prk_store_berkas_drop_part        (PrkStore            *self,
                                              const char          *hash);
/* Throws away what came of blobs that are not to come down any more. @tugas: all that is to be
 * done. (element-type PrkBerkasTugas) */
void       prk_store_berkas_sweep_parts      (PrkStore            *self,
                                              GPtrArray           *tugas);
/* All has come: checks it against its hash and makes it a blob. PRK_STORE_ERROR_DAMAGED: other
 * bytes came, and are gone. */
void       prk_store_berkas_keep_part_async  (PrkStore             *self,
                                              const PrkBerkasTugas *tugas,
                                              GAsyncReadyCallback   callback,
                                              gpointer              user_data);
/* Reads a blob that is here to its end: PRK_STORE_ERROR_DAMAGED where it is not what it was. */
void       prk_store_berkas_check_async      (PrkStore             *self,
                                              const PrkBerkasTugas *tugas,
                                              GAsyncReadyCallback   callback,
                                              gpointer              user_data);
/* For the two above. */
gboolean   prk_store_berkas_work_finish      (PrkStore             *self,
                                              GAsyncResult         *result,
                                              GError              **error);

G_END_DECLS
