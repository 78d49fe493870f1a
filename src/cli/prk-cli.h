/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/prk-profil.h"
#include "naskah/prk-naskah.h"
#include "store/prk-identitas.h"
#include "store/prk-store.h"

G_BEGIN_DECLS

/* What a command ends with. */
typedef enum
{
  PRK_CLI_OK,
  PRK_CLI_FOUND,  /* check: a hard rule fails */
  PRK_CLI_FAILED, /* it could not be done; the message says why */
  PRK_CLI_USAGE,  /* the words of the command are off */
} PrkCliStatus;

/* What every command works with. Everything blocks: there is one thread and no main loop. */
typedef struct
{
  char         *folder;
  gboolean      tulis; /* kasus impor: not only judged */
  char         *baik_saja; /* (nullable) kasus impor: the good rows are written; the file for the others */
  char         *kunci; /* (nullable) tanda-terima periksa: the register's key or its fingerprint */
  char         *ical; /* (nullable) tenggat: the file for a calendar */
  PrkStore     *store;
  PrkIdentitas *identitas;
  PrkProfil    *profil;
} PrkCli;

typedef PrkCliStatus (*PrkCliCommand) (PrkCli             *cli,
                                       const char *const  *words,
                                       GError            **error);

int          prk_cli_run     (int    argc,
                              char **argv);

/* The record whose id is @word, or the only one of @type whose id holds it. */
PrkRecord   *prk_cli_find    (PrkCli      *cli,
                              const char  *type,
                              const char  *word,
                              GError     **error) G_GNUC_WARN_UNUSED_RESULT;
/* The same for a KAK. */
PrkRecord   *prk_cli_load    (PrkCli      *cli,
                              const char  *word,
                              GError     **error) G_GNUC_WARN_UNUSED_RESULT;
/* Opens the folder; for the few commands that are begun without it. */
gboolean     prk_cli_open    (PrkCli   *cli,
                              GError  **error);
PrkCliStatus prk_cli_usage   (GError     **error,
                              const char  *text);

/* Changes fields of a record in one step: words of the form PATH=VALUE. */
PrkCliStatus prk_cli_set_fields (PrkCli             *cli,
                                 PrkRecord          *record,
                                 PrkSkema           *skema,
                                 const char *const  *words,
                                 GError            **error);
/* Writes one edit. */
gboolean     prk_cli_commit (PrkCli   *cli,
                             PrkEdit  *edit,
                             GError  **error);
/* Prints as rules are printed; PRK_CLI_FOUND when a hard one fails. (element-type PrkTemuan) */
PrkCliStatus prk_cli_print_temuan (GPtrArray *found);

/* A record on paper, PDF or DOCX by the ending of @path. */
PrkCliStatus prk_cli_write_paper (PrkPencetak  *pencetak,
                                  PrkRecord    *record,
                                  const char   *path,
                                  GError      **error);

PrkCliStatus prk_cli_list    (PrkCli *cli, const char *const *words, GError **error);
PrkCliStatus prk_cli_show    (PrkCli *cli, const char *const *words, GError **error);
PrkCliStatus prk_cli_check   (PrkCli *cli, const char *const *words, GError **error);
PrkCliStatus prk_cli_history (PrkCli *cli, const char *const *words, GError **error);
PrkCliStatus prk_cli_render  (PrkCli *cli, const char *const *words, GError **error);
PrkCliStatus prk_cli_new     (PrkCli *cli, const char *const *words, GError **error);
PrkCliStatus prk_cli_set     (PrkCli *cli, const char *const *words, GError **error);
PrkCliStatus prk_cli_import  (PrkCli *cli, const char *const *words, GError **error);
PrkCliStatus prk_cli_sample  (PrkCli *cli, const char *const *words, GError **error);
PrkCliStatus prk_cli_submit  (PrkCli *cli, const char *const *words, GError **error);
PrkCliStatus prk_cli_tanda_terima (PrkCli *cli, const char *const *words, GError **error);
PrkCliStatus prk_cli_telaah  (PrkCli *cli, const char *const *words, GError **error);
PrkCliStatus prk_cli_lampir  (PrkCli *cli, const char *const *words, GError **error);
PrkCliStatus prk_cli_lampiran (PrkCli *cli, const char *const *words, GError **error);
PrkCliStatus prk_cli_ambil   (PrkCli *cli, const char *const *words, GError **error);
PrkCliStatus prk_cli_docx    (PrkCli *cli, const char *const *words, GError **error);
PrkCliStatus prk_cli_kasus   (PrkCli *cli, const char *const *words, GError **error);
PrkCliStatus prk_cli_kasus_cetak (PrkCli *cli, const char *const *words, GError **error);
PrkCliStatus prk_cli_kasus_ekspor (PrkCli *cli, const char *const *words, GError **error);
PrkCliStatus prk_cli_kasus_bundel (PrkCli *cli, const char *const *words, GError **error);
PrkCliStatus prk_cli_kasus_impor (PrkCli *cli, const char *const *words, GError **error);
PrkCliStatus prk_cli_catat   (PrkCli *cli, const char *const *words, GError **error);
PrkCliStatus prk_cli_periksa (PrkCli *cli, const char *const *words, GError **error);
PrkCliStatus prk_cli_tenggat (PrkCli *cli, const char *const *words, GError **error);
PrkCliStatus prk_cli_rekaman (PrkCli *cli, const char *const *words, GError **error);
PrkCliStatus prk_cli_naskah  (PrkCli *cli, const char *const *words, GError **error);
PrkCliStatus prk_cli_paraf   (PrkCli *cli, const char *const *words, GError **error);
PrkCliStatus prk_cli_koreksi (PrkCli *cli, const char *const *words, GError **error);
PrkCliStatus prk_cli_lewati  (PrkCli *cli, const char *const *words, GError **error);
PrkCliStatus prk_cli_pasal   (PrkCli *cli, const char *const *words, GError **error);
PrkCliStatus prk_cli_buku    (PrkCli *cli, const char *const *words, GError **error);
PrkCliStatus prk_cli_nomor   (PrkCli *cli, const char *const *words, GError **error);
PrkCliStatus prk_cli_agenda  (PrkCli *cli, const char *const *words, GError **error);
PrkCliStatus prk_cli_enrol   (PrkCli *cli, const char *const *words, GError **error);
PrkCliStatus prk_cli_sop     (PrkCli *cli, const char *const *words, GError **error);
PrkCliStatus prk_cli_pustaka (PrkCli *cli, const char *const *words, GError **error);
PrkCliStatus prk_cli_templat (PrkCli *cli, const char *const *words, GError **error);
PrkCliStatus prk_cli_sync    (PrkCli *cli, const char *const *words, GError **error);

G_END_DECLS
