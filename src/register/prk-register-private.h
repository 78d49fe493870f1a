/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "oplog/prk-merkle.h"

#include "prk-register.h"

G_BEGIN_DECLS

struct _PrkRegister
{
  GObject parent_instance;

  PrkGudang    *gudang;
  PrkBerkas    *berkas; /* (nullable) */
  PrkKey       *key;
  PrkClock     *clock;
  PrkEntropy   *entropy;
  PrkKebijakan *kebijakan;

  char         *folder; /* (nullable) */
  GMutex        dasar_mutex;
  GHashTable   *dasar;  /* (nullable) daerah → what its cases are judged by */
};

#define PRK_POHON_MAX_LEVELS 64

/* The tree of one daerah, inside a transaction. What is appended hangs on the last node of each
 * level, and so does the root: these are not read twice. */
typedef struct
{
  PrkSesi       *sesi;
  const char    *daerah;
  guint64        n_known[PRK_POHON_MAX_LEVELS]; /* number of that node + 1, 0 for none */
  PrkMerkleHash  last[PRK_POHON_MAX_LEVELS];
} PrkPohon;

gboolean  _prk_pohon_read     (guint           level,
                               guint64         index,
                               PrkMerkleHash  *hash,
                               gpointer        pohon,
                               GError        **error);
gboolean  _prk_pohon_write    (guint                level,
                               guint64              index,
                               const PrkMerkleHash *hash,
                               gpointer             pohon,
                               GError             **error);

/* FALSE when @id or @ttd is not spelt as one. */
gboolean  _prk_pohon_leaf     (const char    *id,
                               const char    *ttd,
                               PrkMerkleHash *hash);
char     *_prk_base64_of_hash (const PrkMerkleHash *hash) G_GNUC_WARN_UNUSED_RESULT;

char     *_prk_register_sign_head (PrkRegister *self,
                                   PrkPohon    *pohon,
                                   gint64       ukuran,
                                   GError     **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean  _prk_register_append_head (PrkPohon    *pohon,
                                     const char  *head,
                                     gint64       ukuran,
                                     gint64       known,
                                     GString     *text,
                                     GError     **error);

char     *_prk_register_head_text (const char  *daerah,
                                   gint64       ukuran,
                                   const char  *akar,
                                   gint64       pada) G_GNUC_WARN_UNUSED_RESULT;

gboolean  _prk_register_get_size  (PrkSesi     *sesi,
                                   const char  *daerah,
                                   gint64      *ukuran,
                                   GError     **error);

/* prk-register-kasus.c: the cases of one batch, inside its transaction. */
typedef struct _PrkKasusMeja PrkKasusMeja;

PrkKasusMeja *_prk_kasus_meja_new (PrkRegister *self,
                                   PrkSesi     *sesi,
                                   const char  *daerah) G_GNUC_WARN_UNUSED_RESULT;
void      _prk_kasus_meja_free    (PrkKasusMeja *meja);
gboolean  _prk_kasus_meja_nilai   (PrkKasusMeja *meja,
                                   PrkOp        *op,
                                   const char   *tentang,
                                   char        **pesan,
                                   GError      **error);
gboolean  _prk_kasus_meja_terima  (PrkKasusMeja *meja,
                                   PrkOp        *op,
                                   const char   *tentang,
                                   gint64        seq,
                                   GError      **error);

gboolean  _prk_register_verify_blobs (PrkRegister  *self,
                                      GError      **error);

G_END_DECLS
