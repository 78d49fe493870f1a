/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/prk-locale.h"

#include "prk-application.h"
#include "prk-renderer.h"

int
main (int    argc,
      char **argv)
{
  g_autoptr(PrkApplication) application = NULL;

  prk_locale_init (NULL);
  gtk_disable_setlocale ();
  prk_renderer_choose ();

  application = prk_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
