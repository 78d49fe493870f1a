/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "oplog/prk-record.h"

G_BEGIN_DECLS

/* What lists and the full-text index keep of a KAK. It needs no profile, so that the store can make it. */
typedef struct
{
  char *judul;            /* "" when there is none; so are the other texts */
  char *mitra;            /* names of the partners, parted by ", " */
  char *perangkat_daerah;
  int   tahun;            /* 0 when there is none */
  int   lengkap;          /* how many of the eight parts of Pasal 14(2) are complete, 0–8 */
  char *teks;             /* every text a person wrote, one a line, narrative text without its marks */
} PrkKakRingkas;

void prk_kak_ringkas       (PrkRecord     *kak,
                            PrkKakRingkas *ringkas);
void prk_kak_ringkas_clear (PrkKakRingkas *ringkas);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (PrkKakRingkas, prk_kak_ringkas_clear)

G_END_DECLS
