/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-identitas.h"
#include "prk-store.h"

G_BEGIN_DECLS

/* The sample data of data/contoh, for whoever wants to look before beginning. */

/* Every sample KAK becomes a draft of this store. Blocks. */
gboolean      prk_contoh_muat          (PrkStore  *store,
                                        GError   **error);

/* Somebody who does not exist, in the daerah of the samples. */
PrkIdentitas *prk_contoh_new_identitas (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
