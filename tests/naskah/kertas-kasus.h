/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/prk-naskah-teks.h"
#include "naskah/prk-naskah.h"

G_BEGIN_DECLS

/* A paper of a case on real pages, word by word with its place. */

#define KABUPATEN "barito-selatan"
#define KOTA "samarinda"
#define PROVINSI "{\"nama\": \"Provinsi Kalimantan Tengah\", \"daerah\": \"62\", \"sumber\": \"contoh\", \"kop\": {\"pemda\": " \
                 "\"PEMERINTAH PROVINSI KALIMANTAN TENGAH\", \"kepala_daerah\": \"GUBERNUR KALIMANTAN TENGAH\", \"tempat\": " \
                 "\"Palangka Raya\", \"provinsi\": \"Kalimantan Tengah\"}, \"pejabat\": {\"kepala_daerah\": \"Gubernur " \
                 "Kalimantan Tengah\", \"ketua_tkksd\": \"Sekretaris Daerah selaku Ketua TKKSD\", \"unit_kerja_sama\": " \
                 "\"Biro Pemerintahan\"}, \"halaman\": {\"lebar_mm\": 210, \"tinggi_mm\": 297}, \"kak\": {\"nomor\": " \
                 "\"huruf\"}}"

typedef struct
{
  double x0, y0, x1, y1;
  int    page;
  char  *text;
} Kata;

typedef struct
{
  PrkProfil  *profil;
  PrkKasus   *kasus;
  PrkCetakan *cetakan;
  GArray     *kata; /* (element-type Kata) in the order of the PDF */
  double      lebar, tinggi;
} Kertas;

extern const char *const kertas_satu[]; /* one partner */
extern const char *const kertas_tiga[];

PrkProfil  *kertas_profil         (const char *id) G_GNUC_WARN_UNUSED_RESULT;
/* @mitra: parts of "kode|nama"; NULL-terminated. */
void        kertas_init           (Kertas            *self,
                                   const char        *profil,
                                   const char *const *mitra);
void        kertas_clear          (Kertas *self);
void        kertas_catat          (Kertas     *self,
                                   const char *jenis,
                                   const char *isi);
/* FALSE where there is no pdftotext. */
gboolean    kertas_cetak          (Kertas     *self,
                                   const char *id,
                                   const char *alur,
                                   PrkRecord  *naskah);
/* The same by another template; NULL: the one that ships. */
gboolean    kertas_cetak_dengan   (Kertas     *self,
                                   const char *id,
                                   const char *alur,
                                   PrkRecord  *naskah,
                                   const char *templat);
/* The words of the document without its running lines, a blank between them. */
char       *kertas_dup_teks       (Kertas *self) G_GNUC_WARN_UNUSED_RESULT;
/* The @nth place of two words that stand one after the other. */
const Kata *kertas_cari           (Kertas     *self,
                                   const char *first,
                                   const char *second,
                                   guint       nth);
/* Every one of @parts stands after the one before. */
void        kertas_assert_order   (Kertas            *self,
                                   const char *const *parts);
void        kertas_assert_left_of (const Kata *left,
                                   const Kata *right,
                                   double      middle);
/* Nothing overlaps the margins, no placeholder is left. */
void        kertas_assert_sound   (Kertas *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Kertas, kertas_clear)

G_END_DECLS
