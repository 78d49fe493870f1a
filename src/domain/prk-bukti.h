/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "oplog/prk-record.h"

G_BEGIN_DECLS

/* Evidence: a passage of a document of the library, kept as one value of a record,
 *   {"dokumen": SHA-256 of the file, "judul": its title then, "halaman": page from 1, "teks": the passage,
 *    "kotak": [[x, y, width, height], …] in hundredths of a point from the page's upper left corner}
 * so that years later the same lines can be shown. A quotation is never edited: one that is wrong is
 * deleted and made anew. Any thread. */

/* Where a passage stands on its page, in points. */
typedef struct
{
  double x, y, width, height;
} PrkKotak;

JsonNode   *prk_bukti_new_kutipan  (const char     *hash,
                                    const char     *judul,
                                    guint           halaman,
                                    const char     *teks,
                                    const PrkKotak *kotak,
                                    guint           n_kotak) G_GNUC_WARN_UNUSED_RESULT;
gboolean    prk_bukti_is_kutipan   (JsonNode *value);

/* Of a value that prk_bukti_is_kutipan(). */
const char *prk_bukti_get_hash     (JsonNode *kutipan);
const char *prk_bukti_get_judul    (JsonNode *kutipan);
guint       prk_bukti_get_halaman  (JsonNode *kutipan);
const char *prk_bukti_get_teks     (JsonNode *kutipan);
GArray     *prk_bukti_list_kotak   (JsonNode *kutipan) G_GNUC_WARN_UNUSED_RESULT;
char       *prk_bukti_dup_sumber   (JsonNode *kutipan) G_GNUC_WARN_UNUSED_RESULT; /* "RPJMD, halaman 143" */
char       *prk_bukti_dup_tampil   (JsonNode *kutipan) G_GNUC_WARN_UNUSED_RESULT;
/* The same passage of the same page, whatever its white space and title. */
gboolean    prk_bukti_is_same      (JsonNode *a,
                                    JsonNode *b);

/* A document that the library has here. */
typedef struct
{
  const char *hash;
  const char *judul;
} PrkBuktiDokumen;

typedef enum
{
  PRK_BUKTI_ADA,       /* the very file is here */
  PRK_BUKTI_TIDAK_ADA, /* not here */
  PRK_BUKTI_LAIN,      /* a document of that title is here, but it is another file */
} PrkBuktiKeadaan;

PrkBuktiKeadaan prk_bukti_nilai    (JsonNode              *kutipan,
                                    const PrkBuktiDokumen *dokumen,
                                    guint                  n_dokumen);

G_END_DECLS
