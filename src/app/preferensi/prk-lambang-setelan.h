/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store/prk-store.h"

G_BEGIN_DECLS

/* The emblems that the office supplies: its own, the Garuda, those of its partners. What a person chooses is checked by the printer
 * itself before it is kept, so an emblem that is kept can be printed. Everything here runs on another thread. */

/* Which one, and how large it is drawn. */
typedef struct
{
  const char *daerah; /* the own one */
  const char *kunci;  /* code of a daerah, or "garuda" */
  const char *judul;
  int         size;   /* longer side of the texture in pixels */
} PrkLambangPilihan;

/* Result: a texture for the screen, or NULL without an error where no emblem was chosen. */
void        prk_lambang_setelan_load_async    (PrkStore                *store,
                                               const PrkLambangPilihan *pilihan,
                                               GCancellable            *cancellable,
                                               GAsyncReadyCallback      callback,
                                               gpointer                 user_data);
/* @file (nullable): takes the picture away; a frame stands in its place. */
void        prk_lambang_setelan_choose_async  (PrkStore                *store,
                                               const PrkLambangPilihan *pilihan,
                                               GFile                   *file,
                                               GCancellable            *cancellable,
                                               GAsyncReadyCallback      callback,
                                               gpointer                 user_data);
/* @sisi (out) (optional): pixels of the picture's longer side. */
GdkTexture *prk_lambang_setelan_finish        (GAsyncResult            *result,
                                               int                     *sisi,
                                               GError                 **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
