/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/prk-kalender.h"

G_BEGIN_DECLS

/* The office's own days off: one file, libur/kantor.csv in the data folder, which the program writes; whatever other
 * tables lie beside it are read, never written. All of these block on the disk, and take any thread. */

/* (element-type PrkLibur). A file that is not there is empty. @salah (element-type PrkLiburSalah). */
GPtrArray *prk_libur_kantor_muat   (const char *folder,
                                    GPtrArray  *salah) G_GNUC_WARN_UNUSED_RESULT;
gboolean   prk_libur_kantor_simpan (const char  *folder,
                                    GPtrArray   *libur,
                                    GError     **error);
/* Takes days in: a table with national holidays of a year takes the place of the former one of that year; the same
 * day of the same kind and daerah is one. @masuk is copied. */
void       prk_libur_kantor_gabung (GPtrArray *libur,
                                    GPtrArray *masuk);
/* CSV or iCalendar, by what stands in it. */
GPtrArray *prk_libur_baca_berkas   (const char  *text,
                                    gssize       size,
                                    GPtrArray   *salah) G_GNUC_WARN_UNUSED_RESULT;

/* What is known of a year. */
typedef struct
{
  guint tahun;
  guint n_nasional; /* 0: there is no table */
  guint n_cuti;
  guint n_daerah;
  gboolean is_kantor; /* its table is the office's */
} PrkLiburTahun;

/* (element-type PrkLiburTahun): every year from @awal to @akhir, and any other with days. @libur: all that count;
 * @kantor: the office's. */
GPtrArray *prk_libur_list_tahun    (GPtrArray *libur,
                                    GPtrArray *kantor,
                                    guint      awal,
                                    guint      akhir) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
