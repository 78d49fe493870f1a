/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "naskah/prk-naskah.h"
#include "paket/prk-kantor.h"
#include "store/prk-berkas.h"
#include "store/prk-kak-masuk.h"
#include "store/prk-telaahan.h"
#include "store/prk-tukar.h"

#include "prk-cli-telaah-private.h"

static char *
dup_today (PrkCli *cli)
{
  gint64 now_us = prk_clock_now_us (prk_store_get_clock (cli->store));
  g_autoptr(GDateTime) now = g_date_time_new_from_unix_local (now_us / G_USEC_PER_SEC);

  return g_date_time_format (now, "%Y-%m-%d");
}

PrkCliStatus
prk_cli_submit (PrkCli             *cli,
                const char *const  *words,
                GError            **error)
{
  g_autoptr(PrkRecord) kak = NULL;
  g_autoptr(GPtrArray) found = NULL;
  g_autoptr(JsonObject) fields = json_object_new ();
  g_autofree char *today = dup_today (cli);
  g_autofree char *label = NULL;
  g_autofree char *versi = NULL;

  if (words[0] == NULL || words[1] == NULL)
    return prk_cli_usage (error, _("Give the id of a KAK and who received it"));

  kak = prk_cli_load (cli, words[0], error);
  if (kak == NULL)
    return PRK_CLI_FAILED;
  found = prk_kak_periksa (kak, cli->profil, FALSE);
  if (prk_cli_print_temuan (found) == PRK_CLI_FOUND)
    return PRK_CLI_FOUND;

  if (cli->identitas->nama != NULL)
    json_object_set_string_member (fields, "oleh", cli->identitas->nama);
  json_object_set_string_member (fields, "penyampaian/tanggal", today);
  json_object_set_string_member (fields, "penyampaian/penerima", words[1]);
  label = g_strdup_printf ("KAK %s", today);
  versi = prk_store_ajukan (cli->store, kak, label, fields, error);
  if (versi == NULL)
    return PRK_CLI_FAILED;
  g_print ("%s\n", versi);

  return PRK_CLI_OK;
}

static PrkTelaahan *
load_kak (PrkCli      *cli,
          const char  *word,
          GError     **error)
{
  g_autoptr(PrkRecord) kak = prk_cli_load (cli, word, error);

  return kak != NULL ? prk_telaahan_load (cli->store, prk_record_get_id (kak), error) : NULL;
}

/* A sheet with what it is about. */
static PrkTelaahan *
load_sheet (PrkCli      *cli,
            const char  *word,
            PrkRecord  **sheet,
            GError     **error)
{
  g_autoptr(PrkRecord) record = prk_cli_find (cli, "telaah", word, error);
  const char *kak = record != NULL ? prk_record_get_string (record, "tentang") : NULL;
  PrkTelaahan *telaahan = kak != NULL ? prk_telaahan_load (cli->store, kak, error) : NULL;

  if (telaahan != NULL)
    *sheet = g_steal_pointer (&record);

  return telaahan;
}

/* The KAK as the sheet judges it. */
static PrkRecord *
new_judged (PrkTelaahan *telaahan,
            PrkRecord   *record)
{
  PrkRecord *versi = prk_telaahan_find_versi (telaahan, prk_record_get_string (record, "versi"));
  PrkRecord *kak = versi != NULL ? prk_telaahan_new_kak (telaahan, versi) : NULL;

  return kak != NULL ? kak : prk_record_ref (telaahan->kak);
}

static PrkCliStatus
list (PrkCli             *cli,
      const char *const  *words,
      GError            **error)
{
  g_autoptr(GPtrArray) all = prk_telaahan_list (cli->store, error);

  if (all == NULL)
    return PRK_CLI_FAILED;

  for (guint i = 0; i < all->len; i++)
    {
      PrkTelaahan *one = g_ptr_array_index (all, i);
      const char *judul = prk_record_get_string (one->kak, "judul");

      g_print ("%s\t%s\t%s\n", prk_record_get_id (one->kak), one->status, judul != NULL ? judul : "");
      for (guint j = 0; j < one->telaah->len; j++)
        {
          PrkRecord *sheet = g_ptr_array_index (one->telaah, j);
          const char *nama = prk_record_get_string (sheet, "penelaah/nama");

          g_print ("  %s\t%u/%d\t%s\t%s\n",
                   prk_record_get_id (sheet),
                   prk_telaah_count_dinilai (sheet),
                   PRK_TELAAH_N_KRITERIA,
                   prk_telaahan_is_usang (one, sheet) ? _("older version") : "",
                   nama != NULL ? nama : "");
        }
    }

  return PRK_CLI_OK;
}

static PrkCliStatus
begin (PrkCli             *cli,
       const char *const  *words,
       GError            **error)
{
  g_autoptr(PrkRecord) kak = prk_cli_load (cli, words[0], error);
  g_autofree char *id = NULL;

  if (kak != NULL)
    id = prk_telaah_baru (cli->store, prk_record_get_id (kak), cli->identitas, error);
  if (id == NULL)
    return PRK_CLI_FAILED;
  g_print ("%s\n", id);

  return PRK_CLI_OK;
}

static PrkCliStatus
show (PrkCli             *cli,
      const char *const  *words,
      GError            **error)
{
  g_autoptr(PrkRecord) sheet = prk_cli_find (cli, "telaah", words[0], error);
  g_autofree char *text = NULL;

  if (sheet == NULL)
    return PRK_CLI_FAILED;

  text = prk_tukar_tulis (sheet, prk_skema_get ("telaah"));
  g_print ("%s\n", text);

  return PRK_CLI_OK;
}

static PrkCliStatus
set (PrkCli             *cli,
     const char *const  *words,
     GError            **error)
{
  g_autoptr(PrkRecord) sheet = prk_cli_find (cli, "telaah", words[0], error);

  return sheet != NULL ? prk_cli_set_fields (cli, sheet, prk_skema_get ("telaah"), words + 1, error)
                       : PRK_CLI_FAILED;
}

static PrkCliStatus
check (PrkCli             *cli,
       const char *const  *words,
       GError            **error)
{
  g_autoptr(PrkRecord) sheet = NULL;
  g_autoptr(PrkTelaahan) telaahan = load_sheet (cli, words[0], &sheet, error);
  g_autoptr(PrkRecord) judged = NULL;
  g_autoptr(GPtrArray) found = NULL;

  if (telaahan == NULL)
    return PRK_CLI_FAILED;

  judged = new_judged (telaahan, sheet);
  found = prk_telaah_periksa (sheet, judged);

  return prk_cli_print_temuan (found);
}

static PrkCliStatus
offer (PrkCli             *cli,
       const char *const  *words,
       GError            **error)
{
  g_autofree char *today = dup_today (cli);
  g_autoptr(GFile) file = g_file_new_for_commandline_arg (words[0]);
  g_autoptr(GError) cause = NULL;
  g_autofree char *id = NULL;
  PrkKakMasuk masuk = { .mitra = (char *) words[1],
                        .judul = (char *) words[2],
                        .diterima = words[3] != NULL ? (char *) words[3] : today };

  id = prk_kak_masuk_baru (cli->store, cli->profil, cli->identitas, &masuk, file, &cause);
  if (id == NULL)
    {
      g_autofree char *name = g_file_get_basename (file);
      g_autofree char *said = cause->domain == PRK_BERKAS_ERROR ? prk_berkas_dup_galat (name, cause)
                                                                : g_strdup (cause->message);

      g_set_error_literal (error, cause->domain, cause->code, said);
      return PRK_CLI_FAILED;
    }
  g_print ("%s\n", id);

  return PRK_CLI_OK;
}

static PrkCliStatus
receive (PrkCli             *cli,
         const char *const  *words,
         GError            **error)
{
  static const char *const from[] = { "diajukan", NULL };
  g_autoptr(PrkTelaahan) telaahan = load_kak (cli, words[0], error);
  g_autofree char *today = dup_today (cli);
  g_autoptr(GPtrArray) events = NULL;

  if (telaahan == NULL)
    return PRK_CLI_FAILED;

  events = prk_telaahan_new_penerimaan (telaahan, words[1] != NULL ? words[1] : today, cli->identitas->nama);

  return prk_store_catat (cli->store, prk_record_get_id (telaahan->kak), from, events, error) ? PRK_CLI_OK
                                                                                              : PRK_CLI_FAILED;
}

static void
print_matrix (PrkTelaahan *telaahan)
{
  PrkRecord *versi = prk_telaahan_get_versi (telaahan);
  g_autoptr(PrkRekapTelaah) rekap =
    prk_rekap_telaah_new (telaahan->telaah, versi != NULL ? prk_record_get_id (versi) : NULL);

  for (guint k = 0; k < PRK_TELAAH_N_KRITERIA; k++)
    {
      const PrkRekapKriteria *row = &rekap->kriteria[k];

      g_print ("%s\t%s", prk_telaah_get_huruf (k),
               row->sepakat == PRK_SEPAKAT_PENUH     ? _("agreed")
               : row->sepakat == PRK_SEPAKAT_BERBEDA ? _("differing")
                                                     : "–");
      for (guint i = 0; i < rekap->penelaah->len; i++)
        {
          const PrkPenelaah *one = g_ptr_array_index (rekap->penelaah, i);

          if (!one->usang)
            g_print ("\t%s: %s", one->nama, row->pendapat[i].nilai != NULL ? row->pendapat[i].nilai : "–");
        }
      g_print ("\n");
    }
}

/* Without PATH=VALUE the sheets side by side, with them what the meeting decided. */
static PrkCliStatus
recap (PrkCli             *cli,
       const char *const  *words,
       GError            **error)
{
  g_autoptr(PrkTelaahan) telaahan = load_kak (cli, words[0], error);
  g_autofree char *id = NULL;
  g_autoptr(PrkRecord) rekap = NULL;

  if (telaahan == NULL)
    return PRK_CLI_FAILED;
  if (words[1] == NULL)
    {
      print_matrix (telaahan);
      return PRK_CLI_OK;
    }

  id = prk_rekap_baru (cli->store, prk_record_get_id (telaahan->kak), cli->identitas, error);
  rekap = id != NULL ? prk_store_load (cli->store, id, error) : NULL;

  return rekap != NULL ? prk_cli_set_fields (cli, rekap, prk_skema_get ("rekap"), words + 1, error)
                       : PRK_CLI_FAILED;
}

static PrkRecord *
new_event (GPtrArray *events)
{
  PrkRecord *event = prk_record_new ("peristiwa", "peristiwa");
  JsonObjectIter iter;
  const char *path;
  JsonNode *value;

  json_object_iter_init (&iter, g_ptr_array_index (events, 0));
  while (json_object_iter_next (&iter, &path, &value))
    prk_record_overlay (event, path, value);

  return event;
}

static const PrkHasilTelaah *
find_hasil (GPtrArray  *list,
            const char *kode)
{
  for (guint i = 0; kode != NULL && i < list->len; i++)
    if (strcmp (((PrkHasilTelaah *) g_ptr_array_index (list, i))->kode, kode) == 0)
      return g_ptr_array_index (list, i);

  return NULL;
}

/* Gives the result back: the rules of the result and of giving it back must hold. */
static PrkCliStatus
give (PrkCli             *cli,
      const char *const  *words,
      GError            **error)
{
  static const char *const from[] = { "ditelaah", NULL };
  g_autoptr(PrkTelaahan) telaahan = load_kak (cli, words[0], error);
  g_autoptr(GPtrArray) sheets = NULL;
  g_autoptr(GPtrArray) found = NULL;
  g_autoptr(GPtrArray) list = prk_telaah_list_hasil (cli->profil);
  g_autoptr(GPtrArray) events = NULL;
  g_autoptr(GPtrArray) missing = NULL;
  g_autoptr(PrkRecord) event = NULL;
  g_autoptr(PrkRecord) empty = prk_record_new ("rekap", "rekap");
  g_autofree char *today = dup_today (cli);

  if (telaahan == NULL)
    return PRK_CLI_FAILED;

  sheets = prk_telaahan_list_berlaku (telaahan);
  found = prk_telaah_periksa_hasil (telaahan->rekap != NULL ? telaahan->rekap : empty, sheets, cli->profil);
  if (prk_cli_print_temuan (found) == PRK_CLI_FOUND)
    return PRK_CLI_FOUND;

  events = prk_telaahan_new_penyampaian (telaahan, find_hasil (list, prk_record_get_string (telaahan->rekap, "hasil")),
                                         today, words[1], cli->identitas->nama);
  event = new_event (events);
  missing = prk_telaah_periksa_penyampaian (event, telaahan->kak);
  if (prk_cli_print_temuan (missing) == PRK_CLI_FOUND)
    return PRK_CLI_FOUND;

  return prk_store_catat (cli->store, prk_record_get_id (telaahan->kak), from, events, error) ? PRK_CLI_OK
                                                                                              : PRK_CLI_FAILED;
}

static PrkCliStatus
print_paper (PrkCli      *cli,
             PrkRecord   *record,
             const char  *path,
             GError     **error)
{
  g_autoptr(PrkPencetak) pencetak = prk_pencetak_new_hasil_telaah (cli->profil);

  prk_kantor_siapkan (pencetak, cli->store);

  return prk_cli_write_paper (pencetak, record, path, error);
}

/* Of a sheet that sheet, of a KAK the result of all. */
static PrkCliStatus
render (PrkCli             *cli,
        const char *const  *words,
        GError            **error)
{
  g_autoptr(PrkRecord) sheet = NULL;
  g_autoptr(PrkTelaahan) telaahan = load_sheet (cli, words[0], &sheet, NULL);
  g_autoptr(GPtrArray) sheets = NULL;
  g_autoptr(PrkRecord) judged = NULL;
  g_autoptr(PrkRecord) printed = NULL;
  PrkRecord *versi;

  if (telaahan == NULL)
    telaahan = load_kak (cli, words[0], error);
  if (telaahan == NULL)
    return PRK_CLI_FAILED;

  versi = prk_telaahan_get_versi (telaahan);
  if (sheet != NULL)
    {
      sheets = g_ptr_array_new ();
      g_ptr_array_add (sheets, sheet);
      judged = new_judged (telaahan, sheet);
    }
  else
    {
      sheets = prk_telaahan_list_berlaku (telaahan);
      judged = versi != NULL ? prk_telaahan_new_kak (telaahan, versi) : NULL;
    }
  printed = prk_telaah_new_cetak (judged != NULL ? judged : telaahan->kak, sheets,
                                  sheet != NULL ? NULL : telaahan->rekap,
                                  versi != NULL ? prk_record_get_id (versi) : NULL, cli->profil);

  return print_paper (cli, printed, words[1], error);
}

static const struct
{
  const char   *name;
  PrkCliCommand run;
  guint         n_words; /* at least so many */
  const char   *words;
  const char   *help;
} COMMANDS[] = {
  { "list", list, 0, "", N_("every submitted KAK with its sheets") },
  { "new", begin, 1, N_("KAK"), N_("begin a sheet on its newest version; prints the sheet's id") },
  { "show", show, 1, N_("SHEET"), N_("the sheet as JSON") },
  { "set", set, 2, N_("SHEET PATH=VALUE …"), N_("such as kriteria/a/nilai=sesuai") },
  { "check", check, 1, N_("SHEET"), N_("every rule that fails") },
  { "receive", receive, 1, N_("KAK [DAY]"), N_("the KAK has come to TKKSD") },
  { "recap", recap, 1, N_("KAK [PATH=VALUE …]"), N_("the sheets side by side, or what the meeting decided") },
  { "give", give, 2, N_("KAK TO"), N_("give the result back to a perangkat daerah") },
  { "offer", offer, 3, N_("FILE DAERAH TITLE [DAY]"), N_("another daerah sent a KAK as a file; prints the new KAK's id") },
  { "notes", _prk_cli_telaah_notes, 1, N_("KAK"), N_("the notes pinned to it, open ones first") },
  { "note", _prk_cli_telaah_note, 3, N_("KAK PATH TEXT"), N_("pin a note to a field; PATH “-”: the KAK as a whole") },
  { "answer", _prk_cli_telaah_answer, 2, N_("NOTE TEXT"), N_("answer a note") },
  { "settle", _prk_cli_telaah_settle, 1, N_("NOTE"), N_("the note is settled") },
  { "reopen", _prk_cli_telaah_reopen, 1, N_("NOTE"), N_("the note is open again") },
  { "render", render, 2, N_("SHEET | KAK FILE.pdf|.docx"), N_("one sheet, or the result of all, on paper") },
};

PrkCliStatus
prk_cli_telaah (PrkCli             *cli,
                const char *const  *words,
                GError            **error)
{
  const char *name = words[0] != NULL ? words[0] : "list";
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
    return prk_cli_usage (error, _("“telaah help” lists the commands of telaah"));
  for (gsize i = 0; i < G_N_ELEMENTS (COMMANDS); i++)
    {
      g_autofree char *left =
        g_strdup_printf ("%s %s", COMMANDS[i].name, *COMMANDS[i].words ? _(COMMANDS[i].words) : "");

      g_print ("  telaah %-24s %s\n", left, _(COMMANDS[i].help));
    }

  return PRK_CLI_OK;
}
