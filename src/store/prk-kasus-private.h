/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-db-private.h"
#include "prk-kasus-daftar.h"

G_BEGIN_DECLS

/* prk-kasus-baca.c: a case from its rows; any connection. Events come in the order of the register's history,
 * then those that it has not accepted yet, as they were written. */
PrkKasus        *_prk_kasus_baca_fakta    (PrkDb       *db,
                                           gint64       number,
                                           const char  *id,
                                           GError     **error) G_GNUC_WARN_UNUSED_RESULT;
/* Those that the register refused are left out and counted. */
gboolean         _prk_kasus_baca_kejadian (PrkDb       *db,
                                           const char  *ksd,
                                           PrkKasus    *into,
                                           gboolean     is_ringkas,
                                           guint       *n_ditolak,
                                           gint64      *at_us,
                                           GError     **error);

/* What is kept of a case between two questions. */
typedef struct
{
  char            *id;
  gint64           number;
  gint64           changed_us; /* of the record alone */
  PrkKasus        *kasus;   /* (nullable) what states and deadlines ask of it; NULL: to be read */
  PrkKasusRingkas *dasar;   /* (nullable) what is known of it, without what is reckoned */
  PrkKasusRingkas *ringkas; /* (nullable) as it was reckoned */
  PrkHari          hari;    /* for this day */
  guint            turn;    /* with the calendar of this turn */
  gboolean         is_here; /* in the list that was read last */
} PrkKasusEntri;

void             _prk_kasus_entri_free    (PrkKasusEntri *self);
/* id → PrkKasusEntri */
GHashTable      *_prk_kasus_entri_new_table (void) G_GNUC_WARN_UNUSED_RESULT;
/* (element-type PrkKasusEntri) (transfer container) */
GPtrArray       *_prk_kasus_entri_list    (GHashTable  *entri,
                                           gboolean     is_unread) G_GNUC_WARN_UNUSED_RESULT;
/* Brings @entri up to date. @changed (nullable): ids of cases and peristiwa told of by the store; @newest: only so
 * many, 0 all; @seq (inout): the newest op that was looked at, 0: none yet. Blocks. */
gboolean         _prk_kasus_entri_baca    (PrkStore    *store,
                                           GHashTable  *entri,
                                           GHashTable  *changed,
                                           guint        newest,
                                           gint64      *seq,
                                           GError     **error);

/* prk-kasus-ringkas.c */
PrkKasusRingkas *_prk_kasus_ringkas_new_dasar (PrkKasus    *penuh,
                                           const char  *id) G_GNUC_WARN_UNUSED_RESULT;
PrkKasusRingkas *_prk_kasus_ringkas_hitung (PrkKasusRingkas *dasar,
                                           PrkKasus        *kasus,
                                           PrkKalender     *kalender,
                                           PrkProfil       *profil,
                                           PrkHari          hari_ini) G_GNUC_WARN_UNUSED_RESULT;

/* For the other files of PrkKasusDaftar. */
PrkProfil       *_prk_kasus_daftar_dup_profil (PrkKasusDaftar *self) G_GNUC_WARN_UNUSED_RESULT;

/* prk-kasus-tulis.c: inside a transaction of the writer. @fakta, @isi: tables as nested objects. */
struct _PrkWriter;
gboolean         _prk_kasus_tulis_ksd     (struct _PrkWriter *writer,
                                           const char  *id,
                                           JsonObject  *fakta,
                                           GError     **error);
gboolean         _prk_kasus_tulis_peristiwa (struct _PrkWriter *writer,
                                           const char  *ksd,
                                           const char  *jenis,
                                           JsonObject  *isi,
                                           char       **id,
                                           GError     **error);
/* What somebody wants to write; lives where they block for the answer. */
typedef struct
{
  const char *ksd;   /* NULL: a new one */
  const char *jenis; /* NULL: no event */
  JsonObject *fakta;
  JsonObject *isi;
  PrkKalender *kalender;
  PrkProfil *profil;
  GHashTable *nomor; /* (nullable) of other cases */
} PrkKasusTulis;

/* Asks the rules on the case as it stands in the transaction; fills @catatan but for its id. */
gboolean         _prk_kasus_judge         (struct _PrkWriter   *writer,
                                           const PrkKasusTulis *tulis,
                                           const char          *ksd,
                                           PrkKasusCatatan     *catatan,
                                           GError             **error);
/* The same on a new case of which only @tulis->fakta is known. */
gboolean         _prk_kasus_judge_new     (struct _PrkWriter   *writer,
                                           const PrkKasusTulis *tulis,
                                           PrkKasusCatatan     *catatan,
                                           GError             **error);
/* Sets of what cases other than @ksd have; @judul (nullable). Blocks. */
gboolean         _prk_kasus_list_others   (PrkKasusDaftar  *self,
                                           const char      *ksd,
                                           GHashTable     **nomor,
                                           GHashTable     **judul,
                                           GError         **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrkKasusEntri, _prk_kasus_entri_free)

G_END_DECLS
