/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "oplog/prk-edit.h"

#include "prk-lembaga.h"

G_BEGIN_DECLS

/* Meetings of the TKKSD (Pasal 37–39): records of type "rapat". Pure, any thread. @lembaga is always
 * (element-type PrkRecord), all records of type "lembaga". */

/* A line of a case, as a list of cases knows it. */
typedef struct
{
  const char *ksd;     /* id of the record */
  const char *judul;
  const char *alur;    /* "utama", "pks-2" */
  const char *keadaan; /* "M2" */
} PrkRapatKasus;

/* What a case waits for. */
typedef struct
{
  char       *ksd, *alur;
  char       *uraian;    /* as it stands in the agenda */
  const char *rapat;     /* kind of meeting: "pleno" */
  const char *agenda;    /* kind of item: "pembahasan_dokumen" */
  const char *pasal;
  const char *peristiwa; /* (nullable) the event of the case that the decision is */
} PrkUsulanAgenda;

void        prk_usulan_agenda_free   (PrkUsulanAgenda *self);

/* @kasus: (array length=n_kasus). (element-type PrkUsulanAgenda), those of one kind of meeting; @rapat NULL: of all. */
GPtrArray  *prk_rapat_list_usulan    (const PrkRapatKasus *kasus,
                                      gsize                n_kasus,
                                      const char          *rapat) G_GNUC_WARN_UNUSED_RESULT;
/* Whether the meeting has this item of this case already. */
gboolean    prk_rapat_has_usulan     (PrkRecord             *rapat,
                                      const PrkUsulanAgenda *usulan);
/* @row: a new id. */
void        prk_rapat_tambah_agenda  (PrkEdit               *edit,
                                      const PrkUsulanAgenda *usulan,
                                      const char            *row);

typedef struct
{
  guint    n_anggota;  /* who may vote, by membership on the day */
  guint    n_hadir;    /* everybody present */
  guint    n_suara;    /* those present who may vote */
  guint    persen;     /* more than that many of a hundred must be there: setting rapat.kuorum_persen */
  gboolean is_kuorum;
} PrkRapatHadir;

void        prk_rapat_hitung_hadir   (PrkRecord     *rapat,
                                      GPtrArray     *lembaga,
                                      PrkProfil     *profil,
                                      PrkRapatHadir *hadir);
/* (element-type PrkTemuan): R38–R39, R120–R128, and what minutes need. Before the meeting was held, what must be right then. */
GPtrArray  *prk_rapat_periksa        (PrkRecord *rapat,
                                      GPtrArray *lembaga,
                                      PrkProfil *profil) G_GNUC_WARN_UNUSED_RESULT;

/* The event of the TKKSD: "rapat_pleno" or "rapat_teknis"; NULL for other meetings. */
const char *prk_rapat_get_peristiwa  (PrkRecord *rapat);
/* Its fields. */
JsonObject *prk_rapat_new_isi        (PrkRecord *rapat,
                                      GPtrArray *lembaga) G_GNUC_WARN_UNUSED_RESULT;
/* The same once it was held, with the year that it counts for and the votes of its first decision that was
 * voted on; NULL before, and for a meeting that is no event of the TKKSD. */
JsonObject *prk_rapat_new_kejadian   (PrkRecord *rapat,
                                      GPtrArray *lembaga) G_GNUC_WARN_UNUSED_RESULT;
/* A decision about a case: the event's kind, and its fields; NULL where the item is about none. @row: of the table "putusan". */
JsonObject *prk_rapat_new_putusan    (PrkRecord   *rapat,
                                      GPtrArray   *lembaga,
                                      const char  *row,
                                      const char **ksd,
                                      const char **peristiwa) G_GNUC_WARN_UNUSED_RESULT;

/* What is printed: a record of type "cetak_rapat". */
PrkRecord  *prk_rapat_new_cetak      (PrkRecord *rapat,
                                      GPtrArray *lembaga,
                                      PrkProfil *profil) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
