/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-kak-field.h"

G_BEGIN_DECLS

/* A table of the KAK, edited like a spreadsheet. */
#define PRK_TYPE_KAK_TABEL (prk_kak_tabel_get_type ())
G_DECLARE_FINAL_TYPE (PrkKakTabel, prk_kak_tabel, PRK, KAK_TABEL, GtkBox)

GtkWidget *prk_kak_tabel_new (PrkKakSession   *session,
                              const PrkBidang *bidang);
/* Marks the cells that rules found fault with. (element-type PrkTemuan) */
void       prk_kak_tabel_show_temuan (PrkKakTabel *self,
                                      GPtrArray   *temuan);

G_END_DECLS
