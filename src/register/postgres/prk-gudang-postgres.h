/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "register/prk-gudang.h"

G_BEGIN_DECLS

#define PRK_TYPE_GUDANG_POSTGRES (prk_gudang_postgres_get_type ())
G_DECLARE_FINAL_TYPE (PrkGudangPostgres, prk_gudang_postgres, PRK, GUDANG_POSTGRES, GObject)

PrkGudang *prk_gudang_postgres_new (const char  *conninfo,
                                    GError     **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
