/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "oplog/prk-berkas-value.h"

#include "prk-store.h"

G_BEGIN_DECLS

/* Files that records name (oplog/prk-berkas-value.h): getting them in, out, and how they stand. */

#define PRK_BERKAS_ERROR (prk_berkas_error_quark ())
GQuark prk_berkas_error_quark (void);

/* Why a file cannot be taken. Nothing of it is left behind then. */
typedef enum
{
  PRK_BERKAS_ERROR_NOT_FOUND,
  PRK_BERKAS_ERROR_FOLDER,
  PRK_BERKAS_ERROR_SPECIAL,    /* a device, a pipe, a socket */
  PRK_BERKAS_ERROR_UNREADABLE,
  PRK_BERKAS_ERROR_EMPTY,
  PRK_BERKAS_ERROR_TOO_LARGE,  /* over PRK_BERKAS_MAX_SIZE */
  PRK_BERKAS_ERROR_CHANGED,    /* while it was being copied */
  PRK_BERKAS_ERROR_FULL,       /* no room on this disk */
  PRK_BERKAS_ERROR_FAILED,
} PrkBerkasError;

/* The same in words for a person, who chose @nama. */
char           *prk_berkas_dup_galat           (const char             *nama,
                                                const GError           *error)
                                                G_GNUC_WARN_UNUSED_RESULT;

/* Copies a file into the store, durably; the same bytes are kept once. @progress is called in the
 * caller's main context. */
PrkBerkasValue *prk_store_import_berkas        (PrkStore               *self,
                                                GFile                  *file,
                                                GCancellable           *cancellable,
                                                GError                **error)
                                                G_GNUC_WARN_UNUSED_RESULT;
void            prk_store_import_berkas_async  (PrkStore               *self,
                                                GFile                  *file,
                                                GFileProgressCallback   progress,
                                                gpointer                progress_data,
                                                GCancellable           *cancellable,
                                                GAsyncReadyCallback     callback,
                                                gpointer                user_data);
PrkBerkasValue *prk_store_import_berkas_finish (PrkStore               *self,
                                                GAsyncResult           *result,
                                                GError                **error)
                                                G_GNUC_WARN_UNUSED_RESULT;

/* The bytes of a blob as a file that can only be read; not checked against the hash. Any thread. */
int             prk_store_open_blob            (PrkStore               *self,
                                                const char             *hash,
                                                GError                **error);
/* Writes a blob to a file outside, checked against its hash; what stands there is replaced only by
 * the whole. */
gboolean        prk_store_export_berkas        (PrkStore               *self,
                                                const char             *hash,
                                                GFile                  *to,
                                                GCancellable           *cancellable,
                                                GError                **error);
void            prk_store_export_berkas_async  (PrkStore               *self,
                                                const char             *hash,
                                                GFile                  *to,
                                                GCancellable           *cancellable,
                                                GAsyncReadyCallback     callback,
                                                gpointer                user_data);
gboolean        prk_store_export_berkas_finish (PrkStore               *self,
                                                GAsyncResult           *result,
                                                GError                **error);

/* One place where a record that stands names a file, and how that file stands. */
#define PRK_TYPE_BERKAS_KEADAAN (prk_berkas_keadaan_get_type ())
typedef struct
{
  char           *record;
  char           *type;
  char           *judul;
  char           *path;
  PrkBerkasValue *berkas;
  gboolean        is_here;
  gboolean        is_there;  /* on the register, as far as we know */
  gboolean        is_wanted; /* a person asked for it */
  gboolean        is_dilepas; /* a person gave it back to the register */
  char           *code;      /* (nullable) why it is not tried any more */
  char           *message;   /* (nullable) the same */
} PrkBerkasKeadaan;

GType             prk_berkas_keadaan_get_type (void);
PrkBerkasKeadaan *prk_berkas_keadaan_copy     (const PrkBerkasKeadaan *self) G_GNUC_WARN_UNUSED_RESULT;
void              prk_berkas_keadaan_free     (PrkBerkasKeadaan       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrkBerkasKeadaan, prk_berkas_keadaan_free)

/* (element-type PrkBerkasKeadaan) those of @record in the order of path; NULL: of all records, only
 * what is not both here and there, one a hash. */
GPtrArray        *prk_store_list_berkas        (PrkStore             *self,
                                                const char           *record,
                                                GError              **error)
                                                G_GNUC_WARN_UNUSED_RESULT;
void              prk_store_list_berkas_async  (PrkStore             *self,
                                                const char           *record,
                                                GCancellable         *cancellable,
                                                GAsyncReadyCallback   callback,
                                                gpointer              user_data);
GPtrArray        *prk_store_list_berkas_finish (PrkStore             *self,
                                                GAsyncResult         *result,
                                                GError              **error)
                                                G_GNUC_WARN_UNUSED_RESULT;

/* Gives a file back for room: its bytes leave this machine, and come again only when somebody asks for
 * them (prk_store_berkas_want_async()). PRK_STORE_ERROR_LOCKED: the register is not known to have
 * it, so nothing was done. */
gboolean          prk_store_lepas_berkas        (PrkStore             *self,
                                                 const char           *hash,
                                                 GError              **error);
void              prk_store_lepas_berkas_async  (PrkStore             *self,
                                                 const char           *hash,
                                                 GAsyncReadyCallback   callback,
                                                 gpointer              user_data);
gboolean          prk_store_lepas_berkas_finish (PrkStore             *self,
                                                 GAsyncResult         *result,
                                                 GError              **error);

G_END_DECLS
