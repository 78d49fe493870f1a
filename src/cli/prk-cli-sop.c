/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <glib/gi18n.h>

#include "domain/prk-sop.h"
#include "naskah/prk-bagan.h"
#include "paket/prk-kantor.h"

#include "prk-cli.h"

static char *
dup_folder (PrkCli *cli)
{
  return g_build_filename (cli->folder, "sop", NULL);
}

static PrkCliStatus
list_procedures (PrkCli *cli, GError **error)
{
  g_autofree char *folder = dup_folder (cli);
  g_auto (GStrv) ids = prk_sop_list (folder);

  for (guint i = 0; ids[i] != NULL; i++)
    {
      g_autoptr (PrkSop) sop = prk_sop_load (ids[i], folder, error);
      guint sums[PRK_N_SATUAN];
      g_autofree char *sum = NULL;

      if (sop == NULL)
        return PRK_CLI_FAILED;
      prk_sop_jumlah_waktu (sop, sums);
      sum = prk_sop_dup_waktu (sums);
      g_print ("%s\t%u\t%s\t%s\t%s\n", ids[i], prk_sop_get_n_langkah (sop), sum,
               prk_sop_is_lengkap (sop) ? _ ("complete") : _ ("not complete"),
               prk_sop_get_nama (sop));
    }

  return PRK_CLI_OK;
}

/* The office's emblem, where it has set one. */
static gboolean
load_lambang (PrkCli *cli, PrkLambang **lambang, GError **error)
{
  g_autoptr (GBytes) image = prk_kantor_dup_lambang (cli->store, prk_profil_get_daerah (cli->profil));

  if (image == NULL)
    return TRUE;
  *lambang = prk_lambang_new (image, error);

  return *lambang != NULL;
}

static PrkCliStatus
print_procedure (PrkCli *cli, const char *id, const char *path, GError **error)
{
  g_autofree char *folder = dup_folder (cli);
  g_autoptr (PrkSop) sop = prk_sop_load (id, folder, error);
  g_autoptr (PrkLambang) lambang = NULL;
  g_autoptr (GBytes) pdf = NULL;
  guint n;

  if (sop == NULL || !load_lambang (cli, &lambang, error))
    return PRK_CLI_FAILED;
  pdf = prk_bagan_cetak (sop, cli->profil, lambang, NULL, &n, error);
  if (pdf == NULL
      || !g_file_set_contents_full (path, g_bytes_get_data (pdf, NULL), g_bytes_get_size (pdf),
                                    G_FILE_SET_CONTENTS_CONSISTENT, 0644, error))
    return PRK_CLI_FAILED;
  g_print (ngettext ("%u page", "%u pages", n), n);
  g_print ("\n");

  return PRK_CLI_OK;
}

PrkCliStatus
prk_cli_sop (PrkCli *cli, const char *const *words, GError **error)
{
  if (words[0] == NULL)
    return list_procedures (cli, error);
  if (g_strcmp0 (words[0], "cetak") == 0 && words[1] != NULL && words[2] != NULL)
    return print_procedure (cli, words[1], words[2], error);

  return prk_cli_usage (error, _ ("Give “cetak”, the id of a procedure and the PDF file to write"));
}
