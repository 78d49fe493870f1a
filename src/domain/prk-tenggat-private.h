/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-tenggat.h"

G_BEGIN_DECLS

typedef enum
{
  TENGGAT_HARI,            /* days from an event */
  TENGGAT_TANPA_BATAS,     /* waits, without a limit */
  TENGGAT_TINDAKAN,        /* may be done once another one has lapsed */
  TENGGAT_TRIWULAN,        /* first quarter of the year before the one planned */
  TENGGAT_JANGKA,          /* the end of a term in months */
  TENGGAT_JANGKA_SEMESTER, /* months from an event */
  TENGGAT_MINIMAL,         /* the shortest term */
  TENGGAT_SEMESTER,        /* in each half year */
  TENGGAT_TAHUN,           /* in each year */
} TenggatJenis;

/* One row of data/tenggat/tenggat.json. */
typedef struct
{
  const char  *id, *nama, *pasal, *pelaku;
  TenggatJenis jenis;
  const char  *pemicu, *kata, *field; /* field: the event's own field with the day, NULL for its date */
  gint         batas;
  gboolean     is_kerja;
  const char  *jika, *kecuali; /* (nullable) a fact of the triggering line that must, or must not, be true */
  const char  *setelah, *fakta, *setting;
  const char  *usul, *usul_teks;
  const char  *jeda_setting, *jeda_awal, *jeda_akhir, *jeda_alasan;
  GStrv        selesai, akhir;
  GStrv        lama; /* (nullable) states in which an old entry begins it */
} TenggatDefinisi;

/* (element-type TenggatDefinisi) */
GPtrArray  *_prk_tenggat_definisi    (void);

/* What is being reckoned. */
typedef struct
{
  PrkKasus    *kasus;
  PrkKalender *kalender;
  PrkProfil   *profil;
  PrkHari      hari_ini;
} TenggatKonteks;

PrkTenggat *_prk_tenggat_new         (const TenggatDefinisi *definisi,
                                      const char            *alur);
/* What stands in the way of a clear answer; the first one stays. */
void        _prk_tenggat_ingatkan    (PrkTenggat *self,
                                      const char *kunci,
                                      ...) G_GNUC_NULL_TERMINATED;
/* Status, days left and warnings, once pemicu, jatuh and selesai are known. */
void        _prk_tenggat_nilai       (PrkTenggat           *self,
                                      const TenggatKonteks *konteks);
PrkTenggat *_prk_tenggat_hari        (const TenggatKonteks  *konteks,
                                      const TenggatDefinisi *definisi,
                                      const PrkKejadian     *pemicu);
const PrkKejadian *_prk_tenggat_find_selesai (const TenggatKonteks *konteks,
                                      GStrv                  kinds,
                                      const PrkKejadian     *pemicu,
                                      const char            *masa);
/* Semesters and years: one deadline for each, (element-type PrkTenggat). */
void        _prk_tenggat_berulang    (const TenggatKonteks  *konteks,
                                      const TenggatDefinisi *definisi,
                                      const PrkKejadian     *pemicu,
                                      GPtrArray             *list);

G_END_DECLS
