/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-cli.h"

G_BEGIN_DECLS

/* prk-cli-telaah-catatan.c: commands of "telaah" about the notes on a KAK. */
PrkCliStatus _prk_cli_telaah_notes  (PrkCli *cli, const char *const *words, GError **error);
PrkCliStatus _prk_cli_telaah_note   (PrkCli *cli, const char *const *words, GError **error);
PrkCliStatus _prk_cli_telaah_answer (PrkCli *cli, const char *const *words, GError **error);
PrkCliStatus _prk_cli_telaah_settle (PrkCli *cli, const char *const *words, GError **error);
PrkCliStatus _prk_cli_telaah_reopen (PrkCli *cli, const char *const *words, GError **error);

G_END_DECLS
