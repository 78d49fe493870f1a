/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pustaka/prk-pustaka.h"

G_BEGIN_DECLS

/* The table of contents of one document, to go by and to correct by hand.
 *
 * Signal: page-chosen (guint halaman): a heading was chosen that stands there. */
#define PRK_TYPE_PUSTAKA_ISI (prk_pustaka_isi_get_type ())
G_DECLARE_FINAL_TYPE (PrkPustakaIsi, prk_pustaka_isi, PRK, PUSTAKA_ISI, AdwBin)

GtkWidget *prk_pustaka_isi_new  (PrkPustaka *pustaka);
/* @id, @hash: (nullable): of a document; NULL: of none */
void       prk_pustaka_isi_show (PrkPustakaIsi *self,
                                 const char    *id,
                                 const char    *hash);
/* The page that a new heading is offered for. */
void       prk_pustaka_isi_add  (PrkPustakaIsi *self,
                                 guint          halaman);

G_END_DECLS
