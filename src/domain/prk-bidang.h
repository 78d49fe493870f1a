/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-skema.h"

G_BEGIN_DECLS

/* Single values of a field or column: is it there, is it right, what does typed text mean, how is
 * it shown. Any thread. */

/* Nothing, null, or blank text. */
gboolean  prk_bidang_is_empty   (JsonNode *value);

/* Whether a value is right for its field; an empty one always is. @message: what is wrong and what
 * to do, in Indonesian. */
gboolean  prk_bidang_check      (const PrkBidang  *bidang,
                                 JsonNode         *value,
                                 char            **message);

/* What a person typed or pasted as the value to store, null for blank text. Several choices become
 * an array of codes, or a boolean for "ya" and "tidak" (one choice). Fails with
 * PRK_INPUT_ERROR_VALUE and the message of prk_bidang_check(). */
gboolean  prk_bidang_parse      (const PrkBidang  *bidang,
                                 const char       *text,
                                 JsonNode        **value,
                                 GError          **error);

/* The value as a person reads it; NULL when empty. What is not right for the field is shown as it
 * stands. */
char     *prk_bidang_dup_tampil (const PrkBidang *bidang,
                                 JsonNode        *value) G_GNUC_WARN_UNUSED_RESULT;

/* "12.5" as millionths; FALSE for what is no decimal of at most 12 digits before the point and 6
 * behind it. */
gboolean  prk_desimal_parse     (const char *text,
                                 gint64     *micro);

G_END_DECLS
