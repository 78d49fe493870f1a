/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/prk-skema.h"

G_BEGIN_DECLS

/* What a person types into a field of one line, to and from the value in the record. */

/* NULL and *message set where the text is no such value; JSON null for an empty text. A text that
 * is only too long is a value and has a message: it is kept, and the rules say that it must be
 * shortened. */
JsonNode *prk_kak_baca  (const PrkBidang  *bidang,
                         const char       *text,
                         char            **message) G_GNUC_WARN_UNUSED_RESULT;
/* The text to edit for @value. */
char     *prk_kak_tulis (const PrkBidang  *bidang,
                         JsonNode         *value) G_GNUC_WARN_UNUSED_RESULT;

/* "21-11-2026", "21/11/2026", "2026-11-21", "21 November 2026", "21 nov 26" to ISO 8601; NULL for
 * no day. */
char     *prk_kak_baca_tanggal (const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
