/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "naskah/prk-naskah.h"
#include "store/prk-store.h"

G_BEGIN_DECLS

/* Gives a printer what the office has of its own: its templates, its emblems and those of its partners, of the store and of the
 * data folder. Whatever cannot be used is left out, and prk_pencetak_dup_catatan() says so once a paper is made. Blocks. */
void    prk_kantor_siapkan     (PrkPencetak *pencetak,
                                PrkStore    *store);

/* The own emblem alone: bytes of an image file. (nullable) */
GBytes *prk_kantor_dup_lambang (PrkStore    *store,
                                const char  *daerah) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
