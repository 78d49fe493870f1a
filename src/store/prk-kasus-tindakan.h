/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "prk-kasus-daftar.h"

G_BEGIN_DECLS

/* Events that belong together, of several cases, in one transaction: what a meeting was and decided. Each is judged
 * where it stands; one that its case does not take is left out and says why, the others are written. */

typedef struct
{
  char       *ksd;      /* (nullable) NULL: the case of the TKKSD itself, which is begun when there is none */
  char       *jenis;
  JsonObject *isi;
  gboolean    is_awal;  /* only where its line has not begun or is over: the decree, before the first meeting */
  char       *path;     /* (nullable) of the record that is given beside: there the event's id is noted, and what has one
                         * already is not written again */
  PrkRecord  *rekaman;  /* (nullable) the path is one of this record instead; taken */

  /* Afterwards: */
  gboolean         is_sudah; /* it was there */
  char            *sudah;    /* (nullable) its id, where it was there but not noted */
  PrkKasusCatatan *catatan;  /* (nullable) what became of it */
} PrkTindakan;

PrkTindakan *prk_tindakan_new  (const char *ksd,
                                const char *jenis,
                                JsonObject *isi,
                                const char *path) G_GNUC_WARN_UNUSED_RESULT; /* takes @isi */
void         prk_tindakan_free (PrkTindakan *self);

/* @tindakan: (element-type PrkTindakan), in their order. @rekaman: (nullable): the record in which ids are noted.
 * None of the events may be one that gives a paper its number. */
gboolean     prk_kasus_lakukan        (PrkKasusDaftar *self,
                                       PrkRecord      *rekaman,
                                       GPtrArray      *tindakan,
                                       GError        **error);
/* @tindakan is not touched by the caller until it is done. */
void         prk_kasus_lakukan_async  (PrkKasusDaftar      *self,
                                       PrkRecord           *rekaman,
                                       GPtrArray           *tindakan,
                                       GCancellable        *cancellable,
                                       GAsyncReadyCallback  callback,
                                       gpointer             user_data);
/* (element-type PrkTindakan) (transfer container): those given, with what became of them. */
GPtrArray   *prk_kasus_lakukan_finish (PrkKasusDaftar  *self,
                                       GAsyncResult    *result,
                                       GError         **error) G_GNUC_WARN_UNUSED_RESULT;

/* The case of the TKKSD: the one there is, or the id that it will have. Blocks. */
char        *prk_kasus_dup_tkksd      (PrkKasusDaftar  *self,
                                       GError         **error) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrkTindakan, prk_tindakan_free)

G_END_DECLS
