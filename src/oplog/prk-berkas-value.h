/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

#define PRK_BERKAS_MAX_SIZE G_GINT64_CONSTANT (200000000) /* what the register takes, in bytes */
#define PRK_BERKAS_UNKNOWN_JENIS "application/octet-stream"

/* A value that says of itself that it is a file, at any path of any record:
 * {"berkas": <SHA-256, base64url>, "jenis": "application/pdf", "nama": "…", "ukuran": N}.
 * The bytes are a blob, which may not be here yet. */
#define PRK_TYPE_BERKAS_VALUE (prk_berkas_value_get_type ())
typedef struct
{
  char   *hash;
  char   *nama;   /* for people, and safe as the name of a file */
  gint64  ukuran; /* bytes, 0 … PRK_BERKAS_MAX_SIZE */
  char   *jenis;  /* media type */
} PrkBerkasValue;

GType           prk_berkas_value_get_type (void);
PrkBerkasValue *prk_berkas_value_new      (const char           *hash,
                                           const char           *nama,
                                           gint64                ukuran,
                                           const char           *jenis) G_GNUC_WARN_UNUSED_RESULT;
PrkBerkasValue *prk_berkas_value_copy     (const PrkBerkasValue *self) G_GNUC_WARN_UNUSED_RESULT;
void            prk_berkas_value_free     (PrkBerkasValue       *self);

/* NULL when @value is not a file. */
PrkBerkasValue *prk_berkas_from_value     (JsonNode             *value) G_GNUC_WARN_UNUSED_RESULT;
JsonNode       *prk_berkas_to_value       (const PrkBerkasValue *self) G_GNUC_WARN_UNUSED_RESULT;

/* What a file may be called, wherever the name comes from. */
char           *prk_berkas_clean_nama     (const char           *nama) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrkBerkasValue, prk_berkas_value_free)

G_END_DECLS
