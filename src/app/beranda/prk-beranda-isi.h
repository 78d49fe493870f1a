/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "domain/prk-agenda.h"
#include "domain/prk-lembaga.h"
#include "store/prk-meja.h"

G_BEGIN_DECLS

/* All that the desk shows, as it stood when it was read. Immutable, any thread. */
#define PRK_TYPE_BERANDA_ISI (prk_beranda_isi_get_type ())
typedef struct
{
  gatomicrefcount ref_count;
  GPtrArray *kasus;   /* (nullable) (element-type PrkKasusRingkas) */
  GPtrArray *kak;     /* (element-type PrkRingkas) */
  GPtrArray *antrean; /* (element-type PrkAntrean) */
  GPtrArray *rapat;   /* (element-type PrkAgenda) by day; uid begins with the record's id */
  GPtrArray *ringkas; /* (nullable) (element-type PrkRapatRingkas) */
  GPtrArray *kewajiban; /* (nullable) (element-type PrkKewajibanNaskah) */
  PrkRecord *lembaga; /* (nullable) the decree about the TKKSD that nobody recorded */
  PrkKalender *kalender; /* (nullable) without the cases */
  PrkMejaPeran peran;
  char *perangkat_daerah; /* (nullable) */
  PrkHari hari_ini;
  PrkMeja *meja;
} PrkBerandaIsi;

GType          prk_beranda_isi_get_type     (void);
PrkBerandaIsi *prk_beranda_isi_ref          (PrkBerandaIsi *self);
void           prk_beranda_isi_unref        (PrkBerandaIsi *self);

/* @daftar: (nullable): without it what is quick to read, with it the cases, too. */
void           prk_beranda_isi_muat_async   (PrkStore            *store,
                                             PrkKasusDaftar      *daftar,
                                             const char          *perangkat_daerah,
                                             GCancellable        *cancellable,
                                             GAsyncReadyCallback  callback,
                                             gpointer             user_data);
PrkBerandaIsi *prk_beranda_isi_muat_finish  (GAsyncResult  *result,
                                             GError       **error) G_GNUC_WARN_UNUSED_RESULT;

/* What is due on one day. (transfer full) */
PrkMeja       *prk_beranda_isi_susun_hari   (PrkBerandaIsi *self,
                                             PrkHari        hari) G_GNUC_WARN_UNUSED_RESULT;
/* Deadlines and meetings that are not over. (element-type PrkAgenda) */
GPtrArray     *prk_beranda_isi_list_agenda  (PrkBerandaIsi *self) G_GNUC_WARN_UNUSED_RESULT;
guint          prk_beranda_isi_count_rapat  (PrkBerandaIsi *self,
                                             PrkHari        hari);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrkBerandaIsi, prk_beranda_isi_unref)

G_END_DECLS
