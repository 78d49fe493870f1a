/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "base/prk-error.h"
#include "base/prk-id.h"
#include "domain/prk-kak-banding.h"
#include "domain/prk-naskah-teks.h"
#include "naskah/prk-docx-impor.h"
#include "naskah/prk-docx-sunting.h"
#include "paket/prk-impor-kak.h"
#include "store/prk-berkas-sync.h"

#include "prk-cli.h"

static const char *
get_state (PrkDocxKeadaan keadaan)
{
  switch (keadaan)
    {
    case PRK_DOCX_SIAP:
      return _("fits");
    case PRK_DOCX_BENTROK:
      return _("changed here, too");
    case PRK_DOCX_LEPAS:
    default:
      return _("belongs to no field");
    }
}

static void
print_change (const PrkDocxUbahan *one)
{
  g_autoptr(GDateTime) at = one->pada_us != 0 ? g_date_time_new_from_unix_utc (one->pada_us / G_USEC_PER_SEC) : NULL;
  g_autofree char *day = at != NULL ? g_date_time_format (at, "%Y-%m-%d %H:%M") : g_strdup ("");

  g_print ("  %s\t%s\t[-%s-]\t{+%s+}\n", one->oleh != NULL ? one->oleh : _("without a name"), day, one->lama, one->baru);
}

static void
print_all (PrkDocxSuntingan *all,
           PrkRecord        *record)
{
  for (guint i = 0; i < all->sunting->len; i++)
    {
      const PrkDocxSunting *one = g_ptr_array_index (all->sunting, i);
      g_autofree char *place = one->path != NULL ? prk_kak_dup_judul_path (record, all->skema, one->path) : NULL;

      g_print ("%u\t%s\t%s\n", i + 1, get_state (one->keadaan), place != NULL ? place : "–");
      for (guint k = 0; k < one->perbaikan->ubahan->len; k++)
        print_change (g_ptr_array_index (one->perbaikan->ubahan, k));
    }
}

/* The file stays with the record as it came. */
static gboolean
attach (PrkCli      *cli,
        PrkEdit     *edit,
        const char  *path,
        GError     **error)
{
  g_autoptr(GFile) file = g_file_new_for_commandline_arg (path);
  g_autoptr(PrkBerkasValue) berkas = prk_store_import_berkas (cli->store, file, NULL, error);
  g_autofree char *row = prk_id_new (prk_store_get_clock (cli->store), prk_store_get_entropy (cli->store));
  g_autofree char *place = g_strdup_printf ("lampiran/%s/berkas", row);
  g_autoptr(JsonNode) value = berkas != NULL ? prk_berkas_to_value (berkas) : NULL;

  if (berkas == NULL)
    return FALSE;
  prk_edit_append_row (edit, "lampiran", row);
  prk_edit_set_node (edit, place, value);

  return TRUE;
}

static PrkCliStatus
take (PrkCli            *cli,
      PrkRecord         *record,
      PrkDocxSuntingan  *all,
      const char        *path,
      GError           **error)
{
  g_autoptr(PrkEdit) edit = prk_edit_new (record);
  guint n_all = 0;
  guint n;

  for (guint i = 0; i < all->sunting->len; i++)
    {
      PrkDocxSunting *one = g_ptr_array_index (all->sunting, i);

      n_all += one->perbaikan->ubahan->len;
      for (guint k = 0; k < one->perbaikan->ubahan->len; k++)
        one->terima[k] = one->keadaan == PRK_DOCX_SIAP;
    }
  n = prk_docx_suntingan_terapkan (all, edit);
  if (!attach (cli, edit, path, error) || !prk_cli_commit (cli, edit, error))
    return PRK_CLI_FAILED;
  g_print (_("%u of %u changes written; the file is attached"), n, n_all);
  g_print ("\n");

  return n == n_all ? PRK_CLI_OK : PRK_CLI_FOUND;
}

/* A KAK or the text of an agreement. */
static PrkRecord *
load (PrkCli      *cli,
      const char  *word,
      GError     **error)
{
  g_autoptr(GError) cause = NULL;
  PrkRecord *record = prk_cli_find (cli, "kak", word, &cause);

  if (record == NULL)
    record = prk_cli_find (cli, "naskah", word, NULL);
  if (record == NULL)
    g_propagate_error (error, g_steal_pointer (&cause));

  return record;
}

static PrkCliStatus
begin_kak (PrkCli      *cli,
           GPtrArray   *tempat,
           const char  *path,
           GError     **error)
{
  g_autoptr(GFile) file = g_file_new_for_commandline_arg (path);
  g_autofree char *id = prk_impor_kak (cli->store, cli->profil, cli->identitas, tempat, file, NULL, error);

  if (id == NULL)
    return PRK_CLI_FAILED;
  g_print ("%s\n", id);

  return PRK_CLI_OK;
}

/* "impor FILE" prints where each paragraph of a KAK that was written freely goes; with --tulis it becomes a KAK. */
static PrkCliStatus
bring_in (PrkCli      *cli,
          const char  *path,
          GError     **error)
{
  g_autofree char *bytes = NULL;
  g_autoptr(GBytes) docx = NULL;
  g_autoptr(GPtrArray) paragraf = NULL;
  g_autoptr(GPtrArray) tempat = NULL;
  gsize size;

  if (path == NULL)
    return prk_cli_usage (error, _("docx impor needs a DOCX"));
  if (!g_file_get_contents (path, &bytes, &size, error))
    return PRK_CLI_FAILED;
  docx = g_bytes_new_take (g_steal_pointer (&bytes), size);
  paragraf = prk_docx_baca (docx, error);
  if (paragraf == NULL)
    return PRK_CLI_FAILED;
  tempat = prk_docx_impor_bagi (paragraf, cli->profil);
  for (guint i = 0; i < tempat->len; i++)
    {
      const PrkDocxTempat *one = g_ptr_array_index (tempat, i);

      g_print ("%s\t%s%s\n", one->path != NULL ? one->path : "–", one->is_kepala ? "# " : "", one->teks);
    }

  return cli->tulis ? begin_kak (cli, tempat, path, error) : PRK_CLI_OK;
}

/* "banding ID FILE" prints what was changed in a DOCX that was made from a record; with --tulis all that fits is written. */
PrkCliStatus
prk_cli_docx (PrkCli             *cli,
              const char *const  *words,
              GError            **error)
{
  g_autoptr(PrkRecord) record = NULL;
  g_autoptr(PrkRecord) dasar = NULL;
  g_autoptr(PrkProfil) own = NULL;
  g_autoptr(PrkDocxSuntingan) all = NULL;
  g_autofree char *bytes = NULL;
  g_autoptr(GBytes) docx = NULL;
  PrkDocxKembali *kembali;
  gboolean is_kak;
  gsize size;

  if (g_strcmp0 (words[0], "impor") == 0)
    return bring_in (cli, words[1], error);
  if (g_strcmp0 (words[0], "banding") != 0 || words[1] == NULL || words[2] == NULL)
    return prk_cli_usage (error, _("docx banding needs the id of a record and a DOCX"));
  record = load (cli, words[1], error);
  if (record == NULL || !g_file_get_contents (words[2], &bytes, &size, error))
    return PRK_CLI_FAILED;
  docx = g_bytes_new_take (g_steal_pointer (&bytes), size);
  kembali = prk_docx_kembali_new (docx, error);
  if (kembali == NULL)
    return PRK_CLI_FAILED;

  if (g_strcmp0 (kembali->rekaman, prk_record_get_id (record)) != 0)
    {
      prk_docx_kembali_free (kembali);
      g_set_error_literal (error, PRK_INPUT_ERROR, PRK_INPUT_ERROR_VALUE, _("The document was made from another record"));
      return PRK_CLI_FAILED;
    }
  is_kak = strcmp (prk_record_get_kind (record), "kak") == 0;
  own = is_kak ? prk_profil_ref (cli->profil) : prk_profil_new_for (cli->profil, prk_record_get_kind (record));
  dasar = prk_docx_kembali_new_dasar (kembali, record);
  all = prk_docx_suntingan_new (kembali, record, dasar, prk_profil_get_skema (own), is_kak ? NULL : prk_naskah_dup_jalan);
  print_all (all, record);
  if (all->sunting->len == 0)
    g_print ("%s\n", _("Nothing was changed in the document"));

  return cli->tulis ? take (cli, record, all, words[2], error) : PRK_CLI_OK;
}
