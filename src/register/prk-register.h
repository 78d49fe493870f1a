/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "base/prk-clock.h"
#include "base/prk-key.h"
#include "domain/prk-kebijakan.h"

#include "prk-berkas.h"
#include "prk-giliran.h"
#include "prk-gudang.h"

G_BEGIN_DECLS

#define PRK_REGISTER_ERROR (prk_register_error_quark ())
GQuark prk_register_error_quark (void);

typedef enum
{
  PRK_REGISTER_ERROR_RUSAK,         /* not of the form that the protocol asks for */
  PRK_REGISTER_ERROR_TOKEN,         /* unknown or revoked */
  PRK_REGISTER_ERROR_PERAN,         /* not for these roles */
  PRK_REGISTER_ERROR_TIDAK_ADA,     /* no such thing */
  PRK_REGISTER_ERROR_BENTROK,       /* does not fit what is there */
  PRK_REGISTER_ERROR_KEDALUWARSA,   /* used or too old */
  PRK_REGISTER_ERROR_TERLALU_BESAR, /* over a limit */
  PRK_REGISTER_ERROR_TERLALU_SERING, /* too many at a time */
  PRK_REGISTER_ERROR_VERSI,         /* another version of tus */
  PRK_REGISTER_ERROR_JENIS,         /* not the media type that the route takes */
  PRK_REGISTER_ERROR_HASH,          /* the bytes are not those that were announced */
} PrkRegisterError;

#define PRK_REGISTER_MAX_BATCH 1000
#define PRK_REGISTER_MAX_HELD 10000
#define PRK_REGISTER_MAX_BLOB (200 * 1000 * 1000)

/* Whoever a token stands for. */
typedef struct
{
  char *daerah;
  char *orang;
  char *dev;
  GStrv peran;
} PrkPemegang;

void         prk_pemegang_free       (PrkPemegang *self);

/* One op as it was sent. */
typedef struct
{
  GBytes *isi;
  char   *ttd;
} PrkKiriman;

void         prk_kiriman_free        (PrkKiriman *self);

/* An upload under way. */
typedef struct
{
  char    *hash;
  char    *jenis;
  gint64   ukuran;
  gint64   offset;
  gint64   expires_us;
  gboolean is_done;
} PrkUnggahan;

void         prk_unggahan_free       (PrkUnggahan *self);

/* The register without its wires: every function blocks, and is safe in any thread. */
#define PRK_TYPE_REGISTER (prk_register_get_type ())
G_DECLARE_FINAL_TYPE (PrkRegister, prk_register, PRK, REGISTER, GObject)

PrkRegister *prk_register_new         (PrkGudang    *gudang,
                                       PrkKey       *key,
                                       PrkClock     *clock,
                                       PrkEntropy   *entropy,
                                       PrkKebijakan *kebijakan);
/* Without files there are no uploads. */
void         prk_register_set_berkas  (PrkRegister *self,
                                       PrkBerkas   *berkas);
/* Where a daerah's own profil and libur stand. */
void         prk_register_set_folder  (PrkRegister *self,
                                       const char  *folder);
PrkBerkas   *prk_register_ref_berkas  (PrkRegister *self) G_GNUC_WARN_UNUSED_RESULT;
const char  *prk_register_get_key     (PrkRegister *self);
PrkClock    *prk_register_get_clock   (PrkRegister *self);

/* As prk_gudang_watch(). */
void         prk_register_watch        (PrkRegister    *self,
                                        PrkGudangWatch  func,
                                        gpointer        data);
void         prk_register_get_statistik (PrkRegister *self,
                                         guint64     *n_commits,
                                         guint64     *n_writes);

gboolean     prk_register_add_daerah  (PrkRegister  *self,
                                       const char   *daerah,
                                       GError      **error);
gboolean     prk_register_set_orang   (PrkRegister  *self,
                                       const char   *daerah,
                                       const char   *orang,
                                       const char   *nama,
                                       const char   *pd,
                                       const char   *peran,
                                       gboolean      is_active,
                                       GError      **error);
char        *prk_register_new_kode    (PrkRegister  *self,
                                       const char   *daerah,
                                       const char   *orang,
                                       GError      **error) G_GNUC_WARN_UNUSED_RESULT;
JsonNode    *prk_register_enrol       (PrkRegister  *self,
                                       const char   *kode,
                                       const char   *dev,
                                       const char   *bukti,
                                       const char   *nama,
                                       GError      **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean     prk_register_revoke      (PrkRegister  *self,
                                       const char   *daerah,
                                       const char   *dev,
                                       GError      **error);
PrkPemegang *prk_register_recognise   (PrkRegister  *self,
                                       const char   *token,
                                       GError      **error) G_GNUC_WARN_UNUSED_RESULT;

/* Told once, from any thread, when ops are durable or have failed. Takes @answer, that of POST
 * /v1/ops, or @error. */
typedef void (*PrkRegisterDone) (gpointer  data,
                                 char     *answer,
                                 guint     n_accepted,
                                 GError   *error);

/* (element-type PrkKiriman) in. */
void         prk_register_push_async  (PrkRegister        *self,
                                       const PrkPemegang  *pemegang,
                                       GPtrArray          *kiriman,
                                       PrkGiliran         *giliran,
                                       gint64              known,
                                       PrkRegisterDone     done,
                                       gpointer            data);
char        *prk_register_push        (PrkRegister       *self,
                                       const PrkPemegang *pemegang,
                                       GPtrArray         *kiriman,
                                       gint64             known,
                                       guint             *n_accepted,
                                       GError           **error) G_GNUC_WARN_UNUSED_RESULT;
char        *prk_register_pull        (PrkRegister       *self,
                                       const PrkPemegang *pemegang,
                                       gint64             after,
                                       guint              limit,
                                       gboolean           is_live,
                                       gint64             known,
                                       gint64            *sampai,
                                       guint             *n_ops,
                                       GError           **error) G_GNUC_WARN_UNUSED_RESULT;
JsonNode    *prk_register_head        (PrkRegister  *self,
                                       const char   *daerah,
                                       GError      **error) G_GNUC_WARN_UNUSED_RESULT;
JsonNode    *prk_register_consistency (PrkRegister  *self,
                                       const char   *daerah,
                                       gint64        old_size,
                                       gint64        new_size,
                                       GError      **error) G_GNUC_WARN_UNUSED_RESULT;
JsonNode    *prk_register_inclusion   (PrkRegister  *self,
                                       const char   *daerah,
                                       gint64        seq,
                                       gint64        size,
                                       GError      **error) G_GNUC_WARN_UNUSED_RESULT;
JsonNode    *prk_register_take_block  (PrkRegister       *self,
                                       const PrkPemegang *pemegang,
                                       const char        *buku,
                                       gint64             tahun,
                                       gint64             banyak,
                                       GError           **error) G_GNUC_WARN_UNUSED_RESULT;

/* The blocks of a book: {"blok": [{"dari", "sampai", "orang", "pada"}, …]}. */
JsonNode    *prk_register_list_blocks (PrkRegister       *self,
                                       const PrkPemegang *pemegang,
                                       const char        *buku,
                                       gint64             tahun,
                                       GError           **error) G_GNUC_WARN_UNUSED_RESULT;

char        *prk_register_new_upload  (PrkRegister        *self,
                                       const PrkPemegang  *pemegang,
                                       const char         *hash,
                                       const char         *jenis,
                                       gint64              ukuran,
                                       GError            **error) G_GNUC_WARN_UNUSED_RESULT;
PrkUnggahan *prk_register_find_upload (PrkRegister        *self,
                                       const PrkPemegang  *pemegang,
                                       const char         *id,
                                       GError            **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean     prk_register_end_upload  (PrkRegister        *self,
                                       const PrkPemegang  *pemegang,
                                       const char         *id,
                                       const PrkUnggahan  *unggahan,
                                       GError            **error);
gboolean     prk_register_drop_upload (PrkRegister        *self,
                                       const PrkPemegang  *pemegang,
                                       const char         *id,
                                       GError            **error);
GBytes      *prk_register_get_blob    (PrkRegister        *self,
                                       const PrkPemegang  *pemegang,
                                       const char         *hash,
                                       GError            **error) G_GNUC_WARN_UNUSED_RESULT;

/* Reads the whole history of every daerah and checks signatures, chains and tree: FALSE names the
 * first thing that does not fit. */
gboolean     prk_register_verify      (PrkRegister  *self,
                                       guint64      *n_ops,
                                       GError      **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrkPemegang, prk_pemegang_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrkKiriman, prk_kiriman_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrkUnggahan, prk_unggahan_free)

G_END_DECLS
