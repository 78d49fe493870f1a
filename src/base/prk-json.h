/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Parses one JSON text from outside: valid UTF-8 without NUL, at most @max_size bytes and
 * @max_depth levels, no key twice in an object, no number that is not an integer within ±2^53. */
JsonNode *prk_json_parse     (const char  *text,
                              gssize       size,
                              gsize        max_size,
                              guint        max_depth,
                              GError     **error) G_GNUC_WARN_UNUSED_RESULT;

/* Keys sorted by bytes, no white space: the same text for the same value. */
char     *prk_json_canonical (JsonNode *node) G_GNUC_WARN_UNUSED_RESULT;

/* Deep and immutable, shares nothing with @node. */
JsonNode *prk_json_copy      (JsonNode *node) G_GNUC_WARN_UNUSED_RESULT;

/* Reading an object without the surprises of json_object_get_*: absent or of another type gives
 * the fallback. */
const char *prk_json_get_string (JsonObject *object,
                                 const char *key,
                                 const char *fallback);
gint64      prk_json_get_int    (JsonObject *object,
                                 const char *key,
                                 gint64      fallback);
gboolean    prk_json_get_bool   (JsonObject *object,
                                 const char *key,
                                 gboolean    fallback);
JsonArray  *prk_json_get_array  (JsonObject *object,
                                 const char *key);
JsonObject *prk_json_get_object (JsonObject *object,
                                 const char *key);

/* As prk_json_canonical() spells a string. */
void        prk_json_append_string (GString    *text,
                                    const char *string);

G_END_DECLS
