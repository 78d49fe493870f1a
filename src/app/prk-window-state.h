/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the window must know before the store is open, in a key file of the data folder: the
 * language, its size, and where it was left. Losing it loses no work. */
typedef struct
{
  char    *language; /* (nullable) "id" or "en" */
  int      width;    /* pixels; 0 where unknown */
  int      height;
  gboolean is_maximized;
  char    *place;    /* (nullable) "beranda", "kak" or "kak/<id>" */
  GStrv    open;     /* ids of the open KAK, in the order of their tabs; never NULL */
} PrkWindowState;

PrkWindowState *prk_window_state_load (const char *folder) G_GNUC_WARN_UNUSED_RESULT;
gboolean        prk_window_state_save (PrkWindowState  *self,
                                       const char      *folder,
                                       GError         **error);
void            prk_window_state_free (PrkWindowState *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PrkWindowState, prk_window_state_free)

G_END_DECLS
