/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/prk-telaah.h"

G_BEGIN_DECLS

#define TELAAH_VERSI "01980000-0000-7000-8000-0000000000aa"
#define TELAAH_HASH "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"

/* Values of a record without a device: pairs of path and JSON text, NULL at the end. A null takes
 * the value away. */
void       telaah_set      (PrkRecord         *record,
                            const char *const *pairs);
/* A sheet of one reviewer with all that the rules want, on the KAK of kak-support. */
PrkRecord *telaah_lengkap  (const char *id,
                            const char *nama) G_GNUC_WARN_UNUSED_RESULT;
/* A KAK of one location, cost and benefit. */
PrkRecord *telaah_kak      (void) G_GNUC_WARN_UNUSED_RESULT;
PrkRecord *telaah_rekap    (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
