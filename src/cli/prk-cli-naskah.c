/* SPDX-License-Identifier: GPL-3.0-or-later */

/* What the parties owe by the texts of their agreements. */

#include "config.h"

#include <stdlib.h>
#include <string.h>

#include <glib/gi18n.h>

#include "base/prk-id.h"
#include "naskah/prk-hamparan.h"
#include "store/prk-kewajiban-muat.h"

#include "prk-cli.h"

/* One line of the list. */
typedef struct
{
  const PrkKewajibanNaskah *naskah;
  const PrkKewajiban       *kewajiban;
  PrkKewajibanJatuh         jatuh;
  char                     *pihak, *batas;
} Baris;

static void
baris_free (Baris *self)
{
  g_free (self->pihak);
  g_free (self->batas);
  g_free (self);
}

static PrkKasusRingkas *
find_case (GPtrArray  *kasus,
           const char *id)
{
  for (guint i = 0; i < kasus->len; i++)
    if (strcmp (((PrkKasusRingkas *) g_ptr_array_index (kasus, i))->id, id) == 0)
      return g_ptr_array_index (kasus, i);

  return NULL;
}

/* @word: (nullable): of the id of a case or a text */
static GPtrArray *
list_rows (GPtrArray  *all,
           GPtrArray  *kasus,
           const char *word,
           PrkHari     hari_ini)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) baris_free);

  for (guint i = 0; i < all->len; i++)
    {
      const PrkKewajibanNaskah *naskah = g_ptr_array_index (all, i);
      PrkKasusRingkas *one = find_case (kasus, naskah->ksd);
      PrkKewajibanGaris garis = { .hari_ini = hari_ini };

      if (word != NULL && strstr (naskah->id, word) == NULL && strstr (naskah->ksd, word) == NULL)
        continue;
      if (one != NULL)
        prk_kewajiban_garis_baca (&garis, one, naskah->alur, hari_ini);
      for (guint j = 0; j < naskah->butir->len; j++)
        {
          Baris *row = g_new0 (Baris, 1);

          row->naskah = naskah;
          row->kewajiban = g_ptr_array_index (naskah->butir, j);
          row->pihak = prk_kewajiban_dup_pihak (row->kewajiban, naskah);
          row->batas = prk_kewajiban_dup_batas (row->kewajiban);
          prk_kewajiban_hitung (row->kewajiban, &garis, &row->jatuh);
          g_ptr_array_add (rows, row);
        }
    }

  return rows;
}

static void
fill_cell (gpointer        data,
           guint           baris,
           guint           kolom,
           PrkHamparanSel *sel)
{
  const Baris *row = g_ptr_array_index ((GPtrArray *) data, baris);
  const char *texts[] = { row->naskah->judul, row->kewajiban->uraian, row->pihak, row->kewajiban->dasar, row->batas, NULL,
                          prk_kewajiban_get_status_teks (row->jatuh.status),
                          row->kewajiban->is_berubah ? "ayat berubah" : NULL };

  sel->teks = texts[kolom];
  sel->hari = row->jatuh.jatuh;
}

static PrkCliStatus
write_table (GPtrArray   *rows,
             const char  *path,
             GError     **error)
{
  static const PrkHamparanKolom columns[] = {
    { "Naskah", PRK_HAMPARAN_TEKS, 40 },  { "Kewajiban", PRK_HAMPARAN_TEKS, 60 },
    { "Pihak", PRK_HAMPARAN_TEKS, 36 },   { "Dasar", PRK_HAMPARAN_TEKS, 36 },
    { "Batas", PRK_HAMPARAN_TEKS, 28 },   { "Jatuh tempo", PRK_HAMPARAN_HARI, 14 },
    { "Keadaan", PRK_HAMPARAN_TEKS, 18 }, { "Catatan", PRK_HAMPARAN_TEKS, 16 },
  };
  const PrkHamparan table = { "Kewajiban", columns, G_N_ELEMENTS (columns), rows->len, fill_cell, rows };

  return prk_hamparan_tulis (&table, prk_hamparan_find_format (path), path, NULL, error) ? PRK_CLI_OK : PRK_CLI_FAILED;
}

/* "kewajiban [CASE] [FILE.xlsx]": id of the text, row, state, day, who, what. */
static PrkCliStatus
list_duties (PrkCli             *cli,
             const char *const  *words,
             GError            **error)
{
  const char *word = NULL, *file = NULL;
  g_autoptr(PrkKasusDaftar) daftar = NULL;
  g_autoptr(GPtrArray) kasus = NULL;
  g_autoptr(GPtrArray) all = NULL;
  g_autoptr(GPtrArray) rows = NULL;

  for (guint i = 0; words[i] != NULL; i++)
    if (file == NULL && prk_hamparan_find_format (words[i]) != PRK_HAMPARAN_BUKAN)
      file = words[i];
    else if (word == NULL)
      word = words[i];
    else
      return prk_cli_usage (error, _("Give a case or a text, and a file such as kewajiban.xlsx"));

  daftar = prk_kasus_daftar_untuk (cli->store, cli->profil);
  kasus = prk_kasus_daftar_muat (daftar, error);
  all = kasus != NULL ? prk_store_list_kewajiban (cli->store, error) : NULL;
  if (all == NULL)
    return PRK_CLI_FAILED;
  rows = list_rows (all, kasus, word, prk_kasus_hari_ini (cli->store));
  if (file != NULL)
    return write_table (rows, file, error);

  for (guint i = 0; i < rows->len; i++)
    {
      const Baris *row = g_ptr_array_index (rows, i);
      g_autofree char *day = row->jatuh.jatuh != 0 ? prk_hari_dup_iso (row->jatuh.jatuh) : g_strdup ("–");

      g_print ("%s\t%s\t%s\t%s\t%s\t%s%s\n", row->naskah->id, row->kewajiban->baris,
               prk_kewajiban_get_status_teks (row->jatuh.status), day, row->pihak, row->kewajiban->uraian,
               row->kewajiban->is_berubah ? "\tayat berubah" : "");
    }

  return PRK_CLI_OK;
}

/* "usul TEXT": what its clauses lay on whom, numbered; "*" where it was taken. */
static PrkCliStatus
list_proposals (PrkCli             *cli,
                const char *const  *words,
                GError            **error)
{
  g_autoptr(PrkRecord) naskah = prk_cli_find (cli, "naskah", words[0], error);
  g_autoptr(GPtrArray) found = naskah != NULL ? prk_kewajiban_usulkan (naskah) : NULL;

  if (found == NULL)
    return PRK_CLI_FAILED;
  for (guint i = 0; i < found->len; i++)
    {
      const PrkKewajibanUsul *one = g_ptr_array_index (found, i);

      g_print ("%u%s\t%s\t%s\t%s\n", i + 1, one->is_ada ? "*" : "", one->dasar, one->pihak != NULL ? one->pihak : "–",
               one->uraian);
    }

  return PRK_CLI_OK;
}

/* "ambil TEXT NUMBER …" */
static PrkCliStatus
take_proposals (PrkCli             *cli,
                const char *const  *words,
                GError            **error)
{
  g_autoptr(PrkRecord) naskah = prk_cli_find (cli, "naskah", words[0], error);
  g_autoptr(GPtrArray) found = naskah != NULL ? prk_kewajiban_usulkan (naskah) : NULL;
  g_autoptr(PrkEdit) edit = NULL;

  if (found == NULL)
    return PRK_CLI_FAILED;
  edit = prk_edit_new (naskah);
  for (guint i = 1; words[i] != NULL; i++)
    {
      guint64 number = g_ascii_strtoull (words[i], NULL, 10);
      g_autofree char *row = prk_id_new (prk_store_get_clock (cli->store), prk_store_get_entropy (cli->store));

      if (number < 1 || number > found->len)
        return prk_cli_usage (error, _("“naskah usul” lists what can be taken, with its number"));
      prk_kewajiban_ambil (edit, row, g_ptr_array_index (found, number - 1));
    }

  return prk_cli_commit (cli, edit, error) ? PRK_CLI_OK : PRK_CLI_FAILED;
}

/* "selesai TEXT ROW [MASA] [NOTE]": done today. */
static PrkCliStatus
mark_done (PrkCli             *cli,
           const char *const  *words,
           GError            **error)
{
  g_autoptr(PrkRecord) naskah = prk_cli_find (cli, "naskah", words[0], error);
  g_autofree char *row = prk_id_new (prk_store_get_clock (cli->store), prk_store_get_entropy (cli->store));
  g_auto(GStrv) rows = naskah != NULL ? prk_record_list_rows (naskah, "kewajiban") : NULL;
  g_autoptr(PrkEdit) edit = NULL;
  const char *masa = words[2];
  const char *note = masa != NULL ? words[3] : NULL;

  if (rows == NULL)
    return PRK_CLI_FAILED;
  if (!g_strv_contains ((const char *const *) rows, words[1]))
    return prk_cli_usage (error, _("“naskah kewajiban” lists the rows"));
  edit = prk_edit_new (naskah);
  prk_kewajiban_tandai (edit, words[1], row, masa, prk_kasus_hari_ini (cli->store), note);

  return prk_cli_commit (cli, edit, error) ? PRK_CLI_OK : PRK_CLI_FAILED;
}

/* "naskah kewajiban …", "naskah usul …", "naskah ambil …", "naskah selesai …", "naskah paraf …", "naskah koreksi …",
 * "naskah lewati …", "naskah pasal …" */
PrkCliStatus
prk_cli_naskah (PrkCli             *cli,
                const char *const  *words,
                GError            **error)
{
  static const struct
  {
    const char   *name;
    PrkCliCommand run;
    guint         n_words;
  } commands[] = {
    { "kewajiban", list_duties, 0 },
    { "usul", list_proposals, 1 },
    { "ambil", take_proposals, 2 },
    { "selesai", mark_done, 2 },
    { "paraf", prk_cli_paraf, 1 },
    { "koreksi", prk_cli_koreksi, 1 },
    { "lewati", prk_cli_lewati, 1 },
    { "pasal", prk_cli_pasal, 1 },
  };

  for (gsize i = 0; words[0] != NULL && i < G_N_ELEMENTS (commands); i++)
    if (strcmp (commands[i].name, words[0]) == 0 && g_strv_length ((GStrv) words + 1) >= commands[i].n_words)
      return commands[i].run (cli, words + 1, error);

  return prk_cli_usage (error, _("Give kewajiban, usul TEXT, ambil TEXT NUMBER …, selesai TEXT ROW, paraf, koreksi, lewati, or pasal TEXT"));
}
