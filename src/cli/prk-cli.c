/* SPDX-License-Identifier: GPL-3.0-or-later */

/* prakarsa-cli: the work of the application without a screen, on the same folder and at the same time if need be. */

#include "config.h"

#include <string.h>

#include <gio/gio.h>
#include <glib/gi18n.h>

#include "naskah/prk-naskah.h"
#include "store/prk-batas-simpan.h"
#include "store/prk-contoh.h"

#include "prk-cli.h"

static const struct
{
  const char   *name;
  PrkCliCommand run;
  const char   *words;
  const char   *help;
  const char   *alone; /* (nullable) the first word of what needs no folder of data */
} COMMANDS[] = {
  { "list", prk_cli_list, N_("[TEXT]"), N_("every KAK, or those that hold TEXT") },
  { "new", prk_cli_new, N_("[TITLE]"), N_("begin a KAK; prints its id") },
  { "show", prk_cli_show, N_("ID"), N_("the KAK as JSON, in the form that import reads") },
  { "set", prk_cli_set, N_("ID PATH=VALUE …"),
    N_("change fields in one step; TABLE/+/COLUMN=VALUE fills a new row") },
  { "check", prk_cli_check, N_("ID"), N_("every rule that fails; exit status 1 when a hard one does") },
  { "render", prk_cli_render, N_("ID FILE.pdf|.docx"), N_("the KAK on paper, or for a word processor") },
  { "docx", prk_cli_docx, N_("banding ID FILE.docx [--tulis] | impor FILE.docx [--tulis]"),
    N_("what was changed in a DOCX that was made from a KAK or an agreement’s text; with --tulis what fits is written and the file attached; impor: where the paragraphs of a KAK written elsewhere go, with --tulis it becomes a KAK") },
  { "history", prk_cli_history, N_("ID"), N_("who changed what, and when") },
  { "import", prk_cli_import, N_("FILE.json"), N_("a KAK from a file; prints its id") },
  { "submit", prk_cli_submit, N_("ID RECEIVER"), N_("hand the KAK to TKKSD; exit status 1 when a hard rule fails") },
  { "telaah", prk_cli_telaah, N_("[COMMAND …]"), N_("review a KAK; “telaah help” lists its commands") },
  { "lampir", prk_cli_lampir, N_("ID FILE …"), N_("attach files to the KAK; prints a row and a name each") },
  { "lampiran", prk_cli_lampiran, N_("ID"), N_("the attachments: row, name, bytes, where they are") },
  { "ambil", prk_cli_ambil, N_("ID ATTACHMENT FILE"),
    N_("write an attachment to a file; one that is not here is asked for") },
  { "kasus", prk_cli_kasus, N_("[FILE.json | cetak CASE [PAPER FILE.pdf] | tulis CASE PAPER | ekspor CASE FOLDER | bundel CASE [FILE.pdf [PART …]] | impor FILE [--tulis | --baik-saja REST.csv] | contoh]"),
    N_("every case with its state, or a new one from a file; cetak: its papers, or one of them; tulis: begin the text of an agreement; ekspor: everything of a case as a folder that needs no program; bundel: papers and attachments as one PDF with contents, or what can be in it; impor: old agreements from a spreadsheet (XLSX, ODS, CSV), judged, with --tulis all of them written, with --baik-saja the good ones") },
  { "catat", prk_cli_catat, N_("CASE EVENT [PATH=VALUE …]"),
    N_("write an event of a case; exit status 1 when a rule is against it") },
  { "periksa", prk_cli_periksa, N_("CASE"), N_("every rule of the tahapan with its verdict; exit status 1 when one fails") },
  { "tenggat", prk_cli_tenggat, N_("[CASE] [DAY] | --ical FILE.ics"),
    N_("the deadlines of a case, or of all, as of today or of DAY; or with all meetings as a calendar") },
  { "buku", prk_cli_buku, N_("[tanpa-arsip] [YEAR] [FILE.xlsx|.ods|.csv|.pdf|.docx] | periksa | nomor | blok [baru … | kembali ID] | laporan YEAR[-1|-2] FILE.pdf"),
    N_("the register of cooperations, printed or written to a file; periksa: numbers that stand twice or are missing; nomor: the next number of each kind; blok: numbers that are kept for an office, “baru kb untuk=WHOM banyak=20” keeps some; laporan: the report of the TKKSD for a semester or a year") },
  { "sop", prk_cli_sop, N_("[cetak ID FILE.pdf]"), N_("every procedure (SOP) with its steps and time; cetak: one on paper") },
  { "tanda-terima", prk_cli_tanda_terima, N_("buat ID FILE.pdf [DOCUMENT] | periksa RECEIPT [DOCUMENT …] [--kunci KEY]"),
    N_("buat: the register’s receipt for the newest versi of a record, or for a file attached to it; periksa: whether a receipt holds and is about these documents, without a network; exit status 1 when not"),
    "periksa" },
  { "templat", prk_cli_templat, N_("[NAME [FILE.xml | bawaan]]"),
    N_("the templates of papers and whose they are, or the text of one; FILE: what it says from now on; bawaan: as it ships again") },
  { "rekaman", prk_cli_rekaman, N_("[COMMAND …]"),
    N_("meetings, decrees about the TKKSD, reports, plans, neighbours; “rekaman help” lists its commands") },
  { "naskah", prk_cli_naskah, N_("kewajiban [CASE] [FILE.xlsx|.ods|.csv] | usul TEXT | ambil TEXT NUMBER … | selesai TEXT ROW [SEMESTER] [NOTE] | paraf TEXT [STATION NAME [NOTE]] | koreksi|lewati TEXT STATION NAME NOTE | pasal TEXT [NAME NUMBER]"),
    N_("what the parties owe by the texts of their agreements, with the day; usul: what the clauses of a text lay on whom; ambil: takes of that what is numbered so; selesai: one was done today") },
  { "enrol", prk_cli_enrol, N_("ADDRESS CODE [CA.pem]"), N_("enrol this laptop at the register") },
  { "sync", prk_cli_sync, N_("[SECONDS | accept]"),
    N_("send and receive, once or for so long; accept: take the register's history as it is") },
  { "pustaka", prk_cli_pustaka, N_("impor FILE.pdf [KEY=VALUE …] | daftar | cari WORDS | isi ID | ocr | hapus ID | bangun-ulang"),
    N_("the library: take a document in, list, search, its contents, read scans, take out, make the index anew") },
  { "sample", prk_cli_sample, "[kak]", N_("put the sample data into an empty folder") },
};

/**
 * prk_cli_usage:
 * @text: what is missing
 *
 * Says that the words of a command are off.
 *
 * Returns: the status to end with
 */
PrkCliStatus
prk_cli_usage (GError     **error,
               const char  *text)
{
  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, text);

  return PRK_CLI_USAGE;
}

/**
 * prk_cli_find:
 * @type: of records, such as "kak"
 * @word: an id or a part of one
 *
 * Loads the record that a person means by a word.
 *
 * Returns: (transfer full): %NULL with PRK_STORE_ERROR_NOT_FOUND when none or more than one fits
 */
PrkRecord *
prk_cli_find (PrkCli      *cli,
              const char  *type,
              const char  *word,
              GError     **error)
{
  PrkQuery query = { .type = type, .urut = PRK_URUT_CHANGED };
  g_autoptr(GPtrArray) rows = prk_store_list (cli->store, &query, error);
  gboolean is_kak = strcmp (type, "kak") == 0;
  const char *found = NULL;

  if (rows == NULL)
    return NULL;

  for (guint i = 0; i < rows->len; i++)
    {
      PrkRingkas *row = g_ptr_array_index (rows, i);

      if (strcmp (row->id, word) == 0)
        return prk_store_load (cli->store, row->id, error);
      if (*word == '\0' || strstr (row->id, word) == NULL)
        continue;
      if (found != NULL)
        {
          g_set_error (error, PRK_STORE_ERROR, PRK_STORE_ERROR_NOT_FOUND,
                       is_kak ? _("“%s” fits more than one KAK") : _("“%s” fits more than one sheet"), word);
          return NULL;
        }
      found = row->id;
    }

  if (found == NULL)
    {
      g_set_error (error, PRK_STORE_ERROR, PRK_STORE_ERROR_NOT_FOUND,
                   is_kak ? _("There is no KAK with the id “%s”") : _("There is no sheet with the id “%s”"), word);
      return NULL;
    }

  return prk_store_load (cli->store, found, error);
}

PrkRecord *
prk_cli_load (PrkCli      *cli,
              const char  *word,
              GError     **error)
{
  return prk_cli_find (cli, "kak", word, error);
}

static char *
dup_summary (void)
{
  GString *text = g_string_new (_("Commands:"));

  for (gsize i = 0; i < G_N_ELEMENTS (COMMANDS); i++)
    {
      g_autofree char *left = g_strdup_printf ("%s %s", COMMANDS[i].name, *COMMANDS[i].words ? _(COMMANDS[i].words) : "");

      g_string_append_printf (text, "\n  %-24s %s", left, _(COMMANDS[i].help));
    }
  g_string_append_printf (text, "\n\n%s", _("Exit status: 0 done, 1 a hard rule fails, 2 could not be done, 3 wrong words."));

  return g_string_free (text, FALSE);
}

/* Nobody has said yet who sits here: the shipped profile serves. */
gboolean
prk_cli_open (PrkCli  *cli,
              GError **error)
{
  g_autofree char *profil_folder = g_build_filename (cli->folder, "profil", NULL);
  g_autoptr(PrkProfil) profil = NULL;

  cli->store = prk_store_open (cli->folder, NULL, NULL, error);
  if (cli->store == NULL)
    return FALSE;

  cli->identitas = prk_identitas_load (cli->store);
  profil = prk_profil_load (cli->identitas->profil != NULL && *cli->identitas->profil != '\0'
                              ? cli->identitas->profil
                              : "barito-selatan",
                            profil_folder, error);
  if (profil == NULL)
    return FALSE;
  cli->profil = prk_batas_muat_profil (cli->store, profil);

  return TRUE;
}

static void
close_store (PrkCli *cli)
{
  if (cli->store != NULL)
    prk_store_close (cli->store);
  g_clear_object (&cli->store);
  g_clear_pointer (&cli->identitas, prk_identitas_free);
  g_clear_pointer (&cli->profil, prk_profil_unref);
  g_clear_pointer (&cli->folder, g_free);
  g_clear_pointer (&cli->kunci, g_free);
  g_clear_pointer (&cli->ical, g_free);
  g_clear_pointer (&cli->baik_saja, g_free);
}

static PrkCliStatus
open_and_run (PrkCli             *cli,
              PrkCliCommand       run,
              const char *const  *words,
              GError            **error)
{
  g_autoptr(GThread) huruf = run == prk_cli_render ? prk_naskah_siapkan_huruf () : NULL;
  PrkCliStatus status = prk_cli_open (cli, error) ? run (cli, words, error) : PRK_CLI_FAILED;

  if (huruf != NULL)
    g_thread_join (g_steal_pointer (&huruf));

  return status;
}

static PrkCliStatus
run_command (PrkCli             *cli,
             const char *const  *words,
             GError            **error)
{
  for (gsize i = 0; words[0] != NULL && i < G_N_ELEMENTS (COMMANDS); i++)
    if (strcmp (COMMANDS[i].name, words[0]) == 0)
      return COMMANDS[i].alone != NULL && g_strcmp0 (COMMANDS[i].alone, words[1]) == 0
               ? COMMANDS[i].run (cli, words + 1, error)
               : open_and_run (cli, COMMANDS[i].run, words + 1, error);

  return prk_cli_usage (error, _("Name a command; --help lists them"));
}

/**
 * prk_cli_run:
 *
 * Runs one command line.
 *
 * Returns: the exit status, [enum@PrkCliStatus]
 */
int
prk_cli_run (int    argc,
             char **argv)
{
  g_autoptr(GOptionContext) context = g_option_context_new (_("COMMAND …"));
  g_autoptr(GError) error = NULL;
  g_autofree char *summary = dup_summary ();
  g_auto(GStrv) words = NULL;
  PrkCli cli = { 0 };
  PrkCliStatus status = PRK_CLI_USAGE;
  const GOptionEntry entries[] = {
    { "folder", 0, 0, G_OPTION_ARG_FILENAME, &cli.folder, _("Keep all data in this folder"), _("FOLDER") },
    { "ical", 0, 0, G_OPTION_ARG_FILENAME, &cli.ical, _("With “tenggat”: write a calendar"), _("FILE") },
    { "kunci", 0, 0, G_OPTION_ARG_STRING, &cli.kunci,
      _("With “tanda-terima periksa”: the key of the register, or its fingerprint"), _("KEY") },
    { "tulis", 0, 0, G_OPTION_ARG_NONE, &cli.tulis, _("With “kasus impor” and “docx”: write what was read"), NULL },
    { "baik-saja", 0, 0, G_OPTION_ARG_FILENAME, &cli.baik_saja,
      _("With “kasus impor”: write the good rows, and the others with their errors to this file"), _("FILE") },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_STRING_ARRAY, &words, NULL, NULL },
    { NULL },
  };

  g_option_context_add_main_entries (context, entries, PRK_GETTEXT_DOMAIN);
  g_option_context_set_summary (context, summary);
  if (g_option_context_parse (context, &argc, &argv, &error))
    {
      const char *const none[] = { NULL };

      if (cli.folder == NULL)
        cli.folder = g_build_filename (g_get_user_data_dir (), "prakarsa", NULL);
      status = run_command (&cli, words != NULL ? (const char *const *) words : none, &error);
    }
  if (error != NULL)
    g_printerr ("prakarsa-cli: %s\n", error->message);
  close_store (&cli);

  return status;
}
