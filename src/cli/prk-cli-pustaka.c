/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include <glib/gi18n.h>

#include "pdf/prk-pdf-error.h"
#include "pustaka/prk-pustaka.h"

#include "prk-cli.h"

#define DEFAULT_LIMIT 10
#define MAX_YEAR      9999
#define POLL_US       (G_USEC_PER_SEC / 5)

typedef PrkCliStatus (*Verb) (PrkPustaka         *pustaka,
                              const char *const  *words,
                              GError            **error);

/* KEY=VALUE of what is said of a document; the words stay the caller's. */
static gboolean
read_meta (const char *const  *words,
           PrkPustakaMeta     *meta,
           GError            **error)
{
  for (guint i = 0; words[i] != NULL; i++)
    {
      const char *value = strchr (words[i], '=');
      g_autofree char *key = value != NULL ? g_strndup (words[i], value - words[i]) : g_strdup ("");
      guint64 year = 0;

      value = value != NULL ? value + 1 : "";
      if (g_str_equal (key, "judul"))
        meta->judul = value;
      else if (g_str_equal (key, "jenis"))
        meta->jenis = value;
      else if (g_str_equal (key, "daerah"))
        meta->daerah = value;
      else if (g_str_equal (key, "mulai")
               && g_ascii_string_to_unsigned (value, 10, 1, MAX_YEAR, &year, NULL))
        meta->mulai = (int) year;
      else if (g_str_equal (key, "selesai")
               && g_ascii_string_to_unsigned (value, 10, 1, MAX_YEAR, &year, NULL))
        meta->selesai = (int) year;
      else
        {
          prk_cli_usage (error,
                         _("A document is described by judul=, jenis=, daerah=, mulai=YEAR and selesai=YEAR"));
          return FALSE;
        }
    }

  return TRUE;
}

static PrkCliStatus
take_in (PrkPustaka         *pustaka,
         const char *const  *words,
         GError            **error)
{
  PrkPustakaMeta meta = { 0 };
  g_autofree char *id = NULL;

  if (words[0] == NULL)
    return prk_cli_usage (error, _("Which file? Give a PDF"));
  if (!read_meta (words + 1, &meta, error))
    return PRK_CLI_USAGE;

  id = prk_pustaka_import (pustaka, words[0], &meta, error);
  if (id == NULL)
    return PRK_CLI_FAILED;

  g_print ("%s\n", id);

  return PRK_CLI_OK;
}

static const char *
state_words (const PrkPustakaDokumen *dokumen)
{
  switch (dokumen->keadaan)
    {
    case PRK_PUSTAKA_WAITING:
      return _("not read yet");
    case PRK_PUSTAKA_ABSENT:
      return _("not on this computer");
    case PRK_PUSTAKA_BAD:
      return dokumen->pesan != NULL ? dokumen->pesan : "";
    default:
      return "";
    }
}

static PrkCliStatus
list (PrkPustaka         *pustaka,
      const char *const  *words,
      GError            **error)
{
  g_autoptr(GPtrArray) documents = prk_pustaka_list (pustaka, error);

  if (documents == NULL)
    return PRK_CLI_FAILED;

  for (guint i = 0; i < documents->len; i++)
    {
      const PrkPustakaDokumen *dokumen = g_ptr_array_index (documents, i);

      g_print ("%s\t%s\t%u\t%u\t%s\t%s\n", dokumen->id, dokumen->jenis, dokumen->n_halaman,
               dokumen->n_ocr_menunggu, dokumen->judul, state_words (dokumen));
    }

  return PRK_CLI_OK;
}

static PrkCliStatus
search (PrkPustaka         *pustaka,
        const char *const  *words,
        GError            **error)
{
  g_autofree char *query = g_strjoinv (" ", (char **) words);
  g_autoptr(GPtrArray) found = NULL;

  if (words[0] == NULL)
    return prk_cli_usage (error, _("What to look for? Give words, \"a phrase\" or a begin*"));

  found = prk_pustaka_search (pustaka, query, NULL, DEFAULT_LIMIT, error);
  if (found == NULL)
    return PRK_CLI_FAILED;

  for (guint i = 0; i < found->len; i++)
    {
      const PrkPustakaTemuan *temuan = g_ptr_array_index (found, i);

      g_print ("%s\t%u\t%.2f\t%s\n", temuan->dokumen, temuan->halaman, temuan->nilai,
               temuan->cuplikan);
    }

  return PRK_CLI_OK;
}

/* The document that a person means by an id or a part of one. */
static char *
find_id (PrkPustaka  *pustaka,
         const char  *word,
         GError     **error)
{
  g_autoptr(GPtrArray) documents = prk_pustaka_list (pustaka, error);
  const char *found = NULL;

  for (guint i = 0; documents != NULL && i < documents->len; i++)
    {
      const PrkPustakaDokumen *dokumen = g_ptr_array_index (documents, i);

      if (*word == '\0' || strstr (dokumen->id, word) == NULL)
        continue;
      if (found != NULL)
        {
          g_set_error (error, PRK_PUSTAKA_ERROR, PRK_PUSTAKA_ERROR_NOT_FOUND,
                       _("“%s” fits more than one document"), word);
          return NULL;
        }
      found = dokumen->id;
    }

  if (documents != NULL && found == NULL)
    g_set_error (error, PRK_PUSTAKA_ERROR, PRK_PUSTAKA_ERROR_NOT_FOUND,
                 _("There is no document with the id “%s”"), word);

  return g_strdup (found);
}

static PrkCliStatus
take_out (PrkPustaka         *pustaka,
          const char *const  *words,
          GError            **error)
{
  g_autofree char *id = NULL;

  if (words[0] == NULL)
    return prk_cli_usage (error, _("Which document? Give its id"));

  id = find_id (pustaka, words[0], error);

  return id != NULL && prk_pustaka_remove (pustaka, id, error) ? PRK_CLI_OK : PRK_CLI_FAILED;
}

static PrkCliStatus
show_contents (PrkPustaka         *pustaka,
               const char *const  *words,
               GError            **error)
{
  g_autoptr(GPtrArray) documents = NULL;
  g_autoptr(GPtrArray) titles = NULL;
  g_autofree char *id = NULL;

  if (words[0] == NULL)
    return prk_cli_usage (error, _("Which document? Give its id"));

  id = find_id (pustaka, words[0], error);
  documents = id != NULL ? prk_pustaka_list (pustaka, error) : NULL;
  for (guint i = 0; documents != NULL && i < documents->len; i++)
    {
      const PrkPustakaDokumen *dokumen = g_ptr_array_index (documents, i);

      if (g_str_equal (dokumen->id, id))
        titles = prk_pustaka_daftar_isi (pustaka, dokumen->hash, error);
    }
  if (titles == NULL)
    return PRK_CLI_FAILED;

  for (guint i = 0; i < titles->len; i++)
    {
      const PrkPustakaJudul *judul = g_ptr_array_index (titles, i);

      g_print ("%u\t%s\t%*s%s\n", judul->halaman, judul->jenis, 2 * (int) judul->tingkat, "",
               judul->teks);
    }

  return PRK_CLI_OK;
}

static gboolean
count_waiting (PrkPustaka  *pustaka,
               guint       *n_waiting,
               GError     **error)
{
  g_autoptr(GPtrArray) documents = prk_pustaka_list (pustaka, error);

  *n_waiting = 0;
  for (guint i = 0; documents != NULL && i < documents->len; i++)
    *n_waiting += ((PrkPustakaDokumen *) g_ptr_array_index (documents, i))->n_ocr_menunggu;

  return documents != NULL;
}

/* Until every page that waits was read; whoever ends the program before loses one page at most. */
static PrkCliStatus
read_pictures (PrkPustaka         *pustaka,
               const char *const  *words,
               GError            **error)
{
  guint n_waiting, last = G_MAXUINT;

  if (!prk_pustaka_ocr_is_available (pustaka))
    {
      g_set_error_literal (error, PRK_PDF_ERROR, PRK_PDF_ERROR_NO_OCR,
                           _("This program was built without OCR"));
      return PRK_CLI_FAILED;
    }

  prk_pustaka_ocr_set_paused (pustaka, FALSE);
  prk_pustaka_ocr_start (pustaka);
  while (count_waiting (pustaka, &n_waiting, error))
    {
      if (n_waiting == 0)
        return PRK_CLI_OK;
      if (n_waiting != last)
        g_printerr (ngettext ("%u page left\n", "%u pages left\n", n_waiting), n_waiting);
      last = n_waiting;
      g_usleep (POLL_US);
    }

  return PRK_CLI_FAILED;
}

static PrkCliStatus
rebuild (PrkPustaka         *pustaka,
         const char *const  *words,
         GError            **error)
{
  return prk_pustaka_rebuild (pustaka, error) ? PRK_CLI_OK : PRK_CLI_FAILED;
}

static const struct
{
  const char *name;
  Verb        run;
} VERBS[] = {
  { "impor", take_in },
  { "daftar", list },
  { "cari", search },
  { "hapus", take_out },
  { "isi", show_contents },
  { "ocr", read_pictures },
  { "bangun-ulang", rebuild },
};

PrkCliStatus
prk_cli_pustaka (PrkCli             *cli,
                 const char *const  *words,
                 GError            **error)
{
  for (gsize i = 0; words[0] != NULL && i < G_N_ELEMENTS (VERBS); i++)
    if (g_str_equal (VERBS[i].name, words[0]))
      {
        g_autoptr(PrkPustaka) pustaka = prk_pustaka_new (cli->store);
        PrkCliStatus status = VERBS[i].run (pustaka, words + 1, error);

        prk_pustaka_close (pustaka);

        return status;
      }

  return prk_cli_usage (error,
                        _("pustaka knows impor, daftar, cari, isi, ocr, hapus and bangun-ulang"));
}
