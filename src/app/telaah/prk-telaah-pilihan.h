/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/widget/prk-pdf-view.h"
#include "pustaka/prk-kutipan.h"

G_BEGIN_DECLS

/* The passage that is selected on a page of a plan: swept on its paper or selected in its text below,
 * by mouse or keyboard. There is one selection: what the text view has.
 * Signals: changed (); page-wanted (guint halaman): somebody selects on the paper of a page whose
 * words are not here, which is to be given by prk_telaah_pilihan_begin() and _set_isi(). */
#define PRK_TYPE_TELAAH_PILIHAN (prk_telaah_pilihan_get_type ())
G_DECLARE_FINAL_TYPE (PrkTelaahPilihan, prk_telaah_pilihan, PRK, TELAAH_PILIHAN, GObject)

PrkTelaahPilihan *prk_telaah_pilihan_new         (PrkPdfView  *view,
                                                  GtkTextView *text) G_GNUC_WARN_UNUSED_RESULT;
/* The page whose words are on their way; until something is selected, @marks (nullable) are marked. */
void              prk_telaah_pilihan_begin       (PrkTelaahPilihan *self,
                                                  const char       *hash,
                                                  guint             halaman,
                                                  GArray           *marks);
/* Takes @isi (nullable). */
void              prk_telaah_pilihan_set_isi     (PrkTelaahPilihan  *self,
                                                  PrkPustakaHalaman *isi);
void              prk_telaah_pilihan_set_marks   (PrkTelaahPilihan *self,
                                                  GArray           *marks);
/* Selects the sentence at that point of the page, at once or when its words have come. */
void              prk_telaah_pilihan_select_at   (PrkTelaahPilihan *self,
                                                  double            x,
                                                  double            y);
/* NULL where nothing is selected, or more than can be quoted. */
PrkKutipan       *prk_telaah_pilihan_new_kutipan (PrkTelaahPilihan *self) G_GNUC_WARN_UNUSED_RESULT;

/* Which places of a document a quotation marks: (element-type PrkPdfMark). */
GArray           *prk_telaah_pilihan_new_marks   (const PrkKutipan *kutipan) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
