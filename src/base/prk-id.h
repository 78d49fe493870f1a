/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-clock.h"
#include "prk-entropy.h"

G_BEGIN_DECLS

/* UUIDv7 (RFC 9562) in lower case with hyphens, 36 characters. */
char    *prk_id_new      (PrkClock   *clock,
                          PrkEntropy *entropy) G_GNUC_WARN_UNUSED_RESULT;
/* The id of what everybody knows by the same hash; NULL for what is no hash. */
char    *prk_id_new_dari_hash (const char *hash) G_GNUC_WARN_UNUSED_RESULT;
gboolean prk_id_is_valid (const char *id);
gint64   prk_id_get_ms   (const char *id);

G_END_DECLS
