/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n.h>

#include "base/prk-error.h"
#include "base/prk-id.h"
#include "domain/prk-naskah-teks.h"
#include "naskah/prk-naskah.h"
#include "paket/prk-bundel.h"
#include "paket/prk-kantor.h"
#include "paket/prk-paket.h"
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

/* (element-type PrkRecord) every text of an agreement */
static GPtrArray *
load_texts (PrkCli  *cli,
            GError **error)
{
  PrkQuery query = { .type = "naskah" };
  g_autoptr(GPtrArray) rows = prk_store_list (cli->store, &query, error);
  g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) prk_record_unref);

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    {
      PrkRecord *one = prk_store_load (cli->store, ((PrkRingkas *) g_ptr_array_index (rows, i))->id, error);

      if (one == NULL)
        return NULL;
      g_ptr_array_add (all, one);
    }

  return rows != NULL ? g_steal_pointer (&all) : NULL;
}

/* Begins the text of an agreement: "tulis CASE PAPER". */
static PrkCliStatus
begin_text (PrkCli               *cli,
            PrkKasusBuka         *buka,
            const PrkNaskahKasus *paper,
            const char           *line,
            GError              **error)
{
  g_autofree char *id = prk_id_new (prk_store_get_clock (cli->store), prk_store_get_entropy (cli->store));
  g_autoptr(PrkRecord) record = prk_record_new (id, "naskah");
  g_autoptr(PrkEdit) edit = prk_edit_new (record);

  if (paper->klausul == NULL || prk_naskah_paper_of (paper->klausul) != paper)
    {
      g_set_error (error, PRK_INPUT_ERROR, PRK_INPUT_ERROR_VALUE, _("“%s” has no clauses of its own"), paper->id);
      return PRK_CLI_FAILED;
    }
  prk_naskah_mulai (edit, &buka->konteks, prk_record_get_id (buka->ksd), line, paper->klausul);
  if (!prk_cli_commit (cli, edit, error))
    return PRK_CLI_FAILED;
  g_print ("%s\n", id);

  return PRK_CLI_OK;
}

static PrkCliStatus
print_paper (PrkCli               *cli,
             PrkKasusBuka         *buka,
             const PrkNaskahKasus *paper,
             const char           *line,
             const char           *file,
             GError              **error)
{
  g_autoptr(GPtrArray) texts = load_texts (cli, error);
  g_autoptr(PrkRecord) printed = NULL;
  g_autoptr(PrkPencetak) pencetak = NULL;

  if (texts == NULL)
    return PRK_CLI_FAILED;
  printed = prk_naskah_kasus_new_cetak (paper, &buka->konteks, line,
                                        prk_naskah_find (texts, prk_record_get_id (buka->ksd), line, paper));
  pencetak = prk_pencetak_new_untuk (cli->profil, prk_record_get_kind (printed), paper->id);
  prk_kantor_siapkan (pencetak, cli->store);
  if (prk_naskah_kasus_is_rancangan (paper, buka->konteks.kasus, line))
    prk_pencetak_set_tanda_air (pencetak, "RANCANGAN");

  return prk_cli_write_paper (pencetak, printed, file, error);
}

/* "ekspor CASE FOLDER": a folder of everything within FOLDER. */
PrkCliStatus
prk_cli_kasus_ekspor (PrkCli             *cli,
                      const char *const  *words,
                      GError            **error)
{
  g_autoptr(PrkRecord) ksd = NULL;
  g_autoptr(PrkKasusDaftar) daftar = NULL;
  g_autoptr(PrkPaket) paket = NULL;

  if (words[1] == NULL || words[2] == NULL || words[3] != NULL)
    return prk_cli_usage (error, _("Give the id of a case and a folder"));
  ksd = prk_cli_find (cli, "ksd", words[1], error);
  if (ksd == NULL)
    return PRK_CLI_FAILED;
  daftar = prk_kasus_daftar_untuk (cli->store, cli->profil);
  paket = prk_paket_tulis (daftar, cli->profil, prk_record_get_id (ksd), words[2], NULL, NULL, NULL, error);
  if (paket == NULL)
    return PRK_CLI_FAILED;
  g_print ("%s\n", paket->folder);

  return PRK_CLI_OK;
}

static void
list_parts (GPtrArray *all)
{
  for (guint i = 0; i < all->len; i++)
    {
      const PrkBundelButir *one = g_ptr_array_index (all, i);

      g_print ("%s\t%s\t%s\t%s\n", one->is_usul ? "*" : "", one->id, one->judul, one->keterangan);
    }
}

/* "bundel CASE" lists what can be in it, "bundel CASE FILE [PART …]" puts it together, without parts what is proposed. */
PrkCliStatus
prk_cli_kasus_bundel (PrkCli             *cli,
                      const char *const  *words,
                      GError            **error)
{
  g_autoptr(PrkRecord) ksd = NULL;
  g_autoptr(PrkKasusDaftar) daftar = NULL;
  g_autoptr(PrkBundelHasil) hasil = NULL;
  g_autoptr(GPtrArray) all = NULL;

  if (words[1] == NULL)
    return prk_cli_usage (error, _("Give the id of a case and a file"));
  ksd = prk_cli_find (cli, "ksd", words[1], error);
  if (ksd == NULL)
    return PRK_CLI_FAILED;
  daftar = prk_kasus_daftar_untuk (cli->store, cli->profil);
  if (words[2] == NULL)
    {
      all = prk_bundel_list (daftar, cli->profil, prk_record_get_id (ksd), error);
      if (all == NULL)
        return PRK_CLI_FAILED;
      list_parts (all);
      return PRK_CLI_OK;
    }
  hasil = prk_bundel_buat (daftar, cli->profil, prk_record_get_id (ksd), words[3] != NULL ? words + 3 : NULL, TRUE, NULL, NULL, NULL,
                           error);
  if (hasil == NULL
      || !g_file_set_contents (words[2], g_bytes_get_data (hasil->pdf, NULL), (gssize) g_bytes_get_size (hasil->pdf), error))
    return PRK_CLI_FAILED;
  g_print (_("%u pages, %u documents in it, %u apart\n"), hasil->n_halaman, hasil->n_bagian, hasil->n_terpisah);

  return PRK_CLI_OK;
}

/* "cetak CASE" lists the papers that can be made now, "cetak CASE PAPER FILE" makes one, PDF or DOCX by its ending, "tulis CASE PAPER"
 * begins the text of an agreement. */
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

  gboolean is_text = g_str_equal (words[0], "tulis");

  if (words[1] == NULL || (is_text ? words[2] == NULL : words[2] != NULL && words[3] == NULL))
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

  if (is_text)
    return begin_text (cli, buka, paper, line, error);

  return print_paper (cli, buka, paper, line, words[3], error);
}
