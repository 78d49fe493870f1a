/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "naskah/prk-lembar-berkas.h"
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

/* The good rows in one act; the others go to a file with what is wrong with each. The file comes first: where it cannot
 * be written nothing is. */
static PrkCliStatus
take_good (PrkCli *cli, PrkKasusDaftar *daftar, PrkImporKasus *impor, GError **error)
{
  const guint n_wrong = prk_impor_kasus_count (impor, PRK_IMPOR_SALAH);
  g_autofree char *rest = NULL;
  guint n;

  if (n_wrong > 0)
    {
      g_autofree char *table = prk_impor_kasus_dup_sisa (impor);

      /* A spreadsheet knows UTF-8 by its mark. */
      rest = g_strconcat ("\xef\xbb\xbf", table, NULL);
      if (!g_file_set_contents (cli->baik_saja, rest, -1, error))
        return PRK_CLI_FAILED;
    }
  if (prk_impor_kasus_count (impor, PRK_IMPOR_BAIK) == 0)
    return PRK_CLI_FOUND;

  n = prk_kasus_impor_ambil (daftar, impor, error);
  if (n == 0)
    return PRK_CLI_FAILED;
  g_print (ngettext ("%u cooperation was taken.", "%u cooperations were taken.", n), n);
  g_print ("\n");

  return n_wrong > 0 ? PRK_CLI_FOUND : PRK_CLI_OK;
}

/* "impor FILE" shows what would be written and what is wrong; with --tulis all rows are written, or none, with --baik-saja
 * those that are good. "contoh" prints the columns. */
PrkCliStatus
prk_cli_kasus_impor (PrkCli *cli, const char *const *words, GError **error)
{
  g_autoptr (PrkKasusDaftar) daftar = NULL;
  g_autoptr (PrkImporKasus) impor = NULL;
  g_autoptr (GBytes) berkas = NULL;
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
    return prk_cli_usage (error, _ ("Which file? Give a spreadsheet: XLSX, ODS or CSV"));
  if (!g_file_get_contents (words[1], &text, &size, error))
    return PRK_CLI_FAILED;

  daftar = prk_kasus_daftar_untuk (cli->store, cli->profil);
  berkas = g_bytes_new_take (g_steal_pointer (&text), size);
  impor = prk_kasus_impor_baca (daftar, berkas, prk_lembar_berkas_baca, error);
  if (impor == NULL)
    return PRK_CLI_FAILED;
  status = print_preview (impor);
  if (cli->baik_saja != NULL && impor->salah->len == 0)
    return take_good (cli, daftar, impor, error);
  if (!cli->tulis || status != PRK_CLI_OK)
    return status;

  return prk_kasus_impor_tulis (daftar, impor, error) ? PRK_CLI_OK : PRK_CLI_FAILED;
}
