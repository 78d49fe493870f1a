/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Receipts of the register: asked for where there is a network, judged where there is none. */

#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "base/prk-error.h"
#include "base/prk-hash.h"
#include "domain/prk-tanda-terima-cetak.h"
#include "paket/prk-kantor.h"
#include "store/prk-saksi.h"
#include "store/prk-store-sync.h"
#include "sync/prk-sync-tanda-terima.h"

#include "prk-cli-sinkron.h"

/* Asking for one */

typedef struct
{
  GMainLoop      *loop;
  PrkTandaTerima *receipt;
  GError         *error;
} Ask;

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  Ask *ask = user_data;

  ask->receipt = prk_sync_tanda_terima_finish (PRK_SYNC_HTTP (source), result, &ask->error);
  g_main_loop_quit (ask->loop);
}

static PrkTandaTerima *
ask (PrkCli          *cli,
     const PrkSaksi  *saksi,
     JsonObject      *catatan,
     GError         **error)
{
  g_autoptr(PrkSyncEnrolment) enrolment = prk_store_sync_get_enrolment (cli->store, error);
  g_autoptr(PrkSyncHttp) http = enrolment != NULL ? prk_cli_open_register (cli, error) : NULL;
  g_autoptr(GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Ask question = { .loop = loop };

  if (http == NULL)
    return NULL;
  prk_sync_tanda_terima_async (http, enrolment->daerah, saksi->op, saksi->tempat, catatan, NULL, answered_cb, &question);
  g_main_loop_run (loop);
  if (question.error != NULL)
    g_propagate_error (error, question.error);

  return question.receipt;
}

static char *
dup_file_hash (const char  *path,
               GError     **error)
{
  g_autoptr(GMappedFile) file = g_mapped_file_new (path, FALSE, error);

  return file != NULL ? prk_hash_data (g_mapped_file_get_contents (file), g_mapped_file_get_length (file)) : NULL;
}

static gboolean
check_saksi (const PrkSaksi  *saksi,
             const char      *document,
             GError         **error)
{
  if (saksi->keadaan == PRK_SAKSI_DITERIMA)
    return TRUE;
  if (saksi->keadaan == PRK_SAKSI_MENUNGGU)
    g_set_error_literal (error, PRK_INPUT_ERROR, PRK_INPUT_ERROR_VALUE,
                         _("The register has not received it yet. Run “sync” and try again"));
  else if (document != NULL)
    g_set_error (error, PRK_INPUT_ERROR, PRK_INPUT_ERROR_VALUE, _("“%s” is not attached to it as it is: attach it and run “sync”"),
                 document);
  else
    g_set_error_literal (error, PRK_INPUT_ERROR, PRK_INPUT_ERROR_VALUE,
                         _("It has no versi: submit it, or attach the document and name it"));

  return FALSE;
}

static JsonObject *
new_catatan (PrkCli     *cli,
             PrkRecord  *record,
             const char *document)
{
  JsonObject *catatan = json_object_new ();
  g_autofree char *name = document != NULL ? g_path_get_basename (document) : NULL;
  const char *judul = prk_record_get_string (record, "judul");

  json_object_set_string_member (catatan, PRK_TANDA_TERIMA_JUDUL, judul != NULL ? judul : prk_record_get_id (record));
  json_object_set_string_member (catatan, PRK_TANDA_TERIMA_DOKUMEN, name != NULL ? name : prk_record_get_kind (record));

  return catatan;
}

static PrkCliStatus
make (PrkCli             *cli,
      const char *const  *words,
      GError            **error)
{
  g_autofree char *hash = NULL;
  g_autofree char *data = NULL;
  g_autoptr(PrkRecord) record = NULL;
  g_autoptr(PrkRecord) printed = NULL;
  g_autoptr(PrkSaksi) saksi = NULL;
  g_autoptr(JsonObject) catatan = NULL;
  g_autoptr(PrkTandaTerima) receipt = NULL;
  g_autoptr(PrkPencetak) pencetak = NULL;
  g_autoptr(GBytes) bytes = NULL;

  if (words[0] == NULL || words[1] == NULL || !g_str_has_suffix (words[1], ".pdf"))
    return prk_cli_usage (error, _("Give the id of a record and a file whose name ends in .pdf"));
  if (words[2] != NULL && (hash = dup_file_hash (words[2], error)) == NULL)
    return PRK_CLI_FAILED;
  record = prk_store_load (cli->store, words[0], error);
  saksi = record != NULL ? prk_store_find_saksi (cli->store, prk_record_get_id (record), hash, error) : NULL;
  if (saksi == NULL || !check_saksi (saksi, words[2], error))
    return PRK_CLI_FAILED;
  catatan = new_catatan (cli, record, words[2]);
  receipt = ask (cli, saksi, catatan, error);
  if (receipt == NULL)
    return PRK_CLI_FAILED;

  data = g_strdup_printf ("%.*s" PRK_TANDA_TERIMA_AKHIRAN, (int) (strlen (words[1]) - strlen (".pdf")), words[1]);
  bytes = prk_tanda_terima_write (receipt);
  printed = prk_tanda_terima_new_cetak (receipt);
  pencetak = prk_pencetak_new_untuk (cli->profil, prk_record_get_kind (printed), "tanda-terima");
  prk_kantor_siapkan (pencetak, cli->store);
  if (!g_file_set_contents (data, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), error))
    return PRK_CLI_FAILED;
  g_print ("%s\n", data);

  return prk_cli_write_paper (pencetak, printed, words[1], error);
}

/* Judging one */

/* The one given, else that of the register where this laptop is enrolled; NULL: neither. */
static char *
dup_key (PrkCli *cli)
{
  g_autofree char *database = g_build_filename (cli->folder, "prakarsa.db", NULL);
  g_autoptr(PrkSyncEnrolment) enrolment = NULL;

  if (cli->kunci != NULL)
    return g_strdup (cli->kunci);
  if (g_file_test (database, G_FILE_TEST_EXISTS) && prk_cli_open (cli, NULL))
    enrolment = prk_store_sync_get_enrolment (cli->store, NULL);

  return enrolment != NULL ? g_strdup (enrolment->register_key) : NULL;
}

static const char *
get_reason (const GError *error)
{
  switch ((PrkTandaTerimaError) error->code)
    {
    case PRK_TANDA_TERIMA_ERROR_VERSION:
      return _("it was written by a newer version of this program");
    case PRK_TANDA_TERIMA_ERROR_OP:
      return _("the statement in it is not what the laptop signed: it was changed");
    case PRK_TANDA_TERIMA_ERROR_BUKTI:
      return _("the statement is not in the history that the register signed");
    case PRK_TANDA_TERIMA_ERROR_KEPALA:
      return _("the register’s signature does not fit: it was changed, or never signed");
    case PRK_TANDA_TERIMA_ERROR_REGISTER:
      return _("another register signed it");
    case PRK_TANDA_TERIMA_ERROR_FORMAT:
    default:
      return _("it is no receipt, or something of it is missing");
    }
}

static PrkCliStatus
refuse (const char *path,
        GError     *error)
{
  g_print (_("NOT VALID: %s: %s (%s)\n"), path, get_reason (error), error->message);
  g_error_free (error);

  return PRK_CLI_FOUND;
}

static void
tell_statement (PrkTandaTerima *receipt)
{
  PrkOp *op = prk_tanda_terima_get_op (receipt);
  const PrkKepalaPohon *kepala = prk_tanda_terima_get_kepala (receipt);
  g_autofree char *sidik = prk_tanda_terima_dup_sidik (prk_tanda_terima_get_register (receipt));
  g_autofree char *signed_at = prk_tanda_terima_dup_waktu (kepala->pada_us);
  g_autofree char *written_at = prk_tanda_terima_dup_waktu (prk_op_get_at_us (op));
  g_autoptr(PrkRecord) printed = prk_tanda_terima_new_cetak (receipt);

  if (prk_tanda_terima_get_hash (receipt) != NULL)
    g_print (_("Statement: versi %s of record %s, SHA-256 of its content %s\n"), prk_record_get_string (printed, "versi"),
             prk_tanda_terima_get_rekaman (receipt), prk_tanda_terima_get_hash (receipt));
  else if (prk_record_get_string (printed, "hash_berkas") != NULL)
    g_print (_("Statement: file “%s” of record %s, SHA-256 %s\n"), prk_record_get_string (printed, "berkas"),
             prk_op_get_record (op), prk_record_get_string (printed, "hash_berkas"));
  else
    g_print (_("Statement: %s, record %s\n"), prk_op_get_kind (op), prk_op_get_record (op));
  g_print (_("Written: %s (clock of the laptop)\n"), written_at);
  g_print (_("Register: %s of %s, signed %s; number %lu of %lu\n"), sidik, prk_tanda_terima_get_daerah (receipt), signed_at,
           (gulong) prk_tanda_terima_get_seq (receipt), (gulong) kepala->ukuran);
}

static gboolean
compare_documents (PrkTandaTerima     *receipt,
                   const char *const  *paths,
                   gboolean           *all_same,
                   GError            **error)
{
  for (guint i = 0; paths[i] != NULL; i++)
    {
      g_autofree char *hash = dup_file_hash (paths[i], error);

      if (hash == NULL)
        return FALSE;
      if (prk_tanda_terima_names (receipt, hash, NULL))
        g_print (_("PROVEN: “%s” is what the register received, byte for byte\n"), paths[i]);
      else if (prk_tanda_terima_get_hash (receipt) != NULL)
        g_print (_("NOT PROVEN: “%s” is not the content of this versi (the JSON file of an export); SHA-256 %s\n"), paths[i], hash);
      else
        g_print (_("NOT PROVEN: “%s” is not the file that was received: it was changed, or is another one; SHA-256 %s\n"), paths[i],
                 hash);
      *all_same = *all_same && prk_tanda_terima_names (receipt, hash, NULL);
    }

  return TRUE;
}

static PrkCliStatus
judge (PrkCli             *cli,
       const char *const  *words,
       GError            **error)
{
  g_autofree char *contents = NULL;
  g_autofree char *key = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(PrkTandaTerima) receipt = NULL;
  GError *reason = NULL;
  gboolean all_same = TRUE;
  gsize size;

  if (words[0] == NULL)
    return prk_cli_usage (error, _("Give the file of a receipt, and the documents that it is about"));
  if (!g_file_get_contents (words[0], &contents, &size, error))
    return PRK_CLI_FAILED;
  bytes = g_bytes_new_take (g_steal_pointer (&contents), size);
  receipt = prk_tanda_terima_read (bytes, &reason);
  if (receipt == NULL)
    return refuse (words[0], reason);
  key = dup_key (cli);
  if (key != NULL && !prk_tanda_terima_check_register (receipt, key, &reason))
    return refuse (words[0], reason);

  tell_statement (receipt);
  if (key == NULL)
    g_print ("%s\n", _("NOT PROVEN: whose register it is. Compare the fingerprint with the one that the register’s "
                       "administrator made known, then give it with --kunci"));
  else
    g_print ("%s\n", _("PROVEN: the statement was in the history of this register at that time at the latest"));
  if (!compare_documents (receipt, words + 1, &all_same, error))
    return PRK_CLI_FAILED;
  if (words[1] == NULL)
    g_print ("%s\n", _("No document was compared: name it after the receipt"));
  g_print ("%s\n", _("Not proven by a receipt: who held the laptop, and that nothing newer exists"));

  return key != NULL && all_same ? PRK_CLI_OK : PRK_CLI_FOUND;
}

PrkCliStatus
prk_cli_tanda_terima (PrkCli             *cli,
                      const char *const  *words,
                      GError            **error)
{
  if (words[0] != NULL && strcmp (words[0], "buat") == 0)
    return make (cli, words + 1, error);
  if (words[0] != NULL && strcmp (words[0], "periksa") == 0)
    return judge (cli, words + 1, error);

  return prk_cli_usage (error, _("tanda-terima knows “buat” and “periksa”"));
}
