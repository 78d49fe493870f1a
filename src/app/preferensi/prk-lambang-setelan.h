/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "store/prk-store.h"

G_BEGIN_DECLS

/* The office's emblem: a blob of the store named by a setting. What a person chooses is checked
 * by the printer itself before it is kept, so an emblem that is kept can be printed. Everything
 * here runs on another thread. */

/* Result: a texture for the screen, or NULL without an error where no emblem was chosen. */
void        prk_lambang_setelan_load_async    (PrkStore            *store,
                                       int                  size,
                                       GCancellable        *cancellable,
                                       GAsyncReadyCallback  callback,
                                       gpointer             user_data);
void        prk_lambang_setelan_choose_async  (PrkStore            *store,
                                       GFile               *file,
                                       int                  size,
                                       GCancellable        *cancellable,
                                       GAsyncReadyCallback  callback,
                                       gpointer             user_data);
GdkTexture *prk_lambang_setelan_finish        (GAsyncResult  *result,
                                       GError       **error) G_GNUC_WARN_UNUSED_RESULT;
void        prk_lambang_setelan_remove        (PrkStore *store);

G_END_DECLS
