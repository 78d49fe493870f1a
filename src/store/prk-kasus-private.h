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
  PrkKasus        *kasus;   /* (nullable) what states and deadlines ask of it; NULL: to be read */
  PrkKasusRingkas *dasar;   /* (nullable) what is known of it, without what is reckoned */
  PrkKasusRingkas *ringkas; /* (nullable) as it was reckoned */
  PrkHari          hari;    /* for this day */
  guint            turn;    /* with the calendar of this turn */
  gboolean         is_here; /* in the list that was read last */
} PrkKasusEntri;

void             _prk_kasus_entri_free    (PrkKasusEntri *self);

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
/* What cases other than @ksd have → id of the case; @judul (nullable). Blocks. */
gboolean         _prk_kasus_list_others   (PrkKasusDaftar  *self,
                                           const char      *ksd,
                                           GHashTable     **nomor,
                                           GHashTable     **judul,
                                           GError         **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrkKasusEntri, _prk_kasus_entri_free)

G_END_DECLS
