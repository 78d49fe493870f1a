/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <git2.h>

#include "prk-libgit2-private.h"

void
_prk_libgit2_start (void)
{
  static gsize started = 0;

  if (g_once_init_enter (&started))
    {
      if (git_libgit2_init () < 0)
        g_error ("libgit2 does not start");

      g_once_init_leave (&started, 1);
    }
}
