/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-kak.h"
#include "prk-tahapan.h"
#include "prk-tenggat.h"

G_BEGIN_DECLS

typedef struct
{
  const char *kode, *nama;
} TahapButir;

/* One rule being judged on one event. */
typedef struct
{
  const PrkTahapKonteks *konteks;
  PrkKasus              *kasus;
  const PrkKejadian     *e;
  const TahapButir      *daftar; /* of the rule, ends with kode NULL */
  GString               *kurang;
  GPtrArray            **temuan; /* of the KAK, found once */
} Uji;

typedef PrkVonis (*TahapUji) (Uji *u);

typedef struct
{
  const char *id;
  TahapUji    uji;
} TahapFungsi;

typedef struct
{
  PrkTahapAturan aturan;
  const char    *pesan;
  TahapButir    *daftar;
  TahapUji       uji;
} TahapAturan;

typedef struct
{
  const char *bila, *ke;
} TahapCabang;

typedef struct
{
  PrkTahapPeristiwa peristiwa;
  GStrv             alur, dari, varian; /* varian NULL: all */
  const char       *ke;
  TahapCabang      *cabang; /* ends with bila NULL */
  GPtrArray        *aturan; /* (element-type TahapAturan) */
} TahapLangkah;

typedef struct
{
  const char *id, *nama;
  GStrv       tanpa, sebab;
  GHashTable *tambah; /* event → GPtrArray of TahapAturan */
} TahapVarian;

typedef struct
{
  GPtrArray  *aturan;  /* (element-type TahapAturan) */
  GHashTable *menurut; /* id → TahapAturan */
  GPtrArray  *varian;  /* (element-type TahapVarian), the usual one first */
  GHashTable *keadaan; /* kind of line → GPtrArray of PrkTahapKeadaan */
  GPtrArray  *langkah; /* (element-type TahapLangkah) */
  GHashTable *index;   /* "alur/jenis" → TahapLangkah */
} TahapData;

const TahapData    *_prk_tahap_data       (void);
const TahapVarian  *_prk_tahap_varian     (PrkKasus *kasus);
/* "pks" of the line "pks-2" */
char               *_prk_tahap_jenis_alur (const char *alur);
const TahapLangkah *_prk_tahap_find       (const char *alur,
                                           const char *jenis);

extern const TahapFungsi _prk_tahap_fungsi_awal[];
extern const TahapFungsi _prk_tahap_fungsi_naskah[];
extern const TahapFungsi _prk_tahap_fungsi_tanda_tangan[];
extern const TahapFungsi _prk_tahap_fungsi_lanjut[];
extern const TahapFungsi _prk_tahap_fungsi_lembaga[];
extern const TahapFungsi _prk_tahap_fungsi_lama[];

/* What rules ask. */
#define VONIS(condition) ((condition) ? PRK_VONIS_LULUS : PRK_VONIS_GAGAL)

gboolean           _uji_ada     (Uji *u, const char *path);
gboolean           _uji_ya      (Uji *u, const char *path);
gboolean           _uji_sama    (Uji *u, const char *path, const char *text);
gboolean           _uji_jenis   (Uji *u, const char *jenis);
/* The KB that was signed before this event, or entered as an old one; NULL. */
const PrkKejadian *_uji_kb      (Uji *u, PrkHari *signed_on);
/* Whether the number of our own paper stands on no other (R92). */
gboolean           _uji_nomor_baru (Uji *u);
/* Whether some PKS was signed before, or entered as an old one. */
gboolean           _uji_has_pks (Uji *u);
/* The last event of a kind before this one, on its line. */
const PrkKejadian *_uji_lalu    (Uji *u, const char *jenis);
void               _uji_kurang  (Uji *u, const char *nama);
/* Every code of the rule's list is there below @prefix; what is not is named. */
gboolean           _uji_daftar  (Uji *u, const char *prefix);
gboolean           _uji_dalam_daftar (Uji *u, const char *kode);
GStrv              _uji_pihak   (Uji *u);
/* Whether this party is our own daerah. */
gboolean           _uji_is_sendiri (Uji *u, const char *pihak);
gboolean           _uji_has_kuasa (Uji *u);
/* Below @prefix something for each party; whose is missing is named. */
gboolean           _uji_setiap_pihak (Uji *u, const PrkKejadian *e, const char *prefix);
gboolean           _uji_rapat   (Uji *u, const char *jenis);
gboolean           _uji_lewat   (Uji *u, const char *tenggat);
gboolean           _uji_masa    (Uji *u, gboolean is_semester);

/* Events of procedures move no line: they are judged by the procedure's own run. */
gboolean _prk_tahap_is_sop  (const char *jenis);
PrkBoleh _prk_tahap_uji_sop (const PrkTahapKonteks *konteks,
                             const PrkKejadian     *e,
                             GPtrArray             *list);

G_END_DECLS
