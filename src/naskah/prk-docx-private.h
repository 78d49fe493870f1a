/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-docx-tulis.h"

G_BEGIN_DECLS

#define PRK_DOCX_ASAL      "customXml/item1.xml"
#define PRK_DOCX_ASAL_NS   "urn:prakarsa:docx:1"
#define PRK_DOCX_MAX_GAMBAR 16 /* different pictures: parties have an emblem each */
#define PRK_DOCX_PENANDA   "_Prk" /* a bookmark's name begins so; then the number of the paragraph among all */

/* A part of the container. */
typedef struct
{
  const char *nama;
  const void *data;
  gsize       size;
  gboolean    is_polos; /* not compressed */
} PrkDocxBerkas;

/* A list that may go on. */
typedef struct
{
  int    kiri;  /* twips of its text */
  int    letak; /* of its numbers */
  guint  num;   /* id of the numbering */
  guint  next;  /* number of its next item */
  char   angka; /* d, a, A, i, I as in _prk_docx_nomor_tulis(); 0: a bullet */
  char  *awal, *akhir; /* what stands around the number; the bullet */
} PrkDocxDaftar;

typedef struct
{
  const PrkDocxTulis *tulis;
  PrkUkur            *ukur;
  GString            *isi;      /* word/document.xml */
  GString            *abstrak;  /* numberings, without the root */
  GString            *num;
  GString            *asal;     /* paragraphs of the custom part */
  GHashTable         *gaya;     /* (element-type PrkGaya utf8) id of the style */
  GString            *daftar_gaya;
  GArray             *daftar;   /* (element-type PrkDocxDaftar) lists that are open */
  double              lebar, tinggi; /* of the text area, pt */
  gboolean            has_cover;
  guint               n_num;
  guint               n_paragraf;
  guint               n_gambar;
  GPtrArray          *gambar;   /* (nullable) pictures of the file */
  guint               n_gaya;
  guint               tingkat;  /* bit of each level that has its heading style */
} PrkDocxPenulis;

/* Text and attribute values; what XML cannot hold is left out. */
void        _prk_docx_teks      (GString    *out,
                                 const char *text,
                                 gssize      length);
int         _prk_docx_twip      (double pt);

const char *_prk_docx_gaya      (PrkDocxPenulis *self,
                                 const PrkGaya  *gaya);
/* The numbering that continues or begins with @penanda; 0: it is no number and stays text. */
guint       _prk_docx_nomor     (PrkDocxPenulis *self,
                                 const char     *penanda,
                                 int             kiri,
                                 int             gantung);
/* A number as Word writes it; NULL where it writes another one than we do. */
char       *_prk_docx_nomor_tulis (char  angka,
                                   guint number) G_GNUC_WARN_UNUSED_RESULT;

void        _prk_docx_tabel     (PrkDocxPenulis *self,
                                 const PrkBlok  *blok);
void        _prk_docx_paragraf  (PrkDocxPenulis *self,
                                 const PrkBlok  *blok,
                                 int             sebelum,
                                 int             sesudah,
                                 gboolean        halaman,
                                 gboolean        ikut,
                                 const char     *bagian);

guint       _prk_docx_catat     (PrkDocxPenulis *self,
                                 const char     *words);
void        _prk_docx_lambang   (PrkDocxPenulis *self,
                                 const PrkBlok  *blok,
                                 int             sebelum,
                                 gboolean        halaman,
                                 const char     *bagian);
void        _prk_docx_lambang_baris (PrkDocxPenulis *self,
                                     const PrkBlok  *blok);
/* Adds the pictures to @rels and to @berkas, which has room for PRK_DOCX_MAX_GAMBAR; returns how many there are. */
guint       _prk_docx_gambar_list (PrkDocxPenulis *self,
                                   GString        *rels,
                                   PrkDocxBerkas  *berkas);

/* Parts beside the document itself. */
char       *_prk_docx_styles    (PrkDocxPenulis *self);
char       *_prk_docx_numbering (PrkDocxPenulis *self);
char       *_prk_docx_tepi      (PrkDocxPenulis *self,
                                 gboolean        atas,
                                 gboolean        sampul);
char       *_prk_docx_inti      (PrkDocxPenulis *self);
char       *_prk_docx_asal      (PrkDocxPenulis *self);
/* Distance of a running line from the paper's edge, twips. */
int         _prk_docx_jarak_tepi (PrkDocxPenulis *self,
                                  const PrkTepi  *tepi,
                                  gboolean        atas);

GBytes     *_prk_docx_zip       (const PrkDocxBerkas  *berkas,
                                 gsize                 n_berkas,
                                 GError              **error);

G_END_DECLS
