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

/* One thing, before its row is made. */
typedef struct
{
  const char *teks;
  const char *tombol;
  PrkKasusRingkas *kasus;    /* (nullable) */
  const PrkTenggat *tenggat; /* (nullable) */
  const PrkRingkas *kak;     /* (nullable) */
  const PrkAntrean *antrean; /* (nullable) */
  const PrkRapatRingkas *rapat; /* (nullable) */
  const PrkTugas *tugas;        /* (nullable) of the meeting */
  PrkRecord *lembaga;           /* (nullable) a decree */
  const PrkKewajibanNaskah *naskah; /* (nullable) with the case */
  const PrkKewajiban *kewajiban;    /* (nullable) of the text */
  PrkKewajibanJatuh jatuh;          /* of what is owed */
  const char *pasal;         /* (nullable) where there is no deadline */
  guint urut;                /* the day, late when there is none */
  gint64 changed_us;
} PrkMejaButir;

typedef struct
{
  const PrkMejaBahan *bahan;
  GArray *butir[PRK_MEJA_N_KELOMPOK]; /* PrkMejaButir */
  GHashTable *hari;                   /* day → PrkMejaHari */
  GHashTable *antrean;                /* (nullable) ids of records that need a decision */
} PrkMejaSusunan;

void _prk_meja_add (PrkMejaSusunan *susunan, PrkMejaKelompok kelompok, const PrkMejaButir *butir);
/* Something is due on that day. */
void _prk_meja_mark_day (PrkMejaSusunan *susunan, PrkHari jatuh, gboolean is_lewat);

/* prk-meja-rapat.c: what meetings left to be done, and what of them was not recorded. */
void _prk_meja_add_rapat (PrkMejaSusunan *susunan);
/* Whether a Rapat Pleno of that day's year was held, which only waits to be recorded. */
gboolean _prk_meja_has_pleno (const PrkMejaSusunan *susunan, PrkHari hari);
void _prk_meja_fill_tugas (PrkMejaBaris *row, const PrkMejaButir *butir, PrkHari hari_ini);

/* prk-meja-kewajiban.c: what the parties owe each other. */
void _prk_meja_add_kewajiban (PrkMejaSusunan *susunan);
void _prk_meja_fill_kewajiban (PrkMejaBaris *row, const PrkMejaButir *butir, PrkHari hari_ini);

/* NULL: nobody gave the deadline a word. */
const PrkMejaKata *_prk_meja_find_kata (const char *id);
/* Whether a person with this role does what @pihak must do. */
gboolean _prk_meja_is_milik (PrkPihak pihak, PrkMejaPeran peran);

G_END_DECLS
