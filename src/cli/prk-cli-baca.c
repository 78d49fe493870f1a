/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "domain/prk-kak-banding.h"
#include "domain/prk-kak.h"
#include "domain/prk-terbilang.h"
#include "naskah/prk-naskah.h"
#include "paket/prk-kantor.h"
#include "store/prk-tukar.h"

#include "prk-cli.h"

PrkCliStatus
prk_cli_list (PrkCli             *cli,
              const char *const  *words,
              GError            **error)
{
  PrkQuery query = { .type = "kak", .text = words[0], .urut = PRK_URUT_CHANGED };
  g_autoptr(GPtrArray) rows = prk_store_list (cli->store, &query, error);

  if (rows == NULL)
    return PRK_CLI_FAILED;

  for (guint i = 0; i < rows->len; i++)
    {
      PrkRingkas *row = g_ptr_array_index (rows, i);

      g_print ("%s\t%s\t%d/8\t%s\n", row->id, row->status, row->lengkap, row->judul != NULL ? row->judul : "");
    }

  return PRK_CLI_OK;
}

PrkCliStatus
prk_cli_show (PrkCli             *cli,
              const char *const  *words,
              GError            **error)
{
  g_autoptr(PrkRecord) kak = NULL;
  g_autofree char *text = NULL;

  if (words[0] == NULL)
    return prk_cli_usage (error, _("Which KAK? Give its id"));

  kak = prk_cli_load (cli, words[0], error);
  if (kak == NULL)
    return PRK_CLI_FAILED;

  text = prk_tukar_tulis (kak, prk_profil_get_skema (cli->profil));
  g_print ("%s\n", text);

  return PRK_CLI_OK;
}

PrkCliStatus
prk_cli_print_temuan (GPtrArray *found)
{
  PrkCliStatus status = PRK_CLI_OK;

  for (guint i = 0; i < found->len; i++)
    {
      PrkTemuan *temuan = g_ptr_array_index (found, i);
      gboolean is_hard = temuan->kekuatan == PRK_KEKUATAN_HARD;

      g_print ("%s\t%s\t%s\t%s\t%s\n",
               is_hard ? "H" : "S",
               temuan->aturan,
               temuan->pasal != NULL ? temuan->pasal : "",
               temuan->path != NULL ? temuan->path : "",
               temuan->pesan);
      if (is_hard)
        status = PRK_CLI_FOUND;
    }

  return status;
}

PrkCliStatus
prk_cli_check (PrkCli             *cli,
               const char *const  *words,
               GError            **error)
{
  g_autoptr(PrkRecord) kak = NULL;
  g_autoptr(GPtrArray) found = NULL;

  if (words[0] == NULL)
    return prk_cli_usage (error, _("Which KAK? Give its id"));

  kak = prk_cli_load (cli, words[0], error);
  if (kak == NULL)
    return PRK_CLI_FAILED;

  found = prk_kak_periksa (kak, cli->profil, FALSE);

  return prk_cli_print_temuan (found);
}

static char *
dup_time (gint64 at_us)
{
  g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc (at_us / G_USEC_PER_SEC);
  g_autoptr(GDateTime) local = g_date_time_to_local (utc);

  return g_date_time_format (local, "%Y-%m-%d %H:%M:%S");
}

static gboolean
list_versi (PrkCli     *cli,
            PrkRecord  *kak,
            GError    **error)
{
  g_autoptr(GPtrArray) versi = prk_store_list_about (cli->store, prk_record_get_id (kak), "versi", error);

  for (guint i = 0; versi != NULL && i < versi->len; i++)
    {
      PrkRecord *record = g_ptr_array_index (versi, i);
      g_autoptr(GPtrArray) ops = prk_record_list_ops (record);
      g_autofree char *when = dup_time (prk_op_get_at_us (g_ptr_array_index (ops, 0)));
      const char *label = prk_record_get_string (record, "label");
      const char *hash = prk_record_get_string (record, "hash");

      g_print (_("%s\tversion %d\t%s\t%s\n"),
               when,
               (int) prk_record_get_int (record, "nomor", 0),
               hash != NULL ? hash : "",
               label != NULL ? label : "");
    }

  return versi != NULL;
}

PrkCliStatus
prk_cli_history (PrkCli             *cli,
                 const char *const  *words,
                 GError            **error)
{
  g_autoptr(PrkRecord) kak = NULL;
  g_autoptr(PrkRecord) before = NULL;
  g_autoptr(GPtrArray) ops = NULL;
  PrkSkema *skema = prk_profil_get_skema (cli->profil);

  if (words[0] == NULL)
    return prk_cli_usage (error, _("Which KAK? Give its id"));

  kak = prk_cli_load (cli, words[0], error);
  if (kak == NULL)
    return PRK_CLI_FAILED;

  before = prk_record_new (prk_record_get_id (kak), prk_record_get_kind (kak));
  ops = prk_record_list_ops (kak);
  for (guint i = 0; i < ops->len; i++)
    {
      PrkOp *op = g_ptr_array_index (ops, i);
      g_autoptr(PrkRecord) after = prk_record_copy (before);
      g_autoptr(GPtrArray) found = NULL;
      g_autofree char *when = dup_time (prk_op_get_at_us (op));

      prk_record_apply (after, op);
      found = prk_kak_banding (before, after, skema);
      g_print ("%s\t%.6s\t%s\n", when, prk_op_get_device (op), prk_op_get_id (op));
      for (guint b = 0; b < found->len; b++)
        {
          PrkBeda *beda = g_ptr_array_index (found, b);

          g_print ("  %s: %s → %s\n",
                   beda->judul,
                   beda->lama != NULL ? beda->lama : "–",
                   beda->baru != NULL ? beda->baru : "–");
        }
      prk_record_unref (before);
      before = g_steal_pointer (&after);
    }

  return list_versi (cli, kak, error) ? PRK_CLI_OK : PRK_CLI_FAILED;
}

/* By the name's ending a PDF or a DOCX. */
PrkCliStatus
prk_cli_write_paper (PrkPencetak  *pencetak,
                     PrkRecord    *record,
                     const char   *path,
                     GError      **error)
{
  guint n_pages;
  g_autoptr(GBytes) bytes = prk_pencetak_buat (pencetak, record, path, &n_pages, NULL, error);
  g_autofree char *notes = prk_pencetak_dup_catatan (pencetak);

  if (bytes == NULL
      || !g_file_set_contents_full (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                                    G_FILE_SET_CONTENTS_CONSISTENT, 0644, error))
    return PRK_CLI_FAILED;

  if (notes != NULL)
    g_printerr ("%s\n", notes);
  if (n_pages > 0)
    {
      g_print (ngettext ("%u page", "%u pages", n_pages), n_pages);
      g_print ("\n");
    }

  return PRK_CLI_OK;
}

PrkCliStatus
prk_cli_render (PrkCli             *cli,
                const char *const  *words,
                GError            **error)
{
  g_autoptr(PrkRecord) kak = NULL;
  g_autoptr(PrkPencetak) pencetak = NULL;

  if (words[0] == NULL || words[1] == NULL)
    return prk_cli_usage (error, _("Give the id of a KAK and the PDF or DOCX file to write"));

  kak = prk_cli_load (cli, words[0], error);
  if (kak == NULL)
    return PRK_CLI_FAILED;

  pencetak = prk_pencetak_new (cli->profil);
  prk_kantor_siapkan (pencetak, cli->store);

  return prk_cli_write_paper (pencetak, kak, words[1], error);
}
