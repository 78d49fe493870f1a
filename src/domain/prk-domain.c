/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "base/prk-resource.h"

#include "prk-domain-private.h"
#include "prk-domain-resources.h"

#define PREFIX "/org/prakarsa/domain"

GBytes *
_prk_domain_lookup (const char *path)
{
  g_autofree char *full = g_strconcat (PREFIX, path, NULL);
  g_autoptr(GError) error = NULL;
  GBytes *bytes;

  bytes = g_resource_lookup_data (prk_resource_get (prk_domain_get_resource), full,
                                  G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  if (bytes == NULL)
    g_error ("The program was built without %s: %s", path, error->message);

  return bytes;
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return g_strcmp0 (*(const char *const *)a, *(const char *const *)b);
}

GStrv
_prk_domain_list (const char *folder)
{
  g_autofree char *full = g_strconcat (PREFIX, folder, NULL);
  g_autoptr(GError) error = NULL;
  GStrv names;

  names = g_resource_enumerate_children (prk_resource_get (prk_domain_get_resource), full,
                                         G_RESOURCE_LOOKUP_FLAGS_NONE, &error);
  if (names == NULL)
    g_error ("The program was built without %s: %s", folder, error->message);

  qsort (names, g_strv_length (names), sizeof (char *), compare_names);
  return names;
}
