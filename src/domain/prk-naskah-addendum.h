/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-naskah-teks.h"

G_BEGIN_DECLS

/* An addendum (Pasal 25): a text of jenis "addendum", whose table "perubahan/ketentuan" says which provisions of the agreement change. */

/* "Ketentuan Perjanjian yang diubah adalah: …" in CommonMark; NULL where no provision is named. */
char      *prk_naskah_dup_perubahan  (PrkRecord *addendum) G_GNUC_WARN_UNUSED_RESULT;
/* Takes a provision of the agreement as it stands, to be changed. @baris: a new row. */
void       prk_naskah_ambil_ketentuan (PrkEdit    *edit,
                                       const char *baris,
                                       const char *dasar,
                                       const char *bunyi);

G_END_DECLS
