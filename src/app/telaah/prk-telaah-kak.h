/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/catatan/prk-catatan-daftar.h"
#include "domain/prk-telaah.h"
#include "store/prk-store.h"

G_BEGIN_DECLS

/* The KAK as it is judged, on paper: laid out from the record or, where it came as a PDF file, that
 * file. What counts for a criterion can be marked, and notes are pinned to its places. */
#define PRK_TYPE_TELAAH_KAK (prk_telaah_kak_get_type ())
G_DECLARE_FINAL_TYPE (PrkTelaahKak, prk_telaah_kak, PRK, TELAAH_KAK, AdwBin)

GtkWidget *prk_telaah_kak_new  (PrkStore  *store,
                                PrkProfil *profil,
                                PrkRecord *kak);
void       prk_telaah_kak_mark (PrkTelaahKak *self,
                                guint         kriteria);
/* Lists the notes below the paper and lets new ones be written. */
void       prk_telaah_kak_set_catatan (PrkTelaahKak     *self,
                                       PrkCatatanDaftar *daftar,
                                       const char       *versi);
/* Begins a note on the place that was clicked, or the first that counts for the criterion. */
void       prk_telaah_kak_write_note  (PrkTelaahKak *self);

G_END_DECLS
