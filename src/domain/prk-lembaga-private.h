/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-kak-periksa-private.h"
#include "prk-lembaga.h"
#include "prk-tahapan.h"

G_BEGIN_DECLS

/* Which field of a record mends a rule of the tahapan. */
typedef struct
{
  const char *aturan, *path;
} PrkPerbaikan;

/* Judges an event by the rules of the tahapan and adds those of @perbaikan (ends with NULL) that fail. */
void        _prk_periksa_kejadian (PrkPeriksa         *self,
                                   PrkKasus           *kasus,
                                   const char         *jenis,
                                   JsonObject         *isi,
                                   const PrkPerbaikan *perbaikan);
/* What the schema demands and is not there. */
void        _prk_periksa_kurang   (PrkPeriksa *self);
/* Hard ones first; takes both lists. */
GPtrArray  *_prk_periksa_end      (PrkPeriksa *self);
void        _prk_periksa_begin    (PrkPeriksa *self,
                                   PrkRecord  *record,
                                   PrkProfil  *profil);

/* prk-naskah-addendum.c: R101 and R103 of an addendum. */
void        _prk_naskah_periksa_addendum (PrkPeriksa *self);

/* The object at @path of an event, made where it is missing; "a/b" is nested. */
void        _prk_isi_set          (JsonObject *isi,
                                   const char *path,
                                   JsonNode   *value);
void        _prk_isi_set_teks     (JsonObject *isi,
                                   const char *path,
                                   const char *value);
void        _prk_isi_set_ya       (JsonObject *isi,
                                   const char *path,
                                   gboolean    value);
void        _prk_isi_set_bulat    (JsonObject *isi,
                                   const char *path,
                                   gint64      value);

G_END_DECLS
