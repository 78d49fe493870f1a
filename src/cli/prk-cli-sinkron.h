/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sync/prk-sync-http.h"

#include "prk-cli.h"

G_BEGIN_DECLS

PrkSyncHttp *prk_cli_open_register (PrkCli  *cli,
                                    GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
