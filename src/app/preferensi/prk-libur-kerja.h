/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "store/prk-libur-kantor.h"

G_BEGIN_DECLS

/* The days off as they stand on the disk. */
typedef struct
{
  GPtrArray *libur;  /* (element-type PrkLibur) all that count */
  GPtrArray *kantor; /* (element-type PrkLibur) the office's own */
  GPtrArray *salah;  /* (element-type PrkLiburSalah) lines that could not be read */
} PrkLiburIsi;

void         prk_libur_isi_free     (PrkLiburIsi *self);

/* Takes @buang (nullable) out of the office's days and @masuk (nullable) (element-type PrkLibur) in, then reads
 * everything anew; on a thread of its own. */
void         prk_libur_kerja_async  (const char          *folder,
                                     const PrkLibur      *buang,
                                     GPtrArray           *masuk,
                                     GCancellable        *cancellable,
                                     GAsyncReadyCallback  callback,
                                     gpointer             user_data);
PrkLiburIsi *prk_libur_kerja_finish (GAsyncResult  *result,
                                     GError       **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrkLiburIsi, prk_libur_isi_free)

G_END_DECLS
