/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/prk-store.h"

G_BEGIN_DECLS

/* Ctrl+K: type a few letters of anything in a KAK, pick with the arrows, open with Enter. */
#define PRK_TYPE_QUICK_SEARCH (prk_quick_search_get_type ())
G_DECLARE_FINAL_TYPE (PrkQuickSearch, prk_quick_search, PRK, QUICK_SEARCH, AdwWindow)

GtkWindow *prk_quick_search_new (GtkWindow *parent,
                                 PrkStore  *store);

G_END_DECLS
