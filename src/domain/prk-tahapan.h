/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-kasus.h"

G_BEGIN_DECLS

/* A case through its tahapan (Pasal 13): states, events and who may follow whom are data
 * (data/tahapan/tahapan.json), each rule is a function with its id. Pure; one thread at a time on one
 * case. */

typedef enum
{
  PRK_TAHAP_HARD,   /* [H] blocks */
  PRK_TAHAP_SOFT,   /* [S] asks for a reason: the event's field alasan/<id> */
  PRK_TAHAP_HITUNG, /* [C] reckoned; blocks while it cannot be, or says no */
} PrkTahapKekuatan;

typedef struct
{
  const char      *id; /* "R31" */
  const char      *pasal;
  PrkTahapKekuatan kekuatan;
  const char      *penjelasan; /* what the rule says */
} PrkTahapAturan;

typedef struct
{
  const char *id; /* "C1" */
  const char *nama;
  const char *tahapan; /* the letter of Pasal 13; "-" beside it */
  const char *pelaksana;
} PrkTahapKeadaan;

typedef struct
{
  const char *id; /* the kind of the event */
  const char *nama;
} PrkTahapPeristiwa;

typedef enum
{
  PRK_VONIS_TIDAK_BERLAKU,
  PRK_VONIS_LULUS,
  PRK_VONIS_GAGAL,
} PrkVonis;

typedef struct
{
  const PrkTahapAturan *aturan;
  PrkVonis              vonis;
  char                 *pesan;        /* (nullable) what is missing, plain Indonesian */
  gboolean              is_beralasan; /* a soft one that fails, with a reason */
  const char           *alur;         /* (nullable) */
  const PrkKejadian    *kejadian;     /* (nullable) the event that was judged */
} PrkTahapHasil;

typedef enum
{
  PRK_BOLEH,
  PRK_BOLEH_BILA_BERALASAN, /* only soft rules fail */
  PRK_TIDAK_ATURAN,         /* a rule fails */
  PRK_TIDAK_KEADAAN,        /* not from this state */
  PRK_TIDAK_VARIAN,         /* not in this kind of cooperation */
  PRK_TIDAK_DIKENAL,        /* no such event on such a line */
} PrkBoleh;

typedef struct
{
  PrkKasus    *kasus;
  PrkKalender *kalender;
  PrkProfil   *profil;
  PrkRecord   *kak; /* (nullable) the KAK of the case */
  GHashTable  *nomor; /* (nullable) (element-type utf8) numbers of other cases, as prk_tahapan_list_nomor() gives them */
  GPtrArray   *rantai; /* (nullable) (element-type PrkRantai) initials below the texts of the case */
} PrkTahapKonteks;

void                     prk_tahap_hasil_free       (PrkTahapHasil *self);

guint                    prk_tahapan_get_n_aturan   (void);
const PrkTahapAturan    *prk_tahapan_get_aturan     (guint index);
const PrkTahapKeadaan   *prk_tahapan_find_keadaan   (const char *alur,
                                                     const char *id);
/* NULL-terminated ids of all states of a line's kind. */
GStrv                    prk_tahapan_list_keadaan   (const char *alur) G_GNUC_WARN_UNUSED_RESULT;

/* The name of an event; NULL where no such line has it. */
const char              *prk_tahapan_get_nama_peristiwa (const char *alur,
                                                     const char *jenis);

/* Where a line of the case is; NULL: it has not begun. */
const char              *prk_tahapan_get_keadaan    (PrkKasus   *kasus,
                                                     const char *alur);
/* The day of the event that brought a line to where it is; 0: it has not moved, or nobody wrote the day. */
PrkHari                  prk_tahapan_get_sejak      (PrkKasus   *kasus,
                                                     const char *alur);
/* Each state that a line was in, in its order: @mulai, @selesai are 0 where nobody wrote the day; @is_kini: it is there still. */
typedef void (*PrkTahapTelusur) (const PrkTahapKeadaan *keadaan,
                                 PrkHari                mulai,
                                 PrkHari                selesai,
                                 gboolean               is_kini,
                                 gpointer               data);
void                     prk_tahapan_telusuri       (PrkKasus       *kasus,
                                                     const char     *alur,
                                                     PrkTahapTelusur visit,
                                                     gpointer        data);
/* Whether its rules ask the KAK of the case. */
gboolean                 prk_tahapan_needs_kak      (const char *jenis);
/* NULL for what the data do not know on such a line. */
const PrkTahapPeristiwa *prk_tahapan_find_peristiwa (const char *alur,
                                                     const char *jenis);
/* (element-type PrkTahapPeristiwa) (transfer container): what may follow, rules not asked. */
GPtrArray               *prk_tahapan_list_peristiwa (PrkKasus   *kasus,
                                                     const char *alur) G_GNUC_WARN_UNUSED_RESULT;
/* @hasil: (out) (optional) (element-type PrkTahapHasil) every rule of the event. */
PrkBoleh                 prk_tahapan_boleh          (const PrkTahapKonteks *konteks,
                                                     const char            *jenis,
                                                     JsonObject            *isi,
                                                     GPtrArray            **hasil);
/* The same, and the event is part of the case when it may be. */
PrkBoleh                 prk_tahapan_catat          (const PrkTahapKonteks *konteks,
                                                     const char            *jenis,
                                                     JsonObject            *isi,
                                                     GPtrArray            **hasil);
/* Every rule once: judged on the last event that it guards, on each line, the worst. */
GPtrArray               *prk_tahapan_periksa        (const PrkTahapKonteks *konteks) G_GNUC_WARN_UNUSED_RESULT;
/* Numbers of our own papers with kind and year of their register (R92): "kb/2026/100.3.7.1/7". @pihak: the key of our own row
 * of parties; (nullable): found from the case. */
GStrv                    prk_tahapan_list_nomor     (PrkKasus   *kasus,
                                                     const char *pihak) G_GNUC_WARN_UNUSED_RESULT;
/* Whether such an event gives a paper its number. */
gboolean                 prk_tahapan_is_penomoran   (const char *jenis);
/* The key of our own row of parties; NULL while there is none. */
char                    *prk_tahapan_dup_pihak_kita (PrkKasus *kasus) G_GNUC_WARN_UNUSED_RESULT;
/* (nullable) Key of the row of the party that began the case: ours, or the first of the others when they offered. */
char                    *prk_tahapan_dup_pihak_pemrakarsa (PrkKasus *kasus) G_GNUC_WARN_UNUSED_RESULT;
char                    *prk_tahapan_dup_nomor      (const char *alur,
                                                     PrkHari     hari,
                                                     const char *nomor) G_GNUC_WARN_UNUSED_RESULT;
/* Whether the DPRD must approve, and why: Pasal 21(1). */
gboolean                 prk_tahapan_perlu_dprd     (PrkKasus   *kasus,
                                                     const char *alur,
                                                     char      **alasan);

G_END_DECLS
