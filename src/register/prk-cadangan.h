/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-register.h"

G_BEGIN_DECLS

/* The names of what stands in a register's folder. */
#define PRK_CADANGAN_BASIS "register.sqlite"
#define PRK_CADANGAN_KUNCI "kunci"
#define PRK_CADANGAN_BERKAS "berkas"

/* A copy of a register's folder as it stands now; @target must not exist. Writers go on. */
gboolean prk_cadangan_make    (PrkGudang      *gudang,
                               const char     *folder,
                               const char     *target,
                               GError        **error);
/* Makes @folder, which must not exist, from a backup, once @check found the copy whole. */
typedef gboolean (*PrkCadanganCheck) (const char  *folder,
                                      GError     **error);
gboolean prk_cadangan_restore (const char        *backup,
                               const char        *folder,
                               PrkCadanganCheck   check,
                               GError           **error);
/* The whole history as lines of JSON. */
gboolean prk_cadangan_export  (PrkRegister    *registry,
                               GOutputStream  *stream,
                               GError        **error);

G_END_DECLS
