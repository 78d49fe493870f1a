/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/prk-kasus-daftar.h"

G_BEGIN_DECLS

/* What a template is shown on: for each kind of paper the records that there are of it. Those that block are for a worker. */
typedef struct
{
  const char *nama;     /* of the template */
  const char *judul;    /* what people call the paper, untranslated */
  const char *kelompok; /* untranslated: the heading that it stands below */
} PrkTemplatKertas;

/* (element-type PrkTemplatKertas) (transfer none): every template, in the order of a list. */
GPtrArray  *prk_templat_kertas_daftar (void);
const char *prk_templat_kertas_judul  (const char *nama);

typedef struct
{
  char *id;
  char *judul;
} PrkTemplatPilihan;

/* (element-type PrkTemplatPilihan) the newest first; none where no such record is there yet. Blocks. */
GPtrArray  *prk_templat_bahan_list    (PrkKasusDaftar  *daftar,
                                       const char      *nama,
                                       GError         **error) G_GNUC_WARN_UNUSED_RESULT;
/* What is printed; @id (nullable): a sample. Blocks. */
PrkRecord  *prk_templat_bahan_new_cetak (PrkKasusDaftar  *daftar,
                                         PrkProfil       *profil,
                                         const char      *nama,
                                         const char      *id,
                                         GError         **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
