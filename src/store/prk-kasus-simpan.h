/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/prk-kasus.h"

#include "prk-store.h"

G_BEGIN_DECLS

/* Cases in the store: a record of type "ksd", and peristiwa about it. */
PrkKasus *prk_kasus_muat   (PrkStore   *store,
                            PrkRecord  *ksd,
                            GError    **error) G_GNUC_WARN_UNUSED_RESULT;
/* A new record of what is known, and its events in their order; the record's id. */
char     *prk_kasus_simpan (PrkStore   *store,
                            PrkKasus   *kasus,
                            GError    **error) G_GNUC_WARN_UNUSED_RESULT;
/* The last event of @kasus, which is not in the store yet. */
gboolean  prk_kasus_simpan_kejadian (PrkStore   *store,
                            const char *ksd,
                            PrkKasus   *kasus,
                            GError    **error);

G_END_DECLS
