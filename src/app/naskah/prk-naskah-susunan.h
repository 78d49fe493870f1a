/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rekaman/prk-rekaman-page.h"

G_BEGIN_DECLS

/* The Pasal of a text in their order, to be moved, taken out, taken from the library or begun. */
#define PRK_TYPE_NASKAH_SUSUNAN (prk_naskah_susunan_get_type ())
G_DECLARE_FINAL_TYPE (PrkNaskahSusunan, prk_naskah_susunan, PRK, NASKAH_SUSUNAN, AdwBin)

/* Of the text that @page shows. */
GtkWidget *prk_naskah_susunan_new (PrkRekamanPage *page);

G_END_DECLS
