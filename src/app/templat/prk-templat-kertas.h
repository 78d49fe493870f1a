/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/prk-kasus-daftar.h"

G_BEGIN_DECLS

/* One printing with other templates than those in force. */
typedef struct
{
  PrkKasusDaftar *daftar;
  PrkProfil      *profil;
  GHashTable     *kantor;  /* (element-type utf8 utf8) */
  char           *nama;    /* of the template */
  char           *id;      /* (nullable) of what it is shown on; NULL: a sample */
  PrkRecord      *record;  /* (nullable) what is printed, if it was laid together before; set by the worker */
  char           *catatan; /* (nullable) set by the worker */
} PrkTemplatCetak;

void prk_templat_cetak_free   (PrkTemplatCetak     *self);
/* On a worker. Takes @cetak, the task's data; g_task_propagate_pointer() gives a GBytes. */
void prk_templat_kertas_async (GObject             *source,
                               PrkTemplatCetak     *cetak,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback);

G_END_DECLS
