/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-merkle.h"
#include "prk-op.h"

G_BEGIN_DECLS

#define PRK_TANDA_TERIMA_ERROR (prk_tanda_terima_error_quark ())
GQuark prk_tanda_terima_error_quark (void);

typedef enum
{
  PRK_TANDA_TERIMA_ERROR_FORMAT,   /* no receipt: syntax, a missing key, cut off, too large */
  PRK_TANDA_TERIMA_ERROR_VERSION,  /* of a newer program */
  PRK_TANDA_TERIMA_ERROR_OP,       /* the device's signature does not fit the statement */
  PRK_TANDA_TERIMA_ERROR_BUKTI,    /* the statement is not in the tree at that place */
  PRK_TANDA_TERIMA_ERROR_KEPALA,   /* the register's signature does not fit the tree's head */
  PRK_TANDA_TERIMA_ERROR_REGISTER, /* another register signed it than the one expected */
} PrkTandaTerimaError;

#define PRK_TANDA_TERIMA_AKHIRAN ".prakarsa-tanda-terima"
#define PRK_TANDA_TERIMA_MAX_SIZE (16 * 1024 * 1024) /* bytes */

/* What the register signs of its whole history. */
typedef struct
{
  guint64     ukuran; /* ops */
  const char *akar;   /* base64url */
  gint64      pada_us;
  const char *ttd;
} PrkKepalaPohon;

/* The bytes that a register signs. */
char    *prk_kepala_pohon_dup_text  (const PrkKepalaPohon *self,
                                     const char           *daerah) G_GNUC_WARN_UNUSED_RESULT;
gboolean prk_kepala_pohon_is_signed (const PrkKepalaPohon *self,
                                     const char           *daerah,
                                     const char           *register_key);

/* A receipt: one op, its place in a daerah's history, and the register's signature over that history. Immutable. */
#define PRK_TYPE_TANDA_TERIMA (prk_tanda_terima_get_type ())
typedef struct _PrkTandaTerima PrkTandaTerima;

GType           prk_tanda_terima_get_type (void);
PrkTandaTerima *prk_tanda_terima_new      (const char           *daerah,
                                           const char           *register_key,
                                           const PrkKepalaPohon *kepala,
                                           guint64               seq,
                                           PrkOp                *op,
                                           GArray               *bukti,
                                           JsonObject           *catatan,
                                           GError              **error) G_GNUC_WARN_UNUSED_RESULT;
PrkTandaTerima *prk_tanda_terima_read     (GBytes               *bytes,
                                           GError              **error) G_GNUC_WARN_UNUSED_RESULT;
PrkTandaTerima *prk_tanda_terima_ref      (PrkTandaTerima *self);
void            prk_tanda_terima_unref    (PrkTandaTerima *self);

GBytes         *prk_tanda_terima_write    (PrkTandaTerima *self) G_GNUC_WARN_UNUSED_RESULT;
/* The same as lines that survive a printer, copy and paste. */
char           *prk_tanda_terima_dup_blok (PrkTandaTerima *self) G_GNUC_WARN_UNUSED_RESULT;

/* FALSE with PRK_TANDA_TERIMA_ERROR_REGISTER when @key is not whose it is: a whole key or its fingerprint. */
gboolean        prk_tanda_terima_check_register (PrkTandaTerima  *self,
                                                 const char      *key,
                                                 GError         **error);

const char           *prk_tanda_terima_get_daerah   (PrkTandaTerima *self);
const char           *prk_tanda_terima_get_register (PrkTandaTerima *self);
const PrkKepalaPohon *prk_tanda_terima_get_kepala   (PrkTandaTerima *self);
guint64               prk_tanda_terima_get_seq      (PrkTandaTerima *self);
PrkOp                *prk_tanda_terima_get_op       (PrkTandaTerima *self);
/* What nobody signed: titles and names for people. (nullable) */
const char           *prk_tanda_terima_get_catatan  (PrkTandaTerima *self,
                                                     const char     *key);
/* Of a versi the state's hash and the record; else NULL. */
const char           *prk_tanda_terima_get_hash     (PrkTandaTerima *self);
const char           *prk_tanda_terima_get_rekaman  (PrkTandaTerima *self);
/* Whether the op says that @hash (SHA-256, base64url) is the hash of a file or of a state. @what (out) (optional): "berkas", "versi". */
gboolean              prk_tanda_terima_names        (PrkTandaTerima *self,
                                                     const char     *hash,
                                                     const char    **what);

/* "8f3a 02c1 …": the first 16 bytes of the key's SHA-256, for people to compare. */
char                 *prk_tanda_terima_dup_sidik    (const char *key) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrkTandaTerima, prk_tanda_terima_unref)

G_END_DECLS
