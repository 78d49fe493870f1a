/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store/prk-kasus-daftar.h"

G_BEGIN_DECLS

/* What became of an export. */
typedef struct
{
  char  *folder;   /* where it lies now */
  guint  n_berkas; /* files in it, the lists among them */
  guint  n_hilang; /* attachments whose bytes are not on this laptop; the list names them */
} PrkPaket;

void      prk_paket_free   (PrkPaket *self);

/* @done of @total, and the title of what was done last; in the thread that works. */
typedef void (*PrkPaketKemajuan) (guint       done,
                                  guint       total,
                                  const char *judul,
                                  gpointer    data);

/* A whole case as a new folder within @tempat: papers and KAK as PDF, attachments as they came, everything that is known as
 * JSON, index.html that any browser shows, SHA256SUMS. Blocks; any thread. Nothing is left where it fails. */
PrkPaket *prk_paket_tulis  (PrkKasusDaftar    *daftar,
                            PrkProfil         *profil,
                            const char        *ksd,
                            const char        *tempat,
                            PrkPaketKemajuan   kemajuan,
                            gpointer           data,
                            GCancellable      *cancellable,
                            GError           **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrkPaket, prk_paket_free)

G_END_DECLS
