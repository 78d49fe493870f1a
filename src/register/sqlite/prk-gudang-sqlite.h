/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "register/prk-gudang.h"

G_BEGIN_DECLS

#define PRK_TYPE_GUDANG_SQLITE (prk_gudang_sqlite_get_type ())
G_DECLARE_FINAL_TYPE (PrkGudangSqlite, prk_gudang_sqlite, PRK, GUDANG_SQLITE, GObject)

PrkGudang *prk_gudang_sqlite_new (const char  *path,
                                  GError     **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
