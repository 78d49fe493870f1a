/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "oplog/prk-edit.h"

#include "prk-tahapan.h"

G_BEGIN_DECLS

/* The Pasal of a text (a record of type "naskah") in the order in which they are printed: those of the library at "klausul/<kode>"
 * and those of the table "tambahan". Their order is that of the rows of "urutan", each named by a kode or by a row of "tambahan";
 * what nobody moved yet stands where the library has it. */
typedef struct
{
  char    *nama;  /* of the row in "urutan": a kode, or a row of "tambahan" */
  char    *kode;  /* (nullable) NULL: of "tambahan" */
  char    *judul; /* (nullable) */
  char    *isi;   /* CommonMark, references not put in yet */
  char    *path;  /* of its words in the record */
  gboolean is_wajib;
} PrkNaskahPasal;

/* A clause that the library has and that a text may take. Borrowed, lives as long as the program. */
typedef struct
{
  const char *kode;
  const char *judul;
  guint       index; /* in the library */
  gboolean    is_sesuai; /* by bentuk and kind of the case */
} PrkNaskahKlausul;

/* (element-type PrkNaskahPasal). @kasus (nullable): its bentuk chooses among titles of one kode. */
GPtrArray *prk_naskah_list_pasal   (PrkRecord *naskah,
                                    PrkKasus  *kasus) G_GNUC_WARN_UNUSED_RESULT;
/* One Pasal up (-1) or down (1) or further; FALSE when it stays where it is. */
gboolean   prk_naskah_pindah_pasal (PrkEdit    *edit,
                                    const char *nama,
                                    int         langkah);
/* Takes a Pasal out of the text. */
void       prk_naskah_hapus_pasal  (PrkEdit    *edit,
                                    const char *nama);
/* An own one, above "Lain-lain". */
void       prk_naskah_tambah_pasal (PrkEdit    *edit,
                                    const char *baris,
                                    const char *judul);
/* "Pasal 4" in place of "{pasal:objek}"; what names none becomes dots. @pasal as prk_naskah_list_pasal() gives them. */
char      *prk_naskah_dup_rujukan  (const char *isi,
                                    GPtrArray  *pasal) G_GNUC_WARN_UNUSED_RESULT;
/* (element-type utf8) names in references that are no Pasal of the text. */
GPtrArray *prk_naskah_list_putus   (PrkRecord *naskah) G_GNUC_WARN_UNUSED_RESULT;

/* (element-type PrkNaskahKlausul) of a library: "kb", "pks", "nota". */
GPtrArray *prk_naskah_list_klausul (const char            *pustaka,
                                    const PrkTahapKonteks *konteks) G_GNUC_WARN_UNUSED_RESULT;
/* Puts a clause of the library in, with what the case knows; of the same kode it takes the place. */
void       prk_naskah_ambil_klausul (PrkEdit               *edit,
                                    const PrkTahapKonteks *konteks,
                                    const PrkNaskahKlausul *klausul);

G_END_DECLS
