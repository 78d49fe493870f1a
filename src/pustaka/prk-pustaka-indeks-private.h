/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/prk-db-private.h"

G_BEGIN_DECLS

/* The index file as one connection of it sees it; used by one thread at a time. */
#define PRK_INDEKS_FILE "pustaka.db"

/* What halaman.ocr says. */
typedef enum
{
  PRK_OCR_NONE,
  PRK_OCR_WAITING,
  PRK_OCR_DONE,
  PRK_OCR_FAILED,
} PrkOcrKeadaan;

/* The page ids of a document are one range. */
#define PRK_INDEKS_ID(nomor, halaman) ((gint64) (nomor) * 65536 + (halaman))
#define PRK_INDEKS_NOMOR(id)          ((gint64) (id) / 65536)
#define PRK_INDEKS_HALAMAN(id)        ((guint) ((id) % 65536))

PrkDb   *_prk_indeks_open     (const char  *folder,
                               gboolean     writes,
                               GError     **error) G_GNUC_WARN_UNUSED_RESULT;

/* One document is one transaction: begin, pages in their order, end (or roll back). */
gboolean _prk_indeks_begin    (PrkDb       *db,
                               const char  *hash,
                               gint64      *nomor,
                               GError     **error);
gboolean _prk_indeks_add      (PrkDb       *db,
                               const char  *hash,
                               gint64       nomor,
                               guint        halaman,
                               const char  *raw, /* NULL: a damaged page */
                               GError     **error);
gboolean _prk_indeks_end      (PrkDb       *db,
                               const char  *hash,
                               gint64       nomor,
                               guint        n_halaman,
                               const char  *pesan, /* why it cannot be read, else NULL */
                               GError     **error);
gboolean _prk_indeks_commit   (PrkDb       *db,
                               GError     **error);

/* @nomor 0 where the document is not in the index. @n_halaman may be NULL. */
gboolean _prk_indeks_find     (PrkDb       *db,
                               const char  *hash,
                               gint64      *nomor,
                               guint       *n_halaman,
                               GError     **error);
gboolean _prk_indeks_remove   (PrkDb       *db,
                               const char  *hash,
                               GError     **error);
gboolean _prk_indeks_set_ocr  (PrkDb         *db,
                               const char    *hash,
                               guint          halaman,
                               PrkOcrKeadaan  keadaan,
                               const char    *teks,
                               GBytes        *kotak,
                               GError       **error);

G_END_DECLS
