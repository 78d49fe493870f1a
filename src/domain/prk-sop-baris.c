/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Where in a JSON text a value stands. The text has been parsed, so it is right: this only walks
 * over it. */

#include "config.h"

#include <string.h>

#include "prk-sop-private.h"

static const char *
skip_space (const char *at)
{
  return at + strspn (at, " \t\r\n");
}

/* Behind a string that begins at @at. */
static const char *
skip_string (const char *at)
{
  for (at++; *at != '\0' && *at != '"'; at++)
    if (*at == '\\' && at[1] != '\0')
      at++;

  return *at == '"' ? at + 1 : at;
}

/* Behind any value: brackets are counted, strings passed over. */
static const char *
skip_value (const char *at)
{
  guint depth = 0;

  do
    {
      if (*at == '"')
        {
          at = skip_string (at);
          continue;
        }
      if (*at == '{' || *at == '[')
        depth++;
      else if (*at == '}' || *at == ']')
        {
          if (depth == 0)
            return at;
          depth--;
        }
      else if (depth == 0 && strchr (",\n", *at) != NULL)
        return at;
      if (*at != '\0')
        at++;
    }
  while (*at != '\0' && (depth > 0 || strchr (",}]", *at) == NULL));

  return at;
}

static gboolean
has_name (const char *string, const char *name, gsize length)
{
  return strncmp (string + 1, name, length) == 0 && string[length + 1] == '"';
}

/* The member or element of the container at @at that @name asks for, or NULL. */
static const char *
find_child (const char *at, const char *name, gsize length)
{
  gboolean is_object = *at == '{';
  guint64 wanted = g_ascii_strtoull (name, NULL, 10);
  guint64 index = 0;

  if (*at != '{' && *at != '[')
    return NULL;

  for (at = skip_space (at + 1); *at != '\0' && *at != '}' && *at != ']'; index++)
    {
      gboolean is_it = is_object ? *at == '"' && has_name (at, name, length) : index == wanted;

      if (is_it)
        return at;
      if (is_object && *at == '"')
        at = skip_space (skip_string (at));
      if (*at == ':')
        at = skip_space (at + 1);
      at = skip_space (skip_value (at));
      if (*at == ',')
        at = skip_space (at + 1);
    }

  return NULL;
}

guint
_prk_sop_find_line (const char *text, const char *key)
{
  const char *at = skip_space (text);
  guint line = 1;

  while (*key != '\0')
    {
      gsize length = strcspn (key, "/");
      const char *child = find_child (at, key, length);

      if (child == NULL)
        break;
      key += length + (key[length] == '/');
      at = child;
      /* From a member's name on to its value, unless this is what was asked for. */
      if (*key != '\0' && *at == '"')
        {
          const char *value = skip_space (skip_string (at));

          if (*value == ':')
            at = skip_space (value + 1);
        }
    }

  for (const char *c = text; c < at; c++)
    line += *c == '\n';

  return line;
}
