/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/prk-profil.h"

G_BEGIN_DECLS

/* The parts that the form has: those that the paper's layout names no place for, such as
 * "identitas", then the layout's own. (element-type PrkTataBagian); its strings live as long as
 * @profil. */
GArray              *prk_kak_bagian_list (PrkProfil *profil) G_GNUC_WARN_UNUSED_RESULT;
const PrkTataBagian *prk_kak_bagian_get  (GArray *list,
                                          guint   index);
/* -1 where there is no such part. */
int                  prk_kak_bagian_find (GArray     *list,
                                          const char *id);

G_END_DECLS
