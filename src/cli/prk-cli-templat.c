/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "base/prk-error.h"
#include "naskah/prk-naskah.h"
#include "store/prk-templat-simpan.h"

#include "prk-cli.h"

static PrkCliStatus
list_all (PrkCli *cli)
{
  g_auto(GStrv) names = prk_templat_list_bawaan ();
  g_autoptr(GHashTable) kantor = prk_templat_muat (cli->store);

  for (guint i = 0; names[i] != NULL; i++)
    {
      const char *own = g_hash_table_lookup (kantor, names[i]);
      g_autoptr(GError) error = NULL;
      gboolean is_sound = own == NULL || prk_templat_periksa (cli->profil, names[i], own, kantor, NULL, &error);

      g_print ("%s\t%s", names[i], own != NULL ? _("the office's") : _("as it ships"));
      g_print ("%s%s\n", is_sound ? "" : "\t", is_sound ? "" : error->message);
    }

  return PRK_CLI_OK;
}

static PrkCliStatus
show (PrkCli      *cli,
      const char  *nama,
      GError     **error)
{
  g_autoptr(GHashTable) kantor = prk_templat_muat (cli->store);
  const char *own = g_hash_table_lookup (kantor, nama);
  g_autofree char *shipped = prk_templat_dup_bawaan (nama);

  if (shipped == NULL)
    {
      g_set_error (error, PRK_INPUT_ERROR, PRK_INPUT_ERROR_VALUE, _("There is no template “%s”"), nama);
      return PRK_CLI_FAILED;
    }
  g_print ("%s", own != NULL ? own : shipped);

  return PRK_CLI_OK;
}

static PrkCliStatus
put (PrkCli      *cli,
     const char  *nama,
     const char  *file,
     GError     **error)
{
  g_autoptr(GHashTable) kantor = prk_templat_muat (cli->store);
  g_autofree char *text = NULL;

  if (!g_file_get_contents (file, &text, NULL, error) || !prk_templat_periksa (cli->profil, nama, text, kantor, NULL, error)
      || !prk_templat_simpan (cli->store, prk_profil_get_daerah (cli->profil), nama, NULL, text, error))
    return PRK_CLI_FAILED;

  return PRK_CLI_OK;
}

/* "" lists, "NAME" shows, "NAME FILE" puts a text in its place, "NAME bawaan" takes it away again. */
PrkCliStatus
prk_cli_templat (PrkCli             *cli,
                 const char *const  *words,
                 GError            **error)
{
  if (words[0] == NULL)
    return list_all (cli);
  if (words[1] == NULL)
    return show (cli, words[0], error);
  if (strcmp (words[1], "bawaan") == 0)
    return prk_templat_simpan (cli->store, prk_profil_get_daerah (cli->profil), words[0], NULL, "", error) ? PRK_CLI_OK
                                                                                                           : PRK_CLI_FAILED;

  return put (cli, words[0], words[1], error);
}
