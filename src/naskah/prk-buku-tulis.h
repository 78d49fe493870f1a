/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/prk-buku.h"

#include "prk-naskah.h"

G_BEGIN_DECLS

/* Whose papers they are. */
typedef struct
{
  PrkProfil  *profil;
  const char *folder;  /* (nullable) the office's data folder */
  GHashTable *templat; /* (nullable) its own templates, as prk_templat_muat() gives them */
} PrkBukuKantor;

/* Whether the ending of a file's name is one that the register can be written as: .xlsx, .ods, .csv, .pdf, .docx. */
gboolean prk_buku_can_tulis (const char *path);
/* The register as a file, by its ending. @rows: (element-type PrkBukuBaris) in their order; @saring: (nullable) what of the
 * book they are. Blocks. */
gboolean prk_buku_tulis     (GPtrArray            *rows,
                             const PrkBukuSaring  *saring,
                             const PrkBukuKantor  *kantor,
                             PrkHari               hari_ini,
                             const char           *path,
                             GCancellable         *cancellable,
                             GError              **error);
/* The report of the TKKSD for a semester or a year, PDF or DOCX by its ending. @record: of prk_statistik_new_cetak(). */
gboolean prk_buku_tulis_laporan (PrkRecord            *record,
                                 const PrkBukuKantor  *kantor,
                                 const char           *path,
                                 GCancellable         *cancellable,
                                 GError              **error);

G_END_DECLS
