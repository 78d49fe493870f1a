/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* The words of a DOCX that came from outside, for reading; the original opens in another program.
 * Signal: open (): the person wants that. */
#define PRK_TYPE_TELAAH_DOCX (prk_telaah_docx_get_type ())
G_DECLARE_FINAL_TYPE (PrkTelaahDocx, prk_telaah_docx, PRK, TELAAH_DOCX, AdwBin)

GtkWidget *prk_telaah_docx_new        (void);
/* Reads it on a thread. */
void       prk_telaah_docx_show       (PrkTelaahDocx *self,
                                       GBytes        *docx);
void       prk_telaah_docx_show_error (PrkTelaahDocx *self,
                                       const GError  *error);

G_END_DECLS
