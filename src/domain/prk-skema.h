/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* What a record holds: parts, fields and the columns of tables, read from data (data/skema, and a profile's extra parts).
 * Immutable after loading, so any thread may read it. */

typedef enum
{
  PRK_JENIS_TEKS,     /* one line of plain text: a JSON string */
  PRK_JENIS_NARASI,   /* rich text: {"teks": CommonMark} */
  PRK_JENIS_BULAT,    /* integer */
  PRK_JENIS_DESIMAL,  /* string such as "12.5" */
  PRK_JENIS_UANG,     /* whole rupiah, integer */
  PRK_JENIS_TANGGAL,  /* string, ISO 8601 day */
  PRK_JENIS_PILIHAN,  /* string, the code of one choice */
  PRK_JENIS_BANYAK,   /* several choices: <path>/<code> = true each */
  PRK_JENIS_YA_TIDAK, /* boolean */
  PRK_JENIS_WILAYAH,  /* string, a code such as "62.04.01.2001" */
  PRK_JENIS_TABEL,    /* rows <path>/<row>/<column> */
  PRK_JENIS_HITUNG,   /* computed, never stored */
  PRK_JENIS_KUTIPAN,  /* a passage of a document, see prk-bukti.h; a column of tables only */
} PrkJenis;

typedef struct _PrkBidang PrkBidang;

struct _PrkBidang
{
  const char       *path; /* full path of a field; of a column the last segment */
  PrkJenis          jenis;
  const char       *label;
  const char       *panduan;
  const char       *pilihan; /* id of the list of choices, see prk-klasifikasi.h */
  const char       *bawaan;  /* value that a new record or row begins with */
  const char       *tampil_path; /* shown only while this path has the value tampil_nilai, or one of "kb|nota" */
  const char       *tampil_nilai;
  const char       *rumus;
  const char       *tingkat; /* of a wilayah: "daerah" (provinsi, kabupaten, kota) or "semua" */
  const char       *dari;    /* choices are limited to those ticked in this PRK_JENIS_BANYAK field */
  gboolean          wajib;
  gint64            min;     /* G_MININT64 when there is none */
  gint64            maks;    /* greatest value, or of text the greatest number of characters */
  const PrkBidang  *kolom;
  guint             n_kolom;
};

typedef struct
{
  const char      *id;
  const char      *huruf; /* "a" … "h" of Pasal 14(2); NULL for others */
  const char      *judul;
  const char      *panduan;
  const char      *pasal;
  gboolean         wajib;
  gboolean         tambahan; /* from the profile, not from the regulation */
  const PrkBidang *bidang;
  guint            n_bidang;
} PrkBagian;

#define PRK_TYPE_SKEMA (prk_skema_get_type ())
typedef struct _PrkSkema PrkSkema;

GType            prk_skema_get_type     (void);
/* @extra: parts of a profile, an array in the same form as "bagian"; may be NULL. */
PrkSkema        *prk_skema_new_kak      (JsonArray *extra,
                                         GError   **error) G_GNUC_WARN_UNUSED_RESULT;
/* That of another type of record, such as "telaah" or "rekap"; NULL when it has none. */
PrkSkema        *prk_skema_get          (const char *jenis);
PrkSkema        *prk_skema_ref          (PrkSkema *self);
void             prk_skema_unref        (PrkSkema *self);
guint            prk_skema_get_n_bagian (PrkSkema *self);
const PrkBagian *prk_skema_get_bagian   (PrkSkema *self,
                                         guint     index);
const PrkBagian *prk_skema_find_bagian  (PrkSkema   *self,
                                         const char *id);

/* The field or column that @path stands in: rows' ids and chosen codes are seen through. @bagian may be NULL. */
const PrkBidang *prk_skema_find_bidang  (PrkSkema         *self,
                                         const char       *path,
                                         const PrkBagian **bagian);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrkSkema, prk_skema_unref)

G_END_DECLS
