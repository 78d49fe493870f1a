/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/prk-nomor.h"
#include "domain/prk-statistik.h"

#include "prk-kasus-daftar.h"

G_BEGIN_DECLS

/* The register of all cases of a store. Immutable, any thread. */
#define PRK_TYPE_BUKU (prk_buku_get_type ())
typedef struct
{
  gatomicrefcount ref_count;
  GPtrArray      *baris;     /* (element-type PrkBukuBaris) by the day of signing, unsigned ones last */
  GPtrArray      *statistik; /* (element-type PrkStatistikKasus) */
  GHashTable     *kasus;     /* PrkKasusRingkas → what was read of it */
  PrkNomorBahan  *nomor;     /* given and reserved numbers */
  PrkHari         hari_ini;  /* for this day */
} PrkBuku;

GType    prk_buku_get_type    (void);
PrkBuku *prk_buku_ref         (PrkBuku *self);
void     prk_buku_unref       (PrkBuku *self);

/* What the next paper of a kind ("KB", "PKS") would be given: by the form that the profile has, first from the blocks of
 * @perangkat (nullable); without a form as the newest paper has it. NULL: nothing to go by. @is_blok: (out) (optional) */
char    *prk_buku_dup_nomor   (PrkBuku    *self,
                               const char *jenis,
                               const char *perangkat,
                               gboolean   *is_blok) G_GNUC_WARN_UNUSED_RESULT;

/* @lama (nullable): what was read before; cases that did not change are not read again. Blocks. */
PrkBuku *prk_buku_muat        (PrkKasusDaftar  *daftar,
                               PrkBuku         *lama,
                               GError         **error) G_GNUC_WARN_UNUSED_RESULT;
void     prk_buku_muat_async  (PrkKasusDaftar      *daftar,
                               PrkBuku             *lama,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data);
PrkBuku *prk_buku_muat_finish (GAsyncResult  *result,
                               GError       **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrkBuku, prk_buku_unref)

G_END_DECLS
