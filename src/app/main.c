/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "prk-application.h"
#include "prk-locale.h"

int
main (int    argc,
      char **argv)
{
  g_autoptr(PrkApplication) application = NULL;

  prk_locale_init (NULL);
  prk_application_choose_renderer ();

  application = prk_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
