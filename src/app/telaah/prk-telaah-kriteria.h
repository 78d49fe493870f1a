/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "domain/prk-telaah.h"
#include "kak/prk-kak-session.h"

G_BEGIN_DECLS

/* One criterion of a sheet: verdict, reasons, quotations, findings. Folded until it is the one at hand.
 * Signals: activated (): its heading was pressed; evidence-activated (const char *path): a quotation
 * is to be shown. */
#define PRK_TYPE_TELAAH_KRITERIA (prk_telaah_kriteria_get_type ())
G_DECLARE_FINAL_TYPE (PrkTelaahKriteria, prk_telaah_kriteria, PRK, TELAAH_KRITERIA, GtkBox)

GtkWidget *prk_telaah_kriteria_new        (PrkKakSession *session,
                                           PrkRecord     *kak,
                                           guint          kriteria);
void       prk_telaah_kriteria_set_open   (PrkTelaahKriteria *self,
                                           gboolean           is_open);
void       prk_telaah_kriteria_set_locked (PrkTelaahKriteria *self,
                                           gboolean           is_locked);
/* The record shows another value at @path; NULL: all may be new. */
void       prk_telaah_kriteria_update     (PrkTelaahKriteria *self,
                                           const char        *path);
/* @index: of the list nilai_telaah, as its keys 1–4 count from 0. */
void       prk_telaah_kriteria_set_nilai  (PrkTelaahKriteria *self,
                                           guint              index);
/* (element-type PrkTemuan) of the whole sheet. */
void       prk_telaah_kriteria_show_temuan (PrkTelaahKriteria *self,
                                            GPtrArray         *temuan);
/* The documents that are here; what was quoted from others is marked. NULL: not known. */
void       prk_telaah_kriteria_set_dokumen (PrkTelaahKriteria     *self,
                                            const PrkBuktiDokumen *dokumen,
                                            guint                  n_dokumen);
void       prk_telaah_kriteria_focus      (PrkTelaahKriteria *self);

G_END_DECLS
