/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/prk-skema.h"

G_BEGIN_DECLS

typedef enum
{
  PRK_ISIAN_TETAP,  /* text as it stands */
  PRK_ISIAN_BIDANG, /* {{latar_belakang/alasan}}: a field; {{mitra/nama}}: a column of all rows */
  PRK_ISIAN_KOLOM,  /* {{.nama}}: a column of the row at hand */
  PRK_ISIAN_NILAI,  /* {{@total}}: something computed */
  PRK_ISIAN_PROFIL, /* {{profil:kop.pemda}} */
} PrkIsianJenis;

typedef enum
{
  PRK_SARING_BESAR,            /* capitals */
  PRK_SARING_TERBILANG,        /* a number in words */
  PRK_SARING_RUPIAH,           /* Rp1.250.000 */
  PRK_SARING_TERBILANG_RUPIAH, /* a sum of money in words */
  PRK_SARING_ROMAWI,           /* a number in Roman figures */
  PRK_SARING_KAPITAL,          /* every word begins with a capital */
  PRK_SARING_HARI,             /* the weekday of a day */
  PRK_SARING_TANGGAL,          /* 24 November 2026 */
  PRK_SARING_TANGGAL_TERBILANG, /* dua puluh empat bulan November tahun dua ribu dua puluh enam */
  PRK_SARING_AWALI,            /* awali:TEXT, put before what is not empty */
  PRK_SARING_AKHIRI,           /* akhiri:TEXT, put after what is not empty */
  PRK_SARING_ATAU,             /* atau:TEXT, in place of what is empty */
} PrkSaringJenis;

typedef struct
{
  PrkSaringJenis jenis;
  char          *teks;
} PrkSaring;

/* One piece of a text with placeholders. */
typedef struct
{
  PrkIsianJenis    jenis;
  char            *teks;   /* the text, path, column, name or key */
  const PrkBidang *bidang; /* of a field or column; of a table's column in all rows: the column */
  const PrkBidang *tabel;  /* of a table's column in all rows: the table */
  GArray          *saring; /* (nullable) (element-type PrkSaring) */
} PrkIsianPotong;

/* Where a text with placeholders stands. */
typedef struct
{
  PrkSkema        *skema;
  const PrkBidang *tabel;    /* whose row is at hand; NULL for none */
  gboolean         di_tepi;  /* in a running line: the page number is known */
  gboolean         di_bagian;
} PrkIsianLingkup;

/* (element-type PrkIsianPotong) (transfer full) */
GPtrArray *prk_isian_parse (const char             *text,
                            const PrkIsianLingkup  *lingkup,
                            int                     line,
                            GError                **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
