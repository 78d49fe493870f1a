/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Strict reading of data files: errors name the key, and a key that nobody knows is an error. */

/* Sets PRK_INPUT_ERROR_KEY "KEY: what" and returns FALSE. */
gboolean    _prk_fail_key         (GError    **error,
                                   const char *key,
                                   const char *format,
                                   ...) G_GNUC_PRINTF (3, 4);

/* The first key of @object that is not in @known, or NULL. */
const char *_prk_find_unknown_key (JsonObject        *object,
                                   const char *const *known);

gboolean    _prk_node_has_type    (JsonNode *node,
                                   GType     type);

G_END_DECLS
