/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "store/prk-store.h"

G_BEGIN_DECLS

/* Whose desk it is, and when it speaks up. */
AdwPreferencesPage *prk_meja_setelan_new (PrkStore *store);

G_END_DECLS
