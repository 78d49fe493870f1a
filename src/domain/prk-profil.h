/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-klasifikasi.h"
#include "prk-skema.h"

G_BEGIN_DECLS

/* The settings of one daerah: data/profil/<id>.json, or a file the office put in its own data folder. Immutable. */
#define PRK_TYPE_PROFIL (prk_profil_get_type ())
typedef struct _PrkProfil PrkProfil;

/* How one part of the KAK stands in this daerah's layout. */
typedef struct
{
  const char *id;      /* of the schema's part */
  const char *nomor;   /* as printed before the heading: "a.", "I." … */
  const char *judul;
  const char *panduan;
} PrkTataBagian;

typedef struct
{
  double lebar_mm, tinggi_mm;
  double kiri_mm, kanan_mm, atas_mm, bawah_mm;
  const char *huruf_naskah; /* font family list, Pango form */
  double ukuran_naskah_pt;
  double spasi;             /* line spacing factor */
  double ukuran_sampul_pt;
  double lambang_mm;
} PrkTataHalaman;

GType                 prk_profil_get_type     (void);

/* Ids of the profiles at hand: those shipped and those in @folder (may be NULL; one .json a profile, its id the base name). */
GStrv                 prk_profil_list         (const char *folder) G_GNUC_WARN_UNUSED_RESULT;
PrkProfil            *prk_profil_load         (const char  *id,
                                               const char  *folder,
                                               GError     **error) G_GNUC_WARN_UNUSED_RESULT;
PrkProfil            *prk_profil_new_from_json (const char  *text,
                                               const char  *name,
                                               GError     **error) G_GNUC_WARN_UNUSED_RESULT;
/* The same with documents set in another font. */
PrkProfil            *prk_profil_new_with_huruf (PrkProfil  *self,
                                                 const char *huruf) G_GNUC_WARN_UNUSED_RESULT;
/* The same with another list in the place of one of its own, such as "batas_daerah". */
PrkProfil            *prk_profil_new_with_daftar (PrkProfil         *self,
                                                 const char        *key,
                                                 const char *const *daftar) G_GNUC_WARN_UNUSED_RESULT;
/* The same daerah for records of another type, such as "telaah": its schema is that of data/skema/<jenis>.json. */
PrkProfil            *prk_profil_new_for       (PrkProfil  *self,
                                                const char *jenis) G_GNUC_WARN_UNUSED_RESULT;
/* The same on paper turned sideways. */
PrkProfil            *prk_profil_new_mendatar  (PrkProfil  *self,
                                                const char *jenis) G_GNUC_WARN_UNUSED_RESULT;
PrkProfil            *prk_profil_ref          (PrkProfil *self);
void                  prk_profil_unref        (PrkProfil *self);
const char           *prk_profil_get_id       (PrkProfil *self);
const char           *prk_profil_get_nama     (PrkProfil *self);
const char           *prk_profil_get_daerah   (PrkProfil *self); /* kode wilayah */
PrkSkema             *prk_profil_get_skema    (PrkProfil *self); /* of the KAK, with this profile's extra parts */
guint                 prk_profil_get_n_bagian (PrkProfil *self);
const PrkTataBagian  *prk_profil_get_bagian   (PrkProfil *self,
                                               guint      index);
const PrkTataHalaman *prk_profil_get_halaman  (PrkProfil *self);

/* Any other setting by dotted key, e.g. "kop.pemda", "pejabat.kepala_daerah": a string, or NULL. */
const char           *prk_profil_get_teks     (PrkProfil  *self,
                                               const char *key);
/* (nullable) (element-type utf8) a list setting such as "perangkat_daerah" or "batas_daerah". */
const char *const    *prk_profil_get_daftar   (PrkProfil  *self,
                                               const char *key);
/* A whole number by dotted key, e.g. "batas.durasi_maks_bulan". */
gint64                prk_profil_get_bulat    (PrkProfil  *self,
                                               const char *key,
                                               gint64      fallback);
/* (element-type PrkPilihan) (transfer container): the choices of a list that this daerah has, for forms. */
GPtrArray            *prk_profil_list_pilihan (PrkProfil  *self,
                                               const char *id) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrkProfil, prk_profil_unref)

G_END_DECLS
