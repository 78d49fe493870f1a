/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "store/prk-agenda-simpan.h"
#include "store/prk-kewajiban-muat.h"

#include "prk-cli.h"

/* Every open deadline and every meeting, as a file for other programs. */
PrkCliStatus
prk_cli_agenda (PrkCli *cli, const char *const *words, GError **error)
{
  g_autoptr (PrkKasusDaftar) daftar = NULL;
  g_autoptr (GPtrArray) kasus = NULL;
  g_autoptr (GPtrArray) rapat = NULL;
  g_autoptr (GPtrArray) kewajiban = NULL;
  g_autoptr (GPtrArray) agenda = NULL;
  g_autofree char *text = NULL;

  if (words[0] != NULL)
    return prk_cli_usage (error, _ ("The calendar is of all cases; it takes no other words"));

  daftar = prk_kasus_daftar_untuk (cli->store, cli->profil);
  kasus = prk_kasus_daftar_muat (daftar, error);
  rapat = kasus != NULL ? prk_store_list_agenda_rapat (cli->store, error) : NULL;
  kewajiban = rapat != NULL ? prk_store_list_kewajiban (cli->store, error) : NULL;
  if (kewajiban == NULL)
    return PRK_CLI_FAILED;

  agenda = prk_agenda_list_kasus (kasus);
  g_ptr_array_extend_and_steal (agenda, g_steal_pointer (&rapat));
  g_ptr_array_extend_and_steal (
      agenda, prk_kewajiban_list_agenda (kewajiban, kasus, prk_kasus_hari_ini (cli->store)));
  text = prk_agenda_tulis_ical (agenda, prk_clock_now_us (prk_store_get_clock (cli->store)));

  return g_file_set_contents (cli->ical, text, -1, error) ? PRK_CLI_OK : PRK_CLI_FAILED;
}
