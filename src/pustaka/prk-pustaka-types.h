/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "pdf/prk-pdf-types.h"

G_BEGIN_DECLS

#define PRK_PUSTAKA_ERROR (prk_pustaka_error_quark ())
GQuark prk_pustaka_error_quark (void);

/**
 * PrkPustakaError:
 * @PRK_PUSTAKA_ERROR_NOT_FOUND: the library has no such document or page
 * @PRK_PUSTAKA_ERROR_ABSENT: the document is known, its file is not on this computer
 * @PRK_PUSTAKA_ERROR_CHANGED: the file changed while it was read
 * @PRK_PUSTAKA_ERROR_INPUT: not a file, or fields or words that nothing can be done with
 * @PRK_PUSTAKA_ERROR_CLOSED: the library was closed meanwhile
 *
 * What is wrong with a PDF itself comes as %PRK_PDF_ERROR, with the disk as %PRK_STORE_ERROR.
 */
typedef enum
{
  PRK_PUSTAKA_ERROR_NOT_FOUND,
  PRK_PUSTAKA_ERROR_ABSENT,
  PRK_PUSTAKA_ERROR_CHANGED,
  PRK_PUSTAKA_ERROR_INPUT,
  PRK_PUSTAKA_ERROR_CLOSED,
} PrkPustakaError;

/* In this layer a `halaman` counts from 1, as people count; a `page` of src/pdf from 0. */

typedef enum
{
  PRK_PUSTAKA_READY,   /* in the index */
  PRK_PUSTAKA_WAITING, /* its file is here, the index is being made */
  PRK_PUSTAKA_ABSENT,  /* its file is not on this computer */
  PRK_PUSTAKA_BAD,     /* its file cannot be read; `pesan` says why */
} PrkPustakaKeadaan;

/* A document of the library. */
typedef struct
{
  char              *id;      /* of the record */
  char              *hash;    /* of the file, as blobs are named */
  char              *judul;
  char              *jenis;   /* rpjmd, renstra, rtrw, rkpd, peraturan, lain */
  char              *daerah;  /* code of a wilayah; "" for none */
  int                mulai;   /* years of its period; 0 for none */
  int                selesai;
  char              *nama;    /* of the file */
  gint64             ukuran;
  guint              n_halaman;     /* 0 until READY */
  guint              n_ocr_menunggu; /* pages without text that OCR has not read yet */
  guint              n_ocr_selesai;
  PrkPustakaKeadaan  keadaan;
  char              *pesan;
} PrkPustakaDokumen;

#define PRK_TYPE_PUSTAKA_DOKUMEN (prk_pustaka_dokumen_get_type ())
GType              prk_pustaka_dokumen_get_type (void);
PrkPustakaDokumen *prk_pustaka_dokumen_copy     (const PrkPustakaDokumen *self);
void               prk_pustaka_dokumen_free     (PrkPustakaDokumen *self);

/* What a person says of a document. NULL and 0 where nothing is known: the title is then the PDF's
 * own or the file's name, the kind "lain". */
typedef struct
{
  const char *judul;
  const char *jenis;
  const char *daerah;
  int         mulai;
  int         selesai;
} PrkPustakaMeta;

/* A part of a text, in bytes. */
typedef struct
{
  guint start;
  guint end;
} PrkPustakaRentang;

/* A page that was found. */
typedef struct
{
  char   *dokumen;  /* id of the record */
  char   *hash;
  guint   halaman;
  char   *cuplikan; /* a line or two from the page */
  GArray *tanda;    /* PrkPustakaRentang: the words found in `cuplikan` */
  double  nilai;    /* the rank: greater is better; comparable within one answer */
  gboolean tepat;   /* every word stands there as it was asked for */
} PrkPustakaTemuan;

#define PRK_TYPE_PUSTAKA_TEMUAN (prk_pustaka_temuan_get_type ())
GType             prk_pustaka_temuan_get_type (void);
PrkPustakaTemuan *prk_pustaka_temuan_copy     (const PrkPustakaTemuan *self);
void              prk_pustaka_temuan_free     (PrkPustakaTemuan *self);

/* The words of a page and where they stand. `kotak` has one PrkPdfRect a character of `teks`, empty
 * where nothing is drawn. */
typedef struct
{
  char     *teks;
  GArray   *kotak;
  gboolean  ocr; /* read from a picture */
} PrkPustakaHalaman;

#define PRK_TYPE_PUSTAKA_HALAMAN (prk_pustaka_halaman_get_type ())
GType              prk_pustaka_halaman_get_type (void);
PrkPustakaHalaman *prk_pustaka_halaman_copy     (const PrkPustakaHalaman *self);
void               prk_pustaka_halaman_free     (PrkPustakaHalaman *self);

/* A line of the table of contents. */
typedef struct
{
  guint  halaman;
  guint  tingkat; /* 0 for the top level */
  char  *jenis;   /* bab, bagian, pasal, lampiran, tabel, gambar, misi, tujuan, sasaran, program,
                   * struktur_ruang, pola_ruang, zonasi, kawasan_strategis */
  char  *teks;
  char  *kunci;     /* what it is known by in the table of contents */
  gboolean sendiri; /* somebody wrote or corrected it */
} PrkPustakaJudul;

#define PRK_TYPE_PUSTAKA_JUDUL (prk_pustaka_judul_get_type ())
GType            prk_pustaka_judul_get_type (void);
PrkPustakaJudul *prk_pustaka_judul_copy     (const PrkPustakaJudul *self);
void             prk_pustaka_judul_free     (PrkPustakaJudul *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrkPustakaDokumen, prk_pustaka_dokumen_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrkPustakaTemuan, prk_pustaka_temuan_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrkPustakaHalaman, prk_pustaka_halaman_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrkPustakaJudul, prk_pustaka_judul_free)

G_END_DECLS
