/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "oplog/prk-edit.h"

#include "prk-kak.h"

G_BEGIN_DECLS

/* The report of a semester about one agreement (Pasal 27–28): a record of type "laporan". It names its case and
 * line in hidden fields "ksd" and "alur". Pure, any thread. */

/* What is known of the case goes into the nine fields; what only the year brings (g–i) stays empty. @kak (nullable). */
void        prk_laporan_mulai         (PrkEdit    *edit,
                                       PrkRecord  *ksd,
                                       PrkRecord  *kak,
                                       const char *alur,
                                       const char *masa);
/* (element-type PrkTemuan): R104–R107. */
GPtrArray  *prk_laporan_periksa       (PrkRecord *laporan,
                                       PrkProfil *profil) G_GNUC_WARN_UNUSED_RESULT;

typedef enum
{
  PRK_LAPORAN_PD,         /* "laporan_pd" */
  PRK_LAPORAN_DITERUSKAN, /* "laporan_diteruskan" */
  PRK_LAPORAN_MONEV,      /* "monev" */
} PrkLaporanLangkah;

/* The event of the case that this step is. */
JsonObject *prk_laporan_new_isi       (PrkRecord          *laporan,
                                       PrkLaporanLangkah   langkah,
                                       const char        **peristiwa) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
