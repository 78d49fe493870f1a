/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "prk-kak-field.h"

G_BEGIN_DECLS

/* A field of one line: plain text, a number, an amount of money, a day. */
#define PRK_TYPE_KAK_ENTRY_ROW (prk_kak_entry_row_get_type ())
G_DECLARE_FINAL_TYPE (PrkKakEntryRow, prk_kak_entry_row, PRK, KAK_ENTRY_ROW, AdwEntryRow)

GtkWidget *prk_kak_entry_row_new (PrkKakSession   *session,
                                  const PrkBidang *bidang);

G_END_DECLS
