/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-meja.h"

G_BEGIN_DECLS

/* Who must act so that a deadline is met. */
typedef enum
{
  PRK_PIHAK_LUAR, /* partner, DPRD */
  PRK_PIHAK_PEMRAKARSA,
  PRK_PIHAK_SEKRETARIAT,
  PRK_PIHAK_TKKSD,
  PRK_PIHAK_KEPALA,
  PRK_PIHAK_PARA, /* the parties: whoever runs the case sees to it */
} PrkPihak;

typedef enum
{
  PRK_SIFAT_BIASA,
  PRK_SIFAT_BERAKHIR, /* the end of a term */
  PRK_SIFAT_LAPORAN,
  PRK_SIFAT_PLENO, /* of a year: once it has gone by nothing mends it */
  PRK_SIFAT_DIAM,  /* tells a length, asks for nothing */
} PrkSifat;

typedef struct
{
  const char *id;
  PrkPihak pihak;
  PrkSifat sifat;
  const char *teks;  /* msgid */
  const char *lewat; /* (nullable) msgid once the day has gone by */
} PrkMejaKata;

/* NULL: nobody gave the deadline a word. */
const PrkMejaKata *_prk_meja_find_kata (const char *id);
/* Whether a person with this role does what @pihak must do. */
gboolean _prk_meja_is_milik (PrkPihak pihak, PrkMejaPeran peran);

G_END_DECLS
