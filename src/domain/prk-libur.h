/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Tables of days off, read from and written to CSV and iCalendar. Any thread. */

typedef enum
{
  PRK_LIBUR_NASIONAL,
  PRK_LIBUR_CUTI,   /* cuti bersama */
  PRK_LIBUR_DAERAH, /* of one daerah only */
} PrkLiburGolongan;

typedef struct
{
  char            *tanggal; /* ISO */
  PrkLiburGolongan golongan;
  char            *nama;
  char            *daerah;  /* kode wilayah "62" or "62.04"; NULL: everywhere */
  char            *sumber;  /* NULL when nobody said */
} PrkLibur;

/* A line that cannot be taken. */
typedef struct
{
  guint baris; /* from 1; 0: the file as a whole */
  char *pesan; /* plain Indonesian */
} PrkLiburSalah;

PrkLibur  *prk_libur_copy       (const PrkLibur *self) G_GNUC_WARN_UNUSED_RESULT;
void       prk_libur_free       (PrkLibur *self);
void       prk_libur_salah_free (PrkLiburSalah *self);

/* (element-type PrkLibur) (transfer full) what could be read; @salah (element-type PrkLiburSalah) is
 * filled with the rest and must free its elements with prk_libur_salah_free(). */
GPtrArray *prk_libur_baca_csv   (const char *text,
                                 gssize      size,
                                 GPtrArray  *salah) G_GNUC_WARN_UNUSED_RESULT;
GPtrArray *prk_libur_baca_ical  (const char *text,
                                 gssize      size,
                                 GPtrArray  *salah) G_GNUC_WARN_UNUSED_RESULT;
char      *prk_libur_tulis_csv  (GPtrArray *libur) G_GNUC_WARN_UNUSED_RESULT;
char      *prk_libur_tulis_ical (GPtrArray *libur) G_GNUC_WARN_UNUSED_RESULT;

/* The shipped tables and those in @folder (may be NULL), which go before them year by year. */
GPtrArray *prk_libur_muat       (const char *folder,
                                 GPtrArray  *salah) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
