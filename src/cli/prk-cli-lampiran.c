/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "base/prk-id.h"
#include "store/prk-berkas-sync.h"

#include "prk-cli.h"

#define TABLE "lampiran"

/* A KAK, or by its whole id the archive of a paper. */
static PrkRecord *
load (PrkCli      *cli,
      const char  *word,
      GError     **error)
{
  g_autoptr(PrkRecord) record = prk_store_load (cli->store, word, NULL);

  if (record != NULL && strcmp (prk_record_get_kind (record), "arsip") == 0)
    return g_steal_pointer (&record);

  return prk_cli_load (cli, word, error);
}

static gboolean
add (PrkCli     *cli,
     PrkRecord  *kak,
     const char *path,
     GError    **error)
{
  g_autoptr(GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr(GError) cause = NULL;
  g_autoptr(PrkBerkasValue) berkas = prk_store_import_berkas (cli->store, file, NULL, &cause);
  g_autoptr(PrkEdit) edit = prk_edit_new (kak);
  g_autofree char *row = NULL;
  g_autofree char *place = NULL;
  g_autoptr(JsonNode) value = NULL;
  g_autoptr(PrkOp) op = NULL;

  if (berkas == NULL)
    {
      g_autofree char *name = g_file_get_basename (file);
      g_autofree char *words = prk_berkas_dup_galat (name, cause);

      g_set_error_literal (error, cause->domain, cause->code, words);
      return FALSE;
    }

  row = prk_id_new (prk_store_get_clock (cli->store), prk_store_get_entropy (cli->store));
  place = g_strdup_printf (TABLE "/%s/berkas", row);
  value = prk_berkas_to_value (berkas);
  prk_edit_append_row (edit, TABLE, row);
  prk_edit_set_node (edit, place, value);
  op = prk_store_commit (cli->store, edit, error);
  if (op == NULL)
    return FALSE;
  prk_record_apply (kak, op);
  g_print ("%s\t%s\n", row, berkas->nama);

  return TRUE;
}

PrkCliStatus
prk_cli_lampir (PrkCli             *cli,
                const char *const  *words,
                GError            **error)
{
  g_autoptr(PrkRecord) kak = NULL;

  if (words[0] == NULL || words[1] == NULL)
    return prk_cli_usage (error, _("lampir needs the id of a KAK and a file"));
  kak = load (cli, words[0], error);
  if (kak == NULL)
    return PRK_CLI_FAILED;

  for (gsize i = 1; words[i] != NULL; i++)
    if (!add (cli, kak, words[i], error))
      return PRK_CLI_FAILED;

  return PRK_CLI_OK;
}

static const char *
get_state (const PrkBerkasKeadaan *keadaan)
{
  if (keadaan->code != NULL)
    return _("refused");
  if (!keadaan->is_here)
    return keadaan->is_wanted ? _("asked for") : _("not here");
  return keadaan->is_there ? _("here and on the register") : _("here");
}

/* The row of lampiran/<row>/berkas; NULL for a file that stands elsewhere in the record. */
static char *
dup_row (const char *path)
{
  g_auto(GStrv) parts = g_strsplit (path, "/", -1);

  return g_strv_length (parts) == 3 && strcmp (parts[0], TABLE) == 0 && strcmp (parts[2], "berkas") == 0
             ? g_strdup (parts[1])
             : NULL;
}

PrkCliStatus
prk_cli_lampiran (PrkCli             *cli,
                  const char *const  *words,
                  GError            **error)
{
  g_autoptr(PrkRecord) kak = NULL;
  g_autoptr(GPtrArray) list = NULL;

  if (words[0] == NULL)
    return prk_cli_usage (error, _("lampiran needs the id of a KAK"));
  kak = load (cli, words[0], error);
  list = kak != NULL ? prk_store_list_berkas (cli->store, prk_record_get_id (kak), error) : NULL;
  if (list == NULL)
    return PRK_CLI_FAILED;

  for (guint i = 0; i < list->len; i++)
    {
      const PrkBerkasKeadaan *keadaan = g_ptr_array_index (list, i);
      g_autofree char *row = dup_row (keadaan->path);

      if (row != NULL)
        g_print ("%s\t%s\t%" G_GINT64_FORMAT "\t%s%s%s\n", row, keadaan->berkas->nama,
                 keadaan->berkas->ukuran, get_state (keadaan), keadaan->message != NULL ? ": " : "",
                 keadaan->message != NULL ? keadaan->message : "");
    }

  return PRK_CLI_OK;
}

static const PrkBerkasKeadaan *
find (GPtrArray  *list,
      const char *word,
      GError    **error)
{
  for (guint i = 0; i < list->len; i++)
    {
      const PrkBerkasKeadaan *keadaan = g_ptr_array_index (list, i);
      g_autofree char *row = dup_row (keadaan->path);

      if (row != NULL && (strcmp (row, word) == 0 || strcmp (keadaan->berkas->nama, word) == 0))
        return keadaan;
    }
  g_set_error (error, PRK_STORE_ERROR, PRK_STORE_ERROR_NOT_FOUND, _("There is no attachment “%s”"), word);

  return NULL;
}

static void
wanted_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_main_loop_quit (user_data);
}

/* What is not here yet is asked for, and comes with the next sync. */
static PrkCliStatus
want (PrkCli                  *cli,
      const PrkBerkasKeadaan  *keadaan,
      GError                 **error)
{
  g_autoptr(GMainLoop) loop = g_main_loop_new (NULL, FALSE);

  prk_store_berkas_want_async (cli->store, keadaan->berkas->hash, wanted_cb, loop);
  g_main_loop_run (loop);
  g_set_error (error, PRK_STORE_ERROR, PRK_STORE_ERROR_NOT_FOUND,
               _("“%s” is not on this laptop yet; it is asked for and comes with the next sync"),
               keadaan->berkas->nama);

  return PRK_CLI_FAILED;
}

PrkCliStatus
prk_cli_ambil (PrkCli             *cli,
               const char *const  *words,
               GError            **error)
{
  g_autoptr(PrkRecord) kak = NULL;
  g_autoptr(GPtrArray) list = NULL;
  g_autoptr(GFile) to = NULL;
  const PrkBerkasKeadaan *keadaan;

  if (words[0] == NULL || words[1] == NULL || words[2] == NULL)
    return prk_cli_usage (error, _("ambil needs the id of a KAK, an attachment and a file to write"));
  kak = load (cli, words[0], error);
  list = kak != NULL ? prk_store_list_berkas (cli->store, prk_record_get_id (kak), error) : NULL;
  keadaan = list != NULL ? find (list, words[1], error) : NULL;
  if (keadaan == NULL)
    return PRK_CLI_FAILED;
  if (!keadaan->is_here)
    return want (cli, keadaan, error);

  to = g_file_new_for_commandline_arg (words[2]);
  return prk_store_export_berkas (cli->store, keadaan->berkas->hash, to, NULL, error) ? PRK_CLI_OK : PRK_CLI_FAILED;
}
