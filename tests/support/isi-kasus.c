/* SPDX-License-Identifier: GPL-3.0-or-later */

/* isi-kasus FOLDER COUNT EVENTS: a store with so many cases, and one of so many events; indexed. */

#include "config.h"

#include <locale.h>
#include <stdlib.h>

#include "store/prk-contoh.h"
#include "store/prk-identitas.h"

#include "banyak-kasus.h"

int
main (int argc, char **argv)
{
  g_autoptr (PrkIdentitas) identitas = prk_contoh_new_identitas ();
  g_autoptr (PrkProfil) profil = prk_profil_load ("barito-selatan", NULL, NULL);
  g_autoptr (PrkKasusDaftar) daftar = NULL;
  const PrkQuery query = { .type = "ksd", .text = "kerja", .limit = 1 };
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (PrkStore) store = NULL;

  setlocale (LC_ALL, "C.UTF-8");
  if (argc != 4)
    {
      g_printerr ("usage: %s FOLDER COUNT EVENTS\n", argv[0]);
      return 2;
    }

  store = prk_store_open (argv[1], NULL, NULL, &error);
  if (store == NULL)
    g_error ("%s", error->message);
  prk_identitas_save (identitas, store);
  daftar = prk_kasus_daftar_untuk (store, profil);
  banyak_kasus_isi (daftar, strtoul (argv[2], NULL, 10), strtoul (argv[3], NULL, 10));
  g_clear_object (&daftar);
  /* Who searches waits for the index. */
  found = prk_store_list (store, &query, &error);
  if (found == NULL)
    g_error ("%s", error->message);
  prk_store_close (store);

  return 0;
}
