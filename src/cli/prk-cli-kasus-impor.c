/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "store/prk-kasus-impor.h"

#include "prk-cli.h"

static void
print_wrong (GPtrArray *list)
{
  for (guint i = 0; i < list->len; i++)
    {
      const PrkImporSalah *salah = g_ptr_array_index (list, i);

      g_print ("%u\t%s\t%s\n", salah->baris, salah->kolom != NULL ? salah->kolom : "-", salah->pesan);
    }
}

static PrkCliStatus
print_preview (PrkImporKasus *impor)
{
  print_wrong (impor->salah);
  for (guint i = 0; i < impor->baris->len; i++)
    {
      const PrkImporBaris *baris = g_ptr_array_index (impor->baris, i);

      if (baris->salah->len == 0)
        g_print ("%u\t%s\t%s\t%s\t%s\n", baris->baris, _ ("good"), baris->keadaan, baris->judul,
                 baris->mitra);
      print_wrong (baris->salah);
    }

  return prk_impor_kasus_count_salah (impor) > 0 ? PRK_CLI_FOUND : PRK_CLI_OK;
}

/* "impor FILE" shows what would be written and what is wrong; with --tulis all rows are written, or none. "contoh"
 * prints the columns. */
PrkCliStatus
prk_cli_kasus_impor (PrkCli *cli, const char *const *words, GError **error)
{
  g_autoptr (PrkKasusDaftar) daftar = NULL;
  g_autoptr (PrkImporKasus) impor = NULL;
  g_autofree char *text = NULL;
  PrkCliStatus status;
  gsize size;

  if (g_str_equal (words[0], "contoh"))
    {
      text = prk_impor_kasus_dup_contoh ();
      g_print ("%s", text);
      return PRK_CLI_OK;
    }
  if (words[1] == NULL)
    return prk_cli_usage (error, _ ("Which file? Give a spreadsheet saved as CSV"));
  if (!g_file_get_contents (words[1], &text, &size, error))
    return PRK_CLI_FAILED;

  daftar = prk_kasus_daftar_untuk (cli->store, cli->profil);
  impor = prk_kasus_impor_baca (daftar, text, (gssize)size, error);
  if (impor == NULL)
    return PRK_CLI_FAILED;
  status = print_preview (impor);
  if (!cli->tulis || status != PRK_CLI_OK)
    return status;

  return prk_kasus_impor_tulis (daftar, impor, error) ? PRK_CLI_OK : PRK_CLI_FAILED;
}
