/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "base/prk-error.h"

#include "prk-baca-private.h"

gboolean
_prk_fail_key (GError    **error,
               const char *key,
               const char *format,
               ...)
{
  g_autofree char *what = NULL;
  va_list args;

  va_start (args, format);
  what = g_strdup_vprintf (format, args);
  va_end (args);

  g_set_error (error, PRK_INPUT_ERROR, PRK_INPUT_ERROR_KEY, "%s: %s", key, what);
  return FALSE;
}

const char *
_prk_find_unknown_key (JsonObject        *object,
                       const char *const *known)
{
  g_autoptr(GList) members = json_object_get_members (object);

  for (GList *l = members; l != NULL; l = l->next)
    if (!g_strv_contains (known, l->data))
      return l->data;

  return NULL;
}

gboolean
_prk_node_has_type (JsonNode *node,
                    GType     type)
{
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == type;
}
