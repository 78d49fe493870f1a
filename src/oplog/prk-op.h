/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "base/prk-key.h"

G_BEGIN_DECLS

#define PRK_TYPE_OP (prk_op_get_type ())
typedef struct _PrkOp PrkOp;

#define PRK_OP_ERROR (prk_op_error_quark ())
GQuark prk_op_error_quark (void);

typedef enum
{
  PRK_OP_ERROR_FORMAT,    /* not an op: syntax, missing key, value out of range */
  PRK_OP_ERROR_VERSION,   /* a format newer than this program */
  PRK_OP_ERROR_SIGNATURE, /* the signature does not fit bytes and device */
  PRK_OP_ERROR_HOLE,      /* its predecessor in the device's chain is not here yet */
  PRK_OP_ERROR_FORK,      /* another op stands at this place of the device's chain */
  PRK_OP_ERROR_KNOWN,     /* this very op is here already */
} PrkOpError;

#define PRK_OP_MAX_SIZE (4 * 1024 * 1024) /* bytes of one op */
#define PRK_OP_MAX_SETS 20000
#define PRK_PATH_MAX    240               /* bytes of a path */

/* One statement of an op: path, value, and the writes that the value replaces. */
typedef struct
{
  const char        *path;
  JsonNode          *value;
  const char *const *over;
} PrkOpSet;

GType           prk_op_get_type      (void);

/* Parses, checks the format and verifies the signature; the bytes are kept verbatim. */
PrkOp          *prk_op_new_from_bytes (GBytes      *bytes,
                                       const char  *signature,
                                       GError     **error) G_GNUC_WARN_UNUSED_RESULT;

/* Writes and signs a new op. @sets: (element-type PrkOpSet); @prev is NULL at @n = 1. */
PrkOp          *prk_op_new            (PrkKey      *key,
                                       guint64      n,
                                       const char  *prev,
                                       gint64       at_us,
                                       const char  *record,
                                       const char  *type,
                                       GPtrArray   *sets,
                                       GError     **error) G_GNUC_WARN_UNUSED_RESULT;
PrkOp          *prk_op_ref            (PrkOp *self);
void            prk_op_unref          (PrkOp *self);

const char     *prk_op_get_id         (PrkOp *self);
const char     *prk_op_get_device     (PrkOp *self);
guint64         prk_op_get_n          (PrkOp *self);
const char     *prk_op_get_prev       (PrkOp *self);
gint64          prk_op_get_at_us      (PrkOp *self);
const char     *prk_op_get_record     (PrkOp *self);
const char     *prk_op_get_kind       (PrkOp *self); /* the record's type */
guint           prk_op_get_n_sets     (PrkOp *self);
const PrkOpSet *prk_op_get_set        (PrkOp *self,
                                       guint  index);
GBytes         *prk_op_get_bytes      (PrkOp *self);
const char     *prk_op_get_signature  (PrkOp *self);

/* A path is 1 to PRK_PATH_MAX bytes: segments of [A-Za-z0-9_-] parted by single slashes. */
gboolean        prk_path_is_valid     (const char *path);

PrkOpSet       *prk_op_set_new        (const char        *path,
                                       JsonNode          *value,
                                       const char *const *over);
void            prk_op_set_free       (PrkOpSet *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrkOp, prk_op_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrkOpSet, prk_op_set_free)

G_END_DECLS
