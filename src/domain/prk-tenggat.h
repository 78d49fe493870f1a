/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-kasus.h"

G_BEGIN_DECLS

/* The deadlines D1–D19 of a case, from data/tenggat/tenggat.json: a pure function of the case, the calendar,
 * the profile and today. Nothing is ever done by it: what may be done is proposed. Any thread. */

typedef enum
{
  PRK_TENGGAT_BERJALAN,
  PRK_TENGGAT_LEWAT,
  PRK_TENGGAT_DITUNDA,
  PRK_TENGGAT_SELESAI,       /* in time, or it had no limit */
  PRK_TENGGAT_TERLAMBAT,     /* done, but late */
  PRK_TENGGAT_TANPA_TANGGAL, /* the event is there, its day is not */
} PrkTenggatStatus;

typedef struct
{
  const char      *id; /* "D2" */
  const char      *nama;
  const char      *pasal;
  const char      *pelaku;     /* who acts */
  const char      *usul;       /* (nullable) the event that may follow now; never written by itself */
  const char      *usul_teks;  /* (nullable) the same for a person */
  char            *alur;
  char            *masa;       /* (nullable) "2027-1" of a semester, "2027" of a year */
  PrkHari          pemicu;     /* day of the event; 0 unknown */
  PrkHari          jatuh;      /* last day; 0: none, unknown or paused */
  PrkHari          selesai;    /* day it was done; 0 not yet */
  PrkTenggatStatus status;
  gint             sisa;       /* days left in the unit of the article, below 0 when late; 0 when over */
  gboolean         is_kerja;   /* the unit: working days */
  char            *hitungan;   /* "diterima 20-11-2026 + 30 hari kalender = 20-12-2026" */
  char            *peringatan; /* (nullable) plain Indonesian */
} PrkTenggat;

void        prk_tenggat_free        (PrkTenggat *self);

/* (element-type PrkTenggat) (transfer full): open ones first, by day; then those that are over. */
GPtrArray  *prk_tenggat_hitung      (PrkKasus    *kasus,
                                     PrkKalender *kalender,
                                     PrkProfil   *profil,
                                     PrkHari      hari_ini) G_GNUC_WARN_UNUSED_RESULT;
/* The last reckoning of one deadline of a line; NULL when it does not run there. */
PrkTenggat *prk_tenggat_cari        (PrkKasus    *kasus,
                                     PrkKalender *kalender,
                                     PrkProfil   *profil,
                                     PrkHari      hari_ini,
                                     const char  *id,
                                     const char  *alur) G_GNUC_WARN_UNUSED_RESULT;
const char *prk_tenggat_get_status_teks (PrkTenggatStatus status);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrkTenggat, prk_tenggat_free)

G_END_DECLS
