/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "base/prk-id.h"
#include "domain/prk-bidang.h"
#include "store/prk-contoh.h"
#include "store/prk-kak-baru.h"
#include "store/prk-tukar.h"

#include "prk-cli.h"

static gboolean
commit (PrkCli   *cli,
        PrkEdit  *edit,
        GError  **error)
{
  g_autoptr(PrkOp) op = NULL;

  if (prk_edit_is_empty (edit))
    return TRUE;

  op = prk_store_commit (cli->store, edit, error);

  return op != NULL;
}

PrkCliStatus
prk_cli_new (PrkCli             *cli,
             const char *const  *words,
             GError            **error)
{
  g_autofree char *id = prk_kak_baru (cli->store, cli->profil, cli->identitas, error);

  if (id == NULL)
    return PRK_CLI_FAILED;

  if (words[0] != NULL)
    {
      g_autoptr(PrkRecord) kak = prk_store_load (cli->store, id, error);
      g_autoptr(PrkEdit) edit = NULL;

      if (kak == NULL)
        return PRK_CLI_FAILED;
      edit = prk_edit_new (kak);
      prk_edit_set_string (edit, "judul", words[0]);
      if (!commit (cli, edit, error))
        return PRK_CLI_FAILED;
    }
  g_print ("%s\n", id);

  return PRK_CLI_OK;
}

/* "<table>/+/<column>" becomes the path in a row that this command adds; "+2" is another one. */
static char *
dup_path_in_new_row (PrkCli     *cli,
                     PrkEdit    *edit,
                     GHashTable *new_rows,
                     const char *path)
{
  const char *plus = strstr (path, "/+");
  const char *column = plus != NULL ? strchr (plus + 1, '/') : NULL;
  g_autofree char *table = NULL;
  g_autofree char *name = NULL;
  const char *row;

  if (column == NULL)
    return g_strdup (path);

  table = g_strndup (path, plus - path);
  name = g_strndup (path, column - path);
  row = g_hash_table_lookup (new_rows, name);
  if (row == NULL)
    {
      char *id = prk_id_new (prk_store_get_clock (cli->store), prk_store_get_entropy (cli->store));

      prk_edit_append_row (edit, table, id);
      g_hash_table_insert (new_rows, g_strdup (name), id);
      row = id;
    }

  return g_strjoin ("/", table, row, column + 1, NULL);
}

static gboolean
set_choices (PrkEdit         *edit,
             const PrkBidang *bidang,
             const char      *path,
             JsonNode        *value)
{
  JsonArray *codes;

  if (!JSON_NODE_HOLDS_ARRAY (value))
    {
      prk_edit_set_node (edit, path, value);
      return TRUE;
    }

  codes = json_node_get_array (value);
  for (guint i = 0; i < json_array_get_length (codes); i++)
    {
      g_autofree char *choice = g_strconcat (bidang->path, "/", json_array_get_string_element (codes, i), NULL);

      prk_edit_set_bool (edit, choice, TRUE);
    }

  return TRUE;
}

static gboolean
set_field (PrkCli      *cli,
           PrkSkema    *skema,
           PrkEdit     *edit,
           GHashTable  *new_rows,
           const char  *word,
           GError     **error)
{
  const char *equals = strchr (word, '=');
  g_autofree char *given = equals != NULL ? g_strndup (word, equals - word) : NULL;
  g_autofree char *path = NULL;
  g_autoptr(JsonNode) value = NULL;
  const PrkBidang *bidang;

  if (given == NULL)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _("“%s” is not of the form PATH=VALUE"), word);
      return FALSE;
    }

  path = dup_path_in_new_row (cli, edit, new_rows, given);
  bidang = prk_path_is_valid (path) ? prk_skema_find_bidang (skema, path, NULL) : NULL;
  if (bidang == NULL || bidang->jenis == PRK_JENIS_TABEL || bidang->jenis == PRK_JENIS_HITUNG ||
      bidang->jenis == PRK_JENIS_KUTIPAN)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _("There is no field “%s” to write in"), given);
      return FALSE;
    }

  if (!prk_bidang_parse (bidang, equals + 1, &value, error))
    {
      g_prefix_error (error, "%s: ", given);
      return FALSE;
    }

  if (bidang->jenis == PRK_JENIS_BANYAK)
    return set_choices (edit, bidang, path, value);
  if (JSON_NODE_HOLDS_NULL (value))
    prk_edit_clear (edit, path);
  else
    prk_edit_set_node (edit, path, value);

  return TRUE;
}

PrkCliStatus
prk_cli_set_fields (PrkCli             *cli,
                    PrkRecord          *record,
                    PrkSkema           *skema,
                    const char *const  *words,
                    GError            **error)
{
  g_autoptr(PrkEdit) edit = prk_edit_new (record);
  g_autoptr(GHashTable) new_rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (gsize i = 0; words[i] != NULL; i++)
    if (!set_field (cli, skema, edit, new_rows, words[i], error))
      return PRK_CLI_FAILED;

  return commit (cli, edit, error) ? PRK_CLI_OK : PRK_CLI_FAILED;
}

PrkCliStatus
prk_cli_set (PrkCli             *cli,
             const char *const  *words,
             GError            **error)
{
  g_autoptr(PrkRecord) kak = NULL;

  if (words[0] == NULL || words[1] == NULL)
    return prk_cli_usage (error, _("Give the id of a KAK and at least one PATH=VALUE"));

  kak = prk_cli_load (cli, words[0], error);
  if (kak == NULL)
    return PRK_CLI_FAILED;

  return prk_cli_set_fields (cli, kak, prk_profil_get_skema (cli->profil), words + 1, error);
}

PrkCliStatus
prk_cli_import (PrkCli             *cli,
                const char *const  *words,
                GError            **error)
{
  g_autofree char *text = NULL;
  g_autofree char *id = NULL;
  gsize size;

  if (words[0] == NULL)
    return prk_cli_usage (error, _("Which file?"));

  if (!g_file_get_contents (words[0], &text, &size, error))
    return PRK_CLI_FAILED;

  id = prk_kak_impor (cli->store, cli->profil, text, size, error);
  if (id == NULL)
    {
      g_prefix_error (error, "%s: ", words[0]);
      return PRK_CLI_FAILED;
    }
  g_print ("%s\n", id);

  return PRK_CLI_OK;
}

PrkCliStatus
prk_cli_sample (PrkCli             *cli,
                const char *const  *words,
                GError            **error)
{
  PrkQuery query = { .type = "kak", .limit = 1 };
  g_autoptr(GPtrArray) rows = prk_store_list (cli->store, &query, error);
  g_autoptr(PrkIdentitas) identitas = NULL;

  if (words[0] != NULL && !g_str_equal (words[0], "kak"))
    return prk_cli_usage (error, _("Which samples? “kak”, or no word for all"));
  if (rows == NULL)
    return PRK_CLI_FAILED;
  if (rows->len > 0)
    {
      g_set_error_literal (error, PRK_STORE_ERROR, PRK_STORE_ERROR_INPUT,
                           _("This folder has KAK in it already; the samples go into an empty one (--folder)"));
      return PRK_CLI_FAILED;
    }

  identitas = prk_contoh_new_identitas ();
  prk_identitas_save (identitas, cli->store);

  return prk_contoh_muat (cli->store, words[0] != NULL ? PRK_CONTOH_KAK : PRK_CONTOH_SEMUA, error) ? PRK_CLI_OK : PRK_CLI_FAILED;
}
