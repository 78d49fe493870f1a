/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "pustaka/prk-pustaka.h"

G_BEGIN_DECLS

/* How far the reading of scanned pages has come, with a button to pause it. Not seen while there is nothing to read. */
#define PRK_TYPE_PUSTAKA_OCR_BAR (prk_pustaka_ocr_bar_get_type ())
G_DECLARE_FINAL_TYPE (PrkPustakaOcrBar, prk_pustaka_ocr_bar, PRK, PUSTAKA_OCR_BAR, GtkBox)

GtkWidget *prk_pustaka_ocr_bar_new    (PrkPustaka       *pustaka);
/* @documents: (element-type PrkPustakaDokumen) all of the library */
void       prk_pustaka_ocr_bar_update (PrkPustakaOcrBar *self,
                                       GPtrArray        *documents);

G_END_DECLS
