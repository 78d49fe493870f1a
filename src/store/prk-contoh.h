/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/prk-kalender.h"

#include "prk-identitas.h"
#include "prk-store.h"

G_BEGIN_DECLS

/* The sample data of data/contoh, for whoever wants to look before beginning. */

typedef enum
{
  PRK_CONTOH_KAK,   /* drafts, and nothing that a desk speaks of */
  PRK_CONTOH_SEMUA, /* cooperations in many states, too */
} PrkContohIsi;

/* Every sample becomes a record of this store. Blocks. */
gboolean      prk_contoh_muat          (PrkStore      *store,
                                        PrkContohIsi   isi,
                                        GError       **error);
GHashTable   *prk_contoh_list_kasus    (void) G_GNUC_WARN_UNUSED_RESULT;
char         *prk_contoh_dup_pada      (const char *text,
                                        PrkHari     hari_ini) G_GNUC_WARN_UNUSED_RESULT;

/* Somebody who does not exist, in the daerah of the samples. */
PrkIdentitas *prk_contoh_new_identitas (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
