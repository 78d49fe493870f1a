/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/prk-profil.h"

#include "prk-blok.h"
#include "prk-isian.h"

G_BEGIN_DECLS

typedef enum
{
  PRK_UNSUR_NASKAH,
  PRK_UNSUR_META,
  PRK_UNSUR_GAYA,
  PRK_UNSUR_KEPALA,
  PRK_UNSUR_KAKI,
  PRK_UNSUR_SAMPUL,
  PRK_UNSUR_ISI,
  PRK_UNSUR_POTONGAN,
  PRK_UNSUR_SISIP,
  PRK_UNSUR_PAR,
  PRK_UNSUR_NARASI,
  PRK_UNSUR_PILIHAN,
  PRK_UNSUR_UNTUK,
  PRK_UNSUR_JIKA,
  PRK_UNSUR_UTUH,
  PRK_UNSUR_TABEL,
  PRK_UNSUR_KOLOM,
  PRK_UNSUR_RINCIAN,
  PRK_UNSUR_BUTIR,
  PRK_UNSUR_LAMBANG,
  PRK_UNSUR_RUANG,
  PRK_UNSUR_HALAMAN,
  PRK_UNSUR_DAFTAR_PROFIL,
  PRK_UNSUR_UNTUK_BAGIAN,
  PRK_UNSUR_BAGIAN,
  PRK_UNSUR_SEMUA_BIDANG,
  PRK_UNSUR_TEBAL,
  PRK_UNSUR_MIRING,
  PRK_UNSUR_GARIS_BAWAH,
  PRK_UNSUR_BARIS_BARU,
  PRK_UNSUR_TEKS,
  PRK_N_UNSUR,
} PrkUnsur;

typedef struct _PrkSimpul PrkSimpul;

/* An element of a template, or a text in one. */
struct _PrkSimpul
{
  PrkUnsur         unsur;
  int              line;
  PrkSimpul       *induk;
  GPtrArray       *anak;   /* (element-type PrkSimpul) */
  GPtrArray       *isian;  /* of a text: its pieces */
  GHashTable      *nilai;  /* (nullable) attribute → value */
  GHashTable      *uraian; /* (nullable) attribute that is a text with placeholders → its pieces */
  const PrkGaya   *gaya;   /* by the attribute "gaya", or the element's own */
  const PrkBidang *bidang; /* by "path" */
  const PrkBidang *tabel;  /* by "tabel" or "rekap" */
};

/* One kind of document as data: read once, checked against the schema, immutable. */
typedef struct _PrkTemplat PrkTemplat;

PrkTemplat      *prk_templat_new       (const char *text,
                                        PrkProfil  *profil,
                                        GError    **error) G_GNUC_WARN_UNUSED_RESULT;
/* Gives the text of the template that another one is based on. */
typedef char *(*PrkTemplatMuat) (const char *nama,
                                 gpointer    user_data,
                                 GError    **error);
PrkTemplat      *prk_templat_new_dengan (const char      *text,
                                         PrkProfil       *profil,
                                         PrkTemplatMuat   muat,
                                         gpointer         user_data,
                                         GError         **error) G_GNUC_WARN_UNUSED_RESULT;
void             prk_templat_free      (PrkTemplat *self);
const PrkSimpul *prk_templat_get_root  (PrkTemplat *self);
/* First child of the root of that kind, running lines of the template that it is based on, too; NULL when there is none. */
const PrkSimpul *prk_templat_find      (PrkTemplat *self,
                                        PrkUnsur    unsur);
gboolean         prk_templat_is_surat  (PrkTemplat *self);
const PrkSimpul *prk_templat_find_potongan (PrkTemplat *self,
                                           const char *nama);
const PrkGaya   *prk_templat_get_gaya  (PrkTemplat *self,
                                        const char *name);

/* NULL when it is none of this template's. */
const char      *prk_templat_get_nama_gaya (PrkTemplat    *self,
                                            const PrkGaya *gaya);

const char      *prk_simpul_get        (const PrkSimpul *self,
                                        const char      *name); /* NULL when absent */
double           prk_simpul_get_angka  (const PrkSimpul *self,
                                        const char      *name,
                                        double           fallback);
gboolean         prk_simpul_get_ya     (const PrkSimpul *self,
                                        const char      *name,
                                        gboolean         fallback);
const GPtrArray *prk_simpul_get_uraian (const PrkSimpul *self,
                                        const char      *name);

/* The columns of a rekap: "nama" and "jumlah". */
const PrkBidang *prk_templat_get_rekap (const char *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrkTemplat, prk_templat_free)

G_END_DECLS
