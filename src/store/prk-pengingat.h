/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-meja.h"

G_BEGIN_DECLS

/* What a laptop tells of by itself: once a day how much is due, and each deadline seven days and one day before and
 * on the day. A pure function of the desk, the hour and what was told already; that is kept as a text, so nothing is
 * told twice, whatever restarts. Any thread. */

/* Settings of the store. */
#define PRK_SETTING_PENGINGAT_AKTIF "pengingat/aktif"   /* "tidak": nothing is told */
#define PRK_SETTING_PENGINGAT_HENING "pengingat/hening" /* "19:00-07:00"; "" none */
#define PRK_SETTING_PENGINGAT_SUDAH "pengingat/sudah"   /* what was told */

#define PRK_PENGINGAT_HENING_BIASA "19:00-07:00"

/* Minutes of the day from which to which nothing is told; the same twice: never. */
typedef struct
{
  guint awal;
  guint akhir;
} PrkHening;

/* NULL, and what cannot be read, is the usual. */
void       prk_hening_baca      (PrkHening  *hening,
                                 const char *text);
char      *prk_hening_tulis     (const PrkHening *hening) G_GNUC_WARN_UNUSED_RESULT;
gboolean   prk_hening_is_hening (const PrkHening *hening,
                                 guint            menit);

typedef struct
{
  char *id;      /* of the notification: one of the same id takes the place of the other */
  char *teks;    /* (nullable) what to do: a msgid; NULL for the sum of the day */
  char *judul;   /* (nullable) of the case */
  char *tempat;
  guint sisa;    /* days */
  guint n_lewat; /* of the sum: late, and due within seven days */
  guint n_minggu;
} PrkKabar;

void       prk_kabar_free       (PrkKabar *self);

/* @sudah: (nullable): what was told. @sesudah: what is told then; NULL when nothing changes.
 * (element-type PrkKabar) (transfer full) */
GPtrArray *prk_pengingat_susun  (const PrkMeja   *meja,
                                 PrkHari          hari_ini,
                                 guint            menit,
                                 const PrkHening *hening,
                                 const char      *sudah,
                                 char           **sesudah) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
