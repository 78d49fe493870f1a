/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include "base/prk-json.h"

#include "prk-aturan-private.h"
#include "prk-domain-private.h"

#define ATURAN_MAX_SIZE (256 * 1024)
#define MAX_VALUES 8

static PrkAturan *
new_aturan (JsonObject *object)
{
  PrkAturan *aturan = g_new0 (PrkAturan, 1);

  aturan->kunci = g_intern_string (prk_json_get_string (object, "kunci", NULL));
  aturan->aturan = g_intern_string (prk_json_get_string (object, "aturan", NULL));
  aturan->pasal = g_intern_string (prk_json_get_string (object, "pasal", NULL));
  aturan->pesan = g_intern_string (prk_json_get_string (object, "pesan", NULL));
  aturan->kekuatan = g_strcmp0 (prk_json_get_string (object, "kekuatan", NULL), "soft") == 0
                         ? PRK_KEKUATAN_SOFT
                         : PRK_KEKUATAN_HARD;

  if (aturan->kunci == NULL || aturan->aturan == NULL || aturan->pesan == NULL)
    g_error ("A rule of data/aturan lacks kunci, aturan or pesan");

  return aturan;
}

static void
load_file (GHashTable *all,
           const char *name)
{
  g_autofree char *path = g_strconcat ("/aturan/", name, NULL);
  g_autoptr(GBytes) bytes = _prk_domain_lookup (path);
  g_autoptr(GError) error = NULL;
  g_autoptr(JsonNode) root = NULL;
  JsonArray *array;

  root = prk_json_parse (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), ATURAN_MAX_SIZE,
                         6, &error);
  if (root == NULL)
    g_error ("data%s: %s", path, error->message);

  array = prk_json_get_array (json_node_get_object (root), "aturan");
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      PrkAturan *aturan = new_aturan (json_array_get_object_element (array, i));

      if (!g_hash_table_insert (all, (char *)aturan->kunci, aturan))
        g_error ("data%s: the rule %s is there twice", path, aturan->kunci);
    }
}

static gpointer
load_aturan (gpointer unused)
{
  GHashTable *all = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  g_auto(GStrv) names = _prk_domain_list ("/aturan/");

  for (guint i = 0; names[i] != NULL; i++)
    load_file (all, names[i]);

  return all;
}

const PrkAturan *
_prk_aturan_find (const char *kunci)
{
  static GOnce once = G_ONCE_INIT;
  const PrkAturan *aturan = g_hash_table_lookup (g_once (&once, load_aturan, NULL), kunci);

  if (aturan == NULL)
    g_error ("data/aturan has no rule %s", kunci);

  return aturan;
}

/* A name without a value is a mistake of the program or of the file, and a test looks for it; it is
 * left standing. */
char *
_prk_aturan_fill (const char *text,
                  va_list     args)
{
  const char *names[MAX_VALUES], *values[MAX_VALUES];
  GString *filled = g_string_new (NULL);
  guint n = 0;

  for (const char *name; (name = va_arg (args, const char *)) != NULL;)
    {
      g_assert (n < MAX_VALUES);
      names[n] = name;
      values[n++] = va_arg (args, const char *);
    }

  while (*text != '\0')
    {
      const char *end = *text == '{' ? strchr (text, '}') : NULL;
      guint i;

      for (i = 0; end != NULL && i < n; i++)
        if (strlen (names[i]) == (gsize)(end - text - 1)
            && strncmp (names[i], text + 1, end - text - 1) == 0)
          break;

      if (end != NULL && i < n)
        {
          g_string_append (filled, values[i] == NULL ? "" : values[i]);
          text = end + 1;
        }
      else
        {
          g_string_append_c (filled, *text++);
        }
    }

  return g_string_free (filled, FALSE);
}

char *
_prk_aturan_dup_pesan (const char *kunci,
                       ...)
{
  va_list args;
  char *pesan;

  va_start (args, kunci);
  pesan = _prk_aturan_fill (_prk_aturan_find (kunci)->pesan, args);
  va_end (args);

  return pesan;
}
