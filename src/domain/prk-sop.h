/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* A standard operating procedure: header, actors, steps and branches, read from data (data/sop, or an
 * office's own file). Immutable, any thread. */
#define PRK_TYPE_SOP (prk_sop_get_type ())
typedef struct _PrkSop PrkSop;

/* How far a cell of the printed procedure can be trusted, where the chart was lost. */
typedef enum
{
  PRK_PASTI_TERTULIS,   /* A: named in the text */
  PRK_PASTI_DISIMPULKAN, /* B: follows from the steps beside it */
  PRK_PASTI_DIPERKIRAKAN, /* C: guessed from the title of the post */
} PrkPasti;

typedef enum
{
  PRK_SATUAN_MENIT,
  PRK_SATUAN_JAM,
  PRK_SATUAN_HARI,
  PRK_SATUAN_BULAN,
  PRK_N_SATUAN,
} PrkSatuan;

typedef struct
{
  const char *id, *nama;
} PrkSopPelaksana;

typedef struct
{
  guint    pelaksana; /* its place in the list of actors */
  PrkPasti kepastian;
} PrkSopPeran;

typedef struct
{
  const char *nama;
  const char *jika; /* (nullable) wanted only then */
} PrkSopSyarat;

/* One step. */
typedef struct
{
  const char         *id; /* as printed: "1a" */
  const char         *kegiatan;
  const PrkSopPeran  *peran;
  guint               n_peran;
  const PrkSopSyarat *kelengkapan;
  guint               n_kelengkapan;
  guint               waktu;
  PrkSatuan           satuan;
  const char *const  *output;
  const char         *output_asli; /* (nullable) as printed, where that is a mistake */
  const char *const  *rincian;     /* sub-steps, never NULL */
  const char         *catatan;     /* (nullable) */
  gint                lanjut;      /* the next step, or that after "Ya"; -1: the end */
  const guint        *kembali;     /* steps that "Tidak" may return to */
  guint               n_kembali;   /* 0: no decision */
  PrkPasti            kembali_pasti;
  gboolean            is_berulang; /* a meeting, held as often as needed */
  const guint        *paraf;       /* actors who initial what leaves it */
  guint               n_paraf;
  gboolean            is_disposisi;
} PrkSopLangkah;

/* A mistake in a file. */
typedef struct
{
  guint baris; /* from 1 */
  char *kunci; /* "langkah/3/pelaksana" */
  char *pesan; /* plain Indonesian */
} PrkSopSalah;

void                   prk_sop_salah_free      (PrkSopSalah *self);

GType                  prk_sop_get_type        (void);
/* NULL when @salah (element-type PrkSopSalah) got anything. */
PrkSop                *prk_sop_baca            (const char *text,
                                                gssize      size,
                                                GPtrArray  *salah) G_GNUC_WARN_UNUSED_RESULT;
/* Ids of the procedures at hand: those shipped and those in @folder (may be NULL). */
GStrv                  prk_sop_list            (const char *folder) G_GNUC_WARN_UNUSED_RESULT;
PrkSop                *prk_sop_load            (const char  *id,
                                                const char  *folder,
                                                GError     **error) G_GNUC_WARN_UNUSED_RESULT;
PrkSop                *prk_sop_ref             (PrkSop *self);
void                   prk_sop_unref           (PrkSop *self);

const char            *prk_sop_get_id          (PrkSop *self);
const char            *prk_sop_get_nama        (PrkSop *self);
const char            *prk_sop_get_daerah      (PrkSop *self);
const char            *prk_sop_get_sumber      (PrkSop *self);
gboolean               prk_sop_is_lengkap      (PrkSop *self);
const char *const     *prk_sop_get_catatan     (PrkSop *self);
/* A text of the header ("nomor", "disahkan" …) or NULL; a list of it ("dasar_hukum" …) or NULL. */
const char            *prk_sop_get_kepala      (PrkSop     *self,
                                                const char *key);
const char *const     *prk_sop_get_kepala_daftar (PrkSop   *self,
                                                const char *key);
guint                  prk_sop_get_n_pelaksana (PrkSop *self);
const PrkSopPelaksana *prk_sop_get_pelaksana   (PrkSop *self,
                                                guint   index);
guint                  prk_sop_get_n_langkah   (PrkSop *self);
const PrkSopLangkah   *prk_sop_get_langkah     (PrkSop *self,
                                                guint   index);
gint                   prk_sop_find_langkah    (PrkSop     *self,
                                                const char *id);
gint                   prk_sop_find_pelaksana  (PrkSop     *self,
                                                const char *id);
/* The standard times of all steps, each once, by unit. */
void                   prk_sop_jumlah_waktu    (PrkSop *self,
                                                guint   jumlah[PRK_N_SATUAN]);
/* As a file that prk_sop_baca() reads. */
char                  *prk_sop_dup_json       (PrkSop *self) G_GNUC_WARN_UNUSED_RESULT;
/* "21 hari 135 menit" */
char                  *prk_sop_dup_waktu       (const guint jumlah[PRK_N_SATUAN]) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrkSop, prk_sop_unref)

G_END_DECLS
