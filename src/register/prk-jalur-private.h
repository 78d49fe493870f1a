/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sodium.h>

#include "prk-register.h"

G_BEGIN_DECLS

#define PRK_JALUR_MAX_BODY (8 * 1024 * 1024)
#define PRK_JALUR_MAX_WAIT_S 50
#define PRK_JALUR_TUS "/v1/tus"

/* One request, taken off the wire, and its answer: what a worker thread needs and nothing else. */
typedef struct
{
  char       *method;
  char       *path;
  GHashTable *query;   /* (nullable) */
  GHashTable *headers; /* those of tus and Content-Type, by name in lower case */
  char       *token;   /* (nullable) */
  GByteArray *body;
  GBytes     *plain;   /* (nullable) the body without gzip, once it is taken apart */
  gboolean    is_too_large;
  gboolean    is_gzip;     /* the body */
  gboolean    takes_gzip;

  guint       status;
  GPtrArray  *answer_headers; /* name, value, name, value … */
  GBytes     *answer;         /* (nullable) */
  gboolean    answer_is_gzip;
  gboolean    answer_is_file; /* not JSON; a range of it may be asked for */
  guint       wait_s;         /* the answer may wait as long for something new */
  gboolean    is_empty;       /* a page without ops */
  char       *daerah;         /* (nullable) of the holder */
  guint       n_accepted;
  PrkGiliran *giliran;        /* (nullable) among the batches of the same sender */

  /* A part of an upload, which goes to its file as it comes. */
  int                      fd;       /* -1 when there is nowhere to write */
  gint64                   offset;   /* where it begins */
  gint64                   room;     /* bytes that may still come */
  gint64                   n_written;
  gboolean                 is_overfull;
  gboolean                 has_failed; /* the disk did not take it */
  crypto_hash_sha256_state sha256;
} PrkPermintaan;

PrkPermintaan *_prk_permintaan_new         (void) G_GNUC_WARN_UNUSED_RESULT;
void           _prk_permintaan_free        (PrkPermintaan *self);
const char    *_prk_permintaan_get_header  (PrkPermintaan *self,
                                            const char    *name);
void           _prk_permintaan_add_header  (PrkPermintaan *self,
                                            const char    *name,
                                            const char    *value);
void           _prk_permintaan_close       (PrkPermintaan *self);

typedef void (*PrkJalurDone) (gpointer data);

/* Answers a request. Blocks, but for the disk when it is ops: @done may be told later, from any
 * thread. */
void           _prk_jalur_run              (PrkRegister   *registry,
                                            PrkPermintaan *request,
                                            PrkJalurDone   done,
                                            gpointer       data);
/* What is known of an upload's part before its first byte: a descriptor, or an answer that refuses. */
void           _prk_jalur_begin_part       (PrkRegister   *registry,
                                            PrkPermintaan *request);
gboolean       _prk_jalur_is_part          (const char    *method,
                                            const char    *path);
gboolean       _prk_jalur_is_batch         (const char    *method,
                                            const char    *path);

/* The ops of a body in its usual form, as PrkKiriman; FALSE where it has another. */
gboolean       _prk_kiriman_read           (GBytes    *body,
                                            GPtrArray *kiriman);

/* Routes of tus; FALSE with an error refuses. */
gboolean       _prk_tus_run                (PrkRegister        *registry,
                                            PrkPermintaan      *request,
                                            const PrkPemegang  *pemegang,
                                            GError            **error);
gboolean       _prk_tus_begin              (PrkRegister        *registry,
                                            PrkPermintaan      *request,
                                            const PrkPemegang  *pemegang,
                                            GError            **error);
void           _prk_tus_describe           (PrkPermintaan      *request);

/* “sha256 <base64>,jenis <base64>”: text of a key, NULL when it is not there or not text. */
char          *_prk_tus_get_metadata       (const char *metadata,
                                            const char *key) G_GNUC_WARN_UNUSED_RESULT;
/* “sha256 <base64>” of a part. */
gboolean       _prk_tus_read_checksum      (const char *text,
                                            guint8     *hash);

G_END_DECLS
