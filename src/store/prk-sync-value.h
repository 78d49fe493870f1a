/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "oplog/prk-op.h"

G_BEGIN_DECLS

/* What the store keeps for sync, as values. */

#define PRK_SYNC_ERROR (prk_sync_error_quark ())
GQuark prk_sync_error_quark (void);

typedef enum
{
  PRK_SYNC_ERROR_OFFLINE,   /* no answer, or one that is not the register's: try again later */
  PRK_SYNC_ERROR_BUSY,      /* the register asks for patience */
  PRK_SYNC_ERROR_TOKEN,     /* the register does not know this device any more: enrol again */
  PRK_SYNC_ERROR_REGISTER,  /* another register answers than the one enrolled at */
  PRK_SYNC_ERROR_TOO_LARGE, /* a smaller batch may pass */
  PRK_SYNC_ERROR_REFUSED,   /* the request will never be taken as it is */
  PRK_SYNC_ERROR_FORK,      /* somebody else writes with this device's key: it needs a new one */
  PRK_SYNC_ERROR_HISTORY,   /* the register's history is not the one that was shown before */
} PrkSyncError;

/* A signed tree head. */
#define PRK_TYPE_SYNC_HEAD (prk_sync_head_get_type ())
typedef struct
{
  guint64  size;
  char    *root; /* base64url */
  gint64   at_us;
  char    *signature;
} PrkSyncHead;

GType        prk_sync_head_get_type (void);
PrkSyncHead *prk_sync_head_new      (guint64      size,
                                     const char  *root,
                                     gint64       at_us,
                                     const char  *signature);
PrkSyncHead *prk_sync_head_copy     (const PrkSyncHead *self);
void         prk_sync_head_free     (PrkSyncHead *self);

/* What the register did with an op. */
typedef enum
{
  PRK_SYNC_FATE_ACCEPTED,
  PRK_SYNC_FATE_HELD,
  PRK_SYNC_FATE_REFUSED,
} PrkSyncFate;

typedef struct
{
  char        *id;
  PrkSyncFate  fate;
  guint64      seq;     /* of an accepted op */
  char        *code;    /* (nullable) of a refused one, as the protocol lists them */
  char        *message; /* (nullable) */
} PrkSyncResult;

PrkSyncResult *prk_sync_result_new  (const char  *id,
                                     PrkSyncFate  fate,
                                     guint64      seq,
                                     const char  *code,
                                     const char  *message);
void           prk_sync_result_free (PrkSyncResult *self);

/* An op of the register's history. */
typedef struct
{
  guint64  seq;
  PrkOp   *op;
} PrkSyncArrival;

PrkSyncArrival *prk_sync_arrival_new  (guint64  seq,
                                       PrkOp   *op);
void            prk_sync_arrival_free (PrkSyncArrival *self);

/* Where sync stands. */
typedef struct
{
  char        *device;       /* the key that ops are signed with now */
  char        *daerah;       /* (nullable) not enrolled */
  char        *register_key; /* (nullable) the same */
  gboolean     is_enrolled;  /* the device's present key is the one enrolled */
  guint64      cursor;       /* every op of the history up to this seq is here */
  PrkSyncHead *checked;      /* (nullable) the last head proven to contain the one before */
  PrkSyncHead *seen;         /* (nullable) the newest head that an answer had */
  char        *alarm;        /* (nullable) what is wrong with the register's history */
} PrkSyncState;

void prk_sync_state_free (PrkSyncState *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrkSyncHead, prk_sync_head_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrkSyncResult, prk_sync_result_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrkSyncArrival, prk_sync_arrival_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrkSyncState, prk_sync_state_free)

G_END_DECLS
