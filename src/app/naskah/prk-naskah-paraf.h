/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rekaman/prk-rekaman-page.h"

G_BEGIN_DECLS

/* The chain of initials below a text: its stations from the first to the last, what each did, and what it may do now. */
#define PRK_TYPE_NASKAH_PARAF (prk_naskah_paraf_get_type ())
G_DECLARE_FINAL_TYPE (PrkNaskahParaf, prk_naskah_paraf, PRK, NASKAH_PARAF, AdwBin)

/* Of the text that @page shows. */
GtkWidget *prk_naskah_paraf_new (PrkRekamanPage *page);

G_END_DECLS
