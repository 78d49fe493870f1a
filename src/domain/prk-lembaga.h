/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-kak.h"
#include "prk-kalender.h"

G_BEGIN_DECLS

/* TKKSD and Tim Teknis (Pasal 34–35): records of type "lembaga", one a decree. Who belongs to them on a
 * day and who votes are functions of the records. Pure, any thread. */

/* One member on one day. Strings live as long as the record. */
typedef struct
{
  PrkRecord  *lembaga;
  char       *baris;
  const char *nama;      /* never NULL */
  const char *jabatan;   /* (nullable) as are the rest */
  const char *unsur;
  const char *kedudukan;
  gboolean    is_teknis;     /* of the Tim Teknis */
  gboolean    is_hak_suara;  /* never of the Tim Teknis: Pasal 35(2) */
} PrkAnggota;

void        prk_anggota_free         (PrkAnggota *self);

/* Whether the decree holds on that day. */
gboolean    prk_lembaga_is_berlaku   (PrkRecord *lembaga,
                                      PrkHari    hari);
/* The newest decree about such a body that holds on that day. @lembaga: (element-type PrkRecord) */
PrkRecord  *prk_lembaga_find_berlaku (GPtrArray  *lembaga,
                                      const char *jenis,
                                      PrkHari     hari);
/* (element-type PrkAnggota) those of the TKKSD first, each body in the order of its decree. */
GPtrArray  *prk_lembaga_list_anggota (GPtrArray *lembaga,
                                      PrkHari    hari) G_GNUC_WARN_UNUSED_RESULT;
/* How many of them vote. */
guint       prk_lembaga_count_suara  (GPtrArray *lembaga,
                                      PrkHari    hari);
/* A decree about TKKSD as its event "tkksd_dibentuk", on the day from which it holds. */
JsonObject *prk_lembaga_new_isi      (PrkRecord *lembaga) G_GNUC_WARN_UNUSED_RESULT;
/* (element-type PrkTemuan): R120–R122. */
GPtrArray  *prk_lembaga_periksa      (PrkRecord *lembaga,
                                      PrkProfil *profil) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
