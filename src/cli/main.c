/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/prk-locale.h"

#include "prk-cli.h"

int
main (int    argc,
      char **argv)
{
  prk_locale_init (NULL);

  return prk_cli_run (argc, argv);
}
