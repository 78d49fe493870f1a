/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/prk-kak.h"
#include "oplog/prk-edit.h"

G_BEGIN_DECLS

/* A person at one device who writes into a KAK. */
typedef struct
{
  PrkKey    *key;
  PrkRecord *kak;
  guint64    n;
  char      *prev;
} Penulis;

Penulis *penulis_new         (guint64 seed);
/* Another device with what @self has now. */
Penulis *penulis_new_other   (Penulis *self,
                              guint64  seed);
void     penulis_free        (Penulis *self);

/* One op; the same op for others to take, (transfer full). */
PrkOp   *penulis_commit      (Penulis *self,
                              PrkEdit *edit);
/* Values as JSON text; NULL clears. */
void     penulis_set         (Penulis    *self,
                              const char *path,
                              const char *json);
/* Pairs of path and JSON text, NULL at the end. */
void     penulis_set_all     (Penulis           *self,
                              const char *const *pairs);

/* A KAK of Barito Selatan with all that the rules want and not a field more. */
void     penulis_isi_lengkap (Penulis *self);
/* A file of data/contoh. */
void     penulis_isi_contoh  (Penulis    *self,
                              const char *name);

/* Loads a shipped profile. */
PrkProfil       *muat_profil  (const char *id);
/* A finding of this rule; @path NULL: about any field. */
const PrkTemuan *cari_temuan  (GPtrArray  *findings,
                               const char *aturan,
                               const char *path);
void             tulis_temuan (GPtrArray *findings);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Penulis, penulis_free)

G_END_DECLS
