/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char    *prk_terbilang          (guint64 number) G_GNUC_WARN_UNUSED_RESULT; /* "dua ribu dua puluh enam" */
char    *prk_terbilang_rupiah   (gint64 rupiah) G_GNUC_WARN_UNUSED_RESULT;  /* "… rupiah"; "minus …" below zero */
char    *prk_format_angka       (gint64 number) G_GNUC_WARN_UNUSED_RESULT;  /* "1.250.000" */
char    *prk_format_rupiah      (gint64 rupiah) G_GNUC_WARN_UNUSED_RESULT;  /* "Rp1.250.000" */
char    *prk_format_romawi      (guint number) G_GNUC_WARN_UNUSED_RESULT;   /* 1–3999 */

/* Days are ISO strings "2026-11-21". NULL for what is not a day. */
char    *prk_tanggal_dup_panjang (const char *iso) G_GNUC_WARN_UNUSED_RESULT; /* "21 November 2026" */
char    *prk_tanggal_dup_hari    (const char *iso) G_GNUC_WARN_UNUSED_RESULT; /* "Sabtu" */
/* As papers begin: "Sabtu, tanggal dua puluh satu bulan November tahun dua ribu dua puluh enam (21-11-2026)". */
char    *prk_tanggal_dup_resmi   (const char *iso) G_GNUC_WARN_UNUSED_RESULT;
char    *prk_tanggal_dup_terbilang (const char *iso) G_GNUC_WARN_UNUSED_RESULT; /* "dua puluh satu bulan November tahun dua ribu dua puluh enam" */
gboolean prk_tanggal_is_valid    (const char *iso);
/* What a person types or pastes ("21-11-2026", "21 November 2026"), as an ISO day. */
char    *prk_tanggal_dup_dari_teks (const char *text) G_GNUC_WARN_UNUSED_RESULT;

/* End = the day before the same day @months later; the two stay consistent with each other. */
char    *prk_tanggal_add_bulan   (const char *iso,
                                  int         months) G_GNUC_WARN_UNUSED_RESULT;
/* Whole months from @mulai to @selesai inclusive, or -1 where they are not whole months or out of order. */
int      prk_tanggal_count_bulan (const char *mulai,
                                  const char *selesai);

G_END_DECLS
