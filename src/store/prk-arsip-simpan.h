/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/prk-arsip.h"

#include "prk-kasus-daftar.h"

G_BEGIN_DECLS

/* The archive of the paper that was signed last on a line: its id, and the record begun when it is not there yet. */
char *prk_arsip_siapkan        (PrkStore      *store,
                                PrkKasusBuka  *buka,
                                const char    *alur,
                                GError       **error) G_GNUC_WARN_UNUSED_RESULT;
void  prk_arsip_siapkan_async  (PrkStore            *store,
                                PrkKasusBuka        *buka,
                                const char          *alur,
                                GCancellable        *cancellable,
                                GAsyncReadyCallback  callback,
                                gpointer             user_data);
char *prk_arsip_siapkan_finish (GAsyncResult  *result,
                                GError       **error) G_GNUC_WARN_UNUSED_RESULT;

/* (element-type PrkRecord) (transfer full): those that the lines of a case have. Blocks. */
GPtrArray *prk_arsip_muat_kasus (PrkStore      *store,
                                 PrkKasusBuka  *buka,
                                 GError       **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
