/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "base/prk-error.h"
#include "domain/prk-naskah-kasus.h"
#include "naskah/prk-naskah.h"
#include "store/prk-kasus-daftar.h"

#include "prk-cli.h"

static void
list_papers (PrkKasusBuka *buka)
{
  for (guint i = 0; i < buka->ringkas->alur->len; i++)
    {
      const PrkKasusAlur *line = g_ptr_array_index (buka->ringkas->alur, i);
      g_autoptr(GPtrArray) papers = prk_naskah_kasus_list (buka->konteks.kasus, line->alur);

      for (guint j = 0; j < papers->len; j++)
        {
          const PrkNaskahKasus *one = g_ptr_array_index (papers, j);

          g_print ("%s\t%s\t%s\t%s\n", line->alur, one->id, one->nama, one->pasal);
        }
    }
}

/* The newest line that the paper belongs to; NULL: none of them has it now. */
static const char *
find_line (PrkKasusBuka         *buka,
           const PrkNaskahKasus *paper)
{
  for (guint i = buka->ringkas->alur->len; i-- > 0;)
    {
      const PrkKasusAlur *line = g_ptr_array_index (buka->ringkas->alur, i);
      g_autoptr(GPtrArray) papers = prk_naskah_kasus_list (buka->konteks.kasus, line->alur);

      if (g_ptr_array_find (papers, paper, NULL))
        return line->alur;
    }

  return NULL;
}

static PrkCliStatus
print_paper (PrkCli               *cli,
             PrkKasusBuka         *buka,
             const PrkNaskahKasus *paper,
             const char           *line,
             const char           *file,
             GError              **error)
{
  g_autoptr(PrkRecord) printed = prk_naskah_kasus_new_cetak (paper, &buka->konteks, line, NULL);
  g_autoptr(PrkPencetak) pencetak = prk_pencetak_new_untuk (cli->profil, prk_record_get_kind (printed), paper->id);
  g_autoptr(GError) emblem = NULL;

  if (!prk_pencetak_set_folder (pencetak, cli->folder, &emblem))
    g_printerr ("%s\n", emblem->message);
  if (prk_naskah_kasus_is_rancangan (paper, buka->konteks.kasus, line))
    prk_pencetak_set_tanda_air (pencetak, "RANCANGAN");

  return prk_cli_write_paper (pencetak, printed, file, error);
}

/* "cetak CASE" lists the papers that can be made now, "cetak CASE PAPER FILE" makes one, PDF or DOCX by its ending. */
PrkCliStatus
prk_cli_kasus_cetak (PrkCli             *cli,
                     const char *const  *words,
                     GError            **error)
{
  g_autoptr(PrkRecord) ksd = NULL;
  g_autoptr(PrkKasusDaftar) daftar = NULL;
  g_autoptr(PrkKasusBuka) buka = NULL;
  const PrkNaskahKasus *paper;
  const char *line;

  if (words[1] == NULL || (words[2] != NULL && words[3] == NULL))
    return prk_cli_usage (error, _("Give the id of a case, a paper and a file"));
  ksd = prk_cli_find (cli, "ksd", words[1], error);
  if (ksd == NULL)
    return PRK_CLI_FAILED;
  daftar = prk_kasus_daftar_untuk (cli->store, cli->profil);
  buka = prk_kasus_buka (daftar, prk_record_get_id (ksd), error);
  if (buka == NULL)
    return PRK_CLI_FAILED;
  if (words[2] == NULL)
    {
      list_papers (buka);
      return PRK_CLI_OK;
    }

  paper = prk_naskah_kasus_find (words[2]);
  line = paper != NULL ? find_line (buka, paper) : NULL;
  if (line == NULL)
    {
      g_set_error (error, PRK_INPUT_ERROR, PRK_INPUT_ERROR_VALUE, _("“%s” is no paper of this case as it stands"), words[2]);
      return PRK_CLI_FAILED;
    }

  return print_paper (cli, buka, paper, line, words[3], error);
}
