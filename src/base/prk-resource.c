/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "prk-resource.h"

/**
 * prk_resource_get:
 * @get: the function that glib-compile-resources wrote
 *
 * The data compiled into a layer. GLib registers those of the whole program when somebody first asks for
 * one, and answers %NULL to another thread that asks meanwhile; here it waits. Any thread.
 *
 * Returns: (transfer none): the resource
 */
GResource *
prk_resource_get (GResource *(*get) (void))
{
  GResource *resource = get ();

  if (resource == NULL)
    {
      /* Any look-up waits for the lock under which they are registered. */
      g_resources_get_info ("/org/prakarsa", G_RESOURCE_LOOKUP_FLAGS_NONE, NULL, NULL, NULL);
      resource = get ();
    }

  return resource;
}
