/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/prk-impor-kasus.h"

#include "prk-kasus-daftar.h"

G_BEGIN_DECLS

/* Old agreements from a spreadsheet into the store. */

/* How a file becomes rows: prk_lembar_berkas_baca(), which this layer does not know; NULL is CSV. */
typedef GPtrArray *(*PrkKasusImporLembar)   (GBytes  *berkas,
                                             GError **error);

/* Reads, judges and compares with the cases that are here; nothing is written. Today is the day of the entry where a row
 * does not say another. */
PrkImporKasus *prk_kasus_impor_baca         (PrkKasusDaftar       *daftar,
                                             GBytes               *berkas,
                                             PrkKasusImporLembar   lembar,
                                             GError              **error) G_GNUC_WARN_UNUSED_RESULT;
void           prk_kasus_impor_baca_async   (PrkKasusDaftar      *daftar,
                                             GBytes              *berkas,
                                             PrkKasusImporLembar  lembar,
                                             GCancellable        *cancellable,
                                             GAsyncReadyCallback  callback,
                                             gpointer             user_data);
PrkImporKasus *prk_kasus_impor_baca_finish  (PrkKasusDaftar  *daftar,
                                             GAsyncResult    *result,
                                             GError         **error) G_GNUC_WARN_UNUSED_RESULT;

/* Writes all rows in one act, or none: with a row that is wrong, PRK_STORE_ERROR_INPUT. */
gboolean       prk_kasus_impor_tulis        (PrkKasusDaftar  *daftar,
                                             PrkImporKasus   *impor,
                                             GError         **error);
void           prk_kasus_impor_tulis_async  (PrkKasusDaftar      *daftar,
                                             PrkImporKasus       *impor,
                                             GCancellable        *cancellable,
                                             GAsyncReadyCallback  callback,
                                             gpointer             user_data);
gboolean       prk_kasus_impor_tulis_finish (PrkKasusDaftar  *daftar,
                                             GAsyncResult    *result,
                                             GError         **error);

/* Writes the rows that are good in one act; the others stay out. How many; each row knows its case then. */
guint          prk_kasus_impor_ambil        (PrkKasusDaftar  *daftar,
                                             PrkImporKasus   *impor,
                                             GError         **error);
void           prk_kasus_impor_ambil_async  (PrkKasusDaftar      *daftar,
                                             PrkImporKasus       *impor,
                                             GCancellable        *cancellable,
                                             GAsyncReadyCallback  callback,
                                             gpointer             user_data);
guint          prk_kasus_impor_ambil_finish (PrkKasusDaftar  *daftar,
                                             GAsyncResult    *result,
                                             GError         **error);

G_END_DECLS
