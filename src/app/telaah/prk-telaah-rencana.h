/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "domain/prk-telaah.h"
#include "pustaka/prk-kutipan.h"
#include "pustaka/prk-pustaka.h"

G_BEGIN_DECLS

/* A page of a plan beside the sheet: found by words, shown on paper with its text below; a
 * passage is selected on either and quoted. Hidden while the library is empty.
 * Signals: quoted (JsonNode *kutipan): a passage is to be kept as evidence; documents-changed (). */
#define PRK_TYPE_TELAAH_RENCANA (prk_telaah_rencana_get_type ())
G_DECLARE_FINAL_TYPE (PrkTelaahRencana, prk_telaah_rencana, PRK, TELAAH_RENCANA, AdwBin)

GtkWidget *prk_telaah_rencana_new         (PrkPustaka *pustaka);
/* Proposes pages that speak of these words, the most telling first. */
void       prk_telaah_rencana_usulkan     (PrkTelaahRencana  *self,
                                           const char *const *kata);
/* Shows the page of a quotation with the same lines marked, or says why it cannot. */
void       prk_telaah_rencana_show        (PrkTelaahRencana *self,
                                           JsonNode         *kutipan);
/* Quotes what is selected; FALSE when nothing is. */
gboolean   prk_telaah_rencana_quote       (PrkTelaahRencana *self);
void       prk_telaah_rencana_focus_search (PrkTelaahRencana *self);
/* (element-type PrkPustakaDokumen) (nullable) */
GPtrArray *prk_telaah_rencana_get_dokumen (PrkTelaahRencana *self);

/* What opening a quotation does first: find its file. */
const PrkPustakaDokumen *
           prk_telaah_rencana_find_dokumen (GPtrArray  *dokumen,
                                            const char *hash);

G_END_DECLS
