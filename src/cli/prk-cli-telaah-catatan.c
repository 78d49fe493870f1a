/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "base/prk-id.h"
#include "domain/prk-catatan.h"
#include "store/prk-telaahan.h"

#include "prk-cli-telaah-private.h"

static void
print_note (PrkRecord *catatan)
{
  g_auto(GStrv) rows = prk_record_list_rows (catatan, "balasan");
  const char *path = prk_catatan_get_path (catatan);
  const char *isi = prk_record_get_string (catatan, "isi");
  const char *oleh = prk_record_get_string (catatan, "oleh");

  g_print ("%s\t%s\t%s\t%s\t%s\n", prk_record_get_id (catatan),
           prk_catatan_is_terbuka (catatan) ? _("open") : _("settled"), path != NULL ? path : "-",
           oleh != NULL ? oleh : "", isi != NULL ? isi : "");
  for (guint i = 0; rows[i] != NULL; i++)
    {
      g_autofree char *isi_path = g_strdup_printf ("balasan/%s/isi", rows[i]);
      g_autofree char *oleh_path = g_strdup_printf ("balasan/%s/oleh", rows[i]);
      const char *answer = prk_record_get_string (catatan, isi_path);
      const char *by = prk_record_get_string (catatan, oleh_path);

      g_print ("  %s\t%s\n", by != NULL ? by : "", answer != NULL ? answer : "");
    }
}

PrkCliStatus
_prk_cli_telaah_notes (PrkCli             *cli,
                       const char *const  *words,
                       GError            **error)
{
  g_autoptr(PrkRecord) kak = prk_cli_load (cli, words[0], error);
  g_autoptr(GPtrArray) list = NULL;

  if (kak == NULL)
    return PRK_CLI_FAILED;
  list = prk_store_list_about (cli->store, prk_record_get_id (kak), "catatan", error);
  if (list == NULL)
    return PRK_CLI_FAILED;

  for (int pass = 0; pass < 2; pass++)
    for (guint i = 0; i < list->len; i++)
      if (prk_catatan_is_terbuka (g_ptr_array_index (list, i)) == (pass == 0))
        print_note (g_ptr_array_index (list, i));

  return PRK_CLI_OK;
}

static PrkCliStatus
commit (PrkCli   *cli,
        PrkEdit  *edit,
        GError  **error)
{
  g_autoptr(PrkOp) op = prk_store_commit (cli->store, edit, error);

  return op != NULL ? PRK_CLI_OK : PRK_CLI_FAILED;
}

static char *
new_id (PrkCli *cli)
{
  return prk_id_new (prk_store_get_clock (cli->store), prk_store_get_entropy (cli->store));
}

PrkCliStatus
_prk_cli_telaah_note (PrkCli             *cli,
                      const char *const  *words,
                      GError            **error)
{
  g_autoptr(PrkRecord) kak = prk_cli_load (cli, words[0], error);
  g_autoptr(PrkTelaahan) telaahan = NULL;
  g_autoptr(PrkRecord) record = NULL;
  g_autoptr(PrkEdit) edit = NULL;
  g_autofree char *id = NULL;
  PrkRecord *versi;
  PrkCatatanBaru baru = { .paragraf = -1, .isi = words[2], .oleh = cli->identitas->nama };

  if (kak == NULL)
    return PRK_CLI_FAILED;
  telaahan = prk_telaahan_load (cli->store, prk_record_get_id (kak), error);
  if (telaahan == NULL)
    return PRK_CLI_FAILED;
  if (strcmp (words[1], "-") != 0)
    {
      const PrkBagian *bagian = NULL;
      PrkSkema *skema = prk_profil_get_skema (cli->profil);

      prk_skema_find_bidang (skema, words[1], &bagian);
      if (bagian == NULL && prk_skema_find_bagian (skema, words[1]) == NULL)
        return prk_cli_usage (error, _("There is no such field"));
      baru.path = words[1];
    }

  versi = prk_telaahan_get_versi (telaahan);
  id = new_id (cli);
  record = prk_record_new (id, "catatan");
  edit = prk_edit_new (record);
  baru.kak = prk_record_get_id (kak);
  baru.versi = versi != NULL ? prk_record_get_id (versi) : NULL;
  prk_catatan_mulai (edit, &baru);
  if (commit (cli, edit, error) != PRK_CLI_OK)
    return PRK_CLI_FAILED;
  g_print ("%s\n", id);

  return PRK_CLI_OK;
}

PrkCliStatus
_prk_cli_telaah_answer (PrkCli             *cli,
                        const char *const  *words,
                        GError            **error)
{
  g_autoptr(PrkRecord) catatan = prk_cli_find (cli, "catatan", words[0], error);
  g_autoptr(PrkEdit) edit = NULL;
  g_autofree char *row = new_id (cli);

  if (catatan == NULL)
    return PRK_CLI_FAILED;
  edit = prk_edit_new (catatan);
  prk_catatan_balas (edit, row, words[1], cli->identitas->nama);

  return commit (cli, edit, error);
}

static PrkCliStatus
set_settled (PrkCli             *cli,
             const char *const  *words,
             gboolean            is_settled,
             GError            **error)
{
  g_autoptr(PrkRecord) catatan = prk_cli_find (cli, "catatan", words[0], error);
  g_autoptr(PrkEdit) edit = NULL;

  if (catatan == NULL)
    return PRK_CLI_FAILED;
  edit = prk_edit_new (catatan);
  prk_catatan_tutup (edit, is_settled);
  if (prk_edit_is_empty (edit))
    return PRK_CLI_OK;

  return commit (cli, edit, error);
}

PrkCliStatus
_prk_cli_telaah_settle (PrkCli             *cli,
                        const char *const  *words,
                        GError            **error)
{
  return set_settled (cli, words, TRUE, error);
}

PrkCliStatus
_prk_cli_telaah_reopen (PrkCli             *cli,
                        const char *const  *words,
                        GError            **error)
{
  return set_settled (cli, words, FALSE, error);
}
