/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/prk-kewajiban.h"
#include "domain/prk-rapat-ringkas.h"

#include "prk-antrean.h"
#include "prk-kasus-daftar.h"

G_BEGIN_DECLS

/* The desk: what of all cases, KAK and refusals waits for whoever sits here, each thing once, in groups in the
 * order in which they matter. A pure function of what is given and today. Any thread. */

typedef enum
{
  PRK_MEJA_TERLAMBAT,
  PRK_MEJA_MINGGU_INI,   /* due within PRK_MEJA_MINGGU days */
  PRK_MEJA_DIKEMBALIKAN, /* returned, refused by the register, or in conflict */
  PRK_MEJA_NANTI,        /* one's own, due later */
  PRK_MEJA_DRAF,
  PRK_MEJA_LAPORAN,  /* of the half year or year that runs, not filed */
  PRK_MEJA_BERAKHIR, /* agreements that end within 180 days */
  PRK_MEJA_CATATAN,  /* a Kesepakatan Bersama without a Perjanjian, a year without Rapat Pleno */
  PRK_MEJA_MENUNGGU, /* others act */
  PRK_MEJA_N_KELOMPOK,
} PrkMejaKelompok;

#define PRK_MEJA_MINGGU 7

/* Setting of the store: whose desk it is. */
#define PRK_SETTING_MEJA_PERAN "meja/peran"

/* Whose desk it is. */
typedef enum
{
  PRK_MEJA_SEMUA,       /* one laptop for the office: everything that is ours */
  PRK_MEJA_PD,          /* a perangkat daerah, with the cases of its own */
  PRK_MEJA_SEKRETARIAT, /* runs the cases, and prepares what the Kepala Daerah signs */
  PRK_MEJA_TKKSD,       /* a member */
  PRK_MEJA_PIMPINAN,    /* Kepala Daerah */
  PRK_MEJA_N_PERAN,
} PrkMejaPeran;

typedef struct
{
  GPtrArray *kasus;   /* (nullable) (element-type PrkKasusRingkas) */
  GPtrArray *kak;     /* (nullable) (element-type PrkRingkas) */
  GPtrArray *antrean; /* (nullable) (element-type PrkAntrean) */
  GPtrArray *rapat;   /* (nullable) (element-type PrkRapatRingkas) */
  GPtrArray *kewajiban; /* (nullable) (element-type PrkKewajibanNaskah) */
  PrkRecord *lembaga; /* (nullable) the decree about the TKKSD that holds today */
  PrkMejaPeran peran;
  const char *perangkat_daerah; /* (nullable) of the person */
  PrkHari hari_ini;
  PrkHari hanya; /* 0, or the one day whose deadlines are wanted; it is the only one in `hari` then */
  guint batas;   /* rows of a group that are made; 0: all */
} PrkMejaBahan;

typedef struct
{
  PrkMejaKelompok kelompok;
  const char *teks;   /* what to do, verb first: a msgid */
  const char *tombol; /* a msgid */
  char *judul;        /* of the case or KAK; may be empty */
  char *tempat;       /* a place of the window: "kasus/<id>" */
  const char *id;     /* (nullable) of the deadline: "D2" */
  char *uid;          /* (nullable) of the deadline, as a calendar has it */
  const char *pelaku; /* (nullable) who acts */
  const char *pasal;  /* (nullable) */
  char *hitungan;     /* (nullable) */
  char *peringatan;   /* (nullable) */
  char *keterangan;   /* (nullable) of a KAK: its partners; of a refusal: the reason; of a task: who, and which meeting */
  PrkHari jatuh;      /* 0: none */
  gint sisa;          /* in the unit of the article */
  gboolean is_kerja;
  guint dalam;        /* of an agreement that ends: 7, 30, 60, 90 or 180 days; else 0 */
  int lengkap;        /* of a KAK; else -1 */
  gint64 changed_us;  /* of a KAK; else 0 */
} PrkMejaBaris;

/* A day with deadlines, for a calendar. */
typedef struct
{
  PrkHari hari;
  guint n;
  guint n_lewat; /* of these, those that are late */
} PrkMejaHari;

typedef struct
{
  GPtrArray *baris[PRK_MEJA_N_KELOMPOK]; /* (element-type PrkMejaBaris) */
  guint jumlah[PRK_MEJA_N_KELOMPOK];     /* of all, made or not */
  GArray *hari;                          /* PrkMejaHari, by day */
} PrkMeja;

void         prk_meja_baris_free     (PrkMejaBaris *self);
void         prk_meja_free           (PrkMeja *self);
PrkMeja     *prk_meja_susun          (const PrkMejaBahan *bahan) G_GNUC_WARN_UNUSED_RESULT;
/* Whether a deadline still asks something of somebody: not over, not of a line that was given up. */
gboolean     prk_meja_is_terbuka     (PrkKasusRingkas  *kasus,
                                      const PrkTenggat *tenggat);
/* How many things are late or due this week. */
guint        prk_meja_count_mendesak (const PrkMeja *self);
guint        prk_meja_count          (const PrkMeja *self);
/* NULL when nothing is due on that day. */
const PrkMejaHari *prk_meja_find_hari (const PrkMeja *self, PrkHari hari);
/* A msgid. */
const char  *prk_meja_get_judul      (PrkMejaKelompok kelompok);

/* "semua", "pd" …, as the setting keeps it; what it does not know is the whole office's. */
const char  *prk_meja_peran_get_kode (PrkMejaPeran peran);
PrkMejaPeran prk_meja_peran_dari     (const char *kode);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrkMeja, prk_meja_free)

G_END_DECLS
