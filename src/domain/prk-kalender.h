/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-libur.h"
#include "prk-profil.h"

G_BEGIN_DECLS

/* Days are counted from 1 = 0001-01-01, so that sums are sums; 0 is no day. */
typedef guint32 PrkHari;

PrkHari      prk_hari_dari_iso            (const char *iso);
char        *prk_hari_dup_iso             (PrkHari hari) G_GNUC_WARN_UNUSED_RESULT;
char        *prk_hari_dup_pendek          (PrkHari hari) G_GNUC_WARN_UNUSED_RESULT; /* "21-11-2026" */
guint        prk_hari_get_tahun           (PrkHari hari);

/* How days are counted where no article says so: settings of a daerah. */
typedef struct
{
  gboolean is_pemicu_dihitung; /* the day of the event is day 1 */
  guint    hari_kerja;         /* 5: Monday to Friday, 6: to Saturday */
  gboolean is_cuti_kerja;      /* cuti bersama counts as a working day */
  gboolean is_digeser;         /* a deadline in calendar days that falls on a free day moves on */
} PrkHitung;

void         prk_hitung_dari_profil       (PrkHitung *hitung,
                                           PrkProfil *profil);

/* Working days of one daerah. Immutable, any thread. */
#define PRK_TYPE_KALENDER (prk_kalender_get_type ())
typedef struct _PrkKalender PrkKalender;

GType        prk_kalender_get_type        (void);
/* @libur: (element-type PrkLibur), copied. */
PrkKalender *prk_kalender_new             (GPtrArray       *libur,
                                           const char      *daerah,
                                           const PrkHitung *hitung) G_GNUC_WARN_UNUSED_RESULT;
PrkKalender *prk_kalender_ref             (PrkKalender *self);
void         prk_kalender_unref           (PrkKalender *self);
const PrkHitung *prk_kalender_get_hitung  (PrkKalender *self);

gboolean     prk_kalender_is_kerja        (PrkKalender *self,
                                           PrkHari      hari);
PrkHari      prk_kalender_add_kerja       (PrkKalender *self,
                                           PrkHari      hari,
                                           gint         n);
gint         prk_kalender_count_kerja     (PrkKalender *self,
                                           PrkHari      sesudah,
                                           PrkHari      sampai);
const PrkLibur *prk_kalender_find_libur   (PrkKalender *self,
                                           PrkHari      hari);
gboolean     prk_kalender_has_tahun       (PrkKalender *self,
                                           guint        tahun);
guint        prk_kalender_find_tanpa_tabel (PrkKalender *self,
                                           PrkHari      awal,
                                           PrkHari      akhir);

/* The last day of a term that began with what happened on @pemicu. */
PrkHari      prk_kalender_jatuh_kalender  (PrkKalender *self,
                                           PrkHari      pemicu,
                                           guint        n);
PrkHari      prk_kalender_jatuh_kerja     (PrkKalender *self,
                                           PrkHari      pemicu,
                                           guint        n);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrkKalender, prk_kalender_unref)

G_END_DECLS
