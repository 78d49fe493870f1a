/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-narasi-doc.h"

G_BEGIN_DECLS

PrkNarasiDoc *prk_narasi_markup_parse (const char *commonmark) G_GNUC_WARN_UNUSED_RESULT;
char         *prk_narasi_markup_write (const PrkNarasiDoc *doc) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
