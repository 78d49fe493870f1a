/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/prk-kak.h"
#include "kak/prk-kak-session.h"

#include "prk-application.h"
#include "prk-page.h"

G_BEGIN_DECLS

/* A room for records of one type: their list, and beside it the one that was chosen as the form that its
 * schema makes, with what the rules find in it. What differs from type to type stands in a PrkRekamanKelas. */
#define PRK_TYPE_REKAMAN_PAGE (prk_rekaman_page_get_type ())
G_DECLARE_FINAL_TYPE (PrkRekamanPage, prk_rekaman_page, PRK, REKAMAN_PAGE, AdwBin)

/* Something that a person can do with the record on the screen. */
typedef struct
{
  const char *bagian; /* part of the form that it belongs to; NULL: in the menu */
  const char *label;
  void      (*lakukan) (PrkRekamanPage *page);
  gboolean    is_tetap; /* it changes nothing of what is locked */
} PrkRekamanTugas;

/* A part of a record that is no part of its form. */
typedef struct
{
  const char *id;
  const char *judul;
  GtkWidget *(*baru) (PrkRekamanPage *page); /* for the session that is open; made anew for another one */
} PrkRekamanHalaman;

typedef struct
{
  const char *jenis;         /* "rapat" */
  const char *judul;         /* of the room; this and all other words untranslated, marked with N_() */
  const char *ikon;
  const char *baru;          /* "New Meeting" */
  const char *kosong_judul, *kosong_uraian;
  const char *tanpa_judul;   /* of a record without a title */
  const char *const *baca;   /* NULL-terminated: types that are loaded, the own one among them */
  const PrkRekamanTugas *tugas; /* ends with lakukan NULL */
  const PrkRekamanHalaman *halaman; /* (nullable) ends with id NULL */
  const char *lampiran;      /* (nullable) what the files of a record are called; NULL: it has none */

  /* (nullable) Begins one in a way of its own, such as from a case; prk_rekaman_page_open() shows it. */
  void       (*mulai_dari)   (PrkRekamanPage *page);
  /* What a new record begins with, besides the schema's defaults. */
  void       (*mulai)        (PrkRekamanPage *page,
                              PrkEdit        *edit);
  GPtrArray *(*periksa)      (PrkRekamanPage *page,
                              PrkRecord      *record);
  /* (nullable) What is to be said above the form, NULL for nothing, and whether the record is locked. */
  char      *(*dup_spanduk)  (PrkRecord *record,
                              gboolean  *is_locked);
  /* Order and headings of the list. */
  int        (*banding)      (PrkRecord *a,
                              PrkRecord *b);
  const char *(*kelompok)    (PrkRecord *record); /* translated */
  char      *(*dup_uraian)   (PrkRecord *record); /* the row's second line */
} PrkRekamanKelas;

/* @kelas: lives as long as the program. */
GtkWidget          *prk_rekaman_page_new           (PrkApplication        *application,
                                                    const PrkRekamanKelas *kelas);

/* The same for one record, without the list: a place of its own. */
GtkWidget          *prk_rekaman_page_new_satu      (PrkApplication        *application,
                                                    const PrkRekamanKelas *kelas,
                                                    const char            *id);

/* The defaults that a schema gives a new record. */
void                prk_rekaman_isi_bawaan         (PrkEdit  *edit,
                                                    PrkSkema *skema);

/* For the deeds. */
PrkApplication     *prk_rekaman_page_get_application (PrkRekamanPage *self);
PrkStore           *prk_rekaman_page_get_store     (PrkRekamanPage *self);
PrkProfil          *prk_rekaman_page_get_profil    (PrkRekamanPage *self); /* of the daerah */
PrkKakSession      *prk_rekaman_page_get_session   (PrkRekamanPage *self); /* (nullable) */
GtkWindow          *prk_rekaman_page_get_window    (PrkRekamanPage *self);
GCancellable       *prk_rekaman_page_get_cancellable (PrkRekamanPage *self); /* until the page goes */
/* (element-type PrkRecord) all that were read of a type; empty before they were. */
GPtrArray          *prk_rekaman_page_list          (PrkRekamanPage *self,
                                                    const char     *jenis);
void                prk_rekaman_page_open          (PrkRekamanPage *self,
                                                    const char     *id);
void                prk_rekaman_page_show_part     (PrkRekamanPage *self,
                                                    const char     *bagian);
/* Where a field is written. */
void                prk_rekaman_page_focus_path    (PrkRekamanPage *self,
                                                    const char     *path);
/* A few words over the page's foot. */
void                prk_rekaman_page_tell          (PrkRekamanPage *self,
                                                    const char     *words);

G_END_DECLS
