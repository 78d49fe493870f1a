/* SPDX-License-Identifier: GPL-3.0-or-later */

/* "Take both" of two texts that were written without seeing each other. */

#include "app/sinkron/prk-konflik-baris.h"

typedef struct
{
  const char *path;
  const char *mine;
  const char *theirs;
  const char *both;
} Case;

static const Case cases[] = {
  { "/konflik/gabung/equal-texts-stay-one", "satu\n\ndua", "satu\n\ndua", "satu\n\ndua" },
  { "/konflik/gabung/nothing-in-common-stands-one-after-the-other", "satu", "dua", "satu\n\ndua" },
  { "/konflik/gabung/added-behind-what-stood-before-it", "awal\n\ntengah\n\nakhir",
    "awal\n\ntengah\n\nsisipan\n\nakhir", "awal\n\ntengah\n\nsisipan\n\nakhir" },
  { "/konflik/gabung/several-added-keep-their-order", "awal\n\nakhir",
    "awal\n\nsatu\n\ndua\n\nakhir\n\ntiga", "awal\n\nsatu\n\ndua\n\nakhir\n\ntiga" },
  { "/konflik/gabung/changed-paragraph-stands-twice", "awal\n\nBuntok saja\n\nakhir",
    "awal\n\nBuntok dan Jenamas\n\nakhir",
    "awal\n\nBuntok dan Jenamas\n\nBuntok saja\n\nakhir" },
  { "/konflik/gabung/what-only-mine-has-stays", "awal\n\nmilikku", "awal", "awal\n\nmilikku" },
  { "/konflik/gabung/white-space-is-no-difference", "awal  \n\n\n\n dua", "awal\n\ndua\n\n",
    "awal\n\ndua" },
  { "/konflik/gabung/empty-mine", "", "satu\n\ndua", "satu\n\ndua" },
  { "/konflik/gabung/empty-theirs", "satu", "\n\n", "satu" },
  { "/konflik/gabung/list-stays-whole", "1. a\n2. b", "1. a\n2. b\n\nlalu", "1. a\n2. b\n\nlalu" },
  { "/konflik/gabung/repeated-paragraph-is-not-doubled", "a\n\na", "a\n\nb", "a\n\nb\n\na" },
};

static void
test_case (gconstpointer data)
{
  const Case *one = data;
  g_autofree char *both = prk_konflik_gabung (one->mine, one->theirs);

  g_assert_cmpstr (both, ==, one->both);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add_data_func (cases[i].path, &cases[i], test_case);

  return g_test_run ();
}
