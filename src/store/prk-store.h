/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "base/prk-clock.h"
#include "base/prk-entropy.h"
#include "oplog/prk-edit.h"

G_BEGIN_DECLS

/* One folder on disk: the database, the device key, the blobs. All SQL runs on one writer thread and a few readers,
 * never on the caller's. Signals are emitted in the thread-default main context of the thread that opened the store. */
#define PRK_TYPE_STORE (prk_store_get_type ())
G_DECLARE_FINAL_TYPE (PrkStore, prk_store, PRK, STORE, GObject)

#define PRK_STORE_ERROR (prk_store_error_quark ())
GQuark prk_store_error_quark (void);

typedef enum
{
  PRK_STORE_ERROR_NEWER,     /* written by a newer program; nothing was touched */
  PRK_STORE_ERROR_DAMAGED,   /* not a database or integrity_check failed; nothing was touched */
  PRK_STORE_ERROR_FULL,      /* no room on the disk */
  PRK_STORE_ERROR_READ_ONLY, /* folder or file cannot be written */
  PRK_STORE_ERROR_BUSY,      /* another program holds the database */
  PRK_STORE_ERROR_NOT_FOUND, /* no such record, blob or versi */
  PRK_STORE_ERROR_LOCKED,    /* the record takes no edits in its present status */
  PRK_STORE_ERROR_INPUT,     /* the edit is not acceptable */
  PRK_STORE_ERROR_FAILED,
} PrkStoreError;

/* Signals:
 *   record-changed (const char *id, const char *type): ops of that record were committed, here or by another process.
 *   save-failed (GError *error): a write did not reach the disk; it is kept in memory and retried every few seconds.
 *   save-recovered (): what had failed is on the disk now. */

/* Opens or creates. Blocks; the async form for a program with a main loop. @clock and @entropy NULL: the system's. */
PrkStore   *prk_store_open              (const char  *folder,
                                         PrkClock    *clock,
                                         PrkEntropy  *entropy,
                                         GError     **error) G_GNUC_WARN_UNUSED_RESULT;
void        prk_store_open_async        (const char          *folder,
                                         GCancellable        *cancellable,
                                         GAsyncReadyCallback  callback,
                                         gpointer             user_data);
PrkStore   *prk_store_open_finish       (GAsyncResult  *result,
                                         GError       **error) G_GNUC_WARN_UNUSED_RESULT;
/* Finishes every queued write, then closes. Also done when the last reference goes. */
void        prk_store_close             (PrkStore *self);
gboolean    prk_store_is_closed         (PrkStore *self);

const char *prk_store_get_folder        (PrkStore *self);
const char *prk_store_get_device        (PrkStore *self);
PrkClock   *prk_store_get_clock         (PrkStore *self);
PrkEntropy *prk_store_get_entropy       (PrkStore *self);

/* Every call below that does I/O has the same three forms: blocking (CLI, tests; never on the app's main thread),
 * _async and _finish. A commit returns only after fsync. */

/* One edit becomes one op. Draft-buffer rows of the edited paths go in the same transaction. The record given to the
 * edit is not changed: apply the returned op to it. */
PrkOp      *prk_store_commit            (PrkStore     *self,
                                         PrkEdit      *edit,
                                         GError      **error) G_GNUC_WARN_UNUSED_RESULT;
void        prk_store_commit_async      (PrkStore            *self,
                                         PrkEdit             *edit,
                                         GCancellable        *cancellable,
                                         GAsyncReadyCallback  callback,
                                         gpointer             user_data);
PrkOp      *prk_store_commit_finish     (PrkStore      *self,
                                         GAsyncResult  *result,
                                         GError       **error) G_GNUC_WARN_UNUSED_RESULT;

/* All or nothing, for one action that touches several records. (element-type PrkEdit) → (element-type PrkOp) */
GPtrArray  *prk_store_commit_all        (PrkStore   *self,
                                         GPtrArray  *edits,
                                         GError    **error) G_GNUC_WARN_UNUSED_RESULT;

/* Ops from elsewhere (sync, bundle): verified, chain checked, out-of-order ones held. One transaction. */
gboolean    prk_store_receive           (PrkStore   *self,
                                         GPtrArray  *ops,
                                         GError    **error);

PrkRecord  *prk_store_load              (PrkStore    *self,
                                         const char  *id,
                                         GError     **error) G_GNUC_WARN_UNUSED_RESULT;
void        prk_store_load_async        (PrkStore            *self,
                                         const char          *id,
                                         GCancellable        *cancellable,
                                         GAsyncReadyCallback  callback,
                                         gpointer             user_data);
PrkRecord  *prk_store_load_finish       (PrkStore      *self,
                                         GAsyncResult  *result,
                                         GError       **error) G_GNUC_WARN_UNUSED_RESULT;

/* The draft buffer: what is being typed and is not an op yet. The newest text of (record, path) wins. */
void        prk_store_put_draft_async   (PrkStore            *self,
                                         const char          *record,
                                         const char          *path,
                                         JsonNode            *value,
                                         GCancellable        *cancellable,
                                         GAsyncReadyCallback  callback,
                                         gpointer             user_data);
gboolean    prk_store_put_draft_finish  (PrkStore      *self,
                                         GAsyncResult  *result,
                                         GError       **error);
/* Object of path → value: what a crash left in the buffer. */
JsonNode   *prk_store_load_drafts       (PrkStore    *self,
                                         const char  *record,
                                         GError     **error) G_GNUC_WARN_UNUSED_RESULT;
void        prk_store_load_drafts_async (PrkStore *self, const char *record, GCancellable *cancellable,
                                         GAsyncReadyCallback callback, gpointer user_data);
JsonNode   *prk_store_load_drafts_finish (PrkStore *self, GAsyncResult *result, GError **error);

/* The list: one small row a record, for lists of tens of thousands. */
typedef struct
{
  char  *id;
  char  *type;
  char  *judul;
  char  *keterangan; /* partners of a KAK, parted by ", "; the reviewer of a telaah */
  char  *perangkat_daerah;
  char  *status;     /* draft, diajukan, ditelaah, diterima, dikembalikan, ditolak */
  int    tahun;
  int    lengkap;    /* how many of its mandatory parts are complete */
  gint64 changed_us;
} PrkRingkas;

#define PRK_TYPE_RINGKAS (prk_ringkas_get_type ())
GType       prk_ringkas_get_type        (void);
PrkRingkas *prk_ringkas_copy            (const PrkRingkas *self);
void        prk_ringkas_free            (PrkRingkas *self);

typedef enum
{
  PRK_URUT_CHANGED, /* newest first */
  PRK_URUT_JUDUL,
  PRK_URUT_STATUS,
  PRK_URUT_TAHUN,
  PRK_URUT_PERANGKAT_DAERAH,
  PRK_URUT_KETERANGAN, /* the partners, of a KAK */
  PRK_URUT_LENGKAP,    /* the least complete first */
} PrkUrut;

typedef struct
{
  const char *type;   /* NULL: any */
  const char *text;   /* full-text, prefix of the last word; NULL: all */
  const char *status; /* NULL: any */
  PrkUrut     urut;
  gboolean    descending;
  guint       limit;  /* 0: all */
} PrkQuery;

/* (element-type PrkRingkas) (transfer full) */
GPtrArray  *prk_store_list              (PrkStore        *self,
                                         const PrkQuery  *query,
                                         GError         **error) G_GNUC_WARN_UNUSED_RESULT;
void        prk_store_list_async        (PrkStore            *self,
                                         const PrkQuery      *query,
                                         GCancellable        *cancellable,
                                         GAsyncReadyCallback  callback,
                                         gpointer             user_data);
GPtrArray  *prk_store_list_finish       (PrkStore      *self,
                                         GAsyncResult  *result,
                                         GError       **error) G_GNUC_WARN_UNUSED_RESULT;

/* Versi, peristiwa, telaah, rekap and catatan of a record, oldest first. (element-type PrkRecord) */
GPtrArray  *prk_store_list_about        (PrkStore    *self,
                                         const char  *record,
                                         const char  *type,
                                         GError     **error) G_GNUC_WARN_UNUSED_RESULT;
void        prk_store_list_about_async  (PrkStore *self, const char *record, const char *type,
                                         GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
GPtrArray  *prk_store_list_about_finish (PrkStore *self, GAsyncResult *result, GError **error);

/* Writes a versi and a peristiwa in one transaction. @fields: the peristiwa's own paths (oleh, catatan …), may be NULL.
 * "diajukan" locks the record (PRK_STORE_ERROR_LOCKED on commit) until "dikembalikan". Returns the versi's id. */
char       *prk_store_ajukan            (PrkStore    *self,
                                         PrkRecord   *record,
                                         const char  *label,
                                         JsonObject  *fields,
                                         GError     **error) G_GNUC_WARN_UNUSED_RESULT;
void        prk_store_ajukan_async      (PrkStore *self, PrkRecord *record, const char *label, JsonObject *fields,
                                         GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
char       *prk_store_ajukan_finish     (PrkStore *self, GAsyncResult *result, GError **error);

/* Writes peristiwa about a record, all or none. @from (nullable): only while it has one of these statuses, else
 * PRK_STORE_ERROR_LOCKED. (element-type JsonObject) */
gboolean    prk_store_catat             (PrkStore           *self,
                                         const char         *record,
                                         const char *const  *from,
                                         GPtrArray          *peristiwa,
                                         GError            **error);
void        prk_store_catat_async       (PrkStore *self, const char *record, const char *const *from, GPtrArray *peristiwa,
                                         GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean    prk_store_catat_finish      (PrkStore *self, GAsyncResult *result, GError **error);

/* Settings of this machine (not synced): identity, window places … NULL when unset. Served from memory after opening. */
char       *prk_store_dup_setting       (PrkStore   *self,
                                         const char *key);
void        prk_store_set_setting       (PrkStore   *self,
                                         const char *key,
                                         const char *value); /* queued; NULL removes */

/* Blobs: kept once by SHA-256 (base64url) in files beside the database, fsynced before the call returns. */
char       *prk_store_put_blob          (PrkStore    *self,
                                         GBytes      *bytes,
                                         const char  *media_type,
                                         GError     **error) G_GNUC_WARN_UNUSED_RESULT;
GBytes     *prk_store_get_blob          (PrkStore    *self,
                                         const char  *hash,
                                         GError     **error) G_GNUC_WARN_UNUSED_RESULT;

/* A consistent copy of the database while it is in use (VACUUM INTO). Also made daily into folder/salinan, three kept. */
gboolean    prk_store_back_up           (PrkStore    *self,
                                         const char  *path,
                                         GError     **error);
/* Newest good copy in folder/salinan, or NULL; restoring first moves the damaged file aside and says where to. */
char       *prk_store_find_copy         (const char *folder);
gboolean    prk_store_restore_copy      (const char  *folder,
                                         const char  *copy,
                                         char       **damaged_path,
                                         GError     **error);

G_END_DECLS
