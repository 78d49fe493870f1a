/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "prk-sodium-private.h"

void
_prk_sodium_ensure (void)
{
  static gsize started = 0;

  if (g_once_init_enter (&started))
    {
      if (sodium_init () < 0)
        g_error ("libsodium does not start");

      g_once_init_leave (&started, 1);
    }
}
