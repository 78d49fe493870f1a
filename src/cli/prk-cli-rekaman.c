/* SPDX-License-Identifier: GPL-3.0-or-later */

/* Records that are a form and nothing more: decrees about TKKSD, meetings, reports, plans, neighbours. */

#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "base/prk-id.h"
#include "domain/prk-arsip.h"
#include "domain/prk-laporan.h"
#include "domain/prk-naskah-teks.h"
#include "domain/prk-rapat.h"
#include "domain/prk-rencana.h"
#include "naskah/prk-naskah.h"
#include "paket/prk-kantor.h"
#include "store/prk-arsip-simpan.h"
#include "store/prk-batas-simpan.h"
#include "store/prk-kak-baru.h"

#include "prk-cli.h"

static const char *const known[] = { "arsip", "batas", "laporan", "lembaga", "naskah", "rapat", "rencana", NULL };

static gboolean
check_jenis (const char  *jenis,
             GError     **error)
{
  g_autofree char *all = NULL;

  if (g_strv_contains (known, jenis))
    return TRUE;

  all = g_strjoinv (", ", (char **) known);
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               _("There are no records of the type “%s”, only of: %s"), jenis, all);
  return FALSE;
}

static PrkCliStatus
list (PrkCli             *cli,
      const char *const  *words,
      GError            **error)
{
  PrkQuery query = { .type = words[0] };
  g_autoptr(GPtrArray) rows = NULL;

  if (!check_jenis (words[0], error))
    return PRK_CLI_USAGE;
  rows = prk_store_list (cli->store, &query, error);
  if (rows == NULL)
    return PRK_CLI_FAILED;

  for (guint i = 0; i < rows->len; i++)
    {
      const PrkRingkas *row = g_ptr_array_index (rows, i);

      g_print ("%s\t%s\n", row->id, row->judul);
    }

  return PRK_CLI_OK;
}

/* There is one record of the neighbours; it begins with the list of the profile. */
static PrkRecord *
load_batas (PrkCli  *cli,
            GError **error)
{
  g_autofree char *id = prk_batas_siapkan (cli->store, cli->profil, error);

  return id != NULL ? prk_store_load (cli->store, id, error) : NULL;
}

static PrkCliStatus
begin (PrkCli             *cli,
       const char *const  *words,
       GError            **error)
{
  g_autofree char *id = NULL;
  g_autoptr(PrkRecord) record = NULL;
  PrkCliStatus status;

  if (!check_jenis (words[0], error))
    return PRK_CLI_USAGE;

  if (strcmp (words[0], "batas") == 0)
    {
      record = load_batas (cli, error);
      if (record == NULL)
        return PRK_CLI_FAILED;
      id = g_strdup (prk_record_get_id (record));
    }
  else
    {
      id = prk_id_new (prk_store_get_clock (cli->store), prk_store_get_entropy (cli->store));
      record = prk_record_new (id, words[0]);
    }
  status = prk_cli_set_fields (cli, record, prk_skema_get (words[0]), words + 1, error);
  if (status == PRK_CLI_OK)
    g_print ("%s\n", id);

  return status;
}

static PrkCliStatus
set (PrkCli             *cli,
     const char *const  *words,
     GError            **error)
{
  g_autoptr(PrkRecord) record = NULL;

  if (!check_jenis (words[0], error))
    return PRK_CLI_USAGE;
  record = prk_cli_find (cli, words[0], words[1], error);
  if (record != NULL && strcmp (words[0], "rencana") == 0
      && prk_rencana_get_keadaan (record) == PRK_RENCANA_DITETAPKAN)
    {
      g_set_error_literal (error, PRK_STORE_ERROR, PRK_STORE_ERROR_INPUT,
                           _("The plan is established and recorded with the TKKSD; the application opens it again, with a reason."));
      return PRK_CLI_FAILED;
    }

  return record != NULL
           ? prk_cli_set_fields (cli, record, prk_skema_get (words[0]), words + 2, error)
           : PRK_CLI_FAILED;
}

static PrkCliStatus
show (PrkCli             *cli,
      const char *const  *words,
      GError            **error)
{
  g_autoptr(PrkRecord) record = NULL;
  g_autofree char *state = NULL;

  if (!check_jenis (words[0], error))
    return PRK_CLI_USAGE;
  record = prk_cli_find (cli, words[0], words[1], error);
  if (record == NULL)
    return PRK_CLI_FAILED;

  state = prk_record_dup_state (record);
  g_print ("%s\n", state);

  return PRK_CLI_OK;
}

static GPtrArray *
load_all (PrkCli      *cli,
          const char  *jenis,
          GError     **error)
{
  PrkQuery query = { .type = jenis };
  g_autoptr(GPtrArray) rows = prk_store_list (cli->store, &query, error);
  g_autoptr(GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) prk_record_unref);

  if (rows == NULL)
    return NULL;
  for (guint i = 0; i < rows->len; i++)
    {
      PrkRecord *record
        = prk_store_load (cli->store, ((PrkRingkas *) g_ptr_array_index (rows, i))->id, error);

      if (record == NULL)
        return NULL;
      g_ptr_array_add (all, record);
    }

  return g_steal_pointer (&all);
}

static PrkCliStatus
check (PrkCli             *cli,
       const char *const  *words,
       GError            **error)
{
  g_autoptr(PrkRecord) record = NULL;
  g_autoptr(GPtrArray) lembaga = NULL;
  g_autoptr(GPtrArray) found = NULL;

  if (!check_jenis (words[0], error))
    return PRK_CLI_USAGE;
  record = prk_cli_find (cli, words[0], words[1], error);
  lembaga = record != NULL ? load_all (cli, "lembaga", error) : NULL;
  if (lembaga == NULL)
    return PRK_CLI_FAILED;

  if (strcmp (words[0], "rapat") == 0)
    found = prk_rapat_periksa (record, lembaga, cli->profil);
  else if (strcmp (words[0], "laporan") == 0)
    found = prk_laporan_periksa (record, cli->profil);
  else if (strcmp (words[0], "naskah") == 0)
    found = prk_naskah_periksa (record, cli->profil);
  else if (strcmp (words[0], "arsip") == 0)
    found = prk_arsip_periksa (record, cli->profil);
  else if (strcmp (words[0], "batas") == 0)
    found = prk_batas_periksa (record, cli->profil);
  else if (strcmp (words[0], "rencana") == 0)
    {
      g_autoptr(GPtrArray) plans = load_all (cli, "rencana", error);

      if (plans == NULL)
        return PRK_CLI_FAILED;
      found = prk_rencana_periksa (record, plans, cli->profil);
    }
  else
    found = prk_lembaga_periksa (record, cli->profil);

  return prk_cli_print_temuan (found);
}

/* What a paper shows, laid together from the record that it is about. */
static PrkRecord *
new_printed (PrkCli      *cli,
             const char  *word,
             const char  *paper,
             GError     **error)
{
  gboolean is_report = strcmp (paper, "laporan-semester") == 0;
  gboolean is_plan = strcmp (paper, "berita-acara-pemetaan") == 0;
  g_autoptr(PrkRecord) record
    = prk_cli_find (cli, is_report ? "laporan" : is_plan ? "rencana" : "rapat", word, error);
  g_autoptr(GPtrArray) lembaga = record != NULL ? load_all (cli, "lembaga", error) : NULL;

  if (lembaga == NULL)
    return NULL;
  if (is_report)
    return g_steal_pointer (&record);

  return is_plan ? prk_rencana_new_cetak (record, cli->profil)
                 : prk_rapat_new_cetak (record, lembaga, cli->profil);
}

static PrkCliStatus
render (PrkCli             *cli,
        const char *const  *words,
        GError            **error)
{
  g_autoptr(PrkRecord) printed = new_printed (cli, words[0], words[1], error);
  g_autoptr(PrkPencetak) pencetak = NULL;

  if (printed == NULL)
    return PRK_CLI_FAILED;

  pencetak = prk_pencetak_new_untuk (cli->profil, prk_record_get_kind (printed), words[1]);
  prk_kantor_siapkan (pencetak, cli->store);

  return prk_cli_write_paper (pencetak, printed, words[2], error);
}

static PrkCliStatus
begin_kak (PrkCli             *cli,
           const char *const  *words,
           GError            **error)
{
  g_autoptr(PrkRecord) plan = prk_cli_find (cli, "rencana", words[0], error);
  g_autofree char *id = NULL;

  if (plan == NULL)
    return PRK_CLI_FAILED;
  id = prk_kak_baru_dari_rencana (cli->store, cli->profil, cli->identitas, prk_record_get_id (plan),
                                  words[1], error);
  if (id == NULL)
    return PRK_CLI_FAILED;
  g_print ("%s\n", id);

  return PRK_CLI_OK;
}

/* The archive of a line's signed paper, filled in from the case; the same record when it is there. */
static PrkCliStatus
begin_arsip (PrkCli             *cli,
             const char *const  *words,
             GError            **error)
{
  g_autoptr(PrkRecord) ksd = prk_cli_find (cli, "ksd", words[0], error);
  g_autoptr(PrkKasusDaftar) daftar = NULL;
  g_autoptr(PrkKasusBuka) buka = NULL;
  g_autofree char *id = NULL;

  if (ksd == NULL)
    return PRK_CLI_FAILED;
  daftar = prk_kasus_daftar_untuk (cli->store, cli->profil);
  buka = prk_kasus_buka (daftar, prk_record_get_id (ksd), error);
  id = buka != NULL ? prk_arsip_siapkan (cli->store, buka, words[1], error) : NULL;
  if (id == NULL)
    return PRK_CLI_FAILED;
  g_print ("%s\n", id);

  return PRK_CLI_OK;
}

/* What the record says becomes the event of its case. */
static PrkCliStatus
record_arsip (PrkCli             *cli,
              const char *const  *words,
              GError            **error)
{
  g_autoptr(PrkRecord) record = prk_cli_find (cli, PRK_TIPE_ARSIP, words[0], error);
  const char *ksd = record != NULL ? prk_record_get_string (record, "ksd") : NULL;
  g_autoptr(PrkKasusDaftar) daftar = NULL;
  g_autoptr(PrkKasusCatatan) catatan = NULL;
  g_autoptr(JsonObject) isi = NULL;
  const char *jenis;

  if (record == NULL)
    return PRK_CLI_FAILED;
  daftar = prk_kasus_daftar_untuk (cli->store, cli->profil);
  isi = prk_arsip_new_isi (record, &jenis);
  catatan = prk_kasus_catat_tunggu (daftar, ksd != NULL ? ksd : "", jenis, isi, error);
  if (catatan == NULL)
    return PRK_CLI_FAILED;
  for (guint i = 0; catatan->hasil != NULL && i < catatan->hasil->len; i++)
    {
      const PrkTahapHasil *one = g_ptr_array_index (catatan->hasil, i);

      if (one->vonis == PRK_VONIS_GAGAL && !one->is_beralasan)
        g_print ("%s\t%s\t%s\n", one->aturan->id, one->aturan->pasal, one->pesan);
    }

  return catatan->id != NULL ? PRK_CLI_OK : PRK_CLI_FOUND;
}

static const struct
{
  const char   *name;
  PrkCliCommand run;
  guint         n_words; /* at least so many */
  const char   *words;
  const char   *help;
} COMMANDS[] = {
  { "list", list, 1, N_("TYPE"), N_("every record of a type, such as rapat") },
  { "new", begin, 2, N_("TYPE PATH=VALUE …"), N_("a new record; prints its id") },
  { "set", set, 3, N_("TYPE ID PATH=VALUE …"), N_("such as agenda/+/uraian=Jalan") },
  { "show", show, 2, N_("TYPE ID"), N_("the record as JSON") },
  { "check", check, 2, N_("TYPE ID"), N_("every rule that fails") },
  { "render", render, 3, N_("ID PAPER FILE.pdf|.docx"),
    N_("a paper: undangan, daftar-hadir, berita-acara or notulen of a meeting, laporan-semester, "
       "berita-acara-pemetaan of a plan") },
  { "arsip", begin_arsip, 2, N_("CASE LINE"), N_("the archive of a signed paper, filled in from the case; prints its id") },
  { "arsipkan", record_arsip, 1, N_("ID"), N_("writes the archive into its case") },
  { "kak", begin_kak, 2, N_("PLAN ROW"), N_("a KAK from an entry of a plan (item/ROW); prints its id") },
};

PrkCliStatus
prk_cli_rekaman (PrkCli             *cli,
                 const char *const  *words,
                 GError            **error)
{
  const char *name = words[0] != NULL ? words[0] : "help";
  const char *const *rest = words[0] != NULL ? words + 1 : words;

  for (gsize i = 0; i < G_N_ELEMENTS (COMMANDS); i++)
    if (strcmp (COMMANDS[i].name, name) == 0)
      {
        if (g_strv_length ((GStrv) rest) < COMMANDS[i].n_words)
          {
            g_autofree char *text = g_strdup_printf (_("Give %s"), _(COMMANDS[i].words));

            return prk_cli_usage (error, text);
          }
        return COMMANDS[i].run (cli, rest, error);
      }

  if (strcmp (name, "help") != 0)
    return prk_cli_usage (error, _("“rekaman help” lists the commands of rekaman"));
  for (gsize i = 0; i < G_N_ELEMENTS (COMMANDS); i++)
    {
      g_autofree char *left = g_strdup_printf ("%s %s", COMMANDS[i].name, _(COMMANDS[i].words));

      g_print ("  rekaman %-24s %s\n", left, _(COMMANDS[i].help));
    }

  return PRK_CLI_OK;
}
