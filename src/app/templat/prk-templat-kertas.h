/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/prk-profil.h"
#include "oplog/prk-record.h"

G_BEGIN_DECLS

/* Prints a paper with other templates than those in force, on a worker. Takes @record and @kantor; g_task_propagate_pointer() gives
 * a GBytes. */
void prk_templat_kertas_async (GObject             *source,
                               PrkProfil           *profil,
                               PrkRecord           *record,
                               GHashTable          *kantor,
                               const char          *nama,
                               const char          *folder,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback);

G_END_DECLS
