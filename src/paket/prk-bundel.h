/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-paket.h"

G_BEGIN_DECLS

/* Papers and attachments of a case as one PDF with a table of contents. */

/* Something of a case that can be in it. */
typedef struct
{
  char    *id;         /* "kak", "naskah/<line>/<paper>", "berkas/<hash>" */
  char    *judul;
  char    *keterangan; /* line, or "KAK", or where it was attached */
  gboolean is_usul;    /* proposed: the newest paper and what goes with it */
} PrkBundelButir;

/* What became of it. */
typedef struct
{
  GBytes *pdf;
  guint   n_halaman;
  guint   n_bagian;
  guint   n_terpisah; /* named in the contents, but not in it */
} PrkBundelHasil;

void            prk_bundel_hasil_free (PrkBundelHasil *self);

/* (element-type PrkBundelButir) in their order. Blocks; any thread. */
GPtrArray      *prk_bundel_list  (PrkKasusDaftar     *daftar,
                                  PrkProfil          *profil,
                                  const char         *ksd,
                                  GError            **error) G_GNUC_WARN_UNUSED_RESULT;
/* @pilihan (nullable): ids of what is in it, in this order; NULL: what is proposed. Blocks, in a thread that outlives the call. */
PrkBundelHasil *prk_bundel_buat  (PrkKasusDaftar     *daftar,
                                  PrkProfil          *profil,
                                  const char         *ksd,
                                  const char *const  *pilihan,
                                  gboolean            is_bernomor,
                                  PrkPaketKemajuan    kemajuan,
                                  gpointer            data,
                                  GCancellable       *cancellable,
                                  GError            **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrkBundelHasil, prk_bundel_hasil_free)

G_END_DECLS
