/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/prk-buku.h"

#include "prk-naskah.h"

G_BEGIN_DECLS

/* Whether the ending of a file's name is one that the register can be written as: .xlsx, .ods, .csv, .pdf, .docx. */
gboolean prk_buku_can_tulis (const char *path);
/* The register as a file, by its ending. @rows: (element-type PrkBukuBaris) in their order; @saring: (nullable) what of the
 * book they are; @folder: (nullable) the office's data folder. Blocks. */
gboolean prk_buku_tulis     (GPtrArray            *rows,
                             const PrkBukuSaring  *saring,
                             PrkProfil            *profil,
                             const char           *folder,
                             PrkHari               hari_ini,
                             const char           *path,
                             GCancellable         *cancellable,
                             GError              **error);

G_END_DECLS
