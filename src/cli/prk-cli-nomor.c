/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Numbers of papers: what comes next, and blocks that are kept for a device. */

#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "store/prk-buku-muat.h"
#include "store/prk-nomor-simpan.h"

#include "prk-cli.h"

#define USUAL_SIZE 10

static PrkCliStatus
show_next (PrkCli   *cli,
           GError  **error)
{
  static const char *const kinds[] = { "KB", "PKS" };
  g_autoptr(PrkKasusDaftar) daftar = prk_kasus_daftar_untuk (cli->store, cli->profil);
  g_autoptr(PrkBuku) buku = prk_buku_muat (daftar, NULL, error);

  if (buku == NULL)
    return PRK_CLI_FAILED;
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      gboolean is_blok;
      g_autofree char *next = prk_buku_dup_nomor (buku, kinds[i], prk_store_get_device (cli->store), &is_blok);

      if (next != NULL)
        g_print ("%s\t%s%s%s\n", kinds[i], next, is_blok ? "\t" : "", is_blok ? _("own block") : "");
    }

  return PRK_CLI_OK;
}

static PrkCliStatus
list_blocks (const PrkNomorBahan *bahan)
{
  PrkCliStatus status = PRK_CLI_OK;

  for (guint i = 0; i < bahan->blok->len; i++)
    {
      const PrkNomorBlok *one = g_ptr_array_index (bahan->blok, i);
      const PrkNomorBlok *other = one->is_tutup ? NULL : prk_nomor_find_tumpang (bahan, one);
      guint n = prk_nomor_blok_hitung (bahan, one, NULL);

      g_print ("%s\t%s\t%u\t%u–%u\t%s\t%u/%u\t%s\n", one->id, one->buku, one->tahun, one->dari, one->sampai, one->untuk, n,
               one->sampai - one->dari + 1, one->is_tutup ? _("given back") : other != NULL ? _("twice") : "");
      if (other != NULL)
        status = PRK_CLI_FOUND;
    }

  return status;
}

static gboolean
read_number (const char *text,
             guint       max,
             guint      *number)
{
  guint64 value;

  if (!g_ascii_string_to_unsigned (text, 10, 1, max, &value, NULL))
    return FALSE;
  *number = (guint) value;

  return TRUE;
}

/* "kb untuk=Dinas banyak=20" and what else stands behind the register. */
static gboolean
read_block (const char *const *words,
            PrkNomorBlok      *blok,
            guint             *n)
{
  if (words[0] == NULL || !g_strv_contains (prk_nomor_list_buku (), words[0]))
    return FALSE;
  blok->buku = (char *) words[0];
  for (guint i = 1; words[i] != NULL; i++)
    {
      const char *value = strchr (words[i], '=');
      g_autofree char *key = value != NULL ? g_strndup (words[i], (gsize) (value - words[i])) : NULL;
      gboolean is_right = TRUE;

      if (key == NULL)
        return FALSE;
      value++;
      if (strcmp (key, "untuk") == 0)
        blok->untuk = (char *) value;
      else if (strcmp (key, "perangkat") == 0)
        blok->perangkat = (char *) value;
      else if (strcmp (key, "alasan") == 0)
        blok->alasan = (char *) value;
      else if (strcmp (key, "banyak") == 0)
        is_right = read_number (value, 1000, n);
      else if (strcmp (key, "dari") == 0)
        is_right = read_number (value, 99999, &blok->dari);
      else
        is_right = strcmp (key, "tahun") == 0 && read_number (value, 2100, &blok->tahun);
      if (!is_right)
        return FALSE;
    }

  return blok->untuk != NULL && *blok->untuk != '\0';
}

static PrkCliStatus
keep_block (PrkCli              *cli,
            const PrkNomorBahan *bahan,
            const char *const   *words,
            GError             **error)
{
  PrkNomorBlok blok = { .perangkat = (char *) prk_store_get_device (cli->store) }; /* all borrowed */
  guint n = USUAL_SIZE;
  g_autofree char *id = NULL;

  if (!read_block (words, &blok, &n))
    return prk_cli_usage (error, _("Give kb or pks, untuk=WHOM, and as needed banyak=, dari=, tahun=, perangkat=, alasan="));
  if (blok.tahun == 0)
    blok.tahun = prk_hari_get_tahun (prk_kasus_hari_ini (cli->store));
  if (blok.dari == 0)
    blok.dari = prk_nomor_get_awal_blok (bahan, blok.buku, blok.tahun);
  blok.sampai = blok.dari + n - 1;
  id = prk_nomor_cadangkan (cli->store, bahan, &blok, error);
  if (id == NULL)
    return PRK_CLI_FAILED;
  g_print ("%s\t%u–%u\n", id, blok.dari, blok.sampai);

  return PRK_CLI_OK;
}

/* "buku nomor", "buku blok", "buku blok baru …", "buku blok kembali ID" */
PrkCliStatus
prk_cli_nomor (PrkCli             *cli,
               const char *const  *words,
               GError            **error)
{
  g_autoptr(PrkKasusDaftar) daftar = NULL;
  g_autoptr(PrkNomorBahan) bahan = NULL;

  if (strcmp (words[0], "nomor") == 0 && words[1] == NULL)
    return show_next (cli, error);
  if (strcmp (words[0], "blok") != 0)
    return prk_cli_usage (error, _("“buku nomor” takes no more words"));

  daftar = prk_kasus_daftar_untuk (cli->store, cli->profil);
  bahan = prk_nomor_muat (daftar, NULL, error);
  if (bahan == NULL)
    return PRK_CLI_FAILED;
  if (words[1] == NULL)
    return list_blocks (bahan);
  if (strcmp (words[1], "baru") == 0)
    return keep_block (cli, bahan, words + 2, error);
  if (strcmp (words[1], "kembali") == 0 && words[2] != NULL && words[3] == NULL)
    {
      g_autoptr(PrkRecord) record = prk_cli_find (cli, PRK_TIPE_NOMOR, words[2], error);

      return record != NULL && prk_nomor_kembalikan (cli->store, prk_record_get_id (record), error) ? PRK_CLI_OK
                                                                                                  : PRK_CLI_FAILED;
    }

  return prk_cli_usage (error, _("“buku blok” lists them; “buku blok baru …” keeps one, “buku blok kembali ID” gives one back"));
}
