/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/prk-kak.h"

#include "prk-templat.h"

G_BEGIN_DECLS

/* What a template makes of one record. */
typedef struct
{
  GPtrArray *sampul; /* (element-type PrkBlok) */
  GPtrArray *isi;    /* (element-type PrkBlok) */
  char      *kepala; /* running lines, see prk-pdf.h; NULL for none */
  char      *kaki;
  char      *judul;
  char      *penulis;
  char      *subjek;
} PrkSusunan;

/* @draf: empty fields are named as missing. */
PrkSusunan *prk_susunan_new  (PrkTemplat  *templat,
                              PrkProfil   *profil,
                              PrkRecord   *kak,
                              gboolean     draf,
                              GError     **error) G_GNUC_WARN_UNUSED_RESULT;
void        prk_susunan_free (PrkSusunan *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrkSusunan, prk_susunan_free)

G_END_DECLS
