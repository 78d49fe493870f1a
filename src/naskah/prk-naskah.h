/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/prk-profil.h"
#include "oplog/prk-record.h"

G_BEGIN_DECLS

#define PRK_NASKAH_ERROR (prk_naskah_error_quark ())
GQuark prk_naskah_error_quark (void);

typedef enum
{
  PRK_NASKAH_ERROR_TEMPLATE, /* the message names line and field; no document was made */
  PRK_NASKAH_ERROR_IMAGE,    /* the emblem is no image, or too large */
  PRK_NASKAH_ERROR_OUTPUT,   /* writing the PDF failed */
} PrkNaskahError;

/* Where a piece of the document came from and where it stands on paper: the two-way map of the preview. Points, origin top left. */
typedef struct
{
  char  *path;     /* field of the record; a cell of a table has its full path */
  guint  paragraf; /* of a narrative text, from 0; else 0 */
  int    page;     /* from 0 */
  double x, y, width, height;
} PrkJangkar;

/* One finished document. Immutable. */
#define PRK_TYPE_CETAKAN (prk_cetakan_get_type ())
typedef struct _PrkCetakan PrkCetakan;

GType             prk_cetakan_get_type    (void);
PrkCetakan       *prk_cetakan_ref         (PrkCetakan *self);
void              prk_cetakan_unref       (PrkCetakan *self);
GBytes           *prk_cetakan_get_pdf     (PrkCetakan *self); /* (transfer none) */
guint             prk_cetakan_get_n_pages (PrkCetakan *self);
/* (element-type PrkJangkar) in reading order; a paragraph that crosses pages has one each page. */
const GPtrArray  *prk_cetakan_get_jangkar (PrkCetakan *self);
/* First anchor of @path, or of the nearest thing above or below it; NULL when there is none. */
const PrkJangkar *prk_cetakan_find_path   (PrkCetakan *self,
                                           const char *path);
const PrkJangkar *prk_cetakan_find_point  (PrkCetakan *self,
                                           int         page,
                                           double      x,
                                           double      y);

/* Makes documents; keeps layouts between calls so that a changed paragraph costs only itself. One thread at a time. */
#define PRK_TYPE_PENCETAK (prk_pencetak_get_type ())
G_DECLARE_FINAL_TYPE (PrkPencetak, prk_pencetak, PRK, PENCETAK, GObject)

/* For a program that knows at its start that it will print. */
GThread     *prk_naskah_siapkan_huruf (void) G_GNUC_WARN_UNUSED_RESULT;

/* Fonts that no printer uses are kept for the next one; here they are given up, for who has installed others or measures. */
void         prk_naskah_lupakan_huruf (void);

PrkPencetak *prk_pencetak_new         (PrkProfil *profil);
/* The same for the sheet of a reviewer and for the result of a review. */
PrkPencetak *prk_pencetak_new_hasil_telaah (PrkProfil *profil);
/* The same for another type of record: @naskah is the name of a template of data/naskah, such as "berita-acara". */
PrkPencetak *prk_pencetak_new_untuk   (PrkProfil  *profil,
                                       const char *jenis,
                                       const char *naskah);
/* An office's own template, see data/naskah; NULL: the one that ships. */
gboolean     prk_pencetak_set_templat (PrkPencetak  *self,
                                       const char   *text,
                                       GError      **error);
/* The data folder of the office, for a printer of prk_pencetak_new_untuk(): templates in its folder "naskah" go before those that
 * ship, and pictures in its folder "lambang" are emblems by their key ("garuda.svg", "62.03.png"). NULL: none. Reads files. */
gboolean     prk_pencetak_set_folder (PrkPencetak  *self,
                                      const char   *folder,
                                      GError      **error);
/* The office's own templates, name → XML, which go before those that ship and those of the folder; NULL: none. When one of them cannot
 * be used, the document is made with what ships, and the warning says why. */
void         prk_pencetak_set_templat_kantor (PrkPencetak *self,
                                              GHashTable  *kantor);
const char  *prk_pencetak_get_peringatan     (PrkPencetak *self); /* (nullable) */
/* That, and what else of the office's could not be used, as whole sentences for a person. (nullable) */
char        *prk_pencetak_dup_catatan        (PrkPencetak *self) G_GNUC_WARN_UNUSED_RESULT;
/* One of several emblems by its key, for those that prk_pencetak_set_lambang() does not set. */
gboolean     prk_pencetak_set_lambang_lain (PrkPencetak  *self,
                                            const char   *kunci,
                                            GBytes       *image,
                                            GError      **error);
/* The same, decoded only if a paper shows it; what is wrong with it stands among the notes. @kunci NULL: the daerah's own. */
void         prk_pencetak_add_lambang      (PrkPencetak  *self,
                                            const char   *kunci,
                                            GBytes       *image);
/* The emblem: bytes of the office's own PNG, JPEG or SVG file; NULL: a neutral outline. At most 20 MB and 8,000 pixels a side. */
gboolean     prk_pencetak_set_lambang (PrkPencetak  *self,
                                       GBytes       *image,
                                       GError      **error);
/* Text over every page, such as "RANCANGAN", which makes it a draft: empty fields are named; NULL for none. */
void         prk_pencetak_set_tanda_air (PrkPencetak *self,
                                         const char  *text);
PrkCetakan  *prk_pencetak_cetak_kak   (PrkPencetak  *self,
                                       PrkRecord    *kak,
                                       GCancellable *cancellable,
                                       GError      **error) G_GNUC_WARN_UNUSED_RESULT;
PrkCetakan  *prk_pencetak_cetak_hasil_telaah (PrkPencetak   *self,
                                              PrkRecord     *hasil,
                                              GCancellable  *cancellable,
                                              GError       **error) G_GNUC_WARN_UNUSED_RESULT;
/* A record of the type that the printer was made for. */
PrkCetakan  *prk_pencetak_cetak       (PrkPencetak  *self,
                                       PrkRecord    *record,
                                       GCancellable *cancellable,
                                       GError      **error) G_GNUC_WARN_UNUSED_RESULT;

/* The same record for a word processor. */
GBytes      *prk_pencetak_tulis_docx  (PrkPencetak   *self,
                                       PrkRecord     *record,
                                       GCancellable  *cancellable,
                                       GError       **error) G_GNUC_WARN_UNUSED_RESULT;

/* For a word processor where @name ends in ".docx", else PDF. @n_pages (out) (optional): of a PDF. */
GBytes      *prk_pencetak_buat        (PrkPencetak   *self,
                                       PrkRecord     *record,
                                       const char    *name,
                                       guint         *n_pages,
                                       GCancellable  *cancellable,
                                       GError       **error) G_GNUC_WARN_UNUSED_RESULT;

/* The templates that ship, by name; and the text of one, NULL where there is none. */
GStrv        prk_templat_list_bawaan (void) G_GNUC_WARN_UNUSED_RESULT;
char        *prk_templat_dup_bawaan  (const char *nama) G_GNUC_WARN_UNUSED_RESULT;
/* Whether @text may stand in the place of @nama; if not, the message names line and field. @baris (out) (optional). */
gboolean     prk_templat_periksa     (PrkProfil   *profil,
                                      const char  *nama,
                                      const char  *text,
                                      GHashTable  *kantor,
                                      guint       *baris,
                                      GError     **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrkCetakan, prk_cetakan_unref)

G_END_DECLS
