/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/prk-profil.h"
#include "oplog/prk-edit.h"

#include "prk-docx.h"

G_BEGIN_DECLS

/* A paragraph of a KAK that was written freely, and where it goes. */
typedef struct
{
  PrkDocxJenis jenis;
  char        *teks;
  char        *path;     /* (nullable) narrative field, "judul", or a table for its rows; NULL: nowhere yet */
  gboolean     is_kepala; /* the heading that leads to a field: its words are known there */
} PrkDocxTempat;

/* @paragraf: (element-type PrkDocxParagraf). Pure; any thread. (element-type PrkDocxTempat) */
GPtrArray *prk_docx_impor_bagi  (GPtrArray *paragraf,
                                 PrkProfil *profil) G_GNUC_WARN_UNUSED_RESULT;
/* Writes all that has a place; narrative texts are added to what stands there. @new_id makes ids of rows. Returns how many
 * paragraphs went in. */
guint      prk_docx_impor_tulis (GPtrArray *tempat,
                                 PrkSkema  *skema,
                                 PrkEdit   *edit,
                                 char    *(*new_id) (gpointer user_data),
                                 gpointer   user_data);

G_END_DECLS
