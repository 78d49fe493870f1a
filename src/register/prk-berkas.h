/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The files of a register: blobs named by their SHA-256 in base64url, and uploads that are not whole
 * yet. Immutable but for the files, any thread; one writer an upload. */
#define PRK_TYPE_BERKAS (prk_berkas_get_type ())
G_DECLARE_FINAL_TYPE (PrkBerkas, prk_berkas, PRK, BERKAS, GObject)

PrkBerkas *prk_berkas_new         (const char  *folder,
                                   GError     **error) G_GNUC_WARN_UNUSED_RESULT;

gboolean   prk_berkas_begin       (PrkBerkas   *self,
                                   const char  *unggahan,
                                   GError     **error);
/* -1 when there is no such upload. */
gint64     prk_berkas_get_offset  (PrkBerkas   *self,
                                   const char  *unggahan);
gboolean   prk_berkas_has         (PrkBerkas   *self,
                                   const char  *hash);
/* A descriptor at the end of an upload of exactly @offset bytes. */
int        prk_berkas_continue    (PrkBerkas   *self,
                                   const char  *unggahan,
                                   gint64       offset,
                                   GError     **error);
/* Makes a blob of an upload: %PRK_REGISTER_ERROR_HASH when it is not @hash. */
gboolean   prk_berkas_finish      (PrkBerkas   *self,
                                   const char  *unggahan,
                                   const char  *hash,
                                   GError     **error);
void       prk_berkas_drop        (PrkBerkas   *self,
                                   const char  *unggahan);

GBytes    *prk_berkas_map         (PrkBerkas   *self,
                                   const char  *hash,
                                   GError     **error) G_GNUC_WARN_UNUSED_RESULT;
/* Whether what stands under @hash is that. */
gboolean   prk_berkas_check       (PrkBerkas   *self,
                                   const char  *hash,
                                   GError     **error);

G_END_DECLS
