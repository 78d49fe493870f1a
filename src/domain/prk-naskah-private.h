/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "oplog/prk-edit.h"

#include "prk-naskah-kasus.h"

G_BEGIN_DECLS

#define PRK_TITIK ".............." /* to be written by hand */

/* One party of a paper. Strings are owned. */
typedef struct
{
  char    *baris;   /* key of its row in the case */
  char    *kode;    /* (nullable) */
  char    *nama;    /* "Kabupaten Kapuas" */
  char    *pemda;   /* "Pemerintah Daerah Kabupaten Kapuas"; of others their name */
  char    *kepala;  /* "Bupati Kapuas" */
  char    *sebutan; /* "PIHAK KESATU" */
  gboolean is_daerah;
  gboolean is_kuasa; /* signs by power of attorney */
} PrkNaskahPihak;

/* What one paper is laid together from, and the record that it becomes. */
typedef struct
{
  const PrkNaskahKasus *naskah;
  PrkKasus             *kasus;
  PrkRecord            *kak;    /* (nullable) */
  PrkRecord            *teks;   /* (nullable) its own record */
  PrkProfil            *profil;
  const char           *alur;
  const PrkKejadian    *tanda;  /* (nullable) the event that it belongs to */
  GPtrArray            *rantai; /* (nullable) (element-type PrkRantai) of the case */
  GPtrArray            *pihak;  /* (element-type PrkNaskahPihak) KESATU first */
  PrkRecord            *cetak;
  guint                 n_rows;
} PrkNaskahCetak;

JsonObject *_prk_naskah_baca      (const char *path) G_GNUC_WARN_UNUSED_RESULT;

void        _prk_naskah_put       (PrkNaskahCetak *self,
                                   const char     *path,
                                   const char     *text);
void        _prk_naskah_put_narasi (PrkNaskahCetak *self,
                                   const char     *path,
                                   const char     *text);
/* Path of a new row, ending in a slash. */
char       *_prk_naskah_add_row   (PrkNaskahCetak *self,
                                   const char     *table) G_GNUC_WARN_UNUSED_RESULT;
char       *_prk_naskah_add_row_named (PrkNaskahCetak *self,
                                   const char     *table,
                                   const char     *name) G_GNUC_WARN_UNUSED_RESULT;
void        _prk_naskah_put_cell  (PrkNaskahCetak *self,
                                   const char     *row,
                                   const char     *column,
                                   const char     *text);
/* Of what is known of the case; NULL when blank. */
const char *_prk_naskah_get       (PrkNaskahCetak *self,
                                   const char     *path);
/* "a", "a dan b", "a, b, dan c". Takes @words. */
char       *_prk_naskah_join      (GPtrArray *words) G_GNUC_WARN_UNUSED_RESULT;

/* Parties. */
void        _prk_naskah_pihak_free (PrkNaskahPihak *self);
void        _prk_naskah_muat_pihak (PrkNaskahCetak *self);
PrkNaskahPihak *_prk_naskah_get_kita (PrkNaskahCetak *self); /* NULL when the case has no parties */
void        _prk_naskah_isi_pihak (PrkNaskahCetak *self);

/* "Sekretaris Daerah Kabupaten Kapuas" of "sekda". */
char       *_prk_naskah_dup_pejabat (PrkNaskahCetak *self,
                                     const char     *who) G_GNUC_WARN_UNUSED_RESULT;
/* Disposition, corrections, dispute, report. */
void        _prk_naskah_isi_lembar (PrkNaskahCetak *self);

/* Addendum: what the event that began it says. */
void        _prk_naskah_mulai_addendum (PrkEdit    *edit,
                                        PrkKasus   *kasus,
                                        const char *alur);

/* Clauses. */
JsonObject *_prk_naskah_get_pustaka (const char *id); /* of data/klausul; lives as long as the program */
/* By kind and bentuk of the case; of several of one kode the one without bentuk stands for all other cases. */
gboolean    _prk_naskah_is_klausul_cocok (PrkKasus   *kasus,
                                          JsonArray  *all,
                                          JsonObject *one);
void        _prk_naskah_isi_klausul (PrkNaskahCetak *self);
char       *_prk_naskah_dup_jangka (PrkNaskahCetak *self) G_GNUC_WARN_UNUSED_RESULT;
/* (element-type utf8) what the case has under these names, an item each */
GPtrArray  *_prk_naskah_list_butir (PrkNaskahCetak *self,
                                    const char     *kunci) G_GNUC_WARN_UNUSED_RESULT;
/* Names of the chosen ones of a list of choices; NULL for none. */
char       *_prk_naskah_dup_pilihan (PrkNaskahCetak *self,
                                     const char     *list) G_GNUC_WARN_UNUSED_RESULT;
/* The event that signed an agreement of a line, and its number there. */
const PrkKejadian *_prk_naskah_find_naskah (PrkNaskahCetak *self,
                                            const char     *alur,
                                            const char    **nomor);

G_END_DECLS
