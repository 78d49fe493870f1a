/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rekaman/prk-rekaman-page.h"

G_BEGIN_DECLS

/* Deeds of the page of a text. */

/* Shows what its clauses lay on whom; each is taken, or not. */
void prk_naskah_usulkan_kewajiban (PrkRekamanPage *page);
/* Shows the provisions of the agreement that an addendum may change. */
void prk_naskah_pilih_ketentuan   (PrkRekamanPage *page);
/* Makes something owed of the words that are selected in a clause. */
void prk_naskah_jadikan_kewajiban (PrkRekamanPage *page);

G_END_DECLS
