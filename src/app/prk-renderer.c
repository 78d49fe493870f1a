/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "prk-renderer.h"

static gboolean
has_graphics_card (void)
{
  g_autoptr(GDir) folder = g_dir_open ("/dev/dri", 0, NULL);
  const char *name;

  if (folder == NULL)
    return FALSE;

  while ((name = g_dir_read_name (folder)) != NULL)
    if (g_str_has_prefix (name, "renderD"))
      return TRUE;
  return FALSE;
}

/**
 * prk_renderer_choose:
 *
 * Without a graphics card GL is done by the processor: slower than cairo, and merely looking for it
 * loads 50 MB of Mesa and LLVM. So both the renderer and the look-out for GL are decided here,
 * unless the environment asks for another renderer.
 *
 * Main thread, before GTK is initialised.
 */
void
prk_renderer_choose (void)
{
  const char *chosen = g_getenv ("GSK_RENDERER");
  const char *flags = g_getenv ("GDK_DEBUG");
  g_autofree char *more = NULL;

  if (chosen != NULL ? strcmp (chosen, "cairo") != 0 : has_graphics_card ())
    return;

  g_setenv ("GSK_RENDERER", "cairo", TRUE);
  more = flags != NULL ? g_strconcat (flags, ",gl-disable", NULL) : g_strdup ("gl-disable");
  g_setenv ("GDK_DEBUG", more, TRUE);
}
