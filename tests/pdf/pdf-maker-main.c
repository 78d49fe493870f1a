/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Writes a PDF for tests that are not in C: pdf-maker pages|endless NUMBER FILE. */

#include "config.h"

#include <stdlib.h>

#include "pdf-maker.h"

int
main (int    argc,
      char **argv)
{
  g_autoptr(GBytes) bytes = NULL;

  if (argc != 4)
    return EXIT_FAILURE;

  bytes =
    g_str_equal (argv[1], "endless") ? pdf_maker_endless () : pdf_maker_pages (atoi (argv[2]));

  return g_file_set_contents (argv[3], g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                              NULL)
           ? EXIT_SUCCESS
           : EXIT_FAILURE;
}
