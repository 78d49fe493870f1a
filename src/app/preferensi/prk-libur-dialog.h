/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "domain/prk-libur.h"

G_BEGIN_DECLS

typedef void (*PrkLiburEdited)   (const PrkLibur *former,
                                  const PrkLibur *libur,
                                  gpointer        user_data);
typedef void (*PrkLiburAccepted) (GPtrArray *libur,
                                  gpointer   user_data);

/* A local day off: a new one of @daerah, or @former changed. @owner is kept meanwhile and given to @edited. */
void prk_libur_dialog_edit    (GtkWindow        *parent,
                               const PrkLibur   *former,
                               const char       *daerah,
                               PrkLiburEdited    edited,
                               gpointer          owner);
/* What a file holds, and which of its lines are wrong, before it is taken in.
 * @libur: (element-type PrkLibur); @salah: (element-type PrkLiburSalah). */
void prk_libur_dialog_preview (GtkWindow        *parent,
                               const char       *name,
                               GPtrArray        *libur,
                               GPtrArray        *salah,
                               PrkLiburAccepted  accepted,
                               gpointer          owner);

G_END_DECLS
