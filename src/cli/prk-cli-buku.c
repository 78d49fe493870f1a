/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "domain/prk-statistik-cetak.h"
#include "naskah/prk-buku-tulis.h"
#include "store/prk-buku-muat.h"
#include "store/prk-templat-simpan.h"

#include "prk-cli.h"

static const char *
get_text (const char *text)
{
  return text != NULL ? text : "–";
}

static void
print_rows (GPtrArray *rows)
{
  for (guint i = 0; i < rows->len; i++)
    {
      const PrkBukuBaris *one = g_ptr_array_index (rows, i);
      g_autofree char *day = one->tanggal != 0 ? prk_hari_dup_iso (one->tanggal) : NULL;

      g_print ("%s\t%s\t%s\t%s\t%s\t%s\n", one->ksd, one->jenis, get_text (one->nomor), get_text (day), one->tentang,
               prk_buku_get_status_nama (one->status));
    }
}

/* What is odd about the numbers; PRK_CLI_FOUND when one stands twice. */
static PrkCliStatus
print_findings (PrkBuku   *buku,
                GPtrArray *rows)
{
  g_autoptr(GPtrArray) found = prk_buku_periksa_blok (rows, buku->nomor->profil, buku->nomor->blok);
  PrkCliStatus status = PRK_CLI_OK;


  for (guint i = 0; i < found->len; i++)
    {
      const PrkBukuTemuan *one = g_ptr_array_index (found, i);

      g_print ("%s\t%s\t%u\t%s%s%s\n", one->is_ganda ? _("twice") : one->untuk != NULL ? _("kept") : _("missing"),
               one->jenis, one->tahun, one->nomor, one->untuk != NULL ? "\t" : "", one->untuk != NULL ? one->untuk : "");
      for (guint j = 0; j < one->baris->len; j++)
        g_print ("\t%s\n", ((PrkBukuBaris *) g_ptr_array_index (one->baris, j))->tentang);
      if (one->is_ganda)
        status = PRK_CLI_FOUND;
    }

  return status;
}

/* "buku laporan 2026-1 FILE" */
static PrkCliStatus
write_report (PrkCli             *cli,
              const char *const  *words,
              GError            **error)
{
  g_autoptr(PrkKasusDaftar) daftar = NULL;
  g_autoptr(PrkBuku) buku = NULL;
  g_autoptr(PrkRecord) record = NULL;
  g_autoptr(GHashTable) templat = NULL;
  PrkHari first, last;

  if (words[0] == NULL || words[1] == NULL || words[2] != NULL || !prk_statistik_baca_masa (words[0], &first, &last))
    return prk_cli_usage (error, _("Give a year or a semester such as 2026-1, and a file"));
  daftar = prk_kasus_daftar_untuk (cli->store, cli->profil);
  buku = prk_buku_muat (daftar, NULL, error);
  if (buku == NULL)
    return PRK_CLI_FAILED;
  record = prk_statistik_new_cetak (buku->baris, buku->statistik, words[0], buku->hari_ini);
  templat = prk_templat_muat (cli->store);

  return prk_buku_tulis_laporan (record, &(PrkBukuKantor){ cli->profil, cli->folder, templat }, words[1], NULL, error)
           ? PRK_CLI_OK
           : PRK_CLI_FAILED;
}

static gboolean
read_words (const char *const  *words,
            PrkBukuSaring      *saring,
            const char        **file,
            gboolean           *is_check)
{
  for (guint i = 0; words[i] != NULL; i++)
    {
      if (strcmp (words[i], "periksa") == 0)
        *is_check = TRUE;
      else if (strcmp (words[i], "tanpa-arsip") == 0)
        saring->is_tanpa_arsip = TRUE;
      else if (prk_buku_can_tulis (words[i]) && *file == NULL)
        *file = words[i];
      else if (strlen (words[i]) == 4 && strspn (words[i], "0123456789") == 4 && saring->tahun == 0)
        saring->tahun = (guint) g_ascii_strtoull (words[i], NULL, 10);
      else
        return FALSE;
    }

  return TRUE;
}

/* "buku [tanpa-arsip] [YEAR] [FILE]" prints the register, or writes it; "buku periksa" looks at its numbers. */
PrkCliStatus
prk_cli_buku (PrkCli             *cli,
              const char *const  *words,
              GError            **error)
{
  PrkBukuSaring saring = PRK_BUKU_SARING_SEMUA;
  g_autoptr(PrkKasusDaftar) daftar = NULL;
  g_autoptr(PrkBuku) buku = NULL;
  g_autoptr(GPtrArray) rows = NULL;
  g_autoptr(GHashTable) templat = NULL;
  const char *file = NULL;
  gboolean is_check = FALSE;

  if (words[0] != NULL && strcmp (words[0], "laporan") == 0)
    return write_report (cli, words + 1, error);
  if (words[0] != NULL && (strcmp (words[0], "nomor") == 0 || strcmp (words[0], "blok") == 0))
    return prk_cli_nomor (cli, words, error);
  if (!read_words (words, &saring, &file, &is_check))
    return prk_cli_usage (error, _("Give a year, and a file that ends in .xlsx, .ods, .csv, .pdf or .docx"));
  daftar = prk_kasus_daftar_untuk (cli->store, cli->profil);
  buku = prk_buku_muat (daftar, NULL, error);
  if (buku == NULL)
    return PRK_CLI_FAILED;

  rows = prk_buku_susun (buku->baris, &saring);
  if (is_check)
    return print_findings (buku, rows);
  if (file == NULL)
    {
      print_rows (rows);
      return PRK_CLI_OK;
    }

  templat = prk_templat_muat (cli->store);

  return prk_buku_tulis (rows, &saring, &(PrkBukuKantor){ cli->profil, cli->folder, templat }, buku->hari_ini, file, NULL,
                         error)
           ? PRK_CLI_OK
           : PRK_CLI_FAILED;
}
